"""Counts of a sentence: quantities with the objects that they count, and objects that grammar alone counts.

A number counts objects when an object follows it ("19 Ukrainian UAVs"), or when it stands without any noun where a list
or a verb calls for one ("eight over the Bryansk region", «12 – над Калужской», «сбито 29»): the latter is *elliptic*,
and the assembler believes it only with support. A number before any other noun ("three houses") is no count.
"""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.nouns import NounPhrase, is_compound, noun_phrase, object_at, type_of
from dronecli.extraction.numerals import Quantity, find_quantity, quantity_starts
from dronecli.extraction.scan import Scan
from dronecli.extraction.surroundings import (
    Particles,
    can_be_elliptic,
    find_particles,
    has_no_noun,
    is_elliptic,
    is_labelled,
)
from dronecli.lexicon import Mark
from dronecli.segmenting import NUMBER, PUNCT
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


def find_counts(scan: Scan) -> list[CountMention]:
    """All counts of a sentence in order; numbers that count other things are left out."""
    out: list[CountMention] = []
    covered: set[int] = set()
    reach = 0
    for i in sorted(quantity_starts(scan) | scan.begins(("article", "ordinal", "other"))):
        if i < reach or i in scan.taken:
            continue
        quantity = find_quantity(scan, i)
        found = (
            _quantified(scan, i, quantity) or _with_article(scan, i) or _ordinal(scan, i) or _other_one(scan, i, out)
        )
        if found is not None:
            out.append(found)
            covered.update(range(found.begin, found.stop))
            reach = found.stop
        elif quantity is not None:
            # A number before another noun: step over it, so that its parts are not read again.
            covered.update(range(i, quantity.stop))
            reach = quantity.stop
    out.extend(_pronominal(scan, covered))
    covered.update(k for c in out for k in range(c.begin, c.stop))
    out.extend(_bare(scan, covered))
    out.sort(key=lambda c: c.begin)
    return out


def _quantified(scan: Scan, i: int, quantity: Quantity | None) -> CountMention | None:
    """The count that a quantity at token i makes, with its object or without; None if it counts something else."""
    if quantity is None or is_labelled(scan, i, quantity) or _is_superlative(scan, quantity):
        return None
    around = find_particles(scan, i, quantity, quantity.stop)
    phrase = noun_phrase(scan, around.stop)
    if phrase is not None:
        return _with_noun(scan, i, quantity, around, phrase)
    plain = _plain(quantity, around)
    if (quantity.min, quantity.max) == (1, 1) and _is_of_wreckage(scan, i):
        return plain._replace(ofthem=True)
    behind = _in_brackets(scan, quantity)
    if behind is not None:
        return plain._replace(form="np", object=behind.value, gram=behind.gram, rule="in brackets")
    found = _is_object(scan, plain) or _of_whole(scan, quantity, plain) or _shares_noun(scan, plain)
    if found is not None or not is_elliptic(scan, quantity, around):
        return found
    return _heads_line(scan, i, quantity, plain) or (plain if can_be_elliptic(scan, i, quantity, around) else None)


def _is_superlative(scan: Scan, quantity: Quantity) -> bool:
    """ "One of the largest missile and drone strikes": no count of missiles."""
    if (quantity.min, quantity.max) != (1, 1) or scan.lows[quantity.stop : quantity.stop + 2] != ["of", "the"]:
        return False
    return any(low.endswith("est") or low == "most" for low in scan.lows[quantity.stop + 2 : quantity.stop + 3])


def _is_of_wreckage(scan: Scan, i: int) -> bool:
    """Whether "one" is what wreckage is of: "the wreckage of one fell on a garage", «обломки одного упали»."""
    k = i - (i > 0 and scan.lows[i - 1] in words.OF)
    return any(m.stop == k for m in scan.all("debris"))


def _plain(quantity: Quantity, around: Particles) -> CountMention:
    """The count of a quantity with its particles as if no object were told."""
    return CountMention(
        around.begin,
        around.stop,
        "elliptic",
        quantity.min,
        quantity.max,
        quantity.approx,
        each=around.each,
        more=around.more,
        ofthem=around.ofthem,
        rest=around.rest,
        rule=quantity.rule,
        digits=quantity.digits,
    )


def _is_object(scan: Scan, plain: CountMention) -> CountMention | None:
    """«810 – це БпЛА, ще 13 – ракети»: a dash between a number and its object."""
    size, stop = len(scan.tokens), plain.stop
    if plain.begin == 0 and scan.sentence.line_start and stop < size and scan.tokens[stop].text in "–—-":
        return _defines(scan, plain)
    part = plain.ofthem or any(m.stop == plain.begin for m in scan.all("object"))  # «Із цих ракет шість – «Кинджали»»
    dash = stop < size and scan.tokens[stop].text in "–—-" and (plain.digits or part)
    joined = dash or stop < size and (scan.lows[stop] in words.WERE or plain.ofthem and scan.lows[stop] == "есть")
    if stop + 1 >= size or not (joined or plain.ofthem and stop + 1 < size):
        return None
    k = stop + joined
    k += scan.lows[k] in words.THIS_IS
    k += k < size and scan.tokens[k].text in words.QUOTES
    if k >= size:
        return None
    found = object_at(scan, k)
    if found is None or found[1] or is_compound(scan, found[0]):
        return None
    mark = found[0]
    while (behind := scan.get("object", mark.stop)) is not None and behind.value == mark.value:
        mark = behind  # "Shahed-type drones"
    closes = mark.stop >= size or scan.tokens[mark.stop].kind == PUNCT or mark.stop in scan.taken
    if not closes and scan.lows[mark.stop] not in words.BEHIND_OBJECT_HEADING:
        return None
    kind = type_of(scan, k, mark)
    return plain._replace(
        stop=mark.stop, form="np", object=mark.value, type=kind, gram=mark.gram, rule="number is object"
    )


def _defines(scan: Scan, plain: CountMention) -> CountMention | None:
    """A number that heads its line and what it counts: "41 – the number of drones that …", «30 – ракет запущено»."""
    k = plain.stop + 1
    while k < len(scan.tokens) and scan.lows[k] in words.BEFORE_DEFINED:
        k += 1
    phrase = noun_phrase(scan, k)
    if phrase is None or phrase[1]:
        return None
    mark, _, _ = phrase
    kind = type_of(scan, k, mark)
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
    phrase = noun_phrase(scan, whole.stop)
    if phrase is None:
        alone = whole.stop < size and lows[whole.stop] in words.WERE and lows[stop] != "из"
        return plain._replace(stop=whole.stop, form="np", object="uav", weak=True, gram="pl") if alone else None
    mark, weak, _ = phrase
    kind = type_of(scan, whole.stop, mark)
    if quantity.rule == "indefinite" and lows[quantity.begin].startswith(words.GROUP_NOUN_STEMS):
        return plain._replace(
            stop=mark.stop, form="np", min=whole.min, max=whole.max, object=mark.value, type=kind, weak=weak, gram="pl"
        )  # «группа из восьми дронов»
    return plain._replace(form="np", object=mark.value, type=kind, ofthem=True, weak=weak, gram="pl", rule="N of M")


def _qualifies(low: str) -> bool:
    return low not in words.AND and low.endswith(words.ADJECTIVAL_ENDINGS)


def _in_brackets(scan: Scan, quantity: Quantity) -> Mark | None:
    """The object of a number in brackets behind it: «больше всего беспилотников (24) сбили над …»."""
    k, stop = quantity.begin - 1, quantity.stop
    if k < 1 or scan.tokens[k].text != "(" or stop >= len(scan.tokens) or scan.tokens[stop].text != ")":
        return None
    return next((m for m in scan.all("object") if m.stop == k and m.gram == "pl.gen"), None)


def _shares_noun(scan: Scan, plain: CountMention) -> CountMention | None:
    """«18 розвідувальних і 40 ударних дронів»: a number with an adjective, whose noun stands behind the next one."""
    k = plain.stop
    while k < min(len(scan.tokens), plain.stop + 3) and _qualifies(scan.lows[k]):
        if scan.get("object", k) is None and scan.tokens[k].text.isascii():
            return None
        k += 1
    if k == plain.stop or k + 1 >= len(scan.tokens) or scan.lows[k] not in words.AND:
        return None
    other = find_quantity(scan, k + 1)
    phrase = noun_phrase(scan, other.stop) if other is not None else None
    if phrase is None or phrase.weak or other is None:
        return None
    mark = phrase.mark
    if mark.begin == other.stop and mark.stop - mark.begin == 1:
        return None  # «5 раненых и 3 дрона»: the second number has no adjective
    return plain._replace(stop=k, form="np", object=mark.value, gram=mark.gram, rule="shared noun")


def _with_noun(scan: Scan, i: int, quantity: Quantity, first: Particles, phrase: NounPhrase) -> CountMention | None:
    """ "19 Ukrainian UAVs": a number with its noun."""
    mark, lows = phrase.mark, scan.lows
    if _is_agent(scan, i, phrase) or _is_difference(scan, first.begin, mark.stop):
        return None
    around = find_particles(scan, i, quantity, mark.stop)
    single = quantity.rule == "fixed" and quantity.max == 1 and lows[i] in words.SINGLE
    hedge = scan.get("hedgeafter", max(mark.stop, around.stop))
    if hedge is not None:  # "12 drones or more"
        quantity = quantity._replace(max=None) if hedge.value == "min" else quantity._replace(approx=True)
    return CountMention(
        first.begin,
        max(mark.stop, around.stop),
        "np",
        quantity.min,
        quantity.max,
        quantity.approx,
        object=mark.value,
        type=type_of(scan, quantity.stop, mark),
        # "single drones over Kursk and Belgorod oblasts"
        each=first.each or around.each or (single and mark.gram.startswith("pl")),
        more=first.more or around.more,
        ofthem=first.ofthem or around.ofthem or (first.stop < mark.begin and lows[first.stop] in words.OF),
        rest=first.rest,
        weak=phrase.weak,
        gram=mark.gram,
        inner="launched" if phrase.inner is None and _is_of_sent(scan, first.begin, mark) else phrase.inner,
        rule=quantity.rule,
        digits=quantity.digits,
    )


def _is_agent(scan: Scan, i: int, phrase: NounPhrase) -> bool:
    """Whether a vague noun behind a number or an article at token i is who did it: "by a naval aircraft"."""
    return phrase.weak and i > 0 and scan.lows[i - 1] == "by"


def _is_difference(scan: Scan, begin: int, stop: int) -> bool:
    """Whether a number only tells how far two figures are apart: «на три дрони менше, ніж цивільна влада», «розбіжність
    в один апарат»."""
    lows = scan.lows
    if begin and lows[begin - 1] in words.BY_DIFFERENCE:
        return stop < len(lows) and lows[stop] in words.MORE_OR_FEWER
    return begin > 1 and lows[begin - 1] in words.AT_UK and scan.ending("difference", begin - 1) is not None


def _is_of_sent(scan: Scan, begin: int, mark: Mark) -> bool:
    """Whether a number is the whole of what was sent: "90 of the 137 drones launched at Ukraine"."""
    lows = scan.lows
    if begin < 2 or lows[begin - 2 : begin] != ["of", "the"]:
        return False
    return mark.stop < len(lows) and lows[mark.stop] in words.SENT_OFF


def _heads_line(scan: Scan, i: int, quantity: Quantity, plain: CountMention) -> CountMention | None:
    """«БпЛА – 421», «Х-59/69 – дві»: the object heads the line."""
    if i < 2 or scan.tokens[i - 1].text not in "–—-" or scan.tokens[i - 1].start <= scan.tokens[i - 2].end:
        return None
    for k in range(i - 2, max(-1, i - 8), -1):
        head = scan.get("object", k)
        if head is not None and not is_compound(scan, head) and scan.tokens[0].kind == PUNCT and k <= 3:
            kind, rule = type_of(scan, k, head), "object heads the line"
            return plain._replace(
                begin=i, stop=quantity.stop, form="np", object=head.value, type=kind, gram="pl", rule=rule
            )
        if scan.tokens[k].kind == PUNCT and scan.tokens[k].text in ",;:":
            break
    return None


def _with_article(scan: Scan, i: int) -> CountMention | None:
    """ "a drone", "an unmanned aircraft", "another UAV", "another three", «очередной дрон»."""
    article = scan.get("article", i)
    if article is None or scan.get("dutyforce", i):
        return None  # «чергові» are "another" drones and the forces on duty
    more = article.value == "more"
    quantity = find_quantity(scan, article.stop) if more else None
    if quantity is not None:
        found = _quantified(scan, article.stop, quantity)
        return found._replace(begin=i, more=True) if found else None
    phrase = noun_phrase(scan, article.stop)
    if phrase is None:
        return _another(scan, i, article.stop) if more else None
    mark = phrase.mark
    if "of" in scan.lows[article.stop : mark.begin]:
        return None  # "as a result of a drone strike"
    if mark.gram.startswith("pl") and scan.tokens[mark.begin].text.isascii() or _is_agent(scan, i, phrase):
        return None
    return CountMention(
        i,
        mark.stop,
        "np",
        1,
        1,
        object=mark.value,
        type=type_of(scan, i, mark),
        more=more,
        weak=phrase.weak,
        gram="sg",
        inner=phrase.inner,
        rule="article",
    )


def _another(scan: Scan, begin: int, stop: int) -> CountMention | None:
    """ "Another fell in Oryol", "another one was shot down": a drone of its own, where a verb or the like follows."""
    if stop >= len(scan.lows):
        return None
    low = scan.lows[stop]
    if low not in words.BEHIND_ANOTHER and scan.get("outcome", stop) is None:
        return None
    return CountMention(begin, stop + (low == "one"), "elliptic", 1, 1, more=True, rule="another")


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


def _other_one(scan: Scan, i: int, before: list[CountMention]) -> CountMention | None:
    """ "One over A, the other near B", «один – в A, второй – под B»: the next single one of a list."""
    mark = scan.get("other", i) or scan.get("ordinal", i)
    last = before[-1] if before else None
    if mark is None or last is None or last.form != "elliptic" or (last.min, last.max) != (1, 1) or last.more:
        return None
    if i - last.stop > _ITEM or mark.stop >= len(scan.tokens):
        return None
    k = mark.stop
    if scan.tokens[k].text not in "–—-" and scan.get("prep", k) is None:
        return None
    begin = i - (i > 0 and scan.lows[i - 1] in words.ARTICLES)
    return CountMention(begin, mark.stop, "elliptic", 1, 1, rule="the other")


_ITEM = 16  # tokens; the longest item of a list of single objects


def _pronominal(scan: Scan, covered: set[int]) -> list[CountMention]:
    """All of them, both, the same number, the rest: counts that repeat or complete another one.

    `covered` are the tokens of other counts; those of the counts found here are added.
    """
    out: list[CountMention] = []
    for tag in ("allrel", "all", "both", "same", "share", "rest"):
        if tag not in scan.at:
            continue
        for mark in scan.all(tag):
            if mark.begin in covered or mark.begin in scan.taken:
                continue
            found = _repeating(scan, mark, covered) if tag not in ("share", "rest") else _completing(scan, mark)
            if found is not None:
                covered.update(range(found.begin, found.stop))
                out.append(found)
    return out


def _repeating(scan: Scan, mark: Mark, covered: set[int]) -> CountMention | None:
    """All of them, both, the same number, with the noun behind it if there is one: «обидва дрони»."""
    if mark.tag == "all" and not _is_pronoun(scan, mark, covered):
        return None
    if mark.tag == "all" and scan.has("daypart", mark.stop - 1, mark.stop + 1):
        return None  # "for all the day 19 drones were shot down"
    if mark.tag == "same" and _has_number_behind(scan, mark):
        return None  # «ту же цифру – 22»: the number itself follows
    phrase = noun_phrase(scan, mark.stop)
    if mark.tag == "both" and phrase is None and not scan.has("outcome", mark.stop, mark.stop + 3):
        return None
    if mark.tag == "same" and phrase is None and not (has_no_noun(scan, mark.stop) or _is_same_figure(scan, mark)):
        return None  # «38 БпЛА і ще стільки ж скидів вибухівки»
    stop, told = (phrase.mark.stop, phrase.mark.value) if phrase else (mark.stop, None)
    low, high = (2, 2) if mark.tag == "both" else (0, None)
    both = scan.lows[mark.begin] == "both"
    form = ("both" if both else "all") if mark.tag == "allrel" else mark.tag  # "20 drones, all of which were shot down"
    return CountMention(mark.begin, stop, form, low, high, object=told, rule=form)


def _is_pronoun(scan: Scan, mark: Mark, covered: set[int]) -> bool:
    """Whether "all" stands for objects; it does not in «усі п'ять», where the number says it, and in "47 in all"."""
    if mark.stop - mark.begin == 1 and (mark.stop in covered or scan.lows[mark.begin] not in words.ALL_CYRILLIC):
        return False
    if mark.stop < len(scan.lows) and scan.lows[mark.stop] in words.STILL:
        return False  # «всё же»
    return not (mark.begin and scan.lows[mark.begin - 1] == "in")


def _is_same_figure(scan: Scan, mark: Mark) -> bool:
    """Whether "the same" has its own noun or a verb of saying: «такую же цифру спустя час …», «столько же назвал …»."""
    own = scan.lows[mark.stop - 1].startswith(words.NUMERIC_NOUN_STEMS)
    return own or any(scan.get(tag, mark.stop) is not None for tag in ("report", "tally"))


def _has_number_behind(scan: Scan, mark: Mark) -> bool:
    """Whether a number stands among the three tokens behind a mark; «эту же цифру спустя два часа» has none."""
    told = ":" in scan.lows[mark.stop :]  # «ту же цифру: сбиты пять»
    following = range(mark.stop, len(scan.tokens) if told else min(mark.stop + 3, len(scan.tokens)))
    numbers = (k for k in following if scan.get("number", k) or scan.tokens[k].kind == NUMBER)
    return any(scan.get("hourunit", k + 1) is None for k in numbers)


_ENGLISH_REST = (["the", "rest"], ["the", "others"])


def _completing(scan: Scan, mark: Mark) -> CountMention | None:
    """A share ("most of them") or the rest of a number told before («остальные»)."""
    if mark.tag == "share":
        return CountMention(mark.begin, mark.stop, "share", 0, None, rule=mark.value)
    phrase = noun_phrase(scan, mark.stop)
    if phrase is not None and not phrase.weak and phrase.mark.gram.startswith("sg"):
        stop, told = phrase.mark.stop, phrase.mark.value  # "the remaining drone"
        return CountMention(mark.begin, stop, "np", 1, 1, object=told, gram=phrase.mark.gram, rest=True, rule="rest")
    if scan.lows[mark.begin] in words.REMAINDER or scan.lows[mark.begin : mark.stop] in _ENGLISH_REST:
        return CountMention(mark.begin, mark.stop, "rest", 0, None, rest=True, rule="rest")
    return None


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
        if mark.begin in covered or mark.begin in scan.taken or is_compound(scan, mark):
            continue
        if _names_type(scan, out, mark):
            continue
        out.append(
            CountMention(
                mark.begin,
                mark.stop,
                "bare",
                1,
                1,
                object=mark.value,
                type=type_of(scan, mark.begin, mark),
                gram=mark.gram or ("sg" if scan.tokens[mark.begin].text.isascii() else ""),
                rule="bare",
                weak=mark.tag == "weak",
            )
        )
        covered.update(range(mark.begin, mark.stop))
    return out
