"""The counts of a sentence → drafts, each with its outcome, source, place and window."""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.attributing import inherited, source_for
from dronecli.extraction.bare_counts import read_bare
from dronecli.extraction.believing import is_attack, is_unreal, weak_believed, weak_object
from dronecli.extraction.binding import Binding
from dronecli.extraction.binding_places import attacks_country, group_for, region_id, spread
from dronecli.extraction.counts import CountMention
from dronecli.extraction.default_places import default_place
from dronecli.extraction.discourse import SourceMention
from dronecli.extraction.draft_outcomes import (
    discount_direction,
    inherit_outcome,
    is_ours,
    mend_struck,
    revise_outcome,
    ukraine_before,
)
from dronecli.extraction.draft_relations import is_total, put_relation, put_whole
from dronecli.extraction.draft_windows import put_window
from dronecli.extraction.drafts import Draft
from dronecli.extraction.ellipsis import licence_of
from dronecli.extraction.evidence import note_evidence, span_of
from dronecli.extraction.outcomes import outcome_of
from dronecli.extraction.places import PlaceGroup
from dronecli.extraction.placing import put_place
from dronecli.extraction.reading import Reading
from dronecli.extraction.repeats import read_repeat
from dronecli.extraction.story import Story
from dronecli.model import GOVERNOR_SIDE


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
    revise_outcome(bound)
    thwarted = bound.outcome == "downed" and bound.at is not None and reading.scan.get("repel", bound.at) is not None
    draft.attempt = thwarted and not count.more and (count.form == "bare" or count.rule == "article")
    _find_group(bound)
    discount_direction(bound)
    if not _is_claim(story, bound):
        return None
    if not bound.by_pronoun and is_unreal(reading, count, bound.begin, bound.stop, bound.at):
        return None
    inherit_outcome(story, bound)
    if bound.outcome is None:
        if count.form == "np" and count.object == "uav":
            draft.source = bound.source
            put_place(story, bound)
            story.ghost = draft
        return None
    mend_struck(story, bound)
    if bound.outcome == "struck" and bound.source is None and is_ours(bound):
        bound.source = ukraine_before(story)
    note_evidence(
        draft, "outcome", bound.outcome, None if bound.at is None else span_of(reading, bound.at, bound.at + 1)
    )
    note_evidence(draft, "count", draft.rule or count.rule, draft.span)
    draft.outcome = bound.outcome
    draft.total = is_total(bound) or draft.rule == "elliptic: total of a list"
    _put_place_and_source(story, bound)
    nobodys = draft.outcome in ("launched", "struck") and draft.source is None and draft.place is None
    if nobodys or draft.outcome == "launched" and not is_attack(reading, draft):
        story.ghost = draft
        return None
    put_window(story, bound)
    put_relation(story, bound)
    put_whole(story, bound)
    draft.record = _is_record(story, draft)
    draft.via = story.discourse.via
    draft.posted = story.posted
    source = draft.source
    if source is not None and source.rule not in ("in play", "pronoun") and source.stop > source.begin:
        told_here = any((s.begin, s.stop, s.kind) == (source.begin, source.stop, source.kind) for s in reading.sources)
        if told_here:
            note_evidence(draft, "source", source.rule, span_of(reading, source.begin, source.stop))
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
