"""What is compiled from the package's own files, kept in the user's cache directory and found there again.

The name of a kept file is made of the paths, sizes and times of all that went into it: the sources and the modules
that compile them. A file changed since has another name, so what is stale is never opened; where a clock is too coarse
to tell (a source was written within two seconds of what was made of it), the content's checksum decides. Files are
written aside and renamed, so that two processes that write at once both end with a whole one.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Sequence
from contextlib import suppress

_RACY = 2_000_000_000
_KEPT = 8


def cache_directory() -> str:
    """$XDG_CACHE_HOME/drone-claims, or ~/.cache/drone-claims."""
    base = os.environ.get("XDG_CACHE_HOME") or ""
    if not os.path.isabs(base):
        base = os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "drone-claims")


def read(path: str) -> bytes:
    """The content of a file."""
    with open(path, "rb") as file:
        return file.read()


def stamp_of(raw: Iterable[bytes]) -> bytes:
    """Eight bytes that tell whether the content of the sources is still the same: a checksum, and the size."""
    check = size = 0
    for content in raw:
        check = zlib.crc32(content, check)
        size += len(content)
    return check.to_bytes(4, "little") + (size & 0xFFFFFFFF).to_bytes(4, "little")


def name_for(form: str, sources: Sequence[str], modules: Iterable[str]) -> tuple[str, int]:
    """A file name for what these sources compile to, and the time of the newest of them. `form` is the format."""
    import dronecli

    parts = [form, getattr(dronecli, "__version__", "")]
    newest = 0
    for path in [*sources, *modules]:
        try:
            status = os.stat(path)
        except OSError:
            parts.append(f"{path}?")
            continue
        parts.append(f"{path}|{status.st_size}|{status.st_mtime_ns}")
        if path in sources:
            newest = max(newest, status.st_mtime_ns)
    text = "\0".join(parts).encode("utf-8", "surrogateescape")
    return f"{zlib.crc32(text):08x}{zlib.crc32(text[::-1]):08x}", newest


def is_current(made: str, stamp: bytes, sources: Sequence[str], newest: int | None = None) -> bool:
    """Whether what was made of the sources still says what they say. `newest` is the time of the newest source where
    the name has told that neither time nor size has changed. Raises OSError for files that cannot be read.
    """
    if newest is None:
        states = [os.stat(source) for source in sources]
        if sum(state.st_size for state in states) & 0xFFFFFFFF != int.from_bytes(stamp[4:], "little"):
            return False
        newest = max(state.st_mtime_ns for state in states)
    return newest <= os.stat(made).st_mtime_ns - _RACY or stamp_of(map(read, sources)) == stamp


def is_ours(path: str) -> bool:
    """Whether a kept file belongs to the user or to the system. Raises OSError where there is none."""
    return not hasattr(os, "getuid") or os.stat(path).st_uid in (os.getuid(), 0)


def write(target: str, data: bytes) -> bool:
    """Write a file aside and rename it into place; False where that is not possible. Older ones of its kind go."""
    import tempfile

    folder = os.path.dirname(target)
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        handle, aside = tempfile.mkstemp(prefix=".building-", suffix=".tmp", dir=folder)
    except OSError:
        return False
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(aside, target)
    except OSError:
        with suppress(OSError):
            os.unlink(aside)
        return False
    _prune(folder, (os.path.splitext(target)[1], ".tmp"))
    return True


def _prune(folder: str, suffixes: tuple[str, ...]) -> None:
    """Drop what was made of sources that are gone: all but the latest few."""
    try:
        found = sorted((e.stat().st_mtime_ns, e.path) for e in os.scandir(folder) if e.name.endswith(suffixes))
        for _, path in found[:-_KEPT]:
            os.unlink(path)
    except OSError:
        pass
