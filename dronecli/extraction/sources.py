"""Who says it: the sources that a sentence mentions, and what "the governor", "he" and "the ministry" refer to."""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.discourse import Discourse, SourceMention
from dronecli.extraction.heads import choose_head, display_name, holder_of, in_office
from dronecli.extraction.names import Name, Person, same_first_name
from dronecli.extraction.offices import introduce, read_office, stem_of
from dronecli.extraction.scan import Scan
from dronecli.extraction.titles import Search, proper_after, region_of
from dronecli.gazetteer import Gazetteer
from dronecli.lexicon import Mark
from dronecli.segmenting import NUMBER, WORD, Token

# A body named without its country or its full name: "the ministry", «в Москве».
_WEAK_PHRASES = (
    ["the", "ministry"],
    ["the", "department"],
    ["the", "military"],
    ["в", "москве"],
    ["в", "росії"],
    ["у", "росії"],
)
# The words that stand for a state, the last of each phrase; and all that can name a source but for a surname.
_STATES = frozenset(name.rpartition(" ")[2] for name in words.RUSSIA_SPEAKS | words.UKRAINE_SPEAKS) | words.STATES_CITED
_NAMING, _NAMING_WORDS = frozenset(("source", "defenders", "agency")), words.AUTHORITIES | _STATES
_BODY_NAMES = {"росгвардии": "Росгвардия", "росгвардией": "Росгвардия"}


def find_sources(
    scan: Scan, names: list[Name], persons: list[Person], gazetteer: Gazetteer, discourse: Discourse
) -> list[SourceMention]:
    """Mentions of sources in the order of the text. Tokens of the phrases are taken, so that "the governor of the Tula
    region" leaves no place behind; what the mentions introduce is noted in `discourse`."""
    if not persons and _NAMING.isdisjoint(scan.at) and _NAMING_WORDS.isdisjoint(scan.lows) and not discourse.mayors:
        return []  # as in most sentences
    search = Search(scan, names, persons, gazetteer, discourse, set())
    out: list[SourceMention] = []
    for mark in _longest(scan.all("source") + [m._replace(value="defenders") for m in scan.all("defenders")]):
        if mark.begin not in search.used and mark.begin not in scan.taken:
            mention = _read(search, mark)
            if mention is not None:
                out.append(mention)
            elif mark.value == "ukraine":
                scan.take(mark.begin, mark.stop)  # "drones of the Security Service of Ukraine": no place
    out.extend(_read_authorities(search))
    out.extend(_read_states(search))
    out.extend(_read_heads(search))
    out.extend(_read_mayors(search))
    for person in persons:
        if not any(i in search.used for i in range(person.begin, person.stop)):
            mention = _read_person(search, person)
            if mention is not None:
                out.append(mention)
    out = out or _read_cited_agency(scan)
    out.sort(key=lambda m: m.begin)
    return [_as_force(scan, m) if _is_told_by_another(scan, m, out) else m for m in out]


def _is_told_by_another(scan: Scan, mention: SourceMention, sources: list[SourceMention]) -> bool:
    """Whether somebody who tells what a body did is named before it, or is meant: «за його словами»."""
    if any(not s.force and s.begin < mention.begin for s in sources):
        return True
    return scan.has("report", 0, mention.begin) and scan.has("pronoun", 0, mention.begin)


def _as_force(scan: Scan, mention: SourceMention) -> SourceMention:
    """A Ukrainian command that only acts where somebody else is named who tells of it."""
    acts = mention.kind == "ukraine" and scan.has("outcome", mention.stop, mention.stop + 5)
    told = _speaks(scan, mention.begin, mention.stop) and scan.has(
        "report", max(0, mention.begin - 3), mention.stop + 5
    )
    return mention._replace(force=True) if acts and not told else mention


def _read(search: Search, mark: Mark) -> SourceMention | None:
    """The source that a mark names, None if it is named as something else."""
    scan, kind = search.scan, mark.value
    if kind == "ministry" and (_is_other_ministry(scan, mark) or _is_compared_with(scan, mark)):
        return None
    if kind == "defenders":
        if not _is_cited(scan, mark) or _launches(scan, mark):
            return None
        kind = "ukraine"  # «за даними Сил оборони півдня»
    if kind == "media":
        return _read_outlet(search, mark)
    if kind == "federal" and mark.begin and scan.lows[mark.begin - 1] == "its" and _is_of_ukraine(scan, mark.begin):
        return None  # "Kyiv said its security service had …"
    speaks = _speaks(scan, mark.begin, mark.stop)
    if kind == "ministry" and scan.lows[mark.stop - 1].startswith("військов") and _is_ukrainian(search):
        return None  # «військові» of a Ukrainian region
    attacker = any(m.begin <= mark.begin < m.stop for m in scan.all("attacker"))
    if kind == "ministry" and attacker and _launches(scan, mark):
        return None  # «заявили, что российская армия запустила …»
    if kind == "ministry":
        military = scan.lows[mark.stop - 1].startswith(words.MILITARY_STEMS)
        if military and any(
            low.startswith(words.THANKS_STEMS) for low in scan.lows[max(0, mark.begin - 2) : mark.begin]
        ):
            return None  # «Спасибо военным!»
        return _read_ministry(search, mark) if speaks or not military else None
    if kind in ("ukraine", "federal"):
        acts = (
            kind == "ukraine"
            and mark.begin <= 4
            and scan.has("outcome", mark.stop, mark.stop + 2)
            and not _launches(scan, mark)
            and not any(0 <= mark.begin - m.stop <= 1 for m in scan.all("force"))  # «Воїни Повітряного командування»
        )
        said = speaks or _is_cited(scan, mark)
        body = _read_body(search, mark, kind) if said or acts else None
        return body if said or body is None else body._replace(rule="acts")
    if kind == "regional" and _only_work(scan, mark):
        search.use(mark.begin, mark.stop)
        return None
    if kind == "governor" and _is_held_by_named(search, mark):
        search.use(mark.begin, mark.stop)
        return None
    return read_office(search, mark)


def _is_of_ukraine(scan: Scan, i: int) -> bool:
    """Whether the state that is named last before token i is Ukraine."""
    states = [low for low in scan.lows[:i] if low in words.RUSSIA_SPEAKS or low in words.UKRAINE_SPEAKS]
    return bool(states) and states[-1] in words.UKRAINE_SPEAKS


def _only_work(scan: Scan, mark: Mark) -> bool:
    """Whether rescuers are named for what they do: «працювало 57 рятувальників», "rescuers put it out"."""
    if not scan.lows[mark.begin].startswith(words.WORKERS_STEMS):
        return False
    numbered = mark.begin > 0 and scan.tokens[mark.begin - 1].kind == NUMBER
    return numbered or not scan.has("report", max(0, mark.begin - 3), mark.stop + 4)


def _is_held_by_named(search: Search, mark: Mark) -> bool:
    """Whether an office only tells who a person named before it is: «Володимир Артюх, який очолює ОВА, каже …»."""
    lows, k = search.scan.lows, mark.begin - 1
    while k > 0 and any(n.begin <= k < n.stop for n in search.names):
        k -= 1
    if k < 2 or not lows[k].startswith(words.HEADS_STEMS) or lows[k - 1] not in words.WHO:
        return False
    return any(0 <= k - 1 - p.stop <= 1 for p in search.persons)


def _is_other_ministry(scan: Scan, mark: Mark) -> bool:
    """Whether "ministry" alone stands behind the name of another one: "the Health Ministry"."""
    if scan.lows[mark.begin : mark.stop] != ["ministry"] or not mark.begin:
        return False
    before = scan.tokens[mark.begin - 1]
    return before.kind == WORD and before.text[:1].isupper() and before.low not in words.NO_OTHER_MINISTRY


def _is_compared_with(scan: Scan, mark: Mark) -> bool:
    """Whether a body is one that the speaker agrees or argues with: «губернатор з військовими не сперечається»."""
    if not mark.begin or scan.lows[mark.begin - 1] not in words.WITH or mark.begin == 1:
        return False
    return scan.lows[mark.stop - 1].endswith(words.INSTRUMENTAL_ENDINGS) and not scan.get("report", mark.stop)


def _launches(scan: Scan, mark: Mark) -> bool:
    """Whether a body is the one that attacks; a time may stand between («российские военные за сутки запустили»)."""
    k = mark.stop
    while k < len(scan.tokens) and (k in scan.timed or k in scan.taken):
        k += 1
    return any(mark.stop <= m.begin <= k + 1 and m.value == "launched" for m in scan.all("outcome"))


def _is_ukrainian(search: Search) -> bool:
    """Whether Ukraine is what the text tells of: its bodies, or one of its regions that it holds."""
    region, body = search.discourse.region, search.discourse.body
    if body is not None:
        return body.kind == "ukraine"
    return region is None or region.startswith("UA") and region not in ("UA-43", "UA-40")


def _read_authorities(search: Search) -> list[SourceMention]:
    """ "Authorities in the Ryazan region", «воронежские власти»: a region's government by its name."""
    scan, out = search.scan, []
    for k, low in enumerate(scan.lows) if not words.AUTHORITIES.isdisjoint(scan.lows) else ():
        if low not in words.AUTHORITIES or k in search.used or k in scan.taken or not _speaks(scan, k, k + 1):
            continue
        at = k + 1
        if at < len(scan.lows) and scan.lows[at] in words.IN_OR_OF:
            at = _behind_country(scan, at + 1)
        beside = [n for n in search.names if n.begin == at or n.stop == k]
        regions = {
            p.id for n in beside for h in n.hits for p in (search.gazetteer.place(h.place),) if p.kind == "region"
        }
        if len(regions) != 1:
            continue
        begin, stop = min(k, beside[0].begin), max(k + 1, beside[0].stop)
        kind = scan.get("kind", stop)
        stop = kind.stop if kind is not None and kind.value == "region" else stop
        out.append(SourceMention("regional", begin, stop, None, regions.pop(), rule="office"))
        search.use(begin, stop)
    return out


def _behind_country(scan: Scan, i: int) -> int:
    """The token behind what may stand before a region's name: "the", "Russia's western"."""
    while i + 1 < len(scan.tokens) and (
        scan.lows[i] in words.THE_IN_FRONT or scan.lows[i] in words.PLACE_ADJECTIVES or scan.get("country", i)
    ):
        i += 1
    return i


def _read_states(search: Search) -> list[SourceMention]:
    """A state or its capital that says something: "Moscow reported", «Киев насчитал», «у Росії говорять»."""
    scan, lows, out = search.scan, search.scan.lows, []
    for k, low in enumerate(lows):
        if low not in _STATES:
            continue
        cited = low in words.STATES_CITED and any(m.stop == k for m in scan.all("report"))  # «по данным Киева»
        closes = k + 1 >= len(lows) or scan.tokens[k + 1].kind != WORD
        cited = cited and (closes or lows[k - 1] == "to" or not low.isascii())  # not "said Moscow had used 450 drones"
        if cited and scan.tokens[k].text[0].isupper() and k not in search.used and k not in scan.taken:
            kind = "ministry" if low.startswith(words.MOSCOW_STEMS) else "ukraine"
            out.append(SourceMention(kind, k, k + 1, None, strong=False, rule="the state"))
            search.use(k, k + 1)
            continue
        names = (low, f"{lows[k - 1]} {low}" if k else low)
        ours = any(name in words.RUSSIA_SPEAKS for name in names)
        if not ours and not any(name in words.UKRAINE_SPEAKS for name in names):
            continue
        if k in search.used or k in scan.taken or not scan.tokens[k].text[0].isupper():
            continue
        at = _behind_aside(scan, k + 1)
        if scan.get("report", at) is None and scan.get("tally", at) is None:
            continue
        kind = "ministry" if ours else "ukraine"
        out.append(SourceMention(kind, k, k + 1, None, strong=False, rule="the state"))
        search.use(k, k + 1)
    return out


def _read_heads(search: Search) -> list[SourceMention]:
    """ "The head of the Bryansk region": an English title that only its place tells from that of a company's head."""
    scan, lows, out = search.scan, search.scan.lows, []
    for name in search.names:
        k = name.begin - 1
        k -= k >= 0 and lows[k] == "the"
        if k < 1 or lows[k] != "of" or lows[k - 1] not in words.HEAD_OF or k - 1 in search.used:
            continue
        region = region_of(name, search.gazetteer)
        behind = scan.get("kind", name.stop)
        if behind is None and scan.has("report"):
            out.extend(_read_town_head(search, k - 1, name))
        if region is None or behind is None or behind.value != "region":
            continue
        head = holder_of(search.gazetteer, region, search.discourse, lows[k - 1 : k])
        speaker = display_name(head, search.discourse.language) if head else None
        mention = SourceMention("governor", k - 1, behind.stop, speaker, region, None, head, rule="office")
        search.discourse.person, search.discourse.region = mention, region
        search.use(k - 1, behind.stop)
        out.append(mention)
    return out


def _read_town_head(search: Search, begin: int, name: Name) -> list[SourceMention]:
    """ "The head of Taganrog, Svetlana Kambulova": the mayor of a town that bears no region's name."""
    towns = [p for h in name.hits for p in (search.gazetteer.place(h.place),) if p.kind in ("town", "region")]
    proper = proper_after(search.scan, name.stop)
    if proper is None or {p.kind for p in towns} != {"town"}:
        return []
    town = next((p for p in towns if p.region == search.discourse.region), towns[0])
    mention = SourceMention("municipal", begin, proper[2], proper[0], town.region, town, rule="office")
    introduce(search.discourse, mention)
    search.use(begin, proper[2])
    return [mention]


def _read_mayors(search: Search) -> list[SourceMention]:
    """A mayor by the surname alone, once introduced: "Mayor Andrei Proshunin … Proshunin told reporters"."""
    scan, mayors, out = search.scan, search.discourse.mayors, []
    for k, token in enumerate(scan.tokens) if mayors and scan.has("report") else ():
        if not _capital(token) or k in search.used or k in scan.taken:
            continue
        mayor = mayors.get(stem_of(token.text))
        if mayor is not None and scan.has("report", max(0, k - 3), k + 4):
            mention = mayor._replace(begin=k, stop=k + 1, strong=False, rule="the mayor")
            search.discourse.person, search.discourse.region = mention, mayor.region or search.discourse.region
            search.use(k, k + 1)
            out.append(mention)
    return out


def _read_cited_agency(scan: Scan) -> list[SourceMention]:
    """An outlet whose own figure it is where nobody else is named: «упали, по сведениям «Коммерсанта», два дрона»."""
    for mark in scan.all("agency"):
        k = mark.begin - (mark.begin > 0 and scan.tokens[mark.begin - 1].text in words.QUOTES)
        data = k > 1 and scan.lows[k - 1].startswith(words.DATA_STEMS) and scan.lows[k - 2] in words.BY_CYRILLIC
        if data and scan.tokens[mark.begin].text[0].isupper():
            name = " ".join(t.text for t in scan.tokens[mark.begin : mark.stop])
            return [SourceMention("media", mark.begin, mark.stop, name, strong=False, rule="outlet")]
    return []


def _behind_aside(scan: Scan, i: int) -> int:
    """The token behind an aside or an adverb: ", for its part, counted", «тоже заявила»."""
    if i + 1 < len(scan.tokens) and scan.tokens[i].text == ",":
        stop = next((k for k in range(i + 1, min(i + 7, len(scan.tokens))) if scan.tokens[k].text == ","), None)
        if stop is not None and not scan.has("source", i, stop) and not scan.has("outcome", i, stop):
            return stop + 1
    return i + 1 if i < len(scan.tokens) and scan.lows[i] in words.ALSO_ADVERBS else i


def _is_cited(scan: Scan, mark: Mark) -> bool:
    before = scan.lows[mark.begin - 1] if mark.begin else ""
    if before in words.BEFORE_CITED_BODY:
        return True
    if before in words.LOCATIVE_PREPOSITIONS and mark.begin == 1 and not words.THERE_SAID.isdisjoint(scan.lows):
        if scan.has("report", mark.stop):
            return True  # «В Генштабе ответственность взяли на себя: там утверждают, что …»
    begin, stop = max(0, mark.begin - 4), mark.stop + 4
    return before in words.AT_UK and (scan.has("report", begin, stop) or scan.has("tally", mark.stop, mark.stop + 2))


def _read_outlet(search: Search, mark: Mark) -> SourceMention | None:
    """An outlet by its name ("Mash", "the channel Astra"), or residents and witnesses who say something."""
    scan, lows, size = search.scan, search.scan.lows, len(search.scan.tokens)
    if scan.tokens[mark.begin].kind == NUMBER and (not mark.begin or lows[mark.begin - 1] not in words.BEFORE_NUMBERED):
        return None  # "112 drones" is no channel
    if lows[mark.begin] in words.OUTLETS:
        text = scan.tokens[mark.begin].text
        behind = lows[mark.stop] if mark.stop < size else ""
        if not text[0].isupper() or behind in words.BEHIND_OUTLET_WORD:
            return None
        return SourceMention("media", mark.begin, mark.stop, text, rule="outlet")
    stop = mark.stop
    name = scan.tokens[stop] if stop < size else None
    if name is not None and name.text in "«\"'" and stop + 1 < size:
        stop += 1
        name = scan.tokens[stop]
    before = lows[mark.begin - 1] if mark.begin else ""
    if before in words.OWN or (mark.begin > 1 and lows[mark.begin - 2] in words.OWN):
        return None  # "on his Telegram channel": the speaker's own
    if name is not None and _capital(name) and all(p.begin != stop for p in search.persons):
        return SourceMention("media", mark.begin, stop + 1, name.text, rule="outlet")
    cited = scan.has("report", max(0, mark.begin - 4), mark.begin)
    cited = cited and (before not in words.BEFORE_RESIDENTS or "according" in lows[max(0, mark.begin - 3) : mark.begin])
    cited = cited and all(_leads_to_outlet(scan, k) for k in range(max(0, mark.begin - 2), mark.begin))
    told = stop
    while told < size and told in scan.timed:
        told += 1  # «низка каналів 11 лютого написала»
    if cited or scan.has("report", mark.stop, told + 2) and before not in words.BEFORE_RESIDENTS:
        return SourceMention("media", mark.begin, mark.stop, None, strong=False, rule="residents")
    return None


def _leads_to_outlet(scan: Scan, k: int) -> bool:
    """Whether a word may stand between "according to" and an outlet: "local", «за словами місцевих мешканців»."""
    low = scan.lows[k]
    cites = any(m.begin <= k < m.stop for m in scan.all("report"))
    return cites or low in ("the", "a", "to") or scan.tokens[k].text.islower() and low.endswith(words.LOCAL_ENDINGS)


def _read_ministry(search: Search, mark: Mark) -> SourceMention:
    """The ministry of defence, the body that "the ministry" refers to, or the ministry as owner of its units."""
    scan, lows, discourse = search.scan, search.scan.lows, search.discourse
    phrase = lows[mark.begin : mark.stop]
    weak = len(phrase) == 1 and phrase[0].startswith(words.WEAK_BODY_STEMS) or phrase in _WEAK_PHRASES
    possessive = scan.tokens[mark.stop - 1].text.endswith(("'s", "’s"))
    owner = possessive or mark.begin > 0 and lows[mark.begin - 1] == "by"  # "by Defense Ministry air defenses"
    force = _owns_units(scan, mark) or owner and scan.get("force", mark.stop) is not None
    coreferent = phrase[-1].startswith(words.COREFERENT_BODY_STEMS) or phrase == ["the", "department"]
    body = discourse.body
    if weak and not coreferent and body is not None and body.kind != "ministry":
        weak = False
    scan.take(mark.begin, mark.stop)
    if weak and not force and body is not None and body.kind in ("ministry", "federal", "ukraine"):
        return body._replace(begin=mark.begin, stop=mark.stop, strong=False, rule="the body")
    mention = SourceMention("ministry", mark.begin, mark.stop, force=force, strong=not weak, rule="ministry")
    if not force:
        discourse.body = mention
    return mention


def _owns_units(scan: Scan, mark: Mark) -> bool:
    """Whether a ministry is named as the owner of air defence units ("air defence of the Ministry of Defence")."""
    lows = scan.lows
    for unit in scan.all("force"):
        if unit.begin < mark.begin and 0 <= mark.begin - unit.stop <= 2:
            if all(lows[x] in words.FORCE_LINKS for x in range(unit.stop, mark.begin)):
                return True
    if any(
        m.stop == mark.begin and m.gram and m.gram.partition(".")[2] not in ("", "nom") for m in scan.all("outcome")
    ):
        return scan.has("report", 0, mark.begin)  # «рассказал о дроне, сбитом Минобороны»
    told = _is_told_in_his_words(scan, mark)
    if lows[mark.stop - 1] in words.SOLDIERS and told:
        return scan.has("outcome", mark.stop)
    if lows[mark.begin] not in words.SOLDIERS:
        return False
    if any(low in words.OWN_DATA and lows[k + 1].startswith(words.DATA_STEMS) for k, low in enumerate(lows[:-1])):
        return False  # «военные сбили, по собственным данным, 34 дрона»
    acts = scan.has("outcome", max(0, mark.begin - 3), mark.stop + 2)
    return acts and not scan.has("report", max(0, mark.begin - 2), mark.stop + 2)


def _is_told_in_his_words(scan: Scan, mark: Mark) -> bool:
    """Whether somebody's account opens the sentence, set off by a comma before the soldiers that act in it: «За його
    підсумковим повідомленням, військові збили 17 БПЛА»."""
    lows, begin = scan.lows, mark.begin
    if begin < 4 or lows[0] not in words.BY_CYRILLIC or lows[1] not in words.HIS_OR_HER:
        return False
    comma = next((k for k in range(2, min(begin, 6)) if lows[k] == ","), None)
    return comma is not None and scan.has("report", 2, comma)


def _read_body(search: Search, mark: Mark, kind: str) -> SourceMention:
    """A body of Ukraine or a federal one of Russia."""
    scan, low = search.scan, search.scan.lows[mark.begin]
    text = scan.tokens[mark.begin].text
    acronym = kind == "federal" and mark.stop - mark.begin <= 1 and text.isupper()
    name = _BODY_NAMES.get(low, text) if acronym or low.startswith(words.GUARD_STEMS) else None
    if low.startswith(words.SPEAKER_SURNAME_STEMS) and mark.begin and _capital(scan.tokens[mark.begin - 1]):
        scan.take(mark.begin - 1, mark.begin)  # "Volodymyr" is no town before "Zelensky"
    force = kind == "ukraine" and "by" in scan.lows[max(0, mark.begin - 4) : mark.begin]
    force = force and any(m.stop <= mark.begin and mark.begin - m.stop <= 3 for m in scan.all("force"))
    mention = SourceMention(kind, mark.begin, mark.stop, name, force=force, rule=kind)
    if force:
        return mention  # "by the defenders of Air Command East"
    said = (
        scan.has("report", max(0, mark.begin - 2), mark.stop + 2)
        or bool(mark.begin)
        and (scan.lows[mark.begin - 1] in words.LOCATIVE_PREPOSITIONS)
    )
    if low.startswith(words.PRESIDENT_STEMS):
        search.discourse.person = mention._replace(speaker=None)  # «…, заявив Зеленський. Він додав, що …»
    if kind == "ukraine" or name and said and not low.startswith(words.CARRIER_STEMS):
        search.discourse.body = mention
    scan.take(mark.begin, mark.stop)
    return mention


def _read_person(search: Search, person: Person) -> SourceMention | None:
    """A head of a region by name alone: in full, introduced before, or with a surname that few bear."""
    discourse = search.discourse
    if not person.full and not _is_meant(search, person):
        return None
    head = choose_head(person.heads, discourse.region if not person.full else None, discourse.date)
    if head is None:
        return None
    if not person.full and not in_office(head, discourse.date) and head.surname not in discourse.known:
        return None
    discourse.known.add(head.surname)
    speaker = display_name(head, discourse.language)
    mention = SourceMention("governor", person.begin, person.stop, speaker, head.region, None, head, rule="name")
    discourse.person = mention
    discourse.region = head.region
    search.use(person.begin, person.stop)
    return mention


def _is_meant(search: Search, person: Person) -> bool:
    """Whether a surname without a first name means the head of a region who bears it."""
    scan, discourse = search.scan, search.discourse
    introduced = any(h.surname in discourse.known for h in person.heads)
    word = scan.tokens[person.begin - 1] if person.begin and person.begin - 1 not in scan.timed else None
    if word is not None and _capital(word) and person.begin > 1:
        if not introduced:
            return False  # another first name
        beside = word.end + 1 == scan.tokens[person.begin].start and not scan.get("source", person.begin - 1)
        if beside and len(word.text) > 2 and not any(same_first_name(word.low, h) for h in person.heads):
            return False
    label = (
        person.begin == 0 and person.stop < len(scan.tokens) and scan.tokens[person.stop].text in words.COLON_OR_DASH
    )
    return introduced or label or _is_distinct(person, discourse.date) or _speaks_at_home(search, person)


def _speaks_at_home(search: Search, person: Person) -> bool:
    """Whether a common surname stands beside a verb of saying where the region of its bearer is spoken of."""
    scan, discourse = search.scan, search.discourse
    signs = len(scan.tokens) <= 5 and all(len(t.text) == 1 for t in scan.tokens[: person.begin])
    if not signs and not scan.has("report", max(0, person.begin - 3), person.stop + 1):
        return False
    spoken = {search.gazetteer.place(h.place).id for name in search.names for h in name.hits} | {discourse.region}
    return any(h.region in spoken and in_office(h, discourse.date) for h in person.heads)


def _is_distinct(person: Person, date: str | None) -> bool:
    """Whether hardly anybody else bears the surname, and the head held the office on the date."""
    common = any(h.surname.lower().replace("ё", "е") in words.COMMON_SURNAMES for h in person.heads)
    return not common and any(in_office(h, date) for h in person.heads)


def _capital(token: Token) -> bool:
    return token.kind == WORD and token.text[0].isupper()


def _longest(marks: list[Mark]) -> list[Mark]:
    """Of marks that overlap, the longest: "Ministry of Defence", not "the ministry"."""
    out: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.begin, -m.stop)):
        if out and mark.begin < out[-1].stop:
            if mark.stop - mark.begin > out[-1].stop - out[-1].begin:
                out[-1] = mark
            continue
        out.append(mark)
    return out


def _speaks(scan: Scan, begin: int, stop: int) -> bool:
    """Whether a body is named as one that says something: a verb of saying beside it, a heading, a signature."""
    if scan.has("report", max(0, begin - 6), stop + 7):
        return True
    k = stop
    while k < len(scan.tokens) and k - stop < 3 and _capital(scan.tokens[k]):
        k += 1  # the name of who heads it
    if k < len(scan.tokens) and scan.tokens[k].text in words.BEHIND_HEADING and begin <= 1:
        return True
    if stop < len(scan.tokens) and scan.tokens[stop].text == ":" and begin and scan.lows[begin - 1] in words.FROM:
        return True  # «загальна картина від Повітряних сил: …»
    if stop + 1 < len(scan.tokens) and scan.lows[stop] in words.LONG_DASHES and scan.lows[stop + 1] in words.ABOUT:
        return True  # «губернатор сповістив про шість, а військові – про чотири»
    return (
        begin <= 1
        and len(scan.tokens) <= stop + 8
        or begin > 0
        and scan.tokens[begin - 1].text in words.BEFORE_SIGNATURE
    )
