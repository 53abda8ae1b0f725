"""Numerals in words, in every case form, and what hedges make of them.

The tables below are the tests' own: forms as grammars of the three languages list them, in the order of the cases.
"""

from __future__ import annotations

import pytest

from dronecli.extraction.numerals import Quantity, find_quantity
from dronecli.extraction.scan import Scan
from dronecli.segmenting import normalise, split_sentences

CASES = ("nominative", "genitive", "dative", "instrumental", "prepositional")


def failing(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(reason=reason, strict=True)


def quantity(text: str, at: int = 0) -> Quantity | None:
    """The quantity that begins at a token of a text of one sentence."""
    (sentence,) = split_sentences(normalise(text).text)
    return find_quantity(Scan(sentence), at)


def declined(*stems: str, endings: str) -> list[tuple[str, ...]]:
    return [tuple(stem + ending.strip("-") for ending in endings.split()) for stem in stems]


# --- English: the words of the whole scale --------------------------------------------------------

EN_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def english(number: int) -> str:
    if number < 20:
        return EN_SMALL[number]
    tens, units = divmod(number, 10)
    return EN_TENS[tens - 2] + (f"-{EN_SMALL[units]}" if units else "")


# --- Russian: nominative, genitive, dative, instrumental, prepositional ---------------------------

RU_UNITS: list[tuple[str, ...]] = [
    ("один", "одного", "одному", "одним", "одном"),
    ("два", "двух", "двум", "двумя", "двух"),
    ("три", "трёх", "трём", "тремя", "трёх"),
    ("четыре", "четырёх", "четырём", "четырьмя", "четырёх"),
    *declined("пят", "шест", "сем", endings="-ь -и -и -ью -и"),
    ("восемь", "восьми", "восьми", "восемью", "восьми"),
    ("девять", "девяти", "девяти", "девятью", "девяти"),
]
RU_TEENS = declined(
    *"десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат".split(),
    endings="-ь -и -и -ью -и",
)
RU_TENS: list[tuple[str, ...]] = [
    *declined("двадцат", "тридцат", endings="-ь -и -и -ью -и"),
    ("сорок", "сорока", "сорока", "сорока", "сорока"),
    ("пятьдесят", "пятидесяти", "пятидесяти", "пятьюдесятью", "пятидесяти"),
    ("шестьдесят", "шестидесяти", "шестидесяти", "шестьюдесятью", "шестидесяти"),
    ("семьдесят", "семидесяти", "семидесяти", "семьюдесятью", "семидесяти"),
    ("восемьдесят", "восьмидесяти", "восьмидесяти", "восемьюдесятью", "восьмидесяти"),
    ("девяносто", "девяноста", "девяноста", "девяноста", "девяноста"),
]
RU_HUNDREDS: list[tuple[str, ...]] = [
    ("сто", "ста", "ста", "ста", "ста"),
    ("двести", "двухсот", "двумстам", "двумястами", "двухстах"),
    ("триста", "трёхсот", "трёмстам", "тремястами", "трёхстах"),
    ("четыреста", "четырёхсот", "четырёмстам", "четырьмястами", "четырёхстах"),
    *declined("пят", "шест", "сем", endings="-ьсот -исот -истам -ьюстами -истах"),
    ("восемьсот", "восьмисот", "восьмистам", "восемьюстами", "восьмистах"),
    ("девятьсот", "девятисот", "девятистам", "девятьюстами", "девятистах"),
]

# --- Ukrainian, in the same order -----------------------------------------------------------------

UK_UNITS: list[tuple[str, ...]] = [
    ("один", "одного", "одному", "одним", "одному"),
    ("два", "двох", "двом", "двома", "двох"),
    ("три", "трьох", "трьом", "трьома", "трьох"),
    ("чотири", "чотирьох", "чотирьом", "чотирма", "чотирьох"),
    ("п'ять", "п'яти", "п'яти", "п'ятьма", "п'яти"),
    ("шість", "шести", "шести", "шістьма", "шести"),
    ("сім", "семи", "семи", "сьома", "семи"),
    ("вісім", "восьми", "восьми", "вісьма", "восьми"),
    ("дев'ять", "дев'яти", "дев'яти", "дев'ятьма", "дев'яти"),
]
UK_TEENS = declined(
    *"десят одинадцят дванадцят тринадцят чотирнадцят п'ятнадцят шістнадцят сімнадцят вісімнадцят дев'ятнадцят".split(),
    endings="-ь -и -и -ьма -и",
)
UK_TENS: list[tuple[str, ...]] = [
    *declined("двадцят", "тридцят", endings="-ь -и -и -ьма -и"),
    ("сорок", "сорока", "сорока", "сорока", "сорока"),
    *declined("п'ятдесят", "шістдесят", "сімдесят", "вісімдесят", endings="- -и -и -ьма -и"),
    ("дев'яносто", "дев'яноста", "дев'яноста", "дев'яноста", "дев'яноста"),
]
UK_HUNDREDS: list[tuple[str, ...]] = [
    ("сто", "ста", "ста", "ста", "ста"),
    ("двісті", "двохсот", "двомстам", "двомастами", "двохстах"),
    ("триста", "трьохсот", "трьомстам", "трьомастами", "трьохстах"),
    ("чотириста", "чотирьохсот", "чотирьомстам", "чотирмастами", "чотирьохстах"),
    ("п'ятсот", "п'ятисот", "п'ятистам", "п'ятьмастами", "п'ятистах"),
    ("шістсот", "шестисот", "шестистам", "шістьмастами", "шестистах"),
    ("сімсот", "семисот", "семистам", "сьомастами", "семистах"),
    ("вісімсот", "восьмисот", "восьмистам", "вісьмастами", "восьмистах"),
    ("дев'ятсот", "дев'ятисот", "дев'ятистам", "дев'ятьмастами", "дев'ятистах"),
]

Tables = tuple[list[tuple[str, ...]], list[tuple[str, ...]], list[tuple[str, ...]], list[tuple[str, ...]]]
RUSSIAN: Tables = (RU_UNITS, RU_TEENS, RU_TENS, RU_HUNDREDS)
UKRAINIAN: Tables = (UK_UNITS, UK_TEENS, UK_TENS, UK_HUNDREDS)


def slavic(tables: Tables, number: int, case: int) -> str:
    """A number from 1 to 999 in words; every part is declined."""
    units, teens, tens, hundreds = tables
    words = []
    if number >= 100:
        words.append(hundreds[number // 100 - 1][case])
        number %= 100
    if 10 <= number < 20:
        words.append(teens[number - 10][case])
    else:
        if number >= 20:
            words.append(tens[number // 10 - 2][case])
        if number % 10:
            words.append(units[number % 10 - 1][case])
    return " ".join(words)


SPREAD = [*range(1, 101), *range(200, 1000, 100), 111, 138, 184, 215, 312, 440, 567, 678, 789, 892, 999]


def assert_exactly(text: str, number: int) -> None:
    """The whole phrase before its last word, a noun, is that number and no more."""
    found = quantity(text)
    assert found is not None, text
    words = len(text.replace("-", " ").split()) - 1
    assert (found.min, found.max, found.approx) == (number, number, False), text
    assert found.stop in (words, len(text.split()) - 1), text


@pytest.mark.parametrize("number", range(1, 101))
def test_english_words(number: int) -> None:
    text = "one hundred" if number == 100 else english(number)
    assert_exactly(f"{text} drones", number)
    assert_exactly(f"{text.capitalize()} drones", number)
    assert_exactly(f"{text.replace('-', ' ')} drones", number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("a hundred", 100),
        ("one hundred and five", 105),
        ("one hundred five", 105),
        ("one hundred and thirty-eight", 138),
        ("three hundred forty", 340),
        ("nine hundred and ninety-nine", 999),
        ("one thousand", 1000),
        ("two thousand", 2000),
        ("two thousand one hundred and six", 2106),
        ("half a dozen", 6),
        ("a dozen", 12),
        ("two dozen", 24),
        ("three dozen", 36),
        ("1,204", 1204),
        ("89,163", 89163),
        ("17", 17),
    ],
)
def test_english_phrases(text: str, number: int) -> None:
    found = quantity(f"{text} drones")
    assert found is not None
    assert (found.min, found.max) == (number, number)
    assert found.stop == len(split_sentences(f"{text} drones")[0].tokens) - 1


@pytest.mark.parametrize(
    ("text", "number"),
    [("a couple of drones", 2), ("one drone", 1), ("a dozen or so drones", 12), ("half a dozen drones", 6)],
)
def test_english_fixed_phrases(text: str, number: int) -> None:
    found = quantity(text)
    assert found is not None
    assert (found.min, found.max) == (number, number)


@pytest.mark.parametrize("case", range(len(CASES)), ids=CASES)
@pytest.mark.parametrize("number", SPREAD)
def test_russian_words(number: int, case: int) -> None:
    text = slavic(RUSSIAN, number, case)
    assert_exactly(f"{text} дронов", number)
    assert_exactly(f"{text.replace('ё', 'е')} дронов", number)


@pytest.mark.parametrize("case", range(len(CASES)), ids=CASES)
@pytest.mark.parametrize("number", SPREAD)
def test_ukrainian_words(number: int, case: int) -> None:
    text = slavic(UKRAINIAN, number, case)
    assert_exactly(f"{text} дронів", number)
    assert_exactly(f"{text.replace(chr(39), '’')} дронів", number)
    assert_exactly(f"{text.replace(chr(39), '')} дронів", number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("одна ракета", 1),
        ("одну ракету", 1),
        ("одной ракеты", 1),
        ("две ракеты", 2),
        ("двадцать одна ракета", 21),
        ("тридцать две ракеты", 32),
        ("двое", 2),
        ("трое", 3),
        ("семеро", 7),
        ("пару дронов", 2),
        ("десяток дронов", 10),
        ("два десятка дронов", 20),
        ("двух десятков дронов", 20),
        ("полтора десятка дронов", 15),
        ("полутора десятков дронов", 15),
        ("дюжину дронов", 12),
        ("тысяча дронов", 1000),
        ("две тысячи дронов", 2000),
        ("89 163 дрона", 89163),
        ("67\u00a0412 дронов", 67412),
        ("восьмьюдесятью дронами", 80),
        ("одного", 1),
        ("дві ракети", 2),
        ("двадцять одна ракета", 21),
        ("однієї ракети", 1),
        ("однією ракетою", 1),
        ("двоє дронів", 2),
        ("четверо дронів", 4),
        ("п'ятьох дронів", 5),
        ("шістьох дронів", 6),
        ("сімох дронів", 7),
        ("вісьмох дронів", 8),
        ("дев'ятьох дронів", 9),
        ("десятьох дронів", 10),
        ("сімома дронами", 7),
        ("вісьмома дронами", 8),
        ("одинадцятьох дронів", 11),
        ("десяток дронів", 10),
        ("два десятки дронів", 20),
        ("півтора десятка дронів", 15),
        ("пару дронів", 2),
        ("дюжину дронів", 12),
        ("тисяча дронів", 1000),
    ],
)
def test_slavic_phrases(text: str, number: int) -> None:
    found = quantity(text)
    assert found is not None
    assert (found.min, found.max) == (number, number)


@pytest.mark.parametrize(
    ("text", "low", "high", "approx"),
    [
        ("at least ten drones", 10, None, False),
        ("no fewer than 7 drones", 7, None, False),
        ("no less than seven drones", 7, None, False),
        ("a minimum of five drones", 5, None, False),
        ("more than ten drones", 11, None, False),
        ("over 20 drones", 21, None, False),
        ("about ten drones", 10, 10, True),
        ("around 15 drones", 15, 15, True),
        ("some 40 drones", 40, 40, True),
        ("nearly 20 drones", 20, 20, True),
        ("almost 20 drones", 20, 20, True),
        ("up to ten drones", 0, 10, False),
        ("from five to seven drones", 5, 7, False),
        ("between five and seven drones", 5, 7, False),
        ("5-7 drones", 5, 7, False),
        ("10–12 drones", 10, 12, False),
        ("three or four drones", 3, 4, False),
        ("several drones", 2, None, False),
        ("a few drones", 2, None, False),
        ("dozens of drones", 24, None, False),
        ("30+ drones", 30, None, False),
        ("не менее десяти дронов", 10, None, False),
        ("как минимум 7 дронов", 7, None, False),
        ("по меньшей мере шесть дронов", 6, None, False),
        ("минимум три дрона", 3, None, False),
        ("более тридцати дронов", 31, None, False),
        ("больше двадцати дронов", 21, None, False),
        ("свыше 20 дронов", 21, None, False),
        ("двадцать с лишним дронов", 21, None, False),
        ("около пятнадцати дронов", 15, 15, True),
        ("порядка двадцати дронов", 20, 20, True),
        ("примерно 20 дронов", 20, 20, True),
        ("почти 40 дронов", 40, 40, True),
        ("до восьми дронов", 0, 8, False),
        ("от пяти до семи дронов", 5, 7, False),
        ("10–12 дронов", 10, 12, False),
        ("шесть или семь дронов", 6, 7, False),
        ("несколько дронов", 2, None, False),
        ("несколько десятков дронов", 20, None, False),
        ("десятки дронов", 20, None, False),
        ("щонайменше десять дронів", 10, None, False),
        ("не менш як сім дронів", 7, None, False),
        ("не менше семи дронів", 7, None, False),
        ("понад 30 дронів", 31, None, False),
        ("більше двадцяти дронів", 21, None, False),
        ("більш як двадцять дронів", 21, None, False),
        ("близько п'ятнадцяти дронів", 15, 15, True),
        ("приблизно 20 дронів", 20, 20, True),
        ("майже 40 дронів", 40, 40, True),
        ("до восьми дронів", 0, 8, False),
        ("від п'яти до семи дронів", 5, 7, False),
        ("шість або сім дронів", 6, 7, False),
        ("кілька дронів", 2, None, False),
        ("декілька дронів", 2, None, False),
        ("кілька десятків дронів", 20, None, False),
    ],
)
def test_hedges_and_ranges(text: str, low: int, high: int | None, approx: bool) -> None:
    found = quantity(text)
    assert found is not None
    assert (found.min, found.max, found.approx) == (low, high, approx)


@pytest.mark.parametrize(
    "text",
    [
        "drones", "the drones", "third drone", "S-300", "FP-1", "27-year-old", "3rd", "155-mm",
        "дроны", "третий дрон", "третьего дрона", "18-й", "18-го", "42-летний", "С-400", "Х-101",
        "дрони", "третій дрон", "третього дрона", "42-річний", "14-го", "Ан-26",
    ],
)  # fmt: skip
def test_what_is_no_quantity(text: str) -> None:
    assert quantity(text) is None


def test_a_quantity_begins_where_asked() -> None:
    found = quantity("сбито двадцать один дрон", 1)
    assert found is not None
    assert (found.min, found.begin, found.stop) == (21, 1, 3)
    assert quantity("сбито двадцать один дрон", 0) is None
    assert quantity("сбито двадцать один дрон", 9) is None
