"""Case forms of names: tables that a reader can check, and an independent analyser as an oracle."""

from __future__ import annotations

import pytest

from dronecli.gazetteer.constants import DAT, GEN, INS, LOC, NOM
from dronecli.gazetteer.inflection import adjective_forms_ru, adjective_forms_uk, name_forms, surname_forms

# name, language, then genitive, dative, instrumental, prepositional as a text would have them
PARADIGMS = """
Калуга              ru  Калуги Калуге Калугой Калуге
Орёл                ru  Орла Орлу Орлом Орле
Малоярославец       ru  Малоярославца Малоярославцу Малоярославцем Малоярославце
Елец                ru  Ельца Ельцу Ельцом Ельце
Юхнов               ru  Юхнова Юхнову Юхновом Юхнове
Борисов             ru  Борисова Борисову Борисовом Борисове
Сызрань             ru  Сызрани Сызрани Сызранью Сызрани
Ярославль           ru  Ярославля Ярославлю Ярославлем Ярославле
Россошь             ru  Россоши Россоши Россошью Россоши
Хвастовичи          ru  Хвастовичей Хвастовичам Хвастовичами Хвастовичах
Химки               ru  Химок Химкам Химками Химках
Люберцы             ru  Люберец Люберцам Люберцами Люберцах
Шахты               ru  Шахт Шахтам Шахтами Шахтах
Ливны               ru  Ливен Ливнам Ливнами Ливнах
Сланцы              ru  Сланцев Сланцам Сланцами Сланцах
Сочи                ru  Сочи Сочи Сочи Сочи
Иваново             ru  Иванова Иванову Ивановом Иванове
Одинцово            ru  Одинцово Одинцово Одинцово Одинцово
Поречье             ru  Поречья Поречью Поречьем Поречье
Жуковский           ru  Жуковского Жуковскому Жуковским Жуковском
Верхний             ru  Верхнего Верхнему Верхним Верхнем
Тихорецкая          ru  Тихорецкой Тихорецкой Тихорецкой Тихорецкой
Отрадное            ru  Отрадного Отрадному Отрадным Отрадном
Торжок              ru  Торжка Торжку Торжком Торжке
Владивосток         ru  Владивостока Владивостоку Владивостоком Владивостоке
Нижний·Новгород     ru  Нижнего·Новгорода Нижнему·Новгороду Нижним·Новгородом Нижнем·Новгороде
Великие·Луки        ru  Великих·Лук Великим·Лукам Великими·Луками Великих·Луках
Набережные·Челны    ru  Набережных·Челнов Набережным·Челнам Набережными·Челнами Набережных·Челнах
Сергиев·Посад       ru  Сергиева·Посада Сергиеву·Посаду Сергиевым·Посадом Сергиевом·Посаде
Красное·Село        ru  Красного·Села Красному·Селу Красным·Селом Красном·Селе
Белые·Берега        ru  Белых·Берегов Белым·Берегам Белыми·Берегами Белых·Берегах
Медвежьи·Озёра      ru  Медвежьих·Озёр Медвежьим·Озёрам Медвежьими·Озёрами Медвежьих·Озёрах
Лев·Толстой         ru  Льва·Толстого Льву·Толстому Львом·Толстым Льве·Толстом
Белая·Церковь       ru  Белой·Церкви Белой·Церкви Белой·Церковью Белой·Церкви
Вышний·Волочёк      ru  Вышнего·Волочка Вышнему·Волочку Вышним·Волочком Вышнем·Волочке
Ростов-на-Дону      ru  Ростова-на-Дону Ростову-на-Дону Ростовом-на-Дону Ростове-на-Дону
Орехово-Зуево       ru  Орехово-Зуева Орехово-Зуеву Орехово-Зуевом Орехово-Зуеве
Переславль-Залесский ru Переславля-Залесского Переславлю-Залесскому Переславлем-Залесским Переславле-Залесском
Спас-Деменск        ru  Спас-Деменска Спас-Деменску Спас-Деменском Спас-Деменске
Усть-Луга           ru  Усть-Луги Усть-Луге Усть-Лугой Усть-Луге
Ленинградская·область ru Ленинградской·области Ленинградской·области Ленинградской·областью Ленинградской·области
Харків              uk  Харкова Харкову Харковом Харкові
Київ                uk  Києва Києву Києвом Києві
Тернопіль           uk  Тернополя Тернополю Тернополем Тернополі
Чернівці            uk  Чернівців Чернівцям Чернівцями Чернівцях
Черкаси             uk  Черкас Черкасам Черкасами Черкасах
Суми                uk  Сум Сумам Сумами Сумах
Запоріжжя           uk  Запоріжжя Запоріжжю Запоріжжям Запоріжжі
Калуга              uk  Калуги Калузі Калугою Калузі
Рівне               uk  Рівного Рівному Рівним Рівному
Хмельницький        uk  Хмельницького Хмельницькому Хмельницьким Хмельницькому
Куп'янськ           uk  Куп'янська Куп'янську Куп'янськом Куп'янську
Малоярославець      uk  Малоярославця Малоярославцю Малоярославцем Малоярославці
Біла·Церква         uk  Білої·Церкви Білій·Церкві Білою·Церквою Білій·Церкві
Нові·Петрівці       uk  Нових·Петрівців Новим·Петрівцям Новими·Петрівцями Нових·Петрівцях
Калузька·область    uk  Калузької·області Калузькій·області Калузькою·областю Калузькій·області
"""


def _rows() -> list[tuple[str, str, tuple[str, ...]]]:
    rows = []
    for line in PARADIGMS.strip().splitlines():
        name, language, *forms = line.split()
        rows.append((name.replace("·", " "), language, tuple(f.replace("·", " ") for f in forms)))
    return rows


def _key(form: str) -> str:
    return form.lower().replace("ё", "е").replace("-", " ").replace("'", "")


@pytest.mark.parametrize(("name", "language", "forms"), _rows(), ids=lambda v: v if isinstance(v, str) else "")
def test_case_forms(name: str, language: str, forms: tuple[str, ...]) -> None:
    found = name_forms(name, language)
    assert found.get(_key(name), 0) & NOM
    for form, case in zip(forms, (GEN, DAT, INS, LOC)):
        assert found.get(_key(form), 0) & case, f"{form} in case {case}"


SURNAMES = [
    ("Шапша", "ru", False, "Шапши Шапше Шапшой Шапше"),
    ("Слюсарь", "ru", False, "Слюсаря Слюсарю Слюсарем Слюсаре"),
    ("Гусев", "ru", False, "Гусева Гусеву Гусевым Гусеве"),
    ("Хинштейн", "ru", False, "Хинштейна Хинштейну Хинштейном Хинштейне"),
    ("Богомаз", "ru", False, "Богомаза Богомазу Богомазом Богомазе"),
    ("Дрозденко", "ru", False, "Дрозденко Дрозденко Дрозденко Дрозденко"),
    ("Русских", "ru", False, "Русских Русских Русских Русских"),
    ("Комарова", "ru", True, "Комаровой Комаровой Комаровой Комаровой"),
    ("Костюк", "ru", True, "Костюк Костюк Костюк Костюк"),
    ("Островский", "ru", False, "Островского Островскому Островским Островском"),
    ("Гусєв", "uk", False, "Гусєва Гусєву Гусєвим Гусєві"),
    ("Лисак", "uk", False, "Лисака Лисаку Лисаком Лисаку"),
    ("Козицький", "uk", False, "Козицького Козицькому Козицьким Козицькому"),
    ("Кличко", "uk", False, "Кличка Кличку Кличком Кличку"),
    ("Шапша", "uk", False, "Шапші Шапші Шапшею Шапші"),
]


@pytest.mark.parametrize(("name", "language", "feminine", "forms"), SURNAMES)
def test_surnames(name: str, language: str, feminine: bool, forms: str) -> None:
    found = surname_forms(name, language, feminine)
    for form, case in zip(forms.split(), (GEN, DAT, INS, LOC)):
        assert found.get(_key(form), 0) & case, form


def test_adjectives_in_lists_stay_singular() -> None:
    """«Боровского, Кировского и Хвастовичского муниципальных округов»: each adjective agrees on its own."""
    assert adjective_forms_ru("хвастовичский")["хвастовичского"] == GEN
    assert adjective_forms_ru("курская")["курской"] == GEN | DAT | INS | LOC
    assert adjective_forms_uk("калузька")["калузькій"] == DAT | LOC


@pytest.mark.parametrize(
    "name", ["", "-", "—", "'", "123", "а", "имени Лазо", "на", "Й" * 400, "а б в г д е ж з и й к л"]
)
def test_odd_names_do_no_harm(name: str) -> None:
    for language in ("ru", "uk"):
        assert len(name_forms(name, language)) < 500


def test_against_an_independent_analyser() -> None:
    """The forms that pymorphy3 makes of all regions and of every tenth other place resolve to their place."""
    morphology = pytest.importorskip("pymorphy3")
    from dronecli import gazetteer
    from tests.benchmarks.gazetteer_cases import samples

    morph = morphology.MorphAnalyzer(lang="ru")
    gaz = gazetteer.load()
    right: dict[bool, list[int]] = {True: [0, 0], False: [0, 0]}
    for place, _, form, _ in samples(gaz, morph, "ru", step=10):
        found = gaz.resolve(form, place.region)
        good = found.status == "resolved" and found.matches[0].place.name_ru == place.name_ru
        tally = right[place.kind == "region"]
        tally[0] += good
        tally[1] += 1
    assert right[True][0] / right[True][1] >= 0.99
    assert right[False][0] / right[False][1] >= 0.97
