"""Regions against a country's total: what governors count for one night cannot exceed what is given for the country.

A country and its regions form a tree, so a sum of the regions' floors above the country's ceiling is the only way in
which a total for one window can fail. Only regions whose window lies inside the total's are added, each once.
"""

from __future__ import annotations

from collections.abc import Sequence

from dronecli.reconcile.measure import Contradiction
from dronecli.reconcile.statements import Statement

_ANNEXED = ("UA-09", "UA-14", "UA-23", "UA-40", "UA-43", "UA-65")
_CRIMEA = ("UA-40", "UA-43")


def contradictions(statements: Sequence[Statement]) -> list[Contradiction]:
    """Totals of a country that are less than regions add up to, each with as few regions as will do."""
    by_day: dict[str, list[Statement]] = {}
    totals: list[Statement] = []
    for s in statements:
        if not s.side or s.scope or s.extent is None:
            continue
        if s.place in ("RU", "UA"):
            if s.whole and s.hi is not None and s.extent.inner is not None and not s.parent:
                totals.append(s)
        elif "/" not in s.place and s.lo > 0 and not s.wide:
            by_day.setdefault(s.date, []).append(s)
    found = []
    for total in totals:
        best: dict[str, Statement] = {}
        for s in by_day.get(total.date, ()):
            if _within(s, total) and (s.place not in best or s.lo > best[s.place].lo):
                best[s.place] = s
        members = _enough(total, list(best.values()))
        if members:
            cross = len({s.side for s in (total, *members)}) > 1
            found.append(Contradiction(total.place, total.scope, total.date, (total, *members), cross))
    return found


def _within(s: Statement, total: Statement) -> bool:
    """Whether the total takes in all that a region's statement counts, and is not merely its own list's head."""
    if total.type is not None and s.type != total.type:
        return False
    assert s.extent is not None
    assert total.extent is not None
    if total.extent.inner is None:
        return False
    start, end = total.extent.inner
    if s.extent.outer[0] < start or end < s.extent.outer[1]:
        return False
    if s.who == total.who and {t.path for t in s.versions[0].tellings} & {t.path for t in total.versions[0].tellings}:
        return False  # its own breakdown, which DC101 checks
    russian = s.who[0] in ("ministry", "federal")
    if total.place == "RU":
        return s.place.startswith(("RU-", "SEA-")) or s.place in (_ANNEXED if russian else _CRIMEA)
    return s.place.startswith("UA-") and s.place not in _CRIMEA and not russian


def _enough(total: Statement, regions: Sequence[Statement]) -> list[Statement]:
    """As few regions as exceed the total, none of them spare; none where all together do not."""
    assert total.hi is not None
    if sum(s.lo for s in regions) <= total.hi:
        return []
    chosen: list[Statement] = []
    for s in sorted(regions, key=lambda s: (-s.lo, s.place)):
        chosen.append(s)
        if sum(c.lo for c in chosen) > total.hi:
            break
    return chosen
