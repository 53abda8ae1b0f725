"""Articles made by the benchmarks' generator claim what they were made to claim, and compare as they were made to."""

from __future__ import annotations

import pytest

from dronecli.gazetteer import load
from dronecli.pipeline import parse_document
from dronecli.reading import make_document
from dronecli.reading.dateline import date_in_name
from dronecli.reconcile import compare
from tests.benchmarks.articles import LANGUAGES, Article, article, articles, found


def wrong(made: Article) -> str:
    """What is read otherwise than it was meant, "" where nothing is."""
    parsed = parse_document(make_document(made.text, made.name, date_in_name=date_in_name(made.name)), load())
    missing, more = sorted(made.claims, key=repr), []
    for claim in found(parsed):
        if claim in missing:
            missing.remove(claim)
        else:
            more.append(claim)
    verdicts = tuple(sorted((row.place_id, row.verdict) for row in compare([parsed]).rows))
    if not missing and not more and verdicts == made.verdicts:
        return ""
    return f"{made.text}\nmissing {missing}\nextra {more}\nverdicts {verdicts}, meant {made.verdicts}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_claims_and_verdicts_are_those_that_the_article_was_made_with(language: str) -> None:
    assert [fault for made in articles(150, seed=7, languages=[language]) if (fault := wrong(made))] == []


def test_a_seed_is_an_article() -> None:
    assert article(11, "ru") == article(11, "ru") != article(12, "ru")
    assert [made.language for made in articles(4)] == ["en", "ru", "uk", "en"]
