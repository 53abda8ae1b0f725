"""The words of the page in its language, from one table (`report/words.yaml`).

English falls back on `words`, which the other formats use too.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dronecli import timeline
from dronecli.formats import words
from dronecli.model import Claim, Row, Window
from dronecli.reconcile import reasons

FILES = Path(__file__).with_name("report")

Words = Mapping[str, Any]


def languages() -> dict[str, Words]:
    """The words of the page by language."""
    import yaml

    table: dict[str, Words] = yaml.safe_load((FILES / "words.yaml").read_text(encoding="utf-8"))
    return table


class Wording:
    """One language. `claims` lend the names that places have in it."""

    def __init__(self, lang: str, claims: Mapping[str, tuple[str, Claim]]) -> None:
        table = languages()
        self.lang = lang if lang in table else "en"
        self.words = table[self.lang]
        self._reasons = reasons.Language(self.words["why"]) if "why" in self.words else None
        self._names: dict[str, str] = {}
        if self.lang == "ru":
            for _, claim in claims.values():
                if claim.place and claim.place.id and claim.place.name_ru:
                    self._names[claim.place.id] = claim.place.name_ru

    def plural(self, key: str, number: int) -> str:
        """A number with its noun; a table of three forms follows the Russian rule."""
        forms = self.words["plurals"][key]
        if len(forms) == 2:
            form = forms[number != 1]
        elif number % 10 == 1 and number % 100 != 11:
            form = forms[0]
        else:
            form = forms[1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2]
        return f"{number:,} {form}" if self.lang == "en" else f"{number:,}".replace(",", "\u00a0") + f" {form}"

    def day(self, day: str | None) -> str:
        """An ISO day in words."""
        if day is None:
            return str(self.words["unknown_day"])
        number = timeline.ordinal(day)
        if number is None:
            return day
        return f"{int(day[8:])} {self.words['months'][int(day[5:7]) - 1]} {day[:4]}"

    def window(self, window: Window | None, day: str | None) -> str:
        """A window in a few words; its day is left out where it is `day`."""
        if window is None:
            return ""
        if self.lang == "en":
            return words.window_text(window, day)
        table: Mapping[str, str] = self.words["windows"]
        at = window.start or window.end
        zone = f" {window.zone}" if window.zone and window.zone != "MSK" else ""
        if window.kind == "interval":
            first = f"{window.start or '?'}" + (f" {window.start_zone}" if window.start_zone else "")
            text = f"{first}–{window.end or '?'}{zone}"
        elif window.kind == "hours":
            text = table["hours"].format(n=f"{window.hours or 0:g}")
        elif window.kind in ("since", "point"):
            text = table[window.kind].format(t=at + zone) if at else table[f"{window.kind}_unknown"]
        else:
            text = table.get(window.kind, window.kind)
            if window.start and window.end:
                text += f" {window.start}–{window.end}{zone}"
        return f"{text}, {self.day(window.date)}" if window.date and window.date != day else text

    def place(self, id: str | None, name: str) -> str:
        """A place's name in the page's language, where a text has it."""
        return self._names.get(id or "", name)

    def row(self, row: Row) -> str:
        """A row's place; what is compared there is named where it is not drones."""
        place = self.place(row.place_id, row.place_name or row.place_id)
        if row.object == "uav":
            return place
        return f"{place} ({self.words['objects'].get(row.object, row.object)})"

    def why(self, row: Row) -> tuple[str, str]:
        """A row's reasons, and the language they are in: English where the row has them as words alone.

        Where one side alone counts, the first of them says what the verdict says.
        """
        alone = row.verdict.endswith("-only")
        if self._reasons is None or not row.reasons:
            return row.why.partition("; ")[2] if alone else row.why, "en"
        return self._reasons.of(row.reasons[alone:]), self.lang

    def where(self, claim: Claim) -> str:
        """A claim's place."""
        place = claim.place
        if place is None:
            return str(self.words["unknown_place"])
        return self.place(place.id, place.name) if place.id else f"“{place.text or place.name}”?"

    def role(self, source: str) -> str:
        """What a kind of source is called."""
        return str(self.words["sources"].get(source, source))

    def source(self, claim: Claim) -> str:
        """Who says it."""
        if self.lang == "en":
            return words.source_text(claim)
        text = self.role(claim.source)
        if claim.speaker and claim.source != "ministry":
            text += f" {claim.speaker}"
        return f"{text}, {self.words['via']} {claim.via}" if claim.via else text

    def count(self, claim: Claim) -> str:
        """A claim's count."""
        return str(self.words["no_ceiling"]) if claim.count.bare_plural else words.count_text(claim.count)
