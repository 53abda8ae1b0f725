"""Markdown tables, for a job summary, an issue or a wiki."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dronecli.formats import Options, words
from dronecli.formats.sanitise import markdown
from dronecli.formats.table import nested, plural, summary
from dronecli.model import Claim, Comparison, Finding, ParsedDocument, Row

_MARKS = {"error": "**error**", "warning": "warning", "note": "note"}


def render_parse(documents: Iterable[ParsedDocument], options: Options) -> Iterator[str]:
    """A heading and a table a document; parts are indented beneath their total."""
    seen = claims = 0
    for parsed in documents:
        seen += 1
        claims += len(parsed.claims)
        if options.quiet and not parsed.findings:
            continue
        head = parsed.document
        yield f"## {markdown(head.path)}\n\n{words.day_text(head.date)}, "
        yield words.LANGUAGES.get(parsed.language, markdown(parsed.language)) + "\n\n"
        if not options.quiet:
            yield from _claims(parsed, options)
        for finding in parsed.findings:
            yield _finding(finding)
        if parsed.findings:
            yield "\n"
    if not options.quiet:
        yield f"{plural(seen, 'document')}, {plural(claims, 'claim')}\n"


def _claims(parsed: ParsedDocument, options: Options) -> Iterator[str]:
    if not parsed.claims:
        yield "No claims.\n\n"
        return
    columns = ["where", "count", "what", "when", "who says", "line", *(["sentence"] if options.verbose else [])]
    yield _row(columns)
    yield "| --- | ---: |" + " --- |" * 3 + " ---: |" + (" --- |" if options.verbose else "") + "\n"
    for claim, depth in nested(parsed.claims):
        where = words.where_text(claim) + (f": {words.across_text(claim)}" if claim.across else "")
        cells = [
            "&emsp;" * depth + markdown(where),
            markdown(words.count_text(claim.count)),
            markdown(words.object_text(claim)),
            markdown(words.window_text(claim.window, parsed.document.date)),
            markdown(words.source_text(claim)),
            str(claim.line),
        ]
        yield _row([*cells, markdown(claim.text)] if options.verbose else cells)
    yield "\n"


def render_compare(result: Comparison, options: Options) -> Iterator[str]:
    """A table of rows, a list of findings, and a line that sums up."""
    if not options.quiet:
        yield "## Governors and the ministry\n\n"
        yield markdown(summary(result)) + "\n\n"
        if result.rows:
            yield _row(("day", "place", "governor", "ministry", "verdict", "why"))
            yield "| --- | --- | ---: | ---: | --- | --- |\n"
        for row in result.rows:
            yield from _compared(row, options)
        if result.rows:
            yield "\n"
    if result.findings:
        yield "### Findings\n\n"
        for finding in result.findings:
            yield _finding(finding)


def _compared(row: Row, options: Options) -> Iterator[str]:
    verdict = f"**{row.verdict}**" if row.verdict == "conflict" else markdown(row.verdict)
    why = markdown(row.why)
    if options.verbose:
        names = [name for side in (row.governor, row.ministry) if side for name in side.claims]
        quoted = [_quoted(*options.claims[name]) for name in names if name in options.claims]
        why = "<br>".join([why, *quoted]) if why else "<br>".join(quoted)
    yield _row(
        (
            markdown(words.day_text(row.date)),
            markdown(row.place_name or row.place_id),
            markdown(words.side_text(row.governor)),
            markdown(words.side_text(row.ministry)),
            verdict,
            why,
        )
    )


def _quoted(path: str, claim: Claim) -> str:
    return f"{markdown(path)}:{claim.line}: “{markdown(claim.text)}”"


def _finding(finding: Finding) -> str:
    places = "; ".join(f"{markdown(at.path)}:{at.line}:{at.column}" for at in finding.locations)
    mark = _MARKS.get(finding.severity, markdown(finding.severity))
    return f"- {mark} {markdown(finding.code)}: {markdown(finding.message)}" + (f" ({places})" if places else "") + "\n"


def render_rules(rules: Sequence[dict[str, Any]], options: Options) -> Iterator[str]:
    """Every check with its meaning."""
    yield _row(("code", "severity", "name", "meaning"))
    yield "| --- | --- | --- | --- |\n"
    for rule in rules:
        yield _row([markdown(str(rule[key])) for key in ("code", "severity", "name", "meaning")])


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |\n"
