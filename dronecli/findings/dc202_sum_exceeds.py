"""DC202: several narrower counts add up to more than a wider one."""

from __future__ import annotations

from collections.abc import Iterator

from dronecli.findings.rule import Rule, counted
from dronecli.model import Finding
from dronecli.reconcile import timeline
from dronecli.reconcile.records import Reconciled, claim_ids, locations, wider_and_parts


def check(context: Reconciled) -> Iterator[Finding]:
    proofs = [judged.proof for judged in context.rows if judged.proof is not None]
    for contradiction in (*proofs, *context.inner):
        split = wider_and_parts(contradiction.statements)
        if split is None:
            continue
        wide, parts = split
        ordered = sorted(parts, key=lambda s: s.extent.outer if s.extent else (0, 0))
        total = " + ".join(str(s.lo) for s in ordered)
        windows = ", ".join(dict.fromkeys(timeline.describe(s.window) for s in ordered))
        message = (
            f"{wide.name}: {total} = {sum(s.lo for s in parts)} ({windows}) exceed the {counted(wide.lo, wide.hi)} given for "
            f"{timeline.describe(wide.window)}, which takes them all in"
        )
        members = (wide, *ordered)
        yield Finding(RULE.code, RULE.severity, message, locations(members), claim_ids(members))


RULE = Rule(
    "DC202",
    "sum-exceeds",
    "error",
    "several bulletins together exceed a wider figure",
    "Counts for disjoint windows or districts add up. Here their sum is larger than a count whose window, area and type "
    "take them all in, although each of them alone would fit.",
    "Ministry: 5 over the Bryansk region from 07:00 to 12:00 and 6 from 12:00 to 19:00. Governor: 9 in the whole day.",
    check,
)
