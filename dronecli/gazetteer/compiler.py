"""Source entries to an index: names to forms, forms to keys, keys to hits.

For each name the compiler enters every case form in its own language, its spellings in Latin, and the skeletons of
both, with flags that tell what the form is (`dronecli.gazetteer` documents them). A form that several places share
keeps all of them, likeliest first.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from dronecli.folding import fold, is_cyrillic, skeleton
from dronecli.gazetteer import index as index_file
from dronecli.gazetteer import nearby
from dronecli.gazetteer.constants import (
    ADJ,
    ALIAS,
    CENTRE,
    FULL,
    KIND_NUMBERS,
    LOOSE,
    NAME,
    NONE,
    OLD,
    OWN,
    STEM,
    WORD,
)  # fmt: skip
from dronecli.gazetteer.inflection import (
    ALL,
    FEM,
    MASC,
    NEUT,
    Forms,
    adjective_class_ru,
    adjective_class_uk,
    adjective_forms_ru,
    adjective_forms_uk,
    name_forms,
    surname_forms,
)
from dronecli.gazetteer.people import is_feminine, name_in_russian, name_in_ukrainian
from dronecli.gazetteer.romanise import english_ru, english_uk, russian, spellings, ukrainian
from dronecli.gazetteer.source import Entry, HeadEntry, Source
from dronecli.gazetteer.ukrainian import land_noun, translated

_HEAD_NOUNS_RU = ("область", "край", "округ", "республика", "район")
_HEAD_NOUNS_UK = ("область", "край", "округ", "республіка", "район", "регіон")
_ENGLISH_KINDS = (
    " Autonomous Oblast", " Autonomous Okrug", " Administrative Okrug", " Oblast", " Krai", " Republic", " Raion",
    " District",
)  # fmt: skip


def english_name(entry: Entry) -> str:
    """The English name: as written, or derived from the name in its own language."""
    if "en" in entry.names:
        return entry.names["en"]
    own_uk = own_language(entry) == "uk"
    name = entry.names.get("uk" if own_uk else "ru") or entry.names.get("uk") or entry.names["ru"]
    spell = english_uk if own_uk else english_ru
    if name.endswith(" район"):
        return spell(name[: -len(" район")]) + (" Raion" if own_uk else " District")
    if name.endswith(" административный округ"):
        return spell(name[: -len(" административный округ")]) + " Administrative Okrug"
    return spell(name)


def own_language(entry: Entry) -> str:
    """The language in which a place's names are at home: uk in Ukraine, ru in Russia and in Crimea, where the data has
    Russian names.
    """
    at_home = "uk" if entry.id.startswith("UA") and not entry.id.startswith(("UA-43", "UA-40")) else "ru"
    return at_home if at_home in entry.names else "uk" if "uk" in entry.names else "ru"


def weight(entry: Entry) -> float:
    """How likely a bare name means this place, for the order of candidates: people, kind, and how near the front it
    lies.
    """
    base = {
        "country": 9e7,
        "sea": 5e6,
        "group": 1e6,
        "region": 2e6,
        "town": 4000.0,
        "settlement": 1500.0,
        "district": 20000.0,
        "site": 3000.0,
    }
    value = base.get(entry.kind, 300.0) + entry.pop
    if entry.region in _NEAR_FRONT:
        value *= 3
    return value


_NEAR_FRONT = frozenset(
    "RU-BEL RU-BRY RU-KRS RU-VOR RU-ROS RU-KDA RU-KLU RU-TUL RU-ORL RU-SMO RU-LIP RU-RYA RU-MOS RU-MOW RU-TAM "
    "RU-VGG RU-SAR RU-LEN UA-43 UA-40 UA-14 UA-09 UA-23 UA-65 UA-63 UA-59 UA-74 UA-12 UA-51 UA-48".split()
)


# Many places share a name; its forms are made once. Nobody changes them.
_forms_of = cache(name_forms)
_spellings_of = cache(spellings)


class _Keys:
    """Keys with their hits, gathered; flags and cases of one place under one key are joined.

    A hit is one number, place, form and cases side by side, so that joining is an "or"; a key with one hit, as most
    have, holds it bare. With two hundred thousand keys this is what building spends its time on.
    """

    def __init__(self) -> None:
        self.table: dict[str, int | dict[int, int]] = {}
        self.skeletons: dict[str, str] = {}
        self.folded: dict[str, str] = {}

    def add(self, key: str, place: int, form: int, cases: int = 0) -> None:
        hit = place << 16 | form << 6 | cases
        table = self.table
        old = table.get(key)
        if old is None:
            if key:
                table[key] = hit
        elif isinstance(old, int):
            table[key] = old | hit if old >> 16 == place else {old >> 16: old, place: hit}
        else:
            old[place] = old.get(place, 0) | hit

    def hits(self, key: str) -> list[tuple[int, int, int]]:
        """(place, form, cases) of each hit of a key."""
        found = self.table.get(key)
        if found is None:
            return []
        numbers = (found,) if isinstance(found, int) else found.values()
        return [(n >> 16, n >> 6 & 1023, n & 63) for n in numbers]

    def skeleton(self, key: str) -> str:
        """The key under which the skeleton of a key is entered."""
        found = self.skeletons.get(key)
        if found is None:
            found = self.skeletons[key] = "~" + skeleton(key)
        return found

    def forms(self, forms: Forms, place: int, form: int, fine: bool = True) -> None:
        """Enter case forms, under themselves where they are certain (`fine`) and under their skeletons."""
        add, to_skeleton = self.add, self.skeleton
        rough = form | LOOSE
        for text, cases in forms.items():
            if fine:
                add(text, place, form, cases)
            add(to_skeleton(text), place, rough, cases)

    def latin(self, texts: list[str], place: int, form: int) -> None:
        """Enter Latin spellings, under their keys and under the skeletons of these."""
        for text in texts:
            key = self.folded.get(text)
            if key is None:
                key = self.folded[text] = fold(text)
            self.add(key, place, form)
            self.add(self.skeleton(key), place, form | LOOSE)


def _names(entry: Entry) -> list[tuple[str, str]]:
    """(name, language) of what is written in Cyrillic, without former names."""
    own = [(name, language) for language, name in entry.names.items() if language != "en"]
    return own + [(name, language) for language in ("uk", "ru") for name in entry.also.get(language, ())]


def _words(phrase: str) -> list[str]:
    return phrase.lower().replace("ё", "е").replace("’", "").replace("'", "").split()


def _first_words(phrase: str) -> tuple[list[str], str]:
    """("Еврейская автономная область") -> (["еврейская", "автономная"], "область")."""
    words = _words(phrase)
    return words[:-1], words[-1]


def _adjective_phrase(words: list[str], language: str, genders: int) -> Forms:
    """Forms of adjectives that stand together: all in one case and gender."""
    adjective_forms = adjective_forms_ru if language == "ru" else adjective_forms_uk
    out: Forms = {}
    for gender in (MASC, FEM, NEUT):
        if not genders & gender:
            continue
        rows: Forms = {"": ALL}
        for word in words:
            head, hyphen, last = word.rpartition("-")
            forms = adjective_forms(last, gender)
            prefix = head.replace("-", " ") + " " if hyphen else ""
            rows = {
                (row + " " if row else "") + prefix + form: cases & other
                for row, cases in rows.items()
                for form, other in forms.items()
                if cases & other
            }
        for form, cases in rows.items():
            out[form] = out.get(form, 0) | cases
    return out


def _is_adjective(word: str, language: str) -> bool:
    return (adjective_class_ru(word) if language == "ru" else adjective_class_uk(word)) is not None


def _stems(adjective: str, language: str) -> list[str]:
    """What is left of an adjective when its ending is dropped: Хвастовичский to хвастович and хвастовичск.

    English texts made from Russian ones have "Khvastovich district", "Tarus district", "Orlov region".
    """
    low = adjective.lower().replace("-", " ")
    out = []
    for ending in ("ский", "ской", "ская", "ское", "ський", "ська", "ське"):
        if low.endswith(ending):
            out += [low[: -len(ending)], low[: -len(ending)] + ("ск" if "ь" not in ending else "ськ")]
            if out[0].endswith(("ов", "ев", "ин")):
                # "Brasovo district", "Nikiforovka district": after a village, as English texts name districts by nouns
                out += [out[0] + "о", out[0] + "ка"]
            elif out[0].endswith("ав"):
                out.append(out[0] + "а")  # "Balaklava district"
    for ending in ("цкий", "цкая", "цкое", "цький", "цька"):
        if low.endswith(ending):
            out += [low[: -len(ending)] + "ц", low[: -len(ending)] + ("цк" if "ь" not in ending else "цьк")]
    if not out:
        for ending in ("ный", "ной", "ная", "ный", "ий", "ый", "ой", "ая"):
            if low.endswith(ending):
                out.append(low[: -len(ending)] + ("н" if ending[0] == "н" else ""))
                break
    return [s for s in out if len(s) > 1]


def _abbreviation(name: str) -> bool:
    letters = [c for c in name if c.isalpha()]
    return len(letters) < 2 or sum(c.isupper() for c in letters) > len(letters) // 2


class _Compiler:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.entries = list(source.entries.values())
        order = {"country": 0, "sea": 1, "group": 2}
        # Regions each followed by its own places, so that a region's places are one run of numbers.
        self.entries.sort(key=lambda e: (order.get(e.kind, 3), e.region or "", e.kind != "region"))
        self.number = {e.id: i for i, e in enumerate(self.entries)}
        self.keys = _Keys()
        self.people = _Keys()
        self.channels: dict[str, int] = {}
        self.heads: list[bytes] = []
        self.region_heads: dict[str, list[int]] = {}
        self.english = {e.id: english_name(e) for e in self.entries}
        regions = [e for e in self.entries if e.kind == "region"]
        self.oblast_lands = {n for e in regions for name, _ in _names(e) for n in (name, land_noun(name))}
        self.sizes: dict[str, int] = {}
        for entry in self.entries:
            if entry.region:
                self.sizes[entry.region] = self.sizes.get(entry.region, 0) + 1

    # -- names

    def names(self) -> None:
        for number, entry in enumerate(self.entries):
            if entry.kind == "region":
                self.region(entry, number)
            elif entry.kind == "district" or (entry.kind == "city-district" and " " in entry.names.get("ru", "")):
                self.district(entry, number)
            else:
                self.plain(entry, number, NAME)
            for forms, flags in ((entry.also, ALIAS), (entry.shared, ALIAS), (entry.former, ALIAS | OLD)):
                for language, names in forms.items():
                    for name in names:
                        self.alias(name, language, number, flags, entry)
                        if "’s " in name:  # in a text the ending of "People's" is cut off
                            self.alias(name.replace("’s ", " "), language, number, flags, entry)
            self.lands(entry, number)

    def lands(self, entry: Entry, number: int) -> None:
        """Enter what people call the land: «на Синельниківщині». An oblast's noun is none of its central raion."""
        if entry.kind == "region" or (entry.kind == "district" and own_language(entry) == "uk"):
            nouns = dict.fromkeys([(land_noun(name), language) for name, language in _names(entry)])
            for noun, language in nouns:
                if noun and (entry.kind == "region" or noun not in self.oblast_lands):
                    self.alias(noun, language, number, ALIAS, entry)

    def own_and_other(self, entry: Entry) -> list[tuple[str, str, bool]]:
        """(name, language, certain) in both Cyrillic languages; a derived name is not certain."""
        own = own_language(entry)
        out = [(entry.names[own], own, True)]
        other = "uk" if own == "ru" else "ru"
        if other in entry.names:
            out.append((entry.names[other], other, True))
        else:
            # Where a rule does not give the form, it stands in the file: for towns and for Ukrainian places with care;
            # the Ukrainian spelling of a Russian village is what the rule makes of it.
            if other == "uk":
                out.append((ukrainian(entry.names[own]), other, entry.kind in ("town", "district")))
            else:
                out.append((russian(entry.names[own]), other, True))
        return out

    def plain(self, entry: Entry, number: int, form: int) -> None:
        own = own_language(entry)
        latin = form | (WORD if "en" in entry.word else 0)
        for name, language, certain in self.own_and_other(entry):
            at_home = OWN if language == own else 0
            # A word at home is one abroad (Мирный, Мірний); Ukrainian towns may be surnames in Russian alone (Макаров).
            word = WORD if own in entry.word or language in entry.word else 0
            self.keys.forms(_forms_of(name, language), number, form | at_home | word, certain)
            self.keys.latin(_spellings_of(name, language), number, latin | at_home)
        self.keys.latin([self.english[entry.id]], number, latin | OWN)

    def alias(self, name: str, language: str, number: int, flags: int, entry: Entry) -> None:
        if language == "en" or not is_cyrillic(name):
            self.keys.latin([name], number, flags)
            return
        if _abbreviation(name):
            self.keys.forms({fold(name): ALL}, number, flags)
            return
        if entry.kind == "district" and name.endswith(" район"):
            self.adjective(name[: -len(" район")], language, number, MASC, ADJ)
            return
        if entry.kind == "district":
            # An adjective needs its kind word; a noun such as «Криворіжжя» says what it is.
            flags |= FULL
        self.keys.forms(_forms_of(name, language), number, flags)
        self.keys.latin(_spellings_of(name, language), number, flags)

    def adjective(self, name: str, language: str, number: int, genders: int, flag: int, certain: bool = True) -> None:
        words = name.lower().replace("ё", "е").replace("’", "").split()
        if not all(_is_adjective(w.rpartition("-")[2], language) for w in words):
            # «район имени Лазо», «Гусь-Хрустальный»: whatever it is, it declines as a name does.
            self.keys.forms(_forms_of(name, language), number, flag, certain)
        else:
            self.keys.forms(_adjective_phrase(words, language, genders), number, flag, certain)
        self.keys.latin(_spellings_of(name, language), number, flag)
        for stem in _stems(name, language):
            self.keys.latin(_spellings_of(stem, language), number, STEM)
        if genders & FEM and name.endswith(("ий", "ый", "ой")):
            for ending in ("ая", "ое"):
                self.keys.latin(_spellings_of(name[:-2] + ending, language), number, flag)
        if genders & FEM and name.endswith("ая"):
            for ending in ("ий", "ой", "ое"):
                self.keys.latin(_spellings_of(name[:-2] + ending, language), number, flag)

    def region(self, entry: Entry, number: int) -> None:
        english = self.english[entry.id]
        self.keys.latin([english], number, FULL if " " in english else NAME)
        genders = MASC | FEM | NEUT
        for name, language, certain in self.own_and_other(entry):
            nouns = _HEAD_NOUNS_RU if language == "ru" else _HEAD_NOUNS_UK
            words, last = _first_words(name)
            if words and last in nouns and all(_is_adjective(w.rpartition("-")[2], language) for w in words):
                self.keys.forms(_forms_of(name, language), number, FULL, certain)
                for n in range(1, len(words) + 1):
                    self.adjective(" ".join(words[:n]), language, number, genders, ADJ, certain)
                self.keys.latin(_spellings_of(name, language), number, FULL)
            elif name.startswith(("Республика ", "Республіка ", "Автономна ", "Автономная ")):
                self.keys.forms(_forms_of(name, language), number, FULL, certain)
                self.keys.latin(_spellings_of(name, language), number, FULL)
                proper = name.split()[-1]
                # «Алтай» alone may be the republic or the territory: only believed beside a kind word.
                self.keys.forms(_forms_of(proper, language), number, STEM if language == "ru" else NAME, certain)
            else:
                self.keys.forms(_forms_of(name, language), number, NAME, certain)
                self.keys.latin(_spellings_of(name, language), number, NAME)
                if entry.what == "republic":
                    word = "Республика" if language == "ru" else "Республіка"
                    self.keys.forms(_forms_of(f"{word} {name}", language), number, FULL, certain)
                    self.keys.forms(_frozen_second(word, name, language), number, FULL, certain)
                    self.keys.latin([f"respublika {s}" for s in _spellings_of(name, language)], number, FULL)
        if entry.official:
            for part in entry.official.replace("—", "-").replace("(", "- ").replace(")", "").split(" - "):
                self.keys.forms(_forms_of(part.strip(), "ru"), number, FULL)
                self.keys.latin(_spellings_of(part.strip(), "ru"), number, FULL)
                words, last = _first_words(part.strip())
                if last == "республика" and words and _is_adjective(words[0].rpartition("-")[2], "ru"):
                    self.adjective(" ".join(words), "ru", number, FEM, ADJ)
                    break
            whole = entry.official.replace("(", "").replace(")", "").replace("—", "-").replace(" - ", "-")
            self.keys.forms(_forms_of(whole, "ru"), number, FULL)
        for language, adjective in entry.adjective.items():
            self.adjective(adjective, language, number, genders, ADJ)
        for language, nouns in (("ru", _HEAD_NOUNS_RU), ("uk", _HEAD_NOUNS_UK)):
            for words, last in map(_first_words, entry.also.get(language, [])):
                if words and last in nouns and all(_is_adjective(w, language) for w in words):
                    self.adjective(" ".join(words), language, number, genders, ADJ)  # «Білгородська обл.»
        stem = english
        for kind in _ENGLISH_KINDS:
            if english.endswith(kind):
                stem = english[: -len(kind)]
                self.keys.latin([stem], number, STEM)
                break
        if entry.what == "republic":
            self.keys.latin([f"Republic of {stem}", f"{stem} Republic"], number, FULL)
        capital = self.source.entries.get(f"{entry.id}/{entry.capital}")
        if capital is not None:
            self.centre(capital, number)

    def centre(self, centre: Entry, number: int) -> None:
        for name, language, certain in self.own_and_other(centre):
            if certain:
                self.keys.latin(_spellings_of(name, language), number, CENTRE)
        self.keys.latin([self.english[centre.id]], number, CENTRE)
        for former in centre.former.get("ru", []) + centre.former.get("uk", []):
            self.keys.latin(_spellings_of(former, "ru"), number, CENTRE)

    def district(self, entry: Entry, number: int) -> None:
        for name, language, certain in self.own_and_other(entry):
            low = name.lower()
            if low.startswith("район имени "):
                self.keys.forms(_forms_of(name, language), number, FULL)
                self.keys.forms({fold(name[6:]): ALL}, number, ADJ)
                self.keys.latin(
                    [f"imeni {s}" for s in _spellings_of(name[12:], language)] + _spellings_of(name[12:], language),
                    number,
                    STEM,
                )
                continue
            proper = name
            for ending in (" район", " административный округ", " адміністративний округ"):
                if low.endswith(ending):
                    proper = name[: -len(ending)]
            for ending in (" национальный", " національний", " эвенкийский", " евенкійський"):
                if proper.endswith(ending):
                    self.adjective(proper[: -len(ending)], language, number, MASC, ADJ, certain)
            self.adjective(proper, language, number, MASC, ADJ, certain)
            if language == "uk" and own_language(entry) == "ru" and "uk" not in entry.names:
                for other in translated(proper):
                    # Believed beside a kind word and in its own region alone: a raion of Ukraine may be named so.
                    for form, cases in _adjective_phrase(_words(other), language, MASC).items():
                        self.keys.add(form, number, STEM, cases)
        english = self.english[entry.id]
        for kind in _ENGLISH_KINDS:
            if english.endswith(kind):
                self.keys.latin([english[: -len(kind)]], number, STEM)
                break
        self.keys.latin([english], number, FULL)
        centre = self.source.entries.get(f"{entry.region}/{entry.centre}")
        if centre is not None:
            self.centre(centre, number)

    # -- people

    def persons(self) -> None:
        for entry in self.entries:
            for head in entry.heads:
                self.head(entry, head)
            for name, channels in entry.bodies:
                number = self.head_record(entry, name, "", name, "", "", "body", "", "", "")
                for channel in (name, *channels):
                    self.channels["!" + fold(channel)] = number

    def head_record(
        self,
        entry: Entry,
        name: str,
        en: str,
        uk: str,
        ru: str,
        surname: str,
        title: str,
        admin: str,
        start: str,
        end: str,
    ) -> int:
        texts = (name, en, uk, ru, surname, title, admin, start, end)
        self.heads.append(index_file.HEAD.pack(self.number[entry.id]) + "\n".join(texts).encode("utf-8"))
        return len(self.heads) - 1

    def head(self, entry: Entry, head: HeadEntry) -> None:
        ukrainian_own = head.administration == "ukraine"
        ru = head.ru or (name_in_russian(head.name) if ukrainian_own else head.name)
        uk = head.uk or (head.name if ukrainian_own else name_in_ukrainian(head.name))
        en = head.en[0] if head.en else (english_uk if ukrainian_own else english_ru)(head.name)
        surname = head.name.split(" ", 1)[-1]
        number = self.head_record(
            entry, head.name, en, uk, ru, surname, head.title, head.administration, head.start, head.end
        )
        if head.office == "head":
            self.region_heads.setdefault(entry.id, []).append(number)
        feminine = is_feminine(head.name.split()[0])
        for name, language in ((ru, "ru"), (uk, "uk")):
            family = name.split(" ", 1)[-1]
            self.people.forms(surname_forms(family, language, feminine), number, 0)
            self.people.latin(_spellings_of(family, language), number, 0)
        self.people.latin([n.split(" ", 1)[-1] for n in head.en], number, 0)
        for channel in head.telegram:
            self.channels["!" + fold(channel)] = number

    def namesakes(self) -> None:
        """Mark the forms of small places that are forms of a head's surname too: Гусев the town, Гусев the governor."""
        for key in self.people.table:
            for place, form, _ in self.keys.hits(key):
                entry = self.entries[place]
                if form & NAME and entry.kind != "region" and entry.pop < 200_000:
                    self.keys.add(key, place, WORD)

    # -- records

    def place_record(self, entry: Entry) -> bytes:
        region = self.number.get(entry.region or "", NONE)
        parent = NONE
        if entry.kind == "region":
            country = "UA" if entry.id.startswith("UA") else "RU"
            parent = self.number.get(country, NONE)
        elif entry.region:
            parent = region
        centre = self.number.get(f"{entry.region}/{entry.centre or entry.capital}", NONE) if entry.region else NONE
        run = self.sizes.get(entry.id, 0) if entry.kind == "region" else 0
        lat, lon = entry.at or (1e9, 1e9)
        flags = (1 if entry.okrug else 0) | (2 if entry.word else 0)
        # There is one kind for what is smaller than a town; `what` tells a village from an urban-type settlement.
        kind, what = ("settlement", "village") if entry.kind == "village" else (entry.kind, entry.what)
        texts = (
            entry.id,
            *self.three_names(entry),
            what,
            entry.now or entry.okrug,
            ",".join(entry.members),
        )
        fixed = index_file.PLACE.pack(KIND_NUMBERS[kind], flags, region, parent, centre, run, lat, lon, entry.pop)
        return fixed + "\n".join(texts).encode("utf-8")

    def derived_uk(self, entry: Entry) -> str:
        name = entry.names["ru"]
        if name.endswith(" район"):
            return ukrainian(name[: -len(" район")]) + " район"
        return ukrainian(name)

    def compile(self, stamp: bytes) -> bytes:
        self.names()
        self.persons()
        self.namesakes()
        weights = [weight(e) for e in self.entries]
        kinds = [e.kind for e in self.entries]
        out: dict[str, tuple[list[tuple[int, int, int]], int]] = {}
        more: dict[str, int] = {}
        for key in self.keys.table:
            rows = self.keys.hits(key)
            if len(rows) > 1:
                rows.sort(key=lambda r: (-_certainty(r[1], kinds[r[0]]), -weights[r[0]]))
            out[key] = (rows, 0)
            spaces = key.count(" ")
            if spaces:
                first = key[: key.index(" ")]
                if more.get(first, 0) < spaces:
                    more[first] = spaces
        for first, words in more.items():
            rows = out.get(first, ([], 0))[0]
            out[first] = (rows, min(words, 255))
        for key in self.people.table:
            out["@" + key] = (self.people.hits(key), 0)
        for key, head in self.channels.items():
            out[key] = ([(head, 0, 0)], 0)
        for entry in self.entries:
            out["#" + entry.id] = ([(self.number[entry.id], 0, 0)], 0)
        for region, heads in self.region_heads.items():
            out["$" + region] = ([(head, 0, 0) for head in heads], 0)
        lists = self.lists(out)
        return index_file.write(out, [self.place_record(e) for e in self.entries], self.heads, lists, stamp)

    def lists(self, out: dict[str, tuple[list[tuple[int, int, int]], int]]) -> list[bytes]:
        """The lists of names, by runs of places; their keys are entered."""
        names = [(number, self.three_names(entry)) for number, entry in enumerate(self.entries)]
        starts = [number for number, entry in enumerate(self.entries) if entry.kind == "region"]
        runs = list(pairwise([*dict.fromkeys([0, *starts]), len(names)]))
        for number, (start, _) in enumerate(runs):
            if self.entries[start].kind == "region":
                out["%" + self.entries[start].id] = ([(number, 0, 0)], 0)
        out[nearby.ALL] = ([(number, 0, 0) for number in range(len(runs))], 0)
        out[nearby.REGIONS] = ([(len(runs), 0, 0)], 0)
        return [nearby.packed(names[start:end]) for start, end in runs] + [nearby.packed(names[n] for n in starts)]

    def three_names(self, entry: Entry) -> tuple[str, str, str]:
        """The English, the Russian and the Ukrainian name."""
        ru = entry.names.get("ru") or russian(entry.names[own_language(entry)])
        return self.english[entry.id], ru, entry.names.get("uk") or self.derived_uk(entry)


def _certainty(form: int, kind: str) -> int:
    """Own names (and a region's aliases) before aliases, these before old names and adjectives, what needs a kind word
    last.
    """
    if form & (NAME | FULL) or (form & ALIAS and kind == "region" and not form & OLD):
        return 4
    if form & OLD:
        return 2
    if form & ALIAS:
        return 3
    return 2 if form & ADJ else 1


def _frozen_second(word: str, name: str, language: str) -> Forms:
    """«Республики Крым», «в Республике Татарстан»: the proper name stays in the nominative."""
    return {f"{form} {fold(name)}": cases for form, cases in _forms_of(word, language).items()}


def compile_source(source: Source, stamp: bytes = b"") -> bytes:
    """The index of a source, as bytes. Entries with errors have been left out by the reader already."""
    return _Compiler(source).compile(stamp)
