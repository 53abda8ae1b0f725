"""Whether every row of the source tables has led to an entry, and which rows share one.

    python tests/benchmarks/gazetteer_counts.py DIRECTORY [--show]

The directory holds regions.csv, districts.csv, raions-ua.csv and towns.csv. Rows may share an entry on purpose: an
urban okrug named by a noun is its town, a district listed in an old and a new form is one, a place listed twice is
one.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter, defaultdict
from pathlib import Path

from dronecli import gazetteer
from dronecli.folding import fold
from dronecli.gazetteer import ADJ, ALIAS, FULL, NAME

_KINDS = re.compile(
    r"(муниципальный округ|муниципальный район|муниципальное образование|административный округ|городской округ"
    r"|район|округ|ЗАТО)"
)
_DISTRICTS = ("district", "city-district")


def rows_of(directory: Path) -> list[tuple[str, str, list[str], bool]]:
    """(table, region, names, is a district) of every row."""
    out = []
    for table, columns in (
        ("regions", ("name_ru", "name_uk")),
        ("districts", ("name_raion", "name_ru", "proper_ru")),
        ("raions-ua", ("name_ru", "name_uk")),
        ("towns", ("name_ru", "name_uk")),
    ):
        with open(directory / f"{table}.csv", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                names = [row[c] for c in columns if row[c]]
                out.append((table, row.get("region") or row["id"], names, table in ("districts", "raions-ua")))
    return out


def entry_of(
    gaz: gazetteer.Gazetteer, table: str, region: str, names: list[str], district: bool
) -> gazetteer.Place | None:
    """The entry that a row has become, the best of those that bear one of its names."""
    if table == "regions":
        return gaz.by_id(region)
    found = []
    for name in names:
        keys = [fold(name), fold(_KINDS.sub(" ", name)), fold(_KINDS.sub(" ", name).replace("ское ", "ский "))]
        for key in keys:
            for hit in (*gaz.exact(key), *gaz.loose(key)):
                place = gaz.place(hit.place)
                if place.region == region and hit.form & (NAME | ALIAS | ADJ | FULL):
                    found.append(((place.kind in _DISTRICTS) == district, place.kind != "region", place))
    return max(found, key=lambda f: f[:2])[2] if found else None


def main() -> None:
    """Print counts by kind, rows without an entry and entries of several rows."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("directory", type=Path, nargs="?", help="without it, only what the gazetteer holds is counted")
    parser.add_argument("--show", action="store_true", help="list the entries of several rows")
    args = parser.parse_args()
    gaz = gazetteer.load()
    kinds = Counter(p.kind for p in gaz.places())
    print("entries: " + ", ".join(f"{k} {v}" for k, v in sorted(kinds.items())))
    if args.directory is None:
        return
    owners: dict[str, list[str]] = defaultdict(list)
    for table, region, names, district in rows_of(args.directory):
        place = entry_of(gaz, table, region, names, district)
        if place is None:
            print(f"no entry: {table} {region} {names}")
        else:
            owners[place.id].append(f"{table}: {names[0]}")
    shared = {i: rows for i, rows in owners.items() if len(rows) > 1}
    print(f"rows with an entry: {sum(map(len, owners.values()))}; entries of several rows: {len(shared)}")
    kinds_of = Counter(" + ".join(sorted({r.split(":")[0] for r in rows})) for rows in shared.values())
    print("  " + ", ".join(f"{k}: {v}" for k, v in kinds_of.items()))
    if args.show:
        for place_id, rows in sorted(shared.items()):
            print(f"  {place_id}: {'; '.join(rows)}")
    rowless = [p.id for p in gaz.places() if p.id not in owners and p.kind not in ("country", "group", "site")]
    print(f"entries without a row of their own: {len(rowless)}", *rowless[:40])


if __name__ == "__main__":
    main()
