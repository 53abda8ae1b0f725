"""How long `drone-claims` takes as a process, against the least that a Typer program can take.

The floor is a Typer command of one function that prints one Rich table. Both run under the same interpreter with the
same versions of typer and rich, in turns, so that a busy moment of the machine falls on both; the ratios printed are of
minima, since a machine only ever adds time. The package is installed from a wheel by pip, which compiles the byte code:
a checkout would measure the compiler.

    python tests/benchmarks/startup.py                      builds a wheel and installs it into a new environment
    python tests/benchmarks/startup.py --python PATH        measures the environment of that interpreter
    python tests/benchmarks/startup.py --limit 1.15         exits with 1 where the ratio of `parse` is larger
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = (ROOT / "examples" / "one.txt", ROOT / "examples" / "2025-07-21" / "kaluga-article.txt")
FLOOR = """
import typer

def main(path: str) -> None:
    from rich.console import Console
    from rich.table import Table
    table = Table("source", "count", "place", "window")
    table.add_row("governor", "4", "Kaluga Oblast", "day")
    Console().print(table)

typer.run(main)
"""
VERSIONS = """
import importlib.metadata, sys
print(sys.version.split()[0], *(f"{name} {importlib.metadata.version(name)}" for name in ("typer", "rich")))
"""


def fresh_environment(folder: Path) -> Path:
    """Build the wheel and install it alone into a new environment; return that environment's interpreter."""
    quiet = subprocess.DEVNULL
    venv = folder / "venv"
    python = venv / "bin" / "python"
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)], check=True, stdout=quiet
    )
    subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
    (wheel,) = folder.glob("*.whl")
    subprocess.run([str(python), "-m", "pip", "install", "-q", str(wheel)], check=True)
    return python


class Taken(NamedTuple):
    """Milliseconds of one process: by the clock on the wall, and of work by the processor."""

    wall: float
    cpu: float


def time_once(command: list[str], folder: str, environment: dict[str, str]) -> Taken:
    """Run a command once; it must succeed."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Taken(wall * 1000, (usage.ru_utime + usage.ru_stime) * 1000)


def measure(python: Path, article: Path, runs: int) -> float:
    """Time floor and program in turns, print the figures, and return the ratio of the minima by the wall clock."""
    program = python.parent / "drone-claims"
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    with tempfile.TemporaryDirectory() as folder:
        floor = Path(folder) / "floor.py"
        floor.write_text(FLOOR, encoding="utf-8")
        commands = {
            "floor: typer and one rich table": [str(python), str(floor), str(article)],
            "drone-claims parse": [str(program), "parse", str(article)],
            "drone-claims parse --format json": [str(program), "parse", "--format", "json", str(article)],
            "drone-claims parse --help": [str(program), "parse", "--help"],
            "drone-claims --version": [str(program), "--version"],
        }
        times: dict[str, list[Taken]] = {name: [] for name in commands}
        for command in commands.values():  # once unmeasured, so that the disk has been read
            time_once(command, folder, environment)
        for _ in range(runs):
            for name, command in commands.items():
                times[name].append(time_once(command, folder, environment))
    print(f"{article.name}, {article.stat().st_size} bytes; {runs} runs in turns; Python", end=" ", flush=True)
    subprocess.run([str(python), "-c", VERSIONS], check=True)
    print(f"{'':34}{'wall min':>10}{'median':>9}{'ratio':>7}{'cpu min':>10}{'median':>9}{'ratio':>7}")
    base = next(iter(times.values()))
    for name, taken in times.items():
        line = f"{name:34}"
        for column, floored in zip(zip(*taken, strict=True), zip(*base, strict=True), strict=True):
            ratio = min(column) / min(floored)
            line += f"{min(column):>10.1f}{statistics.median(column):>9.1f}{ratio:>7.2f}"
        print(line)
    return min(taken.wall for taken in times["drone-claims parse"]) / min(taken.wall for taken in base)


def main() -> int:
    """Read the options, measure, and compare with the limit."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    options.add_argument("articles", nargs="*", type=Path, help="default: one with, one without an unknown name")
    options.add_argument("--python", type=Path, help="interpreter of an environment that has drone-claims installed")
    options.add_argument("--runs", type=int, default=21)
    options.add_argument("--limit", type=float, help="largest ratio of the minima that passes")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        python = chosen.python.absolute() if chosen.python else fresh_environment(Path(folder))
        ratio = max(measure(python, article.resolve(), chosen.runs) for article in chosen.articles or ARTICLES)
    if chosen.limit and ratio > chosen.limit:
        print(f"slower than {chosen.limit} times the floor", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
