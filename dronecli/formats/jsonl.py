"""JSON lines: one claim a line, with the document's path, language and date in front."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dronecli.formats import Options, records
from dronecli.formats.json import dumps
from dronecli.model import ParsedDocument


def render_parse(documents: Iterable[ParsedDocument], options: Options) -> Iterator[str]:
    """The claims; `part_of` is an index among the lines of the same document."""
    for parsed in documents:
        head = parsed.document
        for claim in parsed.claims:
            record = {
                "schema": records.CLAIM_SCHEMA,
                "path": head.path,
                "language": parsed.language,
                "document_date": head.date,
                "date_from": head.date_from,
                **records.claim(claim, head, explain=options.explain),
            }
            yield dumps(record, options) + "\n"
