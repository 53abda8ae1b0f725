"""DC107: three drones over five districts."""

from __future__ import annotations

from collections.abc import Iterator

from dronecli.findings.rule import Examined, Rule, bounds, counted
from dronecli.model import Claim, Finding

_BETWEEN = (
    "between",
    "border",
    "boundary",
    "near",
    "между",
    "границ",
    "стык",
    "около",
    "близ",
    "між",
    "меж",
    "біля",
    "поблизу",
)


def check(examined: Examined) -> Iterator[Finding]:
    """A finding for every count that is less than the places it is spread over."""
    for claim in examined.claims:
        low, high = bounds(claim)
        if high is None or claim.outcome != "downed" or claim.count.approx or not claim.across:
            continue
        if any(word in claim.text.casefold() for word in _BETWEEN):
            continue
        places = _disjoint(claim)
        if places <= high:
            continue
        names = ", ".join(ref.text or ref.name for ref in claim.across)
        message = f"{counted(low, high)} counted, and {places} places named that cannot share one: {names}"
        yield Finding(RULE.code, RULE.severity, message, (examined.at(claim),), (claim.id,), claim.span)


def _disjoint(claim: Claim) -> int:
    """How many of the places named cannot lie in each other: a town may lie in a district that is named beside it."""
    kinds: dict[str, set[str]] = {}
    for ref in claim.across:
        name = ref.name_ru or ref.name
        kind = ref.kind or ("district" if name.endswith(("район", "district")) else "town")
        kinds.setdefault(kind, set()).add(ref.id or ref.text.casefold())
    return max(len(members) for members in kinds.values())


RULE = Rule(
    "DC107",
    "more-places-than-objects",
    "note",
    "more places are named than objects counted",
    "An object is brought down over one place. Places that may lie in each other (a town and a district) count once, "
    "and nothing is said of wreckage, which scatters, or of what fell between two places or near a border.",
    "Two drones were destroyed over the Borovsk, Zhukov and Tarusa districts.",
    check,
)
