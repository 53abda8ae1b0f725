"""Reasons as values: every sentence can be said in every language, with the same gaps."""

from __future__ import annotations

import re
from typing import Any

import pytest

from dronecli.formats.wording import languages
from dronecli.model import PlaceRef, Reason, Window
from dronecli.reconcile import compare, reasons
from dronecli.reconcile.reasons import All, Days, Kind, Part, Range, Sum, Tally, When, Who
from tests.reconcile.making import claim, document

RUSSIAN = reasons.Language(languages()["ru"]["why"])
BOROVSK = PlaceRef("RU-KLU/borovsk", "Borovsk", "Боровск")
VALUES: dict[str, object] = {
    "a": Who("the governor"),
    "b": Who("the ministry"),
    "first": Who("the mayor"),
    "second": Who("Gladkov"),
    "x": When(Window("night", "2025-07-21")),
    "y": When(None),
    "part": Part((BOROVSK, PlaceRef(None, "Yernov"))),
    "kind": Kind("fixed-wing"),
    "count": Range(3, None),
    "sum": Sum(((1, 1), (2, 4))),
    "days": Days(2),
    "tally": Tally((("agree", 2), ("conflict", 1))),
    "all": All((Reason("equal"), Reason("meet")), ", "),
}


def filled(code: str) -> Reason:
    """A reason with something in each of its gaps."""
    gaps = dict.fromkeys(re.findall(r"\{(\w+)", reasons._REASONS[code]))
    return Reason(code, tuple((gap, VALUES[gap]) for gap in gaps))


def test_languages_have_the_same_sentences() -> None:
    assert languages()["ru"]["why"]["reasons"].keys() == reasons._REASONS.keys()


@pytest.mark.parametrize("code", reasons._REASONS)
def test_every_sentence_can_be_said(code: str) -> None:
    english, russian = (language.of([filled(code)]) for language in (reasons.ENGLISH, RUSSIAN))
    assert english
    assert "{" not in english + russian
    assert re.search("[а-я]", russian)
    for shown, name in (("Боровск", "Borovsk"), ("«Gladkov»|источника", "Gladkov"), (r"3 или больше", "3 or more")):
        assert bool(re.search(shown, russian)) >= (name in english)


@pytest.mark.parametrize(
    ("window", "text"),
    [
        (Window("interval", None, "12:20", "15:00"), "12:20–15:00"),
        (Window("interval", None, "12:20", "15:00", zone="MSK", start_zone="GMT"), "12:20 GMT–15:00 МСК"),
        (Window("interval", None, "12:20", "15:00", zone="UTC"), "12:20–15:00 UTC"),
        (Window("hours", None, hours=4.0), "отрезок в 4 ч"),
        (Window("hours", None), "несколько часов"),
        (Window("since", None, "18:00"), "с 18:00"),
        (Window("since", None), "часть дня"),
        (Window("point", None, "05:00"), "около 05:00"),
        (Window("daytime", None), "дневные часы"),
        (None, "время не названо"),
    ],
)
def test_russian_windows(window: Window | None, text: str) -> None:
    said = RUSSIAN.of([Reason("same-scope", (("x", When(window)),))])
    assert said == f"разные числа при одном и том же охвате ({text})"


@pytest.mark.parametrize(("number", "text"), [(1, "1 день"), (3, "3 дня"), (11, "11 дней"), (21, "21 день")])
def test_russian_plurals(number: int, text: str) -> None:
    assert RUSSIAN.of([Reason("day-left", (("days", Days(number)),))]).endswith(f": {text}")


def test_what_goes_on_where_the_other_ends() -> None:
    said = (Reason("equal"), Reason("same-window", (("x", VALUES["x"]),)), Reason("doubtful"))
    assert reasons.ENGLISH.of(said).startswith("the figures are equal for the same window (the night); but")


@pytest.mark.parametrize("options", [{}, {"strict": True}, {"by": "month"}], ids=str)
def test_a_row_says_its_reasons(options: dict[str, Any]) -> None:
    claims = (
        claim("governor", 4, "day", over=("A district", "B district")),
        claim("ministry", 2, "night"),
        claim("ministry", 3, "12:20-15:00"),
        claim("governor", 9, "night", "RU-BRY"),
        claim("ministry", 9, None, "RU-TUL"),
    )
    rows = compare([document(*claims)], **options).rows
    assert {row.verdict for row in rows} >= {"governor-only", "ministry-only"}
    for row in rows:
        assert row.why == reasons.ENGLISH.of(row.reasons)
        assert RUSSIAN.of(row.reasons)
