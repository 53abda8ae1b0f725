"""DC204: one side contradicts itself."""

from __future__ import annotations

from collections.abc import Iterator

from dronecli.findings.compared import Clash, Compared, Stated, claims, locations
from dronecli.findings.rule import Rule, counted
from dronecli.model import Finding


def check(compared: Compared) -> Iterator[Finding]:
    """A finding for every contradiction within one side that is not a sum beyond a ceiling (those are DC202)."""
    for clash in compared.within:
        if clash.wider is not None:
            continue
        told = "; ".join(_told(member) for member in clash.members)
        when = f" on {clash.date}" if clash.date else ""
        message = f"{clash.place}{when}: {_who(clash)} contradicts itself: {told}"
        yield Finding(RULE.code, RULE.severity, message, locations(clash.members), claims(clash.members))


def _who(clash: Clash) -> str:
    speakers = tuple(dict.fromkeys(member.who for member in clash.members))
    return speakers[0] if len(speakers) == 1 else f"one side ({', '.join(speakers)})"


def _told(member: Stated) -> str:
    kind = f" of type {member.type}" if member.type else ""
    area = f" over {member.area}" if member.area else ""
    return f"{counted(member.lo, member.hi)}{kind}{area} for {member.window}"


RULE = Rule(
    "DC204",
    "self-contradiction",
    "error",
    "one source contradicts itself",
    "Statements of one side that cannot all be true, such as more drones in the districts than in the region, or a "
    "night that exceeds the day around it. Corrections and running tallies are taken into account first. The set is as "
    "small as can be. An agreement that rests on such a statement is called unclear.",
    "Ministry: 9 over the Kursk region from 20:00 to 24:00. Later: 7 over the Kursk region from 18:00 to 24:00.",
    check,
)
