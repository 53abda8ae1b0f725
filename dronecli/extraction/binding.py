"""One count and all that is bound to it, step by step, until it is a draft or is dropped."""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.counts import CountMention
from dronecli.extraction.discourse import SourceMention
from dronecli.extraction.drafts import Draft
from dronecli.extraction.places import PlaceGroup
from dronecli.extraction.reading import Reading
from dronecli.extraction.scan import Scan
from dronecli.extraction.segments import segment_of
from dronecli.extraction.story import Story


class Binding:
    """A count of a sentence on its way to a draft.

    `previous` is the draft before it in the sentence, `continuing` that or the last one of the sentences just before:
    what a list goes on from. `begin` and `stop` bound the count's own segment. `outcome` is what happened to the
    objects, `at` the token of its word, either None as long as nothing tells; `by_pronoun` marks an outcome that is
    told of "them". `group` is the group of places and `how` the way in which it was found. `partial` marks a part of
    another count ("of them", "including"), `towards` objects that were on their way to a place.
    """

    __slots__ = (
        "at",
        "begin",
        "by_pronoun",
        "continuing",
        "count",
        "draft",
        "group",
        "how",
        "outcome",
        "partial",
        "previous",
        "reading",
        "source",
        "stop",
        "towards",
    )

    def __init__(self, story: Story, reading: Reading, count: CountMention, previous: Draft | None) -> None:
        sentence = reading.scan.sentence
        self.reading = reading
        self.count = count
        self.draft = Draft(sentence, count)
        self.previous = previous
        near = story.drafts and sentence.index - story.last_sentence <= 2
        self.continuing: Draft | None = previous or (_last_told(story) if near else None)
        self.begin, self.stop = reading.segments[segment_of(reading.segments, count.begin)]
        self.source: SourceMention | None = None
        self.outcome: str | None = None
        self.at: int | None = None
        self.by_pronoun = False
        self.group: PlaceGroup | None = None
        self.how = ""
        self.partial = count.ofthem or is_subset(reading, count)
        self.towards = _is_towards(reading, count, self.stop)

    @property
    def low(self) -> str:
        """The word of the outcome, "" if there is none."""
        return "" if self.at is None else self.reading.scan.lows[self.at]


def _last_told(story: Story) -> Draft | None:
    """The last draft, but for one of an earlier day that its sentence only sets beside another: "shot down 39 drones, a
    day after it had downed 33. A third of them …"."""
    told = [d for d in story.drafts[-3:] if not d.record]
    last = told[-1] if told else story.drafts[-1] if story.drafts else None
    if last is None or story.date is None or last.window is None or (last.window.date or story.date) >= story.date:
        return last
    beside = [d for d in story.drafts[-3:] if d.sentence is last.sentence and d is not last]
    return next((d for d in reversed(beside) if d.window is None or d.window.date == story.date), last)


def is_subset(reading: Reading, count: CountMention) -> bool:
    """Whether a count opens a part of another one ("including three over …", «в том числе четыре»)."""
    scan = reading.scan
    if any(m.begin == 0 and _names_whole(scan, m.stop, count.begin) for m in scan.all("ofthem")):
        return True
    marks = scan.all("subset")
    if not marks:
        return False
    if any(m.stop <= count.begin and count.begin - m.stop <= 3 for m in marks):
        return True
    return any(count.stop <= m.begin <= count.stop + 1 and scan.lows[m.begin] not in words.OPENS_SUBSET for m in marks)


def _names_whole(scan: Scan, a: int, b: int) -> bool:
    """Whether two tokens enclose what a part is taken from: «Из числа сбитых аппаратов пять …»."""
    tags = ("outcome", "object", "weak")
    return 0 < b - a <= 3 and all(any(scan.get(tag, k) for tag in tags) for k in range(a, b))


def _is_towards(reading: Reading, count: CountMention, stop: int) -> bool:
    """Whether a direction follows in the count's segment ("three flying towards Moscow")."""
    if any(g.role == "to" and count.stop <= g.begin < stop + 8 for g in reading.groups):
        return True
    return any(m.value == "to" and count.stop <= m.begin <= stop for m in reading.scan.all("direction"))
