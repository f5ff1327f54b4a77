"""Tests of what a number block says; blocks without a subscriber belong to nobody."""

import json
from pathlib import Path

import pytest

from exposure_app.core.identifiers import PhoneNumber
from exposure_app.core.numbering import CarrierProposal, propose
from exposure_app.errors import CatalogueError
from exposure_app.lookup.countries import load_countries
from exposure_app.lookup.numbering import load_carrier_names


@pytest.mark.parametrize(
    ("block", "region", "brand", "province", "is_virtual"),
    [
        ("+861380571", "CN", "China Mobile", "Zhejiang", False),
        ("+86192", "CN", "China Broadnet", None, False),
        ("+86162", "CN", "China Telecom", None, True),
        ("+86165", "CN", "China Mobile", None, True),
        ("+86167", "CN", "China Unicom", None, True),
        ("+861703", "CN", "China Mobile", None, True),
        ("+8612012345678", "CN", None, None, False),
        ("+447400", "GB", "Three", None, False),
        ("+821020", "KR", "SK Telecom", None, False),
        ("+12025550123", "US", None, "District of Columbia", False),
    ],
)
def test_a_block_proposes_its_carrier_and_province(
    block: str, region: str, brand: str | None, province: str | None, *, is_virtual: bool
) -> None:
    phone = PhoneNumber(block, region, is_known_valid=False)
    expected = CarrierProposal(brand, province, is_portable=True, is_virtual=is_virtual)
    assert propose(phone, load_carrier_names()) == expected


def test_a_number_of_no_country_proposes_nothing() -> None:
    phone = PhoneNumber("+9991234567", "", is_known_valid=False)
    assert propose(phone, load_carrier_names()) == CarrierProposal(None, None, is_portable=False)


def test_countries_have_both_names_and_a_calling_code() -> None:
    countries = {country.code: country for country in load_countries()}
    assert len(countries) > 240
    assert countries["CN"].names == {"en": "China", "zh_CN": "中国"}
    assert countries["GB"].calling_code == 44


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ({"code": "cn", "en": "a", "zh_CN": "b", "calling_code": 1}, "0"),
        ({"code": "CN", "en": "a", "zh_CN": "b", "calling_code": "86"}, "CN"),
        ({"code": "CN", "en": "a", "calling_code": 86}, "CN"),
        ("CN", "0"),
    ],
)
def test_a_bad_country_row_is_refused_and_named(
    tmp_path: Path, row: dict[str, object] | str, named: str
) -> None:
    table = {"schema": 1, "countries": [row]}
    (tmp_path / "countries.json").write_text(json.dumps(table), encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load_countries(tmp_path)
    assert (caught.value.table, caught.value.row) == ("countries", named)


@pytest.mark.parametrize("content", ["", "[]", '{"schema": 2}', '{"schema": 1}'])
def test_a_table_that_cannot_be_used_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "carriers.json").write_text(content, encoding="utf-8")
    with pytest.raises(CatalogueError):
        load_carrier_names(tmp_path)
    with pytest.raises(CatalogueError):
        load_countries(tmp_path)
