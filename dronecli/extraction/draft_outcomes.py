"""What became of the objects of a draft: what its object, its case and its list make of a verb, or of none."""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.believing import is_tallied
from dronecli.extraction.binding import Binding
from dronecli.extraction.binding_places import opens_list
from dronecli.extraction.discourse import SourceMention
from dronecli.extraction.drafts import Draft
from dronecli.extraction.outcomes import is_future, is_passive
from dronecli.extraction.scan import Scan
from dronecli.extraction.segments import segment_of
from dronecli.extraction.story import Story
from dronecli.segmenting import PUNCT


def revise_outcome(bound: Binding) -> None:
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


def discount_direction(bound: Binding) -> None:
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


def inherit_outcome(story: Story, bound: Binding) -> None:
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


def is_ours(bound: Binding) -> bool:
    """Whether the drones that hit are the speaker's own: "Three of our drones hit the unit"."""
    lows = bound.reading.scan.lows
    return "our" in lows[max(0, bound.count.begin - 2) : bound.count.stop]


def ukraine_before(story: Story) -> SourceMention | None:
    """The Ukrainian body in play, if one is: no other side sends drones at Russia."""
    body = story.discourse.body
    return body._replace(strong=False, rule="pronoun") if body is not None and body.kind == "ukraine" else None


def mend_struck(story: Story, bound: Binding) -> None:
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
