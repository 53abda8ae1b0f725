"""Every hostile input through the real command line, in every format, beside a good neighbour.

None may crash or hang the program, get a control sequence or a directional character out, be taken for a workflow
command, or lose the neighbour's claim. The number of inputs tried is asserted, so that it cannot shrink unseen.
"""

from __future__ import annotations

import csv
import io
import json
import re
import time
from pathlib import Path

import jsonschema
import pytest

from dronecli import cli, formats, schemas
from tests.hostile.inputs import CLAIM, Hostile, inputs

INPUTS = inputs()
NEIGHBOUR = CLAIM.replace("Tula", "Kursk").replace("Dmitry Milyaev", "Alexander Khinshtein").replace("Seven", "Eleven")
SECONDS = 20.0  # for one input in one format, on a busy machine; a hang is what is looked for
# What may never come out: controls but the line end, directional characters, halves of surrogate pairs.
FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]"
)
VALID = {
    name: jsonschema.Draft202012Validator(schemas.load(f"drone-claims/{name}/1"))
    for name in ("parse", "claim", "compare")
}
# Every input is parsed and compared as JSON; the other formats take turns, since their rendering of hostile texts has
# tests of its own.
ALWAYS = [("parse", "json"), ("compare", "json")]
TURNS = [(c, name) for c in ("parse", "compare") for name in formats.names(c) if (c, name) not in ALWAYS]


def test_how_many_inputs_were_tried() -> None:
    names = [hostile.name for hostile in INPUTS]
    assert len(set(names)) == len(names)
    assert len(names) >= 340, f"{len(names)} hostile inputs"


def lay_out(tmp_path: Path, hostile: Hostile) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / hostile.file).write_bytes(hostile.data)
    (folder / "neighbour.txt").write_text(NEIGHBOUR, encoding="utf-8")
    return folder


def run(capsys: pytest.CaptureFixture[str], *arguments: str, limit: float = SECONDS) -> tuple[int, str, str]:
    capsys.readouterr()
    began = time.monotonic()
    status = cli.run(arguments)
    assert time.monotonic() - began < limit
    captured = capsys.readouterr()
    return status, captured.out, captured.err


@pytest.mark.parametrize("hostile", INPUTS, ids=lambda hostile: hostile.name)
def test_hostile_input(
    hostile: Hostile, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = lay_out(tmp_path, hostile)
    monkeypatch.chdir(folder)
    turn = INPUTS.index(hostile)
    some = [TURNS[turn % len(TURNS)], TURNS[(turn + 5) % len(TURNS)]] if len(hostile.data) < 4000 else []
    jobs = [*ALWAYS, *some]
    for command, name in jobs:
        extra = ["--explain", "-v"] if command == "parse" else ["-v", "--fail-on", "never"]
        status, out, err = run(capsys, command, "-f", name, *extra, ".")
        where = f"{hostile.name}, {command} -f {name}"
        expected = {True: (0,), False: (2,), None: (0, 2)}[hostile.reads]
        assert status in expected, (where, status, err)
        assert not FORBIDDEN.search(out), where
        assert not FORBIDDEN.search(err), where
        assert all(line.startswith("drone-claims: ") for line in err.splitlines()), where
        assert err.count("\n") == (status == 2), where
        assert "a fault of the program" not in err, (where, err)
        commands = [line for line in out.splitlines() if line.lstrip().startswith("::")]
        if name == "github":
            assert all(re.match(r"::(error|warning|notice) [^:]*title=DC\d{3}::", line) for line in commands), where
        else:
            assert not commands, where
        assert "##[" not in out, where
        if name == "json":
            record = json.loads(out)
            VALID[command].validate(record)
            if command == "parse":
                check_spans(record, folder)
                found = [d for d in record["documents"] if d["path"].endswith("neighbour.txt")]
                assert [(c["count"]["min"], c["place"]["id"]) for c in found[0]["claims"]] == [(11, "RU-KRS")], where
        if name == "jsonl":
            for line in out.split("\n")[:-1]:
                VALID["claim"].validate(json.loads(line))
            assert '"id": "RU-KRS"' in out, where
        if name == "csv":
            rows = list(csv.reader(io.StringIO(out)))
            assert len({len(row) for row in rows}) == 1, where
            for row in rows:
                assert not any(cell.strip(' \u00a0"')[:1] in tuple("=+-@") for cell in row), where


def check_spans(record: dict[str, object], folder: Path) -> None:
    """Spans lie inside the text, and the text at a claim's span is its quote."""
    from dronecli.reading import read

    texts = {d.path: d.text for d in read([str(folder)], on_error=lambda error: None)}
    for document in record["documents"]:  # type: ignore[attr-defined]
        text = texts[str(folder / document["path"].removeprefix("./"))]
        starts = [0, *(at + 1 for at, c in enumerate(text) if c == "\n")]
        for claim in document["claims"]:
            start, end = claim["span"]
            assert 0 <= start < end <= len(text)
            assert text[start:end] == claim["quote"]
            assert starts[claim["line"] - 1] + claim["column"] - 1 == start
            assert claim["part_of"] is None or 0 <= claim["part_of"] < len(document["claims"])
            for item in claim["evidence"]:
                assert 0 <= item["span"][0] <= item["span"][1] <= len(text)
                assert text[item["span"][0] : item["span"][1]] == item["text"]


def test_all_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One folder with all of them: every unreadable one gets one line, all others are there."""
    for number, hostile in enumerate(INPUTS):
        folder = tmp_path / f"{number:04}"
        folder.mkdir()
        (folder / hostile.file).write_bytes(hostile.data)
    status, out, err = run(capsys, "parse", "-f", "json", str(tmp_path), limit=20 * SECONDS)
    assert status == 2
    documents = json.loads(out)["documents"]
    unreadable = sum(hostile.reads is False for hostile in INPUTS)
    assert len(err.splitlines()) >= unreadable
    read = {document["path"].removeprefix(f"{tmp_path}/")[:4] for document in documents}
    for number, hostile in enumerate(INPUTS):
        if hostile.reads:
            assert f"{number:04}" in read, hostile.name
