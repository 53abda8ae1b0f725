"""A sentence with everything the tables know of its tokens: what all finders start from."""

from __future__ import annotations

from collections.abc import Iterable

from dronecli import lexicon
from dronecli.lexicon import Mark
from dronecli.segmenting import Sentence, Token


class Scan:
    """One sentence and its marks, looked up by tag and by the token at which they begin.

    `lows` are the tokens in the form that tables are matched against; `at[tag][i]` is the longest mark of a tag that
    begins at token i, in the order of the text. Finders note the tokens that they have used up in `taken` ("12:20
    Moscow time" is no count and no place), and those that are a time or a date in `timed` as well. In `starts` finders
    note the tokens at which they can find anything at all, which are few.
    """

    __slots__ = ("at", "lows", "sentence", "starts", "taken", "timed", "tokens")

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = sentence.tokens
        self.lows = [t.low for t in sentence.tokens]
        self.at: dict[str, dict[int, Mark]] = {}
        self.taken: set[int] = set()
        self.timed: set[int] = set()
        self.starts: dict[str, set[int]] = {}
        both = scripts(self.lows)
        for cyrillic in both:
            for mark in lexicon.load(cyrillic).mark(self.lows):
                here = self.at.get(mark.tag)
                if here is None:
                    self.at[mark.tag] = {mark.begin: mark}
                    continue
                old = here.get(mark.begin)
                if old is None or mark.stop > old.stop:
                    here[mark.begin] = mark
        if len(both) > 1:  # in the order of the text, as each lexicon gives its own
            self.at = {tag: dict(sorted(found.items())) for tag, found in self.at.items()}

    def get(self, tag: str, i: int) -> Mark | None:
        """The mark of a tag that begins at token i."""
        return self.at[tag].get(i) if tag in self.at else None

    def all(self, tag: str) -> list[Mark]:
        """Marks of a tag in the order of the text."""
        found = self.at.get(tag)
        return [*found.values()] if found else []

    def has(self, tag: str, begin: int = 0, stop: int | None = None) -> bool:
        """Whether a mark of the tag begins in tokens[begin:stop]."""
        found = self.at.get(tag)
        if not found or (stop is None and begin == 0):
            return bool(found)
        if stop is None:
            stop = len(self.tokens)
        return any(begin <= i < stop for i in found)

    def begins(self, tags: Iterable[str]) -> set[int]:
        """The tokens at which a mark of one of the tags begins."""
        return set().union(*[self.at[tag] for tag in tags if tag in self.at])

    def take(self, begin: int, stop: int) -> None:
        """Marks tokens as used up."""
        self.taken.update(range(begin, stop))


def scripts(lows: list[str]) -> list[bool]:
    """Which lexicons a sentence needs: False for Latin, True for Cyrillic, the commoner first."""
    latin = cyrillic = 0
    for low in lows:
        first = low[0]
        if "a" <= first <= "z":
            latin += 1
        elif "\u0400" <= first <= "\u04ff":
            cyrillic += 1
    if not cyrillic:
        return [False]
    if not latin:
        return [True]
    return [True, False] if cyrillic >= latin else [False, True]
