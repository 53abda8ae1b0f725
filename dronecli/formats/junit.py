"""JUnit XML: a test case for each place and day, and one for each finding. A conflict is a failure."""

from __future__ import annotations

from collections.abc import Iterator

from dronecli.formats import Options, words
from dronecli.formats.sanitise import markup
from dronecli.formats.table import summary
from dronecli.model import Comparison, Finding, Row


def render_compare(result: Comparison, options: Options) -> Iterator[str]:
    """Two suites: the comparison, in which what is unclear is skipped, and the findings, in which errors fail."""
    rows, findings = result.rows, result.findings
    failed = [sum(row.verdict == "conflict" for row in rows), sum(f.severity == "error" for f in findings)]
    skipped = sum(row.verdict == "unclear" for row in rows)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="drone-claims" tests="{len(rows) + len(findings)}" failures="{sum(failed)}" errors="0">\n'
    yield f'  <testsuite name="compare" tests="{len(rows)}" failures="{failed[0]}" errors="0" skipped="{skipped}">\n'
    yield "    <properties>\n"
    yield '      <property name="schema" value="drone-claims/compare/1"/>\n'
    yield f'      <property name="summary" value="{markup(summary(result))}"/>\n'
    yield "    </properties>\n"
    for row in rows:
        yield _row(row)
    yield "  </testsuite>\n"
    yield f'  <testsuite name="findings" tests="{len(findings)}" failures="{failed[1]}" errors="0" skipped="0">\n'
    for finding in findings:
        yield _finding(finding)
    yield "  </testsuite>\n</testsuites>\n"


def _row(row: Row) -> str:
    name = markup(f"{row.place_name or row.place_id}, {words.day_text(row.date)}, {row.object}")
    text = f"governor {words.side_text(row.governor)}, ministry {words.side_text(row.ministry)}: {row.verdict}"
    if row.why:
        text += f"; {row.why}"
    opening = f'    <testcase classname="compare.{markup(row.place_id)}" name="{name}"'
    if row.verdict == "conflict":
        return f'{opening}>\n      <failure type="conflict" message="{markup(text)}"/>\n    </testcase>\n'
    if row.verdict == "unclear":
        return f'{opening}>\n      <skipped message="{markup(text)}"/>\n    </testcase>\n'
    return f"{opening}>\n      <system-out>{markup(text)}</system-out>\n    </testcase>\n"


def _finding(finding: Finding) -> str:
    places = [f"{at.path}:{at.line}:{at.column}" for at in finding.locations]
    where = f' file="{markup(finding.locations[0].path)}" line="{finding.locations[0].line}"' if places else ""
    name = markup(f"{finding.code} {places[0]}" if places else finding.code)
    opening = f'    <testcase classname="findings.{markup(finding.code)}" name="{name}"{where}>\n'
    text = "\n".join(map(markup, places))
    message = markup(finding.message)
    if finding.severity == "error":
        body = f'      <failure type="{markup(finding.code)}" message="{message}">{text}</failure>\n'
    else:
        body = f"      <system-out>{markup(finding.severity)}: {message}\n{text}</system-out>\n"
    return f"{opening}{body}    </testcase>\n"
