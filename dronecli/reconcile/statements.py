"""Claims as statements: what one source says once, with all the places where it is told.

Ten outlets that carry one bulletin make one statement with ten appearances. Claims are one statement where source,
place, area, type and window are the same. Where such claims give different numbers, a correction or a later tally
stands for the earlier ones. Otherwise one statement is told in several ways: what the original says is taken, or else
what most documents say; where neither settles it, the range spans all the versions and the statement is marked
uncertain.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dronecli.model import GOVERNOR_SIDE, Claim, Count, ParsedDocument, PlaceRef, Window
from dronecli.reconcile.sides import Sides
from dronecli.reconcile.wording import wordings
from dronecli.timeline import Extent, extent, iso, ordinal
from dronecli.tuples import NamedTuple

Area = tuple[tuple[str, str], ...]
"""Places inside a place, as (class, id): two of one class share nothing, two of different classes may nest."""

_ANY_DAY = "0004-01-01"
"""Stands for the one day of a document that names none; never shown, never compared with another document."""

_INFERRED = ("speaker", "source", "context")
"""Methods by which a region is supplied and not read, so that a count over towns stays a count over those towns."""


class Telling(NamedTuple):
    """One appearance of a statement: a claim and the document that carries it.

    `own` is true where the document is the source's own (its channel, its bulletin) and not a retelling.
    """

    path: str
    claim: Claim
    posted: tuple[str, str]
    own: bool


class Version(NamedTuple):
    """One number that a statement is told with, and where."""

    lo: int
    hi: int | None
    approx: bool
    tellings: tuple[Telling, ...]


class Statement(NamedTuple):
    """What one source says of one place, area, type and window.

    `lo` and `hi` bound the count, widened where it is approximate. `area` is empty for the whole place; a part has
    `vague` set where some of its places are not known. `wide` marks a count that may reach beyond its place. `parent`
    is "part" or "subset" where a total of the same place is stated with it. `scope` is the path of a document without
    a date, whose statements are compared among themselves only. `uncertain`: told in several ways, and nothing settles
    it. `implied` is the type of the total that an untyped count is a part of.
    """

    side: str
    who: tuple[str, str]
    place: str
    name: str
    area: Area
    vague: bool
    wide: bool
    type: str | None
    scope: str
    date: str
    extent: Extent | None
    window: Window | None
    lo: int
    hi: int | None
    approx: bool
    parent: str
    versions: tuple[Version, ...]
    derived: bool = False
    uncertain: bool = False
    implied: str | None = None

    @property
    def whole(self) -> bool:
        """Whether it counts the whole place."""
        return not self.area and not self.vague

    @property
    def first(self) -> Telling:
        """The telling that stands for all in names and positions."""
        return self.versions[0].tellings[0]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all claims that tell it."""
        return tuple(telling.claim.id for version in self.versions for telling in version.tellings)

    @property
    def shown(self) -> tuple[int, int | None]:
        """The range of all versions, which is what a row shows."""
        if len(self.versions) < 2 or self.derived:
            return self.lo, self.hi
        highs = [version.hi for version in self.versions]
        high = None if None in highs else max(h for h in highs if h is not None)
        return min(version.lo for version in self.versions), high


def bounds(count: Count) -> tuple[int, int | None]:
    """A count as whole numbers: "about ten" stands for anything from three quarters to five quarters of ten.

    >>> bounds(Count(10, 10, approx=True)), bounds(Count(11, None)), bounds(Count(7, 7))
    ((8, 12), (11, None), (7, 7))
    """
    if count.approx:
        return -(-3 * count.min // 4), None if count.max is None else 5 * count.max // 4
    return count.min, count.max


def region_of(place: PlaceRef | None) -> str | None:
    """The region, country or sea that holds a place: the part of its id before the slash."""
    return place.id.partition("/")[0] if place is not None and place.id else None


def place_class(place: PlaceRef) -> str:
    """Places of one class are disjoint: districts among themselves, towns among themselves."""
    if place.kind in ("region", "sea", "country"):
        return "region"
    if place.kind in ("district", "city-district"):
        return place.kind
    name = (place.name_ru or place.name_uk or place.name).casefold()
    return "district" if name.endswith(("район", " district", " округ")) else "town"


class _Reader:
    """One document's claims with what they take from each other: dates, parents, the reach of a count."""

    def __init__(self, parsed: ParsedDocument, sides: Sides, kind: str) -> None:
        self.document = parsed.document
        self.claims = parsed.claims
        self.wordings = wordings(parsed)
        self.sides = sides
        self.used = [
            i
            for i, claim in enumerate(parsed.claims)
            if claim.object == kind and claim.outcome == "downed" and not claim.cumulative and region_of(claim.place)
        ]
        # An undated text that sets its day beside "the previous night" tells of two days that nothing else keeps apart.
        own = [i for i in self.used if not self.wordings[i].earlier]
        self.used = own or self.used
        self.dated = {
            i: claim.window.date
            for i, claim in enumerate(parsed.claims)
            if claim.window is not None and claim.window.date is not None and ordinal(claim.window.date) is not None
        }

    def parent(self, claim: Claim) -> Claim | None:
        index = claim.part_of
        return self.claims[index] if index is not None and 0 <= index < len(self.claims) else None

    def day(self, index: int, side: str) -> tuple[str, str]:
        """The day of a claim and the scope in which it counts ("" for everywhere).

        A claim without a date is of its document's day; but where the other side speaks of the same place in the same
        document on one other day alone, that day is the one in question. A document without any date is one day of its
        own.
        """
        claim = self.claims[index]
        if index in self.dated:
            return self.dated[index] or _ANY_DAY, ""
        partial = claim.window.date if claim.window is not None else None
        if partial is not None and ordinal(f"0004-{partial[-5:]}") is not None:
            return f"0004-{partial[-5:]}", self.document.path
        total = self.parent(claim)
        if total is not None and claim.part_of in self.dated:
            return self.dated[claim.part_of] or _ANY_DAY, ""
        own = self.document.date if ordinal(self.document.date) is not None else None
        place = region_of(claim.place)
        opposite = {
            date
            for i, date in self.dated.items()
            if region_of(self.claims[i].place) == place
            and self.sides.of(self.claims[i], self.document) not in ("", side)
        }
        if claim.window is None and len(opposite) == 1:
            return opposite.pop() or _ANY_DAY, ""
        if own is not None:
            return own, ""
        everywhere = {date for i, date in self.dated.items() if not self.claims[i].cumulative}
        if len(everywhere) == 1:
            return everywhere.pop() or _ANY_DAY, ""
        return _ANY_DAY, self.document.path

    def posted(self, claim: Claim) -> tuple[str, str]:
        """When the message went out: the document's day and a clock time, "" where not known."""
        return self.document.date or "", claim.posted or self.document.time or ""

    def with_night(self, index: int) -> bool:
        """Whether a day's count takes in the night before it."""
        window = self.claims[index].window
        if window is None or window.kind != "day":
            return False
        if window.start_date is not None and window.date is not None and window.start_date < window.date:
            return True
        return self.wordings[index].with_night

    def wide(self, index: int) -> bool:
        """Whether the ministry's "Moscow region" may take in the city: it is said of drones that flew there."""
        claim = self.claims[index]
        if claim.source != "ministry" or claim.place is None or claim.place.id != "RU-MOS" or claim.across:
            return False
        for i, other in enumerate(self.claims):
            if i == index or other.source != "ministry" or other.place is None or other.object != claim.object:
                continue
            if other.place.id == "RU-MOW" and other.part_of == claim.part_of:
                return False
        worded = f"{claim.place.text} {claim.quote}".casefold()
        return "регион" in worded or "регіон" in worded or any(c.subset and c.part_of == index for c in self.claims)

    def area(self, index: int) -> tuple[Area, bool]:
        """The part of the place that a count is of, and whether that part is not fully known.

        "Twelve over the region: in districts A and B" is the whole region: the region is read before its districts.
        "Twelve over districts A and B" is those districts, and so is whatever a mayor counts.
        """
        claim = self.claims[index]
        place = claim.place
        assert place is not None
        assert place.id is not None
        inside = [ref for ref in claim.across if not (ref.id and "/" not in ref.id and place.id not in ("RU", "UA"))]
        if "/" in place.id:
            inside = [place]
        if not inside:
            return (), claim.source == "municipal"
        if claim.source != "municipal" and place.id not in ("RU", "UA") and self._region_first(index, place, inside):
            return (), False
        known = {(place_class(ref), ref.id) for ref in inside if ref.id}
        return tuple(sorted((kind, name) for kind, name in known if name)), any(ref.id is None for ref in inside)

    def _region_first(self, index: int, place: PlaceRef, inside: Sequence[PlaceRef]) -> bool:
        if not place.text or place.method is None or place.method in _INFERRED or place.span is None:
            return False
        if self.claims[index].stated_places is not None or self.wordings[index].title:
            return False
        return all(ref.span is not None and place.span[0] < ref.span[0] for ref in inside)

    def own(self, claim: Claim) -> bool:
        """Whether the document is the source's own publication."""
        source = (self.document.source or "").casefold()
        if not source or claim.via:
            return False
        if claim.source == "ministry":
            return any(
                word in source for word in ("ministry", "минобороны", "міноборони", "министерство обороны", "mod_")
            )
        names = [name for name in (claim.speaker or "").casefold().split() if len(name) > 3]
        return source == claim.source or (bool(names) and names[-1] in source)

    def who(self, claim: Claim, place: str) -> tuple[str, str]:
        """Who speaks: a person is known by the region headed, since names come in many spellings."""
        if claim.source == "ministry":
            return "ministry", ""
        if claim.source in ("governor", "regional"):
            name = " ".join((claim.speaker or "").casefold().split())
            return claim.source, claim.speaker_region or (place if place not in ("RU", "UA") else name)
        if claim.source == "municipal" and claim.across:
            return "municipal", claim.across[0].id or claim.across[0].text
        if claim.source == "unattributed":
            return "unattributed", self.document.path
        return claim.source, " ".join((claim.speaker or "").casefold().split())


_Key = tuple[object, ...]


def gather(documents: Iterable[ParsedDocument], sides: Sides, kind: str) -> list[Statement]:
    """All statements of counts of one object downed, in an order that does not depend on that of the documents."""
    groups: dict[_Key, list[tuple[Statement, str | None]]] = {}
    for parsed in documents:
        reader = _Reader(parsed, sides, kind)
        for index in reader.used:
            read = _statement(reader, index)
            key = _key(read)
            groups.setdefault(key, []).append((read, reader.claims[index].relation))
    settled = [statement for group in _corrected(groups) for statement in _settle(group)]
    return sorted(_tallied(_folded(settled)), key=order)


def _corrected(
    groups: dict[_Key, list[tuple[Statement, str | None]]],
) -> list[list[tuple[Statement, str | None]]]:
    """The groups without those that a correction which names the type puts right: "four drones … he amended the figure:
    nine fixed-wing UAVs"."""
    superseded = {
        _key(s._replace(type=None)) for group in groups.values() for s, r in group if r == "correction" and s.type
    }
    return [group for key, group in groups.items() if key not in superseded]


def _statement(reader: _Reader, index: int) -> Statement:
    claim, document = reader.claims[index], reader.document
    side = reader.sides.of(claim, document)
    place = region_of(claim.place)
    assert place is not None
    assert claim.place is not None
    day, scope = reader.day(index, side)
    posted = reader.posted(claim)
    total = reader.parent(claim)
    parent = ""
    if total is not None and total.object == claim.object and total.outcome == claim.outcome:
        if region_of(total.place) == place:
            parent = "subset" if claim.subset else "part"
        elif claim.subset:
            parent = "subset"
    window = claim.window
    where = extent(window, day, posted[1] or None, with_night=reader.with_night(index))
    if where is None and parent and total is not None and total.window is not None:
        span = extent(total.window, day, posted[1] or None)
        where = None if span is None else Extent(span.outer, None, False, "part", span.day)
    date = iso(where.day) if where is not None else day
    area, vague = reader.area(index)
    alike = total is not None and not area and not vague and total.type == claim.type
    if parent and alike and total is not None and _same_window(where, extent(total.window, day, posted[1] or None)):
        parent = "subset"  # "two, and then one more: three in all" over one place and night: each is a floor only
    lo, hi = bounds(claim.count)
    telling = Telling(document.path, claim, posted, reader.own(claim))
    name = claim.place.name if claim.place.id == place else place
    versions = (Version(lo, hi, claim.count.approx, (telling,)),)
    who, wide = reader.who(claim, place), reader.wide(index)
    return Statement(
        side, who, place, name, area, vague, wide, claim.type, scope, date, where, window, lo, hi, claim.count.approx,
        parent, versions, implied=total.type if total is not None and claim.type is None else None,
    )  # fmt: skip


def _same_window(part: Extent | None, total: Extent | None) -> bool:
    """Whether a part has no window of its own beside its total's."""
    return part is None or not part.exact or part == total


def of_one_type(statements: Sequence[Statement]) -> list[Statement]:
    """Parts of a typed total take its type where the other side counts that type too.

    "24 fixed-wing UAVs: 11 over A" answers the governor's "11 fixed-wing UAVs"; beside a count of UAVs of any type the
    eleven are told without one.
    """
    typed = {(s.side, s.type) for s in statements if s.type is not None}
    made = []
    for s in statements:
        answered = s.implied is not None and any(t == s.implied and side not in ("", s.side) for side, t in typed)
        made.append(s._replace(type=s.implied) if answered else s)
    return made


def _key(s: Statement) -> _Key:
    length = s.window.hours if s.window is not None and s.window.kind == "hours" else None
    where = (s.extent.outer, s.extent.inner) if s.extent is not None else None
    # The parts of a total stand side by side: two of them with different numbers are not one statement told twice.
    apart = (s.parent, s.first.path, s.lo, s.hi, s.first.claim.span) if s.parent else None
    return (s.side, s.who, s.place, s.area, s.vague, s.wide, s.type, s.scope, s.date, where, length, apart)


def order(s: Statement) -> tuple[object, ...]:
    """A sorting key that rests on what is said, and last on who says it."""
    where = s.extent.outer if s.extent is not None else (1 << 60, 1 << 60)
    high = 1 << 60 if s.hi is None else s.hi
    return (s.place, s.scope, where, s.area, s.type or "", s.lo, high, s.parent, s.vague, s.who, sorted(s.ids))


def _merged(group: Sequence[Statement]) -> tuple[Version, ...]:
    """The versions of one statement, each with its tellings, in an order of their own."""
    versions: dict[tuple[int, int | None, bool], list[Telling]] = {}
    for statement in group:
        for version in statement.versions:
            versions.setdefault((version.lo, version.hi, version.approx), []).extend(version.tellings)
    made = [
        Version(*key, tuple(sorted(tellings, key=lambda t: (t.path, t.claim.id)))) for key, tellings in versions.items()
    ]
    return tuple(sorted(made, key=lambda v: (-len(v.tellings), v.lo, -1 if v.hi is None else v.hi, v.approx)))


def _settle(group: Sequence[tuple[Statement, str | None]]) -> list[Statement]:
    """One statement of a group that differs in numbers only, or in corrections and additions."""
    plain: dict[tuple[int, int | None], set[str]] = {}
    for s, relation in group:
        if relation != "more":
            plain.setdefault((s.lo, s.hi), set()).add(s.first.path)
    added = [s for s, relation in group if relation == "more" and _adds(s, plain)]
    known = {id(s) for s in added}
    base = [s for s, _ in group if id(s) not in known]
    base, added = (base, added) if base else (added, [])
    more = _merged(added)
    for relation in ("correction", "total"):
        final = [s for s, r in group if r == relation]
        if final:
            base, more = [max(final, key=lambda s: (s.first.posted, s.lo, order(s)))], ()
            base = [s for s in final if (s.lo, s.hi) == (base[0].lo, base[0].hi)]
            break
    versions = _merged(base)
    chosen = base[0]
    if len(versions) > 1:
        chosen, versions = _choose(chosen, versions)
    else:
        chosen = chosen._replace(lo=versions[0].lo, hi=versions[0].hi, approx=versions[0].approx)
    chosen = chosen._replace(versions=versions)
    if more:
        total = chosen.hi
        for version in more:
            total = None if total is None or version.hi is None else total + version.hi
        later = tuple(telling for version in more for telling in version.tellings)
        low = chosen.lo + sum(version.lo for version in more)
        joined = Version(low, total, chosen.approx, (*chosen.versions[0].tellings, *later))
        chosen = chosen._replace(lo=low, hi=total, derived=True, versions=(joined,))
    return [chosen]


def _adds(s: Statement, plain: dict[tuple[int, int | None], set[str]]) -> bool:
    """Whether "three more" adds to what the same source said of the same window before.

    In a bulletin's list "another three over the Tula region" adds to other regions, and where another document tells
    the same number without the word it is that number again. So it adds on the governors' side alone, and not in lists.
    """
    if s.who[0] not in GOVERNOR_SIDE or s.first.claim.part_of is not None:
        return False
    paths = plain.get((s.lo, s.hi), set())
    return not paths or paths == {s.first.path}


def _choose(statement: Statement, versions: tuple[Version, ...]) -> tuple[Statement, tuple[Version, ...]]:
    """Which of several numbers for one statement is taken, and the versions that stay in question."""

    def take(version: Version, stay: tuple[Version, ...]) -> tuple[Statement, tuple[Version, ...]]:
        ordered = (version, *(other for other in stay if other is not version))
        return statement._replace(lo=version.lo, hi=version.hi, approx=version.approx), ordered

    posted = {version: {telling.posted for telling in version.tellings} for version in versions}
    timed = all(time for times in posted.values() for _, time in times)
    if statement.who[0] in GOVERNOR_SIDE and timed:
        latest = max(times for version in versions for times in posted[version])
        last = [version for version in versions if latest in posted[version]]
        if len(last) == 1:  # the same speaker, later: a new state of the count
            return take(last[0], (last[0],))
    if statement.extent is not None and statement.extent.kind == "since":
        return take(max(versions, key=lambda v: (v.lo, v.hi is None, v.hi or 0)), ())
    if _meeting(versions):  # hedged by one and not by another, or told without the number
        exact = tuple(v for v in versions if not all(t.claim.count.bare_plural for t in v.tellings)) or versions
        tellings = tuple(telling for version in versions for telling in version.tellings)
        highs = [version.hi for version in exact]
        high = None if None in highs else max(h for h in highs if h is not None)
        joined = Version(min(v.lo for v in exact), high, any(v.approx for v in exact), tellings)
        return take(joined, (joined,))
    paths = {version: {telling.path for telling in version.tellings} for version in versions}
    original = [version for version in versions if any(telling.own for telling in version.tellings)]
    if len(original) == 1:
        return take(original[0], versions)
    apart = all(not (paths[a] & paths[b]) for a in versions for b in versions if a is not b)
    ranked = sorted(versions, key=lambda v: -len(paths[v]))
    if apart and len(paths[ranked[0]]) > len(paths[ranked[1]]):
        return take(ranked[0], versions)
    highs = [version.hi for version in versions]
    high = None if None in highs else max(h for h in highs if h is not None)
    low = min(version.lo for version in versions)
    return statement._replace(lo=low, hi=high, uncertain=True), versions


def _meeting(versions: Sequence[Version]) -> bool:
    """Whether all the ranges share a number, so that nobody has told another number than the rest."""
    highs = [version.hi for version in versions if version.hi is not None]
    return not highs or max(version.lo for version in versions) <= min(highs)


def _folded(statements: Sequence[Statement]) -> list[Statement]:
    """Statements with those left out that only repeat another less exactly: without the window, or without the type."""
    exact: dict[_Key, list[Statement]] = {}
    for s in statements:
        if s.extent is not None:
            exact.setdefault((s.side, s.who, s.place, s.area, s.vague, s.scope, s.date, s.lo, s.hi), []).append(s)
    gone: set[int] = set()
    extra: dict[int, list[Version]] = {}
    for s in statements:
        if s.parent or s.derived or (s.extent is not None and s.type is not None):
            continue
        for fuller in exact.get((s.side, s.who, s.place, s.area, s.vague, s.scope, s.date, s.lo, s.hi), ()):
            if fuller is s or id(fuller) in gone or fuller.derived or len(fuller.versions) > 1 or len(s.versions) > 1:
                continue
            same_type = s.type is None or s.type == fuller.type
            same_window = s.extent is None or (fuller.type is not None and s.extent == fuller.extent)
            if same_type and same_window:
                gone.add(id(s))
                extra.setdefault(id(fuller), []).extend(s.versions)
                break
    kept = []
    for s in statements:
        if id(s) in gone:
            continue
        if id(s) in extra:
            tellings = [*s.versions[0].tellings, *(t for version in extra[id(s)] for t in version.tellings)]
            version = s.versions[0]._replace(tellings=tuple(sorted(tellings, key=lambda t: (t.path, t.claim.id))))
            s = s._replace(versions=(version,))
        kept.append(s)
    return kept


def _tallied(statements: Sequence[Statement]) -> list[Statement]:
    """Statements with earlier states of a running count left out: the last total of a day takes in what came before.

    A tally is a "since" count. What its speaker added that day without a window of its own ("four more") is a part of
    it, unless it was posted after the last total.
    """
    days: dict[_Key, list[Statement]] = {}
    for s in statements:
        if s.side and s.who[0] != "ministry" and not s.area:
            days.setdefault((s.side, s.who, s.place, s.scope, s.date, s.type), []).append(s)
    gone: set[int] = set()
    for group in days.values():
        tallies = [s for s in group if s.extent is not None and s.extent.kind == "since" and not s.parent]
        if not tallies or len(group) < 2:
            continue
        last = max(tallies, key=lambda s: (s.extent.outer[1] if s.extent else 0, s.first.posted, s.lo))
        best = max(tallies, key=lambda s: (s.lo, s.hi is None))
        sure = all(s.extent is not None and s.extent.exact for s in (last, best))
        if last.lo < best.lo and not sure:
            last = best  # nothing tells the order of posts, and a tally does not fall
        for s in group:
            if s is last or s.parent:
                continue
            loose = s.extent is None or (s.extent.kind == "since" and not s.extent.exact)
            if loose and not (s.first.posted[1] and last.first.posted[1] and s.first.posted > last.first.posted):
                gone.add(id(s))
    return [s for s in statements if id(s) not in gone]
