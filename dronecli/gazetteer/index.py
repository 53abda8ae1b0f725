"""The index file: a hash table from folded keys to hits, and records of places and heads, read by offset from a map.

Layout (little-endian)::

    header    64 bytes   magic, format, counts, offsets of the sections, length of the file, CRC of the header
    checks    4 bytes a block: CRC-32 of each block of the sections that follow, looked at when a block is first read
    buckets   4 bytes a bucket and one more: where each bucket's entries begin
    entries   key length, number of hits, words that may follow, key, hits
    offsets   4 bytes a place, a head and a list of names: where its record begins
    records   fixed numbers, then texts in UTF-8, separated by newlines

Keys are in Windows-1251, which has every letter that a folded key can have in one byte. One table serves everything;
the first character of a key tells what it is: none for names, `~` for skeletons of names, `@` and `@~` for surnames,
`!` for channels, `#` for ids, `$` for the heads of a region, `%` for lists of names.

Nothing in the file is executed or unpickled. A file that is cut short or altered raises `CorruptIndex`, and is built
anew.
"""

from __future__ import annotations

import mmap
import struct
from typing import TYPE_CHECKING
from zlib import crc32

from dronecli.errors import GazetteerError

if TYPE_CHECKING:
    from collections.abc import Callable

MAGIC = b"DCGAZ\r\n\x1a"
FORMAT = 3
BLOCK = 512  # a look-up touches two or three: checking them costs more than reading them
HEADER = struct.Struct("<8sHHIIIIIIII12x8sI")
HIT = struct.Struct("<HHB")
PLACE = struct.Struct("<BBHHHHffI")
HEAD = struct.Struct("<H")
_U32 = struct.Struct("<I")
_PAIR = struct.Struct("<II")
ENCODING = "cp1251"

RawHits = tuple[tuple[int, int, int], ...]


class CorruptIndex(GazetteerError):
    """An index that is cut short, altered, or of another format."""


def write(
    keys: dict[str, tuple[list[tuple[int, int, int]], int]],
    places: list[bytes],
    heads: list[bytes],
    lists: list[bytes],
    stamp: bytes,
) -> bytes:
    """An index as bytes. `keys` maps a key to its hits and to the words that may follow it in a longer name."""
    count = max(1, len(keys) // 2)
    rows: list[list[bytes]] = [[] for _ in range(count)]
    pack = HIT.pack
    for key, (hits, more) in keys.items():
        try:
            raw = key.encode(ENCODING)
        except UnicodeEncodeError:
            continue
        if len(raw) > 255 or not raw:
            continue
        if len(hits) == 1:
            packed = pack(*hits[0])
        else:
            hits = hits[:255]
            packed = b"".join([pack(*h) for h in hits])
        rows[crc32(raw) % count].append(bytes((len(raw), len(hits), more)) + raw + packed)
    starts, position = [], 0
    chunks = []
    for row in rows:
        starts.append(position)
        chunk = b"".join(row)
        chunks.append(chunk)
        position += len(chunk)
    starts.append(position)
    buckets = struct.pack(f"<{len(starts)}I", *starts)
    entries = b"".join(chunks)
    record_starts, position = [], 0
    for record in [*places, *heads, *lists]:
        record_starts.append(position)
        position += len(record)
    record_starts.append(position)
    offsets = struct.pack(f"<{len(record_starts)}I", *record_starts)
    body = buckets + entries + offsets + b"".join([*places, *heads, *lists])
    blocks = (len(body) + BLOCK - 1) // BLOCK
    checks = struct.pack(f"<{blocks}I", *(crc32(body[i * BLOCK : (i + 1) * BLOCK]) for i in range(blocks)))
    at_body = HEADER.size + len(checks)
    at_entries = at_body + len(buckets)
    at_offsets = at_entries + len(entries)
    at_records = at_offsets + len(offsets)
    size = at_body + len(body)
    values = (
        MAGIC,
        FORMAT,
        0,
        count,
        len(places),
        len(heads),
        at_body,
        at_entries,
        at_offsets,
        at_records,
        size,
        stamp[:8].ljust(8, b"\0"),
    )
    check = crc32(HEADER.pack(*values, 0)[:-4])
    return HEADER.pack(*values, check) + checks + body


class Index:
    """An open index. Reading is by offset; nothing is kept but a mark for each block that has been checked."""

    __slots__ = (
        "_body",
        "_checked",
        "_entries",
        "_offsets",
        "_records",
        "count",
        "data",
        "heads",
        "places",
        "rebuild",
        "stamp",
    )

    def __init__(self, data: mmap.mmap | bytes) -> None:
        self.rebuild: Callable[[], bytes] | None = None
        self._open(data)

    def _open(self, data: mmap.mmap | bytes) -> None:
        if len(data) < HEADER.size:
            raise CorruptIndex("the index is cut short")
        raw = data[: HEADER.size]
        (
            magic,
            version,
            _,
            self.count,
            self.places,
            self.heads,
            body,
            entries,
            offsets,
            records,
            size,
            self.stamp,
            check,
        ) = HEADER.unpack(raw)
        if magic != MAGIC or version != FORMAT or check != crc32(raw[:-4]):
            raise CorruptIndex("the index has another format")
        if size != len(data):
            raise CorruptIndex("the index is cut short")
        self.data = data
        self._body, self._entries, self._offsets, self._records = body, entries, offsets, records
        self._checked = bytearray((size - body + BLOCK - 1) // BLOCK)

    def _read(self, start: int, end: int) -> bytes:
        """Bytes from the sections, their blocks checked at the first touch."""
        body = self._body
        checked = self._checked
        first, last = (start - body) // BLOCK, (end - body - 1) // BLOCK
        if not checked[first]:
            self._check(first)
        while last > first:
            if not checked[last]:
                self._check(last)
            last -= 1
        return self.data[start:end]

    def _check(self, block: int) -> None:
        begin = self._body + block * BLOCK
        if crc32(self.data[begin : begin + BLOCK]) != _U32.unpack_from(self.data, HEADER.size + block * 4)[0]:
            raise CorruptIndex("the index is damaged")
        self._checked[block] = 1

    def _mend(self) -> None:
        """Build a damaged index anew, once; raises CorruptIndex where that is not possible."""
        rebuild, self.rebuild = self.rebuild, None
        if rebuild is None:
            raise CorruptIndex("the index is damaged")
        self._open(rebuild())

    def find(self, key: str) -> tuple[RawHits, int]:
        """The hits of a key and how many words may follow it in a longer name; ((), 0) for a key that is none.

        A key that only begins longer names has no hits and a number of words.
        """
        try:
            raw = key.encode(ENCODING)
        except UnicodeEncodeError:
            return (), 0
        try:
            return self._find(raw)
        except CorruptIndex:
            self._mend()
            return self._find(raw)

    def _find(self, raw: bytes) -> tuple[RawHits, int]:
        at = self._body + crc32(raw) % self.count * 4
        start, end = _PAIR.unpack(self._read(at, at + 8))
        if start == end:
            return (), 0
        base = self._entries
        bucket = self._read(base + start, base + end)
        size = len(raw)
        position, stop = 0, end - start
        while position < stop:
            length = bucket[position]
            text = position + 3
            after = text + length
            if length == size and bucket[text:after] == raw:
                return tuple(HIT.iter_unpack(bucket[after : after + bucket[position + 1] * 5])), bucket[position + 2]
            position = after + bucket[position + 1] * 5
        return (), 0

    def _record(self, number: int) -> bytes:
        try:
            return self._read_record(number)
        except CorruptIndex:
            self._mend()
            return self._read_record(number)

    def _read_record(self, number: int) -> bytes:
        at = self._offsets + number * 4
        start, end = _PAIR.unpack(self._read(at, at + 8))
        return self._read(self._records + start, self._records + end)

    def place(self, number: int) -> tuple[tuple[int, int, int, int, int, int, float, float, int], list[str]]:
        """The numbers and texts of a place's record."""
        if not 0 <= number < self.places:
            raise IndexError(number)
        record = self._record(number)
        return PLACE.unpack_from(record), record[PLACE.size :].decode("utf-8").split("\n")

    def head(self, number: int) -> tuple[int, list[str]]:
        """The region's number and the texts of a head's record."""
        if not 0 <= number < self.heads:
            raise IndexError(number)
        record = self._record(self.places + number)
        return HEAD.unpack_from(record)[0], record[HEAD.size :].decode("utf-8").split("\n")

    def lists(self, key: str) -> list[bytes]:
        """The records of lists of names under a key (see `nearby`)."""
        return [self._record(self.places + self.heads + number) for number, _, _ in self.find(key)[0]]


def open_file(path: str) -> Index:
    """Map an index file. Raises OSError or CorruptIndex."""
    with open(path, "rb") as file:
        try:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except ValueError:
            raise CorruptIndex("the index is empty") from None
    return Index(data)
