"""Names among which a misspelt one is sought: folded, without their kind words, when the index is compiled.

The index holds a list for each run of places that lie together (a region and all in it), and one with the names of
all regions.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dronecli.folding import fold
from dronecli.gazetteer.kinds import strip_kind
from dronecli.tuples import NamedTuple

if TYPE_CHECKING:
    from dronecli.gazetteer import Gazetteer

ALL, REGIONS = "%*", "%"
"""Keys of the index: all lists in order, and the list of regions. That of one region has its id behind the sign."""


class Spellings(NamedTuple):
    """Names side by side: folded without kind words, as written in small letters, and the numbers of their places."""

    keys: list[str]
    plain: list[str]
    owners: list[int]


def packed(places: Iterable[tuple[int, tuple[str, ...]]]) -> bytes:
    """A list as it stands in the index, given the numbers and the names of places."""
    found = Spellings([], [], [])
    for number, names in places:
        for name in dict.fromkeys(names):
            words = fold(name).split()
            inner = strip_kind(words)[0]
            found.keys.append(" ".join(inner))
            # The same without folding: letters that one sound is written with differ, and a slip may hit any of them.
            bare = words[: len(inner)] == inner
            found.plain.append(" ".join(name.lower().split()[: len(inner)]) if bare else name.lower())
            found.owners.append(number)
    count = len(found.owners)
    return struct.pack(f"<I{count}H", count, *found.owners) + "\n".join(found.keys + found.plain).encode()


def _unpacked(record: bytes) -> Spellings:
    (count,) = struct.unpack_from("<I", record)
    names = record[4 + 2 * count :].decode().split("\n")
    return Spellings(names[:count], names[count:], list(struct.unpack_from(f"<{count}H", record, 4)))


def spellings(gaz: Gazetteer, region: str | None) -> Spellings:
    """The names of a region and of all in it, with those of the other regions; without a region, all names."""
    known = gaz.spellings.get(region)
    if known is not None:
        return known
    found = gaz.spellings[region] = Spellings([], [], [])
    inside = range(0) if region is None else gaz.numbers(region)
    own = gaz.index.lists(ALL if region is None else f"%{region}")
    if inside and not own:  # a country or a sea, which has no list
        own = [packed((number, gaz.place(number)[2:5]) for number in inside)]
    for record in own:
        here = _unpacked(record)
        found.keys.extend(here.keys)
        found.plain.extend(here.plain)
        found.owners.extend(here.owners)
    if region is not None:
        for record in gaz.index.lists(REGIONS):
            for key, plain, owner in zip(*_unpacked(record)):
                if owner not in inside:
                    found.keys.append(key)
                    found.plain.append(plain)
                    found.owners.append(owner)
    return found
