"""The package's named tuples do what those of the standard library do."""

from __future__ import annotations

import copy
import pickle
import typing
from collections.abc import Callable
from typing import Any

import pytest

from dronecli import tuples


class Ours(tuples.NamedTuple):
    """A record."""

    place: str
    number: int = 1
    parts: tuple[str, ...] = ()

    @property
    def plural(self) -> bool:
        """Whether there are several."""
        return self.number > 1

    def twice(self) -> Ours:
        return self._replace(number=2 * self.number)


class Theirs(typing.NamedTuple):
    place: str
    number: int = 1
    parts: tuple[str, ...] = ()


DOINGS: dict[str, Callable[[Any], object]] = {
    "positional": lambda kind: kind("Tula", 4),
    "named": lambda kind: kind(parts=("a",), place="Tula"),
    "made of a row": lambda kind: kind._make(["Tula", 2, ()]),
    "replaced": lambda kind: kind("Tula")._replace(number=5),
    "as a mapping": lambda kind: kind("Tula")._asdict(),
    "fields": lambda kind: (kind._fields, kind._field_defaults, kind.__match_args__),
    "repr": lambda kind: repr(kind("Tula")).partition("(")[2],
    "copied": lambda kind: copy.deepcopy(kind("Tula", 3, ("b",))),
    "pickled": lambda kind: pickle.loads(pickle.dumps(kind("Tula", 3))),
    "equal to a tuple, with its hash": lambda kind: (kind("Tula") == ("Tula", 1, ()), hash(kind("Tula"))),
    "unpacked": lambda kind: [*kind("Tula")],
}
FAULTS: dict[str, Callable[[Any], object]] = {
    "too few": lambda kind: kind(),
    "too many": lambda kind: kind(1, 2, 3, 4),
    "unknown name": lambda kind: kind("Tula", colour="red"),
    "row too short": lambda kind: kind._make(["Tula"]),
    "replaces what is not there": lambda kind: kind("Tula")._replace(colour="red"),
    "assigned": lambda kind: setattr(kind("Tula"), "number", 3),
    "assigned something new": lambda kind: setattr(kind("Tula"), "colour", 3),
}


@pytest.mark.parametrize("doing", DOINGS)
def test_like_the_standard_one(doing: str) -> None:
    assert DOINGS[doing](Ours) == DOINGS[doing](Theirs)


@pytest.mark.parametrize("fault", FAULTS)
def test_refuses_what_the_standard_one_refuses(fault: str) -> None:
    with pytest.raises((TypeError, ValueError, AttributeError)) as theirs:
        FAULTS[fault](Theirs)
    with pytest.raises(theirs.type):
        FAULTS[fault](Ours)


def test_methods_properties_and_subclasses() -> None:
    class Special(Ours):
        pass

    assert Ours("Tula", 2).twice().number == 4
    assert Ours("Tula", 2).plural
    assert type(Special("Tula")) is Special
    assert Ours.__doc__ == "A record."


@pytest.mark.parametrize("body", ["a: 'int' = 1\n    b: 'int'", "pass"])
def test_a_class_that_cannot_be_is_refused(body: str) -> None:
    with pytest.raises(TypeError, match=r"Wrong|default"):
        exec(f"class Wrong(NamedTuple):\n    {body}\n", {"NamedTuple": tuples.NamedTuple, "__name__": "wrong"})
