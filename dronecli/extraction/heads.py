"""Heads of regions: who held an office on a date, and which of them a surname or a title means."""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.discourse import Discourse
from dronecli.gazetteer import Gazetteer, Head


def display_name(head: Head, language: str) -> str:
    """The name as a reader of that language would index it."""
    if language == "en":
        return head.name_en
    if language == "uk":
        return getattr(head, "name_uk", None) or head.name
    return head.name


def in_office(head: Head, date: str | None) -> bool:
    """Whether a head held the office on the date (undated: whether it is the latest known holder)."""
    if date is None:
        return head.end is None
    return (head.start or "")[: len(date)] <= date and (
        head.end is None or date <= head.end or head.end.startswith(date[: len(head.end)])
    )


def choose_head(heads: tuple[Head, ...], region: str | None, date: str | None) -> Head | None:
    """The one head that a name means: of the region named, in office on the date; None if that leaves several."""
    pool = [h for h in heads if region is None or h.region == region] or list(heads)
    serving = [h for h in pool if in_office(h, date)]
    pool = serving or pool
    if len({(h.name, h.region) for h in pool}) == 1:
        return pool[0]
    if len({h.name for h in pool}) == 1:  # one person, several offices over time
        return max(pool, key=lambda h: h.start or "")
    return None


def holder_of(gazetteer: Gazetteer, region: str, discourse: Discourse, title: list[str]) -> Head | None:
    """Who holds an office on the document's date; of an occupied region's two heads, the one whose title it is."""
    head = gazetteer.head_of(region, discourse.date)
    if not region.startswith("UA"):
        return head
    ukrainian = (
        any(w in words.MILITARY_ADMINISTRATION or w.startswith(words.MILITARY_TITLE_STEMS) for w in title)
        or discourse.language == "uk"
    )
    wanted = "ukraine" if ukrainian else "russia"
    pool = [h for h in gazetteer.heads_of(region) if h.administration == wanted and in_office(h, discourse.date)]
    return pool[-1] if pool else head
