"""Drones that act: in "drones destroyed a depot" the verb that else tells of downing tells of a strike."""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.scan import Scan
from dronecli.lexicon import Mark
from dronecli.segmenting import NUMBER, PUNCT, WORD


def note_agents(scan: Scan) -> None:
    """Reads verbs of downing whose subject is a drone and that have an object of their own as verbs of striking."""
    objects = scan.all("object")
    for verb in scan.all("damaging"):
        if objects and _does_damage(scan, objects, verb):
            scan.add(verb._replace(tag="outcome", value="struck"))
    for verb in scan.all("outcome"):
        behind = scan.lows[verb.stop] if verb.stop < len(scan.lows) else ""
        if scan.lows[verb.begin] in words.STOPPED and behind.endswith("ing"):
            del scan.at["outcome"][verb.begin]  # "airports stopped taking flights"
            continue
        if verb.value != "downed" or verb.begin in scan.taken:
            continue
        subject = next((m for m in objects if 0 <= verb.begin - m.stop <= 1), None)
        if subject is None or not _acts(scan, subject, verb):
            continue
        if any(0 <= m.begin - verb.stop <= 4 and m.value != "aircraft" for m in objects):
            scan.take(_start(scan, subject), subject.stop)  # "two jets shot down three drones"
        elif subject.value != "aircraft":
            scan.at["outcome"][verb.begin] = verb._replace(value="struck")


def _does_damage(scan: Scan, objects: list[Mark], verb: Mark) -> bool:
    """Whether a drone is what damages something: «дрон повредил крышу», «дом разрушил один беспилотник», "one drone
    damaged a roof". One that was shot down or fell before is told of by that."""
    begin = verb.begin
    while begin and scan.lows[begin - 1] in words.CLOSING_QUOTES:
        begin -= 1  # «два «шахеди» пошкодили три будинки»
    ahead = next((m for m in objects if m.stop == begin), None)
    behind = next((m for m in objects if 0 <= m.begin - verb.stop <= 2), None)
    if ahead is not None:
        subject, acts = ahead, _has_object(scan, verb)
    elif scan.tokens[verb.begin].text.isascii():
        return False
    elif behind is not None and verb.begin and scan.tokens[verb.begin - 1].kind == WORD:
        closes = behind.stop >= len(scan.tokens) or scan.tokens[behind.stop].kind == PUNCT
        subject, acts = behind, closes and behind.gram in ("sg.nom", "pl.nom", "sg.gen", "pl.gen", "")
    else:
        return False
    begin = _start(scan, subject)
    before = scan.lows[max(0, subject.begin - 5) : subject.begin] if scan.tokens[verb.begin].text.isascii() else ()
    if not words.OF.isdisjoint(before) or not words.FROM.isdisjoint(before):
        return False  # "wreckage of a drone damaged a roof"
    return acts and not any(begin <= m.begin < subject.begin for tag in ("outcome", "debris") for m in scan.all(tag))


def _has_object(scan: Scan, verb: Mark) -> bool:
    """Whether something follows a verb of damage that can be damaged."""
    k = verb.stop
    if k >= len(scan.tokens) or scan.tokens[verb.begin].text.isascii():
        counted = k < len(scan.tokens) and (scan.tokens[k].kind == NUMBER or scan.get("number", k) is not None)
        return counted or k < len(scan.tokens) and (scan.lows[k] in words.BEHIND_TRANSITIVE or scan.lows[k] == "the")
    return scan.tokens[k].kind == WORD


def _start(scan: Scan, subject: Mark) -> int:
    """Where the phrase of a subject begins: its number, article and adjectives."""
    k = subject.begin
    while k and subject.begin - k < 4 and scan.tokens[k - 1].kind != PUNCT and not scan.get("prep", k - 1):
        k -= 1
    return k


def _acts(scan: Scan, subject: Mark, verb: Mark) -> bool:
    """Whether a verb right behind a drone is active and has an object behind it."""
    k = verb.stop
    if k >= len(scan.tokens) or k in scan.taken or any(scan.lows[i] in words.WERE for i in (verb.begin - 1, k)):
        return False
    behind, low = scan.tokens[k], scan.lows[k]
    if scan.tokens[verb.begin].text.isascii():
        counted = behind.kind == NUMBER or scan.get("number", k) is not None
        return low in words.BEHIND_TRANSITIVE or low in words.POSSESSIVES or counted
    if not subject.gram.endswith("nom") or not scan.lows[verb.begin].startswith(words.DESTROYING_STEMS):
        return False
    if not scan.lows[verb.begin].endswith(words.ACTIVE_PAST_ENDINGS) or behind.kind != WORD:
        return False
    return not any(scan.get(tag, k) for tag in ("prep", "force", "dutyforce", "source", "defenders", "daypart"))
