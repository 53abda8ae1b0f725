"""One random edit in a name: how often the answer is a wrong place, and how often the right one is offered.

    python tests/benchmarks/gazetteer_typos.py [--samples 5000] [--seed 1] [--show 20]

Names of seven letters or more (English, Russian, Ukrainian), one letter inserted, dropped, replaced or swapped with
the next, resolved with the region given. An edit that gives the very name of another place in the region is not
counted as an error of the program, since nobody can tell: it is left out.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter

from dronecli import gazetteer
from dronecli.folding import fold

_ALPHABETS = {
    "name": "abcdefghijklmnopqrstuvwxyz",
    "name_ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "name_uk": "абвгдеєжзиіїйклмнопрстуфхцчшщьюя",
}


def edit(rng: random.Random, name: str, alphabet: str) -> str:
    """A name with one edit: insert, delete, swap or replace, at a letter."""
    while True:
        at = rng.randrange(len(name))
        if not name[at].isalpha():
            continue
        kind = rng.choice(("insert", "delete", "swap", "replace"))
        if kind == "insert":
            out = name[:at] + rng.choice(alphabet) + name[at:]
        elif kind == "delete":
            out = name[:at] + name[at + 1 :]
        elif kind == "swap":
            out = name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :]
        else:
            out = name[:at] + rng.choice(alphabet) + name[at + 1 :]
        if out != name:
            return out


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--samples", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--proper", action="store_true", help="districts and regions without their kind word")
    args = parser.parse_args()
    rng = random.Random(args.seed)
    gaz = gazetteer.load()
    places = [p for p in gaz.places() if p.kind not in ("country", "sea", "group", "site")]
    counts: Counter[str] = Counter()
    while sum(counts.values()) < args.samples:
        place = rng.choice(places)
        field = rng.choice(tuple(_ALPHABETS))
        name = str(getattr(place, field))
        if args.proper:
            for word in (" район", " область", " край", " District", " Raion", " Oblast", " Krai"):
                name = name.removesuffix(word)
        if sum(c.isalpha() for c in name) < 7:
            continue
        query = edit(rng, name, _ALPHABETS[field])
        if any(
            gaz.place(h.place).region == place.region and gaz.place(h.place).name_ru != place.name_ru
            for h in gaz.exact(fold(query))
        ):
            continue
        found = gaz.resolve(query, place.region)
        first = [m.place for m in found.matches[:3]]
        offered = any(p.id == place.id or p.name_ru == place.name_ru for p in first)
        top = bool(first) and (first[0].id == place.id or first[0].name_ru == place.name_ru)
        if found.status == "resolved":
            outcome = "resolved right" if top else "resolved wrong"
        else:
            outcome = "offered" if offered else "not offered"
        counts[outcome] += 1
        if args.show and outcome in ("resolved wrong", "not offered"):
            matches = ", ".join(f"{m.place.id} {m.score}" for m in found.matches[:3])
            print(f"  {outcome}: {place.id} {name} -> {query}: {found.status}: {matches}")
    total = sum(counts.values())
    print(f"{total} edits: " + ", ".join(f"{k} {v / total:.2%}" for k, v in counts.most_common()))


if __name__ == "__main__":
    main()
