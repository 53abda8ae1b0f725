"""Times of day, in figures and in words, with the zone and the date that stand behind them."""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.dates import DateMention
from dronecli.extraction.scan import Scan
from dronecli.lexicon import Mark
from dronecli.segmenting import NUMBER
from dronecli.tuples import NamedTuple


class Clock(NamedTuple):
    """A time of day in minutes that ends before tokens[stop].

    `sure` is false for a bare hour ("20" in "с 20 до 23 часов"). `half` is "am", "pm" or None.
    """

    minutes: int
    stop: int
    sure: bool
    half: str | None


class _Face(NamedTuple):
    """What a time of day shows before its half of the day is known; as in `Clock`."""

    hour: int
    minute: int
    stop: int
    sure: bool


def find_clock(scan: Scan, i: int, bare: bool) -> Clock | None:
    """The time of day at token i. `bare` lets an hour stand without unit, as in "с 20 до 23 часов"."""
    if i >= len(scan.tokens):
        return None
    mark = scan.get("clockword", i)
    if mark is not None:
        return Clock(int(mark.value[:2]) * 60, mark.stop, True, None)
    face: Clock | _Face | None
    face = _in_figures(scan, i) if scan.tokens[i].kind == NUMBER else _half_past(scan, i) or _in_words(scan, i)
    if face is None or isinstance(face, Clock):
        return face
    if face.hour > 24 or face.minute > 59:
        return None
    clock = _with_half(scan, _with_unit(scan, face))
    return clock if clock.sure or bare else None


def _half_past(scan: Scan, i: int) -> Clock | None:
    """Half past five, «половины шестого», «пів на шосту»."""
    lows, size = scan.lows, len(scan.lows)
    mark: Mark | None = None
    before = 1  # «половина шестого» is half an hour before six
    if lows[i].startswith("половин") and i + 1 < size:
        mark = scan.get("hourth", i + 1)
    elif lows[i] == "пів" and i + 2 < size and lows[i + 1] == "на":
        mark = scan.get("hourth", i + 2)
    elif lows[i] == "half" and i + 2 < size and lows[i + 1] == "past":
        mark, before = scan.get("number", i + 2), 0
    if mark is None:
        return None
    hour, stop = int(mark.value) - before, mark.begin + 1
    half = scan.get("ampm", stop)
    if half is not None:
        stop = half.stop
        if half.value == "pm" and hour < 12:
            hour += 12
    return Clock(hour * 60 + 30, stop, True, half.value if half else None)


def _in_figures(scan: Scan, i: int) -> Clock | _Face | None:
    """12:20, 5.30, 14h00, «20-й», 5pm; the last is complete."""
    text, tail = scan.lows[i], ""
    if text.isdecimal():
        return _Face(int(text), 0, i + 1, False) if len(text) <= 2 else None
    while text and not text[-1].isdecimal():
        text, tail = text[:-1], text[-1] + tail
    head, colon, rest = text.replace(".", ":").partition(":")
    if "," in text or not head.isdecimal() or len(head) > 2:
        return None
    if colon and not (rest.isdecimal() and len(rest) == 2):
        return None
    face = _Face(int(head), int(rest) if colon else 0, i + 1, bool(colon))
    if tail in ("am", "pm"):
        return _twelve_hours(face, tail) if face.hour <= 12 else None
    if tail == "h":
        return face._replace(sure=True) if colon else _with_minutes_behind_h(scan, face)
    if tail and (colon or tail not in words.HOUR_TAILS):
        return None
    return face._replace(sure=face.sure or bool(tail))


def _with_minutes_behind_h(scan: Scan, face: _Face) -> _Face:
    """14h00: the minutes are a token of their own, right behind the letter."""
    stop = face.stop
    after = scan.tokens[stop] if stop < len(scan.tokens) else None
    if after is None or after.start != scan.tokens[stop - 1].end or len(after.low) != 2 or not after.low.isdecimal():
        return face._replace(sure=True)
    return _Face(face.hour, int(after.low), stop + 1, True)


def _in_words(scan: Scan, i: int) -> _Face | None:
    """Five, twenty-two, «до сьомої ранку»."""
    number = scan.get("number", i) or _spoken_hour(scan, i)
    if number is None or int(number.value) > 24:
        return None
    hour = int(number.value)
    following = scan.get("number", i + 1)
    if hour == 20 and following and int(following.value) <= 4:
        return _Face(hour + int(following.value), 0, i + 2, False)
    return _Face(hour, 0, i + 1, False)


def _spoken_hour(scan: Scan, i: int) -> Mark | None:
    """An hour told by its number in order, with its part of the day («до сьомої ранку»)."""
    mark = scan.get("hourth", i)
    if mark is None:
        return None
    unit = scan.get("clockunit", mark.stop)  # «о третій годині ночі»
    stop = mark.stop if unit is None else unit.stop
    return mark._replace(stop=stop) if scan.get("ampm", stop) is not None else None


def _with_unit(scan: Scan, face: _Face) -> _Face:
    """The face with the unit behind it («20 часов», "5 o'clock") and minutes behind that («20 часов 15 минут»)."""
    unit = scan.get("clockunit", face.stop)
    if unit is None:
        return face
    tokens, size, stop = scan.tokens, len(scan.tokens), unit.stop
    if stop < size and tokens[stop].kind == NUMBER and tokens[stop].low.isdecimal() and int(tokens[stop].low) < 60:
        if stop + 1 < size and tokens[stop + 1].low.startswith(words.MINUTE_STEMS):
            return _Face(face.hour, int(tokens[stop].low), stop + 2, True)
    return face._replace(stop=stop, sure=True)


def _with_half(scan: Scan, face: _Face) -> Clock:
    """The face with the half of the day behind it, if one is told: "5 in the evening", «12 ночи»."""
    half = scan.get("ampm", face.stop)
    if half is None:
        return Clock(face.hour * 60 + face.minute, face.stop, face.sure, None)
    hour = face.hour
    if half.value == "pm" and hour < 12:
        hour += 12
    elif half.value == "am" and hour == 12 and scan.lows[half.begin] not in words.MORNING_HALF:
        hour = 0
    return Clock(hour * 60 + face.minute, half.stop, True, half.value)


def _twelve_hours(face: _Face, half: str) -> Clock:
    """The time that a face of twelve hours shows in a half of the day: 12 am is midnight."""
    return Clock((face.hour % 12 + (12 if half == "pm" else 0)) * 60 + face.minute, face.stop, True, half)


def hhmm(minutes: int) -> str:
    """Minutes of a day as HH:MM."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def zone_and_date(scan: Scan, i: int, dates: dict[int, DateMention]) -> tuple[int, DateMention | None, str | None]:
    """What may stand behind a clock time: a zone, a date, in any order. Returns (stop, date, zone)."""
    date: DateMention | None = None
    zone: str | None = None
    while i < len(scan.tokens):
        k = i if zone is None and scan.get("zone", i) else _past_joints(scan, i)
        mark = scan.get("zone", k)
        if mark is not None and zone is None:
            zone, i = _zone_name(mark.value, scan.lows[k : mark.stop]), mark.stop
            continue
        found = dates.get(k)
        if found and (date is None and (found.explicit or scan.lows[i] != ",") or _spells_out(found, date)):
            date, i = found, found.stop
            continue
        break
    return i, date, zone


def _past_joints(scan: Scan, i: int) -> int:
    """The token behind what may join a time with its zone or date: "12:20 (Moscow time)", "20:00 on Friday"."""
    stop = min(i + 2, len(scan.tokens))
    while i < stop and scan.lows[i] in words.BEHIND_CLOCK:
        i += 1
    return i


def _spells_out(date: DateMention, weekday: DateMention | None) -> bool:
    """Whether a date spells out the weekday before it («20:00 пятницы, 23 января»)."""
    return weekday is not None and not weekday.explicit and date.explicit and weekday.iso == date.iso


def _zone_name(value: str, lows: list[str]) -> str:
    """The zone as windows name it: GMT where the text says so, else the table's name."""
    return "GMT" if "gmt" in lows else value
