"""A source that misbehaves could not be checked, for the right reason, and harms no other.

Nothing that a server set is sent back, and no redirection is followed.
"""

from datetime import timedelta
from pathlib import Path

import pytest

from exposure_app.cancellation import CancelToken
from exposure_app.core.findings import CheckResult, SourceReport, State
from exposure_app.workspace import Workspace, open_workspace
from tests.simulators.certificates import Certificates, make_certificates
from tests.simulators.faults import Fault
from tests.simulators.faulty_places import (
    SOURCE,
    Meeting,
    Place,
    check,
    faults_of,
    identifiers,
    meeting,
    report_of,
)

RIGHT = ""
"""The fault does no harm: the answer is the right one."""

WHYS = {
    Fault.NONE: RIGHT,
    Fault.REFUSED: "no_answer",
    Fault.RESET_MID_BODY: "cut_off",
    Fault.FLAKY: RIGHT,
    Fault.SLOW_HEADERS: "timed_out",
    Fault.SLOW_BODY: "timed_out",
    Fault.STALLED: "timed_out",
    Fault.STALLED_HANDSHAKE: "timed_out",
    Fault.TRUNCATED: "cut_off",
    Fault.SHORTER_BODY: "wrong_length",
    Fault.LONGER_BODY: "too_large",
    Fault.GZIP_BOMB: "wrong_type",
    Fault.HUGE_BODY: "too_large",
    Fault.HUGE_BODY_DECLARED: "too_large",
    Fault.WRONG_TYPE: RIGHT,
    Fault.LOGIN_PAGE: "login_page",
    Fault.LOGIN_REDIRECT: "redirected",
    Fault.REDIRECT: "redirected",
    Fault.EXPIRED: "certificate_date",
    Fault.WRONG_HOST: "certificate_host",
    Fault.SELF_SIGNED: "certificate",
    Fault.UNAUTHORIZED: "refused",
    Fault.FORBIDDEN: "refused",
    Fault.NOT_FOUND: "refused",
    Fault.TOO_MANY: "rate_limited",
    Fault.TOO_MANY_SILENT: "rate_limited",
    Fault.UNAVAILABLE: "server_error",
    Fault.UNAVAILABLE_SILENT: "server_error",
    Fault.SERVER_ERROR: "server_error",
    Fault.GARBAGE: "wrong_type",
    Fault.ENDLESS_HEADERS: "too_large",
    Fault.COOKIES: RIGHT,
}
# Metadata have no length that is known before, and an evaluator says of what kind its answers are.
WHYS_AT = {
    (Place.METADATA, Fault.SHORTER_BODY): "altered",
    (Place.METADATA, Fault.LONGER_BODY): "altered",
    (Place.METADATA, Fault.NOT_FOUND): "not_there",
    (Place.EVALUATOR, Fault.WRONG_TYPE): "wrong_type",
}
CASES = [(place, fault) for place in Place for fault in faults_of(place)]
OWN_HEADERS = {
    "host", "user-agent", "accept", "accept-encoding", "connection", "content-type",
    "content-length", "range",
}  # fmt: skip


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    """The lists that ship with the program."""
    return open_workspace()


@pytest.fixture(scope="module")
def local(workspace: Workspace) -> tuple[SourceReport, ...]:
    """What the lists on the computer say when nobody else is asked."""
    return check(workspace, CancelToken(), identifiers()).reports


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """Certificates of every kind."""
    return make_certificates(tmp_path_factory.mktemp("tls") / "made")


def _expect_failed(result: CheckResult, why: str, source: str = SOURCE) -> None:
    report = report_of(result, source)
    assert (report.state, report.why) == (State.COULD_NOT_CHECK, why)
    assert {said.state for said in report.answers} == {State.COULD_NOT_CHECK}
    assert not any(finding.source_id == source for finding in result.findings)
    assert not result.is_complete


def _expect_right(result: CheckResult) -> None:
    report = report_of(result)
    assert (report.state, report.why) == (State.MATCH, "")
    assert [said.state for said in report.answers] == [State.MATCH, State.NO_MATCH]
    assert result.is_complete


def _expect_nothing_sent_back(asked: Meeting) -> None:
    assert asked.server.elsewhere.received == []
    for request in [*asked.server.requests, *asked.good.requests]:
        assert set(request.headers) <= OWN_HEADERS
        assert b"4711" not in request.body
    assert not any(b"4711" in entry.sent or b"0815" in entry.sent for entry in asked.ledger)


@pytest.mark.parametrize(("place", "fault"), CASES)
def test_a_fault_at_any_place_is_told_for_what_it_is(
    place: Place,
    fault: Fault,
    tmp_path: Path,
    workspace: Workspace,
    local: tuple[SourceReport, ...],
    tls: Certificates,
) -> None:
    with meeting(tmp_path, workspace, place, fault, tls) as asked:
        result = asked.check()
        why = WHYS_AT.get((place, fault), WHYS[fault])
        if why == RIGHT:
            _expect_right(result)
        else:
            _expect_failed(result, why)
        assert result.reports[: len(local)] == local
        assert any(report.state is State.MATCH for report in local)
        _expect_nothing_sent_back(asked)


@pytest.mark.parametrize("days", [-4, 4])
@pytest.mark.parametrize("place", [Place.METADATA, Place.PARTS])
def test_the_clock_of_a_server_counts_for_nothing(
    place: Place, days: int, tmp_path: Path, workspace: Workspace
) -> None:
    skew = timedelta(days=days)
    with meeting(tmp_path, workspace, place, Fault.NONE, clock_skew=skew) as asked:
        _expect_right(asked.check())


@pytest.mark.parametrize("fault", [Fault.EXPIRED, Fault.SELF_SIGNED, Fault.STALLED_HANDSHAKE])
def test_nothing_is_sent_before_the_receiver_proved_who_it_is(
    fault: Fault, tmp_path: Path, workspace: Workspace, tls: Certificates
) -> None:
    with meeting(tmp_path, workspace, Place.EVALUATOR, fault, tls) as asked:
        asked.check()
        [line] = [entry for entry in asked.ledger if entry.purpose == "oprf"]
        assert (line.sent, line.received) == (b"", 0)
        assert asked.server.requests == []
