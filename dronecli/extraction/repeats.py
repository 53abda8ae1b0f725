"""Counts that take their number from an earlier one: all of them, both, the same number, half, the rest."""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.binding_places import region_id
from dronecli.extraction.counts import CountMention
from dronecli.extraction.drafts import Draft
from dronecli.extraction.reading import Reading
from dronecli.extraction.segments import segment_of
from dronecli.extraction.story import Story


def read_repeat(
    story: Story, reading: Reading, count: CountMention, draft: Draft, previous: Draft | None, outcome: str | None
) -> bool:
    """All of them, both, the same number, half, the rest: the number comes from an earlier count."""
    if (
        count.form == "both"
        and count.object is not None
        and outcome is not None
        and (previous is None or (previous.min, previous.max) != (2, 2))
    ):
        draft.min = draft.max = 2
        return True
    if previous is None:
        return False
    if count.form == "all" and any(m.stop == count.begin for m in reading.scan.all("hedge")):
        return False  # «почти все, 41, …»: the number that follows counts
    if count.form == "all" and outcome == "launched" and previous.outcome == "downed":
        return False
    if count.form == "both" and count.object is not None and previous.object != count.object:
        previous = next((d for d in reversed(story.drafts[-4:]) if d.object == count.object), previous)
    if count.form in ("all", "both"):
        if outcome is None and count.form == "all" and _adds_place(reading, count, previous):
            _all_of_previous(story, reading, previous)
            return False
        if (
            outcome is None
            or previous.sentence.index == reading.scan.sentence.index
            and previous.outcome == outcome
            and count.object == previous.object
            and count.form == "all"
        ):
            return False
        if previous.outcome == outcome and count.form == "all" and previous.outcome == "downed":
            _all_of_previous(story, reading, previous)
            return False
        if count.form == "both" and (previous.min, previous.max) != (2, 2):
            return False
        if previous.outcome == outcome:
            _all_of_previous(story, reading, previous)
            return False
        draft.min, draft.max, draft.approx, draft.bare = previous.min, previous.max, previous.approx, previous.bare
        if previous.bare:
            return False
        draft.object = count.object or previous.object
        draft.type = previous.type
        draft.place, draft.across = previous.place, ()
        draft.place_from = "previous"
        draft.window, draft.window_from = previous.window, "previous"
        return True
    if count.form == "same":
        draft.min, draft.max, draft.approx = previous.min, previous.max, previous.approx
        draft.object = count.object or previous.object
        return True
    if count.form == "share":
        if any(c.begin > count.stop and c.begin - count.stop <= 3 and c.form == "elliptic" for c in reading.counts):
            return False  # "half of them, 27, fell to …"
        if previous.max is None or previous.min != previous.max:
            return False
        top, bottom = (int(x) for x in count.rule.split("/"))
        if previous.min * top % bottom:
            return False
        if not (
            reading.scan.has("ofthem", count.stop, count.stop + 1) or reading.scan.lows[count.stop - 1] in words.OF_THEM
        ):
            return False
        draft.min = draft.max = previous.min * top // bottom
        draft.object = previous.object
        draft.ofthem = True
        return True
    if count.form == "rest":
        a, b = reading.segments[segment_of(reading.segments, count.begin)]
        if not any(a <= g.begin < b + 4 and g.role == "over" for g in reading.groups) or any(
            c is not count and c.begin > count.begin for c in reading.counts
        ):
            return False
        total = _open_total(story, reading)
        if total is None or total.max is None or total.min != total.max:
            return False
        parts = [d for d in story.drafts[::-1] if d.part_of is total and not d.subset] or [
            d
            for d in [*story.drafts, *story.here]
            if d.sentence.index >= total.sentence.index
            and d is not total
            and d.source
            and total.source
            and d.source.kind == total.source.kind
            and d.outcome == total.outcome
            and not d.subset
        ]
        spoken = sum(d.min for d in parts)
        if any(d.max != d.min for d in parts) or not 0 < total.min - spoken < total.min:
            return False
        draft.min = draft.max = total.min - spoken
        draft.object = total.object
        return True
    return False


def _open_total(story: Story, reading: Reading) -> Draft | None:
    for d in reversed([*story.drafts, *story.here]):
        if d.region in ("RU", "UA") and reading.scan.sentence.index - d.sentence.index <= 6:
            return d
    return None


def _adds_place(reading: Reading, count: CountMention, previous: Draft) -> bool:
    """Whether "all" only tells where the objects of its sentence were: «сімнадцять дронів, і всі – над Брянщиною»."""
    scan = reading.scan
    if previous.sentence is not scan.sentence or count.stop >= len(scan.lows):
        return False
    behind = [g for g in reading.groups if 0 < g.begin - count.stop <= 3]
    return bool(behind) and scan.lows[count.stop] in words.LONG_DASHES and reading.groups[0] is behind[0]


def _all_of_previous(story: Story, reading: Reading, previous: Draft) -> None:
    """«все – над Брянской областью»: the place of a count told afterwards."""
    groups = [g for g in reading.groups if (g.regions or g.localities) and g.role in ("over", "bare")]
    if not groups or previous.part_of is not None:
        return
    group = groups[0]
    open_place = previous.is_countrywide or previous.place_from in ("speaker", "default")
    if open_place and len(group.regions) == 1:
        previous.place, previous.place_from = group.regions[0], "named"
        previous.across = group.localities
        source = previous.source
        if source is not None and source.rule == "in play" and source.region not in (None, previous.region):
            previous.source = story.discourse.body  # the governor in play has another region
    elif group.localities and not previous.across and not group.regions:
        if all(region_id(x) == previous.region for x in group.localities if x.id):
            previous.across = group.localities
