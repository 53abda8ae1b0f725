"""Which of several places a name means: the choice among candidates, and whether to believe a bare word at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dronecli.gazetteer.constants import ALIAS, FULL, LOOSE, NAME, NOM, OWN, WORD

if TYPE_CHECKING:
    from dronecli.gazetteer import Place


class Candidate:
    """A place that the name may mean, with the form that led to it and how straightforward that reading is (`tier`)."""

    __slots__ = ("cases", "form", "method", "place", "score", "tier")

    def __init__(self, place: Place, form: int, cases: int, tier: int, score: int, method: str) -> None:
        self.place = place
        self.form = form
        self.cases = cases
        self.tier = tier
        self.score = score
        self.method = method


def decide(
    candidates: list[Candidate], region: str | None, said: str | None, cyrillic: bool
) -> tuple[str, list[Candidate]]:
    """Status and candidates, best first. Without anything to tell two places apart the answer is ambiguous."""
    outside: list[Candidate] = []
    if said in ("region", "area") and any(c.place.kind == "region" for c in candidates):
        # "Kirov region" is another region, not the district of that name in the region in play.
        candidates = [c for c in candidates if c.place.kind == "region"]
    elif region is not None:
        inside = [c for c in candidates if c.place.region == region]
        if inside:
            outside = [c for c in candidates if c.place.region != region]
            candidates = inside
    best = min(c.tier for c in candidates)
    first = [c for c in candidates if c.tier == best]
    own = [c for c in first if c.form & (OWN | ALIAS | FULL) or c.place.kind in ("region", "district")]
    if own and len(own) < len(first) and not cyrillic:
        # A Latin spelling follows one of two languages: that of the place goes first, unless the other place is far
        # greater.
        greatest = max(c.place.population for c in own)
        others = [c for c in first if c not in own and c.place.population > 10 * greatest]
        first = own + others
    rest = sorted((c for c in candidates if c not in first), key=lambda c: c.tier) + outside
    if best == 4 and region is None:
        return "ambiguous", first + rest
    if len(first) > 1:
        # A nominative goes before another name's oblique case that looks the same.
        oblique = [c for c in first if c.method == "inflected"]
        if region is not None and oblique and any(c.method == "exact" for c in first):
            rest = oblique + rest
            first = [c for c in first if c not in oblique]
    if len(first) > 1 and {c.place.region for c in first} == {region} and len({c.place.name_ru for c in first}) == 1:
        # Two places of one name in one region: the greater is meant, and the other stays among the matches.
        return "resolved", sorted(first, key=lambda c: -c.place.population) + rest
    if len(first) > 1 and not _dominates(first):
        return "ambiguous", first + rest
    return "resolved", first + rest


_SURNAMES = (
    "ов",
    "ев",
    "ин",
    "ын",
    "ова",
    "ева",
    "ина",
    "ової",
    "ову",
    "еву",
    "ину",
    "овой",
    "евой",
    "иной",
    "овым",
    "евым",
    "иным",
    "їв",
    "ів",
)


def doubtful(candidate: Candidate, key: str, lower: bool) -> bool:
    """Whether a bare form, with nothing around it, is likelier some other word than this place.

    «игры», «Иванова», "never" are forms of names of places, and hardly ever mean them.
    """
    place, form = candidate.place, candidate.form
    cyrillic = not key.isascii()
    great = place.kind in ("country", "sea", "region", "group") or place.population >= 100_000
    if form & WORD and form & NAME:
        return True
    if form & LOOSE:
        return len(key) < (7 if lower else 5 if not cyrillic else 6) or (cyrillic and not candidate.cases & NOM)
    if cyrillic and not candidate.cases & NOM:
        return not great or (place.kind != "region" and key.endswith(_SURNAMES))
    return lower and not great and (place.kind != "town" or len(key) < 5)


def _dominates(candidates: list[Candidate]) -> bool:
    """Whether one of the places with one name is the only one that a reader would think of: a town among hamlets. It
    is put first.
    """
    leader = max(candidates, key=lambda c: people(c.place))
    if not all(
        c is leader or (c.place.kind in _MINOR and people(c.place) * _DOMINANCE < people(leader.place))
        for c in candidates
    ):
        return False
    candidates.sort(key=lambda c: c is not leader)
    return leader.place.kind in ("town", "region", "country")


def people(place: Place) -> int:
    """How many people a place has, roughly: regions are not counted in the file."""
    return max(place.population, 1_000_000) if place.kind in ("region", "country", "sea") else place.population


_MINOR = ("village", "settlement", "city-district", "site")


_DOMINANCE = 20
