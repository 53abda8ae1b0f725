"""A sentence with everything the tables know of its tokens: what all finders start from."""

from __future__ import annotations

from collections.abc import Iterable

from dronecli import lexicon
from dronecli.lexicon import Mark
from dronecli.segmenting import NUMBER, Sentence, Token


class Scan:
    """One sentence and its marks, looked up by tag and by the token at which they begin.

    `lows` are the tokens in the form that tables are matched against; `at[tag][i]` is the longest mark of a tag that
    begins at token i, in the order of the text. Finders note the tokens that they have used up in `taken` ("12:20
    Moscow time" is no count and no place), and those that are a time or a date in `timed` as well. `figures` are the
    tokens that are numbers in figures. In `starts` finders note the tokens at which they can find anything at all,
    which are few.
    """

    __slots__ = ("at", "figures", "lows", "sentence", "starts", "taken", "timed", "tokens")

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = sentence.tokens
        self.lows = [t.low for t in sentence.tokens]
        self.figures = [k for k, t in enumerate(sentence.tokens) if t.kind == NUMBER]
        self.taken: set[int] = set()
        self.timed: set[int] = set()
        self.starts: dict[str, set[int]] = {}
        first, *second = scripts(self.lows)
        self.at = lexicon.load(first).mark(self.lows)
        for cyrillic in second:
            self._join(lexicon.load(cyrillic).mark(self.lows))

    def _join(self, other: dict[str, dict[int, Mark]]) -> None:
        """Adds the marks of another lexicon; of two with one tag at one token the longer stays, else the first."""
        for tag, found in other.items():
            here = self.at.setdefault(tag, {})
            for i, mark in found.items():
                if i not in here or mark.stop > here[i].stop:
                    here[i] = mark
            self.at[tag] = dict(sorted(here.items()))  # in the order of the text

    def get(self, tag: str, i: int) -> Mark | None:
        """The mark of a tag that begins at token i."""
        return self.at[tag].get(i) if tag in self.at else None

    def all(self, tag: str) -> list[Mark]:
        """Marks of a tag in the order of the text."""
        found = self.at.get(tag)
        return [*found.values()] if found else []

    def ending(self, tag: str, i: int) -> Mark | None:
        """The first mark of a tag that ends before token i."""
        found = self.at.get(tag)
        if found:
            for mark in found.values():
                if mark.stop == i:
                    return mark
        return None

    def has(self, tag: str, begin: int = 0, stop: int | None = None) -> bool:
        """Whether a mark of the tag begins in tokens[begin:stop]."""
        found = self.at.get(tag)
        if not found or (stop is None and begin == 0):
            return bool(found)
        if stop is None:
            stop = len(self.tokens)
        for i in found:  # noqa: SIM110  # asked so often that the generator of any() would count
            if begin <= i < stop:
                return True
        return False

    def begins(self, tags: Iterable[str]) -> set[int]:
        """The tokens at which a mark of one of the tags begins."""
        found: set[int] = set()
        for tag in tags:
            if tag in self.at:
                found.update(self.at[tag])
        return found

    def add(self, mark: Mark) -> None:
        """Adds a mark that a rule has found, in its place in the order of the text."""
        found = self.at.setdefault(mark.tag, {})
        found[mark.begin] = mark
        self.at[mark.tag] = dict(sorted(found.items()))

    def take(self, begin: int, stop: int) -> None:
        """Marks tokens as used up."""
        self.taken.update(range(begin, stop))


def scripts(lows: list[str]) -> list[bool]:
    """Which lexicons a sentence needs: False for Latin, True for Cyrillic, the commoner first."""
    line = "".join(lows)
    if line.isascii():
        return [False]
    if not line.encode("ascii", "ignore").islower():  # no Latin letter at all
        return [any("\u0400" <= low[0] <= "\u04ff" for low in lows)]
    latin = cyrillic = 0
    for low in lows:
        first = low[0]
        if "a" <= first <= "z":
            latin += 1
        elif "\u0400" <= first <= "\u04ff":
            cyrillic += 1
    if not cyrillic:
        mixed = any("-" in low and low[-1] >= "\u0400" for low in lows)  # «6 fpv-дронів»
        return [False, True] if mixed else [False]
    if not latin:
        return [True]
    return [True, False] if cyrillic >= latin else [False, True]
