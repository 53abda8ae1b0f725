"""The comparison itself: statements into buckets of place and day, a row for each, findings over all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dronecli import timeline
from dronecli.errors import DroneClaimsError
from dronecli.findings.compared import Clash, Compared, Judged, Retold, Stated, Told
from dronecli.model import Comparison, Finding, Location, ParsedDocument, Reason, Row, Side
from dronecli.reconcile import country, figures, measure
from dronecli.reconcile.figures import Figure
from dronecli.reconcile.measure import Contradiction
from dronecli.reconcile.reasons import ENGLISH, All, Days, Part, Range, Tally, When, Who
from dronecli.reconcile.sides import FIRST, SECOND, Sides
from dronecli.reconcile.statements import Statement, gather, of_one_type
from dronecli.reconcile.verdicts import Judgement, distance, judge, reason, sum_of
from dronecli.timeline import NARROWER, SAME, iso, ordinal

_NO_ROW = ("RU", "UA", "SEA-BLACK", "SEA-AZOV", "SEA-CASPIAN", "SEA-BALTIC")
_TWO_ARMIES = ("UA-40", "UA-43")
"""Of the regions with an id of Ukraine's, those whose head and the ministry count for the same forces."""


def run(
    documents: Iterable[ParsedDocument],
    *,
    kind: str,
    by: str,
    level: str,
    place: str | None,
    since: str | None,
    until: str | None,
    sides: tuple[str, str],
    strict: bool,
    select: Sequence[str],
    ignore: Sequence[str],
) -> Comparison:
    """See `reconcile.compare`."""
    from dronecli import findings

    if by not in ("day", "month"):
        raise DroneClaimsError(f"--by is day or month (got {by!r})")
    if level not in ("region", "district"):
        raise DroneClaimsError(f"--level is region or district (got {level!r})")
    for name, date in (("since", since), ("until", until)):
        if date is not None and ordinal(date) is None:
            raise DroneClaimsError(f"--{name} takes a day such as 2025-07-21 (got {date!r})")
    parsed = documents if isinstance(documents, (list, tuple)) else list(documents)
    who = Sides(sides)
    statements = gather(parsed, who, kind)
    if level == "district":
        statements = _by_district(statements)
    wanted = _Choice(place, since, until)
    judged, inner = _rows(statements, who, strict=strict, kind=kind)
    inner.extend(country.contradictions(statements))
    judged = [j for j in judged if wanted.row(j.row)]
    inner = [c for c in inner if wanted.keeps(c.place, c.statements[0].name, None if c.scope else c.date)]
    told = [s for s in statements if len(s.versions) > 1 and wanted.keeps(s.place, s.name, None if s.scope else s.date)]
    found = [f for document in parsed for f in document.findings if findings.chosen(f.code, select, ignore)]
    context = Compared(tuple(judged), tuple(_clash(c) for c in inner), tuple(_retold(s) for s in told))
    found.extend(sorted(findings.check_comparison(context, select, ignore), key=_place_in_files))
    rows = tuple(j.row for j in judged)
    if by == "month":
        rows = tuple(_by_month(rows, who.labels))
    return Comparison(rows, tuple(found), _summary(parsed, rows))


def _place_in_files(finding: Finding) -> tuple[object, ...]:
    return (finding.code, finding.locations, finding.message)


class _Choice:
    """Which rows a user wants: one place, a stretch of days."""

    def __init__(self, place: str | None, since: str | None, until: str | None) -> None:
        self.place = " ".join(place.casefold().split()) if place else None
        self.since, self.until = since, until

    def row(self, row: Row) -> bool:
        return self.keeps(row.place_id, row.place_name, row.date)

    def keeps(self, place: str, name: str, date: str | None) -> bool:
        if self.place is not None:
            ids = (place.casefold(), place.partition("/")[0].casefold(), name.casefold())
            if self.place not in ids:
                return False
        if self.since is None and self.until is None:
            return True
        return date is not None and (self.since or date) <= date <= (self.until or date)


def _by_district(statements: Sequence[Statement]) -> list[Statement]:
    """Counts of one district or town alone, each on its own place."""
    made = []
    for s in statements:
        across = [ref for ref in s.first.claim.across if ref.id and "/" in ref.id]
        if len(across) == 1 and len(s.first.claim.across) == 1 and across[0].id is not None:
            named = across[0]
            made.append(s._replace(place=across[0].id, name=named.name, area=(), vague=False, wide=False, parent=""))
    return made


def _rows(
    statements: Sequence[Statement], who: Sides, *, strict: bool, kind: str
) -> tuple[list[Judged], list[Contradiction]]:
    places: dict[tuple[str, str], list[Statement]] = {}
    for s in statements:
        places.setdefault((s.place, s.scope), []).append(s)
    judged: list[Judged] = []
    inner: list[Contradiction] = []
    for (place, _), here in sorted(places.items()):
        group = of_one_type(here)
        found = measure.contradictions(group)
        inner.extend(c for c in found if not c.cross)
        if place in _NO_ROW or kind == "target":
            continue
        cross: dict[str, list[Contradiction]] = {}
        if not (place.startswith("UA-") and who.default and place not in _TWO_ARMIES):
            for c in found:
                if c.cross:
                    cross.setdefault(c.date, []).append(c)
        doubtful = {id(s) for c in found if not c.cross for s in c.statements}
        judged.extend(_place_rows(group, cross, doubtful, who, strict))
    judged.sort(key=lambda j: (j.row.date is None, j.row.date or "", j.row.place_id, j.members[0].locations))
    return judged, inner


def _place_rows(
    group: Sequence[Statement], cross: dict[str, list[Contradiction]], doubtful: set[int], who: Sides, strict: bool
) -> list[Judged]:
    days: dict[str, dict[str, list[Statement]]] = {}
    for s in group:
        if s.side:
            days.setdefault(s.date, {FIRST: [], SECOND: []})[s.side].append(s)
    joined: set[int] = set()
    rows: dict[str, Judged] = {}
    for date in sorted(days, reverse=True):
        here = days[date]
        first, second = (_with_evening(here[a], here[b], days, date, a) for a, b in ((FIRST, SECOND), (SECOND, FIRST)))
        if not first or not second:
            only = first or second
            if all(id(s) in joined for s in only):
                continue
            rows[date] = _alone(only, bool(first), date, who)
            continue
        judgement, one, other, proof = _judged(first, second, cross.get(date, []), doubtful, who, strict)
        used = {id(s) for figure in (one, other) for s in figure.statements}
        joined |= {id(s) for s in (*first, *second) if s.date != date and id(s) in used}
        rows[date] = _row(one, other, judgement, proof, date)
    return [rows[date] for date in sorted(rows)]


def _with_evening(
    own: Sequence[Statement],
    others: Sequence[Statement],
    days: dict[str, dict[str, list[Statement]]],
    date: str,
    side: str,
) -> list[Statement]:
    """A side's statements of a day, with those of the evening before that lie inside a night of the other side's."""
    day = ordinal(date)
    before = days.get(iso(day - 1)) if day is not None else None
    if before is None or not others:
        return list(own)
    evening = [
        s
        for s in before[side]
        if s.extent is not None and any(timeline.relation(s.extent, t.extent) in (NARROWER, SAME) for t in others)
    ]
    return [*own, *evening]


def _judged(
    first: Sequence[Statement],
    second: Sequence[Statement],
    cross: Sequence[Contradiction],
    doubtful: set[int],
    who: Sides,
    strict: bool,
) -> tuple[Judgement, Figure, Figure, Contradiction | None]:
    one, other = figures.pairs(first, second)
    judgement = judge(one, other, who.labels, strict=strict)
    place = one.statements[0].place
    if (
        place.startswith("UA-")
        and who.default
        and place not in _TWO_ARMIES
        and judgement.verdict in ("conflict", "explained")
    ):
        return (
            Judgement("unclear", (reason("own-forces"),)),
            one,
            other,
            None,
        )
    proof = None
    if judgement.verdict == "conflict":
        members = measure.clash([*one.statements, *other.statements])
        if members is not None:
            latest = max(members, key=lambda s: s.date)
            proof = Contradiction(latest.place, latest.scope, latest.date, members, True)
    elif cross:
        proof = min(cross, key=lambda c: len(c.statements))
        one, other = (_shown([s for s in proof.statements if s.side == side]) for side in (FIRST, SECOND))
        pair = judge(one, other, who.labels)
        judgement = pair if pair.verdict == "conflict" else Judgement("conflict", (_chain(proof, who.labels),))
    elif judgement.verdict == "agree" and doubtful & {id(s) for f in (one, other) for s in f.statements}:
        judgement = Judgement("unclear", (*judgement.reasons, reason("doubtful")))
    return judgement, one, other, proof


def _shown(statements: Sequence[Statement]) -> Figure:
    """The figure of one side in a contradiction: a single statement, a sum of disjoint ones, or else the widest."""
    made = [figures.single(s) for s in statements]
    if len(made) == 1:
        return made[0]
    made.sort(key=lambda f: f.extent.outer if f.extent else (0, 0))
    windows = [f.extent.outer for f in made if f.extent is not None]
    if all(a[1] <= b[0] for a, b in zip(windows, windows[1:], strict=False)):
        return figures.total(made)
    areas = [set(f.area) for f in made]
    if all(areas) and sum(len(a) for a in areas) == len(set().union(*areas)) and len(set(windows)) == 1:
        return figures.stated(statements)[-1]
    return max(made, key=lambda f: (f.whole, f.extent.length if f.extent else 0, f.lo))


def _chain(proof: Contradiction, labels: tuple[str, str]) -> Reason:
    parts = []
    for s in sorted(proof.statements, key=lambda s: s.extent.outer if s.extent else (0, 0)):
        said = {"a": Who(labels[0] if s.side == FIRST else labels[1]), "count": Range(s.lo, s.hi), "x": When(s.window)}
        if s.whole:
            parts.append(reason("has", **said))
        else:
            parts.append(reason("has-over", part=Part(s.first.claim.across[:3]), **said))
    return reason("chain", all=All(tuple(parts), "; "))


def _row(one: Figure, other: Figure, judgement: Judgement, proof: Contradiction | None, date: str) -> Judged:
    head = one.statements[0]
    gap = distance((one.lo, one.hi), (other.lo, other.hi))
    row = Row(
        head.place, _name((*one.statements, *other.statements)), None if head.scope else date,
        head.first.claim.object, figures.side(one), figures.side(other), gap, judgement.verdict, judgement.why,
        judgement.reasons,
    )  # fmt: skip
    members = tuple(_stated(s) for s in (*one.statements, *other.statements))
    return Judged(row, members, None if proof is None else _clash(proof))


def _alone(statements: Sequence[Statement], first: bool, date: str, who: Sides) -> Judged:
    figure = figures.alone(statements)
    head = figure.statements[0]
    side = figures.side(figure)
    silent = who.labels[1] if first else who.labels[0]
    reasons = [reason("silent", a=Who(silent))]
    if figure.derived and len(figure.statements) > 1:
        reasons.append(reason("sum", sum=sum_of(figure)))
    row = Row(
        head.place, _name(figure.statements), None if head.scope else date, head.first.claim.object,
        side if first else None, None if first else side, None, "governor-only" if first else "ministry-only",
        ENGLISH.of(reasons), tuple(reasons),
    )  # fmt: skip
    return Judged(row, tuple(_stated(s) for s in figure.statements), None)


def _name(statements: Sequence[Statement]) -> str:
    """The place's name as most claims have it, the id where none has a name."""
    return next((s.name for s in statements if s.name != s.place), statements[0].place)


def _stated(s: Statement) -> Stated:
    """A statement as a finding speaks of it, with every place where it is told."""
    tellings = [telling for version in s.versions for telling in version.tellings]
    where = tuple(dict.fromkeys(Location(t.path, t.claim.line, t.claim.column) for t in tellings))
    area = "" if s.whole else ", ".join(ref.name or ref.text for ref in s.first.claim.across[:3]) or "a part of it"
    return Stated(_speaker(s), s.lo, s.hi, timeline.describe(s.window), area, s.type, where, s.ids)


def _speaker(s: Statement) -> str:
    return "the ministry" if s.who[0] == "ministry" else s.first.claim.speaker or f"the {s.who[0]} source"


def _clash(c: Contradiction) -> Clash:
    date = None if c.statements[0].scope else c.date
    if c.place in ("RU", "UA"):  # a total of the country, and the regions that exceed it
        head = c.statements[0]
        regions = tuple(_stated(s)._replace(area=s.name) for s in c.statements[1:])
        if len({s.place for s in c.statements}) > 1:
            return Clash(head.name, date, (_stated(head), *regions), 0)
    ordered = sorted(c.statements, key=lambda s: s.extent.outer if s.extent else (0, 0))
    return Clash(_name(c.statements), date, tuple(_stated(s) for s in ordered), _exceeded(ordered))


def _exceeded(statements: Sequence[Statement]) -> int | None:
    """Which of three statements or more is the ceiling that the others together exceed; None where that is not the
    case.
    """
    if len(statements) < 3:
        return None
    for n, wide in enumerate(statements):
        parts = [s for s in statements if s is not wide]
        if wide.hi is not None and sum(s.lo for s in parts) > wide.hi and all(measure.inside(s, wide) for s in parts):
            return n
    return None


def _retold(s: Statement) -> Retold:
    told = _stated(s)
    versions = []
    for version in s.versions:
        names = (t.claim.via or t.path.replace("\\", "/").rpartition("/")[2] for t in version.tellings)
        carriers = tuple(dict.fromkeys(names))
        versions.append(Told(version.lo, version.hi, carriers, len({t.path for t in version.tellings})))
    return Retold(s.name, told.who, told.window, tuple(versions), not s.uncertain, told.locations, told.claims)


_WORST = {"conflict": 0, "unclear": 1, "explained": 2, "agree": 3}


def _by_month(rows: Sequence[Row], labels: tuple[str, str]) -> Iterable[Row]:
    """Rows of one place and month as one: the days on which both sides count are added up, the others are not."""
    groups: dict[tuple[str, str, str], list[Row]] = {}
    for n, row in enumerate(rows):
        month = row.date[:7] if row.date is not None else f"?{n}"
        groups.setdefault((month, row.place_id, row.object), []).append(row)
    for (month, _, _), group in sorted(groups.items()):
        if month.startswith("?"):
            yield group[0]
            continue
        both = [row for row in group if row.governor is not None and row.ministry is not None]
        head = group[0]
        if not both:
            first = [row.governor for row in group if row.governor is not None]
            second = [row.ministry for row in group if row.ministry is not None]
            one, other = _month_side(first), _month_side(second)
            if one is not None and other is not None:
                judgement = Judgement("unclear", (reason("never-both"),))
            else:
                judgement = Judgement(head.verdict, (head.reasons[0]._replace(code="silent-month"),))
            yield _month(head, month, one, other, judgement)
            continue
        one = _month_side([row.governor for row in both if row.governor is not None])
        other = _month_side([row.ministry for row in both if row.ministry is not None])
        worst = min((row.verdict for row in both), key=lambda v: _WORST[v])
        tally = tuple((v, n) for v in _WORST if (n := sum(row.verdict == v for row in both)))
        reasons = [reason("month", days=Days(len(both)), tally=Tally(tally))]
        if left := len(group) - len(both):
            reasons.append(reason("day-left" if left == 1 else "days-left", days=Days(left)))
        yield _month(head, month, one, other, Judgement(worst, tuple(reasons)))


def _month(head: Row, month: str, one: Side | None, other: Side | None, judgement: Judgement) -> Row:
    return head._replace(
        date=month, governor=one, ministry=other, difference=_gap(one, other), verdict=judgement.verdict,
        why=judgement.why, reasons=judgement.reasons,
    )  # fmt: skip


def _month_side(known: Sequence[Side]) -> Side | None:
    if not known:
        return None
    highs = [s.max for s in known]
    high = None if None in highs else sum(h for h in highs if h is not None)
    ids = tuple(dict.fromkeys(i for s in known for i in s.claims))
    return Side(
        sum(s.min for s in known), high, None, ids, len(known) > 1 or known[0].derived, any(s.approx for s in known)
    )


def _gap(one: Side | None, other: Side | None) -> int | None:
    return None if one is None or other is None else distance((one.min, one.max), (other.min, other.max))


def _summary(parsed: Sequence[ParsedDocument], rows: Sequence[Row]) -> dict[str, int]:
    counts = {"documents": len(parsed), "claims": sum(len(document.claims) for document in parsed)}
    for verdict in ("agree", "explained", "unclear", "conflict", "governor-only", "ministry-only"):
        counts[verdict.replace("-", "_")] = sum(row.verdict == verdict for row in rows)
    return counts
