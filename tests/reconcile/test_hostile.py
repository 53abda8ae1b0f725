"""Whatever the claims hold, comparing ends, in time that grows with their number, and says no more than is so."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dronecli.findings import check_document
from dronecli.model import OUTCOMES, SOURCES, VERDICTS, WINDOW_KINDS, Claim, Count, Document, PlaceRef, Window
from dronecli.reconcile import compare
from tests.reconcile.making import claim, document, window

DATES = ("2025-07-21", "2025-07-22", "2024-02-29", "0001-01-01", "9999-12-31", "07-21", "", "2025-99-99", None)
dates = st.sampled_from(DATES)
clocks = st.sampled_from(["00:00", "12:20", "23:59", "24:00", "25:00", "9", "", "１２:００", "-1:00", None])
zones = st.sampled_from(
    [
        "MSK",
        "UTC",
        "GMT",
        "Kyiv",
        "UTC+3",
        "UTC-99",
        "UTC+²",
        "GMT+1:",
        "UTC+" + "9" * 5000,
        "Europe/Kyiv",
        "",
        "Ж",
        None,
    ]
)
windows = st.builds(
    Window, st.sampled_from([*WINDOW_KINDS, "eon"]), dates, clocks, clocks,
    st.sampled_from([None, 4.0, 0.0, -3.0, float("inf")]), zones, st.just(""), dates, zones,
)  # fmt: skip
counts = st.builds(
    lambda low, more, approx, bare: Count(low, None if more is None else low + more, approx, bare),
    st.sampled_from([0, 1, 2, 7, 10**30]), st.sampled_from([None, 0, 1, 5]), st.booleans(), st.booleans(),
)  # fmt: skip
places = st.builds(
    lambda name, kind, text: PlaceRef(name, text or "x", kind=kind, text=text, span=(0, 5)),
    st.sampled_from([None, "RU", "UA", "RU-KLU", "RU-MOS", "UA-23", "SEA-BLACK", "RU-KLU/kirov", "", "/"]),
    st.sampled_from([None, "region", "district", "town"]),
    st.sampled_from(["", "Kirov", "Кировский район"]),
)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    pick = st.sampled_from
    return Claim(
        id=draw(st.text("abc", min_size=1, max_size=3)),
        source=draw(pick(SOURCES)),
        speaker="Speaker",
        speaker_region=draw(pick([None, "RU-KLU"])),
        object="uav",
        type=draw(pick([None, "fpv", "fixed-wing"])),
        outcome=draw(pick([*OUTCOMES, "downed", "downed", "downed"])),
        count=draw(counts),
        place=draw(st.one_of(st.none(), places)),
        across=tuple(draw(st.lists(places, max_size=3))),
        window=draw(st.one_of(st.none(), windows)),
        part_of=draw(pick([None, 0, 1, 5, -1])),
        subset=draw(st.booleans()),
        cumulative=False,
        span=(0, 9),
        line=1,
        column=1,
        text="a sentence",
        quote="a quote",
        relation=draw(pick([None, "more", "total", "correction", "rest"])),
        posted=draw(clocks),
        stated_places=draw(pick([None, 0, 2])),
        share=draw(pick([None, "majority"])),
    )


@given(st.lists(st.tuples(st.lists(claims(), max_size=5), dates), max_size=3), st.sampled_from(["region", "district"]))
@settings(max_examples=200)
def test_nothing_that_a_claim_holds_is_too_much(documents: list[tuple[list[Claim], str | None]], level: str) -> None:
    parsed = []
    for made, date in documents:
        read = document(*made, date=date)
        parsed.append(read._replace(findings=check_document(read.document, made, ())))
    comparison = compare(parsed, level=level)
    assert {row.verdict for row in comparison.rows} <= set(VERDICTS)
    for row in comparison.rows:
        assert row.why
        assert (row.difference is None) == (row.governor is None or row.ministry is None)
    compare(parsed, level=level, by="month", strict=True)
    for finding in comparison.findings:
        assert finding.locations
        assert finding.message


def crowd(many: int) -> list[Claim]:
    """One place and night: as many statements as can be, all of them different."""
    made = []
    for n in range(many):
        start, end = n % 720, 721 + n // 720 % 719
        clock = f"{start // 60:02d}:{start % 60:02d}-{end // 60:02d}:{end % 60:02d}"
        made.append(claim("ministry" if n % 2 else "governor", f"{n % 50}-60", clock))
    return made


def districts(many: int) -> list[Claim]:
    return [
        claim("governor" if n % 2 else "ministry", 1 + n % 9, over=(f"{n} district", "A district")) for n in range(many)
    ]


def tallies(many: int) -> list[Claim]:
    return [claim("governor", n, "since") for n in range(many)]


def tellings(many: int) -> list[Claim]:
    return [claim("ministry", n % 97) for n in range(many)]


def unknown(many: int) -> list[Claim]:
    return [claim("ministry" if n % 2 else "governor", n, None, over=(f"{n} district",)) for n in range(many)]


@pytest.mark.parametrize("made", [crowd, districts, tallies, tellings, unknown])
def test_a_crowd_on_one_place_and_day_takes_no_more_than_its_share(made: object) -> None:
    """Ten times the statements may take ten times as long, with room for a busy machine; never a hundred times."""
    times = []
    for many in (200, 2000):
        parsed = [document(*made(many))]  # type: ignore[operator]
        begin = time.process_time()
        compare(parsed)
        times.append(time.process_time() - begin)
    assert times[1] < 30 * times[0] + 0.5


def test_windows_in_short_are_read_as_meant() -> None:
    assert window("21:00-03:00 UTC") == Window("interval", "2025-07-21", "21:00", "03:00", zone="UTC")
    assert window("day 2025-07-20") == Window("day", "2025-07-20")
    assert Document("a", "").date is None
