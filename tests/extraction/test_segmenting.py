"""Sentences, tokens and their offsets, in texts as they are found: controls, stress marks, look-alikes, hard breaks."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import dronecli
from dronecli.segmenting import NUMBER, PUNCT, WORD, normalise, split_sentences, tokenize


def failing(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(reason=reason, strict=True)


def sentences(text: str) -> list[str]:
    plain = normalise(text).text
    return [plain[s.start : s.end] for s in split_sentences(plain)]


def lows(text: str) -> list[str]:
    return [token.low for token in tokenize(normalise(text).text)]


# --- where a sentence ends ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Gov. Shapsha said so.",
        "St. Petersburg is closed.",
        "The U.S. embassy is open.",
        "It began at 8 p.m. Moscow time and ended soon.",
        "It ended at 1.30 a.m. on Friday.",
        "A. V. Bogomaz wrote this.",
        "Over 12.20 hectares burned.",
        "Read more at example.org today.",
        "Над Тульской обл. сбит дрон.",
        "Ул. Ленина перекрыта.",
        "В г. Туле тихо.",
        "А. В. Богомаз написал пост.",
        "Ущерб составил 3 млн. рублей.",
        "Задержали жителя, 1968 г. рождения.",
        "Над Сумською обл. збито дрон.",
        "На вул. Садовій тихо.",
        pytest.param(
            "What?! he asked.", marks=failing("a mark may follow a mark: ?! is one end, or none before a small letter")
        ),
        "“It is over.” he said.",
        "«Всё спокойно», – написал он.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One fell. Two burned.", ["One fell.", "Two burned."]),
        ("Why? Nobody knows!", ["Why?", "Nobody knows!"]),
        ("Wait… Nothing.", ["Wait…", "Nothing."]),
        ("It was in 2025. Nine fell.", ["It was in 2025.", "Nine fell."]),
        ("“It is over.” He left.", ["“It is over.”", "He left."]),
        ("(It is over.) He left.", ["(It is over.)", "He left."]),
        ("It ended at 7 a.m. The alert was lifted.", ["It ended at 7 a.m.", "The alert was lifted."]),
        ("«Всё спокойно.» Так он написал.", ["«Всё спокойно.»", "Так он написал."]),
        ("Сбит дрон. Сбит второй.", ["Сбит дрон.", "Сбит второй."]),
        ("Это было в 2025 г. Потом стихло.", ["Это было в 2025 г.", "Потом стихло."]),
        ("Збито дрон. Уламки згоріли.", ["Збито дрон.", "Уламки згоріли."]),
        ("Headline without a stop\nThe first line.", ["Headline without a stop", "The first line."]),
        ("- one over Tula;\n- two over Oryol", ["- one over Tula;", "- two over Oryol"]),
        ("One.\r\n\r\nTwo.", ["One.", "Two."]),
        ("One\u2028Two", ["One", "Two"]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_several_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


WRAPPED = """\
In the course of the night the air defence units on duty destroyed six
unmanned aerial vehicles over the Tula region, and one of them came
down on the roof of a shed."""


def test_a_wrapped_paragraph_is_one_sentence() -> None:
    assert len(sentences(WRAPPED)) == 1
    assert len(sentences(WRAPPED.replace("\n", "\r\n"))) == 1


def test_a_wrapped_paragraph_ends_at_a_blank_line() -> None:
    assert len(sentences(f"{WRAPPED}\n\n{WRAPPED}")) == 2


def test_a_list_of_long_lines_is_not_a_wrapped_paragraph() -> None:
    lines = [
        "- six unmanned aerial vehicles over the territory of the Bryansk region",
        "- four unmanned aerial vehicles over the territory of the Kaluga region",
        "- two unmanned aerial vehicles over the territory of the Smolensk region",
    ]
    assert sentences("\n".join(lines)) == lines


def test_short_lines_are_not_a_wrapped_paragraph() -> None:
    assert sentences("Bryansk region 14\nSmolensk region 6\nTula region 1") == [
        "Bryansk region 14", "Smolensk region 6", "Tula region 1",
    ]  # fmt: skip


def test_paragraphs_and_line_starts() -> None:
    found = split_sentences("Head\n\nOne. Two.\nThree.")
    assert [s.paragraph for s in found] == [0, 1, 1, 1]
    assert [s.line_start for s in found] == [True, True, False, True]
    assert [s.index for s in found] == [0, 1, 2, 3]


def test_text_before_the_start_is_left_out() -> None:
    text = "---\ndate: 2025-05-10\n---\nNine fell."
    assert [text[s.start : s.end] for s in split_sentences(text, text.index("Nine"))] == ["Nine fell."]


def test_an_endless_sentence_is_cut() -> None:
    found = split_sentences("drone " * 5000)
    assert len(found) > 1
    assert max(len(s.tokens) for s in found) <= 700
    assert sum(len(s.tokens) for s in found) == 5000


# --- tokens ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ust-Donetsky", ["ust-donetsky"]),
        ("FP-1 and S-300", ["fp-1", "and", "s-300"]),
        ("12:20–15:00", ["12:20", "–", "15:00"]),
        ("89,163 drones", ["89,163", "drones"]),
        ("18-го числа", ["18-го", "числа"]),
        ("a 27-year-old", ["a", "27-year-old"]),
        ("Russia's ministry", ["russia", "ministry"]),
        ("Трёх", ["трех"]),
        ("п’ять п'ять пʼять", ["п'ять", "п'ять", "п'ять"]),
        ("5, 6.", ["5", ",", "6", "."]),
        ("30+", ["30", "+"]),
        ("№14", ["№", "14"]),
        ("«Шахед»", ["«", "шахед", "»"]),
        ("FPV-дрон", ["fpv-дрон"]),
        ("БПЛА", ["бпла"]),
        ("а_б", ["а_б"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert lows(text) == expected


def test_kinds_of_tokens() -> None:
    assert [t.kind for t in tokenize("сбито 12 БПЛА, 18-го")] == [WORD, NUMBER, WORD, PUNCT, NUMBER]


# --- what misleads --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("дро\u200bн", ["дрон"]),
        ("дро\u00adнов", ["дронов"]),
        ("\ufeffдрон", ["дрон"]),
        ("дро\u2060н", ["дрон"]),
        ("\u202eдрон\u202c", ["дрон"]),
        ("дро\u0301н", ["дрон"]),
        ("беспило\u0301тник", ["беспилотник"]),
        ("сбили\u0306", ["сбилй"]),
        ("воробе\u0308в", ["воробев"]),
        ("Украі\u0308ні", ["україні"]),
        ("5\u00a0дронов", ["5", "дронов"]),
        ("5\u202fдронов", ["5", "дронов"]),
        ("п\u2019ять", ["п'ять"]),
        ("10\u201112", ["10", "-", "12"]),
        ("Russia`s ministry", ["russia", "ministry"]),
        ("дpoн", ["дрон"]),  # Latin p and o
        ("Tула", ["тула"]),  # Latin T
        ("БПЛA", ["бпла"]),  # Latin A
        ("drоne", ["drone"]),  # Cyrillic о
        ("Brуаnsk", ["bryansk"]),  # Cyrillic у and а
    ],
)
def test_what_misleads_is_mended(text: str, expected: list[str]) -> None:
    assert lows(text) == expected


@pytest.mark.parametrize(
    "text", ["drone", "дрон", "БПЛА", "дрон drone", "FPV-дрон", "Shapsha Шапша", "Київ", "Ёлка", "п'ять"]
)
def test_honest_words_stay(text: str) -> None:
    assert "".join(lows(text)) == text.lower().replace("ё", "е").replace(" ", "")


def test_offsets_lead_back_to_the_text() -> None:
    text = "Сби\u0301ты тр\u200bи дро\u00adна."
    normal = normalise(text)
    spans = [normal.original(t.start, t.end) for t in tokenize(normal.text)]
    assert [text[a:b] for a, b in spans] == ["Сби\u0301ты", "тр\u200bи", "дро\u00adна", "."]


def test_a_plain_text_needs_no_map() -> None:
    normal = normalise("Сбиты\u00a0три дрона.")
    assert normal.offsets is None
    assert normal.original(3, 7) == (3, 7)


def test_an_empty_span_keeps_its_place() -> None:
    normal = normalise("а\u200bб")
    assert normal.original(1, 1) == (2, 2)
    assert normal.original(2, 2) == (3, 3)
    assert normalise("\u200b").original(0, 0) == (0, 0)


DECORATED = [
    "Над Тульской областью сбиты пять дронов, сообщил Дмитрий Миляев.",
    "Five drones were shot down over the Tula region, Governor Dmitry Milyaev said.",
    "Над Сумщиною збито п'ять дронів, повідомив Олег Григоров.",
]


@pytest.mark.parametrize("text", DECORATED)
@pytest.mark.parametrize("mark", ["\u200b", "\u00ad", "\u2060", "\ufe0f"])
def test_controls_change_no_claim(text: str, mark: str) -> None:
    plain = dronecli.parse_text(text, date="2025-05-10").claims
    marked = text.replace("о", f"о{mark}").replace("o", f"o{mark}")
    found = dronecli.parse_text(marked, date="2025-05-10").claims
    assert len(plain) == len(found) == 1
    for claim, other in zip(plain, found):
        assert (other.source, other.speaker, other.object, other.outcome) == (
            claim.source, claim.speaker, claim.object, claim.outcome,
        )  # fmt: skip
        assert (other.count.min, other.count.max) == (claim.count.min, claim.count.max)
        assert other.place is not None
        assert claim.place is not None
        assert other.place.id == claim.place.id
        start, end = other.span
        assert marked[start:end].replace(mark, "") == text[claim.span[0] : claim.span[1]]


# --- laws -----------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        "дрон", "Drone", "п'ять", "12:20", "89,163", "обл.", "a.m.", "S-300", "\u200b", "\u0301", "\u00ad", "\n",
        "\n\n", "\r\n", " ", "\u00a0", ".", "!", "…", "»", "(", ",", "–", "- ", "е\u0308", "и\u0306", "😀", "٣", "ß",
        "_", "\x00",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS)
@example("е\u0308")
@example("`")
@example("a" * 70 + "\n" + "b" * 68 + "\nc")
def test_spans_index_the_text(text):
    normal = normalise(text)
    last = 0
    for sentence in split_sentences(normal.text):
        assert sentence.start == sentence.tokens[0].start
        assert sentence.end == sentence.tokens[-1].end
        for token in sentence.tokens:
            assert last <= token.start < token.end <= len(normal.text)
            assert normal.text[token.start : token.end] == token.text
            start, end = normal.original(token.start, token.end)
            assert 0 <= start < end <= len(text)
            while end < len(text) and "\u0300" <= text[end] <= "\u036f":
                end += 1  # a mark that makes the word's last letter another letter
            assert normalise("é" + text[start:end]).text[1:] == token.text
            last = token.end


@given(TEXTS)
def test_nothing_is_lost_between_sentences(text):
    plain = normalise(text).text
    split = [token for sentence in split_sentences(plain) for token in sentence.tokens]
    assert split == tokenize(plain)


@given(TEXTS)
def test_what_was_mended_needs_no_mending(text):
    plain = normalise(text).text
    assert normalise(plain).text == plain
