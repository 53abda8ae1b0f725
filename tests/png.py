"""PNG files with a palette: a screenshot of text takes a third of what true colours take, and looks the same."""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
Colour = tuple[int, int, int]


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a file, by name."""
    at = len(SIGNATURE)
    while at < len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        yield name, data[at + 8 : at + 8 + length]
        at += length + 12


def pixels(data: bytes) -> list[list[Colour]]:
    """The rows of a picture of eight bits a channel, without transparency and interlacing, as screenshots are."""
    parts = list(chunks(data))
    width, height, depth, kind, _, _, interlaced = struct.unpack(">IIBBBBB", dict(parts)[b"IHDR"])
    if (depth, kind, interlaced) != (8, 2, 0):
        raise ValueError("not a picture of plain true colours")
    raw = zlib.decompress(b"".join(content for name, content in parts if name == b"IDAT"))
    size = 3 * width
    above = bytes(size)
    rows = []
    for at in range(0, height * (size + 1), size + 1):
        above = _unfiltered(raw[at], raw[at + 1 : at + 1 + size], above)
        rows.append(list(zip(above[0::3], above[1::3], above[2::3], strict=True)))
    return rows


def _unfiltered(kind: int, line: bytes, above: bytes) -> bytes:
    """A line as it was before it was filtered by its neighbours to the left, above, and above left."""
    if kind == 0:
        return line
    if kind == 2:
        return bytes((a + b) & 255 for a, b in zip(line, above, strict=True))
    out = bytearray(3)  # what lies left of the first pixel counts as nothing
    corners = bytes(3) + above
    for at, value in enumerate(line):
        left, up, corner = out[at], above[at], corners[at]
        if kind == 1:
            guess = left
        elif kind == 3:
            guess = (left + up) // 2
        else:
            guess = min((left, up, corner), key=lambda near: abs(left + up - corner - near))
        out.append((value + guess) & 255)
    return bytes(out[3:])


def with_palette(data: bytes, colours: int = 256) -> bytes:
    """The same picture in its most frequent colours; a rarer one becomes the nearest of these."""
    rows = pixels(data)
    counted = Counter(colour for row in rows for colour in row)
    palette = [colour for colour, _ in counted.most_common(colours)]
    place = {colour: _nearest(colour, palette) for colour in counted}
    lines = b"".join(b"\0" + bytes(place[colour] for colour in row) for row in rows)
    head = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 3, 0, 0, 0)
    table = bytes(value for colour in palette for value in colour)
    return SIGNATURE + joined(((b"IHDR", head), (b"PLTE", table), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b"")))


def _nearest(colour: Colour, palette: list[Colour]) -> int:
    return min(range(len(palette)), key=lambda at: sum((a - b) ** 2 for a, b in zip(colour, palette[at], strict=True)))


def joined(parts: Iterable[tuple[bytes, bytes]]) -> bytes:
    """Chunks as they stand in a file."""
    return b"".join(
        struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        for name, content in parts
    )
