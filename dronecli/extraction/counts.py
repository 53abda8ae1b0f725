"""Counts of a sentence: quantities with the objects that they count, and objects that grammar alone counts.

A number counts objects when an object follows it ("19 Ukrainian UAVs"), or when it stands without any noun where a list
or a verb calls for one ("eight over the Bryansk region", «12 – над Калужской», «сбито 29»): the latter is *elliptic*,
and the assembler believes it only with support. A number before any other noun ("three houses") is no count.
"""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.numerals import Quantity, find_quantity, quantity_starts
from dronecli.extraction.scan import Scan
from dronecli.lexicon import Mark
from dronecli.segmenting import NUMBER, PUNCT, WORD
from dronecli.tuples import NamedTuple


class CountMention(NamedTuple):
    """A count on tokens[begin:stop].

    `form` is np (quantity with object), bare (object without quantity), elliptic, all, same, rest or both.
    `object` is None for elliptic counts. `gram` is the grammar of a bare object ("sg", "pl" or "").
    `inner` is an outcome that stands inside the phrase («четырёх сбитых БПЛА»).
    """

    begin: int
    stop: int
    form: str
    min: int
    max: int | None
    approx: bool = False
    bare: bool = False
    object: str | None = None
    type: str | None = None
    each: bool = False
    more: bool = False
    ofthem: bool = False
    rest: bool = False
    weak: bool = False
    gram: str = ""
    inner: str | None = None
    rule: str = ""
    digits: bool = False


def _object_at(scan: Scan, i: int) -> tuple[Mark, bool] | None:
    if i in scan.taken:
        return None
    mark = scan.get("object", i)
    if mark is not None:
        return mark, False
    mark = scan.get("weak", i)
    return (mark, True) if mark is not None else None


def _is_compound(scan: Scan, mark: Mark) -> bool:
    """ "drone alert", "UAV wreckage": the object only qualifies the next noun."""
    nxt = mark.stop
    if nxt < len(scan.tokens) and scan.tokens[nxt].text == "-":
        nxt += 1
    if nxt >= len(scan.tokens) or mark.gram == "pl" or not scan.tokens[mark.begin].text.isascii():
        return False
    if scan.get("compound", nxt) is None or scan.tokens[nxt].start > scan.tokens[nxt - 1].end + 1:
        return False
    behind = scan.lows[nxt + 1] if nxt + 1 < len(scan.tokens) else ""
    return scan.lows[nxt] not in words.NOUNS_OR_VERBS or behind not in words.BEHIND_TRANSITIVE  # "a drone hit a depot"


def _noun_phrase(scan: Scan, i: int) -> tuple[Mark, bool, str | None] | None:
    """An object after a quantity that ends before token i, with adjectives and participles between; the mark, whether
    it is weak, and an outcome inside."""
    size = len(scan.tokens)
    steps = 0
    inner: str | None = None
    k = i
    while k < size and steps <= 7:
        token, low = scan.tokens[k], scan.lows[k]
        found = _object_at(scan, k)
        if found is not None:
            mark, weak = found
            # A weak word may itself qualify the object ("unmanned" machines, "aircraft-type drones").
            if weak and k + 1 < size:
                nxt = _object_at(scan, mark.stop)
                if nxt is not None:
                    mark, weak = nxt
            if _is_compound(scan, mark):
                if any(_object_at(scan, j) for j in range(mark.stop + 1, min(mark.stop + 3, size))):
                    k = mark.stop + 1  # "Shahed-type attack drones"
                    steps += 1
                    continue
                return None
            return mark, weak, inner
        if token.kind == PUNCT:
            if token.text in "«»\"'“”‘’" or (token.text == "-" and steps):
                k += 1
                continue
            return None
        if k in scan.timed and token.kind == WORD and steps:
            k += 1  # «о 14 сбитых ночью дронах»
            continue
        if k in scan.taken and token.kind == WORD and steps and k not in scan.timed:
            k += 1  # "one of the Moscow region drones"
            continue
        if token.kind == NUMBER or (k in scan.taken and not scan.get("daypart", k)):
            return None
        kind = scan.get("type", k)
        if kind is not None:
            k = kind.stop
            steps += 1
            continue
        if not steps and low in words.STRIKE_NOUNS and k + 1 < size and scan.lows[k + 1] in words.HIT_BY:
            inner = "struck"  # "12 hits from attack drones"
            k += 2
            steps += 1
            continue
        outcome = scan.get("outcome", k)
        if (
            outcome is not None
            and (outcome.gram or token.text.isascii())
            and outcome.stop == k + 1
            and low not in words.AUXILIARIES
        ):
            if token.text.isascii() and not low.endswith(words.PARTICIPLE_ENDINGS_EN):
                return None
            if not token.text.isascii() and len(outcome.gram) == 0:
                return None
            inner = outcome.value
            k += 1
            steps += 1
            continue
        hits = scan.get("outcome", k)
        if hits is not None and hits.value == "struck" and low.startswith(words.HIT_STEMS_UK):
            inner = "struck"  # «12 влучань дронів»
            k += 1
            steps += 1
            continue
        if low in words.AND and steps and any(_object_at(scan, j) for j in (k + 1, k + 2)):
            k += 1  # "158 strike and decoy drones"
            continue
        if low in words.AUXILIARIES or low in words.NOUN_PHRASE_STOPS:
            return None
        if low in words.DETERMINERS:
            k += 1
            steps += 1
            continue
        if inner is not None and scan.get("prep", k) and scan.at["prep"][k].stop in scan.taken:
            k = _past_place(scan, k)  # «один знищений над Ярославською областю безпілотник»
            steps += 1
            continue
        if scan.get("prep", k) and low != "of":
            if steps or low not in words.OF:
                return None
            k += 1  # «один из аппаратов»
            steps += 1
            continue
        if scan.get("placenoun", k) or scan.get("month", k) or scan.get("hourunit", k):
            return None
        if not token.text.isascii() and not _adjectival(low):
            return None
        if token.text.isascii() and (
            scan.get("debris", k) is not None
            or low.endswith("s")
            and len(low) > 5
            and not low.endswith(words.SINGULAR_S_ENDINGS)
        ):
            return None  # another noun in the plural: "7 occasions copters dropped …"
        k += 1
        steps += 1
    return None


def _past_place(scan: Scan, i: int) -> int:
    """The token behind a place with its preposition that begins at token i."""
    k = scan.at["prep"][i].stop
    while k < len(scan.tokens) and k in scan.taken:
        k += 1
    return k


def _adjectival(low: str) -> bool:
    """Whether a Cyrillic word can be an adjective or participle, or an indeclinable that stands like one."""
    return low.endswith(words.ADJECTIVAL_ENDINGS)


def find_counts(scan: Scan) -> list[CountMention]:
    """All counts of a sentence in order; numbers that count other things are left out."""
    out: list[CountMention] = []
    i, size = 0, len(scan.tokens)
    covered: set[int] = set()
    starts = quantity_starts(scan) | scan.begins(("article", "ordinal"))
    while i < size:
        if i not in starts or i in scan.taken:
            i += 1
            continue
        found = _quantified(scan, i) or _with_article(scan, i) or _ordinal(scan, i)
        if found is not None:
            out.append(found)
            covered.update(range(found.begin, found.stop))
            i = max(found.stop, i + 1)
            continue
        quantity = find_quantity(scan, i)
        if quantity is not None:
            # A number before another noun: step over it, so that its parts are not read again.
            covered.update(range(i, quantity.stop))
            i = quantity.stop
            continue
        i += 1
    out.extend(_pronominal(scan, covered))
    covered.update(k for c in out for k in range(c.begin, c.stop))
    out.extend(_bare(scan, covered))
    out.sort(key=lambda c: c.begin)
    return out


def _flags(scan: Scan, begin: int, quantity: Quantity, stop: int) -> tuple[int, int, bool, bool, bool, bool]:
    """Looks around a quantity for "each", "more", "of them", "the remaining".

    Returns (begin, stop, each, more, ofthem, rest).
    """
    each = more = ofthem = rest = False
    more = quantity.more
    k = begin - 1
    while k >= 0:
        low = scan.lows[k]
        if (
            low == "по"
            and scan.lows[quantity.begin][0] >= "\u0400"
            or (low == "по" and scan.tokens[quantity.begin].kind == NUMBER)
        ):
            each = True
            k -= 1
            continue
        if low in words.LITERAL_EACH and stop < len(scan.tokens) and scan.tokens[stop].text in "–—-":
            each = True  # a literal rendering of «по семь – над …»
            k -= 1
            continue
        mark = scan.get("more", k)
        if mark is not None and mark.stop == k + 1 and low != "кроме":
            more = True
            k -= 1
            continue
        mark = next((m for m in scan.all("rest") if m.stop == k + 1), None)
        if mark is not None:
            rest = True
            k = mark.begin - 1
            continue
        mark = next((m for m in scan.all("article") if m.stop == k + 1 and m.value == "more"), None)
        if mark is not None:
            more = True
            k = mark.begin - 1
            continue
        mark = next((m for m in scan.all("ofthem") if m.stop == k + 1), None)
        if mark is not None:
            ofthem = True
            k = mark.begin - 1
            continue
        if low in words.BEFORE_QUANTITY:
            k -= 1
            continue
        break
    end = stop
    for _ in range(3):
        if end < len(scan.tokens):
            mark = scan.get("more", end)
            if mark is not None and scan.lows[end] != "other":
                more, end = True, mark.stop
                continue
            mark = scan.get("ofthem", end)
            if mark is not None:
                ofthem, end = True, mark.stop
                continue
            mark = scan.get("each", end)
            if mark is not None and scan.lows[end] != "по":
                each, end = True, mark.stop
                continue
        break
    return k + 1, end, each, more, ofthem, rest


def _quantified(scan: Scan, i: int) -> CountMention | None:
    """The count that a quantity at token i makes, with its object or without; None if it counts something else."""
    quantity = find_quantity(scan, i)
    if quantity is None or _is_labelled(scan, i, quantity):
        return None
    begin, stop, each, more, ofthem, rest = _flags(scan, i, quantity, quantity.stop)
    plain = CountMention(
        begin,
        stop,
        "elliptic",
        quantity.min,
        quantity.max,
        quantity.approx,
        each=each,
        more=more,
        ofthem=ofthem,
        rest=rest,
        rule=quantity.rule,
        digits=quantity.digits,
    )
    phrase = _noun_phrase(scan, stop)
    if phrase is not None:
        return _with_noun(scan, i, quantity, plain, phrase)
    found = _is_object(scan, plain) or _of_whole(scan, quantity, plain)
    if found is not None:
        return found
    if _before_quoted(scan, begin, stop):
        return None
    if _before_noun(scan, quantity, stop) or not (_elliptic_after(scan, stop) or _is_told_part(scan, quantity, stop)):
        return None
    return _heads_line(scan, i, quantity, plain) or (plain if _can_be_elliptic(scan, i, quantity, plain) else None)


def _is_labelled(scan: Scan, i: int, quantity: Quantity) -> bool:
    """Whether a sign or a word before a number makes it a price, an address, a label: "$5", "house 12"."""
    before = scan.tokens[i - 1] if i else None
    if before is None:
        return False
    behind = quantity.stop + (quantity.stop < len(scan.tokens) and scan.tokens[quantity.stop].text in words.QUOTES)
    if before.text in words.CURRENCY_AND_SIGNS:
        return True
    if before.low not in words.LABELS or not quantity.digits:
        return False
    return before.low not in words.MINUS or scan.get("object", behind) is None


def _is_object(scan: Scan, plain: CountMention) -> CountMention | None:
    """«810 – це БпЛА, ще 13 – ракети»: a dash between a number and its object."""
    size, stop = len(scan.tokens), plain.stop
    joined = stop < size and (scan.tokens[stop].text in "–—-" and plain.digits or scan.lows[stop] in words.WERE)
    if stop + 1 >= size or not (joined or plain.ofthem and stop + 1 < size):
        return None
    k = stop + joined
    k += scan.lows[k] in words.THIS_IS
    k += k < size and scan.tokens[k].text in words.QUOTES
    if k >= size:
        return None
    found = _object_at(scan, k)
    if found is None or found[1] or _is_compound(scan, found[0]):
        return None
    mark = found[0]
    while (behind := scan.get("object", mark.stop)) is not None and behind.value == mark.value:
        mark = behind  # "Shahed-type drones"
    closes = mark.stop >= size or scan.tokens[mark.stop].kind == PUNCT or mark.stop in scan.taken
    if not closes and scan.lows[mark.stop] not in words.BEHIND_OBJECT_HEADING:
        return None
    kind = _type(scan, k, mark)
    return plain._replace(
        stop=mark.stop, form="np", object=mark.value, type=kind, gram=mark.gram, rule="number is object"
    )


def _of_whole(scan: Scan, quantity: Quantity, plain: CountMention) -> CountMention | None:
    """ "12 of the 20 drones": a part with its whole."""
    size, stop, lows = len(scan.tokens), plain.stop, scan.lows
    if stop >= size or lows[stop] not in words.OF and lows[stop : stop + 2] != ["out", "of"]:
        return None
    k = stop + 1 + (lows[stop] == "out")
    while k < size and lows[k] in words.BEFORE_WHOLE:
        k += 1
    whole = find_quantity(scan, k)
    if whole is None or whole.max is None or whole.min <= quantity.min:
        return None
    phrase = _noun_phrase(scan, whole.stop)
    if phrase is None:
        return None
    mark, weak, _ = phrase
    kind = _type(scan, whole.stop, mark)
    return plain._replace(form="np", object=mark.value, type=kind, ofthem=True, weak=weak, gram="pl", rule="N of M")


def _with_noun(
    scan: Scan, i: int, quantity: Quantity, plain: CountMention, phrase: tuple[Mark, bool, str | None]
) -> CountMention | None:
    """ "19 Ukrainian UAVs": a number with its noun."""
    mark, weak, inner = phrase
    begin, stop, lows = plain.begin, plain.stop, scan.lows
    _, end, each, more, ofthem, _ = _flags(scan, i, quantity, mark.stop)
    ofthem = ofthem or (stop < mark.begin and lows[stop] in words.OF)
    single = quantity.rule == "fixed" and quantity.max == 1 and lows[i] in words.SINGLE
    if single and mark.gram.startswith("pl"):
        each = True  # "single drones over Kursk and Belgorod oblasts"
    if weak and i and lows[i - 1] == "by":
        return None  # an agent: "by a naval aircraft"
    if inner is None and begin > 1 and lows[begin - 2 : begin] == ["of", "the"]:
        if mark.stop < len(lows) and lows[mark.stop] in words.SENT_OFF:
            inner = "launched"  # "90 of the 137 drones launched at Ukraine"
    return plain._replace(
        stop=max(mark.stop, end),
        form="np",
        object=mark.value,
        type=_type(scan, quantity.stop, mark),
        each=plain.each or each,
        more=plain.more or more,
        ofthem=plain.ofthem or ofthem,
        weak=weak,
        gram=mark.gram,
        inner=inner,
    )


def _before_quoted(scan: Scan, begin: int, stop: int) -> bool:
    """Whether a noun in quotation marks follows a number that no verb of outcome stands before: «300 "квадратів"»."""
    if stop + 1 >= len(scan.tokens) or scan.tokens[stop].text not in words.QUOTES:
        return False
    mark, noun = scan.tokens[stop], scan.tokens[stop + 1]
    opens = mark.end == noun.start and noun.kind == WORD and mark.start > scan.tokens[stop - 1].end
    return opens and not scan.has("outcome", max(0, begin - 2), begin)


def _before_noun(scan: Scan, quantity: Quantity, stop: int) -> bool:
    """Whether "one" stands before another noun, which it is an article or a pronoun of."""
    one = quantity.rule == "number" and quantity.min == 1 == quantity.max and not quantity.digits
    if not one or stop != quantity.stop or stop >= len(scan.tokens) or scan.tokens[stop].kind != WORD:
        return False
    return scan.lows[stop] not in words.BEHIND_LONE_NUMBER and scan.get("outcome", stop) is None


def _is_told_part(scan: Scan, quantity: Quantity, stop: int) -> bool:
    """ "One of them" before any word, where something is told of it: «падение обломков одного из них зафиксировано»."""
    if scan.get("ofthem", quantity.stop) is None:
        return False
    told = any(0 <= m.begin - stop <= 4 for m in scan.all("outcome"))
    return told or any(0 < quantity.begin - m.begin <= 2 for m in scan.all("debris"))


def _heads_line(scan: Scan, i: int, quantity: Quantity, plain: CountMention) -> CountMention | None:
    """«БпЛА – 421», «Х-59/69 – дві»: the object heads the line."""
    if i < 2 or scan.tokens[i - 1].text not in "–—-" or scan.tokens[i - 1].start <= scan.tokens[i - 2].end:
        return None
    for k in range(i - 2, max(-1, i - 8), -1):
        head = scan.get("object", k)
        if head is not None and not _is_compound(scan, head) and scan.tokens[0].kind == PUNCT and k <= 3:
            kind, rule = _type(scan, k, head), "object heads the line"
            return plain._replace(
                begin=i, stop=quantity.stop, form="np", object=head.value, type=kind, gram="pl", rule=rule
            )
        if scan.tokens[k].kind == PUNCT and scan.tokens[k].text in ",;:":
            break
    return None


def _can_be_elliptic(scan: Scan, i: int, quantity: Quantity, plain: CountMention) -> bool:
    """Whether a number without a noun can count objects: it is no people, age, year, sum or negative number."""
    stop, low = plain.stop, scan.lows[quantity.begin]
    if low in words.COLLECTIVE_NUMERALS and not plain.ofthem:
        dash = stop < len(scan.tokens) and scan.tokens[stop].text in "–—"
        if not dash and not any(m.value == "downed" and stop <= m.begin <= stop + 4 for m in scan.all("outcome")):
            return False  # «двое обратились за помощью»
    if quantity.max is not None and (quantity.max > 5000 or quantity.max == 0):
        return False
    if quantity.rule == "indefinite" and low.startswith(words.GROUP_NOUN_STEMS):
        return False  # «группа сбила»: soldiers
    if stop < len(scan.lows) and scan.lows[stop].startswith(words.HIT_NOUN_STEMS):
        return False  # «от одного попадания»
    if any("," in scan.lows[k] and scan.get("scale", k + 1) for k in range(quantity.begin, quantity.stop)):
        return False  # «2,6 тыс.»: not of drones
    if quantity.rule == "fixed" and low in words.PAIRS:
        return False  # "a couple in Taganrog"
    if not i:
        return True
    before = scan.tokens[i - 1]
    if before.low in words.PLACE_PREPOSITIONS and not plain.each or before.low == "at" and plain.more:
        return False  # "debris came down in four more"
    if before.low in words.BEFORE_MEASURE and quantity.digits and i > 1 and scan.lows[i - 2] in words.PERSONS:
        return False  # "a man of 61"
    if before.text in "–-" and before.end == scan.tokens[i].start and i > 1:
        if scan.tokens[i - 2].end < before.start:
            return False  # a negative number
    flagged = plain.more or plain.each or plain.ofthem or plain.rest
    if low == "one" and quantity.max == 1 and not quantity.digits and not flagged:
        return before.kind != WORD or before.low in words.BEFORE_FIGURE_ONE  # not "a narrower one"
    return True


def _elliptic_after(scan: Scan, stop: int) -> bool:
    if stop >= len(scan.tokens):
        return True
    token, low = scan.tokens[stop], scan.lows[stop]
    if token.kind == PUNCT:
        if token.text in "%‰°$€₽£/+*=<>":
            return False
        return True
    if token.kind == NUMBER:
        return stop in scan.taken
    if stop in scan.taken:
        return stop in scan.timed
    if low in words.OF and scan.get("ofthem", stop) is None and scan.get("former", stop + 1) is None:
        return False
    if (
        low in words.BEHIND_LONE_NUMBER
        or low in words.AUXILIARIES
        or scan.get("respectively", stop)
        or scan.get("total", stop)
    ):
        return True
    if any(scan.get(tag, stop) for tag in ("ofthem", "each", "outcome", "direction", "daypart", "since", "subset")):
        return not (scan.get("compound", stop) and token.text.isascii() and low != "down")
    if scan.get("source", stop) and low not in words.NOT_THE_SPEAKING:
        return True
    return bool(scan.get("prep", stop)) or low in words.ABBREVIATED_UNITS


def _type(scan: Scan, begin: int, mark: Mark) -> str | None:
    """The type of a drone named in the phrase or right behind it («самолётного типа»)."""
    if mark.value != "uav":
        return None
    for k in range(begin, min(mark.stop + 4, len(scan.tokens))):
        kind = scan.get("type", k)
        if kind is not None:
            return kind.value
        if k >= mark.stop and scan.tokens[k].kind == PUNCT and scan.tokens[k].text not in "«»\"'()":
            break
    return None


def _acts_behind(scan: Scan, i: int) -> bool:
    """Whether a verb or the like stands behind "another", so that it stands for a drone of its own."""
    return scan.lows[i] in words.BEHIND_ANOTHER or scan.get("outcome", i) is not None


def _with_article(scan: Scan, i: int) -> CountMention | None:
    """ "a drone", "an unmanned aircraft", "another UAV", "another three", «очередной дрон»."""
    article = scan.get("article", i)
    if article is None or scan.get("dutyforce", i):
        return None  # «чергові» are "another" drones and the forces on duty
    more = article.value == "more"
    begin = i
    if more:
        quantity = find_quantity(scan, article.stop)
        if quantity is not None:
            found = _quantified(scan, article.stop)
            return found._replace(begin=begin, more=True) if found else None
    phrase = _noun_phrase(scan, article.stop)
    if phrase is None:
        if more and article.stop < len(scan.tokens) and _acts_behind(scan, article.stop):
            stop = article.stop + (scan.lows[article.stop] == "one")
            return CountMention(begin, stop, "elliptic", 1, 1, more=True, rule="another")
        return None
    mark, weak, inner = phrase
    if mark.gram.startswith("pl") and scan.tokens[mark.begin].text.isascii():
        return None
    if weak and i and scan.lows[i - 1] == "by":
        return None
    return CountMention(
        begin,
        mark.stop,
        "np",
        1,
        1,
        False,
        False,
        mark.value,
        _type(scan, i, mark),
        False,
        more,
        False,
        False,
        weak,
        "sg",
        inner,
        "article",
    )


def _ordinal(scan: Scan, i: int) -> CountMention | None:
    """ "The fifth was shot down", «второй попал в дом»: one drone of those that were spoken of."""
    mark = scan.get("ordinal", i)
    if mark is None:
        return None
    stop = mark.stop + (mark.stop < len(scan.lows) and scan.lows[mark.stop] == "one")
    k = stop
    while k < len(scan.lows) and k - stop < 2 and scan.lows[k] in words.BEHIND_ORDINAL:
        k += 1
    told = scan.get("outcome", k) if k < len(scan.lows) else None
    if told is None or told.value == "launched":
        return None  # a plane "first flew in 1969"
    return CountMention(i, stop, "elliptic", 1, 1, more=True, rule="another")


def _pronominal(scan: Scan, covered: set[int]) -> list[CountMention]:
    """All of them, both, the same number, the rest: counts that repeat or complete another one."""
    out: list[CountMention] = []
    for tag, form in (("all", "all"), ("both", "both"), ("same", "same")):
        for mark in scan.all(tag):
            if mark.begin in covered or mark.begin in scan.taken:
                continue
            if tag == "all" and mark.stop in covered and mark.stop - mark.begin == 1:
                continue  # «усі п'ять»: the number says it
            if tag == "all" and mark.begin and scan.lows[mark.begin - 1] == "in":
                continue  # "47 drones in all were shot down"
            if (
                tag == "same"
                and mark.stop < len(scan.tokens)
                and any(
                    scan.get("number", k) or scan.tokens[k].kind == NUMBER
                    for k in range(mark.stop, min(mark.stop + 3, len(scan.tokens)))
                )
            ):
                continue  # «ту же цифру – 22»: the number itself follows
            if tag == "all" and mark.stop - mark.begin == 1 and scan.lows[mark.begin] not in words.ALL_CYRILLIC:
                continue
            phrase = _noun_phrase(scan, mark.stop)
            if tag == "both" and phrase is None and not scan.has("outcome", mark.stop, mark.stop + 3):
                continue
            stop = phrase[0].stop if phrase else mark.stop
            covered.update(range(mark.begin, stop))
            n = 2 if form == "both" else 0
            out.append(
                CountMention(
                    mark.begin, stop, form, n, n or None, object=phrase[0].value if phrase else None, rule=form
                )
            )
    for mark in scan.all("share"):
        if mark.begin not in covered and mark.begin not in scan.taken:
            covered.update(range(mark.begin, mark.stop))
            out.append(CountMention(mark.begin, mark.stop, "share", 0, None, rule=mark.value))
    for mark in scan.all("rest"):
        if mark.begin in covered or mark.begin in scan.taken:
            continue
        if scan.lows[mark.begin] in words.REMAINDER or scan.lows[mark.begin : mark.stop] in (
            ["the", "rest"],
            ["the", "others"],
        ):
            covered.update(range(mark.begin, mark.stop))
            out.append(CountMention(mark.begin, mark.stop, "rest", 0, None, rest=True, rule="rest"))
    return out


def _names_type(scan: Scan, out: list[CountMention], mark: Mark) -> bool:
    """Whether an object only names the type of the one before it: «крылатая ракета «Нептун-МД»»."""
    before = next((c for c in out if c.object == mark.value and 0 <= mark.begin - c.stop <= 1), None)
    return before is not None and all(low in words.QUOTES for low in scan.lows[before.stop : mark.begin])


def _is_definite(scan: Scan, mark: Mark) -> bool:
    """Whether a vague noun points back ("the machines", «Аппараты сбили»): behind "the", or opening its sentence."""
    if scan.tokens[mark.begin].text.isascii():
        return mark.begin > 0 and scan.lows[mark.begin - 1] == "the"
    return mark.begin == 0 and mark.gram.endswith((".nom", ".acc"))


def _bare(scan: Scan, covered: set[int]) -> list[CountMention]:
    """Objects without any number; grammar tells what they count: «уничтожен БПЛА» 1, "drones were destroyed" 2+."""
    out: list[CountMention] = []
    definite = [m for m in scan.all("weak") if m.value == "uav" and _is_definite(scan, m)]
    for mark in [*scan.all("object"), *definite]:
        if mark.begin in covered or mark.begin in scan.taken or _is_compound(scan, mark):
            continue
        if _names_type(scan, out, mark):
            continue
        latin = scan.tokens[mark.begin].text.isascii()
        gram = mark.gram
        if latin and not gram:
            gram = "sg"
        begin = mark.begin
        out.append(
            CountMention(
                begin,
                mark.stop,
                "bare",
                1,
                1,
                object=mark.value,
                type=_type(scan, begin, mark),
                gram=gram,
                rule="bare",
                weak=mark.tag == "weak",
            )
        )
        covered.update(range(mark.begin, mark.stop))
    return out
