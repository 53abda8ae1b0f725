"""Names of heads of regions in the other language: given names by table, surnames by rule."""

from __future__ import annotations

from dronecli.gazetteer.romanise import ukrainian

# Russian and Ukrainian forms of one given name. Names that differ only by the letter rules are left to the rules.
GIVEN = (
    ("Александр", "Олександр"), ("Алексей", "Олексій"), ("Андрей", "Андрій"), ("Анатолий", "Анатолій"), ("Антон",
    "Антон"),
    ("Артём", "Артем"), ("Валентин", "Валентин"), ("Валерий", "Валерій"), ("Василий", "Василь"), ("Виктор", "Віктор"),
    ("Виталий", "Віталій"), ("Владимир", "Володимир"), ("Вячеслав", "В’ячеслав"), ("Геннадий", "Геннадій"),
    ("Георгий", "Георгій"),
    ("Денис", "Денис"), ("Дмитрий", "Дмитро"), ("Евгений", "Євгеній"), ("Евгений", "Євген"), ("Иван", "Іван"),
    ("Игорь", "Ігор"), ("Илья", "Ілля"),
    ("Ирина", "Ірина"), ("Леонид", "Леонід"), ("Максим", "Максим"), ("Мария", "Марія"), ("Михаил", "Михайло"),
    ("Наталья", "Наталія"),
    ("Наталья", "Наталя"), ("Николай", "Микола"), ("Олег", "Олег"), ("Павел", "Павло"), ("Роман", "Роман"),
    ("Светлана", "Світлана"),
    ("Сергей", "Сергій"), ("Филипп", "Філіп"), ("Юрий", "Юрій"), ("Ярослав", "Ярослав"), ("Станислав", "Станіслав"),
    ("Ростислав", "Ростислав"), ("Владислав", "Владислав"), ("Мирослав", "Мирослав"), ("Радий", "Радій"), ("Глеб",
    "Гліб"),
    ("Вениамин", "Веніамін"), ("Вадим", "Вадим"), ("Валентин", "Валентин"), ("Артур", "Артур"),
)  # fmt: skip
_TO_UK: dict[str, str] = {}
_TO_RU: dict[str, str] = {}
for _ru, _uk in GIVEN:
    _TO_UK.setdefault(_ru, _uk)
    _TO_RU.setdefault(_uk, _ru)
_MASCULINE_IN_A = frozenset(
    ["Илья", "Ілля", "Никита", "Микита", "Микола", "Лука", "Фома", "Кузьма", "Данила", "Сава", "Савва"]
)


def is_feminine(given: str) -> bool:
    """Whether a given name is a woman's.

    >>> is_feminine("Наталья"), is_feminine("Илья"), is_feminine("Юрий")
    (True, False, False)
    """
    return given.endswith(("а", "я")) and given not in _MASCULINE_IN_A


def name_in_ukrainian(name: str) -> str:
    """A Russian head's name as Ukrainian texts write it.

    >>> name_in_ukrainian("Александр Гусев"), name_in_ukrainian("Владислав Шапша")
    ('Олександр Гусєв', 'Владислав Шапша')
    """
    given, _, surname = name.partition(" ")
    return f"{_TO_UK.get(given) or ukrainian(given)} {surname_in_ukrainian(surname)}".strip()


def surname_in_ukrainian(surname: str) -> str:
    """A Russian surname in Ukrainian spelling: Гусев is Гусєв, Слюсарь stays."""
    if surname.endswith(("енко", "їло", "ко")):
        return ukrainian(surname[:-2]) + "ко"
    return ukrainian(surname)


_RUSSIAN_LETTERS = (
    ("ський", "ский"), ("цький", "цкий"), ("ий", "ий"), ("ьо", "ё"), ("йо", "ё"), ("и", "ы"), ("і", "и"), ("ї", "и"),
    ("е", "е"),
    ("є", "е"), ("ґ", "г"), ("’", "ъ"), ("І", "И"), ("Ї", "И"), ("Є", "Е"), ("Ґ", "Г"), ("ець", "ец"),
)  # fmt: skip


def name_in_russian(name: str) -> str:
    """A Ukrainian head's name as Russian texts write it.

    >>> name_in_russian("Олег Синєгубов"), name_in_russian("Сергій Лисак"), name_in_russian("Дмитро Лунін")
    ('Олег Синегубов', 'Сергей Лысак', 'Дмитрий Лунин')
    """
    given, _, surname = name.partition(" ")
    return f"{_TO_RU.get(given) or _russian(given)} {_russian(surname)}".strip()


def _russian(word: str) -> str:
    ending = ""
    for uk, ru in (
        ("ський", "ский"),
        ("цький", "цкий"),
        ("ий", "ий"),
        ("их", "их"),
        ("ець", "ец"),
        ("ич", "ич"),
        ("ик", "ик"),
    ):
        if word.endswith(uk):
            word, ending = word[: -len(uk)], ru
            break
    out = []
    for i, c in enumerate(word):
        previous = word[i - 1].lower() if i else ""
        following = word[i + 1 : i + 2]
        if c == "и":
            # After с, ш, ж, ч a Russian и is likelier where the Ukrainian name is a calque; ы elsewhere.
            out.append(
                "и" if previous in "шжчщкгх" or (previous == "с" and following == "н") or (previous == "ж") else "ы"
            )
        elif c == "И":
            out.append("И")
        else:
            out.append(
                {"і": "и", "ї": "и", "є": "е", "ґ": "г", "І": "И", "Ї": "И", "Є": "Е", "Ґ": "Г", "’": "ъ"}.get(c, c)
            )
    return "".join(out) + ending
