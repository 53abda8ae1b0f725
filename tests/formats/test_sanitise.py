"""Hostile texts in every field of a result: no format lets one of them act."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dronecli import formats
from dronecli.formats import sanitise
from dronecli.model import Location
from tests.formats import sample

HOSTILE = {
    "colour": "\x1b[31mred\x1b[0m",
    "clear-screen": "\x1b[2J\x1b[H",
    "title": "\x1b]0;owned\x07",
    "hyperlink": "\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "c1-csi": "\x9b31mred",
    "c1-osc": "\x9d0;owned\x9c",
    "dcs": "\x1bP1$q\x1b\\",
    "bell-backspace": "four\x08\x08\x08\x08nine\x07",
    "carriage-return": "4 downed\r9 downed",
    "nul": "a\0b",
    "del": "a\x7fb",
    "rich-markup": "[red]red[/red] [bold]x[/] [/b] [link=http://evil.example]y[/link]",
    "bidi-override": "downed \u202e4 nevele\u202c",
    "bidi-isolate": "\u2066x\u2069 \u2067y\u2069",
    "arabic-letter-mark": "a\u061cb\u200eb\u200f",
    "zero-width": "fo\u200bur\u200c\u200d\u2060\ufeff",
    "soft-hyphen": "dr\u00adones",
    "line-separator": "a\u2028b\u2029c\x85d",
    "newline": "a\n::error::b",
    "crlf-command": "a\r\n::set-output name=x::y",
    "command-at-start": "::error file=a.py,line=1::boo",
    "old-command": "##[error]boo ##[group]x",
    "stop-commands": "::stop-commands::token",
    "formula": "=1+1",
    "formula-dde": "=cmd|' /C calc'!A0",
    "formula-plus": "+1+cmd|' /C calc'!A0",
    "formula-minus": "-2+3",
    "formula-at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "formula-tab": "\t=1+1",
    "formula-space": "  =1+1",
    "formula-wide": "＝1+1",
    "formula-quote": '"=1+1',
    "csv-break": 'a","b"\n"c',
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "html-attribute": '" onmouseover="alert(1)" x=\'',
    "html-entity": "&lt;b&gt; &#x1b;",
    "xml-cdata": "]]><x/><![CDATA[",
    "xml-forbidden": "a\x0bb\x0cc\ufffe\uffff",
    "markdown-table": "a | b | c",
    "markdown-link": "[click](javascript:alert(1)) ![i](http://evil.example/p.png)",
    "markdown-autolink": "http://evil.example www.evil.example @someone <http://x.example>",
    "markdown-code": "`x` ```y``` ~~z~~ **b** _i_",
    "markdown-heading": "# big",
    "markdown-list": "- a",
    "markdown-number": "1. a",
    "markdown-math": "$x$ \\(y\\)",
    "surrogate": "a\ud800b\udfff",
    "private-use": "\ue000\U000f0000",
    "tags": "a\U000e0041\U000e007f",
    "combining": "e" + "\u0301" * 300,
    "wide": "漢字" * 50,
    "emoji": "🛩️👨‍👩‍👧",
    "long-word": "x" * 5000,
    "percent": "%0A::error::x %25",
    "empty": "",
}
OPTIONS = formats.Options(claims=sample.CLAIMS, version="1.0")
# What may never leave the program: controls but the line end, directional characters, halves of surrogate pairs.
FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]"
)
KEPT = {"source", "outcome", "object", "kind", "severity", "verdict", "language", "status", "date", "code", "id"}


def poisoned(value: Any, text: str, field: str = "") -> Any:
    """The same result with a text in every free field."""
    if isinstance(value, str):
        return value if field in KEPT else text
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        changed = {name: poisoned(getattr(value, name), text, name) for name in value._fields}
        return type(value)(**changed)
    if isinstance(value, tuple | list):
        return type(value)(poisoned(item, text, field) for item in value)
    if isinstance(value, dict):
        return {key: poisoned(item, text, key) for key, item in value.items()}
    return value


RESULTS: dict[str, Any] = {
    "parse": sample.DOCUMENTS,
    "compare": sample.COMPARISON,
    "place": sample.PLACES,
    "rules": sample.RULES,
}
PAIRS = [(entry.name, command) for entry in formats.FORMATS for command in entry.commands]


def render(name: str, command: str, text: str, **changes: Any) -> str:
    options = OPTIONS._replace(claims=poisoned(OPTIONS.claims, text), **changes)
    return "".join(formats.renderer(name, command)(poisoned(RESULTS[command], text), options))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize(("name", "command"), PAIRS)
def test_no_control_gets_out(name: str, command: str, text: str) -> None:
    more, narrow = {"verbose": True, "explain": True}, {"width": 80, "verbose": True, "timeline": True}
    for changes in ({}, more, narrow, {"quiet": True}, {"timeline": True}):
        output = render(name, command, text, **changes)
        assert not FORBIDDEN.search(output)
        if name != "github":
            assert not any(line.lstrip().startswith("::") for line in output.splitlines())
        assert "##[" not in output
        output.encode("utf-8")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_json_keeps_the_text(text: str) -> None:
    """Neutralised in writing, whole when read."""
    record = json.loads(render("json", "parse", text))
    assert record["documents"][0]["claims"][0]["text"] == text
    for line in render("jsonl", "parse", text).split("\n")[:-1]:
        assert json.loads(line)["quote"] == text
    ascii_only = render("json", "parse", text, ascii=True)
    assert ascii_only.isascii()
    assert json.loads(ascii_only) == record


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("command", ["parse", "compare", "place"])
def test_no_cell_is_a_formula(command: str, text: str) -> None:
    rows = list(csv.reader(io.StringIO(render("csv", command, text))))
    assert len({len(row) for row in rows}) == 1
    for row in rows:
        for field in row:
            assert field.strip(" \u00a0'\"")[:1] not in tuple("=+-@＝＋－＠") or field.lstrip(" \u00a0").startswith("'")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_markdown_shows_text_and_nothing_else(text: str) -> None:
    from markdown_it import MarkdownIt

    for command in ("parse", "compare", "rules"):
        source = render("markdown", command, text, verbose=True)
        plain = render("markdown", command, "plain", verbose=True)
        seen, wanted = (
            [token.type for token in MarkdownIt("gfm-like", {"linkify": False}).parse(body)] for body in (source, plain)
        )
        if text.strip():
            assert seen == wanted
        html = MarkdownIt("gfm-like", {"linkify": False}).render(source)
        assert not re.search(r"<(?!/?(h2|h3|p|ul|li|table|thead|tbody|tr|th|td|strong|br)\b)", html)
        assert "http://evil" not in source


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_annotations_are_one_a_finding(text: str) -> None:
    output = render("github", "compare", text)
    commands = [line for line in output.splitlines() if line.lstrip().startswith("::")]
    assert len(commands) == len(sample.COMPARISON.findings)
    for command in commands:
        assert re.match(r"::(error|warning|notice) [^:]*::", command), command
    hostile_path = sample.COMPARISON._replace(
        findings=(sample.COMPARISON.findings[1]._replace(locations=(Location("a::b,line=9%0A.txt", 1, 1),)),)
    )
    (first, _) = "".join(formats.renderer("github", "compare")(hostile_path, OPTIONS)).splitlines()
    assert first.startswith("::error file=a%3A%3Ab%2Cline=9%250A.txt,line=1,col=1,title=DC201::")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_junit_stays_well_formed(text: str) -> None:
    root = ElementTree.fromstring(render("junit", "compare", text))
    assert len(list(root.iter("testcase"))) == 9
    assert {element.tag for element in root.iter()} <= {
        *("testsuites", "testsuite", "properties", "property", "testcase", "failure", "skipped", "system-out"),
    }


@given(st.text())
def test_a_line_is_a_line(text: str) -> None:
    line = sanitise.line(text)
    assert not FORBIDDEN.search(line)
    assert "\n" not in line
    assert sanitise.line(line) == line
    assert all(unicodedata.category(c) not in ("Cc", "Cs", "Zl", "Zp") for c in line)


@given(st.text())
def test_printable_text_is_left_alone(text: str) -> None:
    if text.isprintable() and "##[" not in text:
        assert sanitise.line(text) == text


@given(st.text())
def test_json_text_reads_back(text: str) -> None:
    written = sanitise.json_text(json.dumps(text, ensure_ascii=False))
    assert json.loads(written) == text
    assert not FORBIDDEN.search(written)


@given(st.text(), st.integers(min_value=1, max_value=40))
def test_wrapping_loses_nothing(text: str, limit: int) -> None:
    from dronecli.formats.layout import width, wrap

    text = sanitise.line(text)
    lines = wrap(text, limit)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line) <= max(limit, 2) or " " not in line for line in lines)
