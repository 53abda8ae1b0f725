"""Which places a count is spread over: the group of its own segment, the head of its list, or one behind it."""

from __future__ import annotations

from collections.abc import Sequence

from dronecli.extraction import words
from dronecli.extraction.counts import CountMention
from dronecli.extraction.discourse import SourceMention
from dronecli.extraction.drafts import Draft, copy_of
from dronecli.extraction.meanings import reference
from dronecli.extraction.places import PlaceGroup
from dronecli.extraction.reading import Reading
from dronecli.extraction.scan import Scan
from dronecli.extraction.segments import segment_of
from dronecli.extraction.story import Story
from dronecli.model import PlaceRef


def holders_of(scan: Scan, groups: Sequence[PlaceGroup]) -> tuple[PlaceGroup, ...]:
    """The groups of a sentence that a count can be over: no directions, no attackers, no country that stands alone."""
    found = [
        g
        for g in groups
        if g.role in ("over", "bare")
        and (not g.country or g.regions or g.localities)
        and not _is_attacker(scan, g)
        and not _is_untold(scan, g)
        and not _is_only_most(scan, g)
    ]
    named = [g for g in found if not (g.role == "bare" and g.regions and all(r.kind == "country" for r in g.regions))]
    return tuple(named or found)  # «в Курской области пограничники РФ …»


def group_for(reading: Reading, count: CountMention, source: SourceMention | None) -> tuple[PlaceGroup | None, str]:
    """The group of places that a count is over and how it was found; (None, "") if the sentence has none for it."""
    scan, segments, counts = reading.scan, reading.segments, reading.counts
    groups = list(reading.holders)
    if not groups:
        return None, ""
    if attacks_country(reading, count):
        return None, ""
    if scan.get("total", count.stop) is not None or any(
        m.stop in (count.begin, count.begin - 1) for m in scan.all("total")
    ):
        groups = [g for g in groups if g.begin >= count.stop or _heads_list(reading, g, count)]
    if count.begin > 1 and scan.lows[count.begin - 1] == "(":
        owner = next((g for g in groups if g.stop == count.begin - 1), None)
        if owner is not None:
            return owner, "before the dash"  # "Volgograd (11)"
    within = next((g for g in groups if count.begin < g.begin and g.stop <= count.stop), None)
    if within is not None:
        return within, "inside"  # "one of the Tver region drones"
    numbered = [c for c in counts if c.form != "bare" or c is count]
    if "(" in scan.lows:
        groups = [g for g in groups if not _is_numbered(scan, g, counts) or count.begin == g.stop + 1]
    if source is not None and source.kind == "ministry":
        groups = [g for g in groups if not _is_of_clause_before(scan, g, source, count)]
    if source is not None and source.kind in ("governor", "municipal"):
        groups = [g for g in groups if not g.regions or any(r.kind != "country" for r in g.regions)]
    if source is not None and source.kind == "ukraine":
        groups = [
            g
            for g in groups
            if not g.regions or not all((r.id or "").startswith("RU") for r in g.regions) or _strike(reading)
        ]
    if count.rule == "N of M":
        groups = _but_of_the_whole(groups, count)
    if not groups:
        return None, ""
    seg = segment_of(segments, count.begin)
    a, b = segments[seg]
    if any(g.country and not g.regions and a <= g.begin < b and g.role == "over" for g in reading.groups) and not any(
        a <= g.begin < b for g in groups
    ):
        return None, ""  # «Над Россией перехватили 120 БПЛА, …, причём на Кубань пришлось …»
    if scan.lows[max(0, count.begin - 2) : count.begin] == ["out", "of"]:
        return None, ""  # "six over the Lipetsk region out of a total of 51"
    if any(c.rule == "N of M" and 0 <= count.begin - c.stop <= 4 for c in counts):
        return None, ""  # the whole of "31 of the 87 drones … were over A"
    wholes = [c.begin for c in numbered if count.rule == "N of M" and 0 <= c.begin - count.stop <= 4]
    next_count = min(
        (c.begin for c in numbered if c.begin > count.begin and c.begin not in wholes), default=len(scan.tokens)
    )
    last_count = max((c.stop for c in numbered if c.stop <= count.begin), default=0)
    inside = [g for g in groups if a <= g.begin < b]
    if not inside and seg and scan.lows[a] in words.BUT_NOT_WHILE and _corrected(scan, count, counts):
        c, d = segments[seg - 1]
        inside = [g for g in groups if c <= g.begin < d][-1:]
        if inside:
            return inside[0], "segment"  # «над Курской областью сбито не пять, а семь»
    right = [g for g in inside if count.stop <= g.begin and g.begin < next_count]
    left = [g for g in inside if g.stop <= count.begin and g.begin >= last_count]
    if right and right[0].own:
        left = [g for g in left if "that" not in scan.lows[g.stop : count.begin]]  # "in A and that 14 … at the region"
    left_all = [g for g in inside if g.stop <= count.begin]
    if left and not right and _is_target_of_another(scan, left[-1], count):
        return None, ""
    # The orientation of a list: «над R – 24, над Q – 7» and "credits R with seven, Q with nine" run place-first.
    joint = scan.lows[count.begin - 1] if count.begin else ""
    if left and (joint in words.WITH and count.begin - left[-1].stop <= 4 or _has_number(scan, left[-1], count)):
        return left[-1], "segment"
    if right and left:
        if left[-1].stop == count.begin and next_count < len(scan.tokens) and next_count - right[0].stop <= 1:
            return left[-1], "segment"  # "over Crimea 11 and over Tatarstan – 9"
        joints = scan.lows[left[-1].stop : count.begin]
        dash_left = any(x in words.DASHES for x in joints) and not any(x in words.THAT_WHICH for x in joints)
        dash_right = any(scan.lows[k] in words.DASHES for k in range(count.stop, right[0].begin))
        if dash_left and not dash_right:
            return left[-1], "before the dash"
        own = [g for g in right if g.regions or g.localities]
        apart = "," in scan.lows[count.stop : right[0].begin] and "," not in scan.lows[left[-1].stop : count.begin]
        if apart and left[-1].role == "over" and next_count < len(scan.tokens):
            return left[-1], "segment"  # «Над Россией сбили 20, из них на Кубань пришлось 7»
        if _holds_villages(left[-1], right[0]):
            return _merged(left[-1], right[0]), "segment"
        if own and not (left[-1].regions and not right[0].regions and right[0].localities):
            if (
                left[-1].regions
                and right[0].regions
                and left[-1].role == "over"
                and right[0].role != "over"
                and not dash_right
            ):
                return left[-1], "segment"
            return own[0], "segment"
        held = {r.id for r in left[-1].regions}
        if held and not any(region_id(x) in held for x in right[0].localities):
            return right[0], "segment"
        return _merged(left[-1], right[0]), "segment"
    country = [g for g in reading.groups if g.country and not g.regions and g.role == "over" and g.begin >= count.stop]
    if right and country and country[0].stop <= right[0].begin and country[0].begin < b:
        return None, ""  # "83 drones over Russian regions but did not acknowledge a strike on A"
    if len(right) > 1 and _names_site(right[0], right[1]):
        return right[1], "segment"
    if right:
        return right[0], "segment"
    if left and country and left[-1].stop <= count.begin and country[0].begin < min(b, next_count):
        if any(scan.lows[k] in words.DASHES for k in range(count.stop, country[0].begin)):
            return None, ""  # «17 – над Волгоградской и ещё 18 – над шестью другими регионами»
    if left:
        return left[-1], "segment"
    if left_all and count.form == "np" and len([c for c in numbered if a <= c.begin < b]) > 1:
        return left_all[-1], "segment before"
    # A place that heads the list: «Bryansk: up to 20 drones …», «Крым – десять».
    if count.stop < len(scan.tokens) and opens_list(reading, count):
        for k in range(seg - 1, -1, -1):
            c, d = segments[k]
            here = [
                g for g in groups if c <= g.begin < d and (g.regions or g.localities or g.own) and g.begin >= last_count
            ]
            if here:
                return here[-1], "before"
            if any(c <= x.begin < d for x in numbered):
                break
        return None, ""
    clause = _participle_clause(reading, groups, seg)
    if clause is not None and clause.begin < next_count:
        return clause, "after"
    for k in range(seg - 1, -1, -1):
        c, d = segments[k]
        if any(c <= x.begin < d for x in numbered):
            break
        here = [g for g in groups if c <= g.begin < d]
        if source is not None and d <= source.begin < count.begin and source.kind == "governor":
            if scan.has("damage", c, d) and not scan.has("outcome", c, d) and not any(g.regions for g in here):
                break  # «горів склад у Чертковському районі, Слюсар каже про 20 збитих»
        if here and source is not None and source.kind == "ministry" and source.begin >= d and _is_aim(scan, here[-1]):
            return None, ""  # «Найбільшим ударом по Москві була ніч на 11 березня: тоді військові збили 337»
        if here and source is not None and source.begin >= d and _only_burned(scan, c, d):
            break  # «Горел терминал в Приморске: губернатор тогда говорил о 30 сбитых дронах»
        if here:
            head = next((g for g in groups if g.begin < here[-1].begin and _holds_villages(g, here[-1])), None)
            return (here[-1] if head is None else _merged(head, here[-1])), "before"
    for k in range(seg + 1, len(segments)):
        c, d = segments[k]
        mixed = any(c <= x.begin < d for x in numbered)
        if mixed and not (
            count.form == "np"
            and k - seg <= 2
            and any(m.begin < next_count and c <= m.begin < d for m in scan.all("outcome"))
        ):
            break
        if scan.has("damage", c, d) and not scan.has("outcome", c, d) or scan.lows[c] in words.OPENS_ASIDE:
            break  # «сбито 11 БПЛА, в Алексине посекло балкон», "…, without naming Crimea, where …"
        if scan.has("debris", c, d) and not scan.has("debris", a, b) and scan.lows[c] in words.WHAT_IS_SAID:
            break  # «назвал число 12 и уточнил, что обломки нашли в двух районах»
        here = [g for g in groups if c <= g.begin < d and g.begin < next_count]
        if here and scan.tokens[c - 1].text == ";" and not here[0].regions and not here[0].localities:
            break  # «застосував 11 дронів; в обласному центрі обійшлося без влучань»
        if here and (here[0].role == "over" or here[0].begin - c <= 3 and (here[0].own or here[0].localities)):
            return here[0], "after"
    return None, ""


def _is_aim(scan: Scan, group: PlaceGroup) -> bool:
    """Whether a place is what an attack aimed at: "the strike on Moscow", «ударом по Москві»."""
    k = group.begin - 2
    return k >= 0 and scan.get("prep", k + 1) is not None and scan.lows[k].startswith(words.ATTACK_NOUN_STEMS)


def _is_target_of_another(scan: Scan, group: PlaceGroup, count: CountMention) -> bool:
    """Whether a place is where the item before struck: «удару ракетою по Одещині та 79 дронами», which flew on."""
    aimed = scan.lows[group.begin - 1] in words.AIMED_AT
    aimed = aimed and any(0 < group.begin - m.stop <= 4 for m in scan.all("object"))
    joined = all(low in words.LIST_JOINTS for low in scan.lows[group.stop : count.begin])
    return aimed and joined and scan.has("attacker") and any(m.value == "launched" for m in scan.all("outcome"))


def _participle_clause(reading: Reading, groups: Sequence[PlaceGroup], seg: int) -> PlaceGroup | None:
    """The place of a clause that qualifies the count before it: «доповів про 30 дронів, знищених над областю»."""
    if seg + 1 >= len(reading.segments):
        return None
    a, b = reading.segments[seg + 1]
    scan = reading.scan
    mark = scan.get("outcome", a)
    if mark is None or not mark.gram or mark.value != "downed" or scan.tokens[a - 1].text != ",":
        return None
    return next(
        (g for g in groups if g.begin < b and g.begin - mark.stop <= 3 and g.begin > a and g.role == "over"), None
    )


def _only_burned(scan: Scan, a: int, b: int) -> bool:
    """Whether nothing but damage is told between two tokens, the second of which is a colon."""
    colon = b < len(scan.lows) and scan.lows[b] == ":"
    return colon and scan.has("damage", a, b) and not scan.has("outcome", a, b) and not scan.has("object", a, b)


def _holds_villages(left: PlaceGroup, right: PlaceGroup) -> bool:
    """Whether a district is named before a count and villages of it behind: "In the A district one fell over B"."""
    if left.regions or right.regions or not left.localities or not right.localities:
        return False
    return all(x.kind == "district" for x in left.localities) and all(
        x.id is None or x.kind in ("village", "settlement") for x in right.localities
    )


def _is_numbered(scan: Scan, group: PlaceGroup, counts: Sequence[CountMention]) -> bool:
    """Whether a place has a number of its own in brackets: "Volgograd (11)"."""
    if group.stop + 1 >= len(scan.tokens) or scan.tokens[group.stop].text != "(":
        return False
    return any(c.begin == group.stop + 1 for c in counts)


def _names_site(local: PlaceGroup, region: PlaceGroup) -> bool:
    """Whether a name before "in the R region" is of something there, and no town of another region that bears it."""
    if local.regions or len(local.localities) != 1 or len(region.regions) != 1 or region.begin - local.stop > 4:
        return False
    held, named = region_id(local.localities[0]), region.regions[0]
    return held is not None and named.kind == "region" and held != named.id and local.role == "bare"


def _has_number(scan: Scan, group: PlaceGroup, count: CountMention) -> bool:
    """ "Crimea for 17", "the Oryol region has four": the place stands before its number."""
    between = scan.lows[group.stop : count.begin]
    return bool(between) and len(between) <= 4 and all(low in words.HAS_NUMBER for low in between)


def _is_attacker(scan: Scan, group: PlaceGroup) -> bool:
    """Whether a country is the one that attacks ("Russia launched 120 drones"), and no place of anything."""
    forces = any(m.stop == group.begin for m in scan.all("defenders"))  # «сили оборони України випустили …»
    if group.role == "bare" and group.begin and scan.lows[group.begin - 1] in words.FORCES_OF:
        return True  # «самолёт воздушных сил Украины»
    if group.role != "bare" or not (scan.get("attacker", group.begin) or forces):
        return False
    return any(m.value == "launched" and 0 <= m.begin - group.stop <= 2 for m in scan.all("outcome"))


_NO_WORD = frozenset(text[0] for text in words.NO_WORD)


def _is_untold(scan: Scan, group: PlaceGroup) -> bool:
    """Whether a place is named as one that nothing is said of: "but says nothing of Penza", «о Пензе ни слова»."""
    before = scan.lows[max(0, group.begin - 4) : group.begin]
    behind = scan.lows[group.stop : group.stop + 3]
    if any(low in words.UNTOLD for low in before):
        return True
    if any(low in _NO_WORD for low in (*before, *behind)) and any(
        tuple(side[k : k + len(text)]) == text for text in words.NO_WORD for side in (before, behind) for k in (0, 1, 2)
    ):
        return True
    told = scan.has("negation", group.begin - 6, group.stop + 4)
    return told and any(low.startswith(words.UNTOLD_STEMS) for low in (*before, *behind))


def _but_of_the_whole(groups: list[PlaceGroup], count: CountMention) -> list[PlaceGroup]:
    """The groups without the country of the whole: "31 of the 87 drones downed across Russia fell over A"."""
    behind = [g for g in groups if g.begin >= count.stop]
    smaller = [g for g in behind if g.role == "over" and any(r.kind != "country" for r in g.regions)]
    if not smaller:
        return groups
    return [g for g in groups if g not in behind or not all(r.kind == "country" for r in g.regions)]


def _is_of_clause_before(scan: Scan, group: PlaceGroup, source: SourceMention, count: CountMention) -> bool:
    """Whether a place stands in the clause before that of a source: "hit Kharkiv, as Moscow said it downed dozens"."""
    if not group.stop < source.begin <= source.stop <= count.begin:
        return False
    return any(scan.lows[k] in words.OPENS_OTHER_CLAUSE for k in range(max(group.stop, source.begin - 3), source.begin))


def attacks_country(reading: Reading, count: CountMention) -> bool:
    """Whether a count is of what a whole country was attacked with: "attacked Ukraine with 635 drones and 38 missiles,
    killing a child in A"."""
    scan = reading.scan
    begin = reading.segments[segment_of(reading.segments, count.begin)][0]
    here = [g for g in reading.groups if begin <= g.begin < count.begin and g.role in ("over", "bare")]
    last = here[-1] if here else None
    if last is None or last.localities or not all(r.kind == "country" for r in last.regions):
        return False
    if not (last.regions or last.country) or scan.lows[last.stop : last.stop + 1] != ["with"]:
        return False
    return any(m.value == "launched" and 0 <= last.begin - m.stop <= 1 for m in scan.all("outcome"))


def _is_only_most(scan: Scan, group: PlaceGroup) -> bool:
    """Whether a place is named as that of most of them: "launched 315 drones, mostly at Kyiv"."""
    return not words.MOSTLY.isdisjoint(scan.lows[max(0, group.begin - 2) : group.begin])


def _heads_list(reading: Reading, group: PlaceGroup, count: CountMention) -> bool:
    """A place before a total is the total's own where no other count stands between them."""
    return not any(group.stop <= c.begin < count.begin and c.form != "bare" for c in reading.counts) and not any(
        c.stop <= group.begin and c.form != "bare" for c in reading.counts
    )


def _strike(reading: Reading) -> bool:
    return any(m.value == "struck" for m in reading.scan.all("outcome"))


def _merged(a: PlaceGroup, b: PlaceGroup) -> PlaceGroup:
    return b._replace(
        begin=a.begin, regions=b.regions or a.regions, own=a.own or b.own, localities=a.localities + b.localities
    )


def opens_list(reading: Reading, count: CountMention) -> bool:
    """Whether a colon behind the count opens its breakdown."""
    scan = reading.scan
    seg = segment_of(reading.segments, count.begin)
    end = reading.segments[seg][1]
    return end < len(scan.tokens) and scan.tokens[end].text == ":" and any(c.begin > end for c in reading.counts)


def find_pairs(scan: Scan, groups: Sequence[PlaceGroup], counts: Sequence[CountMention]) -> dict[int, PlaceGroup]:
    """ "over A, B and C: 31, 29 and 25 respectively": the count that begins at a token → a group of its place alone."""
    if not groups or not counts:
        return {}
    said = scan.has("respectively") or scan.has("ranked")
    if not said and not any(len(g.regions) == 2 for g in groups):
        return {}
    out: dict[int, PlaceGroup] = {}
    for group in groups:
        places = group.regions if len(group.regions) > 1 else group.localities
        if len(places) < 2 or (not said and len(group.regions) != 2):
            continue
        for side in (True, False) if said else (True,):
            near = [
                c
                for c in counts
                if c.form in ("np", "elliptic") and (c.begin >= group.stop if side else c.stop <= group.begin)
            ]
            run = near[: len(places)] if side else near[-len(places) :]
            if len(run) != len(places) or any(c.begin in out for c in run):
                continue
            if any(
                scan.lows[k] not in words.BETWEEN_LISTED_COUNTS
                for x, y in zip(run, run[1:], strict=False)
                for k in range(x.stop, y.begin)
            ):
                continue
            gap = run[0].begin - group.stop if side else group.begin - run[-1].stop
            if not said and (
                gap > 4 or any(c.form != "elliptic" or c.each for c in run) or scan.lows[run[0].stop] not in words.AND
            ):
                continue
            if gap > (20 if sum(len(g.regions) > 1 for g in groups) == 1 else 8):
                continue
            for count, ref in zip(run, places, strict=True):
                regional = len(group.regions) > 1
                out[count.begin] = group._replace(
                    regions=(ref,) if regional else group.regions, localities=() if regional else (ref,)
                )
            break
    return out


def spread(story: Story, draft: Draft, count: CountMention) -> list[Draft]:
    """ "two each over A and B" is one claim for each; "31, 29 and 25 respectively" likewise."""
    if not count.each:
        return [draft]
    places = draft.group_multi
    if len(places) > 1:
        out = []
        for ref in places:
            copy = copy_of(draft)
            copy.place, copy.across, copy.group_multi, copy.place_from = ref, (), (), "named"
            out.append(copy)
        return out
    if len(draft.across) > 1:
        out = []
        for ref in draft.across:
            copy = copy_of(draft)
            copy.across = (ref,)
            region = region_id(ref)
            if region and region != draft.region:
                place = story.gazetteer.by_id(region)
                if place is not None:
                    copy.place = reference(place, "", method="context")
            out.append(copy)
        return out
    return [draft]


def _corrected(scan: Scan, count: CountMention, counts: tuple[CountMention, ...]) -> bool:
    """Whether a count stands after "not N, but"."""
    before = [c for c in counts if c.stop <= count.begin and count.begin - c.stop <= 3]
    if before:
        return scan.lows[before[-1].begin - 1] in words.NOT
    return any(scan.lows[k] in words.NOT for k in range(max(0, count.begin - 5), count.begin))


def region_id(ref: PlaceRef) -> str | None:
    """The id of the region that holds a place, of the place itself if it is a region; None if it is unresolved."""
    if ref.id is None:
        return None
    return ref.id.partition("/")[0]
