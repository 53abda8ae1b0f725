"""Laws of parsing that hold for any text, tried on texts that hypothesis thinks up."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from dronecli import formats, schemas
from dronecli.model import ParsedDocument
from dronecli.pipeline import parse_document
from dronecli.reading import make_document
from tests.formats.test_sanitise import FORBIDDEN

PARSE = jsonschema.Draft202012Validator(schemas.load("drone-claims/parse/1"))
# Pieces that the rules look for, in an order that no writer would choose.
PIECES = [
    "7", "19", "seven", "семь", "сім", "двадцать", "one", "hundred", "and", "пять-шесть", "2–7", "at", "least",
    "не", "менее", "about", "около", "up", "to", "до", "7²", "⑦", "1", "000", "XIX", "1/2", "drones", "UAVs",
    "беспилотников", "БПЛА", "дронів", "missiles", "ракет", "boats", "Shahed", "Герань-2", "S-300", "were", "shot",
    "down", "сбиты", "збито", "destroyed", "fell", "упал", "struck", "launched", "over", "the", "Tula", "region",
    "над", "Калужской", "областью", "on", "Kursk", "Oblast", "в", "Кировском", "районе", "over", "Russia", "and",
    "и", "та", ",", ";", ":", "–", "-", ".", "!", "?", "…", "«", "»", "(", ")", "[", "]", '"', "'", "\n", "\n\n",
    "\r\n", "\t", "from", "12:20", "to", "15:00", "GMT", "с", "7.00", "до", "21", "мск", "overnight", "ночью",
    "за", "сутки", "on", "July", "21,", "2025", "21.07.2025", "yesterday", "the", "Defence", "Ministry", "said",
    "Минобороны", "сообщило", "Governor", "Vladislav", "Shapsha", "Шапша", "губернатор", "Дмитрий", "Миляев", "he",
    "он", "including", "включая", "of", "them", "из", "них", "two", "each", "по", "два", "the", "rest",
    "остальные", "12:20", "24:00", "=1+1", "::error::", "[red]", "<b>", "\x1b[31m", "\u202e", "\u200b", "\ufeff",
    "\x00",
]  # fmt: skip
SENTENCES = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join)
TEXTS = st.one_of(SENTENCES, st.text(max_size=300), st.lists(SENTENCES, max_size=4).map("\n".join))
CLAIM = "Seven drones were shot down over the Tula region overnight, Governor Dmitry Milyaev said."
NEUTRAL = (
    "The weather stayed calm.",
    "Residents heard nothing of it.",
    "Shops opened as usual in the morning.",
    "В парке прошёл концерт.",
    "Погода була спокійна.",
)


def parse(text: str) -> ParsedDocument:
    return parse_document(make_document(text, "a.txt"))


def essence(parsed: ParsedDocument) -> list[Any]:
    return [
        (c.source, c.object, c.outcome, c.count.min, c.count.max, c.place and c.place.id, c.window and c.window.kind)
        for c in parsed.claims
    ]


@given(TEXTS.filter(lambda text: not text.startswith("---")))
def test_spans_lie_inside_the_text(text: str) -> None:
    parsed = parse(text)
    for number, claim in enumerate(parsed.claims):
        start, end = claim.span
        assert 0 <= start < end <= len(text)
        assert text[start:end] == claim.quote
        assert claim.quote in text
        assert claim.text in text
        before = text[:start]
        assert claim.line == before.count("\n") + 1
        assert claim.column == start - before.rfind("\n")
        assert claim.count.min >= 0
        assert claim.count.max is None or claim.count.min <= claim.count.max
        assert claim.part_of is None or (0 <= claim.part_of < len(parsed.claims) and claim.part_of != number)
        for evidence in claim.evidence:
            assert 0 <= evidence.span[0] <= evidence.span[1] <= len(text)
    for finding in parsed.findings:
        assert set(finding.claims) <= {claim.id for claim in parsed.claims}
        assert all(at.line >= 1 and at.column >= 1 for at in finding.locations)


@given(TEXTS.filter(lambda text: not text.startswith("---")))
def test_output_is_valid_and_tame(text: str) -> None:
    parsed = parse(text)
    options = formats.Options(explain=True, verbose=True)
    for name in formats.names("parse"):
        out = "".join(formats.renderer(name, "parse")([parsed], options))
        assert not FORBIDDEN.search(out)
        if name == "json":
            PARSE.validate(json.loads(out))


@given(TEXTS.filter(lambda text: not text.startswith("---")))
def test_the_same_text_gives_the_same_claims(text: str) -> None:
    assert parse(text) == parse(text)


@given(st.lists(st.sampled_from(NEUTRAL), max_size=3), st.lists(st.sampled_from(NEUTRAL), max_size=3))
def test_neutral_text_around_a_claim_changes_nothing(before: list[str], after: list[str]) -> None:
    for joint in (" ", "\n", "\n\n"):
        assert essence(parse(joint.join([*before, CLAIM, *after]))) == essence(parse(CLAIM))
