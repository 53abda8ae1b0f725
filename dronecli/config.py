"""drone-claims.yaml: options that stand for every run in a directory and below it. The command line wins."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import NamedTuple

from dronecli.errors import ConfigError

NAME = "drone-claims.yaml"
_MAX_BYTES = 1 << 18

# What each key may hold: text, list (one text or several), flag or number.
KEYS = {
    "format": "text",
    "output": "text",
    "date": "text",
    "gazetteer": "list",
    "jobs": "number",
    "engine": "text",
    "scheduler": "text",
    "quiet": "flag",
    "verbose": "flag",
    "no-cache": "flag",
    "explain": "flag",
    "fail-on": "text",
    "select": "list",
    "ignore": "list",
    "strict": "flag",
    "object": "text",
    "place": "text",
    "since": "text",
    "until": "text",
    "baseline": "text",
    "lang": "text",
    "timeline": "flag",
}
_PATHS = ("output", "gazetteer", "baseline")
_TRUE, _FALSE = ("true", "yes", "on"), ("false", "no", "off")

Value = str | int | bool | tuple[str, ...]


class Setting(NamedTuple):
    """A value from a configuration file and where it stands, for errors that are found later."""

    value: Value
    where: str


def find(start: str | None = None) -> str | None:
    """The nearest configuration file in a directory or above it, or None."""
    try:
        directory = os.path.abspath(start or os.getcwd())
    except OSError:  # the working directory is gone
        return None
    while True:
        path = os.path.join(directory, NAME)
        if os.path.isfile(path):
            return path
        above = os.path.dirname(directory)
        if above == directory:
            return None
        directory = above


def load(path: str) -> Mapping[str, Setting]:
    """The settings of a file. Paths in it are relative to it. Raises ConfigError with line and column."""
    from dronecli.errors import UnreadableInput
    from dronecli.reading import decode, open_regular, shown
    from dronecli.reading.yamlsafe import YamlError, load_mapping
    from dronecli.suggest import did_you_mean

    name = shown(path)
    try:
        with open(open_regular(path), "rb") as file:
            data = file.read(_MAX_BYTES + 1)
        if len(data) > _MAX_BYTES:
            raise ConfigError(f"{name}: too large for a configuration file")
        text, _ = decode(data, name)
    except UnreadableInput as error:
        raise ConfigError(str(error)) from None
    except OSError as error:
        raise ConfigError(f"{name}: {(error.strerror or str(error)).lower()}") from None
    settings: dict[str, Setting] = {}
    try:
        for entry in load_mapping(text):
            key = entry.key.replace("_", "-")
            if key not in KEYS:
                raise YamlError(f"no such option {entry.key!r}{did_you_mean(key, KEYS)}", *entry.key_at)
            if entry.value is None:
                continue
            value = _value(key, entry.value, entry.at)
            if key in _PATHS:
                base = os.path.dirname(os.path.abspath(path))
                if isinstance(value, tuple):
                    value = tuple(os.path.join(base, part) for part in value)
                else:
                    value = os.path.join(base, str(value))
            settings[key] = Setting(value, f"{name}:{entry.at[0]}:{entry.at[1]}")
    except YamlError as error:
        raise ConfigError(f"{name}:{error.line}:{error.column}: {error}") from None
    return settings


def _value(key: str, value: str | tuple[str, ...], at: tuple[int, int]) -> Value:
    from dronecli.reading.yamlsafe import YamlError

    kind = KEYS[key]
    if kind == "list":
        return value if isinstance(value, tuple) else (value,)
    if isinstance(value, tuple):
        raise YamlError(f"{key} takes one value, not a list or mapping", *at)
    if kind == "flag":
        if value.lower() not in _TRUE + _FALSE:
            raise YamlError(f"{key} must be true or false, not {value!r}", *at)
        return value.lower() in _TRUE
    if kind == "number":
        if not value.isascii() or not value.isdigit():
            raise YamlError(f"{key} must be a whole number, not {value!r}", *at)
        return int(value[:9])
    return value
