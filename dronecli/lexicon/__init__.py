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
    rest: tuple[str, ...]
    tag: str
    value: str
    gram: str


class Lexicon:
    """The tables of the languages given, ready to mark sentences. Matching costs a few dictionary look-ups a token,
    and each distinct word is looked up once."""

    def __init__(self, ready: Ready) -> None:
        self._ready = ready
        self._known: dict[str, tuple[_Phrase, ...]] = {}
        self._gram: dict[tuple[str, str], str | None] = {}

    def _starts(self, low: str) -> tuple[_Phrase, ...]:
        """Phrases whose first word this is."""
        known = self._known.get(low)
        if known is None:
            ready = self._ready
            found: list[_Phrase] = []
            if low in ready.whole:
                found += [self._phrase(text, "") for text in ready.whole[low].split(";")]
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
                        found.append(self._phrase(text, gram))
            known = self._known[low] = tuple(found)
        return known

    def _phrase(self, text: str, gram: str) -> _Phrase:
        number, *rest = text.split(" ")
        return _Phrase(tuple(rest), *self._ready.tags[int(number)], gram)

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
        self._gram[key] = gram
        return gram

    def features(self, low: str) -> tuple[Feature, ...]:
        """What a single word can be."""
        return tuple(Feature(p.tag, p.value, p.gram) for p in self._starts(low) if not p.rest)

    def mark(self, lows: list[str]) -> list[Mark]:
        """All features of a sentence, given its tokens' `low` forms; shorter phrases inside longer ones of the same
        tag are left out."""
        out: list[Mark] = []
        size = len(lows)
        reach: dict[str, int] = {}
        for i, low in enumerate(lows):
            phrases = self._starts(low)
            if not phrases:
                continue
            found: dict[str, Mark] = {}
            for phrase in phrases:
                stop, gram, k = i + 1, phrase.gram, i + 1
                for pattern in phrase.rest:
                    if k < size and lows[k] in "\"'«»“”‘’" and pattern not in "\"'":
                        k += 1  # quotation marks inside a term
                    g = self._matches(pattern, lows[k]) if k < size else None
                    if g is None:
                        break
                    gram = g or gram
                    k += 1
                else:
                    stop = k
                    best = found.get(phrase.tag)
                    if best is None or stop > best.stop or (stop == best.stop and gram and not best.gram):
                        found[phrase.tag] = Mark(phrase.tag, phrase.value, gram, i, stop)
            for tag, mark in found.items():
                if mark.stop > reach.get(tag, 0):
                    reach[tag] = mark.stop
                    out.append(mark)
        return out


_loaded: dict[bool, Lexicon] = {}


def load(cyrillic: bool) -> Lexicon:
    """The lexicon of one script: English, or Russian and Ukrainian together (texts mix them freely)."""
    lexicon = _loaded.get(cyrillic)
    if lexicon is None:
        from dronecli.lexicon.ready import open_ready

        lexicon = _loaded[cyrillic] = Lexicon(open_ready("cyrillic" if cyrillic else "latin"))
    return lexicon
