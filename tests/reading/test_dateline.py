"""Dates of documents: in datelines of three languages and in the names of files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dronecli.reading.dateline import date_in_name, find_date, parse_date

DATELINES = {
    "KALUGA, August 12, 2025. Nine drones were shot down.": "2025-08-12",
    "МОСКВА, 15 января 2026 года. Минобороны сообщило о восьми беспилотниках.": "2026-01-15",
    "Минобороны России, 29.10.2025, 07:12\n\n46 – над территорией области": "2025-10-29",
    "Командування Повітряних сил, 11 грудня 2025 року": "2025-12-11",
    "On July 21, 2025, two drones fell.": "2025-07-21",
    "Юрий Слюсарь | 30 сентября 2025 года": "2025-09-30",
    "Ніч на 10 вересня 2025 року в цифрах": "2025-09-10",
    "From 21:00 UTC on January 8, 2026 to 03:00 UTC on January 9, 2026 sixteen drones": "2026-01-09",
    "Overnight tally, 25 September 2025: 44": "2025-09-25",
    "The 3rd of May 2025 was quiet.": "2025-05-03",
    "Tuesday, Sept. 9th, 2025": "2025-09-09",
    "Утро 2-го июня 2025 г.": "2025-06-02",
    "В ночь с 20 на 21 июля 2025 года": "2025-07-21",
    "In the night of 20–21 July 2025": "2025-07-21",
    "Updated 2025-07-21T08:00+03:00": "2025-07-21",
    "(21/07/2025) Kaluga": "2025-07-21",
    "**21 июля 2025 года**": "2025-07-21",
    "«1 листопада 2025 року»": "2025-11-01",
    "Last war year began on February 24, 2022; on March 3, 2026 it went on.": "2026-03-03",
}
NO_DATE = (
    "",
    "Nine drones on July 21.",
    "In 2025 there were many.",
    "Model 2025-99-99 was shown.",
    "On 31 February 2025 nothing happened.",
    "Call 8-800-2025-07-21-55 now",
    "07/05/2025 is one of two days",
    "May 2025",
    "The number 120250721 is long.",
)


@pytest.mark.parametrize(("text", "day"), DATELINES.items())
def test_dateline(text: str, day: str) -> None:
    assert find_date(text) == day
    assert find_date("x" * 99 + "\n" + text, 100) == day


@pytest.mark.parametrize("text", NO_DATE)
def test_no_full_date(text: str) -> None:
    assert find_date(text) is None


def test_a_date_far_down_counts_only_where_it_is_alone() -> None:
    filler = "Nothing of note. " * 60
    assert find_date(f"{filler} Published on July 21, 2025.") == "2025-07-21"
    assert find_date(f"{filler} July 21, 2025, again July 21, 2025.") == "2025-07-21"
    assert find_date(f"{filler} July 21, 2025, and earlier May 9, 2025.") is None
    assert find_date(f"May 3, 2025. {filler} July 21, 2025.") == "2025-05-03"


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2025-07-21-kaluga.txt", "2025-07-21"),
        ("kaluga_2025_07_21.md", "2025-07-21"),
        ("20250721.txt", "2025-07-21"),
        ("post 21.07.2025.txt", "2025-07-21"),
        ("21-07-2025 (1).html", "2025-07-21"),
        ("2025-13-01.txt", None),
        ("1234520250721.txt", None),
        ("report-2025.txt", None),
        ("kaluga.txt", None),
        ("202507211.txt", None),
    ],
)
def test_file_name(name: str, day: str | None) -> None:
    assert date_in_name(name) == day


@given(st.dates(min_value=__import__("datetime").date(2000, 1, 1), max_value=__import__("datetime").date(2099, 12, 31)))
def test_every_day_reads_back(day: object) -> None:
    iso = str(day)
    year, month, number = iso.split("-")
    if iso == "2022-02-24":
        return
    for text in (iso, f"{number}.{month}.{year}", f"{int(number)}.{int(month)}.{year}", f"{year}/{month}/{number}"):
        assert parse_date(text) == iso
    assert date_in_name(f"a-{iso}.txt") == date_in_name(f"{year}{month}{number}.txt") == iso


@given(st.text(alphabet="0123456789.-/ ,годаянвряJuly", max_size=80))
def test_never_fails(text: str) -> None:
    for found in (find_date(text), date_in_name(text), parse_date(text)):
        assert found is None or len(found) == 10
