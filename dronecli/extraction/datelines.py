"""Names of places that do not say where anything happened: a dateline, the capital where a ministry speaks."""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.names import Name
from dronecli.extraction.scan import Scan
from dronecli.segmenting import NUMBER, PUNCT

_REACH = 12  # tokens; "MOSCOW, September 12, 2025 (Reuters) -" has nine


def event_names(scan: Scan, names: list[Name]) -> list[Name]:
    """The names of a sentence that can be places of an event.

    Left out are those of a dateline ("VORONEZH, Sept 12 - …"), the city in which a ministry speaks ("In Moscow, the
    Defence Ministry said …") and a government called after its capital ("the Kiev regime").
    """
    if not names:
        return names
    stop = max(dateline_end(scan, names), _seat_end(scan, names))
    return [
        n
        for n in names
        if n.begin >= stop and not (n.stop < len(scan.tokens) and scan.lows[n.stop] in words.REGIME_NOUNS)
    ]


def dateline_end(scan: Scan, names: list[Name]) -> int:
    """The token behind the dash that closes a dateline at the head of a line; 0 where there is no dateline."""
    first = names[0]
    tokens = scan.tokens
    if not scan.sentence.line_start or first.begin or not tokens[0].text.isupper() or len(tokens[0].text) < 3:
        return 0
    if len(tokens) == first.stop + 1 and tokens[-1].text in (".", ":") and tokens[0].low in words.CAPITALS:
        return first.stop  # "KYIV." heads a dispatch of the whole country, "KURSK." one of its region
    named = {k for n in names for k in range(n.begin, n.stop)}
    inside = False  # "(Kyiv Post)": an agency by whatever name
    for k in range(first.stop, min(len(tokens), first.stop + _REACH)):
        token = tokens[k]
        inside = token.text == "(" or inside and token.text != ")"
        if token.text in ("–", "—", "-", "--"):
            # "BRYANSK – 12 drones" is an item of a list, and has nothing between the place and the dash.
            item = k == first.stop and k + 1 < len(tokens) and tokens[k + 1].kind == NUMBER
            return 0 if item else k + 1
        plain = token.kind in (PUNCT, NUMBER) or token.text.isupper() or k in named or inside
        if not plain and not any(scan.get(tag, k) for tag in ("month", "weekday", "agency", "kind", "year", "source")):
            return 0
    return 0


def _seat_end(scan: Scan, names: list[Name]) -> int:
    """The token behind "In Moscow," where a ministry follows at once; 0 elsewhere."""
    first = names[0]
    if first.begin != 1 or scan.lows[0] not in words.IN_CITY:
        return 0
    near = (m for m in scan.all("source") if m.value == "ministry" and first.stop <= m.begin <= first.stop + 3)
    return first.stop if next(near, None) is not None else 0
