"""What one side says of a place and day: single statements, sums over districts, sums over bulletins.

A figure is what a row shows of a side. Which two figures are compared is a matter of likeness: those whose windows
coincide most, the whole region before its parts, a stated number before a sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dronecli import timeline
from dronecli.model import Side, Window
from dronecli.reconcile.statements import Area, Statement
from dronecli.timeline import APART, MINUTES, NARROWER, OVERLAP, SAME, UNKNOWN, WIDER, Extent, iso
from dronecli.tuples import NamedTuple

_MOST = 24
"""Figures of one side and day that are weighed against the other side's: the widest, if there are more."""


class Figure(NamedTuple):
    """A count with its scope, and the statements it rests on; `derived` where nobody stated the number itself.

    `whole` is 2 for the whole place, 1 for parts that a head of the region names, 0 for a part for certain. `closed` is
    true where the statements fill their span without a gap.
    """

    lo: int
    hi: int | None
    shown: tuple[int, int | None]
    extent: Extent | None
    window: Window | None
    whole: int
    wide: bool
    area: Area
    type: str | None
    statements: tuple[Statement, ...]
    derived: bool
    closed: bool = True

    @property
    def approx(self) -> bool:
        """Whether any number in it is hedged."""
        return any(s.approx for s in self.statements)

    @property
    def uncertain(self) -> bool:
        """Whether any statement in it is told with different numbers that nothing settles."""
        return any(s.uncertain for s in self.statements)


def single(s: Statement) -> Figure:
    """A statement as a figure."""
    whole = 2 if s.whole else 0 if s.who[0] == "municipal" else 1
    return Figure(s.lo, s.hi, s.shown, s.extent, s.window, whole, s.wide, s.area, s.type, (s,), s.derived)


def _add(parts: Iterable[Figure]) -> tuple[int, int | None]:
    lo, hi = 0, 0
    unbounded = False
    for part in parts:
        lo += part.lo
        if part.hi is None:
            unbounded = True
        else:
            hi += part.hi
    return lo, None if unbounded else hi


def stated(statements: Sequence[Statement]) -> list[Figure]:
    """The figures that a side's statements of a day are, with the sums of its disjoint districts.

    A part of a total is no figure of its own unless it has its own window ("thirty in the night, eleven by day").
    """
    totals = {(s.who, s.extent.outer) for s in statements if s.extent is not None and not s.parent}
    singles = [
        s
        for s in statements
        if not s.parent or (s.extent is not None and s.extent.exact and (s.who, s.extent.outer) not in totals)
    ]
    figures = [single(s) for s in singles or statements]
    by_window: dict[object, list[Figure]] = {}
    for figure in figures:
        if figure.whole < 2 and figure.area:
            where = figure.extent.outer if figure.extent is not None else None
            by_window.setdefault((where, figure.type), []).append(figure)
    for group in by_window.values():
        chosen: list[Figure] = []
        used: set[tuple[str, str]] = set()
        for figure in sorted(group, key=lambda f: (-len(f.area), -f.lo, f.area)):
            if not used & set(figure.area):
                chosen.append(figure)
                used |= set(figure.area)
        if len(chosen) > 1:
            lo, hi = _add(chosen)
            head = chosen[0]
            whole = max(figure.whole for figure in chosen)
            members = tuple(s for figure in sorted(chosen, key=lambda f: f.area) for s in figure.statements)
            area = tuple(sorted(used))
            summed = {id(figure) for figure in chosen}
            figures = [f for f in figures if id(f) not in summed]
            figures.append(
                Figure(lo, hi, (lo, hi), head.extent, head.window, whole, False, area, head.type, members, True)
            )
    if len(figures) > _MOST:
        figures.sort(key=lambda f: (-f.whole, -(f.extent.length if f.extent else 0), f.lo, f.area))
        del figures[_MOST:]
    return figures


def chain(figures: Sequence[Figure]) -> Figure | None:
    """The sum of those figures that cover most time without overlapping, or None where that is one figure or none."""
    exact = [f for f in figures if f.extent is not None and f.extent.exact and not f.derived]
    exact.sort(key=lambda f: (f.extent.outer[1], f.extent.outer[0], -f.lo) if f.extent else (0, 0, 0))
    best: list[tuple[int, int, tuple[Figure, ...]]] = [(0, 0, ())]
    ends: list[int] = []
    for n, figure in enumerate(exact):
        assert figure.extent is not None
        start, end = figure.extent.outer
        before = sum(1 for e in ends if e <= start)
        cover, parts, members = best[before]
        candidate = (cover + end - start, parts - 1, (*members, figure))
        best.append(max(best[n], candidate, key=lambda b: b[:2]))
        ends.append(end)
    members = best[-1][2]
    return total(members) if len(members) > 1 else None


def total(members: Sequence[Figure]) -> Figure:
    """The sum of figures over disjoint windows, in order of time."""
    lo, hi = _add(members)
    extents = [f.extent for f in members if f.extent is not None]
    start, end = extents[0].outer[0], extents[-1].outer[1]
    closed = all(a.outer[1] == b.outer[0] for a, b in zip(extents, extents[1:], strict=False))
    span = (start, end)
    extent = Extent(span, span, True, "interval", (end - 1) // MINUTES)
    window = Window("interval", iso(extent.day), _clock(start, False), _clock(end, True))
    head = members[0]
    one_type = head.type if all(f.type == head.type for f in members) else None
    statements = tuple(s for f in members for s in f.statements)
    whole, wide = min(f.whole for f in members), any(f.wide for f in members)
    return Figure(
        lo, hi, (lo, hi), extent, window, whole, wide, head.area, one_type, statements, derived=True, closed=closed
    )


def _clock(minute: int, closing: bool) -> str:
    hours, minutes = divmod(minute % MINUTES, 60)
    return "24:00" if closing and hours == minutes == 0 else f"{hours:02d}:{minutes:02d}"


def relation(one: Figure, other: Figure) -> str:
    """How the windows of two figures lie to each other (see `timeline.relation`).

    A sum lies inside a window where each of its bulletins does; it is the same where they fill it without a gap.
    """
    if len(one.statements) == 1 and len(other.statements) == 1:
        return timeline.relation(one.extent, other.extent)
    if one.extent is None or other.extent is None:
        return UNKNOWN
    how = timeline.relation(one.extent, other.extent)
    if how == SAME and one.closed != other.closed:
        return WIDER if one.closed else NARROWER
    if how == SAME:
        return SAME if one.closed else OVERLAP
    if how in (OVERLAP, UNKNOWN, NARROWER, WIDER):
        if not _summed(other) and all(
            timeline.relation(s.extent, other.extent) in (NARROWER, SAME) for s in one.statements
        ):
            return NARROWER
        if not _summed(one) and all(
            timeline.relation(s.extent, one.extent) in (NARROWER, SAME) for s in other.statements
        ):
            return WIDER
    if (how == WIDER and not one.closed) or (how == NARROWER and not other.closed):
        return OVERLAP
    return how


def _summed(figure: Figure) -> bool:
    return len({s.extent.outer for s in figure.statements if s.extent is not None}) > 1


def likeness(one: Figure, other: Figure) -> float:
    """How far the windows of two figures coincide (see `timeline.likeness`)."""
    return timeline.likeness(one.extent, other.extent)


def pairs(first: Sequence[Statement], second: Sequence[Statement]) -> tuple[Figure, Figure]:
    """The two figures, one of each side, that are most alike. Both sides have a statement."""
    one, other = stated(first), stated(second)
    one_all, other_all = one + _sums(one, other), other + _sums(other, one)
    return max(((a, b) for a in one_all for b in other_all), key=lambda pair: _alike(*pair))


def _sums(figures: Sequence[Figure], references: Sequence[Figure]) -> list[Figure]:
    """Sums of a side's bulletins that lie inside a figure of the other side, and of all that follow on each other."""
    basis = [f for f in figures if f.whole == 2] or [f for f in figures if f.whole == 1] or list(figures)
    if len(basis) < 2:
        return []
    sums: dict[tuple[int, ...], Figure] = {}
    for reference in references:
        lying = [f for f in basis if timeline.relation(f.extent, reference.extent) == NARROWER]
        made = chain(lying) if len(lying) > 1 else None
        if made is not None:
            sums[tuple(id(s) for s in made.statements)] = made
    made = chain(basis)
    if made is not None and made.closed:
        sums.setdefault(tuple(id(s) for s in made.statements), made)
    return list(sums.values())


def _alike(one: Figure, other: Figure) -> tuple[object, ...]:
    near = likeness(one, other)
    known = 1 if near > 0 else 0 if near == 0 else -1
    return (
        known, min(one.whole, 1) + min(other.whole, 1), one.type == other.type, near, one.whole + other.whole,
        -one.derived - other.derived, one.lo + other.lo, sorted((_name(one), _name(other))),
    )  # fmt: skip


def _name(figure: Figure) -> list[str]:
    return sorted(i for s in figure.statements for i in s.ids)


def alone(statements: Sequence[Statement]) -> Figure:
    """What one side says where the other is silent: its widest statement, or the sum of those that do not overlap."""
    figures = stated(statements)
    top = max(min(f.whole, 1) for f in figures)
    basis = [f for f in figures if min(f.whole, 1) == top]
    exact = [f for f in basis if f.extent is not None and f.extent.exact]
    made = chain(exact)
    widest = max(
        exact or basis,
        key=lambda f: (f.whole == 2, f.extent.length if f.extent else 0, len(f.area), f.lo, sorted(_name(f))),
    )
    if made is not None and widest.extent is not None and made.extent is not None:
        covered = sum(f.extent.length for f in basis if f.extent and any(s in made.statements for s in f.statements))
        if covered > widest.extent.length:
            return made
    return widest


def side(figure: Figure) -> Side:
    """A figure as a row shows it."""
    ids = tuple(dict.fromkeys(i for s in figure.statements for i in s.ids))
    lo, hi = figure.shown
    if figure.approx and len(figure.statements) == 1 and len(figure.statements[0].versions) == 1:
        count = figure.statements[0].first.claim.count
        lo, hi = count.min, count.max
    return Side(lo, hi, figure.window, ids, figure.derived, figure.approx)


__all__ = ["APART", "Figure", "alone", "chain", "likeness", "pairs", "relation", "side", "single", "stated", "total"]
