"""Compiles gazetteer.yaml and the tables of words into what the wheel ships, so that no user's first run has to."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface[Any]):
    """Adds compiled files to `dronecli/_data` in a wheel; an editable install makes its own when they are needed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile into a temporary folder and have the files put into the wheel."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        try:
            from dronecli.gazetteer.storing import build
            from dronecli.lexicon import ready
        finally:
            sys.path.remove(self.root)
        self._folder = tempfile.TemporaryDirectory()
        files = {f"{script}.words": ready.build(script) for script in ready.SCRIPTS}
        files["gazetteer.idx"] = build([str(Path(self.root) / "gazetteer.yaml")], [])
        for name, data in files.items():
            path = Path(self._folder.name) / name
            path.write_bytes(data)
            build_data["force_include"][str(path)] = f"dronecli/_data/{name}"
