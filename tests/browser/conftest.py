"""A real browser: a headless Chromium of the machine, driven by Playwright.

Where there is none, the tests of this folder are skipped with a word that says so; `.ci/run` installs one where it can.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Request

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)


class Opened:
    """A page opened from disk. `words` holds what its console and its dialogs said, `requests` what it asked for and
    `stopped` those of them that its own policy did not let out.
    """

    def __init__(self, page: Page, path: Path) -> None:
        self.page = page
        self.words: list[str] = []
        self.requests: list[str] = []
        self.stopped: list[str] = []
        page.on("console", lambda message: self.words.append(message.text))
        page.on("pageerror", lambda error: self.words.append(str(error)))
        page.on("dialog", self._dismiss)
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("requestfailed", self._failed)
        page.goto(path.as_uri())

    def _dismiss(self, dialog: Dialog) -> None:
        self.words.append(dialog.message)
        dialog.dismiss()

    def _failed(self, request: Request) -> None:
        if request.failure == "csp":
            self.stopped.append(request.url)

    def texts(self, selector: str) -> list[str]:
        """The texts of the elements that can be seen, or would be if the window were as long as the page."""
        shown = self.page.locator(selector).filter(visible=True)
        return [" ".join(text.split()) for text in shown.all_text_contents()]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: the page was not opened in a browser")
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright drives the browser")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Opens the text of a page; further arguments are those of a browser's context."""
    contexts: list[BrowserContext] = []

    def open_page(text: str, width: int = 1280, **options: Any) -> Opened:
        path = tmp_path / f"page-{len(contexts)}.html"
        path.write_text(text, encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": 900}, offline=True, **options)
        contexts.append(context)
        return Opened(context.new_page(), path)

    yield open_page
    for context in contexts:
        context.close()
