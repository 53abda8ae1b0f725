"""Reading gazetteer.yaml and overlays: YAML to entries, every complaint with file, line and column.

The document is walked as a tree of nodes, not as Python values, so that each key knows where it stands. Nothing in the
file is executed or guessed at: scalars are text, and numbers are read where a number belongs.

The schema is described in CONTRIBUTING.md; the tables below are its other half.
"""

from __future__ import annotations

import re
from typing import Any

from dronecli.errors import GazetteerError
from dronecli.tuples import NamedTuple

LANGUAGES = ("ru", "uk", "en")
SECTIONS = {
    "districts": "district",
    "towns": "town",
    "settlements": "settlement",
    "city-districts": "city-district",
    "villages": "village",
    "sites": "site",
}
REGION_KINDS = ("oblast", "krai", "republic", "city", "autonomous oblast", "autonomous okrug")
_NAMES = ("ru", "uk", "en", "also", "former", "shared", "remove")
_PLACE_KEYS = (*_NAMES, "centre", "now", "okrug", "pop", "at", "what", "remote", "word")
_REGION_KEYS = (*_NAMES, "kind", "official", "adjective", "capital", "pop", "at", "heads", "bodies", *SECTIONS)
_HEAD_KEYS = (
    "name", "patronymic", "ru", "uk", "en", "title", "office", "administration", "from", "to", "after-gap",
    "telegram", "remove",
)  # fmt: skip
_SIMPLE_KEYS = (*_NAMES, "members")
_TOP_KEYS = ("version", "as-of", "countries", "seas", "groups", "regions")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?\Z")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_REGION_ID = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}\Z")
_LIMIT = 64 * 1024 * 1024


class Mark(NamedTuple):
    """Where something stands: `line` and `column` start at 1."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Message(NamedTuple):
    """A complaint about a gazetteer. `severity` is error or warning."""

    mark: Mark
    severity: str
    text: str

    def __str__(self) -> str:
        return f"{self.mark}: {self.severity}: {self.text}"


class HeadEntry:
    """A term of office as it stands in the file; dates are ISO days, or year-month or year where no more is known."""

    __slots__ = (
        "administration",
        "after_gap",
        "en",
        "end",
        "mark",
        "name",
        "office",
        "patronymic",
        "ru",
        "start",
        "telegram",
        "title",
        "uk",
    )

    def __init__(self, name: str, mark: Mark) -> None:
        self.name = name
        self.patronymic = ""
        self.ru = ""
        self.uk = ""
        self.en: tuple[str, ...] = ()
        self.title = "губернатор"
        self.office = "head"
        self.administration = ""
        self.start = ""
        self.end = ""
        self.after_gap = False
        self.telegram: tuple[str, ...] = ()
        self.mark = mark


class Entry:
    """A place as it stands in the file. `names` holds what is written, by language; what is derived is not in it."""

    __slots__ = (
        "adjective",
        "also",
        "at",
        "bodies",
        "capital",
        "centre",
        "former",
        "heads",
        "id",
        "kind",
        "mark",
        "marks",
        "members",
        "names",
        "now",
        "official",
        "okrug",
        "pop",
        "region",
        "remote",
        "shared",
        "what",
        "word",
    )  # fmt: skip

    def __init__(self, id: str, kind: str, region: str | None, mark: Mark) -> None:
        self.id = id
        self.kind = kind
        self.region = region
        self.names: dict[str, str] = {}
        self.official = ""
        self.adjective: dict[str, str] = {}
        self.also: dict[str, list[str]] = {}
        self.former: dict[str, list[str]] = {}
        self.shared: dict[str, list[str]] = {}
        self.centre = ""
        self.capital = ""
        self.now = ""
        self.okrug = ""
        self.pop = 0
        self.at: tuple[float, float] | None = None
        self.heads: list[HeadEntry] = []
        self.bodies: list[tuple[str, tuple[str, ...]]] = []
        self.members: tuple[str, ...] = ()
        self.mark = mark
        self.marks: dict[str, Mark] = {}
        self.what = ""
        self.remote = False
        self.word: tuple[str, ...] = ()


class Source:
    """Entries in the order of the file, overlays laid over them, with what was wrong."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.messages: list[Message] = []

    def errors(self) -> list[Message]:
        """The messages that keep the file from being used."""
        return [m for m in self.messages if m.severity == "error"]


def _node_mark(path: str, node: Any) -> Mark:
    return Mark(path, node.start_mark.line + 1, node.start_mark.column + 1)


class _Reader:
    def __init__(self, source: Source, path: str, overlay: bool) -> None:
        self.source = source
        self.path = path
        self.overlay = overlay

    def error(self, node: Any, text: str) -> None:
        self.source.messages.append(Message(_node_mark(self.path, node), "error", text))

    def pairs(self, node: Any, what: str, known: tuple[str, ...] | None) -> list[tuple[str, Any, Any]]:
        """(key, key node, value node) of a mapping; complains of anything else, of unknown and of repeated keys."""
        if node.id != "mapping":
            self.error(node, f"{what}: expected a mapping")
            return []
        seen: set[str] = set()
        out = []
        for key_node, value in node.value:
            if key_node.id != "scalar":
                self.error(key_node, f"{what}: a key must be plain text")
                continue
            key = key_node.value
            if key in seen:
                self.error(key_node, f"{what}: {key!r} stands twice")
                continue
            seen.add(key)
            if known is not None and key not in known:
                self.error(key_node, f"{what}: unknown key {key!r}{_did_you_mean(key, known)}")
                continue
            out.append((key, key_node, value))
        return out

    def text(self, node: Any, what: str) -> str:
        if node.id != "scalar" or not node.value.strip():
            self.error(node, f"{what}: expected text")
            return ""
        value: str = node.value.strip()
        if len(value) > 200 or any(ord(c) < 32 for c in value):
            self.error(node, f"{what}: too long, or with control characters")
            return ""
        return value

    def texts(self, node: Any, what: str) -> tuple[str, ...]:
        if node.id == "scalar":
            one = self.text(node, what)
            return (one,) if one else ()
        if node.id != "sequence":
            self.error(node, f"{what}: expected a list of texts")
            return ()
        return tuple(t for t in (self.text(n, what) for n in node.value) if t)

    def flag(self, node: Any, what: str) -> bool:
        if node.id == "scalar" and node.value.lower() in ("yes", "true", "no", "false"):
            return node.value.lower() in ("yes", "true")
        self.error(node, f"{what}: expected yes or no")
        return False

    def number(self, node: Any, what: str, low: float, high: float) -> float | None:
        try:
            value = float(node.value) if node.id == "scalar" else None
        except ValueError:
            value = None
        if value is None or not low <= value <= high:
            self.error(node, f"{what}: expected a number from {low:g} to {high:g}")
            return None
        return value

    def by_language(self, node: Any, what: str) -> dict[str, list[str]]:
        return {lang: list(self.texts(value, f"{what}.{lang}")) for lang, _, value in self.pairs(node, what, LANGUAGES)}

    def document(self, root: Any) -> None:
        if root is None:
            return
        for key, _, value in self.pairs(root, "gazetteer", _TOP_KEYS):
            if key == "version":
                if value.id != "scalar" or value.value != "1":
                    self.error(value, "version: this program reads version 1")
            elif key == "as-of":
                if value.id != "scalar" or len(value.value) != 10 or not _real_date(value.value):
                    self.error(value, "as-of: expected a day such as 2024-05-14")
            elif key == "regions":
                for region_id, id_node, body in self.pairs(value, "regions", None):
                    if not _REGION_ID.match(region_id):
                        self.error(id_node, f"regions: {region_id!r} is not an ISO 3166-2 code such as RU-KLU")
                        continue
                    self.region(region_id, id_node, body)
            else:
                kind = {"countries": "country", "seas": "sea", "groups": "group"}[key]
                for place_id, id_node, body in self.pairs(value, key, None):
                    if not re.match(r"[A-Z][A-Z-]*\Z", place_id):
                        self.error(id_node, f"{key}: {place_id!r} must be capitals and hyphens")
                        continue
                    self.place(place_id, kind, None, id_node, body, _SIMPLE_KEYS)

    def region(self, region_id: str, id_node: Any, body: Any) -> None:
        entry = self.place(region_id, "region", region_id, id_node, body, _REGION_KEYS)
        if entry is None:
            return
        for key, _, value in self.pairs(body, region_id, None):
            if key in SECTIONS:
                for slug, slug_node, place_body in self.pairs(value, f"{region_id} {key}", None):
                    if not _SLUG.match(slug):
                        self.error(
                            slug_node, f"{region_id} {key}: {slug!r} must be small Latin letters, digits and hyphens"
                        )
                        continue
                    self.place(f"{region_id}/{slug}", SECTIONS[key], region_id, slug_node, place_body, _PLACE_KEYS)

    def place(
        self, place_id: str, kind: str, region: str | None, id_node: Any, body: Any, known: tuple[str, ...]
    ) -> Entry | None:
        entries = self.source.entries
        mark = _node_mark(self.path, id_node)
        old = entries.get(place_id)
        if old is not None and not self.overlay:
            self.error(id_node, f"{place_id}: stands twice, first in {old.mark}")
            return None
        entry = old or Entry(place_id, kind, region, mark)
        if old is None:
            entries[place_id] = entry
        elif kind != "region":
            entry.kind = kind
        entry.mark = mark
        for key, key_node, value in self.pairs(body, place_id, known):
            what = f"{place_id}: {key}"
            entry.marks[key] = _node_mark(self.path, key_node)
            if key in LANGUAGES:
                entry.names[key] = self.text(value, what)
            elif key in ("also", "former", "shared"):
                into: dict[str, list[str]] = getattr(entry, key)
                for lang, names in self.by_language(value, what).items():
                    into.setdefault(lang, []).extend(n for n in names if n not in into.get(lang, ()))
            elif key == "pop":
                entry.pop = int(self.number(value, what, 0, 50_000_000) or 0)
            elif key == "at":
                self.coordinates(entry, value, what)
            elif key == "adjective":
                entry.adjective.update(
                    {lang: (names or [""])[0] for lang, names in self.by_language(value, what).items()}
                )
            elif key == "heads":
                self.heads(entry, value)
            elif key == "bodies":
                self.bodies(entry, value)
            elif key == "members":
                entry.members = self.texts(value, what)
            elif key == "remote":
                entry.remote = self.flag(value, what)
            elif key == "word":
                entry.word = self.texts(value, what)
                if not set(entry.word) <= set(LANGUAGES):
                    self.error(value, f"{what}: expected languages: {', '.join(LANGUAGES)}")
            elif key == "remove":
                if self.flag(value, what):
                    self.remove(place_id, id_node)
                    return None
            elif key == "kind":
                if self.text(value, what) not in REGION_KINDS:
                    self.error(value, f"{what}: expected one of {', '.join(REGION_KINDS)}")
                else:
                    entry.what = value.value
            elif key in ("official", "centre", "capital", "now", "okrug", "what"):
                setattr(entry, key, self.text(value, what))
        if "ru" not in entry.names and "uk" not in entry.names:
            self.error(id_node, f"{place_id}: a name in its own language is missing (ru or uk)")
            del entries[place_id]
            return None
        return entry

    def remove(self, place_id: str, node: Any) -> None:
        if not self.overlay:
            self.error(node, f"{place_id}: remove is for overlays")
            return
        for other in [i for i in self.source.entries if i == place_id or i.startswith(place_id + "/")]:
            del self.source.entries[other]

    def coordinates(self, entry: Entry, node: Any, what: str) -> None:
        if node.id != "sequence" or len(node.value) != 2:
            self.error(node, f"{what}: expected [latitude, longitude]")
            return
        lat = self.number(node.value[0], what, -90, 90)
        lon = self.number(node.value[1], what, -180, 180)
        if lat is not None and lon is not None:
            entry.at = (lat, lon)

    def bodies(self, entry: Entry, node: Any) -> None:
        if node.id != "sequence":
            self.error(node, f"{entry.id}: bodies: expected a list")
            return
        for item in node.value:
            name = ""
            channels: tuple[str, ...] = ()
            for key, _, value in self.pairs(item, f"{entry.id}: bodies", ("name", "telegram")):
                if key == "name":
                    name = self.text(value, f"{entry.id}: bodies: name")
                else:
                    channels = self.texts(value, f"{entry.id}: bodies: telegram")
            if name:
                entry.bodies.append((name, channels))

    def heads(self, entry: Entry, node: Any) -> None:
        if node.id != "sequence":
            self.error(node, f"{entry.id}: heads: expected a list")
            return
        for item in node.value:
            head = HeadEntry("", _node_mark(self.path, item))
            removed = False
            for key, _, value in self.pairs(item, f"{entry.id}: heads", _HEAD_KEYS):
                what = f"{entry.id}: heads: {key}"
                if key in ("en", "telegram"):
                    setattr(head, key, self.texts(value, what))
                elif key == "after-gap":
                    head.after_gap = self.flag(value, what)
                elif key == "remove":
                    removed = self.flag(value, what)
                elif key in ("from", "to"):
                    day = self.text(value, what)
                    if not _real_date(day):
                        self.error(value, f"{what}: {day!r} is not a date (2024, 2024-05 or 2024-05-14)")
                        day = ""
                    setattr(head, "start" if key == "from" else "end", day)
                else:
                    setattr(head, key, self.text(value, what))
            if not head.name:
                self.error(item, f"{entry.id}: heads: a head needs a name")
                continue
            if head.administration not in ("", "russia", "ukraine"):
                self.error(item, f"{entry.id}: heads: administration is russia or ukraine")
            head.administration = head.administration or ("ukraine" if entry.id.startswith("UA") else "russia")
            if not head.start and not removed:
                self.error(item, f"{entry.id}: heads: {head.name}: from is missing")
            entry.heads = [h for h in entry.heads if not (h.name == head.name and (h.start == head.start or removed))]
            if not removed:
                entry.heads.append(head)


def _real_date(text: str) -> bool:
    if not _DATE.match(text):
        return False
    year, month, day = (int(x) for x in (text + "-01-01")[:10].split("-")[:3])
    days = (
        29
        if month == 2 and ((year % 4 == 0 and year % 100 != 0) or year % 400 == 0)
        else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
        if 1 <= month <= 12
        else 0
    )
    return 1 <= day <= days


def _did_you_mean(key: str, known: tuple[str, ...]) -> str:
    import difflib

    close = difflib.get_close_matches(key, known, 1)
    return f" (did you mean {close[0]!r}?)" if close else f" (known: {', '.join(known)})"


_DEEPEST = 60


def _too_deep(text: str) -> int | None:
    """The line at which a text is nested deeper than any gazetteer, by a rough count; libyaml's composer overflows the
    stack on such.
    """
    depth = 0
    for found in re.finditer(r"[\[{\]}]|(?m:^[ \-?]+)", text):
        token = found.group()
        if token in "[{":
            depth += 1
        elif token in "]}":
            depth = max(0, depth - 1)
        if depth > _DEEPEST or len(token) > 4 * _DEEPEST:
            return text.count("\n", 0, found.start()) + 1
    return None


def compose(text: str, path: str) -> Any:
    """The root node of a YAML document, or None for an empty one. Raises GazetteerError where it is not YAML.

    Anchors are refused: a node that stands in two places has no one line, and can contain itself.
    """
    import yaml

    deep = _too_deep(text)
    if deep is not None:
        raise GazetteerError(f"{Mark(path, deep, 1)}: nested too deep")
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root: Any = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        where = error.problem_mark or error.context_mark
        mark = Mark(path, where.line + 1, where.column + 1) if where else Mark(path, 1, 1)
        problem = " ".join(str(error.problem or error.context).split())
        raise GazetteerError(f"{mark}: not valid YAML: {problem}") from None
    except yaml.YAMLError as error:
        problem = " ".join(str(error).split())
        raise GazetteerError(f"{path}:1:1: not valid YAML: {problem}") from None
    except (RecursionError, UnicodeError):
        raise GazetteerError(f"{path}:1:1: not valid YAML") from None
    seen: set[int] = set()
    waiting = [root] if root is not None else []
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            raise GazetteerError(
                f"{_node_mark(path, node)}: anchors and aliases are not for gazetteers; write the value out"
            )
        seen.add(id(node))
        if node.id == "sequence":
            waiting += node.value
        elif node.id == "mapping":
            for pair in node.value:
                waiting += pair
    return root


def read_text(path: str) -> str:
    """The text of a gazetteer file. Raises GazetteerError with what to mend."""
    try:
        with open(path, "rb") as file:
            raw = file.read(_LIMIT + 1)
    except OSError as error:
        raise GazetteerError(f"{path}: cannot be read: {error.strerror or error}") from None
    if len(raw) > _LIMIT:
        raise GazetteerError(f"{path}: larger than {_LIMIT // 1024 // 1024} MB")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise GazetteerError(f"{path}:{line}:1: not UTF-8") from None


def read_texts(texts: list[tuple[str, str]]) -> Source:
    """(path, text) of the gazetteer and of overlays, in order, to a Source. Raises GazetteerError only for broken
    YAML.
    """
    source = Source()
    for i, (path, text) in enumerate(texts):
        root = compose(text, path)
        _Reader(source, path, overlay=i > 0).document(root)
    return source
