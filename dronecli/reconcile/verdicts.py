"""The verdict on two figures, as a table of what differs: window, area, type. Every verdict carries its reason."""

from __future__ import annotations

from dronecli import timeline
from dronecli.reconcile import figures, measure
from dronecli.reconcile.figures import Figure
from dronecli.reconcile.sides import LABELS
from dronecli.timeline import APART, NARROWER, OVERLAP, SAME, UNKNOWN, WIDER
from dronecli.tuples import NamedTuple

_MAYBE = "maybe narrower"
"""Districts that a head of the region names: the whole of what happened there, or a part of it."""


class Judgement(NamedTuple):
    """A verdict and the reason for it."""

    verdict: str
    why: str


def distance(one: tuple[int, int | None], other: tuple[int, int | None]) -> int:
    """The least distance between two ranges, 0 where they meet.

    >>> distance((4, 4), (2, 2)), distance((31, None), (34, 34)), distance((0, 20), (24, None))
    (2, 0, 4)
    """
    if one[1] is not None and other[0] > one[1]:
        return other[0] - one[1]
    if other[1] is not None and one[0] > other[1]:
        return one[0] - other[1]
    return 0


def judge(one: Figure, other: Figure, labels: tuple[str, str], *, strict: bool = False) -> Judgement:
    """How two figures stand to each other.

    A verdict of conflict is given only where the solver proves it for the statements behind the two figures.
    """
    labels = _speaker(one, labels[0]), _speaker(other, labels[1])
    if one.uncertain or other.uncertain:
        ours, theirs = _each(one), _each(other)
        few = len(ours) * len(theirs) <= _VERSIONS
        verdicts = {_judge(a, b, labels, strict).verdict for a in ours for b in theirs} if few else set()
        if len(verdicts) == 1:
            return _judge(_each(one)[0], _each(other)[0], labels, strict)
        told = _possessive(labels[0] if one.uncertain else labels[1])
        return Judgement(
            "unclear", f"{told} statement is told with different numbers, and the verdict hangs on which is right"
        )
    return _judge(one, other, labels, strict)


_VERSIONS = 64
"""Pairs of versions that are judged; with more, a statement is too garbled for any verdict."""
_BODIES = {"municipal": "the mayor", "regional": "the regional authorities"}


def _speaker(figure: Figure, label: str) -> str:
    """How a reason calls a side: by the body that speaks, where no governor does."""
    bodies = {s.who[0] for s in figure.statements}
    return _BODIES.get(bodies.pop(), label) if label == LABELS["governor"] and len(bodies) == 1 else label


def _each(figure: Figure) -> list[Figure]:
    """A figure for every number that its statement is told with."""
    if not figure.uncertain or len(figure.statements) > 1:
        return [figure]
    statement = figure.statements[0]
    made = []
    for version in statement.versions:
        told = statement._replace(lo=version.lo, hi=version.hi, uncertain=False, versions=(version,))
        made.append(figures.single(told))
    return made


def _judge(one: Figure, other: Figure, labels: tuple[str, str], strict: bool) -> Judgement:
    window = figures.relation(one, other)
    gap = distance((one.lo, one.hi), (other.lo, other.hi))
    ours, theirs = (timeline.describe(f.window) for f in (one, other))
    windows = f"{labels[0]} speaks of {ours}, {labels[1]} of {theirs}"
    if gap == 0:
        if window == APART:
            return Judgement("unclear", f"the windows do not overlap: {windows}")
        equal = "the figures are equal" if (one.lo, one.hi) == (other.lo, other.hi) else "the ranges meet"
        return Judgement("agree", f"{equal}{_sums(one, other, labels)}{_scope(window, one, other, labels)}")
    if strict:
        return Judgement("conflict", f"the ranges do not meet (strict: windows and areas are not weighed); {windows}")
    first_larger = one.lo > other.lo
    large, small = (one, other) if first_larger else (other, one)
    names = labels if first_larger else (labels[1], labels[0])
    window = figures.relation(large, small)
    area, kind = _area(large, small), _type(large.type, small.type)
    if window == UNKNOWN:
        if large.window is None and small.window is None:
            return Judgement("unclear", "the figures differ, and neither side says what time it counts")
        silent = next((n for f, n in zip((large, small), names, strict=True) if f.window is None), None)
        if silent is not None:
            return Judgement("unclear", f"the figures differ, and {silent} does not say what time it counts")
        return Judgement("unclear", f"the figures differ, and the windows cannot be laid side by side: {windows}")
    if window == APART:
        return Judgement("unclear", f"the windows do not overlap: {windows}")
    if window == OVERLAP:
        return Judgement("unclear", f"the figures differ and the windows overlap only in part: {windows}")
    if UNKNOWN in (area, kind):
        what = "areas" if area == UNKNOWN else "types of UAV"
        return Judgement("unclear", f"the figures differ, and the two sides count different {what}")
    if area == _MAYBE:
        area = SAME if WIDER in (window, kind) else NARROWER
    if window == NARROWER and WIDER in (area, kind) and timeline.nearly_same(large.extent, small.extent):
        window = SAME
    respects = {window, area, kind}
    if respects <= {SAME, WIDER} and WIDER in respects:
        reasons = []
        if window == WIDER:
            narrow, broad = timeline.describe(small.window), timeline.describe(large.window)
            reasons.append(f"{_possessive(names[1])} window ({narrow}) lies inside {_possessive(names[0])} ({broad})")
        if area == WIDER:
            reasons.append(f"{names[1]} counts {_part(small)}, {names[0]} {_reach(large)}")
        if kind == WIDER:
            reasons.append(f"{names[1]} counts one type ({small.type}), {names[0]} all of them")
        return Judgement("explained", "; ".join(reasons) + _sums(one, other, labels))
    if respects <= {SAME, NARROWER}:
        proof = measure.clash([*large.statements, *small.statements])
        if proof is not None:
            return Judgement("conflict", _against(window, area, kind, large, small, names) + _sums(one, other, labels))
    if window == NARROWER and large.extent is not None and large.extent.kind == "night":
        return Judgement("unclear", "the larger night began on the evening before the smaller whole day")
    return Judgement("unclear", f"the larger figure ({names[0]}) has not the wider scope in every respect: {windows}")


def _against(window: str, area: str, kind: str, large: Figure, small: Figure, names: tuple[str, str]) -> str:
    if {window, area, kind} == {SAME}:
        return f"different counts for the same scope ({timeline.describe(large.window)})"
    reasons = []
    if window == NARROWER:
        reasons.append(f"{timeline.describe(large.window)} lies inside {timeline.describe(small.window)}")
    if area == NARROWER:
        reasons.append(f"{names[0]} counts {_part(large)} only")
    if kind == NARROWER:
        reasons.append(f"{names[0]} counts {large.type} only")
    return f"the wider scope has the smaller count: {', '.join(reasons)}, and yet {names[0]} counts more"


def _area(large: Figure, small: Figure) -> str:
    if large.whole == 2 and small.whole == 2:
        return SAME if large.wide == small.wide else WIDER if large.wide else NARROWER
    if large.whole == 2:
        return WIDER
    if small.whole == 2:
        return _MAYBE if large.whole == 1 else NARROWER
    here, there = set(large.area), set(small.area)
    if not here or not there:
        return UNKNOWN
    return SAME if here == there else WIDER if here > there else NARROWER if here < there else UNKNOWN


def _type(large: str | None, small: str | None) -> str:
    if large == small:
        return SAME
    return WIDER if large is None else NARROWER if small is None else UNKNOWN


def _part(figure: Figure) -> str:
    names = dict.fromkeys(
        ref.name
        for s in figure.statements
        for ref in s.first.claim.across
        if ref.id is None or "/" in ref.id or figure.area
    )
    listed = list(names)
    if not listed:
        return "a part of the region"
    return ", ".join(listed[:3]) + (f" and {len(listed) - 3} more places" if len(listed) > 3 else "")


def _reach(figure: Figure) -> str:
    return (
        "the region with what flew on to the capital"
        if figure.wide
        else "the whole region"
        if figure.whole == 2
        else "more"
    )


def _possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _sums(one: Figure, other: Figure, labels: tuple[str, str]) -> str:
    notes = [
        f"; {name} figure is the sum of {' + '.join(_number(s.lo, s.hi) for s in figure.statements)}"
        for figure, name in ((one, _possessive(labels[0])), (other, _possessive(labels[1])))
        if figure.derived and len(figure.statements) > 1
    ]
    return "".join(notes)


def _scope(window: str, one: Figure, other: Figure, labels: tuple[str, str]) -> str:
    if window == SAME:
        return f" for the same window ({timeline.describe(one.window)})"
    if window == UNKNOWN:
        return "; the windows cannot be compared"
    large, small = (one, other) if window == WIDER else (other, one)
    how = "overlap" if window == OVERLAP else "nest"
    return f"; the windows {how} ({timeline.describe(large.window)}, {timeline.describe(small.window)})"


def _number(lo: int, hi: int | None) -> str:
    return str(lo) if lo == hi else f"{lo} or more" if hi is None else f"{lo}–{hi}"


number = _number
