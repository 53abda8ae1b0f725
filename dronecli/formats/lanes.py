"""What a timeline of a row holds: every statement as a bar over its window, the two sides in lanes of their own.

Formats that draw for people share it. Times are minutes of `timeline`; how they become columns or percents, and what is
written beside them, is each format's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dronecli import timeline
from dronecli.model import GOVERNOR_SIDE, Claim, Comparison, Row
from dronecli.timeline import MINUTES, Extent
from dronecli.tuples import NamedTuple

SIDES = ("governor", "ministry")
_CONTRADICTIONS = ("DC201", "DC202", "DC204")
_LANE = 12
"""Bars that a lane shows at most; the rest is a number."""
_LONGEST = 4 * MINUTES
"""A timeline shows no more than this around its day, however far a window reaches."""
_NO_DAY = 4
"""Stands for the day of a row without a date, so that its windows can be laid side by side; never shown."""


class Bar(NamedTuple):
    """One statement. The same one in several texts is one bar, and `claims` are the ids of all that tell it.

    `extent` is None where the texts name no window, and `start` to `end` is then the whole of the drawing. `counted` is
    true for what the row compares, false for what is said of its place and day besides. `clash` marks what cannot be
    true together with another bar of the drawing.
    """

    claim: Claim
    claims: tuple[str, ...]
    extent: Extent | None
    start: int
    end: int
    counted: bool
    clash: bool


class Lane(NamedTuple):
    """The bars of one side, those of the compared figures first; `hidden` is how many more there are."""

    side: str
    bars: tuple[Bar, ...]
    hidden: int


class Tick(NamedTuple):
    """A full hour on the axis. `day` is the ISO day that begins there, "" for other hours and days without a date."""

    at: int
    day: str

    @property
    def hour(self) -> int:
        """The hour of its day, 0 to 23."""
        return self.at % MINUTES // 60


class Drawing(NamedTuple):
    """The timeline of one row, from minute `low` to minute `high`."""

    low: int
    high: int
    lanes: tuple[Lane, ...]

    def ticks(self) -> tuple[Tick, ...]:
        """Every six hours, every twelve of more than two days, every midnight of more than three."""
        length = self.high - self.low
        step = 360 if length <= 2 * MINUTES else 720 if length <= 3 * MINUTES else MINUTES
        return tuple(
            Tick(at, timeline.iso(at // MINUTES) if at % MINUTES == 0 and at // MINUTES > 2 * _NO_DAY else "")
            for at in range(self.low, self.high + 1, step)
        )


def side_of(claim: Claim) -> str:
    """The side of the comparison that a claim is on by its source, or ""."""
    return "governor" if claim.source in GOVERNOR_SIDE else "ministry" if claim.source == "ministry" else ""


class Timelines:
    """The timelines of a comparison. `claims` gives path and claim behind an id; ids that it lacks are passed over."""

    def __init__(self, result: Comparison, claims: Mapping[str, tuple[str, Claim]]) -> None:
        self._claims = claims
        self._clashes: dict[str, list[frozenset[str]]] = {}
        for found in result.findings:
            if found.code in _CONTRADICTIONS:
                for name in found.claims:
                    self._clashes.setdefault(name, []).append(frozenset(found.claims))
        self._by_place: dict[tuple[str, str, str], list[str]] = {}
        for name, (_, claim) in claims.items():
            day = claim.window.date if claim.window else None
            if claim.place is None or claim.place.id is None or not day or not side_of(claim):
                continue
            if not claim.subset and claim.outcome in ("downed", "debris"):
                self._by_place.setdefault((claim.place.id.partition("/")[0], day, claim.object), []).append(name)

    def of(self, row: Row) -> Drawing:
        """The timeline of one row."""
        sides = {
            name: side
            for side, figure in zip(SIDES, (row.governor, row.ministry), strict=True)
            for name in (figure.claims if figure else ())
        }
        behind = [name for name in sides if name in self._claims]
        also = [
            name for name in self._by_place.get((row.place_id, row.date or "", row.object), ()) if name not in sides
        ]
        grouped: dict[tuple[Any, ...], tuple[str, Extent | None, list[str]]] = {}
        for name in [*behind, *also]:
            claim = self._claims[name][1]
            side = sides.get(name) or side_of(claim)
            extent = timeline.extent(claim.window, row.date or timeline.iso(_NO_DAY), claim.posted)
            span = (extent.outer, extent.exact) if extent else None
            same = (side, claim.count[:4], claim.place and claim.place.id, span, claim.type)
            grouped.setdefault(same, (side, extent, []))[2].append(name)
        low, high = _range([extent for _, extent, _ in grouped.values() if extent], timeline.ordinal(row.date))
        marked = self._marked(row, behind, also)
        lanes: dict[str, list[Bar]] = {side: [] for side in SIDES}
        for side, extent, names in grouped.values():
            start, end = (min(max(at, low), high) for at in (extent.outer if extent else (low, high)))
            clash = not marked.isdisjoint(names)
            claim = self._claims[names[0]][1]
            lanes[side].append(Bar(claim, tuple(names), extent, start, end, names[0] in sides, clash))
        for bars in lanes.values():
            bars.sort(key=lambda bar: (not bar.counted, bar.extent.outer if bar.extent else (low, high)))
        shown = (Lane(side, tuple(bars[:_LANE]), max(len(bars) - _LANE, 0)) for side, bars in lanes.items())
        return Drawing(low, high, tuple(shown))

    def _marked(self, row: Row, behind: list[str], also: list[str]) -> set[str]:
        """The claims of a drawing that contradict others in it; what contradicts something elsewhere is not marked."""
        here = {*behind, *also}
        found = {name for name in here for clash in self._clashes.get(name, ()) if len(clash & here) > 1}
        return found or (set(behind) if row.verdict == "conflict" else set())


def _range(extents: Iterable[Extent], day: int | None) -> tuple[int, int]:
    """The minutes that a drawing shows: its day and every window, to the next six hours, within limits."""
    known = list(extents)
    if day is None:
        day = known[0].day if known else _NO_DAY
    base = day * MINUTES
    low = min([base, *(extent.outer[0] for extent in known)]) // 360 * 360
    high = -(-max([base + MINUTES, *(extent.outer[1] for extent in known)]) // 360) * 360
    if high - low > _LONGEST:
        low, high = max(low, base - MINUTES), min(high, base + 2 * MINUTES)
    return low, high
