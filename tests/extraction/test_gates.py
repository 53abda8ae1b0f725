"""What finders leave out for speed they would not have found: with all gates open the claims are the same."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml

from dronecli import parse_text
from dronecli.extraction import assemble, atoms, attributing, nouns, outcomes, sources, surroundings, windows
from dronecli.extraction.scan import Scan
from dronecli.gazetteer import load
from dronecli.model import ParsedDocument

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))


def texts(path: Path) -> list[str]:
    return [case["text"] for case in yaml.safe_load(path.read_text(encoding="utf-8")) if isinstance(case, dict)]


def parsed(path: Path) -> list[ParsedDocument]:
    return [parse_text(text, date="2025-07-21") for text in texts(path)]


class Gate(frozenset[str]):
    """Words or tags of which a sentence always has some, and no key is one."""

    def isdisjoint(self, _: Iterable[object]) -> bool:
        return False

    def __contains__(self, _: object) -> bool:
        return False


GATES = (
    (assemble, "_TELLING"),
    (atoms, "_STAND_INS"),
    (attributing, "_QUOTES"),
    (outcomes, "_ATTACKS"),
    (sources, "_NAMING"),
    (surroundings, "_BEFORE"),
    (surroundings, "_BEHIND"),
)


def everywhere(scan: Scan, tags: Iterable[str]) -> set[int]:
    return set(range(len(scan.tokens)))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_same_claims_with_every_gate_open(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = parsed(path)
    monkeypatch.setattr(Scan, "begins", everywhere)
    for module, name in GATES:
        monkeypatch.setattr(module, name, Gate())
    monkeypatch.setattr(nouns, "_is_named_behind", lambda scan, i: True)
    monkeypatch.setattr(windows, "_last_closer", lambda scan: len(scan.tokens))
    for known in ("nameless", "headless"):
        monkeypatch.setattr(load(), known, Gate())
    monkeypatch.setattr("dronecli.gazetteer._remember", lambda known, key: None)
    assert parsed(path) == usual


def test_a_document_that_tells_of_nothing_downed_has_no_claims() -> None:
    text = "Mayor Ivan Petrov said that 12 roads in Kaluga and the town of Yernov will be repaired by 15:00 on 12 May."
    found = parse_text(text)
    assert (found.claims, found.findings, found.problems) == ((), (), ())
