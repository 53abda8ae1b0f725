"""The place of a draft for which the text names none: of who speaks, of the country, or of the region in play."""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.counts import CountMention
from dronecli.extraction.drafts import Draft
from dronecli.extraction.meanings import reference
from dronecli.extraction.placing import own_region, points_there, set_country
from dronecli.extraction.reading import Reading
from dronecli.extraction.story import Story


def default_place(story: Story, reading: Reading, draft: Draft, count: CountMention) -> None:
    """No place in the sentence: a governor speaks of his region, the ministry of the country."""
    if draft.place is not None:
        return
    speaking = draft.source
    countries = [g.country for g in reading.groups if g.country and g.role == "over"]
    if speaking is not None and speaking.kind == "ministry" and draft.rule == "elliptic: window":
        same = [d for d in story.here if not d.is_countrywide]
        if same:
            draft.place, draft.place_from = same[-1].place, "previous"  # «с 8 до 14 над R – 12, с 14 до 20 – 19»
            return
    broken = _broken_down(story, reading, draft)
    if broken is not None:
        draft.place, draft.place_from, draft.part_of = broken.place, "previous", broken
        return
    answer = draft.rule in ("elliptic: figure", "elliptic: dash") or count.form == "same"
    if speaking is not None and speaking.kind == "ministry" and answer and not draft.total:
        spoken = next(
            (
                d
                for d in reversed([*story.drafts, *story.here][-3:])
                if not d.is_countrywide and reading.scan.sentence.index - d.sentence.index <= 2
            ),
            None,
        )
        if spoken is not None and spoken.side != "ministry":
            draft.place, draft.place_from = spoken.place, "previous"  # «Ведомство назвало цифру 3» answers the governor
            return
    flown = story.drafts[-1] if story.drafts else None
    if flown is not None and draft.form == "elliptic" and _is_told_of(reading, draft, flown):
        draft.place, draft.across, draft.place_from = flown.place, flown.across, "previous"
        return
    if speaking is not None:
        if speaking.kind in ("governor", "regional"):
            region = own_region(story, reading, speaking)
            if region is not None:
                draft.place, draft.place_from = region, "speaker"
            return
        if speaking.kind == "municipal":
            town = speaking.town or story.discourse.town
            if town is not None and town.region:
                place = story.gazetteer.by_id(town.region)
                if place is not None:
                    draft.place, draft.place_from = reference(place, "", method="speaker"), "speaker"
                    draft.across = (reference(town, "", method="speaker"),)
            return
        if speaking.kind == "ministry":
            if reading.scan.lows and points_there(reading, count, 5) and story.discourse.region:
                place = story.gazetteer.by_id(story.discourse.region)
                if place is not None:
                    draft.place, draft.place_from = reference(place, "", method="context"), "there"
                    return
            set_country(story, draft, "RU")
            return
        if speaking.kind == "ukraine":
            if draft.outcome == "struck" and _hits_russia(story, reading, draft):
                return
            set_country(story, draft, "UA")
            return
    if countries:
        set_country(story, draft, countries[0])
        return
    before = story.attacked
    if speaking is None and before is not None and reading.scan.sentence.index - before[1] == 1:
        place = story.gazetteer.by_id(before[0])
        if place is not None:  # «Брянская область подверглась атаке. За ночь сбито пять БПЛА.»
            draft.place, draft.place_from = reference(place, "", method="context"), "in play"
        return
    if points_there(reading, count, 3) and story.discourse.region:
        place = story.gazetteer.by_id(story.discourse.region)
        if place is not None:
            draft.place, draft.place_from = reference(place, "", method="context"), "there"
        return
    attacked = story.drafts[-1] if story.drafts else None
    if speaking is None and attacked is not None and attacked.place_from == "attacked":
        draft.place, draft.place_from = attacked.place, "previous"  # "… launched 92 drones. 74 were shot down"
        return
    if draft.headline:
        return
    told_last = [*story.drafts, *story.here][-2:]
    near = [d for d in told_last if d.place is not None and d.paragraph == draft.paragraph]
    if near and draft.form != "np":
        draft.place, draft.place_from = near[-1].place, "previous"
    elif draft.source is not None and draft.source.kind in ("media", "federal", "unattributed"):
        region2 = story.discourse.region
        place = story.gazetteer.by_id(region2) if region2 else None
        if place is not None:
            draft.place, draft.place_from = reference(place, "", method="context"), "in play"


def _broken_down(story: Story, reading: Reading, draft: Draft) -> Draft | None:
    """The count of the sentence before that the numbers of this one add up to: "16 were intercepted over Crimea. Seven
    were shot down, while nine were suppressed"."""
    last = story.drafts[-1] if story.drafts else None
    if last is None or draft.form != "elliptic" or last.is_countrywide or last.max != last.min:
        return None
    if reading.scan.sentence.index - last.sentence.index != 1 or last.side != draft.side:
        return None
    parts = [c for c in reading.counts if c.form == "elliptic" and not c.each]
    return last if len(parts) > 1 and sum(c.min for c in parts) == last.min else None


def _hits_russia(story: Story, reading: Reading, draft: Draft) -> bool:
    """Puts what Ukraine says its own drones hit in the Russian region in play; whether there is one."""
    regions = (story.discourse.home, story.discourse.region)
    region = next((r for r in regions if r is not None and r.startswith("RU-")), None)
    lows = reading.scan.lows
    own = any(
        low in words.THEIR_OWN and any(reading.scan.get("object", j) for j in range(k + 1, k + 5))
        for k, low in enumerate(lows)
    )  # "its long-range drones", "three of our drones"
    if region is None or not own and any(d.region == "UA" for d in story.drafts):
        return False
    place = story.gazetteer.by_id(region)
    if place is None:
        return False
    draft.place, draft.place_from = reference(place, "", method="context"), "in play"
    return True


def _is_told_of(reading: Reading, draft: Draft, flown: Draft) -> bool:
    """Whether a number without a noun and a place tells what became of the drones of the sentence before."""
    if flown.outcome != "launched" or not flown.across or reading.scan.sentence.index - flown.sentence.index > 1:
        return False
    return (
        draft.outcome != "launched"
        and draft.min <= flown.min
        and (draft.object, draft.side)
        in (
            (flown.object, flown.side),
            (flown.object, "unattributed"),
        )
    )


def place_late(story: Story, drafts: list[Draft]) -> None:
    """The ministry that signs a count only once the whole text is read speaks of the country."""
    for draft in drafts:
        if draft.place is None and draft.side in ("ministry", "ukraine"):
            set_country(story, draft, "RU" if draft.side == "ministry" else "UA")
        elif draft.place is None:
            _place_by_parts(story, draft, drafts)


def _place_by_parts(story: Story, total: Draft, drafts: list[Draft]) -> None:
    """A total that nobody signs, by the list behind it: «Сбито 20: 12 – над Брянской, 8 – над Курской областью»."""
    parts = [d for d in drafts if d.sentence is total.sentence and d is not total and d.form == "elliptic"]
    parts = [d for d in parts if d.region is not None and (d.outcome, d.object) == (total.outcome, total.object)]
    regions = {d.region or "" for d in parts}
    if len(regions) < 2 or sum(d.min for d in parts) != total.min or total.max != total.min:
        return
    country = "RU" if any(region.startswith("RU") for region in regions) else "UA"
    set_country(story, total, country)
    for part in parts:
        part.part_of = part.part_of or total
