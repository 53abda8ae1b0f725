"""Which side of a comparison a claim is on: the two sources that a user asks to compare.

A side is named by a role ("governor" takes in regional and municipal bodies; "ministry", "ukraine", "media" and so on),
by a speaker ("Gladkov"), or by the outlet that carries the claim.
"""

from __future__ import annotations

from dronecli.errors import DroneClaimsError
from dronecli.model import GOVERNOR_SIDE, SOURCES, Claim, Document

FIRST, SECOND, NEITHER = "first", "second", ""

LABELS = {"governor": "the governor", "ministry": "the ministry", "ukraine": "Ukraine's forces"}


class Sides:
    """Two sources, in the order in which a row shows them."""

    def __init__(self, names: tuple[str, str]) -> None:
        first, second = (_fold(name) for name in names)
        if not first or not second or first == second:
            raise DroneClaimsError(
                f"--sides needs two different sources, such as governor,ministry (got {','.join(names)!r})"
            )
        self.names = (first, second)
        self.labels = (label(names[0]), label(names[1]))
        self.default = self.names == ("governor", "ministry") or self.names == ("ministry", "governor")

    def of(self, claim: Claim, document: Document) -> str:
        """FIRST, SECOND or NEITHER.

        A claim that fits both is on the side that names it more closely, and on neither where both do so alike.
        """
        one, other = (_fit(name, claim, document) for name in self.names)
        if one == other:
            return NEITHER
        return FIRST if one > other else SECOND


def label(name: str) -> str:
    """How a reason calls a side."""
    return LABELS.get(_fold(name), name.strip())


def _fold(name: str) -> str:
    return " ".join(name.casefold().replace("ё", "е").split())


def _fit(name: str, claim: Claim, document: Document) -> int:
    """0 for no fit, 1 for the governor's side at large, 2 for a role, 3 for a person or an outlet."""
    if name == "governor":
        return (1 if claim.source != name else 2) if claim.source in GOVERNOR_SIDE else 0
    if name in SOURCES:
        return 2 if claim.source == name else 0
    for carrier in (claim.speaker, claim.via, document.source):
        if carrier and (name == _fold(carrier) or f" {name} " in f" {_fold(carrier)} "):
            return 3
    return 0
