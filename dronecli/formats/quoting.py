"""Sentences of the texts as a page quotes them: which stretch of each gave count, place, source and window.

Formats that show a sentence with its words marked share it. Offsets here count from the sentence's beginning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dronecli.model import Claim
from dronecli.tuples import NamedTuple

FIELDS = ("count", "place", "source", "window")
_TRIES = 20
"""Places at which a claim's wording is looked for in its sentence."""


class Piece(NamedTuple):
    """A stretch of a sentence: the field that it gave, "" for none, and the names of the claims it gave it to."""

    field: str
    claims: str
    text: str


def beginning(claim: Claim) -> int:
    """The offset in the document at which a claim's sentence begins.

    The sentence may hold the same wording twice; then the words behind the other fields decide.
    """
    best, most = claim.span[0], -1
    at = claim.text.find(claim.quote) if claim.quote else 0
    tries = 0
    while at >= 0 and tries < _TRIES:
        start = claim.span[0] - at
        fits = sum(start <= e.span[0] and e.span[1] <= start + len(claim.text) for e in claim.evidence)
        if fits > most:
            best, most = start, fits
        tries += 1
        at = claim.text.find(claim.quote, at + 1) if claim.quote else -1
    return best


def stretches(claim: Claim, start: int) -> list[tuple[str, int, int]]:
    """The stretches of a claim's sentence, which begins at `start`, that gave one of FIELDS."""
    found = [("count", *claim.span)]
    found += [(e.field, *e.span) for e in claim.evidence if e.field in FIELDS and e.field != "count"]
    found += [("place", *p.span) for p in (claim.place, *claim.across) if p and p.span]
    inside = [(field, a - start, b - start) for field, a, b in found]
    inside = [(field, a, b) for field, a, b in inside if 0 <= a < b <= len(claim.text)]
    known = {field for field, _, _ in inside}
    wording = {
        "place": claim.place.text if claim.place else "",
        "source": claim.speaker or "",
        "window": claim.window.text if claim.window else "",
    }
    for field, text in wording.items():  # a field whose words nobody noted, but which stand there
        if text and field not in known and claim.text.count(text) == 1:
            at = claim.text.index(text)
            inside.append((field, at, at + len(text)))
    return inside


def outside(claim: Claim, inside: Iterable[tuple[str, int, int]]) -> list[str]:
    """The fields that a claim has and its sentence does not state."""
    known = {field for field, _, _ in inside}
    stated = {"place": claim.place, "window": claim.window, "source": claim.source != "unattributed", "count": True}
    return [field for field in FIELDS if stated[field] and field not in known]


def pieces(text: str, spans: Iterable[tuple[str, int, int, str]]) -> Iterator[Piece]:
    """A sentence in stretches; `spans` are those of all its claims, each with the claim's name.

    Where two fields share a word, the count comes first, then place, source and window.
    """
    spans = list(spans)
    edges = sorted({0, len(text), *(at for _, a, b, _ in spans for at in (a, b))})
    opening: dict[int, list[tuple[str, str]]] = {}
    closing: dict[int, list[tuple[str, str]]] = {}
    for field, a, b, name in spans:
        opening.setdefault(a, []).append((field, name))
        closing.setdefault(b, []).append((field, name))
    current: list[tuple[str, str]] = []
    for a, b in zip(edges, edges[1:], strict=False):
        for pair in closing.get(a, ()):
            current.remove(pair)
        current += opening.get(a, ())
        field = min((field for field, _ in current), key=FIELDS.index, default="")
        yield Piece(field, " ".join(dict.fromkeys(name for _, name in current)), text[a:b])
