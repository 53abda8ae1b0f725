"""Comparisons kept between runs: where no file has changed, nothing is parsed or compared again.

What a comparison says depends on the files under the paths, the options that choose, the gazetteer and the program. A
hash over all of them is its key in the cache of results. To make it, every file is read, which costs a small part of
parsing it. What was read may not be what is parsed later, so a comparison is kept only if the files still have the
sizes and times that they had when they were hashed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from dronecli.cache import Cache, open_cache
from dronecli.errors import DroneClaimsError, UnreadableInput
from dronecli.gazetteer import Gazetteer
from dronecli.model import Comparison
from dronecli.reading import STDIN, expand, open_regular

FEW_FILES, FEW_BYTES = 8, 1 << 18
"""Inputs that are compared sooner than looked up: fewer files than this, and no more bytes."""
_PIECE = 1 << 20


class Kept:
    """The place of one comparison in the cache. `comparison` is what an earlier run left there, or None."""

    def __init__(self, cache: Cache, key: bytes, paths: list[str], state: bytes) -> None:
        self._cache, self._key, self._paths, self._state = cache, key, paths, state
        value = cache.fetch(key)
        self.comparison = None if value is None else decode(value)

    def keep(self, comparison: Comparison) -> None:
        """Put a comparison there, unless a file has changed since this place was looked up."""
        if _state(self._paths) == self._state:
            self._cache.keep(self._key, encode(comparison))

    def close(self) -> None:
        """Let go of the cache."""
        self._cache.close()


def look_up(paths: Iterable[str], options: tuple[object, ...], gazetteer: Gazetteer) -> Kept | None:
    """The place of the comparison of these paths under these options, None where there is none: the inputs are few, one
    of them is standard input or cannot be read, or there is no cache.
    """
    paths = list(paths)
    if not _worth_it(paths):
        return None
    cache = open_cache(gazetteer)
    if cache is None:
        return None
    try:
        content, state = _read(paths)
    except (OSError, ValueError, DroneClaimsError):
        cache.close()
        return None
    key = cache.key(b"comparison", repr(options).encode("utf-8", "surrogatepass"), content)
    return Kept(cache, key, paths, state)


def _worth_it(paths: list[str]) -> bool:
    if STDIN in paths:
        return False
    first = list(islice(expand(paths, lambda _: None), FEW_FILES))
    try:
        return len(first) == FEW_FILES or sum(os.stat(path).st_size for path in first) > FEW_BYTES
    except (OSError, ValueError):
        return False


def _files(paths: list[str]) -> Iterator[str]:
    def refuse(error: UnreadableInput) -> None:
        raise error

    return expand(paths, refuse)


def _state(paths: list[str]) -> bytes:
    """A hash of the sizes and times of all files. Raises OSError or UnreadableInput."""
    from hashlib import blake2b

    digest = blake2b(digest_size=16)
    for path in _files(paths):
        digest.update(_stamp(os.stat(path)))
    return digest.digest()


def _stamp(status: os.stat_result) -> bytes:
    return b"%d %d %d " % (status.st_size, status.st_mtime_ns, status.st_ino)


def _read(paths: list[str]) -> tuple[bytes, bytes]:
    """A hash of the names and bytes of all files, and `_state`. Raises OSError or UnreadableInput."""
    from hashlib import blake2b

    content, state = blake2b(digest_size=32), blake2b(digest_size=16)
    for path in _files(paths):
        descriptor = open_regular(path)
        with open(descriptor, "rb", buffering=0) as file:
            status = os.fstat(descriptor)
            state.update(_stamp(status))
            own = blake2b(digest_size=32)
            while piece := file.read(_PIECE):
                own.update(piece)
        name = path.encode("utf-8", "surrogatepass")
        content.update(b"%d " % len(name) + name + own.digest())
    return content.digest(), state.digest()


def encode(comparison: Comparison) -> bytes:
    """A comparison as compressed JSON, each record with the name of its class before its fields."""
    import zlib
    from json import dumps

    return zlib.compress(dumps(_plain(comparison), separators=(",", ":")).encode("ascii"), 1)


def decode(value: bytes) -> Comparison | None:
    """The comparison that `encode` was given, or None for anything else."""
    import zlib
    from json import loads

    try:
        found = _made(loads(zlib.decompress(value)), _records())
    except (ValueError, TypeError, LookupError, RecursionError, zlib.error):
        return None
    return found if isinstance(found, Comparison) else None


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [type(value).__name__, *map(_plain, value)]
    return value


def _made(value: Any, records: dict[str, Any]) -> Any:
    """The value that `_plain` was given. Raises TypeError, KeyError and the like for what it never gives."""
    if not isinstance(value, list):
        return value
    name = value[0]
    fields = [_made(field, records) if field.__class__ is list else field for field in value[1:]]
    return tuple(fields) if name == "tuple" else records[name]._make(fields)


def _records() -> dict[str, Any]:
    """The records that a comparison may hold, by name."""
    from dronecli import model
    from dronecli.reconcile import reasons

    found = {**vars(model), **vars(reasons)}
    return {name: kind for name, kind in found.items() if isinstance(kind, type) and hasattr(kind, "_fields")}
