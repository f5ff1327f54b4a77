"""The lookup services that tests are made with do what is known of the real ones."""

import threading
from collections.abc import Iterator

import pytest
import requests

from tests.simulators import hibp, xposedornot
from tests.simulators.hibp import CORE_KEY, PRO_KEY, Hibp, Plan, digest_of
from tests.simulators.http_host import HttpHost, answering, http_host
from tests.simulators.misbehaving import Fault, misbehaving
from tests.simulators.xposedornot import XposedOrNot

SECONDS = 1
ANNA = "/breachedaccount/Anna%40lantern.example"


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    before = threading.active_count()
    yield
    # One of an earlier test may have ended meanwhile.
    assert threading.active_count() <= before


@pytest.fixture
def service() -> Hibp:
    return Hibp()


@pytest.fixture
def host(service: Hibp) -> Iterator[HttpHost]:
    with http_host(answering(service.answer)) as running:
        yield running


def ask(
    host: HttpHost, path: str, key: str = "", agent: str = "Exposure Check"
) -> requests.Response:
    headers = {"hibp-api-key": key, "user-agent": agent}
    return requests.get(host.address + hibp.BASE + path, headers=headers, timeout=SECONDS)


def test_the_list_of_breaches_is_free(host: HttpHost) -> None:
    names = [one["Name"] for one in ask(host, "/breaches").json()]
    assert {"LanternMail", "QuietClinic", "OldRetired"} <= {*names}
    (spam,) = ask(host, "/BREACHES?IsSpamList=true").json()
    (harbor,) = ask(host, "/breaches?Domain=harborforum.example").json()
    assert (spam["Name"], harbor["Name"]) == ("BulkSenders", "HarborForum")
    assert ask(host, "/breach/lanternmail").json()["DataClasses"] == [
        "Email addresses",
        "Passwords",
    ]
    assert ask(host, "/breach/nothing").status_code == 404
    assert host.requests[0].target == "/api/v3/breaches"


def test_an_account_is_answered_with_names_or_whole_breaches(host: HttpHost) -> None:
    assert ask(host, ANNA, CORE_KEY).json() == [
        {"Name": "LanternMail"},
        {"Name": "HarborForum"},
        {"Name": "RumourShop"},
    ]
    proven = ask(host, ANNA + "?IncludeUnverified=false&truncateResponse=false", CORE_KEY).json()
    assert [(one["Name"], one["IsVerified"]) for one in proven] == [
        ("LanternMail", True),
        ("HarborForum", True),
    ]
    assert "PwnCount" in proven[0]
    assert host.requests[0].headers["hibp-api-key"] == CORE_KEY


@pytest.mark.parametrize("account", ["nobody@lantern.example", "cy@clinic.example"])
def test_the_unknown_and_the_sensitive_are_not_found(host: HttpHost, account: str) -> None:
    assert ask(host, f"/breachedaccount/{account}", CORE_KEY).status_code == 404


def test_who_asks_must_say_so(host: HttpHost) -> None:
    assert ask(host, "/breaches", agent="").status_code == 403
    missing, bad = ask(host, ANNA), ask(host, ANNA, "f" * 32)
    assert (missing.status_code, bad.status_code) == (401, 401)
    assert ("missing" in missing.text, "invalid" in bad.text) == (True, True)
    assert ask(host, "/breachedaccount/%20", CORE_KEY).status_code == 400


@pytest.mark.parametrize(("key", "included"), [(CORE_KEY, False), (PRO_KEY, True)])
def test_the_plan_says_what_it_includes(host: HttpHost, key: str, *, included: bool) -> None:
    assert ask(host, "/subscription/status", key).json()["IncludesKAnon"] is included
    expected = 200 if included else 403
    assert ask(host, "/breachedaccount/range/567159", key).status_code == expected


def test_a_range_holds_the_account_in_a_crowd(host: HttpHost, service: Hibp) -> None:
    digest = digest_of("anna@lantern.example")
    assert digest_of(" Test@example.com ") == "567159D622FFBB50B11B0EFD307BE358624A26EE"
    content = ask(host, f"/breachedaccount/range/{digest[:6]}", PRO_KEY).json()
    assert len(content) == service.crowd + 1
    assert {len(one["hashSuffix"]) for one in content} == {34}
    assert {"hashSuffix": digest[6:], "websites": ["LanternMail", "HarborForum", "RumourShop"]} in (
        content
    )
    assert ask(host, "/breachedaccount/range/56715", PRO_KEY).status_code == 400
    service.crowd = 0
    assert ask(host, "/breachedaccount/range/567159", PRO_KEY).status_code == 404


def test_a_key_is_slowed_down_until_the_minute_is_over(host: HttpHost, service: Hibp) -> None:
    service.plans = {CORE_KEY: Plan("Small", 2, includes_k_anonymity=False)}
    assert [ask(host, ANNA, CORE_KEY).status_code for _ in range(3)] == [200, 200, 429]
    refused = ask(host, ANNA, CORE_KEY)
    assert refused.headers["retry-after"] == str(hibp.RETRY_AFTER)
    assert refused.json()["statusCode"] == 429
    service.spent.clear()
    assert ask(host, ANNA, CORE_KEY).status_code == 200


def test_the_services_can_stand_behind_a_fault(service: Hibp) -> None:
    with misbehaving(Fault.TOO_MANY, service.answer, only=lambda target: "range" in target) as bad:
        url = bad.address + hibp.BASE
        assert requests.get(url + "/breaches", timeout=SECONDS).status_code == 200
        refused = requests.get(url + "/breachedaccount/range/567159", timeout=SECONDS)
        assert refused.status_code == 429


def test_an_address_is_known_or_not_to_xposedornot() -> None:
    service = XposedOrNot(allowance=2)
    with http_host(answering(service.answer)) as host:
        url = host.address + xposedornot.PATH
        found = requests.get(url + "anna%40lantern.example", timeout=SECONDS)
        assert found.json() == {
            "breaches": [["LanternMail", "HarborForum"]],
            "email": "anna@lantern.example",
            "status": "success",
        }
        lost = requests.get(url + "nobody@lantern.example", timeout=SECONDS)
        assert (lost.status_code, lost.json()) == (404, {"Error": "Not found", "email": None})
        refused = requests.get(url + "bo@harbor.example", timeout=SECONDS)
        assert (refused.status_code, refused.headers["Retry-After"]) == (429, "3600")
        assert requests.get(host.address + "/v2/", timeout=SECONDS).status_code == 404
        assert service.asked == ["anna@lantern.example", "nobody@lantern.example"]
        assert b"anna%40lantern.example" in host.received[0]
