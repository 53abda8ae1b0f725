"""Known findings: what was there yesterday and is accepted does not fail today.

An entry is keyed by what is claimed, not by where: files may be moved, lines inserted and articles edited around a
claim without a known finding becoming a new one. A changed figure makes it new.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from dronecli.errors import DroneClaimsError
from dronecli.model import Claim, Comparison, Finding, Row, Side
from dronecli.output import write
from dronecli.tuples import NamedTuple

SCHEMA = "drone-claims/baseline/1"
Claims = Mapping[str, tuple[str, Claim]]


class BaselineError(DroneClaimsError):
    """A baseline that cannot be used."""


class Entry(NamedTuple):
    """A known finding or row: its key, and what it said for people who read the file."""

    key: str
    code: str
    message: str


def entries(result: Comparison, claims: Claims) -> list[Entry]:
    """Everything in a comparison that could fail: findings, and rows in conflict or unclear."""
    found = [Entry(finding_key(f, claims), f.code, f.message) for f in result.findings]
    found.extend(
        Entry(row_key(row), row.verdict, f"{row.place_name}, {row.date}: {row.why}")
        for row in result.rows
        if row.verdict in ("conflict", "unclear")
    )
    return found


def finding_key(finding: Finding, claims: Claims) -> str:
    """The key of a finding: its code and the contents of its claims, or its message where it has none."""
    contents = sorted(_claim_key(claims[name][1]) for name in finding.claims if name in claims)
    return _digest([finding.code, *(contents or [finding.message])])


def row_key(row: Row) -> str:
    """The key of a row: place, day, object, both ranges and the verdict."""
    return _digest(["row", row.place_id, row.date, row.object, _side(row.governor), _side(row.ministry), row.verdict])


def _side(side: Side | None) -> list[int | None] | None:
    return [side.min, side.max] if side else None


def _claim_key(claim: Claim) -> str:
    window = claim.window
    return json.dumps(
        [
            claim.source,
            claim.speaker_region,
            claim.object,
            claim.type,
            claim.outcome,
            claim.count.min,
            claim.count.max,
            (claim.place.id or claim.place.text) if claim.place else None,
            sorted(p.id or p.text for p in claim.across),
            [window.kind, window.date, window.start, window.end, window.hours] if window else None,
        ]
    )


def _digest(parts: list[object]) -> str:
    from hashlib import sha256

    return sha256(json.dumps(parts).encode()).hexdigest()[:24]


def save(path: str, result: Comparison, claims: Claims) -> None:
    """Write the entries of a comparison, whole or not at all, one a line so that a diff can be read."""
    unique = sorted(set(entries(result, claims)), key=lambda entry: (entry.code, entry.message, entry.key))
    lines = ",\n".join("    " + json.dumps(entry._asdict(), ensure_ascii=True) for entry in unique)
    write([f'{{\n  "schema": "{SCHEMA}",\n  "entries": [\n{lines}\n  ]\n}}\n'], path)


def load(path: str) -> frozenset[str]:
    """The keys of a baseline. Raises BaselineError."""
    from dronecli.reading import read_bytes, shown

    name = shown(path)
    try:
        data = json.loads(read_bytes(path))
        if data["schema"] != SCHEMA:
            raise BaselineError(f"{name}: no baseline of this version (schema {data['schema']!r}, not {SCHEMA!r})")
        return frozenset(str(entry["key"]) for entry in data["entries"])
    except json.JSONDecodeError as error:
        raise BaselineError(f"{name}:{error.lineno}:{error.colno}: not valid JSON: {error.msg}") from None
    except (KeyError, TypeError, ValueError, RecursionError):
        raise BaselineError(f"{name}: not a baseline; write one with --write-baseline") from None


def without(
    known: frozenset[str], result: Comparison, claims: Claims
) -> tuple[Comparison, tuple[Row, ...], frozenset[str]]:
    """The comparison without its known findings, its rows that are not known, and the known keys no longer found."""
    now = {entry.key for entry in entries(result, claims)}
    findings = tuple(f for f in result.findings if finding_key(f, claims) not in known)
    rows = tuple(row for row in result.rows if row_key(row) not in known)
    return result._replace(findings=findings), rows, known - now
