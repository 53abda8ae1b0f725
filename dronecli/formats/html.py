"""One self-contained page for a browser: a table, timelines, findings, and the sentences behind every figure.

The page, its style, its script and its words by language are files under `report/`. Whatever comes from a text is
cleaned by `sanitise.line` and escaped by the template, and the page's policy lets only its own style and script in. The
page is written as it is made: rows are kept, drawings and sentences pass by.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from dronecli.errors import DroneClaimsError
from dronecli.formats import Options, quoting, tiles, words
from dronecli.formats.lanes import Bar, Drawing, Timelines
from dronecli.formats.sanitise import line
from dronecli.formats.wording import FILES, Wording
from dronecli.model import VERDICTS, Claim, Comparison, Finding, Row, Side
from dronecli.tuples import NamedTuple

MARKS = {"conflict": "≠", "unclear": "?", "explained": "⊂", "agree": "=", "governor-only": "◐", "ministry-only": "◑"}
GRAVITY = ("conflict", "unclear", "explained", "agree", "governor-only", "ministry-only")
_GRADES = ("error", "warning", "note")
_LINKS = 12
"""Links that a figure or a finding shows at most; the rest is a number."""
_CACHED = 1 << 16
"""Texts that are kept once they are cleaned."""
_BATCH = 4096
"""Pieces of the template that are written at once."""
_TILE = (66, 58)
"""Width and height of a tile with the gap beside it."""
_SLIM, _NARROW, _WIDE = frozenset("fijlrtI.- "), 4, 7.3
"""Letters that take little room, and what they and others take at most of a tile's width, margins counted in."""
_COLUMNS = ("day", "governor", "ministry", "difference", "verdict", "why")


class NoTemplates(DroneClaimsError):
    """The templating library is not installed."""


def render_compare(result: Comparison, options: Options) -> Iterator[str]:
    """The whole page; `quiet` leaves the findings with their sentences."""
    try:
        import jinja2
    except ImportError:
        raise NoTemplates(
            "--format html needs the package jinja2; install it with: pip install 'drone-claims[html-report]'"
        ) from None
    from functools import lru_cache

    from markupsafe import Markup

    @lru_cache(_CACHED, typed=True)
    def cleaned(value: object) -> object:
        """Every text that the template shows, before it escapes it; most of them are shown many times."""
        if not isinstance(value, str) or isinstance(value, Markup):
            return value
        return line(value).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FILES), autoescape=True, finalize=cleaned, undefined=jinja2.StrictUndefined
    )
    page = _Page(result, options)
    style, script = ((FILES / name).read_text(encoding="utf-8") for name in ("style.css", "script.js"))
    style += page.labels()
    values = {
        "style": Markup(style),
        "style_hash": _hash(style),
        "script": Markup(script),
        "script_hash": _hash(script),
    }
    return _whole_lines(environment.get_template("page.html.jinja").generate(**values, **page.values()))


def _whole_lines(pieces: Iterator[str]) -> Iterator[str]:
    """The same text in pieces that end where a line does, and a line end after the last."""
    rest = ""
    while batch := list(islice(pieces, _BATCH)):
        whole, end, rest = (rest + "".join(batch)).rpartition("\n")
        if end:
            yield whole + end
    yield rest + "\n"


def _hash(text: str) -> str:
    """What a Content-Security-Policy calls the sha256 of an inline style or script."""
    from base64 import b64encode
    from hashlib import sha256

    return b64encode(sha256(text.encode()).digest()).decode()


class _Shown(NamedTuple):
    """A claim on the page: its element's id, where it stands, and the row that shows it first."""

    id: str
    path: str
    claim: Claim
    row: str


class _Figure(NamedTuple):
    """One side of a row: its number, its window, links to sentences, and how many texts more there are."""

    text: str
    derived: bool
    window: str
    links: list[str]
    more: str


class _Line(NamedTuple):
    """A row of the table. `keys` are numbers to sort and filter by: one a column but for the last, and the sources."""

    id: str
    place: str
    day: str
    keys: str
    difference: str
    verdict: str
    why: str
    lang: str
    governor: _Figure | None
    ministry: _Figure | None
    row: Row


class _Page:
    """What the template shows, as plain values."""

    def __init__(self, result: Comparison, options: Options) -> None:
        self.result = result
        self.options = options
        self.wording = Wording(options.lang, options.claims)
        self.words = self.wording.words
        self.shown: dict[str, _Shown] = {}
        self.timelines = Timelines(result, options.claims)
        self.axes: dict[tuple[Any, ...], str] = {}

    def values(self) -> dict[str, Any]:
        """Everything that the template asks for. What is a generator here is made when the template comes to it."""
        found = {row.verdict for row in self.result.rows}
        tally = [(v, sum(row.verdict == v for row in self.result.rows)) for v in GRAVITY if v in found]
        lines = [] if self.options.quiet else self.lines()
        gravest = sorted(self.result.findings, key=lambda f: _GRADES.index(f.severity) if f.severity in _GRADES else 9)
        return {
            "w": self.words,
            "lang": self.wording.lang,
            "marks": MARKS,
            "version": self.options.version,
            "gazetteer": self.gazetteer(),
            "lead": self.lead(),
            "numbers": self.numbers(),
            "tally": tally,
            "filters": self.filters,
            "rows": lines,
            "map": self.map(lines),
            "drawings": map(self.drawing, lines),
            "axes": self.axes,
            "findings": map(self.finding, gravest),
            "rules": _rules(self.result.findings),
            "documents": self.documents(),
        }

    def labels(self) -> str:
        """The style that names the cells of a row where a narrow screen has no room for columns."""
        rules = (
            f'tbody td:nth-child({at}) {{ --label: "{self.words["columns"][name]}: "; }}\n'
            for at, name in enumerate(_COLUMNS, start=2)
        )
        return "".join(rules)

    def lead(self) -> str:
        """The page in one sentence."""
        rows = len(self.result.rows)
        if not rows:
            return str(self.words["lead_empty"])
        conflicts = sum(row.verdict == "conflict" for row in self.result.rows)
        text: str = self.words["lead_conflict" if conflicts else "lead_none"]
        plural = self.wording.plural
        return text.format(conflict=conflicts, rows=plural("rows", rows), of_rows=plural("of_rows", rows))

    def numbers(self) -> str:
        """What was read and found."""
        plural, summary = self.wording.plural, self.result.summary
        text: str = self.words["numbers"]
        return text.format(
            documents=plural("documents", summary.get("documents", 0)),
            claims=plural("claims", summary.get("claims", 0)),
            findings=plural("findings", len(self.result.findings)),
        )

    def gazetteer(self) -> str:
        """The day of the gazetteer and what was laid over it, in words."""
        day, overlays = self.options.gazetteer, ", ".join(self.options.overlays)
        parts = (
            self.words["gazetteer"].format(day=self.wording.day(day)) if day else "",
            self.words["overlays"].format(files=overlays) if overlays else "",
        )
        return " ".join(filter(None, parts))

    def show(self, name: str, row: str = "") -> str:
        """The id of the element with a claim; from now on the page has it. Empty for a claim that nobody knows."""
        known = self.shown.get(name)
        if known is None:
            if name not in self.options.claims:
                return ""
            known = self.shown[name] = _Shown(f"c{len(self.shown) + 1}", *self.options.claims[name], row)
        elif row and not known.row:
            self.shown[name] = known._replace(row=row)
        return known.id

    def more(self, number: int) -> str:
        """How many more there are than are shown, or ""."""
        return str(self.words["more"].format(n=number)) if number > 0 else ""

    # Rows

    filters: tuple[tuple[str, list[tuple[int, str]]], ...] = ()

    def lines(self) -> list[_Line]:
        """The rows, and what they can be filtered by."""
        rows, wording = self.result.rows, self.wording
        regions = {row.place_id: wording.place(row.place_id, row.place_name) for row in rows}
        by_name = sorted(regions.items(), key=_second)
        days = sorted({row.date for row in rows}, key=lambda day: day or "")
        regional = {id: number for number, (id, _) in enumerate(by_name)}
        daily = {day: number for number, day in enumerate(days)}
        speakers: dict[str, int] = {}
        out = []
        for number, row in enumerate(rows):
            id = f"r{number + 1}"
            keys = (
                regional[row.place_id],
                daily[row.date],
                row.governor.min if row.governor else -1,
                row.ministry.min if row.ministry else -1,
                -1 if row.difference is None else row.difference,
                _gravity(row)[0],
                " ".join(str(speakers.setdefault(name, len(speakers))) for name in self.sources(row)),
            )
            out.append(
                _Line(
                    id,
                    wording.row(row),
                    wording.day(row.date),
                    "|".join(map(str, keys)),
                    "" if row.difference is None else str(row.difference),
                    row.verdict if row.verdict in VERDICTS else "unclear",
                    *wording.why(row),
                    self.figure(row.governor, row.date, id),
                    self.figure(row.ministry, row.date, id),
                    row,
                )
            )
        found = {row.verdict for row in rows}
        self.filters = (
            ("region", [(at, name) for at, (_, name) in enumerate(by_name)]),
            ("day", [(at, wording.day(day)) for at, day in enumerate(days)]),
            ("verdict", [(at, self.words["verdicts"][v][0]) for at, v in enumerate(GRAVITY) if v in found]),
            ("source", sorted(((at, name) for name, at in speakers.items()), key=_second)),
        )
        return out

    def sources(self, row: Row) -> dict[str, None]:
        """Who stands behind a row: kinds of sources, and the outlets that carry them."""
        said: dict[str, None] = {}
        for side in (row.governor, row.ministry):
            for name in side.claims if side else ():
                if name in self.options.claims:
                    claim = self.options.claims[name][1]
                    said[self.wording.role(claim.source)] = None
                    if claim.via:
                        said[claim.via] = None
        return said

    def figure(self, side: Side | None, day: str | None, row: str) -> _Figure | None:
        """One side's figure with links to the sentences behind it."""
        if side is None:
            return None
        links = [link for link in (self.show(name, row) for name in side.claims[:_LINKS]) if link]
        window, more = self.wording.window(side.window, day), self.more(len(side.claims) - _LINKS)
        return _Figure(words.side_text(side), side.derived, window, links, more)

    # The map

    def map(self, lines: list[_Line]) -> dict[str, Any]:
        """The tiles of the regions; each leads to the row that it shows."""
        rows = self.result.rows if lines else ()
        drawn = tiles.arrange(rows, _gravity, self.wording.lang, tiles.layout())
        return {
            "width": drawn.columns * _TILE[0],
            "height": drawn.rows * _TILE[1],
            "tiles": [
                {
                    "x": tile.column * _TILE[0],
                    "y": tile.row * _TILE[1],
                    "name": tile.name if len(tile.name) <= 10 else f"{tile.name[:9]}…",
                    "tight": sum(_NARROW if c in _SLIM else _WIDE for c in tile.name) > _TILE[0],
                    "places": " ".join(dict.fromkeys(lines[at].keys.partition("|")[0] for at in tile.rows)),
                    "shown": None if tile.shown is None else self.tile(lines[tile.shown], len(tile.rows)),
                }
                for tile in drawn.tiles
            ],
        }

    def tile(self, shown: _Line, rows: int) -> dict[str, Any]:
        """What a tile says of the row that it shows, one of so many."""
        governor, ministry = (side.text if side else "–" for side in (shown.governor, shown.ministry))
        title = self.words["tile"].format(
            place=shown.place, day=shown.day, g=governor, m=ministry, verdict=self.words["verdicts"][shown.verdict][0]
        )
        more = f"; {self.words['gravest'].format(n=rows)}" if rows > 1 else ""
        return {"row": shown, "figures": f"{governor} | {ministry}", "title": title + more, "count": rows}

    # Timelines

    def drawing(self, shown: _Line) -> dict[str, Any]:
        """The two lanes of a row, placed on the page."""
        drawing = self.timelines.of(shown.row)
        lanes, y = [], 20
        for lane in drawing.lanes:
            bars = [
                self.bar(bar, drawing, shown.row) | {"y": y + 24 + at * 27, "link": self.show(bar.claims[0], shown.id)}
                for at, bar in enumerate(lane.bars)
            ]
            height = 28 + 27 * len(bars) + (22 if lane.hidden else 0) - (2 if not bars else 0)
            lanes.append({"side": lane.side, "y": y, "height": height, "bars": bars, "more": self.more(lane.hidden)})
            y += height + 6
        return {"row": shown, "lanes": lanes, "height": y - 4, "axis": self.axis(drawing)}

    def axis(self, drawing: Drawing) -> dict[str, Any]:
        """The hours above the lanes. Timelines over the same hours share one axis, which the first of them brings."""
        ticks = drawing.ticks()
        axis = tuple(
            (
                _short(percent(tick.at, drawing)),
                f"{tick.day[8:]}.{tick.day[5:7]}." if tick.day else f"{tick.hour:02d}",
                "start" if tick is ticks[0] else "end" if tick is ticks[-1] else "middle",
            )
            for tick in ticks
        )
        known = axis in self.axes
        return {"id": self.axes.setdefault(axis, f"x{len(self.axes) + 1}"), "ticks": () if known else axis}

    def bar(self, bar: Bar, drawing: Drawing, row: Row) -> dict[str, Any]:
        """A bar's place in percent of the drawing's width, and what is written on it."""
        claim, wording = bar.claim, self.wording
        left, right = (percent(at, drawing) for at in (bar.start, bar.end))
        said = (wording.window(self.options.claims[name][1].window, row.date) for name in bar.claims)
        label = f"{wording.count(claim)} · {min(said, key=len) or self.words['no_window']}"
        if claim.place and claim.place.id != row.place_id:
            label += f" · {wording.where(claim)}"
        if claim.type:
            label += f" · {self.words['types'].get(claim.type, claim.type)}"
        title = f"{wording.source(claim)}: {label}"
        if len(bar.claims) > 1:
            label += f" ×{len(bar.claims)}"
            title += f", {wording.plural('texts', len(bar.claims))}"
        classes = "" if bar.extent and bar.extent.exact else " vague"
        if bar.clash:
            classes, label = f"{classes} clash", f"≠ {label}"
            title += f" ({self.words['contradicts']})"
        elif not bar.counted:
            classes += " also"
            title += f" ({self.words['also']})"
        narrow = right - left < 25  # then the words stand beside the bar
        after = right <= 60 if narrow else left <= 55
        return {
            "x": _short(left),
            "width": _short(max(right - left, 0.8)),
            "at": _short(right if after == narrow else left),
            "side": "" if after else " left",
            "classes": classes,
            "clash": bar.clash,
            "label": label,
            "title": title,
        }

    # Findings and sentences

    def finding(self, found: Finding) -> dict[str, Any]:
        """A finding; its places lead to sentences where the page has them."""
        claims = self.options.claims
        links: dict[tuple[str, int], str] = {}
        for name in found.claims:
            if name in claims:
                links.setdefault((claims[name][0], claims[name][1].line), name)
        texts = [(f"{at.path}:{at.line}:{at.column}", links.pop((at.path, at.line), "")) for at in found.locations]
        texts += [(f"{path}:{number}", name) for (path, number), name in links.items()]
        return {
            "code": found.code,
            "grade": found.severity if found.severity in self.words["severities"] else "note",
            "message": found.message,
            "places": [{"text": text, "link": self.show(name)} for text, name in texts[:_LINKS]],
            "more": self.more(len(texts) - _LINKS),
        }

    def documents(self) -> Iterator[dict[str, Any]]:
        """The sentences of all claims that the page refers to, by text and line; each stands once."""
        paths: dict[str, dict[tuple[int, str], list[_Shown]]] = {}
        for shown in self.shown.values():
            sentence = quoting.beginning(shown.claim), shown.claim.text
            paths.setdefault(shown.path, {}).setdefault(sentence, []).append(shown)
        for path, sentences in sorted(paths.items()):
            yield {"path": path, "sentences": [self.sentence(*item) for item in sorted(sentences.items(), key=_at)]}

    def sentence(self, where: tuple[int, str], group: list[_Shown]) -> dict[str, Any]:
        """A sentence with its words marked, and what was read from it."""
        start, text = where
        group.sort(key=lambda shown: shown.claim.span)
        inside = {shown.id: quoting.stretches(shown.claim, start) for shown in group}
        return {
            "line": group[0].claim.line,
            "pieces": quoting.pieces(text, [(*span, id) for id, spans in inside.items() for span in spans]),
            "claims": [self.said(shown, quoting.outside(shown.claim, inside[shown.id])) for shown in group],
        }

    def said(self, shown: _Shown, outside: list[str]) -> dict[str, Any]:
        """What a claim says, in words, beneath its sentence."""
        claim, wording = shown.claim, self.wording
        fields = ", ".join(self.words["fields"][field] for field in outside)
        return {
            "id": shown.id,
            "row": shown.row,
            "count": wording.count(claim),
            "place": wording.where(claim),
            "source": wording.source(claim),
            "window": wording.window(claim.window, None),
            "outside": self.words["outside"].format(fields=fields) if fields else "",
        }


def _gravity(row: Row) -> tuple[int, int]:
    """What comes first on the map: the gravest verdict, of equal ones the greatest difference."""
    return GRAVITY.index(row.verdict) if row.verdict in GRAVITY else len(GRAVITY), -(row.difference or 0)


def _second(pair: tuple[Any, str]) -> tuple[str, Any]:
    return pair[1], pair[0]


def _at(item: tuple[tuple[int, str], Any]) -> tuple[int, str]:
    return item[0]


def percent(at: int, drawing: Drawing) -> float:
    """A minute as a percentage of the width of a drawing."""
    return 100 * (at - drawing.low) / (drawing.high - drawing.low)


def _short(number: float) -> str:
    """A number without digits that no screen can show.

    >>> _short(100.0), _short(100 / 3), _short(0.8)
    ('100', '33.33', '0.8')
    """
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _rules(findings: Iterable[Finding]) -> list[dict[str, str]]:
    """What the checks that found something mean."""
    from dronecli import findings as checks

    known = (checks.rule(code) for code in sorted({found.code for found in findings}))
    return [
        {
            "code": rule.code,
            "name": rule.name,
            "meaning": rule.meaning,
            "explanation": " ".join(rule.explanation.split()),
        }
        for rule in known
        if rule is not None
    ]
