"""The place of a draft: the group that was bound to it, the speaker's region, the country, or the region in play."""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.binding import Binding
from dronecli.extraction.binding_places import attacks_country, opens_list, region_id
from dronecli.extraction.counts import CountMention
from dronecli.extraction.discourse import SourceMention
from dronecli.extraction.drafts import Draft
from dronecli.extraction.meanings import reference
from dronecli.extraction.places import PlaceGroup
from dronecli.extraction.reading import Reading
from dronecli.extraction.scan import Scan
from dronecli.extraction.segments import segment_of
from dronecli.extraction.story import Story
from dronecli.gazetteer import Place
from dronecli.lexicon import Mark
from dronecli.model import Evidence, PlaceRef


def put_place(story: Story, bound: Binding) -> None:
    """Gives a draft the place of its group, or what stands for one: a heading, "there", the count before it."""
    reading, draft, count, group, how = bound.reading, bound.draft, bound.count, bound.group, bound.how
    continuing, source, partial, towards = bound.continuing, bound.source, bound.partial, bound.towards
    scan = reading.scan
    if draft.place_from == "previous" and draft.place is not None:
        return
    whole = bound.previous
    if count.rule == "number is object" and count.ofthem and whole is not None and whole.place is not None:
        draft.place, draft.place_from = whole.place, "previous"  # "118 drones, of which some 70 were Shaheds, from A"
        return
    if draft.rule == "elliptic: whole":
        country = next((g.country for g in reading.groups if g.country and g.begin >= count.stop), "RU")
        ministry = source is not None and source.kind == "ministry"  # «із 46 по всій країні»
        set_country(story, draft, "RU" if ministry or country is None else country)
        return
    coast = next(iter(scan.all("coast")), None) if draft.object == "boat" else None
    sea = story.gazetteer.by_id(coast.value) if coast is not None else None
    if sea is not None and coast is not None and (group is None or all(r.id in ("RU", "UA") for r in group.regions)):
        draft.place = reference(sea, " ".join(scan.lows[coast.begin : coast.stop]), method="alias")
        draft.place_from = "named"  # boats that make for a coast are met at sea
        return
    if attacks_country(reading, count):
        set_country(story, draft, "UA")
        draft.place_from = "attacked"
        return
    local = source or draft.source or story.current
    if (
        draft.outcome == "launched"
        and group is None
        and scan.has("attacker")
        and (local is None or local.kind == "ukraine" or local.rule == "informant")
    ):
        set_country(story, draft, "UA")  # "of 62 drones that Russia launched"
        draft.place_from = "attacked"
        return
    if story.heading is not None and (
        story.heading[2] == scan.sentence.paragraph or scan.sentence.index == story.heading[1] + 1
    ):
        regional = story.heading[0]
        known = group is not None and (any(x.id for x in group.localities) or group.regions)
        spoken = source.region if source is not None and source.kind in ("governor", "regional", "municipal") else None
        heads = {r.id for r in regional.regions} | {region_id(x) for x in regional.localities}
        capital = source is not None and source.kind == "ministry" and heads == {"RU-MOW"}  # a dateline
        city = group is not None and group.city and any(x.kind == "town" for x in regional.localities)
        if capital or known or group is not None and group.own or city or draft.total:
            pass
        elif spoken is None or spoken in heads:
            _apply_group(story, reading, draft, regional, source)
            if draft.place is not None:
                draft.place_from = "heading"
                if regional.bare_capital:
                    draft.across = ()  # a dateline, "SMOLENSK."
                return
    former: Mark | None = None
    if scan.has("former"):
        former = next((m for m in scan.all("former") if count.stop <= m.begin <= count.stop + 5), None)
        former = former or next((m for m in scan.all("former") if 0 <= count.begin - m.stop <= 4), None)
    if former is not None and (group is None or len(group.regions) > 1):
        pool = [*story.drafts, *story.here]
        lists = [g.regions for g in reading.groups if g.stop <= count.begin and len(g.regions) > 1]
        listed = lists[-1] if lists else next((d.group_multi for d in reversed(pool) if len(d.group_multi) > 1), ())
        n = int(former.value) - 1
        if n < len(listed):
            draft.place, draft.place_from = listed[n], "former"
            return
    previous = continuing if continuing is not None and continuing.sentence.index == scan.sentence.index else None
    if (
        partial
        and previous is not None
        and previous.region == "RU-MOS"
        and group is not None
        and (group.capital or [r.id for r in group.regions] == ["RU-MOW"])
        and not any(low in words.OVER for low in scan.lows[max(0, group.begin - 3) : group.begin])
    ):
        draft.place, draft.place_from = previous.place, "previous"
        return
    there = group is None and points_there(reading, count, 3)
    before = story.spoken if there else None
    if before is not None and before[1] == scan.sentence.index - 1 and not before[0].regions:
        hither = before[0]._replace(begin=0, stop=0)  # its tokens are those of the other sentence
        _apply_group(story, reading, draft, hither, source)  # «Найгучніше було в A районі. Туди влучили два»
        if draft.place is not None:
            draft.place_from = "there"
            return
    if there or group is None and _over_it(scan.lows[max(0, count.begin - 4) : count.stop + 3]):
        here = [g.regions[0] for g in reading.groups if g.stop <= count.begin and len(g.regions) == 1]
        region = here[-1].id if here else story.discourse.region
        place = story.gazetteer.by_id(region) if region else None
        if place is not None:
            draft.place, draft.place_from = reference(place, "", method="context"), "there"
            return
    apart = previous is None and partial and continuing is not None and _is_moscow_aimed(reading, count)
    if (
        apart
        and continuing is not None
        and continuing.is_countrywide
        and continuing.outcome == "downed" == bound.outcome
    ):
        draft.place, draft.place_from = continuing.place, "previous"  # «Сбито 30. Десять из них летели на Москву»
        _put_towards_moscow(story, reading, draft, source)
        return
    unplaced = group is None or group.city and not group.localities and not group.regions
    near = [scan.lows[max(0, count.begin - 4) : count.begin], scan.lows[count.stop : count.stop + 4]]
    if not any(c.stop <= count.begin and c.form != "bare" for c in reading.counts):
        near.append(scan.lows[:2])  # «Над морем, уточнив він, знищили ще чотири»
    sea_of = story.sea or _SEA_OF.get(story.discourse.region or "")
    nameless = story.gazetteer.by_id(sea_of) if sea_of is not None and unplaced else None
    if nameless is not None and any(_over_sea(lows) for lows in near):
        draft.place, draft.place_from = reference(nameless, "", method="context"), "named"
        return
    if towards and partial and previous is not None and (group is None or how != "segment"):
        draft.place, draft.place_from = previous.place, "previous"
        _put_towards_moscow(story, reading, draft, source)
        return
    if group is not None:
        _apply_group(story, reading, draft, group, source)
        if draft.region == "RU-MOW" and _approaches(scan, group) and (local is None or local.kind == "ministry"):
            outskirts = story.gazetteer.by_id("RU-MOS")
            draft.place = reference(outskirts, "", method="context") if outskirts is not None else draft.place
        if draft.place is not None and not draft.is_countrywide and not count.each:
            limit = min(
                (c.begin for c in reading.counts if c.begin > count.begin and c.form != "bare"),
                default=len(scan.tokens),
            )
            limit = min(
                [
                    limit,
                    *[
                        s.begin
                        for s in reading.sources
                        if s.begin > group.stop and not s.force and s.kind == "ministry"
                    ],
                ]
            )
            for later in reading.groups:
                introduced = later.role == "over" or scan.lows[later.begin - 1] in words.PLACE_OPENERS
                if draft.across and scan.lows[later.begin - 1] not in words.PLACE_OPENERS:
                    continue
                if group.stop <= later.begin < limit and introduced and later.localities and not later.regions:
                    if all(x.id is None or region_id(x) == draft.region for x in later.localities) and not (
                        _damage(reading, group.stop, later.begin) or _is_damaged(reading, later)
                    ):
                        draft.across += later.localities
                        draft.stated = draft.stated or later.stated
        draft.evidence.append(Evidence("place", how, (scan.tokens[group.begin].start, scan.tokens[group.stop - 1].end)))
        if draft.place is not None:
            return
    if group is None and previous is not None and _is_joined_kind(reading, draft, previous, count):
        draft.place, draft.across, draft.place_from = previous.place, previous.across, "previous"
        return
    if previous is not None and previous.place is not None and not draft.total and not opens_list(reading, count):
        other = previous.object != draft.object or previous.outcome != draft.outcome
        sides = {s.kind for s in (source, previous.source) if s is not None}
        added = count.more and count.form == "elliptic" and len(sides) <= 1 and not other and "ministry" not in sides
        added = added or count.more and count.form == "elliptic" and not other and _completes(story, draft)
        if added and previous.place_from != "default" and group is None:
            draft.place, draft.across, draft.place_from = previous.place, previous.across, "previous"
            return  # «днём сбили четыре, вечером – ещё шесть»
        if len(sides) > 1 and ("ukraine" in sides or source is not None and source.kind == "ministry" and other):
            return  # "Ukraine said it had downed 57, while Moscow reported 31"
        if other and not partial and previous.form == "elliptic" and "ministry" in sides:
            return  # "… 17 over A and seven over B, and three boats": not over B
        if (partial or other) and not (
            partial and previous.region in ("RU", "UA") and draft.form == "elliptic" and group is not None
        ):
            draft.place, draft.place_from = previous.place, "previous"
            if other and not partial or other and previous.outcome == "launched":
                draft.across = previous.across
            return


def _is_joined_kind(reading: Reading, draft: Draft, before: Draft, count: CountMention) -> bool:
    """Whether a count closes a list of kinds with one verb and one place: «над областю знищили 22 «Шахеди» та два
    розвідувальні дрони»."""
    scan, told = reading.scan, next((c for c in reading.counts if c.begin == before.anchor), None)
    if told is None or before.place is None or (count.form, told.form) != ("np", "np"):
        return False
    between = [low for low in scan.lows[told.stop : count.begin] if low not in words.QUOTES]
    alike = (draft.object, draft.outcome) == (before.object, before.outcome)
    return alike and len(between) <= 2 and bool(between) and between[-1] in words.AND


_SEA_OF = {"UA-51": "SEA-BLACK", "UA-40": "SEA-BLACK"}  # the only sea of a region, which is not named there


def _completes(story: Story, last: Draft) -> bool:
    """Whether a count makes up, with those before it in the sentence, the number that attacked: «Крым атаковали 28
    беспилотников: восемь были сбиты, ещё двадцать подавлены»."""
    sent = next((d for d in story.here if d.outcome == "launched" and d.object == last.object), None)
    parts = [d for d in story.here if d.outcome == "downed" and d.object == last.object]
    return sent is not None and sum(d.min for d in parts) + last.min == sent.min


def _over_it(lows: list[str]) -> bool:
    """Whether a pronoun stands for the region: «для Брянщины … над ней сбили девять»."""
    return any(low in words.OVER and behind in words.IT_CYRILLIC for low, behind in zip(lows, lows[1:], strict=False))


def _over_sea(lows: list[str]) -> bool:
    """Whether a sea is told without its name: «над акваторией Азовского моря … один – над морем»."""
    return any(low in words.OVER and behind in words.SEA_ALONE for low, behind in zip(lows, lows[1:], strict=False))


def _is_moscow_aimed(reading: Reading, count: CountMention) -> bool:
    """Whether a direction to Moscow stands behind a count, and no other count before it."""
    later = (c.begin for c in reading.counts if c.begin > count.begin and c.form != "bare")
    limit = min(later, default=len(reading.scan.tokens))
    aims = (g for g in reading.groups if g.role == "to" and count.stop <= g.begin < limit)
    return any(g.capital or "RU-MOW" in [r.id for r in g.regions] for g in aims)


def points_there(reading: Reading, count: CountMention, reach: int) -> bool:
    """Whether "there", «сюди» beside a count points at a place; it does not in «сказано там», where a body speaks.
    What flew hither may stand before its verb: «Сюди, за словами мера, вночі влучили два дрони»."""
    scan = reading.scan
    if words.THERE.isdisjoint(scan.lows):
        return False
    near = list(range(max(0, count.begin - 4), min(count.stop + reach, len(scan.lows))))
    if not any(c.form != "bare" for c in reading.counts if c.stop <= count.begin):
        near.insert(0, 0)
    return any(scan.lows[k] in words.THERE and not _is_said_there(scan, k) for k in near)


def _is_said_there(scan: Scan, k: int) -> bool:
    """Whether the "there" at token k is no place of objects: «сказано там», «там заявили», "there were 37"."""
    if scan.lows[k].isascii() and k + 1 < len(scan.lows) and scan.lows[k + 1] in words.WERE:
        return True
    if k and scan.lows[k - 1] in words.SAID_PARTICIPLES:
        return True
    beside = scan.get("report", k + 1) is not None or scan.ending("report", k) is not None
    return beside and scan.lows[k] in words.THERE_SAID


def _approaches(scan: Scan, group: PlaceGroup) -> bool:
    """Whether objects were met on their way to a place: «на підльоті до столиці», «на підступах до Москви»."""
    return any(low.startswith(words.APPROACH_STEMS) for low in scan.lows[max(0, group.begin - 2) : group.begin])


def _put_towards_moscow(story: Story, reading: Reading, draft: Draft, source: SourceMention | None) -> None:
    """What the ministry downed on its way to Moscow fell in the region around it (GUIDELINES of the annotation)."""
    speaking = source or draft.source or story.current
    if speaking is None or speaking.kind != "ministry" or not draft.is_countrywide:
        return
    aims = [g for g in reading.groups if g.role == "to"]
    if any(g.capital or "RU-MOW" in [r.id for r in g.regions] for g in aims):
        place = story.gazetteer.by_id("RU-MOS")
        if place is not None:
            draft.place, draft.place_from = reference(place, "", method="context"), "previous"


def _damage(reading: Reading, begin: int, stop: int) -> bool:
    """Whether something else than the count happens between two places (a fire, wreckage, an alert)."""
    scan = reading.scan
    return (
        scan.has("debris", begin, stop)
        or scan.has("damage", begin, stop)
        or any(m.value in ("debris", "struck") for m in scan.all("outcome") if begin <= m.begin < stop)
        or any(scan.lows[k] in words.CLAUSE_BREAKS for k in range(begin, stop))
    )


def _is_damaged(reading: Reading, group: PlaceGroup) -> bool:
    """Whether a place stands in a clause of its own that tells of damage («сбито 11, в Алексине посекло балкон»)."""
    a, b = reading.segments[segment_of(reading.segments, group.begin)]
    scan = reading.scan
    return (
        scan.has("damage", a, b) and not scan.has("outcome", a, b) and not any(a <= c.begin < b for c in reading.counts)
    )


def _apply_group(story: Story, reading: Reading, draft: Draft, group: PlaceGroup, source: SourceMention | None) -> None:
    """Gives a draft the place that a group means when this source speaks, and the localities inside it."""
    speaking = source or story.current
    draft.stated = group.stated
    if group.regions and all(r.kind == "sea" for r in group.regions) and speaking is not None:
        regions = _named_like_regions(story, group) if speaking.kind == "ministry" else ()
        if regions:  # "over Belgorod, Lipetsk and the Black Sea"
            _apply_regions(story, draft, group, regions + group.regions, (), speaking)
            return
    if group.regions:
        _apply_regions(story, draft, group, group.regions, group.localities, speaking)
        return
    if group.capital and (speaking is None or speaking.kind in ("ministry", "governor", "unattributed", "media")):
        home = speaking.region if speaking is not None else story.discourse.region
        place = story.gazetteer.by_id("UA-30" if (home or "").startswith("UA") else "RU-MOW")
        if place is not None:
            draft.place, draft.place_from = reference(place, "", method="alias"), "capital"
            draft.across = group.localities
            return
    if group.localities:
        _apply_localities(story, reading, draft, group, speaking)
    elif group.own:
        region = _named_own(story, reading, group) or own_region(story, reading, speaking, group.begin)
        region = _of_kind(story, reading.scan.lows[group.begin : group.stop], region)
        if region is not None:
            tokens = reading.scan.tokens[group.begin : group.stop]
            text, span = " ".join(t.text for t in tokens), (tokens[0].start, tokens[-1].end)
            draft.place, draft.place_from = region._replace(text=text, span=span, method="alias"), "own region"
    elif group.city:
        _apply_own_city(story, reading, draft, speaking)


def _named_like_regions(story: Story, group: PlaceGroup) -> tuple[PlaceRef, ...]:
    """The regions of localities that are all called as their regions are in English: "Belgorod", "Lipetsk"."""
    if story.language != "en":
        return ()
    out: list[PlaceRef] = []
    for ref in group.localities:
        region = story.gazetteer.by_id(region_id(ref) or "")
        if region is None or ref.id != region.centre:
            return ()
        out.append(reference(region, ref.text, span=ref.span, method="context"))
    return tuple(out)


def _named_own(story: Story, reading: Reading, group: PlaceGroup) -> PlaceRef | None:
    """ "The peninsula" is Crimea whoever speaks, "our region" that of the one who tells, whomever he quotes."""
    lows = reading.scan.lows[group.begin : group.stop]
    if any(low.startswith(words.PENINSULA_STEMS) for low in lows):
        place = story.gazetteer.by_id("UA-43")
    elif any(low.startswith(words.OUR_STEMS) for low in lows):
        person = story.discourse.person
        home = person.region if person is not None else story.discourse.home
        place = story.gazetteer.by_id(home) if home else None
    elif group.begin and reading.scan.lows[group.begin - 1].startswith(words.OF_CAPITAL_STEMS):
        current = story.current
        ours = (story.discourse.home or "").startswith("UA") and (current is None or current.kind != "ministry")
        place = story.gazetteer.by_id("UA-32" if ours else "RU-MOS")  # «11 – над столичним регіоном»
    else:
        return None
    return reference(place, "", method="context") if place is not None else None


def _of_kind(story: Story, lows: list[str], found: PlaceRef | None) -> PlaceRef | None:
    """«Над краем» behind news of a neighbouring republic is the krai of which the text tells."""
    kind = next((kind for low in lows for kind, stems in words.REGION_KINDS.items() if low.startswith(stems)), None)
    if kind is None or found is None:
        return found
    regions = (story.gazetteer.by_id(x) for x in (found.id, story.discourse.region, story.discourse.home) if x)
    fitting = next((place for place in regions if place is not None and place.what == kind), None)
    return found if fitting is None or fitting.id == found.id else reference(fitting, "", method="context")


def _apply_own_city(story: Story, reading: Reading, draft: Draft, speaking: SourceMention | None) -> None:
    """ "the city": of the mayor who speaks, the one in play, or the centre of the governor's region."""
    town = _town_of_sentence(story, reading, draft)
    if town is None:
        town = speaking.town if speaking is not None and speaking.kind == "municipal" else None
    town = town or _named_town(story, reading) or story.discourse.town
    if speaking is not None and speaking.kind == "governor" and (town is None or town.region != speaking.region):
        town = None
    holder = story.gazetteer.by_id(town.region) if town is not None and town.region else None
    if town is not None and holder is not None:
        draft.place, draft.place_from = reference(holder, "", method="source"), "own city"
        draft.across = (reference(town, "", method="context"),)
        return
    region = own_region(story, reading, speaking)
    if region is None:
        return
    draft.place, draft.place_from = region, "own city"
    if region.id in ("RU-MOW", "RU-SPE", "UA-40", "UA-30"):
        return  # the region is the city
    place = story.gazetteer.by_id(region.id or "")
    centre = story.gazetteer.by_id(place.centre) if place is not None and place.centre else None
    if centre is not None:
        draft.across = (reference(centre, "", method="context"),)


def _town_of_sentence(story: Story, reading: Reading, draft: Draft) -> Place | None:
    """The one town that a sentence names before it speaks of the city: «В Кривом Роге … по городу выпустили 28»."""
    before = [g for g in reading.groups if g.begin < draft.anchor and g.role == "over" and g.localities]
    named = [x.id for g in before for x in g.localities if x.kind == "town" and x.id]
    return story.gazetteer.by_id(named[0]) if len(named) == 1 else None


def _named_town(story: Story, reading: Reading) -> Place | None:
    """The town that heads the sentence of "the city": «Очаків: о 13:15 ворог атакував місто дроном»."""
    head = reading.groups[0]
    if head.begin or head.regions or len(head.localities) != 1 or head.localities[0].kind != "town":
        return None
    return story.gazetteer.by_id(head.localities[0].id or "")


def _holder(reading: Reading, region: Place, group: PlaceGroup) -> PlaceRef:
    """The region of localities. Where the phrase names it before them ("over the region, in districts A and B"), the
    count is of the whole of it, and the words that say so are kept."""
    tokens = reading.scan.tokens
    first = next((x.span for x in group.localities if x.span is not None), None)
    begin = tokens[group.begin]
    if not group.own or first is None or begin.start >= first[0]:
        return reference(region, "", method="context")
    named = [t for t in tokens[group.begin : group.stop] if t.end <= first[0]]
    span = (begin.start, named[-1].end)
    return reference(region, " ".join(t.text for t in named), span=span, method="alias")


def _apply_localities(
    story: Story, reading: Reading, draft: Draft, group: PlaceGroup, speaking: SourceMention | None
) -> None:
    """Localities without their region: the gazetteer knows it, or it is the speaker's own."""
    scan, localities = reading.scan, group.localities
    known = [x for x in (region_id(ref) for ref in localities) if x]
    resolved = len(known) == len(localities)
    first = story.gazetteer.by_id(known[0]) if known else None
    heading = group.begin == 0 and group.stop < len(scan.tokens) and scan.lows[group.stop] in words.COLON_OR_DASH
    if heading and group.bare_capital and resolved and len(known) == 1 and first is not None:
        draft.place, draft.place_from = reference(first, localities[0].text, method="context"), "heading"
        return
    ministry = speaking.kind == "ministry" if speaking is not None else scan.has("dutyforce")
    if group.bare_capital and ministry and resolved and story.language == "en":
        # The ministry counts by regions: "two each in Kaluga and Smolensk" are the regions of that name.
        pairs = [(story.gazetteer.by_id(x), ref) for x, ref in zip(known, localities, strict=True)]
        regions = tuple(reference(p, ref.text, method="context") for p, ref in pairs if p is not None)
        _apply_regions(story, draft, group, regions, (), speaking)
    elif not known:
        named = None if any(s.region for s in reading.sources) else _named_here(reading, group.begin)
        place = story.gazetteer.by_id(named) if named else None  # "In the A region, a drone fell on the village of B"
        own = own_region(story, reading, speaking) if place is None else reference(place, "", method="context")
        if own is not None:
            draft.place, draft.place_from, draft.across = own, "own region", localities
    elif len(set(known)) == 1:
        if first is not None:
            draft.place, draft.place_from = _holder(reading, first, group), "locality"
            draft.across = localities
    else:
        distinct = [p for p in (story.gazetteer.by_id(x) for x in dict.fromkeys(known)) if p is not None]
        draft.group_multi = tuple(reference(p, "", method="context") for p in distinct)
        country = story.gazetteer.by_id("UA" if all(x.startswith("UA") for x in known) else "RU")
        if country is not None:
            draft.place, draft.place_from = reference(country, "", method="context"), "several"
            draft.across = localities


def _apply_regions(
    story: Story,
    draft: Draft,
    group: PlaceGroup,
    regions: tuple[PlaceRef, ...],
    localities: tuple[PlaceRef, ...],
    speaking: SourceMention | None,
) -> None:
    """One region is the place; several make the country the place, and they are what it is spread over."""
    if not regions:
        return
    if group.country and regions[0].kind in ("sea", "region"):
        set_country(story, draft, group.country)
        draft.across = regions
        return
    ids = {r.id or "" for r in regions}
    if len(regions) > 1:
        draft.group_multi = regions
    if len(ids) == 1:
        draft.place, draft.place_from, draft.across = regions[0], "named", localities
        if len(regions) == 1 and regions[0].kind == "group":
            set_country(story, draft, "RU")
        return
    ministry = speaking is not None and speaking.kind == "ministry"
    ukrainian = all(x.startswith("UA") for x in ids) and not ministry and not ids <= {"UA-43", "UA-40"}
    country = story.gazetteer.by_id("UA" if ukrainian else "RU")
    if country is not None:
        draft.place, draft.place_from = reference(country, "", method="context"), "several"
    draft.across = regions


def own_region(story: Story, reading: Reading, speaking: SourceMention | None, at: int = 0) -> PlaceRef | None:
    """The region that "the region" at a token means: of the speaker, named before it in the sentence, or in play."""
    region: str | None = None
    for s in reading.sources:
        if (
            s.region
            and s.kind in ("governor", "regional", "municipal")
            and (speaking is None or s.begin == speaking.begin)
        ):
            region = s.region
    if (
        region is None
        and speaking is not None
        and speaking.region
        and speaking.kind in ("governor", "regional", "municipal")
    ):
        region = speaking.region
    if region is None:
        region = _named_here(reading, at) or story.discourse.region
    place = story.gazetteer.by_id(region) if region else None
    return reference(place, "", method="speaker") if place is not None else None


def _named_here(reading: Reading, at: int) -> str | None:
    """The one region of the last places before a token: "in Kharkiv …, and two were downed over the region"."""
    before = [g for g in reading.groups if g.stop <= at and (g.regions or g.localities) and g.role != "to"]
    places = before[-1].regions or before[-1].localities if before else ()
    regions = {region_id(x) for x in places} - {None, "RU", "UA"}
    return regions.pop() if len(regions) == 1 else None


def set_country(story: Story, draft: Draft, country: str) -> None:
    """Gives a draft a whole country as its place, for want of any other."""
    place = story.gazetteer.by_id(country)
    if place is not None:
        draft.place, draft.place_from = reference(place, "", method="source"), "default"
