"""Every format of every command, rendered from one hand-built result and compared with a file that a person has read.

After a wanted change: `UPDATE_GOLDENS=1 pytest tests/formats/test_goldens.py`, then read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dronecli import formats
from tests.formats import sample

GOLDEN = Path(__file__).parent / "golden"
RESULTS = {
    "parse": sample.DOCUMENTS,
    "compare": sample.COMPARISON,
    "place": sample.PLACES,
    "rules": sample.RULES,
}
PLAIN = formats.Options(claims=sample.CLAIMS, version="1.0", gazetteer="2025-07-31")
VARIANTS = {
    "": PLAIN,
    "-80": PLAIN._replace(width=80),
    "-200": PLAIN._replace(width=200),
    "-verbose": PLAIN._replace(verbose=True),
    "-explain-80": PLAIN._replace(explain=True, width=80),
    "-quiet": PLAIN._replace(quiet=True),
    "-colour": PLAIN._replace(colour=True, width=100),
    "-timeline": PLAIN._replace(timeline=True),
    "-timeline-60": PLAIN._replace(timeline=True, width=60),
}
CASES = [
    (entry.name, command, variant)
    for entry in formats.FORMATS
    for command in entry.commands
    for variant in VARIANTS
    if variant == "" or (entry.name == "table" and (command in ("parse", "compare") or variant in ("-80", "-colour")))
    if not (command == "compare" and "explain" in variant)
    if not (command != "compare" and "timeline" in variant)
]


@pytest.mark.parametrize(("name", "command", "variant"), CASES)
def test_golden(name: str, command: str, variant: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dronecli.findings.rule", lambda code: None)  # the checks' own wording is not the format's
    text = "".join(formats.renderer(name, command)(RESULTS[command], VARIANTS[variant]))
    path = GOLDEN / f"{command}{variant}.{name}"
    if os.environ.get("UPDATE_GOLDENS"):
        GOLDEN.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_no_golden_is_left_over() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {f"{c}{v}.{n}" for n, c, v in CASES}


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 200])
@pytest.mark.parametrize("command", ["parse", "compare", "place", "rules"])
def test_nothing_is_wider_than_the_terminal(command: str, width: int) -> None:
    from dronecli.formats.layout import width as cells

    options = PLAIN._replace(width=width, verbose=True, explain=True, timeline=True)
    for line in "".join(formats.renderer("table", command)(RESULTS[command], options)).splitlines():
        assert cells(line) <= max(width, 80), line


def test_a_pipe_loses_nothing() -> None:
    """Unwrapped, every text stands whole in one line."""
    text = "".join(formats.renderer("table", "parse")(sample.DOCUMENTS, PLAIN._replace(verbose=True)))
    for parsed in sample.DOCUMENTS:
        for claim in parsed.claims:
            assert claim.text in text
    assert "\x1b" not in text
    assert "…" not in text


def test_one_check_is_explained_in_full() -> None:
    text = "".join(formats.renderer("table", "rules")(sample.RULES[:1], PLAIN._replace(width=80)))
    assert text.startswith("DC101 sum-mismatch (warning)\n")
    assert "Example" in text
