"""What the page of `compare --format html` costs: its size, the time to make it, and how soon a browser answers.

Folders of `articles.py` are compared as whole processes, to JSON and to a page, from an empty cache each; the
difference is what the page costs. A page of as many rows as asked for is made by hand. Each page is opened in the
machine's Chromium, where there is one: the first paint, the whole load, and the time until the next frame after a
filter is chosen and taken back and the rows are sorted, with the part of it that style and layout take. The least of
three runs is printed.

    python tests/benchmarks/page.py [--sizes 1000] [--rows 5000]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks import articles, folder  # noqa: E402

_ANSWER = """
act => new Promise(done => {
  const start = performance.now();
  new Function(act)();
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
})
"""
_CHOOSE = """
const filter = document.querySelector("#filters [name=verdict]");
filter.selectedIndex = {index};
filter.dispatchEvent(new Event("input", {{bubbles: true}}));
"""
_ACTS = {
    "filter": _CHOOSE.format(index=1),
    "all again": _CHOOSE.format(index=0),
    "sort": 'document.querySelectorAll("thead button")[2].click();',
}


def opened(path: Path) -> str:
    """What a browser says of a page, in words."""
    try:
        from playwright.sync_api import sync_playwright

        from tests.browser.conftest import CHROMIUM
    except ImportError:
        return "not opened: no Playwright"
    if CHROMIUM is None:
        return "not opened: no Chromium"
    runs = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for _ in range(3):
            # The benchmark's own words run past the page's policy; the page is the same.
            page = browser.new_page(viewport={"width": 1280, "height": 900}, bypass_csp=True)
            page.goto(path.as_uri(), timeout=300_000)
            runs.append(_times(page))
            page.close()
        browser.close()
    least = {name: min(run[name] for run in runs) for name in runs[0]}
    return ", ".join(f"{name} {milliseconds:,.0f} ms" for name, milliseconds in least.items())


def _times(page: Any) -> dict[str, float]:
    entry = "performance.getEntriesByType"
    times = {
        "first paint": page.evaluate(f"{entry}('paint')[0].startTime"),
        "loaded": page.evaluate(f"{entry}('navigation')[0].loadEventEnd"),
    }
    metrics = page.context.new_cdp_session(page)
    metrics.send("Performance.enable")

    def layout() -> float:
        found = {metric["name"]: metric["value"] for metric in metrics.send("Performance.getMetrics")["metrics"]}
        return 1000 * float(found["LayoutDuration"] + found["RecalcStyleDuration"])

    for name, act in _ACTS.items():
        before = layout()
        times[name] = page.evaluate(_ANSWER, act)
        times[f"{name}: style and layout"] = layout() - before
    return times


def by_hand(rows: int, path: Path) -> None:
    """A page of so many rows."""
    from tests.browser.test_page import many
    from tests.formats.test_html import render

    result, claims = many(rows)
    path.write_text(render(result, claims=claims), encoding="utf-8")


def measure(size: int, home: Path, tell: Callable[[str], None]) -> None:
    """A folder of so many articles."""
    source, page = home / f"articles-{size}", home / f"page-{size}.html"
    articles.write(source, size)
    folder.run(["place", "Kaluga"], home)  # a checkout compiles its gazetteer here
    ran = {}
    for name, more in (("json", []), ("html", ["--output", str(page)])):
        folder.run(["cache", "clear"], home)
        ran[name] = folder.run(["compare", "--fail-on", "never", "--format", name, *more, str(source)], home)
    json, html = ran["json"], ran["html"]
    tell(
        f"{size:,} articles: {page.stat().st_size / 1e6:.2f} MB in {html.seconds:.1f} s "
        f"(work {html.work:.1f} s, {html.memory} MB); as JSON {json.seconds:.1f} s (work {json.work:.1f} s); "
        f"page/JSON = {html.work / json.work:.2f}"
    )
    tell(f"  {opened(page)}")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000")
    parser.add_argument("--rows", type=int, default=5000)
    options = parser.parse_args()

    def tell(text: str) -> None:
        print(text, flush=True)

    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        page = home / "rows.html"
        by_hand(options.rows, page)
        tell(f"{options.rows:,} rows: {page.stat().st_size / 1e6:.2f} MB\n  {opened(page)}")
        for size in map(int, filter(None, options.sizes.split(","))):
            measure(size, home, tell)


if __name__ == "__main__":
    main()
