"""What holds of every comparison, tried on small grids of place × time with every assignment of whole numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from dronecli.model import Claim, Comparison, ParsedDocument
from dronecli.reconcile import compare
from tests.reconcile.making import claim, document

MOST = 3
"""Counts up to this are tried: no statement below asks for more, so that a larger cell could be cut down to it."""
CLOCK = ("00:00", "06:00", "12:00", "24:00")
DISTRICTS = ("A district", "B district")


class Said(NamedTuple):
    """Who counts how many, from which tick to which, over which districts (none for the whole region)."""

    source: str
    lo: int
    hi: int | None
    start: int
    end: int
    over: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[object, ...]:
        return self.source, self.start, self.end, self.over


def as_claim(said: Said) -> Claim:
    number = f"{said.lo}+" if said.hi is None else f"{said.lo}-{said.hi}"
    return claim(said.source, number, f"{CLOCK[said.start]}-{CLOCK[said.end]}", over=said.over)


def possible(statements: Iterable[Said]) -> bool:
    """Whether some assignment to the cells (two districts and the rest, by time) makes all statements true."""
    known = list(statements)
    used = sorted({name for s in known for name in s.over})
    parts = [*used, "elsewhere"]
    edges = sorted({tick for s in known for tick in (s.start, s.end)})
    ticks = max(len(edges) - 1, 0)
    sums = []
    for s in known:
        names = s.over or parts
        sums.append(
            (
                [parts.index(n) * ticks + t for n in names for t in range(edges.index(s.start), edges.index(s.end))],
                s.lo,
                s.hi,
            )
        )
    every = range(MOST + 1)
    return any(
        all(lo <= (total := sum(cells[c] for c in where)) and (hi is None or total <= hi) for where, lo, hi in sums)
        for cells in product(every, repeat=len(parts) * ticks)
    )


@st.composite
def statements(draw: st.DrawFn, districts: bool, ticks: int = 3) -> Said:
    start = draw(st.integers(0, ticks - 1))
    low = draw(st.integers(0, 3))
    over: tuple[str, ...] = ()
    if districts:
        over = draw(st.sampled_from([(), (), ("A district",), ("B district",), DISTRICTS]))
    high = draw(st.one_of(st.none(), st.integers(low, 3), st.just(low)))
    source = draw(st.sampled_from(["governor", "ministry"]))
    return Said(source, low, high, start, draw(st.integers(start + 1, ticks)), over)


def unique(draw_from: st.SearchStrategy[Said], most: int) -> st.SearchStrategy[list[Said]]:
    """Statements that are not tellings of each other: those would be settled before anything is compared."""
    return st.lists(draw_from, max_size=most, unique_by=lambda s: s.key)


def told(said: Sequence[Said]) -> tuple[list[ParsedDocument], dict[str, Said]]:
    claims = [as_claim(s) for s in said]
    return [document(c) for c in claims], {c.id: s for c, s in zip(claims, said, strict=True)}


def check_proofs(comparison: Comparison, by_id: dict[str, Said], said: Sequence[Said]) -> None:
    sets = [tuple(by_id[i] for i in f.claims) for f in comparison.findings if f.code in ("DC201", "DC202", "DC204")]
    for members in sets:
        assert not possible(members), "a reported contradiction can be satisfied"
        for n in range(len(members)):
            assert possible(members[:n] + members[n + 1 :]), "the set is not a smallest one"
    conflict = any(row.verdict == "conflict" for row in comparison.rows)
    proofs = [f for f in comparison.findings if f.code == "DC201"]
    assert bool(proofs) == conflict
    if possible(said):
        assert not sets
        assert not conflict
    else:
        assert sets, "a contradiction was missed"


@given(unique(statements(districts=False), 6))
@settings(max_examples=250, deadline=None)
def test_one_place_is_sound_complete_and_minimal(said: list[Said]) -> None:
    documents, by_id = told(said)
    check_proofs(compare(documents), by_id, said)


@given(unique(statements(districts=True, ticks=2), 6))
@settings(max_examples=120, deadline=None)
def test_a_region_with_its_districts_is_sound_complete_and_minimal(said: list[Said]) -> None:
    documents, by_id = told(said)
    check_proofs(compare(documents), by_id, said)


@given(unique(statements(districts=True), 7), st.randoms())
@settings(max_examples=150, deadline=None)
def test_the_order_of_documents_is_nothing(said: list[Said], random: object) -> None:
    documents, _ = told(said)
    shuffled = list(documents)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = compare(documents), compare(shuffled)
    assert one.rows == other.rows
    assert one.findings == other.findings


MIRRORED = {"governor-only": "ministry-only", "ministry-only": "governor-only"}


@given(unique(statements(districts=True), 7))
@settings(max_examples=150, deadline=None)
def test_swapped_sides_mirror_the_rows(said: list[Said]) -> None:
    documents, _ = told(said)
    one, other = compare(documents), compare(documents, sides=("ministry", "governor"))
    assert [(r.governor, r.ministry, r.difference, r.verdict) for r in one.rows] == [
        (r.ministry, r.governor, r.difference, MIRRORED.get(r.verdict, r.verdict)) for r in other.rows
    ]


@given(unique(statements(districts=True), 6), st.data())
@settings(max_examples=250, deadline=None)
def test_another_statement_never_turns_conflict_into_agreement(said: list[Said], data: st.DataObject) -> None:
    more = data.draw(statements(districts=True).filter(lambda s: s.key not in {old.key for old in said}))
    documents, _ = told(said)
    before = {(r.place_id, r.date): r.verdict for r in compare(documents).rows}
    after = {(r.place_id, r.date): r.verdict for r in compare([*documents, document(as_claim(more))]).rows}
    for key, verdict in before.items():
        if verdict == "conflict":
            assert after[key] != "agree"


@given(unique(statements(districts=True), 6))
@settings(max_examples=100, deadline=None)
def test_a_statement_told_again_changes_nothing(said: list[Said]) -> None:
    documents, _ = told(said)
    again, _ = told(said)
    once, twice = compare(documents), compare([*documents, *again])
    assert [(r.place_id, r.date, r.difference, r.verdict, r.why) for r in once.rows] == [
        (r.place_id, r.date, r.difference, r.verdict, r.why) for r in twice.rows
    ]


def test_what_one_side_says_against_itself_hides_nothing() -> None:
    """Three statements of both sides clash; a fourth, at odds with its own side, must not swallow one of the three."""
    three = [
        Said("ministry", 1, 1, 0, 3),
        Said("governor", 1, None, 1, 2),
        Said("ministry", 1, None, 2, 3),
    ]
    for said in (three, [*three, Said("ministry", 2, None, 0, 2)]):
        documents, by_id = told(said)
        comparison = compare(documents)
        assert [r.verdict for r in comparison.rows] == ["conflict"]
        check_proofs(comparison, by_id, said)
