"""One name on its own: which place it means, given the region in play and what kind is said.

Candidates are taken from the strictest kind of look-up that has any: equal keys, then near spellings (skeletons), then edit distance.
Within one of these the better reading of the form wins (a name before an adjective that lacks its noun), and then
context; two places that nothing tells apart are ambiguous.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dronecli.folding import fold, is_cyrillic
from dronecli.gazetteer.constants import ADJ, ALIAS, CENTRE, FULL, LOOSE, NAME, NOM, OLD, STEM

if TYPE_CHECKING:
    from dronecli.gazetteer import Gazetteer, Hit, Match, Place, Resolution

_DISTRICT = frozenset(["district", "city-district"])
_TOWN = frozenset(["town", "settlement", "village", "city-district", "site"])
_SETTLEMENT = frozenset(["settlement", "village", "town"])
_REGION = frozenset(["region"])
_OKRUG = frozenset(["district", "town", "settlement", "city-district", "region", "village"])
_REGION_OR_DISTRICT = frozenset(["region", "district"])

# Kind words by folded key, in every case; what they admit. Abbreviations lose their points in folding.
_KIND_WORDS: dict[str, frozenset[str]] = {}
for _words, _kinds in (
    ("oblast oblasti province governorate", _REGION),
    ("krai kray territory", _REGION),
    ("republic respublika", _REGION),
    ("region reg", _REGION_OR_DISTRICT),
    ("district districts raion rayon raions rajon rn dist", _DISTRICT | {"town", "settlement"}),
    ("okrug", _OKRUG),
    ("city town gorod misto", _TOWN),
    ("village selo derevnya settlement posyolok pgt selishche stanitsa urban-type", _SETTLEMENT),
    ("область области областью областей областям областями областях обл облasti областю областей областях", _REGION),
    ("край края краю краем крае", _REGION),
    ("республика республики республике республику республикой республіка республіки республіці республіку республікою", _REGION),
    ("регион региона региону регионом регионе регіон регіону регіоні регіоном", _REGION),
    ("район района району районом районе районы районов районам районами районах рн районі райони районів районах", _DISTRICT | {"town", "settlement"}),
    ("округ округа округу округом округе округі го мо", _OKRUG),
    ("город города городу городом городе г гор місто міста місту містом місті м", _TOWN),
    ("поселок поселка поселку поселком поселке пос пгт рп п село села селу селом селе с деревня деревни деревне деревней д станица ст станицы "
     "станице хутор х селище селища селищі смт аул", _SETTLEMENT),
    ("зато", _TOWN | {"district"}),
):  # fmt: skip
    for _word in _words.split():
        _KIND_WORDS[fold(_word)] = _kinds
# Words that may stand beside a kind word and say nothing of their own.
_FILLERS = frozenset(
    fold(w)
    for w in "the of gorodskoy urban municipal municipalny city городской городского городском муниципальный муниципального муниципальном "
    "міський административный administrative autonomous автономный closed republican поселение settlement имени".split()
)
_SCORES = {"exact": 100, "inflected": 99, "alias": 98, "romanisation": 97, "near": 92}


def _strip_kind(words: list[str]) -> tuple[list[str], frozenset[str] | None]:
    """The words without kind words at either end, and what those admit."""
    kinds: frozenset[str] | None = None
    start, end = 0, len(words)
    changed = True
    while changed and end - start > 1:
        changed = False
        for at_start in (True, False):
            if end - start <= 1:
                break
            word = words[start] if at_start else words[end - 1]
            if word in _KIND_WORDS:
                kinds = _KIND_WORDS[word] if kinds is None else (kinds & _KIND_WORDS[word] or kinds)
            elif word not in _FILLERS or (kinds is None and not _kind_next(words, start, end, at_start)):
                continue
            if at_start:
                start += 1
            else:
                end -= 1
            changed = True
    return words[start:end], kinds


def _kind_next(words: list[str], start: int, end: int, at_start: bool) -> bool:
    """Whether the word inside a filler is a kind word: "gorodskoy okrug Kaluga"."""
    if end - start < 3:
        return False
    inner = words[start + 1] if at_start else words[end - 2]
    return inner in _KIND_WORDS


class _Candidate:
    __slots__ = ("place", "form", "rank", "score", "method")

    def __init__(self, place: Place, form: int, rank: int, score: int, method: str) -> None:
        self.place = place
        self.form = form
        self.rank = rank
        self.score = score
        self.method = method


def _rank(form: int, kinds: frozenset[str] | None, kind: str) -> int:
    """How good a reading is: 4 a name, 3 an alias, 2 an adjective, 1 what needs a kind word that is not there, 0 none."""
    if kinds is not None:
        if form & (NAME | FULL | ADJ | STEM | CENTRE) and not form & (ALIAS | OLD):
            return 4 if form & (NAME | FULL | ADJ) or kind == "region" else 3
        return 3 if form & ALIAS else 4
    if form & (NAME | FULL):
        return 4
    if form & ALIAS:
        return 3
    return 2 if form & ADJ else 1


def _method(query: str, place: Place, form: int, cases: int, cyrillic: bool) -> str:
    if form & ALIAS and not form & (NAME | FULL):
        return "alias"
    if cyrillic:
        if form & LOOSE:
            return "near"
        return "exact" if cases & NOM or not cases else "inflected"
    return "near" if form & LOOSE else "exact" if fold(query) == fold(place.name) and query.lower() in place.name.lower() else "romanisation"


def _gather(gaz: Gazetteer, hits: tuple[Hit, ...], query: str, kinds: frozenset[str] | None, only: str | None, cyrillic: bool) -> list[_Candidate]:
    out = []
    for hit in hits:
        place = gaz.place(hit.place)
        if only is not None and place.kind != only:
            continue
        if kinds is not None and place.kind not in kinds:
            continue
        if kinds is not None and not kinds & {"town", "settlement"} and not hit.form & ~LOOSE & (ADJ | STEM | CENTRE | FULL | ALIAS | NAME):
            continue
        method = _method(query, place, hit.form, hit.cases, cyrillic)
        out.append(_Candidate(place, hit.form, _rank(hit.form, kinds, place.kind), _SCORES[method], "romanisation" if method == "near" else method))
    return out


def _in_region(place: Place, region: str) -> bool:
    return place.region == region or place.id == region


def _decide(candidates: list[_Candidate], region: str | None, kinds: frozenset[str] | None) -> tuple[str, list[_Candidate]]:
    """Status and candidates, best first. Without anything to tell two places apart the answer is ambiguous."""
    if region is not None:
        inside = [c for c in candidates if _in_region(c.place, region)]
        if inside:
            candidates = inside
    best = max(c.rank for c in candidates)
    first = [c for c in candidates if c.rank == best]
    rest = [c for c in candidates if c.rank != best]
    if best == 1 and region is None and kinds is None:
        return "ambiguous", first
    if len({c.place.id for c in first}) == 1:
        return "resolved", first + rest
    nominative = [c for c in first if c.method in ("exact", "alias")]
    if nominative and len({c.place.id for c in nominative}) == 1 and region is not None:
        return "resolved", nominative + [c for c in first if c not in nominative] + rest
    return "ambiguous", first + rest


def resolve(gaz: Gazetteer, name: str, region: str | None, kind: str | None) -> Resolution:
    from dronecli.gazetteer import Match, Resolution

    name = name[:300]
    key = fold(name)
    if not key:
        return Resolution("unresolved", ())
    cyrillic = is_cyrillic(name)
    words = key.split()
    inner, kinds = _strip_kind(words)
    attempts: list[tuple[str, frozenset[str] | None]] = [(key, None)]
    if kinds is not None:
        attempts.append((" ".join(inner), kinds))
    for look in (gaz.exact, gaz.loose):
        for text, admitted in attempts:
            found = _gather(gaz, look(text), name, admitted, kind, cyrillic)
            if admitted is None and kinds is not None:
                # With a kind word inside, the whole phrase counts only as a full name.
                found = [c for c in found if c.form & (FULL | ALIAS | NAME)]
            if found:
                status, chosen = _decide(found, region, admitted)
                return Resolution(status, tuple(_matches(chosen)))
    near = suggest(gaz, " ".join(inner), region, kind, 5, kinds)
    if near and region is not None:
        best = near[0]
        runner_up = near[1].score if len(near) > 1 else 0
        if best.score >= 84 and best.score - runner_up >= 8:
            return Resolution("resolved", near)
    return Resolution("unresolved", tuple(near[:5]))


def _matches(candidates: list[_Candidate]) -> list[Match]:
    from dronecli.gazetteer import Match

    out: list[Match] = []
    seen = set()
    for c in candidates:
        if c.place.id not in seen:
            seen.add(c.place.id)
            out.append(Match(c.place, c.score, c.method))
    return out[:20]


def _spellings(gaz: Gazetteer, region: str | None) -> Any:
    """(keys, record numbers) of the names among which a misspelt one is sought: nominatives in each script."""
    cached = gaz._fuzzy.get(region)
    if cached is None:
        keys: list[str] = []
        owners: list[int] = []
        numbers = list(gaz.numbers(region))
        if region is not None:
            numbers += [n for n in gaz.numbers() if n not in numbers and gaz._index.place(n)[0][0] == 1]
        for number in numbers:
            place = gaz.place(number)
            for text in {fold(place.name), fold(place.name_ru), fold(place.name_uk)}:
                inner, _ = _strip_kind(text.split())
                key = " ".join(inner)
                keys.append(key)
                owners.append(number)
        cached = gaz._fuzzy[region] = (keys, owners)
    return cached


def suggest(
    gaz: Gazetteer, name: str, region: str | None, kind: str | None, limit: int, kinds: frozenset[str] | None = None
) -> tuple[Match, ...]:
    """Nearest spellings, best first, each place once."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    from dronecli.gazetteer import Match

    key = fold(name)
    if not key:
        return ()
    keys, owners = _spellings(gaz, region)
    found: dict[int, float] = {}
    for _, score, at in process.extract(key, keys, scorer=OSA.normalized_similarity, limit=40, score_cutoff=0.4):
        owner = owners[at]
        place = gaz.place(owner)
        if kind is not None and place.kind != kind or kinds is not None and place.kind not in kinds:
            continue
        if found.get(owner, 0) < score:
            found[owner] = score
    rows = sorted(found.items(), key=lambda r: (-r[1], -gaz.place(r[0]).population))
    return tuple(Match(gaz.place(owner), round(score * 100), "fuzzy") for owner, score in rows[:limit])


