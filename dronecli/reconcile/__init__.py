"""Reconciling: who said how many, where and when, and can all of it be true?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dronecli.model import Comparison
from dronecli.tuples import NamedTuple

if TYPE_CHECKING:
    from dronecli.model import ParsedDocument


class Differing(NamedTuple):
    """A region whose two sides differ: in how many rows, and by how many objects in all."""

    place_id: str
    place_name: str
    rows: int
    difference: int


def compare(
    documents: Iterable[ParsedDocument],
    *,
    object: str = "uav",
    by: str = "day",
    level: str = "region",
    place: str | None = None,
    since: str | None = None,
    until: str | None = None,
    sides: tuple[str, str] = ("governor", "ministry"),
    strict: bool = False,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> Comparison:
    """Compare two sources by place and day over all the documents together.

    `by` is day or month, `level` region or district. `place` (an id or a name) and the ISO days `since` and `until`,
    both included, choose rows; rows without a date stay out where either is given. `sides` names two sources by role,
    speaker or outlet: the first fills `Row.governor` and the verdict governor-only, the second the other two. `strict`
    calls every pair of ranges that do not meet a conflict. `select` and `ignore` choose findings by code or its
    beginning. Raises DroneClaimsError for an option that makes no sense.
    """
    from dronecli.reconcile.comparing import run

    return run(
        documents, kind=object, by=by, level=level, place=place, since=since, until=until, sides=sides, strict=strict,
        select=select, ignore=ignore,
    )  # fmt: skip


def regions_that_differ(comparison: Comparison) -> tuple[Differing, ...]:
    """The places whose two sides differ, the most objects first: for a closing summary."""
    sums: dict[str, Differing] = {}
    for row in comparison.rows:
        if row.difference:
            old = sums.get(row.place_id, Differing(row.place_id, row.place_name, 0, 0))
            sums[row.place_id] = old._replace(rows=old.rows + 1, difference=old.difference + row.difference)
    return tuple(sorted(sums.values(), key=lambda d: (-d.difference, -d.rows, d.place_id)))


__all__ = ["Differing", "compare", "regions_that_differ"]
