"""The repository speaks of itself alone: nothing in it depends on, or tells of, the machine it was written on."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

PERSONAL_PATH = re.compile(r"(?<![\w.:])/(?:home|Users|root|work|workspace|builds)/\w")
PRIVATE_HOST = re.compile(r"https?://(?:localhost|127\.|10\.|192\.168\.|[\w.-]+\.(?:internal|local|lan|corp)\b)")


def tracked(root: Path) -> list[Path]:
    """The files under version control; the test is skipped where there is none, as in an unpacked archive."""
    if not (root / ".git").exists() or shutil.which("git") is None:
        pytest.skip("not a git checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, check=True, capture_output=True).stdout.decode()
    return [root / name for name in listed.split("\0") if name and (root / name).is_file()]


def test_no_path_or_host_of_a_machine(root: Path) -> None:
    seen = []
    for path in tracked(root):
        text = path.read_bytes().decode("utf-8", errors="replace")
        seen += [
            f"{path.relative_to(root)}: {match.group()}"
            for pattern in (PERSONAL_PATH, PRIVATE_HOST)
            for match in pattern.finditer(text)
        ]
    assert seen == []


def test_scripts_can_be_executed(root: Path) -> None:
    scripts = [path for path in tracked(root) if path.suffix in ("", ".sh") and path.read_bytes().startswith(b"#!")]
    assert {path.name for path in scripts} >= {"run", "check.sh"}
    assert [path.name for path in scripts if not path.stat().st_mode & 0o100] == []
