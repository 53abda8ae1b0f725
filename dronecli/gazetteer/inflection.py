"""Case forms of names, by rule, in Russian and Ukrainian.

The rules err on the generous side: where spelling does not tell the paradigm (Тюмень is feminine, Ярославль masculine;
Иваново declines with some writers and not with others), the forms of all plausible ones are given, since a form too
many costs little in look-up and a form too few loses a place. Forms are folded (`folding.fold`): е for ё, spaces for
hyphens.

Cases are bit flags, so that one form can serve several: `NOM | ACC`.
"""

from __future__ import annotations

NOM, GEN, DAT, ACC, INS, LOC = 1, 2, 4, 8, 16, 32
CASES = (NOM, GEN, DAT, ACC, INS, LOC)
ALL = 63
MASC, FEM, NEUT, PLUR = 1, 2, 4, 8

Forms = dict[str, int]
"""Form to cases."""

_HARD_K = "кгх"
_HUSH = "жчшщ"
_CONSONANTS = "бвгджзклмнпрстфхцчшщ"
# Words that stop inflection: what follows a preposition or "named after" stays as it is.
_FREEZING = frozenset(
    ["на", "в", "у", "под", "над", "при", "за", "имени", "им", "імені", "ім", "во", "со", "до", "із", "від"]
)


def _add(forms: Forms, form: str, case: int) -> None:
    forms[form] = forms.get(form, 0) | case


_parsed: dict[str, tuple[tuple[str, int], ...]] = {}


def _endings(forms: Forms, stem: str, endings: str) -> None:
    """Add stem + ending for the six cases; endings are separated by spaces, alternatives by a slash, - is none."""
    parsed = _parsed.get(endings)
    if parsed is None:
        joined: dict[str, int] = {}
        for case, alternatives in zip(CASES, endings.split()):
            for ending in alternatives.split("/"):
                ending = "" if ending == "-" else ending
                joined[ending] = joined.get(ending, 0) | case
        parsed = _parsed[endings] = tuple(joined.items())
    get = forms.get
    for ending, cases in parsed:
        form = stem + ending
        forms[form] = get(form, 0) | cases


def _merge(into: Forms, other: Forms) -> None:
    for form, cases in other.items():
        into[form] = into.get(form, 0) | cases


# --- Russian -----------------------------------------------------------------------------------------------------


def adjective_class_ru(word: str) -> tuple[str, str, int] | None:
    """(stem, type, gender) of a word that looks like an adjective in the nominative, or None. Type is hard or soft.

    >>> adjective_class_ru("боровский"), adjective_class_ru("верхняя"), adjective_class_ru("тула")
    (('боровск', 'hard', 1), ('верхн', 'soft', 2), None)
    """
    if len(word) < 5:
        return None
    end = word[-2:]
    stem = word[:-2]
    last = stem[-1]
    if end in ("ый", "ой"):
        return stem, "hard", MASC
    if end == "ий":
        if last in _HARD_K:
            return stem, "hard", MASC
        return (stem, "soft", MASC) if last in "н" + _HUSH or last in "вбл" else None
    if end == "ая":
        return stem, "hard" if last not in _HUSH else "soft", FEM
    if end == "яя":
        return stem, "soft", FEM
    if end == "ое":
        return stem, "hard", NEUT
    if end == "ее":
        return stem, "soft", NEUT
    if end == "ые":
        return stem, "hard", PLUR
    if end == "ие" and last in _HARD_K + _HUSH + "н":
        return stem, "soft" if last not in _HARD_K else "hard", PLUR
    if end == "ьи":
        return stem, "possessive", PLUR
    return None


def adjective_forms_ru(word: str, genders: int = 0) -> Forms:
    """Case forms of a Russian adjective given in the nominative, in the genders asked (0: its own).

    The accusative of a masculine adjective is given as the nominative (places are inanimate).
    """
    found = adjective_class_ru(word)
    if found is None:
        return {word: ALL}
    stem, kind, gender = found
    genders = genders or gender
    forms: Forms = {}
    last = stem[-1]
    if kind == "possessive":
        # Медвежьи Озёра, Белушья Губа.
        if genders & PLUR:
            _endings(forms, stem, "ьи ьих ьим ьи ьими ьих")
        return forms
    soft = kind == "soft"
    y = "и" if soft or last in _HARD_K + _HUSH else "ы"
    o = "е" if soft else "о"
    if genders & MASC:
        nominative = word[-2:] if gender == MASC else ("ий" if y == "и" else "ый")
        _endings(forms, stem, f"{nominative} {o}го {o}му {nominative} {y}м {o}м")
        if soft and last in "чвбл" and word.endswith("ий"):
            _endings(forms, stem, "ий ьего ьему ий ьим ьем")
    if genders & FEM:
        a, u = ("яя", "юю") if soft and last not in _HUSH else ("ая", "ую")
        _endings(forms, stem, f"{a} {o}й {o}й {u} {o}й/{o}ю {o}й")
    if genders & NEUT:
        _endings(forms, stem, f"{o}е {o}го {o}му {o}е {y}м {o}м")
    if genders & PLUR:
        _endings(forms, stem, f"{y}е {y}х {y}м {y}е {y}ми {y}х")
    return forms


def _plural_genitives(stem: str, soft: bool) -> list[str]:
    last = stem[-1]
    found = [stem + ("ь" if soft and last in "лнрст" else "й" if last in "аеиоуыэюя" else "")]
    if last not in "аеиоуыэюя" and len(stem) > 2 and stem[-2] in _CONSONANTS + "ьй":
        body = stem[:-2] if stem[-2] in "ьй" else stem[:-1]
        found += [body + "е" + last, body + "о" + last]
        if soft:
            found += [body + "е" + last + "ь"]
    if last in _HUSH:
        found.append(stem + "ей")
    elif last == "ц":
        found += [stem + "ов", stem + "ев"]
    elif soft and last not in _HARD_K:
        found += [stem + "ей", stem + "ев"]
    else:
        found.append(stem + "ов")
    return found


_IRREGULAR_RU = {"лев": "льв"}


def noun_forms_ru(word: str, plural: bool = False) -> Forms:
    """Case forms of a Russian noun given in the nominative, all plausible paradigms together.

    `plural` says that a plural adjective stands before it: Белые Берега, Медвежьи Озёра.

    >>> sorted(f for f, c in noun_forms_ru("малоярославец").items() if c & INS)
    ['малоярославецем', 'малоярославецом', 'малоярославцем', 'малоярославцом']
    >>> "орлом" in noun_forms_ru("орел"), "юхновом" in noun_forms_ru("юхнов")
    (True, True)
    """
    forms: Forms = {word: NOM | ACC}
    if len(word) < 2:
        return {word: ALL}
    last, stem = word[-1], word[:-1]
    before = stem[-1]
    if last in _CONSONANTS:
        stems = [word]
        if word in _IRREGULAR_RU:
            stems.append(_IRREGULAR_RU[word])
        elif len(word) > 3 and word[-2] in "ео":
            body = word[:-2]
            tail = body[-1]
            if last in "цлнрк":
                if tail == "л":
                    stems.append(body + "ь" + last)
                elif tail in "аеиоуыэюя":
                    stems.append(body + "й" + last)
                else:
                    stems.append(body + last)
                    if last == "к" and tail in "нрсзл":
                        stems.append(body + "ь" + last)
        for s in stems:
            # The ending of the instrumental after ж, ч, ш, щ, ц depends on the stress.
            instrumental = "ом/ем" if last in _HUSH + "ц" else "ом"
            _endings(forms, s, f"- а у - {instrumental} е")
            if s != word:
                forms.pop(s, None)
        if word[-2:] in ("ов", "ев", "ин", "ын"):
            _add(forms, word + "ым", INS)
        _add(forms, word + "у", LOC)
        return forms
    if last == "й":
        _endings(forms, stem, "й я ю й ем е")
        if before == "и":
            _add(forms, stem + "и", LOC)
        elif before == "е":
            _endings(forms, stem[:-1], "ей ья ью ей ьем ье")
        return forms
    if last == "ь":
        _endings(forms, stem, "ь и и ь ью и")
        _endings(forms, stem, "ь я ю ь ем е")
        if len(word) > 4 and before in "лнртв" and word[-3] in "ео" and word[-4] in _CONSONANTS:
            body = word[:-3] + before
            _endings(forms, body, "ь я ю ь ем е")
            _endings(forms, body, "ь и и ь ью и")
            forms.pop(body + "ь", None)
            forms[word] = forms.get(word, 0) | NOM | ACC
        return forms
    if plural and last in "ая":
        _endings(forms, stem, f"{last} - {last}м {last} {last}ми {last}х")
        forms.pop(stem, None)
        for genitive in _plural_genitives(stem, last == "я"):
            _add(forms, genitive, GEN)
    if last == "а":
        y = "и" if before in _HARD_K + _HUSH else "ы"
        instrumental = "ой/ою/ей/ею" if before in _HUSH + "ц" else "ой/ою"
        _endings(forms, stem, f"а {y} е у {instrumental} е")
        if word[-3:] in ("ова", "ева", "ина", "ына"):
            # A settlement "named after": посёлок Малышева; or a possessive adjective.
            _endings(forms, stem, "а ой ой у ой ой")
            forms[word] = ALL
        return forms
    if last == "я":
        _endings(forms, stem, "я и е ю ей/ею е")
        if before == "и":
            _add(forms, stem + "и", DAT | LOC)
        return forms
    if last == "о":
        forms[word] = ALL
        _endings(forms, stem, "о а у о ом е")
        if word[-3:] in ("ово", "ево", "ино", "ыно"):
            _add(forms, stem + "ым", INS)
        return forms
    if last == "е":
        forms[word] = ALL
        if before in "ьлрнстдий":
            _endings(forms, stem, "е я ю е ем е")
            if before == "и":
                _add(forms, stem + "и", LOC)
        else:
            _endings(forms, stem, "е а у е ем е")
        return forms
    if last in "ыи":
        forms[word] = ALL if last == "и" else NOM | ACC
        soft = last == "и" and before not in _HARD_K + _HUSH
        a = "я" if soft else "а"
        _endings(forms, stem, f"{last} - {a}м {last} {a}ми {a}х")
        forms.pop(stem, None)
        for genitive in _plural_genitives(stem, soft):
            _add(forms, genitive, GEN)
        return forms
    return {word: ALL}


# --- Ukrainian ---------------------------------------------------------------------------------------------------


def adjective_class_uk(word: str) -> tuple[str, str, int] | None:
    """As `adjective_class_ru`, for Ukrainian."""
    if len(word) < 5:
        return None
    end, stem = word[-2:], word[:-2]
    if end == "ий":
        return stem, "hard", MASC
    if end == "ій":
        return stem, "soft", MASC
    if word[-3:] in ("ска", "ька", "цка") or (word[-1] == "а" and word[-2] == "н" and word[-3] in "вжшчрдльн"):
        return word[:-1], "hard", FEM
    if word[-1] == "я" and word[-2] == "н":
        return word[:-1], "soft", FEM
    if word[-3:] in ("ске", "ьке", "цке") or (word[-1] == "е" and word[-2] in _CONSONANTS):
        return word[:-1], "hard", NEUT
    if word[-3:] in ("скі", "ькі", "цкі") or (word[-1] == "і" and word[-2] == "н"):
        return word[:-1], "hard", PLUR
    return None


def adjective_forms_uk(word: str, genders: int = 0) -> Forms:
    """Case forms of a Ukrainian adjective given in the nominative, in the genders asked (0: its own)."""
    found = adjective_class_uk(word)
    if found is None:
        return {word: ALL}
    stem, kind, gender = found
    genders = genders or gender
    forms: Forms = {}
    soft = kind == "soft"
    o, y = ("ьо", "і") if soft else ("о", "и")
    if genders & MASC:
        _endings(forms, stem, f"{y}й {o}го {o}му {y}й {y}м {o}му/ім")
    if genders & FEM:
        a, u = ("я", "ю") if soft else ("а", "у")
        _endings(forms, stem, f"{a} {o}ї ій {u} {o}ю ій")
    if genders & NEUT:
        _endings(forms, stem, f"{'є' if soft else 'е'} {o}го {o}му {'є' if soft else 'е'} {y}м {o}му/ім")
    if genders & PLUR:
        _endings(forms, stem, f"і {y}х {y}м і {y}ми {y}х")
    return forms


_UK_VOWELS = "аеєиіїоуюя"
_UK_SOFTENED = {"г": "з", "к": "ц", "х": "с"}


def noun_forms_uk(word: str) -> Forms:
    """Case forms of a Ukrainian noun given in the nominative, all plausible paradigms together.

    >>> "харкова" in noun_forms_uk("харків"), "калузі" in noun_forms_uk("калуга")
    (True, True)
    """
    if len(word) < 2:
        return {word: ALL}
    forms: Forms = {word: NOM | ACC}
    last, stem = word[-1], word[:-1]
    before = stem[-1]
    if last in _CONSONANTS:
        stems = [word]
        if len(word) > 3 or word[-2] == "і":  # Ріг, Рогу
            vowel, body = word[-2], word[:-2]
            if vowel == "і":
                stems += [body + "о" + last, body + "е" + last, body + "є" + last]
            elif vowel == "ї":
                stems += [body + "є" + last, body + "йо" + last]
            if vowel in "ео" and last in "цлнрк" and body[-1] not in _UK_VOWELS:
                stems.append(body + ("ь" if body[-1] == "л" else "") + last)
        for s in stems:
            _endings(forms, s, "- а/у у/ові - ом/ем/им і/у/ові")
            if last in _UK_SOFTENED:
                _add(forms, s[:-1] + _UK_SOFTENED[last] + "і", LOC)  # «у Таганрозі»
            if s != word:
                forms.pop(s, None)
        return forms
    if last == "ь":
        stems = [stem]
        if len(word) > 4:
            vowel, body = word[-3], word[:-3]
            if vowel == "і":
                stems += [body + "о" + before, body + "е" + before, body + "є" + before]
            elif vowel in "ео" and before in "цлнр" and body[-1:] not in _UK_VOWELS:
                stems.append(body + ("ь" if body[-1:] == "л" else "") + before)
            elif vowel in "еє" and before == "ц":
                stems.append(body + "й" + before)
        for s in stems:
            _endings(forms, s, "ь я/ю ю/еві ь ем і/ю/еві")
            _endings(forms, s, "ь і і ь ю і")
            _add(forms, s + before + "ю", INS)
            if s != stem:
                forms.pop(s + "ь", None)
        return forms
    if last == "й":
        _endings(forms, stem, "й я/ю ю/єві й єм ї/ю/єві")
        return forms
    if last == "а":
        locative = stem[:-1] + _UK_SOFTENED[before] if before in _UK_SOFTENED else stem
        y = "і" if before in _HUSH else "и"
        _endings(forms, stem, f"а {y} - у ою/ею -")
        forms.pop(stem, None)
        _add(forms, locative + "і", DAT | LOC)
        if word[-3:] in ("ова", "ева", "єва", "іна", "ина"):
            _endings(forms, stem, "а ої ій у ою ій")
            forms[word] = ALL
        return forms
    if last == "я":
        if before in _UK_VOWELS + "'":
            _endings(forms, stem, "я ї ї ю єю ї")
        _endings(forms, stem, "я і і ю ею і")
        # Neuter nouns of the type Запоріжжя; names of children's type are left out.
        _endings(forms, stem, "я я ю я ям і/ю")
        return forms
    if last == "о":
        forms[word] = ALL
        _endings(forms, stem, "о а у/ові о ом/им і/у/ові")
        if word[-3:] in ("ово", "ево", "єво", "іно", "їно", "ино"):
            _endings(forms, stem, "о ого ому о им ому")  # «у Міллеровому», as of Міллерове
        return forms
    if last in "еє":
        _endings(forms, stem, "е а у е ем і/у" if last == "е" else "є я ю є єм ї/ю")
        _endings(forms, stem, "е я ю е ем і/ю" if last == "е" else "є я ю є єм ї/ю")
        _endings(forms, stem, "е ого ому е им ому/ім")
        return forms
    if last in "иії":
        soft = last != "и"
        a = ("я" if before not in _HUSH + "к" else "а") if soft else "а"
        forms[word] = ALL if len(word) < 5 else NOM | ACC
        _endings(forms, stem, f"{last} - {a}м {last} {a}ми {a}х")
        forms.pop(stem, None)
        genitives = [stem, stem + "ів", stem + "їв"]
        if before in _CONSONANTS and len(stem) > 2 and stem[-2] in _CONSONANTS + "ьй":
            body = stem[:-2] if stem[-2] in "ьй" else stem[:-1]
            genitives += [body + "е" + before, body + "о" + before, body + "ок"]
        if soft and before in _CONSONANTS:
            genitives += [stem + "ь", stem[:-1] + "е" + before + "ь"]
        # Суми: Сум; Черкаси: Черкас; Лубни: Лубен.
        for genitive in genitives:
            _add(forms, genitive, GEN)
        return forms
    return {word: ALL}


# --- Names of several words --------------------------------------------------------------------------------------


def _word_forms(word: str, language: str, plural: bool = False, inner: bool = False) -> tuple[Forms, bool]:
    """Forms of one word of a name, and whether it is an adjective. `plural`: a plural adjective goes before; `inner`:
    words follow.
    """
    if language == "ru":
        found = adjective_class_ru(word)
        if found is None:
            forms = noun_forms_ru(word, plural)
            if inner and word.endswith(("ов", "ев", "ин")):
                # Possessive: Сергиев Посад, в Сергиевом Посаде.
                _add(forms, word + "ым", INS)
                _add(forms, word + "ом", LOC)
            elif inner and word.endswith("ья"):
                _endings(forms, word[:-1], "я ей ей ю ей ей")
            return forms, False
        forms = adjective_forms_ru(word)
        if word.endswith(("ой", "ый", "ая", "лий", "рий", "вий", "бий", "жий")) or (
            word.endswith("ие") and word[-3] not in _HARD_K + _HUSH
        ):
            # Not every such word is an adjective: Кадый, Кадая, Свирьстрой.
            forms = dict(forms)
            _merge(forms, noun_forms_ru(word))
        return forms, True
    forms = dict(adjective_forms_uk(word)) if adjective_class_uk(word) is not None else {}
    sure = word.endswith(("ий", "ій", "ська", "цька", "ське", "цьке", "ські", "цькі"))
    sure = sure and not word.endswith(("пій", "рій", "лій"))  # Каспій is a noun
    if inner and not sure and word[-1] in "аяеєі":
        # A word before another is nearly always an adjective: Велика Лепетиха, Нові Петрівці, Біла Церква.
        soft = word[-1] in "яє"
        o, y = ("ьо", "і") if soft else ("о", "и")
        for ending, endings in (
            ("ая", f"{word[-1]} {o}ї ій {'ю' if soft else 'у'} {o}ю ій"), ("еє",
            f"{word[-1]} {o}го {o}му {word[-1]} {y}м {o}му/ім"),
            ("і", "і их им і ими их"),
        ):  # fmt: skip
            if word[-1] in ending:
                _endings(forms, word[:-1], endings)
    if not sure:
        _merge(forms, noun_forms_uk(word))
    return forms, sure or (inner and len(word) > 3)


def _by_case(forms: Forms) -> dict[int, list[str]]:
    return {case: [f for f, c in forms.items() if c & case] for case in CASES}


def _combine(parts: list[tuple[Forms, bool]], which: set[int], words: list[str], out: Forms) -> None:
    tables = [_by_case(forms) if i in which else None for i, (forms, _) in enumerate(parts)]
    for case in CASES:
        rows = [""]
        for word, table in zip(words, tables):
            options = [word] if table is None else table[case] or [word]
            rows = [f"{row} {option}" if row else option for row in rows for option in options]
            if len(rows) > 24:
                rows = rows[:24]
        for row in rows:
            _add(out, row, case)


def name_forms(name: str, language: str) -> Forms:
    """Case forms of a place name given in the nominative: one word or several, hyphens included.

    In "Ростов-на-Дону" the first word declines alone, in "Орехово-Зуево" the last, in "Нижний Новгород" both. Where the
    spelling does not decide, all ways are given.

    >>> "нижнего новгорода" in name_forms("Нижний Новгород", "ru")
    True
    >>> "ростовом на дону" in name_forms("Ростов-на-Дону", "ru")
    True
    """
    low = name.lower().replace("ё", "е").replace("ґ", "г")
    for mark in "'’ʼ`«»\"“”()":
        low = low.replace(mark, "")
    low = low.replace(".", " ").replace(",", " ")
    chunks = low.replace("–", "-").replace("—", "-").split()
    words: list[str] = []
    hyphen_before: list[bool] = []
    for chunk in chunks:
        for i, part in enumerate(p for p in chunk.split("-") if p):
            words.append(part)
            hyphen_before.append(i > 0)
    if not words:
        return {}
    if len(words) == 1:
        return _word_forms(words[0], language)[0]
    frozen_from = len(words)
    for i, word in enumerate(words):
        if word in _FREEZING:
            frozen_from = i
            break
    if frozen_from == 0 or not low.replace("-", "").replace(" ", "").isalpha():
        return {" ".join(words): ALL}
    parts = [
        _word_forms(w, language, i > 0 and words[i - 1].endswith(("ые", "ие", "ьи")), i + 1 < len(words))
        for i, w in enumerate(words)
    ]
    out: Forms = {}
    live = set(range(frozen_from))
    # The first halves of hyphenated names in -о, -е and prefixes do not decline: Орехово-Зуево, Усть-Луга.
    rigid = {
        i
        for i in range(frozen_from - 1)
        if hyphen_before[i + 1]
        and (words[i][-1] in "оеыиі" or words[i] in ("усть", "соль", "верх", "спас", "санкт", "сан", "йошкар"))
    }
    _combine(parts, live - rigid, words, out)
    if frozen_from > 1:
        if any(hyphen_before[1:frozen_from]):
            _combine(
                parts,
                {frozen_from - 1} | {i for i in live if not (i + 1 < len(words) and hyphen_before[i + 1])} - rigid,
                words,
                out,
            )
        if not parts[0][1]:
            # "Звезда Востока": a complement in the genitive stays.
            _combine(parts, {0}, words, out)
    elif len(words) > 1:
        _combine(parts, {0}, words, out)
    return out


def surname_forms(name: str, language: str, feminine: bool = False) -> Forms:
    """Case forms of a surname: Шапша, Шапши; Гусев, Гусева, Гусевым; Слюсарь, Слюсаря; Дрозденко stays.

    >>> surname_forms("Гусев", "ru")["гусевым"] == INS, surname_forms("Дрозденко", "ru")
    (True, {'дрозденко': 63})
    """
    word = name.lower().replace("ё", "е").replace("’", "").replace("'", "").replace("ʼ", "")
    head, hyphen, word = word.rpartition("-")
    prefix = (head + " ") if hyphen else ""
    forms = _surname_forms(word, language, feminine)
    return {prefix + form: cases for form, cases in forms.items()} if prefix else forms


def _surname_forms(word: str, language: str, feminine: bool) -> Forms:
    last = word[-1]
    if language == "uk":
        if feminine:
            if word.endswith(("ова", "ева", "єва", "іна", "ина", "їна")):
                forms: Forms = {}
                _endings(forms, word[:-1], "а ої ій у ою ій")
                return forms
            if last == "а":
                return adjective_forms_uk(word) if adjective_class_uk(word) else noun_forms_uk(word)
            return {word: ALL}
        if last in "иіуюе" or word.endswith(("их", "ых")):
            return {word: ALL}
        if word.endswith(("ий", "ій")) and len(word) > 4:
            forms = adjective_forms_uk(word, MASC)
        elif last == "о":
            forms = {word: NOM}
            _endings(forms, word[:-1], "о а у/ові а ом і/у/ові")
        else:
            forms = noun_forms_uk(word)
    else:
        if last in "оиуюеэ" or word.endswith(("их", "ых")):
            return {word: ALL}
        if feminine:
            if word.endswith(("ова", "ева", "ина", "ына")):
                forms = {}
                _endings(forms, word[:-1], "а ой ой у ой/ою ой")
                return forms
            if word.endswith(("ая", "яя")):
                return adjective_forms_ru(word)
            return noun_forms_ru(word) if last in "ая" else {word: ALL}
        if word.endswith(("ий", "ый", "ой")) and len(word) > 4:
            forms = adjective_forms_ru(word, MASC)
        elif word.endswith(("ов", "ев", "ин", "ын")):
            forms = {}
            _endings(forms, word, "- а у а ым/ом е")
        else:
            forms = noun_forms_ru(word)
    # People are animate: the accusative looks like the genitive.
    for form, cases in list(forms.items()):
        if cases & GEN:
            forms[form] = cases | ACC
        elif cases & ACC and last not in "ая":
            forms[form] = cases & ~ACC
    return forms
