"""What every test can rely on: a plain environment, a private cache, and the examples."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]

# A machine that is busy must not fail a law, and a failure seen once must be seen again.
settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")

DECIDES_OUTPUT = "NO_COLOR FORCE_COLOR CLICOLOR CLICOLOR_FORCE COLUMNS LINES GITHUB_ACTIONS PY_COLORS".split()


@pytest.fixture(autouse=True, scope="session")
def plain_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing in the caller's environment colours, narrows or configures the output; the cache is the tests' own."""
    with pytest.MonkeyPatch.context() as patch:
        for name in (*DECIDES_OUTPUT, *(name for name in os.environ if name.startswith("DRONE_CLAIMS_"))):
            patch.delenv(name, raising=False)
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of example texts."""
    return ROOT / "examples"
