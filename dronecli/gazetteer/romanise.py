"""Romanisation: how a Cyrillic name is spelled in Latin letters by each scheme in use, and in the other Cyrillic.

`spellings` gives the renderings whose folded keys the compiler enters. Schemes that `folding.fold` makes equal need
not be listed twice: BGN/PCGN, GOST, the passport rules of 2014, ALA-LC and newspaper spelling meet in one row here.
"""

from __future__ import annotations

_BGN = dict(zip(
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya".split(" "),
))  # fmt: skip
_UK_BGN = dict(zip(
    "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "a b v h g d e ye zh z y i yi y k l m n o p r s t u f kh ts ch sh shch  yu ya".split(" "),
))  # fmt: skip
_ISO9 = {**_BGN, "х": "h", "ц": "c", "й": "j", "ю": "ju", "я": "ja", "ё": "e"}
_SCHOLARLY = {**_ISO9, "х": "ch"}
_GERMAN = {
    **_BGN, "ж": "sch", "з": "s", "х": "ch", "ц": "z", "ч": "tsch", "ш": "sch", "щ": "schtsch", "в": "w", "й": "i",
    "ю": "ju", "я": "ja",
    "ё": "jo",
}  # fmt: skip
_UK_ISO9 = {**_UK_BGN, "х": "x", "ц": "c", "г": "g"}
_UK_SOFT_G = {**_UK_BGN, "г": "g"}
_UK_GERMAN = {
    **_UK_BGN, "ж": "sch", "з": "s", "х": "ch", "ц": "z", "ч": "tsch", "ш": "sch", "щ": "schtsch", "в": "w",
}  # fmt: skip
_APOSTROPHES = "'’ʼ`"


def _table(letters: dict[str, str]) -> dict[int, str]:
    return str.maketrans({**dict.fromkeys(_APOSTROPHES, ""), **letters})


_RU_TABLES = tuple(_table(t) for t in (_BGN, _ISO9, _SCHOLARLY, _GERMAN))
_UK_TABLES = tuple(_table(t) for t in (_UK_BGN, _UK_SOFT_G, _UK_ISO9, _UK_GERMAN))


def spellings(name: str, language: str) -> list[str]:
    """Latin renderings of a Cyrillic name, lower case, one for each group of schemes that folding keeps apart.

    >>> spellings("Хвастовичи", "ru")[:3]
    ['khvastovichi', 'hvastovichi', 'chvastovichi']
    """
    low = name.lower()
    found = list(dict.fromkeys([low.translate(table) for table in (_UK_TABLES if language == "uk" else _RU_TABLES)]))
    for sound in ("жё", "чё", "шё", "щё"):
        if sound in low:
            # ё after these is also written o: Shcholkovo.
            found.append(low.replace("ё", "о").translate(_RU_TABLES[0]))
            break
    return found


_UNMARKED = {"ж": "z", "ч": "c", "ш": "s", "ц": "c", "й": "j", "ё": "e", "э": "e", "є": "e", "ї": "i"}
# What is written in several ways even with its marks: х, щ, and letters that hold a j.
_UNMARKED_WAYS = tuple(
    {"х": x, "щ": shch, "ю": j + "u", "я": j + "a"} for x in ("h", "ch") for shch in ("s", "sc") for j in ("j", "")
)


def unmarked(name: str, language: str) -> set[str]:
    """Scholarly spellings of a name as they look when their marks are lost, letters alone.

    >>> sorted(unmarked("Суджа", "ru")), "kasin" in unmarked("Кашин", "ru")
    (['sudza'], True)
    """
    base = {**(_UK_BGN if language == "uk" else _BGN), **_UNMARKED}
    tables = [{**base, **way, "г": g} for way in _UNMARKED_WAYS for g in ("g", base["г"])]
    found = {name.lower().translate(_table(table)) for table in tables}
    return {"".join([c for c in text if c.isascii() and c.isalpha()]) for text in found}


_ENGLISH_ENDINGS = (("ский", "sky"), ("цкий", "tsky"), ("ской", "skoy"), ("ный", "ny"), ("ий", "y"), ("ый", "y"))


def english_ru(name: str) -> str:
    """The usual English spelling of a Russian name: BGN/PCGN without apostrophes, -sky for -ский, ye- at the beginning.

    >>> [english_ru(n) for n in ("Боровский", "Екатеринбург", "Съезжее", "Козельск", "Заречье")]
    ['Borovsky', 'Yekaterinburg', 'Syezzheye', 'Kozelsk', 'Zarechye']
    """
    return "".join(_english_word(part) if part[0].isalpha() else part for part in _split(name))


def _split(name: str) -> list[str]:
    parts: list[str] = []
    for c in name:
        if parts and (c.isalpha() or c in _APOSTROPHES) == (parts[-1][0].isalpha()):
            parts[-1] += c
        else:
            parts.append(c)
    return parts


_LITTLE = frozenset(["на", "в", "у", "над", "под"])


def _english_word(word: str) -> str:
    low = word.lower()
    ending = ""
    for cyrillic, latin in _ENGLISH_ENDINGS:
        if low.endswith(cyrillic) and len(low) > len(cyrillic):
            low, ending = low[: -len(cyrillic)], latin
            break
    out = []
    previous = ""
    for i, c in enumerate(low):
        after = low[i + 1 : i + 2]
        if c == "е":
            out.append("ye" if not previous or previous in "аеёиоуыэюяйьъ" else "e")
        elif c == "ё":
            out.append("yo")
        elif c == "ь":
            out.append("y" if after and after in "ио" else "")
        elif c == "ъ":
            out.append("")
        elif c == "й" and after == "":
            out.append("y")
        else:
            out.append(_BGN.get(c, c))
        previous = c
    text = "".join(out) + ending
    if word.lower() in _LITTLE:
        return text
    return text[:1].upper() + text[1:] if word[:1].isupper() else text


_KMU_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_KMU = {**_UK_BGN, "є": "ie", "ї": "i", "й": "i", "ю": "iu", "я": "ia"}


def english_uk(name: str) -> str:
    """The official romanisation of a Ukrainian name (Cabinet of Ministers, resolution 55 of 2010).

    >>> english_uk("Згурівка"), english_uk("Єнакієве"), english_uk("Кам’янське"), english_uk("Ямпіль")
    ('Zghurivka', 'Yenakiieve', 'Kamianske', 'Yampil')
    """
    out = []
    for part in _split(name):
        low = part.lower()
        latin = ""
        i = 0
        while i < len(low):
            if low.startswith("зг", i):
                latin += "zgh"
                i += 2
                continue
            c = low[i]
            if c not in _APOSTROPHES:
                latin += _KMU_FIRST[c] if i == 0 and c in _KMU_FIRST else _KMU.get(c, c)
            i += 1
        out.append(latin[:1].upper() + latin[1:] if part[:1].isupper() else latin)
    return "".join(out)


_HUSHING = "жчшщц"
_UK_VOWELS = "аеєиіїоуюяёыэьъ"


def ukrainian(name: str) -> str:
    """A Russian name in Ukrainian spelling, by the rules for Russian place names and surnames; approximate.

    >>> [ukrainian(n) for n in ("Боровск", "Хвастовичский", "Малоярославец", "Гусев", "Тарусский")]
    ['Боровськ', 'Хвастовицький', 'Малоярославець', 'Гусєв', 'Таруський']
    """
    return "".join(_ukrainian_word(part) if part[0].isalpha() else part for part in _split(name))


def _ukrainian_word(word: str) -> str:
    low = word.lower()
    for ending, replacement in (
        ("чский", "цький"), ("жский", "зький"), ("гский", "зький"), ("зский", "зький"), ("шский", "ський"),
        ("хский", "ський"), ("сский", "ський"),
        ("ский", "ський"), ("цкий", "цький"), ("ской", "ський"), ("ская", "ська"), ("цкая", "цька"), ("ское",
        "ське"), ("цкое", "цьке"),
        ("ские", "ські"), ("цкие", "цькі"), ("ний", "ній"), ("ый", "ий"), ("ой", "ий"), ("ий", "ій"), ("яя", "я"),
        ("ая", "а"), ("ое", "е"),
        ("ее", "є"), ("ые", "і"), ("ие", "і"),
    ):  # fmt: skip
        if low.endswith(ending) and len(low) > len(ending) + 1:
            stem = _ukrainian_stem(low[: -len(ending)], True)
            if ending[0] in "чц" and stem.endswith("і"):
                stem = stem[:-1] + "и"
            return _cased(word, stem + replacement)
    return _cased(word, _ukrainian_stem(low, False))


def _cased(word: str, text: str) -> str:
    return text[:1].upper() + text[1:] if word[:1].isupper() else text


def _ukrainian_stem(low: str, cut: bool) -> str:
    out = []
    size = len(low)
    for i, c in enumerate(low):
        previous = low[i - 1] if i else ""
        rest = low[i:]
        if c == "и":
            if (
                (previous in _HUSHING and i + 1 < size)
                or (i and rest[1:2] and rest[1:2] in "чц" and previous not in _UK_VOWELS)
            ) or (i == 2 and low.startswith("при")):
                out.append("и")
            elif previous in "аеиоуыэюяьй" and previous:
                out.append("ї")
            else:
                out.append("і")
        elif c == "ы":
            out.append("и")
        elif c == "э":
            out.append("е")
        elif c == "е":
            if (
                not previous
                or previous in "аеёиоуыэюяйьъ"
                or (rest.startswith("ев") and len(rest) <= 3 and previous not in _HUSHING + "р")
            ):
                out.append("є")
            else:
                out.append("е")
        elif c == "ё":
            out.append("йо" if not previous or previous in _UK_VOWELS else "о" if previous in _HUSHING else "ьо")
        elif c == "ъ":
            out.append("’")
        elif c == "ь":
            following = low[i + 1 : i + 2]
            if following == "ё" and previous in "бпвмф":
                continue
            out.append("’" if following and following in "еёюяи" and previous in "бпвмф" else "ь")
        else:
            out.append(c)
    text = "".join(out)
    if not cut:
        if text.endswith(("ск", "цк")):
            text = text[:-1] + "ьк"
        elif text.endswith("ец"):
            text += "ь"
    return text


def russian(name: str) -> str:
    """A Ukrainian name in Russian spelling, letter by letter; approximate (Ukrainian names have Russian forms of their
    own).

    >>> russian("Вишківці"), russian("Великоберезнянський")
    ('Вишковци', 'Великоберезнянский')
    """
    text = name
    for uk, ru in (
        ("ський", "ский"), ("цький", "цкий"), ("ськ", "ск"), ("цьк", "цк"), ("івка", "овка"), ("івськ", "овск"),
        ("івці", "овци"),
        ("ів", "ов"), ("їв", "ев"), ("ець", "ец"), ("ьо", "ё"), ("йо", "ё"), ("і", "и"), ("ї", "и"), ("є", "е"),
        ("ґ", "г"),
        ("І", "И"), ("Ї", "И"), ("Є", "Е"), ("Ґ", "Г"), ("’", "ъ"), ("'", "ъ"),
    ):  # fmt: skip
        text = text.replace(uk, ru)
    return text
