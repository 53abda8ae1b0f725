"""Times of one sentence: windows of every kind and the dates that they end on.

A window is written as its kind and whatever the sentence gives of date, start, end, length and zone; the document's
date is added later. A date elsewhere in the sentence ("on 9 May, from 14:00") stands among the dates. An end at
midnight may be told as 00:00 or 24:00 at this stage. 10 May 2025 is a Saturday.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dronecli.extraction.dates import DateMention, days_in, ordinal, shift, weekday
from dronecli.extraction.scan import Scan
from dronecli.extraction.windows import Times, WindowMention, find_times
from dronecli.model import WINDOW_KINDS
from dronecli.segmenting import normalise, split_sentences

SATURDAY = "2025-05-10"
NONE: list[str] = []


def times(text: str, date: str | None = SATURDAY) -> Times:
    (sentence,) = split_sentences(normalise(text).text)
    return find_times(Scan(sentence), date)


def written(found: Times) -> list[str]:
    return [described(window, found.dates) for window in found.windows]


def described(window: WindowMention, dates: Sequence[DateMention]) -> str:
    date = window.date or (dates[0].iso if len(dates) == 1 else None)
    end = "24:00" if window.end == "00:00" else window.end
    hours = None if window.hours is None else f"{window.hours:g}h"
    start_zone = window.start_zone and f"({window.start_zone})"
    parts = (window.kind, window.start_date, date, window.start, start_zone, end, hours, window.zone)
    return " ".join(part for part in parts if part)


TABLE: list[tuple[str, str | None, list[str]]] = [
    # --- between two clock times, English
    ("between 12:20 and 15:00 Moscow time", SATURDAY, ["interval 12:20 15:00 MSK"]),
    ("from 08:00 to 09:30", SATURDAY, ["interval 08:00 09:30"]),
    ("from 8 a.m. to 1.30 p.m.", SATURDAY, ["interval 08:00 13:30"]),
    ("from 3 to 7 p.m.", SATURDAY, ["interval 15:00 19:00"]),
    ("between 12 p.m. and 12 a.m.", SATURDAY, ["interval 12:00 24:00"]),
    ("between noon and 3 p.m.", SATURDAY, ["interval 12:00 15:00"]),
    ("from 20:00 until midnight", SATURDAY, ["interval 20:00 24:00"]),
    ("from 11 p.m. to 7 a.m.", SATURDAY, ["interval 23:00 07:00"]),
    ("from 20.00 to 23.50", SATURDAY, ["interval 20:00 23:50"]),
    ("between 09:00 and 11:00 GMT", SATURDAY, ["interval 09:00 11:00 GMT"]),
    ("between 09:00 and 11:00 UTC", SATURDAY, ["interval 09:00 11:00 UTC"]),
    ("from 12:20 PM GMT to 15:00 MSK", SATURDAY, ["interval 12:20 (GMT) 15:00 MSK"]),
    ("from 22:30 on May 8 to 05:30 on May 9", SATURDAY, ["interval 2025-05-09 22:30 05:30"]),
    ("on May 9, from 14:00 to 16:00", SATURDAY, ["interval 2025-05-09 14:00 16:00"]),
    ("from 14:00 to 16:00 on May 9, 2024", SATURDAY, ["interval 2024-05-09 14:00 16:00"]),
    ("from 23:00 on Friday to 06:00 on Saturday", SATURDAY, ["interval 2025-05-10 23:00 06:00"]),
    # --- the same, Russian
    ("с 13:10 до 16:45 мск", SATURDAY, ["interval 13:10 16:45 MSK"]),
    ("с 7.00 до 9.30 по московскому времени", SATURDAY, ["interval 07:00 09:30 MSK"]),
    ("в период с 20 до 23 часов", SATURDAY, ["interval 20:00 23:00"]),
    ("с 20:00 до 24:00", SATURDAY, ["interval 20:00 24:00"]),
    ("с 20:00 до полуночи", SATURDAY, ["interval 20:00 24:00"]),
    ("с полуночи до 6:00", SATURDAY, ["interval 00:00 06:00"]),
    ("с полудня до восьми вечера", SATURDAY, ["interval 12:00 20:00"]),
    ("с 8 утра до 2 часов дня", SATURDAY, ["interval 08:00 14:00"]),
    ("с 23:00 9 мая до 7:00 10 мая", SATURDAY, ["interval 2025-05-10 23:00 07:00"]),
    ("с 23:00 9 мая до 7:00 10 мая", None, ["interval 23:00 07:00"]),
    ("9 мая с 14:00 до 16:00", SATURDAY, ["interval 2025-05-09 14:00 16:00"]),
    ("с 14:00 до 16:00 9 мая 2024 года", SATURDAY, ["interval 2024-05-09 14:00 16:00"]),
    # --- the same, Ukrainian
    ("з 13:10 до 16:45 за московським часом", SATURDAY, ["interval 13:10 16:45 MSK"]),
    ("з 20:00 9 травня до 06:00 10 травня", SATURDAY, ["interval 2025-05-10 20:00 06:00"]),
    ("із 8:00 до 12:00", SATURDAY, ["interval 08:00 12:00"]),
    ("від 20:00 до опівночі", SATURDAY, ["interval 20:00 24:00"]),
    # --- parts of the day
    ("overnight", SATURDAY, ["night"]),
    ("last night", SATURDAY, ["night"]),
    ("in the small hours", SATURDAY, ["night"]),
    ("in the night to May 8", SATURDAY, ["night 2025-05-08"]),
    ("in the night to May 8", None, ["night"]),
    ("over the past 24 hours", SATURDAY, ["day"]),
    ("in a single day", SATURDAY, ["day"]),
    ("this morning", SATURDAY, ["morning"]),
    ("yesterday evening", SATURDAY, ["evening 2025-05-09"]),
    ("during the day", SATURDAY, ["daytime"]),
    ("in daylight", SATURDAY, ["daytime"]),
    ("ночью", SATURDAY, ["night"]),
    ("минувшей ночью", SATURDAY, ["night"]),
    ("в течение прошедшей ночи", SATURDAY, ["night"]),
    ("в ночь на 8 мая", SATURDAY, ["night 2025-05-08"]),
    ("в ночь с 8 на 9 мая", SATURDAY, ["night 2025-05-09"]),
    ("в ночь на субботу", SATURDAY, ["night 2025-05-10"]),
    ("в ночь на 3 января", "2026-01-05", ["night 2026-01-03"]),
    ("в ночь на 30 декабря", "2026-01-05", ["night 2025-12-30"]),
    ("с вечера до утра", SATURDAY, ["night"]),
    ("за сутки", SATURDAY, ["day"]),
    ("за минувшие сутки", SATURDAY, ["day"]),
    ("за день", SATURDAY, ["day"]),
    ("днём", SATURDAY, ["daytime"]),
    ("в дневное время", SATURDAY, ["daytime"]),
    ("утром 9 мая", SATURDAY, ["morning 2025-05-09"]),
    ("вчера вечером", SATURDAY, ["evening 2025-05-09"]),
    ("вечером в пятницу", SATURDAY, ["evening 2025-05-09"]),
    ("уночі", SATURDAY, ["night"]),
    ("вночі", SATURDAY, ["night"]),
    ("минулої ночі", SATURDAY, ["night"]),
    ("у ніч на 8 травня", SATURDAY, ["night 2025-05-08"]),
    ("у ніч проти 8 травня", SATURDAY, ["night 2025-05-08"]),
    ("за добу", SATURDAY, ["day"]),
    ("удень", SATURDAY, ["daytime"]),
    ("зранку", SATURDAY, ["morning"]),
    ("увечері", SATURDAY, ["evening"]),
    ("учора ввечері", SATURDAY, ["evening 2025-05-09"]),
    # --- lengths
    ("in the space of three hours", SATURDAY, ["hours 3h"]),
    ("in four hours", SATURDAY, ["hours 4h"]),
    ("за три часа", SATURDAY, ["hours 3h"]),
    ("в течение четырёх часов", SATURDAY, ["hours 4h"]),
    ("за последний час", SATURDAY, ["hours 1h"]),
    ("за полтора часа", SATURDAY, ["hours 1.5h"]),
    ("за дев'ять годин", SATURDAY, ["hours 9h"]),
    ("за останню годину", SATURDAY, ["hours 1h"]),
    ("за 24 часа", SATURDAY, ["day"]),
    # --- open starts and points
    ("since midnight", SATURDAY, ["since 00:00"]),
    ("since 8 p.m.", SATURDAY, ["since 20:00"]),
    ("с полуночи", SATURDAY, ["since 00:00"]),
    ("с начала суток", SATURDAY, ["since 00:00"]),
    ("з опівночі", SATURDAY, ["since 00:00"]),
    ("від початку доби", SATURDAY, ["since 00:00"]),
    ("at about 5 a.m.", SATURDAY, ["point 05:00"]),
    ("около 5 утра", SATURDAY, ["point 05:00"]),
    ("в 03:15", SATURDAY, ["point 03:15"]),
    ("примерно в 22:15", SATURDAY, ["point 22:15"]),
    ("близько 5 ранку", SATURDAY, ["point 05:00"]),
    # --- two in one sentence
    ("six overnight and two this morning", SATURDAY, ["night", "morning"]),
    ("ночью шесть, а утром два", SATURDAY, ["night", "morning"]),
    ("уночі шість, а вдень два", SATURDAY, ["night", "daytime"]),
    # --- what is no window
    ("from 5 to 7 drones were downed", SATURDAY, NONE),
    ("сбили от 5 до 7 дронов", SATURDAY, NONE),
    ("збили від 5 до 7 дронів", SATURDAY, NONE),
    ("в 12 районах области", SATURDAY, NONE),
    ("the 24 drones", SATURDAY, NONE),
    ("у 3 громадах", SATURDAY, NONE),
]


@pytest.mark.parametrize(("text", "date", "expected"), TABLE, ids=[f"{t}-{d}" for t, d, _ in TABLE])
def test_windows(text: str, date: str | None, expected: list[str]) -> None:
    assert written(times(text, date)) == expected


@pytest.mark.parametrize(("text", "date", "expected"), TABLE, ids=[f"{t}-{d}" for t, d, _ in TABLE])
def test_windows_in_a_whole_sentence(text: str, date: str | None, expected: list[str]) -> None:
    """What stands before and behind a window takes nothing away from it."""
    frames = ("{} five units were shot down.", "{} сбито пять целей.", "{} збито п'ять цілей.")
    language = 0 if text.isascii() else 1 if set("ыэъё") & set(text) or "с " in text else 2
    assert written(times(frames[language].format(text[0].upper() + text[1:]), date)) == expected


def test_an_hour_is_a_length() -> None:
    assert written(times("within an hour")) == ["hours 1h"]


@pytest.mark.parametrize(
    ("text", "date", "expected"),
    [
        ("on 21 July 2024", SATURDAY, ["2024-07-21"]),
        ("on July 21, 2024", SATURDAY, ["2024-07-21"]),
        ("on the 3rd of May", SATURDAY, ["2025-05-03"]),
        ("on May 3", None, [None]),
        ("3 мая", SATURDAY, ["2025-05-03"]),
        ("3 мая 2024 года", None, ["2024-05-03"]),
        ("21.07.2024", None, ["2024-07-21"]),
        ("3 травня", SATURDAY, ["2025-05-03"]),
        ("29 февраля 2024 года", None, ["2024-02-29"]),
        ("yesterday", SATURDAY, ["2025-05-09"]),
        ("вчера", SATURDAY, ["2025-05-09"]),
        ("накануне", SATURDAY, ["2025-05-09"]),
        ("учора", SATURDAY, ["2025-05-09"]),
        ("on Thursday", SATURDAY, ["2025-05-08"]),
        ("в четверг", SATURDAY, ["2025-05-08"]),
        ("у четвер", SATURDAY, ["2025-05-08"]),
        ("31 December", "2026-01-02", ["2025-12-31"]),
        ("2 January", "2025-12-30", ["2026-01-02"]),
        ("drones in May", SATURDAY, []),
        ("in 2024", SATURDAY, []),
        ("14 домов", SATURDAY, []),
    ],
)  # fmt: skip
def test_dates(text: str, date: str | None, expected: list[str | None]) -> None:
    assert [mention.iso for mention in times(text, date).dates] == expected


def test_tokens_of_a_window_are_taken() -> None:
    """So that "12:20" and "24 hours" are no counts of anything."""
    (sentence,) = split_sentences("Between 12:20 and 15:00 Moscow time 19 drones were downed.")
    scan = Scan(sentence)
    find_times(scan, SATURDAY)
    taken = {sentence.tokens[i].text for i in scan.taken}
    assert {"12:20", "15:00"} <= taken
    assert "19" not in taken


@pytest.mark.parametrize("text", ["the same night", "в те же часы", "за тот же период"])
def test_the_same_window_is_told(text: str) -> None:
    assert times(text).same


def test_another_window_is_not_the_same() -> None:
    assert not times("ночью").same


DAYS = st.dates().filter(lambda day: 1900 <= day.year <= 2100)


@given(DAYS, st.integers(-800, 800))
def test_shifting_days_is_the_calendars(day, days):
    from datetime import date, timedelta

    other = day + timedelta(days=days)
    assert isinstance(other, date)
    assert shift(day.isoformat(), days) == other.isoformat()
    assert ordinal(other.isoformat()) - ordinal(day.isoformat()) == days
    assert weekday(day.isoformat()) == day.weekday()


@given(DAYS)
def test_length_of_a_month_is_the_calendars(day):
    from calendar import monthrange

    assert days_in(day.year, day.month) == monthrange(day.year, day.month)[1]


WORDS = st.sampled_from(
    "from to between and until с до в ночь на за с по з від 20:00 7.30 24:00 5 утра a.m. p.m. 9 мая May травня Friday "
    "hours часов ночью midnight полуночи , . – since overnight мск GMT 99:99 31 февраля".split()
)


@given(st.lists(WORDS, min_size=1, max_size=14).map(" ".join), st.sampled_from([None, SATURDAY, "2024-02-29"]))
def test_any_order_of_words_gives_sound_windows(text, date):
    for sentence in split_sentences(normalise(text).text):
        size = len(sentence.tokens)
        for window in find_times(Scan(sentence), date).windows:
            assert window.kind in WINDOW_KINDS
            assert 0 <= window.begin < window.stop <= size
            for clock in (window.start, window.end):
                assert clock is None or "00:00" <= clock <= "24:00"
            if window.date is not None:
                assert 1 <= int(window.date[8:]) <= days_in(int(window.date[:4]), int(window.date[5:7]))
            assert window.hours is None or 0 < window.hours <= 72
