"""What a name means: a region or a locality, by its kind word, its form and the region in play."""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.atoms import Atom, is_masculine
from dronecli.extraction.scan import Scan
from dronecli.folding import fold
from dronecli.gazetteer import ADJ, ALIAS, CENTRE, FULL, LOOSE, NAME, OLD, STEM, Gazetteer, Hit, Place
from dronecli.model import PlaceRef
from dronecli.tuples import NamedTuple

LOCAL = ("district", "city-district", "town", "settlement", "village", "site")


_METHODS = (
    (LOOSE, "romanisation"),
    (ALIAS, "alias"),
    (FULL, "exact"),
    (NAME, "exact"),
    (ADJ, "inflected"),
    (STEM, "romanisation"),
    (CENTRE, "context"),
)


def reference(
    place: Place, text: str, form: int = NAME, span: tuple[int, int] | None = None, method: str | None = None
) -> PlaceRef:
    """A gazetteer's place as a claim names it."""
    if method is None:
        method = "exact"
        for bit, name in _METHODS:
            if form & bit:
                method = name
                break
        if method == "exact" and text and text[0] < "\u0400" and not form & FULL:
            method = "romanisation"
    score = 90 if form & LOOSE else 100
    return PlaceRef(
        place.id,
        place.name,
        place.name_ru,
        place.name_uk or None,
        place.kind,
        text,
        score,
        method,
        "resolved",
        (),
        span,
    )


def _feminine(word: str) -> bool:
    return word.endswith(words.FEMININE_ENDINGS)


class Meaning(NamedTuple):
    """A place that a name can mean, and the form in which the gazetteer knows the name."""

    place: Place
    hit: Hit


def regions_of(atom: Atom, gazetteer: Gazetteer) -> list[Meaning]:
    """The regions, seas and countries that a name can mean."""
    return [
        Meaning(p, h)
        for h in atom.hits
        for p in (gazetteer.place(h.place),)
        if p.kind in ("region", "sea", "country", "group")
    ]


def _locals_of(atom: Atom, gazetteer: Gazetteer) -> list[Meaning]:
    return [Meaning(p, h) for h in atom.hits for p in (gazetteer.place(h.place),) if p.kind in LOCAL]


def _sea_of(word: str, gazetteer: Gazetteer) -> Meaning | None:
    """The sea whose adjective this is: «Чёрного и Азовского морей» leaves the noun to the second."""
    for noun in words.SEA_NOUNS:
        for hit in gazetteer.lookup(fold(f"{word} {noun}")):
            place = gazetteer.place(hit.place)
            if place.kind == "sea":
                return Meaning(place, hit)
    return None


def as_region(atom: Atom, scan: Scan, gazetteer: Gazetteer, plural: str | None) -> Meaning | None:
    """The region that an atom means, or None if it is a locality or open."""
    regions = regions_of(atom, gazetteer)
    kind = atom.kind or plural
    if kind == "sea" and not any(r.place.kind == "sea" for r in regions):
        sea = _sea_of(scan.tokens[atom.begin].low, gazetteer)
        if sea is not None:
            return sea
    if not regions:
        return None
    if atom.kind == "town":
        cities = [r for r in regions if r.place.id in ("RU-MOW", "RU-SPE", "UA-30", "UA-40") and r.hit.form & NAME]
        return cities[0] if cities else None  # "the city of Moscow"
    if atom.kind in ("district", "village"):
        return None
    if len(regions) == 1 and kind in ("region", "sea"):
        return regions[0]  # as most are: there is nothing to choose
    first = scan.tokens[atom.begin].low
    adjective = [r for r in regions if r.hit.form & ADJ]
    other = [r for r in regions if r.hit.form & (ALIAS | FULL) and not r.hit.form & OLD]
    if (
        not other
        and any(r.hit.form & OLD for r in regions)
        and not any(r.hit.form & NAME for r in _locals_of(atom, gazetteer))
    ):
        stems = [r for r in regions if r.hit.form & STEM]
        if stems:
            return stems[0]  # "9 – the Leningrad": the region, not the city of that old name
    named = [r for r in regions if r.hit.form & NAME]
    if kind in ("region", "sea"):
        pool = [r for r in regions if (r.place.kind == "sea") == (kind == "sea")] or regions
        if kind == "region":
            pool = [r for r in pool if r.place.kind == "region"] or pool
            cities = [
                r
                for r in pool
                if r.place.what == "federal city" or r.place.id in ("RU-MOW", "RU-SPE", "UA-30", "UA-40")
            ]
            if cities and len(pool) > len(cities):
                pool = [r for r in pool if r not in cities]
            if atom.kind == "region":
                full = [r for r in pool if r.hit.form & (ADJ | STEM | FULL | ALIAS)]
                pool = full or pool
        return pool[0]
    if adjective and not other and "\u0400" <= first[0] <= "\u04ff":
        if _feminine(first):
            return adjective[0]
        return None
    if named and not _locals_of(atom, gazetteer):
        return named[0]
    if named and named[0].place.id in ("RU-MOW", "RU-SPE", "UA-30", "UA-40", "UA-43"):
        return named[0]
    if other:
        return other[0]
    return named[0] if named and all(r.hit.form & (STEM | CENTRE) for r in _locals_of(atom, gazetteer)) else None


def _is_inside(scan: Scan, atom: Atom) -> bool:
    """Whether a name stands behind a preposition that takes the locative case."""
    return atom.begin > 0 and scan.lows[atom.begin - 1] in words.LOCATIVE_PREPOSITIONS


def _near_districts(scan: Scan, atom: Atom, gazetteer: Gazetteer) -> list[Meaning]:
    """Districts named by an adjective that is, so spelled, of a region or a town alone: «у Бєлгородському районі»."""
    key = fold(scan.tokens[atom.begin].low)
    near = [Meaning(gazetteer.place(h.place), h) for h in gazetteer.loose(key)]
    return [m for m in near if m.place.kind == "district"]


def as_local(
    atom: Atom, scan: Scan, gazetteer: Gazetteer, plural: str | None, region: str | None
) -> tuple[Meaning | None, list[Meaning]]:
    """The locality that an atom means in a region, with all candidates (for "ambiguous")."""
    pool = _locals_of(atom, gazetteer)
    kind = atom.kind or plural
    if kind == "region" and not regions_of(atom, gazetteer):
        kind = "district"  # a literal rendering: "in the Tarasovskiy and Millerovskiy regions"
    if atom.kind == "district" and not any(r.place.kind == "district" for r in pool):
        pool += _near_districts(scan, atom, gazetteer)
    word = scan.tokens[atom.stop - 1 if atom.kind is None else atom.begin].low
    first = scan.tokens[atom.begin].low
    cyrillic = "\u0400" <= first[0] <= "\u04ff"
    districts = [
        r for r in pool if r.place.kind in ("district", "city-district") and r.hit.form & (ADJ | STEM | CENTRE | FULL)
    ]
    if (
        atom.kind == "district"
        or kind == "district"
        and atom.kind == "region"
        or (
            kind == "district"
            and (
                not cyrillic
                or any(r.hit.form & ADJ for r in districts)
                or not any(r.hit.form & NAME and r.place.kind == "town" for r in pool)
            )
        )
    ):
        wanted = [
            r
            for r in pool
            if r.place.kind in ("district", "city-district")
            and r.hit.form & (ADJ | STEM | CENTRE | FULL | NAME | ALIAS)
        ]
        if not wanted:
            wanted = [
                r for r in pool if r.place.kind in ("town", "settlement") and r.hit.form & (NAME | ADJ | STEM | FULL)
            ]
    elif kind in ("town", "village"):
        wanted = [
            r for r in pool if r.place.kind not in ("district", "city-district") and r.hit.form & (NAME | ALIAS | FULL)
        ]
        if kind == "town":
            wanted = [r for r in wanted if r.place.kind == "town"] or wanted
        elif atom.kind == "village":
            smaller = [r for r in wanted if r.place.kind != "town"]  # «село Муром» is not the town of another region
            wanted = smaller or [r for r in wanted if region and r.place.region == region]
    else:
        wanted = [r for r in pool if r.hit.form & (NAME | ALIAS | FULL) and r.place.kind != "district"]
        adjectives = [r for r in districts if r.hit.form & ADJ and r.place.region == region]
        if adjectives and word.endswith(words.LOCATIVE_ADJECTIVE_ENDINGS) and _is_inside(scan, atom):
            wanted = adjectives  # «один – в Павловском»: the town would be «в Павловске»
        elif cyrillic and adjectives and (is_masculine(first) or is_masculine(word)):
            # «один над Ульяновским»: the noun is left out
            if not any(
                r.place.kind == "town"
                and r.place.region == region
                and r.hit.form & NAME
                and not r.hit.form & (LOOSE | OLD)
                for r in wanted
            ):
                wanted = adjectives
        if not wanted and cyrillic and (is_masculine(first) or is_masculine(word)):
            wanted = [r for r in pool if r.place.kind in ("district", "city-district") and r.hit.form & ADJ]
        if not wanted:
            wanted = [r for r in pool if r.hit.form & (FULL | NAME)]
    exact = [r for r in wanted if not r.hit.form & LOOSE]
    inside = [r for r in (exact or wanted) if r.place.region == region] if region else []
    if not inside and region and exact:
        inside = [r for r in wanted if r.place.region == region]
    if inside and atom.kind is None and all(r.place.kind not in ("town", "district", "city-district") for r in inside):
        cities = [
            r
            for r in wanted
            if r.place.kind == "town"
            and (r.place.population or 0) > 100_000
            and r.hit.form & NAME
            and not r.hit.form & LOOSE
        ]
        if cities:
            inside = []  # "five in Tula": the city, not a hamlet of the name in the region in play
            exact = cities
    if inside:
        strong = [r for r in inside if r.hit.form & (NAME | FULL | ADJ)] or inside
        if cyrillic and kind == "district":
            strong = [r for r in inside if r.hit.form & (ADJ | FULL)] or strong
        best = max(strong, key=lambda r: (_RANK.get(r.place.kind, 0), r.place.population or 0))
        return best, inside
    pool = exact or wanted
    if kind == "district" and cyrillic:
        # A translated name («Борівський» of Боровский) may be that of a former raion: believed in its region alone.
        pool = [r for r in pool if r.hit.form & ~(STEM | CENTRE) or r.place.kind != "district"]
    if region and atom.kind in ("village", None) and kind in ("village", None):
        # A small place outside the region in play is more likely a word or a name of something else.
        pool = [
            r
            for r in pool
            if r.place.kind == "town"
            or r.place.kind == "settlement"
            and (r.place.population or 0) > 20_000
            or r.place.kind == "district"
            and r.hit.form & FULL  # «на Лубенщині» can be no other word
        ]
    if not pool:
        return None, []
    if len({r.place.id for r in pool}) == 1:
        return pool[0], pool
    if len({r.place.region for r in pool}) == 1:
        return max(pool, key=lambda r: (_RANK.get(r.place.kind, 0), r.place.population or 0)), pool
    return None, pool


_RANK = {"district": 3, "city-district": 1, "town": 4, "settlement": 2, "village": 1, "site": 0}
