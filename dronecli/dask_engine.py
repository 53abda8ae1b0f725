"""Many documents on several machines: the batches of `batches.py`, handed to a Dask cluster.

The cluster is the one whose scheduler is named, or else one of processes on this machine that lives as long as the
run. Files are read where the run began and their bytes are sent, so that the other machines need no folder in common
with this one: they need this program in the same version, and are refused where they have another. The compiled
gazetteer goes to every worker once, and to those that join later too.

Which worker does what, and what becomes of the work of one that is gone, Dask decides. Only a few batches a thread are
under way, so that memory here is bounded by them, and outcomes come in input order. Where batch after batch loses its
worker, its documents are tried one by one with nothing else under way, and the one to blame is a `Failure`.
"""

from __future__ import annotations

import logging
import os
import pickle
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from dronecli import dask_worker
from dronecli.batches import UNREADABLE, Failure, Item, Outcome, Raw, Settings, batched, deaf_to_ctrl_c, items, lost
from dronecli.errors import DEBUG, DroneClaimsError, UnreadableInput

if TYPE_CHECKING:
    from distributed import Client, Future

    from dronecli.gazetteer.index import Index

HINT = "--engine dask needs an extra: pip install 'drone-claims[dask]'"
BATCH = 64
"""Documents in a batch: a scheduler spends about a millisecond on each, whatever is in it."""
_SIZE = 1 << 20  # bytes of files in a batch; one document may be larger
_UNDER_WAY = 4  # batches for each thread of the cluster
_RECOUNT = 16  # batches after which the threads are counted again, since workers come and go
_PATIENCE = 30.0  # seconds to wait for a scheduler, or for a cluster without any worker to get one


class ClusterError(DroneClaimsError):
    """A cluster that cannot be used, or is gone."""


def parse_all(paths: Iterable[str], settings: Settings, jobs: int, scheduler: str | None = None) -> Iterator[Outcome]:
    """The outcomes of all documents in input order, as `batches.parse_all` gives them.

    `scheduler` is the address of a running one; without it, `jobs` processes are started here. Raises ClusterError.
    """
    from dronecli.gazetteer import load

    index = load(settings.gazetteer, cache=settings.cache).index
    stream = map(_carried, items(paths, settings.date))
    with _connected(scheduler, jobs) as client, _prepared(client, settings, index) as run:
        yield from _Run(client, run).outcomes(batched(stream, BATCH, _SIZE))


def _carried(item: Item) -> Item:
    """An item that can go to another machine: the bytes of a file in place of its path."""
    from dronecli.reading import read_bytes

    if not isinstance(item, str):
        return item
    try:
        return Raw(item, read_bytes(item))
    except UnreadableInput as error:
        return Failure(str(error), UNREADABLE)


@contextmanager
def _connected(scheduler: str | None, jobs: int) -> Iterator[Client]:
    """A client of the scheduler, or of a cluster of processes on this machine that is closed at the end."""
    try:
        import dask
        from distributed import Client, LocalCluster
    except ImportError:
        raise ClusterError(HINT) from None
    if not os.environ.get(DEBUG):
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # its news of workers is no news to the user
    if scheduler is not None:
        try:
            client = Client(scheduler, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError, TypeError, ImportError) as error:
            reason = str(error).partition("\n")[0] or type(error).__name__
            raise ClusterError(f"--scheduler: no Dask scheduler at {scheduler} ({reason})") from None
        with client:
            yield client
        return
    with dask.config.set({"distributed.scheduler.allowed-failures": 1}), deaf_to_ctrl_c():
        cluster = LocalCluster(
            n_workers=jobs,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            silence_logs=logging.CRITICAL,
        )
    with cluster, Client(cluster, set_as_default=False) as client:
        yield client


@contextmanager
def _prepared(client: Client, settings: Settings, index: Index) -> Iterator[str]:
    """The gazetteer and the settings with every worker that is there or will come; gives the name of the run there."""
    from uuid import uuid4

    from distributed.diagnostics.plugin import WorkerPlugin

    class Gazetteer(WorkerPlugin):
        """Sent whole: Dask carries the class as well as the bytes, and needs nothing there to be received."""

        def __init__(self, name: str, program: str, version: str, settings: bytes, data: bytes) -> None:
            self.name, self.program, self.version = name, program, version
            self.settings, self.data = settings, data

        def setup(self, worker: object) -> None:
            try:
                from dronecli import dask_worker
            except ImportError:
                raise RuntimeError(f"a worker lacks drone-claims {self.version}") from None
            dask_worker.receive(self.name, self.program, self.settings, self.data)

        def teardown(self, worker: object) -> None:
            from dronecli import dask_worker

            dask_worker.forget(self.name)

    import dronecli

    name = f"drone-claims-{uuid4().hex}"
    _wait_for_workers(client)
    plugin = Gazetteer(name, dask_worker.program(), dronecli.__version__, pickle.dumps(settings), bytes(index.data))
    try:
        client.register_plugin(plugin, name=name)
    except RuntimeError as error:
        raise ClusterError(f"{error}; install it in the environment of every worker") from None
    try:
        yield name
    finally:
        if client.status == "running":
            client.unregister_worker_plugin(name)


def _wait_for_workers(client: Client) -> None:
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError:
        raise ClusterError(f"the Dask cluster has no worker, and none has come in {_PATIENCE:.0f} seconds") from None


class _Run:
    """The batches of one run, under way on a cluster."""

    def __init__(self, client: Client, name: str) -> None:
        self.client = client
        self.name = name
        self.under_way: deque[tuple[list[Item], Future[list[Outcome]]]] = deque()  # in input order
        self.room = 0

    def outcomes(self, batches: Iterator[list[Item]]) -> Iterator[Outcome]:
        """The outcomes of the batches, in their order."""
        number = 0
        try:
            while True:
                if number % _RECOUNT == 0:
                    self.room = max(2, _UNDER_WAY * sum(self.client.nthreads().values()))
                number += 1
                while len(self.under_way) < self.room:
                    batch = next(batches, None)
                    if batch is None:
                        break
                    self.under_way.append((batch, self._submit(batch)))
                if not self.under_way:
                    return
                batch, future = self.under_way[0]
                found = self._result(future)
                self.under_way.popleft()
                del future  # the cluster may forget it
                yield from self._one_by_one(batch) if found is None else found
        finally:
            for _, future in self.under_way:
                future.cancel()

    def _submit(self, batch: list[Item]) -> Future[list[Outcome]]:
        # As bytes: Dask looks for references to other tasks in whatever else it is given.
        return self.client.submit(dask_worker.parse_batch, pickle.dumps(batch), self.name, pure=False)

    def _result(self, future: Future[list[Outcome]]) -> list[Outcome] | None:
        """What became of a batch; None where it lost worker after worker."""
        from distributed import CancelledError, KilledWorker

        try:
            self._wait(future)
            found: list[Outcome] = future.result()
            return found
        except KilledWorker:
            return None
        except (CancelledError, OSError) as error:
            reason = str(error).partition("\n")[0] or type(error).__name__
            raise ClusterError(f"the Dask cluster is gone ({reason})") from None

    def _wait(self, future: Future[list[Outcome]]) -> None:
        """Let a batch come to its end, whatever that is. Raises ClusterError where nobody is left to work on it."""
        while True:
            try:
                future.exception(timeout=_PATIENCE)
                return
            except TimeoutError:
                if not self.client.nthreads():
                    _wait_for_workers(self.client)

    def _one_by_one(self, batch: Sequence[Item]) -> Iterator[Outcome]:
        """The outcomes of a batch that lost its workers. Whatever else is under way is let finish first: Dask blames
        all the work that a lost worker had before it.
        """
        for _, future in self.under_way:
            self._wait(future)
        for item in batch:
            found = self._result(self._submit([item]))
            yield from [lost(item, "was lost again and again")] if found is None else found
