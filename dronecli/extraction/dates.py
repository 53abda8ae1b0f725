"""Dates that a sentence names, and the arithmetic of calendar days as ISO strings, without importing datetime."""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.scan import Scan
from dronecli.segmenting import NUMBER, WORD, Token
from dronecli.tuples import NamedTuple


class DateMention(NamedTuple):
    """A date on tokens[begin:stop]. `iso` is None where neither text nor document tells the year."""

    iso: str | None
    begin: int
    stop: int
    explicit: bool  # a day of the month was named ("21 July"), not "yesterday" or a weekday


def days_in(year: int, month: int) -> int:
    """Number of days of a month."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def ordinal(iso: str) -> int:
    """Days since 1 March of year 0 (proleptic Gregorian)."""
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


_AHEAD = 60


def complete(month: int, day: int, reference: str | None) -> str | None:
    """The latest such day that lies no more than sixty days ahead of the reference: news tells of what has been."""
    if reference is None:
        return None
    year = int(reference[:4])
    for candidate in (year + 1, year, year - 1):
        found = _iso(candidate, month, day)
        if found is not None and ordinal(found) - ordinal(reference) <= _AHEAD:
            return found
    return None


def find_dates(scan: Scan, reference: str | None) -> list[DateMention]:
    """Dates that a sentence names, in order; relative ones ("yesterday", "on Friday") against `reference`."""
    out: list[DateMention] = []
    starts = scan.begins(("month", "weekday", "dayref"))
    starts.update(scan.figures)
    reach = 0
    for i in sorted(starts):
        found = _date_at(scan, i, reference) if i >= reach else None
        if found is not None and not (out and _is_eve_of(scan, out[-1], found)):
            out.append(found)
            reach = found.stop
    return out


def _is_eve_of(scan: Scan, date: DateMention, found: DateMention) -> bool:
    """Whether "the day before" only explains the date that stands before it: «7 травня, напередодні параду, …»."""
    explains = date.explicit and not found.explicit and found.begin - date.stop == 1
    return explains and scan.tokens[date.stop].text == "," and scan.get("dayref", found.begin) is not None


def _date_at(scan: Scan, i: int, reference: str | None) -> DateMention | None:
    """The date that begins at token i, in whichever way it is written."""
    found: DateMention | None = None
    if scan.tokens[i].kind == NUMBER:
        found = _in_figures(scan, i) or _day_and_month(scan, i, reference) or _day_alone(scan, i, reference)
    return found or _month_and_day(scan, i, reference) or _weekday(scan, i, reference) or _relative(scan, i, reference)


def _in_figures(scan: Scan, i: int) -> DateMention | None:
    """21.07.2025, 21.07.25, 2025-07-21."""
    tokens = scan.tokens
    iso = _dotted(tokens[i])
    if iso:
        return DateMention(iso, i, i + 1, True)
    if i + 4 >= len(tokens) or not tokens[i + 1].text == "-" == tokens[i + 3].text or not _year(tokens[i]):
        return None
    if tokens[i + 4].end - tokens[i].start != 10:
        return None
    month, day = _number(tokens[i + 2]), _number(tokens[i + 4])
    iso = _iso(int(tokens[i].low[:4]), month, day) if month and day else None
    return DateMention(iso, i, i + 5, True) if iso else None


def _day_and_month(scan: Scan, i: int, reference: str | None) -> DateMention | None:
    """21 July, the 5th of May 2025, «21 июля 2025 года»."""
    month = scan.get("month", _past_of(scan, i + 1)) if "month" in scan.at else None
    day = _day_number(scan.tokens[i]) if month is not None else None
    if not day or month is None:
        return None
    year, stop = _year_behind(scan, month.stop, ".,")
    if year and scan.get("year", stop):
        stop += 1
    return DateMention(_of_year(year, int(month.value), day, reference), i, stop, True)


def _day_alone(scan: Scan, i: int, reference: str | None) -> DateMention | None:
    """A day by its number in order, «18-го», "the 5th": of the document's month, if that is less than 20 days away."""
    token = scan.tokens[i]
    if not reference or not token.low.endswith(words.ORDINAL_ENDINGS):
        return None
    day = _day_number(token)
    if not day:
        return None
    k = _past_of(scan, i + 1)
    if k < len(scan.tokens) and scan.tokens[k].kind == WORD and scan.lows[k] in words.NOUNS_BEHIND_ORDINAL:
        return None
    told = [m for m in scan.all("month") if m.begin < i]
    if told:  # «27 марта сбили девять, а 28-го – четыре»
        return DateMention(_of_year(None, int(told[-1].value), day, reference), i, i + 1, True)
    iso = _iso(int(reference[:4]), int(reference[5:7]), day)
    near = iso is not None and abs(ordinal(iso) - ordinal(reference)) < 20
    return DateMention(iso, i, i + 1, True) if near else None


def _month_and_day(scan: Scan, i: int, reference: str | None) -> DateMention | None:
    """July 21, Oct. 5, 2025, "October 16 to 17"."""
    mark = scan.get("month", i)
    if mark is None or not scan.tokens[i].text.isascii() or not _is_name_of_month(scan.tokens[i]):
        return None
    k, size = mark.stop, len(scan.tokens)
    if k < size and scan.tokens[k].text == ".":
        k += 1
    day = _day_number(scan.tokens[k]) if k < size else None
    if not day:
        return None
    month = int(mark.value)
    day, stop = _closing_day(scan, k + 1, month, day)
    year, stop = _year_behind(scan, stop, ",")
    return DateMention(_of_year(year, month, day, reference), i, stop, True)


def _weekday(scan: Scan, i: int, reference: str | None) -> DateMention | None:
    """On Friday, «в пятницу»: the last one, the day of the document included."""
    mark, text = scan.get("weekday", i), scan.tokens[i].text
    if mark is None or not reference or not (text[0].isupper() or not text.isascii()):
        return None
    back = (weekday(reference) - int(mark.value)) % 7
    return DateMention(shift(reference, -back), i, mark.stop, False)


def _relative(scan: Scan, i: int, reference: str | None) -> DateMention | None:
    """Yesterday, «сегодня», «позавчора»."""
    mark = scan.get("dayref", i)
    if mark is None or not reference:
        return None
    return DateMention(shift(reference, int(mark.value)), i, mark.stop, False)


def _is_name_of_month(token: Token) -> bool:
    """Whether a Latin word that names a month is no other word: "March", not "march"; "May", not "MAY"."""
    return token.text == "May" or token.text[0].isupper() and token.low not in words.AMBIGUOUS_MONTHS


def _closing_day(scan: Scan, i: int, month: int, day: int) -> tuple[int, int]:
    """The day on which the night of "October 16 to 17" ends and the token behind it; else the day and i."""
    tokens, size = scan.tokens, len(scan.tokens)
    if i + 1 >= size or tokens[i].low not in words.JOINS_DAYS_OF_MONTH:
        return day, i
    following = day % days_in(2024, month) + 1
    if _day_number(tokens[i + 1]) != following or scan.get("month", i + 2):
        return day, i
    if i + 2 < size and tokens[i + 2].low in words.DRONES_EN:
        return day, i  # "three on October 16 and 17 drones a day later"
    return following, i + 2


def _past_of(scan: Scan, i: int) -> int:
    """The token behind an "of" at token i ("the 5th of May"), or i."""
    return i + 1 if i < len(scan.tokens) and scan.lows[i] == "of" else i


def _year_behind(scan: Scan, i: int, marks: str) -> tuple[int | None, int]:
    """A year at token i, or behind one of the punctuation marks there, and the token behind it; None and i if none."""
    tokens, size = scan.tokens, len(scan.tokens)
    k = i + 1 if i < size and tokens[i].text in marks else i
    year = _year(tokens[k]) if k < size else None
    return (year, k + 1) if year else (None, i)


def _of_year(year: int | None, month: int, day: int, reference: str | None) -> str | None:
    """The ISO date of the year that the text gives; without one, the date nearest to the reference."""
    return _iso(year, month, day) if year else complete(month, day, reference)


def _dotted(token: Token) -> str | None:
    """21.07.2025 or 21.07.25."""
    if "." not in token.low:
        return None
    parts = token.low.split(".")
    if len(parts) != 3 or not all(p.isdecimal() for p in parts) or len(parts[2]) not in (2, 4):
        return None
    year = int(parts[2]) + (2000 if len(parts[2]) == 2 else 0)
    return _iso(year, int(parts[1]), int(parts[0])) if 1990 <= year <= 2099 else None


def _number(token: Token) -> int | None:
    """The whole number at the head of a number token ("18-го" → 18, "5th" → 5)."""
    if token.kind != NUMBER:
        return None
    low = token.low
    if low.isdecimal():
        return int(low) if len(low) <= 6 else None
    size = next(k for k, c in enumerate(low) if not c.isdecimal())
    return int(low[:size]) if low[size] not in ".,:" and size <= 6 else None


def _day_number(token: Token) -> int | None:
    """The day of a month that a number token can be, in figures or as an ordinal."""
    n = _number(token)
    if n is None or not 1 <= n <= 31:
        return None
    if len(token.low) <= 2 and token.low.isdecimal():
        return n
    tail = token.low[len(str(n)) :] if token.low.startswith(str(n)) else token.low[2:]
    return n if not tail or tail in words.ORDINAL_TAILS else None


_YEAR_TAILS = ("", "-го", "-й", "г", "р")


def _year(token: Token) -> int | None:
    """The year that a number token can be: 2025, «2025-го», «2025г»."""
    if token.kind != NUMBER or not token.low[:4].isdecimal() or not 1990 <= int(token.low[:4]) <= 2099:
        return None
    return int(token.low[:4]) if token.low[4:] in _YEAR_TAILS else None


def is_year(scan: Scan, i: int) -> bool:
    """Whether a year stands at token i."""
    return i < len(scan.tokens) and _year(scan.tokens[i]) is not None


def _iso(year: int, month: int, day: int) -> str | None:
    """The ISO date, or None if the calendar has no such day."""
    if not 1 <= month <= 12 or not 1 <= day <= days_in(year, month):
        return None
    return f"{year:04}-{month:02}-{day:02}"
