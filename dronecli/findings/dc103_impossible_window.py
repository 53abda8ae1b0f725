"""DC103: a window of time that closes before it opens."""

from __future__ import annotations

from collections.abc import Iterator

from dronecli.findings.rule import Examined, Rule
from dronecli.model import Claim, Document, Finding, Window

_SAME_DAY = (
    "same day",
    "same date",
    "того же дня",
    "тот же день",
    "этого же дня",
    "того ж дня",
    "цього ж дня",
    "той самий день",
)
_SOME_DAY = "2025-01-01"


def check(examined: Examined) -> Iterator[Finding]:
    """A finding for every impossible window, however many claims share it."""
    faults: dict[Window, tuple[str, list[Claim]]] = {}
    for claim in examined.claims:
        if claim.window is None or claim.window.kind != "interval":
            continue
        bare = claim.window._replace(text="")
        if bare in faults:
            faults[bare][1].append(claim)
            continue
        message = fault(claim.window, examined.document, claim)
        if message:
            faults[bare] = (message, [claim])
    for message, claims in faults.values():
        ids = tuple(c.id for c in claims)
        yield Finding(RULE.code, RULE.severity, message, (examined.at(claims[0]),), ids, claims[0].span)


def fault(window: Window, document: Document, claim: Claim | None = None) -> str:
    """What is impossible about a window, with the likely reading; "" where nothing is."""
    plain = window.start_zone is None and window.start_date is None
    if plain and window.start is not None and window.end is not None and window.start < window.end:
        return ""  # as most windows are: "HH:MM" in order, in one zone
    from dronecli import timeline

    day = timeline.ordinal(window.date)
    if day is None:
        day = timeline.ordinal(document.date)
    if day is None:
        day = timeline.ordinal(_SOME_DAY)
    assert day is not None
    said = f"{window.text} {claim.text if claim is not None else ''}".casefold()
    if window.start_date is None and any(phrase in said for phrase in _SAME_DAY):
        window = window._replace(start_date=timeline.iso(day), date=timeline.iso(day))
    elif window.start_date is not None and timeline.ordinal(window.date) is None:
        window = window._replace(date=timeline.iso(day))
    reading = timeline.interval(window, day)
    if reading is None or not reading.fault:
        return ""
    zone = window.zone or "MSK"
    start_zone = window.start_zone or zone
    told = f"the window from {window.start} {start_zone} to {window.end} {zone} ends before it starts"
    if start_zone.upper() != zone.upper():
        told += f" ({window.start} {start_zone} is {_clock(reading.start)} in Moscow)"
        return f"{told}; likely {window.start} {zone} to {window.end} {zone}"
    if reading.likely is not None:
        return f"{told}; likely the two hours are exchanged: {window.end} to {window.start}"
    return f"{told}; the two hours may be exchanged, or the date of the start is missing"


def _clock(minute: int) -> str:
    hours, minutes = divmod(minute % 1440, 60)
    return f"{hours:02d}:{minutes:02d}"


RULE = Rule(
    "DC103",
    "impossible-window",
    "warning",
    "a time window is impossible",
    "The window ends before it starts once both ends are put into one zone. A start later than its end is read as the"
    " evening before, as bulletins about a night are written; it is reported where the text puts both ends on one "
    "day, where only a conversion between zones turns them round, or where more than sixteen hours would lie between "
    "them. The likely reading is suggested; comparisons use it only to explain, never to prove a conflict.",
    "Air defences downed 19 UAVs between 12:20 PM GMT and 3:00 PM MSK.",
    check,
)
