"""What services are told is what the ledger says, and what they tell of others is not kept."""

import gc
import logging
import re
import time
import traceback
from collections.abc import Callable, Iterator

import pytest

from exposure_app.cancellation import CancelToken
from exposure_app.errors import SourceError
from exposure_app.lookup.connectors.connector import Connector
from exposure_app.lookup.connectors.hibp import (
    HibpDirect,
    HibpRange,
    catalogue_call,
    refresh_catalogue,
)
from exposure_app.lookup.connectors.known_breaches import KnownBreaches
from exposure_app.lookup.connectors.xposedornot import XposedOrNot as Xon
from exposure_app.lookup.transport import request_bytes
from tests.simulators.asking import SECONDS, Asker, always, mail_forms
from tests.simulators.hibp import BASE, CORE_KEY, PRO_KEY, Hibp, digest_of
from tests.simulators.http_host import Answer, HttpHost, answering, http_host
from tests.simulators.incidents import catalogue
from tests.simulators.misbehaving import Fault, misbehaving
from tests.simulators.xposedornot import XposedOrNot

ANNA, NOBODY = "anna@lantern.example", "nobody@lantern.example"
DIGEST = digest_of(ANNA)
PREFIX, SUFFIX = DIGEST[:6], DIGEST[6:]
KNOWN = KnownBreaches(catalogue(), {})
STARS = b"*" * 32

Make = Callable[[str], Connector]
MAKERS: tuple[Make, ...] = (
    lambda address: HibpRange(PRO_KEY, KNOWN, address + BASE),
    lambda address: HibpDirect(CORE_KEY, KNOWN, address + BASE),
    lambda address: Xon(catalogue(), address, pause=0),
)


@pytest.fixture(params=MAKERS, ids=["hibp-range", "hibp-direct", "xposedornot"])
def make(request: pytest.FixtureRequest) -> Make:
    """Makes one connector after the other."""
    found: Make = request.param
    return found


def _answer() -> Answer:
    """Both services behind one host."""
    hibp, xon = Hibp(), XposedOrNot()

    def answer(method, target, headers, body):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        chosen = hibp if target.startswith(BASE) else xon
        return chosen.answer(method, target, headers, body)

    return answer


@pytest.fixture
def host() -> Iterator[HttpHost]:
    with http_host(answering(_answer())) as running:
        yield running


def _masked(captured: bytes) -> bytes:
    for key in (CORE_KEY, PRO_KEY):
        captured = captured.replace(key.encode(), STARS)
    return captured


def test_the_ledger_has_every_byte_that_arrived_but_the_key(make: Make, host: HttpHost) -> None:
    asker, connector = Asker(), make(host.address)
    before = connector.calls(mail_forms(ANNA, NOBODY))
    asker.ask(connector, ANNA, NOBODY)
    assert [line.sent for line in asker.lines] == [_masked(sent) for sent in host.received]
    assert not any(key.encode() in line.sent for line in asker.lines for key in (CORE_KEY, PRO_KEY))
    assert [host.address + request.target for request in host.requests] == [
        call.url for call in before
    ]
    # What was shown before is what was sent, to the last byte.
    assert [request_bytes(call) for call in before] == [line.sent for line in asker.lines]
    told = [(line.purpose, line.conclusion, line.shared_by) for line in asker.lines]
    assert told == [(call.purpose, call.conclusion, call.shared_by) for call in before]
    keyed = [line for line in asker.lines if line.source_id.startswith("hibp")]
    assert all(STARS in line.sent for line in keyed)


def test_the_list_of_breaches_is_asked_for_without_anything_of_a_person(host: HttpHost) -> None:
    asker = Asker()
    refresh_catalogue(asker.transport, CancelToken(), host.address + BASE)
    (line,) = asker.lines
    assert [line.sent] == host.received
    assert request_bytes(catalogue_call(host.address + BASE)) == line.sent
    assert b"key" not in line.sent
    assert line.sent.startswith(b"GET /api/v3/breaches HTTP/1.1\r\n")


def test_a_range_tells_six_digits_and_no_more(host: HttpHost) -> None:
    asker = Asker()
    asker.ask(MAKERS[0](host.address), ANNA)
    sent = b"".join(host.received).upper()
    assert sent.count(PREFIX.encode()) == 1
    for hidden in (SUFFIX[:4], "ANNA", "LANTERN"):
        assert hidden.encode() not in sent


def _held(found: re.Pattern[str], in_bytes: re.Pattern[bytes]) -> list[object]:
    """Everything alive that holds what is looked for, in a text or in bytes."""
    gc.collect()
    held: list[object] = []
    for one in gc.get_objects():
        for part in gc.get_referents(one):
            if isinstance(part, str):
                is_found = bool(found.search(part))
            elif isinstance(part, bytes | bytearray):
                is_found = bool(in_bytes.search(part))
            else:
                continue
            if is_found:
                held.append(part)
    return held


def _held_of_others() -> list[object]:
    """What is alive of the others in the range; nothing of them is made but in here."""
    suffixes = [digest_of(f"{PREFIX.lower()}-{number}")[6:] for number in range(3)]
    pattern = "|".join(f"{one[:16]}.?{one[17:]}" for one in suffixes)
    del suffixes
    found = re.compile(pattern, re.IGNORECASE), re.compile(pattern.encode(), re.IGNORECASE)
    return _held(*found)


def test_nothing_is_kept_of_the_others_in_a_range(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    asker = Asker()
    with http_host(answering(Hibp().answer)) as host:
        connector = MAKERS[0](host.address)
        found = asker.ask(connector, ANNA)
    assert [len(hits) for hits in found.values()] == [3]
    assert _held_of_others() == []
    assert "BulkSenders" not in repr((found, connector, asker.lines))
    kept = [digest_of(f"{PREFIX.lower()}-1")[6:]]
    assert _held_of_others() == kept


def test_an_error_keeps_nothing_of_the_others_either() -> None:
    errors: list[SourceError] = []
    for spoil in (
        lambda body: body[:-1],
        lambda body: body[:-1] + b',{"hashSuffix": "AB", "websites": []}]',
        lambda body: body.replace(b"websites", b"places"),
    ):
        service = Hibp()

        def answer(method, target, headers, body, spoil=spoil, service=service):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
            status, own, text = service.answer(method, target, headers, body)
            return status, own, spoil(text) if "/range/" in target else text

        with http_host(answering(answer)) as host:
            with pytest.raises(SourceError) as told:
                Asker().ask(MAKERS[0](host.address), ANNA)
            errors.append(told.value)
    assert [error.why for error in errors] == ["schema", "prefix_changed", "schema"]
    assert all(error.__traceback__ for error in errors)
    assert _held_of_others() == []


FAULTS = (
    Fault.REFUSED, Fault.RESET_MID_BODY, Fault.TRUNCATED, Fault.LOGIN_PAGE, Fault.REDIRECT,
    Fault.UNAUTHORIZED, Fault.FORBIDDEN, Fault.TOO_MANY, Fault.SERVER_ERROR, Fault.GARBAGE,
    Fault.HUGE_BODY, Fault.GZIP_BOMB, Fault.WRONG_TYPE, Fault.SHORTER_BODY,
)  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_no_address_is_in_an_error_or_a_log(
    make: Make, fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    # Below the program, `exposure_app.log` silences these two.
    for name in ("requests", "urllib3"):
        caplog.set_level(logging.CRITICAL, name)
    caplog.set_level(logging.DEBUG)
    asker = Asker()
    with misbehaving(fault, _answer()) as server:
        with pytest.raises(SourceError) as told:
            asker.ask(make(server.address), ANNA)
        assert server.elsewhere.requests == []
    shown = "".join(traceback.format_exception(told.value)) + repr(told.value) + caplog.text
    for hidden in ("anna@", "anna%40", "lantern.example", PREFIX, SUFFIX, CORE_KEY, PRO_KEY):
        assert hidden.lower() not in shown.lower()
    for line in asker.lines:
        assert not [key for key in (CORE_KEY, PRO_KEY) if key.encode() in line.sent]
        assert "anna" not in repr(line)


def test_neither_a_hit_nor_a_connector_shows_an_address_or_a_key(
    make: Make, host: HttpHost
) -> None:
    connector = make(host.address)
    found = Asker().ask(connector, ANNA)
    calls = connector.calls(mail_forms(ANNA))
    shown = repr((found, connector, calls)).lower()
    for hidden in ("anna", DIGEST, PREFIX, CORE_KEY, PRO_KEY):
        assert hidden.lower() not in shown


def test_no_connector_asks_before_it_is_told_to(make: Make, host: HttpHost) -> None:
    make(host.address).calls(mail_forms(ANNA))
    assert host.requests == []


def test_a_huge_range_ends_at_its_limit() -> None:
    row = b'{"hashSuffix":"' + b"A" * 34 + b'","websites":["A"]},'
    with http_host(answering(always(b"[" + row * 60_000 + b"null]"))) as host:
        connector = HibpRange(PRO_KEY, KNOWN, host.address)
        connector.memory.includes_ranges = True
        began = time.monotonic()
        with pytest.raises(SourceError) as told:
            Asker().ask(connector, ANNA)
    assert told.value.why == "too_large"
    assert time.monotonic() - began < SECONDS
