"""When a draft is of: its window, the day of it, and whether it runs over weeks."""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.binding import Binding
from dronecli.extraction.binding_windows import is_event_time, recalled_window, resolve_window, window_for
from dronecli.extraction.counts import CountMention
from dronecli.extraction.dates import DateMention, shift
from dronecli.extraction.evidence import note_evidence, span_of
from dronecli.extraction.reading import Reading
from dronecli.extraction.scan import Scan
from dronecli.extraction.segments import segment_of
from dronecli.extraction.story import Story
from dronecli.extraction.windows import WindowMention
from dronecli.lexicon import Mark
from dronecli.model import Window
from dronecli.segmenting import NUMBER


def put_window(story: Story, bound: Binding) -> None:
    """Gives a draft the window that its clause or its sentence tells, and notes whether it is cumulative."""
    reading, draft, continuing = bound.reading, bound.draft, bound.continuing
    scan = reading.scan
    elided = bound.at is None and bound.previous is not None and bound.previous.sentence is scan.sentence
    mention = window_for(reading, bound.count, bound.count.begin if elided else bound.at)
    earlier = _day_between(story, reading, mention, bound.count)
    if earlier is not None:
        draft.window, draft.window_from = Window("day", earlier), "sentence"
    elif mention is not None:
        draft.window, draft.window_from = resolve_window(story, reading, mention), "sentence"
        note_evidence(draft, "window", mention.kind, span_of(reading, mention.begin, mention.stop))
        if mention.kind == "since":
            _note_posting(story, bound)
    elif story.date is not None:
        # «накануне сбито два»: a day is named and nothing else
        date = _day_alone(story, bound)
        if date is not None:
            iso = date.iso
            said = scan.lows[date.begin : date.stop]
            told = story.last_date is not None and scan.sentence.index - story.last_date_at == 1
            if told and story.last_date is not None and not words.EARLIER.isdisjoint(said):
                iso = shift(story.last_date, -1)  # «7 вересня … 69. Добою раніше відзвітували про 38»
            named = [d.iso for d in reading.times.dates if d.explicit and d.iso and d.stop <= date.begin]
            if named and not words.EARLIER.isdisjoint(said):
                iso = shift(named[-1], -1)  # «24 липня говорив про сім, а днем раніше – про один»
            iso = _day_before_report(story, scan, date) or iso
            draft.window = Window("day", iso, text=" ".join(said))
            draft.window_from = "sentence"
    running = False
    if continuing is not None and continuing.cumulative:
        near = scan.sentence.index - continuing.sentence.index <= 2
        other = (
            draft.source is not None and continuing.source is not None and draft.source.kind != continuing.source.kind
        )
        alike = draft.outcome == continuing.outcome  # "… 370 aircraft since 2022. The enemy dropped 144 bombs"
        then = recalled_window(story, reading) is not None
        running = mention is None and near and not other and alike and not then or reading.times.same
    draft.cumulative = running or _is_long(bound)


def _day_alone(story: Story, bound: Binding) -> DateMention | None:
    """The earlier day that a count has where nothing else is told of its time, the nearest before it: «5-го рапортував
    про сім, а 11-го – про чотири»."""
    reading, scan = bound.reading, bound.reading.scan
    found: list[DateMention] = []
    for date in reading.times.dates:
        begin = reading.segments[segment_of(reading.segments, date.begin)][0]
        attack = any(low.startswith(words.ATTACK_STEMS) for low in scan.lows[begin : date.begin])
        posted = not attack and scan.has("post", max(begin, date.begin - 3), date.begin)
        other = date.iso is not None and date.iso < (story.date or "") and not reading.times.same
        named = date.explicit or scan.get("dayref", date.begin) is not None  # no weekday, which may be that of a post
        if other and not posted and (named or date.iso == shift(story.date or "", -1)):
            found.append(date)
    own = segment_of(reading.segments, bound.count.begin)
    found = [d for d in found if segment_of(reading.segments, d.begin) == own] or found
    before = [d for d in found if d.stop <= bound.count.begin]
    between = [
        c for c in reading.counts if c.form != "bare" and before and before[-1].stop <= c.begin < bound.count.begin
    ]
    return before[-1] if before and not between else found[0] if found else None


def _is_long(bound: Binding) -> bool:
    """Whether the count is of a long stretch that is named in its part of the sentence: not the 15 of «за ніч збили 15
    дронів, а за весь квітень – 310»."""
    scan, count = bound.reading.scan, bound.count
    opening = [k for k in range(1, len(scan.lows)) if scan.lows[k] in words.CONTRASTS]
    joints = [k for k in opening if scan.tokens[k - 1].text in ",;"]
    begin = max((k for k in joints if k <= count.begin), default=0)
    stop = min((k for k in joints if k > count.begin), default=len(scan.lows))
    if begin and not any(begin <= w.begin < stop for w in bound.reading.times.windows):
        begin = 0
    return _is_cumulative(scan, begin, stop) or _whole_month(scan, begin, stop) or _many_days(scan)


def _day_before_report(story: Story, scan: Scan, date: DateMention) -> str | None:
    """The day of «сутками ранее» in a report of yesterday: one before that of the report's own day."""
    report = story.neutral_window
    if date.explicit or scan.lows[date.stop - 1] not in words.BEFORE_TOLD:
        return None
    if report is None or report.kind != "day" or report.date is None or report.date != shift(story.date or "", -1):
        return None
    return shift(report.date, -1)


def _day_between(story: Story, reading: Reading, mention: WindowMention | None, count: CountMention) -> str | None:
    """The earlier day that a number is set beside: "downed 39 drones overnight, a day after it intercepted 33"."""
    if mention is None or story.date is None or mention.stop > count.begin:
        return None
    last = max((c.stop for c in reading.counts if c.form != "bare" and c.stop <= count.begin), default=None)
    if last is None:
        return None
    days = [d for d in reading.times.dates if max(last, mention.stop) <= d.begin < count.begin and d.iso]
    days = [d for d in days if (d.iso or "") < story.date and reading.scan.get("dayref", d.begin)]
    return days[-1].iso if days else None


def _is_cumulative(scan: Scan, begin: int, stop: int) -> bool:
    """Whether a long stretch is counted over, not only compared with ("the largest attack since the war began")."""
    return any(
        begin <= m.begin < stop
        and not any(low.startswith(words.SUPERLATIVE_STEMS) for low in scan.lows[max(0, m.begin - 8) : m.begin])
        and not _opens_day(scan, m)
        and not _is_of_date(scan, m)
        and not _in_one_night(scan, m)
        and not _opens_relative(scan, m)
        for m in scan.all("cumulative")
    )


def _opens_relative(scan: Scan, mark: Mark) -> bool:
    """Whether a stretch is that of a clause which tells of something else than objects: «нефтебаза, которую в январе
    тушили пять дней»."""
    which = mark.begin - 1 - (mark.begin > 1 and scan.lows[mark.begin - 1] in words.IN_MONTH)
    if which < 2 or not scan.lows[which].startswith(words.RELATIVE_STEMS):
        return False
    return scan.tokens[which - 1].text == "," and scan.ending("object", which - 1) is None


def _in_one_night(scan: Scan, mark: Mark) -> bool:
    """ "In a single night last week", "earlier this month … in one night": the stretch tells when the night was."""
    near = [m for m in scan.all("daypart") if 0 <= mark.begin - m.stop <= 1]
    if any("single" in scan.lows[max(0, m.begin - 2) : m.stop] for m in near):
        return True
    return any("one" in scan.lows[max(0, m.begin - 2) : m.stop] for m in scan.all("daypart"))


def _is_of_date(scan: Scan, mark: Mark) -> bool:
    """Whether a stretch only tells which day is meant: "on 9 March of this year", "last week, on 17 June"."""
    k = mark.begin - 1
    k -= k > 0 and scan.lows[k] in words.OF
    if k >= 0 and k in scan.timed and scan.lows[mark.stop - 1] in words.YEARS:
        return True
    behind = mark.stop + (mark.stop < len(scan.lows) and scan.lows[mark.stop] in words.BEFORE_THAT)
    weeks = not words.WEEKS.isdisjoint(scan.lows[mark.begin : mark.stop])
    return weeks and any(j in scan.timed for j in range(mark.stop, behind + 3))


def _opens_day(scan: Scan, mark: Mark) -> bool:
    """Whether a stretch begins on the day itself: "since the start of the day", "since the start of the evening"."""
    if scan.get("weekday", mark.stop) is not None:
        return True  # «за весь понедельник»
    longer = any(s.begin == mark.begin and s.stop > mark.stop for s in scan.all("since"))
    return longer or scan.has("daypart", mark.stop, mark.stop + 2)


def _note_posting(story: Story, bound: Binding) -> None:
    """The clock time at which somebody sums up ("at 3 p.m. he reported: five since midnight") ends an open window."""
    reading = bound.reading
    points = [w for w in reading.times.windows if w.kind == "point" and not is_event_time(reading, w, bound.at)]
    if points and points[-1].start is not None:
        story.posted = points[-1].start


def _whole_month(scan: Scan, begin: int, stop: int) -> bool:
    """Whether a month is named without a day: "in April", «за июль»; not "in a single night last May"."""
    if any("single" in scan.lows[max(0, m.begin - 2) : m.stop] for m in scan.all("daypart")):
        return False
    for mark in scan.all("month"):
        if not begin <= mark.begin < stop:
            continue
        before = scan.lows[mark.begin - 1] if mark.begin else ""
        after = scan.tokens[mark.stop] if mark.stop < len(scan.tokens) else None
        text = scan.tokens[mark.begin].text
        course = before == "of" and mark.begin > 1 and scan.lows[mark.begin - 2] == "course"
        if (
            before not in words.IN_MONTH
            and not course
            or mark.begin in scan.taken
            or text[0].isupper() != text.isascii()
        ):
            continue
        if after is None or after.kind != NUMBER or len(after.low) == 4:
            if _opens_relative(scan, mark):
                continue
            if any(low.startswith(words.SUPERLATIVE_STEMS) for low in scan.lows[max(0, mark.begin - 8) : mark.begin]):
                continue  # «Це найбільша кількість за серпень»
            return True
    return False


def _many_days(scan: Scan) -> bool:
    """Whether a stretch of three days or more is named: "from May 24 to 30", «с 24 по 30 мая»."""
    if not scan.has("month"):
        return False
    tokens = scan.tokens
    for k in range(1, len(tokens) - 1):
        if scan.lows[k] not in words.DAY_TO_DAY or k in scan.taken and k not in scan.timed:
            continue
        first, last = tokens[k - 1], tokens[k + 1]
        if not (first.low.isdecimal() and last.low.isdecimal() and 0 < int(first.low) <= 31):
            continue
        if scan.get("ampm", k + 2) is not None:
            continue  # "from 9 a.m. on October 5 to 8 a.m. on October 6"
        dated = scan.get("month", k + 2) is not None or k > 1 and scan.get("month", k - 2) is not None
        if dated and 2 <= int(last.low) - int(first.low) <= 30:
            return True
    return False
