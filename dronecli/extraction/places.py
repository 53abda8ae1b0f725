"""Places of a sentence: names with their kind words and prepositions, joined to groups over which a count is spread.

"over the Liski, Rossosh and Kantemirovka districts of the Voronezh region" is one group: three localities and the
region that holds them. What a name means is decided by its kind word, by the other names of the group, and by the
region in play (the speaker's, or the one just named), in that order; what stays open is reported, never guessed.
"""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.atoms import Atom
from dronecli.extraction.meanings import Meaning, as_local, as_region, reference, regions_of
from dronecli.extraction.numerals import find_number, number_starts
from dronecli.extraction.scan import Scan
from dronecli.folding import is_cyrillic
from dronecli.gazetteer import NAME, Gazetteer
from dronecli.model import PlaceRef, Problem, Span
from dronecli.segmenting import NUMBER, WORD
from dronecli.tuples import NamedTuple


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


def _role(scan: Scan, begin: int) -> str:
    """How a phrase is tied to its sentence: by a direction ("towards"), an origin ("from"), a place, or not at all."""
    preps = scan.all("prep")
    for mark in scan.all("direction"):
        if any(p.begin < mark.begin < p.stop for p in preps):
            continue  # "not far from Rylsk"
        if (
            mark.stop <= begin
            and begin - mark.stop <= 2
            and all(scan.lows[k] in words.BETWEEN_DIRECTION_AND_PLACE for k in range(mark.stop, begin))
        ):
            return mark.value
        if mark.begin and mark.stop <= begin <= mark.stop + 9 and scan.lows[mark.begin - 1] == "(":
            if ")" not in scan.lows[mark.stop : begin]:
                return mark.value  # «(райони пусків – мис Чауда, Крим)»
    k = begin - 1
    steps = 0
    while k >= 0 and steps < 5:
        behind = scan.ending("prep", k + 1)
        if behind is not None:
            low = scan.lows[behind.begin]
            if low in words.FROM:
                return "from"
            return "over"
        if (
            scan.lows[k] in words.BETWEEN_PREPOSITION_AND_PLACE
            or scan.lows[k].startswith(words.PART_STEMS)
            or scan.get("kind", k)
            or scan.ending("kind", k + 1)
            or scan.tokens[k].text.endswith("'s")
            and scan.get("country", k)
            or scan.tokens[k].text in "«\"'"
            or find_number(scan, k) is not None  # "over seven Russian regions"
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
    if not atoms:
        return groups, problems
    index = 0
    playing = region_in_play
    last_region: str | None = None
    while index < len(atoms):
        members = [atoms[index]]
        while index + len(members) < len(atoms):
            nxt = atoms[index + len(members)]
            if _heads_item(scan, nxt) and _role(scan, members[0].begin) == "to":
                break  # «девять, летевших на Москву, Калужская область – 12»
            if not _joined(scan, members[-1].stop, nxt.begin, members[-1], nxt):
                break
            members.append(nxt)
        index += len(members)
        before = [region for at, region in speakers if at <= members[0].begin]
        speaker_region = before[-1] if before else speakers[0][1] if speakers else None
        context = _Context(speaker_region, speaker_region or playing, last_region)
        group = _make(scan, members, gazetteer, context, problems)
        if group is not None:
            groups.append(group)
            if len(group.regions) == 1 and (group.regions[0].id or "")[:3] in ("RU-", "UA-"):
                last_region = group.regions[0].id
                playing = last_region
    return groups, problems


def _heads_item(scan: Scan, atom: Atom) -> bool:
    """Whether a number behind a dash follows a name: it heads an item of a list."""
    k = atom.stop
    if k + 1 >= len(scan.tokens) or scan.tokens[k].text not in "–—-":
        return False
    return scan.tokens[k + 1].kind == NUMBER or scan.get("number", k + 1) is not None


def _joined(scan: Scan, begin: int, stop: int, left: Atom, right: Atom) -> bool:
    if stop - begin > 6:
        return False
    lows = scan.lows[begin:stop]
    if left.level == "owncity" and right.level == "own":
        return True
    if not lows and right.level == "own" and left.kind == "district" and scan.lows[stop] in words.OF_OWN_REGION:
        return True  # «над Лівенським районом області»
    if (
        right.level == "own"
        and left.level == "name"
        and left.kind in (None, "town")
        and lows[:1]
        and lows[0] in words.AND
    ):
        counted = find_number(scan, begin + 1)
        rest = scan.lows[counted.stop + 1 : stop] if counted is not None else []
        if counted is not None and scan.get("placenoun", counted.stop) and set(rest) <= words.BETWEEN_NAME_AND_OWN:
            return True  # «в Воронеже и трёх районах области»
    if right.level in ("own", "owncity", "capital", "country") and left.level == "name":
        beside = bool(lows) or left.kind is not None and not scan.tokens[right.begin].text.isascii()  # «районом города»
        return all(x in words.BETWEEN_NAME_AND_OWN for x in lows) and beside and right.level != "country"
    if left.level in ("own", "owncity", "capital", "country"):
        if left.level == "capital":
            return False
        if left.level == "country" and right.level == "name" and lows and (lows[0] in words.AND or lows[0] == ","):
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
    if "," in lows and any(x in words.OVER_AGAIN for x in lows) and _counted_before(scan, left.begin):
        behind = next((k for k in range(right.stop, len(scan.tokens)) if scan.tokens[k].text in ",;–—"), None)
        if behind is not None and scan.tokens[behind].text in "–—" and scan.has("each", behind, behind + 2):
            return False  # «ще 12 над Ростовською, над Бєлгородською та Курською – по сім»
    if any(x in words.NEAR for x in lows):
        return False  # "over the Black Sea near the Crimean peninsula"
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


class _Context(NamedTuple):
    """What a phrase of places stands in: ids of the speaker's region, the region in play and the one named last."""

    speaker: str | None
    playing: str | None
    last: str | None


class _Phrase(NamedTuple):
    """The members of a group with the kind word that speaks for each, "" for none."""

    scan: Scan
    members: list[Atom]
    kinds: list[str | None]
    role: str

    def text(self, atom: Atom) -> str:
        return " ".join(t.text for t in self.scan.tokens[atom.begin : atom.stop])

    def span(self, atom: Atom) -> Span:
        return self.scan.tokens[atom.begin].start, self.scan.tokens[atom.stop - 1].end

    def has(self, level: str) -> bool:
        return any(a.level == level for a in self.members)


_STAND_INS = frozenset(("own", "owncity", "capital", "country"))


def _make(
    scan: Scan, members: list[Atom], gazetteer: Gazetteer, context: _Context, problems: list[Problem]
) -> PlaceGroup | None:
    """The group that joined names make, None if they mean no place. Names that stay open are noted as problems."""
    begin, stop = members[0].begin, members[-1].stop
    phrase = _Phrase(scan, members, _kinds(scan, members), _role(scan, begin))
    regions, open_atoms = _read_regions(phrase, gazetteer)
    levels = {a.level for a in members}
    stands_in = not _STAND_INS.isdisjoint(levels)
    if not regions and not open_atoms and not stands_in:
        return None
    ids = [r.id for r in regions if r.kind == "region"]
    inside = ids[0] if len(set(ids)) == 1 else None
    if inside is None and "capital" in levels and not ids:
        inside = "RU-MOW"
    localities, bare_capital = _read_localities(phrase, gazetteer, open_atoms, inside, context, problems)
    if not regions and not localities and not stands_in:
        return None
    return PlaceGroup(
        begin,
        stop,
        phrase.role,
        tuple(regions),
        tuple(localities),
        own="own" in levels,
        city="owncity" in levels,
        country=next((a.value for a in members if a.level == "country"), None),
        capital="capital" in levels,
        bare_capital=bare_capital and not regions,
        stated=_stated(scan, begin, stop),
    )


def _kinds(scan: Scan, members: list[Atom]) -> list[str | None]:
    """The kind that a plural word gives to names without one.

    It stands behind them («Боровского, Кировского и Хвастовичского округов», "the Liski, Rossosh and Ostrogozhsk
    districts") or before them ("across four districts: Kuybyshev, Tarus and Kirov", "the towns of Liski and Rossosh").
    """
    kinds: list[str | None] = [None] * len(members)
    for k in range(len(members) - 1, 0, -1):
        last_word = scan.lows[members[k].stop - 1]
        many = last_word.endswith(words.PLURAL_ENDINGS) or last_word in words.PLURAL_KIND_FORMS
        if members[k].kind is None or not many:
            continue
        for j in range(k - 1, -1, -1):
            if members[j].kind is not None or members[j].level not in ("name", "unknown"):
                break
            kinds[j] = members[k].kind
    header = _header(scan, members[0].begin)
    first = members[0]
    mark = scan.get("kind", first.begin)
    opening = first.kind if first.kind in ("town", "village", "district") and mark is not None else None
    if mark is not None and scan.lows[mark.begin] not in words.PLURAL_KINDS:
        opening = None
    for j, member in enumerate(members):
        if member.kind is None and kinds[j] is None:
            kinds[j] = header if header is not None and header != "region" else opening
    return kinds


def _read_regions(phrase: _Phrase, gazetteer: Gazetteer) -> tuple[list[PlaceRef], list[tuple[int, Atom]]]:
    """The regions among the members, and the members (with their index) that are localities or open."""
    regions: list[PlaceRef] = []
    open_atoms: list[tuple[int, Atom]] = []
    for k, atom in enumerate(phrase.members):
        if atom.level not in ("name", "unknown"):
            continue
        kind = phrase.kinds[k] or _sea_before(phrase, atom)
        found = as_region(atom, phrase.scan, gazetteer, kind) if atom.level == "name" else None
        if found is None:
            found = _region_by_capital(phrase, k, gazetteer)
        if found is None:
            open_atoms.append((k, atom))
        else:
            regions.append(reference(found.place, phrase.text(atom), found.hit.form, phrase.span(atom)))
    if len(regions) > 1:
        regions = [r for r in regions if r.kind != "country"] or regions[:1]  # "the Kaluga region of Russia"
    return regions, open_atoms


def _region_by_capital(phrase: _Phrase, k: int, gazetteer: Gazetteer) -> Meaning | None:
    """The region that its capital stands for in a list: "Yaroslavl, the Kaluga region and the Tver region"."""
    atom = phrase.members[k]
    beside = [a for a in phrase.members if a.kind == "region" and a.level == "name"]
    if atom.level != "name" or atom.kind is not None or phrase.kinds[k] is not None or len(beside) < 2:
        return None
    known = {m.place.id for a in beside for m in regions_of(a, gazetteer)}
    for hit in atom.hits:
        town = gazetteer.place(hit.place)
        held = gazetteer.by_id(town.region or "") if town.kind == "town" else None
        if held is not None and held.centre == town.id and held.id not in known:
            return Meaning(held, hit)
    return None


def _sea_before(phrase: _Phrase, atom: Atom) -> str | None:
    """The kind that «над Чёрным морем – 42, над Азовским – 5» leaves out of its second name."""
    if atom.kind is not None or len(phrase.members) > 1:
        return None
    seas = [m for m in phrase.scan.all("kind") if m.value == "sea" and m.stop <= atom.begin]
    word = phrase.scan.tokens[atom.begin].low
    return "sea" if seas and word.endswith(words.MASCULINE_ENDINGS) else None


def _read_localities(
    phrase: _Phrase,
    gazetteer: Gazetteer,
    open_atoms: list[tuple[int, Atom]],
    inside: str | None,
    context: _Context,
    problems: list[Problem],
) -> tuple[list[PlaceRef], bool]:
    """The localities of a phrase, and whether one has the name of its region's capital and no kind word."""
    localities: list[PlaceRef] = []
    unresolved: list[Atom] = []
    implied: str | None = None  # the region of the first locality: the others lie there too
    bare_capital = False
    if inside is None and context.playing is None and len(open_atoms) > 1:
        # A town tells where the district beside it lies: «в Пролетарском округе Тулы».
        open_atoms.sort(key=lambda pair: pair[1].kind == "district")
    for k, atom in open_atoms:
        region = inside or (context.speaker if phrase.has("own") else None) or context.playing or implied
        if atom.level == "unknown":
            unresolved.append(atom)
            continue
        best, pool = _choose(phrase, k, gazetteer, region, (context.last, implied), len(open_atoms) > 1)
        if best is None and pool:
            localities.append(_ambiguous(phrase, atom, pool, problems))
            continue
        if (
            best is not None
            and not inside
            and (_is_abroad(best, context.speaker) or _is_far(best, context.playing, gazetteer))
        ):
            best = None  # a governor speaks of his own villages, not of their namesakes
        if best is None or inside and best.place.region != inside and best.place.kind != "town":
            if best is None or not _is_lone_word(phrase, k, best):
                unresolved.append(atom)
            continue
        if _is_lone_word(phrase, k, best):
            continue
        localities.append(reference(best.place, phrase.text(atom), best.hit.form, phrase.span(atom)))
        implied = implied or best.place.region or None
        held = gazetteer.by_id(best.place.region or "")
        if atom.kind is None and held is not None and held.centre == best.place.id:
            bare_capital = True
    if unresolved and (localities or len(unresolved) < len(phrase.members) or any(a.kind for a in unresolved)):
        for atom in unresolved:
            if phrase.role != "bare" or localities or atom.kind is not None:
                where = inside or context.playing or implied
                localities.append(_unresolved(phrase, atom, gazetteer, where, problems))
    return localities, bare_capital


_KNOWN_FAR = 50_000  # a town that a governor may name though it is not his


def _is_abroad(found: Meaning, home: str | None) -> bool:
    """Whether a small place lies in another region than that of the one who speaks."""
    place = found.place
    if home is None or place.region == home or not place.region:
        return False
    return place.kind not in ("district", "city-district") and (place.population or 0) < _KNOWN_FAR


_FAR_DEGREES = 5  # between the centres of regions that do not adjoin


def _is_far(found: Meaning, home: str | None, gazetteer: Gazetteer) -> bool:
    """Whether a district is the namesake, far in Russia, of one inside a city of the Ukrainian region in play: «у
    Приморському районі обласного центру» is not the one at Archangelsk."""
    region = found.place.region or ""
    if found.place.kind != "district" or not region.startswith("RU-") or not (home or "").startswith("UA-"):
        return False
    held = (gazetteer.by_id(home or ""), gazetteer.by_id(region))
    centres = [gazetteer.by_id(p.centre) for p in held if p is not None and p.centre is not None]
    spots = [(c.lat, c.lon) for c in centres if c is not None and c.lat is not None and c.lon is not None]
    if len(spots) != 2:
        return False
    (lat, lon), (other_lat, other_lon) = spots
    return max(abs(lat - other_lat), abs(lon - other_lon)) > _FAR_DEGREES


def _is_lone_word(phrase: _Phrase, k: int, best: Meaning) -> bool:
    """Whether a name stands without preposition, kind word and neighbours, and is not of a town: hardly a place."""
    plain = phrase.members[k].kind is None and phrase.kinds[k] is None and len(phrase.members) == 1
    return plain and phrase.role == "bare" and best.place.kind != "town" and not _is_reached(phrase)


def _is_reached(phrase: _Phrase) -> bool:
    """Whether a name is what was hit: "reached the Ust-Luga complex"."""
    scan, k = phrase.scan, phrase.members[0].begin
    k -= k > 0 and scan.lows[k - 1] == "the"
    return any(m.stop == k and m.value in ("struck", "launched") for m in scan.all("outcome"))


def _choose(
    phrase: _Phrase, k: int, gazetteer: Gazetteer, region: str | None, near: tuple[str | None, str | None], listed: bool
) -> tuple[Meaning | None, list[Meaning]]:
    """The locality that a member means and all that it can mean; `near` are regions that were named or implied."""
    atom, kind = phrase.members[k], phrase.kinds[k]
    best, pool = as_local(atom, phrase.scan, gazetteer, kind, region)
    if best is not None and region and best.place.region != region and listed and atom.kind is None:
        # One name of a list in a region that has a like name: "the Kalach and Frolovo districts" of Volgograd.
        wanted = "district" if kind == "district" else None
        resolved = gazetteer.resolve(phrase.text(atom), region, wanted)
        if resolved.status == "resolved" and resolved.matches:
            best = Meaning(resolved.matches[0].place, atom.hits[0])
    if best is None and pool:
        close = [r for r in pool if r.place.region in near]
        if len({r.place.id for r in close}) == 1:
            best = close[0]
    if best is None and len(pool) > 1:
        first, second = sorted(pool, key=lambda r: -(r.place.population or 0))[:2]
        size = first.place.population or 0
        far_greater = size > 20 * max(1, second.place.population or 0)
        alone = first.hit.form & NAME and not any(r.hit.form & NAME for r in pool if r is not first)
        if first.place.kind == "town" and size > 50_000 and (far_greater or alone):
            best = first  # alone: the others have it as another name, as Slavyansk-na-Kubani has Slavyansk
    return best, pool


def _ambiguous(phrase: _Phrase, atom: Atom, pool: list[Meaning], problems: list[Problem]) -> PlaceRef:
    names = tuple(dict.fromkeys(f"{r.place.name_ru or r.place.name} ({r.place.region})" for r in pool))[:6]
    span = phrase.span(atom)
    ref = PlaceRef(None, "", None, None, None, phrase.text(atom), 0, None, "ambiguous", names, span)
    problems.append(Problem("ambiguous-place", span, 0, 0, ref))
    return ref


def _unresolved(
    phrase: _Phrase, atom: Atom, gazetteer: Gazetteer, where: str | None, problems: list[Problem]
) -> PlaceRef:
    scan, text, span = phrase.scan, phrase.text(atom), phrase.span(atom)
    opening = scan.get("kind", atom.begin)
    if atom.kind == "village" and opening is not None and opening.stop < atom.stop:
        atom = atom._replace(begin=opening.stop)  # «село Беленькое»: the name is what leads nowhere
        text, span = phrase.text(atom), phrase.span(atom)
    name = " ".join(scan.tokens[k].text for k in range(atom.begin, atom.stop) if not scan.get("kind", k))
    suggested = gazetteer.suggest(name or text, where, None, 3)
    cyrillic = is_cyrillic(text)  # suggestions are written as the reader would have to write them
    suggestions = tuple((cyrillic and place.name_ru) or place.name for place, _ in suggested)
    ref = PlaceRef(None, "", None, None, None, text, 0, None, "unresolved", suggestions, span)
    problems.append(Problem("unresolved-place", span, 0, 0, ref))
    return ref


def _stated(scan: Scan, begin: int, stop: int) -> int | None:
    """The number of places that a phrase states: "over four districts of the Voronezh region", «в трёх округах – …»."""
    if "placenoun" not in scan.at:
        return None
    starts = number_starts(scan)
    for k in range(max(0, begin - 6), stop):
        number = find_number(scan, k) if k in starts else None
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
    mark = scan.ending("kind", k + 1)
    if mark is None:
        # «четырёх районов Калужской области – Куйбышевского …»
        return None
    word = lows[mark.stop - 1]
    if not word.endswith(words.HEADER_PLURAL_ENDINGS):
        return None
    return mark.value
