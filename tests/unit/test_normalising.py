"""Rows to identifiers: the same canonical form as the window makes, or a reason."""

import pytest

from exposure_app.core.identifiers import IdentifierKind
from exposure_app.core.ranges import class_bitmap
from exposure_app.publisher.intake import RawRow
from exposure_app.publisher.listings import Listing
from exposure_app.publisher.normalising import ListedFacts, Normaliser

FACTS = {"one": ListedFacts(0, class_bitmap({"phone", "name"}), 2), "two": ListedFacts(1, 1, 0)}


def _normaliser(kind: IdentifierKind, country: str = "CN", incident: str = "one") -> Normaliser:
    return Normaliser(kind, country, incident, FACTS)


@pytest.mark.parametrize(
    ("kind", "country", "text", "canonical"),
    [
        (IdentifierKind.PHONE, "CN", "+8613800138000", "+8613800138000"),
        (IdentifierKind.PHONE, "CN", " 138 0013 8000 ", "+8613800138000"),
        (IdentifierKind.PHONE, "GB", "07700 900123", "+447700900123"),
        (IdentifierKind.PHONE, "", "0086-13800138000", "+8613800138000"),
        (IdentifierKind.EMAIL, "CN", " Some.One@Example.COM", "some.one@example.com"),
        (IdentifierKind.QQ, "CN", "123456789", "123456789"),
        (IdentifierKind.WEIBO_UID, "CN", "1234567890", "1234567890"),
    ],
)
def test_every_spelling_comes_to_the_canonical_form(
    kind: IdentifierKind, country: str, text: str, canonical: str
) -> None:
    found = _normaliser(kind, country).normalised([RawRow(2, text)])
    assert found.rejects == []
    assert found.rows == [(canonical, Listing(2, 0, class_bitmap({"phone", "name"})))]


@pytest.mark.parametrize(
    ("row", "kind", "reason"),
    [
        (RawRow(7, ""), IdentifierKind.PHONE, "empty"),
        (RawRow(7, "nobody"), IdentifierKind.PHONE, "not_a_number"),
        (RawRow(7, "a@b.example"), IdentifierKind.PHONE, "is_an_address"),
        (RawRow(7, "13800138000"), IdentifierKind.EMAIL, "not_an_address"),
        (RawRow(7, "", problem="not_json"), IdentifierKind.PHONE, "not_json"),
        (RawRow(7, "+8613800138000", classes="shoes"), IdentifierKind.PHONE, "unknown_class"),
    ],
)
def test_what_is_none_has_its_line_and_a_reason(
    row: RawRow, kind: IdentifierKind, reason: str
) -> None:
    found = _normaliser(kind).normalised([row])
    assert found.rows == []
    assert [(reject.line, reject.reason) for reject in found.rejects] == [(7, reason)]


def test_a_row_may_tell_its_incident_and_classes() -> None:
    row = RawRow(2, "+8613800138000", "two", "phone; address")
    found = _normaliser(IdentifierKind.PHONE, incident="").normalised([row])
    assert found.rows[0][1] == Listing(0, 1, class_bitmap({"phone", "address"}))
    unknown = _normaliser(IdentifierKind.PHONE, incident="").normalised([RawRow(3, "+861", "six")])
    assert unknown.rejects[0].line == 3
