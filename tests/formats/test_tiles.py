"""The map of tiles: every region has a place of its own, and shows the gravest of its rows."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from dronecli.formats import tiles
from dronecli.gazetteer import load
from dronecli.model import Comparison, Row
from tests.formats import sample
from tests.formats.test_html import render

LAYOUT = tiles.layout()
ORDER = ("conflict", "unclear", "explained", "agree", "governor-only", "ministry-only")


def row(place: str, verdict: str = "agree", difference: int = 0) -> Row:
    return Row(place, place, "2025-07-21", "uav", None, None, difference, verdict, "")


def gravity(row: Row) -> tuple[int, ...]:
    return ORDER.index(row.verdict), -(row.difference or 0)


def arrange(*rows: Row) -> tiles.Tiles:
    return tiles.arrange(rows, gravity, "en", LAYOUT)


def test_every_region_has_a_tile_and_no_two_the_same() -> None:
    gazetteer = load()
    assert LAYOUT.keys() == {gazetteer.place(number).id for number in gazetteer.regions()}
    assert [spot for spot, n in Counter(spot.at for spot in LAYOUT.values()).items() if n > 1] == []


@pytest.mark.parametrize("language", range(len(tiles.LANGUAGES)), ids=tiles.LANGUAGES)
def test_names_fit_their_tiles_and_differ(language: int) -> None:
    names = [spot.names[language] for spot in LAYOUT.values()]
    assert max(map(len, names)) <= 10
    assert len(set(names)) == len(names)


def test_only_the_neighbourhood_is_drawn() -> None:
    drawn = arrange(row("RU-KLU"))
    assert {tile.region for tile in drawn.tiles} >= {"RU-KLU", "RU-TUL", "RU-BRY", "RU-ORL", "RU-SMO"}
    assert (drawn.columns, drawn.rows) == (3, 3)
    assert {(tile.column, tile.row) for tile in drawn.tiles if tile.shown is not None} == {(1, 1)}


def test_regions_of_ukraine_are_drawn_where_they_occur() -> None:
    regions = {tile.region for tile in arrange(row("RU-BEL"), row("UA-43")).tiles}
    assert {region for region in regions if region.startswith("UA-")} == {"UA-43"}


def test_a_tile_shows_the_gravest_row_of_its_region_and_its_districts() -> None:
    rows = (
        row("RU-KLU", "explained", 9),
        row("RU-KLU/borovsk", "conflict", 1),
        row("RU-KLU", "conflict", 3),
        row("RU-KLU", "conflict", 3),
    )
    (tile,) = [tile for tile in arrange(*rows).tiles if tile.rows]
    assert tile.rows == (0, 1, 2, 3)
    assert tile.shown == 2


def test_places_without_a_tile_stand_below() -> None:
    drawn = arrange(row("RU-KLU"), *(row(f"XX-{n}") for n in range(4)))
    below = [(tile.region, tile.column, tile.row) for tile in drawn.tiles if tile.region.startswith("XX")]
    assert below == [("XX-0", 0, 3), ("XX-1", 1, 3), ("XX-2", 2, 3), ("XX-3", 0, 4)]
    assert drawn.rows == 5
    assert [(tile.column, tile.row) for tile in arrange(row("XX-1"), row("XX-2")).tiles] == [(0, 0), (1, 0)]
    assert arrange() == tiles.Tiles(0, 0, ())


def test_a_tile_says_both_figures_and_its_verdict_in_words_and_by_a_sign() -> None:
    text = render()
    (tile,) = re.findall(r'<a class="tile [^>]*href="#r4".*?</a>', text)
    assert "<title>Bryansk Oblast, 21 July 2025: governor 7, ministry 6; unclear</title>" in tile
    assert ">7 | 6<" in tile
    assert ">?<" in tile
    (tile,) = re.findall(r'<a class="tile [^>]*href="#r1".*?</a>', text)
    assert "conflict; the gravest of 2</title>" in tile
    assert ">×2<" in tile


def test_a_page_without_rows_has_no_map() -> None:
    assert 'id="map"' not in render(Comparison((), (), {}), claims={})
    assert 'id="map"' not in render(sample.COMPARISON, quiet=True)
