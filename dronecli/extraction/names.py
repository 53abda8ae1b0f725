"""Proper names of a sentence: runs of tokens that the gazetteer knows as places, and surnames of heads of regions."""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.scan import Scan
from dronecli.folding import fold
from dronecli.gazetteer import ALIAS, FULL, LOOSE, NO_WORD, Gazetteer, Head, Hit
from dronecli.segmenting import WORD, Token
from dronecli.tuples import NamedTuple


class Name(NamedTuple):
    """tokens[begin:stop] read as the name of one or more places; `capital` tells that it begins with a capital."""

    begin: int
    stop: int
    hits: tuple[Hit, ...]
    capital: bool


class Person(NamedTuple):
    """A head of a region named on tokens[begin:stop]; `full` tells that the first name stood there and fits."""

    begin: int
    stop: int
    heads: tuple[Head, ...]
    full: bool


_folded: dict[str, str] = {}


def key_of(low: str) -> str:
    """`fold` with a memory: the same words come again and again."""
    key = _folded.get(low)
    if key is None:
        if len(_folded) > 50_000:
            _folded.clear()
        key = _folded[low] = fold(low)
    return key


def keys_of(scan: Scan) -> list[str]:
    """Look-up keys of all tokens; `NO_WORD` for what is none."""
    known = _in_text
    return [known.get(low) or _key_in_text(low) for low in scan.lows]


_in_text: dict[str, str] = {}


def _key_in_text(low: str) -> str:
    """The key of a token as `keys_of` gives it, remembered."""
    if len(_in_text) > 50_000:
        _in_text.clear()
    found = _in_text[low] = (key_of(low) if low[0].isalpha() else "") or NO_WORD
    return found


_VOWELS = frozenset("аеёиоуыэюяієїaeiouyьъ'`j")


def skeleton_of(name: str) -> str:
    """The first consonants of a first name: Александр and Олександр, Yuri and Yuriy meet in it."""
    return "".join(c for c in name if c not in _VOWELS)[:3]


def same_first_name(token: str, head: Head) -> bool:
    """Whether a word can be the first name of a head, in any case form or spelling."""
    here = key_of(token)
    for name in (head.name, head.name_en, getattr(head, "name_uk", None)):
        if not name:
            continue
        first = key_of(name.split(" ")[0].lower())
        if here[:3] == first[:3]:
            return True
        a, b = _spoken(here), _spoken(first)
        if len(a) > 1 and a[:2] == b[:2]:
            return True
    return False


def _spoken(first_name: str) -> str:
    """The skeleton of a first name for which spellings of one sound are one: Alexander, Aleksandr; Igor, Ihor."""
    return skeleton_of(first_name.replace("x", "ks").replace("g", "h"))


def find_persons(scan: Scan, keys: list[str], gazetteer: Gazetteer, known: set[str]) -> list[Person]:
    """Heads of regions by surname. A surname with another first name before it is another person ("Igor Ivanov");
    one with no first name counts where it is not also a common word or name, or was introduced before (`known`)."""
    out: list[Person] = []
    tokens, headless = scan.tokens, gazetteer.headless
    for i in [k for k, key in enumerate(keys) if key not in headless]:
        key = keys[i]
        if not tokens[i].text[0].isupper() or i in scan.taken:
            continue
        hits = gazetteer.people(key)
        if not hits:
            continue
        heads = tuple(gazetteer.head(h.head) for h in hits)
        begin, full = i, False
        if i and _capital(tokens[i - 1]) and tokens[i - 1].end + 1 == tokens[i].start:
            before = tokens[i - 1].low
            fitting = tuple(h for h in heads if same_first_name(before, h))
            if fitting:
                heads, begin, full = fitting, i - 1, True
            elif before.endswith(words.PATRONYMIC_ENDINGS) and i > 1:
                fitting = tuple(h for h in heads if same_first_name(tokens[i - 2].low, h))
                if fitting:
                    heads, begin, full = fitting, i - 2, True
        if not full and i + 1 < len(tokens) and _capital(tokens[i + 1]):
            fitting = tuple(h for h in heads if same_first_name(tokens[i + 1].low, h))
            if fitting and key_of(tokens[i + 1].low) != key:  # «Шапша Владислав»
                out.append(Person(i, i + 2, fitting, True))
                known.update(h.surname for h in fitting)
                continue
        if full:
            known.update(h.surname for h in heads)
        out.append(Person(begin, i + 1, heads, full))
    return out


def _capital(token: Token) -> bool:
    return token.kind == WORD and token.text[0].isupper()


# A word that is one of these is hardly the name of a place: never, or never at the head of a sentence.
_FUNCTION_WORDS = ("prep", "negation", "number", "month", "weekday", "hedge")
_WORDS = (
    *_FUNCTION_WORDS,
    "outcome",
    "report",
    "source",
    "dayref",
    "object",
    "each",
    "more",
    "total",
    "share",
    "rest",
    "both",
    "all",
)
_WORD_TAGS = frozenset(_WORDS)


def _believable(scan: Scan, begin: int, stop: int, hits: tuple[Hit, ...]) -> bool:
    """Keeps out words of the language that are spelt like a small place: «Не», «Над», "In"."""
    first = scan.tokens[begin]
    if not first.text[0].isupper():
        return True
    size = sum([len(t.text) for t in scan.tokens[begin:stop]])
    if size < 3 and not first.text.isupper():
        return False
    if (size < 5 or scan.get("kind", begin)) and all(h.form & LOOSE for h in hits):
        return False  # «Місто», which is near to Мыски
    if stop - begin == 1 and any(begin in scan.at[tag] for tag in _WORD_TAGS & scan.at.keys()):
        if first.text.isupper() and any(h.form & (ALIAS | FULL) for h in hits):
            return True
        return size > 3 and begin > 0 and not any(begin in scan.at.get(tag, ()) for tag in _FUNCTION_WORDS)
    return True


def _is_street(scan: Scan, begin: int, stop: int) -> bool:
    """Whether a name is that of a street: «на улице Чехова», «ул. Калинина», «на Московском шоссе»."""
    if scan.get("street", stop) is not None:
        return True
    before = begin - 1 - (begin > 1 and scan.lows[begin - 1] == ".")
    return before >= 0 and scan.get("street", before) is not None and scan.tokens[before].text.islower()


def find_names(scan: Scan, keys: list[str], gazetteer: Gazetteer) -> list[Name]:
    """Runs of tokens that are names of places, longest first, left to right. Tokens used up by times are left out."""
    out: list[Name] = []
    tokens, nameless = scan.tokens, gazetteer.nameless
    reach = 0
    for i in [k for k, key in enumerate(keys) if key not in nameless]:
        if i < reach or i in scan.taken:
            continue
        n, hits = gazetteer.longest(keys, i)
        if n and "street" in scan.at and _is_street(scan, i, i + n):
            scan.take(i, i + n)
            reach = i + n
            continue
        if n and hits and _believable(scan, i, i + n, hits):
            named = i + n - 1 if scan.get("kind", i) is not None else i  # "the republic of Adygea"
            capital = tokens[named].text[0].isupper()
            out.append(Name(i, i + n, hits, capital))
            reach = i + n
    return out
