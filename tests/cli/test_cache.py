"""Results kept between runs: equal to fresh ones, never out of date, and never a reason to fail."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dronecli import batches, cache, cli
from dronecli.gazetteer import load
from dronecli.model import (
    Claim,
    Count,
    Document,
    Evidence,
    Finding,
    Location,
    ParsedDocument,
    PlaceRef,
    Problem,
    Window,
)
from dronecli.pipeline import parse_document

TEXT = "Seven drones were shot down over the Tula region overnight, Governor Dmitry Milyaev said."


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache directory of the test's own, with the compiled gazetteer already open."""
    load()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "drone-claims" / cache.NAME


def opened() -> cache.Cache:
    found = cache.open_cache(load())
    assert found is not None
    return found


def kept(path: Path) -> int:
    with sqlite3.connect(path) as connection:
        count = connection.execute("SELECT count(*) FROM results").fetchone()[0]
    connection.close()
    return int(count)


def parsed(text: str = TEXT, path: str = "a.txt") -> ParsedDocument:
    return parse_document(Document(path, text, "2025-07-21", "option"), load())


def folder(tmp_path: Path, number: int = 20) -> Path:
    top = tmp_path / "in"
    top.mkdir()
    for k in range(number):
        (top / f"{k:02}.txt").write_text(TEXT.replace("Seven", str(k + 2)))
    return top


# Any value that the records can hold, whether or not extraction makes it today.
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
maybe = st.none() | words
numbers = st.integers(0, 10**12)
spans = st.tuples(numbers, numbers)
counts = st.builds(Count, numbers, st.none() | numbers, st.booleans(), st.booleans(), words)
windows = st.builds(Window, words, maybe, maybe, maybe, st.none() | st.floats(0, 99) | st.integers(0, 99), maybe, words)
places = st.builds(
    PlaceRef, maybe, words, maybe, maybe, maybe, words, numbers, maybe, words, st.tuples(words) | st.just(()),
    st.none() | spans,
)  # fmt: skip
claims = st.builds(
    Claim, words, words, maybe, maybe, words, maybe, words, counts, st.none() | places,
    st.lists(places, max_size=2).map(tuple), st.none() | windows, st.none() | numbers, st.booleans(), st.booleans(),
    spans, numbers, numbers, words, words, st.floats(0, 1), maybe, maybe, maybe, st.none() | numbers, maybe,
    st.booleans(), st.lists(st.builds(Evidence, words, words, spans), max_size=2).map(tuple),
)  # fmt: skip
findings = st.builds(
    Finding, words, words, words,
    st.lists(st.builds(Location, st.sampled_from(["a.txt", "other.txt"]), numbers, numbers), max_size=2).map(tuple),
    st.lists(words, max_size=2).map(tuple), st.none() | spans,
)  # fmt: skip
problems = st.builds(Problem, words, spans, numbers, numbers, st.none() | places)


@given(
    st.builds(
        ParsedDocument, st.just(Document("a.txt", TEXT)), words, st.lists(claims, max_size=2).map(tuple),
        st.lists(findings, max_size=2).map(tuple), st.lists(problems, max_size=2).map(tuple), st.none(),
    )
)  # fmt: skip
def test_decoding_gives_back_what_was_encoded(result: ParsedDocument) -> None:
    again = cache.decode(cache.encode(result), result.document)
    assert again == result
    assert repr(again) == repr(result)  # types too: a tuple is no list, and True is not 1


@given(st.binary(max_size=40), st.booleans())
def test_what_is_no_result_is_absent(value: bytes, compressed: bool) -> None:
    assert cache.decode(zlib.compress(value) if compressed else value, Document("a.txt", TEXT)) is None


def test_results_of_the_examples_are_equal_to_fresh_ones(examples: Path) -> None:
    from dronecli.reading import read

    fresh = [parse_document(document, load()) for document in read([str(examples)], on_error=lambda _: None)]
    first = opened()
    for result in fresh:
        first.put(result)
    first.close()
    second = opened()
    assert [second.get(result.document) for result in fresh] == fresh
    second.close()


def test_a_result_follows_its_text_to_another_path() -> None:
    text = TEXT + " Two drones were shot down over Qwrtpsk."
    first = opened()
    first.put(parsed(text))
    first.close()
    second = opened()
    assert second.get(Document("b.txt", text, "2025-07-21", "option")) == parsed(text, "b.txt")
    second.close()


@pytest.mark.parametrize(
    "change", [{"text": TEXT + " "}, {"date": "2025-07-22"}, {"source": "governor"}, {"time": "08:00"}, {"body": 3}]
)
def test_another_document_is_another_result(change: dict[str, object]) -> None:
    store = opened()
    result = parsed()
    store.put(result)
    store.flush()
    assert store.get(result.document) == result
    assert store.get(result.document._replace(**change)) is None  # type: ignore[arg-type]
    store.close()


def test_another_program_or_gazetteer_is_another_result(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import dronecli

    stamps = {cache._stamp(load())}
    overlay = tmp_path / "overlay.yaml"
    overlay.write_text("version: 1\nregions:\n  RU-TUL:\n    also: {en: [Toola]}\n")
    stamps.add(cache._stamp(load([str(overlay)], cache=False)))
    with monkeypatch.context() as patch:
        patch.setattr(dronecli, "__version__", "0.0.0")
        stamps.add(cache._stamp(load()))
    words_of_a_language = tmp_path / "en.txt"
    words_of_a_language.write_text("[outcome downed]\n")
    with monkeypatch.context() as patch:
        patch.setattr(cache, "_PACKAGE", str(tmp_path))
        stamps.add(cache._stamp(load()))
        words_of_a_language.write_text("[outcome downed]\nzapped\n")
        stamps.add(cache._stamp(load()))
    assert len(stamps) == 5


def test_a_second_run_parses_nothing(
    tmp_path: Path, own: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    top = folder(tmp_path)
    assert cli.run(["parse", "--format", "json", str(top)]) == 0
    first = capsys.readouterr()
    assert kept(own) == 20

    def never(*_: object) -> None:
        raise AssertionError("parsed again")

    monkeypatch.setattr("dronecli.pipeline.parse_document", never)
    assert cli.run(["parse", "--format", "json", str(top)]) == 0
    assert capsys.readouterr() == first
    assert cli.run(["parse", "--no-cache", str(top)]) == 3
    assert capsys.readouterr().err.count("parsed again") == 20


def test_few_documents_open_no_cache(tmp_path: Path, own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["parse", str(folder(tmp_path, batches.CACHE_FROM - 1))]) == 0
    assert not own.exists()
    assert capsys.readouterr().err == ""


def test_no_cache_neither_reads_nor_writes(tmp_path: Path, own: Path) -> None:
    assert cli.run(["parse", "--no-cache", str(folder(tmp_path))]) == 0
    assert not own.exists()


def test_clear_says_what_it_freed(tmp_path: Path, own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["parse", str(folder(tmp_path))])
    capsys.readouterr()
    assert cli.run(["cache", "clear"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("20 results forgotten, ")
    assert err == ""
    assert not own.exists()
    assert cli.run(["cache", "clear"]) == 0
    assert capsys.readouterr() == ("nothing was kept\n", "")


@pytest.mark.parametrize("damage", ["noise", "header", "middle", "directory", "table"])
def test_a_damaged_file_is_no_reason_to_fail(
    damage: str, tmp_path: Path, own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    top = folder(tmp_path)
    cli.run(["parse", "--format", "json", str(top)])
    expected = capsys.readouterr()
    if damage == "directory":
        own.unlink()
        own.mkdir()
    elif damage == "table":
        own.unlink()
        with sqlite3.connect(own) as connection:
            connection.execute("CREATE TABLE results (something TEXT)")
        connection.close()
    else:
        data = bytearray(own.read_bytes())
        start, end = {"noise": (0, len(data)), "header": (16, 100), "middle": (4096, len(data))}[damage]
        data[start:end] = bytes(k * 37 % 251 for k in range(end - start))
        own.write_bytes(data)
    for _ in range(3):
        assert cli.run(["parse", "--format", "json", str(top)]) == 0
        assert capsys.readouterr() == expected


def test_a_directory_that_cannot_be_made_is_no_reason_to_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert cache.open_cache(load()) is None
    assert cli.run(["parse", str(folder(tmp_path))]) == 0
    assert capsys.readouterr().err == ""


def test_a_lock_held_by_another_is_no_reason_to_fail(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_WAIT", 0.01)
    store = opened()
    other = sqlite3.connect(own, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    store.put(parsed())
    store.flush()
    store.put(parsed())
    store.close()
    other.execute("ROLLBACK")
    other.close()
    assert kept(own) == 0


def test_the_oldest_go(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "LIMIT", 256 * 1024)
    store = opened()
    results = [parsed(f"{TEXT} {k}") for k in range(600)]
    for result in results:
        store.put(result)
    store.flush()
    assert store.get(results[0].document) is None
    assert store.get(results[-1].document) == results[-1]
    store.close()
    assert own.stat().st_size < 512 * 1024
    assert 0 < kept(own) < 600


def test_several_processes_share_it(tmp_path: Path, own: Path) -> None:
    top = folder(tmp_path, 60)
    command = [sys.executable, "-m", "dronecli", "parse", "--format", "json", str(top)]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    ends = [process.communicate(timeout=120) for process in processes]
    assert len(set(ends)) == 1
    assert ends[0][1] == b""
    assert kept(own) == 60


@pytest.mark.skipif(not hasattr(os, "umask"), reason="POSIX only")
def test_text_with_half_a_surrogate_pair_is_not_kept(own: Path) -> None:
    store = opened()
    store.put(parsed(TEXT + " \ud83d"))
    store.close()
    assert kept(own) == 0
