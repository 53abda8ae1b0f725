"""Results as plain dictionaries, in the order of fields that the JSON formats promise."""

from __future__ import annotations

from typing import Any

from dronecli.model import Claim, Comparison, Count, Document, Finding, ParsedDocument, PlaceRef, Row, Side, Window

PARSE_SCHEMA = "drone-claims/parse/1"
CLAIM_SCHEMA = "drone-claims/claim/1"
COMPARE_SCHEMA = "drone-claims/compare/1"
PLACE_SCHEMA = "drone-claims/place/1"
RULES_SCHEMA = "drone-claims/rules/1"

Record = dict[str, Any]


def document(parsed: ParsedDocument, *, explain: bool = False) -> Record:
    """A document with its claims and findings. Fields after those of the contract are additions to it."""
    head = parsed.document
    return {
        "path": head.path,
        "language": parsed.language,
        "date": head.date,
        "date_from": head.date_from,
        "claims": [claim(c, head, explain=explain) for c in parsed.claims],
        "findings": [document_finding(f) for f in parsed.findings],
        "source": head.source,
        "url": head.url,
        "title": head.title,
        "time": head.time,
        "encoding": head.encoding,
    }


def claim(c: Claim, head: Document, *, explain: bool = False) -> Record:
    """A claim. `explain` adds which words gave each field, and by which rule."""
    record: Record = {
        "id": c.id,
        "source": c.source,
        "speaker": c.speaker,
        "speaker_region": c.speaker_region,
        "object": c.object,
        "type": c.type,
        "outcome": c.outcome,
        "count": count(c.count),
        "place": place(c.place) if c.place else None,
        "across": [place(p) for p in c.across],
        "window": window(c.window) if c.window else None,
        "part_of": c.part_of,
        "subset": c.subset,
        "cumulative": c.cumulative,
        "span": list(c.span),
        "line": c.line,
        "column": c.column,
        "text": c.text,
        "confidence": c.confidence,
        "quote": c.quote,
        "relation": c.relation,
        "via": c.via,
        "posted": c.posted,
        "stated_places": c.stated_places,
        "share": c.share,
        "inferred": c.inferred,
    }
    if explain:
        record["evidence"] = [
            {"field": e.field, "rule": e.rule, "span": list(e.span), "text": head.text[e.span[0] : e.span[1]]}
            for e in c.evidence
        ]
    return record


def count(c: Count) -> Record:
    """A range; `max` None means no ceiling."""
    return {"min": c.min, "max": c.max, "approx": c.approx, "bare_plural": c.bare_plural, "text": c.text}


def place(p: PlaceRef) -> Record:
    """A place, or a name that led nowhere."""
    record: Record = {
        "id": p.id,
        "name": p.name,
        "name_ru": p.name_ru,
        "kind": p.kind,
        "text": p.text,
        "score": p.score,
        "method": p.method,
        "name_uk": p.name_uk,
        "status": p.status,
    }
    if p.suggestions or p.id is None:
        record["suggestions"] = list(p.suggestions)
    return record


def window(w: Window) -> Record:
    """A window of time."""
    hours = int(w.hours) if w.hours is not None and w.hours == int(w.hours) else w.hours
    record: Record = {
        "kind": w.kind,
        "date": w.date,
        "start": w.start,
        "end": w.end,
        "hours": hours,
        "zone": w.zone,
        "text": w.text,
    }
    if w.start_date is not None:
        record["start_date"] = w.start_date
    if w.start_zone is not None:
        record["start_zone"] = w.start_zone
    return record


def document_finding(f: Finding) -> Record:
    """A finding inside one document."""
    at = f.locations[0] if f.locations else None
    return {
        "code": f.code,
        "message": f.message,
        "line": at.line if at else 1,
        "column": at.column if at else 1,
        "claims": list(f.claims),
        "severity": f.severity,
        "span": list(f.span) if f.span else None,
    }


def comparison(result: Comparison) -> Record:
    """A comparison."""
    return {
        "schema": COMPARE_SCHEMA,
        "rows": [row(r) for r in result.rows],
        "findings": [finding(f) for f in result.findings],
        "summary": dict(result.summary),
    }


def row(r: Row) -> Record:
    """One place and day."""
    return {
        "place": {"id": r.place_id, "name": r.place_name},
        "date": r.date,
        "object": r.object,
        "governor": side(r.governor) if r.governor else None,
        "ministry": side(r.ministry) if r.ministry else None,
        "difference": r.difference,
        "verdict": r.verdict,
        "why": r.why,
    }


def side(s: Side) -> Record:
    """What one side says."""
    return {
        "min": s.min,
        "max": s.max,
        "window": window(s.window) if s.window else None,
        "claims": list(s.claims),
        "derived": s.derived,
        "approx": s.approx,
    }


def finding(f: Finding) -> Record:
    """A finding with its places in the files."""
    return {
        "code": f.code,
        "severity": f.severity,
        "message": f.message,
        "locations": [{"path": at.path, "line": at.line, "column": at.column} for at in f.locations],
        "claims": list(f.claims),
    }
