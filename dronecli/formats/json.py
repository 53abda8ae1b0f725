"""JSON: everything, in one document. `dronecli/schemas` holds its schemas."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from dronecli.formats import Options, records
from dronecli.formats.sanitise import json_text
from dronecli.model import Comparison, ParsedDocument


def dumps(value: object, options: Options, indent: int | None = None) -> str:
    """A JSON text with nothing in it that a terminal would obey."""
    return json_text(json.dumps(value, ensure_ascii=options.ascii, indent=indent))


def indented(value: Any, options: Options, depth: int = 0) -> str:
    """What `dumps` makes with an indent of two, for records whose keys are texts, and several times as fast.

    `depth` is that of the line in which the value begins.
    """
    from json import encoder

    quote = encoder.encode_basestring_ascii if options.ascii else encoder.encode_basestring
    return json_text(_indented(value, quote, "\n" + "  " * depth))


def _indented(value: Any, quote: Callable[[str], str], end: str) -> str:
    if isinstance(value, str):
        return quote(value)
    if not value or not isinstance(value, (dict, list, tuple)):
        return json.dumps(value)
    line = end + "  "
    if isinstance(value, dict):
        fields = [f"{quote(key)}: {_indented(field, quote, line)}" for key, field in value.items()]
        return "{" + line + ("," + line).join(fields) + end + "}"
    return "[" + line + ("," + line).join([_indented(item, quote, line) for item in value]) + end + "]"


def render_parse(documents: Iterable[ParsedDocument], options: Options) -> Iterator[str]:
    """The documents, written one by one as they come."""
    yield '{"schema": "' + records.PARSE_SCHEMA + '", "documents": ['
    separator = "\n"
    for parsed in documents:
        record = records.document(parsed, explain=options.explain)
        if options.quiet:
            del record["claims"]
        yield separator + "  " + indented(record, options, 1)
        separator = ",\n"
    yield "\n]}\n"


def render_compare(result: Comparison, options: Options) -> Iterator[str]:
    """Rows, findings and summary, written one by one."""
    record = records.comparison(result)
    opening = "{"
    for key, value in record.items():
        yield f'{opening}\n  "{key}": '
        opening = ","
        if not value or not isinstance(value, list):
            yield indented(value, options, 1)
            continue
        for at, item in enumerate(value):
            yield ("," if at else "[") + "\n    " + indented(item, options, 2)
        yield "\n  ]"
    yield "\n}\n"


def render_place(places: Iterable[dict[str, Any]], options: Options) -> Iterator[str]:
    """One object a name, in the order asked."""
    yield '{"schema": "' + records.PLACE_SCHEMA + '", "places": ['
    separator = "\n"
    for place in places:
        yield separator + "  " + indented(place, options, 1)
        separator = ",\n"
    yield "\n]}\n"


def render_rules(rules: Sequence[dict[str, Any]], options: Options) -> Iterator[str]:
    """Every check."""
    yield dumps({"schema": records.RULES_SCHEMA, "rules": list(rules)}, options, indent=2) + "\n"
