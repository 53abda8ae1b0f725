"""The ready form of the tables of words: what it says, and that it never says what the tables no longer do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import dronecli.lexicon
from dronecli.lexicon import Lexicon, ready
from dronecli.lexicon.tables import Ready, compiled, read_table

TABLE = """
# a comment
[endings N]
sg: - 's
pl: s es

[object uav]
drone/N; unmanned aerial vehicle/N
shahed*; kamikaze*drone   # a word that begins so, and ends so

[outcome downed]
shot down; downed

[weak uav]
drone/N
"""

# a sentence's words → (tag, value, grammar, begin, stop) of each mark
MARKED = {
    "two drones": [("object", "uav", "pl", 1, 2), ("weak", "uav", "pl", 1, 2)],
    "drone": [("object", "uav", "sg", 0, 1), ("weak", "uav", "sg", 0, 1)],
    "droned": [],
    "an unmanned aerial vehicle": [("object", "uav", "sg", 1, 4)],
    "unmanned aerial": [],
    "shahed-136 was shot down": [("object", "uav", "", 0, 1), ("outcome", "downed", "", 2, 4)],
    "shot": [],
    "kamikaze-drone downed": [("object", "uav", "", 0, 1), ("outcome", "downed", "", 1, 2)],
}
WRONG = {
    "a phrase before the first section": "drone/N\n[object uav]\ndrone",
    "a section without a tag": "[]\ndrone",
    "no class of endings": "[object uav]\ndrone/N",
}


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with tables of its own and a cache of its own."""
    monkeypatch.setattr(ready, "_HERE", str(tmp_path / "package" / "lexicon"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "package" / "lexicon"
    folder.mkdir(parents=True)
    (folder / "en.txt").write_text(TABLE, encoding="utf-8")
    return folder


def kept(tables: Path) -> list[Path]:
    return sorted((tables.parents[1] / "cache" / "drone-claims").glob("*.words"))


def values(lexicon: Ready) -> set[str]:
    return {value for _, value in lexicon.tags}


@pytest.mark.parametrize("text", MARKED)
def test_marks(text: str) -> None:
    lexicon = Lexicon(Ready(compiled([TABLE], b"12345678")))
    found = lexicon.mark(text.split())
    assert [tuple(mark) for marks in found.values() for mark in marks.values()] == MARKED[text]


@pytest.mark.parametrize("message", WRONG)
def test_a_wrong_table_is_refused(message: str) -> None:
    with pytest.raises(ValueError, match=message):
        compiled([WRONG[message]], b"12345678")


@pytest.mark.parametrize("script", ready.SCRIPTS)
def test_the_ready_form_says_what_the_tables_say(script: str) -> None:
    lexicon = Ready(ready.build(script))
    folder = Path(ready.__file__).parent
    rows = [row for name in ready.SCRIPTS[script] for row in read_table((folder / f"{name}.txt").read_text("utf-8"))[0]]
    phrases = [text.split(";") for text in (*lexicon.whole.values(), *lexicon.begun.values())]
    assert sum(map(len, phrases)) == len(rows)
    assert set(lexicon.tags) == {(tag, value) for _, tag, value in rows}


def test_made_once_and_made_anew_after_an_edit(tables: Path) -> None:
    assert values(ready.open_ready("latin")) == {"uav", "downed"}
    (first,) = kept(tables)
    time = first.stat().st_mtime_ns
    ready.open_ready("latin")
    assert (kept(tables), first.stat().st_mtime_ns) == ([first], time)
    (tables / "en.txt").write_text(TABLE.replace("downed]", "jammed]"), encoding="utf-8")
    assert values(ready.open_ready("latin")) == {"uav", "jammed"}


def test_an_edit_within_one_tick_of_the_clock_is_seen(tables: Path) -> None:
    source = tables / "en.txt"
    status = source.stat()
    ready.open_ready("latin")
    source.write_text(TABLE.replace("downed]", "jammed]"), encoding="utf-8")
    os.utime(source, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert values(ready.open_ready("latin")) == {"uav", "jammed"}


@pytest.mark.parametrize("damage", [b"", b"drone-claims words 0 00 00\n\n", "cut", "altered"])
def test_a_damaged_file_is_made_anew(tables: Path, damage: bytes | str) -> None:
    ready.open_ready("latin")
    (path,) = kept(tables)
    data = path.read_bytes()
    broken = damage if isinstance(damage, bytes) else data[:-9] if damage == "cut" else data.replace(b"shah", b"shbh")
    path.write_bytes(broken)
    assert values(ready.open_ready("latin")) == {"uav", "downed"}
    assert path.read_bytes() == data


@pytest.mark.parametrize("edited", [False, True])
def test_what_a_wheel_ships_is_used_until_a_table_is_edited(tables: Path, edited: bool) -> None:
    shipped = tables.parent / "_data" / "latin.words"
    shipped.parent.mkdir()
    shipped.write_bytes(ready.build("latin"))
    if edited:
        (tables / "en.txt").write_text(TABLE + "[outcome jammed]\njammed\n", encoding="utf-8")
    assert values(ready.open_ready("latin")) == {"uav", "downed"} | ({"jammed"} if edited else set())
    assert len(kept(tables)) == edited


def test_without_a_place_to_write_it_is_made_in_memory(tables: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tables / "en.txt" / "no-folder"))
    assert values(ready.open_ready("latin")) == {"uav", "downed"}


@pytest.mark.parametrize("language", ["en", "ru", "uk"])
def test_tables_say_each_phrase_once_and_close_it(language: str) -> None:
    """A semicolon that is forgotten makes one phrase of two: a class behind a word, then a word of another class."""
    table = Path(dronecli.lexicon.__file__).with_name(f"{language}.txt").read_text("utf-8")
    section, seen, twice, joined = "", set(), [], []
    for line in table.splitlines():
        if line.startswith("["):
            section = line
        elif not line.startswith("#") and not section.startswith("[endings"):
            for phrase in filter(None, (" ".join(part.split()) for part in line.split(";"))):
                twice += [(section, phrase)] * ((section, phrase) in seen)
                participles = phrase.count("/PT") + phrase.count("/UPT")
                joined += [phrase] * (participles > 1 or "/PT " in phrase and "/A" in phrase)
                seen.add((section, phrase))
    assert len(seen) > 1000
    assert (twice, joined) == ([], [])
