"""What finders leave out for speed they would not have found: with all gates open the claims are the same."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml

from dronecli import lexicon, parse_text
from dronecli.extraction import assemble
from dronecli.extraction.scan import Scan
from dronecli.model import ParsedDocument

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))


def texts(path: Path) -> list[str]:
    return [case["text"] for case in yaml.safe_load(path.read_text(encoding="utf-8")) if isinstance(case, dict)]


def parsed(path: Path) -> list[ParsedDocument]:
    return [parse_text(text, date="2025-07-21") for text in texts(path)]


def everywhere(scan: Scan, tags: Iterable[str]) -> set[int]:
    return set(range(len(scan.tokens)))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_same_claims_with_every_gate_open(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = parsed(path)
    every_tag = {tag for cyrillic in (False, True) for tag, _ in lexicon.load(cyrillic)._ready.tags}
    monkeypatch.setattr(Scan, "begins", everywhere)
    monkeypatch.setattr(assemble, "_TELLING", tuple(every_tag))
    assert parsed(path) == usual


def test_a_document_that_tells_of_nothing_downed_has_no_claims() -> None:
    text = "Mayor Ivan Petrov said that 12 roads in Kaluga and the town of Yernov will be repaired by 15:00 on 12 May."
    found = parse_text(text)
    assert (found.claims, found.findings, found.problems) == ((), (), ())
