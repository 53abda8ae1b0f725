"""Text → sentences of tokens with spans.

Finders never rewrite the text, so offsets do not drift. What would mislead them (zero-width characters, stress marks,
decomposed letters, soft hyphens) is taken out beforehand by `normalise`, which keeps a map back to the original.
"""

from __future__ import annotations

import re

from dronecli.tuples import NamedTuple

WORD, NUMBER, PUNCT = "w", "n", "p"


class Token(NamedTuple):
    """A word, number or punctuation mark. `low` is the form that tables are matched against: lower case, ё as е,
    one kind of apostrophe, look-alike letters of the other script mended. `start`/`end` are offsets of the normalised
    text."""

    text: str
    low: str
    start: int
    end: int
    kind: str


class Sentence(NamedTuple):
    """Tokens of one sentence. `index` counts sentences and `paragraph` blank-line-separated blocks, both from 0;
    `line_start` tells that the sentence opens a line (a list item, a headline)."""

    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody needs here
    start: int
    end: int
    tokens: tuple[Token, ...]
    paragraph: int
    line_start: bool


class NormalText(NamedTuple):
    """`text` without what misleads; `offsets[i]` is the original offset of character i, or None for "the same"."""

    text: str
    offsets: tuple[int, ...] | None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text that a span of the normalised one came from."""
        if self.offsets is None:
            return start, end
        if start >= end:
            at = self.offsets[start] if start < len(self.offsets) else (self.offsets[-1] + 1 if self.offsets else 0)
            return at, at
        return self.offsets[start], self.offsets[end - 1] + 1


# Zero-width and directional controls, soft hyphen, byte order mark, variation selectors, combining marks.
_MISLEADING = frozenset(
    [chr(c) for a, b in ((0x300, 0x370), (0x200B, 0x2010), (0x202A, 0x202F), (0x2060, 0x206A), (0xFE00, 0xFE10))
     for c in range(a, b)]
    + ["\u00ad", "\u034f", "\u061c", "\ufeff"]
)  # fmt: skip
_COMPOSED = {
    "и\u0306": "й", "И\u0306": "Й", "е\u0308": "ё", "Е\u0308": "Ё", "і\u0308": "ї", "І\u0308": "Ї", "у\u0306": "ў",
}  # fmt: skip
_SAME_LENGTH = {
    0x00A0: " ", 0x2000: " ", 0x2001: " ", 0x2002: " ", 0x2003: " ", 0x2004: " ", 0x2005: " ", 0x2006: " ",
    0x2007: " ", 0x2008: " ", 0x2009: " ", 0x200A: " ", 0x202F: " ", 0x205F: " ", 0x3000: " ",
    0x2018: "'", 0x2019: "'", 0x02BC: "'", 0x0060: "'", 0x00B4: "'", 0x2032: "'", 0x201B: "'",
    0x2010: "-", 0x2011: "-", 0x2012: "–", 0x2015: "—", 0x2212: "–", 0x2028: "\n", 0x2029: "\n", 0x0085: "\n",
}  # fmt: skip
_PLAIN = tuple((chr(code), plain) for code, plain in _SAME_LENGTH.items())


def normalise(text: str) -> NormalText:
    """Takes out what misleads finders: one character for one where that is possible, else with a map of offsets."""
    same = text.replace("`", "'")
    for char, plain in _PLAIN if not same.isascii() else ():
        if char in same:  # few of them stand in a text, and to look for each takes less than to map all characters
            same = same.replace(char, plain)
    if same.isascii() or _MISLEADING.isdisjoint(same):
        return NormalText(same, None)
    out: list[str] = []
    offsets: list[int] = []
    for i, char in enumerate(same):
        if char in _MISLEADING:
            pair = out[-1] + char if out else ""
            if pair in _COMPOSED:
                out[-1] = _COMPOSED[pair]
            continue
        out.append(char)
        offsets.append(i)
    return NormalText("".join(out), tuple(offsets))


# A word may hold digits, hyphens and apostrophes after its first letter ("FP-1", "п'ять", "Ust-Donetsky"); a number may
# hold separators between digits and a tail of letters ("12:20", "89,163", "18-го", "27-year-old").
_TOKEN = re.compile(r"[^\W\d_]\w*(?:['\-]\w+)*|\d+(?:[.,:]\d+)*(?:-?[^\W\d_]+)*|[^\w\s]|_")
_LATIN_TO_CYRILLIC = str.maketrans("ABCEHIKMOPTXaceiopxy", "АВСЕНІКМОРТХасеіорху")
_CYRILLIC_TO_LATIN = str.maketrans("АВСЕНІКМОРТХасеіорху", "ABCEHIKMOPTXaceiopxy")


def _low(word: str) -> str:
    """The form of a word that tables are matched against (see `Token`)."""
    if word.isascii():
        low = word.lower()
        return low[:-2] if low.endswith("'s") and len(low) > 3 else low
    if "-" in word:
        return "-".join(map(_low, word.split("-")))  # "FPV-дрон" is two scripts by right
    if min(word) >= "\u0400":  # no letter of the other script
        return word.lower().replace("ё", "е")
    cyrillic = sum("\u0400" <= c <= "\u04ff" for c in word)
    latin = sum("a" <= c <= "z" or "A" <= c <= "Z" for c in word)
    if cyrillic and latin:  # look-alikes of the other script inside one word
        if cyrillic >= latin:
            word = word.translate(_LATIN_TO_CYRILLIC)
            if "і" in word.lower() and "ы" in word.lower():
                word = word.replace("і", "и")
        else:
            word = word.translate(_CYRILLIC_TO_LATIN)
    return word.lower().replace("ё", "е")


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Tokens of `text[start:end]` with offsets of `text`.

    >>> [t.text for t in tokenize("сбито 12 БПЛА, 18-го")]
    ['сбито', '12', 'БПЛА', ',', '18-го']
    """
    out: list[Token] = []
    known, make, find, stop = _known, tuple.__new__, text.find, start
    for word in _TOKEN.findall(text, start, len(text) if end is None else end):
        low, kind = known.get(word) or _learn(word)
        begin = find(word, stop)  # at once: there is nothing but white space between tokens
        stop = begin + len(word)
        out.append(make(Token, (word, low, begin, stop, kind)))
    return out


_known: dict[str, tuple[str, str]] = {}
_REMEMBERED = 100_000


def _learn(word: str) -> tuple[str, str]:
    """The low form and the kind of a word, remembered: the words of texts recur."""
    first = word[0]
    if len(_known) > _REMEMBERED:
        _known.clear()
    found = _known[word] = _low(word), WORD if first.isalpha() else NUMBER if first.isdecimal() else PUNCT
    return found


# Abbreviations whose full stop does not end a sentence.
_ABBREVIATIONS = frozenset(
    "обл р-н ул им тыс млн млрд кв руб просп пр пер пос дер пгт ст с д п стр корп т тов гг м-р "
    "st mr mrs ms dr gov gen col lt sgt maj capt no nos vs approx dept sen rep incl approx ca esp e.g i.e "
    "jan feb mar apr jun jul aug sep sept oct nov dec "
    "обл вул ім тис смт сел див напр вкл включ ч зокр".split()
)
# Of these, what may end a sentence: units, which stand behind a number («ущерб 5 млн. Пострадавших нет»).
_UNITS = frozenset("тыс млн млрд руб т м тис".split())
_YEAR_OR_ROUBLE = frozenset("г р рр".split())
_MERIDIEM = frozenset("m м".split())
# What may follow "a.m." inside a sentence although it begins with a capital.
_AFTER_HOURS = frozenset(
    "moscow msk on local gmt utc eastern kyiv kiev eet monday tuesday wednesday thursday friday saturday sunday "
    "january february march april may june july august september october november december".split()
)
_CLOSERS = "\"'»”’)]"
_OPENERS = "\"'«“‘„([–—-•*‼❗️🔴⚡"


def _breaks(tokens: list[Token], i: int, text: str) -> bool:
    """Whether the full stop (or ! ? …) at i ends a sentence."""
    dot = tokens[i]
    after = i + 1
    while after < len(tokens) and tokens[after].text in _CLOSERS and tokens[after].start == tokens[after - 1].end:
        after += 1
    if after >= len(tokens):
        return True
    nxt = tokens[after]
    if nxt.start == tokens[after - 1].end and nxt.kind != PUNCT:
        return False  # no space: "12.20", "U.S", "site.ru"
    if (nxt.kind == WORD and nxt.text[0].islower()) or nxt.text in ",;:":
        return False
    if dot.text != "." or i == 0:
        return True
    prev = tokens[i - 1]
    if prev.end != dot.start:
        return True
    if prev.kind == WORD:
        if prev.low in _MERIDIEM and i >= 3 and tokens[i - 2].text == ".":  # a.m. / p.m.
            return nxt.low not in _AFTER_HOURS and (nxt.kind != NUMBER or "\n" in text[dot.end : nxt.start])
        if prev.low in _YEAR_OR_ROUBLE and i >= 2:
            return tokens[i - 2].kind == NUMBER
        if len(prev.text) == 1 and prev.text.isupper():
            return False  # an initial
        if prev.low in _ABBREVIATIONS:
            return nxt.kind == WORD and nxt.text[0].isupper() and prev.low in _UNITS
    return True


_UNWRAPPED = 200  # a line as long as this stands in no text that was saved with hard line breaks


def _joined_lines(text: str) -> frozenset[int]:
    """Offsets of line ends that only wrap a paragraph (text saved with hard line breaks).

    A block is taken as wrapped when all its lines but the last are of nearly one length, as a column of 60 to 120, and
    no line of the text is much longer: a headline over its subtitle is no wrapped sentence.
    """
    joined: set[int] = set()
    if any(len(line) > _UNWRAPPED for line in text.split("\n")):
        return frozenset()
    block: list[tuple[int, int]] = []
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text[start:end].strip():
            block.append((start, end))
        if not text[start:end].strip() or end == len(text):
            if len(block) > 1:
                widths = [b - a for a, b in block[:-1]]
                if min(widths) >= 50 and max(widths) <= 130 and max(widths) - min(widths) <= 25:
                    joined.update(
                        b
                        for (a, b), (c, d) in zip(block, block[1:], strict=False)
                        if text[c : c + 1] not in "-–—•*" and not text[a:b].rstrip().endswith((";", ":"))
                    )
            block = []
        start = end + 1
    return frozenset(joined)


# No writer's sentence is as long. What is longer is cut at a comma, or anywhere at twice the length, so that work that
# looks at a sentence's words in pairs stays within bounds whatever a text holds.
_LONGEST = 300


def split_sentences(text: str, start: int = 0) -> list[Sentence]:
    """Sentences of `text[start:]`. A line end closes a sentence unless it only wraps the paragraph."""
    tokens = tokenize(text, start)
    joined = _joined_lines(text)
    out: list[Sentence] = []
    paragraph, begin, line_start = 0, 0, True
    for i, token in enumerate(tokens):
        last = i + 1 == len(tokens)
        if token.kind != PUNCT and not last and i - begin <= _LONGEST:
            after = tokens[i + 1].start
            if after == token.end or (after == token.end + 1 and text[token.end] != "\n"):
                continue  # as most do
        gap = "" if last else text[token.end : tokens[i + 1].start]
        newline = "\n" in gap and not (gap.count("\n") == 1 and (token.end + gap.index("\n")) in joined)
        length = i - begin
        stop = last or newline or (length > _LONGEST and (token.text in ",;" or length > 2 * _LONGEST))
        if not stop and token.text in ".!?…":
            stop = _breaks(tokens, i, text) and not (tokens[i + 1].text in _CLOSERS and not gap)
        elif not stop and token.text in _CLOSERS and i and tokens[i - 1].text in ".!?…" and i > begin:
            stop = bool(gap) and _breaks(tokens, i - 1, text)
        if stop:
            group = tuple(tokens[begin : i + 1])
            out.append(Sentence(len(out), group[0].start, group[-1].end, group, paragraph, line_start))
            begin = i + 1
            line_start = newline
            if newline and gap.replace("\r", "").replace(" ", "").replace("\t", "").count("\n") > 1:
                paragraph += 1
    return out
