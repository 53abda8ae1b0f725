"""DC101: the parts of a total do not add up to it.

Five of six bulletins that one outlet retold added up; the sixth said 67 and listed Rostov twice, with 11 and with 7,
and came to 74. So the sum finds a corrupted list without a second source, and a place named twice is worth naming.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dronecli.findings.rule import Examined, Rule, bounds, counted, partial
from dronecli.model import Claim, Finding


def check(examined: Examined) -> Iterator[Finding]:
    """A finding for every total whose parts come to more, or to less where they are said to be all."""
    totals = {c.part_of for c in examined.claims if c.part_of is not None}
    for index in sorted(totals):
        if not 0 <= index < len(examined.claims):
            continue
        total = examined.claims[index]
        parts = [
            c for c in examined.parts(index)
            if c.object == total.object and c.outcome == total.outcome and c.count.min <= _most(total) * 1000
        ]  # fmt: skip
        for group in _divisions(total, parts):
            message = _mismatch(total, group)
            if message:
                members = (total, *group)
                ids = tuple(c.id for c in members)
                yield Finding(RULE.code, RULE.severity, message, (examined.at(total),), ids, total.span)


def _most(claim: Claim) -> int:
    return max(claim.count.min, claim.count.max or 0, 1)


def _divisions(total: Claim, parts: Sequence[Claim]) -> list[list[Claim]]:
    """The ways in which a total is divided: by place, or by time ("thirty at night, eleven by day")."""
    by_time = [c for c in parts if _elsewhen(total, c)]
    by_place = [c for c in parts if not _elsewhen(total, c)]
    return [group for group in (by_place, by_time) if group]


def _elsewhen(total: Claim, part: Claim) -> bool:
    if part.window is None or total.window is None:
        return False
    when, then = part.window, total.window
    return (when.kind, when.date, when.start, when.end) != (then.kind, then.date, then.start, then.end)


def _mismatch(total: Claim, parts: Sequence[Claim]) -> str:
    low, high = bounds(total)
    tellings = _alternatives(parts)
    sum_low = sum(min(bounds(c)[0] for c in same) for same in tellings)
    highs = [_high(same) for same in tellings]
    sum_high = None if None in highs else sum(h for h in highs if h is not None)
    if (high is None or sum_low <= high) and (sum_high is None or sum_high >= low):
        return ""
    stated = counted(low, high)
    terms = " + ".join(counted(*_range(same)) for same in tellings)
    if high is not None and sum_low > high:
        twice = _twice(parts, sum_low - high)
        return f"the parts add up to more than the total: {terms} = {counted(sum_low, sum_high)}, not {stated}{twice}"
    if sum_high is None or sum_high >= low or len({_place(c) for c in parts}) < max(2, len(parts)):
        return ""  # one part is no list; a place told twice is one told by two, or a list that says more than it should
    listed_after = all(c.span[0] >= total.span[0] for c in parts)
    if not listed_after or 2 * sum_high < low or partial(total.text, *(c.text for c in parts)):
        return ""
    missing = low - sum_high
    return (
        f"the parts add up to less than the total: {terms} = {counted(sum_low, sum_high)}, not {stated}; "
        f"{missing} {'is' if missing == 1 else 'are'} unaccounted for"
    )


def _range(same: Sequence[Claim]) -> tuple[int, int | None]:
    return min(bounds(c)[0] for c in same), _high(same)


def _high(same: Sequence[Claim]) -> int | None:
    highs = [bounds(c)[1] for c in same]
    return None if None in highs else max(h for h in highs if h is not None)


def _place(claim: Claim) -> tuple[str, ...]:
    inside = tuple(sorted(ref.id or ref.text for ref in claim.across))
    return ((claim.place.id or claim.place.text) if claim.place is not None else "", *inside)


def _alternatives(parts: Sequence[Claim]) -> list[list[Claim]]:
    """Parts, with tellings of one and the same part taken together.

    Those are figures for one place that different outlets are quoted with, or the same figure in another sentence. A
    place that one list names twice, with different figures, is counted twice, as its reader would.
    """
    groups: dict[tuple[object, ...], list[Claim]] = {}
    by_outlet: dict[tuple[str, ...], list[Claim]] = {}
    nth: dict[tuple[object, ...], int] = {}
    for part in parts:
        place = _place(part)
        told = by_outlet.get(place)
        if told is not None and (part.via or told[0].via) and part.via != told[0].via:
            told.append(part)
            continue
        here = (place, part.count.min, part.count.max)
        again = nth.get((*here, part.text), 0)  # twice in one sentence is twice in the list
        nth[(*here, part.text)] = again + 1
        group = groups.setdefault((*here, again), [])
        group.append(part)
        by_outlet.setdefault(place, group)
    return list(groups.values())


def _twice(parts: Sequence[Claim], excess: int) -> str:
    seen: dict[tuple[str, ...], list[Claim]] = {}
    for part in parts:
        seen.setdefault(_place(part), []).append(part)
    notes = []
    for same in seen.values():
        if len(same) > 1 and same[0].place is not None:
            fits = next((c for c in same if c.count.min == c.count.max == excess), None)
            exact = f"; without its {excess} the list adds up" if fits is not None else ""
            notes.append(f"{same[0].place.name} stands in the list {len(same)} times{exact}")
    return f" ({'; '.join(notes)})" if notes else ""


RULE = Rule(
    "DC101",
    "breakdown-mismatch",
    "warning",
    "a breakdown does not add up to its total",
    "The parts of a total, without those that a text only mentions as included in a part, are added up; hedged counts"
    " as ranges. A sum above the total is always reported. A sum below it is reported where two parts or more follow "
    "the total as a list that accounts for at least half of it, and the wording does not say that they are some among"
    " others. A place that the list names twice is named.",
    "The ministry claims that 27 drones were shot down: 13 over the Volgograd region, 8 over the Rostov region and 3 "
    "over Crimea.",
    check,
)
