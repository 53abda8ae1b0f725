"""Which window a count has, and the day that it falls on: of its segment, its sentence or its source's statement."""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.counts import CountMention
from dronecli.extraction.dates import DateMention, shift
from dronecli.extraction.drafts import Draft, window_key
from dronecli.extraction.reading import Reading
from dronecli.extraction.scan import Scan
from dronecli.extraction.segments import segment_of
from dronecli.extraction.story import Story
from dronecli.extraction.windows import WindowMention
from dronecli.model import Window

_EVENING = "17:00"  # before it no evening has begun


def window_for(reading: Reading, count: CountMention, outcome_at: int | None) -> WindowMention | None:
    """The window of the sentence that a count has, None if there is none."""
    if not reading.times.windows:
        return None
    scan, segments = reading.scan, reading.segments
    windows = [w for w in reading.times.windows if is_event_time(reading, w, outcome_at)]
    if len(windows) > 1:
        events = [w for w in windows if not _is_of_post(scan, w) and not _opens_post(reading, w)]
        windows = windows if not events or _is_contrasted(reading, count, events) else events
    windows = [w for w in windows if not w.begin or scan.lows[w.begin - 1] not in words.COUNTING_IN]
    windows = [w for w in windows if not _heads_other_item(reading, w, count)]
    if not windows:
        return None
    # A more exact window beside a vague one of the same statement ("in the evening, from 8 p.m. to 11.50 p.m.").
    seg = segment_of(segments, count.begin)
    a, b = segments[seg]
    numbered = [c for c in reading.counts if c.form != "bare" and c is not count]
    if count.rule == "N of M":
        numbered = [c for c in numbered if not 0 <= c.begin - count.stop <= 4]  # the whole has the window of its part
    windows = [
        w for w in windows if not any(m.stop == w.begin or m.stop == w.begin - 1 for m in scan.all("subset"))
    ] or windows
    later = min((c.begin for c in numbered if c.begin > count.begin), default=len(scan.tokens))
    earlier = max((c.stop for c in numbered if c.stop <= count.begin), default=0)
    last, own = (
        [w for w in windows if earlier <= w.begin and w.stop <= count.begin],
        [w for w in windows if count.stop <= w.begin < later],
    )
    if earlier and last and own and last[-1].kind != own[0].kind and _closes_item(reading, last[-1], count):
        return own[0]  # "six over A overnight and two more over B in the morning"
    firm = [w for w in windows if a <= w.begin < b and w.kind in ("night", "day", "interval", "hours", "since")]
    if firm:
        windows = [
            w
            for w in windows
            if not (a <= w.begin < b and w.kind in ("morning", "evening", "daytime", "point") and not w.own_date)
        ]
    for w in windows:
        if a <= w.begin < b and not any(
            min(w.begin, count.begin) < c.begin < max(w.begin, count.begin) for c in numbered
        ):
            better = next(
                (
                    x
                    for x in windows
                    if x.kind == "interval"
                    and (abs(x.begin - w.stop) <= 3 or w.stop <= x.begin <= min(w.stop + 9, count.begin))
                    and (w.kind in ("night", "evening", "morning", "daytime", "hours") or _is_day_spelt_out(w, x))
                ),
                None,
            )
            return better or w
    before = [w for w in windows if w.stop <= count.begin and not _is_summed_up(scan, w, count, numbered)]
    after = [w for w in windows if w.begin >= count.stop]
    if not before and not after:
        return None
    if before and after:
        gap_before = count.begin - before[-1].stop
        gap_after = after[0].begin - count.stop
        blocked = any(count.stop <= c.begin < after[0].begin for c in numbered) or _opens_next(reading, after[0], count)
        if blocked or gap_before <= gap_after or before[-1].kind == "interval":
            exact = [w for w in before if w.kind == "interval"]
            return (
                exact[-1]
                if exact and before[-1].kind != "interval" and before[-1].begin - exact[-1].stop < 4
                else before[-1]
            )
        return after[0]
    pool = before or after
    if before:
        exact = [w for w in before if w.kind == "interval"]
        return exact[-1] if exact and before[-1].kind in ("night", "evening", "morning", "daytime") else before[-1]
    first = after[0]
    if any(c.ofthem and count.stop <= c.begin and 0 <= first.begin - c.stop <= 2 for c in numbered):
        return None  # «сбито 46, из них 34 – ночью»
    if _heads_next(reading, first):
        return None
    if any(count.stop <= c.begin < first.begin for c in numbered) and not _shared(reading, first) and len(windows) > 1:
        return None
    return pool[0]


def _opens_next(reading: Reading, window: WindowMention, count: CountMention) -> bool:
    """Whether a time behind a count opens the next one's clause: «о 13:15 … одним дроном, а о 17:40 – ще двома»."""
    a, b = reading.segments[segment_of(reading.segments, window.begin)]
    opens = a > count.stop and reading.scan.lows[a] in words.BUT_NOT_WHILE and window.begin - a <= 2
    return opens and any(window.stop <= c.begin < b for c in reading.counts if c.form != "bare")


def _is_day_spelt_out(day: WindowMention, hours: WindowMention) -> bool:
    """Whether hours behind a day only spell it out: «за сутки, с 9:00 субботы до 9:00 воскресенья»."""
    return day.kind == "day" and 0 <= hours.begin - day.stop <= 1 and hours.start == hours.end


def _heads_next(reading: Reading, window: WindowMention) -> bool:
    """Whether a time opens its clause and a dash gives it a number of its own: «…, увечері – ще дванадцять»."""
    scan, stop = reading.scan, window.stop
    a, _ = reading.segments[segment_of(reading.segments, window.begin)]
    if window.begin != a or not a or stop >= len(scan.lows) or scan.lows[stop] not in words.LONG_DASHES:
        return False
    return any(0 < c.begin - stop <= 2 for c in reading.counts if c.form != "bare")


def _is_summed_up(scan: Scan, window: WindowMention, count: CountMention, numbered: list[CountMention]) -> bool:
    """Whether a count takes in more than the window of the one before it ("overnight 30, with those of the day 41")."""
    last = max((c.stop for c in numbered if window.stop <= c.begin and c.stop <= count.begin), default=None)
    return last is not None and any(low in words.COUNTING_IN for low in scan.lows[last : count.begin])


def _heads_other_item(reading: Reading, window: WindowMention, count: CountMention) -> bool:
    """Whether only a dash parts a window from the count of its own: «ночью сбито 31, днём – восемь, вечером – 19»."""
    k = window.stop
    if k >= len(reading.scan.lows) or reading.scan.lows[k] not in words.DASHES or count.begin >= window.begin:
        return False
    if not any(w.stop <= count.begin for w in reading.times.windows):
        return False  # "55 drones were destroyed overnight – 24 over A, …"
    return any(c.begin == k + 1 and c.form == "elliptic" for c in reading.counts)


def _is_contrasted(reading: Reading, count: CountMention, windows: list[WindowMention]) -> bool:
    """Whether all other windows are those of the next count: «вечером мэр сообщал о 12 дронах, а днём – ещё о пяти»."""
    later = next((c.begin for c in reading.counts if c.begin >= count.stop and c.form != "bare"), None)
    behind = all(count.stop <= w.begin and w.stop <= (later or 0) for w in windows)
    return behind and any(reading.scan.lows[k] in words.BUT_NOT_WHILE for k in range(count.stop, windows[0].begin))


def _is_of_post(scan: Scan, window: WindowMention) -> bool:
    """Whether a part of the day stands right behind a verb of saying ("said on Wednesday morning that … overnight")."""
    if window.kind not in ("morning", "evening", "daytime"):
        return False
    if any(0 <= window.begin - m.stop <= 1 for m in scan.all("post")):
        return True
    said = any(m.stop <= window.begin for tag in ("post", "report") for m in scan.all(tag))
    behind = scan.lows[window.stop] if window.stop < len(scan.lows) else ""
    return said and behind in words.WHAT_IS_SAID and not scan.has("outcome", 0, window.begin)


def _opens_post(reading: Reading, window: WindowMention) -> bool:
    """Whether a part of the day opens the clause of a verb of saying: "On Sunday morning the ministry reported …"."""
    if window.kind not in ("morning", "evening", "daytime"):
        return False
    scan = reading.scan
    said = next((m.begin for m in scan.all("post") if m.begin >= window.stop), None)
    if said is None or scan.has("outcome", window.stop, said) or any(c.begin < said for c in reading.counts):
        return False
    if any(s.stop == window.begin for s in reading.sources):  # «Губернатор уранці в середу звітував про …»
        return all(k in scan.timed or scan.get("at", k) for k in range(window.stop, said))
    return any(window.stop <= s.begin < said for s in reading.sources)


def _shared(reading: Reading, window: WindowMention) -> bool:
    """A window at the end of a list speaks for the whole list."""
    return not any(c.begin > window.stop for c in reading.counts if c.form != "bare")


def is_event_time(reading: Reading, window: WindowMention, outcome_at: int | None) -> bool:
    """Whether a window tells when the objects were met, not when somebody wrote of them."""
    scan = reading.scan
    a, b = reading.segments[segment_of(reading.segments, window.begin)]
    if window.kind == "hours" and outcome_at is not None and outcome_at < a:
        if not scan.has("outcome", a, b) and not any(a <= c.begin < b for c in reading.counts):
            return False  # "…, sparking a blaze that was contained within the hour"
    if window.kind == "point" and _opens_clause(reading, window, outcome_at):
        return True
    if window.kind == "point":
        if window.begin == 0 or not _vague(scan, window):
            if scan.has("post", a, b) or outcome_at is None or not a <= outcome_at < b:
                return False
        clause = max((k + 1 for k in range(a, window.begin) if scan.lows[k] in words.THAT_WHICH), default=a)
        return (
            not scan.has("post", max(a, clause, window.begin - 4), min(b, window.stop + 4))
            and outcome_at is not None
            and (a <= outcome_at < b or abs(outcome_at - window.begin) < 20)
        )
    if window.kind in ("morning", "evening", "daytime") and _heads_quotation(reading, window, outcome_at):
        return False
    if window.kind in ("morning", "evening", "daytime") and not window.own_date:
        # "said in the morning", "wrote early in the morning": the time of the post.
        near = [m for m in scan.all("post") if a <= m.begin < b]
        if near:
            distance = min(abs(m.begin - window.begin) for m in near)
            to_outcome = abs(outcome_at - window.begin) if outcome_at is not None and a <= outcome_at < b else 99
            if distance <= 6 and distance <= to_outcome:
                return False
    if window.kind in ("morning", "evening", "daytime") and window.own_date:
        near = [m for m in scan.all("post") if a <= m.begin < b and m.begin < window.begin]
        if (
            near
            and min(window.begin - m.stop for m in near) <= 1
            and not (outcome_at is not None and a <= outcome_at < b and outcome_at > near[-1].begin)
        ):
            return False
    return True


def _heads_quotation(reading: Reading, window: WindowMention, outcome_at: int | None) -> bool:
    """Whether a part of the day tells when words were written that a colon opens: «Уранці підсумок: «Збито 21 БпЛА»."""
    scan = reading.scan
    a, b = reading.segments[segment_of(reading.segments, window.begin)]
    if b + 1 >= len(scan.lows) or scan.lows[b] != ":" or outcome_at is not None and a <= outcome_at < b:
        return False
    return scan.lows[b + 1] in words.OPENING_QUOTES or scan.lows[b + 1] == '"'


def _opens_clause(reading: Reading, window: WindowMention, outcome_at: int | None) -> bool:
    """Whether a clock time with its comma opens the sentence of the event: "At 5 a.m., a drone was shot down …"."""
    segments = reading.segments
    if window.begin or outcome_at is None or len(segments) < 2 or segments[0][1] > window.stop:
        return False
    told = segment_of(segments, outcome_at) == 1
    return told and not any(reading.scan.has(tag, window.stop, outcome_at) for tag in ("post", "report"))


def _vague(scan: Scan, window: WindowMention) -> bool:
    return any(scan.get("nearby", k) for k in range(window.begin, window.stop))


def resolve_window(story: Story, reading: Reading, mention: WindowMention) -> Window:
    """A window with its day: its own, one that stands near it, one of the sentences before, or the document's."""
    date = mention.date
    dates = reading.times.dates
    known = story.last_window
    if mention.kind == "hours" and known is not None and _hours_long(known) == mention.hours and reading.times.same:
        return known._replace(text="")  # «за те же два часа» after "from 18:00 to 20:00"
    if known is not None and reading.times.same and _names_hours(reading.scan, mention) and _is_nightly(known):
        return known._replace(text="")  # «за эти ночные часы» after "from 23:00 to 07:00"
    if date is None and not mention.own_date:
        best = None
        for d in dates:
            if d.iso is None or _has_other_clock(reading, d, mention):
                continue
            if not d.explicit and mention.kind not in (
                "evening",
                "morning",
                "daytime",
                "night",
                "interval",
                "day",
                "point",
                "hours",
            ):
                continue
            if _opens_figure(reading, d, mention) or _in_aside(reading, d, mention):
                continue
            distance = abs(d.begin - mention.begin)
            if best is None or distance < abs(best.begin - mention.begin):
                best = d
        headed = story.day_of is not None and story.day_of[1] == reading.scan.sentence.paragraph
        if best is None and headed and story.day_of is not None:
            date = story.day_of[0]
        elif best is not None:
            date = best.iso
            if (
                not best.explicit
                and best.iso == story.date
                and story.last_date is not None
                and reading.scan.lows[best.begin] in words.THAT_SAME
            ):
                date = story.last_date
        elif reading.times.same and story.last_window is not None and story.last_window.kind == mention.kind:
            date = story.last_window.date
        elif _says_then(reading.scan, "thatday") and story.last_date is not None:
            date = story.last_date
        elif (recalled := recalled_window(story, reading)) is not None:
            date = recalled.date  # «У ніч на 12 вересня … Тоді говорили про 30 дронів, збитих за ніч»
        elif (
            story.neutral_window is not None
            and mention.kind == "day" == story.neutral_window.kind
            and story.neutral_window.date is not None
        ):
            date = story.neutral_window.date  # the heading says which day the report is of
        elif _is_eve(story, reading.scan, mention):
            date = shift(story.date or "", -1)
        elif mention.kind == "night" and is_present(reading.scan, mention):
            date = story.night = story.date
        elif mention.kind == "night" and story.night is not None:
            date = story.night
        elif _goes_on(story, reading, mention):
            date = story.last_date  # "On 9 May … At 11 a.m. …"
        elif (
            story.last_date is not None
            and story.date is not None
            and story.last_date == shift(story.date, -1)
            and reading.scan.sentence.index - story.last_date_at <= 4
            and (
                mention.kind in ("evening", "daytime", "day", "since")
                or mention.kind == "interval"
                and "12:00" <= (mention.start or "") < (mention.end or "")
                or mention.kind == "point"
                and (mention.start or "") >= "12:00"
            )
        ):
            date = story.last_date  # the report of the morning speaks on about the evening before
        else:
            date = story.date or story.last_date
            if date is not None and _is_to_come(story, reading, mention):
                date = shift(date, -1)
    if mention.kind == "night" and story.night is None and reading.scan.sentence.index <= _LEAD:
        story.night = date  # a later «вночі» is the same night
    elif mention.kind == "night" and mention.own_date and date is not None and date == story.date:
        story.night = date  # «У ніч на 2 листопада … Наступної ночі, на 3 листопада, …»
    text = " ".join(t.text for t in reading.scan.tokens[mention.begin : mention.stop])
    end = mention.end
    if end == "00:00" and mention.start not in (None, "00:00") and not mention.end_dated:
        end = "24:00"  # midnight closes the day that is named
    return Window(
        mention.kind,
        date,
        mention.start,
        end,
        mention.hours,
        mention.zone,
        text,
        mention.start_date,
        mention.start_zone,
    )


def is_present(scan: Scan, mention: WindowMention) -> bool:
    """Whether a night is called that of the report: «нинішня ніч», «сьогоднішня ніч»."""
    return any(low.startswith(words.PRESENT_STEMS) for low in scan.lows[mention.begin : mention.stop])


_LEAD = 4  # the sentences that tell what a report is about


def _opens_figure(reading: Reading, date: DateMention, mention: WindowMention) -> bool:
    """Whether a day behind a window is that of another figure: "overnight, a day after it downed 33"."""
    if date.begin < mention.stop or reading.scan.get("dayref", date.begin) is None:
        return False
    numbered = [c.begin for c in reading.counts if c.form != "bare"]
    return bool(numbered) and numbered[0] < date.begin < numbered[-1]


def _in_aside(reading: Reading, date: DateMention, mention: WindowMention) -> bool:
    """Whether a day is that of a clause of place: «У Павлограді, де напередодні теж було гучно, за ніч збили 14»."""
    own, other = (segment_of(reading.segments, k) for k in (mention.begin, date.begin))
    return own != other and not date.explicit and reading.scan.lows[reading.segments[other][0]] in words.OPENS_ASIDE


def _names_hours(scan: Scan, mention: WindowMention) -> bool:
    """Whether a night is told as hours that were named before: «ночные часы»."""
    return mention.kind == "night" and any(low.startswith("час") for low in scan.lows[mention.begin : mention.stop])


def _is_nightly(window: Window) -> bool:
    """Whether an interval begins in the evening and ends in the morning."""
    return window.kind == "interval" and (window.start or "") >= "19:00" and (window.end or "") <= "09:30"


def _has_other_clock(reading: Reading, date: DateMention, mention: WindowMention) -> bool:
    """Whether a day stands beside the clock time of another clause, and is that one's: «о двух он написал накануне в
    21:56, последние пять сбиты около 5 утра»."""
    if mention.kind != "point":
        return False
    other = (w for w in reading.times.windows if w.kind == "point" and w is not mention)
    own = segment_of(reading.segments, mention.begin)
    return any(0 <= w.begin - date.stop <= 1 and segment_of(reading.segments, w.begin) != own for w in other)


def _is_to_come(story: Story, reading: Reading, mention: WindowMention) -> bool:
    """Whether a window would end after the hour in the heading ("21 November, 13:20 … from 8:00 to 20:00"), or another
    of its row would: it is one of the day before."""
    if story.issued is None or story.date is None:
        return False
    if mention.kind == "interval" and mention.zone in (None, "MSK"):
        row = [w for w in reading.times.windows if w.kind == "interval" and not w.own_date]
        ends = [(w.start or "", "24:00" if w.end == "00:00" else w.end or "") for w in row]
        return (mention.start or "") < (mention.end or "") and any(a < b and b > story.issued for a, b in ends)
    if mention.kind == "point" and mention.zone in (None, "MSK"):
        return (mention.start or "") > story.issued  # «24 травня, 09:05 … о 16:20 дрон влучив у авто»
    return mention.kind == "evening" and story.issued < _EVENING


def _says_then(scan: Scan, tag: str) -> bool:
    """«За тот же день», «Тогда сбили пять»: the time that was spoken of; not «тогда как», which only contrasts."""
    return any(scan.lows[m.stop : m.stop + 1] != ["как"] for m in scan.all(tag))


def _is_eve(story: Story, scan: Scan, mention: WindowMention) -> bool:
    """Whether the last hours of a day, or "the previous night", are those of the day before: the report has told of its
    own night already."""
    end = "24:00" if mention.end == "00:00" else mention.end or ""
    late = mention.kind == "interval" and (mention.start or "") >= "17:00" and end >= "23:00"
    if story.date is None or not (late or mention.kind == "night" and _is_previous(scan, mention)):
        return False
    windows = [d.window for d in story.drafts if d.window is not None and d.window.date == story.date]
    return any(w.kind == "night" or w.kind == "interval" and (w.start or "") > (w.end or "") for w in windows)


def _is_previous(scan: Scan, mention: WindowMention) -> bool:
    """Whether a part of the day is called the one before: "the previous night", «попередньої ночі»."""
    return any(low.startswith(words.PREVIOUS_STEMS) for low in scan.lows[mention.begin : mention.stop])


def _goes_on(story: Story, reading: Reading, mention: WindowMention) -> bool:
    """Whether a time of the day belongs to the day before the report, which the sentence before names."""
    if story.last_date is None or story.date is None or story.last_date != shift(story.date, -1):
        return False
    near = reading.scan.sentence.index - story.last_date_at <= 1
    by_day = (mention.start or "") >= "08:00" and (mention.end or "24:00") > (mention.start or "")
    return near and by_day and mention.kind in ("point", "interval")


def _hours_long(window: Window) -> float | None:
    """The length in hours of an interval on one day, None for what has no two ends."""
    if window.kind != "interval" or window.start is None or window.end is None:
        return None
    first, last = (int(x[:2]) * 60 + int(x[3:]) for x in (window.start, window.end))
    return (last - first) % 1440 / 60


def carry_windows(story: Story, reading: Reading, made: list[Draft]) -> None:
    """Windows that a statement leaves to its later sentences, and takes from its earlier ones."""
    anew = _opens_report(reading.scan)
    for k, draft in enumerate(made):
        key = window_key(draft)
        if anew and draft.window is None and draft.side == "ministry":
            story.window_of.pop(key, None)
            continue
        shared = k and (draft.more or draft.ofthem) and draft.place_from == "previous"
        before = made[k - 1] if shared else story.drafts_before
        if draft.cumulative and draft.window_from != "sentence":
            draft.window = None  # "since the start of the month" is no night
        elif draft.window is None and (recalled := recalled_window(story, reading)) is not None:
            draft.window, draft.window_from = recalled._replace(text=""), "sentence"
        elif draft.window is None:
            carried = story.window_of.get(key)
            acts = draft.source is not None and draft.source.rule in ("defenders", "duty forces")
            if carried is None and (acts or _answers_attack(story, draft)):
                carried = story.window_of.get("unattributed")
            if (
                draft.place_from in ("in play", "previous")
                and draft.form == "elliptic"
                and before is not None
                and carried is None
            ):
                draft.window, draft.window_from = before.window, "previous"
            elif reading.times.same and story.last_window is not None:
                draft.window, draft.window_from = story.last_window._replace(text=""), "same"
            elif carried is not None:
                draft.window, draft.window_from = carried._replace(text=""), "statement"
            elif (
                story.drafts_before is not None
                and window_key(story.drafts_before) == key
                and story.drafts_before.window_from == "sentence"
                and story.drafts_before.posted in (None, draft.posted)
                and reading.scan.sentence.index - story.drafts_before.sentence.index <= 3
            ):
                draft.window, draft.window_from = story.drafts_before.window, "statement"  # signed only afterwards
            elif story.neutral_window is not None:
                draft.window, draft.window_from = story.neutral_window._replace(text=""), "context"
        elif (
            draft.window_from == "sentence" and draft.window.kind != "point" and not (draft.cumulative or draft.record)
        ):
            story.window_of[key] = draft.window
            story.last_window = draft.window


def recalled_window(story: Story, reading: Reading) -> Window | None:
    """The window that "then" points back to: "The city was last attacked on 25 January. He said then that 12 …"."""
    if story.recalled is None or not (_says_then(reading.scan, "then") or _says_then(reading.scan, "thatday")):
        return None
    window, told = story.recalled
    return window if reading.scan.sentence.index - told <= 2 else None


def note_recalled(story: Story, reading: Reading) -> None:
    """Notes the earlier day that a sentence speaks of, for a "then" in the next one."""
    if reading.scan.has("reset") and not reading.sources:
        story.reminded = reading.scan.sentence.index
    if story.date is None or not (reading.times.windows or reading.times.dates):
        return
    resolved = [
        resolve_window(story, reading, w) for w in reading.times.windows if w.kind in ("night", "day", "interval")
    ]
    resolved += [Window("day", d.iso) for d in reading.times.dates if d.explicit and d.iso]
    earlier = next((w for w in resolved if w.date is not None and w.date < story.date), None)
    if earlier is not None:
        story.recalled = (earlier, reading.scan.sentence.index)


def _opens_report(scan: Scan) -> bool:
    """Whether a further report of the same body begins, whose hours are its own: «В третьем сообщении военные …»."""
    if scan.lows[0] not in words.IN_RU and not scan.lows[0].startswith(words.NEXT_STEMS):
        return False
    k = int(scan.lows[0] in words.IN_RU)
    following = scan.lows[k + 1 : k + 3]
    named = any(low.startswith(words.REPORT_NOUN_STEMS) for low in following)
    return named and scan.lows[k].startswith(words.NEXT_STEMS)


def _answers_attack(story: Story, draft: Draft) -> bool:
    """Whether Ukraine's forces tell what became of an attack that nobody signed: «Росія в ніч … випустила 440 БпЛА»."""
    if draft.source is None or draft.source.kind != "ukraine":
        return False
    sent = [d for d in story.drafts[-3:] if d.source is None and d.outcome == "launched"]
    return bool(sent) and (sent[-1].region or "").startswith("UA")


def _closes_item(reading: Reading, window: WindowMention, count: CountMention) -> bool:
    """Whether a window ends the item of a list before the count's own: only "and" or a comma stands between."""
    return all(x in words.ITEM_OPENERS for x in reading.scan.lows[window.stop : count.begin])
