"""drone-claims.yaml: found here or above, overridden by the command line, its errors named by line and column."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dronecli import cli, config
from dronecli.errors import ConfigError


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a" / "b").mkdir(parents=True)
    text = "Seven drones were shot down over the Tula region, the governor said.\n"
    (tmp_path / "a" / "b" / "post.txt").write_text(text)
    monkeypatch.chdir(tmp_path / "a" / "b")
    return tmp_path


def out(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    status = cli.run(arguments)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_the_nearest_file_counts(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "drone-claims.yaml").write_text("format: csv\n")
    assert out(capsys, "parse", "post.txt")[1].startswith("path,date")
    (here / "a" / "drone-claims.yaml").write_text("format: json\ndate: 2025-07-21\n")
    document = json.loads(out(capsys, "parse", "post.txt")[1])["documents"][0]
    assert (document["date"], document["date_from"]) == ("2025-07-21", "option")


def test_the_command_line_wins(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "drone-claims.yaml").write_text("format: csv\ndate: 2025-07-21\n")
    found = json.loads(out(capsys, "parse", "-f", "json", "--date", "2025-08-01", "post.txt")[1])
    assert found["documents"][0]["date"] == "2025-08-01"
    (here / "other.yaml").write_text("format: jsonl\n")
    line = out(capsys, "parse", "--config", str(here / "other.yaml"), "post.txt")[1]
    assert json.loads(line)["schema"] == "drone-claims/claim/1"


def test_a_format_that_only_another_command_has(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "drone-claims.yaml").write_text("format: sarif\n")
    status, text, err = out(capsys, "parse", "post.txt")
    assert (status, err) == (0, "")
    assert text.endswith("1 document, 1 claim, 0 findings\n")
    assert json.loads(out(capsys, "compare", "post.txt")[1])["version"] == "2.1.0"


def test_paths_are_relative_to_the_file(here: Path) -> None:
    (here / "drone-claims.yaml").write_text("gazetteer: [mine.yaml, sub/more.yaml]\nbaseline: known.json\n")
    settings = config.load(str(here / "drone-claims.yaml"))
    assert settings["gazetteer"].value == (str(here / "mine.yaml"), str(here / "sub/more.yaml"))
    assert settings["baseline"].value == str(here / "known.json")


def test_all_keys_are_accepted(here: Path) -> None:
    text = (
        "format: table\noutput: x\ndate: 2025-07-21\ngazetteer: x\njobs: 2\nquiet: no\nverbose: yes\nno_cache: true\n"
        "explain: off\nfail-on: never\nselect: DC1\nignore: [DC101, DC102]\nstrict: True\nobject: uav\nplace: RU-KLU\n"
        "since: 2025-01-01\nuntil: 2025-12-31\nbaseline: x\nlang: ru\nengine: dask\nscheduler: x\ntimeline: yes\n"
    )
    (here / "drone-claims.yaml").write_text(text)
    settings = config.load(str(here / "drone-claims.yaml"))
    assert set(settings) == set(config.KEYS)
    assert settings["jobs"].value == 2
    assert settings["no-cache"].value is True
    assert settings["quiet"].value is False


@pytest.mark.parametrize(
    ("text", "where", "message"),
    [
        ("formta: json\n", "1:1", "no such option 'formta'; did you mean format?"),
        ("quiet: true\nstrict: maybe\n", "2:9", "strict must be true or false"),
        ("jobs: many\n", "1:7", "jobs must be a whole number"),
        ("format: [a, b]\n", "1:9", "one value"),
        ("format: {a: b}\n", "1:9", "not a mapping"),
        ("- a\n- b\n", "1:1", "expected `key: value` lines"),
        ("just words\n", "1:1", "expected `key: value` lines"),
        ("format: json\nformat: csv\n", "2:1", "twice"),
        ("format: 'json\n", "2:1", "unexpected end"),
        ("format: *x\n", "1:9", "aliases"),
        ("format: !!python/name:os.system x\n", "1:9", "tags"),
        ("gazetteer: [[a]]\n", "1:13", "plain values"),
        ("? [a]\n: b\n", "1:3", "a key must be a word"),
        ("format: csv\n---\nformat: json\n", "2:1", "document"),
        ("date: 2025-02-30\n", "1:7", "no such date"),
        ("format: xyz\n", "1:9", "no such format"),
    ],
    ids=range(16),
)
def test_errors_name_line_and_column(
    here: Path, capsys: pytest.CaptureFixture[str], text: str, where: str, message: str
) -> None:
    path = here / "drone-claims.yaml"
    path.write_text(text)
    status, shown, err = out(capsys, "parse", "post.txt")
    assert (status, shown) == (2, "")
    assert err.startswith(f"drone-claims: {path}:{where}: "), err
    assert message in err
    assert err.count("\n") == 1


def test_what_is_no_text_or_too_large(here: Path) -> None:
    path = here / "drone-claims.yaml"
    path.write_bytes(bytes(99))
    with pytest.raises(ConfigError, match="binary"):
        config.load(str(path))
    path.write_text("# x\n" * 100_000)
    with pytest.raises(ConfigError, match="too large"):
        config.load(str(path))
    with pytest.raises(ConfigError, match="is a directory"):
        config.load(str(here))


def test_an_empty_file_changes_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for text in ("", "# nothing\n", "format:\n", "---\n"):
        (here / "drone-claims.yaml").write_text(text)
        assert out(capsys, "parse", "post.txt")[0] == 0
