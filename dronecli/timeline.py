"""Windows as spans of minutes on one line of time, in Moscow time.

A minute is counted from 0000-03-01 in Moscow time (UTC+3, no summer time). Spans are half-open: a window that ends at
12:00 and one that begins at 12:00 touch and share nothing.

A window that a text leaves vague has two spans: the count certainly lies within `outer`, and takes in all of `inner`.
"In four hours" on a day lies somewhere in that day (outer) and surely takes in no stretch of it (inner is None). A
lower bound is therefore asserted of `outer` and an upper bound of `inner` alone, which is the weakest reading of both.
"""

from __future__ import annotations

from dronecli.model import Window
from dronecli.tuples import NamedTuple

MINUTES = 1440
MOSCOW = 180
_POINT = 60
"""Minutes to either side that "about five o'clock" may mean."""
LONGEST_NIGHT = 16 * 60
"""Minutes: an interval that crosses midnight without saying so, and is longer, is taken for a slip (see `faults`)."""

_NAMED = {
    "night": (-240, 480),
    "day": (0, 1440),
    "daytime": (480, 1200),
    "morning": (360, 720),
    "evening": (1020, 1440),
}
"""Minutes from 00:00 of the window's date, as the annotation guide has them."""

_ZONES = {
    "MSK": 180, "MOSCOW": 180, "МСК": 180, "UTC": 0, "GMT": 0, "Z": 0, "EET": 120, "EEST": 180, "CET": 60, "CEST": 120,
    "BST": 60, "USZ1": 120, "KALT": 120, "SAMT": 240, "YEKT": 300, "OMST": 360, "KRAT": 420, "NOVT": 420, "TRT": 180,
    "EST": -300, "EDT": -240, "CST": -360, "PST": -480,
}  # fmt: skip
_KYIV = ("KYIV", "KIEV", "EUROPE/KYIV", "EUROPE/KIEV", "КИЇВ", "КИЕВ")


class Extent(NamedTuple):
    """Where a window lies. `exact` is true where `outer` and `inner` are the same span; times are Moscow minutes."""

    outer: tuple[int, int]
    inner: tuple[int, int] | None
    exact: bool
    kind: str
    day: int

    @property
    def length(self) -> int:
        """Minutes of the outer span."""
        return self.outer[1] - self.outer[0]


def ordinal(date: str | None) -> int | None:
    """Days from 0000-03-01 to an ISO date, or None for anything else.

    >>> ordinal("2025-07-22") - ordinal("2025-07-21"), ordinal("2024-03-01") - ordinal("2024-02-28"), ordinal("21 July")
    (1, 2, None)
    """
    if date is None or len(date) != 10 or date[4] != "-" or date[7] != "-" or not date.isascii():
        return None
    digits = date[:4] + date[5:7] + date[8:]
    if not digits.isdigit():
        return None
    year, month, day = int(date[:4]), int(date[5:7]), int(date[8:])
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    year, month = (year - 1, month + 9) if month < 3 else (year, month - 3)
    return year * 365 + year // 4 - year // 100 + year // 400 + (month * 153 + 2) // 5 + day - 1


def iso(days: int) -> str:
    """The ISO date of a number of days, the inverse of `ordinal`.

    >>> iso(ordinal("2024-02-29"))
    '2024-02-29'
    """
    era, rest = divmod(days, 146097)
    year_of_era = (rest - rest // 1460 + rest // 36524 - rest // 146096) // 365
    day_of_year = rest - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    month = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * month + 2) // 5 + 1
    year = year_of_era + era * 400 + (1 if month > 9 else 0)
    return f"{year:04d}-{month + 3 if month < 10 else month - 9:02d}-{day:02d}"


def clock(text: str | None) -> int | None:
    """Minutes after midnight of "HH:MM" ("24:00" is 1440), or None.

    >>> clock("07:05"), clock("24:00"), clock("25:00"), clock(None)
    (425, 1440, None, None)
    """
    if text is None:
        return None
    hours, colon, minutes = text.partition(":")
    if not colon or not (hours.isascii() and hours.isdigit() and minutes.isascii() and minutes.isdigit()):
        return None
    value = int(hours[:3]) * 60 + int(minutes[:3])
    return value if value <= MINUTES and int(minutes[:3]) < 60 else None


def _last_sunday(year: int, month: int) -> int:
    last = ordinal(f"{year:04d}-{month:02d}-31")
    assert last is not None
    return last - (last - 4) % 7  # day 4 of the count is a Sunday


def offset(zone: str | None, day: int) -> int | None:
    """Minutes that a zone is ahead of UTC on a day; Moscow's where no zone is named, None for a zone not known.

    Kyiv has summer time from the last Sunday of March to the last of October.

    >>> offset(None, 0), offset("GMT", 0), offset("UTC+5", 0), offset("Kyiv", ordinal("2025-07-21")), offset("Mars", 0)
    (180, 0, 300, 180, None)
    """
    if not zone:
        return MOSCOW
    name = zone.strip().upper()
    if name in _ZONES:
        return _ZONES[name]
    if name in _KYIV or name == "EUROPE/MOSCOW":
        if name == "EUROPE/MOSCOW":
            return MOSCOW
        year = int(iso(day)[:4])
        return 180 if _last_sunday(year, 3) <= day < _last_sunday(year, 10) else 120
    base, sign, rest = (name[:3], name[3:4], name[4:]) if name[:3] in ("UTC", "GMT", "MSK", "МСК") else ("", "", "")
    if sign in ("+", "-", "−") and rest:
        hours, _, minutes = rest.partition(":")
        digits = hours + minutes
        if digits.isascii() and digits.isdigit() and hours and len(digits) <= 4 and int(hours) <= 14:
            ahead = int(hours) * 60 + int(minutes or 0)
            return (MOSCOW if base in ("MSK", "МСК") else 0) + (ahead if sign == "+" else -ahead)
    return None


class Reading(NamedTuple):
    """The two ends of an interval in Moscow minutes, with what is wrong with them ("" where nothing is).

    Where something is, `likely` is the reading that would be possible, or None where more than one would.
    """

    start: int
    end: int
    fault: str
    likely: tuple[int, int] | None


def interval(window: Window, day: int) -> Reading | None:
    """The span of an interval whose end falls on `day`; None where a time or zone cannot be read.

    A start that is later than the end belongs to the evening before, as bulletins about a night are written. The
    interval is impossible where that does not help: the text puts both ends on one day, or the start lies after the
    end by its own date; where the two ends stand in different zones and only the conversion turns them round (an
    outlet that converted one of them: then both in the end's zone is the likely reading); or where crossing midnight
    would make more than sixteen hours of it ("from 18:30 to 16:10"), which no bulletin covers without naming both
    days.
    """
    start, end = clock(window.start), clock(window.end)
    if start is None or end is None:
        return None
    end_offset = offset(window.zone, day)
    start_offset = offset(window.start_zone, day) if window.start_zone else end_offset
    if start_offset is None or end_offset is None:
        return None
    base = day * MINUTES + MOSCOW
    stop = base + end - end_offset
    stated = ordinal(window.start_date)
    if stated is not None:
        begin = stated * MINUTES + MOSCOW + start - start_offset
        if begin < stop:
            return Reading(begin, stop, "", None)
        swapped = (base + end - start_offset, base + start - end_offset) if stated == day and start > end else None
        return Reading(begin, stop, "ends before it starts", swapped)
    begin = base + start - start_offset
    if start_offset != end_offset:
        if begin < stop:
            return Reading(begin, stop, "", None)
        if start < end:
            return Reading(begin, stop, "ends before it starts", (base + start - end_offset, stop))
    if begin < stop:
        return Reading(begin, stop, "", None)
    begin -= MINUTES
    if stop - begin > LONGEST_NIGHT and start != end:
        return Reading(begin + MINUTES, stop, "ends before it starts", None)
    return Reading(begin, stop, "", None)


def extent(
    window: Window | None, date: str | None, posted: str | None = None, *, with_night: bool = False
) -> Extent | None:
    """Where a window lies, or None where nothing can be said of it. `date` stands in for a date that it lacks.

    `posted` closes a "since" window. `with_night` is for a whole day that the text says takes in the night before.
    """
    if window is None:
        return None
    day = ordinal(window.date)
    if day is None:
        day = ordinal(date)
    if day is None:
        return None
    base = day * MINUTES
    kind = window.kind
    whole = (base, base + MINUTES)
    if kind == "day" and with_night:
        return Extent((base - MINUTES + 480, base + MINUTES), (base - 240, base + 480), False, kind, day)
    if kind == "interval":
        reading = interval(window, day)
        if reading is None or (reading.fault and reading.likely is None):
            return Extent((base - MINUTES, base + MINUTES), None, False, kind, day)
        if reading.fault and reading.likely is not None:
            return Extent(reading.likely, reading.likely, True, "likely", _closing_day(reading.likely[1]))
        return Extent((reading.start, reading.end), (reading.start, reading.end), True, kind, _closing_day(reading.end))
    if kind in _NAMED:
        start, end = _NAMED[kind]
        return Extent((base + start, base + end), (base + start, base + end), True, kind, day)
    shift = offset(window.zone, day)
    if shift is None:
        return Extent((base - MINUTES, base + 2 * MINUTES), None, False, kind, day)
    at = clock(window.start)
    if kind == "point" and at is not None:
        middle = base + MOSCOW + at - shift
        return Extent((middle - _POINT, middle + _POINT), None, False, kind, day)
    if kind == "since":
        begin = base if at is None else base + MOSCOW + at - shift
        finish = clock(window.end) if window.end else clock(posted)
        if finish is not None and base + finish > begin:
            span = (begin, base + finish)
            return Extent(span, span if at is not None else None, at is not None, kind, day)
        return Extent((begin, whole[1]), None, False, kind, day)
    return Extent(whole, None, False, kind, day)


def _closing_day(end: int) -> int:
    """The day on which a span ends; midnight still belongs to the day that it closes."""
    return (end - 1) // MINUTES


SAME, WIDER, NARROWER, OVERLAP, APART, UNKNOWN = "same", "wider", "narrower", "overlap", "apart", "unknown"


def relation(one: Extent | None, other: Extent | None) -> str:
    """How the first window lies to the second, one of the six names above; "unknown" where that cannot be told.

    A whole day counts as wider than the night of its date, although the night begins before it: the guide has a day's
    total take in the night. The other way round the two overlap, so that a larger night is left open.
    """
    if one is None or other is None:
        return UNKNOWN
    if one.outer[1] <= other.outer[0] or other.outer[1] <= one.outer[0]:
        return APART
    if one.exact and other.exact:
        if one.outer == other.outer:
            return SAME
        if _within(other.outer, one.outer) or (one.kind == "day" and other.kind == "night" and one.day == other.day):
            return WIDER
        if _within(one.outer, other.outer) or (one.kind == "night" and other.kind == "day" and one.day == other.day):
            return NARROWER
        return OVERLAP
    if one.inner is not None and _within(other.outer, one.inner):
        return WIDER
    if other.inner is not None and _within(one.outer, other.inner):
        return NARROWER
    return UNKNOWN


def _within(small: tuple[int, int], large: tuple[int, int]) -> bool:
    return large[0] <= small[0] and small[1] <= large[1]


def likeness(one: Extent | None, other: Extent | None) -> float:
    """How far two windows coincide: 1 for the same, 0 where it cannot be told, -1 for windows apart."""
    how = relation(one, other)
    if how == APART:
        return -1.0
    if how == UNKNOWN or one is None or other is None:
        return 0.0
    shared = min(one.outer[1], other.outer[1]) - max(one.outer[0], other.outer[0])
    return shared / (max(one.outer[1], other.outer[1]) - min(one.outer[0], other.outer[0]))


def nearly_same(one: Extent | None, other: Extent | None) -> bool:
    """Whether one of two windows is a part of the day named by a word and the other fills two thirds of it at least.

    "At night" has no sharp edges: against "from 20:00 to 07:00" it is no wider scope that would have to be explained.
    """
    if one is None or other is None or not (one.exact and other.exact):
        return False
    for vague, sharp in ((one, other), (other, one)):
        if vague.kind in _NAMED and _within(sharp.outer, vague.outer) and 3 * sharp.length >= 2 * vague.length:
            return True
    return False


def describe(window: Window | None) -> str:
    """A window in words, for a reason or a message.

    >>> describe(Window("interval", "2025-07-21", "12:20", "15:00")), describe(Window("night", "2025-07-21"))
    ('12:20–15:00', 'the night')
    """
    if window is None:
        return "no window"
    zone = f" {window.zone}" if window.zone and window.zone.upper() not in ("MSK", "МСК") else ""
    kind = window.kind
    if kind == "interval":
        start_zone = f" {window.start_zone}" if window.start_zone else ""
        return f"{window.start or '?'}{start_zone}–{window.end or '?'}{zone or (' MSK' if start_zone else '')}"
    if kind == "hours":
        return "a stretch of " + (f"{window.hours:g} hours" if window.hours else "some hours")
    if kind == "since":
        return f"since {window.start}{zone}" if window.start else "an open stretch of the day"
    if kind == "point":
        return f"about {window.start or 'one time'}{zone}"
    return {"day": "the whole day", "night": "the night", "daytime": "the daytime"}.get(kind, f"the {kind}")
