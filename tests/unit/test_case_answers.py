"""Answers of cases: read by their keys, and held against case and catalogue."""

import json
from typing import Any

import pytest

from exposure_app.core.case_answers import check_answer, read_answer
from exposure_app.core.case_reading import parse_case
from exposure_app.errors import CaseError
from exposure_app.lookup.catalogue import load_catalogue

ANSWER: dict[str, Any] = {
    "first": ["cn-ruizhi-2018", "carrier:China Mobile"],
    "in_three": ["platform:Weibo"],
    "kind": ["carrier"],
    "without": ["cn-ruizhi-2018"],
    "settled_by": "police",
    "source": "Police notice of 20 August 2018",
    "story": "Accounts followed strangers.",
}
_CATALOGUE = load_catalogue()
CASE = parse_case(
    {
        "country": "CN",
        "inputs": {
            "carrier": "China Mobile",
            "accounts": [{"service": "Weibo", "kind": "social"}],
        },
        "asked_on": "2018-09-01",
    }
)


def _text(**changes: object) -> str:
    form = {**ANSWER, **changes}
    return json.dumps({key: value for key, value in form.items() if value is not ...})


def test_an_answer_is_read_key_by_key() -> None:
    answer = read_answer(_text(band="likely"))
    assert answer.first == ("cn-ruizhi-2018", "carrier:China Mobile")
    assert answer.expected == (*answer.first, "platform:Weibo")
    assert (answer.kind, answer.settled_by, answer.band) == (("carrier",), "police", "likely")


def test_optional_keys_may_be_missing() -> None:
    answer = read_answer(_text(in_three=..., without=[]))
    assert (answer.in_three, answer.without, answer.band, answer.not_first) == ((), (), "", ())


@pytest.mark.parametrize(
    ("changes", "key", "why"),
    [
        ({"frist": ["unknown"]}, "frist", "unknown_key"),
        ({"first": []}, "first", "missing"),
        ({"first": "unknown"}, "first", "wrong_type"),
        ({"kind": ["carriers"]}, "kind[0]", "unknown_code"),
        ({"kind": ...}, "kind", "missing"),
        ({"without": ...}, "without", "missing"),
        ({"settled_by": "rumour"}, "settled_by", "unknown_code"),
        ({"source": ""}, "source", "empty"),
        ({"story": "x" * 2001}, "story", "too_long"),
        ({"band": "surely"}, "band", "unknown_code"),
    ],
)
def test_a_wrong_key_is_named(changes: dict[str, object], key: str, why: str) -> None:
    with pytest.raises(CaseError) as refusal:
        read_answer(_text(**changes))
    assert (refusal.value.key, refusal.value.why) == (key, why)


@pytest.mark.parametrize(
    "first", ["unknown", "device", "stuffing", "phishing", "sector:courier", "platform:Weibo"]
)
def test_every_form_of_name_can_be_asked_for(first: str) -> None:
    check_answer(read_answer(_text(first=[first])), CASE, _CATALOGUE)


@pytest.mark.parametrize(
    ("changes", "key", "why", "detail"),
    [
        ({"first": ["cn-ruizhi-2019"]}, "first[0]", "unknown_id", "cn-ruizhi-2018"),
        ({"first": ["cn-yto-2020"]}, "first[0]", "not_yet_public", "2020-11-17"),
        ({"first": ["carrier:CMCC"]}, "first[0]", "unknown_brand", "China Mobile"),
        ({"first": ["carrier:Weibo"]}, "first[0]", "unknown_brand", "China Mobile"),
        ({"in_three": ["platform:weibo"]}, "in_three[0]", "unknown_brand", "Weibo"),
        ({"in_three": ["sector:couriers"]}, "in_three[0]", "unknown_code", "courier"),
        ({"without": ["cn-ruizi-2018"]}, "without[0]", "unknown_id", "cn-ruizhi-2018"),
    ],
)
def test_a_name_that_cannot_be_given_is_refused_with_the_nearest(
    changes: dict[str, object], key: str, why: str, detail: str
) -> None:
    with pytest.raises(CaseError) as refusal:
        check_answer(read_answer(_text(**changes)), CASE, _CATALOGUE)
    assert (refusal.value.key, refusal.value.why) == (key, why)
    assert detail in refusal.value.detail
