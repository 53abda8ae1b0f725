"""Prints how run time grows when the text doubles, for every regular expression and for each kind of repetition."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.hostile import worst_cases


def main() -> None:
    """Two Markdown tables: 2 is linear, 4 quadratic."""
    for title, timings in (
        ("regular expression", worst_cases.regular_expressions(0.01)),
        ("piece repeated", worst_cases.rules(0.1)),
    ):
        print(f"| {title} | characters | µs a character | time at twice the size |")
        print("| --- | ---: | ---: | ---: |")
        for timing in sorted(timings, key=lambda timing: -timing.ratio):
            cost = timing.twice / timing.size / 2 * 1e6
            print(f"| {timing.name} | {2 * timing.size:,} | {cost:.2f} | {timing.ratio:.1f} times |")
        print()


if __name__ == "__main__":
    main()
