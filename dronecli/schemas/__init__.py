"""The JSON Schemas of the structured formats, by the name in their `schema` field."""

from __future__ import annotations

from typing import Any


def load(schema: str) -> dict[str, Any]:
    """The JSON Schema for a `schema` field such as "drone-claims/parse/1". Raises KeyError for an unknown one."""
    import json
    from importlib.resources import files

    parts = schema.split("/")
    if len(parts) != 3 or parts[0] != "drone-claims" or not parts[1].isalpha():
        raise KeyError(schema)
    file = files("dronecli.schemas").joinpath(f"{parts[1]}.json")
    if not file.is_file():
        raise KeyError(schema)
    loaded: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    if loaded["$id"] != schema:
        raise KeyError(schema)
    return loaded
