"""How many megabytes of text one core reads a second, and which stages the time goes to.

The floor is what any program in Python must do: read the files and split them into words with one regular expression.
Both run in turns in this process, after one run that is not measured; minima are compared.

    python tests/benchmarks/stages.py                   the examples and the texts of the test cases
    python tests/benchmarks/stages.py FOLDER...         the texts of these folders
    python tests/benchmarks/stages.py --profile         with the share of each stage (a profile, which slows all)
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import os
import pstats
import re
import sys
import tempfile
import time
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from dronecli.gazetteer import load  # noqa: E402
from dronecli.pipeline import parse_document  # noqa: E402
from dronecli.reading import read_file  # noqa: E402

WORDS = re.compile(r"\w+")


def write_cases(folder: Path) -> None:
    """Write the texts of the test cases of extraction, a file each."""
    for table in sorted((ROOT / "tests" / "extraction" / "cases").glob("*.yaml")):
        for number, case in enumerate(yaml.safe_load(table.read_text(encoding="utf-8"))):
            if isinstance(case, dict) and isinstance(case.get("text"), str):
                (folder / f"{table.stem}-{number}.txt").write_text(case["text"], encoding="utf-8")


def split(paths: list[Path]) -> None:
    """The floor."""
    for path in paths:
        WORDS.findall(path.read_text(encoding="utf-8"))


def parse(paths: list[Path]) -> None:
    """All that `parse` does up to the rendering."""
    gazetteer = load()
    for path in paths:
        for document in read_file(str(path)):
            parse_document(document, gazetteer)


def timed(work: object, paths: list[Path]) -> float:
    """Seconds of the processor for one run."""
    assert callable(work)
    start = time.process_time()
    work(paths)
    return time.process_time() - start


def stages(paths: list[Path]) -> None:
    """Print the share of the modules in the time of `parse`, built-in functions counted to their callers."""
    profile = cProfile.Profile()
    profile.runcall(parse, paths)
    shares: dict[str, float] = {}
    table = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    for (file, _, _), (_, _, own, _, callers) in table.items():
        if file.startswith(str(ROOT)):
            shares[file] = shares.get(file, 0.0) + own
            continue
        for (caller, _, _), figures in callers.items():
            if caller.startswith(str(ROOT)):
                shares[caller] = shares.get(caller, 0.0) + figures[2]
    whole = sum(shares.values())
    for file, seconds in sorted(shares.items(), key=lambda row: -row[1])[:15]:
        print(f"{seconds / whole:>7.1%}  {os.path.relpath(file, ROOT)}")


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    options.add_argument("folders", nargs="*", type=Path)
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--profile", action="store_true")
    chosen = options.parse_args()
    gc.set_threshold(200_000, 50, 50)  # as the program does
    with tempfile.TemporaryDirectory() as folder:
        if not chosen.folders:
            write_cases(Path(folder))
        folders = chosen.folders or [ROOT / "examples", Path(folder)]
        paths = sorted(path for below in folders for path in below.rglob("*.txt"))
        size = sum(path.stat().st_size for path in paths) / 1e6
        parse(paths)
        times = [(timed(split, paths), timed(parse, paths)) for _ in range(chosen.runs)]
        floor, taken = (min(column) for column in zip(*times, strict=True))
        print(f"{len(paths)} texts, {size:.2f} MB; {chosen.runs} runs in turns, seconds of the processor")
        print(f"floor: read and split into words  {floor:>7.3f} s {size / floor:>7.2f} MB/s")
        print(f"parse                             {taken:>7.3f} s {size / taken:>7.2f} MB/s  {taken / floor:.0f} times")
        if chosen.profile:
            stages(paths)


if __name__ == "__main__":
    main()
