"""One name on its own: which place it means, given the region in play and what kind is said.

Candidates are taken from the strictest kind of look-up that has any: equal keys, then near spellings (skeletons), then
edit distance. Within one of these the better reading of the form wins (a name before an adjective that lacks its
noun), and then context; two places that nothing tells apart are ambiguous.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dronecli.folding import fold, is_cyrillic
from dronecli.gazetteer.choosing import Candidate, decide, doubtful, people
from dronecli.gazetteer.constants import ADJ, ALIAS, CENTRE, FULL, LOOSE, NAME, NOM, OLD, STEM
from dronecli.gazetteer.kinds import KIND_WORDS, strip_kind
from dronecli.gazetteer.nearby import spellings

if TYPE_CHECKING:
    from dronecli.gazetteer import Gazetteer, Hit, Match, Place, Resolution

# What a kind word says, from the strictest reading to the loosest: each step is (kinds of place, forms, must it be an
# okrug?).
_NAMED = NAME | FULL | ALIAS
_NEEDS_NOUN = ADJ | STEM | CENTRE
_ANY = _NAMED | _NEEDS_NOUN
_DISTRICTS = ("district", "city-district")
_TOWNS = ("town", "settlement", "city-district", "village", "site")
_OFFERED, _NEAR_BY_ITSELF = 0.5, 0.67
"""Shares of the letters that have to agree for a suggestion, and for that of a region other than the one in play."""
_Step = tuple[tuple[str, ...], int, bool]
_READINGS: dict[str, tuple[_Step, ...]] = {
    "region": ((("region",), ADJ | FULL, False), (("region",), STEM, False), (("region",), _ANY, False)),
    "area": (
        (("region",), ADJ | FULL, False), (("region",), STEM, False), (("region",), CENTRE | ALIAS, False),
        (("district",), _NEEDS_NOUN, False),
    ),
    "district": (
        (("district",), ADJ | FULL, False), (("city-district",), ADJ | FULL, False),
        (("district",), STEM | ALIAS, False),
        (("district",), CENTRE, False), (("city-district",), _ANY, False), (_TOWNS, _NAMED, True),
    ),
    "urban okrug": (
        (_TOWNS, _NAMED, True), (("district",), ADJ | FULL, False), (("district",), STEM | ALIAS | CENTRE, False),
        (("town",), _NAMED, False),
        (("settlement", "village"), _NAMED, False),
    ),
    "okrug": (
        (("district", "city-district"), ADJ | FULL, False), (_TOWNS, _NAMED, True), (("region",), ADJ | FULL, False),
        (("district", "city-district"), _ANY, False), (("region",), STEM, False), (("town",), _NAMED, False),
    ),
    "autonomous": ((("region",), _ANY, False),),
    "town": ((("town", "region"), NAME | FULL, False), (("town", "region"), ALIAS, False), (_TOWNS, _NAMED, False)),
    "settlement": ((("settlement", "village"), _NAMED, False), (_TOWNS, _NAMED, False)),
    "closed": ((_TOWNS, _NAMED, True), (_TOWNS, _NAMED, False), (("district",), _ANY, False)),
}  # fmt: skip
# Without a kind word: a name, another name, an adjective alone, a former name, and last what needs a kind word.
_BARE = ((NAME | FULL, 0), (ALIAS, 1), (ADJ, 2), (STEM | CENTRE, 4))

_SCORES = {"exact": 100, "inflected": 99, "alias": 98, "romanisation": 98, "near": 97}
# What is taken off the score of a reading that lacks its kind word, by tier of _BARE.
_DOUBTS = (0, 0, 15, 5, 30)


def _tier(place: Place, form: int, said: str | None) -> int | None:
    """How straightforward a reading is: 0 the best, None for none at all."""
    if said is None:
        if form & OLD and not form & (NAME | FULL):
            return 3
        if form & ALIAS and place.kind in ("region", "country", "group"):
            # «Кубань» is the region for everybody, whatever village bears the name.
            return 0
        return next(tier for flags, tier in _BARE if form & flags)
    for tier, (kinds, forms, okrug) in enumerate(_READINGS[said]):
        if place.kind in kinds and form & forms and (not okrug or place.now):
            if said == "town" and place.kind == "region" and place.what != "city":
                continue
            return tier + (1 if form & OLD and not form & NAME else 0)
    return None


def _method(place: Place, query: str, form: int, cases: int, cyrillic: bool) -> str:
    """How the form led to the place; `query` is folded."""
    if form & LOOSE:
        return "near"
    if form & ALIAS and not form & (NAME | FULL):
        return "alias"
    if cyrillic:
        return "exact" if cases & NOM or not cases else "inflected"
    return "exact" if query in fold(place.name) else "romanisation"


def _gather(
    gaz: Gazetteer, hits: tuple[Hit, ...], query: str, said: str | None, kind: str | None, cyrillic: bool
) -> list[Candidate]:
    out = []
    for hit in hits:
        place = gaz.place(hit.place)
        if kind is not None and kind not in (place.kind, place.what):
            continue
        tier = _tier(place, hit.form, said)
        if tier is not None:
            method = _method(place, query, hit.form, hit.cases, cyrillic)
            doubt = _DOUBTS[tier] if said is None else 0
            out.append(
                Candidate(
                    place,
                    hit.form,
                    hit.cases,
                    tier,
                    _SCORES[method] - doubt,
                    "romanisation" if method == "near" else method,
                )
            )
    return out


def resolve(gaz: Gazetteer, name: str, region: str | None, kind: str | None) -> Resolution:
    """See `Gazetteer.resolve`."""
    key = fold(name[:300])
    if not key:
        return _resolution("unresolved", [])
    words = key.split()
    inner, said = strip_kind(words)
    found = _look(gaz, key, " ".join(inner), said, region, kind, name[:300])
    if found is None and said is None and len(words) > 1:
        inner, said = _strip_misspelt_kind(words)
        if said is not None:
            found = _look(gaz, key, " ".join(inner), said, region, kind, name[:300])
    article, _, rest = name.strip().partition(" ")
    if found is None and article.lower() == "the" and rest:
        return resolve(gaz, rest, region, kind)  # "the Black Sea"
    if found is not None:
        return found
    surface = " ".join(name[:300].lower().split())
    return _nearest(gaz, surface if said is None else " ".join(inner), " ".join(inner), region, kind, said)


def _look(
    gaz: Gazetteer,
    key: str,
    inner: str,
    said: str | None,
    region: str | None,
    kind: str | None,
    surface: str,
) -> Resolution | None:
    """The answer of equal and near spellings; None where there is none to believe."""
    cyrillic = is_cyrillic(key)
    attempts: list[tuple[str, str | None]] = [(key, None)]
    if said is not None:
        attempts.append((inner, said))
    weak: list[Candidate] = []
    for text, reading in attempts:
        for near, look in enumerate((gaz.exact, gaz.loose)):
            found = _gather(gaz, look(text), text, reading, kind, cyrillic)
            if cyrillic:
                found = [c for c in found if c.place.region == region or not _is_translated(c)]
            if reading != said:
                # With a kind word inside, the whole phrase counts only as a full name.
                found = [c for c in found if c.form & (FULL | ALIAS | NAME)]
            if region is None and said is None and kind is None:
                if near:
                    found = [c for c in found if not doubtful(c, text, surface)]
                elif found and doubtful(max(found, key=lambda c: (-c.tier, people(c.place))), text, surface):
                    return _resolution("ambiguous", found)
            # What lies elsewhere, or lacks its kind word, gives way to a near spelling that is a better reading.
            if any((c.tier < 2 or reading is not None) and (region is None or c.place.region == region) for c in found):
                return _resolution(*decide(found, region, said, surface))
            weak += found
        if weak and reading is not None:
            break
    if region is not None and weak and not any(c.place.region == region for c in weak):
        # With a region in play, a name from elsewhere is believed if it is spelled right and well known, or nothing in
        # the region is near.
        weak = [c for c in weak if not c.form & LOOSE]
        if weak and not any(c.place.kind in ("region", "country", "sea") or c.place.population > 100_000 for c in weak):
            closest = suggest(gaz, text, region, kind, 1, said, text)
            if closest and closest[0].score >= 80:
                return None
    return _resolution(*decide(weak, region, said, surface)) if weak else None


def _is_translated(candidate: Candidate) -> bool:
    """Whether a district of Russia is meant by a translated name, «Борівський» for Боровский, which a former raion of
    Ukraine may bear: such a name is believed in its own region alone.
    """
    return candidate.place.kind == "district" and not candidate.form & ~(STEM | CENTRE)


def _strip_misspelt_kind(words: list[str]) -> tuple[list[str], str | None]:
    """As `strip_kind`, for a kind word with one wrong letter at either end ("Chunsky Districe")."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    long_words = [w for w, meaning in KIND_WORDS.items() if len(w) > 3 and meaning not in ("town", "settlement")]
    for at in (len(words) - 1, 0):
        if len(words[at]) < 4:
            continue
        near = process.extractOne(
            words[at], long_words, scorer=OSA.distance, score_cutoff=1 if len(words[at]) < 7 else 2
        )
        if near is not None:
            return strip_kind([*words[:at], near[0], *words[at + 1 :]])
    return words, None


def _nearest(
    gaz: Gazetteer, surface: str, inner: str, region: str | None, kind: str | None, said: str | None
) -> Resolution:
    """By edit distance: resolved where one spelling is near and no other is; else suggestions.

    Without a region to seek in, the name has to be longer and nearer, and to end as the place does: "Kuznetsov" is not
    Kuznetsovo with a letter lost.
    """
    from dronecli.gazetteer import Resolution

    near = suggest(gaz, surface, region, kind, 5, said, inner)
    if not near:
        return Resolution("unresolved", near)
    best = near[0]
    # A district and its centre are no rivals: their names go together, and the kind word or its absence has chosen.
    rivals = [m.score for m in near[1:] if m.place.centre != best.place.id and best.place.centre != m.place.id]
    least, lead = (84, 8) if region is not None else (88, 15)
    if best.score < least or best.score - max(rivals, default=0) < lead:
        return Resolution("unresolved", near)
    if region is None:
        ends = {fold(name)[-2:] for name in (best.place.name, best.place.name_ru, best.place.name_uk)}
        if len(inner) < 7 or is_cyrillic(inner) or not (said is not None or inner[-2:] in ends):
            return Resolution("unresolved", near)
    return Resolution("resolved", near)


def _resolution(status: str, candidates: list[Candidate]) -> Resolution:
    from dronecli.gazetteer import Resolution

    return Resolution(status, tuple(_matches(candidates)))


def _matches(candidates: list[Candidate]) -> list[Match]:
    from dronecli.gazetteer import Match

    out: list[Match] = []
    seen = set()
    for c in candidates:
        if c.place.id not in seen:
            seen.add(c.place.id)
            out.append(Match(c.place, c.score, c.method))
    return out[:20]


def suggest(
    gaz: Gazetteer,
    name: str,
    region: str | None,
    kind: str | None,
    limit: int,
    said: str | None = None,
    key: str | None = None,
) -> tuple[Match, ...]:
    """Nearest spellings, best first, each place once; `key` is the folded name where that is not `fold(name)`.

    With a region in play, another region is offered where it is nearer than all that lies in this one, or near by any
    measure: "Yernov" in a text about Kaluga Oblast means Yukhnov before it means Ternopil.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    from dronecli.gazetteer import Match

    if key is None:
        inner, said = strip_kind(fold(name).split())
        key = " ".join(inner)
    if not key:
        return ()
    keys, plain, owners = spellings(gaz, region)
    surface = name.lower()
    found: dict[int, float] = {}
    for text, choices in ((key, keys), (surface, plain)):
        for _, score, at in process.extract(
            text, choices, scorer=OSA.normalized_similarity, limit=60, score_cutoff=_OFFERED
        ):
            owner = owners[at]
            if found.get(owner, 0) >= score:
                continue
            if (kind is not None and kind not in (gaz.place(owner).kind, gaz.place(owner).what)) or (
                said is not None and _fit(gaz, owner, said) is None
            ):
                continue
            found[owner] = score
    if region is not None:
        inside = gaz.numbers(region)
        best = max((score for owner, score in found.items() if owner in inside), default=0.0)
        found = {o: score for o, score in found.items() if o in inside or score > best or score >= _NEAR_BY_ITSELF}
    rows = sorted(
        found.items(), key=lambda r: (-round(r[1] * 100),
        0 if said is None else _fit(gaz, r[0], said), -gaz.place(r[0]).population)
    )  # fmt: skip
    return tuple(Match(gaz.place(owner), round(score * 100), "fuzzy") for owner, score in rows[:limit])


def _fit(gaz: Gazetteer, number: int, said: str) -> int | None:
    """How well a place suits a kind word: the step of _READINGS, or None if it does not."""
    place = gaz.place(number)
    for step, (kinds, _, okrug) in enumerate(_READINGS[said]):
        if place.kind in kinds and (not okrug or place.now):
            return step
    return None
