"""What a comparison found out, as the DC2xx speak of it: plain words and numbers, ready to be told."""

from __future__ import annotations

from collections.abc import Iterable

from dronecli.model import Location, Row
from dronecli.tuples import NamedTuple


class Stated(NamedTuple):
    """One statement: `who` says `lo` to `hi` for a window.

    `area` is "" for the whole place, `type` None for all types together.
    """

    who: str
    lo: int
    hi: int | None
    window: str
    area: str
    type: str | None
    locations: tuple[Location, ...]
    claims: tuple[str, ...]


class Clash(NamedTuple):
    """A smallest set of statements about one place that cannot all be true.

    `wider` is the index of the one whose ceiling the others together exceed, where that is what is wrong and it takes
    two of them or more; else None. `date` is None for a document without one.
    """

    place: str
    date: str | None
    members: tuple[Stated, ...]
    wider: int | None


class Told(NamedTuple):
    """One number that a statement is told with: the outlets or files that carry it, and how many documents they are."""

    lo: int
    hi: int | None
    carriers: tuple[str, ...]
    documents: int


class Retold(NamedTuple):
    """A statement told with different numbers. `settled` where the original or most documents decide between them."""

    place: str
    who: str
    window: str
    versions: tuple[Told, ...]
    settled: bool
    locations: tuple[Location, ...]
    claims: tuple[str, ...]


class Judged(NamedTuple):
    """A row, and for a conflict the statements behind it; `clash` is None where only --strict makes it one."""

    row: Row
    members: tuple[Stated, ...]
    clash: Clash | None


class Compared(NamedTuple):
    """All that a comparison found: its rows, contradictions within one side, statements told differently."""

    rows: tuple[Judged, ...]
    within: tuple[Clash, ...]
    retold: tuple[Retold, ...]


def locations(members: Iterable[Stated]) -> tuple[Location, ...]:
    """Where a reader can check these statements, every place once."""
    return tuple(dict.fromkeys(where for member in members for where in member.locations))


def claims(members: Iterable[Stated]) -> tuple[str, ...]:
    """The ids of the claims behind these statements, each once."""
    return tuple(dict.fromkeys(claim for member in members for claim in member.claims))
