"""Case forms made by an independent morphological analyser (pymorphy3): how many resolve to their place.

    python tests/benchmarks/gazetteer_cases.py [--show 20] [--language ru]

For every region, district, town, settlement and village the analyser inflects the Russian name word by word
(adjectives and nouns before a preposition or a complement agree), and each form is resolved with the region given. A
form is right if the place found bears the name. The analyser guesses at words that it does not know, and not every
guess is Russian; both figures are printed.
"""

from __future__ import annotations

import argparse
import warnings
from collections import Counter
from collections.abc import Iterator
from typing import Any

from dronecli import gazetteer

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_STILL = {"на", "в", "имени", "им.", "над", "под", "у", "при", "—", "и"}


def reading(morph: Any, word: str, before_noun: bool) -> Any:
    """The analyser's parse of a nominative: a place name before a noun before the rest; an adjective inside a phrase.

    Only parses whose own nominative is the word again count: otherwise the guess is not at this word ("черг" for
    Черга). None if none.
    """
    low = word.lower().replace("ё", "е")
    nominative = []
    for p in morph.parse(word):
        back = p.inflect({"nomn"}) if "nomn" in p.tag and p.tag.POS in ("NOUN", "ADJF") else None
        if back is not None and back.word.replace("ё", "е") == low:
            nominative.append(p)
    if not nominative:
        return None
    for p in nominative:
        if "Geox" in str(p.tag) or ",geo" in str(p.tag):
            return p
    if before_noun:
        for p in nominative:
            if p.tag.POS == "ADJF":
                return p
    return nominative[0]


def inflect(morph: Any, name: str, case: str) -> tuple[str, bool] | None:
    """A name in a case, and whether the analyser knew all its words; None where it has no form."""
    words = name.split()
    out, known, still = [], True, False
    for i, word in enumerate(words):
        head, hyphen, tail = word.rpartition("-")
        if word.lower() in _STILL:
            still = True
        if still:
            out.append(word)
            continue
        if "-на-" in word.lower() or "-in-" in word:
            first, rest = word.split("-", 1)
            target, prefix, suffix = first, "", "-" + rest
        else:
            target, prefix, suffix = tail, head + hyphen, ""
        parse = reading(morph, target, i + 1 < len(words))
        if parse is None:
            return None
        known = known and parse.is_known
        form = parse.inflect({case})
        if form is None:
            return None
        out.append(prefix + form.word + suffix)
    return " ".join(out), known


def samples(
    gaz: gazetteer.Gazetteer, morph: Any, language: str, step: int = 1
) -> Iterator[tuple[gazetteer.Place, str, str, bool]]:
    """(place, case, form, whether the analyser knew the words), for all regions and every step-th other place."""
    for number, place in enumerate(gaz.places()):
        if place.kind in ("country", "sea", "group", "site") or (number % step and place.kind != "region"):
            continue
        name = place.name_ru if language == "ru" else place.name_uk
        for case in CASES:
            found = inflect(morph, name, case)
            if found is not None:
                yield place, case, found[0], found[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--language", default="ru")
    args = parser.parse_args()
    warnings.simplefilter("ignore")
    import pymorphy3

    morph = pymorphy3.MorphAnalyzer(lang=args.language)
    gaz = gazetteer.load()
    counts: dict[tuple[str, bool], Counter[str]] = {}
    shown: Counter[str] = Counter()
    for place, case, form, known in samples(gaz, morph, args.language):
        found = gaz.resolve(form, place.region)
        top = found.matches[0].place if found.matches else None
        right = (
            found.status == "resolved"
            and top is not None
            and top.region == place.region
            and (top.id == place.id or top.name_ru == place.name_ru)
        )
        group = place.kind if place.kind in ("region", "district") else "town or village"
        counts.setdefault((group, known), Counter())[
            "right" if right else "wrong" if found.status == "resolved" else found.status
        ] += 1
        if not right and shown[group] < args.show:
            shown[group] += 1
            word = "known" if known else "guessed"
            print(f"  {place.id} {place.name_ru} {case}: {form} ({word}) -> {found.status} {top.id if top else ''}")
    for group in sorted({g for g, _ in counts}):
        both = counts.get((group, True), Counter()) + counts.get((group, False), Counter())
        for label, rows in (("all forms", both), ("of known words", counts.get((group, True), Counter()))):
            total = sum(rows.values())
            if total:
                print(f"{group}, {label}: {total}: " + ", ".join(f"{k} {v / total:.2%}" for k, v in rows.most_common()))


if __name__ == "__main__":
    main()
