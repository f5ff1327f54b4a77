"""The script that makes the shipped tables: facts in, one row for one incident out."""

import csv
import importlib
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"

TELECOM = {
    "id": "gb-example-2015",
    "entity": "Example Telecom",
    "brands": "Example Telecom",
    "entity_kind": "carrier",
    "country": "GB",
    "region": "Wales;nationwide",
    "exposed_from": "2015-01",
    "exposed_to": "2015-06",
    "published": "2016-02",
    "mechanism": "insider",
    "identifiers": "phone;imsi",
    "data_classes": "phone;unknown",
    "records": "",
    "people_estimate": "",
    "confidence": "high",
    "symptoms_reported": "spam_calls",
    "source_note": "known",
    "hibp_name": "Adobe",
}
LISTED = {
    "name": "Adobe",
    "title": "Adobe",
    "domain": "adobe.com",
    "breach_date": "2015-03-04",
    "added_date": "2015-12-04",
    "accounts": "1000",
    "data_classes": "Email addresses;Passwords",
    "flags": "IsVerified",
}
ALONE = {**LISTED, "name": "Tesco", "title": "Tesco (2014)", "domain": "tesco.com"}


@pytest.fixture
def builder(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(PACKAGING)
    return importlib.import_module("catalogue")


def write(path: Path, rows: list[dict[str, str]], columns: dict[str, str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, columns)
        table.writeheader()
        table.writerows(rows)


@pytest.fixture
def tables(builder: ModuleType, tmp_path: Path) -> dict[str, list[dict[str, Any]]]:
    write(tmp_path / "incidents-telecom.csv", [TELECOM], TELECOM)
    write(tmp_path / "incidents-china.csv", [], TELECOM)
    write(tmp_path / "hibp-facts.csv", [LISTED, ALONE], LISTED)
    found: dict[str, list[dict[str, Any]]] = builder.build(tmp_path)
    assert builder.build(tmp_path) == found
    return found


def test_a_row_and_its_entry_become_one_incident(tables: dict[str, list[dict[str, Any]]]) -> None:
    (incident,) = tables["incidents-telecom"]
    assert incident["published"] == "2015-12-04"
    assert incident["data_classes"] == ["email", "password", "phone"]
    assert incident["identifiers"] == ["email", "phone", "sim_ids"]
    assert incident["people"] == 1000
    assert incident["regions"] == ["Wales"]
    assert [row["id"] for row in tables["incidents-hibp"]] == ["hibp:Tesco"]


def test_an_entry_alone_has_its_month_and_its_earlier_publication(
    tables: dict[str, list[dict[str, Any]]],
) -> None:
    (incident,) = tables["incidents-hibp"]
    assert (incident["entity"], incident["kind"], incident["country"]) == (
        "Tesco",
        "ecommerce",
        "GB",
    )
    assert (incident["exposed_from"], incident["exposed_to"]) == ("2015-03", "2015-03")
    assert incident["published"] == "2014-02-13"


def test_a_brand_without_facts_is_made_from_its_incident(
    tables: dict[str, list[dict[str, Any]]],
) -> None:
    made = [row for row in tables["brands"] if row["name"] == "Example Telecom"]
    assert [(row["country"], row["kind"]) for row in made] == [("GB", "carrier")]


def test_a_table_is_written_with_one_row_a_line(builder: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "table.json"
    builder.write_rows(path, {"dated": "2020-01-01"}, "rows", [{"id": "a", "people": 0}])
    assert path.read_text("utf-8").splitlines()[1] == '{"id":"a"}'
    assert json.loads(path.read_bytes())["rows"] == [{"id": "a"}]
