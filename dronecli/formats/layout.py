"""Columns of text for a terminal or a pipe.

Written by hand: a table library costs as much to import as the whole run, cuts cells at 80 columns when piped, and
knows no rows with their parts beneath. Widths are in terminal cells, so that Cyrillic, combining and wide characters
line up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dronecli.tuples import NamedTuple

GAP = 2
_STYLES = {
    "bold": "1",
    "dim": "2",
    "red": "1;31",
    "yellow": "33",
    "green": "32",
    "blue": "36",
    "heading": "1;4",
}


class Cell(NamedTuple):
    """Text in a column. `indent` moves it and its further lines to the right; `style` is a name in `_STYLES`."""

    text: str
    style: str = ""
    indent: int = 0


class Column(NamedTuple):
    """`least` is the width below which a column is never narrowed; 0 for one that is never narrowed at all."""

    heading: str
    right: bool = False
    least: int = 0


def width(text: str) -> int:
    """The cells that a text takes on a terminal.

    >>> width("Калуга"), width("e\\u0301"), width("漢")
    (6, 1, 2)
    """
    if text.isascii() or max(text) < "\u0300" or all("\u0400" <= c < "\u0483" or c < "\u0300" for c in text):
        return len(text)
    return sum(map(_cells, text))


def _cells(c: str) -> int:
    if c < "\u0300":
        return 1
    from unicodedata import category, east_asian_width

    if category(c) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(c) in "WF" else 1


def wrap(text: str, limit: int | None) -> list[str]:
    """Lines of at most `limit` cells, broken at spaces; a word that is too long alone is broken inside.

    Nothing is lost: joined again, the lines hold every character but the spaces at the breaks. None does not wrap. A
    no-break space does not break.

    >>> wrap("six over the Bryansk region", 12)
    ['six over the', 'Bryansk', 'region']
    """
    if limit is None or width(text) <= limit:
        return [text]
    limit = max(limit, 1)
    lines: list[str] = []
    current, used = "", 0
    for word in filter(None, text.split(" ")):
        size = width(word)
        if current and used + 1 + size <= limit:
            current, used = f"{current} {word}", used + 1 + size
            continue
        if current:
            lines.append(current)
        while size > limit:
            at = _fitting(word, limit)
            lines.append(word[:at])
            word = word[at:]
            size = width(word)
        current, used = word, size
    if current or not lines:
        lines.append(current)
    return lines


def _fitting(word: str, limit: int) -> int:
    """How many characters of a word fit, at least one; combining marks stay with their letter."""
    used = 0
    for at, c in enumerate(word):
        used += _cells(c)
        if used > limit and at:
            return at
    return len(word)


def pad(text: str, cells: int, *, right: bool = False) -> str:
    """Text filled with spaces to a width."""
    space = " " * (cells - width(text))
    return space + text if right else text + space


def style(text: str, name: str, *, colour: bool) -> str:
    """Text in a style, where escape sequences are allowed."""
    return f"\x1b[{_STYLES[name]}m{text}\x1b[0m" if colour and name and text.strip() else text


class Grid(NamedTuple):
    """Columns with their widths settled."""

    columns: tuple[Column, ...]
    widths: tuple[int, ...]
    wrapped: bool
    colour: bool
    margin: int = 2

    def heading(self) -> str:
        """The line of headings."""
        return self._line([Cell(c.heading, "dim") for c in self.columns])

    def row(self, cells: Sequence[Cell]) -> Iterator[str]:
        """The lines of one row."""
        blocks = [
            wrap(cell.text, max(size - cell.indent, 1) if self.wrapped else None)
            for cell, size in zip(cells, self.widths, strict=True)
        ]
        for number in range(max(map(len, blocks))):
            yield self._line(
                [
                    Cell(block[number] if number < len(block) else "", cell.style, cell.indent)
                    for cell, block in zip(cells, blocks, strict=True)
                ]
            )

    def _line(self, cells: Sequence[Cell]) -> str:
        last = max((at for at, cell in enumerate(cells) if cell.text), default=-1)
        parts = []
        for at, (cell, column, size) in enumerate(zip(cells[: last + 1], self.columns, self.widths, strict=False)):
            text = " " * cell.indent + cell.text
            if column.right:
                text = " " * max(size - width(text), 0) + style(text, cell.style, colour=self.colour)
            else:
                space = " " * (max(size - width(text), 0) if at < last else 0)
                text = style(text, cell.style, colour=self.colour) + space
            parts.append(text)
        return (" " * self.margin + (" " * GAP).join(parts)).rstrip(" ") + "\n"


def grid(
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    total: int | None,
    *,
    colour: bool = False,
    margin: int = 2,
) -> Grid:
    """Widths for these rows: the natural ones where they fit into `total` columns, else the widest are narrowed."""
    natural = [
        max([width(column.heading), *(cell.indent + width(cell.text) for cell in cells)])
        for column, cells in zip(columns, zip(*rows, strict=True) if rows else [()] * len(columns), strict=True)
    ]
    # Unwrapped, one very long cell must not push the columns of all other rows out of sight.
    sizes = list(natural) if total is not None else [min(size, 60) for size in natural]
    if total is not None:
        spare = total - margin - GAP * (len(columns) - 1)
        while sum(sizes) > spare:
            candidates = [at for at, column in enumerate(columns) if column.least and sizes[at] > column.least]
            if not candidates:
                break
            widest = max(candidates, key=lambda at: sizes[at])
            sizes[widest] -= 1
    return Grid(tuple(columns), tuple(sizes), total is not None, colour, margin)


def paragraph(text: str, total: int | None, *, indent: int = 0, first: str = "") -> Iterator[str]:
    """Text wrapped by words with a hanging indent; `first` opens its first line."""
    room = None if total is None else max(total - indent - width(first), 10)
    lines = wrap(text, room)
    for number, line in enumerate(lines):
        opening = first if number == 0 else " " * width(first)
        yield f"{' ' * indent}{opening}{line}\n"
