"""How many spellings of known places resolve to the right place, with the region given and without.

    python tests/benchmarks/gazetteer_variants.py VARIANTS.csv [--kinds english,transliteration] [--show 20]

The file has the columns level (town, district, region), region, name_ru, name_uk, variant and kind. A place is right
if it lies in the row's region (is the region, for rows of that level) and bears the row's Russian or Ukrainian name;
an urban okrug named by a noun is its town. Ambiguous is neither right nor wrong.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter

from dronecli import gazetteer
from dronecli.folding import fold

_OKRUG = re.compile(r"(городской округ|муниципальный округ|муниципальный район|район|ЗАТО|муниципальное образование)")


def proper(name: str) -> str:
    """A unit's name without its kind, folded: «городской округ Реутов» and «Реутов» are the same."""
    return fold(_OKRUG.sub(" ", name))


def is_right(place: gazetteer.Place, row: dict[str, str]) -> bool:
    if row["level"] == "region":
        return place.id == row["region"]
    if place.region != row["region"]:
        return False
    gaz = gazetteer.load()
    for column in ("name_ru", "name_uk"):
        if row[column]:
            key = proper(row[column])
            if key in {proper(place.name_ru), proper(place.name_uk)}:
                return True
            if any(
                gaz.place(h.place).id == place.id and h.form & (gazetteer.NAME | gazetteer.ALIAS)
                for h in gaz.exact(key)
            ):
                return True
    return False


def measure(rows: list[dict[str, str]], with_region: bool, show: int) -> Counter[str]:
    gaz = gazetteer.load()
    counts: Counter[str] = Counter()
    for row in rows:
        found = gaz.resolve(row["variant"], row["region"] if with_region else None)
        if found.status == "resolved":
            outcome = "right" if is_right(found.matches[0].place, row) else "wrong"
        else:
            outcome = found.status
        counts[outcome] += 1
        if outcome != "right" and show:
            names = ", ".join(f"{m.place.id} {m.score}" for m in found.matches[:3])
            wanted = f"{row['level']} {row['region']} {row['name_ru'] or row['name_uk']}"
            print(f"  {outcome}: {wanted}: {row['variant']} [{row['kind']}] -> {names}")
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("variants")
    parser.add_argument("--kinds", default="english,transliteration")
    parser.add_argument("--level")
    parser.add_argument("--show", type=int, default=0)
    args = parser.parse_args()
    with open(args.variants, encoding="utf-8") as file:
        kinds = args.kinds.split(",")
        rows = [r for r in csv.DictReader(file) if r["kind"] in kinds and args.level in (None, r["level"])]
    for with_region in (True, False):
        counts = measure(rows, with_region, args.show)
        shares = ", ".join(f"{k} {v} ({v / len(rows):.2%})" for k, v in counts.most_common())
        print(f"{'with' if with_region else 'without'} the region, {len(rows)} spellings: {shares}")


if __name__ == "__main__":
    main()
