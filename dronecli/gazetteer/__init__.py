"""Places and heads of regions: what a name may mean.

`load()` opens the index of the gazetteer (`gazetteer.yaml`, compiled) and gives a `Gazetteer`. Its look-ups take keys,
made by `folding.fold`, and give *hits*: every place that the form may name, likeliest first, and what the form is:

========  =====================================================================================================
NAME      a proper name of its own, in some case: Калуга, Юхновом, Kaluga
ADJ       an adjective that has or needs a head noun: калужской (области), боровского (района), Kaluzhskaya
STEM      an adjective cut short, or a region's English proper part: Khvastovich (district), Kaluga (Oblast)
CENTRE    the name of the centre, used for its district or region: Millerovo (district), Yekaterinburg (region)
ALIAS     another name: Подмосковье, Кубань, ДНР
FULL      the whole name with its kind word: Kaluga Oblast, Республика Крым
OLD       together with ALIAS: a former name
LOOSE     the spelling is near, not equal: mixed schemes, lost diacritics, the other Cyrillic language
OWN       together with NAME: spelled after the place's own language ("Podilsk", not "Podolsk", for Подільськ)
WORD      together with NAME: an ordinary word or a common surname as well (Мирный, Жуков): not to be believed bare
========  =====================================================================================================

STEM and CENTRE are to be believed beside a kind word only. `cases` is a set of bits (NOM GEN DAT ACC INS LOC); it is 0
for Latin. `resolve` decides about one name on its own, with what context there is; `suggest` gives neighbours in
spelling. Nothing is ever guessed: a name that several places bear is ambiguous, one that none bears is unresolved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dronecli.folding import fold, skeleton
from dronecli.gazetteer.constants import (
    ACC,
    ADJ,
    ALIAS,
    CENTRE,
    DAT,
    FULL,
    GEN,
    INS,
    KINDS,
    LOC,
    LOOSE,
    NAME,
    NOM,
    NONE,
    OLD,
    OWN,
    STEM,
    WORD,
)  # fmt: skip
from dronecli.tuples import NamedTuple

if TYPE_CHECKING:
    from dronecli.gazetteer.index import Index
    from dronecli.gazetteer.nearby import Spellings
    from dronecli.gazetteer.source import Message

__all__ = [
    "ACC", "ADJ", "ALIAS", "CENTRE", "DAT", "FULL", "GEN", "INS", "KINDS", "LOC", "LOOSE", "NAME", "NOM",
    "NO_WORD", "OLD", "OWN", "STEM", "WORD", "Gazetteer", "Head",
    "Hit", "Match", "PersonHit", "Place", "Resolution", "as_of", "check", "fix", "load",
]  # fmt: skip


class Place(NamedTuple):
    """An entry of the gazetteer. `name` is English; `name_ru` of a district is its «… район» form.

    `region` is the id of the first-level region in which it lies (a region's own id for the region itself), `parent`
    the next larger entry. `lat` and `lon` are degrees, None where unknown; `population` 0 where unknown. `centre` is
    the id of a district's or region's centre. `now` is what a district is called today where that is not a район
    (муниципальный округ), for a town the kind of okrug it forms; `what` refines the kind (oblast, republic,
    airport; village for a rural settlement);
    `members` are the ids of a group.
    """

    id: str
    kind: str
    name: str
    name_ru: str
    name_uk: str
    region: str | None
    parent: str | None
    lat: float | None
    lon: float | None
    population: int
    centre: str | None = None
    what: str = ""
    now: str = ""
    members: tuple[str, ...] = ()


class Head(NamedTuple):
    """A head of a region in one term of office.

    `name` is Cyrillic as a reader would index it, in the head's own language; `name_en` the usual English spelling.
    `administration` is russia or ukraine: who appointed. `start` and `end` are ISO days, or year-month or year where
    the day is not known; `end` None means in office. A body (`title` is "body") has a name and a region only.
    """

    name: str
    name_en: str
    name_uk: str
    name_ru: str
    surname: str
    region: str
    title: str
    administration: str
    start: str | None
    end: str | None


class Hit(NamedTuple):
    """What a form may name: `place` is a record number for `Gazetteer.place`, `form` and `cases` are bits."""

    place: int
    form: int
    cases: int


class PersonHit(NamedTuple):
    """A head whose surname a form may be: `head` is a number for `Gazetteer.head`; `loose` as LOOSE of a place."""

    head: int
    cases: int
    loose: bool = False


class Match(NamedTuple):
    """A place that a name was resolved to. `score` is 0 to 100; `method` exact, inflected, romanisation, alias or
    fuzzy.
    """

    place: Place
    score: int
    method: str


class Resolution(NamedTuple):
    """`status` is resolved, ambiguous or unresolved; `matches` are best first, for unresolved names the nearest
    spellings.
    """

    status: str
    matches: tuple[Match, ...]


class Gazetteer:
    """An open gazetteer. Places, heads and the answers of look-ups are kept once read: the words of texts recur."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._places: dict[int, Place] = {}
        self._heads: dict[int, Head] = {}
        self._equal: dict[str, tuple[tuple[Hit, ...], int]] = {}
        self._near: dict[str, tuple[Hit, ...]] = {}
        self._people: dict[str, tuple[PersonHit, ...]] = {}
        self._numbers: dict[str, int | None] = {}
        self.nameless = {NO_WORD}
        """Keys of single words, met by `longest`, with which no name begins."""
        self.headless = {NO_WORD}
        """Keys, met by `people`, that are no surname of a head."""
        self.spellings: dict[str | None, Spellings] = {}

    # -- names

    def lookup(self, key: str) -> tuple[Hit, ...]:
        """What the form with this key (see `folding.fold`) may name, likeliest first; () if nothing.

        Spellings that are only near are given where there is no equal one, and for names of six letters or more: in
        running text a short word is near to too much ("other" to Очёр).
        """
        if not key:
            return ()
        return self._hits(key)[0] or (self.loose(key) if len(key) >= _NEAR else ())

    def exact(self, key: str) -> tuple[Hit, ...]:
        """As `lookup`, without spellings that are only near."""
        return self._hits(key)[0] if key else ()

    def loose(self, key: str) -> tuple[Hit, ...]:
        """The hits of the key's skeleton: equal spellings and near ones alike, all flagged LOOSE."""
        found = self._near.get(key)
        if found is None:
            found = self._hits("~" + skeleton(key))[0] if key else ()
            if len(self._near) > _REMEMBERED:
                self._near.clear()
            self._near[key] = found
        return found

    def _hits(self, key: str) -> tuple[tuple[Hit, ...], int]:
        """The hits of a key of the index, and how many words may follow it in a longer name."""
        found = self._equal.get(key)
        if found is None:
            hits, more = self.index.find(key)
            if len(self._equal) > _REMEMBERED:
                self._equal.clear()
            found = self._equal[key] = tuple([Hit(*h) for h in hits]), more
        return found

    def longest(self, keys: Sequence[str], i: int) -> tuple[int, tuple[Hit, ...]]:
        """The longest run keys[i:i+n] that is a name, with its hits; (0, ()) where none begins at i."""
        key = keys[i]
        if not key:
            return 0, ()
        hits, more = self._equal.get(key) or self._hits(key)
        if more:
            inside = key.count(" ")
            for n in range(min(more - inside, len(keys) - i - 1), 0, -1):
                joined = " ".join(keys[i : i + n + 1])
                found = self._hits(joined)[0] or self.loose(joined)
                if found:
                    return n + 1, found
        if not hits and len(key) >= _NEAR:
            hits = self.loose(key)
        if hits:
            return 1, hits
        if not more:
            _remember(self.nameless, key)
        return 0, ()

    # -- places

    def place(self, number: int) -> Place:
        """The place of a hit."""
        found = self._places.get(number)
        if found is None:
            (kind, _, region, parent, centre, _, lat, lon, population), texts = self.index.place(number)
            id, name, ru, uk, what, now, members = texts[:7]
            known = lat < 1000
            found = self._places[number] = Place(
                id, KINDS[kind], name, ru, uk, self._id(region, number, id), self._id(parent, number, id),
                round(lat, 4) if known else None, round(lon, 4) if known else None, population,
                self._id(centre, number, id), what, now, tuple(members.split(",")) if members else (),
            )  # fmt: skip
        return found

    def _id(self, number: int, own: int, own_id: str) -> str | None:
        if number == NONE:
            return None
        return own_id if number == own else self.index.place(number)[1][0]

    def number(self, id: str) -> int | None:
        """The record number of a place, for comparison with hits; None for an id that does not exist."""
        if id in self._numbers:
            return self._numbers[id]
        hits, _ = self.index.find("#" + id)
        number = hits[0][0] if hits else None
        if len(self._numbers) > _REMEMBERED:
            self._numbers.clear()
        self._numbers[id] = number
        return number

    def by_id(self, id: str) -> Place | None:
        """The place with an id such as RU-KLU or RU-KLU/borovsk."""
        number = self.number(id)
        return None if number is None else self.place(number)

    def places(self, region: str | None = None) -> Iterator[Place]:
        """All places, or a region with its places, in the order of the index."""
        for number in self.numbers(region):
            yield self.place(number)

    def numbers(self, region: str | None = None) -> range:
        """Record numbers of all places, or of a region and its places."""
        if region is None:
            return range(self.index.places)
        first = self.number(region)
        if first is None:
            return range(0)
        return range(first, first + max(1, self.index.place(first)[0][5]))

    def regions(self) -> list[int]:
        """Record numbers of all regions, found by leaping over the places of each."""
        out: list[int] = []
        number = 0
        while number < self.index.places:
            record = self.index.place(number)[0]
            if KINDS[record[0]] == "region":
                out.append(number)
            number += max(1, record[5])
        return out

    # -- people

    def people(self, key: str) -> tuple[PersonHit, ...]:
        """Heads of regions whose surname a form may be, in any case and romanisation."""
        if not key:
            return ()
        found = self._people.get(key)
        if found is None:
            hits = self.index.find("@" + key)[0] or self.index.find("@~" + skeleton(key))[0]
            if len(self._people) > _REMEMBERED:
                self._people.clear()
            found = self._people[key] = tuple([PersonHit(h, cases, bool(form & LOOSE)) for h, form, cases in hits])
            if not found:
                _remember(self.headless, key)
        return found

    def head(self, number: int) -> Head:
        """The head of a `PersonHit`."""
        found = self._heads.get(number)
        if found is None:
            region, texts = self.index.head(number)
            name, en, uk, ru, surname, title, administration, start, end = texts[:9]
            region_id = self.index.place(region)[1][0]
            found = self._heads[number] = Head(
                name, en, uk, ru, surname, region_id, title, administration, start or None, end or None
            )
        return found

    def heads_of(self, region: str) -> tuple[Head, ...]:
        """All heads of a region that are known, earliest first (a region of Ukraine may have heads of two
        administrations).
        """
        return tuple(self.head(h) for h, _, _ in self.index.find("$" + region)[0])

    def head_of(self, region: str, date: str | None = None) -> Head | None:
        """Who headed a region on an ISO day; without a date, who does now. None where unknown.

        In regions that Russia occupies, the head whom Russia appointed is given: it is he whose reports on air defence
        stand against the ministry's.
        """
        best: Head | None = None
        for head in self.heads_of(region):
            start, end = head.start or "", head.end
            if date is None:
                if end is not None:
                    continue
            elif start[: len(date)] > date[: len(start)] or (end is not None and end < date[: len(end)]):
                continue
            if best is None or (head.administration == "russia") > (best.administration == "russia") or (
                head.administration == best.administration and start > (best.start or "")
            ):  # fmt: skip
                best = head
        return best

    def channel(self, name: str) -> Head | None:
        """The head or body to whom a Telegram channel belongs, by its title or handle; None where that is not sure."""
        key = fold(
            name.removesuffix("/").rpartition("/")[2].removeprefix("@") if "t.me/" in name else name.removeprefix("@")
        )
        if not key:
            return None
        hits, _ = self.index.find("!" + key)
        if hits:
            return self.head(hits[0][0])
        words = key.split()
        if len(words) == 1:
            # «Хинштейн»: a surname alone, if only one head bears it.
            heads = {self.head(h.head).name: self.head(h.head) for h in self.people(key) if not h.loose}
            return next(iter(heads.values())) if len(heads) == 1 else None
        if not 1 < len(words) < 5:
            return None
        found: dict[str, Head] = {}
        for word in words:
            for hit in self.people(word):
                head = self.head(hit.head)
                given = {fold(n.split()[0]) for n in (head.name, head.name_ru, head.name_uk, head.name_en) if n}
                if given & set(words) or set(words) & _TITLES:
                    found[head.name] = head
        return next(iter(found.values())) if len(found) == 1 else None

    # -- names on their own

    def resolve(self, name: str, region: str | None = None, kind: str | None = None) -> Resolution:
        """What a name means on its own, kind words included ("Kirov district", «г. Киров»).

        `region` is the id of the region in play, `kind` one of KINDS or a `what` of Place; both narrow the choice.
        """
        from dronecli.gazetteer.resolving import resolve

        return resolve(self, name, region, kind)

    def suggest(
        self, name: str, region: str | None = None, kind: str | None = None, limit: int = 3
    ) -> tuple[tuple[Place, int], ...]:
        """The places whose names are nearest in spelling, with scores 0 to 100; those of the region in play where one
        is.
        """
        from dronecli.gazetteer.resolving import suggest

        return tuple((m.place, m.score) for m in suggest(self, name, region, kind, limit))


def _remember(known: set[str], key: str) -> None:
    """Adds a key to what is known, which stays bounded."""
    if len(known) > _REMEMBERED:
        known.clear()
        known.add(NO_WORD)
    known.add(key)


NO_WORD = "|"
"""Stands in a list of keys for what is no word; no name holds it."""
_NEAR = 6
_REMEMBERED = 50_000  # keys whose hits are kept
_TITLES = frozenset(["губернатор", "глава", "мэр", "врио", "очильник", "governor", "начальник"])
_loaded: dict[tuple[str, ...], Gazetteer] = {}


def load(overlays: Sequence[str] = (), *, cache: bool = True) -> Gazetteer:
    """The gazetteer, with overlay files laid over it in order. Opened once in a process.

    Raises GazetteerError for an overlay that cannot be read or has errors. `cache` false keeps nothing of the overlays
    in the user's cache.
    """
    key = tuple(overlays)
    found = _loaded.get(key)
    if found is None:
        from dronecli.gazetteer.storing import open_index

        found = _loaded[key] = Gazetteer(open_index(key, cache=cache))
    return found


def as_of() -> str:
    """The ISO day of which gazetteer.yaml tells; "" where it does not say."""
    from dronecli.gazetteer import storing

    return storing.as_of()


def check(paths: Sequence[str] = ()) -> list[Message]:
    """What is wrong with gazetteer.yaml and the overlays named, in the order of the files; [] if nothing."""
    from dronecli.gazetteer.checking import check_files

    return check_files(paths)


def fix(path: str | None = None) -> bool:
    """Put a gazetteer file (gazetteer.yaml by default) in order; returns whether anything changed. Written whole or
    not at all.
    """
    from dronecli.gazetteer.checking import fix_file

    return fix_file(path)
