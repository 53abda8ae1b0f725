"""DC104: "the majority", and it is not more than half."""

from __future__ import annotations

from collections.abc import Iterator

from dronecli.findings.rule import Examined, Rule, bounds, counted
from dronecli.model import Finding


def check(examined: Examined) -> Iterator[Finding]:
    """A finding for every part that is called the majority and cannot be."""
    for claim in examined.claims:
        if claim.share is None or claim.part_of is None or not 0 <= claim.part_of < len(examined.claims):
            continue
        total = examined.claims[claim.part_of]
        low, high = bounds(total)
        part_low, part_high = bounds(claim)
        if part_high is None or 2 * part_high > low:
            continue
        part, whole = counted(part_low, part_high), counted(low, high)
        message = f"{part} of {whole} is called the {claim.share}, and is not more than half"
        yield Finding(RULE.code, RULE.severity, message, (examined.at(claim),), (claim.id, total.id), claim.span)


RULE = Rule(
    "DC104",
    "no-majority",
    "note",
    "a part called the majority is not more than half",
    '"The majority" or "most" of a total must be more than half of it; the largest of several parts need not be. '
    "Hedged counts are given the benefit of the doubt.",
    "19 UAVs were downed, the majority of them, six, over the Bryansk region.",
    check,
)
