"""What the gazetteer costs: building the index, opening it, a look-up, memory.

    python tests/benchmarks/gazetteer_speed.py

Opening and memory are taken in fresh processes (the least of several), against one that imports the same modules and
opens nothing.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import time

_OPEN = """
import sys, time, zlib, mmap, struct
import dronecli.gazetteer, dronecli.gazetteer.storing, dronecli.gazetteer.index
def rss():
    return int(next(l for l in open("/proc/self/status") if l.startswith("VmRSS")).split()[1])
before, start = rss(), time.perf_counter()
if {opens}:
    gaz = dronecli.gazetteer.load()
    gaz.lookup("kaluga")
spent = time.perf_counter() - start
if {opens}:
    for word in {words!r}:
        for hit in gaz.lookup(word):
            gaz.place(hit.place)
print(spent, rss() - before)
"""


def fresh(opens: bool, words: list[str]) -> tuple[float, int]:
    out = subprocess.run(
        [sys.executable, "-c", _OPEN.format(opens=opens, words=words)], capture_output=True, text=True, check=True
    )
    spent, memory = out.stdout.split()
    return float(spent) * 1000, int(memory)


def main() -> None:
    """Print the figures."""
    from dronecli import gazetteer
    from dronecli.folding import fold
    from dronecli.gazetteer.storing import build, source_path

    start = time.process_time()
    data = build([source_path()])
    print(f"build: {time.process_time() - start:.2f} s of processor time, {len(data) / 1e6:.1f} MB")
    gaz = gazetteer.load()
    rng = random.Random(1)
    places = rng.sample(list(gaz.places()), 2000)
    forms = [p.name_ru for p in places] + [p.name for p in places]
    words = [fold(f) for f in forms[::40]]
    opened = [fresh(True, words) for _ in range(15)]
    idle = [fresh(False, []) for _ in range(5)]
    times = [o[0] for o in opened]
    print(f"open and first look-up: {min(times):.2f} ms (least), {statistics.median(times):.2f} ms (median)")
    print(f"memory after {len(words)} look-ups: {(min(o[1] for o in opened) - min(i[1] for i in idle)) / 1024:.1f} MB")
    for label, texts in (
        ("Russian", forms[:2000]),
        ("English", forms[2000:]),
        ("not a place", ["снимок", "window", "вечером"] * 600),
    ):
        times = []
        for text in texts:
            begin = time.perf_counter()
            gaz.lookup(fold(text))
            times.append(time.perf_counter() - begin)
        print(f"fold and look-up, {label}: {statistics.median(times) * 1e6:.1f} µs (median)")


if __name__ == "__main__":
    main()
