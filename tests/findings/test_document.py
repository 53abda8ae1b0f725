"""The findings DC101 to DC107 over claims made by hand: what raises them and, as much, what does not."""

from __future__ import annotations

import pytest

from dronecli.findings import check_document
from dronecli.model import Claim, Document, PlaceRef, Problem, Window
from tests.reconcile.making import claim, night, ref


def found(*claims: Claim, problems: tuple[Problem, ...] = (), date: str | None = "2025-07-21") -> list[tuple[str, str]]:
    document = Document("a.txt", "", date)
    return [(f.code, f.message) for f in check_document(document, claims, problems)]


def codes(*claims: Claim) -> list[str]:
    return [code for code, _ in found(*claims)]


def bulletin(total: int | str, *parts: tuple[int | str, str], **fields: object) -> list[Claim]:
    """A total of the country and its regions, in the order of the text."""
    listed = [night("ministry", n, place=place, part_of=0, span=(20 + i, 21 + i)) for i, (n, place) in enumerate(parts)]
    return [night("ministry", total, place="RU", span=(0, 9), **fields), *listed]


SUMS = [
    ("it adds up", bulletin(19, (6, "RU-BRY"), (5, "RU-MOS"), (4, "RU-ORL"), (2, "RU-KLU"), (2, "RU-SMO")), []),
    ("three short", bulletin(27, (13, "RU-VGG"), (8, "RU-ROS"), (3, "UA-43")), ["DC101"]),
    ("nine over", bulletin(77, (43, "RU-ROS"), (30, "RU-BRY"), (13, "RU-KLU")), ["DC101"]),
    ("one part is no list", bulletin(121, (20, "RU-ROS")), []),
    ("one part that is more", bulletin(12, (20, "RU-ROS")), ["DC101"]),
    ("two of many", bulletin(32, (3, "RU-MOS"), (2, "RU-MOW")), []),
    ("some among others", bulletin(27, (13, "RU-VGG"), (8, "RU-ROS"), text="27, among them 13 and 8"), []),
    ("a hedged total", bulletin("20+", (13, "RU-VGG"), (8, "RU-ROS")), []),
    ("about twenty", bulletin("~20", (13, "RU-VGG"), (8, "RU-ROS")), []),
    ("more than twenty, and eighteen", bulletin("21+", (10, "RU-VGG"), (8, "RU-ROS")), ["DC101"]),
    ("a hedged part", bulletin(20, ("10+", "RU-VGG"), (8, "RU-ROS")), []),
    ("hedged parts that are too many", bulletin(20, ("13+", "RU-VGG"), (8, "RU-ROS")), ["DC101"]),
]


@pytest.mark.parametrize(("claims", "expected"), [case[1:] for case in SUMS], ids=[case[0] for case in SUMS])
def test_sums(claims: list[Claim], expected: list[str]) -> None:
    assert codes(*claims) == expected


def test_subsets_are_not_added() -> None:
    claims = bulletin(24, (19, "RU-BRY"), (5, "RU-MOS"))
    assert codes(*claims, night("ministry", 3, place="RU-MOS", part_of=2, subset=True)) == []


def test_a_place_named_twice_is_named() -> None:
    message = dict(found(*bulletin(67, (24, "RU-BRY"), (11, "RU-ROS"), (32, "RU-SAR"), (7, "RU-ROS"))))["DC101"]
    assert "24 + 11 + 32 + 7 = 74, not 67" in message
    assert "RU-ROS stands in the list 2 times; without its 7 the list adds up" in message


def test_two_tellings_of_a_part_are_alternatives() -> None:
    first = night("ministry", 34, place="RU-ROS", part_of=0, text="one says 34", via="A")
    second = night("ministry", 43, place="RU-ROS", part_of=0, text="another says 43", via="B")
    assert codes(night("ministry", 50, place="RU"), first, second) == []


def test_a_part_repeated_in_another_sentence_is_not_added() -> None:
    first = night("ministry", 6, place="RU-TUL", part_of=0, text="six over the Tula region")
    again = night("ministry", 6, place="RU-TUL", part_of=0, text="the same figure, six")
    other = night("ministry", 4, place="RU-KLU", part_of=0)
    assert codes(night("ministry", 10, place="RU"), first, again, other) == []


def test_a_long_list_takes_no_longer_than_its_length() -> None:
    claims = bulletin(50_000, *((1, f"RU-{n % 90:02d}") for n in range(20_000)))
    assert codes(*claims) == []


def test_a_day_by_districts_and_by_hours_is_divided_twice() -> None:
    parts = [
        night("governor", 30, part_of=0),
        claim("governor", 11, "daytime", part_of=0),
        claim("governor", 25, "day", over=("A district",), part_of=0),
        claim("governor", 16, "day", over=("B district",), part_of=0),
    ]
    assert codes(claim("governor", 41, "day"), *parts) == []
    assert codes(claim("governor", 40, "day"), *parts) == ["DC101", "DC101"]


@pytest.mark.parametrize("index", [-1, 5, 0])
def test_a_part_of_nothing_is_let_pass(index: int) -> None:
    assert codes(night("governor", 3, part_of=index)) in ([], ["DC101"])


PLACES = [
    ("as many", claim("governor", 8, over=("Tarusa", "Medyn"), stated_places=2), []),
    ("one too few", claim("governor", 8, over=("Tarusa", "Medyn", "Zhizdra"), stated_places=4), ["DC102"]),
    ("one too many", claim("governor", 8, over=("Tarusa", "Medyn", "Zhizdra"), stated_places=2), ["DC102"]),
    ("none named", claim("governor", 8, stated_places=7), []),
    ("one named", claim("governor", 8, over=("Tarusa",), stated_places=3), []),
    ("some among others", claim("governor", 8, over=("Tarusa", "Medyn"), stated_places=4, text="including"), []),
    ("an unknown name counts", claim("governor", 8, over=("Tarusa", "Medyn", "?Yernov"), stated_places=3), ["DC105"]),
    ("the districts alone", claim("governor", 8, over=("Tarusa", "A district", "B district"), stated_places=2), []),
]


@pytest.mark.parametrize(("made", "expected"), [case[1:] for case in PLACES], ids=[case[0] for case in PLACES])
def test_stated_places(made: Claim, expected: list[str]) -> None:
    assert codes(made) == expected


def test_stated_regions_are_those_of_the_breakdown() -> None:
    parts = (10, "RU-KLU"), (8, "RU-BRY"), (2, "RU-MOS")
    assert codes(*bulletin(20, *parts, stated_places=3)) == []
    assert codes(*bulletin(20, *parts, stated_places=4)) == ["DC102"]
    assert codes(*bulletin(21, *parts, (1, "SEA-BLACK"), stated_places=3)) == []


def span(start: str, end: str, **fields: str) -> Window:
    return Window("interval", "2025-07-21", start, end, **fields)  # type: ignore[arg-type]


WINDOWS = [
    ("two zones turn it round", span("12:20", "15:00", zone="MSK", start_zone="GMT"), "likely 12:20 MSK"),
    ("both on one day", span("12:20", "11:45", start_date="2025-07-21"), "11:45 to 12:20"),
    ("most of a day across midnight", span("18:30", "16:10"), "may be exchanged"),
    ("the start after the end", span("12:00", "13:00", start_date="2025-07-22"), "ends before"),
    ("overnight", span("20:00", "07:00"), ""),
    ("a long night", span("17:00", "09:00"), ""),
    ("overnight, in UTC", span("21:00", "03:00", zone="UTC"), ""),
    ("overnight, with both days", span("23:00", "06:00", start_date="2025-07-20"), ""),
    ("two days", span("18:00", "17:00", start_date="2025-07-20"), ""),
    ("two zones in order", span("09:20", "15:00", zone="MSK", start_zone="GMT"), ""),
    ("to midnight", span("20:00", "24:00"), ""),
    ("round the clock", span("08:00", "08:00"), ""),
    ("times that are none", span("soon", "later"), ""),
    ("an unknown zone", span("18:30", "16:10", zone="XYZ"), ""),
    ("no date at all", Window("interval", None, "18:30", "16:10"), "may be exchanged"),
]  # fmt: skip


@pytest.mark.parametrize(("window", "hint"), [case[1:] for case in WINDOWS], ids=[case[0] for case in WINDOWS])
def test_windows(window: Window, hint: str) -> None:
    result = found(
        night("ministry", 4)._replace(window=window), night("ministry", 3)._replace(window=window), date=None
    )
    assert [code for code, _ in result] == (["DC103"] if hint else [])
    assert not hint or hint in result[0][1]


def test_the_same_day_may_be_said_in_words() -> None:
    window = span("22:00", "07:00")
    assert codes(night("ministry", 4)._replace(window=window)) == []
    assert codes(night("ministry", 4, text="from 22:00 to 07:00 on the same day")._replace(window=window)) == ["DC103"]


def test_majorities() -> None:
    def share(part: int | str, total: int) -> list[str]:
        parts = [night("ministry", part, place="RU-BRY", part_of=0, share="majority")]
        return codes(night("ministry", total, place="RU"), *parts)

    assert share(6, 19) == ["DC104"]
    assert share(10, 20) == ["DC104"]
    assert share(11, 20) == []
    assert share("6+", 19) == []


def test_names_that_lead_nowhere_or_to_many_places() -> None:
    unresolved = PlaceRef(None, "Yernov", text="Yernov", status="unresolved", suggestions=("Yukhnov", "Yermolino"))
    ambiguous = PlaceRef(None, "Oktyabrsky", text="Oktyabrsky", status="ambiguous", suggestions=("one", "another"))
    problems = (
        Problem("unresolved-place", (5, 11), 2, 7, unresolved),
        Problem("unresolved-place", (90, 96), 4, 1, unresolved),
        Problem("ambiguous-place", (20, 30), 3, 1, ambiguous),
    )
    told = claim("governor", 8, over=("Tarusa",))._replace(across=(ref("Tarusa"), unresolved))
    found_here = check_document(Document("a.txt", ""), [told], problems)
    assert [(f.code, f.locations[0].line) for f in found_here] == [("DC105", 2), ("DC106", 3)]
    assert found_here[0].claims == (told.id,)
    assert "Yukhnov or Yermolino" in found_here[0].message
    assert [f.code for f in check_document(Document("a.txt", ""), [told], ())] == ["DC105"]


MORE = [
    ("as many", claim("governor", 3, over=("A district", "B district", "C district")), []),
    ("one too many", claim("governor", 2, over=("A district", "B district", "C district")), ["DC107"]),
    ("a town may lie in a district", claim("governor", 1, over=("A district", "Kirov")), []),
    ("wreckage scatters", claim("governor", 1, over=("Kirishi", "Budogoshch"), outcome="debris"), []),
    ("between two towns", claim("governor", 1, over=("Kirishi", "Budogoshch"), text="between Kirishi and"), []),
    ("at least two", claim("governor", "2+", over=("A district", "B district", "C district")), []),
    ("about two", claim("governor", "~2", over=("A district", "B district", "C district")), []),
]


@pytest.mark.parametrize(("made", "expected"), [case[1:] for case in MORE], ids=[case[0] for case in MORE])
def test_more_places_than_objects(made: Claim, expected: list[str]) -> None:
    assert codes(made) == expected
