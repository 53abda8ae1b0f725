"""Saved pages: the article and not its surroundings, and a clear word where the extra is missing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from dronecli import reading
from dronecli.errors import UnreadableInput

PAGE = """<!doctype html><html lang="ru"><head><meta charset="{charset}"><title>Над областью</title>
<meta property="article:published_time" content="2025-07-21T10:00:00+03:00"></head><body>
<nav>Главная | 45 дронов сбито вчера | 20.07.2025</nav>
<article><h1>Над Калужской областью сбиты дроны</h1>
<p>Губернатор Калужской области Владислав Шапша сообщил, что над регионом днём уничтожены четыре беспилотника.</p>
<p>По его словам, на местах работают оперативные группы, пострадавших и разрушений нет.</p></article>
<aside>Читайте также: сто дронов за ночь</aside><footer>Контакты, реклама, 8-800-2025</footer>
<script>var drones = "77 дронов";</script></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "koi8-r", "utf-16"])
def test_the_article_alone(tmp_path: Path, charset: str) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(PAGE.format(charset=charset).encode(charset))
    (document,) = reading.read([str(path)])
    assert "уничтожены четыре беспилотника" in document.text
    for noise in ("45 дронов", "77 дронов", "Контакты", "<"):
        assert noise not in document.text
    assert (document.date, document.date_from) == ("2025-07-21", "front-matter")


def test_a_page_without_a_date_takes_the_option(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    page = PAGE.format(charset="utf-8").replace("article:published_time", "og:image")
    path.write_text(page, encoding="utf-8")
    (document,) = reading.read([str(path)], date="2025-08-01")
    assert (document.date, document.date_from) == ("2025-08-01", "option")


@pytest.mark.parametrize("page", ["", "<html></html>", "<" * 5000, "<html><body></body></html>", "&#x0;" * 99])
def test_a_page_without_an_article(tmp_path: Path, page: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(page)
    with pytest.raises(UnreadableInput, match=r"page\.html: "):
        list(reading.read([str(path)]))


def test_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    (tmp_path / "page.html").write_text(PAGE.format(charset="utf-8"))
    (tmp_path / "post.txt").write_text("Four.")
    errors: list[str] = []
    documents = list(reading.read([str(tmp_path)], on_error=lambda e: errors.append(str(e))))
    assert [Path(d.path).name for d in documents] == ["post.txt"]
    assert "pip install 'drone-claims[html]'" in errors[0]
