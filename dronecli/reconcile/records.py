"""What comparing finds out, for the findings DC2xx to speak of."""

from __future__ import annotations

from typing import NamedTuple

from dronecli.model import Location, Row
from dronecli.reconcile.measure import Contradiction
from dronecli.reconcile.statements import Statement, Telling


class Judged(NamedTuple):
    """A row, and the set of statements that proves its conflict (None where there is none, or only a strict one)."""

    row: Row
    proof: Contradiction | None
    statements: tuple[Statement, ...]


class Reconciled(NamedTuple):
    """All that a comparison rests on. `inner` are contradictions within one side; `told` statements with versions."""

    rows: tuple[Judged, ...]
    inner: tuple[Contradiction, ...]
    told: tuple[Statement, ...]
    labels: tuple[str, str]


def location(telling: Telling) -> Location:
    return Location(telling.path, telling.claim.line, telling.claim.column)


def locations(statements: tuple[Statement, ...]) -> tuple[Location, ...]:
    """Where a reader can check these statements: every telling of each, once."""
    found = [location(telling) for s in statements for version in s.versions for telling in version.tellings]
    return tuple(dict.fromkeys(found))


def claim_ids(statements: tuple[Statement, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(i for s in statements for i in s.ids))


def wider_and_parts(statements: tuple[Statement, ...]) -> tuple[Statement, tuple[Statement, ...]] | None:
    """The one statement whose ceiling the others together exceed, or None where the set is of another kind."""
    if len(statements) < 3:
        return None
    for wide in statements:
        parts = tuple(s for s in statements if s is not wide)
        if wide.hi is None or wide.extent is None or wide.extent.inner is None:
            continue
        start, end = wide.extent.inner
        fits = all(s.extent is not None and start <= s.extent.outer[0] and s.extent.outer[1] <= end for s in parts)
        if fits and sum(s.lo for s in parts) > wide.hi:
            return wide, parts
    return None
