"""The verdict on two figures, as a table of what differs: window, area, type. Every verdict carries its reason."""

from __future__ import annotations

from collections.abc import Iterator

from dronecli import timeline
from dronecli.model import PlaceRef, Reason
from dronecli.reconcile import figures, measure
from dronecli.reconcile.figures import Figure
from dronecli.reconcile.reasons import ENGLISH, All, Kind, Part, Sum, When, Who
from dronecli.reconcile.sides import LABELS
from dronecli.timeline import APART, NARROWER, OVERLAP, SAME, UNKNOWN, WIDER
from dronecli.tuples import NamedTuple

_MAYBE = "maybe narrower"
"""Districts that a head of the region names: the whole of what happened there, or a part of it."""


class Judgement(NamedTuple):
    """A verdict and the reasons for it."""

    verdict: str
    reasons: tuple[Reason, ...]

    @property
    def why(self) -> str:
        """The reasons in English."""
        return ENGLISH.of(self.reasons)


def reason(code: str, **values: object) -> Reason:
    """A reason with what fills its gaps."""
    return Reason(code, tuple(values.items()))


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
        told = labels[0] if one.uncertain else labels[1]
        return Judgement("unclear", (reason("told-differently", a=Who(told)),))
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
    if gap == 0:
        if window == APART:
            return _unclear("apart", **_windows(one, other, labels))
        equal = reason("equal" if (one.lo, one.hi) == (other.lo, other.hi) else "meet")
        return Judgement("agree", (equal, *_sums(one, other, labels), _scope(window, one, other)))
    if strict:
        return Judgement("conflict", (reason("strict"), reason("windows", **_windows(one, other, labels))))
    first_larger = one.lo > other.lo
    large, small = (one, other) if first_larger else (other, one)
    names = labels if first_larger else (labels[1], labels[0])
    window = figures.relation(large, small)
    area, kind = _area(large, small), _type(large.type, small.type)
    if window == UNKNOWN:
        if large.window is None and small.window is None:
            return _unclear("no-windows")
        silent = next((n for f, n in zip((large, small), names, strict=True) if f.window is None), None)
        if silent is not None:
            return _unclear("no-window", a=Who(silent))
        return _unclear("unlike-windows", **_windows(one, other, labels))
    if window == APART:
        return _unclear("apart", **_windows(one, other, labels))
    if window == OVERLAP:
        return _unclear("overlap", **_windows(one, other, labels))
    if UNKNOWN in (area, kind):
        return _unclear("areas" if area == UNKNOWN else "types")
    if area == _MAYBE:
        area = SAME if WIDER in (window, kind) else NARROWER
    if window == NARROWER and WIDER in (area, kind) and timeline.nearly_same(large.extent, small.extent):
        window = SAME
    respects = {window, area, kind}
    if respects <= {SAME, WIDER} and WIDER in respects:
        return Judgement("explained", (*_wider(window, area, kind, large, small, names), *_sums(one, other, labels)))
    if respects <= {SAME, NARROWER}:
        proof = measure.clash([*large.statements, *small.statements])
        if proof is not None:
            against = _against(window, area, kind, large, small, names[0])
            return Judgement("conflict", (against, *_sums(one, other, labels)))
    if window == NARROWER and large.extent is not None and large.extent.kind == "night":
        return _unclear("evening-before")
    return _unclear("not-wider", a=Who(names[0]), **_windows(one, other, labels))


def _unclear(code: str, **values: object) -> Judgement:
    return Judgement("unclear", (reason(code, **values),))


def _windows(one: Figure, other: Figure, labels: tuple[str, str]) -> dict[str, object]:
    return {"first": Who(labels[0]), "x": When(one.window), "second": Who(labels[1]), "y": When(other.window)}


def _wider(window: str, area: str, kind: str, large: Figure, small: Figure, names: tuple[str, str]) -> Iterator[Reason]:
    a, b = map(Who, names)
    if window == WIDER:
        yield reason("inside", b=b, x=When(small.window), a=a, y=When(large.window))
    if area == WIDER:
        reach = "wide" if large.wide else "whole" if large.whole == 2 else "more"
        yield reason(f"part-of-{reach}", b=b, part=_part(small), a=a)
    if kind == WIDER:
        yield reason("one-type", b=b, kind=Kind(small.type), a=a)


def _against(window: str, area: str, kind: str, large: Figure, small: Figure, name: str) -> Reason:
    if {window, area, kind} == {SAME}:
        return reason("same-scope", x=When(large.window))
    a, reasons = Who(name), []
    if window == NARROWER:
        reasons.append(reason("window-inside", x=When(large.window), y=When(small.window)))
    if area == NARROWER:
        reasons.append(reason("only-part", a=a, part=_part(large)))
    if kind == NARROWER:
        reasons.append(reason("only-type", a=a, kind=Kind(large.type)))
    return reason("wider-is-smaller", all=All(tuple(reasons), ", "), a=a)


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


def _part(figure: Figure) -> Part:
    places: dict[str, PlaceRef] = {}
    for s in figure.statements:
        for ref in s.first.claim.across:
            if ref.id is None or "/" in ref.id or figure.area:
                places.setdefault(ref.name, ref)
    return Part(tuple(places.values()), 3)


def _sums(one: Figure, other: Figure, labels: tuple[str, str]) -> list[Reason]:
    return [
        reason("their-sum", a=Who(name), sum=sum_of(figure))
        for figure, name in ((one, labels[0]), (other, labels[1]))
        if figure.derived and len(figure.statements) > 1
    ]


def sum_of(figure: Figure) -> Sum:
    """The counts that a figure adds up."""
    return Sum(tuple((s.lo, s.hi) for s in figure.statements))


def _scope(window: str, one: Figure, other: Figure) -> Reason:
    if window == SAME:
        return reason("same-window", x=When(one.window))
    if window == UNKNOWN:
        return reason("uncompared")
    large, small = (one, other) if window == WIDER else (other, one)
    return reason("overlapping" if window == OVERLAP else "nested", x=When(large.window), y=When(small.window))
