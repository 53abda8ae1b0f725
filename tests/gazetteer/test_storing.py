"""The index on disk: found again, built anew when anything changed, never trusted further than it can be checked."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dronecli.gazetteer import Gazetteer
from dronecli.gazetteer.index import CorruptIndex, Index, open_file, write
from dronecli.gazetteer.storing import build, open_index
from dronecli.keeping import stamp_of


def cached(path: Path) -> list[Path]:
    return sorted((path.parent / "cache" / "drone-claims").glob("*.idx"))


def ids(index: Index) -> list[str]:
    return [p.id for p in Gazetteer(index).places()]


def test_the_index_is_built_once_and_found_again(small: Path) -> None:
    assert "RU-KLU/borovsk" in ids(open_index(()))
    (first,) = cached(small)
    before = first.stat().st_mtime_ns
    open_index(())
    assert cached(small) == [first]
    assert first.stat().st_mtime_ns == before


def test_an_edit_is_seen_at_once(small: Path, small_text: str) -> None:
    open_index(())
    small.write_text(small_text.replace("borovsk: {ru: Боровск}", "tarusa: {ru: Таруса}"), encoding="utf-8")
    assert "RU-KLU/tarusa" in ids(open_index(()))


def test_an_edit_that_keeps_size_and_time_is_seen_while_the_clock_is_coarse(small: Path, small_text: str) -> None:
    """Two writes within one tick: the name of the index is the same, the checksum is not."""
    small.write_text(small_text, encoding="utf-8")
    status = small.stat()
    open_index(())
    small.write_text(small_text.replace("Боровск", "Боровец"), encoding="utf-8")
    os.utime(small, ns=(status.st_atime_ns, status.st_mtime_ns))
    place = Gazetteer(open_index(())).by_id("RU-KLU/borovsk")
    assert place is not None
    assert place.name_ru == "Боровец"


def test_an_overlay_has_an_index_of_its_own(small: Path, tmp_path: Path) -> None:
    overlay = tmp_path / "mine.yaml"
    overlay.write_text("regions:\n  RU-KLU:\n    towns:\n      kirov: {ru: Киров}\n", encoding="utf-8")
    assert "RU-KLU/kirov" in ids(open_index((str(overlay),)))
    assert "RU-KLU/kirov" not in ids(open_index(()))
    assert len(cached(small)) == 2


def test_without_the_cache_only_what_the_program_brings_is_kept(small: Path, tmp_path: Path) -> None:
    overlay = tmp_path / "overlay.yaml"
    overlay.write_text("regions:\n  RU-KLU:\n    towns:\n      kirov: {ru: Киров}\n", encoding="utf-8")
    assert "RU-KLU/kirov" in ids(open_index((str(overlay),), cache=False))
    assert cached(small) == []
    open_index((), cache=False)
    assert len(cached(small)) == 1


@pytest.mark.parametrize("damage", ["empty", "cut", "header", "middle", "all", "other"])
def test_a_damaged_index_costs_time_only(small: Path, damage: str) -> None:
    open_index(())
    (path,) = cached(small)
    data = bytearray(path.read_bytes())
    if damage == "empty":
        data = bytearray()
    elif damage == "cut":
        del data[len(data) // 2 :]
    elif damage == "header":
        data[20] ^= 255
    elif damage == "middle":
        for i in range(100, len(data)):
            data[i] ^= 0x55
    elif damage == "all":
        data = bytearray(os.urandom(len(data)))
    else:
        data = bytearray(b"not an index at all")
    path.write_bytes(bytes(data))
    gaz = Gazetteer(open_index(()))
    assert [gaz.place(h.place).id for h in gaz.lookup("боровском")] == ["RU-KLU/borovsk"]
    assert gaz.head_of("RU-KLU") is not None


def test_without_a_cache_the_index_is_built_in_memory(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = small.parent / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    assert "RU-KLU/borovsk" in ids(open_index(()))
    assert "RU-KLU/borovsk" in ids(open_index((), cache=False))
    assert cached(small) == []


def test_an_index_of_another_user_is_not_used(small: Path, small_text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(os, "getuid"):
        pytest.skip("no users here")
    open_index(())
    (path,) = cached(small)
    other = small_text.replace("Боровск", "Подмена")
    source = small.parent / "other.yaml"
    source.write_text(other, encoding="utf-8")
    path.write_bytes(build([str(source)]))
    real = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: real + 1)
    if path.stat().st_uid != 0:
        place = Gazetteer(open_index(())).by_id("RU-KLU/borovsk")
        assert place is not None
        assert place.name_ru == "Боровск"


def test_old_indexes_are_dropped(small: Path, small_text: str) -> None:
    for number in range(12):
        small.write_text(small_text.replace("Боровск", "Боровск" + "ий" * number), encoding="utf-8")
        open_index(())
    assert len(cached(small)) <= 8


def test_two_processes_that_build_at_once_both_end_with_a_whole_index(small: Path) -> None:
    """Started together on an empty cache; nothing partial is left behind."""
    code = (
        "import sys; from dronecli.gazetteer import storing; storing.source_path = lambda: sys.argv[1]; "
        "from dronecli import gazetteer; g = gazetteer.load(); "
        "print(g.by_id('RU-KLU/borovsk').name_ru, len(list(g.places())))"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONIOENCODING": "utf-8"}
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(small)], env=environment, stdout=subprocess.PIPE)
        for _ in range(4)
    ]
    outputs = {p.communicate()[0] for p in running}
    assert [p.returncode for p in running] == [0] * 4
    assert outputs == {"Боровск 4\n".encode()}
    assert [p.suffix for p in (small.parent / "cache" / "drone-claims").iterdir()] == [".idx"]


def test_the_same_source_gives_the_same_index(small: Path) -> None:
    assert build([str(small)]) == build([str(small)])


def test_the_stamp_tells_contents_apart() -> None:
    assert stamp_of([b"ab", b"c"]) != stamp_of([b"ab", b"d"])
    assert len(stamp_of([b""])) == 8


def test_keys_with_many_hits_are_cut_and_odd_keys_left_out() -> None:
    keys = {"много": ([(i, 1, 1) for i in range(400)], 0), "漢字": ([(1, 1, 1)], 0), "": ([(1, 1, 1)], 0)}
    index = Index(write(keys, [b""], [], [], b""))
    assert len(index.find("много")[0]) == 255
    assert index.find("漢字") == ((), 0)
    assert index.find("") == ((), 0)


def test_an_index_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.idx"
    path.write_bytes(b"")
    with pytest.raises(CorruptIndex):
        open_file(str(path))
    with pytest.raises(CorruptIndex):
        Index(b"\0" * 200)
