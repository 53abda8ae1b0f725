"""Numbers without a noun: «12 – над Калужской», "eight more over the Bryansk region", «сбито 29».

Such a number is believed only with a licence: a list of places, a verb, a word of counting, an earlier count.
"""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.believing import is_topical
from dronecli.extraction.binding import Binding
from dronecli.extraction.counts import CountMention
from dronecli.extraction.outcomes import number_of
from dronecli.extraction.places import PlaceGroup
from dronecli.extraction.scan import Scan
from dronecli.extraction.segments import segment_of
from dronecli.extraction.story import Story
from dronecli.segmenting import NUMBER, PUNCT


def licence_of(story: Story, bound: Binding) -> str | None:
    """Why a number without a noun may count objects; None where nothing supports it."""
    reading, count, group, how = bound.reading, bound.count, bound.group, bound.how
    outcome, at, continuing, source = bound.outcome, bound.at, bound.continuing, bound.source
    scan, segments = reading.scan, reading.segments
    if count.begin in reading.pairs:
        return "respectively"
    seg = segment_of(segments, count.begin)
    a, b = segments[seg]
    subject = continuing is not None or is_topical(story, reading)
    if (
        count.ofthem
        and continuing is not None
        and (outcome is not None or group is not None or any(g.role == "to" for g in reading.groups))
    ):
        return "of them"
    if (
        continuing is not None
        and continuing.sentence is scan.sentence
        and any(m.stop <= count.begin and count.begin - m.stop <= 1 for m in scan.all("subset"))
    ):
        return "subset"
    if (
        at is not None
        and a <= at < b
        and abs(at - count.begin) <= 6
        and outcome in ("downed", "struck", "launched", "debris", "lost")
        and subject
    ):
        near = at - count.stop if at >= count.stop else count.begin - at
        # «сбито 29», "another eight were destroyed", "two hit the edge"
        if (
            near <= 3
            and not (count.digits and 1900 <= count.min <= 2100)
            and (outcome != "debris" or continuing is not None)
        ):
            return "verb"
    near_group = group is not None and how in ("segment", "before the dash", "before") and subject
    if count.digits and 1900 <= count.min <= 2100:
        return None
    former = next((m for m in scan.all("former") if count.stop <= m.begin <= count.stop + 4), None)
    if former is not None and continuing is not None:
        return "former"
    if near_group and group is not None:
        gap = group.begin - count.stop if group.begin >= count.stop else count.begin - group.stop
        if how == "before" and b - a <= 2 and gap <= 9 and not scan.has("modal", a, b):
            return "list"
        if not (group.regions or group.localities) and outcome is None and source is None:
            return None
        joined = gap <= 6 and (group.role == "over" or gap <= 3 or group.regions)
        listed = story.list_header is not None and scan.sentence.line_start
        if (
            joined
            and not scan.has("modal", a, b)
            and (outcome is not None or continuing is not None or source is not None or listed)
        ):
            if _listlike(scan, count, group) or count.more or count.rest or count.each or count.ofthem:
                return "list"
    if (
        count.more
        and story.drafts
        and source is not None
        and reading.times.windows
        and (_ends(scan, count.stop) or scan.lows[count.stop] == "for")
    ):
        return "more"
    if (
        count.more
        and continuing is not None
        and _ends(scan, count.stop)
        and (scan.has("pronoun") or source is not None)
        and scan.has("report")
    ):
        return "more"
    if count.rest and group is None and outcome is None:
        return None
    if count.each and group is None:
        return None
    if count.rest or count.each or (count.more and continuing is not None and scan.has("outcome", a, b)):
        return "rest" if count.rest else "each" if count.each else "more"
    if subject and (source is not None or continuing is not None or story.current is not None):
        if (
            any(m.stop == count.begin for m in scan.all("tally"))
            and _ends(scan, count.stop)
            and scan.lows[count.begin - 1] in words.COUNTING_VERBS
        ):
            return "figure"
        for mark in scan.all("tally"):
            if (
                a <= mark.begin < b
                and mark.stop <= count.begin
                and count.begin - mark.stop <= 5
                and scan.lows[mark.begin] in words.FIGURE_WORDS
            ):
                return "figure"
        if continuing is not None and scan.has("total", count.stop, count.stop + 3) and count.min <= 5000:
            return "total"
        if (
            a <= count.begin
            and scan.has("total", max(0, a - 1), count.stop)
            and continuing is not None
            and not scan.has("placenoun", count.stop, count.stop + 1)
        ):
            if _ends(scan, count.stop) or scan.has("prep", count.stop, count.stop + 1):
                return "total"
        if (
            continuing is not None
            and _ends(scan, count.stop)
            and any(scan.lows[k] in words.THEM for k in range(max(0, count.begin - 6), count.begin))
            and (reading.times.windows or scan.has("total") or scan.has("running"))
            and not scan.has("damage")
        ):
            return "figure"
        if (
            continuing is not None
            and count.begin > 1
            and scan.lows[count.begin - 1] in words.COLON_OR_ANY_DASH
            and count.begin - 2 in scan.timed
            and _ends(scan, count.stop)
        ):
            return "window"
        if (
            continuing is not None
            and count.begin > 0
            and scan.lows[count.begin - 1] in words.DASHES
            and _ends(scan, count.stop)
        ):
            if scan.has("object") or outcome is not None or reading.groups or scan.has("total"):
                return "dash"
        if continuing is not None and scan.get("since", count.stop):
            return "figure"
        if count.begin > 0 and scan.lows[count.begin - 1] == ":" and _ends(scan, count.stop) and seg > 0:
            c, d = segments[seg - 1]
            if scan.has("object", c, d) and (scan.has("outcome", c, d) or scan.has("total", c, d)):
                return "figure"
        if (
            continuing is not None
            and _ends(scan, count.stop)
            and scan.lows[count.begin - 1 if count.begin else 0] in words.SPOKEN_OF
            or (
                story.drafts
                and _ends(scan, count.stop)
                and count.begin > 1
                and (
                    scan.lows[count.begin - 1] == "is"
                    and scan.has("tally", a, count.begin)
                    or scan.lows[count.begin - 2 : count.begin]
                    in (["speak", "of"], ["spoke", "of"], ["speaks", "of"], ["talked", "of"])
                )
            )
        ):
            return "figure"
        if (
            (continuing is not None or scan.has("object"))
            and _ends(scan, count.stop)
            and scan.lows[count.begin - 1 if count.begin else 0] == "at"
            and (source is not None or scan.has("tally"))
        ):
            counted = next(
                (k for k in range(a, count.begin - 1) if scan.lows[k] == "number" and scan.lows[k + 1] == "of"), None
            )
            if counted is not None and not any(
                scan.get("object", k) for k in range(counted + 2, min(counted + 6, count.begin))
            ):
                return None  # "put the number of damaged flats at 170"
            return "figure"
        if (
            _ends(scan, count.stop)
            and any(m.begin < count.begin <= m.stop + 1 for m in scan.all("running"))
            and continuing is not None
        ):
            named = next((k for k in range(a, count.begin) if scan.lows[k] in words.COUNTED_NOUNS), None)
            theirs = named is None or any(x in words.OF_THEIRS for x in scan.lows[max(a, named - 1) : named + 3])
            return "figure" if theirs or scan.has("outcome", a, count.begin) else None  # not "the number of victims"
        if _ends(scan, count.stop) and number_of(reading, count) is not None:
            return "figure"
        if (
            story.drafts
            and _ends(scan, count.stop)
            and is_topical(story, reading)
            and source is not None
            and count.begin > 0
            and scan.lows[count.begin - 1] in words.WRITTEN_OF
            and scan.tokens[count.begin].kind != NUMBER
        ):
            return "figure"
    return None


def _ends(scan: Scan, i: int) -> bool:
    return (
        i >= len(scan.tokens) or scan.tokens[i].kind == PUNCT or i in scan.taken or scan.lows[i] in words.CLOSES_FIGURE
    )


def _listlike(scan: Scan, count: CountMention, group: PlaceGroup) -> bool:
    within = {
        k for tag in ("prep", "placenoun", "kind", "outcome") for m in scan.all(tag) for k in range(m.begin, m.stop)
    }
    if group.begin >= count.stop:
        between = scan.lows[count.stop : group.begin]
    else:
        between = scan.lows[group.stop : count.begin]
    tags = ("prep", "outcome", "placenoun", "kind", "daypart")
    return all(
        k in within
        or k in scan.taken
        or x in words.LIST_GLUE
        or x in words.BETWEEN_COUNT_AND_PLACE
        or x in words.PLACE_ADJECTIVES
        or x.endswith(words.ADJECTIVE_ENDINGS)
        or any(scan.get(tag, k) for tag in tags)
        for k, x in enumerate(between, count.stop if group.begin >= count.stop else group.stop)
    )
