"""Objects without a number: what grammar counts, «сбит БПЛА» 1, "drones were destroyed" 2 or more."""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.counts import CountMention
from dronecli.extraction.drafts import Draft
from dronecli.extraction.reading import Reading
from dronecli.extraction.scan import Scan
from dronecli.extraction.segments import segment_of
from dronecli.extraction.story import Story


def antecedent(story: Story, reading: Reading, count: CountMention) -> tuple[int, int] | None:
    """The number of the objects that flew in the sentence before and that this one speaks of again: "Four drones came
    from the south. The machines were shot down"."""
    scan = reading.scan
    latin = scan.tokens[count.begin].text.isascii()
    if latin and (not count.begin or scan.lows[count.begin - 1] != "the"):
        return None
    told = [d for d in (story.ghost, *story.drafts[-1:]) if d is not None]
    told = [d for d in told if d.outcome in (None, "launched") or d.attempt]
    told = [d for d in told if scan.sentence.index - d.sentence.index == 1 and d.object == count.object]
    if not told or told[-1].max != told[-1].min:
        return None
    sides = {told[-1].side, *(s.kind for s in reading.sources if not s.force)} - {"unattributed"}
    if len(sides) > 1 and "ukraine" in sides:
        return None  # a governor's "all of the drones" are not those that Ukraine says it sent
    n = told[-1].min
    single = count.gram.startswith("sg") or not count.gram
    return (n, n) if single == (n == 1) else None


def _is_joined(reading: Reading, count: CountMention) -> bool:
    """Whether a missile or a bomb in the singular is joined to a counted object of another kind by "and"."""
    scan = reading.scan
    if count.object not in ("missile", "bomb", "rocket", "boat") or not count.gram.startswith("sg"):
        return False
    definite = count.gram == "sg" and count.begin > 0 and scan.lows[count.begin - 1] == "the"
    hit = count.begin > 0 and scan.lows[count.begin - 1].startswith(words.HIT_NOUN_STEMS)  # «попадание ракеты и …»
    if not definite and not hit and not any(count.gram.endswith(case) for case in (".acc", ".ins", ".nom")):
        return False
    for other in reading.counts:
        if other.form != "np" or other.object == count.object:
            continue
        low, high = min(count.stop, other.stop), max(count.begin, other.begin)
        between = [scan.lows[k] for k in range(low, high) if k not in scan.taken and not scan.get("object", k)]
        between = [x for x in between if x not in words.QUOTES]
        if other.begin < count.begin:
            if between and between[0] in words.AND and len(between) <= 3:
                return True
        elif between and between[-1] in words.AND and len(between) <= 6 and "," not in between:
            return True
    return False


def _goes_on_attack(story: Story, reading: Reading, count: CountMention) -> bool:
    """Whether a singular goes on with what an attack was made with: «атакував двома балістичними ракетами, керованою
    ракетою Х-59 та 44 БпЛА»."""
    if count.gram != "sg.ins" or not story.here or story.here[-1].outcome != "launched":
        return False
    return not any(0 <= g.begin - count.stop <= 3 for g in reading.groups)  # with a target of its own


def _past_aside(scan: Scan, i: int) -> int:
    """The token behind who says it or what it looked like between commas: «Дрон, за його словами, влучив у будинок»,
    «дрон, схожий на літак, влучив у гуртожиток»."""
    if i + 1 >= len(scan.tokens) or scan.tokens[i].text != ",":
        return i
    like = scan.lows[i + 1].startswith(words.LIKE_STEMS)
    reach = i + (11 if like else 7)
    stop = next((k for k in range(i + 1, min(reach, len(scan.tokens))) if scan.tokens[k].text == ","), None)
    return stop + 1 if stop is not None and (like or scan.has("report", i, stop)) else i


def read_bare(
    story: Story, reading: Reading, count: CountMention, draft: Draft, outcome: str | None, at: int | None
) -> Draft | None:
    """An object without a number is a claim only where a verb of downing (or single wreckage) governs it."""
    scan = reading.scan
    if any(scan.lows[k] in words.NUMBER_NOUNS for k in range(max(0, count.begin - 7), count.begin)):
        return None  # "the number of drones shot down has grown to eleven" counts once
    if count.begin and scan.lows[count.begin - 1] in words.AMONG:
        return None  # «серед ракет збито 12»
    if count.begin and scan.lows[count.begin - 1] in words.OF and count.gram.endswith(".gen") and outcome == "downed":
        return None  # «скинули з дронів п'ять боєприпасів»
    if (
        outcome == "struck"
        and at is not None
        and count.object != "aircraft"
        and count.gram in ("sg.nom", "")
        and 0 <= at - _past_aside(scan, count.stop) <= 3
        and not scan.tokens[count.begin].text.isascii()
    ):
        return draft  # «дрон попал в машину»
    told = outcome in ("downed", "launched", "struck") and at is not None
    if (told or outcome is None and _goes_on_attack(story, reading, count)) and _is_joined(reading, count):
        draft.min = draft.max = 1
        draft.form = "np"  # as certain as what it is joined to
        return draft  # «девять беспилотников и управляемую ракету»
    if outcome not in ("downed", "debris") or at is None:
        return None
    if any(c.form != "bare" and c.object == count.object and abs(c.begin - count.begin) < 4 for c in reading.counts):
        return None
    segments = reading.segments
    same = segment_of(segments, at) == segment_of(segments, count.begin)
    if not same and not (abs(at - count.stop) <= 2):
        return None
    if any(min(at, count.begin) < c.begin < max(at, count.begin) for c in reading.counts if c.form != "bare"):
        return None
    if any(scan.lows[k] in words.NUMBER_NOUNS for k in range(max(0, count.begin - 7), count.begin)):
        return None  # "the number of drones shot down has grown to eleven" counts once
    if any(m.begin < count.begin and count.begin - m.stop <= 7 for m in scan.all("howmany")):
        return None  # "did not say how many drones had been shot down"
    counted = antecedent(story, reading, count) if outcome == "downed" else None
    if counted is not None:
        draft.min, draft.max = counted
        return draft
    if count.weak:
        return None
    gram = count.gram
    mark = next((m for m in scan.all("outcome") if m.begin == at), None)
    if at > 0 and scan.lows[at - 1] == "to" and not scan.has("report"):
        return None  # "cadets learn to shoot down drones"
    latin = scan.tokens[count.begin].text.isascii()
    if latin:
        if gram == "sg":
            ordinal = any(m.stop == count.begin for m in scan.all("ordinal"))
            if (
                not ordinal
                and any(
                    scan.lows[k] in words.UNCOUNTED_DETERMINERS for k in range(max(0, count.begin - 3), count.begin)
                )
                and outcome != "debris"
            ):
                return None
            draft.min = draft.max = 1
        else:
            draft.min, draft.max, draft.bare = 2, None, True
    else:
        case = gram.partition(".")[2]
        number = gram.partition(".")[0]
        if not gram and count.begin and scan.lows[count.begin - 1].startswith(words.RAID_STEMS):
            draft.min, draft.max, draft.bare = 2, None, True
            return draft
        after = (
            scan.lows[count.stop + 1]
            if count.stop + 1 < len(scan.tokens) and scan.tokens[count.stop].text == ","
            else ""
        )
        if not gram and after.endswith(words.ACTIVE_PARTICIPLE_ENDINGS):
            draft.min = draft.max = 1  # «сбили БПЛА, летевший на столицу»
            return draft
        if not gram:  # indeclinable: the verb tells
            number = (mark.gram.partition(".")[0] if mark else "") or ""
            if mark is not None and not mark.gram and scan.lows[at].endswith("о"):
                number = "sg"
            if outcome == "debris":
                wreckage = any(m.begin == at for m in scan.all("debris"))
                single = (
                    not wreckage and abs(at - count.begin) <= 2 and scan.lows[at].endswith(words.PAST_SINGULAR_ENDINGS)
                )
                return (
                    draft if single or scan.lows[count.begin] not in words.INDECLINABLE_UAV else None
                )  # «БПЛА рухнул»
            if number == "sg":
                draft.min = draft.max = 1
            elif number == "pl":
                draft.min, draft.max, draft.bare = 2, None, True
            else:
                draft.min, draft.max, draft.bare = 1, None, True
            return draft
        if any(scan.lows[k].startswith(words.EACH_STEMS) for k in range(max(0, count.begin - 3), count.begin)):
            return None  # a reward for each
        about = at if at < count.begin <= at + 5 else count.begin  # «о дроне, сбитом …», «о сбитом над Тулой дроне»
        told = case == "loc" and outcome == "downed" and about > 0 and scan.lows[about - 1] in words.ABOUT
        if (
            not told
            and case not in ("nom", "acc")
            and not (case in ("gen", "ins") and (scan.has("repel") or outcome == "debris"))
        ):
            return None
        if number == "pl":
            draft.min, draft.max, draft.bare = 2, None, True
        else:
            draft.min = draft.max = 1
            if case in ("dat", "ins") and outcome == "downed" and not (mark and mark.value == "downed"):
                return None
    if outcome == "debris":
        if draft.bare or not reading.groups and not reading.sources and story.current is None:
            return None
        nouns = [m for m in scan.all("debris") if abs(m.begin - count.begin) <= 6]
        if not nouns and not same:
            return None
    return draft
