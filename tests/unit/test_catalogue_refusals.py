"""A catalogue with one bad row is refused, and the error names the table and the row."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exposure_app.core.breaches import Catalogue, brands_of
from exposure_app.errors import CatalogueError
from exposure_app.lookup.catalogue import INCIDENT_TABLES, load_catalogue

Row = dict[str, Any]

INCIDENT: Row = {
    "id": "gb-example-2020",
    "entity": "Example Telecom",
    "brands": ["Example Telecom"],
    "kind": "carrier",
    "country": "GB",
    "exposed_from": "2020-01",
    "exposed_to": "2020-03-04",
    "published": "2020-05",
    "mechanism": "insider",
    "identifiers": ["phone"],
    "data_classes": ["name", "phone"],
    "people": 1000,
    "confidence": "high",
    "symptoms_reported": ["spam_calls"],
    "basis": "found",
    "note": {"en": "Invented.", "zh_CN": "虚构。"},
    "attribution": ["project"],
    "coverage": 0.5,
    "reach": 0.01,
}
LISTED: Row = {
    **INCIDENT,
    "id": "hibp:Example",
    "hibp_name": "Example",
    "attribution": ["hibp"],
    "flags": {"is_verified": True},
    "listed": "2020-06-01",
}
BRAND: Row = {
    "name": "Example Telecom",
    "names": {"en": "Example Telecom", "zh_CN": "示例电信"},
    "kind": "carrier",
    "country": "GB",
    "customers": 2000,
}
SOURCE: Row = {"name": {}, "text": {}, "licence": "-", "licence_url": "", "url": ""}


def write(folder: Path, incidents: list[Row], brands: list[Row]) -> Path:
    for table in INCIDENT_TABLES:
        rows = incidents if table == "incidents-more.json" else []
        content = {"schema": 1, "dated": "2020-12-31", "incidents": rows}
        (folder / table).write_text(json.dumps(content), "utf-8")
    people = {"schema": 1, "note": "", "people": {"GB": 100_000, "XX": 1_000_000}}
    (folder / "populations.json").write_text(json.dumps(people))
    sources = {"schema": 1, "sources": {"hibp": SOURCE, "project": SOURCE}}
    (folder / "sources.json").write_text(json.dumps(sources))
    (folder / "brands.json").write_text(json.dumps({"schema": 1, "brands": brands}), "utf-8")
    return folder


def load(folder: Path, *incidents: Row) -> Catalogue:
    return load_catalogue(write(folder, list(incidents), [BRAND]))


def test_a_good_row_is_read(tmp_path: Path) -> None:
    catalogue = load(tmp_path, INCIDENT, LISTED)
    incident = catalogue.incidents["gb-example-2020"]
    assert incident.data_classes == {"name", "phone"}
    assert incident.people == 1000
    assert incident.flags.is_verified is None
    assert str(incident.exposed_to) == "2020-03-04"
    assert catalogue.incidents["hibp:Example"].flags.is_sensitive is False


BAD_VALUES = [
    ("kind", "hotels", "kind 'hotels' is not in the vocabulary"),
    ("mechanism", "leak", "mechanism 'leak' is not in the vocabulary"),
    ("country", "gb", "country 'gb' is not a country code"),
    ("country", "QQ", "country 'QQ' is not in the vocabulary"),
    ("data_classes", ["name", "shoes"], "data_classes 'shoes' is not in the vocabulary"),
    ("identifiers", ["imsi"], "identifiers 'imsi' is not in the vocabulary"),
    ("symptoms_reported", ["sadness"], "symptoms_reported 'sadness' is not in the vocabulary"),
    ("confidence", "certain", "confidence 'certain' is not in the vocabulary"),
    ("basis", "guessed", "basis 'guessed' is not in the vocabulary"),
    ("brands", ["Example Telecom", "Example Telecom"], "brands names something twice"),
    ("brands", "Example Telecom", "brands has the wrong type"),
    ("brands", ["Nobody"], "brand 'Nobody' is not in brands.json"),
    ("attribution", ["hearsay"], "attribution 'hearsay' is not in sources.json"),
    ("exposed_from", "2020-13", "exposed_from '2020-13' is not a date"),
    ("exposed_to", "2019", "exposed_to is before exposed_from"),
    ("published", "2019-12-31", "published is before exposed_from"),
    ("people", 0, "people is not a positive number"),
    ("people", True, "people has the wrong type"),
    ("records", "many", "records has the wrong type"),
    ("coverage", 0, "coverage is not a share above 0 and at most 1"),
    ("coverage", 1.01, "coverage is not a share above 0 and at most 1"),
    ("reach", None, "reach has the wrong type"),
    ("customer_share", 2, "customer_share is not a share above 0 and at most 1"),
    ("note", {"en": "Alone."}, "note has one text for each language"),
    ("note", {"en": "", "zh_CN": "空"}, "note has an empty text"),
    ("flags", {"is_nice": True}, "flags has an unknown key 'is_nice'"),
    ("flags", {"is_verified": "yes"}, "flags is_verified is neither true nor false"),
    ("entity", "", "entity is empty"),
    ("regions_incomplete", 1, "regions_incomplete has the wrong type"),
    ("colour", "red", "unknown key 'colour'"),
    ("hibp_name", "Example", "an incident of the HIBP catalogue names its source"),
]


@pytest.mark.parametrize(("key", "value", "why"), BAD_VALUES)
def test_a_bad_value_refuses_the_catalogue(
    tmp_path: Path, key: str, value: object, why: str
) -> None:
    with pytest.raises(CatalogueError) as caught:
        load(tmp_path, {**INCIDENT, key: value})
    assert (caught.value.table, caught.value.row) == ("incidents-more.json", "gb-example-2020")
    assert caught.value.why == why


@pytest.mark.parametrize(
    "key", ["entity", "kind", "country", "exposed_from", "exposed_to", "basis", "coverage"]
)
def test_a_missing_value_refuses_the_catalogue(tmp_path: Path, key: str) -> None:
    row = {name: value for name, value in INCIDENT.items() if name != key}
    with pytest.raises(CatalogueError, match=f"{key} is missing"):
        load(tmp_path, row)


def test_a_row_without_an_id_is_named_by_its_place(tmp_path: Path) -> None:
    row = {name: value for name, value in INCIDENT.items() if name != "id"}
    with pytest.raises(CatalogueError) as caught:
        load(tmp_path, LISTED, row)
    assert caught.value.row == "2"


def test_an_id_that_stands_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="row gb-example-2020: this id stands twice"):
        load(tmp_path, INCIDENT, INCIDENT)


def test_an_entry_that_two_incidents_claim_is_refused(tmp_path: Path) -> None:
    claim = {**LISTED, "id": "gb-other-2020"}
    with pytest.raises(CatalogueError, match="hibp_name 'Example' stands twice"):
        load(tmp_path, LISTED, claim)


def test_an_id_and_a_name_that_differ_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="id and hibp_name differ"):
        load(tmp_path, {**LISTED, "hibp_name": "Other"})


def test_a_listing_before_the_publication_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="listed is before published"):
        load(tmp_path, {**LISTED, "listed": "2020-04-30"})


def test_a_brand_that_stands_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"brands\.json: row Example Telecom: this brand"):
        load_catalogue(write(tmp_path, [], [BRAND, BRAND]))


def test_a_brand_with_two_english_names_is_refused(tmp_path: Path) -> None:
    other = {**BRAND, "name": "Another"}
    with pytest.raises(CatalogueError, match="another English name"):
        load_catalogue(write(tmp_path, [], [other]))


def remove(path: Path) -> None:
    path.unlink()


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-3])


def renew(path: Path) -> None:
    path.write_text('{"schema": 2}')


def empty(path: Path) -> None:
    path.write_text('{"schema": 1}')


@pytest.mark.parametrize("table", [*INCIDENT_TABLES, "brands.json", "populations.json"])
@pytest.mark.parametrize("harm", [remove, cut, renew, empty])
def test_a_harmed_table_is_refused_by_its_name(
    tmp_path: Path, table: str, harm: Callable[[Path], None]
) -> None:
    harm(write(tmp_path, [INCIDENT], [BRAND]) / table)
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(tmp_path)
    assert caught.value.table == table


def test_an_incident_is_left_out_by_either_of_its_names(tmp_path: Path) -> None:
    joined = {**INCIDENT, "hibp_name": "Joined", "attribution": ["hibp", "project"]}
    catalogue = load(tmp_path, joined, LISTED)
    assert set(catalogue.without(["hibp:Joined"]).incidents) == {"hibp:Example"}
    assert set(catalogue.without(["gb-example-2020"]).incidents) == {"hibp:Example"}
    assert catalogue.without(["gb-example-2020"]).find("hibp:Joined") is None
    assert catalogue.without(["nobody", "hibp:Nobody"]) == catalogue
    assert catalogue.find("hibp:Nobody") is None


def named(country: str, kind: str, name: str, customers: int) -> Row:
    names = {"en": name, "zh_CN": f"{name}\u724c"}
    row = {"country": country, "kind": kind, "name": name, "names": names, "customers": customers}
    return {**BRAND, **row}


def test_brands_of_a_country_come_by_customers_and_before_the_worlds(tmp_path: Path) -> None:
    rows = [
        named("GB", "email", "Small", 10),
        named("GB", "email", "Big", 90),
        named("XX", "email", "Big", 900),
        named("XX", "email", "World", 800),
        named("GB", "dealer", "Shop", 5),
    ]
    catalogue = load_catalogue(write(tmp_path, [], rows))
    found = [(row.country, row.name) for row in brands_of(catalogue, "GB", "email")]
    assert found == [("GB", "Big"), ("GB", "Small"), ("XX", "World")]
    assert [row.name for row in brands_of(catalogue, "XX", "email")] == ["Big", "World"]


def test_a_world_wide_carrier_is_not_offered_in_a_country(tmp_path: Path) -> None:
    rows = [BRAND, named("XX", "carrier", "Group", 900)]
    catalogue = load_catalogue(write(tmp_path, [], rows))
    assert [row.name for row in brands_of(catalogue, "GB", "carrier")] == ["Example Telecom"]
