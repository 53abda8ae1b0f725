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


def outcome_of(reading: Reading, count: CountMention) -> tuple[str | None, int | None]:
    """The outcome that governs a count, with the token of its word; (None, None) if there is none in the sentence."""
    scan, segments, counts = reading.scan, reading.segments, reading.counts
    if count.object is not None or count.form == "elliptic":
        for mark in scan.all("debris"):
            gap = count.begin - mark.stop
            if (
                0 <= gap <= 3
                and all(
                    scan.lows[k] in words.BETWEEN_WRECKAGE_AND_OBJECT
                    or scan.lows[k].endswith(words.GENITIVE_OR_PARTICIPLE_ENDINGS)
                    for k in range(mark.stop, count.begin)
                )
                and (gap > 0 or not scan.tokens[mark.begin].text.isascii())
            ):
                return "debris", mark.begin
    if count.inner is not None:
        return count.inner, count.begin
    numbered = number_of(reading, count) if count.form == "elliptic" else None
    if numbered is not None:
        return numbered.value, numbered.begin
    if (
        count.begin
        and scan.lows[count.begin - 1].startswith(words.ATTACK_NOUN_STEMS)
        and not scan.has("repel")
        and not scan.tokens[count.begin - 1].low.startswith(words.ATTACKED_STEMS)
    ):
        return "launched", count.begin - 1
    for k in range(max(0, count.begin - 4), count.begin):
        if scan.lows[k] in words.STRIKE_NOUNS and k + 1 < count.begin and scan.lows[k + 1] in words.HIT_BY:
            return "struck", k
        if (
            scan.lows[k] in words.ATTACK_NOUNS
            and k + 1 < count.begin
            and scan.lows[k + 1] in words.OF_ATTACK
            and not scan.has("repel")
        ):
            return "launched", k
    marks = [m for m in scan.all("outcome") if m.begin not in scan.taken and not (count.begin <= m.begin < count.stop)]
    marks = [m for m in marks if not _is_noun_use(scan, m, count)]
    whole = _whole(reading, count, marks)
    if whole is not None:
        return whole
    if not marks:
        return None, None
    if scan.has("repel") and count.object in (None, "uav", "boat", "missile", "target"):
        a, b = segments[segment_of(segments, count.begin)]
        near = [m for m in scan.all("repel") if a <= m.begin < b or abs(m.begin - count.begin) < 8]
        if near and any(
            scan.lows[k].startswith(words.ATTACK_STEMS)
            for k in range(max(0, near[0].begin - 8), min(len(scan.lows), near[0].stop + 8))
        ):
            return "downed", near[0].begin
    seg = segment_of(segments, count.begin)
    a, b = segments[seg]
    next_count = len(scan.tokens)
    reach = count.stop
    for other in counts:
        if other.begin > count.begin and other.form != "bare":
            if (
                other.begin - reach <= 6
                and any(x in words.AND_OR for x in scan.lows[reach : other.begin])
                and all(
                    x in words.BETWEEN_JOINED_OBJECTS or scan.get("object", k)
                    for k, x in enumerate(scan.lows[reach : other.begin], reach)
                )
            ):
                reach = other.stop  # "35 drones and three missiles struck …": one verb for both
                continue
            next_count = other.begin
            break
    last_count = max((c.stop for c in counts if c.stop <= count.begin and c.form != "bare"), default=0)
    left = [m for m in marks if max(a, last_count) <= m.begin < count.begin]
    limit = min(b, next_count)
    if left and count.begin - left[-1].stop <= 3:
        # «спрямували 14 дронів – із них знешкодити вдалося вісім»: what follows speaks of others
        barriers = [m.begin for tag in ("ofthem", "subset") for m in scan.all(tag) if m.begin >= count.stop]
        barriers += [k for k in range(count.stop, limit) if scan.lows[k] in words.LONG_DASHES]
        limit = min([limit, *barriers])
    right = [m for m in marks if count.stop <= m.begin < limit]
    chosen = _best(scan, right, count, True) or _best(scan, left, count, False)
    if chosen is not None:
        return chosen.value, chosen.begin
    wider_left = [m for m in marks if a <= m.begin < count.begin]
    # The next segment, when it only qualifies this count: «о двух дронах, сбитых ночью», "UAVs, which were shot down".
    for k in range(seg + 1, min(seg + 4, len(segments))):
        c, d = segments[k]
        own = [x for x in counts if c <= x.begin < d and x.form != "bare"]
        inside = [m for m in marks if c <= m.begin < d and not (own and m.begin > own[0].begin)]
        if own and any(m.begin < own[0].begin for m in inside) and own[0].begin - inside[0].begin <= 3:
            break
        if own and not inside:
            break
        if inside and (inside[0].begin - c <= 6) and not wider_left:
            return inside[0].value, inside[0].begin
        if inside and inside[0].gram and inside[0].begin == c:
            return inside[0].value, inside[0].begin
    if wider_left:
        return wider_left[-1].value, wider_left[-1].begin
    if count.weak:
        return None, None
    earlier = [m for m in marks if m.begin < count.begin]
    if earlier:
        strong = [m for m in earlier if m.value == "downed"] or [
            m for m in earlier if seg - segment_of(segments, m.begin) <= 1 and not _owned(m, count, segments, counts)
        ]
        if strong:
            return strong[-1].value, strong[-1].begin
    later = [m for m in marks if m.begin >= count.stop and not _owned(m, count, segments, counts)]
    if later:
        strong = [m for m in later if m.value == "downed"] or [
            m for m in later if segment_of(segments, m.begin) - seg <= 1
        ]
        if strong:
            return strong[0].value, strong[0].begin
    return None, None


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
    ):
        return ordered[0]._replace(value="downed")
    downed = [m for m in ordered if m.value == "downed"]
    if downed and ordered[0].value == "debris" and not right:
        return ordered[0] if ordered[0].begin > downed[0].begin else downed[0]
    if downed and ordered[0].value == "struck" and scan.lows[ordered[0].begin] in words.HIT_OR_EXPLODED:
        return downed[0]
    return ordered[0]


def _whole(reading: Reading, count: CountMention, marks: list[Mark]) -> tuple[str | None, int | None] | None:
    """M in "N of the M drones": what flew, unless a verb stands right behind it. None for any other count."""
    scan = reading.scan
    k = count.begin - 1
    while k >= 0 and scan.lows[k] in words.THE_THOSE:
        k -= 1
    if k < 0 or scan.lows[k] not in words.OF or count.form != "np" or count.ofthem:
        return None
    part = next((c for c in reading.counts if c.stop == k and c.ofthem), None)
    opening = k == 0 or scan.tokens[k - 1].kind == PUNCT
    if part is None and not (opening and any(c.begin > count.stop and c.form == "elliptic" for c in reading.counts)):
        return None
    if count.inner in ("downed", "launched"):
        return count.inner, count.begin
    near = [m for m in marks if 0 <= m.begin - count.stop <= 2]
    if near and part is not None:
        return near[0].value, near[0].begin
    if (
        count.stop + 1 < len(scan.tokens)
        and scan.tokens[count.stop].text == ","
        and scan.lows[count.stop + 1] in words.THAT_WHICH
    ):
        clause = [m for m in marks if count.stop < m.begin <= count.stop + 11]
        if clause:
            return clause[0].value, clause[0].begin
    if part is None or any(m.value == "launched" and count.stop <= m.begin <= count.stop + 9 for m in marks):
        return "launched", None
    return "skip", None


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
        if low == "dropped":
            return not (0 <= mark.begin - count.stop <= 2 and count.max == 1)
        return not (0 <= count.begin - mark.stop <= 2)
    if low in words.FOUND:
        return not scan.has("debris") and any(m.value == "downed" for m in scan.all("outcome"))
    if low in words.ALSO_NOUNS and mark.begin + 1 < len(scan.tokens) and scan.tokens[mark.begin + 1].kind == WORD:
        return low in words.ALSO_NOUNS_BEFORE_NOUN
    if low == "shot" and mark.stop - mark.begin == 1:
        return True
    return False


def is_passive(scan: Scan, at: int) -> bool:
    """Whether a form of "to be" stands before the verb at a token ("were hit")."""
    return any(scan.lows[k] in words.WERE for k in range(max(0, at - 3), at))


def number_of(reading: Reading, count: CountMention) -> Mark | None:
    """The participle in "the number of drones shot down over A has reached eleven", None if the count is no such."""
    scan = reading.scan
    if not any(
        m.stop <= count.begin <= m.stop + 2 or m.begin < count.begin <= m.stop
        for m in [*scan.all("growth"), *scan.all("running")]
    ):
        return None
    noun = next(
        (k for k in range(count.begin - 1, max(-1, count.begin - 12), -1) if scan.lows[k] in words.NUMBER_NOUNS), None
    )
    if noun is None:
        return None
    return next((m for m in scan.all("outcome") if noun < m.begin < count.begin and m.value == "downed"), None)
