"""The findings: one file for each code, found by its name (`dcNNN_*.py`), listed by `drone-claims rules`.

A file holds `RULE`, a `rule.Rule`. DC1xx check one document (`check_document`), DC2xx a comparison
(`check_comparison`). To add a finding, add a file and cases for it; nothing else has to know of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dronecli.findings.rule import Rule, examine
from dronecli.model import Claim, Document, Finding, Problem

if TYPE_CHECKING:
    from dronecli.findings.compared import Compared

_loaded: dict[str, tuple[Rule, ...]] = {}


def _load(prefix: str) -> tuple[Rule, ...]:
    """The rules of the files whose names begin so, by code. Only these are imported: `parse` needs no DC2xx."""
    if prefix not in _loaded:
        import os
        from importlib import import_module

        names: set[str] = set()
        for folder in __path__:
            try:
                names.update(name.partition(".")[0] for name in os.listdir(folder) if name.startswith(prefix))
            except OSError:  # not a directory: inside a zip file
                import pkgutil

                names.update(module.name for module in pkgutil.iter_modules([folder]) if module.name.startswith(prefix))
        rules = [import_module(f"{__name__}.{name}").RULE for name in sorted(names) if name]
        _loaded[prefix] = tuple(sorted(rules, key=lambda rule: rule.code))
    return _loaded[prefix]


def rules() -> tuple[Rule, ...]:
    """All findings that can be raised, by code."""
    return (*_load("dc1"), *_load("dc2"))


def rule(code: str) -> Rule | None:
    """The finding with a code, in either case of letters; None where there is none."""
    return next((r for r in rules() if r.code == code.upper()), None)


def chosen(code: str, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> bool:
    """Whether a finding is wanted. Codes may be cut short; the longer match decides between select and ignore.

    >>> chosen("DC101"), chosen("DC101", ["DC2"])
    (True, False)
    >>> chosen("DC201", ["DC2"], ["DC201"]), chosen("DC201", ["DC201"], ["DC2"])
    (False, True)
    """
    wanted = max((len(s) for s in select if code.startswith(s.upper())), default=-1)
    refused = max((len(s) for s in ignore if code.startswith(s.upper())), default=-1)
    return wanted > refused if select else refused < 0


def check_document(document: Document, claims: Sequence[Claim], problems: Sequence[Problem]) -> tuple[Finding, ...]:
    """What DC101 to DC107 find in one document, in the order of the text."""
    examined = examine(document, claims, problems)
    found = [finding for r in _load("dc1") for finding in r.check(examined)]
    return tuple(sorted(found, key=lambda f: (f.locations[0].line, f.locations[0].column, f.code, f.message)))


def check_comparison(context: Compared, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> list[Finding]:
    """What DC201 to DC204 find in a comparison."""
    return [f for r in _load("dc2") if chosen(r.code, select, ignore) for f in r.check(context)]
