"""Encodings are told apart by their marks, by where their zero bytes stand, and by how frequent letters are."""

from __future__ import annotations

import codecs
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dronecli.errors import UnreadableInput
from dronecli.reading import decode

TEXTS = {
    "ru": "Губернатор Калужской области сообщил, что ночью над двумя районами сбиты четыре беспилотника.",
    "ru-short": "Сбиты три БПЛА над Брянской областью",
    "ru-capitals": "НАД КАЛУЖСКОЙ ОБЛАСТЬЮ УНИЧТОЖЕНЫ ЧЕТЫРЕ БЕСПИЛОТНИКА",
    "ru-mixed": "KALUGA: «сбиты 4 дрона», – Reuters, 21.07.2025 – сообщил губернатор области",
    "uk": "Протягом ночі сили оборони збили сорок два безпілотники над Харківщиною, їхні уламки впали в полі.",
    "uk-capitals": "ПОВІТРЯНІ СИЛИ ЗБИЛИ ДЕВ'ЯТЬ БЕЗПІЛОТНИКІВ ЗА НІЧ",
    "en": "Four drones were shot down over Kaluga Oblast – “no casualties”, the governor said.",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("name", TEXTS)
def test_unicode(name: str, encoding: str) -> None:
    text, _ = decode(TEXTS[name].encode(encoding), "a.txt")
    assert text == TEXTS[name]


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "koi8-u"])
@pytest.mark.parametrize("name", [name for name in TEXTS if name != "en"])
def test_single_byte(name: str, encoding: str) -> None:
    source = TEXTS[name] if encoding == "cp1251" else TEXTS[name].replace("«", '"').replace("»", '"').replace("–", "-")
    if name.startswith("uk") and encoding == "koi8-r":
        return  # it lacks the letters
    text, found = decode(source.encode(encoding), "a.txt")
    assert text == source
    assert found == ("windows-1251" if encoding == "cp1251" else "koi8-r")


def test_typographic_english() -> None:
    text, _ = decode(TEXTS["en"].encode("cp1252"), "a.txt")
    assert text == TEXTS["en"]


def test_utf16_mark_decides() -> None:
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        assert decode(mark + TEXTS["ru"].encode(encoding), "a.txt") == (TEXTS["ru"], encoding)


def test_a_little_damage_does_not_make_utf8_another_encoding() -> None:
    data = TEXTS["ru"].encode()
    for broken in (data[:-1], data + b"\xcf", data[:10] + b"\xff" + data[10:]):
        text, encoding = decode(broken, "a.txt")
        assert encoding == "utf-8"
        assert "беспилотника" in text


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 20,
        random.Random(1).randbytes(4000),
        b"\x7fELF\x02\x01\x01" + bytes(500),
        b"\x89PNG\r\n\x1a\n" + random.Random(2).randbytes(2000),
        b"PK\x03\x04" + random.Random(3).randbytes(2000),
        b"a\0b",
        "今日は良い天気ですね。明日も晴れるでしょう。".encode("shift-jis"),
        "これは文書です".encode("euc-jp"),
        b"\xff\xfe\xff",
    ],
    ids=["every-byte", "random", "elf", "png", "zip", "nul", "shift-jis", "euc-jp", "stray"],
)
def test_binary_and_unknown(data: bytes) -> None:
    with pytest.raises(UnreadableInput, match=r"^a\.txt: "):
        decode(data, "a.txt")


def test_a_stray_nul_does_not_lose_a_text() -> None:
    text, _ = decode((TEXTS["ru"] + "\0" + TEXTS["en"]).encode(), "a.txt")
    assert "Четыре".lower() in text.lower()


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text, encoding = decode(data, "a.txt")
    except UnreadableInput as error:
        text, encoding = str(error), "message"
    assert encoding
    text.encode("utf-8")


@given(st.text(max_size=200))
def test_utf8_reads_back(text: str) -> None:
    if any(c < " " for c in text) or "\ufeff" in text:
        return
    assert decode(text.encode(), "a.txt")[0] == text
