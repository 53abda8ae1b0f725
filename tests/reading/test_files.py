"""Files, directories and standard input: what is read, in which order, and what is refused without stopping."""

from __future__ import annotations

import io
import os
import socket
import sys
from pathlib import Path

import pytest

from dronecli import reading
from dronecli.errors import UnreadableInput


def read(*paths: object, **options: str) -> tuple[list[str], list[str]]:
    """The names of the documents, and the complaints."""
    errors: list[str] = []
    names = [d.path for d in reading.read(map(str, paths), on_error=lambda e: errors.append(str(e)), **options)]
    return names, errors


def test_directories_are_read_in_sorted_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c/z.txt", "c/a.txt", "B.TXT", ".hidden.txt", ".git/x.txt", "notes.pdf", "data.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Four.")
    names, errors = read(tmp_path)
    assert [os.path.relpath(name, tmp_path) for name in names] == ["B.TXT", "a.md", "b.txt", "c/a.txt", "c/z.txt"]
    assert errors == []


def test_a_path_given_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Four.")
    assert len(read(tmp_path / "a.txt", tmp_path / "a.txt", tmp_path)[0]) == 1


def test_any_suffix_is_read_where_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "post.log").write_text("Four.")
    assert read(tmp_path / "post.log")[0]
    kinds = ".txt, .text, .md, .markdown, .html, .htm, .xhtml, result.json"
    assert read(tmp_path) == ([], [f"{tmp_path}: no documents in this directory (looked for {kinds})"])


def test_what_cannot_be_read_does_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Four.")
    (tmp_path / "bin.txt").write_bytes(bytes(1000))
    (tmp_path / "broken.md").write_text("---\ndate: [\n---\n")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    names, errors = read(tmp_path / "missing.txt", tmp_path)
    assert [Path(name).name for name in names] == ["good.txt"]
    assert [error.removeprefix(f"{tmp_path}/").split(":")[0] for error in errors] == [
        "missing.txt",
        "bin.txt",
        "broken.md",
        "gone.txt",
    ]
    assert "no such file" in errors[0]
    assert "binary" in errors[1]


def test_without_a_handler_the_first_error_is_raised(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        list(reading.read([str(tmp_path / "missing.txt")]))


@pytest.mark.skipif(os.name == "nt", reason="POSIX file types")
def test_fifos_devices_and_sockets_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket.txt"))
        names, errors = read(tmp_path / "pipe.txt", "/dev/zero", "/dev/null", tmp_path / "socket.txt", tmp_path)
    assert names == []
    assert len(errors) == 4
    assert all("regular file" in error or "device" in error for error in errors)


@pytest.mark.skipif(os.name == "nt", reason="POSIX links")
def test_loops_of_links_end(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text("Four.")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "self").symlink_to(tmp_path / "a")
    (tmp_path / "a" / "me.txt").symlink_to(tmp_path / "a" / "me.txt")
    names, errors = read(tmp_path)
    assert [Path(name).name for name in names] == ["x.txt"]
    assert len(errors) == 1


def test_a_very_deep_directory(tmp_path: Path) -> None:
    """Deeper than Python recurses; where the system's longest path ends there is one complaint."""
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(1500):
        os.mkdir("d", dir_fd=here)
        below = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(os.open("deep.txt", os.O_CREAT | os.O_WRONLY, dir_fd=here))
    os.close(here)
    (tmp_path / "top.txt").write_text("Four.")
    names, errors = read(tmp_path)
    while (tmp_path / "d" / "d").exists():  # what tidies up after tests does recurse
        (tmp_path / "d" / "d").rename(tmp_path / "e")
        (tmp_path / "d").rmdir()
        (tmp_path / "e").rename(tmp_path / "d")
    assert f"{tmp_path}/top.txt" in names
    assert len(names) + len(errors) == 2


def test_unreadable_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Simulated, since the tests may be run by a user who may read everything."""
    (tmp_path / "secret.txt").write_text("Four.")
    (tmp_path / "open.txt").write_text("Four.")
    real = os.open

    def guarded(path: str, *arguments: int) -> int:
        if path.endswith("secret.txt"):
            raise PermissionError(13, "Permission denied", path)
        return real(path, *arguments)

    monkeypatch.setattr(os, "open", guarded)
    assert read(tmp_path) == ([f"{tmp_path}/open.txt"], [f"{tmp_path}/secret.txt: permission denied"])


def test_odd_names(tmp_path: Path) -> None:
    for name in ("-.txt", "--help.txt", "a b.txt", "a\nb.txt", "::error::.txt", "ы.txt"):
        (tmp_path / name).write_text("Four.")
    assert len(read(tmp_path)[0]) == 6
    names, errors = read("a\0b", "")
    assert names == []
    assert len(errors) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text")
def test_a_name_that_is_no_text_can_still_be_printed(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(raw, "w") as file:
        file.write("Four.")
    (name,) = read(tmp_path)[0]
    assert name.endswith("caf\\xe9.txt")
    name.encode("utf-8")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("Сбиты 4 БПЛА, 21 июля 2025 года".encode("cp1251"))))
    (document,) = reading.read(["-", "-"])
    assert (document.path, document.date, document.encoding) == ("-", "2025-07-21", "windows-1251")


def test_a_file_that_changes_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Four.")
    real, calls = os.fstat, []

    def restless(descriptor: int) -> os.stat_result:
        calls.append(descriptor)
        with open(path, "a") as file:
            file.write("More. ")
        return real(descriptor)

    monkeypatch.setattr(os, "fstat", restless)
    with pytest.raises(UnreadableInput, match="changes while it is being read"):
        list(reading.read([str(path)]))
    monkeypatch.setattr(os, "fstat", lambda d: restless(d) if len(calls) < 6 else real(d))
    calls.clear()
    assert list(reading.read([str(path)]))


def test_offsets_are_those_of_the_decoded_file(tmp_path: Path) -> None:
    body = "---\r\ndate: 2025-07-21\r\n---\r\nЧетыре\r\nдрона"
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + body.encode())
    (document,) = reading.read([str(tmp_path / "a.txt")])
    assert document.text == body
    assert document.text[document.body :] == "Четыре\r\nдрона"


def test_a_large_file(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.write(b"Four drones. " * 1000)
        file.truncate(reading.MAX_BYTES + 1)
    with pytest.raises(UnreadableInput, match="too large"):
        list(reading.read([str(path)]))
