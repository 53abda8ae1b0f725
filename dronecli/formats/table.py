"""Tables for people: grouped, aligned, wrapped by words on a terminal and plain in a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dronecli.formats import Options, words
from dronecli.formats.layout import Cell, Column, grid, paragraph, style, width
from dronecli.formats.sanitise import line, start
from dronecli.model import Claim, Comparison, Finding, ParsedDocument, Row

VERDICT_STYLES = {
    "agree": "green",
    "explained": "blue",
    "unclear": "yellow",
    "conflict": "red",
    "governor-only": "dim",
    "ministry-only": "dim",
}
SEVERITY_STYLES = {"error": "red", "warning": "yellow", "note": "blue"}
_PARSE_COLUMNS = (
    Column("where", least=19),
    Column("count", right=True),
    Column("what", least=11),
    Column("when", least=11),
    Column("who says", least=18),
    Column("line", right=True),
)
_COMPARE_COLUMNS = (
    Column("place", least=14),
    Column("governor", right=True),
    Column("ministry", right=True),
    Column("verdict"),
    Column("why", least=20),
)

_BESIDE = 76  # on a narrower terminal the reason stands under its row instead of beside the verdict


def plural(number: int, word: str) -> str:
    """A number with its noun: "1 claim", "2 claims"."""
    return f"{number:,} {word}" + ("" if number == 1 else "s")


def render_parse(documents: Iterable[ParsedDocument], options: Options) -> Iterator[str]:
    """One block a document, and a line that sums up."""
    documents_seen = claims_seen = findings_seen = 0
    empty = 0
    for parsed in documents:
        documents_seen += 1
        claims_seen += len(parsed.claims)
        findings_seen += len(parsed.findings)
        if options.quiet and not parsed.findings:
            continue
        if not parsed.claims and not parsed.findings:
            empty += 1
        yield from _document(parsed, options)
    if not options.quiet:
        parts = [plural(documents_seen, "document"), plural(claims_seen, "claim"), plural(findings_seen, "finding")]
        if empty:
            parts.append(f"{empty} without claims")
        yield ", ".join(parts) + "\n"


def _document(parsed: ParsedDocument, options: Options) -> Iterator[str]:
    head = parsed.document
    facts = [words.day_text(head.date)]
    if head.date_from:
        facts[0] += f" ({words.ORIGINS.get(head.date_from, line(head.date_from))})"
    facts.append(words.LANGUAGES.get(parsed.language, line(parsed.language)))
    if head.source:
        facts.append(line(head.source))
    name, about = start(head.path), ", ".join(facts)
    apart = options.width is not None and width(name) + 2 + width(about) > options.width
    yield style(name, "bold", colour=options.colour)
    yield "\n  " if apart else "  "
    yield style(about, "dim", colour=options.colour) + "\n"
    if not options.quiet:
        if parsed.claims:
            yield from _claims(parsed, options)
        else:
            yield "  no claims\n"
    for finding in parsed.findings:
        yield from _finding(finding, options, here=head.path)
    yield "\n"


def _claims(parsed: ParsedDocument, options: Options) -> Iterator[str]:
    order = nested(parsed.claims)
    rows = [_claim_cells(parsed, claim, depth) for claim, depth in order]
    table = grid(_PARSE_COLUMNS, rows, options.width, colour=options.colour)
    yield table.heading()
    shown = ""
    for (claim, depth), cells in zip(order, rows, strict=True):
        yield from table.row(cells)
        if claim.across:
            across = line(words.across_text(claim))
            for part in paragraph(across, options.width, indent=4 + 2 * depth, first="in "):
                yield style(part.rstrip("\n"), "dim", colour=options.colour) + "\n"
        if options.verbose and claim.text != shown:
            shown = claim.text
            yield from _quotation(claim.text, options, 4 + 2 * depth)
        if options.explain:
            yield from _evidence(parsed, claim, options, 4 + 2 * depth)


def nested(claims: Sequence[Claim]) -> list[tuple[Claim, int]]:
    """Claims in reading order with each total's parts right after it, and the depth of each."""
    parts: dict[int | None, list[int]] = {}
    for at, claim in enumerate(claims):
        total = claim.part_of
        known = total is not None and 0 <= total < len(claims) and total != at
        parts.setdefault(total if known else None, []).append(at)
    found: list[tuple[Claim, int]] = []
    placed: set[int] = set()
    stack = [(at, 0) for at in reversed(parts.get(None, []))]
    while stack:
        at, depth = stack.pop()
        if at in placed:
            continue
        placed.add(at)
        found.append((claims[at], depth))
        stack.extend((part, depth + 1) for part in reversed(parts.get(at, [])))
    # Parts of one another would never be reached; they must not vanish.
    found.extend((claim, 0) for at, claim in enumerate(claims) if at not in placed)
    return found


def _claim_cells(parsed: ParsedDocument, claim: Claim, depth: int) -> list[Cell]:
    total = parsed.claims[claim.part_of] if depth and claim.part_of is not None else None
    what, who = words.object_text(claim), words.source_text(claim)
    when = words.window_text(claim.window, parsed.document.date)
    if total is not None:  # a part repeats only what differs from its total
        if (claim.object, claim.type, claim.outcome) == (total.object, total.type, total.outcome):
            what = ""
        if when == words.window_text(total.window, parsed.document.date):
            when = ""
        if who == words.source_text(total):
            who = ""
    unknown = claim.place is None or claim.place.id is None
    return [
        Cell(line(words.where_text(claim)), "yellow" if unknown else "", 2 * depth),
        Cell(words.count_text(claim.count), "bold" if not depth else ""),
        Cell(line(what)),
        Cell(line(when)),
        Cell(line(who)),
        Cell(str(claim.line), "dim"),
    ]


def _quotation(text: str, options: Options, indent: int) -> Iterator[str]:
    """A sentence, each of its lines behind a bar, so that none can pass for the program's own words."""
    room = None if options.width is None else options.width - indent - 2
    for part in paragraph(line(text), room):
        yield " " * indent + style("│ " + part.rstrip("\n"), "dim", colour=options.colour) + "\n"


def _evidence(parsed: ParsedDocument, claim: Claim, options: Options, indent: int) -> Iterator[str]:
    for item in claim.evidence:
        surface = line(parsed.document.text[item.span[0] : item.span[1]])
        text = f"“{surface}”  (rule: {line(item.rule)})"
        yield from paragraph(text, options.width, indent=indent, first=f"{line(item.field):<9} ")


def _finding(finding: Finding, options: Options, *, here: str | None = None) -> Iterator[str]:
    """A finding: where, how grave, which check, and what."""
    places = [
        f"line {at.line}:{at.column}" if at.path == here else f"{start(at.path)}:{at.line}:{at.column}"
        for at in finding.locations
    ]
    where = ("; ".join(places) + ": ") if places else ""
    grade = style(finding.severity, SEVERITY_STYLES.get(finding.severity, ""), colour=options.colour)
    indent = 2 if here is not None else 0
    plain = f"{where}{finding.severity} {finding.code}: {line(finding.message)}"
    for number, part in enumerate(paragraph(plain, None if options.width is None else options.width - indent - 2)):
        mark = f"{finding.severity} {finding.code}:"
        part = part.replace(mark, f"{grade} {finding.code}:", 1)
        yield " " * (indent if number == 0 else indent + 2) + part


def render_compare(result: Comparison, options: Options) -> Iterator[str]:
    """Rows under their days, their timelines where wanted, findings, and a line that sums up."""
    if not options.quiet:
        yield from _rows(result.rows, options)
    if options.timeline and not options.quiet:
        from dronecli.formats import chart

        yield from chart.timelines(result, options)
    if result.findings:
        if not options.quiet:
            yield style("Findings", "bold", colour=options.colour) + "\n"
        for finding in result.findings:
            yield from _finding(finding, options)
        yield "" if options.quiet else "\n"
    if not options.quiet:
        # A number stays with its word.
        text = summary(result).replace(" ", "\u00a0").replace(",\u00a0", ", ").replace(":\u00a0", ": ")
        for part in paragraph(text.replace(";\u00a0", "; "), options.width):
            yield part.replace("\u00a0", " ")


def summary(result: Comparison) -> str:
    """The comparison in one line."""
    counts = result.summary
    head = f"{plural(counts.get('documents', 0), 'document')}, {plural(counts.get('claims', 0), 'claim')}: "
    verdicts = [
        f"{number:,} {name}"
        for name in ("agree", "explained", "unclear", "conflict", "governor-only", "ministry-only")
        if (number := counts.get(name.replace("-", "_"), counts.get(name, 0)))
    ]
    text = head + (", ".join(verdicts) if verdicts else "nothing to compare")
    return text + (f"; {plural(len(result.findings), 'finding')}" if result.findings else "")


def _rows(rows: Sequence[Row], options: Options) -> Iterator[str]:
    beside = options.width is None or options.width >= _BESIDE
    size = len(_COMPARE_COLUMNS) if beside else len(_COMPARE_COLUMNS) - 1
    cells = {id(row): _row_cells(row)[:size] for row in rows}
    table = grid(_COMPARE_COLUMNS[:size], list(cells.values()), options.width, colour=options.colour)
    day: str | None = ""
    for row in rows:
        if row.date != day:
            if day != "":
                yield "\n"
            day = row.date
            yield style(words.day_text(day), "bold", colour=options.colour) + "\n"
            yield table.heading()
        yield from table.row(cells[id(row)])
        if not beside and row.why:
            yield from paragraph(line(row.why), options.width, indent=4)
        if options.verbose:
            for side in (row.governor, row.ministry):
                for name in side.claims if side else ():
                    if name in options.claims:
                        path, claim = options.claims[name]
                        yield from _behind(path, claim, options)
    if rows:
        yield "\n"


def _behind(path: str, claim: Claim, options: Options) -> Iterator[str]:
    yield f"    {start(path)}:{claim.line}  {line(words.source_text(claim))}: {words.count_text(claim.count)}\n"
    yield from _quotation(claim.text, options, 4)


def _row_cells(row: Row) -> list[Cell]:
    # The first clause of such a row's reason says what its verdict says.
    why = row.why.partition("; ")[2] if row.verdict.endswith("-only") else row.why
    return [
        Cell(line(words.row_text(row))),
        Cell(words.side_text(row.governor), "" if row.governor else "dim"),
        Cell(words.side_text(row.ministry), "" if row.ministry else "dim"),
        Cell(row.verdict, VERDICT_STYLES.get(row.verdict, "")),
        Cell(line(why)),
    ]


def render_place(places: Iterable[dict[str, Any]], options: Options) -> Iterator[str]:
    """One block a name: its status, then its matches, best first."""
    columns = (
        Column("id", least=12),
        Column("name", least=12),
        Column("Russian", least=12),
        Column("kind"),
        Column("score", right=True),
        Column("method"),
    )
    grades = {"resolved": "green", "ambiguous": "yellow", "unresolved": "red"}
    remarks = {"ambiguous": ": several places bear this name", "unresolved": ": no place bears this name"}
    for place in places:
        status, matches = place["status"], place["matches"]
        remark = style(status, grades.get(status, ""), colour=options.colour) + remarks.get(status, "")
        if status == "unresolved" and matches:
            remark += "; the nearest are"
        yield f"{style(start(place['query']), 'bold', colour=options.colour)}  {remark}\n"
        rows = [
            [
                Cell(line(str(match.get(key) or "")), "" if status != "resolved" else "dim" if at else "bold")
                for key in ("id", "name", "name_ru", "kind", "score", "method")
            ]
            for at, match in enumerate(matches)
        ]
        if rows:
            table = grid(columns, rows, options.width, colour=options.colour)
            yield table.heading()
            for cells in rows:
                yield from table.row(cells)
        yield "\n"


def render_rules(rules: Sequence[dict[str, Any]], options: Options) -> Iterator[str]:
    """All checks as a table; one alone in full."""
    if len(rules) == 1:
        rule, room = rules[0], options.width and min(options.width, 100)
        grade = style(rule["severity"], SEVERITY_STYLES.get(rule["severity"], ""), colour=options.colour)
        yield f"{style(rule['code'], 'bold', colour=options.colour)} {line(rule['name'])} ({grade})\n\n"
        for key in ("meaning", "explanation"):
            if rule.get(key):
                for block in str(rule[key]).split("\n\n"):
                    yield from paragraph(line(" ".join(block.split())), room, indent=2)
                    yield "\n"
        if rule.get("example"):
            yield "  Example\n"
            for part in str(rule["example"]).strip().splitlines():
                yield from paragraph(line(part.rstrip()), room, indent=4)
        return
    columns = (Column("code"), Column("severity"), Column("name", least=12), Column("meaning", least=20))
    rows = [
        [
            Cell(rule["code"], "bold"),
            Cell(rule["severity"], SEVERITY_STYLES.get(rule["severity"], "")),
            Cell(line(rule["name"])),
            Cell(line(rule["meaning"])),
        ]
        for rule in rules
    ]
    table = grid(columns, rows, options.width, colour=options.colour, margin=0)
    yield table.heading()
    for cells in rows:
        yield from table.row(cells)
