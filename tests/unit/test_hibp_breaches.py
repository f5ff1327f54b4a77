"""The list of breaches is read whole or refused."""

import json
from collections.abc import Mapping
from datetime import date

import pytest

from exposure_app.cancellation import CancelToken
from exposure_app.core.breaches import Flags
from exposure_app.errors import SourceProtocolError
from exposure_app.lookup.connectors.hibp import refresh_catalogue
from exposure_app.lookup.connectors.hibp_breaches import read_breaches
from tests.simulators.asking import NO_ANSWERS, Asker, always
from tests.simulators.hibp import BASE, BREACHES, Hibp, breach
from tests.simulators.http_host import answering, http_host


def test_the_list_of_breaches_needs_no_key() -> None:
    asker = Asker()
    with http_host(answering(Hibp().answer)) as host:
        rows = refresh_catalogue(asker.transport, CancelToken(), host.address + BASE)
    assert [row.name for row in rows] == [row["Name"] for row in BREACHES]
    clinic = rows[3]
    assert (clinic.domain, clinic.accounts, clinic.breached, clinic.flags.is_sensitive) == (
        "quietclinic.example", 1234567, date(2021, 3, 4), True
    )  # fmt: skip
    assert "hibp-api-key" not in host.requests[0].headers
    assert [(line.source_id, line.purpose) for line in asker.lines] == [
        ("hibp-catalogue", "catalogue")
    ]


@pytest.mark.parametrize("body", [*NO_ANSWERS, b"[]"])
def test_a_list_that_is_none_is_refused(body: bytes) -> None:
    with http_host(answering(always(body))) as host, pytest.raises(SourceProtocolError) as told:
        refresh_catalogue(Asker().transport, CancelToken(), host.address)
    assert (told.value.source_id, told.value.why) == ("hibp-catalogue", "schema")


def test_a_list_larger_than_its_limit_is_refused() -> None:
    body = b"[" + b" " * (16 << 20) + b"]"
    with http_host(answering(always(body))) as host, pytest.raises(SourceProtocolError) as told:
        refresh_catalogue(Asker().transport, CancelToken(), host.address)
    assert told.value.why == "too_large"


@pytest.mark.parametrize(
    "change",
    [
        {"Name": "a b"}, {"Name": ""}, {"Name": 7}, {"Title": ""}, {"Title": "a\nb"},
        {"Title": "a" * 201}, {"Domain": None}, {"BreachDate": "2021-02-30"},
        {"BreachDate": "yesterday"}, {"AddedDate": None}, {"ModifiedDate": "2022-05-06 "},
        {"PwnCount": -1}, {"PwnCount": True}, {"PwnCount": 1.5}, {"PwnCount": 10**13},
        {"DataClasses": "Passwords"}, {"DataClasses": [7]}, {"DataClasses": ["a"] * 401},
        {"IsVerified": 1}, {"IsFabricated": None}, {"IsStealerLog": "no"},
    ],
)  # fmt: skip
def test_one_bad_row_refuses_the_whole_list(change: Mapping[str, object]) -> None:
    good = breach("Good")
    assert read_breaches(json.dumps([good]).encode())
    assert read_breaches(json.dumps([good, {**breach("Bad"), **change}]).encode()) is None
    for key in set(change) - {"IsStealerLog"}:
        short = {name: value for name, value in good.items() if name != key}
        assert read_breaches(json.dumps([short]).encode()) is None


def test_a_name_that_stands_twice_refuses_the_list_and_older_rows_are_read() -> None:
    good = breach("Good")
    assert read_breaches(json.dumps([good, good]).encode()) is None
    for later in ("IsMalware", "IsStealerLog", "IsSubscriptionFree", "Attribution"):
        del good[later]
    (row,) = read_breaches(json.dumps([good]).encode()) or ()
    assert row.flags == Flags(True, *[False] * 6)  # noqa: FBT003 - as the row says
