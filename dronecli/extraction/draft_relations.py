"""How a draft stands to earlier ones: a part, a total, a correction, an interim state."""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.binding import Binding
from dronecli.extraction.drafts import Draft, speaker_of
from dronecli.extraction.story import Story


def put_relation(story: Story, bound: Binding) -> None:
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


def is_total(bound: Binding) -> bool:
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


def put_interim(story: Story, bound: Binding) -> None:
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


def put_whole(story: Story, bound: Binding) -> None:
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
    if previous is None and not bound.towards and (count.ofthem or _is_of_those(bound)):
        larger = next((d for d in reversed(story.drafts[-12:]) if _takes_in(d, bound)), None)
        if larger is not None:
            draft.subset, draft.part_of = True, larger
            return
    if not partial:
        put_interim(story, bound)
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


def _is_of_those(bound: Binding) -> bool:
    """Whether a count is of objects that were counted before: "nine of the drones", «пять из этих аппаратов»."""
    lows, count = bound.reading.scan.lows, bound.count
    inside = lows[count.begin + 1 : count.stop]
    return len(inside) > 2 and inside[0] in words.OF and inside[1] in words.THE_COUNTED


def _takes_in(whole: Draft, bound: Binding) -> bool:
    """Whether the count of one of the last sentences is more of the same: "51 were shot down. Nine of them were downed
    with small arms"."""
    draft = bound.draft
    alike = (whole.side, whole.region, whole.object, whole.outcome) == (
        draft.side, draft.region, draft.object, draft.outcome,
    )  # fmt: skip
    away = bound.reading.scan.sentence.index - whole.sentence.index
    near = away <= 2 or away <= 6 and not whole.across and whole.part_of is None
    return alike and near and not draft.across and not whole.subset and whole.min > draft.min
