"""The README's pictures show what the program shows now; each failure says how they are made anew."""

from __future__ import annotations

import random
import struct
import zlib

import pytest

from tests import pictures, png
from tests.conftest import ROOT

ANEW = f"the picture is out of date; make it anew with `{pictures.REMAKE}`, look at it, and commit it"


def test_the_terminal_shows_what_the_command_prints() -> None:
    printed = pictures.without_colour(pictures.terminal_output()).rstrip("\n")
    assert pictures.picture_text(pictures.TERMINAL.read_text(encoding="utf-8")) == printed, ANEW


def test_the_page_is_the_one_that_was_photographed() -> None:
    assert pictures.PAGE_HASH.read_text(encoding="utf-8").strip() == pictures.page_hash(pictures.page()), ANEW


def test_the_hash_does_not_depend_on_versions() -> None:
    one, other, different = (
        pictures.page_hash(f"<main>{text}</main><footer>\nMade by {version}</footer>")
        for text, version in (("4", "1.0"), ("4", "2.0"), ("5", "1.0"))
    )
    assert one == other != different


def test_nothing_is_fetched_to_show_them() -> None:
    drawn = pictures.TERMINAL.read_text(encoding="utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "", 1)
    assert not [word for word in ("http", "url(", "@import", "@font-face", "<script", "<image") if word in drawn]


def test_the_pictures_stand_in_the_readme_and_are_small() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for path in (pictures.TERMINAL, pictures.PAGE):
        assert f"]({path.relative_to(ROOT).as_posix()})" in readme
        assert path.stat().st_size < 200_000


@pytest.mark.parametrize("text", ["a\n\n  b  c", "Калуга │██▒ ≠\n–", "", "x" * 60])
def test_the_text_of_a_picture_is_the_text_drawn(text: str) -> None:
    assert pictures.picture_text(pictures.terminal_picture(text)) == text
    assert pictures.picture_text(pictures.terminal_picture(f"\x1b[1;31m{text}\x1b[0m")) == text


def true_colours(rows: list[list[png.Colour]], filters: list[int]) -> bytes:
    """A file of true colours, each line filtered in its own way."""
    width = len(rows[0])
    above, raw = bytes(3 * width), b""
    for row, kind in zip(rows, filters, strict=True):
        line = bytes(value for colour in row for value in colour)
        left, corner = bytes(3) + line[:-3], bytes(3) + above[:-3]
        guesses = []
        for a, b, c in zip(left, above, corner, strict=True):
            near = sorted((abs(a + b - c - value), at) for at, value in enumerate((a, b, c)))
            guesses.append((0, a, b, (a + b) // 2, (a, b, c)[near[0][1]])[kind])
        raw += bytes([kind]) + bytes((value - guess) & 255 for value, guess in zip(line, guesses, strict=True))
        above = line
    head = struct.pack(">IIBBBBB", width, len(rows), 8, 2, 0, 0, 0)
    return png.SIGNATURE + png.joined([(b"IHDR", head), (b"IDAT", zlib.compress(raw)), (b"IEND", b"")])


def test_every_filter_is_undone() -> None:
    chance = random.Random(1)
    rows = [
        [(chance.randrange(256), chance.randrange(256), chance.randrange(256)) for _ in range(7)] for _ in range(10)
    ]
    assert png.pixels(true_colours(rows, [0, 1, 2, 3, 4] * 2)) == rows


def test_a_palette_keeps_frequent_colours_and_brings_rare_ones_near() -> None:
    white, black, grey = (255, 255, 255), (0, 0, 0), (10, 10, 10)
    rows = [[white] * 5, [white, black, black, grey, white]]
    parts = dict(png.chunks(png.with_palette(true_colours(rows, [0, 0]), colours=2)))
    palette = list(zip(*[iter(parts[b"PLTE"])] * 3, strict=True))
    assert palette == [white, black]
    assert zlib.decompress(parts[b"IDAT"]) == bytes([0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0])
