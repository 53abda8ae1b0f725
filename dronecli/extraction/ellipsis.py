"""Numbers without a noun: «12 – над Калужской», "eight more over the Bryansk region", «сбито 29».

Such a number is believed only with a licence: a list of places, a verb, a word of counting, an earlier count.
"""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.attributing import informant_at
from dronecli.extraction.believing import is_topical
from dronecli.extraction.binding import Binding
from dronecli.extraction.binding_places import opens_list
from dronecli.extraction.counts import CountMention
from dronecli.extraction.outcomes import number_of
from dronecli.extraction.places import PlaceGroup
from dronecli.extraction.scan import Scan
from dronecli.extraction.segments import segment_of
from dronecli.extraction.story import Story
from dronecli.model import OUTCOMES
from dronecli.segmenting import NUMBER, PUNCT

# A number of four digits in this range may be a year.
_YEARS = (1900, 2100)


def licence_of(story: Story, bound: Binding) -> str | None:
    """Why a number without a noun may count objects, as a name for `parse --explain`; None if nothing supports it."""
    reading, count = bound.reading, bound.count
    if count.begin in reading.pairs:
        return "respectively"
    if bound.at is not None and reading.scan.lows[bound.at] in words.MINUS:
        return None  # «минус шесть» may be the weather
    if reading.scan.has("alarm") and not reading.scan.has("object") and not reading.scan.has("tally"):
        return None  # flights that were sent elsewhere
    if _is_of_people(reading.scan, count) or informant_at(reading.scan) is not None:
        return None  # «насчитала не меньше десяти», – сказала жительница: bangs
    if count.begin > 1 and reading.scan.lows[count.begin - 2 : count.begin] == ["all", "but"]:
        return None  # "all but one were intercepted"
    if _counts_reports(reading.scan, count):
        return None
    if count.ofthem and _is_of_others(bound) or _counts_hits(reading.scan, count) or _is_quoted(reading.scan, count):
        return None
    subject = bound.continuing is not None or is_topical(story, reading)
    if _is_whole(bound):
        return "whole"
    licence = _by_subject(bound, subject)
    if licence is not None:
        return licence
    if bound.previous is not None and _is_shared(reading.scan, count):
        return "shared verb"
    said = (bound.source or story.current) is not None
    if subject and said and opens_list(reading, count) and (count.more or _adds_up(bound)):
        return "total of a list"
    if subject and _corrects(reading.scan, count) and not reading.scan.has("damage"):
        return "correction"
    if count.digits and _YEARS[0] <= count.min <= _YEARS[1]:
        return None
    if bound.continuing is not None:
        if any(count.stop <= m.begin <= count.stop + 4 for m in reading.scan.all("former")):
            return "former"
    group = bound.group
    if group is not None and subject and bound.how in ("segment", "before the dash", "before"):
        if not (group.regions or group.localities) and bound.outcome is None and bound.source is None:
            return "list" if _heads_item(bound, group) else None
        if _heads_item(bound, group) or _is_listed(story, bound, group):
            return "list"
    spoken = count.more and reading.scan.lows[count.begin + 1] in words.ABOUT
    if spoken and bound.previous is not None and bound.previous.outcome is not None:
        return "more"  # «сначала о двух целях, потом – ещё о пяти над морем»
    if count.more and _is_more(story, bound):
        return "more"
    if count.rest and group is None and bound.outcome is None or count.each and group is None:
        return None
    if count.rest:
        return "rest"
    if count.each:
        return "each"
    # "another nine were reported"
    told = any(reading.scan.has(tag, count.stop, min(bound.stop, count.stop + 3)) for tag in ("outcome", "report"))
    if count.more and bound.continuing is not None and (told or reading.scan.has("outcome", bound.begin, bound.stop)):
        return "more"
    if subject and (bound.source is not None or bound.continuing is not None or story.current is not None):
        return _as_figure(story, bound)
    return None


def _counts_reports(scan: Scan, count: CountMention) -> bool:
    """Whether a number is of messages: «таких повідомлень було вже сім»."""
    return any(low in words.REPORTS_COUNTED for low in scan.lows[max(0, count.begin - 3) : count.begin])


def _is_quoted(scan: Scan, count: CountMention) -> bool:
    """Whether a number alone stands in quotation marks, as one that is spoken of: «число «сто» – округлена цифра»."""
    if not count.begin or count.stop >= len(scan.lows):
        return False
    return scan.lows[count.begin - 1] in words.OPENING_QUOTES and scan.lows[count.stop] in words.CLOSING_QUOTES


def _counts_hits(scan: Scan, count: CountMention) -> bool:
    """Whether a number is of hits, which may be of anything: «про два прильоти в районі», «десять попаданий»."""
    return count.stop < len(scan.lows) and scan.lows[count.stop].startswith(words.COUNTED_HIT_STEMS)


def _is_of_people(scan: Scan, count: CountMention) -> bool:
    """Whether a number is of people, or goes on from one of people: "a strike by seven drones wounded four", "killed
    two people in A and one in B", «в Киеве погибли четыре человека, в Одессе – один»."""
    if count.begin and scan.lows[count.begin - 1].startswith(words.VICTIM_STEMS):
        return True
    joint = scan.lows[count.begin - 1] if count.begin > 1 else ""
    if joint not in words.AND and joint not in words.DASHES:
        return False
    last = next((k for k in range(count.begin - 2, -1, -1) if scan.lows[k] in words.PEOPLE), None)
    if last is None or scan.has("object", last) or scan.has("outcome", last, count.begin):
        return False
    return scan.has("damage") or any(low.startswith(words.KILLED_STEMS) for low in scan.lows)


def _adds_up(bound: Binding) -> bool:
    """Whether the list behind a number comes to it: "there were 37: 14 over A, 20 over B and three over C"."""
    parts = [c for c in bound.reading.counts if c.begin >= bound.count.stop and c.form in ("np", "elliptic")]
    plain = len(parts) > 1 and not any(c.each or c.ofthem or c.rest for c in parts)
    return plain and sum(c.min for c in parts) == bound.count.min


def _is_of_others(bound: Binding) -> bool:
    """Whether "of them" points back at a number of something else: «пішли понад 40 бортів, з них півтора десятка – …»,
    «пошкоджено 12 будинків, з них п'ять у Бєлгороді»."""
    scan, begin = bound.reading.scan, bound.count.begin
    counted = {k for c in bound.reading.counts for k in range(c.begin, c.stop)}
    for k in range(begin - 1, 0, -1):
        if scan.get("object", k) is not None or k in counted:
            return False
        if k in scan.taken or scan.tokens[k].kind != NUMBER and scan.get("number", k) is None:
            continue
        noun = k + 1
        if scan.get("number", noun) is not None or scan.get("hourunit", noun) is not None:
            continue
        if scan.lows[noun].startswith(words.TIME_NOUN_STEMS):
            continue  # «485 апаратів за два дні, 63 з них …»
        if scan.tokens[noun].kind == "w" and not scan.get("placenoun", noun) and noun not in scan.taken:
            return scan.get("prep", noun) is None and scan.get("outcome", noun) is None
    return False


def _is_whole(bound: Binding) -> bool:
    """ "six drones over the Tula region out of 84 over the whole country": the total behind its part."""
    lows, k = bound.reading.scan.lows, bound.count.begin - 1
    part = bound.previous
    if part is None or part.sentence is not bound.reading.scan.sentence or part.min >= bound.count.min or k < 1:
        return False
    behind = lows[bound.count.stop : bound.count.stop + 6]
    country = any(g.country and bound.count.stop <= g.begin <= bound.count.stop + 6 for g in bound.reading.groups)
    if lows[k - (lows[k] == "the")] == "among":  # "eight drones over A among the 69 it claimed to have downed"
        told = bound.reading.scan.all("outcome")
        return any(m.value == "downed" and 0 <= m.begin - bound.count.stop <= 6 for m in told)
    return (lows[k] in words.OF or lows[k] == "from") and bool(behind) and country


def _is_shared(scan: Scan, count: CountMention) -> bool:
    """«Семь сбила ПВО, три – РЭБ»: the verb of the number before, by another hand."""
    k = count.stop
    if k + 2 >= len(scan.tokens) or scan.tokens[k].text not in "–—-":
        return False
    return scan.get("force", k + 1) is not None or scan.lows[k + 1] == "by" and scan.get("force", k + 2) is not None


def _corrects(scan: Scan, count: CountMention) -> bool:
    """Whether a number puts another right: "not sixteen but eighteen", «не сім, а п'ять», "eleven, not nine"."""
    k = count.stop + 1
    if k + 1 < len(scan.tokens) and scan.lows[k - 1] == "," and scan.lows[k] in words.NOT:
        return scan.get("number", k + 1) is not None or scan.tokens[k + 1].kind == NUMBER
    k = count.begin - 1
    if k < 2 or scan.lows[k] not in words.BUT:
        return False
    k -= scan.tokens[k - 1].text == ","
    wrong = any(scan.get("number", j) or scan.tokens[j].kind == NUMBER for j in range(max(0, k - 3), k))
    return wrong and any(scan.lows[j] in words.NEGATIVES for j in range(max(0, k - 4), k))


def _by_subject(bound: Binding, subject: bool) -> str | None:
    """The licence of a part ("of them", "including 3") and of a verb: «сбито 29», "two hit the edge"."""
    reading, count, at, continuing = bound.reading, bound.count, bound.at, bound.continuing
    if continuing is not None:
        told = bound.outcome is not None or bound.group is not None or any(g.role == "to" for g in reading.groups)
        if count.ofthem and told:
            return "of them"
    elif count.ofthem and subject and bound.outcome is not None:
        return "of them"
    if continuing is not None:
        marks = reading.scan.all("subset")
        if continuing.sentence is reading.scan.sentence and any(0 <= count.begin - m.stop <= 1 for m in marks):
            return "subset"
    if not subject or at is None or not bound.begin <= at < bound.stop or abs(at - count.begin) > 6:
        return None
    gap = at - count.stop if at >= count.stop else count.begin - at
    year = count.digits and _YEARS[0] <= count.min <= _YEARS[1]
    if bound.outcome not in OUTCOMES or gap > 3 or year or bound.outcome == "debris" and continuing is None:
        return None
    return "verb"


def _gap(count: CountMention, group: PlaceGroup) -> int:
    return group.begin - count.stop if group.begin >= count.stop else count.begin - group.stop


def _heads_item(bound: Binding, group: PlaceGroup) -> bool:
    """Whether a number stands alone behind the place that heads its item: «Крым – десять»."""
    alone = bound.how == "before" and bound.stop - bound.begin <= 2 and _gap(bound.count, group) <= 9
    return alone and not bound.reading.scan.has("modal", bound.begin, bound.stop)


def _is_listed(story: Story, bound: Binding, group: PlaceGroup) -> bool:
    """Whether a number and a place are an item of a list: «12 – над Калужской»."""
    scan, count = bound.reading.scan, bound.count
    gap = len(_between(scan, count, group))
    leads = scan.has("leading", group.stop, count.begin)
    joined = gap <= 6 and (group.role == "over" or gap <= 3 or group.regions or leads)
    if not joined or scan.has("modal", bound.begin, bound.stop):
        return False
    listed = story.list_header is not None and scan.sentence.line_start
    if not (bound.outcome is not None or bound.continuing is not None or bound.source is not None or listed):
        return False
    return _listlike(scan, count, group) or count.more or count.rest or count.each or count.ofthem


def _is_more(story: Story, bound: Binding) -> bool:
    """Whether a source adds to its own figure: "he later reported four more"."""
    scan, stop, source = bound.reading.scan, bound.count.stop, bound.source
    closes = _ends(scan, stop)
    if story.drafts and source is not None and bound.reading.times.windows and (closes or scan.lows[stop] == "for"):
        return True
    told = story.current is not None and story.current.speaker is not None  # «… добавил к ним ещё один»
    said = scan.has("report") and (scan.has("pronoun") or source is not None or told)
    return bound.continuing is not None and closes and said


# -- figures ----------------------------------------------------------------------------------------------------------


def _as_figure(story: Story, bound: Binding) -> str | None:
    """The licence of a number that a source gives: a total, a tally, a number behind a dash or a colon."""
    scan, count = bound.reading.scan, bound.count
    if scan.has("victims", bound.begin, count.begin) and not scan.has("object", bound.begin, count.begin):
        return None  # "the death toll has risen to five"
    closes = _ends(scan, count.stop)
    if _is_tallied(bound, closes):
        return "figure"
    if bound.continuing is not None:
        licence = _going_on(bound, closes)
        if licence is not None:
            return licence
    if closes and _opened_by_colon(bound) or _is_spoken_of(story, bound, closes):
        return "figure"
    before = scan.lows[count.begin - 1 if count.begin else 0]
    said = bound.source is not None or scan.has("tally")
    if closes and before == "at" and said and (bound.continuing is not None or scan.has("object")):
        return None if _counts_other(bound) else "figure"  # "put the number of damaged flats at 170"
    if not closes:
        return None
    if bound.continuing is not None and any(m.begin <= count.begin <= m.stop + 1 for m in scan.all("running")):
        return "figure" if _runs_on_objects(bound) else None  # not "the number of victims has risen to 12"
    if number_of(bound.reading, count) is not None:
        return "figure"
    written = count.begin > 0 and before in words.WRITTEN_OF and scan.tokens[count.begin].kind != NUMBER
    if story.drafts and is_topical(story, bound.reading) and bound.source is not None and written:
        return "figure"
    return None


def _is_tallied(bound: Binding, closes: bool) -> bool:
    """Whether a word of counting stands before a number: "the ministry counted 12", «цифра – 12»."""
    scan, begin = bound.reading.scan, bound.count.begin
    marks = scan.all("tally")
    if closes and any(m.stop == begin for m in marks) and scan.lows[begin - 1] in words.COUNTING_VERBS:
        return True
    near = (m for m in marks if bound.begin <= m.begin < bound.stop and 0 <= begin - m.stop <= 5)
    near = (m for m in near if not scan.has("damage", m.stop, begin))  # «число раненых достигло пятнадцати»
    return any(scan.lows[m.begin] in words.FIGURE_WORDS for m in near)


def _going_on(bound: Binding, closes: bool) -> str | None:
    """The licence of a number that goes on with an earlier count: a total, "them", a window or a dash before it."""
    scan, count = bound.reading.scan, bound.count
    if scan.has("total", count.stop, count.stop + 3) and count.min <= 5000:
        return "total"
    opened = scan.has("total", max(0, bound.begin - 1), count.stop)
    if opened and not scan.has("placenoun", count.stop, count.stop + 1):
        if closes or scan.has("prep", count.stop, count.stop + 1):
            return "total"
    if closes:
        them = any(low in words.THEM for low in scan.lows[max(0, count.begin - 6) : count.begin])
        stands = bound.reading.times.windows or scan.has("total") or scan.has("running")
        if them and stands and not scan.has("damage"):
            return "figure"
        before = scan.lows[count.begin - 1] if count.begin else ""
        if before in words.WAS_SO_MANY and scan.lows[count.begin - 2] in words.SUCH_OR_THEM:
            if bound.reading.times.dates and not scan.has("damage"):
                return "figure"  # «Накануне таких было 38»
        if before in words.WAS_SO_MANY and any(scan.ending(tag, count.begin - 1) for tag in ("object", "weak")):
            return "figure"  # «Позднее он поправился: дронов было 43»
        behind = count.begin - 2 - (count.begin > 2 and scan.lows[count.begin - 2] == ",")  # «с 12:00 до 17:00, – 21»
        if count.begin > 1 and before in words.COLON_OR_ANY_DASH and behind in scan.timed:
            return "window"
        if count.begin > 1 and before in words.DASHES and ":" in scan.lows[count.begin - 2]:
            return "window"  # «на 10:00 – 24»
        if before in words.DASHES and scan.has("hourth", bound.begin, count.begin):
            return "hour"  # «о третій їх було вже чотири, до шостої – сім»
        told = scan.has("object") or bound.outcome is not None or bound.reading.groups or scan.has("total")
        told = told or scan.has("same", 0, count.begin)  # «Военные приводят то же число – 14 за ночь»
        if before in words.DASHES and told:
            return "dash"
    return "figure" if scan.get("since", count.stop) else None


def _opened_by_colon(bound: Binding) -> bool:
    """Whether what stands before a colon speaks of objects that were downed: «Сбито БПЛА: 12»."""
    reading, scan, begin = bound.reading, bound.reading.scan, bound.count.begin
    seg = segment_of(reading.segments, begin)
    if not begin or not seg or scan.lows[begin - 1] != ":":
        return False
    a, b = reading.segments[seg - 1]
    return scan.has("object", a, b) and (scan.has("outcome", a, b) or scan.has("total", a, b))


def _is_spoken_of(story: Story, bound: Binding, closes: bool) -> bool:
    """Whether somebody speaks of a number: «сообщил о 12», "his figure is 12", "they speak of 12"."""
    scan, begin = bound.reading.scan, bound.count.begin
    if not closes:
        return False
    if story.drafts and any(
        scan.lows[k] in words.HAS_IT and scan.lows[k - 1] in words.AT_UK for k in range(bound.begin + 1, begin)
    ):
        return True  # «і в нього за ніч сім»
    if bound.continuing is not None and scan.lows[begin - 1 if begin else 0] in words.SPOKEN_OF:
        return True
    if not story.drafts or begin <= 1:
        return False
    is_tally = scan.lows[begin - 1] == "is" and scan.has("tally", bound.begin, begin)
    speaks_of = scan.lows[begin - 1] == "of" and scan.lows[begin - 2] in words.SPEAK_OF
    return is_tally or speaks_of


def _counts_other(bound: Binding) -> bool:
    """Whether "the number of …" before a number counts something else than objects."""
    scan, begin = bound.reading.scan, bound.count.begin
    phrase = range(bound.begin, begin - 1)
    counted = next((k for k in phrase if scan.lows[k] == "number" and scan.lows[k + 1] == "of"), None)
    if counted is None:
        return False
    return not any(scan.get("object", k) for k in range(counted + 2, min(counted + 6, begin)))


def _runs_on_objects(bound: Binding) -> bool:
    """Whether a running count ("their number has risen to 12") is of the objects that were spoken of."""
    scan, a, begin = bound.reading.scan, bound.begin, bound.count.begin
    named = next((k for k in range(a, begin) if scan.lows[k] in words.COUNTED_NOUNS), None)
    if named is None or any(a <= m.begin < begin and m.stop < begin for m in scan.all("outcome")):
        return True  # «число сбитых достигло семи»; the verb of reaching right before the number is no outcome
    return any(low in words.OF_THEIRS for low in scan.lows[max(a, named - 1) : named + 3])


# -- what stands around a number --------------------------------------------------------------------------------------


def _ends(scan: Scan, i: int) -> bool:
    """Whether a number that stops before token i has no noun behind it."""
    return (
        i >= len(scan.tokens) or scan.tokens[i].kind == PUNCT or i in scan.taken or scan.lows[i] in words.CLOSES_FIGURE
    )


def _listlike(scan: Scan, count: CountMention, group: PlaceGroup) -> bool:
    """Whether only joints of a list stand between a number and a place."""
    within = {
        k
        for tag in ("prep", "placenoun", "kind", "outcome", "leading")
        for m in scan.all(tag)
        for k in range(m.begin, m.stop)
    }
    tags = ("prep", "outcome", "placenoun", "kind", "daypart")
    return all(
        k in within
        or k in scan.taken
        or x in words.LIST_GLUE
        or x in words.BETWEEN_COUNT_AND_PLACE
        or x in words.PLACE_ADJECTIVES
        or x.endswith(words.ADJECTIVE_ENDINGS)
        or any(scan.get(tag, k) for tag in tags)
        for k, x in ((k, scan.lows[k]) for k in _between(scan, count, group))
    )


def _between(scan: Scan, count: CountMention, group: PlaceGroup) -> list[int]:
    """The tokens between a number and a place but for an aside that says by whom: «На A область, згідно з його
    зведенням, припало 11»."""
    begin, stop = sorted((count.stop, group.begin) if group.begin >= count.stop else (group.stop, count.begin))
    commas = [k for k in range(begin, stop) if scan.lows[k] == ","]
    if len(commas) == 2 and 1 < commas[1] - commas[0] <= 7 and scan.has("report", *commas):
        return [k for k in range(begin, stop) if not commas[0] <= k <= commas[1]]
    return list(range(begin, stop))
