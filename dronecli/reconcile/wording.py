"""What comparing reads off a text itself: done once beside the text, so that the text need not be kept.

`lean` gives a document that comparing cannot tell from the whole one and that takes a fraction of the memory.
"""

from __future__ import annotations

from typing import Any

from dronecli.model import Claim, ParsedDocument, Wording

_TITLES = (
    "governor", "head", "mayor", "authorit", "government", "губернатор", "глав", "мэр", "раис", "правительств", "власт",
    "начальник", "очільник", "голов", "мер ", "штаб", "ова",
)  # fmt: skip
_TITLES_AFTER = ("governor", "head", "mayor", "authorit", "government", "operational")

_NIGHT = (
    r"includ\w+ (?:the |that |last )?night|tak(?:es|ing) in the night|night included|"
    r"включая (?:и )?ноч|включая прошедшую ноч|с уч[её]том ноч|вместе с ноч|"
    r"включно з н[оі]ч|включаючи ніч|разом (?:і|з) ніч|з урахуванням ноч"
)

_EARLIER = (
    r"\bprevious (?:night|day|evening|24 hours)|\b(?:night|day|evening) before\b|\b(?:day|night) earlier\b|"
    r"\bпредыдущ\w+ (?:ноч|сут|дн|день|вечер)|\bдн[её]м ранее\b|\bсутками ранее\b|"
    r"\bпопередн\w+ (?:ноч|ніч|доб|дн|день|веч)|\bднем раніше\b|\bдобою раніше\b"
)


def wordings(parsed: ParsedDocument) -> tuple[Wording, ...]:
    """What the text says beside each claim."""
    if parsed.wordings is not None:
        return parsed.wordings
    text = parsed.document.text
    return tuple([Wording(_with_night(claim, text), _title(claim, text), _earlier(claim)) for claim in parsed.claims])


def without_text(parsed: ParsedDocument) -> ParsedDocument:
    """The document without its text."""
    return parsed._replace(document=parsed.document._replace(text=""), wordings=wordings(parsed))


def lean(parsed: ParsedDocument) -> ParsedDocument:
    """The document without its text, the sentences of its claims and the evidence for them."""
    claims = tuple([claim._replace(text="", evidence=()) for claim in parsed.claims])
    return without_text(parsed)._replace(claims=claims, problems=())


def shared(value: Any, texts: dict[str, str]) -> Any:
    """The same value with one copy of each text: of a hundred thousand claims most say the same few words."""
    if value.__class__ is str:
        return texts.setdefault(value, value)
    if not isinstance(value, tuple) or not value:
        return value
    kind: Any = value.__class__
    parts = [shared(part, texts) for part in value]
    return tuple(parts) if kind is tuple else kind._make(parts)


def _with_night(claim: Claim, text: str) -> bool:
    """Whether a day's count is said to take in the night, in its sentence or the next."""
    if claim.window is None or claim.window.kind != "day":
        return False
    start, end = claim.span
    near = claim.text + " " + text[start : end + 240].partition("\n\n")[0]
    if "night" not in near and "ноч" not in near.casefold() and "ніч" not in near.casefold():
        return False
    import re

    return re.search(_NIGHT, near, re.IGNORECASE) is not None


def _earlier(claim: Claim) -> bool:
    """Whether a count without a date is told of an earlier day: "on the previous night", «днём ранее»."""
    if claim.window is not None and claim.window.date is not None:
        return False
    import re

    return re.search(_EARLIER, claim.text, re.IGNORECASE) is not None


def _title(claim: Claim, text: str) -> bool:
    """Whether the place belongs to a speaker's title ("the governor of the Kursk region") and not to the count."""
    place = claim.place
    if place is None or place.span is None or not claim.across and "/" not in (place.id or ""):
        return False
    start, end = place.span
    before, after = text[max(0, start - 28) : start].casefold(), text[end : end + 16].casefold()
    return any(word in before for word in _TITLES) or any(word in after for word in _TITLES_AFTER)
