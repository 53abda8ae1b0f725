"""One name, one key: romanisations meet, Cyrillic spellings meet, and different names stay apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dronecli.folding import fold, is_cyrillic, skeleton
from dronecli.gazetteer.romanise import spellings

# Spellings under different schemes: BGN/PCGN, ISO 9, GOST, passport, ALA-LC, scholarly, newspaper.
SAME = [
    ("Oryol", "Orel", "Orjol", "Orël", "Orёl".replace("ё", "ë")),
    ("Khvastovichi", "Hvastoviči", "Hvastovichi", "Khvastovichy"),
    ("Yekaterinburg", "Ekaterinburg", "Jekaterinburg", "Iekaterinburg"),
    ("Shchyokino", "Ŝëkino", "Schekino", "Shchekino"),
    ("Kuybyshev", "Kuibyshev", "Kujbyšev"),
    ("Zhukovskiy", "Zhukovsky", "Zhukovskii", "Žukovskij"),
    ("Ryazan", "Riazan", "Rjazan’", "Riazan'"),
    ("Alexander", "Aleksander"),
    ("Вологда", "вологда", "ВОЛОГДА"),
    ("Орёл", "Орел", "Оре́л"),
    ("Спас-Деменск", "Спас‑Деменск", "Спас — Деменск"),
    ("Куп'янськ", "Куп’янськ", "Купʼянськ", "Купянськ"),
    ("Сергиев", "Cергиев"),
    ("Клинцы", "Кли\u00adнцы", "\u202eКлинцы\u202c"),
    ("Брянский", "Брянский".replace("й", "и\u0306")),
]


@pytest.mark.parametrize("spelled", SAME, ids=lambda s: s[0])
def test_spellings_of_one_name_have_one_key(spelled: tuple[str, ...]) -> None:
    assert {fold(s) for s in spelled} == {fold(spelled[0])}


# Names that a look-up must never take for each other.
APART = [
    ("Омск", "Томск"), ("Курск", "Курган"), ("Kirov", "Kirovo"), ("Орлов", "Орёл"), ("Бор", "Бобр"), ("Tula", "Tuva"),
    ("Белгород", "Белоград"), ("Samara", "Samarga"),
]  # fmt: skip


@pytest.mark.parametrize("pair", APART, ids=lambda p: p[0])
def test_different_names_have_different_skeletons(pair: tuple[str, str]) -> None:
    assert skeleton(fold(pair[0])) != skeleton(fold(pair[1]))


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Hvastovici", "Хвастовичи"), ("Cerkessk", "Черкесск"), ("Bezeck", "Бежецк"), ("Ajchal", "Айхал"),
        ("Chwastowitschi", "Хвастовичи"),
        ("Scerbinka", "Щербинка"), ("Kurovskoe", "Куровское"), ("Tverʹ", "Тверь"),
    ],
)  # fmt: skip
def test_skeletons_meet_where_diacritics_are_lost(latin: str, cyrillic: str) -> None:
    wanted = {skeleton(fold(s)) for s in spellings(cyrillic, "ru")}
    assert skeleton(fold(latin)) in wanted


@pytest.mark.parametrize(
    ("ukrainian", "russian"),
    [("Бєлгород", "Белгород"), ("Калінінград", "Калининград"), ("Щолково", "Щёлково"), ("Корольов", "Королёв")],
)
def test_skeletons_join_russian_and_ukrainian_spelling(ukrainian: str, russian: str) -> None:
    assert skeleton(fold(ukrainian)) == skeleton(fold(russian))


@given(st.text(max_size=60))
def test_any_text_folds_to_words_with_single_spaces(text: str) -> None:
    key = fold(text)
    assert key == " ".join(key.split())
    assert skeleton(key).find(" ") < 0


CYRILLIC_WORDS = st.text("абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґё' -", max_size=30)


@given(CYRILLIC_WORDS)
def test_folding_cyrillic_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(CYRILLIC_WORDS)
def test_case_does_not_matter(text: str) -> None:
    assert fold(text.upper().lower()) == fold(text.lower())
    assert fold(text.title()) == fold(text)


@given(st.text("abcdefghijklmnopqrstuvwxyzščžëûâ' -", max_size=30))
def test_latin_case_and_apostrophes_do_not_matter(text: str) -> None:
    assert fold(text.upper()) == fold(text) == fold(text.replace("'", "’")) == fold(text.replace("'", ""))


@given(st.text("абвгдежзийклмнопрстуфхцчшщыьэюяё", min_size=3, max_size=20))
def test_every_romanisation_keeps_the_name_findable(name: str) -> None:
    """The keys of a name's spellings are never empty and never Cyrillic."""
    for spelling in spellings(name, "ru"):
        assert not is_cyrillic(fold(spelling))
