"""What a finding's file holds, and the few things that the checks of documents share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from dronecli.model import Claim, Document, Finding, Location, Problem
from dronecli.tuples import NamedTuple


class Rule(NamedTuple):
    """A finding that can be raised: `severity` is error, warning or note; `check` yields the findings.

    `meaning` is one line; `explanation` says what is checked, and what is let pass; `example` is a text and what it
    gives. The check of a DC1xx takes an `Examined`, that of a DC2xx a `reconcile.records.Reconciled`.
    """

    code: str
    name: str
    severity: str
    meaning: str
    explanation: str
    example: str
    check: Callable[[Any], Iterable[Finding]]


class Examined(NamedTuple):
    """A document with its claims, the parts of each total by its index, and what extraction could not settle.

    `problems` are in the order of the text.
    """

    document: Document
    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...]
    children: dict[int, list[Claim]]

    def at(self, claim: Claim) -> Location:
        """Where a claim stands in the file."""
        return Location(self.document.path, claim.line, claim.column)

    def parts(self, index: int) -> list[Claim]:
        """The claims that are added up to a total, without subsets."""
        return self.children.get(index, [])


def examine(document: Document, claims: Sequence[Claim], problems: Sequence[Problem]) -> Examined:
    """What the checks of a document look at."""
    children: dict[int, list[Claim]] = {}
    for claim in claims:
        if claim.part_of is not None and not claim.subset:
            children.setdefault(claim.part_of, []).append(claim)
    return Examined(document, tuple(claims), tuple(sorted(problems, key=lambda p: p.span)), children)


_PARTLY = (
    "among them", "including", "most of", "mostly", "among which", "in particular", "notably", "such as",
    "в том числе", "включая", "больше всего", "больше всех", "большинство", "большая часть", "среди них", "в основном",
    "главным образом", "у тому числі", "зокрема", "включно", "найбільше", "більшість", "серед них", "переважно",
)  # fmt: skip


def partial(*texts: str) -> bool:
    """Whether a wording leaves room for more than it lists ("among them", «в том числе»)."""
    return any(cue in text.casefold() for text in texts for cue in _PARTLY)


def counted(low: int, high: int | None) -> str:
    """A range in words: "4", "4 to 6", "at least 4".

    >>> counted(4, 4), counted(4, 6), counted(4, None)
    ('4', '4 to 6', 'at least 4')
    """
    return str(low) if low == high else f"at least {low}" if high is None else f"{low} to {high}"


def bounds(claim: Claim) -> tuple[int, int | None]:
    """A claim's count, "about N" widened to three quarters and five quarters of N."""
    count = claim.count
    if count.approx:
        return -(-3 * count.min // 4), None if count.max is None else 5 * count.max // 4
    return count.min, count.max
