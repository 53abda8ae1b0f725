"""Articles in three languages of which we know what they claim.

A seed makes an event (a night or some hours of a day, regions, numbers, now and then a governor who disagrees) and a
text about it, from the sentences of `articles.yaml`: reports of agencies, bulletins, posts. Numbers of other things
stand between them, as in life. The same seed always gives the same article, so a benchmark can check the answers of
what it times, and a failure can be looked at again.

    python tests/benchmarks/articles.py [--seed N] [--number N]      prints some, with what each claims
    python tests/benchmarks/articles.py --number 10000 --folder DIR  writes them as files
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from dronecli.gazetteer import load
from dronecli.model import ParsedDocument

LANGUAGES = ("en", "ru", "uk")
_WORDS_BELOW = 10


class Truth(NamedTuple):
    """One claim that a text makes: `low` or more objects where `floor` is set. `window` is night or interval."""

    source: str
    place: str
    low: int
    floor: bool
    window: str
    date: str
    start: str | None
    end: str | None


class Article(NamedTuple):
    """A text, the name of its file (which holds its date), its claims, and the verdict on each region."""

    name: str
    language: str
    text: str
    claims: tuple[Truth, ...]
    verdicts: tuple[tuple[str, str], ...]


class Event(NamedTuple):
    """What happened, and the words for its time."""

    date: str
    window: str
    start: str | None
    end: str | None
    words: str
    day: str
    before: str
    day_before: str


@cache
def _tables() -> dict[str, Any]:
    with (Path(__file__).parent / "articles.yaml").open(encoding="utf-8") as file:
        tables: dict[str, Any] = yaml.load(file, yaml.CSafeLoader)
        return tables


def articles(number: int, seed: int = 0, languages: Iterable[str] = LANGUAGES) -> Iterator[Article]:
    """So many articles, in the languages by turns."""
    chosen = tuple(languages)
    for at in range(number):
        yield article(seed * 1_000_003 + at, chosen[at % len(chosen)])


def article(seed: int, language: str) -> Article:
    """The article of a seed."""
    dice = random.Random(f"{language} {seed}")
    story = _Story(dice, _tables()[language], language)
    paragraphs = [*story.lead(), *story.governor(), *story.background()]
    for filler in dice.sample(story.table["fillers"], dice.randint(1, 5)):
        paragraphs.insert(dice.randint(1, len(paragraphs)), filler)
    text = "\n\n".join([*story.headline(), *paragraphs]) + "\n"
    verdicts = tuple(_verdicts(story.claims))
    return Article(
        f"{seed:07}-{story.event.date}.txt", language, story.front_matter() + text, (*story.claims,), verdicts
    )


class _Story:
    """An event, the genre of the text about it, and what the text claims so far."""

    def __init__(self, dice: random.Random, table: dict[str, Any], language: str) -> None:
        self.dice, self.table, self.language = dice, table, language
        self.genre: dict[str, Any] = dice.choice(table["genres"])
        self.event = _event(dice, table)
        self.regions = dice.sample(sorted(table["regions"]), dice.randint(2, 5))
        self.counts = [_number(dice) for _ in self.regions]
        self.own = dice.randrange(len(self.regions))  # the region whose governor speaks
        self.writer = _Writer(table, self.event, language, words=bool(self.genre.get("words")))
        self.claims: list[Truth] = []

    def lead(self) -> Iterator[str]:
        """The ministry's total, or the Ukrainian air force's, with its parts in the genres that have them."""
        if "lead" not in self.genre:
            return
        total, parts = sum(self.counts), ""
        source, country = ("ukraine", "UA") if self.genre.get("source") == "ukraine" else ("ministry", "RU")
        self._claim(source, country, total)
        if "item" in self.genre:
            parts = self._parts()
            for region, count in zip(self.regions, self.counts):
                self._claim(source, region, count)
        templates = [self.dice.choice(self.genre[name]) for name in ("lead", "parts") if name in self.genre]
        yield " ".join(self.writer.sentence(template, total=total, parts=parts) for template in templates)

    def governor(self) -> Iterator[str]:
        """A region's own figure, which differs from the ministry's one time in seven."""
        if "governor" not in self.genre:
            return
        told = self.counts[self.own] + (self.dice.randint(1, 3) if self.dice.random() < 0.15 else 0)
        template = self.dice.choice(self.genre["governor"])
        self._claim("governor", self.regions[self.own], told, "{floor" in template)
        yield self.writer.sentence(template, count=told, floor=told, region=self.regions[self.own])

    def background(self) -> Iterator[str]:
        """What the ministry had said the day before."""
        if "lead" in self.genre and "background" in self.table and self.dice.random() < 0.2:
            past = _number(self.dice)
            self.claims.append(Truth("ministry", "RU", past, False, "night", self.event.before, None, None))
            yield self.writer.sentence(self.dice.choice(self.table["background"]), past=past)

    def headline(self) -> Iterator[str]:
        """The total once more, which makes no second claim."""
        if "lead" in self.genre and self.genre["kind"] != "list" and self.dice.random() < 0.3:
            yield self.writer.sentence(self.dice.choice(self.table["headlines"]), total=sum(self.counts))

    def front_matter(self) -> str:
        """Who writes, where the text is a channel's own post."""
        if "lead" in self.genre or "source" not in self.genre:
            return ""
        head = load().head_of(self.regions[self.own], self.event.date)
        name = "" if head is None else head.name_ru if self.language == "ru" else head.name_en
        return f"---\nsource: {self.genre['source']} {name}\n---\n"

    def _claim(self, source: str, place: str, count: int, floor: bool = False) -> None:
        event = self.event
        self.claims.append(Truth(source, place, count, floor, event.window, event.date, event.start, event.end))

    def _parts(self) -> str:
        item = self.dice.choice(self.genre["item"])
        made = [self.writer.sentence(item, n=count, region=name) for name, count in zip(self.regions, self.counts)]
        if "separator" in self.genre:
            return str(self.genre["separator"]).join(made)
        last = {"en": " and ", "ru": " и ", "uk": " та "}[self.language]
        return ", ".join(made[:-1]) + last + made[-1]


def _event(dice: random.Random, table: dict[str, Any]) -> Event:
    month, day = dice.randint(4, 8), dice.randint(2, 28)
    date, before = (f"2025-{month:02}-{one:02}" for one in (day, day - 1))
    name = table["months"][month - 1]
    spoken, spoken_before = (table["day"].format(day=one, month=name) for one in (day, day - 1))
    if "interval" in table and dice.random() < 0.35:
        hour = dice.randint(9, 18)
        start = f"{hour:02}:{dice.randrange(0, 60, 5):02}"
        end = f"{hour + dice.randint(2, 4):02}:{dice.randrange(0, 60, 5):02}"
        words = dice.choice(table["interval"]).format(start=start, end=end)
        return Event(date, "interval", start, end, words, spoken, before, spoken_before)
    words = dice.choice(table["night"]).format(day=spoken)
    return Event(date, "night", None, None, words, spoken, before, spoken_before)


def _number(dice: random.Random) -> int:
    """Small numbers mostly, as in bulletins."""
    return dice.randint(1, 9) if dice.random() < 0.7 else dice.randint(10, 60)


def _verdicts(claims: Iterable[Truth]) -> Iterator[tuple[str, str]]:
    """What a comparison of one article has to say: both sides of a region speak of the same window."""
    sides: dict[str, dict[str, Truth]] = {}
    for claim in claims:
        if claim.source != "ukraine" and claim.place not in ("RU", "UA"):
            sides.setdefault(claim.place, {})[claim.source] = claim
    for place, told in sorted(sides.items()):
        if len(told) == 1:
            yield place, f"{next(iter(told))}-only"
            continue
        head, ministry = told["governor"].low, told["ministry"].low
        agree = head <= ministry if told["governor"].floor else head == ministry
        yield place, "agree" if agree else "conflict"


class _Writer:
    """Fills in sentences."""

    def __init__(self, table: dict[str, Any], event: Event, language: str, *, words: bool) -> None:
        self.table, self.event, self.language, self.words = table, event, language, words

    def sentence(self, template: str, *, region: str | None = None, parts: str = "", **numbers: int) -> str:
        """A template filled in."""
        slots = {**self.slots(region), "parts": parts}

        def fill(match: re.Match[str]) -> str:
            name, mark, forms = match[1], match[2], match[3]
            if name.lower() not in numbers:
                return slots[name]
            number = numbers[name.lower()]
            word = self.number(number)
            if name[0].isupper():
                word = _capital(word)
            if not mark:
                return word
            form = _form(number, forms.split("|"), self.language)
            return f"{word} {form}" if mark in "#?" and (mark == "#" or self.language == "en") else form

        return re.sub(r"\{(\w+)(?:([#?])([^}]*))?\}", fill, template)

    def slots(self, region: str | None) -> dict[str, str]:
        """The words of the event and of a region."""
        event = self.event
        found = {"window": event.words, "window_": _capital(event.words), "day": event.day, "before": event.day_before}
        if region is not None:
            names = self.table["regions"][region]
            found |= {slot: names[at] for slot, at in self.table["forms"].items()}
            head = load().head_of(region, event.date)
            if head is not None:
                found["head"] = head.name_ru if self.language == "ru" else head.name_en
        return found

    def number(self, number: int) -> str:
        """In words or digits, as the genre has it."""
        return str(self.table["numbers"][number]) if self.words and number < _WORDS_BELOW else str(number)


def _form(number: int, forms: list[str], language: str) -> str:
    if language == "en":
        return forms[number != 1]
    if number % 10 == 1 and number % 100 != 11:
        return forms[0]
    return forms[1] if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else forms[2]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def found(parsed: ParsedDocument) -> tuple[Truth, ...]:
    """What was read in an article, to be held against its truth; -1 where a count is neither exact nor a floor."""
    out = []
    for claim in parsed.claims:
        window, place = claim.window, claim.place
        clear = claim.count.max in (claim.count.min, None) and not claim.count.approx and not claim.subset
        out.append(
            Truth(
                claim.source,
                place.id or "?" if place is not None else "?",
                claim.count.min if clear and (claim.object, claim.outcome) == ("uav", "downed") else -1,
                claim.count.max is None,
                window.kind if window is not None else "",
                window.date or "" if window is not None else "",
                window.start if window is not None else None,
                window.end if window is not None else None,
            )
        )
    return tuple(out)


def write(folder: Path, number: int, seed: int = 0) -> None:
    """A folder of articles, a thousand in each directory."""
    folder.mkdir(parents=True, exist_ok=True)
    for at, made in enumerate(articles(number, seed)):
        place = folder / f"{at // 1000:03}"
        if at % 1000 == 0:
            place.mkdir(exist_ok=True)
        (place / made.name).write_text(made.text, encoding="utf-8")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--number", type=int, default=3)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    if options.folder is not None:
        write(options.folder, options.number, options.seed)
        return
    for made in articles(options.number, options.seed):
        print(f"== {made.name}\n{made.text}")
        for claim in made.claims:
            print("  ", *claim)
        print("  ", *(f"{place} {verdict}" for place, verdict in made.verdicts), "\n")


if __name__ == "__main__":
    main()
