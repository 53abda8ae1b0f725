"""How many spellings of known places resolve to the right place, with the region given and without.

    python tests/benchmarks/gazetteer_variants.py VARIANTS.csv [--kinds english,transliteration] [--show 20]

The file has the columns level (town, district, region), region, name_ru, name_uk, variant and kind. A place is right
if it lies in the row's region (is the region, for rows of that level) and bears the row's Russian or Ukrainian name;
an urban okrug named by a noun is its town. Ambiguous is neither right nor wrong.

Without a region the figures have a ceiling, which is printed too: how many spellings are of places that have a namesake
of the same kind in another region, and what it would bring to answer each ambiguous one with its greatest place.
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


def place_of(row: dict[str, str]) -> gazetteer.Place | None:
    """The place that a row means, found with its region."""
    found = gazetteer.load().resolve(row["variant"], row["region"])
    return found.matches[0].place if found.matches and is_right(found.matches[0].place, row) else None


def namesakes() -> dict[tuple[str, str], list[gazetteer.Place]]:
    """Places by kind and by each of their Cyrillic names."""
    found: dict[tuple[str, str], list[gazetteer.Place]] = {}
    for place in gazetteer.load().places():
        for name in {fold(place.name_ru), fold(place.name_uk)}:
            found.setdefault((place.kind, name), []).append(place)
    return found


def has_namesake(place: gazetteer.Place, by_name: dict[tuple[str, str], list[gazetteer.Place]]) -> bool:
    """Whether a place of another region has the same kind and name, so that no spelling tells them apart."""
    names = {fold(place.name_ru), fold(place.name_uk)}
    return any(other.region != place.region for name in names for other in by_name[place.kind, name])


def ceiling(rows: list[dict[str, str]]) -> None:
    """Print what stands between the figures without a region and all right."""
    gaz, by_name = gazetteer.load(), namesakes()
    ambiguous = first = among = exact = shared = 0
    leads: list[tuple[float, bool]] = []
    for row in rows:
        place = place_of(row)
        alike = place is not None and has_namesake(place, by_name)
        shared += alike
        found = gaz.resolve(row["variant"])
        if found.status != "ambiguous":
            continue
        places = [m.place for m in found.matches]
        ambiguous, exact = ambiguous + 1, exact + alike
        first += is_right(places[0], row)
        among += any(is_right(p, row) for p in places)
        best = [m.place for m in found.matches if m.score >= found.matches[0].score - 3]
        best.sort(key=lambda p: -p.population)
        lead = best[0].population / max(1, best[1].population) if len(best) > 1 else 1e9
        leads.append((lead, is_right(best[0], row)))
    print(f"  {shared} ({shared / len(rows):.2%}) are of places with a namesake of the same kind in another region;")
    print(f"  without a guess among these no more than {1 - shared / len(rows):.2%} can be right")
    print(f"  of {ambiguous} ambiguous: {exact} such; the right place among the candidates {among}, first {first}")
    for least in (1, 2, 3, 5, 10):
        chosen = [right for lead, right in leads if lead >= least]
        right, wrong = sum(chosen), len(chosen) - sum(chosen)
        print(f"  taking the greatest where it has {least} times the people of the next: {right} right, {wrong} wrong")


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
    ceiling(rows)


if __name__ == "__main__":
    main()
