"""Kind words of places (oblast, «район», town) and what stands beside them: what they say, and names without them."""

from __future__ import annotations

from dronecli.folding import fold

# Kind words: what they say, then the words in every case. Abbreviations lose their points in folding.
_KIND_TABLE = """
region      oblast oblasti province governorate krai kray territory republic respublika
region      область области областью областей областям областями областях обл області областю
region      край края краю краем крае республика республики республике республику республикой
region      республіка республіки республіці республіку республікою
area        region reg регион региона региону регионом регионе регіон регіону регіоні регіоном
district    district districts raion rayon raions rajon dist ulus kozhuun aymak
district    район района району районом районе районы районов районам районами районах рн р-н
district    районі районові райони районів улус улуса улусе кожуун аймак
okrug       okrug okrugs округ округа округу округом округе округі окрузі округов округів округам округами округах
town        city town gorod misto город города городу городом городе г гор місто міста місту містом місті м
settlement  village selo derevnya settlement posyolok pgt selishche stanitsa stanytsia selyshche
settlement  поселок поселка поселку поселком поселке пос пгт рп п село села селу селом селе с деревня деревни деревне
settlement  деревней д станица ст станицы станице хутор х селище селища селищі смт аул
closed      zato зато
"""
KIND_WORDS: dict[str, str] = {}
for _line in _KIND_TABLE.split("\n"):
    for _word in _line.split()[1:]:
        KIND_WORDS[fold(_word)] = _line.split()[0]
# Words that stand beside a kind word; some change what it says (urban okrug, autonomous okrug).
_FILLER_TABLE = """
-           the of имени national type closed administrative municipal municipalny republican rural workers
urban       gorodskoy urban city городскому
autonomous  autonomous autonomy avtonomny avtonomnyy
"""
_FILLERS = {
    fold(word): "" if line[0] == "-" else line.split()[0]
    for line in _FILLER_TABLE.strip().split("\n")
    for word in line.split()[1:]
}


def strip_kind(words: list[str]) -> tuple[list[str], str | None]:
    """The words without kind words at either end, and what these say (a key of `resolving._READINGS`), or None.

    >>> strip_kind(["gorodskoi", "okrug", "reutov"]), strip_kind(["kirov", "distriqt"]), strip_kind(["kaluga"])
    ((['reutov'], 'urban okrug'), (['kirov'], 'district'), (['kaluga'], None))
    """
    found: str | None = None
    start, end = 0, len(words)
    while end - start > 1:
        for at_start in (True, False):
            word, inner = (words[start], words[start + 1]) if at_start else (words[end - 1], words[end - 2])
            meaning = KIND_WORDS.get(word)
            adds = _filler(word) if meaning is None else None
            if adds is not None and (found is not None or (inner in KIND_WORDS and end - start > 2)):
                meaning = adds
                if meaning == "urban" and found in (None, "okrug"):
                    found = "urban okrug"
                elif meaning == "autonomous" and found in (None, "okrug"):
                    found = "autonomous"
            elif meaning is None:
                continue
            elif (
                found is None
                or (found == "okrug" and meaning == "closed")
                or (found == "urban okrug" and meaning not in ("okrug", "district"))
            ):
                found = meaning
            start, end = (start + 1, end) if at_start else (start, end - 1)
            break
        else:
            break
    return words[start:end], found


_FILLER_STEMS = tuple(
    (fold(stem), meaning)
    for stem, meaning in (
        ("муниципальн", ""), ("административн", ""), ("национальн", ""), ("сельск", ""), ("рабоч", ""),
        ("городск", "urban"), ("автономн", "autonomous"), ("муніципальн", ""), ("міськ", "urban"),
    )
)  # fmt: skip


def _filler(word: str) -> str | None:
    """What a word beside a kind word adds; None for a word that is none of these."""
    meaning = _FILLERS.get(word)
    if meaning is None and not word.isascii():
        for stem, adds in _FILLER_STEMS:
            if word.startswith(stem) and len(word) - len(stem) <= 4:
                return adds
    return meaning
