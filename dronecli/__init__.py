"""drone-claims: claims about downed drones in news texts, and whether their sources agree.

>>> from dronecli import parse_text
>>> text = "Four drones were shot down over the Tula region, Governor Dmitry Milyaev said."
>>> parsed = parse_text(text, date="2025-07-21")
>>> [(c.source, c.count.min, c.place.id) for c in parsed.claims]
[('governor', 4, 'RU-TUL')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dronecli.gazetteer import Gazetteer
    from dronecli.model import Comparison, ParsedDocument

__version__ = "0.1.0"
__all__ = ["__version__", "compare", "parse_text"]


def parse_text(
    text: str,
    *,
    path: str = "-",
    date: str | None = None,
    source: str | None = None,
    gazetteer: Gazetteer | None = None,
) -> ParsedDocument:
    """Claims and findings of a text. Never raises for any text.

    `date` is the document's ISO day; without it a dateline in the text is used. `source` is who wrote the text: a role
    ("governor"), a person or a channel. `path` is the name that findings give the text. `gazetteer` is the one that
    comes with the package unless another is given.
    """
    from dronecli.model import Document
    from dronecli.pipeline import parse_document

    date_from = "option" if date else None
    if date is None:
        from dronecli.reading.dateline import find_date

        date = find_date(text)
        date_from = "text" if date else None
    return parse_document(Document(path, text, date, date_from, source), gazetteer)


def compare(documents: Iterable[ParsedDocument], **options: Any) -> Comparison:
    """Governors against the ministry, by place and day; see `dronecli.reconcile.compare` for the options."""
    from dronecli import reconcile

    return reconcile.compare(tuple(documents), **options)
