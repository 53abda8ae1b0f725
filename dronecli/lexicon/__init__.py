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


_Row = tuple[str, str, str, int]  # tag, value and grammar of a mark, and how many tokens it takes


class _Pair:
    """What a word can begin when another one follows it: phrases, or at once the marks where no third word matters.

    Where one does, `behind` keeps the marks by the third word, None for what only the words behind that can tell.
    """

    __slots__ = ("behind", "phrases", "rows")

    def __init__(self, phrases: tuple[_Phrase, ...], rows: tuple[_Row, ...] | None) -> None:
        self.phrases = phrases
        self.rows = rows
        self.behind: dict[str, tuple[_Row, ...] | None] = {}


class _Word:
    """What a word can begin. `alone` are the marks that it makes on its own, of each tag the best; the other phrases
    are found by their second word where that is matched whole, and stay text until they are; what is found is kept in
    `pairs`. A phrase goes with its place in the order of the tables, by which the first of equals wins.
    """

    __slots__ = ("alone", "blank", "followed", "loose", "pairs", "single")

    def __init__(self) -> None:
        self.alone: tuple[_Row, ...] = ()
        self.blank = True
        self.single: list[tuple[int, str, str]] = []
        self.followed: dict[str, list[tuple[int, str, str]]] = {}
        self.loose: list[tuple[int, str, str]] = []
        self.pairs: dict[str, _Pair] | None = None  # None where no phrase has a second word


_QUOTES = "\"'«»“”‘’"
_REMEMBERED = 200_000  # words and pairs of words that a lexicon remembers


class Lexicon:
    """The tables of the languages given, ready to mark sentences. Matching costs a few dictionary look-ups a token;
    each distinct word, and each pair of words where the first begins longer phrases, is looked up once."""

    def __init__(self, ready: Ready) -> None:
        self._ready = ready
        self._words: dict[str, _Word] = {}
        self._pairs = 0  # how many pairs of words are remembered
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
        best: dict[str, _Row] = {}
        for _, text, gram in word.single:
            tag, value = self._ready.tags[int(text)]
            if tag not in best or (gram and not best[tag][2]):
                best[tag] = tag, value, gram, 1
        word.alone = tuple(best.values())
        if word.followed or word.loose:
            word.pairs = {}
        word.blank = not best and word.pairs is None
        if len(self._words) > _REMEMBERED:
            self._words.clear()
            self._pairs = 0
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

    def mark(self, lows: list[str]) -> dict[str, dict[int, Mark]]:
        """All features of a sentence by tag and by the token at which they begin, given its tokens' `low` forms;
        shorter phrases inside longer ones of the same tag are left out."""
        at: dict[str, dict[int, Mark]] = {}
        last = len(lows) - 1
        words, make = self._words, tuple.__new__
        reach: dict[str, int] = {}
        for i, low in enumerate(lows):
            word = words.get(low) or self._word(low)
            if word.blank:
                continue
            rows = word.alone if word.pairs is None or i == last else self._longest(word, lows, i)
            for tag, value, gram, width in rows:
                if tag in reach:
                    if i + width <= reach[tag]:
                        continue
                    reach[tag] = i + width
                elif width > 1:
                    reach[tag] = i + width
                mark = make(Mark, (tag, value, gram, i, i + width))
                if tag in at:
                    at[tag][i] = mark
                else:
                    at[tag] = {i: mark}
        return at

    def _longest(self, word: _Word, lows: list[str], i: int) -> Iterable[_Row]:
        """Of each tag the longest phrase that begins with token i, the word given."""
        second = lows[i + 1]
        if second in _QUOTES:  # quotation marks inside a term
            return self._matching(self._phrases(word, dict.fromkeys(lows[i + 1 : i + 3])), lows, i)
        assert word.pairs is not None
        pair = word.pairs.get(second)
        if pair is None:
            pair = self._pair(word, lows[i : i + 2])
        if pair.rows is not None:
            return pair.rows
        third = lows[i + 2] if i + 2 < len(lows) else ""
        rows = pair.behind[third] if third in pair.behind else self._behind(pair, lows[i : i + 3])
        return self._matching(pair.phrases, lows, i) if rows is None else rows

    def _pair(self, word: _Word, lows: list[str]) -> _Pair:
        """What a word can begin when another one follows, remembered."""
        phrases = self._phrases(word, lows[1:])
        rows = tuple(self._matching(phrases, lows, 0)) if all(len(p.rest) < 2 for p in phrases) else None
        pair = _Pair(phrases, rows)
        assert word.pairs is not None
        word.pairs[lows[1]] = pair
        self._note_pair()
        return pair

    def _behind(self, pair: _Pair, lows: list[str]) -> tuple[_Row, ...] | None:
        """The marks of a pair before a third word (or the end), remembered; None where they hang on what follows."""
        third = lows[2] if len(lows) > 2 else ""
        rows: tuple[_Row, ...] | None = None
        longer = (p.rest[1] for p in pair.phrases if len(p.rest) > 2)
        if not (third and third in _QUOTES) and all(self._matches(pattern, third) is None for pattern in longer):
            rows = tuple(self._matching(pair.phrases, lows, 0))
        pair.behind[third] = rows
        self._note_pair()
        return rows

    def _note_pair(self) -> None:
        """Keeps what is remembered of words within bounds."""
        self._pairs += 1
        if self._pairs > _REMEMBERED:
            self._words.clear()
            self._pairs = 0

    def _matching(self, phrases: tuple[_Phrase, ...], lows: list[str], i: int) -> Iterable[_Row]:
        """Of each tag the longest of the phrases, given that their first word is token i."""
        size = len(lows)
        found: dict[str, _Row] = {}
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
                width = stop - i
                if best is None or width > best[3] or (width == best[3] and gram and not best[2]):
                    found[phrase.tag] = phrase.tag, phrase.value, gram, width
        return found.values()


_loaded: dict[bool, Lexicon] = {}


def load(cyrillic: bool) -> Lexicon:
    """The lexicon of one script: English, or Russian and Ukrainian together (texts mix them freely)."""
    lexicon = _loaded.get(cyrillic)
    if lexicon is None:
        from dronecli.lexicon.ready import open_ready

        lexicon = _loaded[cyrillic] = Lexicon(open_ready("cyrillic" if cyrillic else "latin"))
    return lexicon
