"""Saved web pages: the main text, found by trafilatura, an optional extra.

Menus, advertisements and links to other articles hold numbers of drones too, so a page is never read whole.
"""

from __future__ import annotations

import logging
import re
from importlib import import_module
from typing import Any

from dronecli.errors import UnreadableInput
from dronecli.model import Document
from dronecli.reading import decode
from dronecli.reading.dateline import find_date, parse_date

HINT = "reading saved pages needs an extra: pip install 'drone-claims[html]'"
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?([A-Za-z0-9_-]{1,40})", re.IGNORECASE)
_PUBLISHED = (
    re.compile(r"<meta[^>]{0,300}?article:published_time[^>]{0,300}", re.IGNORECASE),
    re.compile(r"\"datePublished\"\s{0,9}:\s{0,9}\"[^\"]{0,60}", re.IGNORECASE),
    re.compile(r"<meta[^>]{0,300}?datePublished[^>]{0,300}", re.IGNORECASE),
)
_DAY = re.compile(r"20\d\d-\d\d-\d\d")


def read_page(data: bytes, path: str, *, date: str | None, date_in_name: str | None) -> Document:
    """The main text of a page, one paragraph a line, with what the page says of itself.

    The day on which the page says it was published ranks with front matter. Raises UnreadableInput where the extra is
    missing or no main text is found.
    """
    try:
        trafilatura: Any = import_module("trafilatura")
    except ImportError:
        raise UnreadableInput(f"{path}: {HINT}") from None
    for name in ("trafilatura", "htmldate", "justext", "courlan", "charset_normalizer"):
        logging.getLogger(name).addHandler(logging.NullHandler())  # what they have to say is no use to the reader
    page, encoding = _decode(data, path)
    try:
        found = trafilatura.bare_extraction(
            page, include_comments=False, include_tables=True, favor_recall=True, with_metadata=True
        )
    except Exception as error:  # whatever the library does with a broken page, the other files are read
        raise UnreadableInput(f"{path}: the page cannot be taken apart ({type(error).__name__})") from None
    facts: dict[str, Any] = found if isinstance(found, dict) else found.as_dict() if found is not None else {}
    text = str(facts.get("text") or "")
    if not text.strip():
        raise UnreadableInput(f"{path}: no main text found in this page; save the article's text instead")
    title = _line(facts.get("title"))
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"  # headlines carry counts
    day, origin = _published(page), "front-matter"
    if day is None:
        day, origin = date, "option"
    if day is None:
        day, origin = date_in_name, "file-name"
    if day is None:
        day, origin = find_date(text), "text"
    return Document(
        path=path,
        text=text,
        date=day,
        date_from=origin if day else None,
        source=None,
        url=_line(facts.get("url")),
        title=title,
        encoding=encoding,
    )


def _decode(data: bytes, path: str) -> tuple[str, str]:
    """The page as text: by its own declaration where that holds, else as any other file."""
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = declared[1].decode("ascii").lower()
        if name in ("utf-8", "utf8", "windows-1251", "cp1251", "koi8-r", "koi8-u"):
            try:
                return data.decode(name), {"utf8": "utf-8", "cp1251": "windows-1251"}.get(name, name)
            except UnicodeDecodeError:
                pass
    return decode(data, path)


def _published(page: str) -> str | None:
    for pattern in _PUBLISHED:
        for match in pattern.finditer(page, 0, 1 << 20):
            day = _DAY.search(match.group())
            if day and parse_date(day.group()):
                return day.group()
    return None


def _line(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
