"""The pictures of the README, made from `examples/`: what a terminal shows, and the top of the page.

`python -m tests.pictures` makes both anew, which takes a headless Chromium for the page; look at them before they are
committed. Beside the page's picture stands the hash of the page that was photographed, so that a test can tell when it
no longer looks like that.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

from tests.png import with_palette

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "examples" / "pictures"
TERMINAL, PAGE, PAGE_HASH = (FOLDER / name for name in ("terminal.svg", "page.png", "page.sha256"))
REMAKE = "python -m tests.pictures"

COMMAND = ("compare", "--timeline", "examples/2025-07-21")
PAGE_COMMAND = ("compare", "--fail-on", "never", "--format", "html", "examples/2025-07-21")
COLUMNS = 100
PAGE_SIZE = (1000, 1500)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")

_CELL, _LINE = 12.2, 24.4
"""Units of the picture that a column and a line take, as Rich draws it."""
_FRAME = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font: {char_height}px/{line_height}px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono",
monospace }}
.{unique_id}-title {{ font: bold 18px system-ui, sans-serif }}
{styles}
</style>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})">{backgrounds}<g class="{unique_id}-matrix">{matrix}</g></g>
</svg>
"""


def run(arguments: tuple[str, ...], **environment: str) -> str:
    """What the program prints, from the top of the checkout and with an environment that decides nothing else."""
    decisive = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "LINES")
    plain = {name: value for name, value in os.environ.items() if name not in decisive}
    command = [sys.executable, "-m", "dronecli", *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=plain | environment, check=False, capture_output=True, encoding="utf-8"
    )
    if done.stderr:
        raise SystemExit(done.stderr)
    return done.stdout


def terminal_output() -> str:
    """What a terminal of `COLUMNS` columns would show, colours included."""
    return run(COMMAND, COLUMNS=str(COLUMNS), FORCE_COLOR="1")


def without_colour(text: str) -> str:
    """A terminal's text without its styles."""
    return re.sub(r"\x1b\[[\d;]*m", "", text)


def terminal_picture(output: str) -> str:
    """A terminal's text as SVG that asks nothing of the network."""
    from io import StringIO

    from rich.console import Console
    from rich.text import Text

    console = Console(record=True, width=COLUMNS, file=StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text.from_ansi(output.rstrip("\n")), soft_wrap=True)
    title = "drone-claims " + " ".join(COMMAND)
    drawn = console.export_svg(title=title, code_format=_FRAME, unique_id="t")
    drawn = re.sub(r' clip-path="[^"]*"', "", drawn)  # nothing reaches beyond its cells
    drawn = re.sub(r"<text[^>]*>\n</text>", "", drawn)
    return re.sub(r"^\s+|\s+$", "", drawn, flags=re.MULTILINE) + "\n"


def picture_text(svg: str) -> str:
    """The text that a terminal's picture shows, line by line."""
    rows: dict[float, list[str]] = {}
    for element in ElementTree.fromstring(svg).iterfind(".//{*}g[@class='t-matrix']/{*}text"):
        cells = rows.setdefault(float(element.attrib["y"]), [])
        start = round(float(element.attrib["x"]) / _CELL)
        cells += " " * (start - len(cells))
        cells += (element.text or "").replace("\N{NO-BREAK SPACE}", " ")
    first = min(rows, default=0)
    lines = {round((y - first) / _LINE): "".join(cells).rstrip() for y, cells in rows.items()}
    return "\n".join(lines.get(number, "") for number in range(max(lines, default=-1) + 1))


def page() -> str:
    """The page that is photographed."""
    return run(PAGE_COMMAND)


def page_hash(text: str) -> str:
    """The hash of a page but for its footer, which names the versions of program and gazetteer and is not in view."""
    return hashlib.sha256(re.sub(r"<footer\b.*?</footer>", "", text, flags=re.DOTALL).encode()).hexdigest()


def browser() -> str | None:
    """A headless browser of this machine, or None."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def photograph(text: str, target: Path) -> None:
    """A picture of the top of a page."""
    program = browser()
    if program is None:
        raise SystemExit(f"the page's picture needs one of {', '.join(BROWSERS)}")
    with tempfile.TemporaryDirectory() as directory:
        source, shot = Path(directory, "page.html"), Path(directory, "page.png")
        source.write_text(text, encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1"]
        options += [f"--window-size={PAGE_SIZE[0]},{PAGE_SIZE[1]}", f"--user-data-dir={directory}/profile"]
        command = [program, *options, f"--screenshot={shot}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        target.write_bytes(with_palette(shot.read_bytes()))


def main() -> None:
    """Make both pictures."""
    FOLDER.mkdir(exist_ok=True)
    TERMINAL.write_text(terminal_picture(terminal_output()), encoding="utf-8")
    text = page()
    photograph(text, PAGE)
    PAGE_HASH.write_text(page_hash(text) + "\n", encoding="utf-8")
    for path in (TERMINAL, PAGE):
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
