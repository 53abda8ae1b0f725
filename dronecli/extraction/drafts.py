"""A claim in the making: what a sentence says of one count, before the whole document has been read."""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.counts import CountMention
from dronecli.extraction.discourse import SourceMention
from dronecli.model import Count, Evidence, PlaceRef, Window
from dronecli.segmenting import Sentence


class Draft:
    """A claim in the making. Becomes a `model.Claim` when the whole document has been read."""

    __slots__ = (
        "across",
        "anchor",
        "approx",
        "attempt",
        "bare",
        "cumulative",
        "definite",
        "each",
        "evidence",
        "form",
        "group_multi",
        "headline",
        "inferred",
        "max",
        "min",
        "more",
        "object",
        "ofthem",
        "outcome",
        "paragraph",
        "part_of",
        "place",
        "place_from",
        "posted",
        "record",
        "relation",
        "repeats",
        "rule",
        "sentence",
        "share",
        "source",
        "span",
        "stated",
        "subset",
        "told_at",
        "total",
        "type",
        "via",
        "window",
        "window_from",
    )

    def __init__(self, sentence: Sentence, count: CountMention) -> None:
        self.sentence = sentence
        self.told_at = sentence.index  # the sentence that tells it first
        self.span = (sentence.tokens[count.begin].start, sentence.tokens[count.stop - 1].end)
        self.anchor = count.begin
        self.repeats = sentence.tokens[count.begin].low in words.ALL
        self.definite = any(t.low == "the" for t in sentence.tokens[max(0, count.begin - 1) : count.begin + 1])
        self.min, self.max = count.min, count.max
        self.approx, self.bare = count.approx, count.bare
        self.attempt = False  # an attack that was thwarted, told before what was downed
        self.form, self.rule = count.form, count.rule
        self.object = count.object
        self.type = count.type
        self.more, self.ofthem, self.each = count.more, count.ofthem, count.each
        self.outcome: str | None = None
        self.place: PlaceRef | None = None
        self.across: tuple[PlaceRef, ...] = ()
        self.window: Window | None = None
        self.window_from = ""
        self.source: SourceMention | None = None
        self.part_of: Draft | None = None
        self.subset = False
        self.cumulative = False
        self.relation: str | None = None
        self.via: str | None = None
        self.posted: str | None = None
        self.stated: int | None = None
        self.share: str | None = None
        self.inferred = False
        self.total = False
        self.record = False  # an earlier day's figure, named only to compare
        self.headline = False
        self.paragraph = sentence.paragraph
        self.evidence: list[Evidence] = []
        self.place_from = ""
        self.group_multi: tuple[PlaceRef, ...] = ()

    @property
    def region(self) -> str | None:
        """The id of the region, sea or country that holds the count."""
        return self.place.id if self.place else None

    @property
    def is_countrywide(self) -> bool:
        """Whether no region narrows the count: no place at all, or a whole country."""
        return self.region in (None, "RU", "UA")

    @property
    def side(self) -> str:
        """The kind of source."""
        return self.source.kind if self.source else "unattributed"


def copy_of(draft: Draft) -> Draft:
    """A draft that can be changed without changing this one."""
    copy = Draft.__new__(Draft)
    for name in Draft.__slots__:
        setattr(copy, name, getattr(draft, name))
    copy.evidence = list(draft.evidence)
    return copy


def window_key(draft: Draft) -> str:
    """Whose statement a draft is part of: the key of `Story.window_of`."""
    source = draft.source
    return f"{source.kind}/{source.speaker}" if source is not None else "unattributed"


def to_count(draft: Draft, text: str) -> Count:
    """The count of a draft as the model has it, with its words in the original text."""
    return Count(draft.min, draft.max, draft.approx, draft.bare, text)


def speaker_of(draft: Draft) -> str | None:
    """The name of the one who speaks, None if nobody is named."""
    return draft.source.speaker if draft.source is not None else None
