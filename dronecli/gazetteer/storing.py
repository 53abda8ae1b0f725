"""Where the index comes from: the package, the user's cache, or the source itself.

A wheel ships the index ready beside the source (`dronecli/_data`). In a checkout, and with overlays, it is built when
first needed and kept in the user's cache directory (see `dronecli.keeping`). Where nothing can be written it is built
in memory.
"""

from __future__ import annotations

import os

from dronecli.errors import GazetteerError
from dronecli.gazetteer.index import FORMAT, CorruptIndex, Index, open_file
from dronecli.keeping import cache_directory, is_current, is_ours, name_for, read, stamp_of, write

_HERE = os.path.dirname(os.path.abspath(__file__))
_PACKAGE = os.path.dirname(_HERE)
_MODULES = (
    "compiler.py",
    "constants.py",
    "index.py",
    "inflection.py",
    "kinds.py",
    "nearby.py",
    "people.py",
    "romanise.py",
    "source.py",
    "ukrainian.py",
    "../folding.py",
)


def source_path() -> str:
    """The path of gazetteer.yaml: inside the package where it ships there, else at the top of the checkout."""
    shipped = os.path.join(_PACKAGE, "_data", "gazetteer.yaml")
    if os.path.exists(shipped):
        return shipped
    return os.path.join(os.path.dirname(_PACKAGE), "gazetteer.yaml")


def as_of() -> str:
    """The day of which gazetteer.yaml tells: later changes of places and heads of regions may be missing.

    It stands near the top and is read from there, since nothing but a footer needs it.
    """
    with open(source_path(), encoding="utf-8") as file:
        for line in file:
            key, _, value = line.partition(":")
            if key == "as-of":
                return value.strip()
            if key == "regions":
                break
    return ""


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
        key, newest = name_for(str(FORMAT), paths, [os.path.join(_HERE, module) for module in _MODULES])
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
        write(target, data)
    return data


def _open_shipped(source: str) -> Index | None:
    """The index beside the shipped source, if it is whole and the source has not been edited since."""
    path = os.path.join(_PACKAGE, "_data", "gazetteer.idx")
    try:
        index = open_file(path)
        if not is_current(path, index.stamp, [source]):
            return None
        return index
    except (OSError, CorruptIndex):
        return None


def _open_cached(target: str, paths: list[str], newest: int) -> Index | None:
    try:
        if not is_ours(target):
            return None
        index = open_file(target)
        if not is_current(target, index.stamp, paths, newest):
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
        return compile_source(source, stamp_of(map(read, paths)))
    finally:
        if enabled:
            gc.enable()
