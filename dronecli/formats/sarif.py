"""SARIF 2.1.0, for code scanning and for editors that show it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dronecli.formats import Options
from dronecli.formats.json import dumps
from dronecli.formats.sanitise import line
from dronecli.model import Comparison, Finding, Location

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render_compare(result: Comparison, options: Options) -> Iterator[str]:
    """One run with a result for each finding. Related places are the other texts that the finding speaks of."""
    codes = sorted({finding.code for finding in result.findings})
    rules = list(map(_rule, codes))
    driver: dict[str, Any] = {"name": "drone-claims", "version": options.version or "0", "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes) for finding in result.findings],
        "properties": {"summary": dict(result.summary)},
    }
    yield dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, options, indent=2) + "\n"


def _rule(code: str) -> dict[str, Any]:
    try:
        from dronecli import findings

        rule = findings.rule(code)
    except ImportError:
        rule = None
    if rule is None:
        return {"id": code}
    return {
        "id": code,
        "name": "".join(part.capitalize() for part in rule.name.replace("-", " ").split()),
        "shortDescription": {"text": rule.meaning},
        "fullDescription": {"text": " ".join(rule.explanation.split())},
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(finding: Finding, codes: list[str]) -> dict[str, Any]:
    level = finding.severity if finding.severity in ("error", "warning", "note") else "none"
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": level,
        "message": {"text": line(finding.message) or finding.code},
        "locations": [_location(at) for at in finding.locations[:1]],
        "properties": {"claims": list(finding.claims)},
    }
    if len(finding.locations) > 1:
        result["relatedLocations"] = [
            {"id": number, **_location(at)} for number, at in enumerate(finding.locations[1:], start=1)
        ]
    return result


def _location(at: Location) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(at.path)},
            "region": {"startLine": max(at.line, 1), "startColumn": max(at.column, 1)},
        }
    }


def _uri(path: str) -> str:
    """A path as a URI reference; the number of a message in an export becomes its fragment."""
    from os.path import isabs
    from urllib.parse import quote

    base, mark, number = path.rpartition("#")
    fragment = ""
    if mark and number.lstrip("-").isdigit():
        path, fragment = base, f"#{number}"
    text = quote(path.replace("\\", "/"), safe="/._-~", errors="backslashreplace")
    if isabs(path):
        text = "file://" + (text if text.startswith("/") else "/" + text)
    return (text or "-") + fragment
