"""One self-contained page for a browser: a table, timelines, findings, and the sentences behind every figure.

The page, its style, its script and its words by language are files under `report/`. Whatever comes from a text is
cleaned by `sanitise.line` and escaped by the template, and the page's policy lets only its own style and script in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from dronecli import timeline
from dronecli.errors import DroneClaimsError
from dronecli.formats import Options, words
from dronecli.formats.lanes import Bar, Drawing, Timelines
from dronecli.formats.sanitise import line
from dronecli.model import VERDICTS, Claim, Comparison, Finding, Row, Side, Window
from dronecli.tuples import NamedTuple

FILES = Path(__file__).with_name("report")
MARKS = {"conflict": "≠", "unclear": "?", "explained": "⊂", "agree": "=", "governor-only": "◐", "ministry-only": "◑"}
GRAVITY = ("conflict", "unclear", "explained", "agree", "governor-only", "ministry-only")
_FIELDS = ("count", "place", "source", "window")

Words = Mapping[str, Any]


class NoTemplates(DroneClaimsError):
    """The templating library is not installed."""


def languages() -> dict[str, Words]:
    """The words of the page by language."""
    import yaml

    table: dict[str, Words] = yaml.safe_load((FILES / "words.yaml").read_text(encoding="utf-8"))
    return table


def render_compare(result: Comparison, options: Options) -> Iterator[str]:
    """The whole page; `quiet` leaves the findings with their sentences."""
    try:
        import jinja2
    except ImportError:
        raise NoTemplates(
            "--format html needs the package jinja2; install it with: pip install 'drone-claims[html-report]'"
        ) from None
    from markupsafe import Markup

    def cleaned(value: object) -> object:
        """Every text that the template shows, before it is escaped."""
        if isinstance(value, str) and not isinstance(value, Markup):
            return line(value).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
        return value

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FILES), autoescape=True, finalize=cleaned, undefined=jinja2.StrictUndefined
    )
    style, script = ((FILES / name).read_text(encoding="utf-8") for name in ("style.css", "script.js"))
    page = _Page(result, options)
    yield (
        environment.get_template("page.html.jinja").render(
            style=Markup(style),
            style_hash=_hash(style),
            script=Markup(script),
            script_hash=_hash(script),
            **page.values(),
        )
        + "\n"
    )


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


class _Page:
    """What the template shows, as plain values."""

    def __init__(self, result: Comparison, options: Options) -> None:
        self.result = result
        self.options = options
        table = languages()
        self.lang = options.lang if options.lang in table else "en"
        self.words = table[self.lang]
        self.shown: dict[str, _Shown] = {}
        self.timelines = Timelines(result, options.claims)
        self.names_ru = {
            claim.place.id: claim.place.name_ru
            for _, claim in options.claims.values()
            if claim.place and claim.place.id and claim.place.name_ru
        }

    def values(self) -> dict[str, Any]:
        """Everything that the template asks for."""
        rows = [] if self.options.quiet else self.rows()
        grades = ("error", "warning", "note")
        gravest = sorted(self.result.findings, key=lambda f: grades.index(f.severity) if f.severity in grades else 9)
        findings = [self.finding(found) for found in gravest]
        tally = [(v, sum(row.verdict == v for row in self.result.rows)) for v in GRAVITY]
        return {
            "w": self.words,
            "lang": self.lang,
            "marks": MARKS,
            "version": self.options.version,
            "lead": self.lead(),
            "numbers": self.words["numbers"].format(
                documents=self.plural("documents", self.result.summary.get("documents", 0)),
                claims=self.plural("claims", self.result.summary.get("claims", 0)),
                findings=self.plural("findings", len(self.result.findings)),
            ),
            "tally": [(verdict, number) for verdict, number in tally if number],
            "filters": self.filters,
            "rows": rows,
            "findings": findings,
            "rules": _rules(self.result.findings),
            "sentences": self.sentences(),
        }

    # Words

    def plural(self, key: str, number: int) -> str:
        """A number with its noun; a table of three forms follows the Russian rule."""
        forms = self.words["plurals"][key]
        if len(forms) == 2:
            form = forms[number != 1]
        elif number % 10 == 1 and number % 100 != 11:
            form = forms[0]
        else:
            form = forms[1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2]
        return f"{number:,} {form}" if self.lang == "en" else f"{number} {form}"

    def lead(self) -> str:
        """The page in one sentence."""
        rows = len(self.result.rows)
        if not rows:
            return str(self.words["lead_empty"])
        conflicts = sum(row.verdict == "conflict" for row in self.result.rows)
        text: str = self.words["lead_conflict" if conflicts else "lead_none"]
        return text.format(conflict=conflicts, rows=self.plural("rows", rows))

    def day(self, day: str | None) -> str:
        """An ISO day in words."""
        if day is None:
            return str(self.words["unknown_day"])
        number = timeline.ordinal(day)
        if number is None:
            return day
        return f"{int(day[8:])} {self.words['months'][int(day[5:7]) - 1]} {day[:4]}"

    def window(self, window: Window | None, day: str | None) -> str:
        """A window in a few words; its day is left out where it is `day`."""
        if window is None:
            return ""
        if self.lang == "en":
            return words.window_text(window, day)
        table: Mapping[str, str] = self.words["windows"]
        at = window.start or window.end
        zone = f" {window.zone}" if window.zone and window.zone != "MSK" else ""
        if window.kind == "interval":
            first = f"{window.start or '?'}" + (f" {window.start_zone}" if window.start_zone else "")
            text = f"{first}–{window.end or '?'}{zone}"
        elif window.kind == "hours":
            text = table["hours"].format(n=f"{window.hours or 0:g}")
        elif window.kind in ("since", "point"):
            text = table[window.kind].format(t=at + zone) if at else table[f"{window.kind}_unknown"]
        else:
            text = table.get(window.kind, window.kind)
            if window.start and window.end:
                text += f" {window.start}–{window.end}{zone}"
        return f"{text}, {self.day(window.date)}" if window.date and window.date != day else text

    def place(self, id: str | None, name: str) -> str:
        """A place's name in the page's language, where a text has it."""
        return self.names_ru.get(id or "", name) if self.lang == "ru" else name

    def where(self, claim: Claim) -> str:
        """A claim's place."""
        place = claim.place
        if place is None:
            return str(self.words["unknown_place"])
        return self.place(place.id, place.name) if place.id else f"“{place.text or place.name}”?"

    def role(self, source: str) -> str:
        """What a kind of source is called."""
        return str(self.words["sources"].get(source, source))

    def source(self, claim: Claim) -> str:
        """Who says it."""
        if self.lang == "en":
            return words.source_text(claim)
        text = self.role(claim.source)
        if claim.speaker and claim.source != "ministry":
            text += f" {claim.speaker}"
        return f"{text}, {self.words['via']} {claim.via}" if claim.via else text

    def count(self, claim: Claim) -> str:
        """A claim's count."""
        return str(self.words["no_ceiling"]) if claim.count.bare_plural else words.count_text(claim.count)

    # Rows

    def show(self, name: str, row: str = "") -> str:
        """The id of the element with a claim; from now on the page has it. Empty for a claim that nobody knows."""
        if name not in self.options.claims:
            return ""
        if name not in self.shown:
            path, claim = self.options.claims[name]
            self.shown[name] = _Shown(f"c{len(self.shown) + 1}", path, claim, row)
        return self.shown[name].id

    filters: tuple[tuple[str, list[tuple[str, str]]], ...] = ()

    def rows(self) -> list[dict[str, Any]]:
        """The rows, and what they can be filtered by."""
        rows = self.result.rows
        regions = sorted({row.place_id: self.place(row.place_id, row.place_name) for row in rows}.items(), key=_second)
        days = sorted({row.date for row in rows}, key=lambda day: day or "")
        regional = {id: number for number, (id, _) in enumerate(regions)}
        daily = {day: number for number, day in enumerate(days)}
        speakers: dict[str, int] = {}
        out = []
        for number, row in enumerate(rows):
            id = f"r{number + 1}"
            behind = [name for side in (row.governor, row.ministry) if side for name in side.claims]
            said: dict[int, None] = {}
            for name in behind:
                if name in self.options.claims:
                    claim = self.options.claims[name][1]
                    for words_ in (self.role(claim.source), claim.via or ""):
                        if words_:
                            said[speakers.setdefault(words_, len(speakers))] = None
            keys = (
                regional[row.place_id],
                daily[row.date],
                row.governor.min if row.governor else -1,
                row.ministry.min if row.ministry else -1,
                GRAVITY.index(row.verdict) if row.verdict in GRAVITY else len(GRAVITY),
                -(row.difference or 0),
            )
            place = self.place(row.place_id, row.place_name or row.place_id)
            if row.object != "uav":
                place += f" ({words.OBJECTS.get(row.object, (row.object, row.object))[1]})"
            out.append(
                {
                    "id": id,
                    "place": place,
                    "day": self.day(row.date),
                    "region": regional[row.place_id],
                    "day_key": daily[row.date],
                    "verdict": row.verdict if row.verdict in VERDICTS else "unclear",
                    "sources": " ".join(map(str, said)),
                    "order": "|".join(map(str, keys)),
                    # The first clause of such a row's reason says what its verdict says.
                    "why": row.why.partition("; ")[2] if row.verdict.endswith("-only") else row.why,
                    "governor": self.side(row.governor, row.date, id),
                    "ministry": self.side(row.ministry, row.date, id),
                    "drawing": self.drawing(row, id),
                }
            )
        found = {row.verdict for row in rows}
        self.filters = (
            ("region", [(str(at), name) for at, (_, name) in enumerate(regions)]),
            ("day", [(str(at), self.day(day)) for at, day in enumerate(days)]),
            ("verdict", [(verdict, self.words["verdicts"][verdict][0]) for verdict in GRAVITY if verdict in found]),
            ("source", sorted(((str(at), name) for name, at in speakers.items()), key=_second)),
        )
        return out

    def side(self, side: Side | None, day: str | None, row: str) -> dict[str, Any] | None:
        """One side's figure with links to the sentences behind it."""
        if side is None:
            return None
        return {
            "text": words.side_text(side),
            "derived": side.derived,
            "window": self.window(side.window, day),
            "links": [link for link in (self.show(name, row) for name in side.claims) if link],
        }

    # Timelines

    def drawing(self, row: Row, id: str) -> dict[str, Any]:
        """The two lanes of a row, placed on the page."""
        drawing = self.timelines.of(row)
        lanes, y = [], 0
        for lane in drawing.lanes:
            bars = [
                self.bar(bar, drawing, row) | {"y": y + 24 + at * 27, "link": self.show(bar.claims[0], id)}
                for at, bar in enumerate(lane.bars)
            ]
            height = 28 + 27 * len(bars) + (22 if lane.hidden else 0) - (2 if not bars else 0)
            more = self.words["more"].format(n=lane.hidden) if lane.hidden else ""
            lanes.append({"side": lane.side, "y": y, "height": height, "bars": bars, "more": more})
            y += height + 6
        return {"lanes": lanes, "height": y + 20, "ticks": self.ticks(drawing)}

    def bar(self, bar: Bar, drawing: Drawing, row: Row) -> dict[str, Any]:
        """A bar's place in percent of the drawing's width, and what is written on it."""
        claim = bar.claim
        left, right = (percent(at, drawing) for at in (bar.start, bar.end))
        said = (self.window(self.options.claims[name][1].window, row.date) for name in bar.claims)
        label = f"{self.count(claim)} · {min(said, key=len) or self.words['no_window']}"
        if claim.place and claim.place.id != row.place_id:
            label += f" · {self.where(claim)}"
        if claim.type:
            label += f" · {claim.type}"
        title = f"{self.source(claim)}: {label}"
        if len(bar.claims) > 1:
            label += f" ×{len(bar.claims)}"
            title += f", {self.plural('texts', len(bar.claims))}"
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
            "x": left,
            "width": max(round(right - left, 2), 0.8),
            "at": right if after == narrow else left,
            "dx": 6 if after else -6,
            "anchor": "start" if after else "end",
            "classes": classes,
            "clash": bar.clash,
            "label": label,
            "title": title,
        }

    def ticks(self, drawing: Drawing) -> list[dict[str, Any]]:
        """Hours below the lanes; midnight carries the day."""
        out = []
        ticks = drawing.ticks()
        for tick in ticks:
            text = f"{tick.day[8:]}.{tick.day[5:7]}." if tick.day else f"{tick.hour:02d}"
            anchor = "start" if tick is ticks[0] else "end" if tick is ticks[-1] else "middle"
            out.append({"x": percent(tick.at, drawing), "text": text, "anchor": anchor})
        return out

    # Findings and sentences

    def finding(self, found: Finding) -> dict[str, Any]:
        """A finding; its places lead to sentences where the page has them."""
        links: dict[tuple[str, int], str] = {}
        for name in found.claims:
            link = self.show(name)
            if link:
                path, claim = self.options.claims[name]
                links.setdefault((path, claim.line), link)
        texts = [(f"{at.path}:{at.line}:{at.column}", links.pop((at.path, at.line), "")) for at in found.locations]
        texts += [(f"{path}:{number}", link) for (path, number), link in links.items()]
        return {
            "code": found.code,
            "grade": found.severity if found.severity in self.words["severities"] else "note",
            "message": found.message,
            "places": [{"text": text, "link": link} for text, link in texts],
        }

    def sentences(self) -> list[dict[str, Any]]:
        """The sentences of all claims that the page refers to, by text and line; each stands once."""
        grouped: dict[tuple[str, int, str], list[_Shown]] = {}
        for shown in self.shown.values():
            grouped.setdefault((shown.path, _start(shown.claim), shown.claim.text), []).append(shown)
        out = []
        for (path, start, text), group in sorted(grouped.items(), key=lambda item: item[0][:2]):
            group.sort(key=lambda shown: shown.claim.span)
            out.append(
                {
                    "path": path,
                    "line": group[0].claim.line,
                    "pieces": list(_pieces(text, start, group)),
                    "claims": [self.said(shown, start) for shown in group],
                }
            )
        return out

    def said(self, shown: _Shown, start: int) -> dict[str, Any]:
        """What a claim says, in words, beneath its sentence."""
        claim = shown.claim
        inside = {field for field, _, _ in _spans(claim, start)}
        outside = [self.words["fields"][field] for field in _FIELDS if field not in inside and _stated(claim, field)]
        return {
            "id": shown.id,
            "row": shown.row,
            "count": self.count(claim),
            "place": self.where(claim),
            "source": self.source(claim),
            "window": self.window(claim.window, None),
            "outside": self.words["outside"].format(fields=", ".join(outside)) if outside else "",
        }


def _second(pair: tuple[str, str]) -> tuple[str, str]:
    return pair[1], pair[0]


def percent(at: int, drawing: Drawing) -> float:
    """A minute as a percentage of the width of a drawing."""
    return round(100 * (at - drawing.low) / (drawing.high - drawing.low), 2)


def _start(claim: Claim) -> int:
    """The offset in the document at which a claim's sentence begins.

    The sentence may hold the same wording twice; then the words behind the other fields decide.
    """
    best, most = claim.span[0], -1
    at = claim.text.find(claim.quote) if claim.quote else 0
    tries = 0
    while at >= 0 and tries < 20:
        start = claim.span[0] - at
        fits = sum(start <= e.span[0] and e.span[1] <= start + len(claim.text) for e in claim.evidence)
        if fits > most:
            best, most = start, fits
        tries += 1
        at = claim.text.find(claim.quote, at + 1) if claim.quote else -1
    return best


def _spans(claim: Claim, start: int) -> list[tuple[str, int, int]]:
    """The stretches of a claim's sentence, counted from its beginning, that gave count, place, source and window."""
    found = [("count", *claim.span)]
    found += [(e.field, *e.span) for e in claim.evidence if e.field in _FIELDS and e.field != "count"]
    found += [("place", *p.span) for p in (claim.place, *claim.across) if p and p.span]
    inside = [(field, a - start, b - start) for field, a, b in found]
    inside = [(field, a, b) for field, a, b in inside if 0 <= a < b <= len(claim.text)]
    known = {field for field, _, _ in inside}
    wording = {
        "place": claim.place.text if claim.place else "",
        "source": claim.speaker or "",
        "window": claim.window.text if claim.window else "",
    }
    for field, text in wording.items():  # a field whose words nobody noted, but which stand there
        if text and field not in known and claim.text.count(text) == 1:
            at = claim.text.index(text)
            inside.append((field, at, at + len(text)))
    return inside


def _stated(claim: Claim, field: str) -> bool:
    """Whether a claim has a field at all."""
    values = {"place": claim.place, "window": claim.window, "source": claim.source != "unattributed", "count": True}
    return bool(values[field])


def _pieces(text: str, start: int, group: Iterable[_Shown]) -> Iterator[dict[str, str]]:
    """A sentence in stretches, each with the field that it gave and the claims it gave it to.

    Where two fields share a word, the count comes first, then place, source and window.
    """
    spans = [(field, a, b, shown.id) for shown in group for field, a, b in _spans(shown.claim, start)]
    edges = sorted({0, len(text), *(at for _, a, b, _ in spans for at in (a, b))})
    opening: dict[int, list[tuple[str, str]]] = {}
    closing: dict[int, list[tuple[str, str]]] = {}
    for field, a, b, id in spans:
        opening.setdefault(a, []).append((field, id))
        closing.setdefault(b, []).append((field, id))
    open_: list[tuple[str, str]] = []
    for a, b in zip(edges, edges[1:], strict=False):
        for pair in closing.get(a, ()):
            open_.remove(pair)
        open_ += opening.get(a, ())
        field = min((field for field, _ in open_), key=_FIELDS.index, default="")
        ids = dict.fromkeys(id for _, id in open_)
        yield {"field": field, "of": " ".join(ids), "text": text[a:b]}


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
