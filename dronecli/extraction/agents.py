"""Drones that act: in "drones destroyed a depot" the verb that else tells of downing tells of a strike."""

from __future__ import annotations

from dronecli.extraction import words
from dronecli.extraction.scan import Scan
from dronecli.lexicon import Mark
from dronecli.segmenting import NUMBER, PUNCT, WORD


def note_agents(scan: Scan) -> None:
    """Reads verbs of downing whose subject is a drone and that have an object of their own as verbs of striking."""
    objects = scan.all("object")
    _note_harm(scan)
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


def _note_harm(scan: Scan) -> None:
    """Reads what a drone harmed as what it struck: "one drone damaged a power line", "two drones killed a man"."""
    for subject in scan.all("object") if not words.HARMED.isdisjoint(scan.lows) else ():
        k = subject.stop
        if subject.value != "uav" or k + 1 >= len(scan.lows) or scan.lows[k] not in words.HARMED:
            continue
        before = scan.lows[max(0, subject.begin - 5) : subject.begin]
        counted = scan.tokens[k + 1].kind == NUMBER or scan.get("number", k + 1) is not None
        if not words.OF.isdisjoint(before) or not words.FROM.isdisjoint(before):
            continue  # "wreckage of a drone damaged a roof"
        if counted or scan.lows[k + 1] in words.BEHIND_TRANSITIVE or scan.lows[k + 1] == "the":
            told = {**scan.at.get("outcome", {}), k: Mark("outcome", "struck", "", k, k + 1)}
            scan.at["outcome"] = dict(sorted(told.items()))  # marks stand in the order of the text


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
