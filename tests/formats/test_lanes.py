"""Timelines as values: which statements are bars, in whose lane, from when to when, and what is marked."""

from __future__ import annotations

import pytest

from dronecli.formats.lanes import Drawing, Timelines
from dronecli.model import Claim, Comparison, Count, Finding, PlaceRef, Row, Side, Window
from dronecli.timeline import MINUTES, ordinal
from tests.formats import sample

DAY = "2025-07-21"
KALUGA = PlaceRef("RU-KLU", "Kaluga Oblast")
BASE = sample.CLAIMS["a1"][1]._replace(place=KALUGA, across=(), evidence=())
Claims = dict[str, tuple[str, Claim]]


def told(source: str, count: int, window: Window | None, **fields: object) -> tuple[str, Claim]:
    claim = BASE._replace(source=source, count=Count(count, count), window=window)
    return "a.txt", claim._replace(**fields)  # type: ignore[arg-type]


def drawn(
    claims: Claims, *, date: str | None = DAY, verdict: str = "explained", clash: tuple[str, ...] = ()
) -> Drawing:
    """The timeline of a row that compares the claims whose names begin with g and m."""
    sides = [tuple(name for name in claims if name[0] == letter) for letter in "gm"]
    governor, ministry = (Side(1, 1, None, names) if names else None for names in sides)
    row = Row("RU-KLU", "Kaluga Oblast", date, "uav", governor, ministry, 0, verdict, "")
    findings = (Finding("DC201", "error", "", (), clash),) if clash else ()
    return Timelines(Comparison((row,), findings, {}), claims).of(row)


def bars(drawing: Drawing) -> list[tuple[str, int, float, float]]:
    """Side, count, and the hours from the day's midnight."""
    base = (ordinal(DAY) or 0) * MINUTES
    return [
        (lane.side, bar.claim.count.min, (bar.start - base) / 60, (bar.end - base) / 60)
        for lane in drawing.lanes
        for bar in lane.bars
    ]


HOURS = Window("interval", DAY, "12:20", "15:00")


def test_each_side_has_its_lane_over_its_window() -> None:
    drawing = drawn({"g": told("governor", 4, Window("daytime", DAY)), "m": told("ministry", 2, HOURS)})
    assert bars(drawing) == [("governor", 4, 8, 20), ("ministry", 2, 12 + 1 / 3, 15)]
    assert [tick.hour for tick in drawing.ticks()] == [0, 6, 12, 18, 0]
    assert [tick.day for tick in drawing.ticks()] == [DAY, "", "", "", "2025-07-22"]


def test_the_lane_is_that_of_the_figure_not_of_the_source() -> None:
    drawing = drawn({"m": told("media", 2, HOURS)})
    assert [bar[0] for bar in bars(drawing)] == ["ministry"]


@pytest.mark.parametrize(
    ("window", "start", "end", "exact"),
    [
        (Window("night", DAY), -4, 8, True),
        (Window("day", DAY), 0, 24, True),
        (Window("hours", DAY, hours=4), 0, 24, False),
        (Window("since", DAY, "18:00"), 18, 24, False),
        (Window("point", DAY, "05:00"), 4, 6, False),
        (Window("interval", DAY, "20:00", "07:00"), -4, 7, True),
        (Window("interval", DAY, "12:20", "15:00", zone="MSK", start_zone="GMT"), 12 + 1 / 3, 15, True),
    ],
    ids=lambda value: value.kind if isinstance(value, Window) else "",
)
def test_windows(window: Window, start: float, end: float, exact: bool) -> None:
    drawing = drawn({"g": told("governor", 4, window)})
    assert bars(drawing) == [("governor", 4, start, end)]
    extent = drawing.lanes[0].bars[0].extent
    assert extent
    assert extent.exact == exact


def test_a_window_that_nobody_names_takes_the_whole_drawing() -> None:
    drawing = drawn({"g": told("governor", 4, None), "m": told("ministry", 2, Window("night", DAY))})
    assert bars(drawing) == [("governor", 4, -6, 24), ("ministry", 2, -4, 8)]
    assert drawing.lanes[0].bars[0].extent is None


def test_windows_without_a_date_are_laid_on_one_day_without_a_name() -> None:
    undated = HOURS._replace(date=None)
    drawing = drawn({"g": told("governor", 4, Window("night")), "m": told("ministry", 2, undated)}, date=None)
    spans = [(bar.start - drawing.low, bar.end - drawing.low) for lane in drawing.lanes for bar in lane.bars]
    assert spans == [(120, 840), (18 * 60 + 20, 21 * 60)]
    assert {tick.day for tick in drawing.ticks()} == {""}
    assert [tick.hour for tick in drawing.ticks()] == [18, 0, 6, 12, 18, 0]


def test_a_far_reaching_window_does_not_squeeze_the_day() -> None:
    long = Window("interval", DAY, "00:00", "15:00", start_date="2025-01-01")
    drawing = drawn({"g": told("governor", 400, long), "m": told("ministry", 2, HOURS)})
    assert drawing.high - drawing.low <= 3 * MINUTES
    assert bars(drawing)[0][2:] == (-24, 15)


def test_only_contradictions_within_the_drawing_are_marked() -> None:
    claims = {"g": told("governor", 8, HOURS), "m": told("ministry", 6, HOURS), "m2": told("ministry", 1, None)}
    marked = [
        {bar.claims[0] for lane in drawn(claims, **options).lanes for bar in lane.bars if bar.clash}
        for options in (
            {},
            {"clash": ("g", "m")},
            {"clash": ("g", "elsewhere")},
            {"verdict": "conflict"},
            {"verdict": "conflict", "clash": ("g", "m")},
        )
    ]
    assert marked == [set(), {"g", "m"}, set(), {"g", "m", "m2"}, {"g", "m"}]


def test_one_statement_in_several_texts_is_one_bar() -> None:
    drawing = drawn({f"g{n}": told("governor", 4, HOURS) for n in range(3)})
    (bar,) = drawing.lanes[0].bars
    assert bar.claims == ("g0", "g1", "g2")


def test_what_is_said_besides_comes_last_and_is_not_counted() -> None:
    claims = {"x": told("ministry", 1, HOURS), "m": told("ministry", 2, Window("evening", DAY))}
    claims |= {"y": told("media", 9, HOURS), "z": told("ministry", 1, HOURS, subset=True)}
    (_, lane) = drawn(claims).lanes
    assert [(bar.claims[0], bar.counted) for bar in lane.bars] == [("m", True), ("x", False)]


def test_a_full_lane_says_how_many_are_left() -> None:
    (lane, _) = drawn({f"g{n}": told("governor", n, HOURS) for n in range(15)}).lanes
    assert (len(lane.bars), lane.hidden) == (12, 3)
