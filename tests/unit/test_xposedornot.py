"""XposedOrNot is asked about addresses, and its names are taken for no more than they say."""

from dataclasses import replace

import pytest

from exposure_app.cancellation import CancelToken
from exposure_app.core.breaches import Catalogue, Flags, Incident
from exposure_app.core.ledger import Conclusion
from exposure_app.errors import CheckCancelled, SourceProtocolError, SourceRefusedError
from exposure_app.lookup.connectors.xposedornot import XposedOrNot as Xon
from tests.simulators.asking import NO_ANSWERS, Asker, always, mail_forms
from tests.simulators.http_host import answering, http_host
from tests.simulators.incidents import catalogue, incident
from tests.simulators.xposedornot import XposedOrNot

ANNA, BO, NOBODY = "anna@lantern.example", "bo@harbor.example", "nobody@lantern.example"
LANTERN = incident("own-lantern", hibp_name="LanternMail", entity="Lantern", brands=("Lantern",))


def _asked_xon(content: object, known: Catalogue, status: int = 200) -> list[str]:
    with http_host(answering(always(content, status))) as host:
        hits = Asker().ask_one(Xon(known, host.address), ANNA)
    return [hit.incident_id for hit in hits]


def test_xposedornot_is_asked_with_the_whole_address_and_no_key() -> None:
    service = XposedOrNot()
    with http_host(answering(service.answer)) as host:
        connector = Xon(catalogue(LANTERN), host.address, pause=0)
        found = Asker().ask(connector, ANNA, NOBODY, BO)
        assert [request.target for request in host.requests] == [
            f"/v1/check-email/{name}" for name in (
                "anna%40lantern.example", "nobody%40lantern.example", "bo%40harbor.example")
        ]  # fmt: skip
    assert [[hit.incident_id for hit in hits] for hits in found.values()] == [
        ["hibp:LanternMail", "xposedornot:HarborForum"], [], ["xposedornot:HarborForum"]
    ]  # fmt: skip
    assert connector.calls(mail_forms(ANNA))[0].conclusion is Conclusion.IN_FULL


def test_a_name_becomes_an_incident_only_when_nothing_is_guessed() -> None:
    def rows(*more: Incident) -> Catalogue:
        return catalogue(LANTERN, *more)

    other = incident("own-harbor", brands=("Harbor",), identifiers=frozenset({"email"}))
    names = {"breaches": [["Harbor", "lanternmail", "Lantern Mail"]]}
    bare = ["xposedornot:lanternmail", "xposedornot:Lantern Mail"]
    assert _asked_xon(names, rows(other)) == ["own-harbor", *bare]
    twice = replace(other, id="own-second")
    assert _asked_xon(names, rows(other, twice)) == ["xposedornot:Harbor", *bare]
    without = replace(other, identifiers=frozenset(), data_classes=frozenset({"phone"}))
    assert _asked_xon(names, rows(without)) == ["xposedornot:Harbor", *bare]
    made_up = replace(other, flags=Flags(is_fabricated=True))
    assert _asked_xon(names, rows(made_up)) == bare
    assert _asked_xon({"breaches": [["X", "X"], ["X"]]}, rows()) == ["xposedornot:X"]


@pytest.mark.parametrize(
    "content",
    [
        *NO_ANSWERS, {"breaches": []}, {"breaches": [[]]}, {"breaches": ["A"]},
        {"breaches": [[7]]}, {"breaches": [["a\nb"]]}, {"breaches": [["a" * 201]]},
        {"Error": "Not found"},
    ],
)  # fmt: skip
def test_what_is_no_answer_of_xposedornot_is_said(content: object) -> None:
    with pytest.raises(SourceProtocolError) as told:
        _asked_xon(content, catalogue())
    assert told.value.why == "schema"


def test_a_place_that_is_not_there_is_not_taken_for_nothing_found() -> None:
    assert _asked_xon({"Error": "Not found", "email": None}, catalogue(), 404) == []
    for content in ({"detail": "Not Found"}, b"", b"[]"):
        with pytest.raises(SourceProtocolError):
            _asked_xon(content, catalogue(), 404)


def test_xposedornot_asks_to_wait_and_the_person_may_stop() -> None:
    service = XposedOrNot(allowance=1)
    with http_host(answering(service.answer)) as host:
        connector = Xon(catalogue(), host.address, pause=0)
        with pytest.raises(SourceRefusedError) as told:
            Asker().ask(connector, ANNA, BO)
        assert (told.value.why, told.value.retry_after) == ("rate_limited", 3600.0)
        token = CancelToken()
        token.cancel()
        ends = Asker().transport.source_ends()
        with pytest.raises(CheckCancelled):
            connector.look_up(mail_forms(ANNA), Asker().transport, token, ends)
