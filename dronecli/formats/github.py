"""Annotations of a GitHub workflow: one command a finding, at the line of the text.

GitHub shows ten annotations of each kind for a step and drops the rest in silence, so the gravest come first.
"""

from __future__ import annotations

from collections.abc import Iterator

from dronecli.formats import Options, words
from dronecli.formats.sanitise import annotation, annotation_value
from dronecli.formats.table import summary
from dronecli.model import Comparison, Finding, Row

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def render_compare(result: Comparison, options: Options) -> Iterator[str]:
    """Findings, gravest first; conflicts without a finding of their own; and the summary as plain text."""
    grades = list(_COMMANDS)
    for finding in sorted(result.findings, key=lambda f: grades.index(f.severity) if f.severity in grades else 9):
        yield _annotation(finding)
    told = {name for finding in result.findings for name in finding.claims}
    for row in result.rows:
        names = [name for side in (row.governor, row.ministry) if side for name in side.claims]
        if row.verdict == "conflict" and not any(name in told for name in names):
            yield _conflict(row, names, options)
    if not options.quiet:
        yield annotation(summary(result)) + "\n"


def _annotation(finding: Finding) -> str:
    command = _COMMANDS.get(finding.severity, "notice")
    fields = [f"title={annotation_value(finding.code)}"]
    message = annotation(finding.message)
    if finding.locations:
        first, *others = finding.locations
        fields = [f"file={_file(first.path)}", f"line={first.line}", f"col={first.column}", *fields]
        if others:
            message += annotation(" (also " + ", ".join(f"{at.path}:{at.line}" for at in others) + ")")
    return f"::{command} {','.join(fields)}::{message}\n"


def _conflict(row: Row, names: list[str], options: Options) -> str:
    fields = ["title=conflict"]
    for name in names[:1]:
        if name in options.claims:
            path, claim = options.claims[name]
            fields = [f"file={_file(path)}", f"line={claim.line}", f"col={claim.column}", *fields]
    sides = f"governor {words.side_text(row.governor)}, ministry {words.side_text(row.ministry)}"
    message = f"{row.place_name}, {words.day_text(row.date)}: {sides}" + (f"; {row.why}" if row.why else "")
    return f"::error {','.join(fields)}::{annotation(message)}\n"


def _file(path: str) -> str:
    """The file of a document; a message of an export is named `result.json#17`, which is no file."""
    base, mark, number = path.rpartition("#")
    return annotation_value(base if mark and number.lstrip("-").isdigit() else path)
