"""Mentions of a document → its claims: which count goes with which outcome, place, window and source.

Sentences are read in order. Within one, a comma or semicolon that is not part of a place list, a date or a quotation
closes a *segment*; what stands in the count's own segment wins over what stands elsewhere in the sentence, and that
over what earlier sentences left behind (the region and the speaker in play, the window of the statement).
"""

from __future__ import annotations

from typing import NamedTuple

from dronecli.extraction.counts import CountMention, find_counts
from dronecli.extraction.names import find_names, find_persons, keys_of
from dronecli.extraction.places import PlaceGroup, find_atoms, find_groups, reference
from dronecli.extraction.scan import Scan
from dronecli.extraction.sources import Discourse, SourceMention, display_name, find_sources
from dronecli.extraction.windows import Times, WindowMention, find_times, shift
from dronecli.gazetteer import Gazetteer
from dronecli.model import Count, Document, Evidence, PlaceRef, Problem, Window
from dronecli.segmenting import NUMBER, PUNCT, WORD, Sentence


class Draft:
    """A claim in the making. Becomes a `model.Claim` when the whole document has been read."""

    __slots__ = (
        "definite", "repeats", "across", "anchor", "approx", "bare", "count_text", "cumulative", "each", "evidence", "form", "headline", "inferred", "max", "min", "more",
        "object", "ofthem", "outcome", "paragraph", "part_of", "place", "posted", "region_source", "relation", "rest", "rule", "sentence",
        "share", "source", "span", "stated", "subset", "total", "type", "via", "window", "window_from", "sure", "drop", "place_from", "group_multi",
    )  # fmt: skip

    def __init__(self, sentence: Sentence, count: CountMention) -> None:
        self.sentence = sentence
        self.span = (sentence.tokens[count.begin].start, sentence.tokens[count.stop - 1].end)
        self.anchor = count.begin
        self.repeats = sentence.tokens[count.begin].low in ("all", "все", "всі", "усі")
        self.definite = count.begin > 0 and sentence.tokens[count.begin - 1].low == "the" or sentence.tokens[count.begin].low == "the"
        self.min, self.max = count.min, count.max
        self.approx, self.bare = count.approx, count.bare
        self.form, self.rule = count.form, count.rule
        self.object = count.object
        self.type = count.type
        self.more, self.ofthem, self.each, self.rest = count.more, count.ofthem, count.each, count.rest
        self.outcome: str | None = None
        self.place: PlaceRef | None = None
        self.across: tuple[PlaceRef, ...] = ()
        self.window: Window | None = None
        self.window_from = ""
        self.source: SourceMention | None = None
        self.part_of: Draft | None = None
        self.subset = False
        self.cumulative = False
        self.relation: str | None = None
        self.via: str | None = None
        self.posted: str | None = None
        self.stated: int | None = None
        self.share: str | None = None
        self.inferred = False
        self.total = False
        self.headline = False
        self.paragraph = sentence.paragraph
        self.evidence: list[Evidence] = []
        self.count_text = ""
        self.region_source = ""
        self.sure = 1.0
        self.drop = False
        self.place_from = ""
        self.group_multi: tuple[PlaceRef, ...] = ()

    @property
    def region(self) -> str | None:
        """The id of the region, sea or country that holds the count."""
        return self.place.id if self.place else None

    @property
    def side(self) -> str:
        """The kind of source."""
        return self.source.kind if self.source else "unattributed"


class Reading(NamedTuple):
    """One sentence with all that was found in it."""

    scan: Scan
    times: Times
    sources: tuple[SourceMention, ...]
    groups: tuple[PlaceGroup, ...]
    counts: tuple[CountMention, ...]
    segments: tuple[tuple[int, int], ...]
    person_before: SourceMention | None
    body_before: SourceMention | None


def _segments(scan: Scan, groups: list[PlaceGroup], times: Times) -> tuple[tuple[int, int], ...]:
    joined: set[int] = set()
    for group in groups:
        joined.update(range(group.begin, group.stop))
    for window in times.windows:
        joined.update(range(window.begin, window.stop))
    for date in times.dates:
        joined.update(range(date.begin, date.stop))
    out: list[tuple[int, int]] = []
    begin = 0
    for i, token in enumerate(scan.tokens):
        if i in joined or token.kind != PUNCT:
            continue
        if token.text in ",;:()":
            if token.text == "," and i + 1 < len(scan.tokens) and i + 1 in joined and i - 1 in joined:
                pass
            out.append((begin, i))
            begin = i + 1
    out.append((begin, len(scan.tokens)))
    return _without_asides(scan, [(a, b) for a, b in out if b > a])


def _without_asides(scan: Scan, parts: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Joins what an aside between commas tore apart: «13 аппаратов, как говорится в сообщении, уничтожены …»."""
    k = 1
    while k + 1 < len(parts):
        a, b = parts[k]
        commas = scan.tokens[a - 1].text == "," == scan.tokens[b].text
        aside = b - a <= 7 and (scan.has("report", a, b) or any(scan.lows[x] in ("по", "как", "за", "according", "по-прежнему") for x in range(a, b)))
        if commas and aside and not any(scan.has(tag, a, b) for tag in ("object", "outcome", "number", "subset")) and not any(
            scan.tokens[x].kind == "n" and x not in scan.timed for x in range(a, b)
        ):
            parts[k - 1 : k + 2] = [(parts[k - 1][0], parts[k + 1][1])]
            continue
        if commas and b - a == 1 and scan.tokens[a].kind != PUNCT and a not in scan.timed and (scan.tokens[a].kind == "n" or scan.get("number", a)):
            c = parts[k + 1][0]
            if any(c <= m.begin <= c + 3 for m in scan.all("outcome")):
                parts[k - 1 : k + 2] = [(parts[k - 1][0], parts[k + 1][1])]  # "the largest group, 30, was dealt with over …"
                continue
        k += 1
    return tuple(parts)


def _segment_of(segments: tuple[tuple[int, int], ...], i: int) -> int:
    for k, (a, b) in enumerate(segments):
        if a <= i < b:
            return k
    return len(segments) - 1


def _hours_long(window: Window) -> float | None:
    """The length in hours of an interval on one day, None for what has no two ends."""
    if window.kind != "interval" or window.start is None or window.end is None:
        return None
    first, last = (int(x[:2]) * 60 + int(x[3:]) for x in (window.start, window.end))
    return (last - first) % 1440 / 60


def _whole_month(scan: Scan) -> bool:
    """"in April", «за июль»: a count over a month that is named without a day."""
    for mark in scan.all("month"):
        before = scan.lows[mark.begin - 1] if mark.begin else ""
        after = scan.tokens[mark.stop] if mark.stop < len(scan.tokens) else None
        if before in _IN_MONTH and mark.begin not in scan.taken and scan.tokens[mark.begin].text[0].isupper() == scan.tokens[mark.begin].text.isascii():
            if after is None or after.kind != NUMBER or len(after.low) == 4:
                return True
    return False


_IN_MONTH = frozenset(["in", "during", "throughout", "за", "в", "у", "протягом", "упродовж", "весь"])


def _closes_item(reading: Reading, window: WindowMention, count: CountMention) -> bool:
    """Whether a window ends the item of a list before the count's own: only "and" or a comma stands between."""
    return all(x in (",", ";", "and", "и", "а", "та", "й", "і", "ещё", "еще", "ще", "another") for x in reading.scan.lows[window.stop : count.begin])


def _corrected(scan: Scan, count: CountMention, counts: tuple[CountMention, ...]) -> bool:
    """Whether a count stands after "not N, but"."""
    before = [c for c in counts if c.stop <= count.begin and count.begin - c.stop <= 3]
    if before:
        return scan.lows[before[-1].begin - 1] in ("не", "not")
    return any(scan.lows[k] in ("не", "not") for k in range(max(0, count.begin - 5), count.begin))


class Reader:
    """Reads a document sentence by sentence and gathers drafts. Lives as long as one document."""

    def __init__(self, document: Document, gazetteer: Gazetteer, language: str) -> None:
        self.gazetteer = gazetteer
        self.language = language
        self.date = document.date
        self.discourse = Discourse(language, document.date)
        self.drafts: list[Draft] = []
        self.problems: list[Problem] = []
        self.window_of: dict[str, Window] = {}
        self.neutral_window: Window | None = None
        self.current: SourceMention | None = None
        self.current_paragraph = -1
        self.last_sentence: int = -10
        self.last_date: str | None = None
        self.document_source: SourceMention | None = None
        self.region_paragraph: dict[int, str] = {}
        if document.source:
            self.document_source = self._author(document.source)
            self.current = self.document_source

    def _author(self, text: str) -> SourceMention | None:
        """The source that front matter or an export's channel names: a role, a person or a channel."""
        from dronecli.extraction.scan import Scan as _Scan
        from dronecli.segmenting import normalise, split_sentences

        role = text.strip().lower()
        if role in ("ministry", "governor", "regional", "municipal", "federal", "ukraine", "media", "unattributed"):
            return SourceMention(role, 0, 0, None, rule="front matter")
        head = self.gazetteer.channel(text)
        if head is not None:
            kind = "regional" if head.title == "body" else "governor"
            mention = SourceMention(kind, 0, 0, head.name if kind == "regional" else display_name(head, self.language), head.region, None, head, rule="channel")
            self.discourse.person = mention if kind == "governor" else None
            self.discourse.region = head.region
            return mention
        sentences = split_sentences(normalise(text).text)
        if sentences:
            scan = _Scan(sentences[0])
            keys = keys_of(scan)
            names = find_names(scan, keys, self.gazetteer)
            persons = find_persons(scan, keys, self.gazetteer, self.discourse.known)
            found = find_sources(scan, names, persons, self.gazetteer, self.discourse)
            if found:
                return found[0]._replace(begin=0, stop=0, rule="channel")
        return SourceMention("media", 0, 0, text.strip() or None, rule="channel")

    # -- one sentence -------------------------------------------------------------------------------------------------

    def read(self, sentence: Sentence, headline: bool) -> None:
        """Finds the mentions of a sentence and turns its counts into drafts."""
        scan = Scan(sentence)
        times = find_times(scan, self.date)
        keys = keys_of(scan)
        person_before, body_before = self.discourse.person, self.discourse.body
        names = find_names(scan, keys, self.gazetteer)
        persons = find_persons(scan, keys, self.gazetteer, self.discourse.known)
        region_before = self.discourse.region
        sources = find_sources(scan, names, persons, self.gazetteer, self.discourse)
        self._note_agency(scan)
        atoms = find_atoms(scan, names, keys, self.gazetteer)
        speakers = self._speakers(scan, sources, person_before)
        groups, problems = find_groups(scan, atoms, self.gazetteer, self.discourse.region or region_before, speakers)
        for group in groups:
            scan.take(group.begin, group.stop)
        counts = tuple(find_counts(scan))
        segments = _segments(scan, groups, times)
        reading = Reading(scan, times, tuple(sources), tuple(groups), counts, segments, person_before, body_before)
        self._note_posting(scan, times)
        made = self._claims(reading, headline)
        self._finish_sentence(reading, made, problems, headline)

    def _note_posting(self, scan: Scan, times: Times) -> None:
        """The clock time of a message: behind the date in its heading, or at the head of an entry ("04:42. …")."""
        sentence = scan.sentence
        if not sentence.line_start or times.windows and len(scan.tokens) > 14:
            return
        clocks = [t for t in scan.tokens if t.kind == "n" and len(t.low) in (4, 5) and t.low.replace(":", "").isdecimal() and ":" in t.low]
        if len(clocks) != 1:
            return
        heading = sentence.index <= 1 and times.dates and len(scan.tokens) <= 16
        entry = scan.tokens[0] is clocks[0] and (len(scan.tokens) <= 2 or scan.tokens[1].kind == PUNCT)
        if heading or entry:
            hours, _, minutes = clocks[0].low.partition(":")
            self.posted = f"{int(hours):02}:{minutes}"

    posted: str | None = None

    def _note_agency(self, scan: Scan) -> None:
        for mark in scan.all("agency"):
            token = scan.tokens[mark.begin]
            if token.text[0].isupper() or token.text.isupper():
                self.discourse.via = " ".join(t.text for t in scan.tokens[mark.begin : mark.stop])
                return

    def _speakers(self, scan: Scan, sources: list[SourceMention], person: SourceMention | None) -> list[tuple[int, str | None]]:
        out = [(s.begin, s.region if s.kind in ("governor", "regional", "municipal") else None) for s in sources if not s.force]
        if not out and scan.has("pronoun") and person is not None:
            return [(0, person.region)]
        if not out and self.current is not None and self.current.region is not None:
            return [(0, self.current.region)]
        return out

    # -- sources ------------------------------------------------------------------------------------------------------

    def _source_for(self, reading: Reading, count: CountMention, headline: bool) -> SourceMention | None:
        scan, segments = reading.scan, reading.segments
        candidates = [s for s in reading.sources if not s.force]
        if candidates:
            before = [s for s in candidates if s.stop <= count.begin]
            after = [s for s in candidates if s.begin >= count.stop]
            seg = _segment_of(segments, count.begin)
            if len(candidates) > 1 and scan.has("citing"):
                # An outlet that cites a body only passes its word on.
                cited = [m.begin for m in scan.all("citing")]
                passing = [s for s in candidates if s.kind == "media" and any(s.stop <= k <= s.stop + 2 for k in cited) and any(x.begin > s.stop and x.kind != "media" for x in candidates)]
                before, after = [s for s in before if s not in passing], [s for s in after if s not in passing]
            if before and after:
                last, first = before[-1], after[0]
                # "A said …; … five over R, according to B": a source that follows owns what stands since the last stop
                # of the sentence only if it has a verb of saying and the one before stands in another statement.
                gap = _segment_of(segments, first.begin) - seg
                between = [c for c in reading.counts if last.stop <= c.begin < count.begin]
                if between and gap <= 1 and self._says(scan, first, segments) and self._quoting(scan, count, first):
                    return first
                return last
            if before:
                return before[-1]
            if after:
                return after[0]
        if scan.lows[:2] in (["в", "нем"], ["в", "ней"], ["у", "ньому"], ["у", "ній"]) and self.discourse.body is not None:
            return self.discourse.body._replace(strong=False, rule="pronoun")
        if scan.has("pronoun") and scan.has("report"):
            for mark in scan.all("pronoun"):
                if mark.value == "person" and self.discourse.person is not None and self._near_report(scan, mark.begin):
                    return self.discourse.person._replace(strong=False, rule="pronoun")
                if mark.value == "body" and mark.begin > 0 and self.discourse.body is not None and self._near_report(scan, mark.begin) and scan.lows[mark.begin] not in ("там",):
                    return self.discourse.body._replace(strong=False, rule="pronoun")
        return None

    def _says(self, scan: Scan, source: SourceMention, segments: tuple[tuple[int, int], ...]) -> bool:
        a, b = segments[_segment_of(segments, source.begin)]
        return scan.has("report", a, b)

    def _quoting(self, scan: Scan, count: CountMention, source: SourceMention) -> bool:
        return any(scan.lows[k] in (";", "and", "while", "а", "but", "но") for k in range(max(0, count.begin - 4), count.begin)) and source.begin - count.stop < 14

    def _near_report(self, scan: Scan, i: int) -> bool:
        return scan.has("report", max(0, i - 5), i + 6)

    def _inherited(self, reading: Reading, region: str | None, elliptic: bool) -> SourceMention | None:
        """The source of a sentence that names none: the one in play, if it can speak of the region."""
        scan = reading.scan
        current = None if scan.has("reset") else self.current
        if current is None:
            if scan.has("defenders") and (region is None or region.startswith("UA")):
                return SourceMention("ukraine", 0, 0, rule="defenders", strong=False)
            if scan.has("dutyforce"):
                return SourceMention("ministry", 0, 0, rule="duty forces", strong=False)
            return None
        if current.kind in ("governor", "regional", "municipal"):
            if region is not None and current.region is not None and region != current.region:
                for earlier in (self.discourse.body,):
                    if earlier is not None and earlier.kind == "ministry" and elliptic:
                        return earlier._replace(strong=False, rule="in play")
                if scan.has("dutyforce"):
                    return SourceMention("ministry", 0, 0, rule="duty forces", strong=False)
                return None
        return current._replace(strong=False, rule="in play")

    # -- outcomes -----------------------------------------------------------------------------------------------------

    def _outcome(self, reading: Reading, count: CountMention, index: int) -> tuple[str | None, int | None]:
        """The outcome that governs a count, with the token of its word; (None, None) if there is none in the sentence."""
        scan, segments, counts = reading.scan, reading.segments, reading.counts
        if count.object is not None or count.form == "elliptic":
            for mark in scan.all("debris"):
                gap = count.begin - mark.stop
                if 0 <= gap <= 3 and all(scan.lows[k] in _OF or scan.lows[k].endswith(("ого", "ых", "ed", "их")) for k in range(mark.stop, count.begin)) and (gap > 0 or not scan.tokens[mark.begin].text.isascii()):
                    return "debris", mark.begin
        if count.inner is not None:
            return count.inner, count.begin
        numbered = self._number_of(reading, count) if count.form == "elliptic" else None
        if numbered is not None:
            return numbered.value, numbered.begin
        if count.begin and scan.lows[count.begin - 1].startswith(("атак", "атаці", "удар", "налет", "наліт", "нальот")) and not scan.has("repel") and not scan.tokens[count.begin - 1].low.startswith(("атаков", "атакув", "ударил")):
            return "launched", count.begin - 1
        for k in range(max(0, count.begin - 4), count.begin):
            if scan.lows[k] in ("strike", "strikes", "hit", "hits") and k + 1 < count.begin and scan.lows[k + 1] in ("by", "of"):
                return "struck", k
            if scan.lows[k] in ("attack", "attacks", "raid", "assault") and k + 1 < count.begin and scan.lows[k + 1] in ("by", "from", "of", "involving", "with") and not scan.has("repel"):
                return "launched", k
        marks = [m for m in scan.all("outcome") if m.begin not in scan.taken and not (count.begin <= m.begin < count.stop)]
        marks = [m for m in marks if not self._is_noun_use(scan, m, count)]
        whole = self._whole(reading, count, marks)
        if whole is not None:
            return whole
        if not marks:
            return None, None
        if scan.has("repel") and count.object in (None, "uav", "boat", "missile", "target"):
            a, b = segments[_segment_of(segments, count.begin)]
            near = [m for m in scan.all("repel") if a <= m.begin < b or abs(m.begin - count.begin) < 8]
            if near and any(scan.lows[k].startswith(("attack", "атак", "raid", "attempt", "попыт", "налет", "налёт", "спроб", "assault", "strike", "удар", "наліт", "onslaught")) for k in range(max(0, near[0].begin - 8), min(len(scan.lows), near[0].stop + 8))):
                return "downed", near[0].begin
        seg = _segment_of(segments, count.begin)
        a, b = segments[seg]
        next_count = len(scan.tokens)
        reach = count.stop
        for other in counts:
            if other.begin > count.begin and other.form != "bare":
                if other.begin - reach <= 6 and any(x in ("and", "и", "та", "й", "і", "або", "или") for x in scan.lows[reach : other.begin]) and all(
                    x in ("and", "и", "та", "й", "і", "або", "all", "или", "«", "»", '"', "'") or scan.get("object", k) for k, x in enumerate(scan.lows[reach : other.begin], reach)
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
            barriers += [k for k in range(count.stop, limit) if scan.lows[k] in ("–", "—")]
            limit = min([limit, *barriers])
        right = [m for m in marks if count.stop <= m.begin < limit]
        chosen = self._best(scan, right, count, True) or self._best(scan, left, count, False)
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
                m for m in earlier if seg - _segment_of(segments, m.begin) <= 1 and not self._owned(m, count, segments, counts)
            ]
            if strong:
                return strong[-1].value, strong[-1].begin
        later = [m for m in marks if m.begin >= count.stop and not self._owned(m, count, segments, counts)]
        if count.form == "np" and not later and count.object == "uav" and count.max is not None:
            # «48 БПЛА, сбито 29»: the greater number is what flew
            owners = [x for m in marks if m.begin >= count.stop and m.value == "downed" for x in counts if x.form != "bare" and x is not count and abs(x.begin - m.begin) <= 4 and x.begin >= count.stop]
            if owners and owners[0].max is not None and owners[0].max < count.min and (owners[0].form == "elliptic") and not scan.has("total", 0, count.begin) and self._attacks_here:
                return "launched", None
        if later:
            strong = [m for m in later if m.value == "downed"] or [m for m in later if _segment_of(segments, m.begin) - seg <= 1]
            if strong:
                return strong[0].value, strong[0].begin
        return None, None

    _attacks_here = False

    def _owned(self, mark: Mark, count: CountMention, segments: tuple[tuple[int, int], ...], counts: tuple[CountMention, ...]) -> bool:
        """Whether an outcome of a later segment belongs to a count of that segment."""
        c, d = segments[_segment_of(segments, mark.begin)]
        return any(x is not count and x.form != "bare" and c <= x.begin < d and abs(x.begin - mark.begin) <= 5 for x in counts) and not c <= count.begin < d

    def _best(self, scan: Scan, marks: list[Mark], count: CountMention, right: bool) -> Mark | None:
        if not marks:
            return None
        ordered = marks if right else list(reversed(marks))
        # "flying towards Moscow" beside "shot down" only tells where the drone went.
        firm = [m for m in ordered if m.value not in ("launched",)]
        if firm and ordered[0].value == "launched":
            return firm[0]
        if ordered[0].value == "struck" and not right and count.begin - ordered[0].stop <= 2 and scan.lows[ordered[0].begin].startswith(("вразил", "уразил", "поразил")):
            return ordered[0]._replace(value="downed")
        downed = [m for m in ordered if m.value == "downed"]
        if downed and ordered[0].value == "debris" and not right:
            return ordered[0] if ordered[0].begin > downed[0].begin else downed[0]
        if downed and ordered[0].value == "struck" and scan.lows[ordered[0].begin] in ("hit", "detonated", "exploded"):
            return downed[0]
        return ordered[0]

    def _whole(self, reading: Reading, count: CountMention, marks: list[Mark]) -> tuple[str | None, int | None] | None:
        """M in "N of the M drones": what flew, unless a verb stands right behind it. None for any other count."""
        scan = reading.scan
        k = count.begin - 1
        while k >= 0 and scan.lows[k] in ("the", "those", "тех", "этих", "тих", "цих"):
            k -= 1
        if k < 0 or scan.lows[k] not in ("of", "из", "з", "із") or count.form != "np" or count.ofthem:
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
        if count.stop + 1 < len(scan.tokens) and scan.tokens[count.stop].text == "," and scan.lows[count.stop + 1] in ("которые", "that", "which", "які", "что", "що"):
            clause = [m for m in marks if count.stop < m.begin <= count.stop + 11]
            if clause:
                return clause[0].value, clause[0].begin
        if part is None or any(m.value == "launched" and count.stop <= m.begin <= count.stop + 9 for m in marks):
            return "launched", None
        return "skip", None

    def _is_noun_use(self, scan: Scan, mark: Mark, count: CountMention) -> bool:
        """Words that are outcomes only as verbs: "a crash", "the launch site", "used cars"."""
        low = scan.lows[mark.begin]
        if low in ("used", "deployed", "sent", "dispatched", "dropped") and mark.stop - mark.begin == 1:
            if low in ("sent", "dispatched", "deployed") and mark.begin and scan.lows[mark.begin - 1] in ("were", "was", "been") and count.stop <= mark.begin:
                return False
            if low == "dropped":
                return not (0 <= mark.begin - count.stop <= 2 and count.max == 1)
            return not (0 <= count.begin - mark.stop <= 2)
        if low in ("found", "discovered", "найден", "обнаружены", "обнаружен", "обнаружена", "обнаружено", "виявлено", "виявили"):
            return not scan.has("debris") and any(
                m.value == "downed" for m in scan.all("outcome")
            )
        if low in ("used", "crash", "fire", "launch", "strikes", "falling") and mark.begin + 1 < len(scan.tokens) and scan.tokens[mark.begin + 1].kind == WORD:
            return low in ("crash", "launch", "falling", "strikes")
        if low == "shot" and mark.stop - mark.begin == 1:
            return True
        return False

    # -- places -------------------------------------------------------------------------------------------------------

    def _group_for(self, reading: Reading, count: CountMention, source: SourceMention | None) -> tuple[PlaceGroup | None, str]:
        scan, segments, counts = reading.scan, reading.segments, reading.counts
        groups = [g for g in reading.groups if g.role in ("over", "bare") and not (g.country and not g.regions and not g.localities)]
        if not groups:
            return None, ""
        if scan.get("total", count.stop) is not None or any(m.stop in (count.begin, count.begin - 1) for m in scan.all("total")):
            groups = [g for g in groups if g.begin >= count.stop or self._heads_list(reading, g, count)]
        if count.begin > 1 and scan.lows[count.begin - 1] == "(":
            owner = next((g for g in groups if g.stop == count.begin - 1), None)
            if owner is not None:
                return owner, "before the dash"  # "Volgograd (11)"
        within = next((g for g in groups if count.begin < g.begin and g.stop <= count.stop), None)
        if within is not None:
            return within, "inside"  # "one of the Tver region drones"
        numbered = [c for c in counts if c.form != "bare" or c is count]
        own_numbers = {g.begin for g in groups if g.stop + 1 < len(scan.tokens) and scan.tokens[g.stop].text == "(" and any(c.begin == g.stop + 1 for c in counts)}
        groups = [g for g in groups if g.begin not in own_numbers or any(c is count and c.begin == g.stop + 1 for c in counts)]  # "Volgograd (11)"
        if source is not None and source.kind == "ukraine":
            groups = [g for g in groups if not g.regions or not all((r.id or "").startswith("RU-") for r in g.regions) or self._strike(reading, count)]
        if not groups:
            return None, ""
        seg = _segment_of(segments, count.begin)
        a, b = segments[seg]
        if any(g.country and not g.regions and a <= g.begin < b and g.role == "over" for g in reading.groups) and not any(a <= g.begin < b for g in groups):
            return None, ""  # «Над Россией перехватили 120 БПЛА, …, причём на Кубань пришлось …»
        if scan.lows[max(0, count.begin - 2) : count.begin] == ["out", "of"]:
            return None, ""  # "six over the Lipetsk region out of a total of 51"
        next_count = min((c.begin for c in numbered if c.begin > count.begin), default=len(scan.tokens))
        last_count = max((c.stop for c in numbered if c.stop <= count.begin), default=0)
        inside = [g for g in groups if a <= g.begin < b]
        if not inside and seg and scan.lows[a] in ("а", "but", "але") and _corrected(scan, count, counts):
            c, d = segments[seg - 1]
            inside = [g for g in groups if c <= g.begin < d][-1:]
            if inside:
                return inside[0], "segment"  # «над Курской областью сбито не пять, а семь»
        right = [g for g in inside if count.stop <= g.begin and g.begin < next_count]
        left = [g for g in inside if g.stop <= count.begin and g.begin >= last_count]
        left_all = [g for g in inside if g.stop <= count.begin]
        # The orientation of a list: «над R – 24, над Q – 7» and "credits R with seven, Q with nine" run place-first.
        if left and count.begin and scan.lows[count.begin - 1] in ("with", "с", "со", "з", "із") and count.begin - left[-1].stop <= 4:
            return left[-1], "segment"
        if right and left:
            dash_left = any(scan.lows[k] in ("–", "—", "-") for k in range(left[-1].stop, count.begin))
            dash_right = any(scan.lows[k] in ("–", "—", "-") for k in range(count.stop, right[0].begin))
            if dash_left and not dash_right:
                return left[-1], "before the dash"
            own = [g for g in right if g.regions or g.localities]
            apart = "," in scan.lows[count.stop : right[0].begin] and "," not in scan.lows[left[-1].stop : count.begin]
            if apart and left[-1].role == "over" and next_count < len(scan.tokens):
                return left[-1], "segment"  # «Над Россией сбили 20, из них на Кубань пришлось 7»
            if own and not (left[-1].regions and not right[0].regions and right[0].localities):
                if left[-1].regions and right[0].regions and left[-1].role == "over" and right[0].role != "over" and not dash_right:
                    return left[-1], "segment"
                return own[0], "segment"
            held = {r.id for r in left[-1].regions}
            if held and not any(self._region_of(x) in held for x in right[0].localities):
                return right[0], "segment"
            return self._merged(left[-1], right[0]), "segment"
        if right:
            return right[0], "segment"
        if left:
            return left[-1], "segment"
        if left_all and count.form == "np" and len([c for c in numbered if a <= c.begin < b]) > 1:
            return left_all[-1], "segment before"
        # A place that heads the list: «Bryansk: up to 20 drones …», «Крым – десять».
        if count.stop < len(scan.tokens) and self._opens_list(reading, count):
            for k in range(seg - 1, -1, -1):
                c, d = segments[k]
                here = [g for g in groups if c <= g.begin < d and (g.regions or g.localities or g.own) and g.begin >= last_count]
                if here:
                    return here[-1], "before"
                if any(c <= x.begin < d for x in numbered):
                    break
            return None, ""
        for k in range(seg - 1, -1, -1):
            c, d = segments[k]
            if any(c <= x.begin < d for x in numbered):
                break
            here = [g for g in groups if c <= g.begin < d]
            if here:
                return here[-1], "before"
        for k in range(seg + 1, len(segments)):
            c, d = segments[k]
            mixed = any(c <= x.begin < d for x in numbered)
            if mixed and not (count.form == "np" and k - seg <= 2 and any(m.begin < next_count and c <= m.begin < d for m in scan.all("outcome"))):
                break
            here = [g for g in groups if c <= g.begin < d and g.begin < next_count]
            if here and (here[0].role == "over" or here[0].begin - c <= 3 and (here[0].own or here[0].localities)):
                return here[0], "after"
        return None, ""

    def _heads_list(self, reading: Reading, group: PlaceGroup, count: CountMention) -> bool:
        """A place before a total is the total's own where no other count stands between them."""
        return not any(group.stop <= c.begin < count.begin and c.form != "bare" for c in reading.counts) and not any(
            c.stop <= group.begin and c.form != "bare" for c in reading.counts
        )

    def _strike(self, reading: Reading, count: CountMention) -> bool:
        return any(m.value == "struck" for m in reading.scan.all("outcome"))

    def _merged(self, a: PlaceGroup, b: PlaceGroup) -> PlaceGroup:
        return b._replace(begin=a.begin, regions=b.regions or a.regions, own=a.own or b.own, localities=a.localities + b.localities)

    def _opens_list(self, reading: Reading, count: CountMention) -> bool:
        """Whether a colon behind the count opens its breakdown."""
        scan = reading.scan
        seg = _segment_of(reading.segments, count.begin)
        end = reading.segments[seg][1]
        return end < len(scan.tokens) and scan.tokens[end].text == ":" and any(c.begin > end for c in reading.counts)

    # -- windows ------------------------------------------------------------------------------------------------------

    def _window_for(self, reading: Reading, count: CountMention, outcome_at: int | None) -> WindowMention | None:
        scan, segments = reading.scan, reading.segments
        windows = [w for w in reading.times.windows if self._is_event_time(reading, w, count, outcome_at)]
        if not windows:
            return None
        # A more exact window beside a vague one of the same statement ("in the evening, from 8 p.m. to 11.50 p.m.").
        seg = _segment_of(segments, count.begin)
        a, b = segments[seg]
        numbered = [c for c in reading.counts if c.form != "bare" and c is not count]
        windows = [w for w in windows if not any(m.stop == w.begin or m.stop == w.begin - 1 for m in scan.all("subset"))] or windows
        later = min((c.begin for c in numbered if c.begin > count.begin), default=len(scan.tokens))
        earlier = max((c.stop for c in numbered if c.stop <= count.begin), default=0)
        last, own = [w for w in windows if earlier <= w.begin and w.stop <= count.begin], [w for w in windows if count.stop <= w.begin < later]
        if earlier and last and own and last[-1].kind != own[0].kind and _closes_item(reading, last[-1], count):
            return own[0]  # "six over A overnight and two more over B in the morning"
        firm = [w for w in windows if a <= w.begin < b and w.kind in ("night", "day", "interval", "hours", "since")]
        if firm:
            windows = [w for w in windows if not (a <= w.begin < b and w.kind in ("morning", "evening", "daytime", "point") and not w.own_date)]
        for w in windows:
            if a <= w.begin < b and not any(min(w.begin, count.begin) < c.begin < max(w.begin, count.begin) for c in numbered):
                better = next((x for x in windows if x.kind == "interval" and abs(x.begin - w.stop) <= 3 and w.kind in ("night", "evening", "morning", "daytime")), None)
                return better or w
        before = [w for w in windows if w.stop <= count.begin]
        after = [w for w in windows if w.begin >= count.stop]
        if before and after:
            gap_before = count.begin - before[-1].stop
            gap_after = after[0].begin - count.stop
            blocked = any(count.stop <= c.begin < after[0].begin for c in numbered)
            if blocked or gap_before <= gap_after or before[-1].kind == "interval":
                exact = [w for w in before if w.kind == "interval"]
                return (exact[-1] if exact and before[-1].kind != "interval" and before[-1].begin - exact[-1].stop < 4 else before[-1])
            return after[0]
        pool = before or after
        if before:
            exact = [w for w in before if w.kind == "interval"]
            return exact[-1] if exact and before[-1].kind in ("night", "evening", "morning", "daytime") else before[-1]
        first = after[0]
        if any(count.stop <= c.begin < first.begin for c in numbered) and not self._shared(reading, count, first) and len(windows) > 1:
            return None
        return pool[0]

    def _shared(self, reading: Reading, count: CountMention, window: WindowMention) -> bool:
        """A window at the end of a list speaks for the whole list."""
        return not any(c.begin > window.stop for c in reading.counts if c.form != "bare")

    def _is_event_time(self, reading: Reading, window: WindowMention, count: CountMention, outcome_at: int | None) -> bool:
        scan = reading.scan
        a, b = reading.segments[_segment_of(reading.segments, window.begin)]
        if window.kind == "point":
            if window.begin == 0 or not self._vague(scan, window):
                if scan.has("post", a, b) or outcome_at is None or not a <= outcome_at < b:
                    return False
            return not scan.has("post", max(a, window.begin - 4), min(b, window.stop + 4)) and outcome_at is not None and (a <= outcome_at < b or abs(outcome_at - window.begin) < 20)
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
            if near and min(window.begin - m.stop for m in near) <= 1 and not (outcome_at is not None and a <= outcome_at < b and outcome_at > near[-1].begin):
                return False
        return True

    def _vague(self, scan: Scan, window: WindowMention) -> bool:
        return any(scan.get("nearby", k) for k in range(window.begin, window.stop))

    def _resolve_window(self, reading: Reading, mention: WindowMention, count: CountMention) -> Window:
        date = mention.date
        dates = reading.times.dates
        known = self.last_window
        if mention.kind == "hours" and known is not None and _hours_long(known) == mention.hours and reading.times.same:
            return known._replace(text="")  # «за те же два часа» after "from 18:00 to 20:00"
        if date is None and not mention.own_date:
            best = None
            a, b = reading.segments[_segment_of(reading.segments, mention.begin)]
            for d in dates:
                if d.iso is None:
                    continue
                if not d.explicit and mention.kind not in ("evening", "morning", "daytime", "night", "interval", "day", "point", "hours"):
                    continue
                distance = abs(d.begin - mention.begin)
                if best is None or distance < abs(best.begin - mention.begin):
                    best = d
            if best is not None:
                date = best.iso
                if not best.explicit and best.iso == self.date and self.last_date is not None and reading.scan.lows[best.begin] in ("тот", "того", "that", "same", "the", "в"):
                    date = self.last_date
            elif reading.times.same and self.last_window is not None and self.last_window.kind == mention.kind:
                date = self.last_window.date
            elif (
                self.last_date is not None and self.date is not None and self.last_date == shift(self.date, -1)
                and reading.scan.sentence.index - self.last_date_at <= 4
                and (mention.kind in ("evening", "daytime") or mention.kind == "interval" and "12:00" <= (mention.start or "") < (mention.end or "") or mention.kind == "point" and "12:00" <= (mention.start or ""))
            ):
                date = self.last_date  # the report of the morning speaks on about the evening before
            else:
                date = self.date or self.last_date
        text = " ".join(t.text for t in reading.scan.tokens[mention.begin : mention.stop])
        end = mention.end
        if end == "00:00" and mention.start not in (None, "00:00") and not mention.end_dated:
            end = "24:00"  # midnight closes the day that is named
        return Window(mention.kind, date, mention.start, end, mention.hours, mention.zone, text, mention.start_date, mention.start_zone)

    # -- drafts of a sentence -----------------------------------------------------------------------------------------

    def _claims(self, reading: Reading, headline: bool) -> list[Draft]:
        scan = reading.scan
        out: list[Draft] = []
        self.here = out
        previous: Draft | None = None
        skip_until = -1
        counts = reading.counts
        self.paired = self._respectively(reading)
        for index, count in enumerate(counts):
            if count.begin < skip_until:
                continue
            draft = self._draft(reading, count, index, previous, headline)
            if draft is None:
                continue
            drafts = self._spread(reading, draft, count)
            out.extend(drafts)
            if draft.form != "bare" or previous is None:
                previous = drafts[-1]
        _ = scan
        return out

    ghost: Draft | None = None  # an attack that is no claim of its own, though "both were shot down" speaks of it
    list_header: tuple[str, int] | None = None
    defender_hint = False
    last_at: int | None = None
    last_date_at = -10
    paired: dict[int, PlaceGroup]

    def _respectively(self, reading: Reading) -> dict[int, PlaceGroup]:
        """"over A, B and C: 31, 29 and 25 respectively": the count that begins at a token → a group of its place alone."""
        scan = reading.scan
        said = scan.has("respectively")
        if not said and not any(len(g.regions) == 2 for g in reading.groups):
            return {}
        out: dict[int, PlaceGroup] = {}
        for group in reading.groups:
            places = group.regions if len(group.regions) > 1 else group.localities
            if len(places) < 2 or (not said and len(group.regions) != 2):
                continue
            for side in (True, False) if said else (True,):
                near = [c for c in reading.counts if c.form in ("np", "elliptic") and (c.begin >= group.stop if side else c.stop <= group.begin)]
                run = near[: len(places)] if side else near[-len(places) :]
                if len(run) != len(places) or any(c.begin in out for c in run):
                    continue
                if any(
                    scan.lows[k] not in (",", "and", "и", "та", "й", "і", "drones", "uavs") for x, y in zip(run, run[1:], strict=False) for k in range(x.stop, y.begin)
                ):
                    continue
                gap = run[0].begin - group.stop if side else group.begin - run[-1].stop
                if not said and (gap > 4 or any(c.form != "elliptic" or c.each for c in run) or scan.lows[run[0].stop] not in ("and", "и", "та", "й", "і")):
                    continue
                if gap > (20 if sum(len(g.regions) > 1 for g in reading.groups) == 1 else 8):
                    continue
                for count, ref in zip(run, places, strict=True):
                    regional = len(group.regions) > 1
                    out[count.begin] = group._replace(
                        regions=(ref,) if regional else group.regions, localities=() if regional else (ref,)
                    )
                break
        return out

    def _draft(self, reading: Reading, count: CountMention, index: int, previous: Draft | None, headline: bool) -> Draft | None:
        scan, segments = reading.scan, reading.segments
        a, b = segments[_segment_of(segments, count.begin)]
        draft = Draft(scan.sentence, count)
        draft.headline = headline
        source = self._source_for(reading, count, headline)
        outcome, at = self._outcome(reading, count, index)
        if outcome == "skip":
            return None
        if outcome == "downed" and at is not None and count.gram.endswith(".ins") and scan.lows[at].startswith(("поражен", "поврежд", "уражен", "пошкодж")):
            outcome = "struck"  # «четырьмя «шахедами» поражён завод»
        if outcome == "struck" and at is not None and count.gram.endswith(".ins") and at < count.begin and scan.lows[at].startswith(("вдари", "удари", "бил", "атак")):
            outcome = "launched"  # «вдарив чотирма БпЛА»
        if outcome == "downed" and count.object == "bomb" and at is not None and scan.lows[at].startswith(("скину", "сброс")):
            outcome = "launched"
        if outcome == "debris" and count.object == "bomb":
            outcome = "struck"
        if outcome == "struck" and count.object == "bomb" and at is not None and scan.lows[at].startswith(("скину", "сброс", "dropped")):
            outcome = "launched"
        if count.object == "aircraft" and outcome is not None and at is not None and scan.lows[at].startswith(("приземл", "посад", "landed", "сел")):
            return None
        by_pronoun = False
        if outcome in (None, "launched", "struck") and count.form == "np":
            downing = next((m for m in scan.all("outcome") if m.value == "downed" and m.begin > count.stop), None)
            if downing is not None and any(scan.lows[k] in ("их", "їх", "его", "його", "them", "it", "all") for k in (downing.begin - 1, downing.stop) if 0 <= k < len(scan.lows)):
                if not any(count.stop <= c.begin < downing.begin for c in reading.counts if c.form != "bare"):
                    outcome, at, by_pronoun = "downed", downing.begin, True  # «Семеро не долетели – их сбили»
        group, how = self._group_for(reading, count, source)
        if count.begin in self.paired:
            group, how = self.paired[count.begin], "before"
        if group is None and count.form == "np":
            partner = next((c for c in reading.counts if c.form == "np" and c.begin == count.stop + 1 and scan.lows[count.stop] in ("и", "and", "та", "й", "і")), None)
            if partner is not None:
                group, how = self._group_for(reading, partner, source)  # "a missile and eleven drones over Crimea"
        if outcome == "launched" and group is None:
            origins = [] if source is not None and source.kind == "ukraine" or scan.has("attacker") else [g for g in reading.groups if g.role == "from" and g.begin >= count.stop and (g.regions or g.localities)]
            if origins and not any(count.stop <= c.begin < origins[0].begin for c in reading.counts if c.form != "bare"):
                group, how = origins[0], "origin"
        continuing = previous or (self.drafts[-1] if self.drafts and scan.sentence.index - self.last_sentence <= 2 else None)
        # A modifier ("flying towards Moscow") is no outcome of its own for a part of a downed count.
        towards = any(g.role == "to" and count.stop <= g.begin < b + 8 for g in reading.groups) or any(
            m.value == "to" and count.stop <= m.begin <= b for m in scan.all("direction")
        )
        subset_mark = self._subset_mark(scan, count, a)
        partial = count.ofthem or subset_mark
        if outcome == "launched" and partial and previous is not None and previous.outcome == "downed" and towards:
            outcome = "downed"
        if outcome == "launched" and at is not None and towards and not scan.has("source"):
            other = [m for m in scan.all("outcome") if m.value == "downed" and m.begin not in range(count.begin, count.stop)]
            if other:
                outcome = "downed"
        if count.form == "bare":
            draft_bare = self._bare(reading, count, draft, outcome, at)
            if draft_bare is None:
                return None
        if count.form in ("all", "both", "same", "share", "rest"):
            ghost = self.ghost if self.ghost is not None and scan.sentence.index - self.ghost.sentence.index <= 1 else None
            earlier = ghost if count.form in ("all", "both") and ghost is not None and (continuing is None or ghost.anchor > continuing.anchor) else continuing
            if not self._repeat(reading, count, draft, earlier, outcome):
                return None
            if count.form in ("same", "rest") and outcome is None and continuing is not None:
                outcome = continuing.outcome
        if count.form == "elliptic":
            licence = self._elliptic_licence(reading, count, group, how, outcome, at, continuing, source)
            if not licence:
                return None
            draft.object = continuing.object if continuing is not None and (continuing.outcome is not None) else "uav"
            if draft.object == "target" and continuing is not None and any(d.object == "uav" for d in self.drafts):
                draft.object = "uav"
            draft.rule = f"elliptic: {licence}"
            if continuing is not None and draft.type is None:
                draft.type = continuing.type if licence in ("list", "of them") else None
        if draft.object == "target" and self._weak_object(reading, count) == "uav":
            draft.object = "uav"
        if count.weak:
            if not self._weak_believed(reading, count, outcome, continuing):
                return None
            draft.object = self._weak_object(reading, count)
        if not by_pronoun and self._unreal(reading, count, a, b):
            return None
        # outcome by inheritance or by the verb of counting
        if outcome is None and towards and count.form == "np" and any(d.outcome == "downed" for d in self.drafts[-4:]) and "of" in scan.lows[count.begin : count.stop]:
            outcome = "downed"
        if outcome is None and self.list_header is not None and scan.sentence.line_start and scan.sentence.index - self.list_header[1] <= 20:
            outcome = self.list_header[0]
        if outcome is None:
            if continuing is not None and continuing.outcome is not None and (count.form in ("elliptic", "same", "rest") or partial or continuing.sentence is scan.sentence and (source is None or continuing.source is not None and source.kind == continuing.source.kind) or self._bullet(scan)):
                outcome = continuing.outcome
            elif self._tallied(reading, count, source, group):
                outcome = "launched" if scan.has("shelling") and count.form == "np" else "downed"
            else:
                if count.form == "np" and count.object == "uav":
                    draft.source = source
                    self._put_place(reading, draft, count, group, how, continuing, source, partial, towards)
                    self.ghost = draft
                return None
        if outcome == "struck" and previous is not None and previous.outcome == "downed" and at is not None and at == self.last_at:
            outcome = "downed"
        self.last_at = at
        if outcome == "struck" and draft.object == "target" or (outcome == "struck" and at is not None and scan.lows[at] in ("hit",) and self._passive(scan, at) and count.stop <= at):
            outcome = "downed"
        draft.outcome = outcome
        draft.source = source
        if at is not None:
            draft.evidence.append(Evidence("outcome", outcome, (scan.tokens[at].start, scan.tokens[at].end)))
        draft.evidence.append(Evidence("count", draft.rule or count.rule, draft.span))
        self._put_place(reading, draft, count, group, how, continuing, source, partial, towards)
        if draft.source is None:
            region = draft.region if draft.place_from not in ("speaker", "default") else None
            draft.source = self._inherited(reading, region, count.form != "np") if not headline or self.document_source else None
            if draft.source is None and previous is not None and previous.source is not None:
                draft.source = previous.source
        self._default_place(reading, draft, count)
        if draft.outcome in ("launched", "struck") and draft.source is None and draft.place is None:
            self.ghost = draft
            return None
        if draft.outcome == "launched" and not self._attack(reading, draft, count):
            self.ghost = draft
            return None
        mention = self._window_for(reading, count, at)
        if mention is not None:
            draft.window = self._resolve_window(reading, mention, count)
            draft.window_from = "sentence"
            draft.evidence.append(Evidence("window", mention.kind, (scan.tokens[mention.begin].start, scan.tokens[mention.stop - 1].end)))
        elif self.date is not None:
            # «накануне сбито два»: a day is named and nothing else
            for date in reading.times.dates:
                c, d = segments[_segment_of(segments, date.begin)]
                if not date.explicit and date.iso == shift(self.date, -1) and not scan.has("post", max(c, date.begin - 3), date.begin):
                    draft.window = Window("day", date.iso, text=" ".join(scan.lows[date.begin : date.stop]))
                    draft.window_from = "sentence"
                    break
        draft.total = self._is_total(reading, count, a, b)
        if continuing is not None and continuing.cumulative and mention is None and scan.sentence.index - continuing.sentence.index <= 2:
            draft.cumulative = True
        draft.cumulative = draft.cumulative or scan.has("cumulative") or _whole_month(scan) or reading.times.same and continuing is not None and continuing.cumulative
        if scan.has("running", a, b) or scan.has("total", a, b):
            draft.relation = "total"
        if count.more:
            draft.relation = "more"
        if scan.has("correction") and draft.relation is None:
            draft.relation = "correction"
        if count.rest:
            draft.relation = "rest"
        if any(m.stop <= count.begin and count.begin - m.stop <= 8 or count.stop <= m.begin <= count.stop + 2 for m in scan.all("majority")):
            draft.share = "majority"
        if not partial and towards and count.stop - count.begin > 3 and scan.lows[count.begin + 1] in ("of", "из", "з", "із"):
            partial = True  # "one of the Moscow region drones was on a trajectory toward the capital"
        if partial and previous is None and towards and draft.region not in (None, "RU", "UA"):
            whole = next((d for d in reversed(self.drafts[-6:]) if d.region == draft.region and d.outcome == draft.outcome and not d.subset and d.min >= draft.min), None)
            if whole is not None and scan.sentence.index - whole.sentence.index <= 3:
                draft.subset, draft.part_of, draft.source = True, whole, whole.source
        if partial and previous is not None:
            same_region = previous.region == draft.region and draft.place_from != "x" and previous.region not in (None, "RU", "UA")
            if same_region and previous.outcome == draft.outcome and previous.object == draft.object:
                draft.subset = True
                draft.part_of = previous.part_of if previous.subset and previous.part_of else previous
            elif towards and previous.region not in (None,) and draft.place_from == "previous":
                draft.subset = True
                draft.part_of = previous
        draft.count_text = " ".join(t.text for t in scan.tokens[count.begin : count.stop])
        draft.via = self.discourse.via
        draft.posted = self.posted
        if draft.source is not None and draft.source.stop > draft.source.begin and draft.source.rule not in ("in play", "pronoun"):
            s = draft.source
            draft.evidence.append(Evidence("source", s.rule, (scan.tokens[s.begin].start, scan.tokens[min(s.stop, len(scan.tokens)) - 1].end)))
        return draft

    def _bullet(self, scan: Scan) -> bool:
        first = scan.tokens[0]
        return scan.sentence.line_start and first.kind == PUNCT and first.text not in "«\"'“„(" and not scan.has("outcome")

    def _passive(self, scan: Scan, at: int) -> bool:
        return any(scan.lows[k] in ("were", "was", "been", "being", "is", "are") for k in range(max(0, at - 3), at))

    def _subset_mark(self, scan: Scan, count: CountMention, a: int) -> bool:
        if any(m.stop <= count.begin and count.begin - m.stop <= 3 for m in scan.all("subset")):
            return True
        return any(count.stop <= m.begin <= count.stop + 1 for m in scan.all("subset") if scan.lows[m.begin] not in ("including", "включая", "зокрема", "counting", "among", "причем", "считая"))

    def _bare(self, reading: Reading, count: CountMention, draft: Draft, outcome: str | None, at: int | None) -> Draft | None:
        """An object without a number is a claim only where a verb of downing (or single wreckage) governs it."""
        scan = reading.scan
        if any(scan.lows[k] in _NUMBER_NOUNS for k in range(max(0, count.begin - 7), count.begin)):
            return None  # "the number of drones shot down has grown to eleven" counts once
        if outcome == "struck" and at is not None and count.gram in ("sg.nom", "") and 0 <= at - count.stop <= 3 and not scan.tokens[count.begin].text.isascii():
            return draft  # «дрон попал в машину»
        if outcome not in ("downed", "debris") or at is None:
            return None
        if any(c.form != "bare" and c.object == count.object and abs(c.begin - count.begin) < 4 for c in reading.counts):
            return None
        segments = reading.segments
        same = _segment_of(segments, at) == _segment_of(segments, count.begin)
        if not same and not (abs(at - count.stop) <= 2):
            return None
        if any(min(at, count.begin) < c.begin < max(at, count.begin) for c in reading.counts if c.form != "bare"):
            return None
        if any(scan.lows[k] in _NUMBER_NOUNS for k in range(max(0, count.begin - 7), count.begin)):
            return None  # "the number of drones shot down has grown to eleven" counts once
        if any(m.begin < count.begin and count.begin - m.stop <= 7 for m in scan.all("howmany")):
            return None  # "did not say how many drones had been shot down"
        gram = count.gram
        mark = next((m for m in scan.all("outcome") if m.begin == at), None)
        if at > 0 and scan.lows[at - 1] == "to" and not scan.has("report"):
            return None  # "cadets learn to shoot down drones"
        latin = scan.tokens[count.begin].text.isascii()
        if latin:
            if gram == "sg":
                if not draft.headline and not any(scan.lows[k] in ("the", "this", "that", "each", "every", "per", "no") for k in range(max(0, count.begin - 4), count.begin)):
                    pass
                if any(scan.lows[k] in ("the", "this", "that", "each", "every", "per", "no", "any") for k in range(max(0, count.begin - 3), count.begin)) and outcome != "debris":
                    return None
                draft.min = draft.max = 1
            else:
                draft.min, draft.max, draft.bare = 2, None, True
        else:
            case = gram.partition(".")[2]
            number = gram.partition(".")[0]
            if not gram and count.begin and scan.lows[count.begin - 1].startswith(("атак", "налет", "наліт", "удар")):
                draft.min, draft.max, draft.bare = 2, None, True
                return draft
            after = scan.lows[count.stop + 1] if count.stop + 1 < len(scan.tokens) and scan.tokens[count.stop].text == "," else ""
            if not gram and after.endswith(("вший", "ущий", "ющий", "ащий", "ящий")):
                draft.min = draft.max = 1  # «сбили БПЛА, летевший на столицу»
                return draft
            if not gram:  # indeclinable: the verb tells
                number = (mark.gram.partition(".")[0] if mark else "") or ""
                if mark is not None and not mark.gram and scan.lows[at].endswith(("о",)):
                    number = "sg"
                if outcome == "debris":
                    wreckage = any(m.begin == at for m in scan.all("debris"))
                    single = not wreckage and abs(at - count.begin) <= 2 and scan.lows[at].endswith(("л", "лся", "в", "вся"))
                    return draft if single or scan.lows[count.begin] not in ("бпла", "бла") else None  # «БПЛА рухнул»
                if number == "sg":
                    draft.min = draft.max = 1
                elif number == "pl":
                    draft.min, draft.max, draft.bare = 2, None, True
                else:
                    draft.min, draft.max, draft.bare = 1, None, True
                return draft
            if any(scan.lows[k].startswith(("кажд", "кожен", "кожн")) for k in range(max(0, count.begin - 3), count.begin)):
                return None  # a reward for each
            if case not in ("nom", "acc") and not (case in ("gen", "ins") and (scan.has("repel") or outcome == "debris")):
                return None
            if number == "pl":
                draft.min, draft.max, draft.bare = 2, None, True
            else:
                draft.min = draft.max = 1
                if case in ("dat", "ins") and outcome == "downed" and not (mark and mark.value == "downed"):
                    return None
        if outcome == "debris":
            if draft.bare or not reading.groups and not reading.sources and self.current is None:
                return None
            nouns = [m for m in scan.all("debris") if abs(m.begin - count.begin) <= 6]
            if not nouns and not same:
                return None
        return draft

    def _repeat(self, reading: Reading, count: CountMention, draft: Draft, previous: Draft | None, outcome: str | None) -> bool:
        """All of them, both, the same number, half, the rest: the number comes from an earlier count."""
        if count.form == "both" and count.object is not None and outcome is not None and (previous is None or (previous.min, previous.max) != (2, 2)):
            draft.min = draft.max = 2
            return True
        if previous is None:
            return False
        if count.form == "all" and outcome == "launched" and previous.outcome == "downed":
            return False
        if count.form == "both" and count.object is not None and previous.object != count.object:
            previous = next((d for d in reversed(self.drafts[-4:]) if d.object == count.object), previous)
        if count.form in ("all", "both"):
            if outcome is None or previous.sentence.index == reading.scan.sentence.index and count.object == previous.object and count.form == "all":
                return False
            if previous.outcome == outcome and count.form == "all" and previous.outcome == "downed":
                self._all_of_previous(reading, previous)
                return False
            if count.form == "both" and (previous.min, previous.max) != (2, 2):
                return False
            if previous.outcome == outcome:
                self._all_of_previous(reading, previous)
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
            if not (reading.scan.has("ofthem", count.stop, count.stop + 1) or reading.scan.lows[count.stop - 1] in ("them", "них", "these")):
                return False
            draft.min = draft.max = previous.min * top // bottom
            draft.object = previous.object
            draft.ofthem = True
            return True
        if count.form == "rest":
            a, b = reading.segments[_segment_of(reading.segments, count.begin)]
            if not any(a <= g.begin < b + 4 and g.role == "over" for g in reading.groups) or any(c is not count and c.begin > count.begin for c in reading.counts):
                return False
            total = self._open_total(reading)
            if total is None or total.max is None or total.min != total.max:
                return False
            parts = [d for d in self.drafts[::-1] if d.part_of is total and not d.subset] or [
                d for d in [*self.drafts, *self.here] if d.sentence.index >= total.sentence.index and d is not total and d.source and total.source and d.source.kind == total.source.kind and d.outcome == total.outcome and not d.subset
            ]
            spoken = sum(d.min for d in parts)
            if any(d.max != d.min for d in parts) or not 0 < total.min - spoken < total.min:
                return False
            draft.min = draft.max = total.min - spoken
            draft.object = total.object
            return True
        return False

    def _open_total(self, reading: Reading) -> Draft | None:
        for d in reversed([*self.drafts, *self.here]):
            if d.region in ("RU", "UA") and reading.scan.sentence.index - d.sentence.index <= 6:
                return d
        return None

    def _all_of_previous(self, reading: Reading, previous: Draft) -> None:
        """«все – над Брянской областью»: the place of a count told afterwards."""
        groups = [g for g in reading.groups if (g.regions or g.localities) and g.role in ("over", "bare")]
        if not groups or previous.part_of is not None:
            return
        group = groups[0]
        if previous.region in (None, "RU", "UA") and len(group.regions) == 1:
            previous.place, previous.place_from = group.regions[0], "named"
            previous.across = group.localities
        elif group.localities and not previous.across and not group.regions:
            if all(self._region_of(x) == previous.region for x in group.localities if x.id):
                previous.across = group.localities

    def _elliptic_licence(
        self, reading: Reading, count: CountMention, group: PlaceGroup | None, how: str, outcome: str | None, at: int | None,
        continuing: Draft | None, source: SourceMention | None,
    ) -> str | None:  # fmt: skip
        """Why a number without a noun may count objects; None where nothing supports it."""
        scan, segments = reading.scan, reading.segments
        if count.begin in self.paired:
            return "respectively"
        seg = _segment_of(segments, count.begin)
        a, b = segments[seg]
        subject = continuing is not None or self._topical(reading)
        if count.ofthem and continuing is not None and (outcome is not None or group is not None or any(g.role == "to" for g in reading.groups)):
            return "of them"
        if continuing is not None and continuing.sentence is scan.sentence and any(m.stop <= count.begin and count.begin - m.stop <= 1 for m in scan.all("subset")):
            return "subset"
        if at is not None and a <= at < b and abs(at - count.begin) <= 6 and outcome in ("downed", "struck", "launched", "debris", "lost") and subject:
            near = at - count.stop if at >= count.stop else count.begin - at
            # «сбито 29», "another eight were destroyed", "two hit the edge"
            if near <= 3 and not (count.digits and 1900 <= count.min <= 2100) and (outcome != "debris" or continuing is not None):
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
            listed = self.list_header is not None and scan.sentence.line_start
            if joined and not scan.has("modal", a, b) and (outcome is not None or continuing is not None or source is not None or listed):
                if self._listlike(scan, count, group) or count.more or count.rest or count.each or count.ofthem:
                    return "list"
        if count.more and self.drafts and source is not None and reading.times.windows and (self._ends(scan, count.stop) or scan.lows[count.stop] == "for"):
            return "more"
        if count.more and continuing is not None and self._ends(scan, count.stop) and (scan.has("pronoun") or source is not None) and scan.has("report"):
            return "more"
        if count.rest and group is None and outcome is None:
            return None
        if count.each and group is None:
            return None
        if count.rest or count.each or (count.more and continuing is not None and scan.has("outcome", a, b)):
            return "rest" if count.rest else "each" if count.each else "more"
        if subject and (source is not None or continuing is not None or self.current is not None):
            if any(m.stop == count.begin for m in scan.all("tally")) and self._ends(scan, count.stop) and scan.lows[count.begin - 1] in ("counts", "counted", "lists", "listed", "tallied", "насчитали", "насчитало", "нарахували", "нарахувало", "gives", "reported", "claims"):
                return "figure"
            for mark in scan.all("tally"):
                if a <= mark.begin < b and mark.stop <= count.begin and count.begin - mark.stop <= 5 and scan.lows[mark.begin] in _FIGURE_WORDS:
                    return "figure"
            if continuing is not None and scan.has("total", count.stop, count.stop + 3) and count.min <= 5000:
                return "total"
            if a <= count.begin and scan.has("total", max(0, a - 1), count.stop) and continuing is not None and not scan.has("placenoun", count.stop, count.stop + 1):
                if self._ends(scan, count.stop) or scan.has("prep", count.stop, count.stop + 1):
                    return "total"
            if continuing is not None and self._ends(scan, count.stop) and any(scan.lows[k] in ("их", "їх", "them") for k in range(max(0, count.begin - 6), count.begin)) and (reading.times.windows or scan.has("total") or scan.has("running")) and not scan.has("damage"):
                return "figure"
            if continuing is not None and count.begin > 1 and scan.lows[count.begin - 1] in ("–", "—", "-", ":") and count.begin - 2 in scan.timed and self._ends(scan, count.stop):
                return "window"
            if continuing is not None and count.begin > 0 and scan.lows[count.begin - 1] in ("–", "—", "-") and self._ends(scan, count.stop):
                if scan.has("object") or outcome is not None or reading.groups or scan.has("total"):
                    return "dash"
            if continuing is not None and scan.get("since", count.stop):
                return "figure"
            if count.begin > 0 and scan.lows[count.begin - 1] == ":" and self._ends(scan, count.stop) and seg > 0:
                c, d = segments[seg - 1]
                if scan.has("object", c, d) and (scan.has("outcome", c, d) or scan.has("total", c, d)):
                    return "figure"
            if continuing is not None and self._ends(scan, count.stop) and scan.lows[count.begin - 1 if count.begin else 0] in ("о", "об", "про", "wrote", "said", "reported", "put", "named", "gave", "claimed", "about") or (
                self.drafts and self._ends(scan, count.stop) and count.begin > 1
                and (scan.lows[count.begin - 1] == "is" and scan.has("tally", a, count.begin) or scan.lows[count.begin - 2 : count.begin] in (["speak", "of"], ["spoke", "of"], ["speaks", "of"], ["talked", "of"]))
            ):
                return "figure"
            if (continuing is not None or scan.has("object")) and self._ends(scan, count.stop) and scan.lows[count.begin - 1 if count.begin else 0] == "at" and (source is not None or scan.has("tally")):
                counted = next((k for k in range(a, count.begin - 1) if scan.lows[k] == "number" and scan.lows[k + 1] == "of"), None)
                if counted is not None and not any(scan.get("object", k) for k in range(counted + 2, min(counted + 6, count.begin))):
                    return None  # "put the number of damaged flats at 170"
                return "figure"
            if self._ends(scan, count.stop) and any(m.begin < count.begin <= m.stop + 1 for m in scan.all("running")) and continuing is not None:
                named = next((k for k in range(a, count.begin) if scan.lows[k] in ("number", "число", "количество", "кількість")), None)
                theirs = named is None or any(x in ("их", "їхня", "їх", "their", "drones", "uavs") for x in scan.lows[max(a, named - 1) : named + 3])
                return "figure" if theirs or scan.has("outcome", a, count.begin) else None  # not "the number of victims"
            if self._ends(scan, count.stop) and self._number_of(reading, count) is not None:
                return "figure"
            if self.drafts and self._ends(scan, count.stop) and self._topical(reading) and source is not None and count.begin > 0 and scan.lows[count.begin - 1] in ("о", "об", "про", "wrote", "about", "at") and not scan.tokens[count.begin].kind == "n":
                return "figure"
        return None

    def _ends(self, scan: Scan, i: int) -> bool:
        return i >= len(scan.tokens) or scan.tokens[i].kind == PUNCT or i in scan.taken or scan.lows[i] in ("and", "и", "та", "for", "за", "as", "in", "with", "а", "but", "drones")

    def _listlike(self, scan: Scan, count: CountMention, group: PlaceGroup) -> bool:
        within = {k for tag in ("prep", "placenoun", "kind", "outcome") for m in scan.all(tag) for k in range(m.begin, m.stop)}
        if group.begin >= count.stop:
            between = scan.lows[count.stop : group.begin]
        else:
            between = scan.lows[group.stop : count.begin]
        return all(
            k in within or x in _LIST_GLUE or x in ("–", "—", "-", ":", '"', "'", "«", "»", ",", "(", ")", "знову", "снова") or scan.get("prep", k)
            or x in _LEADS or x.endswith(_ADJECTIVES) or scan.get("outcome", k) or scan.get("placenoun", k) or scan.get("kind", k) or scan.get("daypart", k) or k in scan.taken
            for k, x in enumerate(between, count.stop if group.begin >= count.stop else group.stop)
        )  # fmt: skip

    def _number_of(self, reading: Reading, count: CountMention) -> Mark | None:
        """The participle in "the number of drones shot down over A has reached eleven", None if the count is no such."""
        scan = reading.scan
        if not any(m.stop <= count.begin <= m.stop + 2 or m.begin < count.begin <= m.stop for m in [*scan.all("growth"), *scan.all("running")]):
            return None
        noun = next((k for k in range(count.begin - 1, max(-1, count.begin - 12), -1) if scan.lows[k] in _NUMBER_NOUNS), None)
        if noun is None:
            return None
        return next((m for m in scan.all("outcome") if noun < m.begin < count.begin and m.value == "downed"), None)

    def _topical(self, reading: Reading) -> bool:
        """Whether drones or the like are the subject: named in this sentence or counted before."""
        return bool(self.drafts) or reading.scan.has("object") or self.topical

    topical = False

    def _weak_believed(self, reading: Reading, count: CountMention, outcome: str | None, continuing: Draft | None) -> bool:
        """"machines", "aircraft", «аппарат», "targets": drones only where drones are what is spoken of and a verb or a
        statement of counting governs them."""
        scan = reading.scan
        topical = self._topical(reading) or continuing is not None
        if count.object == "target":
            return outcome in ("downed", "launched")
        low = scan.lows[count.stop - 1]
        if low == "aircraft" and scan.has("object") and any(scan.lows[m.begin].startswith("helicopter") for m in scan.all("object")):
            return True
        if not topical and count.object == "uav" and low not in ("аппарат", "аппарата", "аппаратов", "аппаратах", "аппарати", "апарати", "апаратів"):
            return False
        return topical and (outcome in ("downed", "debris", "lost", None))

    def _weak_object(self, reading: Reading, count: CountMention) -> str:
        scan = reading.scan
        if count.object == "target":
            if any(scan.lows[m.begin].startswith(("беспилот", "дрон", "бпла", "unmanned", "drone", "uav", "безпілот")) and m.begin > count.stop and m.begin - count.stop <= 14 and scan.has("all", count.stop, m.begin) for m in scan.all("object")):
                return "uav"
            return "uav" if any(d.object == "uav" for d in self.drafts) and scan.lows[count.begin] in ("these",) else "target"
        low = scan.lows[count.stop - 1]
        if low == "aircraft" and any(scan.lows[m.begin].startswith("helicopter") for m in scan.all("object")):
            return "aircraft"
        return count.object or "uav"

    def _unreal(self, reading: Reading, count: CountMention, a: int, b: int) -> bool:
        """Numbers that nobody asserts: denied, planned, possible, produced, priced; counts of days long past are kept."""
        scan = reading.scan
        for mark in scan.all("negation"):
            low = scan.lows[mark.begin]
            if mark.stop - mark.begin > 1 and scan.lows[mark.begin : mark.stop] not in (["did", "not"], ["do", "not"], ["has", "not"]) or low.startswith("unaccount"):
                return True
            if low in ("no", "not", "не", "ни", "нет", "never", "without", "без", "жодного", "n't", "nor", "neither", "ні", "немає", "did", "didn't", "cannot"):
                if a <= mark.begin < b and 0 <= count.begin - mark.stop <= 2 and not scan.get("hedge", mark.begin):
                    return low not in ("not",) or scan.lows[mark.stop] not in ("only",)
                outcomes = [m for m in scan.all("outcome") if m.begin == mark.stop or m.begin == mark.stop + 1]
                if outcomes and a <= mark.begin < b and low in ("не", "not", "n't", "never", "did", "didn't"):
                    return True
            elif not (low.startswith("якобы")):
                if (low.startswith(("соответ", "відповіда", "ложн", "фейк", "неправ", "недостовер", "опроверг", "опроверж", "спросту", "untrue", "false", "fake", "denied", "denies", "hoax", "disproved", "refuted", "неверн", "debunk", "dismiss", "incorrect", "rumo")) or mark.stop - mark.begin > 1 and low == "не") and scan.lows[mark.begin : mark.stop] not in (["did", "not"],):
                    return True
        if scan.has("modal", a, b) and not self._hard_downed(reading, count, a, b):
            return True
        if scan.has("exercise"):
            return True
        return scan.tokens[-1].text == "?" and scan.has("question")

    def _hard_downed(self, reading: Reading, count: CountMention, a: int, b: int) -> bool:
        scan = reading.scan
        for mark in scan.all("modal"):
            if a <= mark.begin < b and abs(mark.begin - count.begin) <= 6 and scan.lows[mark.begin] in ("can", "could", "would", "may", "might", "should", "may", "если", "if", "может", "могут", "бы", "якщо"):
                return False
        return any(m.value == "downed" and a <= m.begin < b for m in scan.all("outcome")) or count.inner == "downed"

    def _tallied(self, reading: Reading, count: CountMention, source: SourceMention | None, group: PlaceGroup | None) -> bool:
        """Whether a count without a verb of its own is a figure that a source gives for downed objects."""
        scan = reading.scan
        said = source or self.current
        if said is None or said.kind in ("media", "unattributed") and source is None:
            return False
        if count.object in ("aircraft",) and not count.weak:
            return False
        if said.kind == "ukraine" and source is None:
            return False
        if count.weak and source is None and self.current is not None and self.current.kind not in ("ministry", "governor", "regional"):
            return False
        located = group is not None and (group.regions or group.localities or group.own or group.city)
        windowed = bool(reading.times.windows)
        verbs = scan.has("tally")
        if count.form == "bare":
            return False
        if count.form == "np":
            if scan.has("modal"):
                return False
            return bool((verbs or source is not None and (located or windowed)) and (located or windowed or source is not None or count.more)) or bool(located and self.drafts)
        return True

    def _attack(self, reading: Reading, draft: Draft, count: CountMention) -> bool:
        """Launches are claims only as an attack that somebody reports: not flights, tests, sales or trips."""
        if draft.bare or draft.form == "bare":
            return False
        if draft.source is None or draft.source.kind in ("unattributed",):
            return bool(draft.place is not None and draft.place_from not in ("default", "speaker") and draft.form == "np") and not reading.scan.has("modal")
        return True

    # -- place of a draft ---------------------------------------------------------------------------------------------

    def _put_place(
        self, reading: Reading, draft: Draft, count: CountMention, group: PlaceGroup | None, how: str, continuing: Draft | None,
        source: SourceMention | None, partial: bool, towards: bool,
    ) -> None:  # fmt: skip
        scan = reading.scan
        if draft.place_from == "previous" and draft.place is not None:
            return
        local = next((s for s in (source, draft.source, self.current) if s is not None), None)
        if draft.outcome == "launched" and group is None and scan.has("attacker") and (local is None or local.kind == "ukraine"):
            self._country(draft, "UA")  # "of 62 drones that Russia launched"
            draft.place_from = "attacked"
            return
        if self.heading is not None and (self.heading[2] == scan.sentence.paragraph or scan.sentence.index == self.heading[1] + 1):
            regional = self.heading[0]
            known = group is not None and (any(x.id for x in group.localities) or group.regions)
            spoken = source.region if source is not None and source.kind in ("governor", "regional", "municipal") else None
            heads = {r.id for r in regional.regions} | {self._region_of(x) for x in regional.localities}
            if not known and (group is None or not group.own) and not draft.total and (spoken is None or spoken in heads):
                self._apply_group(reading, draft, regional, source)
                if draft.place is not None:
                    draft.place_from = "heading"
                    return
        former = next((m for m in scan.all("former") if count.stop <= m.begin <= count.stop + 5), None)
        former = former or next((m for m in scan.all("former") if 0 <= count.begin - m.stop <= 4), None)
        if former is not None and (group is None or len(group.regions) > 1):
            pool = [*self.drafts, *self.here]
            here = [g.regions for g in reading.groups if g.stop <= count.begin and len(g.regions) > 1]
            lists = here[-1] if here else next((d.group_multi for d in reversed(pool) if len(d.group_multi) > 1), ())
            n = int(former.value) - 1
            if n < len(lists):
                draft.place, draft.place_from = lists[n], "former"
                return
        previous = continuing if continuing is not None and continuing.sentence.index == scan.sentence.index else None
        if partial and previous is not None and previous.region == "RU-MOS" and group is not None and (group.capital or [r.id for r in group.regions] == ["RU-MOW"]):
            draft.place, draft.place_from = previous.place, "previous"
            return
        if group is None and any(x in ("там", "there") for x in scan.lows[max(0, count.begin - 4) : count.stop + 3]):
            here = [g.regions[0] for g in reading.groups if g.stop <= count.begin and len(g.regions) == 1]
            region = here[-1].id if here else self.discourse.region
            place = self.gazetteer.by_id(region) if region else None
            if place is not None:
                draft.place, draft.place_from = reference(place, "", method="context"), "there"
                return
        if towards and partial and previous is not None and (group is None or how != "segment"):
            draft.place, draft.place_from = previous.place, "previous"
            return
        if group is not None:
            self._apply_group(reading, draft, group, source)
            if draft.place is not None and draft.region not in (None, "RU", "UA") and not count.each:
                limit = min((c.begin for c in reading.counts if c.begin > count.begin and c.form != "bare"), default=len(scan.tokens))
                limit = min([limit, *[s.begin for s in reading.sources if s.begin > group.stop and not s.force and s.kind == "ministry"]])
                for later in reading.groups:
                    introduced = later.role == "over" or scan.lows[later.begin - 1] in ("–", "—", ":", "(")
                    if draft.across and scan.lows[later.begin - 1] not in (":", "–", "—", "("):
                        continue
                    if group.stop <= later.begin < limit and introduced and later.localities and not later.regions:
                        if all(x.id is None or self._region_of(x) == draft.region for x in later.localities) and not self._damage(reading, group.stop, later.begin):
                            draft.across += later.localities
                            draft.stated = draft.stated or later.stated
            draft.evidence.append(Evidence("place", how, (scan.tokens[group.begin].start, scan.tokens[group.stop - 1].end)))
            if draft.place is not None:
                return
        if previous is not None and previous.place is not None and not draft.total and not self._opens_list(reading, count):
            other = previous.object != draft.object or previous.outcome != draft.outcome
            if (partial or other) and not (partial and previous.region in ("RU", "UA") and draft.form == "elliptic" and group is not None):
                draft.place, draft.place_from = previous.place, "previous"
                if other and not partial:
                    draft.across = previous.across
                elif other and previous.outcome in ("launched",):
                    draft.across = previous.across
                return

    def _damage(self, reading: Reading, begin: int, stop: int) -> bool:
        """Whether something else than the count happens between two places (a fire, wreckage, an alert)."""
        scan = reading.scan
        return scan.has("debris", begin, stop) or any(m.value in ("debris", "struck") for m in scan.all("outcome") if begin <= m.begin < stop) or any(
            scan.lows[k] in ("where", "где", "де", "while", "а", ";", ".") for k in range(begin, stop)
        )

    def _apply_group(self, reading: Reading, draft: Draft, group: PlaceGroup, source: SourceMention | None) -> None:
        speaking = source or self.current
        draft.stated = group.stated
        regions = group.regions
        localities = group.localities
        if group.capital and not regions:
            if speaking is None or speaking.kind in ("ministry", "governor", "unattributed", "media") and self._russian():
                home = speaking.region if speaking is not None else self.discourse.region
                place = self.gazetteer.by_id("UA-30" if (home or "").startswith("UA") else "RU-MOW")
                if place is not None:
                    draft.place, draft.place_from = reference(place, "", method="alias"), "capital"
                    draft.across = localities
                    return
        if group.own and not regions and not localities:
            region = self._own_region(reading, speaking)
            if region is not None:
                draft.place, draft.place_from = region, "own region"
            return
        if group.city and not regions and not localities:
            town = (speaking.town if speaking is not None and speaking.kind == "municipal" else None) or self.discourse.town
            if speaking is not None and speaking.kind == "governor" and (town is None or town.region != speaking.region):
                town = None
            if town is not None and town.region:
                place = self.gazetteer.by_id(town.region)
                if place is not None:
                    draft.place = reference(place, "", method="source")
                    draft.across = (reference(town, "", method="context"),)
                    draft.place_from = "own city"
                    return
            region = self._own_region(reading, speaking)
            if region is not None:
                if region.id in ("RU-MOW", "RU-SPE", "UA-40", "UA-30"):
                    draft.place, draft.place_from = region, "own city"
                    return
                place = self.gazetteer.by_id(region.id or "")
                centre = self.gazetteer.by_id(place.centre) if place is not None and place.centre else None
                draft.place, draft.place_from = region, "own city"
                if centre is not None:
                    draft.across = (reference(centre, "", method="context"),)
            return
        if not regions and localities:
            ids = [self._region_of(x) for x in localities]
            known = [x for x in ids if x]
            heading = group.begin == 0 and group.stop < len(reading.scan.tokens) and reading.scan.lows[group.stop] in (":", "–", "—") and group.bare_capital
            if heading and len(known) == len(ids) == 1:
                place = self.gazetteer.by_id(known[0])
                if place is not None:
                    draft.place, draft.place_from = reference(place, localities[0].text, method="context"), "heading"
                    return
            if group.bare_capital and speaking is not None and speaking.kind == "ministry" and len(known) == len(ids) and self._english(reading) and not any(scan_kind(x) for x in ()):
                # The ministry counts by regions: "two each in Kaluga and Smolensk" are the regions of that name.
                places = [self.gazetteer.by_id(x) for x in known]
                regions = tuple(reference(p, r.text, method="context") for p, r in zip(places, localities, strict=True) if p is not None)
                localities = ()
            elif known and len(set(known)) == 1:
                place = self.gazetteer.by_id(known[0])
                if place is not None:
                    draft.place, draft.place_from = reference(place, "", method="context"), "locality"
                    draft.across = localities
                return
            elif known:
                distinct = [p for p in (self.gazetteer.by_id(x) for x in dict.fromkeys(known)) if p is not None]
                regions = tuple(reference(p, "", method="context") for p in distinct)
                draft.group_multi = regions
                country = self.gazetteer.by_id("UA" if all(x.startswith("UA") for x in known) else "RU")
                if country is not None:
                    draft.place, draft.place_from = reference(country, "", method="context"), "several"
                    draft.across = tuple(x for x in localities)
                return
            else:
                own = self._own_region(reading, speaking)
                if own is not None and localities:
                    draft.place, draft.place_from, draft.across = own, "own region", localities
                return
        if group.country and regions and regions[0].kind in ("sea", "region"):
            self._country(draft, group.country)
            draft.across = regions
            return
        if len(regions) == 1:
            draft.place, draft.place_from = regions[0], "named"
            draft.across = localities
            if regions[0].kind == "group":
                self._country(draft, "RU")
            return
        if len(regions) > 1:
            draft.group_multi = regions
            ids2 = [r.id or "" for r in regions]
            if len(set(ids2)) == 1:
                draft.place, draft.place_from, draft.across = regions[0], "named", localities
                return
            ukrainian = all(x.startswith("UA") for x in ids2) and (speaking is None or speaking.kind != "ministry") and not all(x in ("UA-43", "UA-40") for x in ids2)
            country = self.gazetteer.by_id("UA" if ukrainian else "RU")
            if country is not None:
                draft.place, draft.place_from = reference(country, "", method="context"), "several"
            draft.across = regions

    def _english(self, reading: Reading) -> bool:
        return self.language == "en"

    def _russian(self) -> bool:
        return True

    def _region_of(self, ref: PlaceRef) -> str | None:
        if ref.id is None:
            return None
        return ref.id.partition("/")[0]

    def _own_region(self, reading: Reading, speaking: SourceMention | None) -> PlaceRef | None:
        region: str | None = None
        for s in reading.sources:
            if s.region and s.kind in ("governor", "regional", "municipal") and (speaking is None or s.begin == speaking.begin):
                region = s.region
        if region is None and speaking is not None and speaking.region and speaking.kind in ("governor", "regional", "municipal"):
            region = speaking.region
        if region is None:
            region = self.discourse.region
        place = self.gazetteer.by_id(region) if region else None
        return reference(place, "", method="speaker") if place is not None else None

    def _country(self, draft: Draft, country: str) -> None:
        place = self.gazetteer.by_id(country)
        if place is not None:
            draft.place, draft.place_from = reference(place, "", method="source"), "default"

    def _default_place(self, reading: Reading, draft: Draft, count: CountMention) -> None:
        """No place in the sentence: a governor speaks of his region, the ministry of the country."""
        if draft.place is not None:
            return
        speaking = draft.source
        countries = [g.country for g in reading.groups if g.country and g.role == "over"]
        if speaking is not None and speaking.kind == "ministry" and draft.rule == "elliptic: figure" and not draft.total:
            spoken = next((d for d in reversed([*self.drafts, *self.here][-3:]) if d.region not in (None, "RU", "UA") and reading.scan.sentence.index - d.sentence.index <= 2), None)
            if spoken is not None and spoken.side != "ministry":
                draft.place, draft.place_from = spoken.place, "previous"  # «Ведомство назвало цифру 3» answers the governor
                return
        if speaking is not None:
            if speaking.kind in ("governor", "regional"):
                region = self._own_region(reading, speaking)
                if region is not None:
                    draft.place, draft.place_from = region, "speaker"
                return
            if speaking.kind == "municipal":
                town = speaking.town
                if town is not None and town.region:
                    place = self.gazetteer.by_id(town.region)
                    if place is not None:
                        draft.place, draft.place_from = reference(place, "", method="speaker"), "speaker"
                        draft.across = (reference(town, "", method="speaker"),)
                return
            if speaking.kind == "ministry":
                if reading.scan.lows and any(x in ("там", "there") for x in reading.scan.lows[max(0, count.begin - 4) : count.stop + 5]) and self.discourse.region:
                    place = self.gazetteer.by_id(self.discourse.region)
                    if place is not None:
                        draft.place, draft.place_from = reference(place, "", method="context"), "there"
                        return
                self._country(draft, "RU")
                return
            if speaking.kind == "ukraine":
                self._country(draft, "UA")
                return
        if countries:
            self._country(draft, countries[0])
            return
        if any(x in ("там", "there") for x in reading.scan.lows[max(0, count.begin - 4) : count.stop + 3]) and self.discourse.region:
            place = self.gazetteer.by_id(self.discourse.region)
            if place is not None:
                draft.place, draft.place_from = reference(place, "", method="context"), "there"
            return
        if draft.headline:
            return
        near = [d for d in self.drafts[-2:] if d.place is not None and d.paragraph == draft.paragraph]
        if near and draft.form != "np":
            draft.place, draft.place_from = near[-1].place, "previous"
        elif draft.source is not None and draft.source.kind in ("media", "federal", "unattributed"):
            region2 = self.discourse.region
            place = self.gazetteer.by_id(region2) if region2 else None
            if place is not None:
                draft.place, draft.place_from = reference(place, "", method="context"), "in play"

    def _spread(self, reading: Reading, draft: Draft, count: CountMention) -> list[Draft]:
        """"two each over A and B" is one claim for each; "31, 29 and 25 respectively" likewise."""
        if not count.each:
            return [draft]
        places = draft.group_multi
        if len(places) > 1:
            out = []
            for ref in places:
                copy = _copy(draft)
                copy.place, copy.across, copy.group_multi, copy.place_from = ref, (), (), "named"
                out.append(copy)
            return out
        if len(draft.across) > 1:
            out = []
            for ref in draft.across:
                copy = _copy(draft)
                copy.across = (ref,)
                region = self._region_of(ref)
                if region and region != draft.region:
                    place = self.gazetteer.by_id(region)
                    if place is not None:
                        copy.place = reference(place, "", method="context")
                out.append(copy)
            return out
        return [draft]

    def _is_total(self, reading: Reading, count: CountMention, a: int, b: int) -> bool:
        scan = reading.scan
        return scan.has("total", a, b) and any(abs(m.begin - count.begin) <= 8 for m in scan.all("total"))

    # -- after a sentence ---------------------------------------------------------------------------------------------

    def _finish_sentence(self, reading: Reading, made: list[Draft], problems: list[Problem], headline: bool) -> None:
        scan = reading.scan
        sentence = scan.sentence
        real = [s for s in reading.sources if not s.force]
        if made:
            self.drafts_before = self.drafts[-1] if self.drafts else None
            self.drafts.extend(made)
            self.last_sentence = sentence.index
            self._windows(reading, made)
            last = made[-1]
            if last.source is not None:
                self.current = last.source
                self.current_paragraph = sentence.paragraph
            self.problems.extend(problems)
        else:
            self._without_claims(reading, real, problems)
        if scan.tokens[-1].text == ":":
            heads = [m for m in scan.all("outcome") if m.begin not in scan.taken]
            self.list_header = (heads[-1].value, sentence.index) if heads and (not made or made[-1].anchor > heads[-1].begin or True) else None
        elif self.list_header is not None and not (sentence.line_start and scan.tokens[0].kind != WORD):
            self.list_header = None
        if scan.has("defenders"):
            self.defender_hint = True
        if scan.has("object"):
            self.topical = True
        if scan.has("dutyforce"):
            self.ministry_hint = True
        explicit = [d.iso for d in reading.times.dates if d.iso and d.explicit]
        if explicit and (not self.last_date or sentence.index > 0):
            self.last_date = explicit[-1]
            self.last_date_at = sentence.index
        regions = [r.id for g in reading.groups if g.role != "to" for r in g.regions if r.id and r.kind == "region"]
        if regions:
            self.discourse.region = regions[-1] if not any(s.region for s in real if s.begin > reading.groups[-1].begin) else self.discourse.region
        towns = [x for g in reading.groups if g.role != "to" for x in g.localities if x.id and x.kind in ("town", "settlement")]
        if towns:
            place = self.gazetteer.by_id(towns[-1].id or "")
            if place is not None and not any(s.town for s in real):
                self.discourse.town = place
                if not regions and place.region and place.kind == "town" and (self.current is None or self.current.region is None):
                    self.discourse.region = place.region

    def _windows(self, reading: Reading, made: list[Draft]) -> None:
        """Windows that a statement leaves to its later sentences, and takes from its earlier ones."""
        for draft in made:
            key = _window_key(draft)
            if draft.window is None:
                carried = self.window_of.get(key)
                if draft.place_from in ("in play", "previous") and draft.form == "elliptic" and self.drafts_before is not None and carried is None:
                    draft.window, draft.window_from = self.drafts_before.window, "previous"
                elif reading.times.same and self.last_window is not None:
                    draft.window, draft.window_from = self.last_window._replace(text=""), "same"
                elif carried is not None:
                    draft.window, draft.window_from = carried._replace(text=""), "statement"
                elif self.neutral_window is not None:
                    draft.window, draft.window_from = self.neutral_window._replace(text=""), "context"
            elif draft.window_from == "sentence" and draft.window.kind != "point":
                self.window_of[key] = draft.window
                self.last_window = draft.window

    here: list[Draft]
    last_window: Window | None = None
    drafts_before: Draft | None = None
    ministry_hint = False

    def _without_claims(self, reading: Reading, real: list[SourceMention], problems: list[Problem]) -> None:
        scan = reading.scan
        sentence = scan.sentence
        windows = [w for w in reading.times.windows if w.kind not in ("point", "hours")]
        if scan.has("alarm") and not scan.has("object"):
            windows = []  # the hours of an alert are not those of a count
        if scan.has("reset") and not real:
            self.current = None
        named = [s for s in real if s.speaker is not None or s.kind in ("ministry", "ukraine")]
        firm = any(w.kind in ("night", "day", "interval", "since") for w in windows)
        if windows and (not named or sentence.index == 0 and firm):
            topical = scan.has("object") or scan.has("outcome") or sentence.index <= 1 or any(w.own_date for w in windows)
            if topical and (sentence.index == 0 or not scan.has("pronoun", 0, 2)):
                best = next((w for w in windows if w.kind in ("interval", "night", "day", "since")), windows[0])
                self.neutral_window = self._resolve_window(reading, best, CountMention(0, 1, "bare", 1, 1))
        elif windows and real and (scan.has("object") or scan.has("outcome") or scan.has("weak") or firm):
            window = self._resolve_window(reading, windows[0], CountMention(0, 1, "bare", 1, 1))
            mention = windows[0]
            if self._is_event_time(reading, mention, CountMention(0, 1, "bare", 1, 1), next((m.begin for m in scan.all("outcome")), None)):
                for source in real[:1]:
                    self.window_of[f"{source.kind}/{source.speaker}"] = window
                    self.last_window = window
        if real and sentence.index > 0 and not scan.has("negation") and not scan.has("report"):
            words = sum(t.kind == WORD for k, t in enumerate(scan.tokens) if k not in scan.timed)
            named = sum(1 for s in real for k in range(s.begin, s.stop) if scan.tokens[k].kind == WORD)
            if words and named / words >= 0.6:
                self.signature = real[-1]  # a line that is only a name
        if real:
            source = real[0]
            if scan.has("reportedby") or (sentence.index - self.last_sentence == 1 and self._only_attribution(reading)):
                self._backfill(source, sentence)
            self.current = real[-1]
            self.current_paragraph = sentence.paragraph
        elif scan.has("reportedby") and self.discourse.person is not None and scan.has("pronoun"):
            self._backfill(self.discourse.person, sentence)
        words = sum(t.kind == WORD for t in scan.tokens)
        if reading.groups and sentence.line_start and not real:
            group = reading.groups[0]
            if (group.localities or len(group.regions) == 1) and group.begin <= 2 and sum(t.kind == WORD for t in scan.tokens[group.begin : group.stop]) / max(1, words) >= 0.6:
                self.heading = (group, sentence.index, sentence.paragraph)
        self._attach_localities(reading, real, problems)

    heading: tuple[PlaceGroup, int, int] | None = None

    def _only_attribution(self, reading: Reading) -> bool:
        scan = reading.scan
        return len(scan.tokens) <= 24 and scan.has("report") and any(x in scan.lows for x in ("об", "это", "про", "це", "this", "these", "такие", "such", "о", "announcement", "figure"))

    def _backfill(self, source: SourceMention, sentence: Sentence) -> None:
        """«Об этом сообщил губернатор …»: the statement stands before."""
        for draft in reversed(self.drafts):
            if sentence.index - draft.sentence.index > 4 or draft.paragraph < sentence.paragraph - 1:
                break
            if draft.source is None or draft.source.kind == "unattributed" or (draft.source.rule in ("in play", "duty forces") and sentence.index - draft.sentence.index <= 2):
                if source.kind in ("governor", "regional", "municipal") and source.region and draft.region not in (None, source.region, "RU"):
                    continue
                draft.source = source._replace(strong=False, rule="next sentence")
                if draft.place_from == "default" or draft.place is None:
                    draft.place = None
                    place = self.gazetteer.by_id(source.region) if source.region else None
                    if place is not None:
                        draft.place, draft.place_from = reference(place, "", method="speaker"), "speaker"

    def finish(self) -> None:
        """After the last sentence: a signature («Губернатор Александр Богомаз.») signs what nobody signed."""
        if self.signature is None:
            return
        signed = self.signature
        if any(d.source is not None and d.source.kind != "unattributed" and d.source.rule not in ("duty forces", "defenders", "in play") for d in self.drafts):
            if not all(d.source is None or d.source.kind == signed.kind or d.source.rule in ("duty forces", "defenders") for d in self.drafts):
                return
        for draft in self.drafts:
            if draft.source is None or draft.source.rule in ("duty forces", "defenders"):
                if signed.region and draft.region not in (None, signed.region, "RU"):
                    continue
                draft.source = signed._replace(strong=False, rule="signature")
                if draft.place is None or draft.place_from == "default":
                    region = signed.region or ("UA" if signed.kind == "ukraine" else "RU" if signed.kind == "ministry" else None)
                    place = self.gazetteer.by_id(region) if region else None
                    if place is not None:
                        draft.place, draft.place_from = reference(place, "", method="speaker"), "speaker"
                draft.headline = False

    def place_defaults(self, drafts: list[Draft]) -> None:
        """The ministry that signs a count only once the whole text is read speaks of the country."""
        for draft in drafts:
            if draft.place is None and draft.side in ("ministry", "ukraine"):
                self._country(draft, "RU" if draft.side == "ministry" else "UA")

    signature: SourceMention | None = None

    def _attach_localities(self, reading: Reading, real: list[SourceMention], problems: list[Problem]) -> None:
        """A sentence that only names the places of the count before it ("The machines were brought down over …")."""
        scan = reading.scan
        sentence = scan.sentence
        localities = [x for g in reading.groups if g.role in ("over", "bare") for x in g.localities]
        if not localities or not self.drafts:
            return
        last = self.drafts[-1]
        near = [d for d in reversed(self.drafts) if sentence.index - d.sentence.index <= 3 and d.source is not None and d.source.kind in ("governor", "regional")]
        if not near:
            return
        if real:
            same = [d for d in near if any(s.speaker == d.source.speaker and s.kind == d.source.kind for s in real if d.source)]
            near = same
            if not near:
                return
        last = near[0]
        if last.region in (None, "RU", "UA"):
            return
        inside = [x for x in localities if x.id is None or self._region_of(x) == last.region]
        if len([x for x in inside if x.id]) < len([x for x in localities if x.id]):
            return
        listed = len(inside) >= 2 or scan.has("outcome")
        downed = any(m.value == "downed" for m in scan.all("outcome")) or scan.has("placenoun")
        first = min(g.begin for g in reading.groups if g.localities)
        harmless = not scan.has("debris") and not scan.has("negation", 0, first) and not scan.has("damage")
        if listed and (downed or len(inside) >= 3) and harmless and not last.across and sentence.index - last.sentence.index <= 2:
            last.across = tuple(inside)
            self.problems.extend(problems)


_ADJECTIVES = ("ным", "ной", "ними", "ною", "ованим", "анным", "енным", "ой", "им", "ым")
_LEADS = frozenset("occupied annexed southern northern eastern western central neighbouring neighboring whole entire nearby".split())
_NUMBER_NOUNS = frozenset("number tally count total figure toll число количество числа количества кількість кількості счет счёт рахунок итог цифры данные when когда коли".split())
_OF = frozenset("of from the a an one from an ukrainian enemy of downed its от этого сбитого вражеского украинского ворожого збитого від".split())
_FIGURE_WORDS = frozenset(
    "number figure tally toll count total цифру цифра цифры число числа числом цифрой назвал назвало назвали puts put counted насчитал насчитало насчитали credits "
    "нарахували нарахувало назвав назвала цифру число gives gave at reads says is".split()
)
_LIST_GLUE = frozenset("of the a were was is are been each apiece more also ещё еще також также ще then and fell lay пришлось пришлись пришёлся пришелся припало territory территорией територією территории for each in that had lies to accounts из на сбит сбито сбиты whose airspace skies уничтожено было были than out remaining just only лишь только всего another around about occurred took place went came down other others".split())  # fmt: skip


def scan_kind(value: object) -> bool:
    """Placeholder for a kind word check on an item of a group."""
    return bool(value)


def _copy(draft: Draft) -> Draft:
    copy = Draft.__new__(Draft)
    for name in Draft.__slots__:
        setattr(copy, name, getattr(draft, name))
    copy.evidence = list(draft.evidence)
    return copy


def _window_key(draft: Draft) -> str:
    source = draft.source
    return f"{source.kind}/{source.speaker}" if source is not None else "unattributed"


def to_count(draft: Draft) -> Count:
    """The count of a draft as the model has it."""
    return Count(draft.min, draft.max, draft.approx, draft.bare, draft.count_text)


from dronecli.lexicon import Mark  # noqa: E402

_ = (shift,)
