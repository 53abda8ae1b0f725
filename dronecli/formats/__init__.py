"""The formats that results can be written in: one file each, behind one registry.

A format's module has a function for each command it serves, named `render_COMMAND`. It takes the result and the
`Options`, and yields pieces of text; what can be written document by document is, so that memory stays bounded. The
registry holds names only: a format is imported when it is used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any

from dronecli.model import Claim
from dronecli.tuples import NamedTuple

COMMANDS = ("parse", "compare", "place", "rules")


class Format(NamedTuple):
    """`streams` tells that `render_parse` writes each document as it comes, `shows_claims` that `render_compare` looks
    at `Options.claims` whatever the other options are.
    """

    name: str
    commands: tuple[str, ...]
    meaning: str
    streams: bool = False
    shows_claims: bool = False


class Options(NamedTuple):
    """How to render.

    `width` is the columns of the terminal to wrap at, None for a pipe or a file: nothing is wrapped then. `colour`
    allows escape sequences. `ascii` is set where the output's encoding is not a Unicode one. `claims` gives the path
    and the claim behind an id, for formats that show what stands behind a row. `lang` is the language of a page's own
    words. `timeline` asks for timelines below a table. `gazetteer` is the ISO day of which the gazetteer tells,
    `overlays` the files laid over it.
    """

    width: int | None = None
    colour: bool = False
    verbose: bool = False
    quiet: bool = False
    explain: bool = False
    ascii: bool = False
    claims: Mapping[str, tuple[str, Claim]] = {}
    documents: Mapping[str, Any] = {}
    version: str = ""
    lang: str = "en"
    timeline: bool = False
    gazetteer: str = ""
    overlays: tuple[str, ...] = ()


FORMATS = (
    Format("table", ("parse", "compare", "place", "rules"), "for people", True),
    Format("json", ("parse", "compare", "place", "rules"), "one JSON document", True),
    Format("jsonl", ("parse",), "one claim a line", True),
    Format("csv", ("parse", "compare", "place"), "for spreadsheets", True),
    Format("markdown", ("parse", "compare", "rules"), "for a job summary or a wiki", True),
    Format("github", ("compare",), "GitHub workflow annotations", shows_claims=True),
    Format("sarif", ("compare",), "SARIF 2.1.0, for code scanning"),
    Format("junit", ("compare",), "JUnit XML, for test reports"),
    Format("html", ("compare",), "one page for a browser", shows_claims=True),
)


def names(command: str) -> tuple[str, ...]:
    """The formats that a command offers, the default first."""
    return tuple(entry.name for entry in FORMATS if command in entry.commands)


def shows_claims(name: str) -> bool:
    """Whether a format's comparison shows claims in any case."""
    return any(entry.shows_claims for entry in FORMATS if entry.name == name)


Renderer = Callable[[Any, Options], Iterator[str]]


def renderer(name: str, command: str) -> Renderer:
    """The function that renders a command's result in a format.

    Only the format made for it can write a workflow command: in all others, a line that would begin like one is broken
    by a backslash, whatever text from a file stands there.
    """
    module = import_module(f"dronecli.formats.{name}")
    render: Renderer = getattr(module, f"render_{command}")
    if name == "github":
        return render

    def guarded(result: Any, options: Options) -> Iterator[str]:
        for piece in render(result, options):
            yield _without_commands(piece) if "::" in piece else piece

    return guarded


def _without_commands(piece: str) -> str:
    lines = piece.split("\n")
    for at, line in enumerate(lines):
        text = line.lstrip()
        if text.startswith("::"):
            lines[at] = line[: len(line) - len(text)] + "\\" + text
    return "\n".join(lines)
