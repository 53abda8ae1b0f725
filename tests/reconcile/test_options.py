"""What a user can choose: the two sides, the place and level, days or months, findings."""

from __future__ import annotations

import pytest

from dronecli.errors import DroneClaimsError
from dronecli.reconcile import Differing, compare, regions_that_differ
from tests.reconcile.making import claim, document, night


def test_two_speakers_can_be_compared() -> None:
    mash, shot = claim("media", "15+", speaker="Mash"), claim("media", 12, speaker="Shot")
    rows = compare([document(mash, shot, night("governor", 14))], sides=("Mash", "shot")).rows
    assert [(r.verdict, r.governor and r.governor.min, r.ministry and r.ministry.min) for r in rows] == [
        ("conflict", 15, 12)
    ]
    assert rows[0].why.startswith("different counts")


def test_two_outlets_can_be_compared_whoever_they_quote() -> None:
    documents = [document(night("ministry", 34), source="Agency A"), document(night("ministry", 43), source="Agency B")]
    assert [r.verdict for r in compare(documents, sides=("agency a", "agency b")).rows] == ["conflict"]
    assert [r.verdict for r in compare(documents).rows] == ["ministry-only"]


def test_ukraine_against_the_heads_of_its_oblasts() -> None:
    documents = [document(night("ukraine", 9, place="UA-59")), document(night("governor", 11, place="UA-59"))]
    row = compare(documents, sides=("ukraine", "governor")).rows[0]
    assert (row.verdict, row.governor and row.governor.min, row.ministry and row.ministry.min) == ("conflict", 9, 11)


def test_a_person_is_named_more_closely_than_a_role() -> None:
    documents = [document(night("governor", 4, speaker="Vladislav Shapsha")), document(night("regional", 5))]
    rows = compare(documents, sides=("Shapsha", "governor")).rows
    assert [(r.governor and r.governor.min, r.ministry and r.ministry.min) for r in rows] == [(4, 5)]


@pytest.mark.parametrize("sides", [("governor", "governor"), ("", "ministry"), ("Ministry", " ministry")])
def test_two_sides_must_be_two(sides: tuple[str, str]) -> None:
    with pytest.raises(DroneClaimsError, match="two different sources"):
        compare([], sides=sides)


@pytest.mark.parametrize("choice", [{"by": "week"}, {"level": "town"}, {"since": "21 July"}, {"until": "2025-13-01"}])
def test_choices_that_make_no_sense_are_refused(choice: dict[str, str]) -> None:
    with pytest.raises(DroneClaimsError, match="--"):
        compare([], **choice)  # type: ignore[arg-type]


def archive() -> list:
    days = {"2025-07-30": (4, 4), "2025-07-31": (5, 6), "2025-08-01": (7, 7), "2025-08-02": (None, 3)}
    made = []
    for day, (governor, ministry) in days.items():
        claims = [night("ministry", ministry, date=day), night("ministry", 2, date=day, place="RU-BRY")]
        if governor is not None:
            claims.append(night("governor", governor, date=day))
        made.append(document(*claims, date=day))
    return made


def test_place_and_days_choose_rows_and_what_is_found_in_them() -> None:
    comparison = compare(archive(), place="ru-klu", since="2025-07-31", until="2025-08-01")
    assert [(r.date, r.place_id, r.verdict) for r in comparison.rows] == [
        ("2025-07-31", "RU-KLU", "conflict"),
        ("2025-08-01", "RU-KLU", "agree"),
    ]
    assert [f.code for f in comparison.findings] == ["DC201"]
    assert compare(archive(), since="2025-08-01").findings == ()


def test_months_add_up_the_days_on_which_both_count() -> None:
    rows = [r for r in compare(archive(), by="month").rows if r.place_id == "RU-KLU"]
    assert [(r.date, r.verdict, r.difference) for r in rows] == [("2025-07", "conflict", 1), ("2025-08", "agree", 0)]
    july, august = rows
    assert july.governor is not None
    assert july.ministry is not None
    assert (july.governor.min, july.ministry.min, july.governor.derived) == (9, 10, True)
    assert august.ministry is not None
    assert august.ministry.min == 7
    assert "1 day with one side alone is left out" in august.why


def test_districts_have_rows_of_their_own() -> None:
    documents = [
        document(night("governor", 3, over=("A district",)), night("governor", 2, over=("A district", "B district"))),
        document(
            night("municipal", 4, over=("A district",)),
            night("ministry", 5, over=("A district",)),
            night("ministry", 9),
        ),
    ]
    rows = compare(documents, level="district").rows
    assert [(r.place_id, r.place_name) for r in rows] == [("RU-KLU/a-district", "A district")]
    assert rows[0].verdict == "conflict"


def test_findings_are_chosen_by_code() -> None:
    documents = archive()
    assert [f.code for f in compare(documents, select=["DC2"]).findings] == ["DC201"]
    assert compare(documents, ignore=["DC201"]).findings == ()
    assert compare(documents, select=["DC1"]).findings == ()


def test_the_summary_counts_rows() -> None:
    assert compare(archive()).summary == {
        "documents": 4, "claims": 11, "agree": 2, "explained": 0, "unclear": 0, "conflict": 1,
        "governor_only": 0, "ministry_only": 5,
    }  # fmt: skip
    assert compare([]).summary["claims"] == 0


def test_regions_that_differ_most_come_first() -> None:
    more = document(night("governor", 9, place="RU-TUL"), night("ministry", 3, place="RU-TUL"))
    found = regions_that_differ(compare([*archive(), more]))
    assert found == (Differing("RU-TUL", "RU-TUL", 1, 6), Differing("RU-KLU", "RU-KLU", 1, 1))
