"""Words as tables, one file per language, and the one mechanism that matches them.

The tables (en.txt, ru.txt, uk.txt) are plain text. A section `[tag value]` lists phrases, separated by semicolons or
line ends. Each word of a phrase is matched as a whole, or, with `/CLASS` at its end, as a stem with the endings of that
class ("сбит/PTCP" meets сбиты, сбитых, сбитыми …), or, with a star, as a beginning
("ведомств*", "дрон*-камикадзе"). A phrase may stand
under several tags. A section `[endings CLASS]` lists `grammar: endings`, where `-` is the empty ending; the ending that
matched gives a mark its `gram`: "sg" or "pl", with the case where it shows ("pl.gen"). A `#` opens a comment. The
program reads a ready form of the tables (`tables.py`), which is made of them as soon as they are edited (`ready.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dronecli.tuples import NamedTuple

if TYPE_CHECKING:
    from dronecli.lexicon.tables import Ready


class Feature(NamedTuple):
    """What a run of tokens is: `tag` (object, outcome, number …), its value, and the grammar its ending shows."""

    tag: str
    value: str
    gram: str


class Mark(NamedTuple):
    """A feature found on tokens[begin:stop] of a sentence."""

    tag: str
    value: str
    gram: str
    begin: int
    stop: int


class _Phrase(NamedTuple):
    """A phrase whose first word has been met: the words that must follow, and what it is."""

    rest: tuple[str, ...]
    tag: str
    value: str
    gram: str


class _Word:
    """What a word can begin. `alone` are its own features, of each tag the best; the other phrases are found by their
    second word where that is matched whole, and stay text until they are. A phrase goes with its place in the order of
    the tables, by which the first of equals wins.
    """

    __slots__ = ("alone", "followed", "loose", "single")

    def __init__(self) -> None:
        self.alone: tuple[Feature, ...] = ()
        self.single: list[tuple[int, str, str]] = []
        self.followed: dict[str, list[tuple[int, str, str]]] = {}
        self.loose: list[tuple[int, str, str]] = []


_QUOTES = "\"'«»“”‘’"
_REMEMBERED = 200_000  # words and pairs of words that a lexicon remembers


class Lexicon:
    """The tables of the languages given, ready to mark sentences. Matching costs a few dictionary look-ups a token;
    each distinct word, and each pair of words where the first begins longer phrases, is looked up once."""

    def __init__(self, ready: Ready) -> None:
        self._ready = ready
        self._words: dict[str, _Word] = {}
        self._pairs: dict[tuple[str, str], tuple[_Phrase, ...]] = {}
        self._gram: dict[tuple[str, str], str | None] = {}

    def _begins(self, low: str) -> list[tuple[str, str]]:
        """The phrases whose first word this is, as text, each with the grammar that the word's ending shows."""
        ready = self._ready
        found = [(text, "") for text in ready.whole[low].split(";")] if low in ready.whole else []
        for n in range(2, min(len(low), ready.longest) + 1):
            phrases = ready.begun.get(low[:n])
            if phrases is None:
                continue
            for text in phrases.split(";"):
                kind, _, text = text.partition(" ")
                if kind[0] == "*":
                    gram = "" if low.endswith(kind[1:]) else None
                else:
                    gram = ready.endings[kind].get(low[n:])
                if gram is not None:
                    found.append((text, gram))
        return found

    def _word(self, low: str) -> _Word:
        """What a word can begin; found anew where it is not known yet."""
        word = _Word()
        for order, (text, gram) in enumerate(self._begins(low)):
            _, _, rest = text.partition(" ")
            second = rest.partition(" ")[0]
            if not rest:
                word.single.append((order, text, gram))
            elif "/" in second or "*" in second:
                word.loose.append((order, text, gram))
            else:
                word.followed.setdefault(second, []).append((order, text, gram))
        best: dict[str, Feature] = {}
        for _, text, gram in word.single:
            tag, value = self._ready.tags[int(text)]
            if tag not in best or (gram and not best[tag].gram):
                best[tag] = Feature(tag, value, gram)
        word.alone = tuple(best.values())
        if len(self._words) > _REMEMBERED:
            self._words.clear()
        self._words[low] = word
        return word

    def _phrases(self, word: _Word, seconds: Iterable[str]) -> tuple[_Phrase, ...]:
        """The phrases that a word can begin when one of `seconds` follows, in the order of the tables."""
        found = list(word.single)
        for second in seconds:
            found += word.followed.get(second, ())
            found += [row for row in word.loose if self._matches(row[1].split(" ", 2)[1], second) is not None]
        phrases = []
        for _, text, gram in sorted(found):
            number, *rest = text.split(" ")
            tag, value = self._ready.tags[int(number)]
            phrases.append(_Phrase(tuple(rest), tag, value, gram))
        return tuple(phrases)

    def _matches(self, pattern: str, low: str) -> str | None:
        """The grammar of `low` as one word of a phrase, or None if it is another word."""
        key = (pattern, low)
        if key in self._gram:
            return self._gram[key]
        word, _, kind = pattern.partition("/")
        gram: str | None = None
        if kind:
            gram = self._ready.endings[kind].get(low[len(word) :]) if low.startswith(word) else None
        elif "*" in word:
            head, _, tail = word.partition("*")
            gram = "" if low.startswith(head) and low.endswith(tail) else None
        else:
            gram = "" if low == word else None
        if len(self._gram) > _REMEMBERED:
            self._gram.clear()
        self._gram[key] = gram
        return gram

    def features(self, low: str) -> tuple[Feature, ...]:
        """What a single word can be."""
        tags = self._ready.tags
        single = (self._words.get(low) or self._word(low)).single
        return tuple(Feature(*tags[int(text)], gram) for _, text, gram in single)

    def mark(self, lows: list[str]) -> list[Mark]:
        """All features of a sentence, given its tokens' `low` forms; shorter phrases inside longer ones of the same
        tag are left out."""
        out: list[Mark] = []
        last = len(lows) - 1
        words = self._words
        reach: dict[str, int] = {}
        for i, low in enumerate(lows):
            word = words.get(low) or self._word(low)
            if i < last and (word.followed or word.loose):
                for mark in self._longest(word, lows, i):
                    if mark.stop > reach.get(mark.tag, 0):
                        reach[mark.tag] = mark.stop
                        out.append(mark)
                continue
            for tag, value, gram in word.alone:
                if not reach or i >= reach.get(tag, 0):
                    out.append(Mark(tag, value, gram, i, i + 1))
        return out

    def _longest(self, word: _Word, lows: list[str], i: int) -> Iterable[Mark]:
        """Of each tag the longest phrase that begins with token i, the word given."""
        low, second = lows[i], lows[i + 1]
        if second in _QUOTES:  # quotation marks inside a term
            phrases = self._phrases(word, dict.fromkeys(lows[i + 1 : i + 3]))
        else:
            known = self._pairs.get((low, second))
            if known is None:
                if len(self._pairs) > _REMEMBERED:
                    self._pairs.clear()
                known = self._pairs[low, second] = self._phrases(word, (second,))
            phrases = known
        size = len(lows)
        found: dict[str, Mark] = {}
        for phrase in phrases:
            gram, stop = phrase.gram, i + 1
            for pattern in phrase.rest:
                if stop < size and lows[stop] in _QUOTES and pattern not in "\"'":
                    stop += 1
                g = self._matches(pattern, lows[stop]) if stop < size else None
                if g is None:
                    break
                gram = g or gram
                stop += 1
            else:
                best = found.get(phrase.tag)
                if best is None or stop > best.stop or (stop == best.stop and gram and not best.gram):
                    found[phrase.tag] = Mark(phrase.tag, phrase.value, gram, i, stop)
        return found.values()


_loaded: dict[bool, Lexicon] = {}


def load(cyrillic: bool) -> Lexicon:
    """The lexicon of one script: English, or Russian and Ukrainian together (texts mix them freely)."""
    lexicon = _loaded.get(cyrillic)
    if lexicon is None:
        from dronecli.lexicon.ready import open_ready

        lexicon = _loaded[cyrillic] = Lexicon(open_ready("cyrillic" if cyrillic else "latin"))
    return lexicon
