"""How counts, windows, places and sources read to a person. Used by every format that is for people."""

from __future__ import annotations

from dronecli.model import Claim, Count, PlaceRef, Row, Side, Window

SOURCES = {
    "ministry": "Ministry of Defence",
    "governor": "governor",
    "regional": "regional authorities",
    "municipal": "municipal authorities",
    "federal": "federal body",
    "ukraine": "Ukraine's forces",
    "media": "media",
    "unattributed": "unattributed",
}
OBJECTS = {
    "uav": ("UAV", "UAVs"),
    "missile": ("missile", "missiles"),
    "rocket": ("rocket", "rockets"),
    "bomb": ("guided bomb", "guided bombs"),
    "boat": ("uncrewed boat", "uncrewed boats"),
    "aircraft": ("aircraft", "aircraft"),
    "balloon": ("balloon", "balloons"),
    "target": ("aerial target", "aerial targets"),
}
OUTCOMES = {
    "downed": "downed",
    "debris": "as debris",
    "struck": "struck",
    "launched": "launched",
    "lost": "lost from radar",
}
LANGUAGES = {"en": "English", "ru": "Russian", "uk": "Ukrainian"}
ORIGINS = {
    "front-matter": "front matter",
    "option": "--date",
    "file-name": "file name",
    "text": "text",
    "export": "export",
}
_MONTHS = "January February March April May June July August September October November December".split()


def range_text(low: int, high: int | None, *, approx: bool = False) -> str:
    """A range of whole numbers: "4", "2–7", "10+" for no ceiling, "≤10" for "up to", "~20" for about.

    >>> range_text(4, 4), range_text(2, 7), range_text(10, None), range_text(0, 10), range_text(20, 20, approx=True)
    ('4', '2–7', '10+', '≤10', '~20')
    """
    if high is None:
        text = f"{low}+"
    elif low == high:
        text = str(low)
    elif low == 0:
        text = f"≤{high}"
    else:
        text = f"{low}–{high}"
    return "~" + text if approx else text


def count_text(count: Count) -> str:
    """A claim's count; a plural without a number is "some"."""
    return "some" if count.bare_plural else range_text(count.min, count.max, approx=count.approx)


def side_text(side: Side | None) -> str:
    """One side of a comparison: its range, or a dash where it says nothing."""
    return "–" if side is None else range_text(side.min, side.max, approx=side.approx)


def day_text(day: str | None) -> str:
    """An ISO day in words.

    >>> day_text("2025-07-21"), day_text(None)
    ('21 July 2025', 'date unknown')
    """
    if day is None:
        return "date unknown"
    parts = day.split("-")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts) or not 1 <= int(parts[1]) <= 12:
        return day
    return f"{int(parts[2])} {_MONTHS[int(parts[1]) - 1]} {parts[0]}"


def short_day(day: str) -> str:
    """The day without its year, abbreviated: "21 Jul"."""
    words = day_text(day).split()
    return f"{words[0]} {words[1][:3]}" if len(words) == 3 else day


def window_text(window: Window | None, day: str | None = None) -> str:
    """A window in a few words; its date is left out where it is `day`, the day of the heading above.

    >>> window_text(Window("interval", "2025-07-21", "12:20", "15:00", zone="MSK"), "2025-07-21")
    '12:20–15:00'
    >>> window_text(Window("hours", None, hours=4.0)), window_text(Window("night", "2025-07-21"))
    ('in 4 hours', 'night to 21 Jul')
    """
    if window is None:
        return ""
    # Moscow time is what all of these texts mean unless they say otherwise.
    zone = f" {window.zone}" if window.zone and window.zone != "MSK" else ""
    if window.kind == "interval":
        first = f"{window.start or '?'}" + (f" {window.start_zone}" if window.start_zone else "")
        if window.start_date and window.start_date != window.date:
            first = f"{short_day(window.start_date)} {first}"
        text = f"{first}–{window.end or '?'}{zone}"
    elif window.kind == "hours":
        hours = window.hours or 0
        text = f"in {hours:g} hour{'' if hours == 1 else 's'}"
    elif window.kind == "since":
        text = f"since {window.start}{zone}" if window.start else "since earlier"
        if window.end:
            text += f" until {window.end}"
    elif window.kind == "point":
        at = window.start or window.end
        text = f"about {at}{zone}" if at else "at one time"
    else:
        text = {"day": "whole day", "daytime": "daytime", "night": "night"}.get(window.kind, window.kind)
        if window.start and window.end:
            text += f" {window.start}–{window.end}{zone}"
    if window.date and window.date != day:
        text += (" to " if window.kind == "night" else ", ") + short_day(window.date)
    return text


def object_text(claim: Claim) -> str:
    """What was counted and what became of it: "UAVs downed"."""
    singular, plural = OBJECTS.get(claim.object, (claim.object, claim.object))
    one = claim.count.min == claim.count.max == 1
    kind = f"{claim.type} " if claim.type else ""
    return f"{kind}{singular if one else plural} {OUTCOMES.get(claim.outcome, claim.outcome)}"


def place_text(place: PlaceRef | None) -> str:
    """A place's name; one that could not be resolved is in quotes with a question mark."""
    if place is None:
        return "place unknown"
    if place.id is None:
        return f"“{place.text or place.name}”?"
    return place.name


def row_text(row: Row) -> str:
    """A row's place; what is compared there is named where it is not drones."""
    place = row.place_name or row.place_id
    return place if row.object == "uav" else f"{place} ({OBJECTS.get(row.object, (row.object, row.object))[1]})"


def across_text(claim: Claim) -> str:
    """The places inside the place over which the count is spread, or ""."""
    return ", ".join(map(place_text, claim.across))


def source_text(claim: Claim) -> str:
    """Who says it."""
    role = SOURCES.get(claim.source, claim.source)
    if claim.source == "ministry" or not claim.speaker:
        text = role
    elif claim.source in ("media", "unattributed", "ukraine"):
        text = claim.speaker
    else:
        text = f"{claim.speaker} ({role})" if claim.source != "governor" else f"governor {claim.speaker}"
    return f"{text}, via {claim.via}" if claim.via else text


def where_text(claim: Claim) -> str:
    """The place with what else a reader must know of the count: "incl. Bryansk Oblast", "Russia (cumulative)"."""
    text = place_text(claim.place)
    notes = notes_text(claim)
    return ("incl. " if claim.subset else "") + text + (f" ({notes})" if notes else "")


def notes_text(claim: Claim) -> str:
    """What sets a count apart from a plain one, or ""."""
    notes = []
    if claim.cumulative:
        notes.append("cumulative")
    if claim.relation and claim.part_of is None:  # how parts stand to one another is seen from their total
        notes.append({"more": "in addition", "total": "in all", "rest": "the rest"}.get(claim.relation, claim.relation))
    if claim.inferred:
        notes.append("inferred")
    return ", ".join(notes)
