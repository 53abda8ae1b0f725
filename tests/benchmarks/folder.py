"""What several processes and the cache of results save over a folder of articles.

A folder of short articles in three languages is written in the words below, and parsed and compared as whole processes:
by one process, by N, and again with the results of the run before. The ratios are of one run on one machine, and every
output is held against the first.

    python tests/benchmarks/folder.py [--jobs N] [--sizes 1000,5000]
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ENGLISH = ("Tula", "Kaluga", "Bryansk", "Oryol", "Kursk", "Smolensk", "Voronezh", "Ryazan")
RUSSIAN = ("Тульской", "Калужской", "Брянской", "Орловской", "Курской", "Смоленской", "Воронежской", "Рязанской")
UKRAINIAN = ("Сумській", "Харківській", "Полтавській", "Чернігівській", "Одеській", "Київській", "Черкаській")


def article(number: int, dice: random.Random) -> str:
    """A short article: a total with its parts, and one region's own figure."""
    counts = [dice.randint(2, 9) for _ in range(3)]
    total = sum(counts)
    language = number % 3
    if language == 0:
        a, b, c = dice.sample(ENGLISH, 3)
        return (
            f"Report {number}. The Russian Defence Ministry said that {total} drones were destroyed overnight: "
            f"{counts[0]} over the {a} region, {counts[1]} over the {b} region and {counts[2]} over the {c} region.\n\n"
            f"The governor of the {a} region said that {counts[0]} drones were shot down there overnight. "
            "Nobody was hurt. Fragments broke the windows of two houses, and fire crews are at work.\n"
        )
    if language == 1:
        a, b, c = dice.sample(RUSSIAN, 3)
        return (
            f"Сводка {number}. Минобороны сообщило, что за ночь уничтожены {total} беспилотников: {counts[0]} над "
            f"{a} областью, {counts[1]} над {b} областью и {counts[2]} над {c} областью.\n\n"
            f"По словам губернатора, ночью в {a} области сбито {counts[0]} БПЛА. Пострадавших нет, на месте работают "
            "оперативные службы, повреждена кровля склада.\n"
        )
    a = dice.choice(UKRAINIAN)
    return (
        f"Звіт {number}. Повітряні сили повідомили, що вночі збито {total} безпілотників, з них {counts[0]} у {a} "
        f"області.\n\nНачальник обласної адміністрації сказав, що над областю збили {counts[0]} дронів. Постраждалих "
        "немає, пошкоджено два будинки.\n"
    )


def write(folder: Path, size: int) -> None:
    """The folder of articles, a hundred days' worth."""
    dice = random.Random(size)
    folder.mkdir()
    for number in range(size):
        day = f"2025-{dice.randint(4, 7):02}-{dice.randint(1, 25):02}"
        (folder / f"{number:06}-{day}.txt").write_text(article(number, dice), encoding="utf-8")


def run(arguments: list[str], home: Path) -> tuple[float, int, bytes]:
    """Seconds, peak memory in MB (of the first process), and the output."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(home)}
    environment.pop("DRONE_CLAIMS_DEBUG", None)
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen([sys.executable, "-m", "dronecli", *arguments], env=environment, stdout=output)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            raise SystemExit(f"drone-claims {' '.join(arguments)} ended with {process.returncode}")
        output.seek(0)
        return seconds, usage.ru_maxrss // 1024, output.read()


def measure(folder: Path, size: int, jobs: int, home: Path) -> None:
    """One folder: four runs of each command."""
    for command in (["parse", "--format", "jsonl"], ["compare", "--format", "json", "--fail-on", "never"]):
        run(["cache", "clear"], home)
        several, several_memory, expected = run([*command, "--jobs", str(jobs), str(folder)], home)
        second, _, again = run([*command, "--jobs", str(jobs), str(folder)], home)
        run(["cache", "clear"], home)
        one, memory, alone = run([*command, "--jobs", "1", str(folder)], home)
        if not expected == again == alone:
            raise SystemExit("the outputs differ")
        print(
            f"{command[0]:<8}{size:>7,} articles: one process {one:.2f} s "
            f"({one / size * 1000:.2f} ms each, {memory} MB), "
            f"{jobs} processes {several:.2f} s ({several_memory} MB), again {second:.2f} s; "
            f"one/{jobs} = {one / several:.2f}, first/second = {several / second:.1f}",
            flush=True,
        )


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=max(os.cpu_count() or 1, 2))
    parser.add_argument("--sizes", default="1000,5000")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        home = Path(name) / "cache"
        home.mkdir()
        one = Path(name) / "one.txt"
        one.write_text(article(0, random.Random(0)))
        run(["parse", str(one)], home)  # a checkout compiles its gazetteer here
        for size in map(int, options.sizes.split(",")):
            folder = Path(name) / str(size)
            write(folder, size)
            measure(folder, size, options.jobs, home)


if __name__ == "__main__":
    main()
