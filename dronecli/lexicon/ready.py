"""Where the ready form of the tables comes from: the package, the user's cache, or the tables themselves.

A wheel ships it beside the gazetteer's index (`dronecli/_data`). In a checkout it is made when first needed and kept in
the user's cache directory (see `dronecli.keeping`), so that an edited table is seen at once. Where nothing can be
written it is made in memory.
"""

from __future__ import annotations

import os

from dronecli.keeping import cache_directory, is_current, is_ours, name_for, read, stamp_of, write
from dronecli.lexicon.tables import FORMAT, Ready, compiled

SCRIPTS = {"latin": ("en",), "cyrillic": ("ru", "uk")}
"""The tables that are matched together: texts mix Russian and Ukrainian freely."""
_HERE = os.path.dirname(os.path.abspath(__file__))


def build(script: str) -> bytes:
    """The ready form of the tables of a script."""
    tables = [read(path) for path in _sources(script)]
    return compiled([table.decode() for table in tables], stamp_of(tables))


def open_ready(script: str) -> Ready:
    """The tables of a script, made ready where they are not."""
    sources = _sources(script)
    shipped = os.path.join(os.path.dirname(_HERE), "_data", f"{script}.words")
    found = _open(shipped, sources)
    if found is not None:
        return found
    name, newest = name_for(FORMAT, sources, [os.path.join(_HERE, "tables.py")])
    kept = os.path.join(cache_directory(), f"{name}.words")
    try:
        found = _open(kept, sources, newest) if is_ours(kept) else None
    except OSError:
        found = None
    if found is None:
        data = build(script)
        write(kept, data)
        found = Ready(data)
    return found


def _sources(script: str) -> list[str]:
    return [os.path.join(_HERE, f"{language}.txt") for language in SCRIPTS[script]]


def _open(path: str, sources: list[str], newest: int | None = None) -> Ready | None:
    """What is kept under `path`, if it is whole and still says what the tables say."""
    try:
        ready = Ready(read(path))
        return ready if is_current(path, ready.stamp, sources, newest) else None
    except (OSError, ValueError):
        return None
