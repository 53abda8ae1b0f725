"""YAML of a user's hand as an attack: overlays and configuration files with tags, bombs, depth and nonsense."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from dronecli import cli
from tests.hostile.inputs import CLAIM

LEVELS = "\n".join(f"{chr(98 + i)}: &{chr(98 + i)} [{f'*{chr(97 + i)},' * 9}]" for i in range(22))
ATTACKS = {
    "tag": "places: !!python/object/apply:os.system ['exit 7']\n",
    "tag-new": "places: !!python/object/new:os.system ['exit 7']\n",
    "tag-name": "places: !!python/name:os.system\n",
    "bomb": f"a: &a [x,x]\n{LEVELS}\nplaces: *w\n",
    "deep": "places: " + "[" * 20_000 + "\n",
    "deep-block": "".join(" " * n + "a:\n" for n in range(900)),
    "unclosed": "places: [\n",
    "unclosed-quote": "format: 'x\n",
    "scalar": "just words\n",
    "list": "- a\n- b\n",
    "unknown-key": "nonsense: true\n",
    "control": "places: \x01\n",
    "escapes": 'x: "\\x1b[31m"\n\x1b[31m: y\n',
    "two-documents": "places: []\n---\nplaces: []\n",
    "duplicate": "format: json\nformat: csv\n",
    "binary": "\0" * 300,
    "merge": "a: &a {x: y}\nplaces:\n  <<: *a\n",
}


@pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS)
@pytest.mark.parametrize("option", ["--gazetteer", "--config"])
def test_attack(
    option: str, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.yaml").write_text(text)
    (tmp_path / "a.txt").write_text(CLAIM)
    began = time.monotonic()
    status = cli.run(["parse", "-f", "json", option, "bad.yaml", "a.txt"])
    assert time.monotonic() - began < 10
    out, err = capsys.readouterr()
    assert status == 2, err
    assert out == ""
    assert err.count("\n") == 1
    assert re.match(r"drone-claims: .*bad\.yaml(:\d+:\d+)?: ", err), err
    assert "fault of the program" not in err
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", err)
