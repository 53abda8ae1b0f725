"""DC201: the two sides cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator

from dronecli.findings.compared import Compared, claims, locations
from dronecli.findings.rule import Rule, counted
from dronecli.model import Finding, Side


def check(compared: Compared) -> Iterator[Finding]:
    """A finding for every row in conflict, with the statements that prove it."""
    for judged in compared.rows:
        row = judged.row
        if row.verdict != "conflict" or row.governor is None or row.ministry is None:
            continue
        members = judged.clash.members if judged.clash is not None else judged.members
        when = f" on {row.date}" if row.date else ""
        message = f"{row.place_name}{when}: {_range(row.governor)} against {_range(row.ministry)}: {row.why}"
        yield Finding(RULE.code, RULE.severity, message, locations(members), claims(members))


def _range(side: Side) -> str:
    return counted(side.min, side.max)


RULE = Rule(
    "DC201",
    "contradiction",
    "error",
    "the two sides compared contradict each other",
    "No assignment of whole numbers to places and stretches of time satisfies the claims named: the same scope has "
    "different counts, or the wider scope the smaller one. The set is as small as can be: without any one of its "
    "claims the others can be true. Hedges, open ends, unknown windows and partly overlapping windows never raise it. "
    "With --strict every pair of ranges that do not meet does.",
    "Governor: 11 drones over the Tula region last night. Ministry: 14 over the Tula region during the same night.",
    check,
)
