"""The values that pass between the stages: plain, typed, immutable.

They are named tuples, because making a frozen dataclass costs about ten times as much at import and start-up is a
feature of a command-line tool. Spans are half-open and count code points of `Document.text`.
"""

from __future__ import annotations

from dronecli.tuples import NamedTuple

Span = tuple[int, int]

SOURCES = ("ministry", "governor", "regional", "municipal", "federal", "ukraine", "media", "unattributed")
OBJECTS = ("uav", "missile", "rocket", "bomb", "boat", "aircraft", "balloon", "target")
OUTCOMES = ("downed", "debris", "struck", "launched", "lost")
WINDOW_KINDS = ("interval", "night", "day", "daytime", "morning", "evening", "hours", "since", "point")
VERDICTS = ("agree", "explained", "unclear", "conflict", "governor-only", "ministry-only")
GOVERNOR_SIDE = ("governor", "regional", "municipal")


class Document(NamedTuple):
    """One text to read claims from.

    `text` is the decoded file without a byte order mark; `body` is the offset at which the text proper begins, after
    front matter. `date` is an ISO day or None, `date_from` one of front-matter, option, file-name, text, export.
    `source` is what front matter or an export's channel says about the author, as written. `time` is the clock time
    ("HH:MM") at which the message was posted, where an export says so.
    """

    path: str
    text: str
    date: str | None = None
    date_from: str | None = None
    source: str | None = None
    url: str | None = None
    title: str | None = None
    time: str | None = None
    body: int = 0
    encoding: str = "utf-8"


class Count(NamedTuple):
    """Objects a source asserts: whole numbers, both ends included.

    `max` is None where the text sets no ceiling: "at least ten" is Count(10, None). `approx` is true for "about ten",
    `bare_plural` for a plural without a number, which is Count(2, None). `text` is the wording.
    """

    min: int
    max: int | None
    approx: bool = False
    bare_plural: bool = False
    text: str = ""


class Window(NamedTuple):
    """The time that a count covers.

    `kind` is one of WINDOW_KINDS. `date` is the ISO day on which the window ends, or None where neither text nor
    document gives it. `start` and `end` are "HH:MM" as written ("24:00" closes a day) in `zone`, a name such as MSK or
    UTC; an interval whose start is later than its end began on the day before, unless `start_date` says otherwise.
    `start_zone` is given only where the start is written in another zone than the end. `hours` is a length.
    """

    kind: str
    date: str | None = None
    start: str | None = None
    end: str | None = None
    hours: float | None = None
    zone: str | None = None
    text: str = ""
    start_date: str | None = None
    start_zone: str | None = None


class PlaceRef(NamedTuple):
    """A place as a claim names it: an entry of the gazetteer, or a name that led nowhere (`id` None).

    `score` is 0 to 100, `method` how the name was resolved (exact, inflected, romanisation, alias, fuzzy, speaker,
    source, context). `status` is resolved, ambiguous or unresolved; `suggestions` are names, likeliest first.
    """

    id: str | None
    name: str
    name_ru: str | None = None
    name_uk: str | None = None
    kind: str | None = None
    text: str = ""
    score: int = 100
    method: str | None = None
    status: str = "resolved"
    suggestions: tuple[str, ...] = ()
    span: Span | None = None


class Evidence(NamedTuple):
    """Which words gave a field of a claim, and by which rule (for `parse --explain`)."""

    field: str
    rule: str
    span: Span


class Claim(NamedTuple):
    """One source asserting one count of one kind of object with one outcome over one place in one window.

    `part_of` is an index into the document's claims. `relation` tells how the count stands to earlier ones of the same
    source: "more" (apart from what was said before), "total" (takes in the earlier posts), "correction" (replaces
    them), "rest" (a remainder of a total). `via` is the outlet that retells the statement, `posted` the clock time of
    the message. `stated_places` is the number in "over four districts"; `share` is "majority" where the text calls the
    part so. `inferred` marks a reading that only arithmetic supports (a list whose "each" was dropped).
    """

    id: str
    source: str
    speaker: str | None
    speaker_region: str | None
    object: str
    type: str | None
    outcome: str
    count: Count  # type: ignore[assignment]  # hides tuple.count, which nobody needs here
    place: PlaceRef | None
    across: tuple[PlaceRef, ...]
    window: Window | None
    part_of: int | None
    subset: bool
    cumulative: bool
    span: Span
    line: int
    column: int
    text: str
    quote: str
    confidence: float = 1.0
    relation: str | None = None
    via: str | None = None
    posted: str | None = None
    stated_places: int | None = None
    share: str | None = None
    inferred: bool = False
    evidence: tuple[Evidence, ...] = ()


class Location(NamedTuple):
    """A place in a file: `line` and `column` start at 1 and count code points."""

    path: str
    line: int
    column: int


class Finding(NamedTuple):
    """Something that a check found. `claims` are ids of claims; `severity` is error, warning or note."""

    code: str
    severity: str
    message: str
    locations: tuple[Location, ...]
    claims: tuple[str, ...] = ()
    span: Span | None = None


class Problem(NamedTuple):
    """What extraction could not settle, for the findings: a place name unresolved or ambiguous, an odd window.

    `kind` is unresolved-place or ambiguous-place; `place` carries the suggestions or candidates.
    """

    kind: str
    span: Span
    line: int
    column: int
    place: PlaceRef | None = None


class Wording(NamedTuple):
    """What the text says beside a claim: that a day's count takes in the night, that its place is a speaker's title,
    that it is of an earlier day than the report's, which the text does not date."""

    with_night: bool
    title: bool
    earlier: bool = False


class ParsedDocument(NamedTuple):
    """A document with what was found in it.

    Where memory matters the text is dropped (`document.text` is "") after `wordings` were read off it, one for each
    claim; see `reconcile.wording`.
    """

    document: Document
    language: str
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...] = ()
    wordings: tuple[Wording, ...] | None = None


class Side(NamedTuple):
    """What one side says of a place and day: a range, its window, the claims behind it.

    `derived` is true for a sum that nobody stated. `max` None means no ceiling.
    """

    min: int
    max: int | None
    window: Window | None
    claims: tuple[str, ...]
    derived: bool = False
    approx: bool = False


class Reason(NamedTuple):
    """Why a verdict was given: `code` names a sentence of `reconcile.reasons`, `values` fill its gaps by name."""

    code: str
    values: tuple[tuple[str, object], ...] = ()


class Row(NamedTuple):
    """One place and day compared; `difference` is the least distance of the two ranges, None for one side alone.

    `why` is what `reasons` say, in English.
    """

    place_id: str
    place_name: str
    date: str | None
    object: str
    governor: Side | None
    ministry: Side | None
    difference: int | None
    verdict: str
    why: str
    reasons: tuple[Reason, ...] = ()


class Comparison(NamedTuple):
    """The outcome of `compare`: rows by place and day, findings over all documents, and counts for the summary."""

    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]
    summary: dict[str, int]
