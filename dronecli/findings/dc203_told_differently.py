"""DC203: one statement, several numbers."""

from __future__ import annotations

from collections.abc import Iterator

from dronecli.findings.compared import Compared, Retold, Told
from dronecli.findings.rule import Rule, counted
from dronecli.model import Finding


def check(compared: Compared) -> Iterator[Finding]:
    """A finding for every statement that is told with different numbers."""
    for retold in compared.retold:
        told = "; ".join(f"{counted(version.lo, version.hi)} in {_carriers(version)}" for version in retold.versions)
        message = (
            f"{retold.place}, {retold.window}: what {retold.who} said is told with different numbers: "
            f"{told}{_alone(retold)}"
        )
        yield Finding(RULE.code, RULE.severity, message, retold.locations, retold.claims)


def _carriers(version: Told) -> str:
    more = len(version.carriers) - 3
    return ", ".join(version.carriers[:3]) + (f" and {more} more" if more > 0 else "")


def _alone(retold: Retold) -> str:
    """Who stands alone: the one document with a number that no other has, where another number has several."""
    if max(version.documents for version in retold.versions) < 2:
        return ""
    lonely = [_carriers(version) for version in retold.versions if version.documents == 1]
    return f" ({' and '.join(lonely)} {'stands' if len(lonely) == 1 else 'stand'} alone)" if lonely else ""


RULE = Rule(
    "DC203",
    "told-differently",
    "warning",
    "one statement is reported with different numbers",
    "The same source, place, type and window, and yet the documents give different numbers; no correction or later "
    "tally accounts for it. The verdict follows the original where the comparison has it, or else what most documents "
    "say, and the row shows the range of all.",
    "Two outlets have the ministry at 34 over the Rostov region overnight, a third has it at 43.",
    check,
)
