"""Runs every benchmark: a Markdown table of ratios first, then what the others print.

    python tests/benchmarks/all.py                 about fifteen minutes
    python tests/benchmarks/all.py --quick         the same on fewer documents, to see that everything works
    python tests/benchmarks/all.py --large         with 100,000 articles and 200,000 messages: an hour or more
    python tests/benchmarks/all.py --table         the table alone

Nothing else should be running; a figure of a busy machine says little. Ratios of one run can be compared, seconds of
two runs cannot.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from tests.benchmarks import folder, throughput  # noqa: E402

IN_TABLE = ("all.py", "articles.py", "folder.py", "throughput.py")
NEEDS_A_FILE = ("gazetteer_variants.py",)


def machine() -> str:
    """The date and the class of machine, as the README quotes it."""
    cores, python = os.cpu_count(), platform.python_version()
    system = f"{platform.machine()} {platform.system()}"
    today = datetime.datetime.now(tz=datetime.UTC).date()
    return f"{today}, {cores} cores, {system}, {platform.python_implementation()} {python}"


def rows(*, quick: bool, large: bool) -> Iterator[tuple[str, str, str]]:
    """The table."""
    yield from throughput.rows(100 if quick else 400, 1 if quick else 3, 1.0 if quick else 2.0)
    sizes, messages = ([100, 300], 300) if quick else ([1_000, 10_000], 20_000)
    if large:
        sizes, messages = [*sizes, 100_000], 200_000
    yield from folder.rows(max(os.cpu_count() or 1, 2), sizes, messages)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--table", action="store_true")
    options = parser.parse_args()
    print(f"{machine()}\n\n| what | ratio | behind it |\n| --- | ---: | --- |", flush=True)
    for row in rows(quick=options.quick, large=options.large):
        print(f"| {' | '.join(row)} |", flush=True)
    if options.table:
        return
    for path in sorted(HERE.glob("*.py")):
        if path.name not in (*IN_TABLE, *NEEDS_A_FILE):
            print(f"\n== {path.name}", flush=True)
            subprocess.run([sys.executable, str(path)], check=False)


if __name__ == "__main__":
    main()
