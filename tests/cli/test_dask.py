"""A Dask cluster: the same results as this machine alone, whatever becomes of the workers."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dronecli import batches, cli, dask_engine, dask_worker
from dronecli.batches import Failure, Item, Outcome, Settings

REGIONS = ("Tula", "Kaluga", "Bryansk", "Oryol", "Smolensk")
needs_dask = pytest.mark.skipif(
    subprocess.run([sys.executable, "-c", "import distributed"], capture_output=True, check=False).returncode != 0,
    reason="the extra dask is not installed",
)
pytestmark = pytest.mark.filterwarnings("default")  # what Dask and its event loop warn of is theirs to mend


class Deadly(str):
    """A path that kills the process that receives it."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Callable[[int], None], tuple[int]]:
        return signal.raise_signal, (int(signal.SIGKILL),)


class Cluster:
    """A scheduler and workers as one would start them by hand, each a process that nobody restarts."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.file, self.root = folder / "scheduler.json", root
        self.processes: list[subprocess.Popen[bytes]] = []
        self._start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show")
        for _ in range(300):
            if self.file.exists() and self.file.stat().st_size:
                break
            time.sleep(0.1)
        self.address = str(json.loads(self.file.read_text())["address"])

    def _start(self, what: str, *options: str) -> subprocess.Popen[bytes]:
        module = f"distributed.cli.dask_{what}"
        command = [sys.executable, "-m", module, "--scheduler-file", str(self.file), *options]
        quiet = subprocess.DEVNULL
        self.processes.append(subprocess.Popen(command, cwd=self.root, stdout=quiet, stderr=quiet))
        return self.processes[-1]

    def worker(self) -> subprocess.Popen[bytes]:
        scratch = str(self.file.parent)
        return self._start("worker", "--no-nanny", "--nthreads", "1", "--no-dashboard", "--local-directory", scratch)

    def stop(self) -> None:
        for process in reversed(self.processes):
            process.kill()
            process.wait()


@pytest.fixture
def cluster(tmp_path: Path, root: Path) -> Iterator[Cluster]:
    made = Cluster(tmp_path, root)
    try:
        yield made
    finally:
        made.stop()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Eighty articles and an export in batches of four, with two files that cannot be read."""
    monkeypatch.setattr(dask_engine, "BATCH", 4)
    top = tmp_path / "in"
    top.mkdir()
    for number in range(80):
        region = REGIONS[number % len(REGIONS)]
        (top / f"{number:02}-2025-07-{number % 28 + 1:02}.txt").write_text(
            f"{number % 9 + 2} drones were shot down over the {region} region overnight, the regional governor said.\n"
        )
    (top / "05-binary.txt").write_bytes(b"\0\x01\x02\xff" * 400)
    (top / "zz-last.txt").symlink_to(top / "nowhere.txt")
    rows = [
        {"id": n, "type": "message", "date": "2025-07-21T08:00:00", "text": f"{n + 2} drones were shot down overnight."}
        for n in range(20)
    ]
    (top / "result.json").write_text(json.dumps({"name": "Governor of the Tula region", "messages": rows}))
    return top


def alone(folder: Path) -> list[Outcome]:
    return list(batches.parse_all([str(folder)], Settings(cache=False), 1))


@needs_dask
def test_one_of_two_workers_is_killed_midway(cluster: Cluster, folder: Path) -> None:
    expected = alone(folder)
    first, _ = cluster.worker(), cluster.worker()
    found: list[Outcome] = []
    from distributed import Client

    with Client(cluster.address, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=120)
    for outcome in dask_engine.parse_all([str(folder)], Settings(cache=False), 1, cluster.address):
        if not found:
            os.kill(first.pid, signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
        found.append(outcome)
    assert found == expected
    assert len(found) == 80 + 2 + 20


@needs_dask
def test_a_worker_that_joins_later_does_its_share(cluster: Cluster, folder: Path) -> None:
    first = cluster.worker()
    found: list[Outcome] = []
    from distributed import Client

    for outcome in dask_engine.parse_all([str(folder)], Settings(cache=False), 1, cluster.address):
        if not found:
            cluster.worker()
            with Client(cluster.address, set_as_default=False) as client:
                client.wait_for_workers(2, timeout=120)
            first.kill()  # all the rest is left to the one that came later
        found.append(outcome)
    assert found == alone(folder)


@needs_dask
def test_a_scheduler_that_goes_ends_the_run(cluster: Cluster, folder: Path) -> None:
    cluster.worker()
    run = dask_engine.parse_all([str(folder)], Settings(cache=False), 1, cluster.address)
    next(run)
    cluster.processes[0].kill()
    with pytest.raises(dask_engine.ClusterError, match=r"the Dask cluster is gone \(.+\)"):
        list(run)


@needs_dask
@pytest.mark.parametrize("command", [["parse", "--format", "jsonl"], ["compare", "--format", "json"]])
def test_a_cluster_of_its_own_prints_the_same(
    command: list[str], folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    seen = []
    for engine in ([], ["--engine", "dask"]):
        status = cli.run([*command, "--jobs", "2", *engine, str(folder)])
        seen.append((status, *capfd.readouterr()))
    assert seen[0] == seen[1]
    assert seen[0][0] == 2
    assert seen[0][2].count("\n") == 2


@needs_dask
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="POSIX only")
def test_a_document_that_kills_every_worker_costs_itself(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def with_bad(item: Item) -> Item:
        return Deadly("bad.txt") if isinstance(item, str) and "41" in Path(item).name else carried(item)

    carried = dask_engine._carried
    expected = alone(folder)
    monkeypatch.setattr(dask_engine, "_carried", with_bad)
    found = list(dask_engine.parse_all([str(folder)], Settings(cache=False), 2))
    bad = [number for number, (one, other) in enumerate(zip(expected, found, strict=True)) if one != other]
    assert bad == [42]  # the binary file has a place of its own before it
    line = "bad.txt: the process that worked on it was lost again and again, perhaps for want of memory"
    assert found[42] == Failure(line, 2)


@needs_dask
@pytest.mark.skipif(not hasattr(os, "killpg"), reason="POSIX only")
def test_ctrl_c_leaves_cleanly(folder: Path, root: Path) -> None:
    for number in range(20):
        (folder / f"result-{number:02}.json").hardlink_to(folder / "result.json")
    command = [sys.executable, "-m", "dronecli", "parse", "--engine", "dask", "--jobs", "1", "--format", "jsonl"]
    process = subprocess.Popen(
        [*command, "--no-cache", *map(str, sorted(folder.glob("*.json"))), str(folder / "zz-last.txt"), "-"],
        cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    assert process.stdout
    process.stdout.readline()  # by then the cluster is at work, and standard input never ends
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (130, b"")


@needs_dask
@pytest.mark.parametrize(
    ("workers", "message"),
    [
        (None, r"--scheduler: no Dask scheduler at tcp://127\.0\.0\.1:9 "),
        (0, "the Dask cluster has no worker"),
        (1, r"a worker has another drone-claims \(.*\) than this one; install it in the environment of every worker"),
    ],
)
def test_a_cluster_that_cannot_be_used_says_why(
    workers: int | None, message: str, cluster: Cluster, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dask_engine, "_PATIENCE", 20.0 if workers else 1.0)
    monkeypatch.setattr(dask_worker, "program", lambda: "another")
    for _ in range(workers or 0):
        cluster.worker()
    address = "tcp://127.0.0.1:9" if workers is None else cluster.address
    with pytest.raises(dask_engine.ClusterError, match=message):
        list(dask_engine.parse_all([str(folder)], Settings(cache=False), 1, address))


def test_without_dask_the_extra_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert cli.run(["parse", "--engine", "dask", str(folder)]) == 2
    assert capsys.readouterr().err == f"drone-claims: {dask_engine.HINT}\n"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--engine", "dusk"], "--engine: no such engine 'dusk'; did you mean dask?"),
        (["--scheduler", "tcp://127.0.0.1:8786"], "--scheduler is for --engine dask, which was not asked for"),
    ],
)
@pytest.mark.parametrize("command", ["parse", "compare"])
def test_wrong_usage(
    command: str, options: list[str], message: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run([command, *options, str(folder)]) == 2
    assert capsys.readouterr().err == f"drone-claims: {message}\n"
