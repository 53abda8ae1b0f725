"""The words of a text that gave a field of a draft."""

from __future__ import annotations

from dronecli.extraction.drafts import Draft
from dronecli.extraction.reading import Reading
from dronecli.model import Evidence, Span


def note_evidence(draft: Draft, field: str, rule: str, span: Span | None) -> None:
    """Keeps the words that gave a field, if any did."""
    if span is not None:
        draft.evidence.append(Evidence(field, rule, span))


def span_of(reading: Reading, begin: int, stop: int) -> Span:
    """The characters of tokens[begin:stop] of the sentence that is read."""
    return reading.scan.tokens[begin].start, reading.scan.tokens[stop - 1].end
