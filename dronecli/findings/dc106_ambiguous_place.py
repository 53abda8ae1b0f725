"""DC106: a name that several places bear."""

from __future__ import annotations

from collections.abc import Iterator

from dronecli.findings.dc105_unresolved_place import names
from dronecli.findings.rule import Examined, Rule
from dronecli.model import Finding


def check(examined: Examined) -> Iterator[Finding]:
    """A finding for every name that several places bear, once a document."""
    for place, where, ids, span in names(examined, "ambiguous-place", "ambiguous"):
        choice = f": {', '.join(place.suggestions)}" if place.suggestions else ""
        message = f"{place.text!r} may be any of several places{choice}"
        yield Finding(RULE.code, RULE.severity, message, (where,), ids, span)


RULE = Rule(
    "DC106",
    "ambiguous-place",
    "note",
    "a place name stays ambiguous",
    "Several places bear the name, and neither the speaker's region nor the region just named decides between them. "
    "The claim keeps the name without an id; the candidates are listed.",
    "Two drones were shot down over Oktyabrsky, officials said.",
    check,
)
