"""Results of parsing, kept between runs in the user's cache directory, so that an unchanged text is parsed once.

A result depends on the document (all of it but its path), the gazetteer and the program with its word lists: a hash of
these is its key, so nothing is ever out of date and nothing need be told apart. Values are JSON, compressed; what
cannot be decoded is taken for absent.

A cache may be slow, full, locked, damaged or in a directory that nobody may write to. None of that is the user's
concern: the run goes on without it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from dronecli.model import (
    Claim,
    Count,
    Document,
    Evidence,
    Finding,
    Location,
    ParsedDocument,
    PlaceRef,
    Problem,
    Window,
)
from dronecli.tuples import NamedTuple

if TYPE_CHECKING:
    import sqlite3

    from dronecli.gazetteer import Gazetteer

NAME = "results-1.sqlite3"
LIMIT = 256 * 1024 * 1024
"""Bytes of results that are kept; beyond them the oldest go."""
_PENDING = 64  # results that are written in one transaction
_WAIT = 3.0  # seconds for another process to finish its transaction
_SUFFIXES = ("", "-wal", "-shm", "-journal")
_PACKAGE = os.path.dirname(os.path.abspath(__file__))


class Freed(NamedTuple):
    """What `clear` took away."""

    results: int
    bytes: int


class Cache:
    """An open cache, for one gazetteer and one version of the program. None of its methods raises."""

    def __init__(self, connection: sqlite3.Connection, stamp: bytes) -> None:
        self._connection: sqlite3.Connection | None = connection
        self._stamp = stamp
        self._pending: list[tuple[bytes, bytes]] = []

    def get(self, document: Document, *, evidence: bool = True) -> ParsedDocument | None:
        """The result of an earlier run, with or without the evidence for its claims, or None."""
        key = self._key(document)
        value = None if key is None else self.fetch(key)
        return None if value is None else decode(value, document, evidence=evidence)

    def put(self, parsed: ParsedDocument) -> None:
        """Keep a result; it is written with others by `flush`."""
        key = self._key(parsed.document)
        if key is not None and self._connection is not None:
            self.keep(key, encode(parsed))

    def page(self, data: bytes, path: str, date: str | None, read: Callable[[], Document]) -> Document:
        """What `read` makes of a saved page, or made of it in an earlier run: a page takes long to take apart."""
        facts = repr((os.path.basename(path), date, _reader_of_pages())).encode("utf-8", "surrogatepass")
        key = self.key(b"page", facts, data)
        value = self.fetch(key)
        known = None if value is None else decode_document(value, path)
        if known is not None:
            return known
        document = read()
        with suppress(UnicodeEncodeError):
            self.keep(key, encode_document(document))
        return document

    def fetch(self, key: bytes) -> bytes | None:
        """What was kept under a key that `key` made, or None."""
        import sqlite3

        if self._connection is None:
            return None
        try:
            row = self._connection.execute("SELECT value FROM results WHERE key = ?", (key,)).fetchone()
        except (sqlite3.Error, OverflowError) as error:
            self._give_up(error)
            return None
        return row[0] if row is not None and isinstance(row[0], bytes) else None

    def keep(self, key: bytes, value: bytes) -> None:
        """Keep something under a key; it is written with others by `flush`."""
        if self._connection is None or len(value) > LIMIT // 16:
            return
        self._pending.append((key, value))
        if len(self._pending) >= _PENDING:
            self.flush()

    def key(self, *parts: bytes) -> bytes:
        """The key of what depends on these, on the gazetteer and on the program."""
        from hashlib import blake2b

        digest = blake2b(self._stamp, digest_size=16)
        for part in parts:
            digest.update(len(part).to_bytes(8, "little") + part)
        return digest.digest()

    def flush(self) -> None:
        """Write what is pending, in one transaction, and drop the oldest results where there are too many."""
        import sqlite3

        pending, self._pending = self._pending, []
        if self._connection is None or not pending:
            return
        try:
            with self._connection:
                self._connection.execute("BEGIN IMMEDIATE")
                self._connection.executemany("INSERT OR REPLACE INTO results (key, value) VALUES (?, ?)", pending)
                self._trim(self._connection)
        except (sqlite3.Error, OverflowError) as error:
            self._give_up(error)

    def close(self) -> None:
        """Write what is pending and let go of the file."""
        import sqlite3

        self.flush()
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    @staticmethod
    def _trim(connection: sqlite3.Connection) -> None:
        def pragma(name: str) -> int:
            return int(connection.execute(f"PRAGMA {name}").fetchone()[0])

        page = pragma("page_size")
        while (pragma("page_count") - pragma("freelist_count")) * page > LIMIT:
            (count,) = connection.execute("SELECT count(*) FROM results").fetchone()
            if not count:
                return
            connection.execute(
                "DELETE FROM results WHERE rowid IN (SELECT rowid FROM results ORDER BY rowid LIMIT ?)",
                (count // 8 + 1,),
            )

    def _key(self, document: Document) -> bytes | None:
        """None for a text with halves of surrogate pairs, which no file holds and JSON would join."""
        try:
            return self.key(b"document", repr(document[2:]).encode("utf-8"), document.text.encode("utf-8"))
        except UnicodeEncodeError:
            return None

    def _give_up(self, error: Exception) -> None:
        """Go on without the cache. A file that is no database, or a damaged one, is removed for the next run."""
        import sqlite3

        connection, self._connection = self._connection, None
        self._pending = []
        if connection is not None:
            with suppress(sqlite3.Error):
                connection.close()
        if _is_damage(error):
            _remove(_path())


def open_cache(gazetteer: Gazetteer) -> Cache | None:
    """The user's cache, or None where there can be none."""
    try:
        import sqlite3
    except ImportError:  # Python can be built without it
        return None
    path = _path()
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        if hasattr(os, "getuid") and os.path.exists(path) and os.stat(path).st_uid not in (os.getuid(), 0):
            return None
        connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    except (OSError, ValueError, sqlite3.Error):
        return None
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("CREATE TABLE IF NOT EXISTS results (key BLOB NOT NULL UNIQUE, value BLOB NOT NULL)")
        return Cache(connection, _stamp(gazetteer))
    except (OSError, sqlite3.Error) as error:
        with suppress(sqlite3.Error):
            connection.close()
        if _is_damage(error):
            _remove(path)
        return None


def clear() -> Freed:
    """Forget all results."""
    import sqlite3

    path = _path()
    size = 0
    for suffix in _SUFFIXES:
        with suppress(OSError):
            size += os.stat(path + suffix).st_size
    if not size:
        return Freed(0, 0)
    results = 0
    try:
        connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
        try:
            results = connection.execute("SELECT count(*) FROM results").fetchone()[0]
            # For processes that have the file open, and for systems on which an open file cannot be removed.
            connection.execute("DELETE FROM results")
        finally:
            connection.close()
    except sqlite3.Error:
        pass
    _remove(path)
    for suffix in _SUFFIXES:
        with suppress(OSError):
            size -= os.stat(path + suffix).st_size
    return Freed(results, max(size, 0))


def encode(parsed: ParsedDocument) -> bytes:
    """A result without its document. The paths in it are the document's and are left out too.

    Evidence, a third of all values and seldom wanted, is a JSON text of its own inside the other.
    """
    import zlib
    from json import dumps

    path = parsed.document.path
    findings = []
    for finding in parsed.findings:
        places = [(None if at.path == path else at.path, at.line, at.column) for at in finding.locations]
        findings.append((*finding[:3], places, *finding[4:]))
    claims = [(*claim[:_EVIDENCE], *claim[_EVIDENCE + 1 :]) for claim in parsed.claims]
    evidence = dumps([claim.evidence for claim in parsed.claims], separators=(",", ":"))
    plain = (parsed.language, claims, findings, parsed.problems, evidence)
    return zlib.compress(dumps(plain, separators=(",", ":")).encode("ascii"), 1)


def decode(value: bytes, document: Document, *, evidence: bool = True) -> ParsedDocument | None:
    """The result that `encode` made of a parse of this document, or None for anything else.

    Without `evidence` the claims have none.
    """
    import zlib
    from json import loads

    try:
        language, claims, findings, problems, why = loads(zlib.decompress(value))
        reasons = loads(why) if evidence else [()] * len(claims)
        if not isinstance(language, str):
            return None
        return ParsedDocument(
            document,
            language,
            tuple([_claim(claim, reason) for claim, reason in zip(claims, reasons, strict=True)]),
            tuple(_finding(row, document.path) for row in findings),
            tuple(map(_problem, problems)),
        )
    except (ValueError, TypeError, LookupError, RecursionError, zlib.error):
        return None


def encode_document(document: Document) -> bytes:
    """A document without its path. Raises UnicodeEncodeError for what `_key` refuses."""
    import zlib
    from json import dumps

    return zlib.compress(dumps(document[1:], ensure_ascii=False).encode("utf-8"), 1)


def decode_document(value: bytes, path: str) -> Document | None:
    """The document that `encode_document` was given, under a path; None for anything else."""
    import zlib
    from json import loads

    try:
        return Document(path, *loads(zlib.decompress(value)))
    except (ValueError, TypeError, RecursionError, zlib.error):
        return None


_CLAIM = {name: number for number, name in enumerate(Claim._fields)}
_COUNT, _PLACE, _ACROSS = _CLAIM["count"], _CLAIM["place"], _CLAIM["across"]
_WINDOW, _SPAN, _EVIDENCE = _CLAIM["window"], _CLAIM["span"], _CLAIM["evidence"]
_SUGGESTIONS, _PLACE_SPAN = PlaceRef._fields.index("suggestions"), PlaceRef._fields.index("span")


def _claim(row: list[Any], evidence: Sequence[Any]) -> Claim:
    row.insert(_EVIDENCE, tuple([Evidence(field, rule, _span(span)) for field, rule, span in evidence]))
    row[_COUNT] = Count._make(row[_COUNT])
    row[_PLACE] = _place(row[_PLACE])
    row[_ACROSS] = tuple(map(_place, row[_ACROSS]))
    row[_WINDOW] = None if row[_WINDOW] is None else Window._make(row[_WINDOW])
    row[_SPAN] = _span(row[_SPAN])
    return Claim._make(row)


def _place(row: list[Any] | None) -> PlaceRef | None:
    if row is None:
        return None
    row[_SUGGESTIONS] = tuple(row[_SUGGESTIONS])
    if row[_PLACE_SPAN] is not None:
        row[_PLACE_SPAN] = _span(row[_PLACE_SPAN])
    return PlaceRef._make(row)


def _span(pair: Sequence[int]) -> tuple[int, int]:
    start, end = pair
    return start, end


def _finding(row: list[Any], path: str) -> Finding:
    code, severity, message, places, claims, span = row
    return Finding(
        code,
        severity,
        message,
        tuple(Location(path if at is None else at, line, column) for at, line, column in places),
        tuple(claims),
        None if span is None else _span(span),
    )


def _problem(row: list[Any]) -> Problem:
    kind, span, line, column, place = row
    return Problem(kind, _span(span), line, column, _place(place))


def _stamp(gazetteer: Gazetteer) -> bytes:
    """What a result depends on beside its document: the gazetteer, and the files of the program."""
    import sys
    from hashlib import blake2b

    import dronecli

    digest = blake2b(digest_size=16)
    digest.update(repr((dronecli.__version__, sys.version_info[:3], gazetteer.index.stamp)).encode())
    for folder, subfolders, names in os.walk(_PACKAGE):
        subfolders[:] = sorted(name for name in subfolders if name != "__pycache__")
        for name in sorted(names):
            if name.endswith((".py", ".txt")):
                status = os.stat(os.path.join(folder, name))
                digest.update(f"{name}|{status.st_size}|{status.st_mtime_ns}\0".encode())
    return digest.digest()


def _reader_of_pages() -> str:
    """The version of the library that takes pages apart, "" where it is not installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("trafilatura")
    except PackageNotFoundError:
        return ""


def _path() -> str:
    from dronecli.keeping import cache_directory

    return os.path.join(cache_directory(), NAME)


def _is_damage(error: Exception) -> bool:
    return getattr(error, "sqlite_errorname", "").startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))


def _remove(path: str) -> None:
    for suffix in reversed(_SUFFIXES):
        with suppress(OSError):
            os.unlink(path + suffix)
