"""Why a verdict was given: reasons as values, and the words for them by language.

A `Reason` names a sentence of a table and fills its gaps. English stands here, since every comparison needs it; other
languages have tables of the same shape (the page keeps its own in `formats/report/words.yaml`).

>>> said = Reason("silent", (("a", Who("the ministry")),)), Reason("sum", (("sum", Sum(((2, 2), (3, None)))),))
>>> ENGLISH.of(said)
'the ministry gives no number for this place and day; the figure is the sum of 2 + 3 or more'
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dronecli import timeline
from dronecli.model import PlaceRef, Reason, Window
from dronecli.tuples import NamedTuple


class Who(NamedTuple):
    """A side, by its English label or by the name that a user gave it; `{a.who}` and `{a.whose}` in a table."""

    name: str


class Range(NamedTuple):
    """A count."""

    lo: int
    hi: int | None


class Sum(NamedTuple):
    """Counts that were added up."""

    ranges: tuple[tuple[int, int | None], ...]


class When(NamedTuple):
    """The window of a count, None where none is stated."""

    window: Window | None


class Part(NamedTuple):
    """Places inside a region, () for those that nobody names; `most` are listed, the others counted."""

    places: tuple[PlaceRef, ...]
    most: int | None = None


class Kind(NamedTuple):
    """A type of drone."""

    name: str | None


class Days(NamedTuple):
    """A number of days."""

    number: int


class Tally(NamedTuple):
    """How many there are of each verdict."""

    verdicts: tuple[tuple[str, int], ...]


class All(NamedTuple):
    """Several reasons in one; `by` stands between them."""

    reasons: tuple[Reason, ...]
    by: str


class _Side(NamedTuple):
    """A side's label as the subject of a sentence, and as a possessive."""

    who: str
    whose: str


_WINDOWS = "{first.who} speaks of {x}, {second.who} of {y}"
_REASONS = {
    "told-differently": "{a.whose} statement is told with different numbers, and the verdict hangs on which is right",
    "equal": "the figures are equal",
    "meet": "the ranges meet",
    "same-window": " for the same window ({x})",
    "uncompared": "the windows cannot be compared",
    "overlapping": "the windows overlap ({x}, {y})",
    "nested": "the windows nest ({x}, {y})",
    "apart": f"the windows do not overlap: {_WINDOWS}",
    "strict": "the ranges do not meet (strict: windows and areas are not weighed)",
    "windows": _WINDOWS,
    "no-windows": "the figures differ, and neither side says what time it counts",
    "no-window": "the figures differ, and {a.who} does not say what time it counts",
    "unlike-windows": f"the figures differ, and the windows cannot be laid side by side: {_WINDOWS}",
    "overlap": f"the figures differ and the windows overlap only in part: {_WINDOWS}",
    "areas": "the figures differ, and the two sides count different areas",
    "types": "the figures differ, and the two sides count different types of UAV",
    "inside": "{b.whose} window ({x}) lies inside {a.whose} ({y})",
    "part-of-whole": "{b.who} counts {part}, {a.who} the whole region",
    "part-of-wide": "{b.who} counts {part}, {a.who} the region with what flew on to the capital",
    "part-of-more": "{b.who} counts {part}, {a.who} more",
    "one-type": "{b.who} counts one type ({kind}), {a.who} all of them",
    "their-sum": "{a.whose} figure is the sum of {sum}",
    "sum": "the figure is the sum of {sum}",
    "same-scope": "different counts for the same scope ({x})",
    "wider-is-smaller": "the wider scope has the smaller count: {all}, and yet {a.who} counts more",
    "window-inside": "{x} lies inside {y}",
    "only-part": "{a.who} counts {part} only",
    "only-type": "{a.who} counts {kind} only",
    "evening-before": "the larger night began on the evening before the smaller whole day",
    "not-wider": f"the larger figure ({{a.who}}) has not the wider scope in every respect: {_WINDOWS}",
    "own-forces": "the head of the oblast may count what Ukraine's own forces shot down",
    "doubtful": "but one side contradicts itself (DC204), so that this proves little",
    "chain": "these cannot all be true: {all}",
    "has": "{a.who} has {count} for {x}",
    "has-over": "{a.who} has {count} over {part} for {x}",
    "silent": "{a.who} gives no number for this place and day",
    "silent-month": "{a.who} gives no number for this place and day of this month",
    "never-both": "the two sides never count the same day of this month",
    "month": "{days} on which both sides count: {tally}",
    "day-left": "{days} with one side alone is left out",
    "days-left": "{days} with one side alone are left out",
}


class Language:
    """The words of one language, by default English ones.

    `table` has `reasons` (by code), and may have `sides` (the two forms of each label), `side` (the two forms of any
    other name), `windows`, `numbers`, `places`, `types`, `verdicts`, `days` (forms of the plural) and `names`, the key
    of a place's name.
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._reasons: Mapping[str, str] = table["reasons"]
        self._table = table

    def of(self, reasons: Iterable[Reason]) -> str:
        """Reasons in words. One whose words begin with a space goes on where the one before it ends."""
        text = ""
        for reason in reasons:
            said = self._one(reason)
            text += said if not text or said.startswith(" ") else f"; {said}"
        return text

    def _one(self, reason: Reason) -> str:
        return self._reasons[reason.code].format(**{key: self._said(value) for key, value in reason.values})

    def _said(self, value: object) -> object:
        table = self._table
        match value:
            case Who(name):
                known = table.get("sides", {}).get(name)
                if known is None and "side" not in table:
                    return _Side(name, f"{name}'" if name.endswith("s") else f"{name}'s")
                return _Side(*(form.format(name=name) for form in known or table["side"]))
            case When(window):
                return self._window(window)
            case Range(lo, hi):
                return self._range(lo, hi)
            case Sum(ranges):
                return " + ".join(self._range(lo, hi) for lo, hi in ranges)
            case Part(places, most):
                return self._part(places, most)
            case Kind(name):
                return table.get("types", {}).get(name, name)
            case Days(number):
                return self._days(number)
            case Tally(verdicts):
                words = table.get("verdicts", {})
                pattern = table.get("tally", "{n} {verdict}")
                return ", ".join(pattern.format(n=n, verdict=words.get(verdict, verdict)) for verdict, n in verdicts)
            case All(reasons, by):
                return by.join(map(self._one, reasons))
        raise TypeError(type(value).__name__)

    def _range(self, lo: int, hi: int | None) -> str:
        if hi is None:
            return str(self._table.get("no-ceiling", "{n} or more")).format(n=lo)
        return str(lo) if lo == hi else f"{lo}–{hi}"

    def _part(self, places: tuple[PlaceRef, ...], most: int | None) -> str:
        if not places:
            return str(self._table.get("some-part", "a part of the region"))
        key = self._table.get("names", "name")
        names = list(dict.fromkeys(getattr(place, key) or place.name or place.text for place in places))
        text = ", ".join(names[:most])
        if most is not None and len(names) > most:
            text += str(self._table.get("more-places", " and {n} more places")).format(n=len(names) - most)
        return text

    def _days(self, number: int) -> str:
        one, few, many = self._table.get("days", ("day", "days", "days"))
        if "days" not in self._table:
            return f"{number} {one if number == 1 else many}"
        if number % 10 == 1 and number % 100 != 11:
            return f"{number} {one}"
        return f"{number} {few if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else many}"

    def _window(self, window: Window | None) -> str:
        table: Mapping[str, str] | None = self._table.get("windows")
        if table is None:
            return timeline.describe(window)
        if window is None:
            return table["none"]
        moscow = window.zone is None or window.zone.upper() in ("MSK", "МСК")
        zone = "" if moscow else f" {window.zone}"
        if window.kind == "interval":
            start_zone = f" {window.start_zone}" if window.start_zone else ""
            end_zone = zone or (f" {table['moscow']}" if start_zone else "")
            return f"{window.start or '?'}{start_zone}–{window.end or '?'}{end_zone}"
        if window.kind == "hours":
            return table["hours"].format(n=f"{window.hours:g}") if window.hours else table["some-hours"]
        if window.kind in ("since", "point"):
            at = window.start
            return table[window.kind].format(t=f"{at}{zone}") if at else table[f"{window.kind}_unknown"]
        return table.get(window.kind, window.kind)


ENGLISH = Language({"reasons": _REASONS})
