"""Comparisons kept between runs: printed again without parsing, and only where nothing has changed."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dronecli import batches, cache, cli, kept
from dronecli.gazetteer import load
from dronecli.model import Comparison, Document, Finding, Location, ParsedDocument, Reason, Row, Side, Window
from dronecli.pipeline import parse_document
from dronecli.reconcile import compare
from dronecli.reconcile.reasons import Range, Sum, When
from dronecli.reconcile.wording import lean, shared, without_text

TEXT = "{} drones were shot down over the Tula region overnight, {} said."
OUTLETS = ("Governor Dmitry Milyaev", "the Russian Defence Ministry")


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    top = tmp_path / "in"
    top.mkdir()
    for number in range(12):
        text = TEXT.format(number // 2 + 2 + number % 5 // 4, OUTLETS[number % 2])
        (top / f"{number:02}-2025-07-{number // 2 + 1:02}.txt").write_text(text)
    return top


class Counter:
    """How many documents were parsed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.parsed = 0
        original = batches.parse_all

        def counting(*arguments: Any) -> Iterator[batches.Outcome]:
            for outcome in original(*arguments):
                self.parsed += 1
                yield outcome

        monkeypatch.setattr(batches, "parse_all", counting)

    def of(self, *arguments: str) -> int:
        before = self.parsed
        cli.run(["compare", *arguments])
        return self.parsed - before


@pytest.fixture
def counter(monkeypatch: pytest.MonkeyPatch) -> Counter:
    return Counter(monkeypatch)


@pytest.mark.parametrize("name", ["table", "json", "csv", "markdown", "github", "sarif", "junit"])
def test_the_second_run_prints_the_same(
    name: str, folder: Path, counter: Counter, capsys: pytest.CaptureFixture[str]
) -> None:
    seen = [(cli.run(["compare", "--format", name, str(folder)]), *capsys.readouterr()) for _ in range(3)]
    assert seen[0] == seen[1] == seen[2]
    assert seen[0][0] == 1
    assert counter.parsed == (36 if name == "github" else 12)


def changed(folder: Path) -> None:
    path = folder / "03-2025-07-02.txt"
    path.write_text(path.read_text().replace("3", "4"))


def renamed(folder: Path) -> None:
    (folder / "03-2025-07-02.txt").rename(folder / "03-2025-07-22.txt")


def added(folder: Path) -> None:
    (folder / "new.md").write_text("Nothing.")


def removed(folder: Path) -> None:
    (folder / "03-2025-07-02.txt").unlink()


@pytest.mark.parametrize("change", [changed, renamed, added, removed])
def test_any_change_of_the_files_is_compared_anew(
    change: Callable[[Path], None], folder: Path, counter: Counter, capsys: pytest.CaptureFixture[str]
) -> None:
    assert counter.of(str(folder)) == 12
    change(folder)
    capsys.readouterr()
    assert counter.of("--format", "json", str(folder)) in (11, 12, 13)
    again = capsys.readouterr().out
    assert counter.of("--format", "json", "--no-cache", str(folder)) in (11, 12, 13)
    assert capsys.readouterr().out == again


@pytest.mark.parametrize(
    "options",
    [
        ["--strict"], ["--object", "missile"], ["--place", "RU-TUL"], ["--since", "2025-07-02"],
        ["--until", "2025-07-02"], ["--select", "DC2"], ["--ignore", "DC201"], ["--date", "2025-07-21"],
        ["--no-cache"],
    ],
)  # fmt: skip
def test_other_options_are_another_comparison(options: list[str], folder: Path, counter: Counter) -> None:
    assert counter.of(str(folder)) == 12
    assert counter.of(*options, str(folder)) == 12
    assert counter.of(str(folder)) == 0


def test_another_gazetteer_is_another_comparison(folder: Path, tmp_path: Path, counter: Counter) -> None:
    overlay = tmp_path / "overlay.yaml"
    overlay.write_text("regions:\n  RU-TUL:\n    towns:\n      nowhere: {ru: Нигдеево}\n", encoding="utf-8")
    assert counter.of(str(folder)) == 12
    assert counter.of("--gazetteer", str(overlay), str(folder)) == 12


def test_a_file_that_changes_meanwhile_leaves_nothing(
    folder: Path, counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = kept.Kept.keep

    def late(self: kept.Kept, comparison: Comparison) -> None:
        changed(folder)
        original(self, comparison)

    monkeypatch.setattr(kept.Kept, "keep", late)
    assert counter.of(str(folder)) == 12
    monkeypatch.undo()
    renewed = Counter(monkeypatch)
    (folder / "03-2025-07-02.txt").write_text(TEXT.format(3, OUTLETS[1]))
    assert renewed.of(str(folder)) == 12


def test_what_cannot_be_read_is_said_every_time(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "13.txt").write_bytes(b"\0\1\2\xff" * 300)
    (folder / "14.txt").symlink_to(folder / "nowhere")
    seen = [(cli.run(["compare", str(folder)]), *capsys.readouterr()) for _ in range(2)]
    assert seen[0] == seen[1]
    assert seen[0][0] == 2
    assert seen[0][2].count("\n") == 2


def test_few_files_are_not_looked_up(folder: Path, tmp_path: Path, counter: Counter) -> None:
    few = [str(folder / f"0{number}-2025-07-0{number // 2 + 1}.txt") for number in range(4)]
    assert [counter.of(*few), counter.of(*few)] == [4, 4]
    assert not (tmp_path / "cache" / "drone-claims" / cache.NAME).exists()


def test_an_export_is_one_file_and_looked_up_by_its_size(tmp_path: Path, counter: Counter) -> None:
    messages = [
        {"id": n, "type": "message", "date": "2025-07-21T08:00:00", "text": TEXT.format(7, "he") + " " * 9000}
        for n in range(40)
    ]
    path = tmp_path / "result.json"
    path.write_text(json.dumps({"name": "Governor of the Tula region", "messages": messages}))
    assert [counter.of(str(path)), counter.of(str(path))] == [40, 0]


words = st.text(max_size=9)
maybe = st.none() | words
numbers = st.integers(0, 10**12)
windows = st.none() | st.builds(Window, words, maybe, maybe, maybe, st.none() | st.floats(0, 99), maybe, words)
names = st.lists(words, max_size=2).map(tuple)
sides = st.none() | st.builds(Side, numbers, st.none() | numbers, windows, names, st.booleans(), st.booleans())
gaps = st.sampled_from([3, None, "a", (1, None), Range(2, None), Sum(((1, 2), (3, None))), When(Window("night", "x"))])
reasons = st.lists(st.builds(Reason, words, st.lists(st.tuples(words, gaps), max_size=2).map(tuple)), max_size=2)
rows = st.builds(Row, words, words, maybe, words, sides, sides, st.none() | numbers, words, words, reasons.map(tuple))
where = st.lists(st.builds(Location, words, numbers, numbers), max_size=2).map(tuple)
findings = st.builds(Finding, words, words, words, where, names, st.none() | st.tuples(numbers, numbers))


@given(
    st.builds(
        Comparison, st.lists(rows, max_size=2).map(tuple), st.lists(findings, max_size=2).map(tuple),
        st.dictionaries(words, numbers, max_size=3),
    )
)  # fmt: skip
def test_decoding_gives_back_what_was_encoded(comparison: Comparison) -> None:
    again = kept.decode(kept.encode(comparison))
    assert again == comparison
    assert repr(again) == repr(comparison)


@given(
    st.binary(max_size=40) | st.sampled_from([b"[]", b"[1,2,3]", b"[[[]],[],{}]", b'["Row"]', b'["Comparison",1]']),
    st.booleans(),
)
def test_what_is_no_comparison_is_absent(value: bytes, compressed: bool) -> None:
    assert kept.decode(zlib.compress(value) if compressed else value) is None


def test_a_comparison_of_the_examples_comes_back(examples: Path) -> None:
    comparison = compare(documents(examples))
    assert kept.decode(kept.encode(comparison)) == comparison


def documents(examples: Path) -> list[ParsedDocument]:
    from dronecli.reading import read

    found = [parse_document(document, load()) for document in read([str(examples)], on_error=lambda _: None)]
    for number, text in enumerate(
        (
            "Over the past day, including the night, nine drones were downed over the Tula region, the governor said.",
            "За сутки, включая ночь, над Тульской областью сбиты девять БПЛА, сообщил губернатор Дмитрий Миляев.",
            "The governor of the Kursk region said that five drones were shot down over Rylsk and Lgov.",
            "Глава Курской области сообщил: сбиты пять БПЛА над Рыльским и Льговским районами.",
        )
    ):
        found.append(parse_document(Document(f"{number}.txt", text, "2025-07-21", "option"), load()))
    return found


@pytest.mark.parametrize("slim", [lean, without_text])
def test_comparing_cannot_tell_a_lean_document(
    slim: Callable[[ParsedDocument], ParsedDocument], examples: Path
) -> None:
    whole = documents(examples)
    assert compare([slim(parsed) for parsed in whole]) == compare(whole)
    assert compare([slim(slim(parsed)) for parsed in whole]) == compare(whole)
    texts: dict[str, str] = {}
    assert repr([shared(parsed, texts) for parsed in whole]) == repr(whole)


def test_a_saved_page_is_taken_apart_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("trafilatura")
    from dronecli.reading import html

    taken = []
    original = html.read_page

    def counting(data: bytes, path: str, *, date: str | None, date_in_name: str | None) -> Document:
        taken.append(path)
        return original(data, path, date=date, date_in_name=date_in_name)

    monkeypatch.setattr(html, "read_page", counting)
    top = tmp_path / "pages"
    top.mkdir()
    for number in range(9):
        body = f"<p>{TEXT.format(number + 2, OUTLETS[0])} Nobody was hurt, and the services are at work there.</p>" * 3
        (top / f"{number}.html").write_text(f"<html><body><article><h1>Night</h1>{body}</article></body></html>")
    seen = [(cli.run(["parse", "--format", "jsonl", str(top)]), *capsys.readouterr()) for _ in range(2)]
    assert seen[0] == seen[1]
    assert len(taken) == 9
    cli.run(["parse", "--date", "2025-07-21", str(top)])
    assert len(taken) == 18
