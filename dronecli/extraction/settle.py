"""Drafts of a whole document → its claims: repetitions told once, totals with their parts, sources that come late."""

from __future__ import annotations

from itertools import pairwise

from dronecli.extraction import words
from dronecli.extraction.discourse import SourceMention
from dronecli.extraction.drafts import Draft, copy_of, speaker_of
from dronecli.model import GOVERNOR_SIDE

_COUNTRIES = ("RU", "UA")


def settle(drafts: list[Draft], ministry_hint: bool, defender_hint: bool = False) -> list[Draft]:
    """The drafts that stay, with `part_of`, `subset` and sources settled, in the order of the text."""
    kept = [d for d in drafts if d.outcome is not None and d.object is not None]
    kept = _attempts(kept)
    _of_them(kept)
    _bulletins(kept, ministry_hint)
    if defender_hint:
        _defenders(kept)
    kept = _once(_plain_plurals(kept))
    _totals(kept)
    kept = _each_by_sum(kept)
    _signed_by_sum(kept)
    _signed_by_total(kept)
    return kept


def _attempts(drafts: list[Draft]) -> list[Draft]:
    """«Пресечена попытка атаки с применением БПЛА. Уничтожены два беспилотника …»: an attempt whose count follows is
    one statement with it, and lends it what it lacks."""
    out: list[Draft] = []
    for k, attempt in enumerate(drafts):
        counted = [e for e in drafts[k + 1 :] if attempt.attempt and _tells_attempt(e, attempt)]
        for e in counted:
            if e.window is None:
                e.window, e.window_from = attempt.window, "attempt"
            if e.source is None or e.source.rule == "duty forces":
                e.source = attempt.source or e.source
            if e.place is None or e.place_from == "default" and not attempt.is_countrywide:
                e.place, e.across, e.place_from = attempt.place, attempt.across, attempt.place_from
        if not counted:
            out.append(attempt)
    return out


def _tells_attempt(draft: Draft, attempt: Draft) -> bool:
    """Whether a draft counts what a thwarted attack came to."""
    if draft.attempt or draft.total or draft.outcome != "downed" or draft.object != attempt.object:
        return False
    if draft.sentence.index - attempt.sentence.index > 2:
        return False
    if attempt.source is not None and draft.source is not None and attempt.side != draft.side:
        return False
    return attempt.is_countrywide or draft.is_countrywide or attempt.region == draft.region


def _of_them(drafts: list[Draft]) -> None:
    """«Випустили 12 дронів. Вісім із них збито, повідомив …»: the part is told of the drones that the whole counts, in
    the same hours, and whoever counts the part and is the first to be named counts the whole as well."""
    for whole, part in pairwise(drafts):
        near = part.paragraph == whole.paragraph and part.sentence.index - whole.sentence.index <= 1
        if (
            not (part.ofthem or part.form == "all")
            or not near
            or (whole.outcome, part.outcome) != ("launched", "downed")
        ):
            continue
        if whole.object != part.object or part.min > whole.min:
            continue
        if whole.source is None:
            whole.source = part.source
            if whole.place_from in ("default", "attacked") and whole.is_countrywide:
                whole.place, whole.across, whole.place_from = part.place, part.across, "part"
        if part.window is None:
            part.window, part.window_from = whole.window, "whole"
        if part.place_from == "default" and whole.region is not None:
            part.place, part.across, part.place_from = whole.place, whole.across, "whole"


def _plain_plurals(drafts: list[Draft]) -> list[Draft]:
    """A plural without a number says nothing beside a number of the same source, object and region; the places that it
    names belong to that number ("… 12 UAVs. Drones were intercepted in the Tarasovsky and Millerovo districts.")."""
    out: list[Draft] = []
    for d in drafts:
        if d.bare and d.outcome == "downed":
            same = [
                e
                for e in drafts
                if e is not d and not e.bare and _alike(e, d) and (e.region == d.region or d.is_countrywide)
                if None in (speaker_of(e), speaker_of(d)) or speaker_of(e) == speaker_of(d)
            ]
            if same:
                before = [e for e in same if e.sentence.index < d.sentence.index]
                reach = 6 if len(before) == 1 else 2  # one count, whose districts are told a few sentences later
                near = [
                    e
                    for e in same
                    if 0 <= d.sentence.index - e.sentence.index <= reach and e.region == d.region and not e.across
                ]
                if near and d.across:
                    near[-1].across = d.across
                    near[-1].stated = near[-1].stated or d.stated
                    if near[-1].window is None:
                        near[-1].window, near[-1].window_from = d.window, d.window_from
                    if d.source is not None and (near[-1].source is None or near[-1].source.speaker is None):
                        near[-1].source = d.source
                continue
        out.append(d)
    return out


def _each_by_sum(drafts: list[Draft]) -> list[Draft]:
    """ "ten: four over A and two over B, C and D": where only "each" makes the list add up, it was left out."""
    out: list[Draft] = []
    for d in drafts:
        total = d.part_of
        places = d.group_multi
        if d.is_countrywide and total is None and len(places) > 1:
            total = next((t for t in drafts if any(p.part_of is t for p in drafts) and t.sentence is d.sentence), None)
        rest = sum(p.min for p in drafts if p.part_of is total and p is not d and not p.subset)
        if (
            total is None
            or len(places) < 2
            or d.min != d.max
            or total.min != total.max
            or rest + d.min == total.min
            or rest + d.min * len(places) != total.min
        ):
            out.append(d)
            continue
        for ref in places:
            copy = copy_of(d)
            copy.place, copy.across, copy.group_multi, copy.place_from = ref, (), (), "named"
            copy.part_of, copy.inferred = total, True
            if copy.window is None or copy.window_from != "sentence":
                copy.window, copy.window_from = total.window, "total"
            out.append(copy)
    return out


def _signed_by_sum(drafts: list[Draft]) -> None:
    """A total that nobody signs and that the ministry's parts right behind it add up to is the ministry's."""
    for k, total in enumerate(drafts):
        unsigned = (
            total.source is None
            or total.source.rule in ("in play", "duty forces")
            and total.place_from in ("speaker", "default")
        )
        if (
            not unsigned
            or total.outcome != "downed"
            or total.max != total.min
            or (total.region not in (None, *_COUNTRIES) and total.place_from != "speaker")
        ):
            continue
        parts: list[Draft] = []
        for d in drafts[k + 1 :]:
            if d.sentence.index - total.sentence.index > 3 or d.side != "ministry":
                break
            if not d.subset:
                parts.append(d)
        if len(parts) > 1 and sum(d.min for d in parts) == total.min:
            total.source = parts[0].source
            if total.place_from == "speaker":
                total.place = None
            for d in parts:
                d.part_of = total
                if d.window is None or d.window_from != "sentence":
                    d.window, d.window_from = total.window or d.window, "total"


def _signed_by_total(drafts: list[Draft]) -> None:
    """Parts that nobody signs and that add up to the total which follows them are of the total's source."""
    for k, total in enumerate(drafts):
        if total.source is None or total.max != total.min or total.region not in (None, *_COUNTRIES):
            continue
        parts: list[Draft] = []
        added = 0
        for d in reversed(drafts[:k]):
            near = total.sentence.index - d.sentence.index <= 3
            if not near or d.source is not None or d.bare or (d.outcome, d.object) != (total.outcome, total.object):
                break
            parts.append(d)
            added += d.min
        if len(parts) > 1 and added == total.min:
            for d in parts:
                d.source, d.part_of = total.source, total
                if d.window is None:
                    d.window, d.window_from = total.window, "total"


def _defenders(drafts: list[Draft]) -> None:
    """What nobody signs in a report of Ukraine's own air defence is Ukraine's."""
    for d in drafts:
        if d.source is None and (
            d.region in (None, "UA") or d.region.startswith("UA-") and d.region not in ("UA-43", "UA-40")
        ):
            d.source = SourceMention("ukraine", 0, 0, strong=False, rule="defenders")


def _alike(a: Draft, b: Draft) -> bool:
    """Whether two drafts tell one kind of object, one outcome and one side."""
    return a.object == b.object and a.outcome == b.outcome and _side(a) == _side(b)


def _near_number(a: Draft, b: Draft) -> bool:
    """A headline rounds: "600 drones" for "more than 600", "more than a hundred" for 105."""
    if a.object == b.object and a.max is None and not a.bare and a.min >= 10 and _alike(a, b):
        return a.min <= b.min and b.min * 4 <= a.min * 5
    return a.object == b.object and abs(a.min - b.min) <= 1


def _bulletins(drafts: list[Draft], hint: bool) -> None:
    """An unattributed country-wide total with its regions, told of Russia's air defence, is the ministry's bulletin."""
    unsigned = [d for d in drafts if d.source is None and d.outcome == "downed"]
    ukrainian = {
        d.region for d in unsigned if d.region and d.region.startswith("UA-") and d.region not in ("UA-43", "UA-40")
    }
    if not unsigned or not hint and len(ukrainian) < 2:
        return
    regions = {d.region for d in unsigned if d.region and d.region.startswith(("RU-", "UA-4", "SEA"))}
    if (
        regions
        and len({d.region for d in unsigned if d.region}) >= 2
        and all((d.region or "UA").startswith("UA") for d in unsigned)
    ):
        for d in unsigned:
            d.source = SourceMention("ukraine", 0, 0, strong=False, rule="defenders")
        return
    if len(regions) >= 2:
        for d in unsigned:
            d.source = SourceMention("ministry", 0, 0, strong=False, rule="duty forces")


def _side(d: Draft) -> str:
    kind = d.side
    return "governor" if kind in GOVERNOR_SIDE else "other" if kind in ("media", "unattributed", "federal") else kind


def _same_statement(a: Draft, b: Draft) -> bool:
    """Whether two drafts tell one statement: one count, object, outcome and place; sources and windows that agree."""
    if (a.min, a.max, a.object, a.outcome) != (b.min, b.max, b.object, b.outcome):
        return False
    if a.subset != b.subset:
        return False
    headline = a.headline or b.headline
    if a.region != b.region and not (headline and (a.region in (None, *_COUNTRIES) or b.region in (None, *_COUNTRIES))):
        return False
    if a.source is not None and b.source is not None:
        if _side(a) != _side(b):
            return headline and a.source.rule == "in play"
        if a.source.speaker and b.source.speaker and a.source.speaker != b.source.speaker:
            return False
    if a.across and b.across and not headline:
        if not ({x.id or x.text for x in a.across} & {x.id or x.text for x in b.across}):
            return False
    wa, wb = a.window, b.window
    if wa is not None and wb is not None and a.window_from == b.window_from == "sentence":
        if (
            wa.date
            and wb.date
            and wa.date != wb.date
            and not ({wa.kind, wb.kind} in ({"day", "interval"}, {"night", "since"}) and _is_spelt_out(a, b))
        ):
            return False
        if wa.kind != wb.kind and not headline and "hours" not in (wa.kind, wb.kind) and not _is_spelt_out(a, b):
            return False
        if wa.kind == wb.kind == "interval" and (wa.start, wa.end) != (wb.start, wb.end):
            return False
    told = wa is not None and wb is not None and wa.date and wb.date and wa.date != wb.date
    spans = wa is not None and wb is not None and wa.kind == wb.kind == "interval"
    if spans and b.form == "elliptic" and b.window_from == "statement" and a.window_from == "sentence":
        if wa is not None and wb is not None and (wa.start, wa.end) != (wb.start, wb.end):
            return False  # the list of another bulletin, a line for each region
    if told and not headline and b.window_from == "sentence" and a.window_from in ("statement", "context"):
        return False  # "Two were downed there … on the night of June 9 two had been shot down"
    added = b.more and not a.headline or a.more and not b.headline
    if (
        added and not b.definite and a.outcome != "lost" and not _is_quoted(a, b)
    ):  # «ще 30 втрачено»: beside those that were downed
        return False
    if a.sentence.index == b.sentence.index:
        return b.form in ("elliptic", "all", "both") and b.rule.startswith("elliptic") and b.repeats
    return True


def _is_quoted(a: Draft, b: Draft) -> bool:
    """Whether a quotation only repeats the words of the sentence before it: «Сбили ещё два дрона, сообщил мэр.
    „Уничтожены ещё два беспилотника“, – написал он»."""
    opens = b.sentence.tokens[0].text in words.OPENING_QUOTES or b.sentence.tokens[0].text == '"'
    return a.more and b.more and opens and b.sentence.index - a.sentence.index == 1


def _is_spelt_out(a: Draft, b: Draft) -> bool:
    """Whether one of two country-wide totals has the other's night with its hours
    ("overnight, … from 23:00 to 07:00")."""
    windows = {d.window.kind: d.window for d in (a, b) if d.window is not None}
    hours = windows.get("interval")
    since = windows.get("since")
    if since is not None and "night" in windows and a.is_countrywide and min(a.min, b.min) >= 3:
        return (since.start or "") >= "17:00"  # "overnight … since 18:30 on 19 November"
    if hours is None or not a.is_countrywide or min(a.min, b.min) < 3:
        return False
    if "day" in windows:
        return hours.start == hours.end  # "in the past 24 hours … from 20:00 on May 6 to 20:00 on May 7"
    if "night" not in windows:
        return False
    return (hours.start or "") >= "19:00" and (hours.end or "") <= "09:30"


def _richness(d: Draft) -> tuple[int, ...]:
    return (
        not d.headline,
        d.source is not None and d.source.strong,
        d.source is not None,
        d.place is not None,
        len(d.across),
        d.window is not None,
    )


def _once(drafts: list[Draft]) -> list[Draft]:
    """Headline, lead and closing recap repeat one claim: the fullest telling stays, and takes what others add."""
    out: list[Draft] = []
    for d in drafts:
        twin = next((e for e in out if _same_statement(e, d)), None)
        if twin is None:
            out.append(d)
            continue
        keep, drop = (twin, d) if _richness(twin) >= _richness(d) else (d, twin)
        keep.told_at = keep.told_at if drop.headline else min(keep.told_at, drop.told_at)
        if not keep.across and drop.across and keep.region == drop.region:
            keep.across = drop.across
        if drop.window is not None and drop.window.kind == "interval" and drop.window_from == "sentence":
            keep.window, keep.window_from = drop.window, drop.window_from  # the hours say more than "overnight"
        elif drop.window is not None and drop.window.kind == "since" and keep.window and keep.window.kind == "night":
            keep.window, keep.window_from = drop.window, drop.window_from
        if keep.window is None or (keep.window_from != "sentence" and drop.window_from == "sentence"):
            if drop.window is not None:
                keep.window, keep.window_from = drop.window, drop.window_from
        if keep.source is None:
            keep.source = drop.source
        if keep.stated is None:
            keep.stated = drop.stated
        for other in drafts:
            if other.part_of is drop:
                other.part_of = keep
        if keep is d:
            out[out.index(twin)] = d
    # A headline that nothing repeats and that names no place or no source is a title, not a claim.
    final: list[Draft] = []
    for d in out:
        if d.headline:
            later = [e for e in out if e is not d and not e.headline]
            if d.place is None or d.bare:
                continue
            if any(_near_number(d, e) for e in later):
                continue
            if later and d.source is None:
                alike = [e for e in later if e.object == d.object and e.outcome == d.outcome]
                if alike:
                    continue
        final.append(d)
    return final


def _inside(part: Draft, total: Draft) -> bool:
    if part.region is None or total.region is None:
        return False
    if total.region in _COUNTRIES and part.region == total.region and part.group_multi:
        return True  # "and three more over A and B"
    if total.region == "RU":
        return part.region != "RU" and (part.region.startswith(("RU-", "SEA-", "UA-")))
    if total.region == "UA":
        return part.region != "UA" and part.region.startswith("UA-")
    return (
        part.region == total.region
        and bool(part.across)
        and not (total.across and len(total.across) <= len(part.across) and total.form != "np")
    )


def _is_before_that(part: Draft) -> bool:
    """Whether a sentence opens with what was before the hours of the total: "Just hours earlier", «Часом раніше»."""
    lows = [token.low for token in part.sentence.tokens[:5]]
    return part.window is None and any(a in words.UNTOLD_HOURS and b in words.EARLIER for a, b in pairwise(lows))


def _totals(drafts: list[Draft]) -> None:
    """Links parts to the total that they break down, and lets them share its window."""
    for k, total in enumerate(drafts):
        if total.subset or total.max is None and total.bare or total.record:
            continue
        if total.group_multi and total.part_of is None and total.is_countrywide:
            continue  # "three over A and B" is no total of the country
        country = total.region in _COUNTRIES
        if not country and not (total.region and not total.across):
            continue
        ceiling = total.max if total.max is not None else 10**9
        added = 0
        # forwards: the usual order, a total and then its list
        reach = total.told_at
        last: Draft | None = None
        for part in drafts[k + 1 :]:
            if part.outcome != total.outcome or part.object != total.object or _side(part) != _side(total):
                if part.told_at > reach + 3:
                    break
                continue
            if part.subset or part.record or part.cumulative != total.cumulative:
                continue
            if part.region in _COUNTRIES and country and not part.group_multi:
                break
            if part.told_at > reach + 2 or part.part_of is not None:
                if part.told_at > reach + 2:
                    break
                continue
            if (
                not _inside(part, total)
                or part.relation == "more"
                and not country
                and part.told_at != total.told_at
                and not (
                    last is not None and last.ofthem and last.sentence is part.sentence
                )  # "eight of them …, 4 more"
            ):
                continue
            if not _windows_agree(part, total) or _is_before_that(part):
                continue
            if not country and part.sentence is total.sentence and part.rule == total.rule == "elliptic: list":
                continue  # «шесть – над районами области, два – над окраиной города»: items of one list
            if part.relation == "more" and not added:
                continue  # what opens a breakdown is no addition
            if (
                not country
                and part.told_at != total.told_at
                and part.form == "np"
                and added == 0
                and part.min == total.min
            ):
                continue
            if added + part.min > ceiling * 2 or not country and part.min > ceiling:
                continue
            part.part_of = total
            added += part.min
            last = part
            reach = part.told_at
            if (part.window is None or part.window_from != "sentence") and total.window is not None:
                part.window, part.window_from = total.window, "total"
        # backwards: "…; altogether thirty-one", «итого 16»
        if added == 0 and (country or total.total or total.relation == "total"):
            for part in reversed(drafts[:k]):
                if total.told_at - part.told_at > 4:
                    break
                if part.outcome != total.outcome or part.object != total.object or _side(part) != _side(total):
                    continue
                if part.cumulative != total.cumulative:
                    continue
                if part.region in _COUNTRIES and country:
                    break
                if (
                    part.part_of is not None
                    or part.subset
                    or not (_inside(part, total) or (not country and part.region == total.region))
                ):
                    continue
                if not country and part.min > total.min:
                    continue
                if (
                    not _windows_agree(part, total)
                    and total.window_from == "sentence"
                    and part.window_from == "sentence"
                    and country
                ):
                    continue
                part.part_of = total
                if total.window is None and part.window is not None and country:
                    total.window, total.window_from = part.window, "parts"
                elif country and part.window is None:
                    part.window, part.window_from = total.window, "total"


def _windows_agree(part: Draft, total: Draft) -> bool:
    a, b = part.window, total.window
    if a is None or b is None or part.window_from != "sentence" or total.window_from != "sentence":
        return True
    if a.kind == b.kind == "interval":
        return (a.start, a.end) == (b.start, b.end)
    if a.date and b.date and a.date != b.date:
        return False
    return a.kind == b.kind
