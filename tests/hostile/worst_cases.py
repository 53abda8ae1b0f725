"""Worst cases for run time: for every regular expression of the package, and for the rules as a whole.

For each repeat in a pattern a text is made that matches up to it, goes on with what it repeats, and then breaks off, so
that an engine that tries again from elsewhere does so as often as it can. For the rules, small pieces that each open a
construction are repeated without an end.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

import dronecli


class Timing(NamedTuple):
    """Seconds at a size and at twice the size."""

    name: str
    size: int
    once: float
    twice: float

    @property
    def ratio(self) -> float:
        return self.twice / max(self.once, 1e-9)


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern of text that a module of the package holds, also inside tuples, lists and dicts."""
    seen: set[int] = set()
    for info in pkgutil.walk_packages(dronecli.__path__, "dronecli."):
        if info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        stack: list[tuple[str, Any]] = [(f"{info.name}.{name}", value) for name, value in vars(module).items()]
        while stack:
            name, value = stack.pop()
            if id(value) in seen:
                continue
            if isinstance(value, re.Pattern):
                seen.add(id(value))
                if isinstance(value.pattern, str):
                    yield name, value
            elif isinstance(value, tuple | list | frozenset | set) and len(value) < 5000:
                seen.add(id(value))
                stack += [(f"{name}[{at}]", item) for at, item in enumerate(value)]
            elif isinstance(value, dict) and len(value) < 5000 and not name.split(".")[-1].startswith("__"):
                seen.add(id(value))
                stack += [(f"{name}[{key!r}]", item) for key, item in value.items()]


def pumped(pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """(beginning, piece to repeat) for every repeat in a pattern, and for the whole of it."""
    tree = _parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE.value | 0)
    yield "", _sample(tree)
    yield from _repeats(tree, "")


def _repeats(tree: Any, before: str) -> Iterator[tuple[str, str]]:
    for operation, argument in tree:
        if operation in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            _, high, body = argument
            if high > 1:
                yield before, _sample(body) or "a"
            yield from _repeats(body, before)
        elif operation is sre.SUBPATTERN:
            yield from _repeats(argument[3], before)
        elif operation is sre.ATOMIC_GROUP:
            yield from _repeats(argument, before)
        elif operation is sre.BRANCH:
            for branch in argument[1]:
                yield from _repeats(branch, before)
        elif operation in (sre.ASSERT, sre.ASSERT_NOT):
            yield from _repeats(argument[1], before)
        before += _sample([(operation, argument)])


def _sample(tree: Any) -> str:
    """A text that a pattern matches, more or less."""
    parts: list[str] = []
    for operation, argument in tree:
        if operation is sre.LITERAL:
            parts.append(chr(argument))
        elif operation in (sre.NOT_LITERAL, sre.ANY):
            parts.append("a")
        elif operation is sre.IN:
            parts.append(_member(argument))
        elif operation in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            parts.append(_sample(argument[2]) * max(argument[0], 1))
        elif operation is sre.SUBPATTERN:
            parts.append(_sample(argument[3]))
        elif operation is sre.ATOMIC_GROUP:
            parts.append(_sample(argument))
        elif operation is sre.BRANCH:
            parts.append(_sample(argument[1][0]))
    return "".join(parts)


def _member(items: Any) -> str:
    if items and items[0][0] is sre.NEGATE:
        excluded = re.compile(_class(items))
        return next((c for c in "a7 я-.,x\n\u2028" if excluded.match(c)), "a")
    kind, value = items[0]
    if kind is sre.LITERAL:
        return chr(value)
    if kind is sre.RANGE:
        return chr(value[0])
    return {"CATEGORY_DIGIT": "7", "CATEGORY_SPACE": " "}.get(str(value).replace("UNI_", ""), "a")


def _class(items: Any) -> str:
    parts = []
    for kind, value in items[1:]:
        if kind is sre.LITERAL:
            parts.append(re.escape(chr(value)))
        elif kind is sre.RANGE:
            parts.append(f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}")
        else:
            name = str(value).replace("UNI_", "")
            codes = {"CATEGORY_DIGIT": r"\d", "CATEGORY_SPACE": r"\s", "CATEGORY_WORD": r"\w"}
            parts.append(codes.get(name, {"CATEGORY_NOT_DIGIT": r"\D", "CATEGORY_NOT_SPACE": r"\S"}.get(name, r"\W")))
    return f"[^{''.join(parts)}]"


PIECES = {
    "number": "7 ",
    "number-words": "one hundred and ",
    "number-words-ru": "сто двадцать ",
    "digits": "7",
    "letters": "б",
    "mixed": "7a8b9c",
    "hyphenated": "Ivanov-Petrov-",
    "apostrophes": "д'",
    "full-stops": ". ",
    "commas": ", ",
    "line-ends": "\n",
    "short-lines": "x: y\n",
    "spaces": " ",
    "brackets": "([{",
    "quotes": '«“"',
    "dashes": "– ",
    "names": "Тульская Калужская ",
    "names-en": "Tula, ",
    "unknown-names": "Zhuravlyovsk, ",
    "governors": "Governor Dmitry Milyaev ",
    "surnames": "Шапша ",
    "ministry": "Минобороны ",
    "each": "two each over Tula, ",
    "including": "9 drones, including 8, ",
    "of-which": "из них 5, ",
    "of-them": "of them 5 over Tula, ",
    "rest": "the rest over Kursk, ",
    "more": "another five over Kursk and ",
    "range": "from 1 to 2 ",
    "clock": "from 12:20 to 15:00 ",
    "clock-ru": "с 7.00 до 21.00 ",
    "dates": "July 21, 2025, ",
    "dates-ru": "21 июля 2025 года, ",
    "list": "– 7 – над территорией Тульской области,\n",
    "sentences": "Seven drones were shot down over the Tula region, Governor Dmitry Milyaev said. ",
    "sentences-ru": "Над Тульской областью сбиты семь БПЛА, сообщил губернатор Дмитрий Миляев. ",
    "unfinished": "Seven drones were shot down over the Tula region and ",
    "unfinished-ru": "над Тульской областью сбиты семь БПЛА и ",
    "bulletins": "The Defence Ministry said that 7 drones were destroyed: 4 over Tula Oblast, 3 over Kursk Oblast. ",
    "unresolved": "Seven drones fell in the Zhuravlyovsk district of the Tula region. ",
    "urls": "https://t.me/x/7?drones=19 ",
    "zero-width": "7\u200b",
    "escapes": "\x1b[31m",
}


def timed(run: Callable[[str], object], text: str, *, least: float = 0.02) -> float:
    """The best of a few runs, in seconds."""
    best, spent = 1e9, 0.0
    for _ in range(5):
        began = time.perf_counter()
        run(text)
        took = time.perf_counter() - began
        best, spent = min(best, took), spent + took
        if spent > 10 * least:
            break
    return best


def settled(measure: Callable[[float], Iterator[Timing]], enough: float, bound: float) -> list[Timing]:
    """Timings whose ratio is above the bound however often they are measured, at the same size and at larger ones.

    A busy machine upsets a few, and memory that is new to the process a few of the largest.
    """
    suspects = {timing.name: timing for timing in measure(enough) if timing.ratio > bound}
    for more in (1, 2, 1, 4, 1):
        if not suspects:
            break
        again = {timing.name: timing for timing in measure(more * enough) if timing.name in suspects}
        suspects = {name: timing for name, timing in again.items() if timing.ratio > bound}
    return list(suspects.values())


def doubling(name: str, run: Callable[[str], object], make: Callable[[int], str], start: int, enough: float) -> Timing:
    """Timings at a size and twice the size, at the first size that takes long enough to be measured."""
    size = start
    once = timed(run, make(size))
    while once < enough and size < 1 << 22:
        size *= 2
        once = timed(run, make(size))
    return Timing(name, size, once, timed(run, make(2 * size)))


# Used with fullmatch on one value alone, never to search a text.
ANCHORED = (
    "dronecli.reading.frontmatter._PLAIN",
    "dronecli.reading.frontmatter._QUOTED",
    "dronecli.gazetteer.source._SLUG",
)


def regular_expressions(enough: float = 0.01) -> Iterator[Timing]:
    """For each pattern the worst of its worst cases."""
    for name, pattern in patterns():
        worst: Timing | None = None
        for before, piece in dict.fromkeys(pumped(pattern)):
            for after in ("", "\x00"):

                def make(size: int, before: str = before, piece: str = piece, after: str = after) -> str:
                    return before + piece * (size // max(len(piece), 1)) + after

                def search(text: str, name: str = name, pattern: re.Pattern[str] = pattern) -> object:
                    if name in ANCHORED:
                        return pattern.fullmatch(text)
                    return sum(1 for _ in pattern.finditer(text))

                timing = doubling(name, search, make, 1000, enough)
                if worst is None or timing.ratio > worst.ratio:
                    worst = timing
        if worst is not None:
            yield worst


def rules(enough: float = 0.1) -> Iterator[Timing]:
    """Parsing of each piece repeated without an end."""
    from dronecli.gazetteer import load
    from dronecli.pipeline import parse_document
    from dronecli.reading import make_document

    gazetteer = load()
    for name, piece in PIECES.items():

        def make(size: int, piece: str = piece) -> str:
            return "x " + piece * (size // len(piece))

        def parse(text: str) -> object:
            return parse_document(make_document(text), gazetteer)

        yield doubling(name, parse, make, 4000, enough)
