"""Numbers and the ranges that hedges make of them: "at least ten", «от пяти до семи», «полтора десятка», 87 412."""

from __future__ import annotations

from functools import lru_cache

from dronecli import lexicon
from dronecli.extraction import words
from dronecli.extraction.scan import Scan
from dronecli.segmenting import NUMBER, WORD
from dronecli.tuples import NamedTuple


class Number(NamedTuple):
    """A whole number on tokens[begin:stop]; `digits` tells that it was written in figures."""

    value: int
    begin: int
    stop: int
    digits: bool


class Quantity(NamedTuple):
    """A range of whole numbers on tokens[begin:stop], hedges included. `max` None is "no ceiling".

    `rule` names the construction (number, range, fixed, indefinite, article, both, dozens) for `parse --explain`.
    """

    min: int
    max: int | None
    approx: bool
    begin: int
    stop: int
    rule: str
    more: bool = False
    digits: bool = False


# Endings that Russian and Ukrainian write after figures to show their case; "-го", "-й" and "-та" are ordinals.
_CASE_ENDINGS = frozenset("ти х ми мя ю ма тью ьох ьом ма ох ом".split())


def _digits(scan: Scan, i: int) -> tuple[int, int] | None:
    """A number in figures at token i, which has some, as (value, stop): 12, 89,163, 87 412, 16 тысяч."""
    tokens = scan.tokens
    text = tokens[i].low
    if "-" in text:
        head, _, ending = text.partition("-")
        if head.isdecimal() and ending in _CASE_ENDINGS:
            text = head  # «5-ти беспилотниках»
    if not text.isdecimal():
        groups = text.split(",") if "," in text else text.split(".")
        if not all(g.isdecimal() for g in groups):
            return None
        if len(groups) > 1 and len(groups[0]) <= 3 and all(len(g) == 3 for g in groups[1:]) and groups[0] != "0":
            value, stop = int("".join(groups)), i + 1
        elif len(groups) == 2 and "," in text and scan.get("scale", i + 1):
            scale = int(scan.at["scale"][i + 1].value)
            return int(float(f"{groups[0]}.{groups[1]}") * scale), i + 2
        else:
            return None
        return value, stop
    if len(text) > 9:
        return None
    value, stop = int(text), i + 1
    grouped = len(text) <= 3 and value > 0
    while (
        grouped
        and stop < len(tokens)
        and tokens[stop].kind == NUMBER
        and len(tokens[stop].low) == 3
        and tokens[stop].low.isdecimal()
        and tokens[stop].start == tokens[stop - 1].end + 1
        and value < 10**6
    ):
        value, stop = value * 1000 + int(tokens[stop].low), stop + 1
    scale_mark = scan.get("scale", stop)
    if scale_mark:
        value, stop = value * int(scale_mark.value), scale_mark.stop
    return value, stop


_EN_UNITS = {w: n for n, w in enumerate("one two three four five six seven eight nine".split(), 1)}
_EN_TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_EN_COMPOUNDS = {f"{ten}-{unit}": a + b for ten, a in _EN_TENS.items() for unit, b in _EN_UNITS.items()}


def _is_acronym(scan: Scan, i: int) -> bool:
    """Whether a word of a number is in capitals among others that are not: СТО, a garage."""
    if not scan.tokens[i].text.isupper():
        return False
    beside = scan.tokens[max(0, i - 1) : i] + scan.tokens[i + 1 : i + 2]
    return not any(t.text.isupper() and len(t.text) > 1 for t in beside)


def _word_value(scan: Scan, i: int) -> int | None:
    """The value of one word of a number: "seven", «сорок», "forty-two"."""
    mark = scan.get("number", i)
    if mark is None:
        return _EN_COMPOUNDS.get(scan.lows[i])
    return None if _is_acronym(scan, i) else int(mark.value)


@lru_cache(maxsize=4096)
def _hyphened(low: str) -> tuple[int, int] | None:
    """The two numbers that a hyphen makes one word of: «два-три»."""
    first, _, second = low.partition("-")
    if not first or not second or first.isascii() or not second.isalpha():
        return None
    marks = lexicon.load(True).mark([first, second]).get("number", {}).values()
    values = [int(m.value) for m in marks if m.stop - m.begin == 1]
    return (values[0], values[1]) if len(values) == 2 and 0 < values[0] < values[1] <= values[0] * 3 + 3 else None


def number_starts(scan: Scan) -> set[int]:
    """The tokens at which a number can begin."""
    found = scan.starts.get("number")
    if found is None:
        found = scan.starts["number"] = scan.begins(("number", "scale"))
        found.update(scan.figures)
        if not _EN_COMPOUNDS.keys().isdisjoint(scan.lows):
            found.update([k for k, low in enumerate(scan.lows) if low in _EN_COMPOUNDS])
    return found


def quantity_starts(scan: Scan) -> set[int]:
    """The tokens at which a quantity can begin: a number, a word that stands for one, a hedge, or a range."""
    found = scan.starts.get("quantity")
    if found is None:
        instead = scan.starts["instead of a number"] = scan.begins(_INSTEAD_OF_NUMBER)
        found = scan.starts["quantity"] = instead | number_starts(scan)
        if not _OPENERS.isdisjoint(scan.lows):
            found.update([k for k, low in enumerate(scan.lows) if low in _OPENERS])
        found.update([k for k, low in enumerate(scan.lows) if "-" in low and _hyphened(low) is not None])
    return found


_INSTEAD_OF_NUMBER = ("fixed", "fixedmore", "indefinite", "half", "dozen", "hedge")
_OPENERS = words.OPENS_RANGE | words.ARTICLES


def find_number(scan: Scan, i: int) -> Number | None:
    """A number at token i, in figures or words; compounds are read as far as they go down («сто двадцать один»)."""
    starts = scan.starts.get("number")
    if i not in (number_starts(scan) if starts is None else starts) or i in scan.taken:
        return None
    if scan.tokens[i].kind == NUMBER:
        found = _digits(scan, i)
        return Number(found[0], i, found[1], True) if found else None
    total, group, stop = 0, 0, i
    last = 10**9
    size = len(scan.tokens)
    while stop < size and scan.tokens[stop].kind == WORD:
        value = _word_value(scan, stop)
        if value is not None:
            # Each part must be smaller than the one before, and fill its empty places: 20+5, 100+20, never 5+20, 10+5.
            if group and not (value < last and (last >= 20) and group % (10 ** len(str(value))) == 0):
                break
            group += value
            last = value
            stop += 1
            continue
        scale = scan.get("scale", stop)
        if scale:
            unit = int(scale.value)
            if unit == 100:
                group = (group or 1) * 100
                last = 100
            else:
                if not group and not scan.lows[stop].startswith(words.THOUSAND_STEMS):
                    break
                total += (group or 1) * unit
                group, last = 0, unit
            stop += 1
            continue
        if (
            scan.lows[stop] == "and"
            and group
            and last >= 100
            and stop + 1 < size
            and _word_value(scan, stop + 1) is not None
        ):
            stop += 1
            continue
        break
    if stop == i:
        return None
    if scan.lows[stop - 1] == "and":
        stop -= 1
    return Number(total + group, i, stop, False)


def _core(scan: Scan, i: int) -> Quantity | None:
    """A quantity at token i, where one can begin, without hedges before it."""
    found = _instead_of_number(scan, i) if i in scan.starts["instead of a number"] else None
    return found or _counted(scan, i)


def _instead_of_number(scan: Scan, i: int) -> Quantity | None:
    """A quantity that a word tells in place of a number: "a pair", «несколько», «полтора десятка»."""
    fixed = scan.get("fixed", i)
    more = False
    if fixed is None and scan.get("fixedmore", i):
        fixed, more = scan.at["fixedmore"][i], True
    if fixed and (fixed.stop - fixed.begin > 1 or find_number(scan, i) is None):
        n = int(fixed.value)
        stop = fixed.stop
        if n == 2 and stop < len(scan.tokens):
            dozen = scan.get("dozen", stop if scan.lows[stop] != "of" else stop + 1)
            if dozen:
                return Quantity(2 * int(dozen.value), 2 * int(dozen.value), False, i, dozen.stop, "dozens", more)
        return Quantity(n, n, False, i, stop, "fixed", more)
    indefinite = scan.get("indefinite", i)
    if indefinite:
        return Quantity(int(indefinite.value), None, False, i, indefinite.stop, "indefinite")
    half = scan.get("half", i)
    if half and scan.get("dozen", half.stop):
        dozen = scan.at["dozen"][half.stop]
        n = int(dozen.value) * 3 // 2
        return Quantity(n, n, False, i, dozen.stop, "dozens")
    return None


def _counted(scan: Scan, i: int) -> Quantity | None:
    """A number at token i, or dozens: "a hundred", «два с половиной десятка»."""
    span = _hyphened(scan.lows[i]) if "-" in scan.lows[i] else None
    if span is not None:
        return Quantity(*span, False, i, i + 1, "range")
    number = find_number(scan, i)
    if number is None and scan.lows[i] in words.ARTICLES and scan.get("scale", i + 1):
        number = find_number(scan, i + 1)  # "a hundred"
    if number is None:
        dozen = scan.get("dozen", i)
        if dozen:
            k = dozen.stop
            if (
                k < len(scan.tokens)
                and scan.lows[k] in words.AND_A_HALF
                and k + 1 < len(scan.tokens)
                and scan.lows[k + 1].startswith("половин")
            ):
                n = int(dozen.value) * 3 // 2
                return Quantity(n, n, False, i, k + 2, "dozens")
            return Quantity(int(dozen.value), int(dozen.value), False, i, dozen.stop, "dozens")
        if scan.lows[i] in words.ARTICLES and scan.get("dozen", i + 1):
            dozen = scan.at["dozen"][i + 1]
            return Quantity(int(dozen.value), int(dozen.value), False, i, dozen.stop, "dozens")
        return None
    k = number.stop
    if (
        k + 2 < len(scan.tokens)
        and scan.lows[k] in words.HALF_BEHIND_NUMBER
        and scan.lows[k + 1].startswith("половин")
        and scan.get("dozen", k + 2)
    ):
        size = int(scan.at["dozen"][k + 2].value)
        n = number.value * size + size // 2
        return Quantity(n, n, False, i, k + 3, "dozens")
    dozen = scan.get("dozen", number.stop)
    if dozen and number.value < 20 and scan.lows[dozen.begin] != "score":
        n = number.value * int(dozen.value)
        return Quantity(n, n, False, i, dozen.stop, "dozens")
    return Quantity(number.value, number.value, False, i, number.stop, "number", digits=number.digits)


def _grown(scan: Scan, i: int) -> bool:
    """Whether a verb of growth or reaching stands before token i."""
    return any(m.begin < i <= m.stop + 1 for m in scan.all("running")) or any(m.stop == i for m in scan.all("growth"))


def _possibly(scan: Scan, i: int) -> Number | None:
    """The second number of "two, possibly three"; a comma behind it is a part of it."""
    if words.POSSIBLY.isdisjoint(scan.lows):
        return None
    size, k = len(scan.tokens), i
    while k < size and (scan.tokens[k].text == "," or scan.lows[k] in words.OR_IF_NOT):
        k += 1
    if k >= size or scan.lows[k] not in words.POSSIBLY:
        return None
    k += 1
    while k < size and (scan.tokens[k].text == "," or scan.lows[k] in words.AND_EVEN):
        k += 1
    found = find_number(scan, k)
    if found is None:
        return None
    stop = found.stop + (found.stop < size and scan.tokens[found.stop].text == ",")
    return found._replace(stop=stop)


def find_quantity(scan: Scan, i: int) -> Quantity | None:
    """A quantity at token i: a number, a range, an indefinite, each with the hedges before and after it."""
    starts = scan.starts.get("quantity")
    if i not in (quantity_starts(scan) if starts is None else starts) or i in scan.taken:
        return None
    size = len(scan.tokens)
    low = scan.lows[i]
    # from A to B / between A and B / от A до B / від A до B
    if low in words.OPENS_RANGE:
        first = find_number(scan, i + 1)
        if first:
            k = first.stop
            if k < size and scan.lows[k] in words.JOINS_RANGE:
                second = find_number(scan, k + 1)
                if second and second.value > first.value and _grown(scan, i):
                    return Quantity(second.value, second.value, False, i, second.stop, "number", digits=second.digits)
                if second and second.value > first.value:
                    return Quantity(first.value, second.value, False, i, second.stop, "range", digits=first.digits)
        return None
    hedges: list[str] = []
    k = i
    more = False
    while k < size and k not in scan.taken:
        mark = scan.get("hedge", k)
        if mark is not None:
            told = scan.lows[k] == "about" and k > 0 and scan.lows[k - 1] in words.SPOKE_ABOUT  # "wrote about two UAVs"
            hedges.extend(() if told else (mark.value,))
            k = mark.stop
            continue
        if hedges and scan.get("more", k) and scan.lows[k] in words.ANOTHER_RU_UK:
            more, k = True, k + 1
            continue
        break
    core = _core(scan, k) if k == i or k in quantity_starts(scan) and k not in scan.taken else None
    if core is None:
        return None
    if core.rule == "indefinite" and hedges and hedges[-1] == "more":
        hundred = find_number(scan, k)  # «понад сотні» is more than one hundred, not hundreds
        if hundred is not None:
            core = Quantity(hundred.value, hundred.value, False, k, hundred.stop, "number")
    stop, high = core.stop, core.max
    rule = core.rule
    # A–B, A or B
    if rule == "number" and stop < size:
        joint = scan.lows[stop]
        if joint in words.DASHES or joint in words.OR or joint == "to":
            second = find_number(scan, stop + 1)
            tight = (
                joint in words.OR
                or joint == "to"
                or (
                    scan.tokens[stop].start <= scan.tokens[stop - 1].end + 1
                    and stop + 1 < size
                    and scan.tokens[stop + 1].start == scan.tokens[stop].end
                )
            )
            if joint in words.DASHES and scan.tokens[stop].start > scan.tokens[stop - 1].end:
                tight = False  # «46 – 12»: a dash between items, not a range
            if second and tight and core.min < second.value <= core.min * 3 + 3:
                high, stop, rule = second.value, second.stop, "range"
    possible = _possibly(scan, stop) if rule == "number" else None
    if possible is not None and core.min < possible.value <= core.min * 2:
        high, stop, rule = possible.value, possible.stop, "range"
        hedges = [h for h in hedges if h != "min"]
    after = scan.get("hedgeafter", stop)
    if after is not None:
        hedges.append(after.value)
        stop = after.stop
    low_value, approx = core.min, core.approx
    for hedge in hedges:
        if hedge == "max" and k > i and scan.lows[k - 1] in words.UP_TO and _grown(scan, i):
            continue  # «число выросло до двадцати» is twenty
        if hedge == "min":
            high = None
        elif hedge == "more":
            low_value, high = (core.min + 1 if core.max is not None else core.min), None
        elif hedge == "max":
            low_value, high = 0, core.max if rule != "range" else high
        elif hedge == "about":
            approx = True
    if stop < size and scan.tokens[stop].text == "+" and scan.tokens[stop].start == scan.tokens[stop - 1].end:
        high, stop = None, stop + 1
    if not hedges and k == i and (stop, high, rule) == (core.stop, core.max, core.rule):
        return core  # as most are
    return Quantity(low_value, high, approx, i, stop, rule, core.more or more, core.digits)
