"""What runs on the workers of a Dask cluster: `dask_engine.py` sends it there."""

from __future__ import annotations

import os
import pickle
import threading

from dronecli.batches import Outcome, Parser, Settings

_runs: dict[str, tuple[Settings, bytes]] = {}
_here = threading.local()
_one = threading.Lock()  # a second thread would only wait for the interpreter, and share what is not made for it


def receive(name: str, expected: str, settings: bytes, index: bytes) -> None:
    """Keep what a run needs here. Raises RuntimeError where the program on this worker is not the run's."""
    if program() != expected:
        import dronecli

        raise RuntimeError(f"a worker has another drone-claims ({dronecli.__version__}) than this one")
    _runs[name] = pickle.loads(settings), index


def forget(name: str) -> None:
    """Drop what was kept for a run that is over."""
    _runs.pop(name, None)


def parse_batch(batch: bytes, name: str) -> list[Outcome]:
    """The outcomes of a pickled batch, as `Parser.parse_batch` has them; `name` is the run's."""
    with _one:
        if getattr(_here, "name", None) != name:
            former: Parser | None = getattr(_here, "parser", None)
            if former is not None:
                former.close()
            settings, index = _runs[name]
            _here.parser = Parser(settings, cached=settings.cache, index=index)
            _here.name = name
        parser: Parser = _here.parser
        return parser.parse_batch(pickle.loads(batch))


def program() -> str:
    """What tells one state of the program from another: a hash of its files."""
    from hashlib import blake2b

    package = os.path.dirname(os.path.abspath(__file__))
    digest = blake2b(digest_size=16)
    for folder, subfolders, names in os.walk(package):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith(("_", ".")))
        for name in sorted(names):
            if name.endswith((".py", ".txt")):
                with open(os.path.join(folder, name), "rb") as file:
                    digest.update(name.encode() + b"\0" + file.read() + b"\0")
    return digest.hexdigest()
