"""Claims and documents made in a line, for tests."""

from __future__ import annotations

from itertools import count as counter

from dronecli.model import Claim, Count, Document, ParsedDocument, PlaceRef, Window

_ids = counter(1)


def window(text: str | None, date: str | None = "2025-07-21") -> Window | None:
    """A window in short: "night", "day 2025-07-20", "12:20-15:00", "21:00-03:00 UTC", "4h", "since 00:00"."""
    if text is None:
        return None
    words = text.split()
    if len(words) > 1 and len(words[-1]) == 10 and words[-1][4] == "-":
        date = words.pop()
    if date == "none":
        date = None
    head = words[0]
    if head == "since":
        return Window("since", date, start=words[1] if len(words) > 1 else None)
    if head == "point":
        return Window("point", date, start=words[1])
    if head.endswith("h") and head[:-1].isdigit():
        return Window("hours", date, hours=float(head[:-1]))
    if "-" in head:
        start, end = head.split("-")
        return Window("interval", date, start, end, zone=words[1] if len(words) > 1 else None)
    return Window(head, date)


def ref(name: str, region: str = "RU-KLU") -> PlaceRef:
    """A district ("A district"), a town, or a name that leads nowhere ("?Yernov")."""
    if name.startswith("?"):
        return PlaceRef(None, name[1:], text=name[1:], status="unresolved")
    kind = "district" if name.endswith("district") else "town"
    return PlaceRef(f"{region}/{name.replace(' ', '-').lower()}", name, kind=kind, text=name)


def claim(
    source: str,
    number: int | str,
    when: str | None = "night",
    place: str = "RU-KLU",
    *,
    over: tuple[str, ...] = (),
    whole: bool = False,
    part_of: int | None = None,
    date: str | None = "2025-07-21",
    **fields: object,
) -> Claim:
    """A claim: `number` is 4, "4-6", "4+", or "~10"; `whole` names the region before the places in `over`."""
    text = str(number)
    approx = text.startswith("~")
    low, dash, high = text.lstrip("~").partition("-")
    if low.endswith("+"):
        tally = Count(int(low[:-1]), None, text=text)
    else:
        tally = Count(int(low), int(high) if dash else int(low), approx, text=text)
    spans = ((0, 6), 100) if whole else ((200, 206), 100)
    starts = range(spans[1], spans[1] + 10 * len(over), 10)
    across = tuple(ref(name, place)._replace(span=(at, at + 5)) for name, at in zip(over, starts, strict=True))
    where = PlaceRef(place, place, kind="region", text="region", method="exact", span=spans[0])
    name, at = f"c{next(_ids):04d}", window(when, date)
    base = Claim(
        name,
        source,
        None,
        None,
        "uav",
        None,
        "downed",
        tally,
        where,
        across,
        at,
        part_of,
        False,
        False,
        (0, 10),
        1,
        1,
        "",
        "",
    )
    return base._replace(**fields)  # type: ignore[arg-type]


def document(
    *claims: Claim, path: str | None = None, date: str | None = "2025-07-21", source: str | None = None
) -> ParsedDocument:
    """A document of these claims, with a path of its own."""
    name = path or f"doc-{next(_ids):04d}.txt"
    return ParsedDocument(Document(name, "", date, "option" if date else None, source), "en", claims, ())


def night(source: str, number: int | str, **fields: object) -> Claim:
    return claim(source, number, "night", **fields)  # type: ignore[arg-type]
