"""What a folder of articles costs: time and memory as it grows, several processes, and a second run.

Folders of `articles.py` are parsed and compared as whole processes: by N processes, again with the results of the run
before, and by one. Ratios are of one run on one machine, and every output is held against the first. An export of as
many messages as asked for is parsed and compared in the same way.

    python tests/benchmarks/folder.py [--jobs N] [--sizes 1000,10000] [--messages 20000]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks import articles  # noqa: E402

COMMANDS = (["parse", "--format", "jsonl"], ["compare", "--format", "json", "--fail-on", "never"])


_LAUNCHER = """
import os, sys, time
start = time.perf_counter()
number = os.spawnv(os.P_NOWAIT, sys.argv[1], sys.argv[1:])
_, status, usage = os.wait4(number, 0)
seconds = time.perf_counter() - start
print(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024, file=sys.stderr)
sys.exit(os.waitstatus_to_exitcode(status))
"""
"""Starts a process from one that is small: a process counts what the one that it was copied from had as its own."""


class Ran(NamedTuple):
    """Seconds on the clock and of all its processes' work, the peak memory of the largest of them in MB, and a hash of
    what was printed.
    """

    seconds: float
    work: float
    memory: int
    output: str


class Measured(NamedTuple):
    """One command over one input: by several processes, again, and by one."""

    command: str
    documents: int
    several: Ran
    again: Ran
    one: Ran


def run(arguments: list[str], home: Path) -> Ran:
    """One run of the program with a cache directory of its own."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(home), "PYTHONPATH": str(ROOT)}
    environment.pop("DRONE_CLAIMS_DEBUG", None)
    with tempfile.TemporaryFile() as output:
        command = [sys.executable, "-I", "-c", _LAUNCHER, sys.executable, "-m", "dronecli", *arguments]
        done = subprocess.run(
            command, env=environment, stdout=output, stderr=subprocess.PIPE, text=True, check=False, cwd=ROOT
        )
        *said, figures = done.stderr.splitlines() or [""]
        if said or done.returncode not in (0, 1):
            raise SystemExit(f"drone-claims {' '.join(arguments)} ended with {done.returncode}: {done.stderr}")
        seconds, work, memory = figures.split()
        output.seek(0)
        return Ran(float(seconds), float(work), int(memory), hashlib.file_digest(output, "blake2b").hexdigest())


def export(path: Path, messages: int) -> None:
    """A channel's export; the articles are its messages."""
    with path.open("w", encoding="utf-8") as file:
        file.write('{"name": "News", "type": "public_channel", "id": 1, "messages": [')
        for at, made in enumerate(articles.articles(messages, seed=5)):
            text = made.text.rpartition("---\n")[2]
            message = {"id": at, "type": "message", "date": f"{made.name[8:18]}T09:00:00", "from": "News", "text": text}
            file.write((",\n" if at else "\n") + json.dumps(message, ensure_ascii=False))
        file.write("\n]}\n")


def measure(path: Path, documents: int, jobs: int, home: Path) -> Iterator[Measured]:
    """Both commands over one input."""
    for command in COMMANDS:
        run(["cache", "clear"], home)
        several = run([*command, "--jobs", str(jobs), str(path)], home)
        again = min(run([*command, "--jobs", str(jobs), str(path)], home) for _ in range(2))
        one = run([*command, "--jobs", "1", "--no-cache", str(path)], home)
        if not several.output == again.output == one.output:
            raise SystemExit("the outputs differ")
        yield Measured(command[0], documents, several, again, one)


def inputs(folder: Path, sizes: list[int], messages: int) -> Iterator[tuple[str, Path, int]]:
    """The folders and the export, made as they are wanted."""
    for size in sizes:
        articles.write(folder / str(size), size)
        yield "articles", folder / str(size), size
    if messages:
        export(folder / "result.json", messages)
        yield "messages of an export", folder / "result.json", messages


def rows(jobs: int, sizes: list[int], messages: int) -> Iterator[tuple[str, str, str]]:
    """What `all.py` puts into its table: what, the ratio, the figures behind it."""
    first: dict[str, Measured] = {}
    with tempfile.TemporaryDirectory() as name:
        home = Path(name) / "cache"
        home.mkdir()
        (Path(name) / "first.txt").write_text("A first run of a checkout compiles its gazetteer and its words.")
        run(["parse", str(Path(name) / "first.txt")], home)
        for what, path, size in inputs(Path(name), sizes, messages):
            for found in measure(path, size, jobs, home):
                small = first.setdefault(found.command, found)
                title = f"{found.command} of {size:,} {what}"
                each, each_small = (m.one.work / m.documents * 1000 for m in (found, small))
                yield (
                    f"{title}: one process, work on each document beside one of {small.documents:,}",
                    f"{each / each_small:.2f}",
                    f"{each:.2f} and {each_small:.2f} ms each; {_figures(found.one)}",
                )
                ratio = found.one.seconds / found.several.seconds
                yield f"… one process beside {jobs}", f"{ratio:.2f}", _figures(found.several)
                ratio = found.again.seconds / found.several.seconds
                work = found.again.work / found.several.work
                figures = f"{_figures(found.again)}; ratio of work {work:.3f}"
                yield f"… a second run beside the first, by {jobs}", f"{ratio:.3f}", figures


def _figures(ran: Ran) -> str:
    return f"{ran.seconds:.1f} s, work {ran.work:.1f} s, {ran.memory} MB"


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=max(os.cpu_count() or 1, 2))
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--messages", type=int, default=0)
    options = parser.parse_args()
    for what, ratio, figures in rows(options.jobs, [int(size) for size in options.sizes.split(",")], options.messages):
        print(f"{what}: {ratio} ({figures})", flush=True)


if __name__ == "__main__":
    main()
