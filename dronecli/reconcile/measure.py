"""Statements about one place as constraints on one measure, and the sets of them that cannot all be true.

The measure counts objects downed in cells of part × time × type. A statement sums a block of cells. What is vague
about it makes the block of its lower bound larger and that of its upper bound smaller (see `timeline.Extent`), so that
nothing is called impossible which some reading of the text allows.

Where all statements are about the same area and type, the line of time is all there is, and `solver.on_a_line` decides
at any length. Otherwise `solver.on_cells` decides for a stretch of statements that hang together in time, up to
STRETCH of them; longer chains (months of overlapping nights and days) are taken in overlapping stretches, and as a
whole with parts and types counted for their lower bounds alone. That is never wrong to report, and complete within a
stretch.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import product

from dronecli.reconcile import solver
from dronecli.reconcile.statements import Statement
from dronecli.timeline import MINUTES
from dronecli.tuples import NamedTuple

STRETCH = 36
"""Statements that are decided together where districts or types are in play."""
_ACTIVE = 64
"""Overlapping statements that one is paired with; more of them on one place and time are left to the solver."""
_ATOMS = 1024
"""Combinations of places of different classes that are told apart; beyond, parts count for lower bounds alone."""
SHORT = 12
"""Statements among which every way of leaving some out is tried, to find what a side's own contradiction would hide."""
_TRIES = 200
"""Systems that are tried for a contradiction between the sides where one side already contradicts itself."""
_ROUNDS = 24
"""Contradictory sets that are looked for in one stretch."""


class Contradiction(NamedTuple):
    """A smallest set of statements that cannot all be true. `cross` tells whether both sides have a part in it."""

    place: str
    scope: str
    date: str
    statements: tuple[Statement, ...]
    cross: bool


def inside(one: Statement, other: Statement) -> bool:
    """Whether all that the first may count is surely counted by the second: its time, area and type lie within."""
    if one.extent is None or other.extent is None or other.extent.inner is None or other.parent == "subset":
        return False
    small, large = one.extent.outer, other.extent.inner
    if small[0] < large[0] or large[1] < small[1]:
        return False
    if other.type is not None and other.type != one.type:
        return False
    if one.wide and not other.wide:
        return False
    if other.area or other.vague:
        return bool(one.area) and not one.vague and set(one.area) <= set(other.area)
    return True


def pair_clash(one: Statement, other: Statement) -> bool:
    """Whether two statements cannot both be true: one counts more in a narrower scope than the other in a wider."""
    return (other.hi is not None and one.lo > other.hi and inside(one, other)) or (
        one.hi is not None and other.lo > one.hi and inside(other, one)
    )


def clash(statements: Sequence[Statement]) -> tuple[Statement, ...] | None:
    """A smallest set of these statements about one place that cannot all be true, or None where none is proved."""
    known = [s for s in statements if s.extent is not None]
    if len(known) < 2:
        return None
    found = solver.on_a_line(_lines(known)) if _on_one_line(known) else solver.on_cells(_cells(known))
    return None if found is None else tuple(known[i] for i in found)


def _on_one_line(statements: Sequence[Statement]) -> bool:
    head = statements[0]
    return all(s.area == head.area and s.type == head.type and s.wide == head.wide and not s.vague for s in statements)


def _lines(statements: Sequence[Statement]) -> list[solver.Line]:
    lines = []
    for s in statements:
        assert s.extent is not None
        lines.append(solver.Line(s.lo, s.extent.outer, None if s.parent == "subset" else s.hi, s.extent.inner))
    return lines


def _relaxed(statements: Sequence[Statement]) -> list[solver.Line]:
    """Statements on the line of the whole place: a part or a type gives a lower bound, a wide count an upper one."""
    lines = []
    for s in statements:
        assert s.extent is not None
        narrow = not s.whole or s.type is not None or s.parent == "subset"
        lines.append(
            solver.Line(
                0 if s.wide else s.lo, s.extent.outer, None if narrow else s.hi, None if narrow else s.extent.inner
            )
        )
    return lines


def _cells(statements: Sequence[Statement]) -> list[solver.Cells]:
    """Statements as sums over cells: parts of the place × stretches of time × types."""
    classes: dict[str, set[str]] = {}
    for s in statements:
        for kind, name in s.area:
            classes.setdefault(kind, set()).add(name)
    size = 1
    for names in classes.values():
        size *= len(names) + 1
    if size > _ATOMS:
        classes = {}
    kinds = sorted(classes)
    atoms = [
        frozenset(zip(kinds, combination, strict=True))
        for combination in product(*([*sorted(classes[k]), ""] for k in kinds))
    ]
    areas = sorted({s.area for s in statements if s.area})
    seen: dict[tuple[bool, ...], int] = {}
    for atom in atoms:  # atoms that the same areas take in are one
        seen.setdefault(tuple(any(place in atom for place in area) for area in areas), len(seen))
    parts = list(seen)
    everywhere = frozenset(range(len(parts)))
    beyond = len(parts)  # outside the place: where a wide count may lie
    of_area = {area: frozenset(i for i, marks in enumerate(parts) if marks[n]) for n, area in enumerate(areas)}
    types = {name: n + 1 for n, name in enumerate(sorted({s.type for s in statements if s.type}))}
    times = sorted(
        {t for s in statements if s.extent for span in (s.extent.outer, s.extent.inner) if span for t in span}
    )
    index = {time: n for n, time in enumerate(times)}
    width, depth = len(parts) + 1, len(types) + 1

    def block(area: frozenset[int], span: tuple[int, int], kind: str | None) -> frozenset[int]:
        steps = range(index[span[0]], index[span[1]])
        sorts = range(depth) if kind is None else (types[kind],)
        return frozenset((step * width + part) * depth + sort for step in steps for part in area for sort in sorts)

    made = []
    for s in statements:
        assert s.extent is not None
        low_area = high_area = everywhere
        if s.wide:
            low_area = everywhere | {beyond}
        elif s.area or s.vague:
            high_area = of_area.get(s.area, frozenset()) if classes else frozenset()
            low_area = everywhere if s.vague or not classes else high_area
        hi = None if s.parent == "subset" or not high_area or s.extent.inner is None else s.hi
        inner = block(high_area, s.extent.inner, s.type) if hi is not None and s.extent.inner is not None else None
        made.append(solver.Cells(s.lo, block(low_area, s.extent.outer, s.type), hi, inner))
    return made


def contradictions(statements: Sequence[Statement]) -> list[Contradiction]:
    """Smallest contradictory sets among statements about one place, at least one for every part that cannot be true.

    Pairs of the two sides come first and all of them, since most contradictions are pairs and each belongs to a day of
    its own; then each side by itself; then what only three or more statements show.
    """
    known = sorted(
        (s for s in statements if s.extent is not None), key=lambda s: s.extent.outer if s.extent else (0, 0)
    )
    found: list[tuple[Statement, ...]] = []
    for chain in _chains(known):
        pairs = _pairs(chain)
        within = [
            members
            for side in sorted({s.side for s in chain})
            if side
            for members in _sets([s for s in chain if s.side == side])
        ]
        found.extend([*pairs, *within])
        taken = {id(s) for members in pairs for s in members}
        free = [s for s in chain if s.side and id(s) not in taken]
        found.extend(_hidden(within, free))
        taken.update(id(s) for members in found for s in members)
        rest = [s for s in free if id(s) not in taken]
        found.extend(members for members in _sets(rest) if _crossing(members))
    unique: dict[frozenset[int], Contradiction] = {}
    for members in found:
        key = frozenset(id(s) for s in members)
        latest = max(members, key=lambda s: s.date)
        unique.setdefault(key, Contradiction(latest.place, latest.scope, latest.date, members, _crossing(members)))
    return list(unique.values())


def _crossing(members: Sequence[Statement]) -> bool:
    return len({s.side for s in members}) > 1


def _hidden(within: Sequence[tuple[Statement, ...]], free: Sequence[Statement]) -> Iterator[tuple[Statement, ...]]:
    """Contradictions between the sides that contradictions within one side would hide.

    Such a set shares statements with one of those, and never all of them. In a short chain every way of leaving one out
    is tried (`_across`); in a long one, for each of those sets alone, with the statements of two days to either side.
    """
    if not within:
        return
    if len(free) <= SHORT:
        members = _across(free)
        if members is not None:
            yield members
        return
    spent = {id(s) for members in within for s in members}
    calm = [s for s in free if id(s) not in spent]
    starts = [s.extent.outer[0] for s in calm if s.extent is not None]
    known = {id(s) for s in free}
    for members in within:
        begins = [s.extent.outer[0] for s in members if s.extent is not None]
        low, high = bisect_left(starts, min(begins) - 2 * MINUTES), bisect_right(starts, max(begins) + 2 * MINUTES)
        near = calm[low:high][:STRETCH]
        for s in members:
            left = [other for other in members if other is not s and id(other) in known]
            across = clash([*near, *left]) if left else None
            if across is not None and _crossing(across):
                yield across
                break


def _across(statements: Sequence[Statement]) -> tuple[Statement, ...] | None:
    """A contradiction between the sides, also where one of them contradicts itself; None where none is found.

    Every contradictory set must lose one of its statements before another can come to light. So each of them is left
    out in turn, which finds a set of both sides if there is one, unless the search is given up after _TRIES.
    """
    waiting = [list(statements)]
    seen: set[frozenset[int]] = set()
    for _ in range(_TRIES):
        if not waiting:
            return None
        group = waiting.pop()
        members = clash(group)
        if members is None:
            continue
        if _crossing(members):
            return members
        for s in members:
            left = [other for other in group if other is not s]
            key = frozenset(id(other) for other in left)
            if key not in seen:
                seen.add(key)
                waiting.append(left)
    return None


def _chains(known: Sequence[Statement]) -> list[list[Statement]]:
    """Statements in order of time, divided where no window reaches across."""
    chains: list[list[Statement]] = []
    reach = None
    for s in known:
        assert s.extent is not None
        if reach is None or s.extent.outer[0] >= reach:
            chains.append([])
            reach = s.extent.outer[1]
        chains[-1].append(s)
        reach = max(reach, s.extent.outer[1])
    return [chain for chain in chains if len(chain) > 1]


def _pairs(chain: Sequence[Statement]) -> list[tuple[Statement, ...]]:
    pairs: list[tuple[Statement, ...]] = []
    active: list[Statement] = []
    for s in chain:
        assert s.extent is not None
        active = [other for other in active if other.extent and other.extent.outer[1] > s.extent.outer[0]][-_ACTIVE:]
        pairs.extend(
            (other, s) for other in active if s.side and other.side and s.side != other.side and pair_clash(other, s)
        )
        active.append(s)
    return pairs


def _sets(chain: Sequence[Statement]) -> list[tuple[Statement, ...]]:
    """Contradictory sets that share no statement, until what is left can be true."""
    found: list[tuple[Statement, ...]] = []
    rest = list(chain)
    if len(rest) < 2:
        return found
    line = _on_one_line(rest)
    spent: set[int] = set()
    if not line:
        stretches = (
            [rest] if len(rest) <= STRETCH else [rest[i : i + STRETCH] for i in range(0, len(rest), STRETCH // 2)]
        )
        for stretch in stretches:
            left = [s for s in stretch if id(s) not in spent]
            for _ in range(_ROUNDS):
                members = clash(left)
                if members is None:
                    break
                found.append(members)
                spent.update(id(s) for s in members)
                left = [s for s in left if id(s) not in spent]
        rest = [s for s in rest if id(s) not in spent]
        if len(chain) <= STRETCH:
            return found
    for _ in range(_ROUNDS):
        if len(rest) < 2:
            break
        indexes = solver.on_a_line(_lines(rest) if line else _relaxed(rest))
        if indexes is None:
            break
        members = tuple(rest[i] for i in indexes)
        found.append(members)
        rest = [s for n, s in enumerate(rest) if n not in set(indexes)]
    return found
