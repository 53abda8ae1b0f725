"""DC201: the two sides cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator

from dronecli.findings.rule import Rule
from dronecli.model import Finding
from dronecli.reconcile.records import Reconciled, claim_ids, locations


def check(context: Reconciled) -> Iterator[Finding]:
    for judged in context.rows:
        row = judged.row
        if row.verdict != "conflict":
            continue
        members = judged.proof.statements if judged.proof is not None else judged.statements
        when = f" on {row.date}" if row.date else ""
        message = f"{row.place_name}{when}: {_told(row.governor)} against {_told(row.ministry)}: {row.why}"
        yield Finding(RULE.code, RULE.severity, message, locations(members), claim_ids(members))


def _told(side: object) -> str:
    low, high = getattr(side, "min", 0), getattr(side, "max", None)
    return str(low) if low == high else f"{low} or more" if high is None else f"{low} to {high}"


RULE = Rule(
    "DC201",
    "contradiction",
    "error",
    "the two sides compared contradict each other",
    "No assignment of whole numbers to places and stretches of time satisfies the claims named: the same scope has "
    "different counts, or the wider scope the smaller one. The set is as small as can be: without any one of its claims "
    "the others can be true. Hedges, open ends, unknown windows and partly overlapping windows never raise it. With "
    "--strict every pair of ranges that do not meet does.",
    "Governor: 11 drones over the Tula region last night. Ministry: 14 over the Tula region during the same night.",
    check,
)
