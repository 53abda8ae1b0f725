"""The solver against an oracle that tries every assignment of whole numbers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dronecli.reconcile.solver import Cells, Line, on_a_line, on_cells

MOST = 4
"""Counts up to this are tried. No claim below asks for more, so a larger cell could be cut down to it."""


def possible(claims: Sequence[Cells], cells: int) -> bool:
    """Whether some assignment of 0..MOST to every cell satisfies all claims."""
    for values in product(range(MOST + 1), repeat=cells):
        if all(
            sum(values[c] for c in claim.outer) >= claim.lo
            and (claim.hi is None or claim.inner is None or sum(values[c] for c in claim.inner) <= claim.hi)
            for claim in claims
        ):
            return True
    return False


def as_cells(line: Line) -> Cells:
    inner = None if line.inner is None else frozenset(range(*line.inner))
    return Cells(line.lo, frozenset(range(*line.outer)), line.hi, inner)


@st.composite
def lines(draw: st.DrawFn, ticks: int = 4) -> Line:
    start = draw(st.integers(0, ticks - 1))
    end = draw(st.integers(start + 1, ticks))
    low = draw(st.integers(0, MOST))
    high = draw(st.one_of(st.none(), st.integers(low, MOST)))
    inner_start = draw(st.integers(start, end))
    inner = draw(st.sampled_from([(start, end), (inner_start, draw(st.integers(inner_start, end)))]))
    return Line(low, (start, end), high, inner if inner[0] < inner[1] else None)


def check(found: tuple[int, ...] | None, claims: Sequence[Cells], cells: int) -> None:
    assert (found is None) == possible(claims, cells)
    if found is not None:
        chosen = [claims[i] for i in found]
        assert not possible(chosen, cells), "a reported contradiction can be satisfied"
        for n in range(len(chosen)):
            assert possible(chosen[:n] + chosen[n + 1 :], cells), "the set is not a smallest one"


@given(st.lists(lines(), max_size=6))
@settings(max_examples=300, deadline=None)
def test_a_line_of_time_is_decided_exactly(claims: list[Line]) -> None:
    check(on_a_line(claims), [as_cells(c) for c in claims], 4)


@given(st.lists(lines(), max_size=6))
@settings(max_examples=150, deadline=None)
def test_both_ways_of_deciding_agree(claims: list[Line]) -> None:
    assert (on_a_line(claims) is None) == (on_cells([as_cells(c) for c in claims]) is None)


@st.composite
def blocks(draw: st.DrawFn) -> Cells:
    """A sum over a rectangle of parts × time, two parts and a rest by two stretches."""
    start = draw(st.integers(0, 1))
    stretch = range(start, draw(st.integers(start + 1, 2)))
    parts = draw(st.sampled_from([{0}, {1}, {0, 1}, {0, 1, 2}]))
    cells = frozenset(3 * t + p for t in stretch for p in parts)
    low = draw(st.integers(0, MOST))
    return Cells(low, cells, draw(st.one_of(st.none(), st.integers(low, MOST))), cells)


@given(st.lists(blocks(), max_size=6))
@settings(max_examples=200, deadline=None)
def test_a_region_with_its_districts_is_decided_exactly(claims: list[Cells]) -> None:
    check(on_cells(claims), claims, 6)


sums = st.tuples(st.frozensets(st.integers(0, 4), min_size=1), st.integers(0, 3), st.integers(0, 2))


@given(st.lists(sums, max_size=6))
@settings(max_examples=200, deadline=None)
def test_any_sums_are_decided_exactly(drawn: list[tuple[frozenset[int], int, int]]) -> None:
    """Sums that overlap at will, where whole numbers may be impossible although fractions are not."""
    claims = [Cells(low, cells, low + more, cells) for cells, low, more in drawn]
    check(on_cells(claims), claims, 5)


def test_fractions_alone_are_no_way_out() -> None:
    """Three places, each two of which hold exactly one: a half in each would do, whole numbers do not."""
    pairs = [frozenset(pair) for pair in ((0, 1), (1, 2), (0, 2))]
    assert on_cells([Cells(1, pair, 1, pair) for pair in pairs]) == (0, 1, 2)


@pytest.mark.parametrize("days", [10, 400])
def test_a_long_chain_is_followed_from_end_to_end(days: int) -> None:
    """Each day allows what its neighbours leave; only the whole stretch shows that one too many is claimed."""
    claims = [Line(0, (t, t + 2), 3, (t, t + 2)) for t in range(0, 2 * days, 2)]
    claims.append(Line(3 * days + 1, (0, 2 * days), None, None))
    found = on_a_line(claims)
    assert found is not None
    assert len(found) == days + 1
