"""The quick writer of indented JSON writes what the standard library does."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dronecli.formats import Options
from dronecli.formats.json import dumps, indented

plain = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
values = st.recursive(plain, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=12)


@given(values, st.booleans())
def test_it_is_what_the_standard_library_writes(value: Any, ascii: bool) -> None:
    options = Options(ascii=ascii)
    assert indented(value, options) == dumps(value, options, indent=2)
    assert indented({"a": [value]}, options).count("\n") == json.dumps({"a": [value]}, indent=2).count("\n")


@pytest.mark.parametrize(
    "value", [[], {}, [[]], {"a": {}}, (1, (2, 3)), [True, False, None, 0, 1.5, ""], "\x9b##[\u202e"]
)
def test_corners(value: Any) -> None:
    assert indented(value, Options()) == dumps(value, Options(), indent=2)
