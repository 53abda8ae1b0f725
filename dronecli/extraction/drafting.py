"""The counts of a sentence → drafts, each with its outcome, source, place and window."""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.attributing import inherited, source_for
from dronecli.extraction.bare_counts import read_bare
from dronecli.extraction.believing import is_attack, is_tallied, is_unreal, weak_believed, weak_object
from dronecli.extraction.binding_places import group_for, spread
from dronecli.extraction.binding_windows import resolve_window, window_for
from dronecli.extraction.counts import CountMention
from dronecli.extraction.drafts import Draft
from dronecli.extraction.ellipsis import licence_of
from dronecli.extraction.outcomes import is_passive, outcome_of
from dronecli.extraction.placing import default_place, put_place
from dronecli.extraction.reading import Reading
from dronecli.extraction.repeats import read_repeat
from dronecli.extraction.scan import Scan
from dronecli.extraction.segments import segment_of
from dronecli.extraction.story import Story
from dronecli.extraction.windows import shift
from dronecli.model import Evidence, Window
from dronecli.segmenting import NUMBER, PUNCT


def drafts_of(story: Story, reading: Reading, headline: bool) -> list[Draft]:
    """The drafts of the counts of a sentence, in order. `story.here` holds them while the sentence is read."""
    story.here = out = []
    previous: Draft | None = None
    for count in reading.counts:
        draft = _draft(story, reading, count, previous, headline)
        if draft is None:
            continue
        made = spread(story, draft, count)
        out.extend(made)
        if draft.form != "bare" or previous is None:
            previous = made[-1]
    return out


def _draft(story: Story, reading: Reading, count: CountMention, previous: Draft | None, headline: bool) -> Draft | None:
    scan, segments = reading.scan, reading.segments
    a, b = segments[segment_of(segments, count.begin)]
    draft = Draft(scan.sentence, count)
    draft.headline = headline
    source = source_for(story, reading, count)
    outcome, at = outcome_of(reading, count)
    if outcome == "skip":
        return None
    if (
        outcome == "downed"
        and at is not None
        and count.gram.endswith(".ins")
        and scan.lows[at].startswith(words.DAMAGED_STEMS)
    ):
        outcome = "struck"  # «четырьмя «шахедами» поражён завод»
    if (
        outcome == "struck"
        and at is not None
        and count.gram.endswith(".ins")
        and at < count.begin
        and scan.lows[at].startswith(words.ATTACKING_STEMS)
    ):
        outcome = "launched"  # «вдарив чотирма БпЛА»
    if (
        outcome == "downed"
        and count.object == "bomb"
        and at is not None
        and scan.lows[at].startswith(words.DROPPED_STEMS_CYRILLIC)
    ):
        outcome = "launched"
    if outcome == "debris" and count.object == "bomb":
        outcome = "struck"
    if (
        outcome == "struck"
        and count.object == "bomb"
        and at is not None
        and scan.lows[at].startswith(words.DROPPED_STEMS)
    ):
        outcome = "launched"
    if (
        count.object == "aircraft"
        and outcome is not None
        and at is not None
        and scan.lows[at].startswith(words.LANDED_STEMS)
    ):
        return None
    by_pronoun = False
    if outcome in (None, "launched", "struck") and count.form == "np":
        downing = next((m for m in scan.all("outcome") if m.value == "downed" and m.begin > count.stop), None)
        if downing is not None and any(
            scan.lows[k] in words.PRONOUNS_BEFORE_BOTH
            for k in (downing.begin - 1, downing.stop)
            if 0 <= k < len(scan.lows)
        ):
            if not any(count.stop <= c.begin < downing.begin for c in reading.counts if c.form != "bare"):
                outcome, at, by_pronoun = "downed", downing.begin, True  # «Семеро не долетели – их сбили»
    group, how = group_for(reading, count, source)
    if count.begin in reading.pairs:
        group, how = reading.pairs[count.begin], "before"
    if group is None and count.form == "np":
        partner = next(
            (
                c
                for c in reading.counts
                if c.form == "np" and c.begin == count.stop + 1 and scan.lows[count.stop] in words.AND
            ),
            None,
        )
        if partner is not None:
            group, how = group_for(reading, partner, source)  # "a missile and eleven drones over Crimea"
    if outcome == "launched" and group is None:
        origins = (
            []
            if source is not None and source.kind == "ukraine" or scan.has("attacker")
            else [
                g for g in reading.groups if g.role == "from" and g.begin >= count.stop and (g.regions or g.localities)
            ]
        )
        if origins and not any(count.stop <= c.begin < origins[0].begin for c in reading.counts if c.form != "bare"):
            group, how = origins[0], "origin"
    continuing = previous or (
        story.drafts[-1] if story.drafts and scan.sentence.index - story.last_sentence <= 2 else None
    )
    # A modifier ("flying towards Moscow") is no outcome of its own for a part of a downed count.
    towards = any(g.role == "to" and count.stop <= g.begin < b + 8 for g in reading.groups) or any(
        m.value == "to" and count.stop <= m.begin <= b for m in scan.all("direction")
    )
    subset_mark = _subset_mark(scan, count)
    partial = count.ofthem or subset_mark
    if outcome == "launched" and partial and previous is not None and previous.outcome == "downed" and towards:
        outcome = "downed"
    if outcome == "launched" and at is not None and towards and not scan.has("source"):
        other = [
            m for m in scan.all("outcome") if m.value == "downed" and m.begin not in range(count.begin, count.stop)
        ]
        if other:
            outcome = "downed"
    if count.form == "bare":
        draft_bare = read_bare(story, reading, count, draft, outcome, at)
        if draft_bare is None:
            return None
    if count.form in ("all", "both", "same", "share", "rest"):
        ghost = (
            story.ghost if story.ghost is not None and scan.sentence.index - story.ghost.sentence.index <= 1 else None
        )
        earlier = (
            ghost
            if count.form in ("all", "both")
            and ghost is not None
            and (continuing is None or ghost.anchor > continuing.anchor)
            else continuing
        )
        if not read_repeat(story, reading, count, draft, earlier, outcome):
            return None
        if count.form in ("same", "rest") and outcome is None and continuing is not None:
            outcome = continuing.outcome
    if count.form == "elliptic":
        licence = licence_of(story, reading, count, group, how, outcome, at, continuing, source)
        if not licence:
            return None
        draft.object = continuing.object if continuing is not None and (continuing.outcome is not None) else "uav"
        if draft.object == "target" and continuing is not None and any(d.object == "uav" for d in story.drafts):
            draft.object = "uav"
        draft.rule = f"elliptic: {licence}"
        if continuing is not None and draft.type is None:
            draft.type = continuing.type if licence in ("list", "of them") else None
    if draft.object == "target" and weak_object(story, reading, count) == "uav":
        draft.object = "uav"
    if count.weak:
        if not weak_believed(story, reading, count, outcome, continuing):
            return None
        draft.object = weak_object(story, reading, count)
    if not by_pronoun and is_unreal(reading, count, a, b):
        return None
    # outcome by inheritance or by the verb of counting
    if (
        outcome is None
        and towards
        and count.form == "np"
        and any(d.outcome == "downed" for d in story.drafts[-4:])
        and "of" in scan.lows[count.begin : count.stop]
    ):
        outcome = "downed"
    if (
        outcome is None
        and story.list_header is not None
        and scan.sentence.line_start
        and scan.sentence.index - story.list_header[1] <= 20
    ):
        outcome = story.list_header[0]
    if outcome is None:
        if (
            continuing is not None
            and continuing.outcome is not None
            and (
                count.form in ("elliptic", "same", "rest")
                or partial
                or continuing.sentence is scan.sentence
                and (source is None or continuing.source is not None and source.kind == continuing.source.kind)
                or _is_bullet(scan)
            )
        ):
            outcome = continuing.outcome
        elif is_tallied(story, reading, count, source, group):
            outcome = "launched" if scan.has("shelling") and count.form == "np" else "downed"
        else:
            if count.form == "np" and count.object == "uav":
                draft.source = source
                put_place(story, reading, draft, count, group, how, continuing, source, partial, towards)
                story.ghost = draft
            return None
    if (
        outcome == "struck"
        and previous is not None
        and previous.outcome == "downed"
        and at is not None
        and at == story.last_at
    ):
        outcome = "downed"
    story.last_at = at
    if (
        outcome == "struck"
        and draft.object == "target"
        or (
            outcome == "struck"
            and at is not None
            and scan.lows[at] == "hit"
            and is_passive(scan, at)
            and count.stop <= at
        )
    ):
        outcome = "downed"
    draft.outcome = outcome
    draft.source = source
    if at is not None:
        draft.evidence.append(Evidence("outcome", outcome, (scan.tokens[at].start, scan.tokens[at].end)))
    draft.evidence.append(Evidence("count", draft.rule or count.rule, draft.span))
    put_place(story, reading, draft, count, group, how, continuing, source, partial, towards)
    if draft.source is None:
        region = draft.region if draft.place_from not in ("speaker", "default") else None
        draft.source = (
            inherited(story, reading, region, count.form != "np") if not headline or story.document_source else None
        )
        if draft.source is None and previous is not None and previous.source is not None:
            draft.source = previous.source
    default_place(story, reading, draft, count)
    if draft.outcome in ("launched", "struck") and draft.source is None and draft.place is None:
        story.ghost = draft
        return None
    if draft.outcome == "launched" and not is_attack(reading, draft):
        story.ghost = draft
        return None
    mention = window_for(reading, count, at)
    if mention is not None:
        draft.window = resolve_window(story, reading, mention)
        draft.window_from = "sentence"
        draft.evidence.append(
            Evidence("window", mention.kind, (scan.tokens[mention.begin].start, scan.tokens[mention.stop - 1].end))
        )
    elif story.date is not None:
        # «накануне сбито два»: a day is named and nothing else
        for date in reading.times.dates:
            c, _ = segments[segment_of(segments, date.begin)]
            if (
                not date.explicit
                and date.iso == shift(story.date, -1)
                and not scan.has("post", max(c, date.begin - 3), date.begin)
            ):
                draft.window = Window("day", date.iso, text=" ".join(scan.lows[date.begin : date.stop]))
                draft.window_from = "sentence"
                break
    draft.total = _is_total(reading, count, a, b)
    if (
        continuing is not None
        and continuing.cumulative
        and mention is None
        and scan.sentence.index - continuing.sentence.index <= 2
    ):
        draft.cumulative = True
    draft.cumulative = (
        draft.cumulative
        or scan.has("cumulative")
        or _whole_month(scan)
        or reading.times.same
        and continuing is not None
        and continuing.cumulative
    )
    if scan.has("running", a, b) or scan.has("total", a, b):
        draft.relation = "total"
    if count.more:
        draft.relation = "more"
    if scan.has("correction") and draft.relation is None:
        draft.relation = "correction"
    if count.rest:
        draft.relation = "rest"
    if any(
        m.stop <= count.begin and count.begin - m.stop <= 8 or count.stop <= m.begin <= count.stop + 2
        for m in scan.all("majority")
    ):
        draft.share = "majority"
    if not partial and towards and count.stop - count.begin > 3 and scan.lows[count.begin + 1] in words.OF:
        partial = True  # "one of the Moscow region drones was on a trajectory toward the capital"
    if partial and previous is None and towards and not draft.is_countrywide:
        whole = next(
            (
                d
                for d in reversed(story.drafts[-6:])
                if d.region == draft.region and d.outcome == draft.outcome and not d.subset and d.min >= draft.min
            ),
            None,
        )
        if whole is not None and scan.sentence.index - whole.sentence.index <= 3:
            draft.subset, draft.part_of, draft.source = True, whole, whole.source
    if partial and previous is not None:
        same_region = previous.region == draft.region and not previous.is_countrywide
        if same_region and previous.outcome == draft.outcome and previous.object == draft.object:
            draft.subset = True
            draft.part_of = previous.part_of if previous.subset and previous.part_of else previous
        elif towards and previous.region is not None and draft.place_from == "previous":
            draft.subset = True
            draft.part_of = previous
    draft.count_text = " ".join(t.text for t in scan.tokens[count.begin : count.stop])
    draft.via = story.discourse.via
    draft.posted = story.posted
    if (
        draft.source is not None
        and draft.source.stop > draft.source.begin
        and draft.source.rule not in ("in play", "pronoun")
    ):
        s = draft.source
        draft.evidence.append(
            Evidence("source", s.rule, (scan.tokens[s.begin].start, scan.tokens[min(s.stop, len(scan.tokens)) - 1].end))
        )
    return draft


def _is_bullet(scan: Scan) -> bool:
    first = scan.tokens[0]
    return scan.sentence.line_start and first.kind == PUNCT and first.text not in "«\"'“„(" and not scan.has("outcome")


def _subset_mark(scan: Scan, count: CountMention) -> bool:
    """Whether a count opens a part of another one ("including three over …", «в том числе четыре»)."""
    if any(m.stop <= count.begin and count.begin - m.stop <= 3 for m in scan.all("subset")):
        return True
    return any(
        count.stop <= m.begin <= count.stop + 1
        for m in scan.all("subset")
        if scan.lows[m.begin] not in words.OPENS_SUBSET
    )


def _is_total(reading: Reading, count: CountMention, a: int, b: int) -> bool:
    scan = reading.scan
    return scan.has("total", a, b) and any(abs(m.begin - count.begin) <= 8 for m in scan.all("total"))


def _whole_month(scan: Scan) -> bool:
    """ "in April", «за июль»: a count over a month that is named without a day."""
    for mark in scan.all("month"):
        before = scan.lows[mark.begin - 1] if mark.begin else ""
        after = scan.tokens[mark.stop] if mark.stop < len(scan.tokens) else None
        if (
            before in words.IN_MONTH
            and mark.begin not in scan.taken
            and scan.tokens[mark.begin].text[0].isupper() == scan.tokens[mark.begin].text.isascii()
        ):
            if after is None or after.kind != NUMBER or len(after.low) == 4:
                return True
    return False
