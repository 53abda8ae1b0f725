"""The file that people edit: what it may hold, what is said about mistakes, and the formatter."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dronecli import gazetteer
from dronecli.errors import GazetteerError
from dronecli.folding import fold
from dronecli.gazetteer.checking import check_source, tidy
from dronecli.gazetteer.source import read_texts

HEADER = "version: 1\nregions:\n  RU-KLU:\n    kind: oblast\n    ru: Калужская область\n"

# (YAML below HEADER, where the first complaint stands, words it must hold)
MISTAKES = [
    ("    towns:\n      borovsk: {ru: Боровск, popp: 5}\n", "7:30", ["borovsk", "popp", "did you mean 'pop'"]),
    ("    towns:\n      borovsk: {pop: 5}\n", "7:7", ["borovsk", "name"]),
    ("    towns:\n      Borovsk: {ru: Боровск}\n", "7:7", ["Borovsk", "small Latin letters"]),
    ("    towns:\n      borovsk: {ru: Боровск}\n      borovsk: {ru: Боровск}\n", "8:7", ["borovsk", "twice"]),
    ("    towns:\n      borovsk: {ru: Боровск, at: [95, 36]}\n", "7:35", ["at", "-90"]),
    ("    towns:\n      borovsk: {ru: Боровск, at: 55}\n", "7:34", ["latitude"]),
    ("    towns:\n      borovsk: {ru: Боровск, also: {fr: [Borovsk]}}\n", "7:37", ["fr", "unknown key"]),
    ("    towns:\n      borovsk: {ru: [Боровск]}\n", "7:21", ["expected text"]),
    ("    towns:\n      borovsk: Боровск\n", "7:16", ["expected a mapping"]),
    ("    town:\n      borovsk: {ru: Боровск}\n", "6:5", ["town", "did you mean 'towns'"]),
    ("    heads:\n      - {name: Владислав Шапша, from: 2020-02-30}\n", "7:39", ["2020-02-30", "not a date"]),
    ("    heads:\n      - {name: Владислав Шапша}\n", "7:9", ["from is missing"]),
    ("    heads:\n      - {from: 2020-02-13}\n", "7:9", ["needs a name"]),
    (
        "    districts:\n      borovsky-district: {ru: Боровский район, centre: borovsk}\n",
        "7:48",
        ["no place RU-KLU/borovsk"],
    ),
    ("  Kaluga:\n    kind: oblast\n", "6:3", ["Kaluga", "ISO 3166-2"]),
    ("    kind: obl\n", "6:5", ["kind", "twice"]),
    (
        "    heads:\n      - {name: А Б, from: 2020-01-01, to: 2021-01-01}\n      - {name: В Г, from: 2020-06-01}\n",
        "8:9",
        ["begins before"],
    ),
    (
        "    heads:\n      - {name: А Б, from: 2020-01-01, to: 2021-01-01}\n      - {name: В Г, from: 2022-06-01}\n",
        "8:9",
        ["nobody between", "after-gap"],
    ),
    (
        "    heads:\n      - {name: А Б, from: 2020-01-01}\n      - {name: В Г, from: 2022-06-01}\n",
        "7:9",
        ["no end of term"],
    ),
    (
        "    towns:\n      a: {ru: Один, also: {ru: [Город]}}\n      b: {ru: Два, also: {ru: [Город]}}\n",
        "7:21",
        ["Город", "shared"],
    ),
]


@pytest.mark.parametrize(("text", "where", "words"), MISTAKES)
def test_mistakes_are_named_with_their_place(text: str, where: str, words: list[str]) -> None:
    source = read_texts([("g.yaml", HEADER + text)])
    messages = [*source.messages, *check_source(source)]
    assert messages, "no complaint"
    first = str(messages[0])
    assert first.startswith(f"g.yaml:{where}: error: ")
    for word in words:
        assert word in first


@pytest.mark.parametrize("text", ["regions: {", "a: b: c", "- [", "\t- x", "key: *nowhere", "{{{{"])
def test_what_is_not_yaml_is_one_line_with_its_place(text: str) -> None:
    with pytest.raises(GazetteerError, match=r"\Ag\.yaml:\d+:\d+: not valid YAML: [^\n]+\Z"):
        read_texts([("g.yaml", text)])


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    with suppress(GazetteerError):
        read_texts([("g.yaml", "version: 1\n"), ("o.yaml", text)])


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000 + "x", "? " * 100_000, "a: &x [*x]", "a: &x {b: *x}"]
)
def test_what_would_overflow_or_loop_is_refused(text: str) -> None:
    with pytest.raises(GazetteerError, match=r"g\.yaml:1:"):
        read_texts([("g.yaml", text)])


def test_a_tag_makes_nothing_happen() -> None:
    source = read_texts([("g.yaml", "regions: !!python/object/apply:os.system [echo]")])
    assert "expected a mapping" in str(source.messages[0])


def test_the_gazetteer_is_in_order() -> None:
    assert [str(m) for m in gazetteer.check()] == []


def test_what_the_gazetteer_holds() -> None:
    """Counts by kind, so that an entry lost by a slip of an editor is noticed; a change on purpose changes these."""
    gaz = gazetteer.load()
    kinds = Counter(p.kind for p in gaz.places())
    regions = Counter(p.id[:2] for p in gaz.places() if p.kind == "region")
    assert regions == {"RU": 83, "UA": 27}
    assert (kinds["sea"], kinds["country"]) == (4, 2)
    assert kinds["town"] > 1540
    assert kinds["district"] > 2000
    klu = Counter(p.kind for p in gaz.places("RU-KLU"))
    assert (klu["district"], klu["town"]) == (24, 22)


def test_every_place_is_found_by_its_own_names() -> None:
    """In each language, in its region: the name as it stands leads back to the place or to one of the same name."""
    gaz = gazetteer.load()
    lost = []
    for place in gaz.places():
        for name in (place.name, place.name_ru, place.name_uk):
            found = gaz.resolve(name, place.region)
            first = found.matches[0].place if found.matches else None
            if first is None or (
                first.id != place.id and place.name_ru not in (first.name_ru, *[m.place.name_ru for m in found.matches])
            ):
                lost.append((place.id, name, found.status))
    assert len(lost) < 20, lost[:40]


def test_the_day_of_the_gazetteer_is_not_before_what_it_tells() -> None:
    day, gaz = gazetteer.as_of(), gazetteer.load()
    assert date.fromisoformat(day).isoformat() == day
    regions = [gaz.place(number).id for number in gaz.regions()]
    assert day >= max(head.start or "" for region in regions for head in gaz.heads_of(region))


@pytest.mark.parametrize("day", ["2026", "2026-03", "2026-02-30", "yesterday", "[2026-03-31]", ""])
def test_a_day_that_is_none_is_an_error(day: str) -> None:
    (message,) = read_texts([("g.yaml", f"version: 1\nas-of: {day}\n")]).messages
    assert str(message).startswith("g.yaml:2:")
    assert "as-of: expected a day" in str(message)


def test_tidying_keeps_the_content_and_is_stable() -> None:
    text = (
        "# note on top\nversion: 1\nregions:\n"
        "  RU-KLU:\n    ru: Калужская область\n    kind: oblast\n    towns:\n"
        "      # about Kirov\n      kirov: {pop: 28097, ru: Киров}\n      borovsk: {ru: Боровск}\n"
        "    heads:\n      - {from: 2020-02-13, name: Владислав Шапша}\n"
        "  RU-BRY:\n    kind: oblast\n    ru: Брянская область\n"
    )
    wanted = (
        "# note on top\nversion: 1\nregions:\n"
        "  RU-BRY:\n    kind: oblast\n    ru: Брянская область\n"
        "  RU-KLU:\n    kind: oblast\n    ru: Калужская область\n"
        "    heads:\n      - {name: Владислав Шапша, from: 2020-02-13}\n"
        "    towns:\n      borovsk: {ru: Боровск}\n      # about Kirov\n      kirov: {ru: Киров, pop: 28097}\n"
    )
    assert tidy(text) == wanted
    assert tidy(wanted) == wanted


def test_fix_writes_the_file_in_order(tmp_path: Path) -> None:
    path = tmp_path / "overlay.yaml"
    path.write_text(
        HEADER + "    towns:\n      kirov: {pop: 1, ru: Киров}\n      borovsk: {ru: Боровск}\n", encoding="utf-8"
    )
    assert gazetteer.fix(str(path))
    assert path.read_text(encoding="utf-8").endswith("      borovsk: {ru: Боровск}\n      kirov: {ru: Киров, pop: 1}\n")
    assert not gazetteer.fix(str(path))


def test_fix_leaves_a_broken_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "overlay.yaml"
    path.write_text("regions: {", encoding="utf-8")
    with pytest.raises(GazetteerError):
        gazetteer.fix(str(path))
    assert path.read_text(encoding="utf-8") == "regions: {"


OVERLAY = """# Places of your own.
version: 1
regions:
  RU-KLU:
    heads:
      - {name: Владислав Шапша, from: 2020-02-13, to: 2027-01-01}
      - {name: Пётр Примеров, en: [Pyotr Primerov], title: губернатор, from: 2027-01-01}
    towns:
      borovsk: {also: {ru: [Боровск-город], en: [Borowsk Town]}, pop: 13000}
    villages:
      novaya-slobodka: {ru: Новая Слободка, at: [54.5, 36.0]}
"""


@pytest.fixture
def overlay(tmp_path: Path, small: Path) -> str:
    path = tmp_path / "overlay.yaml"
    path.write_text(OVERLAY, encoding="utf-8")
    return str(path)


def test_an_overlay_adds_and_corrects(overlay: str) -> None:
    gaz = gazetteer.load((overlay,))
    assert gaz.resolve("Новой Слободке", "RU-KLU").matches[0].place.id == "RU-KLU/novaya-slobodka"
    assert gaz.resolve("Novaya Slobodka").matches[0].place.id == "RU-KLU/novaya-slobodka"
    assert gaz.resolve("Боровск-городом", "RU-KLU").matches[0].place.id == "RU-KLU/borovsk"
    borovsk = gaz.by_id("RU-KLU/borovsk")
    assert borovsk is not None
    assert (borovsk.name_ru, borovsk.population) == ("Боровск", 13000)
    head = gaz.head_of("RU-KLU", "2027-06-01")
    assert head is not None
    assert head.name == "Пётр Примеров"
    assert [gaz.head(h.head).name for h in gaz.people(fold("Примеровым"))] == ["Пётр Примеров"]
    assert gazetteer.load().by_id("RU-KLU/novaya-slobodka") is None


def test_an_overlay_in_order_has_no_complaints(overlay: str) -> None:
    assert [str(m) for m in gazetteer.check([overlay])] == []


def test_an_overlay_can_remove(tmp_path: Path, small: Path) -> None:
    path = tmp_path / "overlay.yaml"
    path.write_text("regions:\n  RU-KLU:\n    towns:\n      borovsk: {remove: yes}\n", encoding="utf-8")
    gaz = gazetteer.load((str(path),))
    assert gaz.by_id("RU-KLU/borovsk") is None
    assert gazetteer.load().by_id("RU-KLU/borovsk") is not None


def test_errors_of_an_overlay_name_file_line_and_key(tmp_path: Path, small: Path) -> None:
    path = tmp_path / "overlay.yaml"
    path.write_text("regions:\n  RU-KLU:\n    towns:\n      novy: {ru: Новый, popp: 3}\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"overlay\.yaml:4:25: error: RU-KLU/novy: unknown key 'popp'"):
        gazetteer.load((str(path),))
    assert "popp" in str(gazetteer.check([str(path)])[0])


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00", b"regions: {"])
def test_an_overlay_that_cannot_be_read_is_one_clear_error(tmp_path: Path, small: Path, content: bytes | None) -> None:
    path = tmp_path / "overlay.yaml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(GazetteerError, match=r"overlay\.yaml"):
        gazetteer.load((str(path),))
    assert len(gazetteer.check([str(path)])) == 1
