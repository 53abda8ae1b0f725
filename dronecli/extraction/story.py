"""What a document has told so far: the one mutable value of extraction, handed to every rule that needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dronecli.extraction.discourse import Discourse

if TYPE_CHECKING:
    from dronecli.extraction.discourse import SourceMention
    from dronecli.extraction.drafts import Draft
    from dronecli.extraction.places import PlaceGroup
    from dronecli.gazetteer import Gazetteer
    from dronecli.model import Problem, Window


class Story:
    """What the sentences so far leave to the next one. Lives as long as one document.

    Made anew for each document with its gazetteer, its language (en, ru or uk) and its ISO date or None. Who "he",
    "the ministry" and "the region" are is in `discourse`.
    """

    def __init__(self, gazetteer: Gazetteer, language: str, date: str | None) -> None:
        self.gazetteer = gazetteer
        self.language = language
        self.date = date
        self.discourse = Discourse(language, date)
        self.drafts: list[Draft] = []
        self.here: list[Draft] = []  # drafts of the sentence that is being read
        self.drafts_before: Draft | None = None  # the last draft before those of this sentence
        self.problems: list[Problem] = []

        self.document_source: SourceMention | None = None  # whom front matter or the channel names
        self.current: SourceMention | None = None  # the speaker in play
        self.signature: SourceMention | None = None
        self.stranger = False  # it is of somebody who is no source
        self.quoted_since: int | None = None  # the sentence that opened a quotation which goes on

        self.window_of: dict[str, Window] = {}  # by source, see `drafts.window_key`
        self.neutral_window: Window | None = None  # of a statement that nobody signs
        self.last_window: Window | None = None
        self.night: str | None = None  # the day of the night that the first sentences tell of
        self.last_date: str | None = None  # the ISO day that a sentence named last …
        self.last_date_at = -10  # … and the index of that sentence
        self.day_of: tuple[str, int] | None = None  # a day that heads a paragraph («5 квітня. Оперштаб: …»), and which
        self.recalled: tuple[Window, int] | None = None  # the last window of an earlier day, and its sentence
        self.reminded = -10  # the index of the last sentence in which the newsroom reminds of something
        self.issued: str | None = None  # "HH:MM" beside the date of the heading: nothing later has happened yet
        self.posted: str | None = None  # "HH:MM" of the message that is being read

        self.last_sentence = -10  # index of the last sentence with a draft
        self.last_at: int | None = None  # token of the outcome of the last draft
        self.list_header: tuple[str, int] | None = None  # the outcome before a colon, and its sentence
        self.heading: tuple[PlaceGroup, int, int] | None = None  # a line that is a place; its sentence and paragraph
        self.sea: str | None = None  # the id of the sea that was named last
        self.spoken: tuple[PlaceGroup, int] | None = None  # the only places of a sentence, and its index: "there"
        self.attacked: tuple[str, int] | None = None  # the region of a sentence that only tells of an attack on it
        self.ghost: Draft | None = None  # an attack that is no claim, though "both were shot down" speaks of it
        self.topical = False  # drones or the like have been named
        self.between_entries: Window | None = None  # the window that a chronicle gives before its first entry
        self.author: SourceMention | None = None  # who speaks before the first entry
        self.entries = 0
        self.ministry_hint = False  # duty forces have been named
        self.defender_hint = False  # Ukraine's defenders have been named

    def begin_entry(self) -> None:
        """A further entry of a chronicle ("04:42. …") says anew when things happened."""
        if not self.entries:
            self.between_entries = self.neutral_window
            named = self.current is not None and self.current.speaker is not None
            self.author = self.current if named else None
        self.current = self.author or self.current
        self.entries += 1
        self.neutral_window = self.between_entries
        self.window_of.clear()
