"""Where the index comes from: the package, the user's cache, or the source itself.

A wheel ships the index ready beside the source (`dronecli/_data`). In a checkout, and with overlays, it is built when
first needed and kept in the user's cache directory under a name made of the paths, sizes and times of all that went
into it: the sources and the modules that compile them. A file changed since has another name, so a stale index is
never opened; where a clock is too coarse to tell (the source was written within two seconds of the index), the
content's checksum decides. An index is written aside and renamed, so that two processes that build it at once both end
with a whole one. Where nothing can be written it is built in memory.
"""

from __future__ import annotations

import os
import zlib
from contextlib import suppress

from dronecli.errors import GazetteerError
from dronecli.gazetteer.index import FORMAT, CorruptIndex, Index, open_file

_HERE = os.path.dirname(os.path.abspath(__file__))
_PACKAGE = os.path.dirname(_HERE)
_RACY = 2_000_000_000
_KEPT = 8
_MODULES = (
    "compiler.py",
    "constants.py",
    "index.py",
    "inflection.py",
    "people.py",
    "romanise.py",
    "source.py",
    "../folding.py",
)


def source_path() -> str:
    """The path of gazetteer.yaml: inside the package where it ships there, else at the top of the checkout."""
    shipped = os.path.join(_PACKAGE, "_data", "gazetteer.yaml")
    if os.path.exists(shipped):
        return shipped
    return os.path.join(os.path.dirname(_PACKAGE), "gazetteer.yaml")


def cache_directory() -> str:
    """$XDG_CACHE_HOME/drone-claims, or ~/.cache/drone-claims."""
    base = os.environ.get("XDG_CACHE_HOME") or ""
    if not os.path.isabs(base):
        base = os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "drone-claims")


def stamp_of(raw: list[bytes]) -> bytes:
    """Eight bytes that tell whether the content of the sources is still the same."""
    check = size = 0
    for content in raw:
        check = zlib.crc32(content, check)
        size += len(content)
    return check.to_bytes(4, "little") + (size & 0xFFFFFFFF).to_bytes(4, "little")


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def open_index(overlays: tuple[str, ...], cache: bool = True) -> Index:
    """The index of the gazetteer with overlays. Raises GazetteerError for an overlay that cannot be used.

    `cache` false keeps nothing of the overlays in the user's cache. What the program itself brings is found and kept
    there all the same: in a checkout, to compile it takes seconds, and the name of the file says what went into it.
    """
    source = source_path()
    paths = [source, *(os.path.abspath(o) for o in overlays)]
    shown = list(overlays)
    if not overlays:
        shipped = _open_shipped(source)
        if shipped is not None:
            shipped.rebuild = lambda: build(paths, shown)
            return shipped
    target = None
    if cache or not overlays:
        key, newest = _cache_key(paths)
        target = os.path.join(cache_directory(), key + ".idx")
        found = _open_cached(target, paths, newest)
        if found is not None:
            found.rebuild = lambda: _build_and_keep(paths, shown, target)
            return found
    data = _build_and_keep(paths, shown, target)
    if target is not None:
        try:
            # The map shares its pages with other processes and is cheaper than the bytes.
            return open_file(target)
        except (OSError, CorruptIndex):
            pass
    return Index(data)


def _build_and_keep(paths: list[str], shown: list[str], target: str | None) -> bytes:
    data = build(paths, shown)
    if target is not None:
        _write(target, data)
    return data


def _open_shipped(source: str) -> Index | None:
    """The index beside the shipped source, if it is whole and the source has not been edited since."""
    path = os.path.join(_PACKAGE, "_data", "gazetteer.idx")
    try:
        index = open_file(path)
        there, here = os.stat(path), os.stat(source)
        if here.st_size != int.from_bytes(index.stamp[4:], "little"):
            return None
        if here.st_mtime_ns > there.st_mtime_ns - _RACY and stamp_of([_read(source)]) != index.stamp:
            return None
        return index
    except (OSError, CorruptIndex):
        return None


def _cache_key(paths: list[str]) -> tuple[str, int]:
    """A file name for what these sources compile to, and the time of the newest of them."""
    import dronecli

    parts = [str(FORMAT), getattr(dronecli, "__version__", "")]
    newest = 0
    for path in [*paths, *(os.path.join(_HERE, m) for m in _MODULES)]:
        try:
            status = os.stat(path)
        except OSError:
            parts.append(f"{path}?")
            continue
        parts.append(f"{path}|{status.st_size}|{status.st_mtime_ns}")
        if path in paths:
            newest = max(newest, status.st_mtime_ns)
    text = "\0".join(parts).encode("utf-8", "surrogateescape")
    return f"{zlib.crc32(text):08x}{zlib.crc32(text[::-1]):08x}", newest


def _open_cached(target: str, paths: list[str], newest: int) -> Index | None:
    try:
        status = os.stat(target)
        if hasattr(os, "getuid") and status.st_uid not in (os.getuid(), 0):
            return None
        index = open_file(target)
        if newest > status.st_mtime_ns - _RACY and stamp_of([_read(p) for p in paths]) != index.stamp:
            return None
        return index
    except (OSError, CorruptIndex):
        return None


def build(paths: list[str], shown: list[str] | None = None) -> bytes:
    """Compile source files, the gazetteer first and overlays after it. `shown` are overlay names for messages.

    Raises GazetteerError that lists the errors of the files.
    """
    import gc

    from dronecli.gazetteer.compiler import compile_source
    from dronecli.gazetteer.source import read_text, read_texts

    # Nothing here is cyclic, and with hundreds of thousands of small objects every collection is long.
    enabled = gc.isenabled()
    gc.disable()
    try:
        names = [paths[0], *(shown or paths[1:])]
        source = read_texts([(name, read_text(path)) for name, path in zip(names, paths)])
        errors = source.errors()
        if errors:
            more = f"\n(and {len(errors) - 10} more)" if len(errors) > 10 else ""
            raise GazetteerError("\n".join(str(e) for e in errors[:10]) + more)
        return compile_source(source, stamp_of([_read(path) for path in paths]))
    finally:
        if enabled:
            gc.enable()


def _write(target: str, data: bytes) -> bool:
    """Write an index aside and rename it into place; False where that is not possible."""
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
    _prune(folder)
    return True


def _prune(folder: str) -> None:
    """Drop indexes of sources that are gone: all but the latest few."""
    try:
        found = sorted((e.stat().st_mtime_ns, e.path) for e in os.scandir(folder) if e.name.endswith((".idx", ".tmp")))
        for _, path in found[:-_KEPT]:
            os.unlink(path)
    except OSError:
        pass
