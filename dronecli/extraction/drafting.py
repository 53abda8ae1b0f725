"""The counts of a sentence → drafts, each with its outcome, source, place and window."""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.attributing import inherited, source_for
from dronecli.extraction.bare_counts import read_bare
from dronecli.extraction.believing import is_attack, is_tallied, is_unreal, weak_believed, weak_object
from dronecli.extraction.binding import Binding
from dronecli.extraction.binding_places import attacks_country, group_for, opens_list, region_id, spread
from dronecli.extraction.binding_windows import is_event_time, recalled_window, resolve_window, window_for
from dronecli.extraction.counts import CountMention
from dronecli.extraction.dates import DateMention, shift
from dronecli.extraction.discourse import SourceMention
from dronecli.extraction.drafts import Draft, speaker_of
from dronecli.extraction.ellipsis import licence_of
from dronecli.extraction.outcomes import is_future, is_passive, outcome_of
from dronecli.extraction.places import PlaceGroup
from dronecli.extraction.placing import default_place, put_place
from dronecli.extraction.reading import Reading
from dronecli.extraction.repeats import read_repeat
from dronecli.extraction.scan import Scan
from dronecli.extraction.segments import segment_of
from dronecli.extraction.story import Story
from dronecli.extraction.windows import WindowMention
from dronecli.lexicon import Mark
from dronecli.model import GOVERNOR_SIDE, Evidence, Span, Window
from dronecli.segmenting import NUMBER, PUNCT


def drafts_of(story: Story, reading: Reading, headline: bool) -> list[Draft]:
    """The drafts of the counts of a sentence, in order. `story.here` holds them while the sentence is read."""
    story.here = out = []
    previous: Draft | None = None
    for count in reading.counts:
        draft = _draft(story, Binding(story, reading, count, previous), headline)
        if draft is None:
            continue
        made = spread(story, draft, count)
        out.extend(made)
        if draft.form != "bare" or previous is None:
            previous = made[-1]
    return out


def _draft(story: Story, bound: Binding, headline: bool) -> Draft | None:
    """The draft of one count, or None if it is no claim."""
    reading, count, draft = bound.reading, bound.count, bound.draft
    draft.headline = headline
    bound.source = source_for(story, reading, count)
    bound.outcome, bound.at = outcome_of(reading, count)
    if bound.outcome == "skip" and _is_of_ukraine(story, bound):
        bound.outcome = "launched"  # «збито 70 зі 120»: Ukraine's own figures set what was downed against what flew
    if bound.outcome == "downed" and _is_whole_of_ukraine(bound):
        bound.outcome = "launched"  # «11 з 12 дронів збито»
    if bound.outcome == "skip" or count.object == "aircraft" and bound.low.startswith(words.LANDED_STEMS):
        return None
    if bound.outcome == "downed" and _is_stored(bound):
        return None
    _revise_outcome(bound)
    thwarted = bound.outcome == "downed" and bound.at is not None and reading.scan.get("repel", bound.at) is not None
    draft.attempt = thwarted and not count.more and (count.form == "bare" or count.rule == "article")
    _find_group(bound)
    _discount_direction(bound)
    if not _is_claim(story, bound):
        return None
    if not bound.by_pronoun and is_unreal(reading, count, bound.begin, bound.stop, bound.at):
        return None
    _inherit_outcome(story, bound)
    if bound.outcome is None:
        if count.form == "np" and count.object == "uav":
            draft.source = bound.source
            put_place(story, bound)
            story.ghost = draft
        return None
    _mend_struck(story, bound)
    if bound.outcome == "struck" and bound.source is None and _is_ours(bound):
        bound.source = _ukraine_before(story)
    _note(draft, "outcome", bound.outcome, None if bound.at is None else _span(reading, bound.at, bound.at + 1))
    _note(draft, "count", draft.rule or count.rule, draft.span)
    draft.outcome = bound.outcome
    draft.total = _is_total(bound) or draft.rule == "elliptic: total of a list"
    _put_place_and_source(story, bound)
    nobodys = draft.outcome in ("launched", "struck") and draft.source is None and draft.place is None
    if nobodys or draft.outcome == "launched" and not is_attack(reading, draft):
        story.ghost = draft
        return None
    _put_window(story, bound)
    _put_relation(story, bound)
    _put_whole(story, bound)
    draft.record = _is_record(story, draft)
    draft.via = story.discourse.via
    draft.posted = story.posted
    source = draft.source
    if source is not None and source.rule not in ("in play", "pronoun") and source.stop > source.begin:
        told_here = any((s.begin, s.stop, s.kind) == (source.begin, source.stop, source.kind) for s in reading.sources)
        if told_here:
            _note(draft, "source", source.rule, _span(reading, source.begin, source.stop))
    return draft


def _is_of_ukraine(story: Story, bound: Binding) -> bool:
    """Whether Ukraine's forces count: they are named, or what their defenders did is told and nobody else speaks."""
    if bound.source is not None:
        return bound.source.kind == "ukraine"
    current = story.current
    return bound.reading.scan.has("defenders") and (current is None or current.kind == "ukraine")


def _is_record(story: Story, draft: Draft) -> bool:
    """Whether a figure of an earlier day is named only to compare: «рекорд – 524 аппарата – поставлен 7 мая»."""
    if story.date is None or draft.window is None or (draft.window.date or story.date) >= story.date:
        return False
    tokens = draft.sentence.tokens
    return any(t.low.startswith(words.RECORD_STEMS) for t in tokens) and bool(story.drafts)


def _is_stored(bound: Binding) -> bool:
    """Whether what was destroyed lay on the ground: «на аеродромі знищили 96 крилатих ракет»."""
    scan, at = bound.reading.scan, bound.at
    if at is None or not bound.low.startswith(words.DESTROYING_STEMS) or bound.count.object not in ("missile", "uav"):
        return False
    if bound.count.object == "uav" and (bound.source is None or bound.source.kind != "ukraine"):
        return False
    begin, stop = bound.begin, bound.stop
    return any(
        low.startswith(words.STORE_STEMS) and scan.lows[k - 1] in words.LOCATIVE_PREPOSITIONS | words.ON
        for k, low in enumerate(scan.lows[begin + 1 : stop], begin + 1)
    )


def _is_whole_of_ukraine(bound: Binding) -> bool:
    """Whether a count is the whole that Ukraine's forces set a downed part against."""
    before, count = bound.previous, bound.count
    if before is None or bound.source is None or bound.source.kind != "ukraine" or count.inner is not None:
        return False
    same = before.sentence is bound.reading.scan.sentence and before.rule.startswith("N of M")
    return same and any(c.rule == "N of M" and 0 <= count.begin - c.stop <= 2 for c in bound.reading.counts)


def _note(draft: Draft, field: str, rule: str, span: Span | None) -> None:
    """Keeps the words that gave a field, if any did."""
    if span is not None:
        draft.evidence.append(Evidence(field, rule, span))


def _span(reading: Reading, begin: int, stop: int) -> Span:
    return reading.scan.tokens[begin].start, reading.scan.tokens[stop - 1].end


# -- outcome ----------------------------------------------------------------------------------------------------------


def _revise_outcome(bound: Binding) -> None:
    """What the object and its case make of a verb: drones hit a plant, bombs are dropped, "they were shot down"."""
    count, low = bound.count, bound.low
    if count.rule == "number is object" and count.ofthem and bound.previous is not None:
        bound.outcome, bound.at = bound.previous.outcome, None  # "launched 116 drones – some 70 of which were Shaheds"
        return
    instrument = count.gram.endswith(".ins")
    if bound.outcome == "downed" and instrument and low.startswith(words.DAMAGED_STEMS):
        bound.outcome = "struck"  # «четырьмя «шахедами» поражён завод»
    if bound.at is not None and bound.at < count.begin and bound.outcome == "struck" and instrument:
        if low.startswith(words.ATTACKING_STEMS):
            bound.outcome = "launched"  # «вдарив чотирма БпЛА»
    if count.object == "bomb":
        if bound.outcome == "downed" and low.startswith(words.DROPPED_STEMS_CYRILLIC):
            bound.outcome = "launched"
        if bound.outcome == "debris":
            bound.outcome = "struck"
        if bound.outcome == "struck" and low.startswith(words.DROPPED_STEMS):
            bound.outcome = "launched"
    if bound.outcome in (None, "launched", "struck") and count.form == "np":
        _take_pronoun(bound)


def _take_pronoun(bound: Binding) -> None:
    """«Семеро не долетели – их сбили»: the outcome is told of a pronoun behind the count."""
    scan, count = bound.reading.scan, bound.count
    downing = next((m for m in scan.all("outcome") if m.value == "downed" and m.begin > count.stop), None)
    if downing is None or is_future(scan.lows[downing.begin]):
        return
    beside = [k for k in (downing.begin - 1, downing.stop) if 0 <= k < len(scan.lows)]
    between = any(count.stop <= c.begin < downing.begin for c in bound.reading.counts if c.form != "bare")
    if not between and any(scan.lows[k] in words.PRONOUNS_BEFORE_BOTH for k in beside):
        bound.outcome, bound.at, bound.by_pronoun = "downed", downing.begin, True


def _discount_direction(bound: Binding) -> None:
    """A modifier ("flying towards Moscow") is no outcome of its own for a part of a downed count."""
    aside = bound.at is not None and not bound.begin <= bound.at < bound.stop and bound.count.form == "elliptic"
    if bound.outcome == "launched" and aside and bound.previous is not None and bound.previous.outcome == "downed":
        bound.outcome = "downed"  # «…, зокрема дев'ять, що летіли на Москву, 10 – над Тульською»
    whole = bound.continuing
    flew = bound.outcome == "launched" and bound.low.startswith(words.FLEW_STEMS)
    if flew and bound.partial and whole is not None and whole.outcome == "downed" and bound.count.form == "elliptic":
        bound.outcome = "downed"  # «сбили 14: шесть из них летели над A», «Сбито 30. Десять из них летели на Москву»
    if bound.outcome != "launched" or not bound.towards:
        return
    scan, count = bound.reading.scan, bound.count
    if bound.partial and bound.previous is not None and bound.previous.outcome == "downed":
        bound.outcome = "downed"
    elif bound.at is not None and not scan.has("source"):
        inside = range(count.begin, count.stop)
        others = [c.begin for c in bound.reading.counts if c.begin >= count.stop and c.form != "bare"]
        reach = min(others, default=len(scan.tokens))  # "eight flew at A; four were suppressed"
        if any(m.value == "downed" and m.begin not in inside and m.begin < reach for m in scan.all("outcome")):
            bound.outcome = "downed"


def _inherit_outcome(story: Story, bound: Binding) -> None:
    """The outcome of a count that has no verb: of the list that it goes on from, or of a figure that a source gives."""
    if bound.outcome == "downed" and bound.at is not None and not bound.begin <= bound.at < bound.stop:
        if bound.count.form == "elliptic" and _is_item_of_shelling(story, bound):
            bound.outcome = "launched"  # «в B – 15, сбито 10»
    if bound.outcome is not None:
        return
    scan, count = bound.reading.scan, bound.count
    if scan.has("sighting", bound.begin, bound.stop):
        return  # «Жители видели над городом около десяти дронов»
    if count.form == "elliptic" and bound.source is not None and bound.source.rule == "informant":
        return  # «Сначала три, потом ещё три», – рассказывает Иван, работник автосервиса
    header = story.list_header
    before = bound.continuing
    if before is not None and before.outcome == "debris" and before.ofthem and scan.has("tally") and not count.more:
        bound.continuing = next(
            (d for d in reversed(story.drafts) if not d.ofthem), before
        )  # «… він рапортував про сім»
    if (
        bound.towards
        and count.form == "np"
        and any(d.outcome == "downed" for d in story.drafts[-4:])
        and "of" in scan.lows[count.begin : count.stop]
    ):
        bound.outcome = "downed"
    elif scan.has("shelling") and count.form == "np" and count.object == "uav" and not scan.has("outcome"):
        bound.outcome = "launched"  # «Грайворонский округ: 17 снарядов, 25 дронов»
    elif _lists_attackers(bound):
        bound.outcome = "launched"
    elif header is not None and scan.sentence.line_start and scan.sentence.index - header[1] <= 20:
        bound.outcome = header[0]
    elif _is_set_against(story, bound):
        bound.outcome = "launched"
    elif (alike := _of_like_line(story, bound)) is not None:
        bound.outcome = alike.outcome
    elif (
        bound.continuing is not None
        and bound.continuing.outcome is not None
        and (_goes_on(bound, bound.continuing) or _opens_own_list(bound, bound.continuing))
    ):
        listed = opens_list(bound.reading, count) and bound.continuing.outcome in ("debris", "struck")
        summed = bound.continuing.outcome == "debris" and scan.has("running", 0, bound.stop)
        summed = summed and any(d.outcome == "downed" for d in story.drafts)  # «нашли ещё один. Таким образом, их 14»
        bound.outcome = "downed" if listed or summed else bound.continuing.outcome
    elif _is_of_shelling(story, bound):
        bound.outcome = "launched"
    elif is_tallied(story, bound.reading, count, bound.source, bound.group):
        sent = scan.has("shelling") and count.form == "np"
        sent = sent or _is_noticed(story, bound) or _is_of_attacks(story, bound)
        bound.outcome = "launched" if sent else "downed"


def _is_of_attacks(story: Story, bound: Binding) -> bool:
    """Whether a figure of a district goes on with what flew at others: «По A випустили 41 апарат, 16 подавили. У B
    районі йдеться про 22 дрони»."""
    sentence, group = bound.reading.scan.sentence, bound.group
    told = [d for d in story.drafts[-4:] if d.form == "np" and d.paragraph == sentence.paragraph and d.across]
    if not told or group is None or not group.localities or bound.count.form != "np":
        return False
    return told[-1].outcome == "launched" and sentence.index - told[-1].sentence.index <= 2


def _lists_attackers(bound: Binding) -> bool:
    """Whether a colon shares a count out by what it attacked: «насчитал 74 дрона: 38 атаковали …, 17 – …»."""
    scan, count = bound.reading.scan, bound.count
    told = [m for m in scan.all("outcome") if m.begin >= count.stop]
    if count.form != "np" or not told or not opens_list(bound.reading, count):
        return False
    part = next((c for c in bound.reading.counts if c.begin >= count.stop), None)
    partial = part is not None and (part.ofthem or scan.has("ofthem", count.stop, part.begin))
    if part is not None and partial and abs(told[0].begin - part.begin) <= 4 and told[0].value == "downed":
        a, b = bound.reading.segments[segment_of(bound.reading.segments, part.begin)]
        return not any(a <= g.begin < b for g in bound.reading.groups)  # «66 дронов: из них сбито 48»
    return all(m.value == "launched" and not scan.lows[m.begin].startswith(words.FLEW_STEMS) for m in told)


def _sorts_out(scan: Scan, before: Draft) -> bool:
    """Whether a sentence tells the kinds of what was counted: «… і 40 ракет. Серед ракет – 10 «Кинджалів» і …»."""
    if scan.lows[0] not in words.AMONG or scan.sentence.index - before.sentence.index > 1:
        return False
    named = next((m for m in scan.all("object") if 0 < m.begin <= 2), None)
    return named is not None and named.value == before.object


def _is_set_against(story: Story, bound: Binding) -> bool:
    """Whether Ukraine's forces tell of a part that was downed behind a count without a verb: «Зведення Повітряних сил:
    98 ударних БпЛА; до ранку збито 58 безпілотників»."""
    count, source = bound.count, bound.source
    if _is_item_of_shelling(story, bound):
        return True
    if source is None or source.kind != "ukraine" or count.form != "np":
        return False
    downed = [m for m in bound.reading.scan.all("outcome") if m.value == "downed" and m.begin > count.stop]
    beside = {m.stop for m in downed}, {m.begin for m in downed}
    parts = (c for c in bound.reading.counts if c.begin > count.begin and c.min < count.min and not c.more)
    return any(c.begin in beside[0] or c.stop in beside[1] for c in parts)


def _is_item_of_shelling(story: Story, bound: Binding) -> bool:
    """Whether a district's number is set against the part that was downed, in a list of what was sent at each: «в A
    округе – 17 беспилотников, из них 9 сбиты, в B – 15, сбито 10»."""
    scan, count, group = bound.reading.scan, bound.count, bound.group
    told_first = next((d.outcome for d in story.here if d.form == "np"), "launched")
    if not any(d.outcome == "launched" and d.across for d in [*story.drafts[-6:], *story.here]):
        return False
    if group is None or not group.localities or bound.how == "after" or told_first != "launched":
        return False  # «в A сбиты 12, в B – 9, из них 4 подавлены»
    if count.more or count.ofthem or scan.lows[count.begin - 1] not in words.DASHES:
        return False
    part = next((c for c in bound.reading.counts if c.begin >= count.stop and c.form != "bare"), None)
    if part is None or part.begin - count.stop > 5 or part.min >= count.min or part.form != "elliptic":
        return False
    told = (m.begin for m in scan.all("outcome") if m.value == "downed" and m.begin > count.stop)
    return any(abs(at - part.begin) <= 3 for at in told)


def _of_like_line(story: Story, bound: Binding) -> Draft | None:
    """The count that stands in the same place of the sentence before: «По A району – вісім БпЛА; збито два.», then
    «По B району – один безпілотник.»"""
    scan, count = bound.reading.scan, bound.count
    if count.form != "np" or bound.source is not None or bound.group is None:
        return None
    lines = [d for d in story.drafts[-6:] if d.form == "np" and d.object == count.object]
    alike = [d for d in lines if d.sentence.tokens[0].low == scan.lows[0] and abs(d.anchor - count.begin) <= 2]
    return alike[-1] if alike and scan.sentence.index - alike[-1].sentence.index <= 3 else None


def _is_of_shelling(story: Story, bound: Binding) -> bool:
    """Whether an item "A district: one drone" goes on with a list of what was sent at each ("B district: six drones,
    three suppressed")."""
    if bound.count.form != "np" or bound.how != "before" or bound.group is None or bound.source is not None:
        return False
    joint = bound.reading.scan.lows[bound.group.stop : bound.count.begin]
    paragraph = bound.reading.scan.sentence.paragraph
    listed = [d for d in story.drafts[-8:] if d.paragraph == paragraph and d.outcome == "launched" and d.across]
    return joint[:1] == [":"] and len(listed) > 1


def _is_noticed(story: Story, bound: Binding) -> bool:
    """Whether Ukraine's forces tell what they saw coming: "recorded 109 drones", "put the tally at 458 drones and 41
    missiles" where nothing has been said to be downed."""
    if bound.source is None or bound.source.kind != "ukraine":
        return False
    others = any(c.object == "missile" and c.form == "np" for c in bound.reading.counts)
    if others and not any(d.side == "ukraine" and d.outcome == "downed" for d in story.drafts):
        return True
    return any(low in words.NOTICED for low in bound.reading.scan.lows[bound.source.stop : bound.count.begin])


def _goes_on(bound: Binding, before: Draft) -> bool:
    """Whether a count without a verb goes on with what was told of the draft before."""
    source = bound.source
    if bound.count.form in ("elliptic", "same", "rest") or bound.partial or _is_bullet(bound.reading.scan):
        return True
    scan = bound.reading.scan
    if _sorts_out(scan, before):
        return True
    if before.sentence is not scan.sentence:
        sums_up = scan.get("total", bound.count.begin) is not None and len(scan.tokens) - bound.count.stop <= 1
        return sums_up and bound.begin == 0 and scan.sentence.index - before.sentence.index == 1  # "In all, 26 UAVs."
    return source is None or before.source is not None and source.kind == before.source.kind


def _opens_own_list(bound: Binding, before: Draft) -> bool:
    """Whether a count without a verb is the total of a further list of one source ("In the second, 45 drones: …")."""
    alike = bound.count.object == before.object and (bound.source is None or before.source is not None)
    return alike and bound.count.form == "np" and opens_list(bound.reading, bound.count)


def _is_ours(bound: Binding) -> bool:
    """Whether the drones that hit are the speaker's own: "Three of our drones hit the unit"."""
    lows = bound.reading.scan.lows
    return "our" in lows[max(0, bound.count.begin - 2) : bound.count.stop]


def _ukraine_before(story: Story) -> SourceMention | None:
    """The Ukrainian body in play, if one is: no other side sends drones at Russia."""
    body = story.discourse.body
    return body._replace(strong=False, rule="pronoun") if body is not None and body.kind == "ukraine" else None


def _mend_struck(story: Story, bound: Binding) -> None:
    """ "hit" that means "shot down": of targets, in the passive, and where the same verb downed the count before."""
    previous, at, count = bound.previous, bound.at, bound.count
    shared = previous is not None and previous.outcome == "downed" and at is not None and at == story.last_at
    story.last_at = at
    if bound.outcome != "struck":
        return
    before = bound.reading.scan.lows[count.begin - 1] if count.begin else ""
    active = at is not None and bound.low in words.HIT_VERBS and _by_defenders(bound.reading.scan, at)
    active = active and before not in words.BY_MEANS_OF  # "units hit a radar station using two drones"
    passive = at is not None and bound.low == "hit" and is_passive(bound.reading.scan, at) and count.stop <= at
    if shared or active or passive or bound.draft.object == "target":
        bound.outcome = "downed"


def _by_defenders(scan: Scan, at: int) -> bool:
    """Whether air defence is the one that hits: "Air defences hit another three drones"."""
    return any(0 <= at - m.stop <= 1 for tag in ("force", "dutyforce", "defenders") for m in scan.all(tag))


def _is_bullet(scan: Scan) -> bool:
    """Whether a sentence is an item of a list without an outcome of its own ("– 3 over the Tula region")."""
    first = scan.tokens[0]
    return scan.sentence.line_start and first.kind == PUNCT and first.text not in "«\"'“„(" and not scan.has("outcome")


# -- whether it is a claim --------------------------------------------------------------------------------------------


def _is_claim(story: Story, bound: Binding) -> bool:
    """Whether a count that is not a number with a plain noun is believed; completes its number and object."""
    reading, count, draft = bound.reading, bound.count, bound.draft
    continuing = bound.continuing
    if count.form == "bare" and read_bare(story, reading, count, draft, bound.outcome, bound.at) is None:
        return False
    if count.form in ("all", "both", "same", "share", "rest"):
        repeated = _repeated(story, bound)
        if repeated is not None and count.form == "all" and _is_of_other_side(bound, repeated):
            return False
        if not read_repeat(story, reading, count, draft, repeated, bound.outcome):
            return False
        if count.form in ("same", "rest") and bound.outcome is None and continuing is not None:
            bound.outcome = continuing.outcome
    if count.form == "elliptic":
        licence = licence_of(story, bound)
        if licence is None:
            return False
        if licence == "hour" and count.min == 0 and count.max is not None:
            draft.min = count.max  # «рахунок зріс до семи, до шостої – до тринадцяти»
        draft.object = continuing.object if continuing is not None and continuing.outcome is not None else "uav"
        draft.object = _partitive(bound) or _of_more_than(story, bound) or draft.object
        if draft.object == "target" and continuing is not None and any(d.object == "uav" for d in story.drafts):
            draft.object = "uav"
        draft.rule = f"elliptic: {licence}"
    if draft.object == "target" and weak_object(story, reading, count) == "uav":
        draft.object = "uav"
    if count.weak:
        if not weak_believed(story, reading, count, bound.outcome, continuing):
            return False
        draft.object = weak_object(story, reading, count)
    return True


def _is_of_other_side(bound: Binding, told: Draft) -> bool:
    """Whether "all of the drones" of a Russian side cannot be those that Ukraine says it sent, nor the other way."""
    sides = {s.kind for s in (bound.source, told.source) if s is not None}
    return len(sides) > 1 and "ukraine" in sides


def _of_more_than(story: Story, bound: Binding) -> str | None:
    """Drones, where a number is too large for the missiles told last, or counts what was lost from radar: «випустили 16
    БпЛА і дві ракети. Збили 9», «збили 268 дронів і дві ракети, ще 208 – локаційно»."""
    before, count = bound.continuing, bound.count
    if before is None or before.object == "uav" or before.max is None or count.ofthem:
        return None
    if count.min <= before.max and bound.outcome != "lost":
        return None
    told = [d for d in [*story.drafts, *story.here][-6:] if d.sentence is before.sentence and d.object == "uav"]
    return "uav" if any(bound.outcome == "lost" or d.min >= count.min for d in told) else None


def _partitive(bound: Binding) -> str | None:
    """The object that opens the clause of its share: "Of these drones, eight …", «Із цих БпЛА вісім …»."""
    scan, at = bound.reading.scan, bound.count.begin
    for mark in scan.all("object"):
        opens = mark.begin > 1 and scan.lows[mark.begin - 1] in words.THESE and scan.lows[mark.begin - 2] in words.OF
        if opens and 0 <= at - mark.stop <= 1:
            return mark.value
    return None


def _repeated(story: Story, bound: Binding) -> Draft | None:
    """The draft that "both" or "all of them" speaks of: the last one, or an attack that was no claim of its own."""
    ghost, continuing = story.ghost, bound.continuing
    if ghost is None or bound.reading.scan.sentence.index - ghost.sentence.index > 1:
        return continuing
    later = continuing is None or ghost.anchor > continuing.anchor
    return ghost if bound.count.form in ("all", "both") and later else continuing


# -- place, source, window --------------------------------------------------------------------------------------------


def _find_group(bound: Binding) -> None:
    """The group of places that a count is over; an attack without one has the place that it came from."""
    reading, count, source = bound.reading, bound.count, bound.source
    before = bound.continuing.source if bound.continuing is not None else None
    if source is None and count.form != "elliptic" and before is not None and before.kind == "ukraine":
        source = before
    bound.group, bound.how = group_for(reading, count, source)
    if count.begin in reading.pairs:
        bound.group, bound.how = reading.pairs[count.begin], "before"
    for partner in _joined_behind(reading, count) if bound.group is None and count.form == "np" else ():
        bound.group, bound.how = group_for(reading, partner, source)  # "a missile and eleven drones over Crimea"
        if bound.group is not None:
            break
    if bound.how == "before" and bound.group is not None and _is_of_part(reading, count, bound.group, source):
        bound.group, bound.how = None, ""
    if bound.outcome != "launched" or bound.group is not None:
        return
    bound.group, bound.how = _attacked_by(reading, count, source), "attacked"
    if bound.group is not None:
        return
    if source is not None and source.kind == "ukraine" or reading.scan.has("attacker"):
        return  # Ukraine counts what was sent against it, wherever that came from
    places = [g for g in reading.groups if g.regions or g.localities]
    origin = next((g for g in places if g.role == "from" and g.begin >= count.stop), None)
    if origin is None:
        return
    if not any(count.stop <= c.begin < origin.begin for c in reading.counts if c.form != "bare"):
        bound.group, bound.how = origin, "origin"


def _is_of_part(reading: Reading, count: CountMention, group: PlaceGroup, source: SourceMention | None) -> bool:
    """Whether the place before a colon is that of the part alone: «Крупнейшей атакой на регион был налёт 7 мая: тогда
    Минобороны говорило о 209 дронах, 32 из них – над регионом»."""
    part = next((c for c in reading.counts if c.begin >= count.stop and c.form != "bare"), None)
    if part is None or not part.ofthem or source is None or source.kind != "ministry" or source.begin < group.stop:
        return False
    named, _ = group_for(reading, part, source)
    return (
        named is not None
        and named is not group
        and len(group.regions) == 1
        and [r.id for r in named.regions] == [r.id for r in group.regions]
    )


def _attacked_by(reading: Reading, count: CountMention, source: SourceMention | None) -> PlaceGroup | None:
    """The places of the speaker's own region that objects flew at: "eight flew at the Belgorod district"."""
    region = source.region if source is not None else None
    for group in reading.groups:
        at_home = all(region_id(x) in (region, None) for x in group.localities)
        between = any(count.stop <= c.begin < group.begin for c in reading.counts if c.form != "bare")
        if group.role == "to" and group.localities and not group.regions and at_home and group.begin >= count.stop:
            return None if between else group
    return None


def _joined_behind(reading: Reading, count: CountMention) -> list[CountMention]:
    """The counts of other objects that a count is joined to: "25 drones, 12 Lancets and two Shaheds over A"."""
    out: list[CountMention] = []
    stop = count.stop
    for other in reading.counts:
        if other.begin < stop:
            continue
        typed = next((m for m in reading.scan.all("type") if m.begin == stop), None)
        between = reading.scan.lows[stop if typed is None else typed.stop : other.begin]
        if other.form != "np" or not between or not all(low in words.JOINS_OBJECTS for low in between):
            break
        out.append(other)
        stop = other.stop
    return out if out and any(low in words.AND for low in reading.scan.lows[count.stop : stop]) else []


def _put_place_and_source(story: Story, bound: Binding) -> None:
    """The place tells whether the speaker in play can be meant, and the speaker gives the place where none is named."""
    reading, count, draft = bound.reading, bound.count, bound.draft
    draft.source = bound.source
    put_place(story, bound)
    if draft.source is None:
        region = draft.region if draft.place_from not in ("speaker", "default") else None
        if region is None and not bound.partial and _is_of_country(bound):
            region = "RU"  # no governor's figure: "As reported, 216 drones were downed over Russian regions"
        if attacks_country(reading, count):
            region = "UA"
        if not draft.headline or story.document_source:
            draft.source = inherited(story, reading, region, count.form != "np")
        mayor = draft.source is not None and draft.source.kind == "municipal"
        if mayor and draft.place_from == "own region" and not draft.across:
            draft.source = None  # the mayor who spoke of his town does not count for the region
        before = bound.previous
        if mayor and draft.place is None and before is not None and before.sentence is reading.scan.sentence:
            if before.source is None and before.place_from == "own region":
                draft.source, draft.place, draft.place_from = None, before.place, "previous"
        if before is not None and (draft.source is None or _is_item_of(bound, before)):
            draft.source = before.source
        draft.source = _source_of_whole(story, bound) or draft.source
    default_place(story, reading, draft, count)


def _is_of_country(bound: Binding) -> bool:
    """Whether the whole country, or its regions, are named in the clause of a count, or before the first of a list."""
    for group in bound.reading.groups:
        first = bound.previous is None and group.begin < bound.count.begin
        if group.country and group.role == "over" and (first or bound.begin <= group.begin < bound.stop):
            return True
    return False


def _is_item_of(bound: Binding, before: Draft) -> bool:
    """Whether a count goes on in its sentence with a list that no governor gives, though it names his region too."""
    if bound.count.form != "elliptic" or bound.draft.source is None or before.place_from == "speaker":
        return False
    others = before.source is None or before.source.kind == "ministry"
    return others and bound.draft.source.kind in ("governor", "regional") and bound.draft.source.rule == "in play"


def _source_of_whole(story: Story, bound: Binding) -> SourceMention | None:
    """Who counted the whole also counts its part, though another official of the region has told of damage since: «Из
    числа сбитых аппаратов пять уничтожили над районом A»."""
    current, draft = story.current, bound.draft
    before = bound.previous
    if before is not None and before.source is not None and before.source.rule == "whole":
        return before.source
    if not bound.partial or before is not None or current is None or current.kind not in GOVERNOR_SIDE:
        return None
    for whole in reversed(story.drafts[-4:]):
        told = whole.source
        if told is None or (whole.outcome, whole.object) != (draft.outcome, draft.object) or whole.min < draft.min:
            continue
        near = bound.reading.scan.sentence.index - whole.sentence.index <= 14
        if near and told.kind in GOVERNOR_SIDE and told.region == current.region:
            return told._replace(strong=False, rule="whole")
    return None


def _put_window(story: Story, bound: Binding) -> None:
    reading, draft, continuing = bound.reading, bound.draft, bound.continuing
    scan = reading.scan
    elided = bound.at is None and bound.previous is not None and bound.previous.sentence is scan.sentence
    mention = window_for(reading, bound.count, bound.count.begin if elided else bound.at)
    earlier = _day_between(story, reading, mention, bound.count)
    if earlier is not None:
        draft.window, draft.window_from = Window("day", earlier), "sentence"
    elif mention is not None:
        draft.window, draft.window_from = resolve_window(story, reading, mention), "sentence"
        _note(draft, "window", mention.kind, _span(reading, mention.begin, mention.stop))
        if mention.kind == "since":
            _note_posting(story, bound)
    elif story.date is not None:
        # «накануне сбито два»: a day is named and nothing else
        date = _day_alone(story, bound)
        if date is not None:
            iso = date.iso
            said = scan.lows[date.begin : date.stop]
            told = story.last_date is not None and scan.sentence.index - story.last_date_at == 1
            if told and story.last_date is not None and not words.EARLIER.isdisjoint(said):
                iso = shift(story.last_date, -1)  # «7 вересня … 69. Добою раніше відзвітували про 38»
            named = [d.iso for d in reading.times.dates if d.explicit and d.iso and d.stop <= date.begin]
            if named and not words.EARLIER.isdisjoint(said):
                iso = shift(named[-1], -1)  # «24 липня говорив про сім, а днем раніше – про один»
            iso = _day_before_report(story, scan, date) or iso
            draft.window = Window("day", iso, text=" ".join(said))
            draft.window_from = "sentence"
    running = False
    if continuing is not None and continuing.cumulative:
        near = scan.sentence.index - continuing.sentence.index <= 2
        other = (
            draft.source is not None and continuing.source is not None and draft.source.kind != continuing.source.kind
        )
        alike = draft.outcome == continuing.outcome  # "… 370 aircraft since 2022. The enemy dropped 144 bombs"
        then = recalled_window(story, reading) is not None
        running = mention is None and near and not other and alike and not then or reading.times.same
    draft.cumulative = running or _is_long(bound)


def _day_alone(story: Story, bound: Binding) -> DateMention | None:
    """The earlier day that a count has where nothing else is told of its time, the nearest before it: «5-го рапортував
    про сім, а 11-го – про чотири»."""
    reading, scan = bound.reading, bound.reading.scan
    found: list[DateMention] = []
    for date in reading.times.dates:
        begin = reading.segments[segment_of(reading.segments, date.begin)][0]
        attack = any(low.startswith(words.ATTACK_STEMS) for low in scan.lows[begin : date.begin])
        posted = not attack and scan.has("post", max(begin, date.begin - 3), date.begin)
        other = date.iso is not None and date.iso < (story.date or "") and not reading.times.same
        named = date.explicit or scan.get("dayref", date.begin) is not None  # no weekday, which may be that of a post
        if other and not posted and (named or date.iso == shift(story.date or "", -1)):
            found.append(date)
    own = segment_of(reading.segments, bound.count.begin)
    found = [d for d in found if segment_of(reading.segments, d.begin) == own] or found
    before = [d for d in found if d.stop <= bound.count.begin]
    between = [
        c for c in reading.counts if c.form != "bare" and before and before[-1].stop <= c.begin < bound.count.begin
    ]
    return before[-1] if before and not between else found[0] if found else None


def _is_long(bound: Binding) -> bool:
    """Whether the count is of a long stretch that is named in its part of the sentence: not the 15 of «за ніч збили 15
    дронів, а за весь квітень – 310»."""
    scan, count = bound.reading.scan, bound.count
    opening = [k for k in range(1, len(scan.lows)) if scan.lows[k] in words.CONTRASTS]
    joints = [k for k in opening if scan.tokens[k - 1].text in ",;"]
    begin = max((k for k in joints if k <= count.begin), default=0)
    stop = min((k for k in joints if k > count.begin), default=len(scan.lows))
    if begin and not any(begin <= w.begin < stop for w in bound.reading.times.windows):
        begin = 0
    return _is_cumulative(scan, begin, stop) or _whole_month(scan, begin, stop) or _many_days(scan)


def _day_before_report(story: Story, scan: Scan, date: DateMention) -> str | None:
    """The day of «сутками ранее» in a report of yesterday: one before that of the report's own day."""
    report = story.neutral_window
    if date.explicit or scan.lows[date.stop - 1] not in words.BEFORE_TOLD:
        return None
    if report is None or report.kind != "day" or report.date is None or report.date != shift(story.date or "", -1):
        return None
    return shift(report.date, -1)


def _day_between(story: Story, reading: Reading, mention: WindowMention | None, count: CountMention) -> str | None:
    """The earlier day that a number is set beside: "downed 39 drones overnight, a day after it intercepted 33"."""
    if mention is None or story.date is None or mention.stop > count.begin:
        return None
    last = max((c.stop for c in reading.counts if c.form != "bare" and c.stop <= count.begin), default=None)
    if last is None:
        return None
    days = [d for d in reading.times.dates if max(last, mention.stop) <= d.begin < count.begin and d.iso]
    days = [d for d in days if (d.iso or "") < story.date and reading.scan.get("dayref", d.begin)]
    return days[-1].iso if days else None


def _is_cumulative(scan: Scan, begin: int, stop: int) -> bool:
    """Whether a long stretch is counted over, not only compared with ("the largest attack since the war began")."""
    return any(
        begin <= m.begin < stop
        and not any(low.startswith(words.SUPERLATIVE_STEMS) for low in scan.lows[max(0, m.begin - 8) : m.begin])
        and not _opens_day(scan, m)
        and not _is_of_date(scan, m)
        and not _in_one_night(scan, m)
        and not _opens_relative(scan, m)
        for m in scan.all("cumulative")
    )


def _opens_relative(scan: Scan, mark: Mark) -> bool:
    """Whether a stretch is that of a clause which tells of something else than objects: «нефтебаза, которую в январе
    тушили пять дней»."""
    which = mark.begin - 1 - (mark.begin > 1 and scan.lows[mark.begin - 1] in words.IN_MONTH)
    if which < 2 or not scan.lows[which].startswith(words.RELATIVE_STEMS):
        return False
    return scan.tokens[which - 1].text == "," and scan.ending("object", which - 1) is None


def _in_one_night(scan: Scan, mark: Mark) -> bool:
    """ "In a single night last week", "earlier this month … in one night": the stretch tells when the night was."""
    near = [m for m in scan.all("daypart") if 0 <= mark.begin - m.stop <= 1]
    if any("single" in scan.lows[max(0, m.begin - 2) : m.stop] for m in near):
        return True
    return any("one" in scan.lows[max(0, m.begin - 2) : m.stop] for m in scan.all("daypart"))


def _is_of_date(scan: Scan, mark: Mark) -> bool:
    """Whether a stretch only tells which day is meant: "on 9 March of this year", "last week, on 17 June"."""
    k = mark.begin - 1
    k -= k > 0 and scan.lows[k] in words.OF
    if k >= 0 and k in scan.timed and scan.lows[mark.stop - 1] in words.YEARS:
        return True
    behind = mark.stop + (mark.stop < len(scan.lows) and scan.lows[mark.stop] in words.BEFORE_THAT)
    weeks = not words.WEEKS.isdisjoint(scan.lows[mark.begin : mark.stop])
    return weeks and any(j in scan.timed for j in range(mark.stop, behind + 3))


def _opens_day(scan: Scan, mark: Mark) -> bool:
    """Whether a stretch begins on the day itself: "since the start of the day", "since the start of the evening"."""
    if scan.get("weekday", mark.stop) is not None:
        return True  # «за весь понедельник»
    longer = any(s.begin == mark.begin and s.stop > mark.stop for s in scan.all("since"))
    return longer or scan.has("daypart", mark.stop, mark.stop + 2)


def _note_posting(story: Story, bound: Binding) -> None:
    """The clock time at which somebody sums up ("at 3 p.m. he reported: five since midnight") ends an open window."""
    reading = bound.reading
    points = [w for w in reading.times.windows if w.kind == "point" and not is_event_time(reading, w, bound.at)]
    if points and points[-1].start is not None:
        story.posted = points[-1].start


def _whole_month(scan: Scan, begin: int, stop: int) -> bool:
    """Whether a month is named without a day: "in April", «за июль»; not "in a single night last May"."""
    if any("single" in scan.lows[max(0, m.begin - 2) : m.stop] for m in scan.all("daypart")):
        return False
    for mark in scan.all("month"):
        if not begin <= mark.begin < stop:
            continue
        before = scan.lows[mark.begin - 1] if mark.begin else ""
        after = scan.tokens[mark.stop] if mark.stop < len(scan.tokens) else None
        text = scan.tokens[mark.begin].text
        course = before == "of" and mark.begin > 1 and scan.lows[mark.begin - 2] == "course"
        if (
            before not in words.IN_MONTH
            and not course
            or mark.begin in scan.taken
            or text[0].isupper() != text.isascii()
        ):
            continue
        if after is None or after.kind != NUMBER or len(after.low) == 4:
            if _opens_relative(scan, mark):
                continue
            if any(low.startswith(words.SUPERLATIVE_STEMS) for low in scan.lows[max(0, mark.begin - 8) : mark.begin]):
                continue  # «Це найбільша кількість за серпень»
            return True
    return False


def _many_days(scan: Scan) -> bool:
    """Whether a stretch of three days or more is named: "from May 24 to 30", «с 24 по 30 мая»."""
    if not scan.has("month"):
        return False
    tokens = scan.tokens
    for k in range(1, len(tokens) - 1):
        if scan.lows[k] not in words.DAY_TO_DAY or k in scan.taken and k not in scan.timed:
            continue
        first, last = tokens[k - 1], tokens[k + 1]
        if not (first.low.isdecimal() and last.low.isdecimal() and 0 < int(first.low) <= 31):
            continue
        if scan.get("ampm", k + 2) is not None:
            continue  # "from 9 a.m. on October 5 to 8 a.m. on October 6"
        dated = scan.get("month", k + 2) is not None or k > 1 and scan.get("month", k - 2) is not None
        if dated and 2 <= int(last.low) - int(first.low) <= 30:
            return True
    return False


# -- relations --------------------------------------------------------------------------------------------------------


def _put_relation(story: Story, bound: Binding) -> None:
    """How the count stands to earlier ones of the same source (see `model.Claim.relation`)."""
    scan, count, draft = bound.reading.scan, bound.count, bound.draft
    total = scan.has("total", bound.begin, bound.stop)
    if count.rest:
        draft.relation = "rest"
    elif count.more:
        draft.relation = "more"
    elif total or scan.has("running", bound.begin, bound.stop) or _is_final(bound) or _breaks_down(bound):
        draft.relation = "total"
    elif any(m.value != "soft" or _has_earlier(story, bound) for m in scan.all("correction")):
        draft.relation = "correction"
    if any(0 <= count.begin - m.stop <= 8 or 0 <= m.begin - count.stop <= 2 for m in scan.all("majority")):
        draft.share = "majority"


def _has_earlier(story: Story, bound: Binding) -> bool:
    """Whether the same side has counted for the same region before: only then does "clarified" put a figure right."""
    draft = bound.draft
    return any((d.region, d.side, d.outcome) == (draft.region, draft.side, draft.outcome) for d in story.drafts)


def _is_total(bound: Binding) -> bool:
    """Whether a word of summing up stands near a count in its segment."""
    scan, begin = bound.reading.scan, bound.count.begin
    return any(bound.begin <= m.begin < bound.stop and abs(m.begin - begin) <= 8 for m in scan.all("total"))


def _is_final(bound: Binding) -> bool:
    """Whether the last of several figures is announced before a colon: «назвав остаточну цифру: за ніч збито 33»."""
    lows, k = bound.reading.scan.lows, bound.begin - 1
    if k < 2 or lows[k] != ":" or bound.count.form != "np":
        return False
    figure = lows[k - 1] in words.NUMBER_NOUNS or lows[k - 1].startswith(words.FIGURE_STEMS)
    return figure and lows[k - 2].startswith(words.FINAL_STEMS)


def _breaks_down(bound: Binding) -> bool:
    """Whether a count is one kind of what a total of targets takes in: "in all, seven targets: six UAVs, a missile"."""
    whole = bound.previous
    if whole is None or whole.sentence is not bound.reading.scan.sentence or bound.count.form != "np":
        return False
    return whole.object == "target" and whole.relation == "total" and bound.draft.object != "target"


def _put_interim(story: Story, bound: Binding) -> None:
    """«В первом сообщении губернатор говорил о девяти аппаратах», told behind the 14 of the night: an earlier state of
    the same tally, which the larger number takes in."""
    scan, draft = bound.reading.scan, bound.draft
    if draft.more or draft.max is None or draft.outcome != "downed" or not scan.has("interim", 0, bound.count.begin):
        return
    key = (draft.side, speaker_of(draft), draft.region, draft.object, draft.outcome)
    for whole in reversed(story.drafts):
        if scan.sentence.index - whole.sentence.index > 8:
            return
        if (whole.side, speaker_of(whole), whole.region, whole.object, whole.outcome) != key or whole.subset:
            continue
        a, b = draft.window, whole.window
        apart = a is not None and b is not None and None is not a.date != b.date is not None
        if whole.min > draft.max and not apart:
            draft.subset, draft.part_of = True, whole
        return


def _put_whole(story: Story, bound: Binding) -> None:
    """Ties a part to the count that it is a part of: the one before it, or one of the sentences before."""
    scan, count, draft, previous = bound.reading.scan, bound.count, bound.draft, bound.previous
    partial = bound.partial
    if bound.towards and count.stop - count.begin > 3 and scan.lows[count.begin + 1] in words.OF:
        partial = True  # "one of the Moscow region drones was on a trajectory toward the capital"
    whole = bound.continuing
    if count.rule == "number is object" and whole is not None and (previous is None or count.ofthem):
        if (whole.object, whole.outcome) == (draft.object, draft.outcome) and whole.min > draft.min:
            draft.subset, draft.part_of, draft.place, draft.source = True, whole, whole.place, whole.source
        return
    if not partial:
        _put_interim(story, bound)
        return
    if previous is not None:
        if count.ofthem and draft.place is not None and draft.region in {r.id for r in previous.group_multi}:
            draft.part_of = previous  # "38 drones over Crimea and Sevastopol, 26 of them in Sevastopol"
            return
        local = previous.region == draft.region and not previous.is_countrywide
        if local and previous.outcome == draft.outcome and previous.object == draft.object:
            draft.subset = True
            draft.part_of = previous.part_of if previous.subset and previous.part_of else previous
        elif bound.towards and previous.region is not None and draft.place_from == "previous":
            draft.subset, draft.part_of = True, previous
    elif bound.towards and not draft.is_countrywide:
        alike = (
            d
            for d in reversed(story.drafts[-6:])
            if d.region == draft.region and d.outcome == draft.outcome and not d.subset and d.min >= draft.min
        )
        whole = next(alike, whole if draft.place_from == "previous" else None)
        if whole is not None and scan.sentence.index - whole.sentence.index <= 3:
            draft.subset, draft.part_of, draft.source = True, whole, whole.source
