"""The page: it lets nothing in and nothing out, its links lead somewhere, and what a text holds stays text."""

from __future__ import annotations

import base64
import builtins
import hashlib
import re
from collections import Counter
from html.parser import HTMLParser
from typing import Any

import pytest

from dronecli import formats
from dronecli.formats import html, wording
from dronecli.model import Claim, Comparison, Count, Evidence, PlaceRef, Reason, Row, Side, Window
from dronecli.reconcile.reasons import When, Who
from tests.formats import sample
from tests.formats.test_sanitise import HOSTILE, OPTIONS, poisoned

VOID = {"meta", "input", "br", "link", "img", "hr"}


class Page(HTMLParser):
    """A page taken apart: elements with their attributes, ids, links, and the text of each style and script."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: Counter[str] = Counter()
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.policy = ""
        self.inline: dict[str, list[str]] = {"style": [], "script": []}
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        assert len(values) == len(attrs), (tag, attrs)
        self.elements[tag] += 1
        self.attributes.update(values)
        if values.get("id"):
            self.ids.append(values["id"] or "")
        if "href" in values:
            self.links.append(values["href"] or "")
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"] or ""
        if tag in self.inline:
            self.inline[tag].append("")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in self.inline:
            self.inline[self.open[-1]][-1] += data
        else:
            self.texts.append(data)

    @property
    def text(self) -> str:
        return "".join(self.texts)


def render(result: Comparison = sample.COMPARISON, **changes: Any) -> str:
    return "".join(formats.renderer("html", "compare")(result, OPTIONS._replace(**changes)))


def drawing(text: str, row: str) -> str:
    """The section with a row's timeline."""
    (found,) = re.findall(rf'<section id="{row}">.*?</section>', text, re.DOTALL)
    return str(found)


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return {lang: Page(render(lang=lang)) for lang in ("en", "ru")}


@pytest.fixture
def page(pages: dict[str, Page]) -> Page:
    return pages["en"]


def one_claim(text: str, quote: str, **fields: Any) -> Claim:
    at = text.index(quote)
    base = sample.CLAIMS["a1"][1]
    plain = base._replace(text=text, quote=quote, span=(at, at + len(quote)), evidence=(), across=())
    return plain._replace(**fields)


def test_policy_names_the_inline_style_and_script_and_nothing_else(page: Page) -> None:
    (style,), (script,) = page.inline["style"], page.inline["script"]
    rules = dict(rule.strip().split(" ", 1) for rule in page.policy.split(";"))
    for name, text in (("style-src", style), ("script-src", script)):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert rules[name] == f"'sha256-{digest}'"
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert len(rules) == 5


def test_nothing_is_loaded_from_elsewhere(page: Page) -> None:
    text = render()
    assert not re.search(r"https?:|//[a-z]|@import|url\((?!#)", text)
    assert not page.elements.keys() & {"link", "img", "iframe", "object", "embed", "base", "form", "audio", "video"}
    assert not {name for name in page.attributes if name == "style" or name == "src" or name.startswith("on")}


def test_links_lead_to_something(page: Page) -> None:
    assert len(set(page.ids)) == len(page.ids)
    assert page.links
    assert {link[:1] for link in page.links} == {"#"}
    assert {link[1:] for link in page.links} <= set(page.ids)


def test_every_figure_leads_to_its_sentence() -> None:
    text = render()
    for figure, quote in (("4", "four drones"), ("2", "two"), ("7", "7 БПЛА")):
        cell = re.search(rf'<td><a href="#(c\d+)">{figure}</a>', text)
        assert cell
        assert re.search(rf'<mark class="count" data-of="{cell[1]}">{quote}</mark>', text)
        assert f'<li id="{cell[1]}"' in text


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_hostile_text_stays_text(hostile: str, lang: str, pages: dict[str, Page]) -> None:
    claims = poisoned(OPTIONS.claims, hostile)
    wanted = pages[lang]
    seen = Page(render(poisoned(sample.COMPARISON, hostile), claims=claims, version=hostile, lang=lang))
    assert seen.inline == wanted.inline
    assert seen.policy == wanted.policy
    assert seen.attributes <= wanted.attributes | {"dx"}
    assert set(seen.elements) <= set(wanted.elements) | {"mark", "a", "span", "bdi", "i"}
    assert {link[1:] for link in seen.links} <= set(seen.ids)
    if hostile in ("<script>alert(1)</script><img src=x onerror=alert(1)>", "&lt;b&gt; &#x1b;"):
        assert hostile in seen.text


def test_contradictory_statements_are_marked_by_more_than_colour() -> None:
    text = render()
    clash = drawing(text, "r1")
    assert clash.count('class="hatch"') == 2
    assert clash.count(">≠ ") == 2
    assert "hatch" not in drawing(text, "r4")


def test_bars_cover_their_windows() -> None:
    """Four in the daytime (08:00 to 20:00) hold two from 12:20 to 15:00: one bar lies under the other."""
    bars = re.findall(r'class="bar[^"]*" x="([\d.]+)%" y="\d+" width="([\d.]+)%"', drawing(render(), "r3"))
    assert bars == [("33.33", "50"), ("51.39", "11.11")]


def test_timelines_over_the_same_hours_share_an_axis() -> None:
    text = render()
    drawn = re.findall(r'<g id="(x\d+)"', text)
    used = re.findall(r'<use href="#(x\d+)"', text)
    assert len(drawn) == len(set(drawn))
    assert set(used) <= set(drawn)
    assert len(drawn) + len(used) == 6
    assert used


def test_one_statement_in_several_texts_is_one_bar() -> None:
    claims = {f"x{n}": (f"{n}.txt", sample.CLAIMS["a1"][1]._replace(id=f"x{n}")) for n in range(3)}
    row = Row("RU-KLU", "Kaluga Oblast", "2025-07-21", "uav", Side(4, 4, None, tuple(claims)), None, None, "agree", "")
    text = render(Comparison((row,), (), {}), claims=claims)
    assert text.count('<rect class="bar') == 1
    assert ">4 · daytime ×3<" in text
    assert text.count('<div class="sentence">') == 3


def test_what_is_told_by_very_many_texts_is_counted_not_listed() -> None:
    claims = {f"x{n}": (f"{n}.txt", sample.CLAIMS["a1"][1]._replace(id=f"x{n}")) for n in range(40)}
    row = Row("RU-KLU", "Kaluga Oblast", "2025-07-21", "uav", Side(4, 4, None, tuple(claims)), None, None, "agree", "")
    text = render(Comparison((row,), (), {}), claims=claims)
    assert text.count('<div class="sentence">') == 12
    assert "and 28 more" in text
    assert ">4 · daytime ×40<" in text


def test_words_of_each_field_are_marked() -> None:
    sentence = "At night five were downed over Tula, not five over Kaluga, the governor said."
    claim = one_claim(
        sentence,
        "five",
        place=PlaceRef("RU-TUL", "Tula Oblast", "Тульская область", text="Tula", span=(31, 35)),
        count=Count(5, 5),
        window=Window("night", "2025-07-21"),
        evidence=(
            Evidence("window", "night", (0, 8)),
            Evidence("source", "office", (59, 71)),
            Evidence("outcome", "downed", (14, 25)),
        ),
    )
    row = Row("RU-TUL", "Tula Oblast", "2025-07-21", "uav", Side(5, 5, None, ("x",)), None, None, "governor-only", "")
    text = render(Comparison((row,), (), {}), claims={"x": ("a.txt", claim)})
    (quote,) = re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", text)
    assert re.findall(r'<mark class="(\w+)" data-of="c1">(.*?)</mark>', quote) == [
        ("window", "At night"),
        ("count", "five"),
        ("place", "Tula"),
        ("source", "the governor"),
    ]
    assert re.sub(r"<[^>]*>", "", quote) == sentence


def test_a_sentence_stands_once_whatever_is_read_from_it() -> None:
    text = render()
    assert len(re.findall("<blockquote", text)) == 3
    (quote,) = re.findall(r"<blockquote[^>]*>(The Defence.*?)</blockquote>", text)
    assert re.findall(r'class="count" data-of="\w+">(.*?)<', quote) == ["eight", "six", "two"]


def test_languages_have_the_same_words() -> None:
    def shape(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: shape(item) for key, item in value.items() if key not in ("plurals", "why")}
        return len(value) if isinstance(value, list) else re.findall(r"\{\w+\}", value)

    table = wording.languages()
    assert set(table) == {"en", "ru"}
    shapes = [shape(dict(words)) for words in table.values()]
    assert shapes[0] == shapes[1]
    assert table["en"]["plurals"].keys() == table["ru"]["plurals"].keys()


def test_russian_page_has_russian_words() -> None:
    text = render(lang="ru")
    assert '<html lang="ru">' in text
    for words in (
        "противоречие",
        "Калужская область",
        "21 июля 2025",
        "днём",
        "Министерство обороны",
        "из 6 мест и дней",
    ):
        assert words in text


def test_reasons_are_in_the_language_of_the_page() -> None:
    reason = Reason("same-scope", (("x", When(sample.NIGHT)),))
    both = sample.COMPARISON.rows[0]._replace(why="different counts for the same scope (the night)", reasons=(reason,))
    silent = sample.COMPARISON.rows[4]._replace(reasons=(Reason("silent", (("a", Who("the governor")),)), reason))
    text = render(Comparison((both, silent), (), {}), lang="ru")
    assert text.count("<td>разные числа при одном и том же охвате (ночь)</td>") == 2
    assert "числа для этого места и дня нет" not in text
    assert '<td lang="en">different counts' in render(Comparison((both._replace(reasons=()),), (), {}), lang="ru")
    assert "<td>different counts" in render(Comparison((both,), (), {}))


def test_the_footer_names_the_day_of_the_gazetteer_and_what_was_laid_over_it() -> None:
    text = render(gazetteer="2026-03-31", overlays=("our places.yaml", "<b>.yaml"))
    assert "as of 31 March 2026. Laid over them: our places.yaml, &lt;b&gt;.yaml." in text
    assert "31 марта 2026" in render(gazetteer="2026-03-31", lang="ru")
    assert "as of" not in render()


def test_quiet_keeps_findings_and_their_sentences() -> None:
    page = Page(render(quiet=True))
    assert "DC201" in page.text
    assert not page.elements["table"]
    assert {link[1:] for link in page.links} <= set(page.ids)


def test_nothing_to_compare_is_said() -> None:
    page = Page(render(Comparison((), (), {}), claims={}))
    assert "nothing to compare" in page.text
    assert page.links == []


def test_without_the_library_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *arguments: Any, **named: Any) -> Any:
        if name.partition(".")[0] == "jinja2":
            raise ImportError(name)
        return real(name, *arguments, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(html.NoTemplates, match=r"pip install 'drone-claims\[html-report\]'"):
        render()
