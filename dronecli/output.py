"""Where results go: standard output or a file, and what a person is told meanwhile on standard error."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from typing import TextIO

from dronecli.errors import DroneClaimsError

PROGRAM = "drone-claims"
_NON_UNICODE_FIRST = ("utf", "u8", "cp65001")


class ReaderGone(Exception):
    """Whoever read our output has closed the pipe. Nothing is wrong; there is no one left to write to."""


class OutputError(DroneClaimsError):
    """A result that cannot be written."""


def tell(message: str) -> None:
    """One line to standard error, cleaned of whatever a file put into it."""
    from dronecli.formats.sanitise import line

    text = f"{PROGRAM}: {line(message)}\n"
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except UnicodeEncodeError:
        sys.stderr.write(text.encode("ascii", "backslashreplace").decode("ascii"))
    except OSError:
        pass


def colour_wanted(stream: TextIO) -> bool:
    """NO_COLOR, then FORCE_COLOR, then whether the stream is a terminal that knows colours."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "") not in ("", "0") or os.environ.get("CLICOLOR_FORCE", "") not in ("", "0"):
        return True
    return is_terminal(stream) and os.environ.get("TERM") != "dumb"


def wrap_width(stream: TextIO) -> int | None:
    """The columns to wrap at, or None for a pipe or a file. Forced colour counts as a terminal (COLUMNS, else 80)."""
    forced = os.environ.get("FORCE_COLOR", "") not in ("", "0") or os.environ.get("CLICOLOR_FORCE", "") not in ("", "0")
    if not is_terminal(stream) and not forced:
        return None
    from shutil import get_terminal_size

    return max(get_terminal_size((80, 24)).columns, 40)


def is_terminal(stream: TextIO) -> bool:
    """Whether a person looks at the stream; a closed one has no one."""
    try:
        return stream.isatty()
    except (ValueError, AttributeError):
        return False


def needs_ascii(stream: TextIO) -> bool:
    """Whether the stream's encoding cannot hold all of Unicode, so that JSON must escape it."""
    return not (getattr(stream, "encoding", "") or "").lower().startswith(_NON_UNICODE_FIRST)


def write(pieces: Iterable[str], path: str | None) -> None:
    """Write a result to standard output, or to `path` whole or not at all.

    Raises ReaderGone when the pipe was closed, OutputError when the result cannot be written.
    """
    if path is None or path == "-":
        _write_out(pieces)
    else:
        _write_file(pieces, path)


def _write_out(pieces: Iterable[str]) -> None:
    stream = sys.stdout
    if stream is None:
        raise OutputError("standard output is closed")
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="backslashreplace", newline="\n")
    iterator = iter(pieces)
    while True:
        piece = next(iterator, None)  # faults in rendering are not taken for faults in writing
        try:
            if piece is None:
                stream.flush()
                return
            stream.write(piece)
        except BrokenPipeError:
            _drop_stdout()
            raise ReaderGone from None
        except OSError as error:
            _drop_stdout()
            raise OutputError(f"cannot write to standard output: {(error.strerror or str(error)).lower()}") from None
        except ValueError:
            raise OutputError("standard output is closed") from None


def _drop_stdout() -> None:
    """Send what is still buffered nowhere, so that the interpreter does not complain at its end."""
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)
    except (OSError, ValueError):
        pass


def _write_file(pieces: Iterable[str], path: str) -> None:
    """Write beside the file and put it in its place at the end; a device or a pipe is written straight."""
    target = os.path.realpath(path)
    temporary = None
    try:
        if os.path.exists(target) and not os.path.isfile(target):
            if os.path.isdir(target):
                raise IsADirectoryError(None, "is a directory")
            with open(target, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
                file.writelines(pieces)
            return
        temporary = os.path.join(os.path.dirname(target), f".{os.path.basename(target)[:200]}.{os.getpid()}.tmp")
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        with open(descriptor, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.writelines(pieces)
        os.replace(temporary, target)
        temporary = None
    except OSError as error:
        raise OutputError(f"cannot write {path}: {(error.strerror or str(error)).lower()}") from None
    finally:
        if temporary is not None:
            with suppress(OSError):
                os.unlink(temporary)


class Progress:
    """How many documents have been read: on standard error, on a terminal, and only after more than a second."""

    def __init__(self, *, wanted: bool = True) -> None:
        self._on = wanted and is_terminal(sys.stderr)
        self._next = time.monotonic() + 1.0
        self._count = 0
        self._drawn = False

    def step(self) -> None:
        """One document more."""
        self._count += 1
        if not self._on:
            return
        now = time.monotonic()
        if now >= self._next:
            self._next = now + 0.2
            self._drawn = True
            sys.stderr.write(f"\r{self._count:,} documents read ")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away, before anything else is written."""
        if self._drawn:
            self._drawn = False
            sys.stderr.write("\r" + " " * 40 + "\r")
            sys.stderr.flush()
