"""How `compare` grows: 10,000 claims over 100 days against 100,000 over 1,000, with time, ratio and peak memory.

    python tests/benchmarks/reconcile_scale.py [--seed N]

The claims are like those of an archive: for each day and region a night bulletin told by several outlets, bulletins for
clock intervals, a governor's night and day, districts, types, hedges and unknown windows, with a contradiction now and
then. Exit status 1 where the ratio of the times exceeds 15 (ten times the claims) or the peak exceeds 1 GiB.
"""

from __future__ import annotations

import argparse
import gc
import random
import resource
import sys
import time

from dronecli.model import Claim, Count, Document, ParsedDocument, PlaceRef, Window
from dronecli.reconcile import compare
from dronecli.timeline import iso, ordinal

REGIONS = "RU-BRY RU-BEL RU-KRS RU-KLU RU-TUL RU-ORL RU-ROS RU-VOR RU-SMO RU-KDA UA-43 RU-RYA".split()
WINDOWS = (("00:00", "06:00"), ("07:00", "12:00"), ("12:00", "16:30"), ("16:30", "20:00"), ("20:00", "23:50"))


class Day:
    """Claims of one region and day, numbered through."""

    def __init__(self, rng: random.Random, number: int, day: str) -> None:
        self.rng, self.number, self.region, self.day = rng, number, rng.choice(REGIONS), day
        self.claims: list[Claim] = []

    def add(
        self, source: str, low: int, high: int | None, window: Window | None, across: int = 0, kind: str | None = None
    ) -> None:
        """One claim, over so many districts (0 for the whole region)."""
        region = self.region
        place = PlaceRef(region, region, kind="region", text=region, method="exact", span=(50, 60))
        refs = tuple(
            PlaceRef(f"{region}/{name}-district", f"{name} district", kind="district", text=name, span=(10, 20))
            for name in self.rng.sample("ABCDEFGH", across)
        )
        head = region if source == "governor" else None
        name, tally = f"{self.number + len(self.claims):06d}", Count(low, high)
        made = Claim(
            name,
            source,
            None,
            head,
            "uav",
            kind,
            "downed",
            tally,
            place,
            refs,
            window,
            None,
            False,
            False,
            (0, 9),
            1,
            1,
            "",
            "",
        )
        self.claims.append(made)

    def fill(self) -> None:
        """What an archive would hold of such a day; one time in twenty the night's two figures differ."""
        rng, truth = self.rng, self.rng.randint(1, 40)
        told = truth + (rng.random() < 0.05)
        night = Window("night", self.day)
        for _ in range(rng.randint(1, 3)):
            self.add("ministry", truth, truth, night, 0, rng.choice([None, "fixed-wing"]))
        self.add("governor", told, told if rng.random() < 0.8 else None, night)
        for start, end in rng.sample(WINDOWS, rng.randint(0, 3)):
            self.add("ministry", 2, 2, Window("interval", self.day, start, end))
        if rng.random() < 0.5:
            self.add("governor", truth + 20, truth + 20, Window("day", self.day))
        if rng.random() < 0.3:
            self.add("governor", 1, 1, night, rng.randint(1, 3))
        if rng.random() < 0.2:
            self.add("governor", rng.randint(1, 9), None, rng.choice([None, Window("hours", self.day, hours=4.0)]))


def archive(claims: int, days: int, seed: int) -> list[ParsedDocument]:
    """So many claims over so many days, in a document for each day and outlet."""
    rng = random.Random(seed)
    first = ordinal("2023-01-01")
    assert first is not None
    made: list[ParsedDocument] = []
    number = 0
    for n in range(days):
        date = iso(first + n)
        left = claims // days
        while left > 0:
            day = Day(rng, number, date)
            day.fill()
            here = tuple(day.claims[:left])
            left -= len(here)
            number += len(here)
            made.append(ParsedDocument(Document(f"{date}/{number}.txt", "", date, "file-name"), "en", here, ()))
    return made


def measure(claims: int, days: int, seed: int) -> tuple[float, dict[str, int]]:
    """Seconds of processor time that the comparison takes, without making the claims, and its summary."""
    documents = archive(claims, days, seed)
    gc.collect()
    begin = time.process_time()
    comparison = compare(documents)
    return time.process_time() - begin, comparison.summary


def main() -> int:
    """Run both sizes and print what they cost."""
    parser = argparse.ArgumentParser(description="time of compare by number of claims")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    small, summary = measure(10_000, 100, arguments.seed)
    print(f" 10,000 claims over   100 days: {small:6.2f} s  {summary}")
    large, summary = measure(100_000, 1_000, arguments.seed)
    print(f"100,000 claims over 1,000 days: {large:6.2f} s  {summary}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"ratio {large / small:.1f} for ten times the claims; peak memory {peak:.0f} MiB")
    return 1 if large / small > 15 or peak > 1024 else 0


if __name__ == "__main__":
    sys.exit(main())
