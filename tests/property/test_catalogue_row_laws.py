"""Laws of reading a row: whatever is done to it, it is read whole or refused with a reason."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from exposure_app import resources
from exposure_app.core.breaches import Incident
from exposure_app.core.catalogue_rows import parse_brand, parse_incident
from exposure_app.core.vocabulary import DATA_CLASSES, HOLDER_KINDS, MECHANISMS

FOLDER = resources.path("catalogue")
ROWS: list[dict[str, Any]] = json.loads((FOLDER / "incidents-telecom.json").read_bytes())[
    "incidents"
]
BRANDS: list[dict[str, Any]] = json.loads((FOLDER / "brands.json").read_bytes())["brands"]
REQUIRED = ("id", "entity", "kind", "country", "exposed_from", "exposed_to", "mechanism")

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=6,
)


def read(row: object) -> Incident | str:
    try:
        return parse_incident(row)
    except ValueError as error:
        return str(error)


@given(row=st.sampled_from(ROWS), data=st.data())
def test_a_changed_row_is_read_whole_or_refused_with_a_reason(
    row: dict[str, Any], data: st.DataObject
) -> None:
    key = data.draw(st.sampled_from(sorted(row)))
    found = read({**row, key: data.draw(json_values)})
    if isinstance(found, str):
        assert found
        return
    assert found.kind in HOLDER_KINDS
    assert found.mechanism in MECHANISMS
    assert found.data_classes <= set(DATA_CLASSES)
    assert 0 < found.coverage <= 1
    assert found.exposed_from.first <= found.exposed_to.last


@given(row=st.sampled_from(ROWS), key=st.text(min_size=1), value=json_values)
def test_a_key_that_no_field_has_is_always_refused(
    row: dict[str, Any], key: str, value: object
) -> None:
    known = {*Incident.__dataclass_fields__, "basis", "note", "attribution"} - {"provenance"}
    if key not in known:
        assert read({**row, key: value}) == f"unknown key {key!r}"


@given(row=st.sampled_from(ROWS), key=st.sampled_from(REQUIRED))
def test_a_row_without_a_required_value_is_always_refused(row: dict[str, Any], key: str) -> None:
    found = read({name: value for name, value in row.items() if name != key})
    assert found == f"{key} is missing"


@given(value=json_values)
def test_any_value_is_refused_as_an_incident_without_another_error(value: object) -> None:
    assert isinstance(read(value), str)


@given(row=st.sampled_from(BRANDS), data=st.data())
def test_a_changed_brand_is_read_or_refused(row: dict[str, Any], data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(sorted(row)))
    try:
        brand = parse_brand({**row, key: data.draw(json_values)})
    except ValueError:
        return
    assert brand.names["en"] == brand.name
    assert brand.kind in HOLDER_KINDS
    assert brand.customers is None or brand.customers > 0
