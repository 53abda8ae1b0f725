"""DC202: several narrower counts add up to more than a wider one."""

from __future__ import annotations

from collections.abc import Iterator

from dronecli.findings.compared import Compared, claims, locations
from dronecli.findings.rule import Rule, counted
from dronecli.model import Finding


def check(compared: Compared) -> Iterator[Finding]:
    """A finding for every contradiction that is a sum beyond a ceiling, whichever sides it involves."""
    across = [judged.clash for judged in compared.rows if judged.clash is not None]
    for clash in (*across, *compared.within):
        if clash.wider is None:
            continue
        wide = clash.members[clash.wider]
        parts = [member for n, member in enumerate(clash.members) if n != clash.wider]
        total = " + ".join(str(part.lo) for part in parts)
        scopes = ", ".join(dict.fromkeys(part.area or part.window for part in parts))
        message = (
            f"{clash.place}: {total} = {sum(part.lo for part in parts)} ({scopes}) exceed the "
            f"{counted(wide.lo, wide.hi)} that {wide.who} gives for {wide.window}, which takes them all in"
        )
        members = (wide, *parts)
        yield Finding(RULE.code, RULE.severity, message, locations(members), claims(members))


RULE = Rule(
    "DC202",
    "sum-exceeds",
    "error",
    "several bulletins together exceed a wider figure",
    "Counts for disjoint windows or districts add up. Here their sum is larger than a count whose window, area and "
    "type take them all in, although each of them alone would fit.",
    "Ministry: 5 over the Bryansk region from 07:00 to 12:00, and 6 from 12:00 to 19:00. Governor: 9 in the whole day.",
    check,
)
