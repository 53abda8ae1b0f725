"""A little gazetteer in place of the real one, for tests that build it again and again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dronecli import gazetteer
from dronecli.gazetteer import storing

SMALL = """version: 1
countries:
  RU: {ru: Россия}
regions:
  RU-KLU:
    kind: oblast
    ru: Калужская область
    uk: Калузька область
    en: Kaluga Oblast
    heads:
      - {name: Владислав Шапша, from: 2020-02-13}
    towns:
      borovsk: {ru: Боровск}
      kaluga: {ru: Калуга}
"""


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A little gazetteer in place of the real one, with a cache of its own."""
    path = tmp_path / "gazetteer.yaml"
    path.write_text(SMALL, encoding="utf-8")
    os.utime(path, (1_000_000_000, 1_000_000_000))
    monkeypatch.setattr(storing, "source_path", lambda: str(path))
    monkeypatch.setattr(gazetteer, "_loaded", {})
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return path


@pytest.fixture
def small_text() -> str:
    """What the little gazetteer holds."""
    return SMALL
