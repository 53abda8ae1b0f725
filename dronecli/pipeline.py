"""The wiring: one document in, its claims and findings out. No rules live here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dronecli.model import Claim, Document, Evidence, ParsedDocument, PlaceRef, Problem
from dronecli.segmenting import NormalText, normalise, split_sentences

if TYPE_CHECKING:
    from dronecli.extraction.drafts import Draft
    from dronecli.gazetteer import Gazetteer


_LATIN = "etaoinsrhldcumfpgwybvkxjqz"  # the commonest first
_CYRILLIC = "оаеинтсрвлкмдпуяызьбгчйжхшюцщэфъіїєґё"


def language_of(text: str) -> str:
    """en, ru or uk, by script and by the letters that only one of two languages has."""
    sample = text[:20_000]
    if _is_latin(sample):
        return "en"
    low = sample.lower()
    ukrainian = sum(low.count(c) for c in "іїєґ")
    russian = sum(low.count(c) for c in "ыэъё")
    return "uk" if ukrainian > russian else "ru"


def _is_latin(sample: str) -> bool:
    """Whether a text has more Latin letters than Cyrillic ones (small ones). A few letters decide about most texts."""
    ascii_characters = len(sample.encode("ascii", "ignore"))
    others = len(sample) - ascii_characters
    if others < ascii_characters:
        return _has_letters(sample, _LATIN, others + 1) or _letters(sample, _LATIN) > _letters(sample, _CYRILLIC)
    if _has_letters(sample, _CYRILLIC, ascii_characters):
        return False
    return _letters(sample, _LATIN) > _letters(sample, _CYRILLIC)


def _letters(sample: str, letters: str) -> int:
    """How many of these letters a text has."""
    return sum(map(sample.count, letters))


def _has_letters(sample: str, letters: str, number: int) -> bool:
    """Whether a text has so many of these letters, as a few of them may tell."""
    found = 0
    for letter in letters:
        found += sample.count(letter)
        if found >= number:
            return True
    return False


class _Lines:
    """Line and column of offsets in a text, both from 1."""

    def __init__(self, text: str) -> None:
        self.starts = [0]
        at = text.find("\n")
        while at >= 0:
            self.starts.append(at + 1)
            at = text.find("\n", at + 1)

    def locate(self, offset: int) -> tuple[int, int]:
        """The (line, column) of an offset."""
        low, high = 0, len(self.starts)
        while high - low > 1:
            middle = (low + high) // 2
            if self.starts[middle] <= offset:
                low = middle
            else:
                high = middle
        return low + 1, offset - self.starts[low] + 1


def parse_document(document: Document, gazetteer: Gazetteer | None = None) -> ParsedDocument:
    """The claims and findings of a document. Never raises for any text.

    Spans count code points of `document.text`; times and dates are read against `document.date`.
    """
    from dronecli.extraction.assemble import assemble

    if gazetteer is None:
        from dronecli.gazetteer import load

        gazetteer = load()
    normal = normalise(document.text)
    body = _body(document, normal)
    language = language_of(normal.text[body:])
    sentences = split_sentences(normal.text, body)
    headline = bool(sentences) and _is_headline(normal.text, sentences[0].end)
    drafts, open_names = assemble(document, gazetteer, language, sentences, headline)
    lines = _Lines(document.text)
    claims = tuple(_claims(drafts, document, normal, lines))
    problems = tuple(_located(p, normal, lines) for p in open_names)
    from dronecli.findings import check_document

    findings = check_document(document, claims, problems)
    return ParsedDocument(document, language, claims, findings, problems)


def _body(document: Document, normal: NormalText) -> int:
    """The offset of the normalised text at which the body of the document begins."""
    if not document.body or normal.offsets is None:
        return document.body
    return next((i for i, at in enumerate(normal.offsets) if at >= document.body), len(normal.text))


_ARTICLE = 200  # characters below a title of two sentences; a short post has none


def _is_headline(text: str, end: int) -> bool:
    """Whether the first sentence, which ends at `end`, is a line of its own without a full stop, or opens one over a
    blank line: «За ночь сбили более 70 дронов. Повреждены дома»."""
    if text[end - 1 : end] not in ".!…:":
        return text[end : end + 1] in ("\n", "\r")
    line, _, rest = text[end:].partition("\n")
    titled = line.strip() and line.strip()[-1] not in ".!…:" and ". " not in line
    return bool(titled) and rest.startswith("\n") and len(rest) > _ARTICLE


def _located(problem: Problem, normal: NormalText, lines: _Lines) -> Problem:
    """The problem with its span in the original text, and the line and column of that."""
    span = normal.original(*problem.span)
    line, column = lines.locate(span[0])
    return problem._replace(span=span, line=line, column=column)


def _claims(drafts: list[Draft], document: Document, normal: NormalText, lines: _Lines) -> list[Claim]:
    """The drafts as claims, in the order of the text. An id stays the same as long as the text and the claim do."""
    from binascii import crc32

    from dronecli.extraction.drafts import to_count

    ordered = sorted(drafts, key=lambda d: d.span)
    index = {id(d): k for k, d in enumerate(ordered)}
    digest = crc32(document.text.encode("utf-8", "surrogatepass"))
    wording = _window_wording(ordered, document, normal)
    ids: set[str] = set()
    out: list[Claim] = []
    for draft in ordered:
        span = normal.original(*draft.span)
        line, column = lines.locate(span[0])
        source = draft.source
        start, end = normal.original(draft.sentence.start, draft.sentence.end)
        count = to_count(draft, document.text[span[0] : span[1]])
        kind = source.kind if source is not None else "unattributed"
        key = f"{kind}|{draft.object}|{draft.outcome}|{draft.min}|{draft.max}|{draft.region}|{span}"
        # "two each over two districts" is two claims on the same words.
        while (own_id := f"{digest:08x}-{crc32(key.encode()):08x}") in ids:
            key += "|" + ",".join(p.id or p.text for p in draft.across)
        ids.add(own_id)
        part = index.get(id(draft.part_of)) if draft.part_of is not None else None
        out.append(
            Claim(
                id=own_id,
                source=kind,
                speaker=source.speaker if source is not None else None,
                speaker_region=source.region if source is not None else None,
                object=draft.object or "uav",
                type=draft.type,
                outcome=draft.outcome or "downed",
                count=count,
                place=None if draft.place is None else _original(draft.place, document, normal),
                across=tuple(_original(p, document, normal) for p in draft.across),
                window=None if draft.window is None else draft.window._replace(text=wording.get(id(draft.window), "")),
                part_of=part,
                subset=draft.subset,
                cumulative=draft.cumulative,
                span=span,
                line=line,
                column=column,
                text=document.text[start:end],
                quote=document.text[span[0] : span[1]],
                confidence=_confidence(draft),
                relation=draft.relation,
                via=draft.via,
                posted=draft.posted or document.time,
                stated_places=draft.stated,
                share=draft.share,
                inferred=draft.inferred,
                evidence=_evidence(draft, normal),
            )
        )
    return out


def _window_wording(drafts: list[Draft], document: Document, normal: NormalText) -> dict[int, str]:
    """The words of each window as they stand in the text, by the identity of the window."""
    out: dict[int, str] = {}
    for draft in drafts:
        if draft.window is None or draft.window_from != "sentence":
            continue
        for evidence in draft.evidence:
            if evidence.field == "window":
                start, end = normal.original(*evidence.span)
                out[id(draft.window)] = document.text[start:end]
    return out


def _original(place: PlaceRef, document: Document, normal: NormalText) -> PlaceRef:
    """The place with its span, and the wording there, in the original text."""
    if place.span is None:
        return place
    start, end = normal.original(*place.span)
    return place._replace(span=(start, end), text=document.text[start:end])


def _evidence(draft: Draft, normal: NormalText) -> tuple[Evidence, ...]:
    """The words that gave each field, with their spans in the original text."""
    if normal.offsets is None:
        return tuple(draft.evidence)
    return tuple(e._replace(span=normal.original(*e.span)) for e in draft.evidence)


def _confidence(draft: Draft) -> float:
    """A rough degree of belief, 0.1 to 0.97: highest for a count with its own noun, verb, place and source."""
    value = 0.97
    if draft.form == "elliptic":
        value -= 0.04
    if draft.bare or draft.form == "bare":
        value -= 0.1
    if draft.source is None:
        value -= 0.1
    elif not draft.source.strong:
        value -= 0.05
    if draft.place_from in ("default", "speaker", "previous", "in play"):
        value -= 0.05
    if draft.place is None:
        value -= 0.2
    return round(max(0.1, value), 2)
