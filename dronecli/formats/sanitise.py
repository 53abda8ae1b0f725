"""What a text from a file may not do to whoever reads the output.

Everything that comes from a document, a file name, a gazetteer or an error goes through here before it is shown. A
terminal must not obey it, a reader must not be deceived by its direction, a build log must not take it for a command.
Control characters become visible escapes such as `\\x1b`, so that nothing vanishes unseen; invisible characters without
effect on the terminal are dropped.
"""

from __future__ import annotations

import re

# Directional marks, embeddings, overrides and isolates: "Trojan source".
_BIDI = frozenset(map(chr, (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))))
_LINE_ENDS = frozenset("\n\r\t\v\f\x85\u2028\u2029")
# Zero-width characters, soft hyphens, fillers and tags: they show nothing and would only upset alignment.
_INVISIBLE = frozenset(
    map(chr, (0xAD, 0x180E, *range(0x200B, 0x200E), *range(0x2060, 0x2065), *range(0x206A, 0x2070), 0xFEFF))
) | frozenset(map(chr, (0x115F, 0x1160, 0x3164, 0xFFA0, 0xFFF9, 0xFFFA, 0xFFFB, *range(0xE0000, 0xE0080))))
_FORMULA = "=+-@＝＋－＠\t\r\n"


def line(text: str) -> str:
    """Text for one line of a terminal, a log or a cell: no controls, no line ends, no workflow commands inside.

    >>> line("four\\x1b[31m drones\\n::error::x")
    'four\\\\x1b[31m drones ::error::x'
    """
    if not text.isprintable():
        text = "".join(map(_visible, text))
    # The older form of a workflow command is obeyed anywhere in a line, the newer one at its start: see `start`.
    return text.replace("##[", "#\\#[") if "##[" in text else text


def start(text: str) -> str:
    """`line` for text that begins an output line: it cannot be taken for a workflow command.

    >>> start("::error::x")
    '\\\\::error::x'
    """
    text = line(text)
    return "\\" + text if text.lstrip().startswith("::") else text


def _visible(c: str) -> str:
    if c.isprintable():
        return c
    if c in _LINE_ENDS:
        return " "
    if c in _INVISIBLE:
        return ""
    code = ord(c)
    if code < 0x20 or 0x7F <= code < 0xA0:
        return f"\\x{code:02x}"
    if 0xD800 <= code < 0xE000:
        return "\ufffd"
    if c in _BIDI:
        return f"\\u{code:04x}"
    return c


def cell(text: str) -> str:
    """Text for a cell of a CSV file: a spreadsheet must not run it as a formula.

    >>> cell("=1+1"), cell(" @SUM(A1)"), cell("four")
    ("'=1+1", "' @SUM(A1)", 'four')
    """
    text = start(text)
    return "'" + text if text.lstrip(" \u00a0'\"")[:1] in _FORMULA and text.strip() else text


_MARKDOWN = str.maketrans(
    {
        **{c: "\\" + c for c in "\\`*_{}[]|#!~$^"},
        "<": "&lt;",
        ">": "&gt;",
        "&": "&amp;",
        "@": "&#64;",
        "=": "&#61;",
    }
)


def markdown(text: str) -> str:
    """Text inside a paragraph or a table cell of Markdown: shown as it is, with no markup, link, mention or HTML.

    >>> markdown("[a](http://b) | <i>")
    '\\\\[a\\\\](http&#58;//b) \\\\| &lt;i&gt;'
    """
    text = line(text).translate(_MARKDOWN).replace("://", "&#58;//").replace("www.", "www&#46;")
    if text.startswith(("-", "+", ":")) or (text[:1].isdigit() and text.lstrip("0123456789")[:1] in (".", ")")):
        text = "\u2060" + text if text[:1].isdigit() else "\\" + text
    return text


_HTML = str.maketrans({"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;", "'": "&#39;"})


def markup(text: str) -> str:
    """Text inside HTML or XML, attributes included: escaped, and without characters that XML 1.0 forbids."""
    return line(text).translate(_HTML).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


def annotation(text: str) -> str:
    """The message of a GitHub workflow command. Controls are out already, so only the percent sign is left."""
    return line(text).replace("%", "%25")


def annotation_value(text: str) -> str:
    """A property of a GitHub workflow command, such as a file name."""
    return annotation(text).replace(":", "%3A").replace(",", "%2C")


# In a JSON text these can stand only inside strings, so replacing them afterwards keeps it valid and its meaning whole.
_JSON = {
    ord(c): f"\\u{ord(c):04x}"
    for c in (*map(chr, range(0x7F, 0xA0)), *_BIDI, "\u2028", "\u2029", "\ufeff", *map(chr, range(0x200B, 0x200E)))
}


_ODD_JSON = "[" + "".join(map(chr, _JSON)) + "\ud800-\udfff]"


def json_text(text: str) -> str:
    """A JSON text whose strings hold no character that a terminal or a build log would obey."""
    if not text.isprintable() and re.search(_ODD_JSON, text):
        text = text.translate(_JSON)
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:
            text = "".join(f"\\u{ord(c):04x}" if 0xD800 <= ord(c) < 0xE000 else c for c in text)
    return text.replace("##[", "##\\u005b") if "##[" in text else text
