"""The examples say what a careful reader takes from them, and the script for continuous integration keeps its word.

The expected claims were written from the texts, not from the program's output.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

# file: "source outcome place count" of each claim, in any order. A count is "4", "3-5", "12+" or "~12".
CLAIMS = {
    "one.txt": """
        governor downed RU-KLU 11
        governor debris RU-LEN 1
        ministry downed RU 20
        ministry downed RU-KLU 10
        ministry downed RU-BRY 8
        ministry downed RU-MOS 2""",
    "2025-07-21/kaluga-article.txt": """
        governor downed RU-KLU 4
        ministry downed RU 19
        ministry downed RU-BRY 6
        ministry downed RU-MOS 5
        ministry downed RU-MOS 1
        ministry downed RU-ORL 4
        ministry downed RU-KLU 2
        ministry downed RU-SMO 2""",
    "2025-07-21/ministry-bulletin.txt": """
        ministry downed RU 19
        ministry downed RU-BRY 6
        ministry downed RU-MOS 5
        ministry downed RU-MOS 1
        ministry downed RU-ORL 4
        ministry downed RU-KLU 2
        ministry downed RU-SMO 2""",
    "2025-07-21/ministry-second-bulletin.txt": """
        ministry downed RU 3
        ministry downed RU-RYA 2
        ministry downed RU-VOR 1""",
    "2025-07-21/oryol-post.txt": "governor downed RU-ORL 4",
    "2025-07-21/bryansk-post.txt": "governor downed RU-BRY 8",
    "2025-07-21/2025-07-21-lipetsk.txt": "governor downed RU-LIP 2",
    "2025-07-21/2025-07-21-ryazan.txt": "governor downed RU-RYA 3",
    "2025-07-21/povitriani-syly.txt": """
        ukraine downed UA 23
        ukraine lost UA 9""",
    "posts/2025-08-05-night-bulletin.txt": """
        ministry downed RU 38
        ministry downed RU-ROS 14
        ministry downed RU-VOR 9
        ministry downed RU-BEL 6
        ministry downed UA-43 5
        ministry downed SEA-BLACK 3
        ministry downed RU-LIP 1""",
    "posts/2025-08-05-rostov-post.txt": "governor downed RU-ROS 12+",
    "posts/2025-08-05-voronezh-post.txt": "governor downed RU-VOR 9",
    "posts/2025-08-06-agency-digest.txt": """
        ministry downed RU 51
        ministry downed RU-KRS 22
        ministry downed RU-BEL 15
        ministry downed RU-BRY 7
        ministry downed RU-TUL 7
        regional downed RU-TUL 6
        municipal debris RU-TUL 1""",
    "posts/2025-08-06-hedged-digest.txt": """
        regional downed RU-KDA 10+
        regional downed RU-KDA 3-5
        ministry downed SEA-BLACK 2
        ministry downed UA-43 ~12
        governor downed RU-VGG 2+""",
    "posts/2025-08-07-moscow-tally.txt": """
        governor downed RU-MOW 1
        governor downed RU-MOW 2
        governor downed RU-MOW 1
        governor downed RU-MOW 4""",
    "posts/2025-08-07-sumy-post.txt": """
        governor downed UA-59 7
        governor downed UA-59 4
        governor downed UA-59 1
        governor downed UA-59 1
        governor downed UA-59 1""",
    "posts/2025-08-07-kursk-mismatch.txt": """
        ministry downed RU 17
        ministry downed RU-KRS 9
        ministry downed RU-BEL 5
        ministry downed RU-BRY 2
        regional downed RU-KRS 9""",
    "saved-page.html": """
        governor downed RU-SMO 6
        ministry downed RU-SMO 6
        ministry downed RU-BRY 2""",
    "telegram/result.json": """
        regional downed RU-KDA 5
        regional debris RU-KDA 1
        regional downed RU-KDA 1""",
    "ci/agreeing/2025-08-08-ministry.txt": "ministry downed RU-TVE 3",
    "ci/agreeing/2025-08-08-tver.txt": "governor downed RU-TVE 3",
}

# The folder that the README compares: region, governor, ministry, verdict.
ROWS = {
    "RU-BRY": (8, 6, "conflict"),
    "RU-KLU": (4, 2, "explained"),
    "RU-LIP": (2, None, "governor-only"),
    "RU-MOS": (None, 5, "ministry-only"),
    "RU-ORL": (4, 4, "agree"),
    "RU-RYA": (3, 2, "unclear"),
    "RU-SMO": (None, 2, "ministry-only"),
    "RU-VOR": (None, 1, "ministry-only"),
}


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the program from the top of the checkout."""
    command = [sys.executable, "-m", "dronecli", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, encoding="utf-8")


def as_json(*arguments: str | Path) -> Any:
    """What a command prints as JSON; it must have succeeded and said nothing else."""
    done = run(*arguments, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def in_words(claim: dict[str, Any]) -> str:
    """A claim the way CLAIMS writes it."""
    least, most = claim["count"]["min"], claim["count"]["max"]
    count = f"{least}+" if most is None else str(least) if least == most else f"{least}-{most}"
    place = claim["place"]["id"] if claim["place"] else "-"
    return f"{claim['source']} {claim['outcome']} {place} {'~' if claim['count']['approx'] else ''}{count}"


def test_every_text_has_its_expected_claims(examples: Path) -> None:
    texts = {
        str(path.relative_to(examples))
        for path in examples.rglob("*")
        if path.suffix in {".txt", ".html", ".json"} and path.is_file()
    }
    assert texts == CLAIMS.keys()


@pytest.mark.parametrize("name", CLAIMS)
def test_claims(name: str, examples: Path) -> None:
    documents = as_json("parse", examples / name)["documents"]
    found = Counter(in_words(claim) for document in documents for claim in document["claims"])
    assert found == Counter(line.strip() for line in CLAIMS[name].strip().splitlines())


def test_folder_shows_every_verdict(examples: Path) -> None:
    rows = as_json("compare", "--fail-on", "never", examples / "2025-07-21")["rows"]
    found = {
        row["place"]["id"]: (
            row["governor"] and row["governor"]["min"],
            row["ministry"] and row["ministry"]["min"],
            row["verdict"],
        )
        for row in rows
    }
    assert found == ROWS
    assert {row["date"] for row in rows} == {"2025-07-21"}


def test_list_that_does_not_add_up_is_found(examples: Path) -> None:
    (document,) = as_json("parse", examples / "posts" / "2025-08-07-kursk-mismatch.txt")["documents"]
    assert [finding["code"] for finding in document["findings"]] == ["DC101"]


def test_name_that_no_place_bears_is_found(examples: Path) -> None:
    (document,) = as_json("parse", examples / "one.txt")["documents"]
    (finding,) = document["findings"]
    assert finding["code"] == "DC105"
    assert "Yukhnov" in finding["message"]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Нехотеевке", "RU-BEL/nekhoteyevka"),
        ("Nehoteevka", "RU-BEL/nekhoteyevka"),
        ("Журавлёвкой", "RU-BEL/zhuravlyovka"),
        ("Грайворонщине", "RU-BEL/grayvoron"),
    ],
)
def test_overlay_names_are_known_in_every_form(name: str, place: str, examples: Path) -> None:
    asked = ("place", "--region", "RU-BEL", name)
    (known,), (unknown,) = (
        as_json(*asked, *more)["places"] for more in (("--gazetteer", examples / "overlay.yaml"), ())
    )
    answers = [(answer["status"], [match["id"] for match in answer["matches"][:1]]) for answer in (known, unknown)]
    assert answers[0] == ("resolved", [place])
    assert answers[1] != answers[0]


def test_overlay_passes_the_check(examples: Path) -> None:
    assert run("gazetteer", "check", "--gazetteer", examples / "overlay.yaml").returncode == 0


def test_entry_in_the_guide_can_be_an_overlay(tmp_path: Path) -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```yaml\n(.*?)^```$", guide, re.MULTILINE | re.DOTALL)
    overlay = tmp_path / "overlay.yaml"
    overlay.write_text(block, encoding="utf-8")
    done = run("gazetteer", "check", "--gazetteer", overlay)
    assert (done.returncode, done.stderr) == (0, "")


class TestScript:
    """examples/ci/check.sh, as a job would run it."""

    @pytest.fixture
    def check(self, tmp_path: Path) -> Any:
        """Run the script on paths; `drone-claims` is the checkout's."""
        program = tmp_path / "drone-claims"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m dronecli "$@"\n', encoding="utf-8")
        program.chmod(0o755)

        def run_script(*paths: Path, **environment: str) -> subprocess.CompletedProcess[str]:
            return subprocess.run(
                ["sh", "examples/ci/check.sh", *map(str, paths)],
                cwd=ROOT,
                env={**os.environ, "DRONE_CLAIMS": str(program), **environment},
                check=False,
                capture_output=True,
                text=True,
                encoding="utf-8",
            )

        return run_script

    def test_agreeing_texts_pass(self, check: Any, examples: Path) -> None:
        done = check(examples / "ci" / "agreeing")
        assert (done.returncode, done.stderr) == (0, "No contradiction.\n")
        assert "agree" in done.stdout

    def test_conflict_fails(self, check: Any, examples: Path) -> None:
        done = check(examples / "2025-07-21")
        assert done.returncode == 1
        assert "conflict" in done.stdout

    def test_conflict_becomes_an_annotation(self, check: Any, examples: Path) -> None:
        done = check(examples / "2025-07-21", GITHUB_ACTIONS="true")
        assert done.returncode == 1
        assert "::error file=" in done.stdout

    def test_unreadable_input_is_not_success(self, check: Any, examples: Path, tmp_path: Path) -> None:
        broken = tmp_path / "broken.txt"
        broken.write_bytes(bytes(range(256)) * 8)
        done = check(examples / "ci" / "agreeing", broken)
        assert done.returncode == 2
        assert "broken.txt" in done.stderr
        assert "agree" in done.stdout

    def test_report_is_written_whatever_the_verdict(self, check: Any, examples: Path, tmp_path: Path) -> None:
        report = tmp_path / "report.md"
        done = check(examples / "2025-07-21", REPORT=str(report))
        assert done.returncode == 1
        assert "conflict" in report.read_text(encoding="utf-8")
