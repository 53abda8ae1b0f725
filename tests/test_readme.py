"""What the README shows is what the program does, and what the program can do stands in the README.

`python -m tests.test_readme` writes today's output into the README, to be read before it is committed.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
SHELL = [text for language, text in BLOCKS if language == "sh"]
SHOWN = [text for language, text in BLOCKS if language == "text" and text.startswith("$ ")]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program from the top of the checkout, into a pipe."""
    command = [sys.executable, "-m", "dronecli", *arguments]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, encoding="utf-8")


def test_first_two_blocks_are_one_command_line_each() -> None:
    assert [len(block.splitlines()) for block in SHELL[:2]] == [1, 1]
    run_line, test_line = SHELL[:2]
    assert "drone-claims" in run_line
    assert "pytest" in test_line
    environments = [set(re.findall(r"\.venv[\w-]*", line)) for line in (run_line, test_line)]
    assert environments[0].isdisjoint(environments[1])


def test_first_block_runs_what_the_opening_shows() -> None:
    shown = SHOWN[0].splitlines()[0].removeprefix("$ ")
    last = SHELL[0].strip().rsplit(" && ", maxsplit=1)[-1].removeprefix(".venv/bin/")
    assert last == f"{shown} --fail-on never"


def with_output(block: str) -> str:
    """A block that shows a command, with the output that the command gives now."""
    command = block.splitlines()[0]
    program, *arguments = shlex.split(command.removeprefix("$ "))
    assert program == "drone-claims"
    lines = [command, *(line.rstrip() for line in run(*arguments).stdout.splitlines())]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("block", SHOWN, ids=lambda block: block.splitlines()[0])
def test_shown_output_is_real(block: str) -> None:
    assert block == with_output(block)


def commands() -> dict[str, Any]:
    """Every command by its full name, with groups taken apart."""
    from typer.main import get_command

    from dronecli.commands import app

    found: dict[str, Any] = {}
    pending = [("", get_command(app))]
    while pending:
        name, command = pending.pop()
        children = getattr(command, "commands", {})
        if not children or not name:
            found[name] = command
        pending += [(f"{name} {child}".strip(), children[child]) for child in children]
    return found


def test_every_command_stands_in_the_readme() -> None:
    assert [name for name in commands() if f"drone-claims {name}".strip() not in README] == []


def test_every_option_stands_in_the_readme() -> None:
    options = {
        option
        for command in commands().values()
        for parameter in command.params
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option.startswith("--") and option != "--show-completion"
    }
    assert options
    assert sorted(option for option in options if not re.search(rf"{option}(?![\w-])", README)) == []


def test_every_command_and_option_has_help() -> None:
    silent = [name for name, command in commands().items() if not (command.help or "").strip()]
    silent += [
        f"{name} {parameter.opts[0]}"
        for name, command in commands().items()
        for parameter in command.params
        if parameter.opts[0].startswith("--") and not (getattr(parameter, "help", "") or "").strip()
    ]
    assert silent == []


def test_links_lead_somewhere() -> None:
    for name in ("README.md", "CONTRIBUTING.md", "examples/README.md"):
        page = ROOT / name
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{name}: {target}"


def test_every_verdict_stands_in_the_readme() -> None:
    from dronecli.model import VERDICTS

    assert [verdict for verdict in VERDICTS if f"`{verdict}`" not in README] == []


def test_every_format_stands_in_the_readme() -> None:
    from dronecli.formats import FORMATS

    rows = [line for line in README.splitlines() if line.startswith("| `")]
    for entry in FORMATS:
        for command in {"parse", "compare", "place"} & set(entry.commands):
            named = [row for row in rows if f"`{entry.name}`" in row and ("| all |" in row or f"`{command}`" in row)]
            assert named, f"{entry.name} of {command}"
    listed = README.partition("### Formats")[2].partition("\n#")[0].splitlines()
    promised = {
        name for row in listed if row.startswith("| `") for name in re.findall(r"`(\w+)`", row.partition(" | ")[0])
    }
    assert promised <= {entry.name for entry in FORMATS}


def test_library_example_prints_what_its_comments_say(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = [text for language, text in BLOCKS if language == "python"]
    exec(compile(code, "README.md", "exec"), {})
    said = [line.partition("  # ")[2] for line in code.splitlines() if line.startswith("print")]
    assert capsys.readouterr().out.splitlines() == said


def test_findings_named_exist() -> None:
    from dronecli import findings

    assert set(re.findall(r"\bDC\d{3}\b", README)) <= {rule.code for rule in findings.rules()}


def test_examples_named_exist() -> None:
    named = set(re.findall(r"(?<![\w/.])examples/[\w./-]*\w", README))
    assert [name for name in sorted(named) if not Path(ROOT / name).exists()] == []


if __name__ == "__main__":
    renewed = README
    for shown in SHOWN:
        renewed = renewed.replace(shown, with_output(shown))
    (ROOT / "README.md").write_text(renewed, encoding="utf-8")
