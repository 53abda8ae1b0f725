"""Numbers that the compiler writes and the look-up reads. Their meaning is documented in `dronecli.gazetteer`."""

from __future__ import annotations

NAME, ADJ, STEM, CENTRE, ALIAS, FULL, LOOSE, OLD, OWN, WORD = 1, 2, 4, 8, 16, 32, 64, 128, 256, 512
NOM, GEN, DAT, ACC, INS, LOC = 1, 2, 4, 8, 16, 32
NONE = 0xFFFF
"""A record number that means: no record."""

KINDS = ("country", "region", "sea", "group", "district", "city-district", "town", "settlement", "village", "site")
KIND_NUMBERS = {kind: number for number, kind in enumerate(KINDS)}
COUNTRY = 0
