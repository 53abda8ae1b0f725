"""Which verb governs a count: downed, struck, launched, lost or found as wreckage.

The nearest word of outcome in the count's own segment wins, then one in the segments beside it that is not owned by
another count.
"""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.counts import CountMention
from dronecli.extraction.reading import Reading
from dronecli.extraction.scan import Scan
from dronecli.extraction.segments import segment_of
from dronecli.lexicon import Mark
from dronecli.segmenting import PUNCT, WORD

Found = tuple[str, int | None]  # an outcome and the token of its word, None where no word tells it


def outcome_of(reading: Reading, count: CountMention) -> tuple[str | None, int | None]:
    """The outcome that governs a count, with the token of its word; (None, None) if there is none in the sentence.

    "skip" is the outcome of a number that only repeats a whole whose part has been counted.
    """
    found = _beside(reading, count) or _of_clause(reading, count)
    if found is not None:
        return found
    scan = reading.scan
    inside = range(count.begin, count.stop)
    marks = [m for m in scan.all("outcome") if m.begin not in scan.taken and m.begin not in inside]
    marks = [m for m in marks if not is_future(scan.lows[m.begin]) and not _is_spared(scan, m)]
    # «залучив до ураження» is one verb, "were detected and destroyed" two
    marks = [m for m in marks if m.value == "downed" or not any(o.begin < m.begin < o.stop for o in marks)]
    marks = [m for m in marks if not _is_noun_use(scan, m, count) and not _is_asked(scan, m)]
    added = _further_statement(scan, count)
    marks = [m for m in marks if m.begin < added or m.value == "downed"]
    whole = _whole(reading, count, marks)
    if whole is not None:
        return whole
    if not marks:
        return None, None
    repelled = _repelled(reading, count)
    if repelled is not None:
        return "downed", repelled
    if _is_sent(reading, count, marks):
        return "launched", None
    chosen = _in_segment(reading, count, marks) or _in_next_segments(reading, count, marks)
    if chosen is None and not count.weak:
        chosen = _in_sentence(reading, count, marks)
    if chosen is None:
        return None, None
    chosen = _participle_behind(scan, count, chosen) or chosen
    if chosen.value == "downed" and _is_strike(scan, chosen, count):
        return "struck", chosen.begin
    return chosen.value, chosen.begin


def _participle_behind(scan: Scan, count: CountMention, chosen: Mark) -> Mark | None:
    """The participle of «о падении обломков и о девяти беспилотниках, сбитых за ночь», which the noun of wreckage
    before the count does not govern."""
    k = count.stop
    if chosen.value != "debris" or chosen.begin > count.begin or k + 1 >= len(scan.lows) or scan.lows[k] != ",":
        return None
    behind = next((m for m in scan.all("outcome") if m.begin == k + 1), None)
    return behind if behind is not None and behind.value == "downed" and behind.gram else None


def _is_strike(scan: Scan, verb: Mark, count: CountMention) -> bool:
    """Whether a verb of downing is what the drones did: «четыре беспилотника поразили установку», «по нефтебазе
    отработали пять дронов»; not «четыре беспилотника поразили расчёты ПВО»."""
    low, lows = scan.lows[verb.begin], scan.lows
    if count.object in ("target", "aircraft") or count.form == "bare" or count.object is None and not count.ofthem:
        return False
    if low.startswith(words.WORKED_STEMS):
        aims = any(lows[k] in words.AIMED_AT for k in range(max(0, verb.begin - 6), verb.begin))
        return aims and 0 <= count.begin - verb.stop <= 3 and words.AIMED_AT.isdisjoint(lows[verb.stop : count.begin])
    if not low.startswith(words.HIT_THE_TARGET_STEMS) or not 0 <= verb.begin - count.stop <= 6:
        return False
    k = verb.stop
    if (
        k >= len(lows)
        or scan.tokens[k].kind != WORD
        or any(
            not t.text[-1].isalnum()
            for t in scan.tokens[count.stop : k]
            if t.kind == PUNCT and t.text not in words.QUOTES
        )
    ):
        return False
    hands = any(scan.get(tag, j) for tag in ("force", "dutyforce", "defenders") for j in (k, k + 1))
    return not hands and k not in scan.taken and not scan.get("prep", k) and lows[k] not in words.AND_OR


def _further_statement(scan: Scan, count: CountMention) -> int:
    """The token of "that" which opens what the speaker adds to a count: «назвал число 12 и уточнил, что обломки
    нашли в двух районах»."""
    if not scan.has("report", count.stop):
        return len(scan.tokens)
    that = (k for k in range(count.stop + 1, len(scan.tokens)) if scan.lows[k] in words.WHAT_IS_SAID)
    return next((k for k in that if scan.lows[k - 1] == "," and scan.has("report", count.stop, k)), len(scan.tokens))


_ATTACKS = words.STRIKE_NOUNS | words.ATTACK_NOUNS


def _beside(reading: Reading, count: CountMention) -> Found | None:
    """An outcome that is part of the count's own phrase: "wreckage of a drone", "attack by 12 drones"."""
    scan = reading.scan
    if count.object is not None or count.form == "elliptic":
        wreckage = next((m for m in scan.all("debris") if _is_of(scan, m, count)), None)
        if wreckage is not None:
            return "debris", wreckage.begin
    if count.inner == "downed" and count.rule == "article":
        fallen = next((m for m in scan.all("outcome") if m.value == "debris" and m.begin >= count.stop), None)
        if fallen is not None:
            return "debris", fallen.begin  # "a downed drone set grass alight when it came down"
    if count.inner is not None:
        return count.inner, count.begin
    numbered = number_of(reading, count) if count.form == "elliptic" else None
    if numbered is not None:
        return numbered.value, numbered.begin
    label = _labelled(reading, count)
    a, b = reading.segments[segment_of(reading.segments, count.begin)]
    if label is not None and not any(a <= m.begin < b for m in scan.all("outcome")):
        return label.value, label.begin
    shared = _shared_out(reading, count)
    if shared is not None:
        return "downed", shared.begin
    repelled = scan.has("repel")
    before = scan.lows[count.begin - 1] if count.begin else ""
    if before.startswith(words.ATTACK_NOUN_STEMS) and not repelled and not before.startswith(words.ATTACKED_STEMS):
        return "launched", count.begin - 1
    announced = count.begin > 1 and before == ":" and scan.lows[count.begin - 2].startswith(words.ATTACK_NOUN_STEMS)
    if announced and count.form == "np" and not repelled:
        return "launched", count.begin - 2  # «була рекордна атака: 539 дронів»
    for k in range(max(0, count.begin - 4), count.begin - 1) if not _ATTACKS.isdisjoint(scan.lows) else ():
        if scan.lows[k] in words.STRIKE_NOUNS and scan.lows[k + 1] in words.HIT_BY:
            return "struck", k
        if scan.lows[k] in words.ATTACK_NOUNS and scan.lows[k + 1] in words.OF_ATTACK and not repelled:
            return "launched", k
    return None


def _of_clause(reading: Reading, count: CountMention) -> Found | None:
    """The verb of the clause behind "31 of the 87 drones that the ministry says it destroyed": of both numbers."""
    scan = reading.scan
    whole = count
    if count.rule == "N of M":
        behind = [c for c in reading.counts if c.form == "np" and 0 <= c.begin - count.stop <= 4]
        if not behind:
            return None
        whole = behind[0]
    elif not any(c.rule == "N of M" and 0 <= count.begin - c.stop <= 4 for c in reading.counts):
        return None
    size = len(scan.lows)
    claimed = whole.stop + 1 < size and scan.get("report", whole.stop + 1) is not None
    claimed = claimed and scan.lows[whole.stop] in words.THEY  # "the 52 drones it claims to have destroyed"
    if whole.stop >= size or scan.lows[whole.stop] not in words.THAT_WHICH and not claimed:
        return None
    told = [m for m in scan.all("outcome") if 0 < m.begin - whole.stop <= 11 and m.begin not in scan.taken]
    if whole is not count and any(0 <= count.begin - m.stop <= 3 for m in scan.all("outcome")):
        return None  # "shot down 57 of 104 drones that Russia launched": the part has a verb of its own
    return (told[0].value, told[0].begin) if told else None


def _is_of(scan: Scan, wreckage: Mark, count: CountMention) -> bool:
    """Whether a count is what wreckage is of: «обломки сбитого БПЛА»."""
    gap = count.begin - wreckage.stop
    if not 0 <= gap <= 3 or gap == 0 and scan.tokens[wreckage.begin].text.isascii():
        return False
    return all(
        low in words.BETWEEN_WRECKAGE_AND_OBJECT or low.endswith(words.GENITIVE_OR_PARTICIPLE_ENDINGS)
        for low in scan.lows[wreckage.stop : count.begin]
    )


def _labelled(reading: Reading, count: CountMention) -> Mark | None:
    """The outcome that labels the counts behind it: «Влучання: 12 ракет та 23 дрони …»."""
    scan, segments = reading.scan, reading.segments
    seg = segment_of(segments, count.begin)
    for a, b in reversed(segments[:seg]):
        if b < len(scan.tokens) and scan.tokens[b].text == ":":
            return next((m for m in scan.all("outcome") if (m.begin, m.stop) == (a, b)), None)
    return None


def _shared_out(reading: Reading, count: CountMention) -> Mark | None:
    """The "fell" of "the majority, six, fell in the Bryansk region": it shares out a total, and is no wreckage."""
    scan = reading.scan
    if count.form != "elliptic" or scan.has("debris"):
        return None
    k = count.stop + (count.stop < len(scan.lows) and scan.lows[count.stop] == ",")
    behind = k + 1 < len(scan.lows) and scan.lows[k + 1] in words.FELL_TO
    region = any(0 < g.begin - count.stop <= 4 and (g.own or g.regions) for g in reading.groups)
    if not any(0 <= count.begin - m.stop <= 3 for m in scan.all("majority")) and not (behind and region):
        return None  # "of which 16 fell on our region"
    fallen = (m for m in scan.all("outcome") if m.value == "debris" and 0 <= m.begin - count.stop <= 2)
    return next(fallen, None)


def _repelled(reading: Reading, count: CountMention) -> int | None:
    """The token of "repelled" where an attack by the count's objects was repelled."""
    scan = reading.scan
    if not scan.has("repel") or count.object not in (None, "uav", "boat", "missile", "target"):
        return None
    a, b = reading.segments[segment_of(reading.segments, count.begin)]
    near = [m for m in scan.all("repel") if a <= m.begin < b or abs(m.begin - count.begin) < 8]
    if not near:
        return None
    around = scan.lows[max(0, near[0].begin - 8) : near[0].stop + 8]
    return near[0].begin if any(low.startswith(words.ATTACK_STEMS) for low in around) else None


def _next_count(reading: Reading, count: CountMention) -> int:
    """The token at which the next count with a verb of its own begins."""
    scan, reach = reading.scan, count.stop
    for other in reading.counts:
        if other.begin <= count.begin or other.form == "bare":
            continue
        between = scan.lows[reach : other.begin]
        joined = other.begin - reach <= 6 and any(x in words.AND_OR for x in between)
        if not joined or not all(
            x in words.BETWEEN_JOINED_OBJECTS or scan.get("object", k) for k, x in enumerate(between, reach)
        ):
            return other.begin
        reach = other.stop  # "35 drones and three missiles struck …": one verb for both
    return len(scan.tokens)


def _in_segment(reading: Reading, count: CountMention, marks: list[Mark]) -> Mark | None:
    """The outcome in the count's own segment, between the counts beside it."""
    scan = reading.scan
    a, b = reading.segments[segment_of(reading.segments, count.begin)]
    last_count = max((c.stop for c in reading.counts if c.stop <= count.begin and c.form != "bare"), default=0)
    left = [m for m in marks if max(a, last_count) <= m.begin < count.begin]
    limit = min(b, _next_count(reading, count))
    if left and count.begin - left[-1].stop <= 3:
        # «спрямували 14 дронів – із них знешкодити вдалося вісім»: what follows speaks of others
        barriers = [m.begin for tag in ("ofthem", "subset") for m in scan.all(tag) if m.begin >= count.stop]
        barriers += [k for k in range(count.stop, limit) if scan.lows[k] in words.LONG_DASHES]
        limit = min([limit, *barriers])
    right = [m for m in marks if count.stop <= m.begin < limit]
    if left and left[-1].value == "downed" and _governs(scan, left[-1], count):
        return left[-1]
    if left and left[-1].stop == count.begin and scan.lows[left[-1].begin].startswith(words.HIT_NOUN_STEMS):
        return left[-1]  # «пряме влучання двох ракет і падіння уламків»
    return _best(scan, right, count, True) or _best(scan, left, count, False)


def _governs(scan: Scan, verb: Mark, count: CountMention) -> bool:
    """Whether a verb stands right before a count: the rest only tells which ("shot down 24 drones launched by …")."""
    between = scan.lows[verb.stop : count.begin]
    passive = verb.begin > 0 and scan.lows[verb.begin - 1] in words.WERE_PERFECT
    return len(between) <= 2 and not passive and not any(low in words.AND or not low.isalpha() for low in between)


def _in_next_segments(reading: Reading, count: CountMention, marks: list[Mark]) -> Mark | None:
    """The outcome in a clause that only qualifies the count: «о двух дронах, сбитых ночью», "UAVs, which were shot
    down"; else the last one before it in its segment, past other counts."""
    scan, segments = reading.scan, reading.segments
    seg = segment_of(segments, count.begin)
    wider_left = [m for m in marks if segments[seg][0] <= m.begin < count.begin]
    for c, d in segments[seg + 1 : seg + 4]:
        if scan.lows[c] in words.THAT_WHICH and d + 1 < len(scan.tokens):
            main = [m for m in marks if d < m.begin <= d + 3 and m.value == "downed" and m.gram]
            if main and not any(d < x.begin <= main[0].begin for x in reading.counts):
                return main[0]  # «Усі 12 «шахедів», які атакували Одещину, збито»
        own = [x for x in reading.counts if c <= x.begin < d and x.form != "bare"]
        inside = [m for m in marks if c <= m.begin < d and not (own and m.begin > own[0].begin)]
        if own and not inside:
            break
        if own and inside[0].begin < own[0].begin <= inside[0].begin + 3:
            break
        if inside and inside[0].begin - c <= 6 and not wider_left:
            return _fate_behind(scan, inside) or inside[0]
        if inside and inside[0].gram and inside[0].begin == c:
            return inside[0]
    return wider_left[-1] if wider_left else None


def _fate_behind(scan: Scan, told: list[Mark]) -> Mark | None:
    """What became of objects whose flight a clause tells first: «про три дрони, що летіли на столицю та були знищені»;
    an active verb behind "and" would be what they did («що летіли на місто і знищили склад»)."""
    if told[0].value != "launched":
        return None
    ends = (m for m in told[1:] if m.value == "downed" and m.gram)
    joints = words.AND | words.BUT
    return next((m for m in ends if any(low in joints for low in scan.lows[max(0, m.begin - 4) : m.begin])), None)


def _in_sentence(reading: Reading, count: CountMention, marks: list[Mark]) -> Mark | None:
    """The outcome elsewhere in the sentence: the nearest of downing, else one of a segment beside the count's."""
    segments, counts = reading.segments, reading.counts
    seg = segment_of(segments, count.begin)
    earlier = [m for m in marks if m.begin < count.begin]
    strong = [m for m in earlier if m.value == "downed"] or [
        m for m in earlier if seg - segment_of(segments, m.begin) <= 1 and not _owned(m, count, segments, counts)
    ]
    if strong:
        return strong[-1]
    later = [m for m in marks if m.begin >= count.stop and not _owned(m, count, segments, counts)]
    strong = [m for m in later if m.value == "downed"] or [m for m in later if segment_of(segments, m.begin) - seg <= 1]
    return strong[0] if strong else None


def _is_sent(reading: Reading, count: CountMention, marks: list[Mark]) -> bool:
    """Whether a count without a verb is what flew, beside the part of it that was downed: «район – 48 БПЛА,
    сбито 29»."""
    apparatus = reading.scan.lows[count.stop - 1].startswith(words.APPARATUS_STEMS)
    if count.form not in ("np", "elliptic") or count.weak and not apparatus or count.ofthem:
        return False
    segments = reading.segments
    seg = segment_of(segments, count.begin)
    a, b = segments[seg]
    if seg + 1 >= len(segments) or any(a <= m.begin < b for m in marks) or count.max is None:
        return False
    c, d = segments[seg + 1]
    parts = [x for x in reading.counts if c <= x.begin < d and x.form != "bare"]
    told = [m for m in marks if c <= m.begin < d]
    if len(parts) != 1 or not 0 < parts[0].min <= count.min:
        return False
    if parts[0].form != "elliptic" and (parts[0].form, parts[0].object) != ("np", count.object):
        return False
    if count.form == "elliptic" and not (parts[0].ofthem and parts[0].min < count.min):
        return False  # «В районе A – четыре, два из них уничтожены» cannot all have been downed
    heads = any(g.begin < count.begin and g.role != "to" for g in reading.groups)
    heads = heads or parts[0].ofthem and any(m.value == "ukraine" for m in reading.scan.all("source"))
    others = any(x.begin >= d or x.stop <= a for x in reading.counts if x.form != "bare")
    return heads and not others and bool(told) and all(m.value == "downed" for m in told)


def _owned(
    mark: Mark, count: CountMention, segments: tuple[tuple[int, int], ...], counts: tuple[CountMention, ...]
) -> bool:
    """Whether an outcome of a later segment belongs to a count of that segment."""
    c, d = segments[segment_of(segments, mark.begin)]
    return (
        any(x is not count and x.form != "bare" and c <= x.begin < d and abs(x.begin - mark.begin) <= 5 for x in counts)
        and not c <= count.begin < d
    )


def _best(scan: Scan, marks: list[Mark], count: CountMention, right: bool) -> Mark | None:
    if not marks:
        return None
    ordered = marks if right else list(reversed(marks))
    # "flying towards Moscow" beside "shot down" only tells where the drone went.
    firm = [m for m in ordered if m.value != "launched"]
    if firm and ordered[0].value == "launched":
        return firm[0]
    if (
        ordered[0].value == "struck"
        and not right
        and count.begin - ordered[0].stop <= 2
        and scan.lows[ordered[0].begin].startswith(words.HIT_THE_TARGET_STEMS)
        and count.object != "aircraft"
        and not any(m.stop == ordered[0].begin for tag in ("owncity", "kind") for m in scan.all(tag))
    ):
        return ordered[0]._replace(value="downed")
    downed = [m for m in ordered if m.value == "downed"]
    if downed and ordered[0].value == "debris" and not right:
        return ordered[0] if ordered[0].begin > downed[0].begin else downed[0]
    hit = ordered[0]
    if downed and hit.value == "struck" and scan.lows[hit.begin] in words.HIT_OR_EXPLODED:
        behind = scan.lows[hit.stop] if hit.stop < len(scan.lows) else ""
        reached = right and hit.begin == count.stop and behind in words.BEHIND_TRANSITIVE  # "a missile hit a hotel"
        return hit if reached else downed[0]
    return ordered[0]


def _whole(reading: Reading, count: CountMention, marks: list[Mark]) -> tuple[str | None, int | None] | None:
    """M in "N of the M drones": what flew, unless a verb stands right behind it. None for any other count."""
    scan = reading.scan
    k = count.begin - 1
    while k >= 0 and scan.lows[k] in words.THE_THOSE:
        k -= 1
    if k < 0 or scan.lows[k] not in words.OF or count.form != "np" or count.ofthem:
        return None
    k -= k > 0 and scan.lows[k - 1] == "out"
    part = next((c for c in reading.counts if c.stop == k and c.ofthem), None)
    verb = next((m for m in marks if m.begin == count.stop), None)
    shared = verb is not None and any(c.begin == verb.stop and c.form == "elliptic" for c in reading.counts)
    opening = shared or k == 0 or scan.tokens[k - 1].kind == PUNCT or scan.lows[k - 1] in words.THAT_WHICH
    if part is None and not (opening and any(c.begin > count.stop and c.form == "elliptic" for c in reading.counts)):
        return None
    if count.inner in ("downed", "launched"):
        return count.inner, count.begin
    if scan.get("report", count.stop) and any(m.value == "ministry" for m in scan.all("source")):
        return "downed", None  # "Of the 31 drones reported by the Defence Ministry, 14 …"
    near = [m for m in marks if m.begin >= count.stop and _is_beside(scan, count.stop, m.begin)]
    near = [m for m in near if not any(count.stop <= c.begin < m.begin for c in reading.counts)]
    told = near and near[0].begin == count.stop and not any(0 <= c.begin - near[0].stop <= 1 for c in reading.counts)
    if told and part is None:
        return near[0].value, near[0].begin  # "of 90 drones shot down in the night, 39 were over …"
    if near and (part is not None or _is_said(scan, count.stop, near[0].begin)):
        return near[0].value, near[0].begin
    if (
        count.stop + 1 < len(scan.tokens)
        and scan.tokens[count.stop].text == ","
        and scan.lows[count.stop + 1] in words.THAT_WHICH
    ):
        clause = [m for m in marks if count.stop < m.begin <= count.stop + 11]
        if clause:
            return clause[0].value, clause[0].begin
    if count.stop < len(scan.tokens) and scan.tokens[count.stop].text == ",":
        clause = [m for m in marks if m.begin == count.stop + 1 and m.gram]
        if clause:
            return clause[0].value, clause[0].begin  # «из 19 БПЛА, сбитых над областью, семь …»
    if part is None or any(m.value == "launched" and count.stop <= m.begin <= count.stop + 9 for m in marks):
        return "launched", None
    return "skip", None


def _is_beside(scan: Scan, a: int, b: int) -> bool:
    """Whether at most two words stand between, but for who says it ("the 42 drones the ministry says were downed")."""
    return sum(k not in scan.taken and not scan.get("report", k) for k in range(a, b)) <= 2


def _is_said(scan: Scan, a: int, b: int) -> bool:
    """Whether somebody is said to tell something between two tokens, in the clause that begins there."""
    return scan.has("report", a, b) and scan.tokens[a].kind == WORD


def _is_noun_use(scan: Scan, mark: Mark, count: CountMention) -> bool:
    """Words that are outcomes only as verbs: "a crash", "the launch site", "used cars"."""
    low = scan.lows[mark.begin]
    if low in words.ALSO_ADJECTIVES and mark.stop - mark.begin == 1:
        if (
            low in words.ALSO_MOVED
            and mark.begin
            and scan.lows[mark.begin - 1] in words.WERE_PERFECT
            and count.stop <= mark.begin
        ):
            return False
        if low == "sent" and mark.begin == count.stop and mark.stop < len(scan.lows):
            return scan.lows[mark.stop] not in words.SENT_AGAINST  # "65 drones sent against Ukraine"
        if low == "dropped":
            return not (0 <= mark.begin - count.stop <= 2 and count.max == 1)
        return not (0 <= count.begin - mark.stop <= 2)
    reached = low in words.REACHED or low.startswith(words.REACHED_STEMS)
    if reached and mark.stop == count.begin and count.form == "elliptic":
        return True  # "the total had reached seven", «к трём часам счёт достиг семи»
    if low.startswith(words.GOT_INTO_STEMS) and scan.has("digest", max(0, mark.begin - 8), mark.begin + 4):
        return True  # «в сводку попали 12 дронов»
    if low in words.FLEW and mark.stop < len(scan.lows) and scan.lows[mark.stop] in words.AWAY:
        return True  # "one UAV flew back to Russia"
    behind_mark = scan.lows[mark.stop] if mark.stop < len(scan.lows) else ""
    if low == "targeted" and (behind_mark in words.STRIKE_NOUNS or behind_mark in words.ATTACK_NOUNS):
        return True  # "raised fears of more targeted strikes"
    if low in words.FELL and scan.lows[mark.stop : mark.stop + 1] == ["to"] and count.object is None:
        behind = range(mark.stop + 1, min(mark.stop + 3, len(scan.lows)))
        return any(k in scan.taken for k in behind)  # "the largest share, 33, fell to the Rostov region"
    if any(word in words.FOUND for word in scan.lows[mark.begin : mark.stop]):
        return not scan.has("debris") and any(m.value == "downed" for m in scan.all("outcome"))
    if low in words.ALSO_NOUNS and mark.begin + 1 < len(scan.tokens) and scan.tokens[mark.begin + 1].kind == WORD:
        return low in words.ALSO_NOUNS_BEFORE_NOUN
    if low == "shot" and mark.stop - mark.begin == 1:
        return mark.stop != count.begin  # "air defence shot 59 UAVs"
    return False


def _is_spared(scan: Scan, mark: Mark) -> bool:
    """Whether a noun of outcome is what did not happen: «в обласному центрі обійшлося без влучань»."""
    return mark.begin > 0 and scan.lows[mark.begin - 1] in words.WITHOUT


def is_future(low: str) -> bool:
    """Whether a verb only tells what somebody will do: «їх знищать сапери»."""
    if low.endswith(words.FUTURE_ENDINGS_UK):
        return low.startswith(words.PERFECTIVE_STEMS_UK)
    return low.endswith(words.FUTURE_ENDINGS_RU) and low.startswith(words.PERFECTIVE_STEMS_RU)


def _is_asked(scan: Scan, mark: Mark) -> bool:
    """Whether an outcome stands in a question of numbers that is left open: "without saying how many fell to each"."""
    return scan.has("howmany") and any(0 <= mark.begin - m.stop <= 3 for m in scan.all("howmany"))


def is_passive(scan: Scan, at: int) -> bool:
    """Whether a form of "to be" stands before the verb at a token ("were hit")."""
    return any(scan.lows[k] in words.WERE for k in range(max(0, at - 3), at))


def number_of(reading: Reading, count: CountMention) -> Mark | None:
    """The participle in "the number of drones shot down over A has reached eleven", None if the count is no such."""
    scan = reading.scan
    if not (scan.has("growth") or scan.has("running")) or not any(
        m.stop <= count.begin <= m.stop + 2 or m.begin < count.begin <= m.stop
        for m in [*scan.all("growth"), *scan.all("running")]
    ):
        return None
    noun = next(
        (k for k in range(count.begin - 1, max(-1, count.begin - 16), -1) if scan.lows[k] in words.NUMBER_NOUNS), None
    )
    if noun is None:
        return None
    return next((m for m in scan.all("outcome") if noun < m.begin < count.begin and m.value == "downed"), None)
