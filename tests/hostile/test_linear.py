"""Run time is linear in the length of the text, whatever it holds: twice the text takes about twice the time."""

from __future__ import annotations

from tests.hostile import worst_cases

BOUND = 3.2  # linear is 2, quadratic 4; a busy machine needs some room


def test_the_generator_finds_a_quadratic_pattern() -> None:
    """It would be of no use if it called everything linear."""
    import re

    pattern = re.compile(r"(?:a+)+b|x*y")
    assert len(list(worst_cases.pumped(pattern))) >= 3
    found = (
        worst_cases.doubling("x*y", lambda text: re.search(r"x*y", text), lambda size: "x" * size, 1000, 0.01)
        for _ in range(6)
    )
    assert any(timing.ratio > BOUND for timing in found)  # a pause of the machine can hide it once


def test_regular_expressions() -> None:
    names = [name for name, _ in worst_cases.patterns()]
    assert len(names) >= 8
    assert worst_cases.settled(worst_cases.regular_expressions, 0.004, BOUND) == []


def test_rules() -> None:
    assert worst_cases.settled(worst_cases.rules, 0.04, BOUND) == []
