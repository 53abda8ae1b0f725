"""YAML front matter between two `---` lines: date, source, url, title.

Most front matter is a few plain `key: value` lines; those are read here, because loading a YAML parser would cost more
than reading the article. Anything richer goes to `yamlsafe`.
"""

from __future__ import annotations

import re

from dronecli.errors import UnreadableInput
from dronecli.reading.dateline import parse_date

FIELDS = ("date", "source", "url", "title")
MAX_LENGTH = 1 << 16
_FENCE = re.compile(
    r"---[ \t]*(?:\r\n|\n|\r)(.*?)(?:^|(?<=\r))(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)", re.DOTALL | re.MULTILINE
)
_PLAIN = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:[ \t]+([^\s\[\]{}&*!|>'\"%@`#?,:-][^#\n\r]*)")
_NULLS = ("~", "null", "Null", "NULL")
_QUOTED = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:[ \t]+(?:\"([^\"\\\n\r]*)\"|'([^'\n\r]*)')")


def split_front_matter(text: str, path: str) -> tuple[dict[str, str], int]:
    """The fields of a text's front matter and the offset of the text after it: ({}, 0) where there is none.

    `date` comes back as an ISO day; a time of day beside it as `time` ("HH:MM"). Keys that we do not know are left
    alone, since other tools keep theirs there too. Raises UnreadableInput with line and column for broken YAML.
    """
    match = _FENCE.match(text, 0, MAX_LENGTH)
    if not match:
        return {}, 0
    block = match.group(1)
    fields = _plain_fields(block)
    if fields is None:
        if not any(line.split(":")[0].strip().isidentifier() and ":" in line for line in block.splitlines()):
            return {}, 0  # prose between two rules
        fields = _yaml_fields(block, path)
    known = {key: value for key, (value, _) in fields.items() if key in FIELDS and value}
    if "date" in known:
        day = parse_date(known["date"])
        if day is None:
            line = fields["date"][1]
            raise UnreadableInput(f"{path}:{line}: front matter: no such date {known['date']!r}; write YYYY-MM-DD")
        clock = re.search(r"[T ](\d\d):(\d\d)", known["date"])
        known["date"] = day
        if clock:
            known["time"] = f"{clock[1]}:{clock[2]}"
    return known, match.end()


def _plain_fields(block: str) -> dict[str, tuple[str, str]] | None:
    """Keys with value and "line:column", or None where a line is more than a plain `key: value`."""
    if not block.replace("\n", "").replace("\r", "").isprintable():
        return None
    fields: dict[str, tuple[str, str]] = {}
    for number, line in enumerate(block.splitlines(), start=2):
        line = line.rstrip(" \t")
        if not line or line.startswith("#"):
            continue
        match = _PLAIN.fullmatch(line)
        if match and ": " not in match[2] and not match[2].endswith(":") and match[2] not in _NULLS:
            key, value, at = match[1], match[2], match.start(2)
        else:
            match = _QUOTED.fullmatch(line)
            if not match:
                return None
            key, value, at = match[1], match[2] or match[3] or "", match.start(2 if match[2] is not None else 3)
        if key in fields:
            return None
        fields[key] = (value, f"{number}:{at + 1}")
    return fields


def _yaml_fields(block: str, path: str) -> dict[str, tuple[str, str]]:
    from dronecli.reading.yamlsafe import YamlError, load_mapping

    try:
        entries = load_mapping(block, first_line=2, max_length=MAX_LENGTH, lenient=True)
        fields: dict[str, tuple[str, str]] = {}
        for entry in entries:
            value = entry.value
            if isinstance(value, tuple):
                if entry.key in FIELDS:
                    raise YamlError(f"{entry.key} must be one value, not a list or mapping", *entry.at)
                value = None
            fields[entry.key] = (value or "", f"{entry.at[0]}:{entry.at[1]}")
        return fields
    except YamlError as error:
        raise UnreadableInput(f"{path}:{error.line}:{error.column}: front matter: {error}") from None
