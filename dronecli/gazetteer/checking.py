"""`drone-claims gazetteer check`: what is wrong with a gazetteer file, and putting it in order.

The reader finds what breaks the schema; here is what only shows when entries are seen together: centres that do not
exist, terms of office that overlap or leave a gap, coordinates far from their region, names that two places claim,
entries out of order.
"""

from __future__ import annotations

import os
from math import cos, hypot, radians
from typing import Any

from dronecli.errors import GazetteerError
from dronecli.gazetteer.source import SECTIONS, Entry, HeadEntry, Mark, Message, Source, compose, read_text, read_texts

_TOP = ("version", "as-of", "countries", "seas", "groups", "regions")
_REGION = (
    "kind", "ru", "uk", "en", "official", "adjective", "capital", "also", "former", "shared", "pop", "at", "heads",
    "bodies", *SECTIONS,
    "remove",
)  # fmt: skip
_PLACE = (
    "ru",
    "uk",
    "en",
    "members",
    "also",
    "former",
    "shared",
    "what",
    "centre",
    "now",
    "okrug",
    "pop",
    "word",
    "at",
    "remote",
    "remove",
)
_HEAD = (
    "name",
    "patronymic",
    "ru",
    "uk",
    "en",
    "title",
    "office",
    "administration",
    "from",
    "to",
    "after-gap",
    "telegram",
    "remove",
)
_PLACE_ORDER = {key: i for i, key in enumerate(_PLACE)}
_HEAD_ORDER = {key: i for i, key in enumerate(_HEAD)}


def check_files(paths: Any = ()) -> list[Message]:
    """Messages about gazetteer.yaml and the overlays in `paths`, in the order of files and lines."""
    from dronecli.gazetteer.storing import source_path

    main = source_path()
    shown = os.path.relpath(main) if not os.path.relpath(main).startswith("..") else main
    names = [shown, *paths]
    texts = []
    for name, path in zip(names, [main, *paths]):
        try:
            texts.append((name, read_text(path)))
        except GazetteerError as error:
            return [_from_error(name, error)]
    try:
        source = read_texts(texts)
    except GazetteerError as error:
        return [_from_error(names[-1], error)]
    messages = [*source.messages, *check_source(source)]
    for name, text in texts:
        messages += _check_order(name, text)
    order = {name: i for i, name in enumerate(names)}
    return sorted(messages, key=lambda m: (order.get(m.mark.path, 0), m.mark.line, m.mark.column))


def _from_error(name: str, error: GazetteerError) -> Message:
    """A broken file as a message; the error's text begins with file, line and column where these are known."""
    text = str(error)
    parts = text[len(name) + 1 :].split(":", 2) if text.startswith(name + ":") else []
    if len(parts) == 3 and parts[0].isdigit() and parts[1].isdigit():
        return Message(Mark(name, int(parts[0]), int(parts[1])), "error", parts[2].strip())
    return Message(Mark(name, 1, 1), "error", text.removeprefix(f"{name}: "))


def check_source(source: Source) -> list[Message]:
    """What is wrong between the entries of a source."""
    out: list[Message] = []
    for entry in source.entries.values():
        out += _check_references(source, entry)
        out += _check_terms(entry)
    out += _check_places(source)
    out += _check_names(source)
    return out


def _check_references(source: Source, entry: Entry) -> list[Message]:
    out = []
    region = entry.region
    if region is not None and region not in source.entries:
        out.append(Message(entry.mark, "error", f"{entry.id}: its region {region} has no entry"))
    for key, slug in (("centre", entry.centre), ("capital", entry.capital)):
        if slug and f"{region}/{slug}" not in source.entries:
            out.append(
                Message(entry.marks.get(key, entry.mark), "error", f"{entry.id}: {key}: no place {region}/{slug}")
            )
    where = entry.marks.get("members", entry.mark)
    out += [
        Message(where, "error", f"{entry.id}: members: no place {m}") for m in entry.members if m not in source.entries
    ]
    if entry.kind == "group" and len(entry.members) < 2:
        out.append(Message(entry.mark, "error", f"{entry.id}: a group needs at least two members"))
    if entry.kind == "region" and not entry.what:
        out.append(Message(entry.mark, "error", f"{entry.id}: kind is missing"))
    if (
        entry.kind == "district"
        and not entry.names.get("ru", " район").endswith("район")
        and not entry.names["ru"].startswith("район ")
    ):
        out.append(Message(entry.mark, "warning", f"{entry.id}: a district's Russian name is its «… район» form"))
    return out


def _days(text: str, late: bool) -> int:
    """A partial date as the number of its first or last possible day, roughly (months have 31 days here)."""
    parts = [int(p) for p in text.split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else 12 if late else 1
    day = parts[2] if len(parts) > 2 else 31 if late else 1
    import datetime

    for last in (day, 30, 29, 28):
        try:
            return datetime.date(year, month, last).toordinal()
        except ValueError:
            continue
    return 0


def _check_terms(entry: Entry) -> list[Message]:
    """Terms of one office follow each other without overlap, and without a gap unless it is marked."""
    out = []
    series: dict[tuple[str, str], list[HeadEntry]] = {}
    for head in entry.heads:
        series.setdefault((head.administration, head.office), []).append(head)
    for heads in series.values():
        heads = sorted(heads, key=lambda h: _days(h.start, False) if h.start else 0)
        out += [
            Message(head.mark, "error", f"{entry.id}: {head.name}: the term ends before it begins")
            for head in heads
            if head.start and head.end and _days(head.end, True) < _days(head.start, False)
        ]
        for before, after in zip(heads, heads[1:]):
            if not before.start or not after.start:
                continue
            if not before.end:
                out.append(
                    Message(
                        before.mark, "error", f"{entry.id}: {before.name}: no end of term, but {after.name} follows"
                    )
                )
            elif _days(before.end, False) > _days(after.start, True):
                out.append(Message(after.mark, "error", f"{entry.id}: {after.name} begins before {before.name} ends"))
            elif _days(after.start, False) - _days(before.end, True) > 1 and not after.after_gap:
                text = f"{entry.id}: nobody between {before.name} and {after.name}; if that is so, say after-gap: yes"
                out.append(Message(after.mark, "error", text))
    return out


def _kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    lon = abs(a[1] - b[1])
    return hypot((a[0] - b[0]) * 111.2, min(lon, 360 - lon) * 111.2 * cos(radians((a[0] + b[0]) / 2)))


def _check_places(source: Source) -> list[Message]:
    """Places far from all others of their region, unless marked remote."""
    regions: dict[str, list[Entry]] = {}
    for entry in source.entries.values():
        if entry.at is not None and entry.region and entry.kind != "region":
            regions.setdefault(entry.region, []).append(entry)
    out = []
    for entries in regions.values():
        if len(entries) < 8:
            continue
        lats = sorted(e.at[0] for e in entries if e.at)
        lons = sorted(e.at[1] for e in entries if e.at)
        middle = (lats[len(lats) // 2], lons[len(lons) // 2])
        reach = sorted(_kilometres(middle, e.at) for e in entries if e.at)
        limit = 2 * reach[len(reach) * 9 // 10] + 60
        for entry in entries:
            if entry.at and not entry.remote and _kilometres(middle, entry.at) > limit:
                nearest = min(_kilometres(entry.at, o.at) for o in entries if o.at and o is not entry)
                if nearest > limit / 3:
                    far = f"{entry.id}: at: {nearest:.0f} km from any other place of its region"
                    text = f"{far}; if that is so, say remote: yes"
                    out.append(Message(entry.marks.get("at", entry.mark), "error", text))
    return out


def _check_names(source: Source) -> list[Message]:
    """An alias that another place also has, as alias or as the name of a region or larger town, must be marked as
    shared.
    """
    from dronecli.folding import fold

    owners: dict[str, list[Entry]] = {}
    for entry in source.entries.values():
        names = [n for names in (*entry.also.values(), *entry.shared.values()) for n in names]
        if entry.kind in ("region", "country", "sea", "group", "town"):
            names += entry.names.values()
        for key in {fold(n) for n in names}:
            owners.setdefault(key, []).append(entry)
    out = []
    for entry in source.entries.values():
        for names in entry.also.values():
            for name in names:
                others = [o for o in owners.get(fold(name), ()) if o is not entry]
                if others:
                    too = f"{entry.id}: also: {name!r} is a name of {others[0].id} too"
                    text = f"{too}; if that is so, put it under shared"
                    out.append(Message(entry.marks.get("also", entry.mark), "error", text))
    return out


# --- Order -------------------------------------------------------------------------------------------------------


class _Block:
    """A key with what belongs to it: comment lines before it, its own line, and the deeper lines after it."""

    __slots__ = ("before", "children", "indent", "line")

    def __init__(self, before: list[str], line: str, indent: int) -> None:
        self.before = before
        self.line = line
        self.indent = indent
        self.children: list[_Block] = []

    @property
    def key(self) -> str:
        text = self.line.strip()
        return text[2:] if text.startswith("- ") else text.partition(":")[0].strip("\"'")

    def lines(self) -> list[str]:
        out = [*self.before, self.line]
        for child in self.children:
            out += child.lines()
        return out


def _blocks(text: str) -> tuple[list[_Block], list[str]]:
    """The lines of a file as a tree by indentation, and the comments at its end. Only for files of plain block and
    one-line flow style.
    """
    root: list[_Block] = []
    stack: list[_Block] = []
    before: list[str] = []
    for line in text.split("\n"):
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            before.append(line)
            continue
        indent = len(line) - len(line.lstrip(" "))
        while stack and stack[-1].indent >= indent:
            stack.pop()
        block = _Block(before, line.rstrip(), indent)
        before = []
        (stack[-1].children if stack else root).append(block)
        stack.append(block)
    return root, before


def _flow(node: Any, order: dict[str, int], own_uk: bool) -> str:
    """A node in one line, its keys in order; where Ukrainian names are at home, they stand before Russian ones."""
    if node.id == "scalar":
        return _scalar(node.value, node.style in ("'", '"'))
    if node.id == "sequence":
        return "[" + ", ".join(_flow(n, order, own_uk) for n in node.value) + "]"
    pairs = [(k.value, v) for k, v in node.value]
    pairs.sort(key=lambda p: order["ru"] - 0.5 if own_uk and p[0] == "uk" else order.get(p[0], 1000))
    return "{" + ", ".join(f"{_scalar(k, False)}: {_flow(v, order, own_uk)}" for k, v in pairs) + "}"


def _scalar(value: str, quoted: bool) -> str:
    plain = (
        value and value.strip() == value and not set(value) & set(":#{}[],&*!|>'\"%@`\\\n\t") and value[0] not in "-? "
    )
    if plain and not quoted:
        return value
    if (
        plain
        and value.lower() not in ("yes", "no", "true", "false", "null", "on", "off", "~", "y", "n")
        and not value[0].isdigit()
    ):
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def tidy(text: str, path: str = "gazetteer.yaml") -> str:
    """A gazetteer file in order: sections, regions by id, places by slug, keys of an entry in one order; comments stay
    with what follows.

    Raises GazetteerError for text that is not YAML. Tidying twice changes nothing more.
    """
    root = compose(text, path)
    if root is None:
        return text
    blocks, after = _blocks(text)
    header: list[str] = []
    if blocks:
        # The comment at the top of the file stays at the top.
        header, blocks[0].before = blocks[0].before, []
    blocks.sort(key=lambda b: _TOP.index(b.key) if b.key in _TOP else len(_TOP))
    for block in blocks:
        if block.key in ("countries", "seas", "groups", "regions"):
            _tidy_places(block)
        if block.key == "regions":
            for region in block.children:
                own_uk = region.key.startswith("UA") and region.key not in ("UA-43", "UA-40")
                region.children.sort(key=lambda b: _REGION.index(b.key) if b.key in _REGION else len(_REGION))
                for part in region.children:
                    if part.key in SECTIONS:
                        _tidy_places(part, own_uk)
                    elif part.key in ("heads", "bodies"):
                        for item in part.children:
                            _tidy_line(item, own_uk)
                    else:
                        _tidy_line(part, own_uk)
    lines = [*header]
    for block in blocks:
        lines += block.lines()
    lines += after
    out = "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"
    if _content(compose(out, path)) != _content(root):
        raise GazetteerError(
            f"{path}: cannot be put in order by the program: write each entry on one line, or as an indented block"
        )
    return out


def _tidy_places(block: _Block, own_uk: bool = False) -> None:
    block.children.sort(key=lambda b: b.key)
    for child in block.children:
        _tidy_line(child, own_uk)


def _tidy_line(block: _Block, own_uk: bool) -> None:
    """Rewrite a one-line flow entry with its keys in order; anything else stays."""
    indent = " " * block.indent
    text = block.line.strip()
    dash = "- " if text.startswith("- ") else ""
    body = text[len(dash) :]
    if block.children or "{" not in body or not body.endswith("}"):
        return
    key, _, _ = body.partition("{")
    if key and not key.rstrip().endswith(":"):
        return
    node = compose(body[len(key) :], "")
    block.line = f"{indent}{dash}{key}{_flow(node, _HEAD_ORDER if dash else _PLACE_ORDER, own_uk)}"


def _content(node: Any) -> Any:
    """A node as a value in which the order of keys does not count."""
    if node is None:
        return None
    if node.id == "scalar":
        return node.value
    if node.id == "sequence":
        return [_content(n) for n in node.value]
    return {k.value: _content(v) for k, v in node.value}


def _check_order(path: str, text: str) -> list[Message]:
    try:
        tidied = tidy(text, path)
    except GazetteerError as error:
        return [_from_error(path, error)]
    if tidied == text:
        return []
    for number, (old, new) in enumerate(zip(text.split("\n"), tidied.split("\n")), 1):
        if old != new:
            return [
                Message(
                    Mark(path, number, 1), "warning", "not in order; `drone-claims gazetteer check --fix` puts it right"
                )
            ]
    return [Message(Mark(path, 1, 1), "warning", "not in order; `drone-claims gazetteer check --fix` puts it right")]


def fix_file(path: str | None = None) -> bool:
    """Put a file in order; True if it was changed. Written aside and renamed, so whole or not at all."""
    import tempfile

    from dronecli.gazetteer.storing import source_path

    path = path or source_path()
    text = read_text(path)
    tidied = tidy(text, path)
    if tidied == text:
        return False
    target = os.path.realpath(path)
    try:
        handle, aside = tempfile.mkstemp(prefix=".gazetteer-", suffix=".yaml", dir=os.path.dirname(target))
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(tidied)
            os.chmod(aside, os.stat(target).st_mode & 0o7777)
            os.replace(aside, target)
        except OSError:
            os.unlink(aside)
            raise
    except OSError as error:
        raise GazetteerError(f"{path}: cannot be written: {error.strerror or error}") from None
    return True
