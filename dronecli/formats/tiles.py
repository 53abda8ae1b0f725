"""Regions as a map of tiles: which of them stand where, and which row of the comparison each shows.

The layout is data (`report/tiles.yaml`). Only the part of the map around what the rows speak of is drawn: every region
of Russia in it, and those of Ukraine that occur. A place that has no tile of its own stands below the map.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from dronecli.model import Row
from dronecli.tuples import NamedTuple

LAYOUT = Path(__file__).with_name("report") / "tiles.yaml"
LANGUAGES = ("en", "ru")
_MARGIN = 1
"""Tiles around the regions that occur."""


class Spot(NamedTuple):
    """A region's place on the whole map, column and row."""

    at: tuple[int, int]
    names: tuple[str, ...]


class Tile(NamedTuple):
    """A region. `shown` is the number of the row that it shows, None for a region of which no row speaks; `rows` are
    the numbers of all that do.
    """

    region: str
    column: int
    row: int
    name: str
    shown: int | None
    rows: tuple[int, ...]


class Tiles(NamedTuple):
    """The part of the map that is drawn, `columns` wide and `rows` high."""

    columns: int
    rows: int
    tiles: tuple[Tile, ...]


def layout() -> dict[str, Spot]:
    """The whole map."""
    import yaml

    table = yaml.safe_load(LAYOUT.read_text(encoding="utf-8"))
    return {region: Spot((column, row), tuple(names)) for region, (column, row, *names) in table.items()}


def arrange(
    rows: Iterable[Row], gravity: Callable[[Row], tuple[int, ...]], lang: str, spots: Mapping[str, Spot]
) -> Tiles:
    """The map of a comparison. Each tile shows the gravest of its region's rows: that with the least `gravity`, and of
    equal ones the first.
    """
    rows = list(rows)
    regions: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        regions.setdefault(row.place_id.partition("/")[0], []).append(number)
    spoken = [spot for region, spot in spots.items() if region in regions]
    drawn = {region: spot for region, spot in spots.items() if region in regions or _near(region, spot, spoken)}
    left, top = (min((spot.at[axis] for spot in drawn.values()), default=0) for axis in (0, 1))
    width, height = (max((spot.at[axis] for spot in drawn.values()), default=-1) + 1 for axis in (0, 1))
    width, height = width - left, height - top
    places = {region: (spot.at[0] - left, spot.at[1] - top) for region, spot in drawn.items()}
    homeless = [region for region in regions if region not in spots]
    width = width or len(homeless)
    places.update((region, (at % width, height + at // width)) for at, region in enumerate(homeless))
    tiles = []
    for region, (column, line) in places.items():
        numbers = regions.get(region, [])
        name = spots[region].names[LANGUAGES.index(lang)] if region in spots else rows[numbers[0]].place_name or region
        shown = min(numbers, key=lambda number: gravity(rows[number])) if numbers else None
        tiles.append(Tile(region, column, line, name, shown, tuple(numbers)))
    return Tiles(width, max((line + 1 for _, line in places.values()), default=0), tuple(tiles))


def _near(region: str, spot: Spot, spoken: Sequence[Spot]) -> bool:
    """Whether a region of which no row speaks is drawn, for the reader to find the others by."""
    if not spoken or not region.startswith("RU-"):
        return False
    return all(
        min(s.at[axis] for s in spoken) - _MARGIN <= spot.at[axis] <= max(s.at[axis] for s in spoken) + _MARGIN
        for axis in (0, 1)
    )
