"""What the words around a quantity say of it: "each", "of them", a sign that makes it a price, a noun that is no drone.

A number without a noun counts objects only where a list or a verb calls for one: "eight over the Bryansk region",
«сбито 29». The functions here judge that by the tokens beside the number; the assembler believes it only with support.
"""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.numerals import Quantity
from dronecli.extraction.scan import Scan
from dronecli.segmenting import NUMBER, PUNCT, WORD
from dronecli.tuples import NamedTuple


class Particles(NamedTuple):
    """A quantity with its particles on tokens[begin:stop]: "each", "more", "of them", "the remaining"."""

    begin: int
    stop: int
    each: bool
    more: bool
    ofthem: bool
    rest: bool


_BEFORE, _BEHIND = frozenset(("more", "rest", "article", "ofthem")), frozenset(("more", "ofthem", "each"))


def find_particles(scan: Scan, begin: int, quantity: Quantity, stop: int) -> Particles:
    """The particles around a quantity that begins at token `begin`, alone or with a noun that ends before `stop`."""
    said = {"more"} if quantity.more else set()
    while begin > 0:
        before = _particle_before(scan, begin, quantity, stop)
        if before is None:
            break
        name, begin = before
        said.add(name)
    for _ in range(3) if not _BEHIND.isdisjoint(scan.at) else ():
        behind = _particle_behind(scan, stop)
        if behind is None:
            break
        name, stop = behind
        said.add(name)
    return Particles(begin, stop, "each" in said, "more" in said, "ofthem" in said, "rest" in said)


def _particle_before(scan: Scan, i: int, quantity: Quantity, stop: int) -> tuple[str, int] | None:
    """The particle that ends before token i and where it begins; a filler ("also", «уже») has no name."""
    low = scan.lows[i - 1]
    if low == "по" and (scan.lows[quantity.begin][0] >= "\u0400" or scan.tokens[quantity.begin].kind == NUMBER):
        return "each", i - 1
    if low in words.LITERAL_EACH:
        dash_behind = stop < len(scan.tokens) and scan.tokens[stop].text in "–—-"
        over = stop < len(scan.tokens) and scan.lows[stop] == "over"
        listed = i > 1 and (scan.tokens[i - 2].text in "–—" or over and scan.tokens[i - 2].text in ",;")
        if dash_behind or low == "on" and listed:
            return "each", i - 1  # a literal rendering of «по семь – над …»
    if low in words.HAS_NUMBER and i > 1 and scan.lows[i - 2] == "each":
        return "each", i - 2  # "the A and B regions each saw eight drones intercepted"
    if low == "for" and i > 2 and scan.lows[i - 3] == "each" and scan.lows[i - 2] in words.HAS_NUMBER:
        return "each", i - 3  # "A and B each accounted for seven"
    if _BEFORE.isdisjoint(scan.at):
        return ("", i - 1) if low in words.BEFORE_QUANTITY else None
    mark = scan.get("more", i - 1)
    if mark is not None and mark.stop == i and low != "кроме":
        return "more", i - 1
    mark = scan.ending("more", i)
    if mark is not None and low in words.ABOUT:
        return "more", mark.begin  # «написал о трёх, затем – ещё о двух»
    mark = scan.ending("rest", i)
    if mark is not None:
        return "rest", mark.begin
    if "article" in scan.at:
        mark = next((m for m in scan.all("article") if m.stop == i and m.value == "more"), None)
        if mark is not None:
            return "more", mark.begin
    mark = scan.ending("ofthem", i)
    if mark is not None:
        return "ofthem", mark.begin
    return ("", i - 1) if low in words.BEFORE_QUANTITY else None


def _particle_behind(scan: Scan, i: int) -> tuple[str, int] | None:
    """The particle at token i and the token behind it."""
    if i >= len(scan.tokens):
        return None
    for name, unless in (("more", "other"), ("ofthem", None), ("each", "по")):
        mark = scan.get(name, i)
        if mark is not None and scan.lows[i] != unless:
            return name, mark.stop
    return None


def is_labelled(scan: Scan, i: int, quantity: Quantity) -> bool:
    """Whether a sign or a word before a number makes it a price, an address, a label: "$5", "house 12"."""
    before = scan.tokens[i - 1] if i else None
    if before is None:
        return False
    behind = quantity.stop + (quantity.stop < len(scan.tokens) and scan.tokens[quantity.stop].text in words.QUOTES)
    if before.text in words.CURRENCY_AND_SIGNS:
        return True
    if before.text == "/" and any(m.stop == i - 1 for m in scan.all("object")):
        return True  # "Shahed-131/136"
    if quantity.digits and _ends_quoted_name(scan, i, quantity):
        return True
    if before.low not in words.LABELS or not quantity.digits:
        return False
    return before.low not in words.MINUS or scan.get("object", behind) is None


def _ends_quoted_name(scan: Scan, i: int, quantity: Quantity) -> bool:
    """Whether a number is the end of a name in quotation marks: «Россия 24», «Брянск 32»."""
    tokens = scan.tokens
    if quantity.stop >= len(tokens) or tokens[quantity.stop].text not in words.QUOTES or i < 2:
        return False
    opened = i - 2 if tokens[i - 2].text in words.QUOTES else i - 3
    return opened >= 0 and tokens[opened].text in words.QUOTES and tokens[opened + 1].text[0].isupper()


def is_elliptic(scan: Scan, quantity: Quantity, around: Particles) -> bool:
    """Whether what stands behind a number without an object lets it stand without any noun."""
    if _before_quoted(scan, around.begin, around.stop) or _before_noun(scan, quantity, around.stop):
        return False
    return has_no_noun(scan, around.stop) or _is_told_part(scan, quantity, around.stop)


def _before_quoted(scan: Scan, begin: int, stop: int) -> bool:
    """Whether a noun in quotation marks follows a number that no verb of outcome stands before: «300 "квадратів"»."""
    if stop + 1 >= len(scan.tokens) or scan.tokens[stop].text not in words.QUOTES:
        return False
    mark, noun = scan.tokens[stop], scan.tokens[stop + 1]
    opens = mark.end == noun.start and noun.kind == WORD and mark.start > scan.tokens[stop - 1].end
    told = scan.get("outcome", stop + 1) is not None  # «147 «потеряны локационно»»
    return opens and not told and not scan.has("outcome", max(0, begin - 2), begin)


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


_MENTIONED = ("ofthem", "each", "outcome", "direction", "daypart", "since", "subset")


def has_no_noun(scan: Scan, stop: int) -> bool:
    """Whether the sentence goes on behind a number with something other than a noun: a verb, a place, a time."""
    if stop >= len(scan.tokens):
        return True
    token, low = scan.tokens[stop], scan.lows[stop]
    if token.kind == PUNCT:
        return token.text not in "%‰°$€₽£/+*=<>"
    if token.kind == NUMBER:
        return stop in scan.taken
    if stop in scan.taken:
        body = scan.get("source", stop) is not None and scan.has("tally", stop, stop + 4)
        return (
            stop in scan.timed or scan.get("total", stop) is not None or body and low not in words.NOT_THE_SPEAKING
        )  # «ещё 13 ведомство записало на …»
    if low in words.OF and scan.get("ofthem", stop) is None and scan.get("former", stop + 1) is None:
        return False
    if low in words.BEHIND_LONE_NUMBER or low in words.AUXILIARIES:
        return True
    if scan.get("force", stop) is not None and scan.ending("ofthem", stop) is not None:
        return True  # «49 із них ППО зняла над морем»
    if scan.get("respectively", stop) or scan.get("total", stop):
        return True
    if token.text.isascii() and low.endswith("s") and low not in words.WERE and scan.get("outcome", stop):
        return False  # "three fires", "two hits": a verb would have no ending behind a number
    if scan.get("outcome", stop) is not None and _qualifies_noun(scan, stop):
        return False  # «шість уражених резервуарів»
    if any(scan.get(tag, stop) for tag in _MENTIONED):
        return not (scan.get("compound", stop) and token.text.isascii() and low != "down")
    if scan.get("source", stop) and low not in words.NOT_THE_SPEAKING:
        return True
    return bool(scan.get("prep", stop)) or low in words.ABBREVIATED_UNITS


def _qualifies_noun(scan: Scan, i: int) -> bool:
    """Whether a participle stands before another noun than that of an object, in the genitive as it is."""
    if not scan.lows[i].endswith(words.GENITIVE_PARTICIPLE_ENDINGS) or i + 1 >= len(scan.tokens):
        return False
    noun = scan.lows[i + 1]
    named = scan.get("object", i + 1) or scan.get("weak", i + 1) or i + 1 in scan.taken or scan.get("prep", i + 1)
    return noun.endswith(words.GENITIVE_PLURAL_ENDINGS) and not named


def can_be_elliptic(scan: Scan, i: int, quantity: Quantity, around: Particles) -> bool:
    """Whether a number without a noun can count objects: it is no people, age, year, sum or negative number."""
    if _counts_people(scan, quantity, around):
        return False
    if quantity.max == 0 or max(quantity.min, quantity.max or 0) > 5000:
        return False
    if around.stop < len(scan.lows) and scan.lows[around.stop].startswith(words.HIT_NOUN_STEMS):
        return False  # «от одного попадания»
    if tuple(scan.lows[around.stop : around.stop + 2]) in words.ONE_BY_ONE or _counts_districts(scan, quantity, around):
        return False
    if any("," in scan.lows[k] and scan.get("scale", k + 1) for k in range(quantity.begin, quantity.stop)):
        return False  # «2,6 тыс.»: not of drones
    if quantity.rule == "fixed" and scan.lows[quantity.begin] in words.PAIRS:
        return False  # "a couple in Taganrog"
    return not i or not _is_other_number(scan, i, quantity, around)


def _counts_districts(scan: Scan, quantity: Quantity, around: Particles) -> bool:
    """Whether a number goes on with the districts of a list: «в Миллеровском, Шолоховском районах и ещё трёх»."""
    k = around.begin - 1
    if not around.more or k < 1 or scan.lows[k] not in words.AND or scan.ending("kind", k) is None:
        return False
    return not quantity.digits and scan.lows[quantity.begin].endswith(words.OBLIQUE_NUMBER_ENDINGS)


def _counts_people(scan: Scan, quantity: Quantity, around: Particles) -> bool:
    """Whether a numeral or a noun is one of people: «двое обратились за помощью», «группа сбила»."""
    low, stop = scan.lows[quantity.begin], around.stop
    if quantity.rule == "indefinite" and low.startswith(words.GROUP_NOUN_STEMS):
        return True
    if low not in words.COLLECTIVE_NUMERALS or around.ofthem:
        return False
    dash = stop < len(scan.tokens) and scan.tokens[stop].text in "–—"
    if dash and any(low.startswith(words.VICTIM_STEMS) for low in scan.lows[: quantity.begin]):
        return True  # «П'ятеро поранених – мешканці Одеси, двоє – Ізмаїла»
    return not dash and not any(m.value == "downed" and stop <= m.begin <= stop + 4 for m in scan.all("outcome"))


def _is_other_number(scan: Scan, i: int, quantity: Quantity, around: Particles) -> bool:
    """Whether what stands before a number makes it a place's, an age, a negative number or a pronoun."""
    before = scan.tokens[i - 1]
    place = scan.lows[i - 2] if i > 1 and scan.get("article", i - 1) else before.low
    if (
        before.low in words.PLACE_PREPOSITIONS
        and not around.each
        or place == "at"
        and (around.more or place != before.low)
    ):
        return True  # "debris came down in four more", "at another six"
    if before.low in words.BEFORE_MEASURE and quantity.digits and i > 1 and scan.lows[i - 2] in words.PERSONS:
        return True  # "a man of 61"
    if before.text in "–-" and before.end == scan.tokens[i].start and i > 1:
        if scan.tokens[i - 2].end < before.start:
            return True  # a negative number
    flagged = around.more or around.each or around.ofthem or around.rest
    if scan.lows[quantity.begin] == "one" and quantity.max == 1 and not quantity.digits and not flagged:
        return before.kind == WORD and before.low not in words.BEFORE_FIGURE_ONE  # "a narrower one"
    return False
