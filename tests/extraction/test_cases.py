"""Constructions of the three languages, one case each: a short text and what a careful reader takes from it.

The cases are data, in `cases/LANGUAGE.yaml`. A case has a `name` (the construction), a `text`, the document's `date`
or none, `author` where the document says who wrote it (a role, a person, a channel), and `claims`, in any order.
A claim gives only the fields that the case is about; those left out are not compared. A claim too many or too few
always fails.

    source, speaker, via, object, type, outcome, subset, cumulative    as in `model.Claim`
    n                 the count, where `min` and `max` are the same number
    min, max          the count; `max: null` is "no ceiling"
    approx, bare      "about ten"; a plural without a number
    place             the id of the place
    across            the localities by their dictionary names, or ids of regions, in any order
    window            null for none, or those fields of `model.Window` that matter
    part_of           the index, in this list, of the total that the claim is a part of
    optional          a careful reader may take the claim or leave it

`xfail` gives the reason for which a case is known to fail; it must fail then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

import dronecli
from dronecli.model import Claim, PlaceRef, Window

CASES = Path(__file__).parent / "cases"
LANGUAGES = ("en", "ru", "uk")
CASE_KEYS = frozenset("name text date author claims xfail".split())
PLAIN = ("source", "speaker", "via", "object", "type", "outcome", "subset", "cumulative")
COUNTS = ("n", "min", "max", "approx", "bare")
CLAIM_KEYS = frozenset((*PLAIN, *COUNTS, "place", "across", "window", "part_of", "optional"))
WINDOW_KEYS = frozenset(Window._fields) - {"text"}

Expected = dict[str, Any]


def load(language: str) -> list[dict[str, Any]]:
    """The cases of a language."""
    cases = yaml.safe_load((CASES / f"{language}.yaml").read_text(encoding="utf-8"))
    assert isinstance(cases, list)
    return cases


def parameters() -> Iterator[Any]:
    for language in LANGUAGES:
        for case in load(language):
            reason = case.get("xfail")
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            yield pytest.param(case, id=f"{language}-{case['name']}", marks=marks)


def plain(name: str) -> str:
    return name.replace("ё", "е").replace("Ё", "Е").replace("’", "'")


def names_of(ref: PlaceRef) -> set[str]:
    """All that a case may call a locality: its id, its dictionary names, or the wording if it was not resolved."""
    return {plain(name) for name in (ref.id, ref.name_ru, ref.name_uk, ref.id is None and ref.text) if name}


def same_places(expected: Sequence[str], found: Sequence[PlaceRef]) -> bool:
    left = [plain(name) for name in expected]
    for ref in found:
        hit = next((name for name in left if name in names_of(ref)), None)
        if hit is None:
            return False
        left.remove(hit)
    return not left


def window_fits(expected: dict[str, Any] | None, found: Window | None) -> bool:
    if expected is None or found is None:
        return expected is None and found is None
    return all(getattr(found, key) == value for key, value in expected.items())


def fits(expected: Expected, claim: Claim) -> bool:
    """Whether a claim has the values that a case gives; `part_of` is left to `arrangement`."""
    count = claim.count
    found: dict[str, object] = {key: getattr(claim, key) for key in PLAIN}
    found |= {"min": count.min, "max": count.max, "approx": count.approx, "bare": count.bare_plural}
    found |= {"n": count.min if count.min == count.max else None, "place": claim.place and claim.place.id}
    return all(
        same_places(value, claim.across) if key == "across"
        else window_fits(value, claim.window) if key == "window"
        else key in ("part_of", "optional") or found[key] == value
        for key, value in expected.items()
    )  # fmt: skip


def arrangement(expected: Sequence[Expected], claims: Sequence[Claim]) -> list[int | None] | None:
    """Which claim is which expected one (None for an optional one that is absent), or None if they are not the same.

    Every arrangement is tried, since a claim may fit several expectations and `part_of` ties them to each other.
    """

    def related(chosen: list[int | None]) -> bool:
        for want, got in zip(expected, chosen):
            if got is not None and "part_of" in want:
                whole = None if want["part_of"] is None else chosen[want["part_of"]]
                if claims[got].part_of != whole:
                    return False
        return True

    def extend(chosen: list[int | None]) -> list[int | None] | None:
        i = len(chosen)
        if i == len(expected):
            used = sum(got is not None for got in chosen)
            return chosen if used == len(claims) and related(chosen) else None
        options: list[int | None] = [
            k for k, claim in enumerate(claims) if k not in chosen and fits(expected[i], claim)
        ]
        for option in [*options, None] if expected[i].get("optional") else options:
            done = extend([*chosen, option])
            if done is not None:
                return done
        return None

    return extend([])


def shown(claim: Claim) -> dict[str, object]:
    """A claim as a case would write it, for the message of a failure."""
    count, window = claim.count, claim.window
    line: dict[str, object] = {"source": claim.source, "speaker": claim.speaker, "outcome": claim.outcome}
    line |= {"n": count.min} if count.min == count.max else {"min": count.min, "max": count.max}
    line |= {"object": claim.object, "type": claim.type, "place": claim.place and (claim.place.id or claim.place.text)}
    line["across"] = [ref.name_ru or ref.text for ref in claim.across]
    if window is not None:
        line["window"] = {k: v for k, v in window._asdict().items() if v is not None and k != "text"}
    line["part_of"] = claim.part_of
    for key, value in (("approx", count.approx), ("bare", count.bare_plural), ("subset", claim.subset)):
        line[key] = value
    line["cumulative"] = claim.cumulative
    return {key: value for key, value in line.items() if value not in (None, False, [])}


@pytest.mark.parametrize("case", list(parameters()))
def test_case(case: dict[str, Any]) -> None:
    claims = dronecli.parse_text(case["text"], date=case.get("date"), source=case.get("author")).claims
    assert arrangement(case["claims"], claims) is not None, "\n".join(
        [
            f"text:     {case['text']}",
            *(f"expected: {c}" for c in case["claims"]),
            *(f"found:    {shown(c)}" for c in claims),
        ]
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_cases_are_well_formed(language: str) -> None:
    cases = load(language)
    names = [case["name"] for case in cases]
    assert sorted(names) == sorted(set(names))
    texts = [case["text"] for case in cases]
    assert len(texts) == len(set(texts))
    for case in cases:
        assert case.keys() <= CASE_KEYS, case["name"]
        for claim in case["claims"]:
            assert claim.keys() <= CLAIM_KEYS, case["name"]
            assert (claim.get("window") or {}).keys() <= WINDOW_KEYS, case["name"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_cases(language: str) -> None:
    cases = load(language)
    assert len(cases) >= 120
    assert sum(not case["claims"] for case in cases) >= 20


def claim_of(text: str) -> list[Claim]:
    return list(dronecli.parse_text(text, date="2025-05-10").claims)


def test_the_comparison_itself_can_fail() -> None:
    text = "The Defence Ministry said 8 drones were shot down over the Tula region and 5 over the Bryansk region."
    claims = claim_of(text)
    right: list[Expected] = [{"n": 5, "place": "RU-BRY"}, {"n": 8, "place": "RU-TUL"}]
    assert arrangement(right, claims) is not None
    assert arrangement(right[:1], claims) is None, "a claim too many"
    assert arrangement([*right, {"n": 5}], claims) is None, "a claim too few"
    assert arrangement([{"n": 5, "place": "RU-TUL"}, {"n": 8}], claims) is None, "another place"
    assert arrangement([right[0], {**right[1], "part_of": 0}], claims) is None, "another whole"
    assert arrangement([right[0], {**right[1], "window": {"kind": "night"}}], claims) is None, "another window"
    assert arrangement([right[0], {**right[1], "across": ["Щёкино"]}], claims) is None, "other localities"
