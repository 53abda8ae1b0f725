"""CSV for spreadsheets: one flat row a claim, a comparison or a match.

Texts that a spreadsheet would run are disarmed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dronecli.formats import Options, records
from dronecli.formats.sanitise import cell
from dronecli.model import Comparison, ParsedDocument, PlaceRef, Side, Window

PARSE_COLUMNS = (
    "path",
    "date",
    "language",
    "line",
    "column",
    "source",
    "speaker",
    "object",
    "type",
    "outcome",
    "min",
    "max",
    "approx",
    "place_id",
    "place",
    "across_ids",
    "across",
    "window",
    "window_date",
    "start",
    "end",
    "hours",
    "zone",
    "id",
    "part_of",
    "subset",
    "cumulative",
    "confidence",
    "text",
    "schema",
)
COMPARE_COLUMNS = (
    "place_id",
    "place",
    "date",
    "object",
    "governor_min",
    "governor_max",
    "governor_window",
    "ministry_min",
    "ministry_max",
    "ministry_window",
    "difference",
    "verdict",
    "why",
    "governor_claims",
    "ministry_claims",
    "schema",
)
PLACE_COLUMNS = ("query", "status", "id", "name", "name_ru", "kind", "region", "score", "method", "schema")


def render_parse(documents: Iterable[ParsedDocument], options: Options) -> Iterator[str]:
    """One row a claim; `part_of` is the id of the total."""
    yield _row(PARSE_COLUMNS)
    for parsed in documents:
        head = parsed.document
        for claim in parsed.claims:
            place, window = claim.place, claim.window or Window("")
            yield _row(
                (
                    head.path,
                    head.date,
                    parsed.language,
                    claim.line,
                    claim.column,
                    claim.source,
                    claim.speaker,
                    claim.object,
                    claim.type,
                    claim.outcome,
                    claim.count.min,
                    claim.count.max,
                    claim.count.approx,
                    place.id if place else None,
                    _name(place) if place else None,
                    "; ".join(p.id for p in claim.across if p.id),
                    "; ".join(map(_name, claim.across)),
                    window.kind,
                    window.date,
                    window.start,
                    window.end,
                    records.window(window)["hours"],
                    window.zone,
                    claim.id,
                    parsed.claims[claim.part_of].id if claim.part_of is not None else None,
                    claim.subset,
                    claim.cumulative,
                    claim.confidence,
                    claim.text,
                    records.PARSE_SCHEMA,
                )
            )


def _name(place: PlaceRef) -> str:
    return place.name or place.text


def render_compare(result: Comparison, options: Options) -> Iterator[str]:
    """One row a place and day."""
    yield _row(COMPARE_COLUMNS)
    for r in result.rows:
        yield _row(
            (
                r.place_id,
                r.place_name,
                r.date,
                r.object,
                *_side(r.governor),
                *_side(r.ministry),
                r.difference,
                r.verdict,
                r.why,
                " ".join(r.governor.claims) if r.governor else None,
                " ".join(r.ministry.claims) if r.ministry else None,
                records.COMPARE_SCHEMA,
            )
        )


def _side(side: Side | None) -> tuple[object, object, object]:
    if side is None:
        return None, None, None
    return side.min, side.max, window_words(side.window)


def window_words(window: Window | None) -> str | None:
    """A window in a few words, the same in all formats."""
    from dronecli.formats.words import window_text

    return window_text(window) if window else None


def render_place(places: Iterable[dict[str, Any]], options: Options) -> Iterator[str]:
    """One row a match; a name without any has one row with its status."""
    yield _row(PLACE_COLUMNS)
    for place in places:
        for match in place["matches"] or [{}]:
            yield _row(
                (
                    place["query"],
                    place["status"],
                    *(match.get(key) for key in PLACE_COLUMNS[2:-1]),
                    records.PLACE_SCHEMA,
                )
            )


def _row(values: Iterable[object]) -> str:
    return ",".join(map(_field, values)) + "\n"


def _field(value: object) -> str:
    """One field. Written by hand, since importing `csv` costs more than writing the rows of an article."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    text = cell(value)
    return '"' + text.replace('"', '""') + '"' if any(c in text for c in ',"\n\r;') or text != text.strip() else text
