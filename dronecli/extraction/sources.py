"""Who says it: the sources that a sentence mentions, and what "the governor", "he" and "the ministry" refer to."""

from __future__ import annotations

from typing import NamedTuple

from dronecli.extraction import words
from dronecli.extraction.names import Name, Person, same_first_name
from dronecli.extraction.scan import Scan
from dronecli.gazetteer import ADJ, LOOSE, Gazetteer, Head, Place
from dronecli.lexicon import Mark
from dronecli.segmenting import WORD


class SourceMention(NamedTuple):
    """A source on tokens[begin:stop]. `region` is the id of the speaker's region, `town` the town that a mayor heads.

    `force` tells that the ministry was named as the owner of air defence units, which is no attribution; `strong` that
    a name or a full title stood there (a bare "he" or "the ministry" is weak).
    """

    kind: str
    begin: int
    stop: int
    speaker: str | None = None
    region: str | None = None
    town: Place | None = None
    head: Head | None = None
    force: bool = False
    strong: bool = True
    rule: str = "title"


class Discourse:
    """What the sentences so far have introduced: the referents of "he", "the governor", "the ministry", "the region".

    The only mutable value of extraction; it lives as long as one document.
    """

    __slots__ = ("body", "date", "known", "language", "person", "region", "town", "via")

    def __init__(self, language: str, date: str | None) -> None:
        self.language = language
        self.date = date
        self.person: SourceMention | None = None
        self.body: SourceMention | None = None
        self.region: str | None = None
        self.town: Place | None = None
        self.via: str | None = None
        self.known: set[str] = set()


def display_name(head: Head, language: str) -> str:
    """The name as a reader of that language would index it."""
    if language == "en":
        return head.name_en
    if language == "uk":
        return getattr(head, "name_uk", None) or head.name
    return head.name


def in_office(head: Head, date: str | None) -> bool:
    """Whether a head held the office on the date (undated: whether it is the latest known holder)."""
    if date is None:
        return head.end is None
    return (head.start or "")[: len(date)] <= date and (
        head.end is None or date <= head.end or head.end.startswith(date[: len(head.end)])
    )


def choose_head(heads: tuple[Head, ...], region: str | None, date: str | None) -> Head | None:
    """The one head that a name means: of the region named, in office on the date; None if that leaves several."""
    pool = [h for h in heads if region is None or h.region == region] or list(heads)
    serving = [h for h in pool if in_office(h, date)]
    pool = serving or pool
    if len({(h.name, h.region) for h in pool}) == 1:
        return pool[0]
    if len({h.name for h in pool}) == 1:  # one person, several offices over time
        return max(pool, key=lambda h: h.start or "")
    return None


def _names_at(names: list[Name]) -> dict[int, Name]:
    return {n.begin: n for n in names}


def _places(name: Name, gazetteer: Gazetteer) -> list[Place]:
    return [gazetteer.place(h.place) for h in name.hits]


def region_of(name: Name, gazetteer: Gazetteer) -> str | None:
    """The region that a name beside a title means: "Kaluga governor" is of Kaluga Oblast, not of the town."""
    places = _places(name, gazetteer)
    for place in places:
        if place.kind == "region":
            return place.id
    regions = {p.region for p in places if p.region}
    return next(iter(regions)) if len(regions) == 1 else None


def find_sources(
    scan: Scan, names: list[Name], persons: list[Person], gazetteer: Gazetteer, discourse: Discourse
) -> list[SourceMention]:
    """Mentions of sources in the order of the text. Tokens of the phrases are taken, so that "the governor of the Tula
    region" leaves no place behind; what the mentions introduce is noted in `discourse`."""
    out: list[SourceMention] = []
    at_name = _names_at(names)
    person_at = {p.begin: p for p in persons}
    used: set[int] = set()
    marks = _longest(scan.all("source") + [m._replace(value="defenders") for m in scan.all("defenders")])
    size = len(scan.tokens)
    lows = scan.lows

    def phrase(begin: int, stop: int) -> tuple[int, int, list[Name], Person | None]:
        """Grows a title over the names, kind words and persons around it."""
        found = [n for n in names if begin <= n.begin and n.stop <= stop]  # "head of Dagestan" is one title
        person: Person | None = None
        k = stop
        while k < size and k - stop < 14:
            if k in person_at:
                person = person_at[k]
                k = person.stop
                break
            if (
                k in at_name
                and k not in scan.taken
                and (at_name[k].capital or not found)
                and not _given_name(scan, at_name[k])
            ):
                found.append(at_name[k])
                k = at_name[k].stop
                continue
            if scan.get("kind", k) and lows[k] not in words.IN_RU:
                k = scan.at["kind"][k].stop
                continue
            if lows[k] in words.TITLE_LINKS and not (
                lows[k] == "," and k + 1 not in person_at and not scan.get("source", k + 1)
            ):
                k += 1
                continue
            if lows[k] in words.OFFICE_LINKS:
                inner = scan.get("source", k)
                if inner:
                    k = inner.stop
                    continue
            other = scan.get("source", k)
            if other and other.value == "governor":
                k = other.stop
                continue
            break
        end = person.stop if person else max([stop, *[n.stop for n in found]])
        while end < k and scan.get("kind", end):
            end = scan.at["kind"][end].stop
        b = begin
        j = begin - 1
        while j >= 0 and begin - j < 9:
            hit = next(
                (n for n in names if n.stop == j + 1 and n.begin not in used and (n.capital or _adjective(n))), None
            )
            if hit is not None:
                found.insert(0, hit)
                b = hit.begin
                j = hit.begin - 1
                continue
            behind = next((m for m in scan.all("kind") if m.stop == j + 1), None)
            if behind is not None:
                j = behind.begin - 1
                continue
            if lows[j] in words.BEFORE_OFFICE or (person is None and lows[j] in words.HEADS):
                j -= 1
                continue
            if person is None and lows[j] in words.APPOSITION_MARKS:
                p = next((p for p in persons if p.stop == j), None)
                if p is not None:
                    person, b = p, p.begin
                break
            p = next((p for p in persons if p.stop == j + 1), None)
            if p is not None and person is None:
                person, b = p, p.begin
            break
        return b, end, found, person

    for mark in marks:
        if mark.begin in used or mark.begin in scan.taken:
            continue
        kind = mark.value
        text = scan.tokens[mark.begin].text
        if kind == "defenders":
            before = lows[mark.begin - 1] if mark.begin else ""
            if (
                before in words.BEFORE_CITED_BODY
                or before in words.AT_UK
                and scan.has("report", max(0, mark.begin - 4), mark.stop + 4)
            ):
                kind = "ukraine"  # «за даними Сил оборони півдня»
            else:
                continue
        if kind == "media":
            specific = lows[mark.begin] in words.OUTLETS
            if specific:
                nxt = lows[mark.stop] if mark.stop < size else ""
                if not text[0].isupper() or nxt in words.BEHIND_OUTLET_WORD:
                    continue
                begin = mark.begin
                out.append(SourceMention("media", begin, mark.stop, text, rule="outlet"))
            else:
                stop = mark.stop
                name = scan.tokens[stop] if stop < size else None
                if name is not None and name.text in "«\"'" and stop + 1 < size:
                    stop += 1
                    name = scan.tokens[stop]
                before = lows[mark.begin - 1] if mark.begin else ""
                own = before in words.OWN or (mark.begin > 1 and lows[mark.begin - 2] in words.OWN)
                if (
                    name is not None
                    and name.kind == WORD
                    and name.text[0].isupper()
                    and not own
                    and stop not in person_at
                ):
                    out.append(SourceMention("media", mark.begin, stop + 1, name.text, rule="outlet"))
                elif scan.has("report", mark.stop, mark.stop + 2) and not own and before not in words.BEFORE_RESIDENTS:
                    out.append(SourceMention("media", mark.begin, mark.stop, None, strong=False, rule="residents"))
            continue
        if (
            kind == "ministry"
            and lows[mark.stop - 1].startswith(words.MILITARY_STEMS)
            and not _speaks(scan, mark.begin, mark.stop)
        ):
            continue
        if kind == "ministry":
            weak = (
                mark.stop - mark.begin == 1
                and lows[mark.begin].startswith(words.WEAK_BODY_STEMS)
                or lows[mark.begin : mark.stop] in _WEAK_PHRASES
            )
            force = any(
                m.stop <= mark.begin
                and mark.begin - m.stop <= 2
                and all(lows[x] in words.FORCE_LINKS for x in range(m.stop, mark.begin))
                for m in scan.all("force")
                if m.begin < mark.begin
            )
            if (
                lows[mark.begin] in words.SOLDIERS
                and scan.has("outcome", max(0, mark.begin - 3), mark.stop + 2)
                and not scan.has("report", max(0, mark.begin - 2), mark.stop + 2)
            ):
                force = True
            coreferent = lows[mark.stop - 1].startswith(words.COREFERENT_BODY_STEMS) or lows[
                mark.begin : mark.stop
            ] == ["the", "department"]
            if weak and not coreferent and discourse.body is not None and discourse.body.kind != "ministry":
                weak = False
            if (
                weak
                and discourse.body is not None
                and discourse.body.kind in ("ministry", "federal", "ukraine")
                and not force
            ):
                out.append(discourse.body._replace(begin=mark.begin, stop=mark.stop, strong=False, rule="the body"))
            else:
                out.append(
                    SourceMention("ministry", mark.begin, mark.stop, force=force, strong=not weak, rule="ministry")
                )
                if not force:
                    discourse.body = out[-1]
            scan.take(mark.begin, mark.stop)
            continue
        if kind in ("ukraine", "federal") and not _speaks(scan, mark.begin, mark.stop):
            continue
        if kind in ("ukraine", "federal"):
            name_text = None
            if (
                kind == "federal"
                and mark.stop - mark.begin <= 1
                and text.isupper()
                or lows[mark.begin].startswith(words.GUARD_STEMS)
            ):
                name_text = {"росгвардии": "Росгвардия", "росгвардией": "Росгвардия"}.get(lows[mark.begin], text)
            first = scan.tokens[mark.begin - 1] if mark.begin else None
            if (
                lows[mark.begin].startswith(_SURNAMES)
                and first is not None
                and first.kind == WORD
                and first.text[0].isupper()
            ):
                scan.take(mark.begin - 1, mark.begin)  # "Volodymyr" is no town before "Zelensky"
            out.append(SourceMention(kind, mark.begin, mark.stop, name_text, rule=kind))
            if kind == "ukraine" or name_text:
                discourse.body = out[-1]
            scan.take(mark.begin, mark.stop)
            continue
        # Offices: governor, regional, municipal
        begin, stop, found, person = phrase(mark.begin, mark.stop)
        region: str | None = None
        town: Place | None = None
        for named in found:
            places = _places(named, gazetteer)
            if kind == "municipal" and not any(p.kind == "region" for p in places):
                local = [p for p in places if p.kind not in ("region", "country", "group", "sea")]
                same = [p for p in local if p.region in (discourse.region,)] or local
                town = town or (
                    same[0]
                    if len({p.id for p in same}) == 1 or discourse.region
                    else max(same, key=lambda p: p.population or 0)
                    if same
                    else None
                )
                region = region or (town.region if town else None)
            else:
                region = region_of(named, gazetteer) or region
                if kind == "municipal" and lows[mark.begin] in words.HEADS:
                    if (
                        town is None
                        and any(p.kind == "region" for p in places)
                        and not any(p.kind == "town" for p in places)
                    ):
                        kind = "governor"
                    elif any(p.kind == "town" for p in places):
                        towns = [p for p in places if p.kind == "town"]
                        town, region = towns[0], towns[0].region
        head = choose_head(person.heads, region, discourse.date) if person else None
        if (
            person
            and head
            and kind == "municipal"
            and not person.full
            and town is not None
            and head.region != town.region
        ):
            head = None
        speaker: str | None = None
        strong = True
        if (
            head is not None
            and (kind in ("governor", "municipal"))
            and not (
                kind == "municipal"
                and town is not None
                and town.kind in ("town", "settlement")
                and head.region != town.region
            )
        ):
            kind = "governor"
            region = region if region and region == head.region else head.region
            speaker = display_name(head, discourse.language)
            discourse.known.add(head.surname)
        elif kind in ("governor", "municipal"):
            proper = _proper_after(scan, stop) or _proper_before(scan, begin)
            speaker = proper[0] if proper else None
            if proper:
                begin, stop = min(begin, proper[1]), max(stop, proper[2])
            if kind == "governor" and region and speaker is None:
                head = _holder(gazetteer, region, discourse, lows[mark.begin : mark.stop])
                speaker = display_name(head, discourse.language) if head else None
                strong = head is not None
            elif kind == "governor" and region is None and speaker is None:
                if discourse.person is not None and discourse.person.kind == "governor":
                    out.append(discourse.person._replace(begin=begin, stop=stop, strong=False, rule="the governor"))
                    _use(scan, used, mark.begin, stop)
                    continue
                region = discourse.region
                head = _holder(gazetteer, region, discourse, lows[mark.begin : mark.stop]) if region else None
                speaker = display_name(head, discourse.language) if head else None
                strong = False
            elif kind == "municipal" and speaker is None and not found:
                if discourse.person is not None:
                    out.append(discourse.person._replace(begin=begin, stop=stop, strong=False, rule="the mayor"))
                    _use(scan, used, mark.begin, stop)
                    continue
                region, town, strong = discourse.region, discourse.town, False
            elif kind == "municipal" and town is None:
                town = discourse.town
                region = region or discourse.region
        elif kind == "regional":
            region = region or discourse.region
            strong = bool(found)
        mention = SourceMention(kind, begin, stop, speaker, region, town, head, False, strong, "office")
        out.append(mention)
        _use(scan, used, begin if (found and begin < mark.begin) or person else mark.begin, stop)
        if kind in ("governor", "municipal"):
            discourse.person = mention
        else:
            discourse.body = mention if kind == "regional" and strong else discourse.body
        if region and strong:
            discourse.region = region
        if town:
            discourse.town = town
    # Heads by name alone.
    for person in persons:
        if any(i in used for i in range(person.begin, person.stop)):
            continue
        surnames = {h.surname for h in person.heads}
        if not person.full:
            word = scan.tokens[person.begin - 1] if person.begin else None
            introduced = bool(surnames & discourse.known)
            if (
                word is not None
                and word.kind == WORD
                and word.text[0].isupper()
                and person.begin > 1
                and not introduced
            ):
                continue  # another first name
            if (
                word is not None
                and word.kind == WORD
                and word.text[0].isupper()
                and introduced
                and word.end + 1 == scan.tokens[person.begin].start
                and not scan.get("source", person.begin - 1)
            ):
                if (
                    len(word.text) > 2
                    and not any(same_first_name(word.low, h) for h in person.heads)
                    and person.begin - 1 > 0
                ):
                    continue
            label = person.begin == 0 and person.stop < size and scan.tokens[person.stop].text in words.COLON_OR_DASH
            if not introduced and not label and not _distinct(person, discourse.date):
                continue
        head = choose_head(person.heads, discourse.region if not person.full else None, discourse.date)
        if head is None or (
            not person.full and not in_office(head, discourse.date) and head.surname not in discourse.known
        ):
            continue
        discourse.known.add(head.surname)
        mention = SourceMention(
            "governor",
            person.begin,
            person.stop,
            display_name(head, discourse.language),
            head.region,
            None,
            head,
            rule="name",
        )
        out.append(mention)
        discourse.person = mention
        discourse.region = head.region
        scan.take(person.begin, person.stop)
        used.update(range(person.begin, person.stop))
    out.sort(key=lambda m: m.begin)
    return out


_SURNAMES = ("зелен", "zelen", "ігнат", "игнат", "ihnat", "ignat")
_WEAK_PHRASES = (
    ["the", "ministry"],
    ["the", "department"],
    ["the", "military"],
    ["в", "москве"],
    ["в", "росії"],
    ["у", "росії"],
)


def _holder(gazetteer: Gazetteer, region: str, discourse: Discourse, title: list[str]) -> Head | None:
    """Who holds an office on the document's date; of an occupied region's two heads, the one whose title it is."""
    head = gazetteer.head_of(region, discourse.date)
    if not region.startswith("UA"):
        return head
    ukrainian = (
        any(w in words.MILITARY_ADMINISTRATION or w.startswith(words.MILITARY_TITLE_STEMS) for w in title)
        or discourse.language == "uk"
    )
    wanted = "ukraine" if ukrainian else "russia"
    pool = [h for h in gazetteer.heads_of(region) if h.administration == wanted and in_office(h, discourse.date)]
    return pool[-1] if pool else head


def _adjective(name: Name) -> bool:
    """«тульский губернатор»: an adjective of a region in lower case."""
    return any(h.form & ADJ and not h.form & LOOSE for h in name.hits)


def _given_name(scan: Scan, name: Name) -> bool:
    """Whether a name that is only loosely a place stands before a surname: «глава Новороссийска Андрій Кравченко»."""
    nxt = scan.tokens[name.stop] if name.stop < len(scan.tokens) else None
    loose = all(h.form & LOOSE for h in name.hits)
    return (
        loose and nxt is not None and nxt.kind == WORD and nxt.text[0].isupper() and scan.get("kind", name.stop) is None
    )


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
    if stop < len(scan.tokens) and scan.tokens[stop].text in words.BEHIND_HEADING and begin <= 1:
        return True
    return (
        begin <= 1
        and len(scan.tokens) <= stop + 8
        or begin > 0
        and scan.tokens[begin - 1].text in words.BEFORE_SIGNATURE
    )


def _distinct(person: Person, date: str | None) -> bool:
    return all(h.surname.lower().replace("ё", "е") not in words.COMMON_SURNAMES for h in person.heads) and any(
        in_office(h, date) for h in person.heads
    )


def _use(scan: Scan, used: set[int], begin: int, stop: int) -> None:
    used.update(range(begin, stop))
    scan.take(begin, stop)


def _proper_after(scan: Scan, i: int) -> tuple[str, int, int] | None:
    """Two or three capitalised words after a title: the name of a mayor, as (name, begin, stop)."""
    tokens = scan.tokens
    k = i
    if k < len(tokens) and tokens[k].text == ",":
        k += 1
    begin = k
    proper: list[str] = []
    while (
        k < len(tokens)
        and len(proper) < 3
        and tokens[k].kind == WORD
        and tokens[k].text[0].isupper()
        and not scan.get("month", k)
    ):
        proper.append(tokens[k].text)
        k += 1
    if len(proper) >= 2 and not scan.get("source", begin):
        return " ".join(proper), begin, k
    return None


def _proper_before(scan: Scan, i: int) -> tuple[str, int, int] | None:
    """«Андрей Кравченко, глава Новороссийска»: the name before a comma before the title."""
    tokens = scan.tokens
    if i < 3 or tokens[i - 1].text not in words.BEFORE_TITLE:
        return None
    k = i - 2
    proper: list[str] = []
    while k >= 0 and len(proper) < 3 and tokens[k].kind == WORD and tokens[k].text[0].isupper():
        proper.insert(0, tokens[k].text)
        k -= 1
    return (" ".join(proper), k + 1, i - 1) if len(proper) in (2, 3) else None
