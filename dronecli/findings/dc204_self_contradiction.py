"""DC204: one side contradicts itself."""

from __future__ import annotations

from collections.abc import Iterator

from dronecli.findings.rule import Rule, counted
from dronecli.model import Finding
from dronecli.reconcile import timeline
from dronecli.reconcile.records import Reconciled, claim_ids, locations, wider_and_parts
from dronecli.reconcile.statements import Statement


def check(context: Reconciled) -> Iterator[Finding]:
    for contradiction in context.inner:
        members = contradiction.statements
        if wider_and_parts(members) is not None:  # DC202 tells that better
            continue
        told = "; ".join(_told(s) for s in members)
        when = "" if contradiction.scope else f" on {contradiction.date}"
        message = f"{members[0].name}{when}: {_who(members)} contradicts itself: {told}"
        yield Finding(RULE.code, RULE.severity, message, locations(members), claim_ids(members))


def _who(members: tuple[Statement, ...]) -> str:
    if members[0].who[0] == "ministry":
        return "the ministry"
    speakers = dict.fromkeys(s.first.claim.speaker or f"the {s.who[0]} source" for s in members)
    return next(iter(speakers)) if len(speakers) == 1 else "one side (" + ", ".join(speakers) + ")"


def _told(s: Statement) -> str:
    area = "" if s.whole else " over " + (", ".join(ref.name for ref in s.first.claim.across[:3]) or "a part")
    kind = f" of type {s.type}" if s.type else ""
    return f"{counted(s.lo, s.hi)}{kind}{area} for {timeline.describe(s.window)}"


RULE = Rule(
    "DC204",
    "self-contradiction",
    "error",
    "one source contradicts itself",
    "Statements of one side that cannot all be true, such as more districts' drones than the region's, or a night that "
    "exceeds the day that contains it. Corrections and running tallies are taken into account first. The set is as small "
    "as can be. An agreement that rests on such a statement is called unclear.",
    "Ministry: 9 over the Kursk region from 20:00 to 24:00. Ministry, later: 7 over the Kursk region from 18:00 to 24:00.",
    check,
)
