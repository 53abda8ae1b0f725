"""YAML of a user's hand, read without executing, expanding or guessing anything.

The document is only composed, never constructed: tags are refused, aliases are refused (they are how a small file
becomes a large one), scalars stay the text that was written, and every entry knows its line and column.
"""

from __future__ import annotations

from typing import Any

from dronecli.tuples import NamedTuple

_MAX_DEPTH = 32
_PLAIN_TAGS = ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "merge", "value")


class YamlError(Exception):
    """What is wrong, and where (both from 1)."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class Entry(NamedTuple):
    """One key of a mapping. `value` is text, None for an empty value, or a tuple of texts for a list.

    `at` is the line and column of the value, `key_at` of the key, both from 1.
    """

    key: str
    value: str | tuple[str, ...] | None
    at: tuple[int, int]
    key_at: tuple[int, int]


def load_mapping(
    text: str, *, first_line: int = 1, max_length: int = 1 << 20, lenient: bool = False
) -> tuple[Entry, ...]:
    """The entries of a flat mapping of texts and lists of texts, in order; an empty document has none.

    Raises YamlError for anything else. `lenient` lets mappings and nested lists stand, as the value ().
    """
    import yaml

    if len(text) > max_length:
        raise YamlError(f"too long (at most {max_length} characters)", first_line, 1)
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _refuse_dangers(yaml, loader, text, first_line)
        root = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
        raise YamlError(_first_line(error.problem or "not valid YAML"), line, column) from None
    except yaml.YAMLError as error:
        at = getattr(error, "position", 0) or 0
        line = first_line + text.count("\n", 0, at)
        raise YamlError(_first_line(str(error)), line, at - text.rfind("\n", 0, at)) from None
    if root is None or root.tag == "tag:yaml.org,2002:null":
        return ()
    if not isinstance(root, yaml.MappingNode):
        raise YamlError("expected `key: value` lines", *_at(root, first_line))
    entries: list[Entry] = []
    for key, value in root.value:
        where = _at(key, first_line)
        if not isinstance(key, yaml.ScalarNode):
            raise YamlError("a key must be a word", *where)
        if any(entry.key == key.value for entry in entries):
            raise YamlError(f"{key.value!r} stands here twice", *where)
        entries.append(Entry(key.value, _value(yaml, value, first_line, lenient), _at(value, first_line), where))
    return tuple(entries)


def _refuse_dangers(yaml: Any, loader: Any, text: str, first_line: int) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        line, column = event.start_mark.line + first_line, event.start_mark.column + 1
        if isinstance(event, yaml.AliasEvent):
            raise YamlError("aliases (*name) are not accepted here; write the value out", line, column)
        tag = getattr(event, "tag", None)
        if tag and tag.removeprefix("tag:yaml.org,2002:") not in _PLAIN_TAGS:
            raise YamlError(f"tags ({tag}) are not accepted here", line, column)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _MAX_DEPTH:
                raise YamlError("nested too deeply", line, column)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _value(yaml: Any, node: Any, first_line: int, lenient: bool) -> str | tuple[str, ...] | None:
    if isinstance(node, yaml.ScalarNode):
        return None if node.tag.endswith(":null") else str(node.value)
    if lenient and not all(isinstance(item, yaml.ScalarNode) for item in node.value):
        return ()
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            if not isinstance(item, yaml.ScalarNode):
                raise YamlError("a list may hold only plain values", *_at(item, first_line))
        return tuple(str(item.value) for item in node.value)
    raise YamlError("expected a value or a list, not a mapping", *_at(node, first_line))


def _at(node: Any, first_line: int) -> tuple[int, int]:
    return node.start_mark.line + first_line, node.start_mark.column + 1


def _first_line(message: str) -> str:
    return message.strip().splitlines()[0] if message.strip() else "not valid YAML"
