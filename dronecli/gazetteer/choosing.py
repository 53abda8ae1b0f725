"""Which of several places a name means: the choice among candidates, and whether to believe a bare word at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dronecli.folding import fold, is_cyrillic
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
    candidates: list[Candidate], region: str | None, said: str | None, surface: str
) -> tuple[str, list[Candidate]]:
    """Status and candidates, best first. Without anything to tell two places apart the answer is ambiguous.

    `surface` is the name as it was given: two places may share a key and not be spelled alike.
    """
    candidates = list({c.place.id: c for c in reversed(candidates)}.values())[::-1]
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
    for narrow in _NARROWER[region is not None]:
        if len(first) > 1:
            first = narrow(first, surface)
    rest = sorted((c for c in candidates if c not in first), key=lambda c: c.tier) + outside
    lacks_noun = best == 4 or (best == 2 and first[0].place.kind in ("district", "city-district"))
    if (region is None and said is None and lacks_noun) or not _is_settled(first):
        return "ambiguous", first + rest
    return "resolved", sorted(first, key=lambda c: -people(c.place)) + rest


def _in_own_language(first: list[Candidate], surface: str) -> list[Candidate]:
    """A Latin spelling follows one of two languages: that of the place goes first, unless the other place is far
    greater.
    """
    own = [c for c in first if c.form & (OWN | ALIAS | FULL) or c.place.kind in ("region", "district")]
    if not own or is_cyrillic(surface):
        return first
    greatest = max(c.place.population for c in own)
    return own + [c for c in first if c not in own and c.place.population > 10 * greatest]


def _nominative(first: list[Candidate], surface: str) -> list[Candidate]:
    """A nominative goes before another name's oblique case that looks the same."""
    return [c for c in first if c.method != "inflected"] if any(c.method == "exact" for c in first) else first


def _spelled_alike(first: list[Candidate], surface: str) -> list[Candidate]:
    """Of places whose names differ and share a key, those that are spelled most like the query.

    "Myshkinskiy" and "Mishkinskiy" are one key, and two districts. Namesakes of what is nearest stay.
    """
    if is_cyrillic(surface) or len({c.place.name_ru for c in first}) == 1:
        return first
    from rapidfuzz.distance import OSA

    letters = _letters(surface)
    off = [OSA.distance(letters, _letters(c.place.name)) for c in first]
    names = {
        name for c, far in zip(first, off) if far == min(off) for name in (fold(c.place.name_ru), fold(c.place.name_uk))
    }
    return [c for c in first if fold(c.place.name_ru) in names or fold(c.place.name_uk) in names]


_NARROWER = ((_in_own_language, _spelled_alike), (_in_own_language, _nominative, _spelled_alike))
"""What tells candidates apart that fit equally well: without a region in play, and with one."""


def _letters(surface: str) -> str:
    """Small letters alone, without their marks."""
    from unicodedata import normalize

    return "".join([c for c in normalize("NFD", surface.lower()) if c.isalpha()])


def _is_settled(first: list[Candidate]) -> bool:
    """Whether nothing more is needed to tell which is meant: places of one name in one region, of which it is the
    greatest, or a town so great that a reader would think of no other.
    """
    if len({c.place.name_ru for c in first}) == 1 and len({c.place.region for c in first}) == 1:
        return True
    leader = max(first, key=lambda c: people(c.place))
    return leader.place.kind in ("town", "region", "country") and all(
        c is leader or (c.place.kind in _OVERSHADOWED and people(c.place) * _DOMINANCE < people(leader.place))
        for c in first
    )


_SURNAMES = (
    *("ов", "ев", "ин", "ын", "ова", "ева", "ина", "ову", "еву", "ину", "овой", "евой", "иной", "овым", "евым"),
    *("иным", "ової", "євої", "їв", "ів"),
)
_DOUBLES = tuple(letter * 2 for letter in "bcdglmnoprt")
"""What English doubles in short words, and romanisations seldom."""


def doubtful(candidate: Candidate, key: str, surface: str) -> bool:
    """Whether a bare form, with nothing around it, is likelier some other word than this place.

    «игры», «Иванова», "never", "door" are forms of names of places, and hardly ever mean them.
    """
    if candidate.form & WORD and candidate.form & NAME:
        return True
    if candidate.form & FULL and not candidate.form & LOOSE and not key.isascii():
        return False  # «Синельниківщині» is nothing else
    known = candidate.place.kind in ("country", "sea", "region", "group")
    great = known or candidate.place.population >= 100_000
    small = surface.islower() and not great and (candidate.place.kind != "town" or len(key) < 5)
    if key.isascii():
        return _is_other_latin(candidate, key, surface, known) or (small and not candidate.form & LOOSE)
    if candidate.form & LOOSE:
        return len(key) < 6 + surface.islower() or not candidate.cases & NOM or key.endswith(_SURNAMES)
    if not candidate.cases & NOM:
        return not great or (not known and (surface.islower() or key.endswith(_SURNAMES)))
    return small


def _is_other_latin(candidate: Candidate, key: str, surface: str, known: bool) -> bool:
    """Whether a Latin spelling is too far from the usual one for a word that stands alone."""
    place, lower = candidate.place, surface.islower()
    if candidate.form & LOOSE:
        short = len(key) < (7 if lower else 6)
        return short and (lower or len(key) < 4 or not _lost_its_marks(place, surface))
    return not known and (not _is_usual(place, surface) if lower else _is_doubled(place, surface))


def _names(place: Place) -> tuple[tuple[str, str], ...]:
    return (place.name_ru, "ru"), (place.name_uk, "uk")


def _lost_its_marks(place: Place, surface: str) -> bool:
    """Whether a Latin spelling is a scholarly one without its marks: "Sudza" for Sudža. Other short ones may be any
    word, such as "other" and Očёr.
    """
    from dronecli.gazetteer.romanise import unmarked

    return _letters(surface) in {spelling for name, language in _names(place) for spelling in unmarked(name, language)}


def _is_usual(place: Place, surface: str) -> bool:
    """Whether a Latin spelling is the one of English texts."""
    from dronecli.gazetteer.romanise import spellings

    usual = [_letters(place.name), *(_letters(spellings(name, language)[0]) for name, language in _names(place))]
    return _letters(surface) in usual


def _is_doubled(place: Place, surface: str) -> bool:
    """Whether a Latin spelling doubles letters that are single in the name: "Wall", "Harry", "Door"."""
    letters, own = _letters(surface), _letters(place.name)
    return len(letters) < 8 and any(pair in letters and pair not in own for pair in _DOUBLES)


def people(place: Place) -> int:
    """How many people a place has, roughly: regions are not counted in the file."""
    return max(place.population, 1_000_000) if place.kind in ("region", "country", "sea") else place.population


_OVERSHADOWED = ("town", "settlement", "city-district", "site")
_DOMINANCE = 20
"""How many times greater a town is that overshadows its namesakes: Kirov the capital is 17 times Kirov of Kaluga
Oblast, and is not.
"""
