"""Titles with what belongs to them: "the acting head of the Luhansk region, Leonid Pasechnik" is one phrase."""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.discourse import Discourse
from dronecli.extraction.names import Name, Person
from dronecli.extraction.scan import Scan
from dronecli.gazetteer import ADJ, LOOSE, Gazetteer, Place
from dronecli.segmenting import WORD
from dronecli.tuples import NamedTuple


class Search(NamedTuple):
    """What the finders of the sources of one sentence share. `used` are tokens of titles that have been read."""

    scan: Scan
    names: list[Name]
    persons: list[Person]
    gazetteer: Gazetteer
    discourse: Discourse
    used: set[int]

    def use(self, begin: int, stop: int) -> None:
        """Marks the tokens of a title, which are no place and no other title."""
        self.used.update(range(begin, stop))
        self.scan.take(begin, stop)


class Title(NamedTuple):
    """A title grown over what stands around it: tokens[begin:stop], names of places, and the person who bears it."""

    begin: int
    stop: int
    places: list[Name]
    person: Person | None


def grow(search: Search, begin: int, stop: int) -> Title:
    """The title on tokens[begin:stop] with the names, kind words and persons around it."""
    # "head of Dagestan" is one title, and "Sumy Oblast" shares its noun with "oblast military administration"
    inside = [n for n in search.names if n.begin < stop and n.stop <= stop and begin < n.stop]
    # «глава Республики Крым Сергей Аксенов»: the name of the region takes the last word of the title with it
    inside += [n for n in search.names if begin < n.begin < stop < n.stop]
    inside = [n for n in inside if n.capital or _adjective(n)]
    stop = max([stop, *[n.stop for n in inside]])
    begin = min([begin, *[n.begin for n in inside]])
    end, found, person = _grow_right(search, stop, inside)
    return _grow_left(search, Title(begin, end, found, person))


def _grow_right(search: Search, stop: int, inside: list[Name]) -> tuple[int, list[Name], Person | None]:
    """Where a title that reads to `stop` ends, its places and its person."""
    scan, lows, size = search.scan, search.scan.lows, len(search.scan.tokens)
    at_name = {n.begin: n for n in search.names}
    person_at = {p.begin: p for p in search.persons}
    found = list(inside)
    k = stop
    while k < size and k - stop < 14:
        if k in person_at:
            person = person_at[k]
            return person.stop, found, person
        name = at_name.get(k)
        fits = name is not None and (name.capital or not found and _adjective(name))
        if name is not None and fits and k not in scan.taken and not _given_name(scan, name):
            found.append(name)
            k = name.stop
            continue
        if scan.get("kind", k) and lows[k] not in words.IN_RU:
            k = scan.at["kind"][k].stop
            continue
        introduces = k + 1 in person_at or scan.get("source", k + 1)
        if lows[k] in words.TITLE_LINKS and (lows[k] != "," or introduces):
            k += 1
            continue
        other = scan.get("source", k)
        heads = other is not None and other.value == "regional" and other.stop in person_at
        # «ватажок окупаційної адміністрації Сергій Аксьонов»
        if other and (other.value == "governor" or heads or lows[k] in words.OFFICE_LINKS):
            k = other.stop
            continue
        break
    end = max([stop, *[n.stop for n in found]])
    while end < k and scan.get("kind", end):
        end = scan.at["kind"][end].stop
    return end, found, None


def _grow_left(search: Search, title: Title) -> Title:
    """The title with the names before it («тульский губернатор», "Kursk's acting governor") and the person."""
    lows = search.scan.lows
    begin, person = title.begin, title.person
    found = list(title.places)
    j = title.begin - 1
    while j >= 0 and title.begin - j < 9:
        before = (n for n in search.names if n.stop == j + 1 and n.begin not in search.used)
        hit = next((n for n in before if n.capital or _adjective(n)), None)
        if hit is not None:
            found.insert(0, hit)
            begin, j = hit.begin, hit.begin - 1
            continue
        behind = next((m for m in search.scan.all("kind") if m.stop == j + 1), None)
        if behind is not None:
            j = behind.begin - 1
            continue
        if lows[j] in words.BEFORE_OFFICE or (person is None and lows[j] in words.HEADS):
            j -= 1
            continue
        if person is None:
            edge = j if lows[j] in words.APPOSITION_MARKS else j + 1
            person = next((p for p in search.persons if p.stop == edge), None)
            begin = begin if person is None else person.begin
        break
    return Title(begin, title.stop, found, person)


def places_of(name: Name, gazetteer: Gazetteer) -> list[Place]:
    """All places that a name can mean."""
    return [gazetteer.place(h.place) for h in name.hits]


def region_of(name: Name, gazetteer: Gazetteer) -> str | None:
    """The region that a name beside a title means: "Kaluga governor" is of Kaluga Oblast, not of the town."""
    places = places_of(name, gazetteer)
    for place in places:
        if place.kind == "region":
            return place.id
    regions = {p.region for p in places if p.region}
    return next(iter(regions)) if len(regions) == 1 else None


def _adjective(name: Name) -> bool:
    """«тульский губернатор»: an adjective of a region in lower case."""
    return any(h.form & ADJ and not h.form & LOOSE for h in name.hits)


def _given_name(scan: Scan, name: Name) -> bool:
    """Whether a name that is only loosely a place stands before a surname («глава Новороссийска Андрій Кравченко»), or
    one that is a town's and a man's before a single word («міського голови Артема Кобзаря»)."""
    nxt = scan.tokens[name.stop] if name.stop < len(scan.tokens) else None
    loose = all(h.form & LOOSE for h in name.hits)
    if not loose and scan.lows[name.begin].startswith(words.TOWN_OR_MAN_STEMS):
        behind = scan.tokens[name.stop + 1] if name.stop + 1 < len(scan.tokens) else None
        loose = behind is None or behind.kind != WORD or not behind.text[0].isupper()
    return (
        loose and nxt is not None and nxt.kind == WORD and nxt.text[0].isupper() and scan.get("kind", name.stop) is None
    )


def proper_after(scan: Scan, i: int) -> tuple[str, int, int] | None:
    """Two or three capitalised words after a title: the name of a mayor, as (name, begin, stop)."""
    tokens = scan.tokens
    k = i
    if k < len(tokens) and tokens[k].text == ",":
        k += 1
    begin = k
    proper: list[str] = []
    while (
        k < len(tokens)
        and len(proper) < 3
        and tokens[k].kind == WORD
        and tokens[k].text[0].isupper()
        and not scan.get("month", k)
    ):
        proper.append(tokens[k].text)
        k += 1
    if len(proper) >= 2 and not scan.get("source", begin):
        return " ".join(proper), begin, k
    return None


def proper_before(scan: Scan, i: int) -> tuple[str, int, int] | None:
    """«Андрей Кравченко, глава Новороссийска»: the name before a comma before the title."""
    tokens = scan.tokens
    if i < 3 or tokens[i - 1].text not in words.BEFORE_TITLE:
        return None
    k = i - 2
    proper: list[str] = []
    while k >= 0 and len(proper) < 3 and tokens[k].kind == WORD and tokens[k].text[0].isupper():
        proper.insert(0, tokens[k].text)
        k -= 1
    return (" ".join(proper), k + 1, i - 1) if len(proper) in (2, 3) else None
