"""Places of a sentence: names with their kind words and prepositions, joined to groups over which a count is spread.

"over the Liski, Rossosh and Kantemirovka districts of the Voronezh region" is one group: three localities and the
region that holds them. What a name means is decided by its kind word, by the other names of the group, and by the
region in play (the speaker's, or the one just named), in that order; what stays open is reported, never guessed.
"""

from __future__ import annotations

from typing import NamedTuple

from dronecli.extraction import words
from dronecli.extraction.names import Name
from dronecli.extraction.numerals import find_number
from dronecli.extraction.scan import Scan
from dronecli.folding import is_cyrillic
from dronecli.gazetteer import ADJ, ALIAS, CENTRE, FULL, LOOSE, NAME, OLD, STEM, Gazetteer, Hit, Place
from dronecli.model import PlaceRef, Problem
from dronecli.segmenting import WORD

LOCAL = ("district", "city-district", "town", "settlement", "village", "site")


class Atom(NamedTuple):
    """One name, or one phrase that stands for a place ("the region", "the capital"), on tokens[begin:stop].

    `kind` is the kind word's value or None; `level` is name, own, owncity, capital, country or unknown.
    """

    level: str
    begin: int
    stop: int
    hits: tuple[Hit, ...]
    kind: str | None
    value: str = ""


class PlaceGroup(NamedTuple):
    """Places joined in one phrase on tokens[begin:stop]. `role` is over, to (a direction), from (an origin) or bare.

    `regions` are ids of regions, seas and countries, `localities` what lies inside them; `own` tells that the phrase
    was "the region", `city` "the city". `stated` is the number in "four districts".
    """

    begin: int
    stop: int
    role: str
    regions: tuple[PlaceRef, ...]
    localities: tuple[PlaceRef, ...]
    own: bool = False
    city: bool = False
    country: str | None = None
    capital: bool = False
    bare_capital: bool = False
    stated: int | None = None
    plural_only: bool = False
    border: bool = False


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
        method = next((name for bit, name in _METHODS if form & bit), "exact")
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


def _masculine(word: str) -> bool:
    return word.endswith(words.MASCULINE_ENDINGS)


def find_atoms(scan: Scan, names: list[Name], keys: list[str], gazetteer: Gazetteer) -> list[Atom]:
    """Names and stand-ins with the kind words beside them, in order."""
    out: list[Atom] = []
    tokens, lows, size = scan.tokens, scan.lows, len(scan.tokens)
    covered: set[int] = set()
    for name in names:
        if any(i in scan.taken for i in range(name.begin, name.stop)):
            continue
        if not name.capital:
            nxt = lows[name.stop] if name.stop < size else ""
            region_word = nxt.startswith(words.SKY_OR_REGION_STEMS)
            if not (region_word and any(h.form & ADJ and not h.form & LOOSE for h in name.hits)):
                continue
            out.append(Atom("name", name.begin, name.stop + 1, name.hits, "region"))  # «в орловском небе»
            covered.update(range(name.begin, name.stop + 1))
            continue
        if name.stop < size and lows[name.stop].startswith(words.FLEET_STEMS):
            continue
        if name.begin and lows[name.begin - 1] == "by" and scan.get("kind", name.stop) is None:
            continue  # an agent: "appointed by Moscow"
        kind: str | None = None
        begin, stop = name.begin, name.stop
        after = scan.get("kind", stop)
        if name.stop - name.begin > 1 and all(h.form & FULL for h in name.hits):
            what = gazetteer.place(name.hits[0].place).kind  # the kind word is part of the name
            out.append(Atom("name", begin, stop, name.hits, what if what in ("region", "district", "sea") else None))
            covered.update(range(begin, stop))
            continue
        if after is not None and not (lows[stop] in words.NOT_KIND_BEHIND_NAME or stop in scan.taken):
            kind = after.value
            stop = after.stop
            if lows[after.begin] in words.DOTTED_KINDS and stop < size and tokens[stop].text == ".":
                stop += 1
        elif stop + 1 < size and lows[stop] in words.KIND_ADJECTIVES:
            after = scan.get("kind", stop + 1) or scan.get("kind", stop)
            if after:
                kind, stop = after.value, after.stop
        for k in (begin - 1, begin - 2, begin - 3):
            if k < 0 or kind is not None:
                break
            before = next((m for m in scan.all("kind") if m.stop == k + 1 and m.begin not in covered), None)
            if before is not None and (
                k == begin - 1 or all(lows[x] in words.BETWEEN_KIND_AND_NAME for x in range(k + 1, begin))
            ):
                if lows[before.begin] in words.KIND_ABBREVIATIONS and not (k + 1 < begin and lows[k + 1] == "."):
                    break
                if before.value in ("region", "sea") and lows[before.begin] not in words.REGION_HINTS:
                    break
                if (
                    before.value == "district"
                    and not tokens[name.begin].text.isascii()
                    and any(h.form & NAME for h in name.hits)
                    and not any(h.form & ADJ for h in name.hits)
                ):
                    break  # «в районе Подольска» is near it
                if (
                    before.value == "district"
                    and lows[before.begin] not in words.DISTRICT_BEFORE_NAME
                    and tokens[before.begin].text.islower()
                    and _masculine(tokens[name.begin].low)
                ):
                    break
                kind, begin = before.value, before.begin
                if before.value == "region" and lows[before.begin] not in words.REPUBLIC and k == begin:
                    kind, begin = None, name.begin
                break
        out.append(Atom("name", begin, stop, name.hits, kind))
        covered.update(range(begin, stop))
    for level in ("capital", "owncity", "ownregion", "country"):
        for mark in scan.all(level):
            if any(i in covered or i in scan.taken for i in range(mark.begin, mark.stop)):
                continue
            if level in ("ownregion", "owncity") and mark.stop < size and lows[mark.stop] == "of":
                continue  # "the territory of the Belgorod region"
            if level in ("owncity", "ownregion") and any(n.begin == mark.stop and n.capital for n in names):
                continue  # «в районе Елабуги», «города Тулы»
            if level == "country" and tokens[mark.stop - 1].low.endswith(words.COUNTRY_ADJECTIVE_ENDINGS):
                continue
            out.append(Atom({"ownregion": "own"}.get(level, level), mark.begin, mark.stop, (), None, mark.value))
            covered.update(range(mark.begin, mark.stop))
    for mark in scan.all("placenoun"):
        # "over seven regions and the Black Sea"
        if mark.begin in covered or mark.begin in scan.taken or not lows[mark.begin].startswith(words.REGIONS_STEMS):
            continue
        if (
            mark.begin
            and find_number(scan, mark.begin - 1) is not None
            and mark.stop < size
            and lows[mark.stop] in words.AND
        ):
            out.append(Atom("country", mark.begin, mark.stop, (), None, "RU"))
            covered.update(range(mark.begin, mark.stop))
    out.sort(key=lambda a: a.begin)
    # Unknown capitalised words inside a list of localities: names that lead nowhere must say so.
    known = list(out)
    for atom in known:
        if atom.level != "name":
            continue
        _unknown_neighbours(scan, atom, out, covered)
    out.sort(key=lambda a: a.begin)
    return out


def _unknown_neighbours(scan: Scan, atom: Atom, out: list[Atom], covered: set[int]) -> None:
    tokens, lows, size = scan.tokens, scan.lows, len(scan.tokens)
    seen = False
    k = atom.stop
    if k < size and (lows[k] == "," or scan.lows[k] in words.AND):
        j = k + 1
        while j < size and lows[j] in words.LIST_ITEM_LEADS:
            j += 1
        if j < size and j not in covered and j not in scan.taken and _is_unknown(scan, j):
            stop = j + 1
            after = scan.get("kind", stop)
            end = after.stop if after else stop
            closes = end >= size or tokens[end].kind != WORD or lows[end] in words.CLOSES_LIST or after is not None
            if closes:
                out.append(Atom("unknown", j, end, (), after.value if after else None))
                covered.update(range(j, end))
                seen = True
    k = atom.begin - 1
    while k >= 0 and lows[k] in words.LIST_JOINTS:
        k -= 1
    if (
        not seen
        and k >= 0
        and k < atom.begin - 1
        and k not in covered
        and k not in scan.taken
        and _is_unknown(scan, k)
        and k > 0
    ):
        before = lows[k - 1]
        if before in words.BEFORE_UNKNOWN_NAME or scan.get("prep", k - 1) or scan.get("kind", k - 1):
            out.append(Atom("unknown", k, k + 1, (), None))
            covered.add(k)


def _is_unknown(scan: Scan, i: int) -> bool:
    token = scan.tokens[i]
    return (
        token.kind == WORD
        and token.text[0].isupper()
        and not token.text.isupper()
        and len(token.text) > 3
        and i > 0
        and not any(i in marks for tag, marks in scan.at.items() if tag != "prep")
        and not (i + 1 < len(scan.tokens) and scan.tokens[i + 1].kind == WORD and scan.tokens[i + 1].text[0].isupper())
    )


class _Region(NamedTuple):
    place: Place
    hit: Hit


def _regions(atom: Atom, gazetteer: Gazetteer) -> list[_Region]:
    return [
        _Region(p, h)
        for h in atom.hits
        for p in (gazetteer.place(h.place),)
        if p.kind in ("region", "sea", "country", "group")
    ]


def _locals(atom: Atom, gazetteer: Gazetteer) -> list[_Region]:
    return [_Region(p, h) for h in atom.hits for p in (gazetteer.place(h.place),) if p.kind in LOCAL]


def _as_region(atom: Atom, scan: Scan, gazetteer: Gazetteer, plural: str | None) -> _Region | None:
    """The region that an atom means, or None if it is a locality or open."""
    regions = _regions(atom, gazetteer)
    if not regions:
        return None
    kind = atom.kind or plural
    if atom.kind in ("district", "town", "village"):
        return None
    first = scan.tokens[atom.begin].low
    adjective = [r for r in regions if r.hit.form & ADJ]
    other = [r for r in regions if r.hit.form & (ALIAS | FULL) and not r.hit.form & OLD]
    if (
        not other
        and not any(r.hit.form & NAME for r in _locals(atom, gazetteer))
        and any(r.hit.form & OLD for r in regions)
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
    if named and not _locals(atom, gazetteer):
        return named[0]
    if named and named[0].place.id in ("RU-MOW", "RU-SPE", "UA-30", "UA-40", "UA-43"):
        return named[0]
    if other:
        return other[0]
    return named[0] if named and all(r.hit.form & (STEM | CENTRE) for r in _locals(atom, gazetteer)) else None


def _local(
    atom: Atom, scan: Scan, gazetteer: Gazetteer, plural: str | None, region: str | None
) -> tuple[_Region | None, list[_Region]]:
    """The locality that an atom means in a region, with all candidates (for "ambiguous")."""
    pool = _locals(atom, gazetteer)
    kind = atom.kind or plural
    word = scan.tokens[atom.stop - 1 if atom.kind is None else atom.begin].low
    first = scan.tokens[atom.begin].low
    cyrillic = "\u0400" <= first[0] <= "\u04ff"
    districts = [
        r for r in pool if r.place.kind in ("district", "city-district") and r.hit.form & (ADJ | STEM | CENTRE | FULL)
    ]
    if atom.kind == "district" or (
        kind == "district"
        and (
            not cyrillic
            or any(r.hit.form & ADJ for r in districts)
            or not any(r.hit.form & NAME and r.place.kind == "town" for r in pool)
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
    else:
        wanted = [r for r in pool if r.hit.form & (NAME | ALIAS | FULL) and r.place.kind != "district"]
        adjectives = [r for r in districts if r.hit.form & ADJ and r.place.region == region]
        if cyrillic and adjectives and (_masculine(first) or _masculine(word)):
            # «один над Ульяновским»: the noun is left out
            if not any(
                r.place.kind == "town"
                and r.place.region == region
                and r.hit.form & NAME
                and not r.hit.form & (LOOSE | OLD)
                for r in wanted
            ):
                wanted = adjectives
        if not wanted and cyrillic and (_masculine(first) or _masculine(word)):
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
    if region and atom.kind in ("village", None) and kind in ("village", None):
        # A small place outside the region in play is more likely a word or a name of something else.
        pool = [
            r
            for r in pool
            if r.place.kind == "town" or r.place.kind == "settlement" and (r.place.population or 0) > 20_000
        ]
    if not pool:
        return None, []
    if len({r.place.id for r in pool}) == 1:
        return pool[0], pool
    if len({r.place.region for r in pool}) == 1:
        return max(pool, key=lambda r: (_RANK.get(r.place.kind, 0), r.place.population or 0)), pool
    return None, pool


_RANK = {"district": 3, "city-district": 1, "town": 4, "settlement": 2, "village": 1, "site": 0}


def _role(scan: Scan, begin: int) -> str:
    """How a phrase is tied to its sentence: by a direction ("towards"), an origin ("from"), a place, or not at all."""
    for mark in scan.all("direction"):
        if (
            mark.stop <= begin
            and begin - mark.stop <= 2
            and all(scan.lows[k] in words.BETWEEN_DIRECTION_AND_PLACE for k in range(mark.stop, begin))
        ):
            return mark.value
    k = begin - 1
    steps = 0
    while k >= 0 and steps < 5:
        behind = next((m for m in scan.all("prep") if m.stop == k + 1), None)
        if behind is not None:
            low = scan.lows[behind.begin]
            if low in words.FROM:
                return "from"
            return "over"
        if (
            scan.lows[k] in words.BETWEEN_PREPOSITION_AND_PLACE
            or scan.get("kind", k)
            or any(m.stop == k + 1 for m in scan.all("kind"))
            or scan.tokens[k].text in "«\"'"
        ):
            k -= 1
            steps += 1
            continue
        break
    return "bare"


def find_groups(
    scan: Scan,
    atoms: list[Atom],
    gazetteer: Gazetteer,
    region_in_play: str | None,
    speakers: list[tuple[int, str | None]],
) -> tuple[list[PlaceGroup], list[Problem]]:
    """Groups of a sentence in order, and the names that stayed open.

    `speakers` are (token, region) of the sentence's sources; the region of the one who speaks at a place wins over
    `region_in_play`."""
    groups: list[PlaceGroup] = []
    problems: list[Problem] = []
    index = 0
    playing = region_in_play
    last_region: str | None = None
    while index < len(atoms):
        members = [atoms[index]]
        while index + len(members) < len(atoms):
            nxt = atoms[index + len(members)]
            if not _joined(scan, members[-1].stop, nxt.begin, members[-1], nxt):
                break
            members.append(nxt)
        index += len(members)
        before = [region for at, region in speakers if at <= members[0].begin]
        speaker_region = before[-1] if before else speakers[0][1] if speakers else None
        group = _make(scan, members, gazetteer, speaker_region or playing, last_region, speaker_region, problems)
        if group is not None:
            groups.append(group)
            if len(group.regions) == 1 and (group.regions[0].id or "")[:3] in ("RU-", "UA-"):
                last_region = group.regions[0].id
                playing = last_region
    return groups, problems


def _joined(scan: Scan, begin: int, stop: int, left: Atom, right: Atom) -> bool:
    if stop - begin > 6:
        return False
    lows = scan.lows[begin:stop]
    if left.level == "owncity" and right.level == "own":
        return True
    if right.level in ("own", "owncity", "capital", "country") and left.level == "name":
        return all(x in words.BETWEEN_NAME_AND_OWN for x in lows) and bool(lows) and right.level != "country"
    if left.level in ("own", "owncity", "capital", "country"):
        if left.level == "capital":
            return False
        if left.level == "country" and right.level == "name" and lows and lows[0] in words.AND:
            return all(x in words.BETWEEN_PLACES for x in lows)  # "over Russian regions and the Black Sea"
        # "the region, in the Kantemirovka district": apposition, not a list
        return (
            bool(lows)
            and lows[0] in words.OPENS_APPOSITION
            and all(x in words.BETWEEN_PLACES or x in words.INSIDE_APPOSITION for x in lows)
            and len(lows) <= 4
            and "and" not in lows[:1]
            and left.level == "own"
        )
    if "," in lows and _counted(scan, right.stop):
        again = (
            any(x in words.OVER_AGAIN for x in lows)
            and right.stop < len(scan.tokens)
            and scan.tokens[right.stop].kind != "p"
        )
        if again or _counted_before(scan, left.begin):
            return False  # «9 над Калужской, над Курской 8»
    if any(x in words.BUT for x in lows) and not any(x in words.NOT_ALSO for x in lows):
        return False  # «…, а над Волгоградской – по девять» opens the next item
    for k, low in enumerate(lows):
        at = begin + k
        if low in words.BETWEEN_PLACES or low in words.DASHES:
            continue
        if any(m.begin <= at < m.stop for m in scan.all("kind")) and at not in scan.taken:
            continue
        if any(m.begin <= at < m.stop for m in scan.all("prep")):
            continue
        return False
    if any(x in words.LONG_DASHES for x in lows) and not (
        left.kind == "region" or right.kind is None and left.kind is None
    ):
        return False
    if "от" in lows or "from" in lows:
        return False
    return True


def _counted(scan: Scan, i: int) -> bool:
    """Whether a number follows a place at once, with or without a dash."""
    if i < len(scan.tokens) and scan.lows[i] in words.DASHES:
        i += 1
    return find_number(scan, i) is not None


def _counted_before(scan: Scan, i: int) -> bool:
    k = i - 1
    while (
        k >= 0
        and i - k <= 4
        and (scan.lows[k] in words.BETWEEN_PLACES or scan.lows[k] in words.DASH_OR_THE)
        and scan.lows[k] != ","
    ):
        k -= 1
    return k >= 0 and (find_number(scan, k) is not None or scan.get("object", k) is not None)


def _make(
    scan: Scan,
    members: list[Atom],
    gazetteer: Gazetteer,
    playing: str | None,
    last_region: str | None,
    speaker: str | None,
    problems: list[Problem],
) -> PlaceGroup | None:
    begin, stop = members[0].begin, members[-1].stop

    def text(atom: Atom) -> str:
        return " ".join(t.text for t in scan.tokens[atom.begin : atom.stop])

    def span(atom: Atom) -> tuple[int, int]:
        return scan.tokens[atom.begin].start, scan.tokens[atom.stop - 1].end

    # A plural kind word speaks for the names before it («Боровского, Кировского и Хвастовичского округов»,
    # "the Liski, Rossosh and Ostrogozhsk districts") or after it ("across four districts: Kuybyshev, Tarus and Kirov").
    plural: list[str | None] = [None] * len(members)
    for k in range(len(members) - 1, -1, -1):
        if members[k].kind is not None and k > 0:
            last_word = scan.lows[members[k].stop - 1]
            many = last_word.endswith(words.PLURAL_ENDINGS) or last_word in words.PLURAL_KIND_FORMS
            if many:
                for j in range(k - 1, -1, -1):
                    if members[j].kind is not None or members[j].level not in ("name", "unknown"):
                        break
                    plural[j] = members[k].kind
    kind_before = _header(scan, begin)
    if kind_before is not None:
        for j, member in enumerate(members):
            if member.kind is None and plural[j] is None and kind_before != "region":
                plural[j] = kind_before
    stated_count = _stated(scan, begin, stop)
    # A list of plain names that opens with "towns of" and so on.
    if (
        members[0].kind in ("town", "village", "district")
        and len(members) > 1
        and members[0].begin < stop
        and scan.get("kind", members[0].begin)
    ):
        word = scan.lows[scan.at["kind"][members[0].begin].begin]
        if word in words.PLURAL_KINDS:
            for j in range(1, len(members)):
                if members[j].kind is None and plural[j] is None:
                    plural[j] = members[0].kind
    regions: list[PlaceRef] = []
    open_atoms: list[tuple[int, Atom]] = []
    own = city = capital = False
    country: str | None = None
    for k, atom in enumerate(members):
        if atom.level == "own":
            own = True
        elif atom.level == "owncity":
            city = True
        elif atom.level == "capital":
            capital = True
        elif atom.level == "country":
            country = country or atom.value
        elif atom.level == "unknown":
            open_atoms.append((k, atom))
        else:
            found = _as_region(atom, scan, gazetteer, plural[k])
            if found is not None:
                regions.append(reference(found.place, text(atom), found.hit.form, span(atom)))
            else:
                open_atoms.append((k, atom))
    if not regions and not open_atoms and not (own or city or capital or country):
        return None
    if len(regions) > 1:
        regions = [r for r in regions if r.kind != "country"] or regions[:1]  # "the Kaluga region of Russia"
    ids = [r.id for r in regions if r.kind == "region"]
    inside = ids[0] if len(set(ids)) == 1 else None
    if inside is None and capital and not ids:
        inside = "RU-MOW"
    localities: list[PlaceRef] = []
    implied: list[str] = []
    bare_capital = False
    unresolved: list[Atom] = []
    role = _role(scan, begin)
    if inside is None and playing is None and len(open_atoms) > 1:
        # A town tells where the district beside it lies: «в Пролетарском округе Тулы».
        open_atoms.sort(key=lambda pair: pair[1].kind == "district")
    for k, atom in open_atoms:
        context = inside or (speaker if own else None) or playing or (implied[0] if implied else None)
        if atom.level == "unknown":
            unresolved.append(atom)
            continue
        best, pool = _local(atom, scan, gazetteer, plural[k], context)
        if best is not None and context and best.place.region != context and len(open_atoms) > 1 and atom.kind is None:
            # One name of a list in a region that has a like name: "the Kalach and Frolovo districts" of Volgograd.
            wanted = (
                "district" if plural[k] == "district" or (k + 1 == len(members) and atom.kind == "district") else None
            )
            resolved = gazetteer.resolve(text(atom), context, wanted)
            if resolved.status == "resolved" and resolved.matches:
                best = _Region(resolved.matches[0].place, atom.hits[0])
        if best is None and pool:
            near = [r for r in pool if r.place.region in (last_region, implied[0] if implied else None)]
            if len({r.place.id for r in near}) == 1:
                best = near[0]
        if best is None and len(pool) > 1:
            top = sorted(pool, key=lambda r: -(r.place.population or 0))
            if (
                (top[0].place.population or 0) > 20 * max(1, top[1].place.population or 0)
                and top[0].place.kind == "town"
                and (top[0].place.population or 0) > 50_000
            ):
                best = top[0]
        if best is not None:
            if (
                atom.kind is None
                and plural[k] is None
                and len(members) == 1
                and role == "bare"
                and best.place.kind != "town"
            ):
                continue
            if inside and best.place.region != inside:
                if best.place.kind != "town":
                    unresolved.append(atom)
                    continue
            localities.append(reference(best.place, text(atom), best.hit.form, span(atom)))
            if best.place.region:
                implied.append(best.place.region)
            if (
                any(r.place.kind == "region" and r.place.id == best.place.region for r in _regions(atom, gazetteer))
                and atom.kind is None
            ):
                bare_capital = True
        elif pool:
            names = tuple(dict.fromkeys(f"{r.place.name_ru or r.place.name} ({r.place.region})" for r in pool))[:6]
            ref = PlaceRef(None, "", None, None, None, text(atom), 0, None, "ambiguous", names, span(atom))
            problems.append(Problem("ambiguous-place", span(atom), 0, 0, ref))
            localities.append(ref)
        else:
            unresolved.append(atom)
    if unresolved and (localities or len(unresolved) < len(members) or any(a.kind for a in unresolved)):
        for atom in unresolved:
            if role == "bare" and not localities and atom.kind is None:
                continue
            where = inside or playing or (implied[0] if implied else None)
            name = " ".join(
                t.text for t in scan.tokens[atom.begin : atom.stop] if not scan.get("kind", scan.tokens.index(t))
            )
            suggested = gazetteer.suggest(name or text(atom), where, None, 3)
            cyrillic = is_cyrillic(text(atom))  # suggestions are written as the reader would have to write them
            suggestions = tuple((cyrillic and place.name_ru) or place.name for place, _ in suggested)
            ref = PlaceRef(None, "", None, None, None, text(atom), 0, None, "unresolved", suggestions, span(atom))
            problems.append(Problem("unresolved-place", span(atom), 0, 0, ref))
            localities.append(ref)
    if not regions and not localities and not (own or city or capital or country):
        return None
    border = any(m.begin <= begin and begin - m.stop <= 3 for m in scan.all("border") if m.stop <= begin)
    return PlaceGroup(
        begin, stop, role, tuple(regions), tuple(localities), own, city, country, capital, bare_capital and not regions,
        stated_count, border=border,
    )  # fmt: skip


def _stated(scan: Scan, begin: int, stop: int) -> int | None:
    """The number of places that a phrase states: "over four districts of the Voronezh region", «в трёх округах – …»."""
    for k in range(max(0, begin - 6), stop):
        number = find_number(scan, k)
        if number is None or number.value > 30 or number.value < 2:
            continue
        for j in range(number.stop, min(number.stop + 3, len(scan.tokens))):
            if scan.get("placenoun", j):
                return number.value
            if scan.get("object", j) or scan.tokens[j].kind != WORD:
                break
    return None


def _header(scan: Scan, begin: int) -> str | None:
    """A kind word in the plural before a list: "in four districts: …", «в трёх округах – …», with its number."""
    k = begin - 1
    lows = scan.lows
    if k >= 0 and lows[k] == "of":
        k -= 1
    elif k >= 0 and lows[k] in words.HEADER_MARKS:
        k -= 1
        while k >= 0 and lows[k] in words.HEADER_LEADS:
            k -= 1
    else:
        return None
    mark = next((m for m in scan.all("kind") if m.stop == k + 1), None)
    if mark is None:
        # «четырёх районов Калужской области – Куйбышевского …»
        return None
    word = lows[mark.stop - 1]
    if not word.endswith(words.HEADER_PLURAL_ENDINGS):
        return None
    return mark.value
