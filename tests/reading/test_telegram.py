"""Telegram exports: one document a message, streamed, and damage costs only what follows it."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from dronecli import reading
from dronecli.errors import UnreadableInput
from dronecli.model import Document

MESSAGES: list[Any] = [
    {"id": 1, "type": "service", "date": "2025-07-20T10:00:00", "action": "create_channel", "text": ""},
    {"id": 2, "type": "message", "date": "2025-07-21T07:12:09", "text": "Сбиты 4 БПЛА."},
    {
        "id": 3,
        "type": "message",
        "date": "2025-07-21T08:00:00",
        "text": ["Ещё ", {"type": "bold", "text": "два"}, " над районом.", {"type": "link", "text": " t.me/x"}],
    },
    {"id": 4, "date": "2025-07-21T09:00:00", "forwarded_from": "Минобороны России", "text": "19 БПЛА"},
    {"id": 5, "type": "message", "date": "2025-07-21T09:30:00", "text": ""},
    {"id": 6, "type": "message", "date": 17, "text": [None, 3, {"text": 4}, {"a": 1}, "x"]},
    "no message at all",
    {"id": 7, "text": {"text": "odd"}},
]
EXPORT = {"name": "AV БогомаZ", "type": "public_channel", "id": 99, "messages": MESSAGES}


def write(tmp_path: Path, value: object, name: str = "result.json") -> str:
    path = tmp_path / name
    path.write_text(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return str(path)


def read(path: str) -> tuple[list[Document], list[str]]:
    errors: list[str] = []
    return list(reading.read([path], on_error=lambda e: errors.append(str(e)))), errors


@pytest.mark.parametrize("indent", [None, 1])
def test_one_chat(tmp_path: Path, indent: int | None) -> None:
    path = write(tmp_path, json.dumps(EXPORT, ensure_ascii=indent is None, indent=indent))
    documents, errors = read(path)
    assert errors == []
    assert [d.path for d in documents] == [f"{path}#{n}" for n in (2, 3, 4, 6)]
    first, second, third, odd = documents
    assert (first.text, first.date, first.date_from, first.time) == ("Сбиты 4 БПЛА.", "2025-07-21", "export", "07:12")
    assert first.source == "AV БогомаZ"
    assert second.text == "Ещё два над районом. t.me/x"
    assert third.source == "Минобороны России"
    assert (odd.text, odd.date, odd.date_from) == ("x", None, None)


def test_a_whole_account(tmp_path: Path) -> None:
    other = {**EXPORT, "name": "Шапша", "messages": MESSAGES[1:2]}
    account = {
        "about": "…",
        "contacts": {"list": [{"user_id": 1}]},
        "chats": {"about": "x", "list": [EXPORT, other]},
        "left_chats": {"list": []},
    }
    documents, errors = read(write(tmp_path, account))
    assert errors == []
    assert [d.source for d in documents] == ["AV БогомаZ", "AV БогомаZ", "Минобороны России", "AV БогомаZ", "Шапша"]


def test_any_name_will_do_where_it_is_asked_for(tmp_path: Path) -> None:
    assert len(read(write(tmp_path, EXPORT, "bryansk.json"))[0]) == 4
    assert read(str(tmp_path))[0] == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no Telegram export"),
        ("[1, 2]", "no Telegram export"),
        ('{"a": 1}', "no list of messages"),
        ('{"messages": []}', "no list of messages"),
        ('{"messages": [', "the file ends too early"),
        ('{"messages": [{"id": 1}', "the file ends too early"),
        ('{"messages": [{"id": 1}} ', "expected , or ]"),
        ('{"messages": [{"id": }]}', "not valid JSON"),
        ("{messages: []}", "expected a key in quotes"),
        ("{" + '"a":' + "[" * 100_000, "nested too deeply"),
        ('{"messages": [' + '{"a":' * 50_000, "nested too deeply"),
        ("\x89PNG", "no Telegram export"),
        ('{"a" 1}', "expected :"),
    ],
    ids=range(13),
)
def test_damage(tmp_path: Path, text: str, message: str) -> None:
    documents, errors = read(write(tmp_path, text))
    assert documents == []
    assert len(errors) == 1
    assert message in errors[0]
    assert "\n" not in errors[0]


def test_messages_before_the_damage_are_kept(tmp_path: Path) -> None:
    text = json.dumps(EXPORT, ensure_ascii=False, indent=1)
    documents, errors = read(write(tmp_path, text[: text.index('"id": 6')]))
    assert len(documents) == 3
    assert errors
    assert ":42" in errors[0] or "ends too early" in errors[0] or "not valid JSON" in errors[0]


def test_lone_surrogates_in_escapes(tmp_path: Path) -> None:
    path = write(tmp_path, '{"name": "\\ud800x", "messages": [{"id": 1, "text": "4 \\udfff \\ud83d\\ude00"}]}')
    (document,) = read(path)[0]
    assert document.text == "4 \ufffd 😀"
    document.text.encode("utf-8")


def test_values_that_cross_the_window(tmp_path: Path) -> None:
    """Long strings, long numbers and escapes at every offset of the reader's window."""
    for pad in range(65_520, 65_560):
        text = '{"pad": "' + "x" * pad + '", "n": 12345678, "messages": [{"id": 8765432, "text": "\\u0427 4"}]}'
        (document,) = read(write(tmp_path, text))[0]
        assert document.path.endswith("#8765432")
        assert document.text == "Ч 4"


def test_memory_does_not_grow_with_the_export(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    with path.open("w", encoding="utf-8") as file:
        file.write('{"name": "x", "messages": [\n')
        for number in range(40_000):
            message = {"id": number, "type": "message", "date": "2025-07-21T07:12:09", "text": "Сбито. " * 20}
            file.write(json.dumps(message))
            file.write(",\n")
        file.write('{"id": 1}]}')
    assert path.stat().st_size > 25_000_000
    tracemalloc.start()
    try:
        assert sum(1 for _ in reading.read([str(path)])) == 40_000
        assert tracemalloc.get_traced_memory()[1] < 4_000_000
    finally:
        tracemalloc.stop()


def test_an_export_that_is_a_fifo_is_refused(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "result.json")
    with pytest.raises(UnreadableInput, match="regular file"):
        list(reading.read([str(tmp_path)]))
