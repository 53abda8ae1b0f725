"""Who says it: the source of a count, named before it, behind it, in another sentence or in the signature."""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.counts import CountMention
from dronecli.extraction.dates import shift
from dronecli.extraction.discourse import SourceMention
from dronecli.extraction.drafts import Draft, window_key
from dronecli.extraction.heads import display_name
from dronecli.extraction.meanings import reference
from dronecli.extraction.names import find_names, find_persons, keys_of
from dronecli.extraction.reading import Reading
from dronecli.extraction.scan import Scan
from dronecli.extraction.segments import segment_of
from dronecli.extraction.sources import find_sources
from dronecli.extraction.story import Story
from dronecli.model import SOURCES
from dronecli.segmenting import WORD, Sentence, normalise, split_sentences


def author_of(story: Story, text: str) -> SourceMention | None:
    """The source that front matter or an export's channel names: a role, a person or a channel."""
    role = text.strip().lower()
    if role in SOURCES:
        return SourceMention(role, 0, 0, None, rule="front matter")
    head = story.gazetteer.channel(text)
    if head is not None:
        kind = "regional" if head.title == "body" else "governor"
        mention = SourceMention(
            kind,
            0,
            0,
            head.name if kind == "regional" else display_name(head, story.language),
            head.region,
            None,
            head,
            rule="channel",
        )
        story.discourse.person = mention if kind == "governor" else None
        story.discourse.region = head.region
        return mention
    sentences = split_sentences(normalise(text).text)
    if sentences:
        scan = Scan(sentences[0])
        keys = keys_of(scan)
        names = find_names(scan, keys, story.gazetteer)
        persons = find_persons(scan, keys, story.gazetteer, story.discourse.known)
        found = find_sources(scan, names, persons, story.gazetteer, story.discourse)
        if found:
            return found[0]._replace(begin=0, stop=0, rule="channel")
    return SourceMention("media", 0, 0, text.strip() or None, rule="channel")


def note_agency(story: Story, scan: Scan) -> None:
    """Notes the outlet that retells ("TASS"): the `via` of what follows in its paragraph, and of the whole text where
    the lead names it."""
    if story.discourse.retold_in != scan.sentence.paragraph:
        story.discourse.via = story.discourse.carrier
    for mark in scan.all("agency"):
        token = scan.tokens[mark.begin]
        if token.text[0].isupper() or token.text.isupper():
            story.discourse.via = " ".join(t.text for t in scan.tokens[mark.begin : mark.stop])
            story.discourse.retold_in = scan.sentence.paragraph
            if not story.drafts or story.drafts[0].paragraph == scan.sentence.paragraph:
                story.discourse.carrier = story.discourse.via
            return


def speakers_of(
    story: Story, scan: Scan, sources: list[SourceMention], person: SourceMention | None
) -> list[tuple[int, str | None]]:
    """The (token, region) of each source of a sentence, or of the one in play if it names none (see `find_groups`)."""
    out = [
        (s.begin, s.region if s.kind in ("governor", "regional", "municipal") else None) for s in sources if not s.force
    ]
    if not out and scan.has("pronoun") and person is not None:
        return [(0, person.region)]
    if not out and story.current is not None and story.current.region is not None:
        return [(0, story.current.region)]
    return out


_IN_IT = (["в", "нем"], ["в", "ней"], ["у", "ньому"], ["у", "ній"])


def source_for(story: Story, reading: Reading, count: CountMention) -> SourceMention | None:
    """The source that the sentence itself gives for a count, None if it names none."""
    scan, segments = reading.scan, reading.segments
    candidates = [s for s in reading.sources if not s.force and not _is_compared(scan, s)]
    quoting = _quoting_person(story, reading, count) if candidates else None
    if quoting is not None:
        return quoting
    candidates = _without_quoted_soldiers(scan, candidates)
    if len(candidates) > 1:
        candidates = [s for s in candidates if s.begin == candidates[0].begin or not _only_owns_figure(scan, s)]
    if candidates:
        before = [s for s in candidates if s.stop <= count.begin]
        after = [s for s in candidates if s.begin >= count.stop and not _leaves_unsaid(scan, s)]
        seg = segment_of(segments, count.begin)
        if len(candidates) > 1 and scan.has("citing"):
            # An outlet that cites a body only passes its word on.
            cited = [m.begin for m in scan.all("citing")]
            passing = [
                s
                for s in candidates
                if s.kind == "media"
                and any(s.stop <= k <= s.stop + 2 for k in cited)
                and any(x.begin > s.stop and x.kind != "media" for x in candidates)
            ]
            before, after = [s for s in before if s not in passing], [s for s in after if s not in passing]
        if before and after:
            last, first = before[-1], after[0]
            # "A said …; … five over R, according to B": a source that follows owns what stands since the last stop
            # of the sentence only if it has a verb of saying and the one before stands in another statement.
            gap = segment_of(segments, first.begin) - seg
            between = [c for c in reading.counts if last.stop <= c.begin < count.begin]
            if _stands_in_report(scan, count, first) and not any(
                count.stop <= c.begin < first.begin for c in reading.counts
            ):
                return first
            if count.form == "same" and gap <= 0 and _says(scan, first, segments):
                return first  # «военные насчитали 12, столько же назвал и губернатор»
            if between and gap <= 1 and _says(scan, first, segments) and _quoting(scan, count, first):
                return first
            return last
        if before:
            return before[-1]
        if after:
            return after[0]
    if story.discourse.body is not None and scan.lows[0] == "its" and scan.has("report", 0, 3):
        return story.discourse.body._replace(strong=False, rule="pronoun")  # "Its list has 38 over …"
    if not candidates and informant_at(scan) is not None:
        return SourceMention("media", 0, 0, rule="informant", strong=False)
    outlet = None if candidates else _own_informant(scan)
    if outlet is not None:
        return outlet
    if story.discourse.body is not None and scan.lows[:2] in _IN_IT:
        return story.discourse.body._replace(strong=False, rule="pronoun")
    for mark in scan.all("dutyforce"):
        if any(scan.get("report", k) for k in range(mark.begin, mark.stop)):
            return SourceMention("ministry", mark.begin, mark.stop, rule="Moscow says", strong=False)
    if story.discourse.body is not None and _said_there(scan):
        return story.discourse.body._replace(strong=False, rule="pronoun")
    if scan.has("pronoun") and scan.has("report"):
        for mark in scan.all("pronoun"):
            if mark.value == "person" and _is_body(story, reading, mark.begin) and _near_report(scan, mark.begin):
                return story.discourse.body._replace(strong=False, rule="pronoun") if story.discourse.body else None
            outlet = story.current if story.current is not None and story.current.rule == "outlet" else None
            if mark.value == "person" and outlet is not None and _near_report(scan, mark.begin):
                return outlet._replace(strong=False, rule="pronoun")  # the author of a channel
            if mark.value == "person" and story.discourse.person is not None and _near_report(scan, mark.begin):
                return story.discourse.person._replace(strong=False, rule="pronoun")
            if (
                mark.value == "body"
                and (mark.begin > 0 or scan.get("report", mark.stop) is not None)
                and story.discourse.body is not None
                and _near_report(scan, mark.begin)
                and scan.lows[mark.begin] != "там"
            ):
                return story.discourse.body._replace(strong=False, rule="pronoun")
    return None


def _is_compared(scan: Scan, source: SourceMention) -> bool:
    """Whether a figure is only set beside that of a source: "one fewer than the governor's own count"."""
    return any(low in words.THAN for low in scan.lows[max(0, source.begin - 2) : source.begin])


def _own_informant(scan: Scan) -> SourceMention | None:
    """An outlet that cites somebody who is no official: "Fontanka, quoting an employee of the port, writes that …"."""
    for mark in scan.all("agency") if scan.has("citing") and scan.has("report") else ():
        token = scan.tokens[mark.begin]
        cited = next((m.stop for m in scan.all("citing") if mark.stop <= m.begin <= mark.stop + 2), None)
        if cited is None or any(low.startswith(words.REPORT_NOUN_STEMS) for low in scan.lows[cited : cited + 4]):
            continue  # "quoting the same statement"
        if token.text[0].isupper():
            name = " ".join(t.text for t in scan.tokens[mark.begin : mark.stop])
            return SourceMention("media", mark.begin, mark.stop, name, rule="outlet")
    return None


def owns_figure(scan: Scan, source: SourceMention) -> bool:
    """Whether something is set beside a source's figure: "corroborated the governor's account", "from Kyiv's tally"."""
    before = source.begin - 1
    before -= before > 0 and scan.lows[before] == "the"
    if before < 0 or scan.lows[before] not in words.SET_BESIDE:
        return False
    k = source.stop
    k += k < len(scan.lows) and scan.lows[k] == "own"
    possessive = scan.tokens[source.stop - 1].text.endswith(("'s", "’s", "s'"))
    return possessive and k < len(scan.lows) and scan.lows[k] in words.OWNED_FIGURES


def _only_owns_figure(scan: Scan, source: SourceMention) -> bool:
    """Whether a body is named for its figure, which another one will not speak of: «цифру військових не коментував»."""
    if owns_figure(scan, source):
        return True
    if not source.begin or not scan.lows[source.begin - 1].startswith(words.FIGURE_STEMS):
        return False
    return scan.has("negation", max(0, source.begin - 5), source.stop + 1)


def informant_at(scan: Scan) -> int | None:
    """The token of somebody who is no official and says something: «говорит военный аналитик Юрий Лямин»."""
    marks = scan.all("informant")
    return next((m.begin for m in marks if scan.has("report", max(0, m.begin - 4), m.stop + 5)), None)


def is_signed_by_informant(scan: Scan) -> bool:
    """Whether an informant signs the sentence, whoever it speaks of: «Военные считают своё», – говорит аналитик."""
    said = informant_at(scan)
    if said is None:
        return False
    verb = next((m.begin for m in scan.all("report") if 0 < said - m.begin <= 3), None)
    return verb is not None and verb > 0 and scan.lows[verb - 1] in words.LONG_DASHES


def _said_there(scan: Scan) -> bool:
    """«Там заявили», «зазначили там»: the body that was spoken of says it."""
    return not words.THERE_SAID.isdisjoint(scan.lows) and any(
        low in words.THERE_SAID and (scan.get("report", k + 1) or k and scan.get("report", k - 1))
        for k, low in enumerate(scan.lows)
    )


def _is_body(story: Story, reading: Reading, at: int) -> bool:
    """Whether «по его данным» is by the ministry's, a neuter: it was spoken of last, or tells of other regions."""
    person, body = story.discourse.person, story.discourse.body
    if person is not None and person.rule == "informant":
        return False
    if body is None or body.kind != "ministry" or reading.scan.lows[at] not in words.ITS_OR_HIS:
        return False
    spoken = story.current is not None and story.current.kind == "ministry"
    if spoken and reading.scan.lows[at + 1 : at + 2] and reading.scan.lows[at + 1].startswith(words.DATA_STEMS):
        return True  # «Минобороны привело свои цифры. По его данным, …»: a person has words
    if person is None or person.region is None:
        return True
    regions = {r.id for g in reading.groups if g.role == "over" for r in g.regions}
    return bool(regions) and person.region not in regions


def _says(scan: Scan, source: SourceMention, segments: tuple[tuple[int, int], ...]) -> bool:
    a, b = segments[segment_of(segments, source.begin)]
    return scan.has("report", a, b)


def _quoting(scan: Scan, count: CountMention, source: SourceMention) -> bool:
    return (
        any(scan.lows[k] in words.CONTRASTS for k in range(max(0, count.begin - 4), count.begin))
        and source.begin - count.stop < 14
    )


def _leaves_unsaid(scan: Scan, source: SourceMention) -> bool:
    """Whether a body is named only because it does not give the figure: «… самостоятельно министерство её не
    приводило»."""
    behind = scan.lows[source.stop : source.stop + 4]
    return any(
        low in words.NOT and verb.startswith(words.GIVING_STEMS) for low, verb in zip(behind, behind[1:], strict=False)
    )


def _quoting_person(story: Story, reading: Reading, count: CountMention) -> SourceMention | None:
    """Who quotes what soldiers told him as his own word: «По информации военных, сбито 15 БПЛА», – написал он."""
    scan, person = reading.scan, story.discourse.person
    closed = next((k for k in range(count.stop, len(scan.lows)) if scan.lows[k] in words.CLOSING_QUOTES), None)
    if closed is None or scan.lows[0] not in words.OPENING_QUOTES or not scan.has("report", closed):
        return None
    told = [s for s in reading.sources if s.begin < count.begin]
    soldiers = all(s.kind == "ministry" and scan.lows[s.stop - 1].startswith(words.MILITARY_TITLE_STEMS) for s in told)
    if not told or not soldiers:
        return None
    behind = next((s for s in reading.sources if s.begin > closed and s.kind == "governor"), None)
    if behind is None and any(m.value == "person" and m.begin > closed for m in scan.all("pronoun")):
        behind = person._replace(strong=False, rule="pronoun") if person is not None else None
    return behind


def _without_quoted_soldiers(scan: Scan, candidates: list[SourceMention]) -> list[SourceMention]:
    """The sources without soldiers of whom another one speaks in a quotation: Развожаєв написав: «Військові працюють,
    збито два БПЛА»."""
    opened = next((k for k, low in enumerate(scan.lows) if low in words.OPENING_QUOTES or low == '"'), None)
    if opened is None or not opened or scan.lows[opened - 1] != ":" or len(candidates) < 2:
        return candidates
    if not any(s.stop <= opened and s.kind == "governor" for s in candidates):
        return candidates
    return [
        s
        for s in candidates
        if s.begin < opened or s.kind != "ministry" or not scan.lows[s.stop - 1].startswith(words.MILITARY_TITLE_STEMS)
    ]


def _stands_in_report(scan: Scan, count: CountMention, source: SourceMention) -> bool:
    """Whether a figure is said to stand in the report of a source behind it: «столько же – три БПЛА над областью –
    есть и во втором сообщении военных»."""
    before = scan.lows[max(count.stop, source.begin - 1) : source.begin]
    if not any(low.startswith(words.REPORT_NOUN_STEMS) for low in before):
        return False
    between = scan.lows[count.stop : source.begin]
    return any(low in words.STANDS_IN for low in between) and words.CONTRASTS.isdisjoint(between)


def _near_report(scan: Scan, i: int) -> bool:
    return scan.has("report", max(0, i - 5), i + 6)


def inherited(story: Story, reading: Reading, region: str | None, elliptic: bool) -> SourceMention | None:
    """The source of a sentence that names none: the one in play, if it can speak of the region."""
    scan = reading.scan
    if _said_by_stranger(reading) or story.stranger and story.quoted_since is not None:
        return _STRANGER
    if _opens_past(story, reading) or _goes_on_reminding(story, reading):
        return _NEWSROOM
    current = None if scan.has("reset") or scan.has("abroad") or _is_background(story, reading) else story.current
    if current is None:
        if scan.has("defenders") and (region is None or region.startswith("UA")):
            return SourceMention("ukraine", 0, 0, rule="defenders", strong=False)
        if has_duty_forces(scan):
            return SourceMention("ministry", 0, 0, rule="duty forces", strong=False)
        return _NEWSROOM if _is_recalled(story, reading, region) else None
    if current.kind == "ministry" and _is_scene(story, reading):
        return None
    if current.kind == "ukraine" and (region or "").startswith("RU-") and _is_downing(reading):
        return None  # nobody but Russia counts what was downed over its regions
    if current.kind == "municipal" and _is_elsewhere(story, reading, current):
        return _NEWSROOM
    if current.kind in ("governor", "regional", "municipal"):
        if region is None and _are_the_countrys_forces(story, reading):
            return SourceMention("ministry", 0, 0, rule="duty forces", strong=False)
        adjoins = story.quoted_since is not None or _adjoins(story, scan.sentence)
        at_sea = region is not None and region.startswith("SEA") and adjoins
        if region is not None and current.region is not None and region != current.region and not at_sea:
            for earlier in (story.discourse.body,):
                if earlier is not None and earlier.kind == "ministry" and elliptic:
                    return earlier._replace(strong=False, rule="in play")
            if has_duty_forces(scan):
                return SourceMention("ministry", 0, 0, rule="duty forces", strong=False)
            return None
    return current._replace(strong=False, rule="in play")


def _adjoins(story: Story, sentence: Sentence) -> bool:
    """Whether a governor has just counted in the sentence before, in the same paragraph: «над областью перехвачены
    девять дронов. Над заливом – ещё четыре»."""
    last = story.drafts[-1] if story.drafts else None
    if last is None or last.side != "governor" or last.paragraph != sentence.paragraph:
        return False
    return sentence.index - last.sentence.index == 1 and last.source is not None and last.outcome == "downed"


def has_duty_forces(scan: Scan) -> bool:
    """Whether Russia's forces are told of, and not as those that attack: "Russian forces launched 99 drones"."""
    attacks = [m.begin for m in scan.all("outcome") if m.value == "launched"]
    return any(not any(0 <= at - m.stop <= 1 for at in attacks) for m in scan.all("dutyforce"))


def _are_the_countrys_forces(story: Story, reading: Reading) -> bool:
    """Whether a paragraph leaves the governor's region for the country's forces: "The raid follows a wave of attacks on
    21 July, when Russian air defence systems downed 19 UAVs"."""
    scan, last = reading.scan, story.drafts[-1] if story.drafts else None
    if last is None or last.paragraph == scan.sentence.paragraph or story.quoted_since is not None:
        return False
    if scan.has("ownregion") or scan.has("owncity") or any(g.regions or g.localities for g in reading.groups):
        return False
    marks = (k for m in scan.all("dutyforce") for k in (m.begin - 1, m.begin) if k >= 0)
    return any(scan.lows[k].startswith(words.RUSSIAN_STEMS) for k in marks) and _is_downing(reading)


def _is_scene(story: Story, reading: Reading) -> bool:
    """Whether a new paragraph leaves the ministry's figures for what fell on a town: «В Алексине дрон рухнул на
    склад»; of hits it never tells: «А в субботу в Ельце дрон врезался в цех»."""
    last = story.drafts[-1] if story.drafts else None
    told = {m.value for m in reading.scan.all("outcome")}
    if last is None or last.paragraph == reading.scan.sentence.paragraph and told != {"struck"}:
        return False
    return bool(told) and told <= {"debris", "struck"} and any(g.localities for g in reading.groups)


def _is_downing(reading: Reading) -> bool:
    """Whether nothing but downing is told in a sentence: «за день сбили 34 дрона»."""
    told = {m.value for m in reading.scan.all("outcome")}
    return told == {"downed"}


_STRANGER = SourceMention("unattributed", 0, 0, strong=False, rule="stranger")
_NEWSROOM = SourceMention("unattributed", 0, 0, strong=False, rule="background")


def _said_by_stranger(reading: Reading) -> bool:
    """Whether a quotation is of somebody who is no source: «Дрон збили з кулемета, – каже фермерка Оксана."""
    scan = reading.scan
    if reading.sources or scan.has("pronoun") or "report" not in scan.at:
        return False
    if _opens_with_bystander(scan):
        return True
    for said in scan.all("report"):
        if said.begin < 2 or scan.lows[said.begin - 1] not in words.LONG_DASHES:
            continue
        if scan.lows[said.begin - 2] not in words.BEFORE_WHO_SAYS:
            continue
        behind = enumerate(scan.tokens[said.stop : said.stop + 4], said.stop)
        if any(t.kind == WORD and t.text[0].isupper() and k not in scan.taken for k, t in behind):
            return True
    return False


def _opens_with_bystander(scan: Scan) -> bool:
    """ "A resident of Syzran told the paper …", «Один из местных жителей рассказал …»: nobody who counts for a side."""
    at = next((k for k, low in enumerate(scan.lows[:4]) if low.startswith(words.BYSTANDER_STEMS)), None)
    if at is None or scan.has("object", 0, at) or scan.has("prep", 0, at):
        return False
    behind = range(at + 1, min(at + 7, len(scan.lows)))
    said = next((k for k in behind if scan.get("report", k) is not None), None)
    return said is not None and words.WERE.isdisjoint(scan.lows[at:said]) and "," not in scan.lows[at:said]


def _is_background(story: Story, reading: Reading) -> bool:
    """Whether a sentence recalls another day on the newsroom's own account («Раніше, 11 листопада, …»)."""
    opening = reading.scan.lows[0] in words.EARLIER
    return opening and any(d.explicit and d.iso != story.date for d in reading.times.dates)


def _is_elsewhere(story: Story, reading: Reading, mayor: SourceMention) -> bool:
    """Whether a sentence tells of districts alone, of which the mayor in play does not speak: «Синельниківський район
    ворог атакував шістьома дронами»."""
    named = [x for g in reading.groups for x in g.localities if x.id]
    town = mayor.town or story.discourse.town
    return bool(named) and town is not None and town.kind == "town" and all(x.kind == "district" for x in named)


def _is_recalled(story: Story, reading: Reading, region: str | None) -> bool:
    """Whether a report of Ukraine reminds of another day without saying whose figure it is: «Нагадаємо, 11 листопада
    над Чернігівщиною знищили шість дронів»."""
    earlier = any(d.explicit and d.iso is not None and d.iso < (story.date or "") for d in reading.times.dates)
    return reading.scan.has("reset") and earlier and region is not None and region.startswith("UA-")


def _goes_on_reminding(story: Story, reading: Reading) -> bool:
    """Whether "then" goes on with what the newsroom reminds of: «Нагадаємо, у ніч на 8 лютого під ударом був Дніпро.
    Тоді над областю знешкодили 19 дронів»."""
    if story.recalled is None or reading.scan.sentence.index - story.reminded != 1:
        return False
    return any(m.begin <= 2 for tag in ("then", "thatday") for m in reading.scan.all(tag))


def _opens_past(story: Story, reading: Reading) -> bool:
    """Whether a paragraph opens with a day before the eve of the report and tells what struck or fell then: «6 березня
    ракета влучила в готель»; what was downed on such a day is still told by whoever speaks."""
    scan, dates = reading.scan, reading.times.dates
    if not dates or story.date is None or story.document_source is not None or not scan.sentence.line_start:
        return False
    first = dates[0]
    if first.begin > 3 or not first.explicit or first.iso is None or first.iso >= shift(story.date, -1):
        return False
    told = {m.value for m in scan.all("outcome")}
    return bool(told & {"struck", "debris", "launched"}) and "downed" not in told and story.quoted_since is None


def only_attributes(reading: Reading) -> bool:
    """Whether a sentence only says who told what stands before it («Об этом сообщил губернатор»)."""
    scan = reading.scan
    if len(scan.tokens) > 24 or not scan.has("report"):
        return False
    told = any(
        low in words.ABOUT and behind in words.WHAT_WAS_TOLD
        for low, behind in zip(scan.lows, scan.lows[1:], strict=False)
    )
    return told or any(low in words.POINTS_BACK for low in scan.lows)


def note_quotation(story: Story, reading: Reading) -> None:
    """A quotation of several sentences is all of whom its last one names: «Сбиты два БПЛА. Пострадавших нет», –
    написал губернатор."""
    opened, closed = _quotation(reading.scan, story.quoted_since is not None)
    since = story.quoted_since
    if closed is not None and since is not None:
        story.quoted_since = None
        said = [s for s in reading.sources if not s.force and s.begin > closed]
        tokens = reading.scan.tokens
        if _said_by_stranger(reading) and not story.stranger:
            for draft in reversed(story.drafts):
                if draft.sentence.index < since:
                    break
                if draft.source is not None and draft.source.rule == "in play":
                    draft.source = _STRANGER
        if said and any(t.text in words.BEHIND_QUOTATION for t in tokens[max(0, closed - 1) : closed + 3]):
            for draft in reversed(story.drafts):
                if draft.sentence.index < since:
                    break
                if draft.source is None or draft.source.rule in ("in play", "duty forces"):
                    _credit(story, draft, said[0], "quotation")
    if opened:
        story.quoted_since = reading.scan.sentence.index
        story.stranger = False
    story.stranger = story.stranger or _said_by_stranger(reading)


_QUOTES = words.OPENING_QUOTES | words.CLOSING_QUOTES | {'"'}


def _quotation(scan: Scan, inside: bool) -> tuple[bool, int | None]:
    """Whether a sentence opens a quotation that it does not close, and the token that closes one opened before.

    Straight marks count only where no others do: they stand inside the others (« … "Red level" … »).
    """
    if _QUOTES.isdisjoint(scan.lows):
        return False, None
    straight = not any(t.text in words.OPENING_QUOTES or t.text in words.CLOSING_QUOTES for t in scan.tokens)
    depth, closed = int(inside), None
    for k, token in enumerate(scan.tokens):
        if token.text in words.OPENING_QUOTES:
            depth += 1
        elif token.text in words.CLOSING_QUOTES:
            depth -= 1
        elif token.text == '"' and straight:
            depth += -1 if depth else 1
        else:
            continue
        if inside and depth <= 0 and closed is None:
            closed, depth = k, 0
    return depth > 0 and (not inside or closed is not None), closed


_UNSIGNED = ("in play", "duty forces", "defenders", "acts")


def attribute_backwards(story: Story, source: SourceMention, sentence: Sentence) -> None:
    """«Об этом сообщил губернатор …»: the statement stands before."""
    for draft in reversed(story.drafts):
        between = sentence.index - draft.sentence.index  # a dateline may stand between a headline and the lead
        if between > 4 or draft.paragraph < sentence.paragraph - 1 - (between == 2):
            break
        if (
            draft.source is None
            or draft.source.kind == "unattributed"
            or (draft.source.rule in _UNSIGNED and sentence.index - draft.sentence.index <= 2)
        ):
            if (
                source.kind in ("governor", "regional", "municipal")
                and source.region
                and draft.region not in (None, source.region, "RU")
                and {draft.region, source.region} != {"RU-MOW", "RU-MOS"}
            ):
                continue
            _credit(story, draft, source, "next sentence")


def _credit(story: Story, draft: Draft, source: SourceMention, rule: str) -> None:
    """Gives a draft a source that is named after it, and the source's region where no place is named."""
    draft.source = source._replace(strong=False, rule=rule)
    if draft.window is not None and draft.window_from == "sentence":
        story.window_of.setdefault(window_key(draft), draft.window)  # the statement goes on behind its signature
    if draft.place_from == "default" or draft.place is None:
        draft.place = None
        region = source.region or ("RU" if source.kind == "ministry" else None)
        place = story.gazetteer.by_id(region) if region else None
        if place is not None:
            draft.place, draft.place_from = reference(place, "", method="speaker"), "speaker"


def sign(story: Story) -> None:
    """After the last sentence: a signature («Губернатор Александр Богомаз.») signs what nobody signed."""
    if story.signature is None:
        return
    signed = story.signature
    if any(
        d.source is not None
        and d.source.kind != "unattributed"
        and d.source.rule not in ("duty forces", "defenders", "in play")
        for d in story.drafts
    ):
        if not all(
            d.source is None or d.source.kind == signed.kind or d.source.rule in ("duty forces", "defenders")
            for d in story.drafts
        ):
            return
    for draft in story.drafts:
        if draft.source is None or draft.source.rule in ("duty forces", "defenders"):
            if signed.region and draft.region not in (None, signed.region, "RU"):
                continue
            draft.source = signed._replace(strong=False, rule="signature")
            if draft.place is None or draft.place_from == "default":
                region = signed.region or (
                    "UA" if signed.kind == "ukraine" else "RU" if signed.kind == "ministry" else None
                )
                place = story.gazetteer.by_id(region) if region else None
                if place is not None:
                    draft.place, draft.place_from = reference(place, "", method="speaker"), "speaker"
            draft.headline = False
