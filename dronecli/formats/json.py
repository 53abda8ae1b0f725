"""JSON: everything, in one document. `dronecli/schemas` holds its schemas."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dronecli.formats import Options, records
from dronecli.formats.sanitise import json_text
from dronecli.model import Comparison, ParsedDocument


def dumps(value: object, options: Options, indent: int | None = None) -> str:
    """A JSON text with nothing in it that a terminal would obey."""
    return json_text(json.dumps(value, ensure_ascii=options.ascii, indent=indent))


def render_parse(documents: Iterable[ParsedDocument], options: Options) -> Iterator[str]:
    """The documents, written one by one as they come."""
    yield '{"schema": "' + records.PARSE_SCHEMA + '", "documents": ['
    separator = "\n"
    for parsed in documents:
        record = records.document(parsed, explain=options.explain)
        if options.quiet:
            del record["claims"]
        yield separator + _indented(record, options)
        separator = ",\n"
    yield "\n]}\n"


def _indented(record: object, options: Options) -> str:
    return "  " + dumps(record, options, indent=2).replace("\n", "\n  ")


def render_compare(result: Comparison, options: Options) -> Iterator[str]:
    """Rows, findings and summary."""
    yield dumps(records.comparison(result), options, indent=2) + "\n"


def render_place(places: Iterable[dict[str, Any]], options: Options) -> Iterator[str]:
    """One object a name, in the order asked."""
    yield '{"schema": "' + records.PLACE_SCHEMA + '", "places": ['
    separator = "\n"
    for place in places:
        yield separator + _indented(place, options)
        separator = ",\n"
    yield "\n]}\n"


def render_rules(rules: Sequence[dict[str, Any]], options: Options) -> Iterator[str]:
    """Every check."""
    yield dumps({"schema": records.RULES_SCHEMA, "rules": list(rules)}, options, indent=2) + "\n"
