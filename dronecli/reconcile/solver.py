"""Whether counts can all be true: whole numbers, none negative, on cells of place, time and type.

Two ways to decide, both exact, chosen by shape:

`on_a_line` is for one place and its line of time. With N(t) the objects counted up to t, "lo to hi in [a, b)" bounds
N(b) - N(a), and N never falls: a system of difference constraints. It has a solution in whole numbers unless its graph
has a negative cycle, and the claims on that cycle contradict each other. Because every edge runs along the line of
time, sweeping forwards and backwards settles the distances in a few passes, so a thousand days cost a thousand times
one day.

`on_cells` is for everything else (districts in a region, types of UAV): each count is a sum over cells. The sums are
bounded variables of a simplex tableau; where it is infeasible the offending row names the bounds that clash, and where
the solution is fractional it branches on a cell. The tableaux are tiny and their coefficients stay small, so plain
integers with the odd fraction beat a solver from outside, whose import alone takes longer than all of `compare`.

Both end in `shrink`, which leaves out what is not needed, so that taking any one of the named claims away leaves a set
that can be satisfied.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from dronecli.tuples import NamedTuple

Number = int | Fraction

NODE_LIMIT = 2000
"""Branches that `on_cells` tries before it gives up and calls the claims possible: no proof, no conflict."""


class Line(NamedTuple):
    """At least `lo` in the span `outer`, at most `hi` in the span `inner`; either bound may be absent (0, None)."""

    lo: int
    outer: tuple[int, int]
    hi: int | None
    inner: tuple[int, int] | None


class Cells(NamedTuple):
    """At least `lo` over the cells `outer`, at most `hi` over the cells `inner`."""

    lo: int
    outer: frozenset[int]
    hi: int | None
    inner: frozenset[int] | None


def shrink(members: Sequence[int], clash: Callable[[Sequence[int]], bool]) -> tuple[int, ...]:
    """The members of a contradictory set that are all needed, tried in the order given."""
    kept = list(members)
    for member in members:
        rest = [other for other in kept if other != member]
        if rest and clash(rest):
            kept = rest
    return tuple(kept)


def on_a_line(claims: Sequence[Line]) -> tuple[int, ...] | None:
    """The indexes of a smallest contradictory set of claims over one place, or None where all can be true."""
    found = _cycle(claims, range(len(claims)))
    if found is None:
        return None
    return shrink(found, lambda part: _cycle(claims, part) is not None)


def _cycle(claims: Sequence[Line], chosen: Iterable[int]) -> list[int] | None:
    """The claims on a negative cycle of the constraint graph of those chosen, in order, or None."""
    chosen = list(chosen)
    times: set[int] = set()
    for i in chosen:
        claim = claims[i]
        times.update(claim.outer)
        if claim.inner is not None and claim.hi is not None:
            times.update(claim.inner)
    order = {time: n for n, time in enumerate(sorted(times))}
    size = len(order)
    forward: list[list[tuple[int, int, int]]] = [[] for _ in range(size)]
    backward: list[list[tuple[int, int, int]]] = [[] for _ in range(size)]
    for n in range(1, size):
        backward[n].append((n - 1, 0, -1))
    for i in chosen:
        claim = claims[i]
        if claim.lo > 0:
            start, end = order[claim.outer[0]], order[claim.outer[1]]
            if start >= end:
                return [i]
            backward[end].append((start, -claim.lo, i))
        if claim.hi is not None and claim.inner is not None and claim.inner[0] < claim.inner[1]:
            forward[order[claim.inner[0]]].append((order[claim.inner[1]], claim.hi, i))
    distance = [0] * size
    parent: list[tuple[int, int] | None] = [None] * size
    passes, check_at = 0, 1
    while True:
        changed = False
        for edges, nodes in ((forward, range(size)), (backward, range(size - 1, -1, -1))):
            for node in nodes:
                here = distance[node]
                for target, weight, tag in edges[node]:
                    if here + weight < distance[target]:
                        distance[target] = here + weight
                        parent[target] = (node, tag)
                        changed = True
        if not changed:
            return None
        passes += 1
        if passes >= check_at:
            check_at = min(passes * 2, passes + 64)
            cycle = _parent_cycle(parent)
            if cycle is not None:
                return cycle


def _parent_cycle(parent: Sequence[tuple[int, int] | None]) -> list[int] | None:
    """The tags on a cycle of the parent pointers, which is a negative cycle of the graph; None where there is none."""
    seen = [0] * len(parent)
    for root in range(len(parent)):
        node, trail = root, []
        while seen[node] == 0:
            seen[node] = root + 1
            trail.append(node)
            step = parent[node]
            if step is None:
                break
            node = step[0]
        else:
            if seen[node] == root + 1:
                tags: list[int] = []
                stop = node
                while True:
                    step = parent[node]
                    assert step is not None
                    if step[1] >= 0 and step[1] not in tags:
                        tags.append(step[1])
                    node = step[0]
                    if node == stop:
                        return sorted(tags)
    return None


def on_cells(claims: Sequence[Cells]) -> tuple[int, ...] | None:
    """The indexes of a smallest contradictory set of claims over cells, or None where no contradiction is proved."""
    found = _Search(claims, range(len(claims))).clash()
    if found is None:
        return None
    return shrink(sorted(found), lambda part: _Search(claims, part).clash() is not None)


class _Search:
    """Branch and bound over a simplex with bounded sums (the "general simplex" of solvers for linear arithmetic).

    Variables below `cells` are cells, with a lower bound of 0; the others are sums over a set of cells. Every bound
    carries the claim that set it, or -1 for "not negative" and -2 for a bound set by branching.
    """

    def __init__(self, claims: Sequence[Cells], chosen: Iterable[int]) -> None:
        chosen = list(chosen)
        names: dict[tuple[int, ...], int] = {}
        signature: dict[int, list[int]] = {}
        sets: dict[frozenset[int], int] = {}
        for i in chosen:
            claim = claims[i]
            for part, wanted in ((claim.outer, claim.lo > 0), (claim.inner, claim.hi is not None)):
                if wanted and part is not None and part not in sets:
                    sets[part] = len(sets)
        for part, number in sets.items():
            for cell in part:
                signature.setdefault(cell, []).append(number)
        for numbers in signature.values():  # cells that stand in the same sums are one cell
            names.setdefault(tuple(numbers), len(names))
        self.cells = len(names)
        size = self.cells + len(sets)
        self.low: list[tuple[Number, int] | None] = [(0, -1)] * self.cells + [None] * len(sets)
        self.high: list[tuple[Number, int] | None] = [None] * size
        self.value: list[Number] = [0] * size
        self.rows: dict[int, dict[int, Number]] = {self.cells + n: {} for n in range(len(sets))}
        for marks, cell in names.items():
            for number in marks:
                self.rows[self.cells + number][cell] = 1
        self.start: set[int] | None = None
        for i in chosen:
            claim = claims[i]
            if claim.lo > 0:
                self._tighten(self.cells + sets[claim.outer], claim.lo, i, lower=True)
            if claim.hi is not None and claim.inner is not None:
                self._tighten(self.cells + sets[claim.inner], claim.hi, i, lower=False)

    def _tighten(self, variable: int, bound: Number, tag: int, *, lower: bool) -> None:
        old = self.low[variable] if lower else self.high[variable]
        if old is None or (bound > old[0] if lower else bound < old[0]):
            if lower:
                self.low[variable] = (bound, tag)
            else:
                self.high[variable] = (bound, tag)
        low, high = self.low[variable], self.high[variable]
        if self.start is None and low is not None and high is not None and low[0] > high[0]:
            self.start = {low[1], high[1]}

    def clash(self) -> set[int] | None:
        """The claims that cannot all be true, or None (also where the search was given up)."""
        if self.start is not None:
            return {tag for tag in self.start if tag >= 0}
        self.left = NODE_LIMIT
        found = self._solve()
        return None if found is None else {tag for tag in found if tag >= 0}

    def _solve(self) -> set[int] | None:
        found = self._simplex()
        if found is not None:
            return found
        split = next((x for x in range(self.cells) if Fraction(self.value[x]).denominator != 1), None)
        if split is None:
            return None
        self.left -= 1
        if self.left <= 0:
            return None
        floor = Fraction(self.value[split]).__floor__()
        reasons: set[int] = set()
        for lower, bound in ((False, floor), (True, floor + 1)):
            saved = (self.low[split], self.high[split], self.value[:], {k: dict(v) for k, v in self.rows.items()})
            if lower:
                self.low[split] = (bound, -2)
            else:
                self.high[split] = (bound, -2)
            if split not in self.rows:
                self._move(split, bound)
            branch = self._solve()
            self.low[split], self.high[split], self.value, self.rows = saved
            if branch is None:
                return None
            reasons |= branch
        # Both halves are impossible. A bound that an outer branch had set on this cell is named there.
        return reasons

    def _move(self, variable: int, target: Number) -> None:
        change = target - self.value[variable]
        self.value[variable] = target
        for basic, row in self.rows.items():
            factor = row.get(variable)
            if factor:
                self.value[basic] += factor * change

    def _simplex(self) -> set[int] | None:
        """Repair the values until every bound holds; the tags of a row that cannot be repaired otherwise."""
        while True:
            broken = -1
            for basic in sorted(self.rows):  # Bland's rule: the first, so that it ends
                low, high = self.low[basic], self.high[basic]
                if low is not None and self.value[basic] < low[0]:
                    broken, target, tag, up = basic, low[0], low[1], True
                    break
                if high is not None and self.value[basic] > high[0]:
                    broken, target, tag, up = basic, high[0], high[1], False
                    break
            if broken < 0:
                return None
            row = self.rows[broken]
            reasons = {tag}
            for other in sorted(row):
                factor = row[other]
                rising = (factor > 0) == up
                limit = self.high[other] if rising else self.low[other]
                if limit is None or (self.value[other] < limit[0] if rising else self.value[other] > limit[0]):
                    self._pivot(broken, other, target)
                    break
                reasons.add(limit[1])
            else:
                return reasons

    def _pivot(self, leaving: int, entering: int, target: Number) -> None:
        row = self.rows.pop(leaving)
        factor = row.pop(entering)
        step = _divide(target - self.value[leaving], factor)
        self.value[leaving] = target
        self.value[entering] += step
        for basic, other in self.rows.items():
            share = other.get(entering)
            if share:
                self.value[basic] += share * step
        fresh: dict[int, Number] = {variable: _divide(-amount, factor) for variable, amount in row.items()}
        fresh[leaving] = _divide(1, factor)
        for other in self.rows.values():
            share = other.pop(entering, 0)
            if share:
                for variable, amount in fresh.items():
                    total = other.get(variable, 0) + share * amount
                    if total.__class__ is Fraction and total.denominator == 1:
                        total = total.numerator
                    if total:
                        other[variable] = total
                    else:
                        other.pop(variable, None)
        self.rows[entering] = fresh


def _divide(amount: Number, by: Number) -> Number:
    """The quotient, kept a plain integer while it is one: fractions cost twenty times as much."""
    if by == 1:
        return amount
    if by == -1:
        return -amount
    result = Fraction(amount) / by
    return result.numerator if result.denominator == 1 else result
