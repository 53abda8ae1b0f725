"""Timelines drawn in characters, for terminals and pipes.

Every mark has a shape of its own, so that nothing depends on colour, and a letter or sign of ASCII for an output that
knows no others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dronecli.formats import Options, words
from dronecli.formats.lanes import Bar, Drawing, Lane, Timelines
from dronecli.formats.layout import pad, paragraph, style, width, wrap
from dronecli.formats.sanitise import line
from dronecli.formats.table import VERDICT_STYLES
from dronecli.model import Claim, Comparison, Row
from dronecli.tuples import NamedTuple

_MARKS = {
    "sharp": ("█", "=", "the time that a count covers"),
    "soft": ("▒", "~", "its edge, where a word such as “night” sets none"),
    "vague": ("░", "-", "somewhere within"),
    "unknown": ("╌", "?", "no window stated"),
    "clash": ("≠", "!", "cannot all be true"),
    "also": ("“also”", '"also"', "said besides, not the figure compared"),
}
"""Each mark with its sign, its sign in ASCII, and what it means."""
_WORDED = ("night", "daytime", "morning", "evening")
_EDGE = 60
"""Minutes at either end of such a word's window that are drawn soft."""
_ASCII = str.maketrans({"–": "-", "≤": "<=", "“": '"', "”": '"', "×": "x", "│": "|"})
_STYLES = {"governor": "blue", "ministry": "green"}

_LEFT = 14
"""Columns before the axis: an indent, the lane's name, a gap."""
_GAP = 2
_AXIS = 60
"""Columns of the axis where no terminal limits them."""
_AXIS_AT_EASE = 36
_AXIS_LEAST = 20
_PARTS = 4
"""An axis has a multiple of so many columns: the quarters of a day begin at full ones."""
_LABEL_LEAST = 20
_SAID_LEAST = 8


class _Label(NamedTuple):
    """What stands beside a bar: its mark and count, and the rest, which may be wrapped."""

    head: str
    said: str
    style: str = "dim"


class _Frame(NamedTuple):
    """What all timelines of one output share. `label` is the columns beside an axis, 0 where labels stand below it, and
    None where they may be as long as they are.
    """

    axis: int
    label: int | None
    options: Options

    @property
    def signs(self) -> Mapping[str, str]:
        """The sign of each mark."""
        return {name: mark[self.options.ascii] for name, mark in _MARKS.items()}

    def column(self, at: int, drawing: Drawing) -> int:
        """The column of a minute: what lies inside something else is never drawn outside it."""
        return round((at - drawing.low) * self.axis / (drawing.high - drawing.low))

    def written(self, text: str) -> str:
        """Text that may hold anything, made safe and, where need be, plain."""
        text = line(text)
        return text.translate(_ASCII) if self.options.ascii else text


def timelines(result: Comparison, options: Options) -> Iterator[str]:
    """The timelines of all rows under their days, and what the marks mean."""
    drawer = Timelines(result, options.claims)
    drawn = [(row, drawer.of(row)) for row in result.rows]
    if not drawn:
        return
    frame = _frame(drawn, options)
    yield style("Timelines", "bold", colour=options.colour) + "\n"
    yield from _legend([drawing for _, drawing in drawn], frame)
    day: str | None = ""
    for row, drawing in drawn:
        if row.date != day:
            day = row.date
            yield "\n" + style(words.day_text(day), "bold", colour=options.colour) + "\n"
        yield from _timeline(row, drawing, frame)
    yield "\n"


def _frame(drawn: Sequence[tuple[Row, Drawing]], options: Options) -> _Frame:
    """The axis takes what the labels leave, and the labels what a readable axis leaves."""
    if options.width is None:
        return _Frame(_AXIS, None, options)
    spare = options.width - _LEFT - 1 - _GAP
    if spare < _AXIS_LEAST + _LABEL_LEAST:
        return _Frame(max((spare + _GAP) // _PARTS * _PARTS, _AXIS_LEAST), 0, options)
    whole = _Frame(_AXIS, None, options)
    natural = max(
        width(label.head + label.said)
        for row, drawing in drawn
        for lane in drawing.lanes
        for label in _labels(lane, row, whole)
    )
    label = min(natural, max(_LABEL_LEAST, spare - _AXIS_AT_EASE))
    return _Frame(min(spare - label, 2 * _AXIS) // _PARTS * _PARTS, label, options)


def _legend(drawings: Sequence[Drawing], frame: _Frame) -> Iterator[str]:
    """The marks that occur, with their meaning."""
    bars = [bar for drawing in drawings for lane in drawing.lanes for bar in lane.bars]
    found = {mark for bar in bars for mark in _marks(bar)}
    kept = "\u00a0"  # a sign stays with the first of its words
    entries = [f"{frame.signs[name]}{kept}{frame.written(_MARKS[name][2])}" for name in _MARKS if name in found]
    text = "; ".join(["Moscow time", *entries])
    for part in paragraph(text, frame.options.width, indent=2):
        yield style(part.rstrip("\n").replace(kept, " "), "dim", colour=frame.options.colour) + "\n"


def _marks(bar: Bar) -> Iterator[str]:
    """The marks that a bar is drawn with."""
    if bar.extent is None:
        yield "unknown"
    elif not bar.extent.exact:
        yield "vague"
    else:
        yield "sharp"
        if bar.extent.kind in _WORDED:
            yield "soft"
    if bar.clash:
        yield "clash"
    if not bar.counted:
        yield "also"


def _timeline(row: Row, drawing: Drawing, frame: _Frame) -> Iterator[str]:
    """One row: its place and verdict, the hours, a line for each bar."""
    colour = frame.options.colour
    for part in paragraph(f"{frame.written(words.row_text(row))}: {row.verdict}", frame.options.width, indent=2):
        yield part.replace(row.verdict, style(row.verdict, VERDICT_STYLES.get(row.verdict, ""), colour=colour))
    yield style(" " * _LEFT + _hours(drawing, frame), "dim", colour=colour) + "\n"
    for lane in drawing.lanes:
        name = lane.side
        for label, bar in zip(_labels(lane, row, frame), [*lane.bars, None], strict=False):
            yield from _bar_lines(name, bar, label, drawing, frame)
            name = ""


def _hours(drawing: Drawing, frame: _Frame) -> str:
    """The line of hours above an axis, each over its tick; days go first where there is no room for all."""
    limit = frame.axis + (1 if frame.label == 0 else len("22 Jul"))
    cells = [" "] * limit
    for tick in sorted(drawing.ticks(), key=lambda tick: not tick.day):
        text = words.short_day(tick.day) if tick.day else f"{tick.hour:02d}"
        at = min(frame.column(tick.at, drawing), limit - len(text))
        if not "".join(cells[max(at - 1, 0) : at + len(text) + 1]).strip():
            cells[at : at + len(text)] = text
    return "".join(cells).rstrip()


def _labels(lane: Lane, row: Row, frame: _Frame) -> list[_Label]:
    """What stands beside each bar of a lane; a lane without bars has a dash."""
    counts = [frame.written(words.count_text(bar.claim.count)) for bar in lane.bars]
    size = max(map(width, counts), default=1)
    labels = []
    for bar, count in zip(lane.bars, counts, strict=True):
        mark = frame.signs["clash"] if bar.clash else " "
        look = "red" if bar.clash else _STYLES[lane.side] if bar.counted else "dim"
        labels.append(_Label(f"{mark} {pad(count, size, right=True)}  ", frame.written(_said(bar, row, frame)), look))
    if not labels:
        labels.append(_Label("  " + frame.written("–"), ""))
    if lane.hidden:
        labels.append(_Label("  ", f"and {lane.hidden:,} more"))
    return labels


def _said(bar: Bar, row: Row, frame: _Frame) -> str:
    """A bar's window in words, with place and type where they are not those of the row, and how many texts say it."""
    windows = (words.window_text(claim.window, row.date) for claim in _tellings(bar, frame.options))
    parts = [min(windows, key=len) or _MARKS["unknown"][2]]
    if bar.claim.place and bar.claim.place.id != row.place_id:
        parts.append(words.place_text(bar.claim.place))
    if bar.claim.type:
        parts.append(bar.claim.type)
    return ("" if bar.counted else "also ") + ", ".join(parts) + (f" ×{len(bar.claims)}" if len(bar.claims) > 1 else "")


def _tellings(bar: Bar, options: Options) -> Iterator[Claim]:
    """The claims that tell a bar's statement."""
    for name in bar.claims:
        yield options.claims[name][1]


def _bar_lines(name: str, bar: Bar | None, label: _Label, drawing: Drawing, frame: _Frame) -> Iterator[str]:
    """A bar on its axis with its label; what the room beside it does not hold goes on below."""
    colour = frame.options.colour
    opening = f"    {style(f'{name:<8}', 'dim', colour=colour)}  "
    axis = _axis(bar, label.style, drawing, frame)
    if frame.label == 0:
        yield (opening + axis).rstrip() + "\n"
        for part in paragraph(label.said, frame.options.width, indent=_LEFT, first=label.head.lstrip(" ")):
            yield style(part.rstrip(), label.style, colour=colour) + "\n"
        return
    head = label.head
    room = None if frame.label is None else max(frame.label - width(head), _SAID_LEAST)
    for part in wrap(label.said, room):
        text = style((head + part).rstrip(" "), label.style, colour=colour)
        yield f"{opening}{axis}{' ' * _GAP}{text}".rstrip(" ") + "\n"
        opening, axis, head = " " * _LEFT, _axis(None, "", drawing, frame), " " * width(head)


def _axis(bar: Bar | None, look: str, drawing: Drawing, frame: _Frame) -> str:
    """A line of the axis with its ticks, and the bar on it."""
    colour = frame.options.colour
    grid = "|" if frame.options.ascii else "│"
    cells = [" "] * (frame.axis + 1)
    for tick in drawing.ticks():
        cells[frame.column(tick.at, drawing)] = grid
    if bar is None:
        return style("".join(cells), "dim", colour=colour)
    first = min(frame.column(bar.start, drawing), frame.axis - 1)
    last = max(frame.column(bar.end, drawing), first + 1)
    before, after = ("".join(part) for part in (cells[:first], cells[last:]))
    drawn = style(_signs(bar, last - first, drawing, frame), look, colour=colour)
    return style(before, "dim", colour=colour) + drawn + style(after, "dim", colour=colour)


def _signs(bar: Bar, cells: int, drawing: Drawing, frame: _Frame) -> str:
    """A bar of so many cells."""
    kind = next(_marks(bar))
    soft = max(frame.column(drawing.low + _EDGE, drawing), 1)
    if "soft" in _marks(bar) and cells > 2 * soft:
        return frame.signs["soft"] * soft + frame.signs[kind] * (cells - 2 * soft) + frame.signs["soft"] * soft
    return frame.signs[kind] * cells
