"""Times of a sentence: windows (intervals, nights, lengths …) and the dates that it names.

Clock times and dates are found before counts look at the sentence, so that "19 drones between 12:20 and 15:00" holds
one count.
"""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.scan import Scan
from dronecli.lexicon import Mark
from dronecli.segmenting import NUMBER, Token
from dronecli.tuples import NamedTuple

Day = tuple[int | None, int | None, int]  # year, month, day; None where the text leaves it out


class DateMention(NamedTuple):
    """A date on tokens[begin:stop]. `iso` is None where neither text nor document tells the year."""

    iso: str | None
    begin: int
    stop: int
    explicit: bool  # a day of the month was named ("21 July"), not "yesterday" or a weekday


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


class Clock(NamedTuple):
    """A time of day in minutes on tokens[begin:stop]; `sure` is false for a bare hour ("20" in "с 20 до 23 часов")."""

    minutes: int
    stop: int
    sure: bool
    half: str | None  # "am", "pm" or None


def days_in(year: int, month: int) -> int:
    """Number of days of a month."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def ordinal(iso: str) -> int:
    """Days since 1 March of year 0 (proleptic Gregorian), for arithmetic without importing datetime."""
    y, m, d = int(iso[:4]), int(iso[5:7]), int(iso[8:10])
    y, m = (y - 1, m + 9) if m < 3 else (y, m - 3)
    return 365 * y + y // 4 - y // 100 + y // 400 + (153 * m + 2) // 5 + d - 1


def shift(iso: str, days: int) -> str:
    """The ISO date `days` later.

    >>> shift("2025-12-31", 1), shift("2024-03-01", -1)
    ('2026-01-01', '2024-02-29')
    """
    y, m, d = int(iso[:4]), int(iso[5:7]), int(iso[8:10])
    d += days
    while d > days_in(y, m):
        d -= days_in(y, m)
        y, m = (y + 1, 1) if m == 12 else (y, m + 1)
    while d < 1:
        y, m = (y - 1, 12) if m == 1 else (y, m - 1)
        d += days_in(y, m)
    return f"{y:04}-{m:02}-{d:02}"


def weekday(iso: str) -> int:
    """0 for Monday."""
    return (ordinal(iso) + 2) % 7


def _number(token: Token) -> int | None:
    """The whole number at the head of a number token ("18-го" → 18, "5th" → 5)."""
    if token.kind != NUMBER:
        return None
    digits = ""
    for c in token.low:
        if not c.isdecimal():
            break
        digits += c
    if len(digits) < len(token.low) and token.low[len(digits)] in ".,:":
        return None
    return int(digits) if len(digits) <= 6 else None


def _day_number(token: Token) -> int | None:
    n = _number(token)
    if n is None or not 1 <= n <= 31:
        return None
    tail = token.low[len(str(n)) :] if token.low.startswith(str(n)) else token.low[2:]
    return n if not tail or tail in words.ORDINAL_TAILS else None


_YEAR_TAILS = ("", "-го", "-й", "г", "р")


def _year(token: Token | None) -> int | None:
    if token is None or token.kind != NUMBER or not token.low[:4].isdecimal() or not 1990 <= int(token.low[:4]) <= 2099:
        return None
    return int(token.low[:4]) if token.low[4:] in _YEAR_TAILS else None


def _iso(year: int, month: int, day: int) -> str | None:
    if not 1 <= month <= 12 or not 1 <= day <= days_in(year, month):
        return None
    return f"{year:04}-{month:02}-{day:02}"


def complete(month: int, day: int, reference: str | None) -> str | None:
    """The date nearest to the reference: a report of January speaks of last December, not of the next."""
    if reference is None:
        return None
    year = int(reference[:4])
    found = _iso(year, month, day)
    if found is None:
        return None
    gap = ordinal(found) - ordinal(reference)
    if gap > 183:
        return _iso(year - 1, month, day)
    if gap < -183:
        return _iso(year + 1, month, day)
    return found


def _written_numeric(token: Token) -> str | None:
    """21.07.2025 or 21.07.25."""
    parts = token.low.split(".")
    if len(parts) != 3 or not all(p.isdecimal() for p in parts) or len(parts[2]) not in (2, 4):
        return None
    year = int(parts[2]) + (2000 if len(parts[2]) == 2 else 0)
    return _iso(year, int(parts[1]), int(parts[0])) if 1990 <= year <= 2099 else None


def find_dates(scan: Scan, reference: str | None) -> list[DateMention]:
    """Dates that a sentence names, in order; relative ones ("yesterday", "on Friday") against `reference`."""
    tokens, out = scan.tokens, []
    i, size = 0, len(tokens)
    starts = scan.begins(("month", "weekday", "dayref"))
    while i < size:
        token = tokens[i]
        if token.kind != NUMBER and i not in starts:
            i += 1
            continue
        if token.kind == NUMBER:
            iso = _written_numeric(token)
            if iso:
                out.append(DateMention(iso, i, i + 1, True))
                i += 1
                continue
            if (
                i + 4 < size
                and _year(token)
                and tokens[i + 1].text == "-" == tokens[i + 3].text
                and tokens[i + 4].end - token.start == 10
            ):
                month, day = _number(tokens[i + 2]), _number(tokens[i + 4])
                iso = _iso(int(token.low[:4]), month, day) if month and day else None
                if iso:
                    out.append(DateMention(iso, i, i + 5, True))
                    i += 5
                    continue
            day = _day_number(token)
            k = i + 1
            if day and k < size and tokens[k].low == "of":
                k += 1
            month_mark = scan.get("month", k) if day else None
            if month_mark and day:
                stop = month_mark.stop
                if stop < size and tokens[stop].text in ".,":
                    year = _year(tokens[stop + 1]) if stop + 1 < size else None
                    if year:
                        stop += 1
                else:
                    year = _year(tokens[stop]) if stop < size else None
                if year:
                    stop += 1
                    if scan.get("year", stop):
                        stop += 1
                iso = (
                    _iso(year, int(month_mark.value), day) if year else complete(int(month_mark.value), day, reference)
                )
                out.append(DateMention(iso, i, stop, True))
                i = stop
                continue
            if day and reference and token.low.endswith(words.ORDINAL_ENDINGS) and not scan.get("month", k):
                if not (k < size and tokens[k].kind == "w" and tokens[k].low in words.NOUNS_BEHIND_ORDINAL):
                    iso = _iso(int(reference[:4]), int(reference[5:7]), day)
                    if iso and abs(ordinal(iso) - ordinal(reference)) < 20:
                        out.append(DateMention(iso, i, i + 1, True))
                        i += 1
                        continue
        mark = scan.get("month", i)
        if (
            mark
            and (token.text[0].isupper() or not token.text.isascii())
            and token.low not in words.AMBIGUOUS_MONTHS
            or (mark and token.text == "May")
        ):
            k = mark.stop
            if k < size and tokens[k].text == ".":
                k += 1
            day = _day_number(tokens[k]) if k < size else None
            if day and token.text.isascii():
                stop = k + 1
                if (
                    stop + 1 < size
                    and tokens[stop].low in words.JOINS_DAYS_OF_MONTH
                    and _day_number(tokens[stop + 1]) == day % days_in(2024, int(mark.value)) + 1
                ):
                    if not scan.get("month", stop + 2) and not (
                        stop + 2 < size and tokens[stop + 2].low in words.DRONES_EN
                    ):
                        day, stop = (
                            _day_number(tokens[stop + 1]) or day,
                            stop + 2,
                        )  # "October 16 to 17": the night's end
                year = None
                if stop < size and tokens[stop].text == ",":
                    year = _year(tokens[stop + 1]) if stop + 1 < size else None
                    stop += 2 if year else 0
                elif stop < size:
                    year = _year(tokens[stop])
                    stop += 1 if year else 0
                iso = _iso(year, int(mark.value), day) if year else complete(int(mark.value), day, reference)
                out.append(DateMention(iso, i, stop, True))
                i = stop
                continue
        mark = scan.get("weekday", i)
        if mark and reference and (token.text[0].isupper() or not token.text.isascii()):
            back = (weekday(reference) - int(mark.value)) % 7
            out.append(DateMention(shift(reference, -back), i, mark.stop, False))
            i = mark.stop
            continue
        mark = scan.get("dayref", i)
        if mark and reference:
            out.append(DateMention(shift(reference, int(mark.value)), i, mark.stop, False))
            i = mark.stop
            continue
        i += 1
    return out


def _clock(scan: Scan, i: int, bare: bool) -> Clock | None:
    """A time of day at token i. `bare` lets an hour stand without unit, as in "с 20 до 23 часов"."""
    tokens, size = scan.tokens, len(scan.tokens)
    if i >= size:
        return None
    mark = scan.get("clockword", i)
    if mark:
        return Clock(int(mark.value[:2]) * 60, mark.stop, True, None)
    half_past = _half_past(scan, i)
    if half_past is not None:
        return half_past
    token = tokens[i]
    hour: int | None
    minute, sure, stop = 0, False, i + 1
    if token.kind == NUMBER:
        text, tail = token.low, ""
        while text and not text[-1].isdecimal():
            text, tail = text[:-1], text[-1] + tail
        head, colon, rest = text.replace(".", ":").partition(":")
        if (
            "," in text
            or not head.isdecimal()
            or len(head) > 2
            or (colon and not (rest.isdecimal() and len(rest) == 2))
        ):
            return None
        hour, minute, sure = int(head), int(rest) if colon else 0, bool(colon)
        if tail in ("am", "pm"):
            if hour > 12:
                return None
            return Clock((hour % 12 + (12 if tail == "pm" else 0)) * 60 + minute, stop, True, tail)
        after = tokens[stop] if stop < size else None
        if tail == "h" and not colon and after is not None and after.start == token.end and len(after.low) == 2:
            if after.low.isdecimal():
                minute, stop = int(after.low), stop + 1  # "14h00"
        if tail == "h" or (tail in words.HOUR_TAILS and not colon):
            sure = True
        elif tail:
            if tail.startswith("h") and tail[1:].isdecimal():
                minute, sure = int(tail[1:]), True
            else:
                return None
    else:
        number = scan.get("number", i) or _spoken_hour(scan, i)
        if number is None or int(number.value) > 24:
            return None
        hour = int(number.value)
        following = scan.get("number", i + 1)
        if hour == 20 and following and int(following.value) <= 4:
            hour, stop = hour + int(following.value), i + 2
    if hour > 24 or minute > 59:
        return None
    unit = scan.get("clockunit", stop)
    if unit:
        sure, stop = True, unit.stop
        if stop < size and tokens[stop].kind == NUMBER and tokens[stop].low.isdecimal() and int(tokens[stop].low) < 60:
            behind = tokens[stop + 1].low if stop + 1 < size else ""
            if behind.startswith(words.MINUTE_STEMS):  # «20 часов 15 минут»
                minute, stop = int(tokens[stop].low), stop + 2
    half = scan.get("ampm", stop)
    if (
        half is None
        and stop < size
        and tokens[stop].low in words.HALF_LETTERS
        and stop + 2 < size
        and tokens[stop + 1].text == "."
    ):
        if tokens[stop + 2].low == "m":
            half_value = tokens[stop].low + "m"
            stop += 3
            if stop < size and tokens[stop].text == ".":
                stop += 1
            if hour > 12:
                return Clock(hour * 60 + minute, stop, True, None)
            return Clock((hour % 12 + (12 if half_value == "pm" else 0)) * 60 + minute, stop, True, half_value)
    if half is not None:
        stop, sure = half.stop, True
        if hour <= 12:
            word = tokens[half.begin].low
            if half.value == "pm" and hour < 12:
                hour += 12
            elif half.value == "am" and hour == 12 and word not in words.MORNING_HALF:
                hour = 0
        return Clock(hour * 60 + minute, stop, True, half.value)
    if not sure and not bare:
        return None
    return Clock(hour * 60 + minute, stop, sure, None)


def _spoken_hour(scan: Scan, i: int) -> Mark | None:
    """An hour told by its number in order, with its part of the day («до сьомої ранку»)."""
    mark = scan.get("hourth", i)
    return mark if mark is not None and scan.get("ampm", mark.stop) is not None else None


def _half_past(scan: Scan, i: int) -> Clock | None:
    """half past five, «половины шестого», «пів на шосту»."""
    lows, size = scan.lows, len(scan.lows)
    hour: int | None = None
    stop = i
    if lows[i].startswith("половин") and i + 1 < size:
        ordinal_mark = scan.get("hourth", i + 1)
        hour, stop = (int(ordinal_mark.value) - 1, i + 2) if ordinal_mark else (None, i)
    elif lows[i] == "пів" and i + 2 < size and lows[i + 1] == "на":
        ordinal_mark = scan.get("hourth", i + 2)
        hour, stop = (int(ordinal_mark.value) - 1, i + 3) if ordinal_mark else (None, i)
    elif lows[i] == "half" and i + 2 < size and lows[i + 1] == "past":
        number = scan.get("number", i + 2)
        hour, stop = (int(number.value), i + 3) if number else (None, i)
    if hour is None:
        return None
    half = scan.get("ampm", stop)
    if half is not None:
        stop = half.stop
        if half.value == "pm" and hour < 12:
            hour += 12
    return Clock(hour * 60 + 30, stop, True, half.value if half else None)


def _hhmm(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _extras(scan: Scan, i: int, dates: dict[int, DateMention]) -> tuple[int, DateMention | None, str | None]:
    """What may stand behind a clock time: a zone, a date, in any order. Returns (stop, date, zone)."""
    date: DateMention | None = None
    zone: str | None = None
    size = len(scan.tokens)
    while i < size:
        mark = scan.get("zone", i)
        if mark and zone is None:
            zone, i = _zone_name(mark.value, scan.lows[i : mark.stop]), mark.stop
            continue
        k = i
        while k < size and k - i < 2 and scan.lows[k] in words.BEHIND_CLOCK:
            k += 1
        if k != i:
            mark = scan.get("zone", k)
            if mark and zone is None:
                zone, i = _zone_name(mark.value, scan.lows[k : mark.stop]), mark.stop
                continue
        found = dates.get(k)
        if found and (date is None and (found.explicit or scan.lows[i] != ",") or _is_dated(date, found)):
            date, i = found, found.stop
            continue
        break
    return i, date, zone


def _is_dated(weekday: DateMention | None, date: DateMention) -> bool:
    """Whether a date spells out the weekday before it («20:00 пятницы, 23 января»)."""
    return weekday is not None and not weekday.explicit and date.explicit and weekday.iso == date.iso


def _zone_name(value: str, lows: list[str]) -> str:
    return "GMT" if "gmt" in lows else value


def _interval(scan: Scan, i: int, dates: dict[int, DateMention]) -> WindowMention | None:
    """from A to B, between A and B, с A до B, A–B, beginning at token i."""
    opener = scan.get("from", i)
    j = opener.stop if opener else i
    size = len(scan.tokens)
    date1 = dates.get(j)
    if date1 and opener:
        j = date1.stop
        while j < size and scan.lows[j] in words.BETWEEN_DATE_AND_START:
            j += 1
    while opener and j < size and scan.get("nearby", j):
        j += 1
    first = _clock(scan, j, bare=opener is not None)
    if first is None:
        return None
    k, date_a, zone_a = _extras(scan, first.stop, dates)
    date1 = date1 or date_a
    if k < size and scan.lows[k] in ",)":
        k += 1
    closer = scan.get("until", k)
    if closer is None or (opener is None and scan.lows[k] not in words.CLOSES_INTERVAL):
        return None
    if opener is None and not first.sure:
        return None
    k = closer.stop
    while k < size and (scan.lows[k] in words.ABOUT_THE or scan.get("nearby", k)):
        k += 1
    date2 = dates.get(k)
    if date2:
        k = date2.stop
        while k < size and scan.lows[k] in words.BETWEEN_DATE_AND_END:
            k += 1
    second = _clock(scan, k, bare=opener is not None or first.sure)
    if second is None or not (first.sure or second.sure):
        return None
    if opener is None and not second.sure:
        return None
    # A bare number before a noun is a count, not an hour ("from 5 to 7 drones").
    stop, date_b, zone_b = _extras(scan, second.stop, dates)
    date2 = date2 or date_b
    a, b = first.minutes, second.minutes
    if first.half is None and second.half == "pm" and a < 720 and a + 720 < b and not first.sure:
        a += 720  # "from 3 to 7 p.m."
    zone = zone_b or zone_a
    start_zone = zone_a if zone_a and zone_b and zone_a != zone_b else None
    end_date = date2.iso if date2 else None
    start_date = date1.iso if date1 else None
    if end_date is None and start_date is not None:
        end_date = shift(start_date, 1) if b < a and not start_zone and a >= 720 and b <= 720 else start_date
    if start_date and end_date and date2 is None:
        start_date = None
    if start_date and end_date and start_date == (shift(end_date, -1) if b < a else end_date):
        start_date = None
    return WindowMention(
        "interval",
        i,
        stop,
        end_date,
        _hhmm(a),
        _hhmm(b),
        None,
        zone,
        start_zone,
        start_date,
        end_date is not None,
        bool(date1 and date2 and date2 is not date1),
    )


def _daypart(scan: Scan, i: int, dates: dict[int, DateMention]) -> WindowMention | None:
    """overnight, «в ночь на 21 июля», "over the past 24 hours", with the date that is written beside it."""
    mark = scan.get("daypart", i)
    relative = scan.get("dayref", i)
    if mark is None or (relative is not None and relative.stop > mark.stop):
        return None
    stop, kind = mark.stop, mark.value
    size = len(scan.tokens)
    k = stop
    if kind in ("morning", "evening", "daytime") and k < size and scan.lows[k].startswith(words.REPORT_NOUN_STEMS):
        return None  # «в утренней сводке», "its evening statement"
    found: DateMention | None = None
    # «в ночь с 5 на 6 мая», "the night from 5 to 6 May", «за сутки с 10 на 11 ноября»
    if k < size and scan.lows[k] in words.OPENS_TWO_DAYS:
        for j in range(k + 1, min(k + 5, size)):
            if scan.lows[j] in words.JOINS_TWO_DAYS and dates.get(j + 1):
                found = dates[j + 1]
                break
    if found is None:
        while k < size and k - stop < 3 and (scan.get("nighton", k) or scan.lows[k] in words.BETWEEN_DAYPART_AND_DATE):
            k += 1
        found = dates.get(k)
        if found and k > stop and scan.lows[stop] == "," and not found.explicit:
            found = None
    if found is not None:
        stop = found.stop
        return WindowMention(kind, i, stop, found.iso, own_date=found.iso is not None)
    # «21 июля ночью», "on July 21, overnight", "yesterday evening"
    for before in dates.values():
        if before.stop == i or (before.stop == i - 1 and scan.lows[i - 1] in words.BETWEEN_DATE_AND_DAYPART):
            return WindowMention(kind, before.begin, stop, before.iso, own_date=before.iso is not None)
    return WindowMention(kind, i, stop)


def _hours(scan: Scan, i: int) -> WindowMention | None:
    """in four hours, «за три часа», «за последний час»."""
    opener = scan.get("within", i)
    if opener is None:
        return None
    j = opener.stop
    size = len(scan.tokens)
    while j < size and scan.lows[j] in words.BEFORE_LENGTH:
        j += 1
    if j >= size:
        return None
    value: float | None = None
    token = scan.tokens[j]
    k = j + 1
    if token.kind == NUMBER:
        text = token.low.split("-")[0].replace(",", ".")
        try:
            value = float(text)
        except ValueError:
            return None
    elif scan.get("number", j):
        value = float(scan.at["number"][j].value)
        nxt = scan.get("number", k)
        if nxt and value >= 20 and float(nxt.value) < 10:
            value, k = value + float(nxt.value), k + 1
    elif scan.get("half", j):
        value = 1.5
    elif scan.get("hourunit", j) and scan.lows[j] in words.HOUR_ALONE and not scan.get("from", j + 1):
        return WindowMention("hours", i, j + 1, hours=1)
    if value is None or not 0 < value <= 72:
        return None
    if k + 2 < size and scan.lows[k] in words.HALF_HOUR_JOINTS and scan.lows[k + 1] in words.HALVES:
        value, k = value + 0.5, k + 2
        if scan.lows[k] == "half":
            k += 1
    unit = scan.get("hourunit", k)
    if unit is None:
        if scan.tokens[j].kind == NUMBER and scan.lows[j].endswith("-hour"):
            return WindowMention("hours", i, j + 1, hours=value)
        return None
    if value == 24:
        return WindowMention("day", i, unit.stop)
    return WindowMention("hours", i, unit.stop, hours=int(value) if value == int(value) else value)


def _point(scan: Scan, i: int, dates: dict[int, DateMention]) -> WindowMention | None:
    """at about 5 a.m., «около 5 утра», «в 03:15» (whether it is the event's time is for the assembler to judge)."""
    opener = scan.get("at", i) or scan.get("nearby", i)
    if opener is None:
        return None
    j = opener.stop
    while j < len(scan.tokens) and (scan.get("nearby", j) or scan.lows[j] in words.AT_THE):
        j += 1
    if scan.get("clockword", j) and scan.lows[j] in words.NOON:
        return None
    clock = _clock(scan, j, bare=False)
    if clock is None:
        return None
    stop, date, zone = _extras(scan, clock.stop, dates)
    return WindowMention(
        "point", i, stop, date.iso if date else None, _hhmm(clock.minutes), zone=zone, own_date=bool(date)
    )


def _since(scan: Scan, i: int, dates: dict[int, DateMention]) -> WindowMention | None:
    """since 11 p.m., «с 20:00» without an end."""
    clock = _clock(scan, i + 1, bare=False)
    if clock is None and scan.lows[i] == "since":
        clock = _clock(scan, i + 1, bare=True)
    if clock is None or scan.lows[i] == "from" and clock.half is None and ":" not in scan.lows[i + 1]:
        return None
    stop, date, zone = _extras(scan, clock.stop, dates)
    return WindowMention(
        "since", i, stop, date.iso if date else None, _hhmm(clock.minutes), zone=zone, own_date=date is not None
    )


def _is_start_of(scan: Scan, windows: list[WindowMention], found: WindowMention) -> bool:
    """Whether an open start in brackets only says when the night before it began: "overnight (since 18:00)"."""
    if found.kind != "since" or not windows or windows[-1].kind not in ("night", "day"):
        return False
    between = scan.lows[windows[-1].stop : found.begin]
    return between == ["("]


_OPEN_WINDOW = ("from", "since", "daypart", "within", "at", "nearby", "clockword", "number")
_HALF_PAST = ("половин", "пів", "half")


def _window_starts(scan: Scan) -> list[int]:
    """The tokens at which a window can begin, in order: words that open one, clock times, numbers."""
    found = scan.begins(_OPEN_WINDOW)
    for k, token in enumerate(scan.tokens):
        low = token.low
        if token.kind == NUMBER or low in words.FROM_OR_SINCE or low.startswith(_HALF_PAST):
            found.add(k)
    return sorted(found)


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
        found = _interval(scan, i, by_begin)
        if found is None:
            mark = scan.get("since", i)
            part = scan.get("daypart", i)
            if mark is not None and part is not None and part.stop > mark.stop:
                mark = None  # «с вечера до утра» is a night
            if mark is None and part is None and scan.lows[i] in words.FROM_OR_SINCE:
                found = _since(scan, i, by_begin)
            if mark is not None:
                near = by_begin.get(mark.stop)
                found = WindowMention(
                    "since", i, near.stop if near else mark.stop, near.iso if near else None, mark.value or None,
                    own_date=near is not None,
                )  # fmt: skip
        if found is None:
            found = _hours(scan, i)
        if found is None:
            found = _point(scan, i, by_begin)
        if found is None:
            found = _daypart(scan, i, by_begin)
        if found is not None and found.stop > i:
            if not _is_start_of(scan, windows, found):
                windows.append(found)
            scan.take(max(found.begin, 0), found.stop)
            scan.timed.update(range(found.begin, found.stop))
            i = found.stop
    for date in dates:
        scan.take(date.begin, date.stop)
        scan.timed.update(range(date.begin, date.stop))
    for k in scan.timed & scan.at.get("modal", {}).keys():
        del scan.at["modal"][k]  # "May 10" is no "may"
    # Clock times that are no window (the time of a post) are no counts either.
    for k, token in enumerate(scan.tokens):
        if token.kind == NUMBER and ":" in token.low:
            scan.taken.add(k)
    return Times(tuple(windows), tuple(dates), scan.has("thatwindow"))
