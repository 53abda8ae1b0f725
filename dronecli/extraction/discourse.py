"""Who has been introduced: sources, and what "he", "the governor" and "the ministry" refer to."""

from __future__ import annotations

from dronecli.gazetteer import Head, Place
from dronecli.tuples import NamedTuple


class SourceMention(NamedTuple):
    """A source on tokens[begin:stop]. `region` is the id of the speaker's region, `town` the town that a mayor heads.

    `force` tells that the ministry was named as the owner of air defence units, which is no attribution; `strong` that
    a name or a full title stood there (a bare "he" or "the ministry" is weak).
    """

    kind: str
    begin: int
    stop: int
    speaker: str | None = None
    region: str | None = None
    town: Place | None = None
    head: Head | None = None
    force: bool = False
    strong: bool = True
    rule: str = "title"


class Discourse:
    """What the sentences so far have introduced: the referents of "he", "the governor", "the ministry", "the region".

    `person` is the last one who can be "he", `body` the last that can be "the ministry"; `region` is the id of the
    region in play, `home` that of the first one; `known` are surnames of heads that have been introduced, `mayors` the
    mayors by the stems of their surnames; `via` is the outlet that retells and `retold_in` the paragraph that names it,
    `carrier` the outlet that the lead names for the whole text. Lives as long as one document.
    """

    __slots__ = (
        "body",
        "carrier",
        "date",
        "home",
        "known",
        "language",
        "mayors",
        "person",
        "region",
        "retold_in",
        "town",
        "via",
    )

    def __init__(self, language: str, date: str | None) -> None:
        self.language = language
        self.date = date
        self.person: SourceMention | None = None
        self.body: SourceMention | None = None
        self.region: str | None = None
        self.home: str | None = None
        self.town: Place | None = None
        self.via: str | None = None
        self.carrier: str | None = None
        self.retold_in = -1
        self.known: set[str] = set()
        self.mayors: dict[str, SourceMention] = {}
