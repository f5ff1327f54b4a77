"""Services are asked about addresses, and each answer is doubted."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from exposure_app.cancellation import CancelToken
from exposure_app.core.breaches import Flags
from exposure_app.core.identifiers import IdentifierKind, LookupForm
from exposure_app.core.ledger import Conclusion
from exposure_app.errors import (
    SourceError,
    SourceProtocolError,
    SourceRefusedError,
)
from exposure_app.lookup.connectors.hibp import (
    HibpDirect,
    HibpRange,
    refresh_catalogue,
)
from exposure_app.lookup.connectors.known_breaches import KnownBreaches, load_hibp_classes
from exposure_app.lookup.connectors.xposedornot import XposedOrNot as Xon
from tests.simulators.asking import NO_ANSWERS, Asker, always, mail_forms
from tests.simulators.hibp import BASE, CORE_KEY, PRO_KEY, Hibp, breach, digest_of
from tests.simulators.http_host import Answer, HttpHost, answering, http_host
from tests.simulators.incidents import catalogue, incident
from tests.simulators.misbehaving import Fault, misbehaving

ANNA, BO, NOBODY = "anna@lantern.example", "bo@harbor.example", "nobody@lantern.example"
FULL = "truncateResponse=false&IncludeUnverified=true"
SUFFIX = digest_of(ANNA)[6:]
LANTERN = incident("own-lantern", hibp_name="LanternMail", entity="Lantern", brands=("Lantern",))
KNOWN = KnownBreaches(catalogue(LANTERN), load_hibp_classes())


@pytest.fixture
def service() -> Hibp:
    return Hibp()


@pytest.fixture
def host(service: Hibp) -> Iterator[HttpHost]:
    with http_host(answering(service.answer)) as running:
        yield running


def _range(host: HttpHost, key: str = PRO_KEY, known: KnownBreaches = KNOWN) -> HibpRange:
    return HibpRange(key, known, host.address + BASE)


def _direct(host: HttpHost, key: str = CORE_KEY, known: KnownBreaches = KNOWN) -> HibpDirect:
    return HibpDirect(key, known, host.address + BASE)


def _targets(host: HttpHost) -> list[str]:
    return [request.target.removeprefix(BASE) for request in host.requests]


def _why(answer: Answer, connector: type[HibpDirect | HibpRange], address: str = ANNA) -> str:
    """Why a service that answers so could not be asked; a range is asked with a plan for it."""
    with http_host(answering(answer)) as host:
        asked = connector(PRO_KEY, KNOWN, host.address)
        if isinstance(asked, HibpRange):
            asked.memory.includes_ranges = True
        with pytest.raises(SourceError) as told:
            Asker().ask(asked, address)
    assert isinstance(told.value, SourceProtocolError | SourceRefusedError)
    return told.value.why


def test_a_range_finds_all_incidents_of_an_address_and_of_no_other(host: HttpHost) -> None:
    found = Asker().ask(_range(host), ANNA, BO, NOBODY)
    names = [[hit.incident_id for hit in hits] for hits in found.values()]
    assert names == [["hibp:LanternMail", "hibp:HarborForum", "hibp:RumourShop"],
                     ["hibp:HarborForum"], []]  # fmt: skip
    assert [form.canonical for form in found] == [ANNA, BO, NOBODY]


def test_a_range_is_asked_by_six_digits_and_only_after_the_plan_allows_it(host: HttpHost) -> None:
    asker, connector = Asker(), _range(host)
    before = connector.calls(mail_forms(ANNA))
    asker.ask(connector, ANNA)
    path = f"/breachedaccount/range/{digest_of(ANNA)[:6]}"
    assert _targets(host) == ["/subscription/status", path]
    assert [call.url.removeprefix(host.address + BASE) for call in before] == _targets(host)
    assert [(call.purpose, call.conclusion, call.shared_by) for call in before] == [
        ("status", Conclusion.KEY, None),
        ("hash_range", Conclusion.ONE_OF, 393),
    ]
    asker.ask(connector, ANNA)
    assert _targets(host)[2:] == [path]
    assert len(connector.calls(mail_forms(ANNA))) == 1


def test_a_plan_without_ranges_is_said_and_no_range_is_asked(service: Hibp, host: HttpHost) -> None:
    connector = _range(host, CORE_KEY)
    with pytest.raises(SourceRefusedError) as told:
        Asker().ask(connector, ANNA)
    assert told.value.why == "no_kanon"
    assert _targets(host) == ["/subscription/status"]
    # Once the plan was changed, the same run finds out.
    service.plans = {CORE_KEY: replace(service.plans[PRO_KEY])}
    assert Asker().ask_one(connector, BO)


def test_only_typed_spellings_have_a_range_and_several_are_not_shared(host: HttpHost) -> None:
    (typed,) = mail_forms(ANNA)
    made = LookupForm(IdentifierKind.EMAIL, BO, "gmail_variant")
    connector = _range(host)
    assert len(connector.calls([typed, made])) == 2
    _status, *calls = connector.calls(mail_forms(ANNA, BO))
    assert [call.shared_by for call in calls] == [1, 1]
    assert connector.calls([made]) == []
    ends = Asker().transport.source_ends()
    assert connector.look_up([made], Asker().transport, CancelToken(), ends) == {}
    assert host.requests == []


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([{"hashSuffix": SUFFIX[1:], "websites": ["A"]}], "prefix_changed"),
        ([{"hashSuffix": SUFFIX + "0", "websites": ["A"]}], "prefix_changed"),
        ([{"hashSuffix": "x" * 34, "websites": ["A"]}], "schema"),
        ([{"hashSuffix": 7, "websites": ["A"]}], "schema"),
        ([{"hashSuffix": SUFFIX, "websites": "A"}], "schema"),
        ([{"hashSuffix": SUFFIX, "websites": ["a b"]}], "schema"),
        ([{"hashSuffix": SUFFIX, "websites": [{"hashSuffix": SUFFIX, "websites": []}]}], "schema"),
        ([{"websites": ["A"]}], "schema"),
        ({"rows": []}, "schema"),
        ([], "schema"),
    ],
)
def test_a_range_of_another_form_is_no_answer(rows: object, why: str) -> None:
    assert _why(always(rows), HibpRange) == why


@pytest.mark.parametrize("connector", [HibpDirect, HibpRange])
def test_what_is_no_answer_of_the_service_is_said(
    connector: type[HibpDirect | HibpRange],
) -> None:
    for body in NO_ANSWERS:
        assert _why(always(body), connector) == "schema"
    assert _why(always(b"<p>Sign in</p>", form="text/html"), connector) == "login_page"
    assert _why(always(b"[]", form="text/plain"), connector) == "wrong_type"
    assert _why(always(b" " * (5 << 20)), connector) == "too_large"


def test_a_status_of_another_form_is_no_answer() -> None:
    for body in (*NO_ANSWERS, b'{"IncludesKAnon": 1}', b'{"IncludesKAnon": "true"}'):
        with http_host(answering(always(body))) as host, pytest.raises(SourceError) as told:
            Asker().ask(HibpRange(PRO_KEY, KNOWN, host.address), ANNA)
        assert told.value.why == "schema"
        assert len(host.requests) == 1


@pytest.mark.parametrize("connector", [HibpDirect, HibpRange])
def test_refusals_are_told_apart(connector: type[HibpDirect | HibpRange]) -> None:
    for status, why in ((401, "key_refused"), (403, "refused"), (400, "refused"),
                        (429, "rate_limited"), (503, "server_error")):  # fmt: skip
        assert _why(always(b"no", status, "text/plain"), connector) == why


def test_a_range_that_is_not_there_is_no_answer() -> None:
    assert _why(always(b"", 404, "text/plain"), HibpRange) == "refused"


def test_a_key_that_is_not_known_is_said(host: HttpHost) -> None:
    for asked in (_range(host, "f" * 32), _direct(host, "f" * 32)):
        with pytest.raises(SourceRefusedError) as told:
            Asker().ask(asked, ANNA)
        assert (told.value.why, told.value.status) == ("key_refused", 401)


def test_a_wait_that_the_service_asks_for_is_told(service: Hibp) -> None:
    for fault, wait in ((Fault.TOO_MANY, 7.0), (Fault.TOO_MANY_SILENT, None)):
        with misbehaving(fault, service.answer) as server:
            with pytest.raises(SourceRefusedError) as told:
                Asker().ask(HibpDirect(CORE_KEY, KNOWN, server.address + BASE), ANNA)
            assert (told.value.why, told.value.retry_after) == ("rate_limited", wait)
            assert len(server.requests) == 1


def test_the_whole_address_is_asked_with_any_key(host: HttpHost) -> None:
    connector = _direct(host)
    hits = Asker().ask_one(connector, ANNA)
    assert [(hit.incident_id, hit.is_unverified) for hit in hits] == [
        ("hibp:LanternMail", False),
        ("hibp:HarborForum", False),
        ("hibp:RumourShop", True),
    ]
    assert _targets(host) == [f"/breachedaccount/anna%40lantern.example?{FULL}"]
    (call,) = connector.calls(mail_forms(ANNA))
    assert (call.purpose, call.conclusion, call.shared_by) == ("account", Conclusion.IN_FULL, None)
    assert CORE_KEY not in repr((connector, call))


def test_a_hit_that_no_catalogue_knows_says_what_the_service_said(host: HttpHost) -> None:
    _lantern, harbor, _rumour = Asker().ask_one(_direct(host), ANNA)
    assert (harbor.title, str(harbor.exposed), harbor.listed) == (
        "HarborForum", "2021-03", date(2022, 5, 6)
    )  # fmt: skip
    assert harbor.data_classes == {"email", "username", "ip"}


def test_who_is_in_no_list_is_not_found_and_a_missing_place_is_no_answer(host: HttpHost) -> None:
    assert Asker().ask_one(_direct(host), NOBODY) == ()
    gone = {"statusCode": 404, "message": "Resource not found"}
    assert _why(always(gone, 404), HibpDirect) == "schema"


def test_odd_addresses_arrive_as_they_are(service: Hibp, host: HttpHost) -> None:
    odd = "a/../b?c#d%2f+e&'=ü@x.example"
    service.accounts = {odd: ("LanternMail",)}
    # The simulator takes no slash in an account, and the real one answers for itself.
    assert _direct(host).calls(mail_forms(odd))[0].url.count("/") == host.address.count("/") + 4
    service.accounts = {odd.replace("/", "-"): ("LanternMail",)}
    assert Asker().ask_one(_direct(host), odd.replace("/", "-"))
    assert Asker().ask_one(_range(host), odd.replace("/", "-"))


def test_each_flag_is_used_in_one_way(service: Hibp, host: HttpHost) -> None:
    flags = {
        "Made": "IsFabricated", "Gone": "IsRetired", "Health": "IsSensitive",
        "Spam": "IsSpamList", "Bad": "IsMalware", "Stealer": "IsStealerLog",
    }  # fmt: skip
    rows = [breach(name, **{flag: True}) for name, flag in flags.items()]
    rows.append(breach("Doubt", IsVerified=False))
    with http_host(answering(always(rows))) as own:
        hits = {
            hit.title: hit
            for hit in Asker().ask_one(HibpDirect(CORE_KEY, KNOWN, own.address), ANNA)
        }
    assert set(hits) == {"Health", "Spam", "Bad", "Stealer", "Doubt"}
    marks = ("is_unverified", "is_sensitive", "is_spam_list", "is_from_own_device")
    said = {title: [mark for mark in marks if getattr(hit, mark)] for title, hit in hits.items()}
    assert said == {
        "Health": ["is_sensitive"], "Spam": ["is_spam_list"], "Doubt": ["is_unverified"],
        "Bad": ["is_from_own_device"], "Stealer": ["is_from_own_device"],
    }  # fmt: skip


def test_a_range_says_of_a_name_what_is_known_here(service: Hibp, host: HttpHost) -> None:
    lantern, harbor, _rumour = Asker().ask_one(_range(host), ANNA)
    assert (lantern.title, lantern.data_classes) == ("Lantern", LANTERN.data_classes)
    assert (harbor.title, harbor.exposed, harbor.data_classes) == ("HarborForum", None, frozenset())
    listed = {row.name: row for row in refresh_catalogue(
        Asker().transport, CancelToken(), host.address + BASE)}  # fmt: skip
    listed["HarborForum"] = replace(listed["HarborForum"], flags=Flags(is_fabricated=True))
    known = replace(KNOWN, listed=listed)
    hits = Asker().ask_one(_range(host, known=known), ANNA)
    assert [(hit.title, hit.is_unverified) for hit in hits] == [
        ("LanternMail", False),
        ("RumourShop", True),
    ]
    made_up = replace(LANTERN, flags=Flags(is_fabricated=True))
    known = replace(KNOWN, catalogue=catalogue(made_up))
    assert len(Asker().ask_one(_range(host, known=known), ANNA)) == 2


def test_nothing_but_mail_is_ever_asked(host: HttpHost) -> None:
    phone = LookupForm(IdentifierKind.PHONE, "+8613800138000", "typed")
    for connector in (_range(host), _direct(host), Xon(catalogue(), host.address)):
        assert connector.kind is IdentifierKind.EMAIL
        with pytest.raises(ValueError, match="e-mail"):
            connector.calls([phone])
        with pytest.raises(ValueError, match="e-mail") as told:
            connector.look_up([phone], Asker().transport, CancelToken(), 0.0)
        assert "138" not in str(told.value)
    assert host.requests == []
