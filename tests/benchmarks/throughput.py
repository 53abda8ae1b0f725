"""Documents a second on one core, beside peers that read the same texts for less, in one run.

Russian texts: natasha's segmenter and recogniser of names. English texts: quantulum3's quantities and dateparser's
search for dates. Neither binds a number to a place, a time and a speaker. Next to them the floor: reading the files and
splitting them into words with one regular expression. All read the same files of `articles.py`; loading models is not
counted. The peers are installed into an environment of their own, `.venv-peers` in the checkout, and the claims found
are held against what the articles were made to claim.

    python tests/benchmarks/throughput.py [--number N] [--rounds N]
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PEERS = ROOT / ".venv-peers"
REQUIRES = ("natasha==1.6.0", "setuptools<80", "quantulum3==0.10.0", "dateparser==1.5.0")
"""natasha's morphology still imports pkg_resources, which later setuptools lack."""
OTHERS = {"ru": "natasha", "en": "quantulum3"}
NAMES = {"natasha": "natasha, names only", "quantulum3": "quantulum3 and dateparser"}

Work = Callable[[str], object]


class Measured(NamedTuple):
    """Documents a second by each tool on the texts of one language, and how many articles were read without fault."""

    language: str
    ours: float
    peer: float
    floor: float
    right: int
    articles: int


def floor() -> Work:
    """Words, and nothing else."""
    return re.compile(r"\w+|[^\w\s]").findall


def dronecli() -> Work:
    """Claims and findings."""
    sys.path.insert(0, str(ROOT))
    from dronecli.gazetteer import load
    from dronecli.pipeline import parse_document
    from dronecli.reading import make_document

    gazetteer = load()
    return lambda text: parse_document(make_document(text, date_in_name="2025-07-21"), gazetteer)


def natasha() -> Work:
    """Sentences, tokens and names."""
    from natasha import Doc, NewsEmbedding, NewsNERTagger, Segmenter  # type: ignore[import-not-found]

    segmenter, tagger = Segmenter(), NewsNERTagger(NewsEmbedding())

    def work(text: str) -> object:
        document = Doc(text)
        document.segment(segmenter)
        document.tag_ner(tagger)
        return document.spans

    return work


def quantulum3() -> Work:
    """Quantities, then dates."""
    import logging

    logging.disable(logging.WARNING)
    from dateparser.search import search_dates  # type: ignore[import-untyped]
    from quantulum3 import parser  # type: ignore[import-not-found]

    return lambda text: (parser.parse(text), search_dates(text, languages=["en"]))


TOOLS = {work.__name__: work for work in (floor, dronecli, natasha, quantulum3)}


def serve(tool: str, folder: Path, seconds: float) -> None:
    """Read and work through the files of a folder for about so long on one core; print documents a second."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    work = TOOLS[tool]()
    paths = sorted(folder.iterdir())
    for path in paths[:20]:
        work(path.read_text(encoding="utf-8"))  # whatever is loaded or compiled at first use
    print(max(_passes(work, paths, seconds)))


def _passes(work: Work, paths: list[Path], seconds: float) -> Iterator[float]:
    """Documents a second of each pass over the files; one that takes too long is broken off.

    Seconds of processor time, so that what else runs on the machine counts less; all tools have one thread.
    """
    begin = time.perf_counter()
    while time.perf_counter() - begin < seconds:
        start, started = time.perf_counter(), time.process_time()
        for done, path in enumerate(paths, 1):
            work(path.read_text(encoding="utf-8"))
            if done % 50 == 0 and time.perf_counter() - start > 4 * seconds:
                break
        yield done / (time.process_time() - started)


def peers() -> Path:
    """The interpreter of the peers' environment, which is made if it is not there."""
    python = PEERS / "bin" / "python"
    marker = PEERS / "requires.txt"
    if not marker.exists() or marker.read_text() != "\n".join(REQUIRES):
        subprocess.run([sys.executable, "-m", "venv", str(PEERS)], check=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *REQUIRES]
        done = subprocess.run(install, check=False, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(done.stderr)
        marker.write_text("\n".join(REQUIRES))
    return python


def rate(python: str, tool: str, folder: Path, seconds: float) -> float:
    """Documents a second of one tool in a process of its own."""
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    command = [python, "-W", "ignore", str(Path(__file__)), "--serve", tool, str(folder), str(seconds)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **threads})
    return float(done.stdout)


def measure(language: str, number: int, rounds: int, seconds: float) -> Measured:
    """One language: the tools by turns, the best of each."""
    sys.path.insert(0, str(ROOT))
    from tests.benchmarks import articles

    made = list(articles.articles(number, seed=3, languages=[language]))
    peer = OTHERS[language]
    best = dict.fromkeys(("floor", "dronecli", peer), 0.0)
    with tempfile.TemporaryDirectory() as name:
        for article in made:
            (Path(name) / article.name).write_text(article.text, encoding="utf-8")
        for _ in range(rounds):
            for tool in best:
                python = str(peers()) if tool in NAMES else sys.executable
                best[tool] = max(best[tool], rate(python, tool, Path(name), seconds))
    right = sum(_right(article) for article in made)
    return Measured(language, best["dronecli"], best[peer], best["floor"], right, number)


def _right(article: Any) -> bool:
    from dronecli.gazetteer import load
    from dronecli.pipeline import parse_document
    from dronecli.reading import make_document
    from tests.benchmarks.articles import found

    document = make_document(article.text, article.name, date_in_name=article.name[8:18])
    return sorted(found(parse_document(document, load())), key=repr) == sorted(article.claims, key=repr)


def rows(number: int, rounds: int, seconds: float) -> Iterator[tuple[str, str, str]]:
    """What `all.py` puts into its table: what, the ratio, the figures behind it."""
    for language, name in (("ru", "Russian"), ("en", "English")):
        found = measure(language, number, rounds, seconds)
        peer = NAMES[OTHERS[language]]
        figures = f"{found.ours:,.0f} and {found.peer:,.0f} documents a second"
        yield f"{name} articles on one core, beside {peer}", f"{found.ours / found.peer:.1f}", figures
        figures = f"{found.floor:,.0f} documents a second"
        yield "… beside reading the files and splitting them into words", f"{found.ours / found.floor:.3f}", figures
        yield "… claims all as they were meant", f"{found.right / found.articles:.3f}", f"of {found.articles} articles"


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--number", type=int, default=400, help="articles of each language")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--serve", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        tool, folder, seconds = options.serve
        serve(tool, Path(folder), float(seconds))
        return
    for what, ratio, figures in rows(options.number, options.rounds, options.seconds):
        print(f"{what}: {ratio} ({figures})", flush=True)


if __name__ == "__main__":
    main()
