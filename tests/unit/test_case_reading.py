import json
from copy import deepcopy
from typing import Any

import pytest

from exposure_app.core.case_fields import LONGEST_TEXT, nearest
from exposure_app.core.case_reading import parse_case, read_case
from exposure_app.core.cases import case_of
from exposure_app.core.vocabulary import SYMPTOMS
from exposure_app.errors import CaseError

WHOLE: dict[str, Any] = {
    "country": "CN",
    "inputs": {
        "phone": "+8612012345678",
        "carrier": "China Mobile",
        "carrier_from": "prefix",
        "province": "Zhejiang",
        "number_since": "2015-03",
        "number_had_previous_holder": None,
        "emails": ["li@example.com"],
        "accounts": [
            {"service": "Weibo", "kind": "social", "since": "2012-05-09", "handle": "9912345678"},
            {"service": "Taobao", "kind": "ecommerce", "since": None},
        ],
        "address_used_only_for": None,
        "password_reused": False,
    },
    "symptoms": [
        {"code": "auto_follow", "service": "Weibo", "since": "2018-02"},
        {"code": "spam_calls", "service": None, "since": None},
    ],
    "strangers_know": ["name", "phone"],
    "others_affected": ["same_carrier"],
    "asked_on": "2018-06-01",
    "hits": ["hibp:Example"],
    "lookup": {
        "checked": ["a", "b"],
        "missed": ["b"],
        "could_not_check": ["demo-qq"],
        "not_noticed": ["unexpected_codes"],
        "not_known": ["orders", "parcel"],
        "several_services": False,
        "only_on_line": True,
    },
}
SMALLEST = {"country": "GB", "asked_on": "2020-01-31"}


def changed(path: str, value: object) -> dict[str, Any]:
    """The whole case with one value put at a path such as ``inputs.accounts.0.kind``."""
    case = deepcopy(WHOLE)
    target: Any = case
    *parents, last = path.split(".")
    for part in parents:
        target = target[int(part) if part.isdigit() else part]
    target[int(last) if last.isdigit() else last] = value
    return case


def test_every_key_of_a_whole_case_reaches_the_person() -> None:
    person = parse_case(WHOLE).person()
    assert (person.country, person.carrier, person.carrier_from) == ("CN", "China Mobile", "prefix")
    assert person.has_phone
    assert str(person.number_since) == "2015-03"
    assert [(a.service, a.kind, str(a.since)) for a in person.accounts] == [
        ("Weibo", "social", "2012-05-09"),
        ("Taobao", "ecommerce", "None"),
    ]
    assert [s.code for s in person.symptoms] == ["auto_follow", "spam_calls"]
    assert person.strangers_know == {"name", "phone"}
    assert person.others_affected == {"same_carrier"}
    assert person.hits == {"hibp:Example"}
    assert person.misses == {"b"}
    assert person.password_reused is False
    assert person.not_noticed == {"unexpected_codes"}
    assert person.not_known == {"orders", "parcel"}
    assert person.several_services is False
    assert person.only_on_line is True


def test_a_whole_case_comes_back_as_it_was() -> None:
    assert parse_case(WHOLE).as_dict() == WHOLE


def test_the_smallest_case_asks_nothing_and_is_written_as_small() -> None:
    case = parse_case(SMALLEST)
    assert case.as_dict() == SMALLEST
    assert case.person().password_reused is None
    assert not case.has_phone


def test_null_means_the_person_does_not_know_and_a_missing_key_was_not_asked() -> None:
    told = parse_case({**SMALLEST, "inputs": {"password_reused": None}})
    untold = parse_case({**SMALLEST, "inputs": {}})
    assert "inputs.password_reused" not in told.unasked
    assert "inputs.password_reused" in untold.unasked
    assert told.person() == untold.person()


@pytest.mark.parametrize(
    ("path", "value", "key", "why"),
    [
        ("country", "China", "country", "bad_country"),
        ("country", 86, "country", "wrong_type"),
        ("asked_on", "2018-06", "asked_on", "bad_date"),
        ("asked_on", "2018-02-30", "asked_on", "bad_date"),
        ("asked_on", None, "asked_on", "wrong_type"),
        ("telephone", "x", "telephone", "unknown_key"),
        ("inputs", [], "inputs", "wrong_type"),
        ("inputs.carier", "x", "inputs.carier", "unknown_key"),
        ("inputs.carrier", "", "inputs.carrier", "empty"),
        ("inputs.carrier", "x" * (LONGEST_TEXT + 1), "inputs.carrier", "too_long"),
        ("inputs.carrier_from", "guess", "inputs.carrier_from", "unknown_code"),
        ("inputs.number_since", "March 2015", "inputs.number_since", "bad_date"),
        ("inputs.emails", "li@example.com", "inputs.emails", "wrong_type"),
        ("inputs.emails.0", "\ud800", "inputs.emails[0]", "unreadable_text"),
        ("inputs.password_reused", 1, "inputs.password_reused", "wrong_type"),
        ("inputs.accounts.0", {"kind": "social"}, "inputs.accounts[0].service", "missing"),
        ("inputs.accounts.1.kind", "socail", "inputs.accounts[1].kind", "unknown_code"),
        ("inputs.accounts.1.name", "x", "inputs.accounts[1].name", "unknown_key"),
        ("symptoms.0.code", "auto_folow", "symptoms[0].code", "unknown_code"),
        ("symptoms.1", {}, "symptoms[1].code", "missing"),
        ("symptoms.1", "spam_calls", "symptoms[1]", "wrong_type"),
        ("strangers_know.1", "fone", "strangers_know[1]", "unknown_code"),
        ("others_affected.0", "same_street", "others_affected[0]", "unknown_code"),
        ("hits.0", 7, "hits[0]", "wrong_type"),
        ("lookup.skipped", [], "lookup.skipped", "unknown_key"),
        ("lookup.not_noticed.0", "unexpected_code", "lookup.not_noticed[0]", "unknown_code"),
        ("lookup.not_known.1", "parcels", "lookup.not_known[1]", "unknown_code"),
        ("lookup.several_services", "no", "lookup.several_services", "wrong_type"),
    ],
)
def test_a_wrong_key_is_named(path: str, value: object, key: str, why: str) -> None:
    with pytest.raises(CaseError) as caught:
        parse_case(changed(path, value))
    assert (caught.value.key, caught.value.why) == (key, why)


@pytest.mark.parametrize("key", ["country", "asked_on"])
def test_a_case_without_country_or_day_is_refused(key: str) -> None:
    with pytest.raises(CaseError) as caught:
        parse_case({name: value for name, value in SMALLEST.items() if name != key})
    assert (caught.value.key, caught.value.why) == (key, "missing")


def test_an_unknown_code_lists_the_nearest_ones() -> None:
    with pytest.raises(CaseError) as caught:
        parse_case(changed("symptoms.0.code", "auto-join-group"))
    assert caught.value.detail.split(", ")[0] == "auto_join_groups"
    assert nearest("password_change_helpt", SYMPTOMS)[0] == "password_change_helped"


def test_an_error_never_repeats_the_value_it_refuses() -> None:
    number = "+8612012345678"
    for wrong in (
        changed("inputs.carrier_from", number),
        changed("inputs.number_since", number),
        changed("symptoms.0.code", number),
        changed("country", number),
        changed(number, number),
        changed("inputs." + number, number),
    ):
        with pytest.raises(CaseError) as caught:
            parse_case(wrong)
        assert number[1:] not in f"{caught.value}{caught.value.__cause__}"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "not_json"),
        ("{", "not_json"),
        ("[" * 100_000, "not_json"),
        ('{"country": NaN}', "not_json"),
        ('{"country": "CN", "country": "GB"}', "duplicate_key"),
        ("[]", "wrong_type"),
        ('"CN"', "wrong_type"),
    ],
)
def test_text_that_is_no_case_is_refused(text: str, why: str) -> None:
    with pytest.raises(CaseError) as caught:
        read_case(text)
    assert caught.value.why == why


def test_saved_without_identifiers_nothing_identifies_and_the_answers_stay() -> None:
    case = parse_case(WHOLE)
    saved = case.without_identifiers()
    written = json.dumps(saved.as_dict())
    for secret in ("12012345678", "li@example.com", "9912345678"):
        assert secret not in written
    assert saved.person() == case.person()
    assert read_case(written) == saved


def test_a_repr_shows_no_identifier() -> None:
    shown = repr(parse_case(WHOLE))
    for secret in ("12012345678", "li@example.com", "9912345678"):
        assert secret not in shown


def test_the_case_of_a_person_keeps_every_answer_and_what_could_not_be_checked() -> None:
    person = parse_case(WHOLE).person()
    case = case_of(person, ["demo-qq"])
    assert case.person() == person
    assert case.lookup.could_not_check == ("demo-qq",)
    assert case.lookup.checked == ("b", "hibp:Example")
