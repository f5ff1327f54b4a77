"""The catalogue that ships: nothing lost, nothing twice, every name explained."""

import json
from datetime import date
from pathlib import Path

import pytest

from exposure_app import resources
from exposure_app.core.breaches import Catalogue, Incident, brands_of
from exposure_app.core.vocabulary import DATA_CLASSES
from exposure_app.lookup.catalogue import load_catalogue, load_populations, load_sources

FOLDER = resources.path("catalogue")
TABLE_IDS = [
    line.split() for line in Path(__file__).with_name("table_ids.txt").read_text().splitlines()
]
CARRIER_COUNTRIES = 40
SIZE_LIMIT = 2_000_000


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def of_table(catalogue: Catalogue, table: str) -> list[Incident]:
    rows = json.loads((FOLDER / f"incidents-{table}.json").read_bytes())["incidents"]
    return [catalogue.incidents[row["id"]] for row in rows]


def test_over_1200_incidents_are_known(catalogue: Catalogue) -> None:
    assert len(catalogue.incidents) > 1200


def test_every_row_of_the_two_incident_tables_is_there(catalogue: Catalogue) -> None:
    assert len(TABLE_IDS) == 200
    assert [row[0] for row in TABLE_IDS if row[0] not in catalogue.incidents] == []


def test_every_entry_of_the_hibp_facts_is_one_incident(catalogue: Catalogue) -> None:
    names = [row.hibp_name for row in catalogue.incidents.values() if row.hibp_name]
    assert len(names) == len(set(names)) == 1030


def test_a_joined_entry_has_one_incident_under_both_names(catalogue: Catalogue) -> None:
    joined = [row for row in TABLE_IDS if len(row) == 2]
    assert len(joined) == 46
    for incident_id, name in joined:
        incident = catalogue.find(incident_id)
        assert incident is not None
        assert incident.hibp_name == name
        assert catalogue.find(f"hibp:{name}") is incident
        assert f"hibp:{name}" not in catalogue.incidents
        assert incident.provenance.attribution == ("hibp", "project")


def test_a_joined_incident_is_published_on_the_earliest_day_known(catalogue: Catalogue) -> None:
    listed = [row for row in catalogue.incidents.values() if row.listed is not None]
    assert len(listed) == 1030
    for incident in listed:
        assert incident.listed is not None
        assert incident.published is not None
        assert incident.published.first <= incident.listed.first
    csdn = catalogue.incidents["cn-csdn-2011"]
    assert csdn.published is not None
    assert csdn.published.first == date(2011, 12, 21)


def test_a_joined_incident_has_the_data_classes_of_both(catalogue: Catalogue) -> None:
    att = catalogue.incidents["us-att-2019set"]
    assert "passcode" in att.data_classes
    assert {"email", "phone", "national_id"} <= att.data_classes
    assert catalogue.incidents["cn-dangdang-2011"].data_classes >= {"orders", "email"}


def test_no_incident_beyond_the_tables_repeats_one_of_them(catalogue: Catalogue) -> None:
    more = of_table(catalogue, "more")
    assert len(more) >= 45
    hibp = {(row.entity.casefold(), row.exposed_from) for row in of_table(catalogue, "hibp")}
    assert not [row.id for row in more if (row.entity.casefold(), row.exposed_from) in hibp]


def test_every_shipped_share_is_above_none_and_at_most_all(catalogue: Catalogue) -> None:
    for incident in catalogue.incidents.values():
        assert 0 < incident.reach <= 1
        assert 0 < incident.coverage <= 1


def test_coverage_is_of_a_carriers_customers_and_else_of_the_countrys_people(
    catalogue: Catalogue,
) -> None:
    populations = load_populations()
    for incident in catalogue.incidents.values():
        if incident.people is None:
            continue
        rows = [catalogue.brands[incident.country, name] for name in incident.brands]
        customers = sum(row.customers or 0 for row in rows)
        of_people = incident.people / populations[incident.country]
        of_customers = incident.people / customers if customers else None
        assert incident.reach == pytest.approx(min(1, of_people), rel=1e-3)
        if of_customers is None:
            assert incident.customer_share is None
        else:
            assert incident.customer_share == pytest.approx(min(1, of_customers), rel=1e-3)
        is_of_customers = incident.kind == "carrier" and incident.customer_share is not None
        whole = incident.customer_share if is_of_customers else incident.reach
        assert incident.coverage == whole


def test_notes_are_told_in_both_languages(catalogue: Catalogue) -> None:
    for table in ("china", "telecom", "more"):
        for incident in of_table(catalogue, table):
            note = incident.provenance.note
            assert set(note) == {"en", "zh_CN"}
            assert not note["en"].lower().startswith(("found", "known"))
            assert any("\u4e00" <= character <= "\u9fff" for character in note["zh_CN"])


def test_every_brand_has_a_name_in_both_languages(catalogue: Catalogue) -> None:
    for brand in catalogue.brands.values():
        assert set(brand.names) == {"en", "zh_CN"}


def test_a_name_means_one_brand_in_a_country(catalogue: Catalogue) -> None:
    meant: dict[tuple[str, str], set[str]] = {}
    for brand in catalogue.brands.values():
        for name in (brand.name, *brand.names.values(), *brand.aliases):
            meant.setdefault((brand.country, name.casefold()), set()).add(brand.name)
    assert {key: names for key, names in meant.items() if len(names) > 1} == {}


def test_chinese_people_find_their_carriers_under_the_usual_names(catalogue: Catalogue) -> None:
    mobile = catalogue.brands["CN", "China Mobile"]
    assert mobile.names["zh_CN"] == "中国移动"
    assert {"CMCC", "移动"} <= set(mobile.aliases)
    assert "Twitter" in catalogue.brands["XX", "X"].aliases


def test_only_carriers_with_customers_can_be_picked_as_ones_own(catalogue: Catalogue) -> None:
    for country in load_populations():
        assert all(row.customers for row in brands_of(catalogue, country, "carrier"))


def test_carriers_of_forty_countries_can_be_picked(catalogue: Catalogue) -> None:
    countries = {
        row.country for row in catalogue.brands.values() if row.kind == "carrier" and row.customers
    }
    assert len(countries - {"XX"}) >= CARRIER_COUNTRIES


def test_the_supply_chain_case_does_not_rule_out_unnamed_provinces(catalogue: Catalogue) -> None:
    incident = catalogue.incidents["cn-ruizhi-2018"]
    assert incident.regions == ("Zhejiang",)
    assert incident.regions_incomplete
    assert incident.mechanism == "interception"


def test_a_listed_entry_without_flags_differs_from_one_that_is_not_verified(
    catalogue: Catalogue,
) -> None:
    assert catalogue.incidents["cn-netease-2015"].flags.is_verified is False
    assert catalogue.incidents["hibp:Alcon"].flags.is_verified is None
    sensitive = [row for row in catalogue.incidents.values() if row.flags.is_sensitive]
    assert len(sensitive) == 91


def test_every_hibp_data_class_has_a_decision() -> None:
    classes = json.loads((FOLDER / "hibp-data-classes.json").read_bytes())["classes"]
    assert len(classes) == 164
    assert {code for code in classes.values() if code} <= set(DATA_CLASSES)


def test_the_sources_are_named_with_their_licences() -> None:
    hibp = load_sources()["hibp"]
    assert hibp.licence == "CC BY 4.0"
    assert hibp.licence_url.startswith("https://creativecommons.org/")
    assert set(hibp.text) == {"en", "zh_CN"}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: path.name)
def test_a_table_is_small_enough_to_read_in_a_change(path: Path) -> None:
    assert path.stat().st_size < SIZE_LIMIT


@pytest.mark.parametrize("table", ["china", "telecom", "more", "hibp"])
def test_a_table_has_one_incident_a_line(table: str) -> None:
    text = (FOLDER / f"incidents-{table}.json").read_text("utf-8")
    rows = json.loads(text)["incidents"]
    lines = text.splitlines()[1:-1]
    assert [json.loads(line.rstrip(",")) for line in lines] == rows
