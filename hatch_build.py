"""Compiles gazetteer.yaml into the index that the wheel ships, so that no user's first run has to."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface[Any]):
    """Adds `dronecli/_data/gazetteer.idx` to a wheel; an editable install builds its index when it is first needed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile into a temporary folder and have the file put into the wheel."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        try:
            from dronecli.gazetteer.storing import build
        finally:
            sys.path.remove(self.root)
        self._folder = tempfile.TemporaryDirectory()
        index = Path(self._folder.name) / "gazetteer.idx"
        source = str(Path(self.root) / "gazetteer.yaml")
        index.write_bytes(build([source], []))
        build_data["force_include"][str(index)] = "dronecli/_data/gazetteer.idx"
