"""Mentions of a document → its claims in the making, sentence by sentence.

What stands in the count's own segment wins over what stands elsewhere in the sentence, and that over what earlier
sentences left behind (`story`: the region and the speaker in play, the window of the statement).
"""

from __future__ import annotations

from collections.abc import Sequence

from dronecli.extraction import words
from dronecli.extraction.agents import note_agents
from dronecli.extraction.atoms import find_atoms
from dronecli.extraction.attributing import (
    attribute_backwards,
    author_of,
    has_duty_forces,
    informant_at,
    is_signed_by_informant,
    note_agency,
    note_quotation,
    only_attributes,
    owns_figure,
    sign,
    speakers_of,
)
from dronecli.extraction.binding_places import find_pairs, holders_of, region_id
from dronecli.extraction.binding_windows import carry_windows, is_event_time, is_present, note_recalled, resolve_window
from dronecli.extraction.counts import find_counts
from dronecli.extraction.datelines import event_names
from dronecli.extraction.default_places import place_late
from dronecli.extraction.discourse import SourceMention
from dronecli.extraction.drafting import drafts_of
from dronecli.extraction.drafts import Draft, window_key
from dronecli.extraction.names import find_names, find_persons, keys_of
from dronecli.extraction.places import PlaceGroup, find_groups
from dronecli.extraction.reading import Reading
from dronecli.extraction.scan import Scan
from dronecli.extraction.segments import find_segments
from dronecli.extraction.settle import settle
from dronecli.extraction.sources import find_sources
from dronecli.extraction.story import Story
from dronecli.extraction.windows import Times, WindowMention, find_times
from dronecli.gazetteer import Gazetteer, Place
from dronecli.model import Document, PlaceRef, Problem, Window
from dronecli.segmenting import PUNCT, WORD, Sentence

# Without a word of objects or of what became of them there is no claim in a document, whatever else it tells.
_TELLING = frozenset(("object", "weak", "outcome", "debris", "repel"))


def assemble(
    document: Document, gazetteer: Gazetteer, language: str, sentences: Sequence[Sentence], headline: bool
) -> tuple[list[Draft], list[Problem]]:
    """The claims in the making of a whole document, and the place names that stayed open.

    `headline` tells that the first sentence is one. Spans are those of the normalised text.
    """
    telling = next((scan for scan in map(Scan, sentences) if not _TELLING.isdisjoint(scan.at)), None)
    if telling is None:
        return [], []
    story = Story(gazetteer, language, document.date)
    if document.source:
        story.document_source = story.current = author_of(story, document.source)
    for sentence in sentences:
        scan = telling if sentence is telling.sentence else Scan(sentence)
        read_sentence(story, scan, headline and sentence.index == 0)
    sign(story)
    drafts = settle(story.drafts, story.ministry_hint, story.defender_hint)
    place_late(story, drafts)
    return drafts, story.problems


def read_sentence(story: Story, scan: Scan, headline: bool) -> None:
    """Finds the mentions of a sentence and turns its counts into drafts."""
    times = find_times(scan, story.date)
    keys = keys_of(scan)
    person_before = story.discourse.person
    names = event_names(scan, find_names(scan, keys, story.gazetteer))
    persons = find_persons(scan, keys, story.gazetteer, story.discourse.known)
    region_before = story.discourse.region
    sources = find_sources(scan, names, persons, story.gazetteer, story.discourse)
    note_agency(story, scan)
    atoms = find_atoms(scan, names, story.gazetteer)
    speakers = speakers_of(story, scan, sources, person_before)
    groups, problems = find_groups(scan, atoms, story.gazetteer, story.discourse.region or region_before, speakers)
    groups = [g for g in groups if not _is_seat(scan, g, sources)]
    for group in groups:
        scan.take(group.begin, group.stop)
    note_agents(scan)
    counts = tuple(find_counts(scan))
    segments = find_segments(scan, groups, times)
    pairs = find_pairs(scan, groups, counts)
    holders = holders_of(scan, groups) if counts else ()
    reading = Reading(scan, times, tuple(sources), tuple(groups), counts, segments, pairs, holders)
    _note_posting(story, scan, times)
    if _goes_home(story, reading):
        story.current, story.discourse.region = None, story.discourse.home
    made = drafts_of(story, reading, headline)
    _finish_sentence(story, reading, made, problems)


def _goes_home(story: Story, reading: Reading) -> bool:
    """Whether a new paragraph recalls an earlier day of "the region" after the governor of another one has spoken: that
    of the text, «27 марта над областью сбили девять дронов»."""
    current, home, scan = story.current, story.discourse.home, reading.scan
    if current is None or current.region in (None, home) or home is None or current.kind != "governor":
        return False
    told = story.drafts[-1].paragraph if story.drafts else scan.sentence.paragraph
    if told == scan.sentence.paragraph or any(not s.force for s in reading.sources) or scan.has("pronoun"):
        return False
    earlier = any(d.explicit and d.iso and d.iso < (story.date or "") for d in reading.times.dates)
    own = any(g.own and not g.regions and not g.localities for g in reading.groups)
    return earlier and own and any(d.region == home for d in story.drafts)


def _is_seat(scan: Scan, group: PlaceGroup, sources: list[SourceMention]) -> bool:
    """Whether a place is only where the ministry sits ("the defence ministry in Moscow", "the military in Moscow")."""
    named = [r.id for r in group.regions] == ["RU-MOW"] and not group.localities
    if named and any(m.begin <= group.begin < m.stop for m in scan.all("dutyforce")):
        return True  # "Moscow claimed to have shot down 87 drones"
    return named and any(s.kind == "ministry" and 0 <= group.begin - s.stop <= 2 for s in sources)


def _note_posting(story: Story, scan: Scan, times: Times) -> None:
    """The clock time of a message: behind the date in its heading, or at the head of an entry ("04:42. …")."""
    sentence = scan.sentence
    if not sentence.line_start or times.windows and len(scan.tokens) > 14:
        return
    clocks = [
        t
        for t in scan.tokens
        if t.kind == "n" and len(t.low) in (4, 5) and t.low.replace(":", "").isdecimal() and ":" in t.low
    ]
    if len(clocks) != 1:
        return
    heading = sentence.index <= 3 and times.dates and len(scan.tokens) <= 16
    entry = scan.tokens[0] is clocks[0] and (len(scan.tokens) <= 2 or scan.tokens[1].kind == PUNCT)
    if entry:
        story.begin_entry()
    if heading or entry:
        hours, _, minutes = clocks[0].low.partition(":")
        story.posted = f"{int(hours):02}:{minutes}"
        if entry and not heading:
            _open_entry(story)
        if heading and any(d.iso == story.date for d in times.dates):
            story.issued = story.posted


def _opens_story(story: Story, sentence: Sentence, windows: list[WindowMention]) -> bool:
    """Whether a lead tells the night of the whole story, whoever is named: «… в ночь на пятницу ударили по порту,
    сообщили в СБУ»."""
    lead = sentence.index <= 4 and not story.drafts and story.neutral_window is None
    return lead and windows[0].kind == "night" and windows[0].own_date


def _open_entry(story: Story) -> None:
    """A further message of a chronicle ("14:20. Three more …") is of its own hours: no part of the day goes on."""
    story.window_of = {key: window for key, window in story.window_of.items() if window.kind == "day"}
    if story.neutral_window is not None and story.neutral_window.kind != "day":
        story.neutral_window = None


def _finish_sentence(story: Story, reading: Reading, made: list[Draft], problems: list[Problem]) -> None:
    scan = reading.scan
    sentence = scan.sentence
    real = [s for s in reading.sources if not s.force]
    if made:
        story.drafts_before = story.drafts[-1] if story.drafts else None
        story.drafts.extend(made)
        story.last_sentence = sentence.index
        carry_windows(story, reading, made)
        last = made[-1]
        if last.source is not None and last.source.rule != "informant":
            story.current = last.source
        if sentence.index <= 1 and story.neutral_window is None:
            night = next((w for w in reading.times.windows if w.kind == "night"), None)
            story.neutral_window = None if night is None else resolve_window(story, reading, night)
        story.problems.extend(problems)
    else:
        _without_claims(story, reading, real, problems)
    note_quotation(story, reading)
    if informant_at(scan) is not None and (not real or is_signed_by_informant(scan)):
        story.discourse.person = SourceMention("media", 0, 0, rule="informant", strong=False)  # who is "he" from now on
    if scan.tokens[-1].text == ":":
        heads = [m for m in scan.all("outcome") if m.begin not in scan.taken]
        story.list_header = (heads[-1].value, sentence.index) if heads else None
    elif story.list_header is not None and not (sentence.line_start and scan.tokens[0].kind != WORD):
        story.list_header = None
    if scan.has("defenders"):
        story.defender_hint = True
    if scan.has("object") or scan.has("topic"):
        story.topical = True
    if has_duty_forces(scan):
        story.ministry_hint = True
    explicit = [d.iso for d in reading.times.dates if d.iso and (d.explicit or d.iso != story.date)]
    if explicit and (not story.last_date or sentence.index > 0):
        story.last_date = explicit[-1]
        story.last_date_at = sentence.index
    note_recalled(story, reading)
    _note_day(story, reading)
    if reading.groups:
        listed = bool(made) and all(d.form == "elliptic" and d.side == "ministry" for d in made)
        _note_places(story, reading, real, listed)
        named = [g for g in reading.groups if g.role in ("over", "bare")]
        story.spoken = (named[0], sentence.index) if len(named) == 1 and named[0].localities else None
    story.discourse.home = story.discourse.home or story.discourse.region


_CITIES = ("RU-MOW", "RU-SPE", "UA-40", "UA-30")  # regions that are a city


def _note_day(story: Story, reading: Reading) -> None:
    """The day that stands alone at the head of a paragraph of a chronicle: «5 квітня. Оперштаб: …»."""
    scan, dates = reading.scan, reading.times.dates
    if not scan.sentence.line_start or len(dates) != 1 or dates[0].begin or not dates[0].explicit:
        return
    if dates[0].iso is not None and all(t.kind == PUNCT for t in scan.tokens[dates[0].stop :]):
        story.day_of = dates[0].iso, scan.sentence.paragraph


def _note_places(story: Story, reading: Reading, real: list[SourceMention], listed: bool) -> None:
    """The region and the town that the places of a sentence leave in play; an item of the ministry's list leaves no
    region."""
    scan = reading.scan
    here = [g for g in reading.groups if g.role != "to" and (not g.begin or scan.lows[g.begin - 1] != "to")]
    story.sea = next((r.id for g in reversed(here) for r in g.regions if r.kind == "sea"), story.sea)
    regions = [r.id for g in here for r in g.regions if r.id and r.kind == "region"]
    if story.discourse.region is not None and (listed or len(set(regions)) > 1):
        pass  # a list tells of many, and the text goes on with its own
    elif regions:
        story.discourse.region = (
            regions[-1]
            if not any(s.region for s in real if s.begin > reading.groups[-1].begin)
            else story.discourse.region
        )
    if regions and regions[-1] in _CITIES:
        story.discourse.town = None  # «атака на Севастополь … над городом сбили»
    towns = [x for g in here for x in g.localities if x.id and x.kind in ("town", "settlement")]
    if len({region_id(x) for x in towns}) > 2 and story.discourse.region is not None:
        return  # "16 over Rostov, 26 over Belgorod, three over Saratov": regions by their capitals
    if towns:
        place = story.gazetteer.by_id(towns[-1].id or "")
        if place is not None and not any(s.town for s in real):
            story.discourse.town = place
            headed = story.heading is not None and story.heading[1] == scan.sentence.index
            headed = headed and story.heading is not None and story.heading[0].bare_capital  # «Харьков.»
            own = story.current is not None and story.current.region == place.region  # the head of the region posts
            if not real and len(towns) == 1 and (headed and not own or _moves_on(story, reading, place)):
                story.discourse.region, story.current = place.region, None
                person = story.discourse.person
                if headed and person is not None and person.region not in (None, place.region):
                    story.discourse.person = None  # who spoke for another region of the digest
            if (
                not regions
                and place.region
                and place.kind == "town"
                and (story.current is None or story.current.region is None)
            ):
                story.discourse.region = place.region


def _moves_on(story: Story, reading: Reading, town: Place) -> bool:
    """Whether a paragraph opens with the harm in a town outside of the region of whoever spoke last: «В Виннице четверо
    пострадавших»."""
    scan, current = reading.scan, story.current
    if current is None or current.region in (None, town.region) or town.region in (None, "RU-MOW", "UA-30"):
        return False
    opens = scan.sentence.line_start and scan.lows[0] in words.LOCATIVE_PREPOSITIONS and reading.groups[0].begin == 1
    return opens and scan.has("damage")


def _note_post_of(story: Story, reading: Reading) -> None:
    """«Сообщение появилось в 03:50»: the time at which an open window of the sentence before ends."""
    last = story.drafts[-1] if story.drafts else None
    points = [w.start for w in reading.times.windows if w.kind == "point" and w.start is not None]
    if last is None or last.window is None or last.window.kind != "since" or not points or last.posted is not None:
        return
    if reading.scan.has("post") and reading.scan.sentence.index - last.sentence.index == 1:
        last.posted = points[0]


def _is_signed(scan: Scan, source: SourceMention) -> bool:
    """Whether a source closes its sentence in brackets or behind a dash («Пострадавших нет (Собянин).»)."""
    closes = all(t.kind == PUNCT for t in scan.tokens[source.stop :])
    return closes and source.begin > 0 and scan.tokens[source.begin - 1].text in words.BEFORE_SIGNATURE


def _without_claims(story: Story, reading: Reading, real: list[SourceMention], problems: list[Problem]) -> None:
    scan = reading.scan
    sentence = scan.sentence
    windows = [w for w in reading.times.windows if w.kind not in ("point", "hours")]
    if scan.has("alarm") and not scan.has("outcome"):
        windows = []  # the hours of an alert are not those of a count
    if scan.has("reset") and not real:
        story.current = None
    named = [s for s in real if s.speaker is not None or s.kind in ("ministry", "ukraine")]
    counted = scan.has("object") or scan.has("outcome") or scan.has("weak")
    if real and not counted:
        windows = [w for w in windows if w.kind != "since"]  # «Вибухи лунали з десятої вечора», – розповів …
    firm = any(w.kind in ("night", "day", "interval", "since") for w in windows)
    fresh = all(d.cumulative or d.headline for d in story.drafts)  # nothing has been told of a day yet
    if _note_covered(story, reading, named) or _note_unfolded(story, reading):
        pass
    elif (
        windows
        and (fresh or is_present(scan, windows[0]))
        and not real
        and windows[0].kind == "night"
        and len(scan.tokens) <= 8
    ):
        story.window_of.clear()
        story.neutral_window = resolve_window(story, reading, windows[0])  # «Ночь выдалась тяжёлой.»
    elif windows and (not named or sentence.index == 0 and firm or _opens_story(story, sentence, windows)):
        topical = scan.has("object") or scan.has("outcome") or sentence.index <= 1 or any(w.own_date for w in windows)
        topical = topical or fresh and any(scan.has(tag) for tag in ("shelling", "compound", "attacker", "digest"))
        topical = topical or scan.has("digest") and len(scan.tokens) <= 6  # «Итоги дня.» in a chronicle
        topical = topical or fresh and any(low.startswith(words.ATTACK_STEMS) for low in scan.lows)
        topical = topical or fresh and scan.tokens[-1].text == ":"  # "Over the past 24 hours, he wrote:"
        if topical and (sentence.index == 0 or not scan.has("pronoun", 0, 2)):
            best = next((w for w in windows if w.kind in ("interval", "night", "day", "since")), windows[0])
            story.neutral_window = resolve_window(story, reading, best)
    elif windows and real and (counted or firm):
        mention = next((w for w in windows if w.kind in ("interval", "night", "day")), windows[0])
        mention = next((w for w in windows if w.own_date and w.kind in ("interval", "night", "day")), mention)
        window = resolve_window(story, reading, mention)
        if is_event_time(reading, mention, next((m.begin for m in scan.all("outcome")), None)):
            for source in real[:1]:
                story.window_of[f"{source.kind}/{source.speaker}"] = window
                story.last_window = window
    elif fresh and (scan.has("digest") or _covers_day(reading)):
        days = [d.iso for d in reading.times.dates if d.iso and story.date and d.iso < story.date]
        if days:
            story.neutral_window = Window("day", days[0])  # "his summary of attacks on 20 May"
    if real and sentence.index > 0 and not scan.has("negation") and not scan.has("report"):
        size = sum(t.kind == WORD for k, t in enumerate(scan.tokens) if k not in scan.timed)
        own = sum(1 for s in real for k in range(s.begin, s.stop) if scan.tokens[k].kind == WORD)
        if size and own / size >= 0.6:
            story.signature = real[-1]  # a line that is only a name
    if real and _is_signed(scan, real[-1]):
        attribute_backwards(story, real[-1], sentence)
        story.current = real[-1]
    elif real:
        source = real[0]
        follows = sentence.index - story.last_sentence == 1
        answers = follows and (_tells_harm(story, scan, source) or _names_places(story, reading, source))
        points = only_attributes(reading) and not owns_figure(scan, source)  # "the governor's figure is not explained"
        if scan.has("reportedby") and not _passes_over(scan, source) or answers or follows and points:
            attribute_backwards(story, source, sentence)
        story.current = real[-1]
    elif scan.has("reportedby") and story.discourse.person is not None and scan.has("pronoun"):
        attribute_backwards(story, story.discourse.person, sentence)
    _note_post_of(story, reading)
    if not real:
        _note_attacked(story, reading)
    if reading.groups and sentence.line_start and not real and not scan.has("outcome"):
        group = reading.groups[0]
        size = sum(t.kind == WORD for t in scan.tokens)
        if (
            (group.localities or len(group.regions) == 1)
            and group.begin <= 2
            and sum(t.kind == WORD for t in scan.tokens[group.begin : group.stop]) / max(1, size) >= 0.6
        ):
            story.heading = (group, sentence.index, sentence.paragraph)
    _attach_localities(story, reading, real, problems)


def _covers_day(reading: Reading) -> bool:
    """Whether a sentence sums up what was shelled in the course of a day: «Упродовж 10 лютого війська РФ обстріляли
    область 90 разів»."""
    scan, dates = reading.scan, reading.times.dates
    if not dates or not 0 < dates[0].begin <= 2 or scan.lows[dates[0].begin - 1] not in words.IN_COURSE_OF:
        return False
    return scan.has("attacker") or scan.has("shelling")


def _passes_over(scan: Scan, source: SourceMention) -> bool:
    """Whether a source leaves what was told before without a word: «Речник ВМС не коментував ці дані»."""
    last = next((m.begin for m in scan.all("reportedby") if m.begin >= source.stop), 0)
    return any(low in words.NOT for low in scan.lows[source.stop : last])


def _note_attacked(story: Story, reading: Reading) -> None:
    """The one region of which a sentence tells an attack without a figure; a figure after it may be of that region."""
    scan = reading.scan
    told = {r.id for g in reading.groups if g.role in ("over", "bare", "to") for r in g.regions if r.kind == "region"}
    attacked = any(scan.has(tag) for tag in ("attacker", "object", "repel", "force"))
    if len(told) == 1 and (attacked or any(low.startswith(words.ATTACK_STEMS) for low in scan.lows)):
        story.attacked = (told.pop() or "", scan.sentence.index)


def _tells_harm(story: Story, scan: Scan, source: SourceMention) -> bool:
    """«Пострадавших нет, указал губернатор», "Twelve people were killed, said the head of the region": who closes an
    unsigned report of his region by telling what harm was done; that nobody was hurt is said of any report."""
    last = story.drafts[-1] if story.drafts else None
    if last is None or source.region is None or last.region != source.region:
        return False
    if not (scan.has("damage") and scan.has("report")):
        return False
    if scan.has("negation") and (last.source is None or last.source.kind == "unattributed"):
        return True
    unsigned = last.source is None or last.source.kind == "unattributed" or last.source.rule == "in play"
    return unsigned and last.outcome in ("struck", "debris") and last.paragraph == scan.sentence.paragraph


def _names_places(story: Story, reading: Reading, source: SourceMention) -> bool:
    """«География атаки, по словам губернатора, – районы A, B и город C», «Как сообщил губернатор, аппараты сбили в
    районах A и B»: who tells where it was tells what it was."""
    last, scan = story.drafts[-1] if story.drafts else None, reading.scan
    if last is None or last.source is not None or source.region is None or last.region != source.region:
        return False
    if last.paragraph != scan.sentence.paragraph or not scan.has("report"):
        return False
    if any(m.value != last.outcome for m in scan.all("outcome")):
        return False
    named = [x for g in reading.groups for x in g.localities]
    return len(named) > 1 and all(x.id is None or region_id(x) == last.region for x in named)


def _note_unfolded(story: Story, reading: Reading) -> bool:
    """ "The incident unfolded between 8 PM and 11 PM": the window of the count before, where it had none."""
    spans = [w for w in reading.times.windows if w.kind in ("interval", "night", "day")]
    last = story.drafts[-1] if story.drafts else None
    if len(spans) != 1 or last is None or last.window is not None or not reading.scan.has("tookplace"):
        return False
    if reading.scan.sentence.index - last.sentence.index != 1:
        return False
    window = resolve_window(story, reading, spans[0])
    for draft in story.drafts:
        if draft.sentence is last.sentence and draft.window is None:
            draft.window, draft.window_from = window, "sentence"
    story.window_of[window_key(last)] = story.last_window = window
    return True


def _note_covered(story: Story, reading: Reading, named: list[SourceMention]) -> bool:
    """ "The statement covers the hours from 8 p.m. to 11 p.m.": the window of the counts around it, where a part of the
    day was all that was said before."""
    spans = [w for w in reading.times.windows if w.kind == "interval"]
    if len(spans) != 1 or not reading.scan.has("covers", max(0, spans[0].begin - 4), spans[0].begin):
        return False
    window = resolve_window(story, reading, spans[0])
    last = story.drafts[-1] if story.drafts else None
    own = last is not None and bool(named) and last.side == named[0].kind
    story.last_window = window
    if not named or last is None:
        story.neutral_window = window
    for source in named[:1]:
        story.window_of[f"{source.kind}/{source.speaker}"] = window
    if last is None or named and not own or reading.scan.sentence.index - last.sentence.index > 2:
        return True
    story.window_of[window_key(last)] = window
    for draft in reversed(story.drafts):
        if draft.sentence is not last.sentence or draft.window is not None and draft.window.kind not in _VAGUE:
            break
        if draft.window is not None and draft.window.date is not None:
            window = window._replace(date=draft.window.date)
            story.window_of[window_key(last)] = story.last_window = window
        draft.window, draft.window_from = window, "sentence"
    return True


_VAGUE = ("morning", "daytime", "evening", "night", "day", "hours")


def _tells_where(story: Story, scan: Scan, localities: list[PlaceRef]) -> bool:
    """Whether a sentence does nothing but tell where the machines were downed that the last count was of, a few
    sentences behind it: «Беспилотники сбивали над A, B и C округами»."""
    last = story.drafts[-1]
    downed = all(m.value == "downed" for m in scan.all("outcome")) and scan.has("outcome")
    objects = [m for tag in ("object", "weak") for m in scan.all(tag)]
    several = any(m.gram.startswith("pl") for m in objects) and not scan.has("number")
    return downed and several and len(localities) > 1 and last.form == "np" and not last.across


def _is_of_other_days(reading: Reading, last: Draft) -> bool:
    """Whether a sentence tells of another time than the count before it: «У травні дрони вже атакували A і B»."""
    scan, told = reading.scan, last.window.date if last.window is not None else None
    if any(d.explicit and d.iso is not None and d.iso != told for d in reading.times.dates):
        return True
    return any(k not in scan.timed and scan.lows[k - 1] in words.IN_MONTH for k in scan.at.get("month", ()) if k)


def _attach_localities(story: Story, reading: Reading, real: list[SourceMention], problems: list[Problem]) -> None:
    """A sentence that only names the places of the count before it ("The machines were brought down over …")."""
    scan = reading.scan
    sentence = scan.sentence
    localities = [x for g in reading.groups if g.role in ("over", "bare") for x in g.localities]
    if not localities or not story.drafts:
        return
    last = story.drafts[-1]
    listing = bool(real) and any(low.startswith(words.ENUMERATING_STEMS) for low in scan.lows)
    enumerated = listing and len(localities) > 2 or _tells_where(story, scan, localities)
    reach = 8 if enumerated else 3  # «Губернатор перечислил город A, районы B и C», a heading or two behind the count
    near = [
        d
        for d in reversed(story.drafts)
        if sentence.index - d.sentence.index <= reach
        and d.source is not None
        and d.source.kind in ("governor", "regional")
    ]
    if not near:
        return
    if real:
        same = [
            d for d in near if any(s.speaker == d.source.speaker and s.kind == d.source.kind for s in real if d.source)
        ]
        near = same
        if not near:
            return
    last = near[0]
    if _is_of_other_days(reading, last):
        return
    others = [m for m in scan.all("object") if m.value != last.object]
    if last.is_countrywide or others or last.outcome == "debris":
        return
    inside = [x for x in localities if x.id is None or region_id(x) == last.region]
    if len([x for x in inside if x.id]) < len([x for x in localities if x.id]):
        return
    if scan.has("tookplace") and last.max == 1 and not last.across and sentence.index - last.sentence.index == 1:
        last.across = tuple(inside)  # "The attack took place in the border district of Rylsk."
        return
    listed = len(inside) >= 2 or scan.has("outcome")
    downed = any(m.value == "downed" for m in scan.all("outcome")) or scan.has("placenoun")
    first = min(g.begin for g in reading.groups if g.localities)
    # not "the FPV drone attacked a car in A"
    several = not scan.has("object") or any(m.gram.startswith("pl") for m in scan.all("object"))
    harmless = (
        (several or all(m.value == "downed" for m in scan.all("outcome")))
        and not scan.has("debris")
        and not any(m.value == "struck" for m in scan.all("outcome"))
        and not scan.has("alarm")
        and not scan.has("negation", 0, first)
        and not (scan.has("shelling") and not scan.has("outcome"))  # «в районах A и B сутки прошли без обстрелов»
        and not any(low.startswith(words.QUIET_STEMS) for low in scan.lows)
        and not scan.has("damage")
    )
    if (
        listed
        and (downed or len(inside) >= 3)
        and harmless
        and not last.across
        and (enumerated or sentence.index - last.sentence.index <= 2)
    ):
        last.across = tuple(inside)
        story.problems.extend(problems)
