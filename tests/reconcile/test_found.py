"""The findings DC201 to DC204: what raises them, what they name, what they let pass."""

from __future__ import annotations

from dronecli.model import Claim, Finding
from dronecli.reconcile import compare
from tests.reconcile.making import claim, document, night


def found(*claims: Claim) -> list[Finding]:
    return list(compare([document(c, path=f"{n}.txt") for n, c in enumerate(claims)]).findings)


def test_a_contradiction_names_both_lines() -> None:
    one, other = night("governor", 11)._replace(line=3, column=5), night("ministry", 14)._replace(line=7, column=2)
    (finding,) = found(one, other)
    assert (finding.code, finding.severity) == ("DC201", "error")
    assert set(finding.claims) == {one.id, other.id}
    assert {(w.path, w.line, w.column) for w in finding.locations} == {("0.txt", 3, 5), ("1.txt", 7, 2)}
    assert finding.message == "RU-KLU on 2025-07-21: 11 against 14: different counts for the same scope (the night)"


def test_every_telling_of_a_contradiction_is_named() -> None:
    (finding,) = found(night("governor", 13), night("governor", 13), night("ministry", 29))
    assert len(finding.claims) == len(finding.locations) == 3


def test_bulletins_that_exceed_a_day() -> None:
    day = claim("governor", 9, "day")
    parts = [claim("ministry", 5, "07:00-12:00"), claim("ministry", 6, "12:00-19:00")]
    against, total = found(day, *parts)
    assert (against.code, total.code) == ("DC201", "DC202")
    assert set(total.claims) == {c.id for c in (day, *parts)}
    assert "5 + 6 = 11 (07:00–12:00, 12:00–19:00) exceed the 9" in total.message
    assert found(claim("governor", 11, "day"), *parts) == []


def test_bulletins_of_one_source_that_exceed_its_night() -> None:
    claims = [
        night("ministry", 12),
        claim("ministry", 8, "20:00-23:00 2025-07-20"),
        claim("ministry", 9, "23:00-06:00"),
    ]
    (finding,) = found(*claims)
    assert (finding.code, set(finding.claims)) == ("DC202", {c.id for c in claims})


def test_a_source_that_contradicts_itself() -> None:
    claims = [claim("ministry", 9, "20:00-24:00"), claim("ministry", 7, "18:00-24:00")]
    (finding,) = found(*claims)
    assert (finding.code, set(finding.claims)) == ("DC204", {c.id for c in claims})
    assert finding.message.startswith("RU-KLU on 2025-07-21: the ministry contradicts itself: 7 for 18:00–24:00; 9 for")


def test_a_tally_and_a_correction_are_no_contradiction() -> None:
    assert found(claim("governor", 7, "since"), claim("governor", 11, "since")) == []
    assert found(night("governor", 5), night("governor", 6, relation="correction")) == []
    assert found(night("governor", 5, posted="06:15"), night("governor", 6, posted="09:40")) == []
    assert found(night("governor", 5), night("governor", 3, relation="more")) == []
    assert found(night("ministry", 5), night("ministry", 5, relation="more"), night("governor", 5)) == []
    assert found(night("governor", 5), night("governor", 5, relation="more"), night("ministry", 5)) == []


def test_an_outlet_that_stands_alone() -> None:
    (finding,) = found(night("ministry", 34), night("ministry", 34), night("ministry", 43))
    assert (finding.code, finding.severity) == ("DC203", "warning")
    assert "34 in 0.txt, 1.txt; 43 in 2.txt (2.txt stands alone)" in finding.message
    (finding,) = found(night("ministry", 34, via="Agency A"), night("ministry", 43, via="Agency B"))
    assert "34 in Agency A; 43 in Agency B" in finding.message
    assert "alone" not in finding.message


def test_a_total_of_the_country_is_told_differently_too() -> None:
    (finding,) = found(night("ministry", 121, place="RU"), night("ministry", 112, place="RU"))
    assert finding.code == "DC203"


def test_a_hedge_left_out_is_not_another_number() -> None:
    assert found(night("governor", "4+"), night("governor", 4)) == []


def test_regions_that_exceed_the_country() -> None:
    total = night("ministry", 20, place="RU")
    heads = [night("governor", n, place=p) for n, p in ((9, "RU-KLU"), (8, "RU-BRY"), (7, "RU-TUL"), (1, "RU-ORL"))]
    (finding,) = found(total, *heads)
    assert (finding.code, set(finding.claims)) == ("DC202", {c.id for c in (total, *heads[:3])})
    assert "9 + 8 + 7 = 24" in finding.message
    assert found(night("ministry", 25, place="RU"), *heads) == []
    assert found(night("ministry", 20, place="RU", type="fixed-wing"), *heads) == []
    assert found(claim("ministry", 20, "20:00-23:00", place="RU"), *heads) == []


def test_heads_of_oblasts_are_no_part_of_the_ministrys_total() -> None:
    assert found(night("ministry", 5, place="RU"), night("governor", 9, place="UA-23")) == []
