"""The day that a document speaks of: in its file's name or in its dateline.

Only full dates count (day, month and year): "July 21" alone needs a document's date itself.
"""

from __future__ import annotations

import re

# Long enough for a headline and a lead, short enough to keep out the background paragraphs with their older dates.
_HEAD = 600
_YEAR = re.compile("20[0-9]{2}")
_STRIP = " \t\r\n,.;:()[]«»„“”\"'‘’*_#>|–—-"
_SUFFIXES = ("st", "nd", "rd", "th", "-го", "-е", "го", "е")
_WAR = "2022-02-24"  # named in the background of many articles, the date of none that we read

_MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "january jan января январь янв січня січень січ",
            "february feb февраля февраль фев лютого лютий лют",
            "march mar марта март мар березня березень бер",
            "april apr апреля апрель апр квітня квітень кві квіт",
            "may мая май травня травень тра трав",
            "june jun июня июнь июн червня червень чер черв",
            "july jul июля июль июл липня липень лип",
            "august aug августа август авг серпня серпень сер серп",
            "september sep sept сентября сентябрь сен сент вересня вересень вер",
            "october oct октября октябрь окт жовтня жовтень жов жовт",
            "november nov ноября ноябрь ноя нояб листопада листопад лис",
            "december dec декабря декабрь дек грудня грудень гру груд",
        ),
        start=1,
    )
    for word in words.split()
}


def find_date(text: str, start: int = 0) -> str | None:
    """The day of a dateline as an ISO date, or None.

    It is the first full date near the top; where that is the first of two adjoining days ("from 21:00 on January 8 to
    03:00 on January 9, 2026"), it is the second, since a bulletin is dated by the end of its window. Further down a
    date counts only where the text knows no other.

    >>> find_date("KALUGA, August 12, 2025. Nine drones were shot down.")
    '2025-08-12'
    >>> find_date("Минобороны России, 29.10.2025, 07:12")
    '2025-10-29'
    >>> find_date("МОСКВА, 15 января 2026 года.")
    '2026-01-15'
    """
    near = _dates(text, start, start + _HEAD)
    if near:
        first = near[0]
        return near[1] if len(near) > 1 and _is_next_day(first, near[1]) else first
    everywhere = set(_dates(text, start + _HEAD, len(text)))
    return everywhere.pop() if len(everywhere) == 1 else None


def date_in_name(name: str) -> str | None:
    """The day in a file's name, or None.

    >>> date_in_name("2025-07-21-kaluga.txt"), date_in_name("post_21.07.2025.md"), date_in_name("20250721.txt")
    ('2025-07-21', '2025-07-21', '2025-07-21')
    """
    for match in _YEAR.finditer(name):
        before, after = name[: match.start()], name[match.end() :]
        day = _year_first(match.group(), after) or _day_first(before, match.group())
        if day is None and after[:4].isdigit() and not after[4:5].isdigit() and not before[-1:].isdigit():
            day = _iso(match.group(), after[:2], after[2:4])
        if day:
            return day
    return None


def parse_date(text: str) -> str | None:
    """A date as a person writes it, on its own, as an ISO date; None where it is none.

    >>> parse_date("2025-07-21"), parse_date("21.07.2025"), parse_date("July 21, 2025"), parse_date("2025-02-30")
    ('2025-07-21', '2025-07-21', '2025-07-21', None)
    """
    dates = _dates(text, 0, min(len(text), 64))
    return dates[0] if dates else None


def _dates(text: str, start: int, end: int) -> list[str]:
    """Full dates in a stretch of text, in order."""
    found = []
    for match in _YEAR.finditer(text, start, min(end, len(text))):
        at, stop = match.span()
        if text[stop : stop + 1].isdigit() or (at > start and text[at - 1].isdigit()):
            continue
        year, before = match.group(), text[max(start, at - 40) : at]
        if before[-1:] == "-" and before[-2:-1].isdigit() and text[stop : stop + 1] == "-":
            continue  # a telephone number
        day = _year_first(year, text[stop : stop + 8]) or _day_first(before, year) or _in_words(before, year)
        if day and day != _WAR:
            found.append(day)
    return found


def _year_first(year: str, after: str) -> str | None:
    """2025-07-21, 2025.07.21, 2025_07_21, 2025/07/21."""
    if len(after) < 6 or after[0] not in "-._/" or after[3] != after[0] or after[6:7].isdigit():
        return None
    return _iso(year, after[1:3], after[4:6])


def _day_first(before: str, year: str) -> str | None:
    """21.07.2025, 21-07-2025, 21_07_2025; with slashes only where day and month cannot be swapped."""
    separator = before[-1:]
    if not separator or separator not in ".-_/":
        return None
    parts = before[:-1].rsplit(separator, 2)
    if len(parts) < 2:
        return None
    month, day = parts[-1], parts[-2][-2:].lstrip(" (,\n\t")
    if separator == "/" and day.isdigit() and month.isdigit() and int(day) <= 12 and day != month:
        return _iso(year, day, month) if int(month) > 12 else None
    return _iso(year, month, day)


def _in_words(before: str, year: str) -> str | None:
    """July 21, 2025; 21 July 2025; the 21st of July 2025; 21 июля 2025 года; 20–21 липня 2025."""
    words = [w for w in (part.strip(_STRIP).lower() for part in before.split()) if w and w != "of"][-3:]
    if len(words) < 2:
        return None
    last, previous = words[-1], words[-2]
    if last in _MONTHS:
        return _iso(year, str(_MONTHS[last]), _day_number(previous))
    if previous in _MONTHS:
        return _iso(year, str(_MONTHS[previous]), _day_number(last))
    return None


def _day_number(word: str) -> str:
    """The day in "21", "21st", "21-го" and at the end of "20-21"; "" where there is none."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and word[: -len(suffix)].isdigit():
            return word[: -len(suffix)]
    for dash in "-–—":
        word = word.rpartition(dash)[2]
    return word


def _iso(year: str, month: str, day: str) -> str | None:
    if not (year.isdecimal() and month.isdecimal() and day.isdecimal() and len(month) <= 2 and len(day) <= 2):
        return None
    from datetime import date

    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _is_next_day(first: str, second: str) -> bool:
    from datetime import date, timedelta

    return date.fromisoformat(first) + timedelta(days=1) == date.fromisoformat(second)
