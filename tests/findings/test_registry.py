"""A finding is a file: all are listed, each says what it means, and none can be forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest

from dronecli import findings
from dronecli.findings.rule import Rule

CODES = [f"DC10{n}" for n in range(1, 8)] + [f"DC20{n}" for n in range(1, 5)]


def test_every_file_is_listed() -> None:
    assert [rule.code for rule in findings.rules()] == CODES
    files = sorted(path.name for path in Path(findings.__file__).parent.glob("dc*.py"))
    assert [name[:5].upper() for name in files] == CODES


@pytest.mark.parametrize("rule", findings.rules(), ids=lambda rule: str(rule.code))
def test_every_finding_explains_itself(rule: Rule) -> None:
    assert rule.severity in ("error", "warning", "note")
    assert rule.name == rule.name.lower().replace(" ", "-")
    assert rule.meaning
    assert not rule.meaning.endswith(".")
    assert len(rule.meaning) <= 72
    assert rule.explanation.endswith(".")
    assert "  " not in rule.explanation
    assert rule.example.endswith(".")


def test_a_finding_is_known_by_its_code() -> None:
    rule = findings.rule("dc101")
    assert rule is not None
    assert rule.code == "DC101"
    assert findings.rule("DC999") is None


def test_names_and_codes_are_unique() -> None:
    assert len({rule.name for rule in findings.rules()}) == len(CODES)
