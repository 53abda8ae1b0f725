"""The commands as a user types them: what comes out, where, and with which exit status."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from dronecli import __version__, cli, formats, schemas

AGREE = {
    "governor.txt": "TULA, July 21, 2025. Seven drones were shot down over the Tula region overnight, "
    "Governor Dmitry Milyaev said.\n",
    "ministry.txt": "MOSCOW, July 21, 2025. The Russian Defence Ministry said that seven drones were destroyed "
    "over the Tula region overnight.\n",
}
CONFLICT = {**AGREE, "ministry.txt": AGREE["ministry.txt"].replace("seven", "twelve")}
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line in an empty directory: exit status, standard output, standard error."""
    monkeypatch.chdir(tmp_path)

    def command(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        status = cli.run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return command


def write(directory: Path, files: dict[str, str]) -> Path:
    directory.mkdir(exist_ok=True)
    for name, text in files.items():
        (directory / name).write_text(text, encoding="utf-8")
    return directory


def test_parse_and_compare_agree(run: Run, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", AGREE)
    status, out, err = run("parse", folder)
    assert (status, err) == (0, "")
    assert out.endswith("2 documents, 2 claims, 0 findings\n")
    status, out, err = run("compare", folder)
    assert (status, err) == (0, "")
    assert re.search(r"Tula Oblast +7 +7 +agree ", out)


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ([], 1),
        (["--fail-on", "conflict"], 1),
        (["--fail-on", "unclear"], 1),
        (["--fail-on", "finding"], 1),
        (["--fail-on", "never"], 0),
        (["--since", "2025-07-22"], 0),
        (["--until", "2025-07-20"], 0),
        (["--place", "RU-KLU"], 0),
        (["--place", "RU-TUL"], 1),
        (["--place", "Tula Oblast"], 1),
        (["--place", "Тульская область"], 1),
        (["--object", "missile"], 0),
        (["--quiet"], 1),
    ],
)
def test_a_conflict_fails(run: Run, tmp_path: Path, options: list[str], status: int) -> None:
    folder = write(tmp_path / "in", CONFLICT)
    found, out, err = run("compare", *options, folder)
    assert (found, err) == (status, "")
    assert out or "--quiet" in options


def test_unreadable_inputs_do_not_hide_the_others(run: Run, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", CONFLICT)
    (folder / "a.txt").write_bytes(bytes(500))
    status, out, err = run("compare", folder, tmp_path / "missing")
    assert status == 2
    assert "conflict" in out
    assert err.splitlines() == [
        f"drone-claims: {folder}/a.txt: a binary file, not text",
        f"drone-claims: {tmp_path}/missing: no such file or directory",
    ]
    status, out, err = run("parse", "--format", "json", folder)
    assert status == 2
    assert len(json.loads(out)["documents"]) == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["parse", "-f", "jsno", "x"], "no such format 'jsno'; did you mean json?"),
        (["parse", "-f", "sarif", "x"], "parse has no format 'sarif'"),
        (["compare", "-f", "zzz", "x"], "no such format 'zzz'; there are table, json"),
        (["parse"], "Missing argument"),
        (["pares", "x"], "Did you mean 'parse'"),
        (["parse", "--fromat", "json", "x"], "--format"),
        (["parse", "--date", "yesterday", "x"], "--date: no such date 'yesterday'; write YYYY-MM-DD"),
        (["parse", "--date", "2025-02-30", "x"], "no such date"),
        (["parse", "--jobs", "0", "x"], "--jobs: must be at least 1"),
        (["parse", "--jobs", "two", "x"], "two"),
        (["compare", "--fail-on", "conflicts", "x"], "did you mean conflict?"),
        (["compare", "--select", "DC9", "x"], "--select: no such finding 'DC9'"),
        (["compare", "--ignore", "DC021", "x"], "did you mean"),
        (["compare", "--object", "drone", "x"], "--object: no such kind 'drone'"),
        (["compare", "--since", "2025-08-01", "--until", "2025-07-01", "x"], "later than --until"),
        (["compare", "--place", "Nowhereville-on-Sea", "x"], "--place: no such place"),
        (["compare", "--baseline", "missing.json", "x"], "missing.json: no such file"),
        (["compare", "--timeline", "-f", "csv", "x"], "--timeline is for the formats table and html, not for csv"),
        (["rules", "DC999"], "no such finding 'DC999'"),
        (["place", "--region", "RU-ZZZ", "Kirov"], "--region: no such place"),
        (["parse", "--config", "missing.yaml", "x"], "missing.yaml: no such file"),
        (["parse", "--gazetteer", "missing.yaml", "x"], "missing.yaml"),
        (["parse", "-f", "json", "--gazetteer", "missing.yaml", "x"], "missing.yaml"),
        (["parse", "-f", "json", "--jobs", "-1", "x"], "--jobs"),
    ],
    ids=range(24),
)
def test_wrong_usage_is_one_helpful_line(run: Run, tmp_path: Path, arguments: list[str], message: str) -> None:
    (tmp_path / "x").write_text("Four.")
    status, out, err = run(*arguments)
    assert status == 2
    assert out == ""
    assert message in err
    assert err.count("\n") == 1
    assert err.startswith("drone-claims: ")


def test_version_and_help(run: Run) -> None:
    assert run("--version") == (0, f"drone-claims {__version__}\n", "")
    assert run("parse", "--version")[1] == f"drone-claims {__version__}\n"
    status, out, _ = run("--help")
    assert status == 0
    for word in ("parse", "compare", "place", "gazetteer", "rules", "cache", "Examples:", "Exit status:"):
        assert word in out
    for command in (["parse"], ["compare"], ["place"], ["rules"], ["gazetteer", "check"], ["cache", "clear"]):
        status, out, _ = run(*command, "-h")
        assert status == 0
        assert "Usage: drone-claims" in out
        if command[0] != "cache":
            assert "Examples:" in out
        assert all(len(line) <= 100 for line in out.splitlines())


def test_help_names_every_format(run: Run) -> None:
    for command in ("parse", "compare"):
        out = " ".join(run(command, "--help")[1].split())
        for name in formats.names(command):
            assert name in out


@pytest.mark.parametrize("name", formats.names("parse"))
def test_every_format_of_parse(run: Run, tmp_path: Path, name: str) -> None:
    folder = write(tmp_path / "in", CONFLICT)
    status, out, err = run("parse", "--format", name, folder)
    assert (status, err) == (0, "")
    assert out.endswith("\n")
    if name == "json":
        record = json.loads(out)
        jsonschema.validate(record, schemas.load(record["schema"]))
    if name == "jsonl":
        for line in out.splitlines():
            jsonschema.validate(json.loads(line), schemas.load("drone-claims/claim/1"))


@pytest.mark.parametrize("name", formats.names("compare"))
def test_every_format_of_compare(run: Run, tmp_path: Path, name: str) -> None:
    folder = write(tmp_path / "in", CONFLICT)
    status, out, err = run("compare", "--format", name, folder)
    assert (status, err) == (1, "")
    assert out.endswith("\n")
    if name == "json":
        record = json.loads(out)
        jsonschema.validate(record, schemas.load(record["schema"]))


def test_timelines_stand_below_the_table(run: Run, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", CONFLICT)
    status, out, err = run("compare", "--timeline", folder)
    assert (status, err) == (1, "")
    table, drawn, findings = (out.index(word) for word in ("Tula Oblast  ", "Tula Oblast: conflict", "Findings"))
    assert table < drawn < findings
    lanes = [line for line in out.splitlines() if line.startswith(("    governor ", "    ministry "))]
    assert [line.split()[-3:] for line in lanes] == [["≠", "7", "night"], ["≠", "12", "night"]]
    assert run("compare", folder)[1] == out[: out.index("Timelines")] + out[findings:]
    assert run("compare", "--timeline", "--quiet", folder) == run("compare", "--quiet", folder)
    assert run("compare", "--timeline", "-f", "html", folder)[0] == 1


def test_timelines_of_a_configuration_are_for_the_table_alone(run: Run, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", CONFLICT)
    (tmp_path / "drone-claims.yaml").write_text("timeline: true\n")
    assert "Timelines" in run("compare", folder)[1]
    assert json.loads(run("compare", "-f", "json", folder)[1])["rows"]
    assert run("parse", folder)[0] == 0


def test_place(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    status, out, _ = run("place", "--format", "json", "--region", "RU-KLU", "Kirov", "Hvastovici")
    assert status == 0
    record = json.loads(out)
    jsonschema.validate(record, schemas.load(record["schema"]))
    assert [place["query"] for place in record["places"]] == ["Kirov", "Hvastovici"]
    assert record["places"][0]["status"] == "resolved"
    assert record["places"][0]["matches"][0]["id"].startswith("RU-KLU/kirov")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("Калуга\n\nБоровск\n".encode())))
    assert len(json.loads(run("place", "--format", "json", "-")[1])["places"]) == 2
    for name in formats.names("place"):
        assert run("place", "--format", name, "Калуга")[0] == 0


def test_rules(run: Run) -> None:
    status, out, _ = run("rules")
    assert status == 0
    for code in ("DC101", "DC102", "DC103", "DC104", "DC105", "DC106", "DC107", "DC201", "DC202", "DC203", "DC204"):
        assert code in out
        assert run("rules", code)[1].startswith(code)
    record = json.loads(run("rules", "--format", "json")[1])
    jsonschema.validate(record, schemas.load(record["schema"]))
    assert run("rules", "dc101")[0] == 0


def test_output_file(run: Run, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", AGREE)
    target = tmp_path / "report.json"
    assert run("compare", "-f", "json", "-o", target, folder) == (0, "", "")
    assert json.loads(target.read_text())["summary"]["agree"] == 1
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    status, out, err = run("compare", "-o", tmp_path / "no" / "such" / "r.json", folder)
    assert (status, out) == (2, "")
    assert "cannot write" in err
    status, _, err = run("compare", "-o", tmp_path, folder)
    assert status == 2
    assert "is a directory" in err


def test_output_is_whole_or_not_at_all(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path / "in", AGREE)
    target = tmp_path / "report.csv"
    target.write_text("yesterday's\n")

    def breaks(result: object, options: object) -> object:
        yield "half a "
        raise RuntimeError("in the middle")

    monkeypatch.setattr(formats, "renderer", lambda name, command: breaks)
    status, _, err = run("compare", "-f", "csv", "-o", target, folder)
    assert status == 3
    assert "a fault of the program (RuntimeError: in the middle)" in err
    assert target.read_text() == "yesterday's\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "report.csv"]


def test_a_fault_is_never_success(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document that shows a fault costs itself one line, the run its status, and the others nothing."""
    import dronecli.pipeline

    folder = write(tmp_path / "in", AGREE)
    real = dronecli.pipeline.parse_document

    def faulty(document: object, *rest: object) -> object:
        if "governor" in document.path:  # type: ignore[attr-defined]
            raise ZeroDivisionError("division by zero")
        return real(document, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(dronecli.pipeline, "parse_document", faulty)
    status, out, err = run("parse", "-f", "json", folder)
    assert status == 3
    assert len(json.loads(out)["documents"]) == 1
    assert err.count("\n") == 1
    assert "governor.txt: a fault of the program (ZeroDivisionError" in err
    assert "please report" in err
    monkeypatch.setenv("DRONE_CLAIMS_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        cli.run(["parse", str(folder)])


def test_select_and_ignore(run: Run, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", CONFLICT)

    def codes(*options: str) -> set[str]:
        out = run("compare", "-f", "json", *options, folder)[1]
        return {finding["code"] for finding in json.loads(out)["findings"]}

    assert "DC201" in codes()
    assert "DC201" not in codes("--ignore", "DC201")
    assert codes("--select", "DC2") == {code for code in codes() if code.startswith("DC2")}
    assert codes("--select", "DC1,dc2", "--ignore", "DC201") == codes() - {"DC201"}


def test_baseline(run: Run, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", CONFLICT)
    known = tmp_path / "known.json"
    status, _, err = run("compare", "--write-baseline", known, folder)
    assert status == 0
    assert "known.json" in err
    record = json.loads(known.read_text())
    jsonschema.validate(record, schemas.load(record["schema"]))
    status, out, _ = run("compare", "--baseline", known, "-f", "json", folder)
    assert status == 0
    assert json.loads(out)["findings"] == []
    # Moved, renamed, with lines in front: still known.
    for path in list(folder.iterdir()):
        text = path.read_text()
        (folder / f"moved-{path.name}").write_text("\n\n" + text)
        path.unlink()
    assert run("compare", "--baseline", known, folder)[0] == 0
    # Another figure is another finding, and the old entries are said to be gone.
    (folder / "moved-ministry.txt").write_text(CONFLICT["ministry.txt"].replace("twelve", "eleven"))
    status, _, err = run("compare", "--baseline", known, folder)
    assert status == 1
    assert "no longer found" in err
    known.write_text("{")
    assert run("compare", "--baseline", known, folder)[0] == 2
    known.write_text('{"schema": "other", "entries": []}')
    assert run("compare", "--baseline", known, folder)[0] == 2


def test_verbose_and_explain(run: Run, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", AGREE)
    assert "│ Seven drones were shot down" in run("parse", "-v", folder)[1]
    assert "│ Seven drones were shot down" in run("compare", "-v", folder)[1]
    assert re.search(r"count +“Seven", run("parse", "--explain", folder)[1])
    claims = json.loads(run("parse", "--explain", "-f", "json", folder / "governor.txt")[1])["documents"][0]["claims"]
    assert claims[0]["evidence"]


def test_strict(run: Run, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", {**AGREE, "ministry.txt": AGREE["ministry.txt"].replace("seven", "nine")})
    (folder / "governor.txt").write_text(AGREE["governor.txt"].replace(" overnight", ""))
    assert run("compare", folder)[0] == 0
    assert run("compare", "--strict", folder)[0] == 1


def test_colours_and_widths(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path / "in", CONFLICT)
    plain = run("compare", folder)[1]
    assert "\x1b" not in plain
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    coloured = run("compare", folder)[1]
    assert "\x1b[1;31mconflict\x1b[0m" in coloured
    assert max(len(re.sub("\x1b\\[[0-9;]*m", "", line)) for line in coloured.splitlines()) <= 80
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("compare", folder)[1]
    monkeypatch.delenv("NO_COLOR")
    assert "\x1b" not in (run("compare", "-o", "out.txt", folder)[1] + Path("out.txt").read_text())


# As a process of its own


def process(*arguments: object, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "dronecli", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[1]), **environment},
        check=False,
    )


def test_standard_input_in_any_encoding() -> None:
    text = "Губернатор Тульской области Дмитрий Миляев сообщил о семи сбитых БПЛА."
    for encoding in ("utf-8", "cp1251", "koi8-r", "utf-16"):
        done = process("parse", "--format", "json", "--date", "2025-07-21", "-", stdin=text.encode(encoding))
        assert done.returncode == 0
        (document,) = json.loads(done.stdout)["documents"]
        assert (document["path"], document["date"], document["date_from"]) == ("-", "2025-07-21", "option")
        assert document["claims"][0]["count"]["min"] == 7


@pytest.mark.parametrize("name", ["json", "jsonl", "table", "csv"])
def test_an_output_that_knows_no_cyrillic(name: str) -> None:
    text = "Губернатор Тульской области Дмитрий Миляев сообщил о семи сбитых БПЛА 😀."
    done = process("parse", "-f", name, "-v", "-", stdin=text.encode(), PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0, done.stderr
    assert done.stdout.isascii()
    if name == "json":
        assert "😀" in json.loads(done.stdout)["documents"][0]["claims"][0]["text"]


@pytest.mark.skipif(os.name == "nt", reason="POSIX pipes")
def test_a_closed_pipe_is_no_fault(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", {f"{n:04}.txt": CONFLICT["governor.txt"] * 3 for n in range(60)})
    for arguments in (["parse", "-f", "json"], ["compare", "-f", "json"], ["parse"]):
        with subprocess.Popen(
            [sys.executable, "-m", "dronecli", *arguments, str(folder)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[1])},
        ) as running:
            assert running.stdout is not None
            assert running.stderr is not None
            running.stdout.read(1)
            running.stdout.close()
            assert running.wait(60) in (0, 1)
            assert running.stderr.read() == b""


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_ctrl_c_leaves_no_traceback() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "dronecli", "parse", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[1])},
    ) as running:
        assert running.stdin is not None
        assert running.stderr is not None
        with pytest.raises(subprocess.TimeoutExpired):
            running.wait(2)
        running.send_signal(signal.SIGINT)
        assert running.wait(20) == 130
        assert b"Traceback" not in running.stderr.read()
        running.stdin.close()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device that is always full")
def test_a_full_disk_is_said(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", AGREE)
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "dronecli", "parse", str(folder)],
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            env={**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[1])},
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == b"drone-claims: cannot write to standard output: no space left on device\n"
    assert process("parse", "-o", "/dev/full", folder).returncode == 2


def test_completion() -> None:
    done = process(_DRONE_CLAIMS_COMPLETE="complete_bash", COMP_WORDS="drone-claims parse --format j", COMP_CWORD="3")
    assert done.stdout.decode().split() == ["json", "jsonl"]


def test_nothing_heavy_is_imported(tmp_path: Path) -> None:
    """Start-up is a feature: what a command does not use is not loaded."""
    folder = write(tmp_path / "in", AGREE)
    heavy = {"rich", "yaml", "json", "rapidfuzz", "csv", "hashlib", "asyncio", "unittest", "email", "http", "xml"}

    def loaded(*arguments: object) -> set[str]:
        code = (
            "import sys; from dronecli.cli import run; status = run(sys.argv[1:]); "
            "print(*sorted(sys.modules), file=sys.stderr); sys.exit(status)"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, *map(str, arguments)],
            capture_output=True,
            text=True,
            timeout=60,
            env={**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[1])},
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return heavy & set(done.stderr.split())

    assert loaded("--version") == set()
    assert loaded("--help") == set()
    assert loaded("parse", folder) == set()
    assert loaded("compare", folder) == set()
    assert loaded("parse", "--format", "csv", folder) == set()
    assert loaded("parse", "--format", "json", folder) == {"json"}
