"""DC203: one statement, several numbers."""

from __future__ import annotations

from collections.abc import Iterator

from dronecli.findings.rule import Rule, counted
from dronecli.model import Finding
from dronecli.reconcile import timeline
from dronecli.reconcile.records import Reconciled, claim_ids, locations
from dronecli.reconcile.statements import Statement, Version


def check(context: Reconciled) -> Iterator[Finding]:
    for s in context.told:
        who = "the ministry" if s.who[0] == "ministry" else s.first.claim.speaker or f"the {s.who[0]} source"
        told = "; ".join(f"{counted(v.lo, v.hi)} in {_carriers(v)}" for v in s.versions)
        message = f"{s.name}, {timeline.describe(s.window)}: what {who} said is told with different numbers: {told}{_alone(s)}"
        yield Finding(RULE.code, RULE.severity, message, locations((s,)), claim_ids((s,)))


def _carriers(version: Version) -> str:
    names = list(dict.fromkeys(t.claim.via or t.path.replace("\\", "/").rpartition("/")[2] for t in version.tellings))
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


def _alone(s: Statement) -> str:
    """Who stands alone: the one document that has a number which no other has."""
    paths = [{t.path for t in v.tellings} for v in s.versions]
    if max(len(p) for p in paths) < 2:
        return ""
    lonely = [_carriers(v) for v, p in zip(s.versions, paths, strict=True) if len(p) == 1]
    return f" ({' and '.join(lonely)} stands alone)" if lonely and not s.uncertain else ""


RULE = Rule(
    "DC203",
    "told-differently",
    "warning",
    "one statement is reported with different numbers",
    "The same source, place, type and window, and yet the documents give different numbers; no correction or later tally "
    "accounts for it. The verdict follows the original where the comparison has it, or else what most documents say, and "
    "the row shows the range of all.",
    "Two outlets have the ministry at 34 over the Rostov region overnight, a third at 43.",
    check,
)
