"""Offices: the governor, the mayor, the regional staff, with the region or town that they speak for."""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.discourse import Discourse, SourceMention
from dronecli.extraction.heads import choose_head, display_name, holder_of
from dronecli.extraction.names import Name
from dronecli.extraction.titles import Search, Title, grow, places_of, proper_after, proper_before, region_of
from dronecli.gazetteer import Head, Place
from dronecli.lexicon import Mark


def read_office(search: Search, mark: Mark) -> SourceMention:
    """The source that a title of an office names. What it introduces is noted in the discourse."""
    discourse = search.discourse
    seated = mark.value == "regional" and search.scan.lows[mark.stop : mark.stop + 1] == ["in"]
    title = grow(search, mark.begin, mark.stop + seated)  # "regional officials in Bryansk"
    kind, region, town = _jurisdiction(search, mark, title.places)
    head = _bearer(title, kind, region, town, discourse.date)
    speaker: str | None = None
    begin, stop, strong = title.begin, title.stop, True
    if head is not None and kind in ("governor", "municipal") and not _is_elsewhere(head, kind, town):
        kind, region, speaker = "governor", head.region, display_name(head, discourse.language)
        discourse.known.add(head.surname)
    elif kind in ("governor", "municipal"):
        proper = proper_after(search.scan, stop) or proper_before(search.scan, begin)
        if proper:
            speaker, begin, stop = proper[0], min(begin, proper[1]), max(stop, proper[2])
        if kind == "governor" and region is None and speaker is None:
            region = _of_capital(search, mark)
        known = _referent(discourse, kind, region, speaker, title, search.scan.lows[mark.begin])
        if known is not None:
            search.use(mark.begin, stop)
            rule = "the governor" if kind == "governor" else "the mayor"
            return known._replace(begin=begin, stop=stop, strong=False, rule=rule)
        if kind == "governor" and speaker is None:
            named = region is not None
            region = region or discourse.region
            words_of_title = search.scan.lows[mark.begin : mark.stop]
            if region == "RU-MOW" and words_of_title[0].startswith(words.GOVERNOR):
                region = discourse.home or region  # Moscow has a mayor: the governor is that of the text
            head = holder_of(search.gazetteer, region, discourse, words_of_title) if region else None
            speaker = display_name(head, discourse.language) if head else None
            strong = named and head is not None
        elif kind == "municipal" and speaker is None and not title.places:
            town, strong = _town_in_play(search, mark), False
            region = discourse.region if town is None or town is discourse.town else town.region
        elif kind == "municipal" and town is None:
            town = _town_in_play(search, mark)
            region = region or (discourse.region if town is None or town is discourse.town else town.region)
    elif kind == "regional":
        region = region or _region_before(search, begin) or discourse.region
        strong = bool(title.places)
    mention = SourceMention(kind, begin, stop, speaker, region, town, head, False, strong, "office")
    grown = (title.places and begin < mark.begin) or title.person
    search.use(begin if grown else mark.begin, stop)
    introduce(discourse, mention, search.scan.lows[mark.begin])
    return mention


def _region_before(search: Search, at: int) -> str | None:
    """The one region that a sentence names before an office: "In the Tula region, the crisis centre said"."""
    before = (n for n in search.names if n.stop <= at)
    found = {place.id for n in before for place in places_of(n, search.gazetteer) if place.kind == "region"}
    return found.pop() if len(found) == 1 else None


def _town_in_play(search: Search, mark: Mark) -> Place | None:
    """The town of a mayor who is named without it: the one of the sentence so far («Над Анапой сбили два дрона,
    сообщила мэр»), else the last that was spoken of."""
    discourse = search.discourse
    before = [n for n in search.names if n.stop <= mark.begin and n.capital and n.begin not in search.used]
    towns = {p for n in before for p in places_of(n, search.gazetteer) if p.kind == "town"}
    local = [p for p in towns if p.region == discourse.region]
    found = local if len(local) == 1 else [*towns]
    return found[0] if len(found) == len(before) == 1 else discourse.town


def _of_capital(search: Search, mark: Mark) -> str | None:
    """The capital that "the capital's mayor" heads: Moscow, unless the text tells of Ukraine."""
    title = search.scan.lows[mark.begin : mark.stop]
    if not any(low.startswith(words.CAPITAL_STEMS) for low in title):
        return None
    where = search.discourse.region or ""
    if where.startswith("UA"):
        return "UA-30"
    return "RU-MOW" if where or search.discourse.language != "uk" else None


def stem_of(surname: str) -> str:
    """What the case forms of a surname share: «Прошунин» and «Прошунина», «Терехов» and «Терехова»."""
    low = surname.lower()
    return low if low.isascii() else low.rstrip("аеиіоуыьюяйїє")


def introduce(discourse: Discourse, mention: SourceMention, title: str = "") -> None:
    """Notes whom a title makes known: the person, the body, the region and the town in play. `title` is its first word,
    which tells an adviser from an office."""
    if mention.kind == "municipal" and mention.speaker is not None:
        discourse.mayors[stem_of(mention.speaker.rpartition(" ")[2])] = mention
    if mention.kind in ("governor", "municipal"):
        discourse.person = mention
    elif mention.kind == "regional" and title.startswith(words.PERSONAL_TITLE_STEMS):
        discourse.person = mention  # «Советник главы …. По его данным, …»
    elif mention.kind == "regional" and mention.strong:
        discourse.body = mention
    if mention.region and mention.strong:
        discourse.region = mention.region
    if mention.town:
        discourse.town = mention.town


def _bearer(title: Title, kind: str, region: str | None, town: Place | None, date: str | None) -> Head | None:
    """The head of a region whom a title names; a mayor of a like surname in another region is none."""
    if title.person is None:
        return None
    head = choose_head(title.person.heads, region, date)
    if head is not None and kind == "municipal" and not title.person.full:
        if town is not None and head.region != town.region:
            return None
    return head


def _is_elsewhere(head: Head, kind: str, town: Place | None) -> bool:
    """Whether a title is of a town outside the region that the person heads."""
    if kind != "municipal" or town is None:
        return False
    return town.kind in ("town", "settlement") and head.region != town.region


def _referent(
    discourse: Discourse, kind: str, region: str | None, speaker: str | None, title: Title, called: str
) -> SourceMention | None:
    """Who "the governor" or "the mayor" without any name is."""
    person = discourse.person
    if person is None or speaker is not None:
        return None
    if kind == "governor":
        mayor = (
            person.region == "RU-MOW" and discourse.home not in (None, "RU-MOW") and called.startswith(words.GOVERNOR)
        )
        return person if region is None and person.kind == "governor" and not mayor else None
    return None if title.places or person.kind == "regional" else person


def _jurisdiction(search: Search, mark: Mark, names: list[Name]) -> tuple[str, str | None, Place | None]:
    """The kind of an office, its region and its town: a "head" of a region is a governor, one of a town a mayor."""
    kind, region_in_play = mark.value, search.discourse.region
    region: str | None = None
    town: Place | None = None
    its_own = None if names else _held_by_its_head(search, mark)
    if its_own is not None:
        return "governor", its_own, None
    for name in names:
        places = places_of(name, search.gazetteer)
        regional = any(p.kind == "region" for p in places)
        named = any(p.kind == "town" for p in places) and search.scan.lows[mark.begin] not in words.HEADS
        if kind == "municipal" and (not regional or named):
            town = town or _town(places, region_in_play)
            region = region or (town.region if town else None)
            continue
        region = region_of(name, search.gazetteer) or region
        if kind == "municipal" and search.scan.lows[mark.begin] in words.HEADS:
            towns = [p for p in places if p.kind == "town"]
            local = any(low.startswith(words.LOCAL_BODY_STEMS) for low in search.scan.lows[mark.begin : mark.stop])
            if town is None and regional and not towns and not local:
                kind = "governor"
            elif towns:
                town, region = towns[0], towns[0].region
    return kind, region, town


def _held_by_its_head(search: Search, mark: Mark) -> str | None:
    """The region named before that a head is of: «над Липецкой областью, по информации её главы»."""
    lows = search.scan.lows
    if mark.begin < 1 or lows[mark.begin - 1] not in words.ITS or lows[mark.begin] not in words.HEADS:
        return None
    before = [n for n in search.names if n.stop < mark.begin and n.capital]
    places = places_of(before[-1], search.gazetteer) if before else []
    return next((p.id for p in places if p.kind == "region"), None)


def _town(places: list[Place], region_in_play: str | None) -> Place | None:
    """The town that a mayor heads: of the region in play, else the most populous of the name."""
    local = [p for p in places if p.kind not in ("region", "country", "group", "sea")]
    same = [p for p in local if p.region == region_in_play] or local
    if not same:
        return None
    if len({p.id for p in same}) == 1 or region_in_play:
        return same[0]
    return max(same, key=lambda p: p.population or 0)
