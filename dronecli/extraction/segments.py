"""Parts of a sentence: a comma or semicolon that is not part of a place list, a date or a quotation closes one.

What stands in the count's own segment wins over what stands elsewhere in the sentence.
"""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.places import PlaceGroup
from dronecli.extraction.scan import Scan
from dronecli.extraction.windows import Times
from dronecli.segmenting import PUNCT

_BREAKS = frozenset(",;:()")
Segments = tuple[tuple[int, int], ...]


def find_segments(scan: Scan, groups: list[PlaceGroup], times: Times) -> Segments:
    """The segments of a sentence in order, as half-open runs of tokens; their marks of punctuation are left out."""
    breaks = [k for k, low in enumerate(scan.lows) if low in _BREAKS]
    if breaks:
        joined: set[int] = set()
        for group in groups:
            joined.update(range(group.begin, group.stop))
        for window in times.windows:
            joined.update(range(window.begin, window.stop))
        for date in times.dates:
            joined.update(range(date.begin, date.stop))
        breaks = [k for k in breaks if k not in joined]
    out: list[tuple[int, int]] = []
    begin = 0
    for i in breaks:
        out.append((begin, i))
        begin = i + 1
    out.append((begin, len(scan.tokens)))
    return _without_asides(scan, [(a, b) for a, b in out if b > a])


def _without_asides(scan: Scan, parts: list[tuple[int, int]]) -> Segments:
    """Joins what an aside between commas tore apart: «13 аппаратов, как говорится в сообщении, уничтожены …»."""
    k = 1
    while k + 1 < len(parts):
        a, b = parts[k]
        commas = scan.tokens[a - 1].text == "," == scan.tokens[b].text
        aside = b - a <= 7 and (
            scan.has("report", a, b) or any(scan.lows[x] in words.ASIDE_OPENERS for x in range(a, b))
        )
        goes_on = scan.lows[parts[k + 1][0]] in words.NEW_CLAUSE_OPENERS  # "…, he said, adding that …"
        if (
            commas
            and aside
            and not goes_on
            and not any(scan.has(tag, a, b) for tag in ("object", "outcome", "number", "subset"))
            and not any(scan.tokens[x].kind == "n" and x not in scan.timed for x in range(a, b))
        ):
            parts[k - 1 : k + 2] = [(parts[k - 1][0], parts[k + 1][1])]
            continue
        if (
            commas
            and b - a == 1
            and scan.tokens[a].kind != PUNCT
            and a not in scan.timed
            and (scan.tokens[a].kind == "n" or scan.get("number", a))
        ):
            c = parts[k + 1][0]
            before = scan.lows[parts[k - 1][1] - 1]
            dash = scan.tokens[c].text in "–—"  # «Найбільше, шість, – над Кімовським районом»
            figure = (
                before in words.FIGURE_WORDS or dash and before in words.LARGEST
            )  # «эту цифру, 28, называет и Минобороны»
            figure = figure or _counts_largest(scan, *parts[k - 1])
            largest = before in words.LARGEST and scan.get("tally", c) is not None  # «Найбільше, 33, припало на …»
            if figure or largest or any(c <= m.begin <= c + 3 for m in scan.all("outcome")):
                parts[k - 1 : k + 2] = [
                    (parts[k - 1][0], parts[k + 1][1])
                ]  # "the largest group, 30, was dealt with over …"
                continue
        k += 1
    return tuple(parts)


def _counts_largest(scan: Scan, a: int, b: int) -> bool:
    """Whether a segment is "most of the objects" and leaves the number to the next: «Больше всего дронов, 28, …»."""
    counted = scan.get("object", b - 1) or scan.get("weak", b - 1)
    return counted is not None and any(low in words.LARGEST for low in scan.lows[max(a, b - 4) : b - 1])


def segment_of(segments: Segments, i: int) -> int:
    """The index of the segment that holds token i; of the last one, if none does."""
    for k, (a, b) in enumerate(segments):
        if a <= i < b:
            return k
    return len(segments) - 1
