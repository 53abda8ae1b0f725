"""Timelines in characters: legible without colour, in any width, in any encoding."""

from __future__ import annotations

import re
from typing import Any

import pytest

from dronecli.formats import Options, chart
from dronecli.formats.layout import width as cells
from dronecli.model import Claim, Comparison, Count, Finding, PlaceRef, Row, Side, Window
from tests.formats import sample

DAY = "2025-07-21"
PLACE = PlaceRef("RU-KLU", "Kaluga Oblast")
KIROV = PlaceRef("RU-KLU/kirov", "Kirov")
BASE = sample.CLAIMS["a1"][1]._replace(across=(), evidence=(), place=PLACE)
INTERVAL = Window("interval", DAY, "12:00", "18:00")


def told(source: str, count: Count, window: Window | None, **fields: Any) -> tuple[str, Claim]:
    return "a.txt", BASE._replace(source=source, count=count, window=window, **fields)


CLAIMS = {
    "g1": told("governor", Count(4, 4), Window("daytime", DAY)),
    "g2": told("governor", Count(10, None), Window("hours", DAY, hours=4)),
    "g3": told("governor", Count(3, 5), None),
    "m1": told("ministry", Count(2, 2), INTERVAL),
    "m2": told("ministry", Count(2, 2), INTERVAL, via="an agency"),
    "m3": told("ministry", Count(12, 12, approx=True), Window("point", DAY, "06:00"), type="fixed-wing"),
    "x1": told("ministry", Count(1, 1), INTERVAL, place=KIROV),
}


def drawn(*names: str, clash: tuple[str, ...] = (), verdict: str = "explained", **options: Any) -> str:
    """The timeline of a row that compares the claims named g and m."""
    governor, ministry = (tuple(name for name in names if name[0] == side) for side in "gm")
    row = Row(
        "RU-KLU",
        "Kaluga Oblast",
        DAY,
        "uav",
        Side(1, 1, None, governor) if governor else None,
        Side(1, 1, None, ministry) if ministry else None,
        0,
        verdict,
        "",
    )
    findings = (Finding("DC201", "error", "", (), clash),) if clash else ()
    known = {name: CLAIMS[name] for name in names}
    return "".join(chart.timelines(Comparison((row,), findings, {}), Options(claims=known, **options)))


EVERYTHING = """\
Timelines
  Moscow time; █ the time that a count covers; ▒ its edge, where a word such as “night” sets none; ░ somewhere within; \
╌ no window stated; ≠ cannot all be true; “also” said besides, not the figure compared

21 July 2025
  Kaluga Oblast: explained
              21 Jul         06             12             18             22 Jul
    governor  ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░│    10+  in 4 hours
              ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌│    3–5  no window stated
              │              │    ▒▒██████████████████████████▒▒          │  ≠   4  daytime
    ministry  │           ░░░░░░            │              │              │    ~12  about 06:00, fixed-wing
              │              │              ███████████████│              │  ≠   2  12:00–18:00 ×2
              │              │              ███████████████│              │      1  also 12:00–18:00, Kirov

"""


def shape(text: str) -> str:
    """The same in ASCII."""
    for sign, plain in zip("█▒░╌≠│–×“”", '=~-?!|-x""', strict=True):
        text = text.replace(sign, plain)
    return text


def test_every_mark_has_a_shape_of_its_own() -> None:
    assert drawn(*CLAIMS, clash=("g1", "m1", "m2")) == EVERYTHING


def test_ascii_says_the_same() -> None:
    text = drawn(*CLAIMS, clash=("g1", "m1", "m2"), ascii=True)
    assert text.isascii()
    assert text == shape(EVERYTHING)


def test_colour_only_adds() -> None:

    text = drawn(*CLAIMS, clash=("g1", "m1", "m2"), colour=True)
    assert re.sub(r"\x1b\[[\d;]*m", "", text) == EVERYTHING
    contradictory = [line for line in text.splitlines() if "≠" in line][1:]
    assert [line.count("\x1b[1;31m") for line in contradictory] == [2, 2]


def test_only_the_marks_that_occur_are_explained() -> None:
    assert drawn("m1").splitlines()[1] == "  Moscow time; █ the time that a count covers"


@pytest.mark.parametrize("width", [40, 50, 58, 59, 60, 80, 120, 400])
def test_any_width_holds_the_count_and_the_window(width: int) -> None:
    text = drawn(*CLAIMS, width=width)
    assert max(map(cells, text.splitlines())) <= width
    for said in ("10+  in 4 hours", "4  daytime", "2  12:00–18:00", "fixed-wing"):
        assert said in text


@pytest.mark.parametrize("width", [40, 60, 80, 100, None])
def test_a_window_inside_another_is_drawn_inside_it(width: int | None) -> None:
    inner = INTERVAL._replace(start="12:20", end="15:00")
    claims = {"g1": CLAIMS["g1"], "m1": told("ministry", Count(2, 2), inner)}
    row = Row("RU-KLU", "", DAY, "uav", Side(4, 4, None, ("g1",)), Side(2, 2, None, ("m1",)), 2, "explained", "")
    text = "".join(chart.timelines(Comparison((row,), (), {}), Options(claims=claims, width=width)))
    bars = [line for line in text.splitlines() if line.startswith(("    governor", "    ministry"))]
    (wide, narrow) = [{at for at, sign in enumerate(line) if sign in "█▒"} for line in bars]
    assert narrow < wide


def test_a_lane_without_a_statement_has_a_dash() -> None:
    assert drawn("m1").splitlines()[-3].split()[-1] == "–"


def test_without_rows_nothing_is_drawn() -> None:
    assert "".join(chart.timelines(Comparison((), (), {}), Options(width=80))) == ""


def test_a_row_whose_claims_nobody_knows_is_drawn_empty() -> None:
    row = Row("RU-KLU", "Kaluga Oblast", None, "missile", Side(4, 4, None, ("gone",)), None, None, "governor-only", "")
    text = "".join(chart.timelines(Comparison((row,), (), {}), Options()))
    assert "date unknown\n  Kaluga Oblast (missiles): governor-only\n" in text
    assert [line.split()[-1] for line in text.splitlines() if "│" in line] == ["–", "–"]
