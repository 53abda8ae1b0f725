"""The tables of words as a person edits them, and what is made of them for the program to read at once.

The ready form is text, in parts separated by blank lines; see `ready.py` for who keeps it. Its parts are: the first
line (format, stamp of the tables, checksum of the rest); the tags with their values, one a line; the classes of
endings; the first words that are matched whole; for each of these its phrases; the beginnings of first words; for each
of these its phrases. A phrase is the number of its tag's line, with the words that follow the first one; before it
stands, for a beginning, the class of endings or the star.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

Row = tuple[str, str, str]
Endings = dict[str, dict[str, str]]

FORMAT = "drone-claims words 1"


def read_table(text: str) -> tuple[list[Row], Endings]:
    """The rows (words, tag, value) and the classes of endings that a table file holds.

    Raises:
        ValueError: a line stands before the first section, or a section has no tag.
    """
    rows: list[Row] = []
    endings: Endings = {}
    tag = value = ""
    for number, line in enumerate(text.splitlines(), 1):
        line = line.split("#", 1)[0].strip()
        if not line:
            continue
        if line.startswith("["):
            tag, _, value = line.strip("[]").partition(" ")
            if not tag:
                raise ValueError(f"line {number}: a section without a tag")
        elif not tag:
            raise ValueError(f"line {number}: a phrase before the first section")
        elif tag == "endings":
            gram, _, forms = line.partition(":")
            table = endings.setdefault(value, {})
            for form in forms.split():
                table.setdefault("" if form == "-" else form, gram)
        else:
            rows.extend((phrase.strip(), tag, value) for phrase in line.split(";") if phrase.strip())
    return rows, endings


def compiled(tables: Sequence[str], stamp: bytes) -> bytes:
    """The ready form of tables, given their texts.

    Raises:
        ValueError: a table cannot be read, or a word has a class of endings that no table holds.
    """
    read = [read_table(text) for text in tables]
    endings = {name: forms for _, classes in read for name, forms in classes.items()}
    tags: dict[tuple[str, str], int] = {}
    whole: dict[str, list[str]] = {}
    begun: dict[str, list[str]] = {}
    for words, tag, value in (row for rows, _ in read for row in rows):
        first, *rest = words.replace("'s ", " ").removesuffix("'s").split(" ")  # as tokens are folded
        for part in (first, *rest):
            if part.partition("/")[2] not in {"", *endings}:
                raise ValueError(f"no class of endings for {part!r} in [{tag} {value}]")
        phrase = " ".join([str(tags.setdefault((tag, value), len(tags))), *rest])
        word, _, kind = first.partition("/")
        head, star, tail = word.partition("*")
        if kind:
            begun.setdefault(word, []).append(f"{kind} {phrase}")
        elif star:
            begun.setdefault(head, []).append(f"*{tail} {phrase}")
        else:
            whole.setdefault(word, []).append(phrase)
    parts = (
        (f"{tag}\t{value}" for tag, value in tags),
        ("\t".join([name, *(f"{form}:{gram}" for form, gram in forms.items())]) for name, forms in endings.items()),
        whole,
        map(";".join, whole.values()),
        begun,
        map(";".join, begun.values()),
    )
    body = "\n\n".join("\n".join(part) for part in parts).encode()
    return f"{FORMAT} {stamp.hex()} {zlib.crc32(body):08x}\n\n".encode() + body


class Ready:
    """The ready form, opened. Phrases stay text until their first word turns up."""

    __slots__ = ("begun", "endings", "longest", "stamp", "tags", "whole")

    def __init__(self, data: bytes) -> None:
        """Raises ValueError for what is damaged, cut short, or of another format."""
        head, _, body = data.partition(b"\n\n")
        form, _, check = head.decode("ascii", "replace").rpartition(" ")
        form, _, stamp = form.rpartition(" ")
        if form != FORMAT or check != f"{zlib.crc32(body):08x}":
            raise ValueError("not a ready form of tables")
        tags, endings, *words = body.decode().split("\n\n")
        whole, of_whole, begun, of_begun = (part.split("\n") for part in words)
        self.stamp = bytes.fromhex(stamp)
        self.tags = [(tag, value) for tag, _, value in (line.partition("\t") for line in tags.split("\n"))]
        self.endings = dict(map(_class_of, endings.split("\n"))) if endings else {}
        self.whole = dict(zip(whole, of_whole))
        self.begun = dict(zip(begun, of_begun))
        self.longest = max(map(len, begun))


def _class_of(line: str) -> tuple[str, dict[str, str]]:
    name, *forms = line.split("\t")
    return name, {form: gram for form, _, gram in (pair.partition(":") for pair in forms)}
