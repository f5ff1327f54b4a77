"""Every service says in words what leaves and who made what it shows."""

import pytest

from exposure_app import i18n
from exposure_app.lookup.connectors.hibp import (
    SHARED_BY,
    HibpDirect,
    HibpRange,
    catalogue_call,
)
from exposure_app.lookup.connectors.known_breaches import KnownBreaches
from exposure_app.lookup.connectors.xposedornot import XposedOrNot
from exposure_app.wording.connectors import connector_text
from exposure_app.wording.lookups import purpose_text
from tests.simulators.asking import mail_forms
from tests.simulators.incidents import catalogue

KNOWN = KnownBreaches(catalogue(), {})
CONNECTORS = (HibpRange("", KNOWN), HibpDirect("", KNOWN), XposedOrNot(catalogue()))


@pytest.mark.parametrize("language", [i18n.ENGLISH, i18n.CHINESE])
def test_each_service_has_words_of_its_own(language: str) -> None:
    i18n.activate(language)
    texts = [connector_text(connector.title) for connector in CONNECTORS]
    for part in ("name", "leaves"):
        assert len({getattr(text, part) for text in texts}) == len(CONNECTORS)
    for text in texts[:2]:
        assert "Have I Been Pwned" in text.attribution
        assert "CC BY 4.0" in text.attribution
        assert text.link == "https://haveibeenpwned.com/"


def test_the_words_give_the_number_of_those_who_share_a_code() -> None:
    assert str(round(SHARED_BY, -1)) in connector_text("hibp_range").leaves


@pytest.mark.parametrize("language", [i18n.ENGLISH, i18n.CHINESE])
def test_each_request_says_what_it_is_for(language: str) -> None:
    i18n.activate(language)
    calls = [call for one in CONNECTORS for call in one.calls(mail_forms("a@b.example"))]
    purposes = {call.purpose for call in (*calls, catalogue_call())}
    assert purposes == {"status", "hash_range", "account", "catalogue"}
    assert purpose_text("other") not in {purpose_text(purpose) for purpose in purposes}
    assert len({purpose_text(purpose) for purpose in purposes}) == len(purposes)
