"""Front matter: what it gives, and that nothing in it can execute, expand or crash."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dronecli.errors import UnreadableInput
from dronecli.reading import make_document
from dronecli.reading.frontmatter import FIELDS, _plain_fields, _yaml_fields, split_front_matter


def test_fields_and_body() -> None:
    text = "---\ndate: 2025-07-21\nsource: Vladislav Shapsha\nurl: https://t.me/s/1\ntitle: 'Four: shot'\n---\nFour.\n"
    document = make_document(text, "a.md", date="2020-01-01", date_in_name="2021-01-01")
    assert (document.date, document.date_from) == ("2025-07-21", "front-matter")
    assert document.source == "Vladislav Shapsha"
    assert document.url == "https://t.me/s/1"
    assert document.title == "Four: shot"
    assert document.text[document.body :] == "Four.\n"
    assert document.text == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    text = end.join(["---", "date: 2025-07-21", "---", "Four."])
    document = make_document(text)
    assert document.date == "2025-07-21"
    assert text[document.body :] == "Four."


def test_where_the_date_comes_from() -> None:
    text = "KALUGA, May 3, 2025. Four."
    assert make_document(text).date_from == "text"
    assert make_document(text, date_in_name="2025-05-04").date_from == "file-name"
    assert make_document(text, date="2025-05-05", date_in_name="2025-05-04").date_from == "option"
    assert make_document("Four.") == make_document("Four.")._replace(date=None, date_from=None)


@pytest.mark.parametrize(
    ("block", "fields"),
    [
        ("date: 21.07.2025", {"date": "2025-07-21"}),
        ("date: July 21, 2025", {"date": "2025-07-21"}),
        ("date: 2025-07-21T10:30:00", {"date": "2025-07-21", "time": "10:30"}),
        ('date: "2025-07-21"', {"date": "2025-07-21"}),
        ("date:", {}),
        ("date: ~\nsource: x", {"source": "x"}),
        ("source: >\n  two\n  lines", {"source": "two lines\n"}),
        ("tags: [a, b]\nsource: x", {"source": "x"}),
        ("author:\n  name: x\nsource: y", {"source": "y"}),
        ("# a comment\nsource: x # another", {"source": "x"}),
        ("draft: true\nsource: x", {"source": "x"}),
        ("source: глава региона", {"source": "глава региона"}),
        ("", {}),
    ],
)
def test_values(block: str, fields: dict[str, str]) -> None:
    found, body = split_front_matter(f"---\n{block}\n---\nText", "a.md")
    assert found == fields
    assert body > 0


@pytest.mark.parametrize(
    ("block", "where", "what"),
    [
        ("date: 2025-02-30", "2:7", "no such date"),
        ("source: x\ndate: tomorrow", "3:7", "no such date"),
        ("date: [2025-07-21", "3:1", "did not find expected"),
        ("source: [a, b]", "2:9", "one value"),
        ("source: {a: b}", "2:9", "one value"),
        ("source: 'x", "3:1", "unexpected end"),
        ("date: a: b", "2:8", "mapping values"),
        ("source: x\nsource: y", "3:1", "twice"),
        ("\tdate: x", "2:1", "cannot start any token"),
        ("a: &x [1]\nb: *x", "3:4", "alias"),
        ("date: !!python/object/apply:os.system ['echo']", "2:7", "tags"),
        ("date: !custom x", "2:7", "tags"),
        ("a: " + "[" * 100 + "]" * 100, "2:35", "nested too deeply"),
        ("a: @x", "2:4", "cannot start any token"),
        ("source: a\x01b", "2:10", "control characters"),
    ],
)
def test_errors_name_line_and_column(block: str, where: str, what: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        split_front_matter(f"---\n{block}\n---\nText", "a.md")
    message = str(caught.value)
    assert message.startswith(f"a.md:{where}: front matter: "), message
    assert what in message
    assert "\n" not in message


@pytest.mark.parametrize(
    "text",
    [
        "---\nSome prose between rules.\n---\nMore",
        "--- four drones\n---\n",
        "---\nnever closed: x\n",
        "----\na: b\n----\n",
        "text\n---\na: b\n---\n",
        "---",
        "---\n",
        "",
    ],
)
def test_texts_without_front_matter(text: str) -> None:
    assert split_front_matter(text, "a.md") == ({}, 0)


def test_an_alias_bomb_costs_nothing() -> None:
    levels = (f"{chr(98 + i)}: &{chr(98 + i)} [{f'*{chr(97 + i)},' * 9}]" for i in range(20))
    bomb = 'a: &a ["lol","lol"]\n' + "\n".join(levels)
    with pytest.raises(UnreadableInput, match="alias"):
        split_front_matter(f"---\n{bomb}\n---\n", "a.md")


def test_front_matter_has_a_limit() -> None:
    long = "---\nsource: " + "x" * 100_000 + "\n---\ntext"
    assert split_front_matter(long, "a.md") == ({}, 0)


@given(
    st.lists(
        st.tuples(
            st.sampled_from([*FIELDS, "tags", "x_y", "a-b"]),
            st.text(alphabet="abя 0'\"#:,[]{}&*!|>%@`?-~.\\", max_size=12),
        ),
        max_size=4,
    )
)
def test_the_quick_way_reads_what_yaml_reads(pairs: list[tuple[str, str]]) -> None:
    block = "".join(f"{key}: {value}\n" for key, value in pairs)
    quick = _plain_fields(block)
    if quick is not None:
        assert {k: v for k, (v, _) in quick.items()} == {k: v for k, (v, _) in _yaml_fields(block, "a.md").items()}


@given(st.text(max_size=300))
def test_any_text_is_a_document_or_refused(text: str) -> None:
    for candidate in (text, f"---\n{text}\n---\n", f"---\ndate: {text}\n---\nx"):
        with suppress(UnreadableInput):
            document = make_document(candidate)
            assert document.text == candidate
            assert 0 <= document.body <= len(candidate)
