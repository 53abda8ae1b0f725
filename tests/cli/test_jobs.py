"""Many documents at once: the same output for any number of processes, and no death of one ends the run."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pytest

from dronecli import batches, cli
from dronecli.batches import Failure, Item, Outcome, Parser, Pool, Settings, parse_all
from dronecli.model import Document

REGIONS = ("Tula", "Kaluga", "Bryansk", "Oryol", "Smolensk")


class Deadly(str):
    """A path that kills the process that receives it."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Callable[[int], None], tuple[int]]:
        return signal.raise_signal, (int(signal.SIGKILL),)


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other processes start after the first document, however few there are."""
    monkeypatch.setattr(batches, "PATIENCE", 0.0)
    monkeypatch.setattr(batches, "JOBS_FROM", 1)
    monkeypatch.setattr(batches, "BATCH", 3)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Forty short articles, with all that can go wrong between them."""
    top = tmp_path / "in"
    (top / "sub").mkdir(parents=True)
    for number in range(40):
        region = REGIONS[number % len(REGIONS)]
        place = top / ("sub" if number % 7 == 0 else ".")
        (place / f"{number:02}-2025-07-{number % 28 + 1:02}.txt").write_text(
            f"{number % 9 + 2} drones were shot down over the {region} region overnight, the regional governor said.\n"
        )
    (top / "05-binary.txt").write_bytes(b"\0\x01\x02\xff" * 400)
    (top / "09-broken.txt").write_text("---\ndate: [\n---\nText.\n")
    (top / "empty.txt").write_text("")
    export(top / "result.json", 30)
    (top / "zz-last.txt").symlink_to(top / "nowhere.txt")
    return top


def export(path: Path, messages: int) -> None:
    rows: list[dict[str, Any]] = [
        {
            "id": number,
            "type": "message",
            "date": f"2025-07-{number % 28 + 1:02}T08:00:00",
            "text": f"{number % 9 + 2} drones were shot down over the Tula region overnight.",
        }
        for number in range(messages)
    ]
    path.write_text(json.dumps({"name": "Governor of the Tula region", "messages": rows}))


def outcomes(stream: list[Item], jobs: int = 2) -> list[Outcome]:
    pool = Pool(Parser(Settings(), cached=False), jobs, cached=False)
    return list(pool.run(iter(stream)))


def documents(number: int) -> list[Item]:
    return [
        Document(f"{k}.txt", f"{k + 2} drones were shot down over the Tula region, the governor said.", "2025-07-21")
        for k in range(number)
    ]


@pytest.mark.parametrize("command", [["parse", "--format", "jsonl"], ["compare", "--format", "json"]])
def test_output_is_the_same_for_any_number_of_jobs(
    command: list[str], folder: Path, at_once: None, capsys: pytest.CaptureFixture[str]
) -> None:
    seen = []
    for jobs in (1, 2, 5):
        status = cli.run([*command, "--jobs", str(jobs), str(folder)])
        seen.append((status, *capsys.readouterr()))
    status = cli.run([*command, "--jobs", "2", "--no-cache", str(folder)])
    seen.append((status, *capsys.readouterr()))
    assert seen[0][0] == 2
    assert seen[0][2].count("\n") == 3  # binary, broken front matter, dangling link
    assert all(result == seen[0] for result in seen[1:])
    assert active_children() == []


def test_order_holds_over_files_exports_and_errors(folder: Path, at_once: None) -> None:
    one = list(parse_all([str(folder)], Settings(cache=False), 1))
    three = list(parse_all([str(folder)], Settings(cache=False), 3))
    assert one == three
    assert len(one) == 40 + 3 + 1 + 30


def test_few_documents_start_no_process(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(Pool, "_start", never)
    monkeypatch.setattr(batches, "PATIENCE", 0.0)
    monkeypatch.setattr(batches, "JOBS_FROM", 80)
    assert len(list(parse_all([str(folder)], Settings(cache=False), 8))) == 74


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="POSIX only")
def test_a_process_that_is_killed_costs_nothing(at_once: None) -> None:
    stream = documents(60)
    expected = [Parser(Settings(), cached=False).parse(item)[0] for item in stream]
    found: list[Outcome] = []
    for outcome in Pool(Parser(Settings(), cached=False), 2, cached=False).run(iter(stream)):
        if len(found) in (1, 20):
            for child in active_children():
                assert child.pid
                os.kill(child.pid, signal.SIGKILL)
        found.append(outcome)
    assert found == expected


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="POSIX only")
def test_a_document_that_kills_costs_itself(at_once: None) -> None:
    stream = documents(20)
    stream[4:4] = [Deadly("bad.txt")]
    stream[13:13] = [Deadly("worse.txt")]
    found = outcomes(stream)
    lost = {number: outcome.message for number, outcome in enumerate(found) if isinstance(outcome, Failure)}
    assert list(lost) == [4, 13]
    assert lost[4] == "bad.txt: the process that worked on it was killed (signal 9), perhaps for want of memory"
    assert lost[13].startswith("worse.txt: ")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="POSIX only")
def test_a_lost_document_is_one_line_and_status_2(
    folder: Path, at_once: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    original = batches.items

    def with_bad(paths: list[str], date: str | None) -> Iterator[Item]:
        for number, item in enumerate(original(paths, date)):
            if number == 10:
                yield Deadly("bad.txt")
            yield item

    monkeypatch.setattr(batches, "items", with_bad)
    (folder / "05-binary.txt").unlink()
    (folder / "09-broken.txt").unlink()
    (folder / "zz-last.txt").unlink()
    assert cli.run(["parse", "--jobs", "2", str(folder)]) == 2
    out, err = capsys.readouterr()
    assert err.count("\n") == 1
    assert err.startswith("drone-claims: bad.txt: the process that worked on it was killed")
    assert "71 documents" in out


def test_where_no_process_can_be_started_the_work_is_done_here(at_once: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from multiprocessing.context import SpawnProcess

    def refuse(self: SpawnProcess) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(SpawnProcess, "start", refuse)
    stream = documents(20)
    assert outcomes(stream) == [Parser(Settings(), cached=False).parse(item)[0] for item in stream]


def test_memory_is_bounded_by_the_batches_under_way(at_once: None) -> None:
    taken = 0

    def stream() -> Iterator[Item]:
        nonlocal taken
        for item in documents(300):
            taken += 1
            yield item

    run = Pool(Parser(Settings(), cached=False), 2, cached=False).run(stream())
    for number, _ in enumerate(run):
        assert taken <= number + (2 * batches._UNDER_WAY + 1) * batches.BATCH
    assert taken == 300


def test_a_run_that_is_left_early_leaves_no_process(at_once: None) -> None:
    run = Pool(Parser(Settings(), cached=False), 2, cached=False).run(iter(documents(100)))
    next(run)
    assert active_children()
    run.close()  # type: ignore[attr-defined]
    assert active_children() == []


def test_batches_have_a_number_and_a_size() -> None:
    long = Document("long.txt", "x" * batches._BATCH_SIZE)
    sizes = [len(batch) for batch in batches.batched([*documents(20), long, *documents(1)])]
    assert sizes == [16, 5, 1]


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="POSIX only")
def test_ctrl_c_leaves_cleanly(tmp_path: Path) -> None:
    export(tmp_path / "result.json", 20_000)
    process = subprocess.Popen(
        [sys.executable, "-m", "dronecli", "parse", "--format", "jsonl", "--no-cache", "--jobs", "2", str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout
    for _ in range(400):  # by then other processes are at work
        process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (130, b"")
    for _ in range(100):  # nobody of the group is left, once the last has been reaped
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    raise AssertionError("a process was left")
