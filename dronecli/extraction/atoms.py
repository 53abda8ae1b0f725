"""Names and stand-ins of a sentence with the kind words beside them: the members of groups of places."""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.names import Name
from dronecli.extraction.numerals import find_number
from dronecli.extraction.scan import Scan
from dronecli.gazetteer import ADJ, FULL, LOOSE, NAME, Gazetteer, Hit
from dronecli.segmenting import WORD
from dronecli.tuples import NamedTuple


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


def is_masculine(word: str) -> bool:
    """Whether a Cyrillic adjective stands in a masculine form."""
    return word.endswith(words.MASCULINE_ENDINGS)


def _is_part_of_a_name(scan: Scan, name: Name, gazetteer: Gazetteer) -> bool:
    """Whether a sea's adjective opens another name: "the Caspian Pipeline Consortium", which lies on no sea."""
    if name.stop >= len(scan.tokens) or not scan.lows[name.begin].isascii():
        return False
    if scan.lows[name.stop] in words.NEWSPAPERS and scan.tokens[name.stop].text[0].isupper():
        return True  # "The Moscow Times"
    seas = all(gazetteer.place(h.place).kind == "sea" for h in name.hits)
    if seas and scan.lows[name.stop] in words.BEHIND_SEA:
        return True  # "the Black Sea port of Odesa"
    if name.stop - name.begin > 1:
        return False
    return seas and scan.tokens[name.stop].text[:1].isupper() and scan.get("kind", name.stop) is None


# Words that may stand between a country and its place: "Ukraine's second-largest port city of".
_OWNED = 5

# What makes an atom where no name stands: phrases that stand for a place, and kind words of unknown villages.
_STAND_INS = frozenset(("capital", "owncity", "ownregion", "country", "placenoun", "kind"))


def find_atoms(scan: Scan, names: list[Name], gazetteer: Gazetteer) -> list[Atom]:
    """Names and stand-ins with the kind words beside them, in order."""
    if not names and _STAND_INS.isdisjoint(scan.at):
        return []
    out: list[Atom] = []
    tokens, lows, size = scan.tokens, scan.lows, len(scan.tokens)
    covered: set[int] = set()
    behind_kinds = {m.stop for m in scan.all("kind")}
    for name in names:
        if not scan.taken.isdisjoint(range(name.begin, name.stop)):
            continue
        if (
            name.stop - name.begin > 1
            and lows[name.stop - 1].startswith(words.SKY_OR_REGION_STEMS)
            and not name.capital
        ):
            out.append(Atom("name", name.begin, name.stop, name.hits, "region"))  # «над столичным регионом»
            covered.update(range(name.begin, name.stop))
            continue
        if not name.capital:
            nxt = lows[name.stop] if name.stop < size else ""
            region_word = nxt.startswith(words.SKY_OR_REGION_STEMS)
            listed = name.begin <= 1 and scan.sentence.line_start  # «- воронежська обл. – 13»
            near = 0 if listed and len(lows[name.begin]) > 6 else LOOSE
            if not region_word and _is_small(scan, name, gazetteer):
                out.append(Atom("name", name.begin, name.stop, name.hits, "region"))  # «40 над воронезькою»
                covered.update(range(name.begin, name.stop))
                continue
            if not (region_word and any(h.form & ADJ and not h.form & near for h in name.hits)):
                continue
            stop = name.stop + 1
            stop += nxt in words.DOTTED_KINDS and stop < size and tokens[stop].text == "."
            out.append(Atom("name", name.begin, stop, name.hits, "region"))  # «в орловском небе»
            covered.update(range(name.begin, stop))
            continue
        if name.stop < size and lows[name.stop].startswith(words.FLEET_STEMS):
            continue
        if _is_part_of_a_name(scan, name, gazetteer):
            continue
        if scan.get("country", name.begin):
            adjective = lows[name.begin].endswith(words.LIKE_COUNTRY_ENDINGS)
            if adjective or scan.get("object", name.stop) or _is_bordered(scan, name.begin):
                continue  # «Українські дрони»: not the town Ukrainsk
        if lows[name.begin] in words.CAPITALS and name.stop < size and lows[name.stop] in words.PUT_INTO_OFFICE:
            continue  # "whom Moscow appointed as governor"
        if _gives_bearings(scan, name):
            continue
        if _is_owner(scan, name, names):
            covered.update(range(name.begin, name.stop))
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
        elif (
            stop + 3 < size and tokens[stop].text == "(" and tokens[stop + 2].text == ")" and scan.get("kind", stop + 3)
        ):
            kind = scan.at["kind"][stop + 3].value  # «в Рыльском (14) и Глушковском (11) районах»
        elif stop + 1 < size and lows[stop] in words.KIND_ADJECTIVES:
            after = scan.get("kind", stop + 1) or scan.get("kind", stop)
            if after:
                kind, stop = after.value, after.stop
        for k in (begin - 1, begin - 2, begin - 3) if behind_kinds else ():
            if k < 0 or kind is not None:
                break
            if k + 1 not in behind_kinds:
                continue
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
                    and (any(h.form & NAME for h in name.hits) or _may_be_region(name, gazetteer))
                    and not any(h.form & ADJ for h in name.hits)
                ):
                    break  # «в районе Подольска» is near it, «округами Подмосковья» are in it
                if (
                    before.value == "district"
                    and lows[before.begin] not in words.DISTRICT_BEFORE_NAME
                    and tokens[before.begin].text.islower()
                    and is_masculine(tokens[name.begin].low)
                ):
                    break
                kind, begin = before.value, before.begin
                if before.value == "region" and lows[before.begin] not in words.REPUBLIC and k == begin:
                    kind, begin = None, name.begin
                break
        if kind is None and stop < size and lows[stop] in words.NUCLEAR and _may_be_region(name, gazetteer):
            kind = "region"  # "the Kursk nuclear power plant" is in another town of its region
        if kind is None and _qualifies_plant(scan, name, gazetteer):
            kind = "region"  # «по Рязанському НПЗ»
        if kind is None and lows[name.begin].endswith(words.LATIN_FEMININE_ENDINGS):
            kind = "region"  # "14 on Kurskaya": the noun that is left out is oblast
        out.append(Atom("name", begin, stop, name.hits, kind))
        covered.update(range(begin, stop))
    villages = _unknown_villages(scan, out, covered) if behind_kinds else []
    if villages:
        inner = {a.stop - 1 for a in villages if a.stop - a.begin > 1}
        out = [a for a in out if a.begin not in inner] + villages  # «село Ясные Зори» is not the town of Zori
    named = {n.begin for n in names if n.capital} | {a.begin for a in villages}
    for level in ("capital", "owncity", "ownregion", "country"):
        if level not in scan.at:
            continue
        for mark in scan.all(level):
            if any(i in covered or i in scan.taken for i in range(mark.begin, mark.stop)):
                continue
            if level == "capital" and any(m.begin < mark.begin and mark.stop <= m.stop for m in scan.all("owncity")):
                continue  # "the regional capital"
            if level in ("ownregion", "owncity") and mark.stop < size and lows[mark.stop] == "of":
                continue  # "the territory of the Belgorod region"
            if level in ("owncity", "ownregion") and mark.stop in named:
                continue  # «в районе Елабуги», «города Тулы»
            if level == "owncity" and mark.begin and _is_named(scan, mark.begin - 1):
                continue  # «над Балаклійською громадою»
            if level == "country" and tokens[mark.stop - 1].low.endswith(words.COUNTRY_ADJECTIVE_ENDINGS):
                continue
            if level == "country" and _is_bordered(scan, mark.begin):
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
    out = _with_left_out_noun(scan, out)
    # Unknown capitalised words inside a list of localities: names that lead nowhere must say so.
    known = list(out)
    for atom in known:
        if atom.level != "name":
            continue
        _unknown_neighbours(scan, atom, out, covered)
    out.sort(key=lambda a: a.begin)
    return out


def _gives_bearings(scan: Scan, name: Name) -> bool:
    """Whether a city only tells where the place before it lies: "in Krasnogorsk, on Moscow's western edge"."""
    if not scan.tokens[name.stop - 1].text.endswith(("'s", "’s")):
        return False
    return not words.BEARINGS.isdisjoint(scan.lows[name.stop : name.stop + 3])


def _is_bordered(scan: Scan, i: int) -> bool:
    """Whether the country at token i only borders on the place: "over regions bordering Ukraine"."""
    return i > 0 and scan.lows[i - 1].startswith(words.BORDERING_STEMS)


def _may_be_region(name: Name, gazetteer: Gazetteer) -> bool:
    return any(gazetteer.place(h.place).kind == "region" for h in name.hits)


def _is_owner(scan: Scan, name: Name, names: list[Name]) -> bool:
    """Whether a country only tells whose place follows: "Russia's southern city of Volgograd"."""
    if scan.get("country", name.begin) is None or not scan.tokens[name.begin].text.endswith(("'s", "’s")):
        return False
    if any(0 <= m.begin - name.stop <= 1 for tag in ("force", "dutyforce") for m in scan.all(tag)):
        return True  # "Russia's air defense systems"
    if any(1 <= m.begin - name.stop <= 2 and m.value == "town" for m in scan.all("kind")):
        return True  # "in Kharkiv, Ukraine's second-largest city"
    place = next((n.begin for n in names if n.begin >= name.stop), len(scan.tokens))
    between = range(name.stop, min(place, len(scan.tokens)))
    return len(between) <= _OWNED and all(
        scan.tokens[k].kind == WORD and scan.lows[k] not in words.AND for k in between
    )


def _is_small(scan: Scan, name: Name, gazetteer: Gazetteer) -> bool:
    """Whether a region is named without capital and noun: "over" or a number stands before it, no noun behind it."""
    k, stop = name.begin, name.stop
    regional = [h for h in name.hits if gazetteer.place(h.place).kind == "region" and not h.form & LOOSE]
    if not k or not any(h.form & (ADJ | NAME) for h in regional) or scan.tokens[k].text.isascii():
        return False
    if any(h.form & ADJ for h in regional) and not scan.lows[k].endswith(words.FEMININE_ENDINGS):
        return False
    ends = stop >= len(scan.tokens) or scan.tokens[stop].kind != WORD or scan.lows[stop] in words.AND
    counted = scan.lows[k - 1] in words.OVER or find_number(scan, k - 1) is not None
    return ends and counted


def _qualifies_plant(scan: Scan, name: Name, gazetteer: Gazetteer) -> bool:
    """Whether a region's adjective tells which plant or port is meant: no district that leaves its noun out."""
    stop = name.stop
    if stop >= len(scan.tokens) or not is_masculine(scan.lows[name.begin]):
        return False
    plant = scan.lows[stop].startswith(words.PLANT_STEMS) or scan.tokens[stop].text in words.PLANTS
    return plant and any(h.form & ADJ and gazetteer.place(h.place).kind == "region" for h in name.hits)


def _with_left_out_noun(scan: Scan, atoms: list[Atom]) -> list[Atom]:
    """Labels of a list that leave "district" to the first: «Пологівський район – 8, Василівський – 7»."""
    first = next((a for a in atoms if a.kind == "district"), None)
    if first is None or scan.tokens[first.begin].text.isascii():
        return atoms
    return [
        a._replace(kind="district") if a.begin > first.begin and _leaves_out_district(scan, a) else a for a in atoms
    ]


def _leaves_out_district(scan: Scan, atom: Atom) -> bool:
    """A label with its number, or «два – над Починківським»: a masculine adjective that no noun follows."""
    if atom.kind is not None or atom.level != "name" or not is_masculine(scan.tokens[atom.begin].low):
        return False
    over = atom.begin > 0 and scan.lows[atom.begin - 1] in words.OVER and scan.lows[atom.begin].endswith("ським")
    return over or _is_counted_label(scan, atom)


def _is_counted_label(scan: Scan, atom: Atom) -> bool:
    """Whether a dash and a number follow a name."""
    k = atom.stop
    return k + 1 < len(scan.tokens) and scan.tokens[k].text in "–—-" and find_number(scan, k + 1) is not None


def _is_named(scan: Scan, i: int) -> bool:
    """Whether a capitalised adjective names the unit behind it."""
    token = scan.tokens[i]
    return i > 0 and token.kind == WORD and token.text[0].isupper() and token.low.endswith(words.NAMING_ENDINGS)


def _unknown_villages(scan: Scan, known: list[Atom], covered: set[int]) -> list[Atom]:
    """Villages by name that the gazetteer does not hold: «над селом Борки», "the villages of Gora-Podol and Zamostye".

    The kind word stays outside of the atom: what is shown as unresolved is the name alone.
    """
    out: list[Atom] = []
    stops = {a.begin: a.stop for a in known if a.kind not in ("region", "district", "sea")}
    for mark in scan.all("kind"):
        if mark.value != "village" or mark.begin in scan.taken:
            continue
        k = mark.stop
        if scan.lows[mark.begin] in words.VILLAGE_ABBREVIATIONS:
            if k >= len(scan.tokens) or scan.tokens[k].text != ".":
                continue
            k += 1
        k = stops.get(mark.begin, k)  # the kind word is part of the atom of the first name
        while k < len(scan.tokens):
            if k > mark.stop and scan.lows[k] in words.LIST_JOINTS:
                if not any(low in words.VILLAGES for low in scan.lows[mark.begin : mark.stop]):
                    break
                k += 1
            elif k in stops:
                k = stops[k]  # a name that the gazetteer holds
            elif k not in covered and k not in scan.taken and _is_unknown(scan, k, paired=True):
                free = k + 1 not in covered or k + 1 in stops  # «в деревне Асеевка Климовского района»
                stop = k + 1 + (free and k + 1 < len(scan.tokens) and _is_unknown(scan, k + 1))
                out.append(Atom("unknown", k, stop, (), "village"))
                covered.update(range(k, stop))
                k = stop
            else:
                break
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


def _is_unknown(scan: Scan, i: int, paired: bool = False) -> bool:
    """Whether a capitalised word is in no table; it stands alone unless `paired` («Горная Пролетарка»)."""
    token = scan.tokens[i]
    return (
        token.kind == WORD
        and token.text[0].isupper()
        and not token.text.isupper()
        and len(token.text) > 3
        and i > 0
        and not any(i in marks for tag, marks in scan.at.items() if tag != "prep")
        and (paired or not (i + 1 < len(scan.tokens) and scan.tokens[i + 1].text[0].isupper()))
    )
