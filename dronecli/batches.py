"""Many documents: read and parsed in input order, by one process or by several, with the cache of results or without.

A run begins in its own process. Only when that has worked for a while and much is left are others started: a few
articles, or many that the cache knows, pay for none of this. Documents are handed out in batches, one at a time to
each process, and no more than a few batches a process are under way, so that memory is bounded by them.

A process that dies costs the run nothing but time: the documents of its batch are handed out again one by one, and
the one that then ends a process twice is a `Failure`.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain, islice
from typing import TYPE_CHECKING

from dronecli.errors import DEBUG, REPORT, UnreadableInput
from dronecli.model import Document, ParsedDocument
from dronecli.reading import STDIN, document_of, expand, is_page, read_bytes, read_file, shown
from dronecli.tuples import NamedTuple

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

UNREADABLE, FAULT = 2, 3

CACHE_FROM = 8
"""Documents from which on the cache is opened. Opening costs as much as parsing four short articles."""
PATIENCE = 0.25
"""Seconds of work after which other processes are started. To start them takes about as long as that."""
JOBS_FROM = 32
"""Documents that must be left by then."""
BATCH = 16
_BATCH_SIZE = 1 << 18  # bytes of files or characters of messages in a batch; one document may be larger
_UNDER_WAY = 4  # batches for each process: handed out, waiting, or done and waiting for an earlier one
_STILLBORN = 3  # processes that end before they begin, after which no more are started


class Settings(NamedTuple):
    """What decides over a result beside the documents: overlays, --date, and whether to use caches.

    `lean` asks for no more of a document than comparing takes.
    """

    gazetteer: tuple[str, ...] = ()
    date: str | None = None
    cache: bool = True
    lean: bool = False


class Failure(NamedTuple):
    """A document that gave no result: a line for the user, and the exit status that it means."""

    message: str
    status: int


class Raw(NamedTuple):
    """A file as it was read where the run began, for a machine that does not have it."""

    path: str
    data: bytes


Item = str | Raw | Document | Failure
"""What is handed out: a file to read or its bytes, a message of an export, or what went wrong between them."""
Outcome = ParsedDocument | Failure


def items(paths: Iterable[str], date: str | None) -> Iterator[Item]:
    """What is to be parsed, in order. Exports and standard input are read here, as a stream."""
    failures: list[Failure] = []
    files = expand(paths, lambda error: failures.append(Failure(str(error), UNREADABLE)))
    while True:
        path = next(files, None)
        yield from failures
        failures.clear()
        if path is None:
            return
        if path == STDIN or path.lower().endswith(".json"):
            try:
                yield from read_file(path, date=date)
            except UnreadableInput as error:
                yield Failure(str(error), UNREADABLE)
        else:
            yield path


class Parser:
    """Items to outcomes, in this process."""

    def __init__(self, settings: Settings, *, cached: bool, index: bytes | None = None) -> None:
        from dronecli.gazetteer import Gazetteer, load
        from dronecli.pipeline import parse_document

        self.settings = settings
        if index is None:
            self.gazetteer = load(settings.gazetteer, cache=settings.cache)
        else:
            from dronecli.gazetteer.index import Index

            self.gazetteer = Gazetteer(Index(index))
        self.parse_document = parse_document
        self.cache = None
        if cached:
            from dronecli.cache import open_cache

            self.cache = open_cache(self.gazetteer)

    def parse(self, item: Item) -> list[Outcome]:
        """What becomes of an item. Never raises, unless a fault of the program is to be shown."""
        if isinstance(item, Failure):
            return [item]
        if isinstance(item, Document):
            return [self._parse(item)]
        outcomes: list[Outcome] = []
        try:
            outcomes.extend(map(self._parse, self._documents(item)))
        except UnreadableInput as error:
            outcomes.append(Failure(str(error), UNREADABLE))
        return outcomes

    def _documents(self, item: str | Raw) -> Iterable[Document]:
        """The documents of a file: one, but for exports."""
        date = self.settings.date
        path = item if isinstance(item, str) else item.path
        if isinstance(item, str) and (self.cache is None or not is_page(path)):
            return read_file(path, date=date)
        data = item.data if isinstance(item, Raw) else read_bytes(path)
        if self.cache is None or not is_page(path):
            return (document_of(data, path, date=date),)
        return (self.cache.page(data, shown(path), date, lambda: document_of(data, path, date=date)),)

    def _parse(self, document: Document) -> Outcome:
        found = self._found(document)
        if self.settings.lean and not isinstance(found, Failure):
            from dronecli.reconcile.wording import lean

            return lean(found)
        return found

    def _found(self, document: Document) -> Outcome:
        if self.cache is not None:
            known = self.cache.get(document, evidence=not self.settings.lean)
            if known is not None:
                return known
        try:
            parsed = self.parse_document(document, self.gazetteer)
        except Exception as error:
            if os.environ.get(DEBUG):
                raise
            fault = f"a fault of the program ({type(error).__name__}: {error}); {REPORT}"
            return Failure(f"{document.path}: {fault}", FAULT)
        if self.cache is not None:
            self.cache.put(parsed)
        return parsed

    def parse_batch(self, batch: Iterable[Item]) -> list[Outcome]:
        """What becomes of some items, in their order. All that an engine has to call."""
        outcomes = [outcome for item in batch for outcome in self.parse(item)]
        self.flush()
        return outcomes

    def flush(self) -> None:
        """Write results to the cache."""
        if self.cache is not None:
            self.cache.flush()

    def close(self) -> None:
        """Let go of the cache."""
        if self.cache is not None:
            self.cache.close()


def parse_all(paths: Iterable[str], settings: Settings, jobs: int) -> Iterator[Outcome]:
    """The outcomes of all documents in input order, the same for any number of jobs."""
    stream = items(paths, settings.date)
    head = list(islice(stream, CACHE_FROM))
    stream = chain(head, stream)
    cached = settings.cache and len(head) == CACHE_FROM
    if os.environ.get(DEBUG):
        jobs = 1  # a fault is shown where it happens
    parser = Parser(settings, cached=cached)
    spent = 0.0
    try:
        while (item := next(stream, None)) is not None:
            start = time.perf_counter()
            outcomes = parser.parse(item)
            spent += time.perf_counter() - start
            yield from outcomes
            if jobs > 1 and spent >= PATIENCE:
                ahead = list(islice(stream, JOBS_FROM))
                stream = chain(ahead, stream)
                if len(ahead) == JOBS_FROM:
                    break
                jobs = 1
        parser.flush()
        yield from Pool(parser, jobs, cached=cached).run(stream)
    finally:
        parser.close()


class _Batch:
    """Items and, once they are known, their outcomes. `tries` counts how often an item has been tried alone."""

    __slots__ = ("items", "outcomes", "tries")

    def __init__(self, items: list[Item], *, tries: int = 0) -> None:
        self.items = items
        self.tries = tries
        self.outcomes: list[Outcome] | None = None


class _Worker:
    """A process and what it works on."""

    def __init__(self, process: BaseProcess, connection: Connection) -> None:
        self.process = process
        self.connection = connection
        self.batch: _Batch | None = None
        self.ready = False


class Pool:
    """Processes that parse batches. `parser` does the work where no process can be started."""

    def __init__(self, parser: Parser, jobs: int, *, cached: bool) -> None:
        self.parser = parser
        self.jobs = jobs
        self.cached = cached
        self.workers: list[_Worker] = []
        self.under_way: list[_Batch] = []  # in input order
        self.waiting: deque[_Batch] = deque()
        self.stillborn = 0

    def run(self, stream: Iterator[Item]) -> Iterator[Outcome]:
        """The outcomes of a stream of items, in its order."""
        batches = map(_Batch, batched(stream))
        try:
            while True:
                while len(self.under_way) < self.jobs * _UNDER_WAY:
                    batch = next(batches, None)
                    if batch is None:
                        break
                    self.under_way.append(batch)
                    self.waiting.append(batch)
                    self._hand_out()
                if not self.under_way:
                    return
                self._hand_out()
                outcomes = self.under_way[0].outcomes
                if outcomes is None:
                    self._collect(None)
                    continue
                del self.under_way[0]
                for outcome in outcomes:
                    yield outcome
                    self._collect(0)  # nobody waits while the outcome is made use of
        finally:
            self._stop()

    def _hand_out(self) -> None:
        while self.waiting:
            worker = next((w for w in self.workers if w.batch is None), None)
            if worker is None and len(self.workers) < self.jobs and self.stillborn < _STILLBORN:
                worker = self._start()
            if worker is None:
                if self.workers or self.stillborn < _STILLBORN:
                    return
                batch = self.waiting.popleft()
                batch.outcomes = self.parser.parse_batch(batch.items)
                continue
            worker.batch = self.waiting.popleft()
            try:
                worker.connection.send(worker.batch.items)
            except OSError:
                self._bury(worker)

    def _start(self) -> _Worker | None:
        """A new process, which does not see Ctrl-C: this one does, and ends it. None if there can be none."""
        from multiprocessing import get_context

        context = get_context("spawn")
        ours, theirs = context.Pipe()
        # Without caches the gazetteer may have been compiled for this run; that is not to be done again.
        index = None if self.parser.settings.cache else self.parser.gazetteer.index.data[:]
        process = context.Process(target=_serve, args=(theirs, self.parser.settings, self.cached, index), daemon=True)
        try:
            with deaf_to_ctrl_c():
                process.start()
        except OSError:
            ours.close()
            self.stillborn = _STILLBORN
            return None
        finally:
            theirs.close()
        worker = _Worker(process, ours)
        self.workers.append(worker)
        return worker

    def _collect(self, timeout: float | None) -> None:
        """Take what is ready, and hand out more. Waits for something if `timeout` is None."""
        from multiprocessing.connection import wait

        busy = {worker.connection: worker for worker in self.workers if worker.batch is not None}
        if not busy:
            return
        for connection in wait(list(busy), timeout):
            worker = busy[connection]  # type: ignore[index]
            try:
                message: list[Outcome] | None = worker.connection.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            if message is None:
                worker.ready = True
            elif worker.batch is not None:
                worker.batch.outcomes = message
                worker.batch = None
        self._hand_out()

    def _bury(self, worker: _Worker) -> None:
        """A process has died: its documents are tried one by one, and blamed where that ends a process twice.

        Once may be chance, since whatever kills processes (want of memory, an operator) kills several in a row.
        """
        self.workers.remove(worker)
        worker.connection.close()
        worker.process.join(1)
        code = worker.process.exitcode
        batch = worker.batch
        if batch is None:
            return
        if not worker.ready:
            self.stillborn += 1
            self.waiting.appendleft(batch)
        elif batch.tries == 1:
            batch.tries = 2
            self.waiting.appendleft(batch)
        elif batch.tries:
            how = f"was killed (signal {-code})" if code is not None and code < 0 else f"ended (status {code})"
            batch.outcomes = [lost(batch.items[0], how)]
        else:
            singles = [_Batch([item], tries=1) for item in batch.items]
            at = self.under_way.index(batch)
            self.under_way[at : at + 1] = singles
            self.waiting.extendleft(reversed(singles))

    def _stop(self) -> None:
        for worker in self.workers:
            if worker.batch is not None:
                worker.process.terminate()
            worker.connection.close()
        for worker in self.workers:
            worker.process.join(5)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        self.workers = []


@contextmanager
def deaf_to_ctrl_c() -> Iterator[None]:
    """What is started meanwhile, and what that starts in turn, does not see Ctrl-C: this process does, and ends it."""
    import signal

    block = getattr(signal, "pthread_sigmask", None)
    if block is None:
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # which would unblock the signal
    block(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        block(signal.SIG_UNBLOCK, {signal.SIGINT})


def batched(stream: Iterable[Item], number: int = 0, size: int = _BATCH_SIZE) -> Iterator[list[Item]]:
    """Items in batches of a number (BATCH unless another is given) and a size."""
    found: list[Item] = []
    total = 0
    for item in stream:
        found.append(item)
        total += _size(item)
        if len(found) >= (number or BATCH) or total >= size:
            yield found
            found, total = [], 0
    if found:
        yield found


def _size(item: Item) -> int:
    if isinstance(item, Document):
        return len(item.text)
    if isinstance(item, Raw):
        return len(item.data)
    if isinstance(item, str):
        with suppress(OSError, ValueError):
            return os.stat(item).st_size
    return 0


def lost(item: Item, how: str) -> Failure:
    """What is said of an item that ends whatever process works on it."""
    path = shown(item) if isinstance(item, str) else "?" if isinstance(item, Failure) else shown(item.path)
    return Failure(f"{path}: the process that worked on it {how}, perhaps for want of memory", UNREADABLE)


def _serve(connection: Connection, settings: Settings, cached: bool, index: bytes | None) -> None:
    """The life of a process: batches in, outcomes out, until the other side hangs up."""
    import gc
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(200_000, 50, 50)
    try:
        parser = Parser(settings, cached=cached, index=index)
        connection.send(None)
        while True:
            connection.send(parser.parse_batch(connection.recv()))
    except (EOFError, OSError):
        return
    except Exception:  # the other side says what came of it, in a line
        raise SystemExit(1) from None
