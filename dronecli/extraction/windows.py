"""Windows of a sentence: intervals, nights, lengths and points of time, with the dates that stand beside them.

Clock times and dates are found before counts look at the sentence, so that "19 drones between 12:20 and 15:00" holds
one count.
"""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.clocks import Clock, find_clock, hhmm, zone_and_date
from dronecli.extraction.dates import DateMention, find_dates, is_year, shift
from dronecli.extraction.scan import Scan
from dronecli.lexicon import Mark
from dronecli.segmenting import NUMBER
from dronecli.timeline import LONGEST_NIGHT
from dronecli.tuples import NamedTuple

Dates = dict[int, DateMention]  # the dates of a sentence by the token at which they begin


class WindowMention(NamedTuple):
    """A window on tokens[begin:stop]. `own_date` tells that the date is the window's own, not the document's."""

    kind: str
    begin: int
    stop: int
    date: str | None = None
    start: str | None = None
    end: str | None = None
    hours: float | None = None
    zone: str | None = None
    start_zone: str | None = None
    start_date: str | None = None
    own_date: bool = False
    end_dated: bool = False  # the end has a date of its own ("to 00:00 on November 29")


class Times(NamedTuple):
    """All that `find_times` found in a sentence."""

    windows: tuple[WindowMention, ...]
    dates: tuple[DateMention, ...]
    same: bool  # "the same night", "the same hours": the window of the statement before


class _Edge(NamedTuple):
    """One end of an interval, before tokens[stop]: its clock time with the date and the zone beside it."""

    clock: Clock
    stop: int
    date: DateMention | None
    zone: str | None


def find_times(scan: Scan, reference: str | None) -> Times:
    """Windows and dates of a sentence. Tokens that they use up are marked as taken.

    `reference` is the document's date (ISO) or None; dates without a year are completed against it.
    """
    dates = find_dates(scan, reference)
    by_begin = {d.begin: d for d in dates}
    windows: list[WindowMention] = []
    i = 0
    for start in _window_starts(scan):
        if start < i:
            continue  # inside the window before
        i = start
        found = _window_at(scan, i, by_begin)
        if found is not None and found.stop > i:
            if not _is_start_of(scan, windows, found):
                windows.append(found)
            _take_time(scan, found.begin, found.stop)
            i = found.stop
    for date in dates:
        _take_time(scan, date.begin, date.stop)
    for k in [k for k, low in enumerate(scan.lows) if low == "("] if "zone" in scan.at else ():
        _past_brackets(scan, k)  # "(1900 to 0300 GMT)" are no counts
    for mark in scan.all("month"):
        if is_year(scan, mark.stop):
            scan.taken.add(mark.stop)  # "in May 2023 eight drones": no count
        if mark.begin and scan.tokens[mark.begin].text.istitle():
            scan.at.get("modal", {}).pop(mark.begin, None)
    for k in scan.timed & scan.at.get("modal", {}).keys():
        del scan.at["modal"][k]  # "May 10" is no "may"
    # Clock times that are no window (the time of a post) are no counts either.
    scan.taken.update([k for k in scan.figures if ":" in scan.lows[k]])
    # «за версією того ж Міноборони», "over the same region" say nothing of the time
    same = any(
        not any(scan.get(tag, m.stop) for tag in ("source", "kind", "placenoun")) and not _is_name(scan, m.stop)
        for m in scan.all("thatwindow")
    )
    return Times(tuple(windows), tuple(dates), same)


def _is_name(scan: Scan, i: int) -> bool:
    """Whether a name stands at token i: «рассказывал всё тот же Слюсарь» says nothing of the time."""
    return i < len(scan.tokens) and scan.tokens[i].text.istitle()


_OPEN_WINDOW = ("since", "daypart", "within", "at", "nearby")
_OPEN_INTERVAL = ("from", "clockword", "number")
_HALF_PAST = ("половин", "пів", "half")


def _window_starts(scan: Scan) -> list[int]:
    """The tokens at which a window can begin, in order: words that open one, and before a word that closes an interval
    clock times and numbers as well."""
    found = scan.begins(_OPEN_WINDOW)
    lows = scan.lows
    if not words.FROM_OR_SINCE.isdisjoint(lows):
        found.update([k for k, low in enumerate(lows) if low in words.FROM_OR_SINCE])
    closed = _last_closer(scan)
    if closed:
        found |= scan.begins(_OPEN_INTERVAL)
        found.update(scan.figures)
        found.update([k for k, low in enumerate(lows[:closed]) if low.startswith(_HALF_PAST)])
    return sorted(found)


def _last_closer(scan: Scan) -> int:
    """The token of the last word that can close an interval; 0 where there is none."""
    closers = scan.at.get("until")
    return next(reversed(closers)) if closers else 0


def _window_at(scan: Scan, i: int, dates: Dates) -> WindowMention | None:
    """The window that begins at token i, in whichever way it is told."""
    return (
        (_interval(scan, i, dates) if i < _last_closer(scan) else None)
        or _since(scan, i, dates)
        or (_hours(scan, i) if "within" in scan.at else None)
        or _point(scan, i, dates)
        or (_daypart(scan, i, dates) if "daypart" in scan.at else None)
    )


def _take_time(scan: Scan, begin: int, stop: int) -> None:
    """Marks tokens as used up by a time."""
    scan.take(begin, stop)
    scan.timed.update(range(begin, stop))


def _interval(scan: Scan, i: int, dates: Dates) -> WindowMention | None:
    """From A to B, between A and B, с A до B, A–B, beginning at token i."""
    opener = scan.get("from", i)
    first = _first_edge(scan, i, opener, dates)
    if first is None:
        return None
    k = first.stop
    if k < len(scan.tokens) and scan.lows[k] in ",)":
        k += 1
    closer = scan.get("until", k)
    if closer is None:
        return None
    if opener is None and not (scan.lows[k] in words.CLOSES_INTERVAL and first.clock.sure):
        return None
    second = _second_edge(scan, closer.stop, dates, bare=opener is not None or first.clock.sure)
    if second is None or not (second.clock.sure or (opener is not None and first.clock.sure)):
        return None  # a bare number before a noun is a count, not an hour ("from 5 to 7 drones")
    return _interval_between(i, first, second)


def _first_edge(scan: Scan, i: int, opener: Mark | None, dates: Dates) -> _Edge | None:
    """The start of an interval, behind the word that opens it if there is one: "from July 21, at about 12:20"."""
    j = opener.stop if opener else i
    size = len(scan.tokens)
    date = dates.get(j)
    if date and opener:
        j = date.stop
        while j < size and scan.lows[j] in words.BETWEEN_DATE_AND_START:
            j += 1
    while opener and j < size and scan.get("nearby", j):
        j += 1
    clock = find_clock(scan, j, bare=opener is not None)
    if clock is None:
        return None
    stop, behind, zone = zone_and_date(scan, clock.stop, dates)
    return _Edge(clock, _past_brackets(scan, stop), date or behind, zone)


def _past_brackets(scan: Scan, i: int) -> int:
    """The token behind the same time in another zone: "from 8 p.m. Moscow time (5 p.m. GMT) to …"."""
    if i >= len(scan.tokens) or scan.tokens[i].text != "(":
        return i
    stop = next((k for k in range(i + 1, min(i + 8, len(scan.tokens))) if scan.tokens[k].text == ")"), None)
    if stop is None or scan.tokens[i + 1].kind != NUMBER or not scan.has("zone", i + 1, stop):
        return i
    scan.take(i, stop + 1)
    return stop + 1


def _second_edge(scan: Scan, i: int, dates: Dates, bare: bool) -> _Edge | None:
    """The end of an interval, behind the word that closes it: "to about 00:00 on November 29"."""
    size = len(scan.tokens)
    while i < size and (scan.lows[i] in words.ABOUT_THE or scan.get("nearby", i)):
        i += 1
    date = dates.get(i)
    if date:
        i = date.stop
        while i < size and scan.lows[i] in words.BETWEEN_DATE_AND_END:
            i += 1
    clock = find_clock(scan, i, bare)
    if clock is None:
        return None
    stop, behind, zone = zone_and_date(scan, clock.stop, dates)
    return _Edge(clock, stop, date or behind, zone)


def _interval_between(begin: int, first: _Edge, second: _Edge) -> WindowMention:
    """The interval from one edge to another; an edge takes the half of the day and the zone of the other."""
    a, b = first.clock.minutes, second.clock.minutes
    if first.clock.half is None and second.clock.half == "pm" and a < 720 and a + 720 < b and not first.clock.sure:
        a += 720  # "from 3 to 7 p.m."
    start_zone = first.zone if first.zone and second.zone and first.zone != second.zone else None
    start_date, end_date = _interval_dates(first.date, second.date, a, b, start_zone)
    return WindowMention(
        "interval",
        begin,
        second.stop,
        end_date,
        hhmm(a),
        hhmm(b),
        zone=second.zone or first.zone,
        start_zone=start_zone,
        start_date=start_date,
        own_date=end_date is not None,
        end_dated=bool(first.date and second.date and second.date is not first.date),
    )


def _interval_dates(
    first: DateMention | None, second: DateMention | None, a: int, b: int, start_zone: str | None
) -> tuple[str | None, str | None]:
    """The days on which an interval of minutes a to b starts and ends; the start only where it is not as expected."""
    start, end = first.iso if first else None, second.iso if second else None
    if end is None and start is not None:
        overnight = b < a and not start_zone and a >= 720 and b <= 720
        end = shift(start, 1) if overnight else start
    if start and end and first is not second and 0 < a - b < 1440 - LONGEST_NIGHT:
        return start, end  # "from 9:00 on 20 November to 7:00 on the 21st": longer than what a night alone explains
    if start and end and (second is None or start == (shift(end, -1) if b < a else end)):
        start = None
    return start, end


def _daypart(scan: Scan, i: int, dates: Dates) -> WindowMention | None:
    """Overnight, «в ночь на 21 июля», "over the past 24 hours", with the date that is written beside it."""
    mark = scan.get("daypart", i)
    relative = scan.get("dayref", i)
    if mark is None or (relative is not None and relative.stop > mark.stop):
        return None
    stop, kind = mark.stop, mark.value
    if scan.lows[i] == "днем" and i and scan.lows[i - 1].endswith(("ым", "им")):
        return None  # «самым тяжёлым днём было 15 декабря»
    if kind == "day" and i and mark.stop == i + 1 and (scan.get("number", i - 1) or i - 1 in scan.figures):
        return None  # «за дві доби»
    if mark.stop == i + 1 and i and scan.get("hourth", i - 1) is not None:
        return None  # «до шостої ранку»: a clock time
    told = scan.lows[stop] if stop < len(scan.lows) else ""
    if kind == "day" and i and mark.stop == i + 1 and scan.get("number", i - 1) and not scan.get("within", i - 2):
        return None  # «пожар тушили четверо суток»: a length
    if kind in ("morning", "evening", "daytime") and told.startswith(words.REPORT_NOUN_STEMS):
        return None  # «в утренней сводке», "its evening statement"
    behind = _second_day(scan, stop, dates) or _date_behind(scan, stop, dates)
    if behind is not None:
        return WindowMention(kind, i, behind.stop, behind.iso, own_date=behind.iso is not None)
    before = _date_before(scan, i, dates)
    if before is not None:
        return WindowMention(kind, before.begin, stop, before.iso, own_date=before.iso is not None)
    return WindowMention(kind, i, stop)


def _second_day(scan: Scan, i: int, dates: Dates) -> DateMention | None:
    """«с 5 на 6 мая», "from 5 to 6 May", «с 10 на 11 ноября»: the day on which a night ends that is told by two."""
    size = len(scan.tokens)
    if i >= size or scan.lows[i] not in words.OPENS_TWO_DAYS:
        return None
    for j in range(i + 1, min(i + 5, size)):
        if scan.lows[j] in words.JOINS_TWO_DAYS and dates.get(j + 1):
            return dates[j + 1]
    return None


def _date_behind(scan: Scan, i: int, dates: Dates) -> DateMention | None:
    """«на 21 июля», "of July 21": the date behind a part of the day that ends before token i."""
    k, size = i, len(scan.tokens)
    while k < size and k - i < 3 and (scan.get("nighton", k) or scan.lows[k] in words.BETWEEN_DAYPART_AND_DATE):
        k += 1
    found = dates.get(k)
    if found and k > i and scan.lows[i] == "," and not found.explicit:
        return None
    return found


def _date_before(scan: Scan, i: int, dates: Dates) -> DateMention | None:
    """«21 июля ночью», "on July 21, overnight", "yesterday evening": the date that ends before token i."""
    for date in dates.values():
        if date.stop == i or (date.stop == i - 1 and scan.lows[i - 1] in words.BETWEEN_DATE_AND_DAYPART):
            return date
    return None


def _is_told_after(scan: Scan, begin: int, stop: int) -> bool:
    """Whether a length is the time after which somebody spoke again: «За годину він додав ще п'ять»."""
    said = any(m.begin == stop and m.value == "person" for m in scan.all("pronoun"))
    return begin == 0 and said and scan.get("report", stop + 1) is not None


def _hours(scan: Scan, i: int) -> WindowMention | None:
    """In four hours, «за три часа», «за последний час»."""
    opener = scan.get("within", i)
    if opener is None:
        return None
    j, size = opener.stop, len(scan.tokens)
    while j < size and scan.lows[j] in words.BEFORE_LENGTH:
        j += 1
    if j >= size:
        return None
    if _is_one_hour(scan, j):
        return None if _is_told_after(scan, i, j + 1) else WindowMention("hours", i, j + 1, hours=1)
    length = _length(scan, j)
    if length is None or not 0 < length[0] <= 72:
        return None
    value, k = _with_half_hour(scan, *length)
    unit = scan.get("hourunit", k)
    if unit is None:
        told = scan.tokens[j].kind == NUMBER and scan.lows[j].endswith("-hour")
        return WindowMention("hours", i, j + 1, hours=value) if told else None
    if scan.lows[unit.stop : unit.stop + 1] and scan.lows[unit.stop] in words.BEFORE_THAT:
        return None  # «за два часа до этого»
    if _is_told_after(scan, i, unit.stop):
        return None
    if value == 24:
        return WindowMention("day", i, unit.stop)
    return WindowMention("hours", i, unit.stop, hours=int(value) if value == int(value) else value)


def _is_one_hour(scan: Scan, i: int) -> bool:
    """«за час», "within the hour": the unit alone, which no "from" follows (then it is an interval's)."""
    if scan.tokens[i].kind == NUMBER or scan.get("number", i) or scan.get("half", i):
        return False
    return bool(scan.get("hourunit", i)) and scan.lows[i] in words.HOUR_ALONE and not scan.get("from", i + 1)


def _length(scan: Scan, i: int) -> tuple[float, int] | None:
    """A number of hours at token i, in figures or words, and the token behind it."""
    if scan.tokens[i].kind == NUMBER:
        try:
            return float(scan.lows[i].split("-")[0].replace(",", ".")), i + 1
        except ValueError:
            return None
    number = scan.get("number", i)
    if number is not None:
        value, units = float(number.value), scan.get("number", i + 1)
        if units and value >= 20 and float(units.value) < 10:
            return value + float(units.value), i + 2
        return value, i + 1
    return (1.5, i + 1) if scan.get("half", i) else None


def _with_half_hour(scan: Scan, value: float, i: int) -> tuple[float, int]:
    """Two and a half, «два с половиной»: the length with the half behind it, and the token behind that."""
    lows = scan.lows
    if i + 2 >= len(lows) or lows[i] not in words.HALF_HOUR_JOINTS or lows[i + 1] not in words.HALVES:
        return value, i
    return value + 0.5, i + 2 + (lows[i + 2] == "half")


def _point(scan: Scan, i: int, dates: Dates) -> WindowMention | None:
    """At about 5 a.m., «около 5 утра», «в 03:15» (whether it is the event's time is for the assembler to judge)."""
    opener = scan.get("at", i) or scan.get("nearby", i)
    if opener is None:
        return None
    j = opener.stop
    while j < len(scan.tokens) and (scan.get("nearby", j) or scan.lows[j] in words.AT_THE):
        j += 1
    if scan.get("clockword", j) and scan.lows[j] in words.NOON:
        return None
    clock = find_clock(scan, j, bare=False)
    return _from_clock("point", scan, i, clock, dates) if clock is not None else None


def _since(scan: Scan, i: int, dates: Dates) -> WindowMention | None:
    """Since 11 p.m., «с 20:00», "since midnight on July 21", without an end."""
    mark, part = scan.get("since", i), scan.get("daypart", i)
    if mark is not None and (part is None or part.stop <= mark.stop):
        near = dates.get(mark.stop)
        stop, iso = (near.stop, near.iso) if near else (mark.stop, None)
        return WindowMention("since", i, stop, iso, mark.value or None, own_date=near is not None)
    if part is not None or scan.lows[i] not in words.FROM_OR_SINCE:
        return None  # «с вечера до утра» is a night
    clock = find_clock(scan, i + 1, bare=scan.lows[i] == "since")
    if clock is None or scan.lows[i] == "from" and clock.half is None and ":" not in scan.lows[i + 1]:
        return None
    return _from_clock("since", scan, i, clock, dates)


def _from_clock(kind: str, scan: Scan, begin: int, clock: Clock, dates: Dates) -> WindowMention:
    """A window of one clock time, with the zone and the date that stand behind it."""
    stop, date, zone = zone_and_date(scan, clock.stop, dates)
    iso = date.iso if date else None
    return WindowMention(kind, begin, stop, iso, hhmm(clock.minutes), zone=zone, own_date=date is not None)


def _is_start_of(scan: Scan, windows: list[WindowMention], found: WindowMention) -> bool:
    """Whether an open start in brackets only says when the night before it began: "overnight (since 18:00)"."""
    if found.kind != "since" or not windows or windows[-1].kind not in ("night", "day"):
        return False
    between = scan.lows[windows[-1].stop : found.begin]
    return between == ["("]
