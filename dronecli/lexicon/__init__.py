"""Words as tables, one file per language, and the one mechanism that matches them.

The tables (en.txt, ru.txt, uk.txt) are plain text. A section `[tag value]` lists phrases, separated by semicolons or
line ends. Each word of a phrase is matched as a whole, or, with `/CLASS` at its end, as a stem with the endings of that
class ("сбит/PTCP" meets сбиты, сбитых, сбитыми …), or, with a star, as a beginning
("ведомств*", "дрон*-камикадзе"). A phrase may stand
under several tags. A section `[endings CLASS]` lists `grammar: endings`, where `-` is the empty ending; the ending that
matched gives a mark its `gram`: "sg" or "pl", with the case where it shows ("pl.gen"). A `#` opens a comment.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dronecli.tuples import NamedTuple

Row = tuple[str, str, str]


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

    def __init__(self, tables: Iterable[Iterable[Row]], endings: Mapping[str, Mapping[str, str]]) -> None:
        self._endings = endings
        self._exact: dict[str, list[_Phrase]] = {}
        self._stems: dict[str, list[tuple[str, _Phrase]]] = {}
        for rows in tables:
            for words, tag, value in rows:
                first, *rest = words.replace("'s ", " ").removesuffix("'s").split(" ")  # as tokens are folded
                for part in (first, *rest):
                    if part.partition("/")[2] not in {"", *endings}:
                        raise ValueError(f"no class of endings for {part!r} in [{tag} {value}]")
                word, _, kind = first.partition("/")
                phrase = _Phrase(tuple(rest), tag, value, "")
                if kind:
                    self._stems.setdefault(word, []).append((kind, phrase))
                elif "*" in word:
                    head, _, tail = word.partition("*")
                    self._stems.setdefault(head, []).append(("*" + tail, phrase))
                else:
                    self._exact.setdefault(word, []).append(phrase)
        self._longest = max(map(len, self._stems), default=0)
        self._known: dict[str, tuple[_Phrase, ...]] = {}
        self._gram: dict[tuple[str, str], str | None] = {}

    def _starts(self, low: str) -> tuple[_Phrase, ...]:
        """Phrases whose first word this is."""
        known = self._known.get(low)
        if known is None:
            found = list(self._exact.get(low, ()))
            for n in range(2, min(len(low), self._longest) + 1):
                for kind, phrase in self._stems.get(low[:n], ()):
                    if kind[0] == "*":
                        gram = "" if low.endswith(kind[1:]) else None
                    else:
                        gram = self._endings[kind].get(low[n:])
                    if gram is not None:
                        found.append(phrase._replace(gram=gram))
            known = self._known[low] = tuple(found)
        return known

    def _matches(self, pattern: str, low: str) -> str | None:
        """The grammar of `low` as one word of a phrase, or None if it is another word."""
        key = (pattern, low)
        if key in self._gram:
            return self._gram[key]
        word, _, kind = pattern.partition("/")
        gram: str | None = None
        if kind:
            gram = self._endings[kind].get(low[len(word) :]) if low.startswith(word) else None
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


_loaded: dict[str, Lexicon] = {}


def read_table(text: str) -> tuple[list[Row], dict[str, dict[str, str]]]:
    """The rows and the classes of endings that a table file holds.

    Raises:
        ValueError: a line stands before the first section, or a section has no tag.
    """
    rows: list[Row] = []
    endings: dict[str, dict[str, str]] = {}
    tag = value = ""
    for number, line in enumerate(text.splitlines(), 1):
        line = line.split("#", 1)[0].strip()
        if not line:
            continue
        if line.startswith("["):
            tag, _, value = line.strip("[]").partition(" ")
            if not tag:
                raise ValueError(f"line {number}: a section without a tag")
        elif not tag:
            raise ValueError(f"line {number}: a phrase before the first section")
        elif tag == "endings":
            gram, _, forms = line.partition(":")
            table = endings.setdefault(value, {})
            for form in forms.split():
                table.setdefault("" if form == "-" else form, gram)
        else:
            rows.extend((phrase.strip(), tag, value) for phrase in line.split(";") if phrase.strip())
    return rows, endings


def _table(name: str) -> tuple[list[Row], dict[str, dict[str, str]]]:
    with open(f"{__file__.rpartition('/')[0]}/{name}.txt", encoding="utf-8") as file:
        return read_table(file.read())


def load(cyrillic: bool) -> Lexicon:
    """The lexicon of one script: English, or Russian and Ukrainian together (texts mix them freely)."""
    name = "cyrillic" if cyrillic else "latin"
    lexicon = _loaded.get(name)
    if lexicon is None:
        tables = [_table(file) for file in (("ru", "uk") if cyrillic else ("en",))]
        lexicon = Lexicon((rows for rows, _ in tables), {k: v for _, e in tables for k, v in e.items()})
        _loaded[name] = lexicon
    return lexicon
