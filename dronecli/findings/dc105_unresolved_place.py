"""DC105: a name that no place bears."""

from __future__ import annotations

from collections.abc import Iterator

from dronecli.findings.rule import Examined, Rule
from dronecli.model import Finding, Location, PlaceRef, Span


def names(
    examined: Examined, kind: str, status: str
) -> Iterator[tuple[PlaceRef, Location, tuple[str, ...], Span | None]]:
    """Place names of one status, each once: from extraction's problems first, then from the claims themselves."""
    seen: set[str] = set()
    named: dict[str, dict[str, None]] = {}
    for claim in examined.claims:
        for ref in (claim.place, *claim.across):
            if ref is not None:
                named.setdefault(ref.text, {})[claim.id] = None
    for problem in examined.problems:
        place = problem.place
        if problem.kind != kind or place is None or place.text.casefold() in seen:
            continue
        seen.add(place.text.casefold())
        ids = tuple(named.get(place.text, ()))
        yield place, Location(examined.document.path, problem.line, problem.column), ids, problem.span
    for claim in examined.claims:
        for ref in (claim.place, *claim.across):
            if (
                ref is not None
                and ref.status == status
                and ref.id is None
                and ref.text
                and ref.text.casefold() not in seen
            ):
                seen.add(ref.text.casefold())
                yield ref, examined.at(claim), (claim.id,), ref.span


def check(examined: Examined) -> Iterator[Finding]:
    """A finding for every name that leads nowhere, once a document."""
    for place, where, ids, span in names(examined, "unresolved-place", "unresolved"):
        hint = (
            f"; did the text mean {' or '.join(place.suggestions[:3])}?"
            if place.suggestions
            else "; no name is near it"
        )
        message = f"no place called {place.text!r} is known here{hint}"
        yield Finding(RULE.code, RULE.severity, message, (where,), ids, span)


RULE = Rule(
    "DC105",
    "unresolved-place",
    "warning",
    "a place name cannot be resolved",
    "No place in the region in play bears the name, in any inflected form or romanisation, and none is so near that "
    "it could be a misspelling of one place alone. Nothing is guessed: the name stays as written, and the nearest "
    "candidates are suggested.",
    "11 UAVs were destroyed across four cities of the Kaluga region: Borovsk, Kirov, Maloyaroslavets and Yernov.",
    check,
)
