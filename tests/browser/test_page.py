"""The page in a real browser: it opens in silence, filters, sorts, leads to sentences, and lets nothing in or out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest

from dronecli.model import Claim, Comparison, Count, Row, Side
from tests.browser.conftest import Opened
from tests.formats import sample
from tests.formats.test_html import render
from tests.formats.test_sanitise import HOSTILE, OPTIONS, poisoned

Open = Callable[..., Opened]
PLACES = [row.place_name for row in sample.COMPARISON.rows]
LANGUAGES = ("en", "ru")
PHONE, DESKTOP = 390, 1280


def choose(opened: Opened, name: str, label: str) -> None:
    opened.page.locator(f"select[name={name}]").select_option(label=label)


def many(number: int) -> tuple[Comparison, dict[str, tuple[str, Claim]]]:
    """A comparison of so many rows, each of a day of its own, every tenth of them a conflict."""
    claims: dict[str, tuple[str, Claim]] = {}
    rows = []
    for n in range(number):
        day = date.fromordinal(730_000 + n).isoformat()
        for name, like in ((f"g{n}", "a1"), (f"m{n}", "a5")):
            claim = sample.CLAIMS[like][1]._replace(id=name, count=Count(n, n))
            claims[name] = f"{n}.txt", claim._replace(window=sample.DAYTIME._replace(date=day))
        governor, ministry = (Side(n, n, None, (name,)) for name in (f"g{n}", f"m{n}"))
        verdict = "explained" if n % 10 != 9 else "conflict"
        rows.append(Row("RU-KLU", "Kaluga Oblast", day, "uav", governor, ministry, 0, verdict, "so it is"))
    return Comparison(tuple(rows), (), {}), claims


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_opens_in_silence_asks_for_nothing_and_fits(opened: Open, lang: str, scheme: str, width: int) -> None:
    shown = opened(render(lang=lang), width, color_scheme=scheme)
    assert shown.words == []
    assert [url.partition(":")[0] for url in shown.requests] == ["file"]
    assert shown.page.evaluate("document.documentElement.scrollWidth") == width
    assert len(shown.texts("tbody tr")) == len(PLACES)


@pytest.mark.parametrize(
    ("name", "label", "rows"),
    [
        ("region", "Kaluga Oblast", [0, 2]),
        ("day", "21 July 2025", [2, 3, 4]),
        ("day", "date unknown", [5]),
        ("verdict", "unclear", [3]),
        ("verdict", "governor only", [5]),
        ("source", "Ministry of Defence", [0, 1, 2, 3, 4]),
    ],
)
def test_a_filter_leaves_its_rows_and_their_timelines(opened: Open, name: str, label: str, rows: list[int]) -> None:
    shown = opened(render())
    choose(shown, name, label)
    assert shown.texts("tbody th") == [PLACES[row] for row in rows]
    assert [text.partition(",")[0] for text in shown.texts("#rows h3")] == [PLACES[row] for row in rows]
    assert shown.texts("#shown") == [f"{len(rows)} of 6 shown"]
    shown.page.get_by_role("button", name="clear").click()
    assert shown.texts("tbody th") == PLACES


def test_filters_work_together_and_texts_are_searched(opened: Open) -> None:
    shown = opened(render())
    choose(shown, "region", "Kaluga Oblast")
    shown.page.get_by_label("text contains").fill("LIES inside")
    shown.page.get_by_text("1 of 6 shown").wait_for()
    assert shown.texts("tbody th") == ["Kaluga Oblast"]
    choose(shown, "day", "20 July 2025")
    assert shown.texts("tbody th") == []
    assert shown.texts("#rows h3") == []


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("place", ["Belgorod", "Bryansk", "Kaluga", "Kaluga", "Smolensk", "Tula"]),
        ("governor", ["–", "≤5", "3", "4", "7", "10+"]),
        ("ministry", ["–", "2", "2", "5", "6", "12"]),
        ("difference", ["", "", "0", "1", "2", "2"]),
        ("verdict", ["≠", "?", "⊂", "=", "◐", "◑"]),
    ],
)
def test_a_heading_sorts_and_sorts_the_other_way(opened: Open, column: str, values: list[str]) -> None:
    shown = opened(render())
    at = ("place", "day", "governor", "ministry", "difference", "verdict").index(column) + 1
    heading = shown.page.get_by_role("columnheader", name=column)
    cells = {}
    for order in ("ascending", "descending"):
        heading.get_by_role("button").click()
        assert heading.get_attribute("aria-sort") == order
        found = shown.page.locator(f"tbody tr > :nth-child({at})")
        cells[order] = found.evaluate_all("e => e.map(c => (c.querySelector('a, i') || c).textContent.split(' ')[0])")
    assert cells == {"ascending": values, "descending": values[::-1]}


def test_it_can_be_used_with_the_keyboard_alone(opened: Open) -> None:
    page = opened(render()).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.url.endswith("#table")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "region"
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.type("unc")  # a select takes the first letters of a choice
    assert page.locator("tbody tr").filter(visible=True).count() == 1
    seen: list[str] = []
    while len(seen) < 30 and "7" not in seen:
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.textContent.trim()"))
    for stop in ("clear", "Bryansk7 | 6?", "governor", "Bryansk Oblast", "7"):
        assert any(text.endswith(stop) for text in seen), (stop, seen)
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(':target').textContent").startswith("7 · Bryansk Oblast")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_a_figure_leads_to_its_sentence_with_its_words_marked(opened: Open, width: int, lang: str) -> None:
    page = opened(render(lang=lang), width).page
    page.locator("tbody tr").nth(2).locator("td a").first.click()
    said = page.locator(":target")
    assert said.evaluate("e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight }")
    sentence = said.locator("xpath=ancestor::div[@class='sentence focus']")
    assert sentence.locator("blockquote").is_visible()
    marks = {
        field: sentence.locator(f"mark.{field}.here").all_text_contents()
        for field in ("count", "place", "source", "window")
    }
    assert "".join(marks["count"]) == "four drones"
    assert marks["source"] == ["Governor Vladislav Shapsha"]
    assert marks["window"] == ["during the day"]
    assert "Kaluga Oblast" in marks["place"]
    plain = sentence.evaluate("e => getComputedStyle(e.querySelector('blockquote')).backgroundColor")
    assert sentence.locator("mark.count.here").first.evaluate("e => getComputedStyle(e).backgroundColor") != plain
    said.locator("a").click()
    assert page.locator(":target h3").is_visible()


def test_words_of_other_claims_step_back(opened: Open) -> None:
    page = opened(render()).page
    page.locator("tbody tr").nth(3).locator("td a").nth(1).click()
    assert page.locator("mark.count.here").all_text_contents() == ["six"]
    counts = page.locator(".focus mark.count")
    colours = counts.evaluate_all("e => e.map(m => [m.textContent, getComputedStyle(m).backgroundColor])")
    assert [text for text, colour in colours if colour != "rgba(0, 0, 0, 0)"] == ["six"]


@pytest.mark.parametrize("hostile", ["html", "html-attribute", "long-word"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_hostile_text_stays_text(opened: Open, lang: str, hostile: str) -> None:
    text = HOSTILE[hostile]
    claims = poisoned(OPTIONS.claims, text)
    shown = opened(render(poisoned(sample.COMPARISON, text), claims=claims, version=text, lang=lang), PHONE)
    shown.page.locator("thead button").first.click()
    shown.page.locator("select[name=region]").select_option(index=1)
    assert shown.words == []
    assert [url.partition(":")[0] for url in shown.requests] == ["file"]
    assert shown.page.evaluate("document.images.length + document.scripts.length") == 1
    assert shown.page.evaluate("document.querySelectorAll('[onmouseover], [onerror], [style], [src]').length") == 0
    assert shown.page.evaluate("document.documentElement.scrollWidth") == PHONE
    if hostile == "html":
        assert text in shown.texts("tbody th")


def test_the_policy_stops_what_is_put_into_the_page(opened: Open) -> None:
    """Even if the escaping failed, nothing would run and nothing would be fetched."""
    breach = "<script>document.title = 'ran'</script><img src='https://example.org/x.png' onerror='document.title=1'>"
    shown = opened(render().replace("<main>", f"<main>{breach}"))
    assert shown.page.title() == "Governors and the ministry"
    assert shown.stopped == shown.requests[1:] == ["https://example.org/x.png"]
    assert len([word for word in shown.words if "Content Security Policy" in word]) >= 2


def test_without_scripts_all_is_there_and_links_lead(opened: Open) -> None:
    shown = opened(render(), java_script_enabled=False)
    assert shown.texts("tbody th") == PLACES
    assert len(shown.texts("#rows h3")) == len(PLACES)
    assert shown.texts("#filters") == []
    assert shown.texts("thead button") == []
    shown.page.locator("tbody tr").nth(2).locator("td a").first.click()
    assert shown.texts(":target")[0].startswith("4 · Kaluga Oblast")


def test_tiles_follow_the_filters(opened: Open) -> None:
    shown = opened(render())
    tile = shown.page.locator("a.tile").filter(has_text="Kaluga")

    def state() -> list[str | None]:
        return [tile.get_attribute("class"), tile.locator("title").text_content(), tile.get_attribute("href")]

    gravest = [
        "tile conflict",
        "Kaluga Oblast, 20 July 2025: governor 3, ministry 5; conflict; the gravest of 2",
        "#r1",
    ]
    assert state() == gravest
    choose(shown, "day", "21 July 2025")
    assert state() == ["tile explained", "Kaluga Oblast, 21 July 2025: governor 4, ministry 2; explained", "#r3"]
    assert tile.locator(".figures").text_content() == "4 | 2"
    choose(shown, "day", "date unknown")
    assert state() == ["tile none", "Kaluga: –", None]
    shown.page.get_by_role("button", name="clear").click()
    assert state() == gravest
    tile.click()
    assert shown.texts(":target h3")[0].startswith("Kaluga Oblast, 20 July 2025")


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_readers_find_a_table_and_named_tiles(opened: Open, width: int) -> None:
    """Rows are laid out as grids or blocks, and are rows of a table to a screen reader all the same."""
    page = opened(render(), width).page
    assert page.get_by_role("table").get_by_role("row").count() == len(PLACES) + 1
    assert page.get_by_role("rowheader").all_text_contents() == PLACES
    assert page.get_by_role("columnheader", name="governor").count() == 1
    name = "Bryansk Oblast, 21 July 2025: governor 7, ministry 6; unclear"
    assert page.get_by_role("link", name=name, exact=True).count() == 1


def luminance(colour: str) -> float:
    """The relative luminance of a colour such as "rgb(1, 2, 3)"."""
    parts = [int(part) / 255 for part in colour.strip("rgb()").split(",")]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(colours: Iterable[str]) -> float:
    low, high = sorted(map(luminance, colours))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(opened: Open, scheme: str) -> None:
    page = opened(render(), color_scheme=scheme).page
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for name in (
        *(f".v.{verdict}" for verdict in ("conflict", "unclear", "explained", "agree", "governor-only")),
        ".soft",
    ):
        colour = page.locator(name).first.evaluate("e => getComputedStyle(e).color")
        assert contrast((colour, ground)) >= 4.5, name
    for field in ("count", "place", "source", "window"):
        mark = page.locator(f"mark.{field}").first
        assert (
            contrast(mark.evaluate("e => { const s = getComputedStyle(e); return [s.color, s.backgroundColor] }"))
            >= 4.5
        )


def test_on_paper_everything_is_shown_and_nothing_to_press(opened: Open) -> None:
    shown = opened(render())
    shown.page.emulate_media(media="print")
    assert shown.texts("#filters") == []
    assert shown.texts("nav") == []
    parts = shown.page.locator("tbody tr, #rows section, .chunk")
    states = parts.evaluate_all("e => e.map(p => getComputedStyle(p).contentVisibility)")
    assert set(states) == {"visible"}
    assert shown.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_what_is_far_away_is_not_laid_out(opened: Open) -> None:
    """Five thousand rows stay usable because a browser passes over what nobody sees; the benchmark has the times."""
    result, claims = many(5000)
    page = opened(render(result, claims=claims)).page
    skipped: dict[str, Any] = page.evaluate(
        """() => {
          const far = selector => [...document.querySelectorAll(selector)].filter(
            e => !e.firstElementChild.checkVisibility({contentVisibilityAuto: true})).length;
          return {rows: far("tbody tr"), timelines: far("#rows section"), groups: far(".chunk")};
        }"""
    )
    assert skipped["rows"] > 4900
    assert skipped["timelines"] > 4900
    assert skipped["groups"] > 200
    page.locator("select[name=verdict]").select_option(label="conflict")
    assert page.locator("#shown").text_content() == "500 of 5000 shown"
    page.locator("thead th:nth-child(3) button").dblclick()
    first = page.locator("tbody tr:first-child")
    assert first.locator("td a").first.text_content() == "4999"
    first.locator("th a").click()
    assert page.locator(":target h3").is_visible()
