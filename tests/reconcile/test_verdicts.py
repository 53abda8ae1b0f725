"""The verdict on what two sides say of one place and day: a table, a line for each rule."""

from __future__ import annotations

import pytest

import dronecli
from dronecli.model import Claim, Comparison, ParsedDocument
from dronecli.reconcile import compare
from tests.reconcile.making import claim, document, night

A, B = ("A district",), ("B district",)


def g(number: int | str, when: str | None = "night", **fields: object) -> Claim:
    return claim("governor", number, when, **fields)  # type: ignore[arg-type]


def m(number: int | str, when: str | None = "night", **fields: object) -> Claim:
    return claim("ministry", number, when, **fields)  # type: ignore[arg-type]


def mayor(number: int | str, when: str | None = "night", **fields: object) -> Claim:
    return claim("municipal", number, when, **fields)  # type: ignore[arg-type]


def verdicts(comparison: Comparison) -> list[str]:
    return [row.verdict for row in comparison.rows]


ONE_DAY = [
    # The same window.
    ("equal figures", [g(7), m(7)], "agree"),
    ("one apart", [g(23), m(24)], "conflict"),
    ("at least six and eight", [g("6+"), m(8)], "agree"),
    ("more than thirty and nineteen", [g("31+"), m(19)], "conflict"),
    ("from five to seven and seven", [g("5-7"), m(7)], "agree"),
    ("about ten and nine", [g("~10"), m(9)], "agree"),
    ("about ten and thirteen", [g("~10"), m(13)], "conflict"),
    ("up to twenty and twenty-one", [g("0-20"), m(21)], "conflict"),
    ("the same hours in two zones", [g(4, "00:00-06:00"), m(4, "21:00-03:00 UTC")], "agree"),
    ("the same hours in two zones, differing", [g(5, "07:00-10:30"), m(4, "04:00-07:30 GMT")], "conflict"),
    ("midnight closes its day", [g(3, "20:00-24:00"), m(4, "20:00-00:00 2025-07-22")], "conflict"),
    ("a night as its clock times", [g(3), m(4, "20:00-08:00")], "conflict"),
    # Windows that nest.
    ("the wider has more", [g(9, "day"), m(4, "12:00-15:30")], "explained"),
    ("the wider has as many", [g(4, "day"), m(4, "12:00-15:30")], "agree"),
    ("the wider has fewer", [g(3, "day"), m(4, "12:00-15:30")], "conflict"),
    ("the night has fewer than its hours", [g(3), m(5, "01:00-05:00")], "conflict"),
    ("a day and four hours of it", [g(11, "day"), m(10, "4h")], "explained"),
    ("a day with fewer than four hours of it", [g(9, "day"), m(10, "4h")], "conflict"),
    ("since midnight and the day", [g(5, "since 00:00"), m(9, "day")], "explained"),
    ("since midnight with more than the day", [g(10, "since 00:00"), m(9, "day")], "conflict"),
    # A whole day and the night of its date.
    ("the day has more than the night", [g(41, "day"), m(18)], "explained"),
    ("the day has as many as the night", [g(18, "day"), m(18)], "agree"),
    ("the night has more than the day", [g(6, "day"), m(9)], "unclear"),
    ("a day said to take in the night", [g(6, "day", text="in 24 hours, including the night, six"), m(9)], "conflict"),
    # Windows that overlap in part, touch, or are missing.
    ("overlapping, equal", [g(4, "morning"), m(4, "10:00-14:00")], "agree"),
    ("overlapping, different", [g(4, "morning"), m(5, "10:00-14:00")], "unclear"),
    ("adjoining, equal", [g(4, "07:00-12:00"), m(4, "12:00-19:00")], "unclear"),
    ("one window missing, equal", [g(4, None), m(4, "12:00-19:00")], "agree"),
    ("one window missing, different", [g(9, None), m(4, "18:00-20:00")], "unclear"),
    ("both windows missing, equal", [g(4, None), m(4, None)], "agree"),
    ("both windows missing, different", [g(4, None), m(5, None)], "unclear"),
    ("four hours somewhere and a night", [g(4, "4h"), m(5)], "unclear"),
    ("an open tally and some hours", [g(9, "since 10:00"), m(12, "08:00-20:00")], "unclear"),
    ("a window that cannot be", [g(9, "18:30-16:10"), m(2, "12:00-14:00")], "unclear"),
    ("one window in an unknown zone", [g(3, "07:00-09:00 XYZ"), m(4, "07:00-09:00")], "unclear"),
    # Areas.
    ("a district with fewer than the region", [g(1, over=A), m(4)], "explained"),
    ("a district with as many", [g(4, over=A), m(4)], "agree"),
    ("a district with more", [g(5, over=A), m(4)], "conflict"),
    ("districts are added", [g(3, over=A), g(2, over=B), m(9)], "explained"),
    ("districts with as many together", [g(3, over=A), g(2, over=B), m(5)], "agree"),
    ("districts with more together", [g(3, over=A), g(2, over=B), m(4)], "conflict"),
    ("the region, in districts A and B", [g(3, over=A + B, whole=True), m(4)], "conflict"),
    ("a town's mayor", [mayor(3, over=("Taganrog",)), m(12)], "explained"),
    ("a mayor who names no town", [mayor(3), m(12)], "explained"),
    ("a mayor beside the headquarters", [mayor(2, over=("Anapa",)), claim("regional", 6), m(6)], "agree"),
    ("districts by day, the region for hours", [g(4, "daytime", over=A + B), m(2, "12:20-15:00")], "explained"),
    ("a wider window over a smaller area", [g(9, over=A), m(27, "20:00-07:00")], "explained"),
    ("a much wider window over a smaller area", [g(9, "day", over=A), m(27, "12:00-14:00")], "unclear"),
    ("an unknown place among the districts", [g(5, over=("A district", "?Yernov")), m(7)], "explained"),
    ("an unknown place, by day", [g(11, "day", over=("Borovsk", "?Yernov")), m(10, "4h")], "explained"),
    ("unknown places cannot hold more", [g(8, over=("A district", "?Yernov")), m(7)], "conflict"),
    # Types.
    ("all types and one", [g(9), m(6, type="fixed-wing")], "explained"),
    ("one type with more than all", [g(5), m(6, type="fixed-wing")], "conflict"),
    ("the same type", [g(5, type="fixed-wing"), m(6, type="fixed-wing")], "conflict"),
    ("two types", [g(5, type="fpv"), m(6, type="fixed-wing")], "unclear"),
    ("all types by day and one for hours", [g(9, "day"), m(6, "12:00-15:00", type="fixed-wing")], "explained"),
    ("one type by day and all for hours", [g(9, "day", type="fpv"), m(6, "12:00-15:00")], "unclear"),
    # Several statements of one side.
    ("bulletins that fill the window", [g(12, "07:00-19:00"), m(7, "07:00-12:00"), m(5, "12:00-19:00")], "agree"),
    ("they fill it with one too few", [g(12, "07:00-19:00"), m(7, "07:00-12:00"), m(4, "12:00-19:00")], "conflict"),
    ("they fill a part of it, with fewer", [g(12, "day"), m(7, "07:00-12:00"), m(4, "12:00-19:00")], "explained"),
    ("they fill a part of it, with more", [g(12, "day"), m(7, "07:00-12:00"), m(6, "12:00-19:00")], "conflict"),
    ("they nearly fill a daytime", [g(14, "daytime"), m(8, "07:00-12:00"), m(6, "12:00-19:00")], "agree"),
    ("the night bulletin is the one for the night", [g(8), m(8), m(5, "09:00-13:00")], "agree"),
    ("the inner of two nested bulletins", [g(9, "02:00-04:00"), m(18, "23:00-07:00"), m(9, "02:00-04:00")], "agree"),
    ("a night and a day, and the night differs", [g(30), g(41, "day"), m(29)], "conflict"),
    ("a tally: the last total stands", [g(7, "since"), g(11, "since"), m(11, "day")], "agree"),
    ("a correction replaces", [g(5), g(6, relation="correction"), m(6)], "agree"),
    ("a later post replaces", [g(5, posted="06:15"), g(6, posted="09:40"), m(6)], "agree"),
    ("three more are added", [g(5), g(3, relation="more"), m(8)], "agree"),
    ("a later total takes the addition in", [g(5), g(3, relation="more"), g(8, relation="total"), m(8)], "agree"),
    ("a number without its hedge", [g("4+"), g(4), m(5)], "agree"),
    ("two numbers for one statement, one of them right", [g(5), g(6), m(6)], "unclear"),
    ("two numbers for one statement, both wrong", [g(5), g(6), m(9)], "conflict"),
    # Sides that are silent.
    ("the governor alone", [g(3)], "governor-only"),
    ("the ministry alone", [m(3)], "ministry-only"),
]  # fmt: skip


@pytest.mark.parametrize(("claims", "verdict"), [case[1:] for case in ONE_DAY], ids=[case[0] for case in ONE_DAY])
def test_one_day(claims: list[Claim], verdict: str) -> None:
    comparison = compare([document(c) for c in claims])
    assert verdicts(comparison) == [verdict]
    assert comparison.rows[0].why


@pytest.mark.parametrize("claims", [case[1] for case in ONE_DAY], ids=[case[0] for case in ONE_DAY])
def test_one_document_or_several_come_to_the_same(claims: list[Claim]) -> None:
    apart, together = compare([document(c) for c in claims]), compare([document(*claims)])
    assert verdicts(apart) == verdicts(together)


def test_reasons_speak_plainly() -> None:
    said = {
        "the ministry's window (12:20–15:00) lies inside the governor's (the daytime)": [
            g(4, "daytime"),
            m(2, "12:20-15:00"),
        ],
        "different counts for the same scope (the night)": [g(4), m(2)],
        "the mayor counts Taganrog, the ministry the whole region": [mayor(3, over=("Taganrog",)), m(12)],
        "the ministry counts one type (fixed-wing), the governor all of them": [g(9), m(6, type="fixed-wing")],
        "the figures differ, and neither side says what time it counts": [g(9, None), m(6, None)],
        "the governor gives no number for this place and day": [m(6)],
    }
    assert {compare([document(*claims)]).rows[0].why for claims in said.values()} == set(said)


def test_sums_are_marked_as_derived() -> None:
    row = compare([document(g(12, "day"), m(7, "07:00-12:00"), m(4, "12:00-19:00"))]).rows[0]
    assert row.ministry is not None
    assert (row.ministry.min, row.ministry.derived, len(row.ministry.claims)) == (11, True, 2)
    assert row.governor is not None
    assert not row.governor.derived
    assert row.difference == 1
    assert "7 + 4" in row.why


def test_approximate_figures_are_shown_as_stated() -> None:
    row = compare([document(g("~10"), m(9))]).rows[0]
    assert row.governor is not None
    assert (row.governor.min, row.governor.max, row.governor.approx, row.difference) == (10, 10, True, 0)


def test_the_mayor_of_moscow_and_the_region_with_what_flew_to_the_city() -> None:
    ministry = [m(7, place="RU-MOS"), m(2, place="RU-MOS", part_of=0, subset=True)]
    city, region = g(2, place="RU-MOW"), g(5, place="RU-MOS")
    rows = compare([document(*ministry), document(city), document(region)]).rows
    assert [(r.place_id, r.verdict) for r in rows] == [("RU-MOS", "explained"), ("RU-MOW", "governor-only")]
    beside = compare([document(m(7, place="RU-MOS"), m(2, place="RU-MOW")), document(region)]).rows
    assert [(r.place_id, r.verdict) for r in beside] == [("RU-MOS", "conflict"), ("RU-MOW", "ministry-only")]


@pytest.mark.parametrize("place", ["RU", "UA", "SEA-BLACK", "SEA-AZOV"])
def test_countries_and_seas_have_no_row(place: str) -> None:
    assert compare([document(g(3, place=place), m(4, place=place))]).rows == ()


def test_a_head_of_an_oblast_may_count_for_the_other_army() -> None:
    assert verdicts(compare([document(g(3, place="UA-23"), m(5, place="UA-23"))])) == ["unclear"]
    assert verdicts(compare([document(g(3, place="UA-43"), m(5, place="UA-43"))])) == ["conflict"]


def test_what_is_not_compared() -> None:
    left_out = [g(9, outcome="debris"), g(9, outcome="launched"), g(9, object="missile"), g(9, cumulative=True)]
    unplaced = g(9)._replace(place=None)
    comparison = compare([document(m(3), unplaced, *left_out)])
    assert verdicts(comparison) == ["ministry-only"]
    assert comparison.summary["claims"] == 6
    missiles = compare([document(m(3), *left_out)], object="missile")
    assert [(r.object, r.verdict) for r in missiles.rows] == [("missile", "governor-only")]


def test_days_are_kept_apart() -> None:
    days = ["2025-11-03", "2025-11-04", "2025-11-05"]
    documents = [document(g(n + 5, date=day), m(n + 5, date=day), date=day) for n, day in enumerate(days)]
    assert [(r.date, r.verdict) for r in compare(documents).rows] == [(day, "agree") for day in days]


def test_the_row_is_dated_by_the_end_of_the_window() -> None:
    documents = [
        document(g(5, "20:00-23:00 2025-10-20"), m(5, "20:00-23:00 2025-10-20"), date="2025-10-20"),
        document(g(3, "23:00-06:00 2025-10-21"), m(4, "23:00-06:00 2025-10-21"), date="2025-10-21"),
    ]
    assert [(r.date, r.verdict) for r in compare(documents).rows] == [
        ("2025-10-20", "agree"),
        ("2025-10-21", "conflict"),
    ]
    late = compare([document(m(3, "18:00-24:00"), m(2, "21:00-22:30 UTC"))])
    assert [(r.date, r.ministry and r.ministry.min) for r in late.rows] == [("2025-07-21", 3), ("2025-07-22", 2)]


def test_an_evening_bulletin_belongs_to_the_night_that_takes_it_in() -> None:
    documents = [
        document(m(6, "20:00-23:50 2025-10-10"), m(5, "23:50-06:15 2025-10-11"), date="2025-10-11"),
        document(g(11, "20:00-06:15 2025-10-11"), date="2025-10-11"),
    ]
    assert [(r.date, r.verdict) for r in compare(documents).rows] == [("2025-10-11", "agree")]


def undated(*claims: Claim) -> ParsedDocument:
    return document(*claims, date=None)


def test_undated_documents_are_compared_within_themselves() -> None:
    one, other = undated(g(4, date=None), m(5, date=None)), undated(m(9, date=None))
    rows = compare([one, other]).rows
    assert [(r.date, r.verdict) for r in rows] == [(None, "conflict"), (None, "ministry-only")]


def test_an_undated_statement_joins_the_one_day_of_its_document() -> None:
    rows = compare([undated(g(4, "daytime none"), m(2, "12:20-15:00 2025-07-21"))]).rows
    assert [(r.date, r.verdict) for r in rows] == [("2025-07-21", "explained")]


def test_a_statement_without_a_window_joins_the_day_in_question() -> None:
    rows = compare([document(g(5, None), m(3, "20:00-23:50 2025-11-05"), date="2025-11-06")]).rows
    assert [(r.date, r.verdict) for r in rows] == [("2025-11-05", "unclear")]


def test_the_likely_reading_of_an_impossible_window_explains() -> None:
    ministry = m(2, "12:20-15:00")
    window = ministry.window
    assert window is not None
    slip = ministry._replace(window=window._replace(start_zone="GMT", zone="MSK"))
    assert verdicts(compare([document(g(4, "daytime"), slip)])) == ["explained"]


def test_strict_calls_every_gap_a_conflict() -> None:
    claims = [g(9, "day"), m(4, "12:00-15:30")]
    assert verdicts(compare([document(*claims)], strict=True)) == ["conflict"]
    assert verdicts(compare([document(g(4, None), m(4, None))], strict=True)) == ["agree"]


def test_statements_repeated_by_outlets_count_once() -> None:
    documents = [document(m(10, "4h"), m(8, "4h", place="RU-BRY"), path=f"{n}.txt") for n in range(10)]
    documents.append(document(g(11, "day"), path="governor.txt"))
    rows = compare(documents).rows
    assert [(r.place_id, r.verdict) for r in rows] == [("RU-BRY", "ministry-only"), ("RU-KLU", "explained")]
    assert rows[1].ministry is not None
    assert (rows[1].ministry.min, len(rows[1].ministry.claims)) == (10, 10)


def test_most_outlets_decide_what_was_said() -> None:
    documents = [
        document(m(34), path="a.txt"),
        document(m(34), path="b.txt"),
        document(m(43), path="c.txt"),
        document(g(34)),
    ]
    row = compare(documents).rows[0]
    assert (row.verdict, row.difference) == ("agree", 0)
    assert row.ministry is not None
    assert (row.ministry.min, row.ministry.max) == (34, 43)


def test_the_original_decides_against_most_outlets() -> None:
    documents = [document(m(43), path="a.txt"), document(m(43), path="b.txt"), document(g(34))]
    assert verdicts(compare(documents)) == ["conflict"]
    documents.append(document(m(34), path="own.txt", source="Минобороны России"))
    assert verdicts(compare(documents)) == ["agree"]


def test_agreement_with_one_that_contradicts_itself_is_unclear() -> None:
    rows = compare([document(g(5), m(5), m(9, "22:00-04:00"))]).rows
    assert [r.verdict for r in rows] == ["conflict"]
    alone = compare([document(g("4+", "22:00-04:00"), m(5, "22:00-04:00"), m(4))]).rows
    assert [r.verdict for r in alone] == ["unclear"]


def test_night_after_night() -> None:
    """Nothing of this is a conflict between two days, however long the chain of overlapping windows."""
    documents = []
    for n in range(1, 29):
        day = f"2025-02-{n:02d}"
        claims = [night("governor", n, date=day), night("ministry", n, date=day), g(n + 9, "day", date=day)]
        documents.append(document(*claims, date=day))
    comparison = compare(documents)
    assert set(verdicts(comparison)) == {"agree"}
    assert comparison.findings == ()


ENGLISH = """
The governor of the Rostov region said 21 drones were downed overnight. The Defence Ministry said 21 were destroyed over
the region during the night. On the previous night the ministry had reported eight drones over the Rostov region.
"""
RUSSIAN = """
Губернатор Ростовской области сообщил, что ночью сбит 21 дрон. Минобороны заявило, что ночью над Ростовской областью
уничтожен 21 БПЛА. Днём ранее, ночью, министерство сообщало о восьми дронах над Ростовской областью.
"""


@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN])
def test_an_undated_text_is_not_held_to_the_day_before(text: str) -> None:
    comparison = compare([dronecli.parse_text(" ".join(text.split()))])
    assert verdicts(comparison) == ["agree"]
    assert comparison.findings == ()
