"""DC102: "over four districts", and three of them named."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from dronecli.findings.rule import Examined, Rule, partial
from dronecli.model import Claim, Finding, PlaceRef

_NAMES = 100
"""Names without a place that are looked at for one count."""


def check(examined: Examined) -> Iterator[Finding]:
    """A finding for every count whose stated number of places is not the number of places named."""
    for index, claim in enumerate(examined.claims):
        stated = claim.stated_places
        if stated is None or stated < 1:
            continue
        refs = _named(examined, index, claim)
        kinds: dict[str, int] = {}
        for ref in refs:
            kinds[ref.kind or ""] = kinds.get(ref.kind or "", 0) + 1
        named = len(refs)
        # "over Voronezh and three districts: A, B and C": the number may be that of one kind of place alone.
        if named == stated or stated in kinds.values() or named < 2:
            continue
        if named < stated and partial(claim.text):
            continue
        names = ", ".join(ref.text or ref.name for ref in refs)
        message = f"the text speaks of {stated} places and names {named}: {names}"
        yield Finding(RULE.code, RULE.severity, message, (examined.at(claim),), (claim.id,), claim.span)


def _named(examined: Examined, index: int, claim: Claim) -> list[PlaceRef]:
    """The places named for a count: its own, else those of its parts; with names in its text that led nowhere."""
    refs = list(claim.across)
    if not refs:
        parts = [c for c in examined.parts(index) if c.place is not None]
        # Parts in one region are told apart by what they name inside it; parts in several by the regions.
        inner = len({c.place.id for c in parts if c.place is not None}) == 1 and claim.place is not None
        same = (
            inner and all(c.place is not None and c.place.id == claim.place.id for c in parts) if claim.place else False
        )
        refs = [ref for c in parts for ref in c.across] if same else [c.place for c in parts if c.place is not None]
        if any(ref.kind == "sea" or (ref.id or "").startswith("SEA-") for ref in refs):
            regions = [ref for ref in refs if not (ref.id or "").startswith("SEA-")]
            refs = regions if len({r.id for r in regions}) == claim.stated_places else refs
    unique = {ref.id or ref.text.casefold(): ref for ref in refs}
    if claim.across:
        begin = bisect_left(examined.problems, claim.span[0], key=lambda p: p.span[0])
        end = bisect_left(examined.problems, claim.span[1], begin, key=lambda p: p.span[0])
        for problem in examined.problems[begin : min(end, begin + _NAMES)]:
            if problem.place is not None:
                unique.setdefault(problem.place.id or problem.place.text.casefold(), problem.place)
    return list(unique.values())


RULE = Rule(
    "DC102",
    "place-count",
    "warning",
    "a stated number of places differs from the places named",
    '"Over four districts" is held against the districts that the text names for this count, or against the places of '
    "its breakdown. Nothing is reported where the text names none or one, says that it names some among others, or "
    "where the number fits one kind of place among several.",
    "Eight UAVs were destroyed across four towns of the Kaluga region: Tarusa, Medyn and Zhizdra.",
    check,
)
