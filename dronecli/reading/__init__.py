"""Bytes to documents: files, directories, standard input, saved pages and Telegram exports.

`Document.text` is the whole decoded text of a file, so that spans, lines and columns lead back to what an editor shows;
front matter stays in it and `Document.body` says where the text proper begins. A saved page is the exception: there the
text is the page's main text, one paragraph a line.

Nothing here raises for what a path or a file holds: what cannot be read goes to `on_error`, the rest is read.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator

from dronecli.errors import UnreadableInput
from dronecli.model import Document
from dronecli.reading.dateline import date_in_name, find_date

STDIN = "-"
TEXT_SUFFIXES = (".txt", ".text", ".md", ".markdown")
PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
EXPORT_NAME = "result.json"
MAX_BYTES = 512 * 1024 * 1024  # of one text; an export is streamed and has no limit
_ATTEMPTS = 3  # at a file that changes under our hands

OnError = Callable[[UnreadableInput], None]


def read(paths: Iterable[str], *, date: str | None = None, on_error: OnError | None = None) -> Iterator[Document]:
    """Every document under `paths` in order. `date` is for documents that state none.

    What cannot be read is passed to `on_error` (raised without one) and skipped.
    """
    for path in expand(paths, on_error):
        try:
            yield from read_file(path, date=date)
        except UnreadableInput as error:
            _report(error, on_error)


def expand(paths: Iterable[str], on_error: OnError | None = None) -> Iterator[str]:
    """The files that `paths` stand for: directories are walked in sorted order, each path comes once."""
    seen: set[str] = set()
    for path in paths:
        if path in seen:
            continue
        seen.add(path)
        if path == STDIN or not _is_directory(path):
            yield path
            continue
        found = False
        for file in _walk(path, on_error):
            found = True
            if file not in seen:
                seen.add(file)
                yield file
        if not found:
            kinds = ", ".join((*TEXT_SUFFIXES, *PAGE_SUFFIXES, EXPORT_NAME))
            _report(UnreadableInput(f"{shown(path)}: no documents in this directory (looked for {kinds})"), on_error)


def read_file(path: str, *, date: str | None = None) -> Iterator[Document]:
    """The documents of one file or of standard input; an export holds many.

    Raises UnreadableInput, for an export possibly after the readable messages before the damage.
    """
    if path.lower().endswith(".json") and path != STDIN:
        from dronecli.reading.telegram import read_export

        yield from read_export(path)
        return
    yield document_of(read_bytes(path), path, date=date)


def is_page(path: str) -> bool:
    """Whether a path is that of a saved web page, by its ending."""
    return path.lower().endswith(PAGE_SUFFIXES)


def document_of(data: bytes, path: str, *, date: str | None = None) -> Document:
    """The document of a file's bytes; of an export there is none. Raises UnreadableInput for what is no text."""
    from_name = None if path == STDIN else date_in_name(os.path.basename(path))
    if is_page(path):
        from dronecli.reading.html import read_page

        return read_page(data, shown(path), date=date, date_in_name=from_name)
    text, encoding = decode(data, shown(path))
    return make_document(text, shown(path), date=date, date_in_name=from_name, encoding=encoding)


def make_document(
    text: str, path: str = STDIN, *, date: str | None = None, date_in_name: str | None = None, encoding: str = "utf-8"
) -> Document:
    """A document from decoded text: front matter is taken off, and the date is found.

    The date comes from the front matter, else `date`, else `date_in_name`, else a dateline. Raises UnreadableInput for
    front matter that is broken.
    """
    fields: dict[str, str] = {}
    body = 0
    if text.startswith("---"):
        from dronecli.reading.frontmatter import split_front_matter

        fields, body = split_front_matter(text, path)
    day, origin = fields.get("date"), "front-matter"
    if day is None:
        day, origin = date, "option"
    if day is None:
        day, origin = date_in_name, "file-name"
    if day is None:
        day, origin = find_date(text, body), "text"
    return Document(
        path=path,
        text=text,
        date=day,
        date_from=origin if day else None,
        source=fields.get("source"),
        url=fields.get("url"),
        title=fields.get("title"),
        time=fields.get("time"),
        body=body,
        encoding=encoding,
    )


def decode(data: bytes, path: str) -> tuple[str, str]:
    """The text of a file and the name of its encoding, without a byte order mark."""
    if data[:3] == b"\xef\xbb\xbf":
        data = data[3:]
    if b"\0" not in data and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            if text.isprintable() or not is_noise(text):
                return text, "utf-8"
    from dronecli.reading.encodings import detect

    return detect(data, path)


def is_noise(text: str) -> bool:
    """Whether the first stretch of a text holds more control characters than any text would.

    A few are let through, so that a stray one does not lose a short post.
    """
    head = text[:4096]
    controls = sum(1 for c in head if c < " " and c not in "\t\n\r\f\v\x1b\x08\x07")
    return controls > 8 + len(head) // 50 or controls * 4 > len(head)


def shown(path: str) -> str:
    """A path as text: bytes of a file name that are no UTF-8 become `\\xNN`, so that it can be printed anywhere."""
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(path).decode("utf-8", "backslashreplace")
    return path


def _report(error: UnreadableInput, on_error: OnError | None) -> None:
    if on_error is None:
        raise error
    on_error(error)


def _is_directory(path: str) -> bool:
    try:
        return os.path.isdir(path)
    except ValueError:  # a NUL in the path
        return False


def _is_document(name: str) -> bool:
    lower = name.lower()
    return lower.endswith(TEXT_SUFFIXES) or lower.endswith(PAGE_SUFFIXES) or lower == EXPORT_NAME


def _walk(top: str, on_error: OnError | None) -> Iterator[str]:
    """Files under a directory in sorted order; hidden entries are skipped, and a looped link is followed once.

    The walk keeps its own stack, since directories may be nested deeper than Python recurses.
    """
    stack: list[tuple[str, tuple[tuple[int, int], ...]]] = [(top, ())]
    while stack:
        path, above = stack.pop()
        try:
            status = os.stat(path)
            if not stat.S_ISDIR(status.st_mode):
                yield path
                continue
            key = (status.st_dev, status.st_ino)
            if key in above:  # a link back to a directory that we are in
                continue
            names = sorted(os.listdir(path), reverse=True)
        except OSError as error:
            _report(UnreadableInput(f"{shown(path)}: {_reason(error)}"), on_error)
            continue
        for name in names:
            if name.startswith("."):
                continue
            child = os.path.join(path, name)
            if _is_document(name) or os.path.isdir(child):
                stack.append((child, (*above, key)))


def read_bytes(path: str) -> bytes:
    """All bytes of a regular file or of standard input. Never opens a device or a FIFO for good."""
    if path == STDIN:
        import sys

        return sys.stdin.buffer.read(MAX_BYTES)
    try:
        for _ in range(_ATTEMPTS):
            data = _read_once(path)
            if data is not None:
                return data
    except OSError as error:
        raise UnreadableInput(f"{shown(path)}: {_reason(error)}") from None
    except ValueError:  # a NUL in the path
        raise UnreadableInput(f"{shown(path)!r}: not a possible file name") from None
    raise UnreadableInput(f"{shown(path)}: changes while it is being read; try again when it is complete")


def _read_once(path: str) -> bytes | None:
    """The bytes of a file, or None if it changed meanwhile."""
    descriptor = open_regular(path)
    with open(descriptor, "rb") as file:
        before = os.fstat(descriptor)
        if before.st_size > MAX_BYTES:
            size = f"{before.st_size / 1024 / 1024:.0f} MB"
            raise UnreadableInput(f"{shown(path)}: too large ({size}; at most {MAX_BYTES // 1024 // 1024} MB)")
        data = file.read(MAX_BYTES)
        after = os.fstat(descriptor)
    same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    return data if same and len(data) >= before.st_size else None


def open_regular(path: str) -> int:
    """A descriptor of a regular file. Raises OSError, or UnreadableInput for anything that is no regular file.

    It is opened without blocking and looked at through the descriptor, so that a FIFO put in the file's place between
    a look and the opening cannot hang the run.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISREG(mode):
        return descriptor
    os.close(descriptor)
    if stat.S_ISDIR(mode):
        raise UnreadableInput(f"{shown(path)}: is a directory")
    raise UnreadableInput(f"{shown(path)}: not a regular file; to read from a pipe, give - and standard input")


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or directory"
    if isinstance(error, PermissionError):
        return "permission denied"
    return (error.strerror or str(error)).lower()
