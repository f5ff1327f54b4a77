"""A source that gives something else than what was published could not be checked."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from exposure_app.cancellation import CancelToken
from exposure_app.core.findings import State
from exposure_app.errors import CanaryError
from exposure_app.lookup.evaluator import derive_key
from exposure_app.workspace import Workspace, open_workspace
from tests.simulators.faults import Fault
from tests.simulators.faulty_places import FAR_OFF, Meeting, Place, meeting, report_of
from tests.simulators.network_world import ABSENT, Reply

Meet = Callable[[Place], AbstractContextManager[Meeting]]
BITS_AT, EPOCH_AT = 6, 11


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    """The lists that ship with the program."""
    return open_workspace()


@pytest.fixture
def meet(tmp_path: Path, workspace: Workspace) -> Meet:
    """A source without a fault, so far."""
    return lambda place: meeting(tmp_path, workspace, place, Fault.NONE)


def _expect(asked: Meeting, why: str, source: str = "small-small") -> None:
    result = asked.check()
    report = report_of(result, source)
    assert (report.state, report.why) == (State.COULD_NOT_CHECK, why)
    assert State.NO_MATCH not in {said.state for said in report.answers}
    assert not result.is_complete
    assert report_of(result, "demo-phone").state is State.MATCH


def _serve(asked: Meeting, monkeypatch: pytest.MonkeyPatch, change: Callable[[str], str]) -> None:
    """Give the file at another place than the one that was asked for."""
    served = asked.world.served

    def instead(target: str, headers: Mapping[str, str]) -> Reply:
        return served(change(target) if target.endswith(".brp") else target, headers)

    monkeypatch.setattr(asked.world, "served", instead)


def _patch(asked: Meeting, monkeypatch: pytest.MonkeyPatch, place: int, value: int) -> None:
    """Change one byte of every part."""
    served = asked.world.served

    def instead(target: str, headers: Mapping[str, str]) -> Reply:
        status, kind, body = served(target, headers)
        if target.endswith(".brp"):
            changed = bytearray(body)
            changed[place] = value
            body = bytes(changed)
        return status, kind, body

    monkeypatch.setattr(asked.world, "served", instead)


def _next_bucket(target: str) -> str:
    names = ["00/00000000", "40/40000000", "80/80000000", "c0/c0000000"]
    own = next(name for name in names if name in target)
    return target.replace(own, names[names.index(own) - 1])


def _publish_again(asked: Meeting, **fields: object) -> None:
    asked.world.publish((asked.good.address,), epoch=8, valid_to=FAR_OFF, **fields)


def test_the_file_of_another_part_is_not_searched(
    meet: Meet, monkeypatch: pytest.MonkeyPatch
) -> None:
    with meet(Place.PARTS) as asked:
        _serve(asked, monkeypatch, _next_bucket)
        _expect(asked, "altered")


@pytest.mark.parametrize("place", [Place.PARTS, Place.WHOLE])
def test_a_file_of_an_older_epoch_does_not_pass_for_the_new_one(
    place: Place, meet: Meet, monkeypatch: pytest.MonkeyPatch
) -> None:
    with meet(place) as asked:
        _publish_again(asked)
        assert report_of(asked.check()).state is State.MATCH
        asked.world.publish((asked.good.address,), epoch=9, valid_to=FAR_OFF)
        _serve(asked, monkeypatch, lambda target: target.replace("/e9/", "/e8/"))
        _expect(asked, "altered")


@pytest.mark.parametrize(("place", "value"), [(BITS_AT, 3), (EPOCH_AT, 8), (40, 0), (-40, 0)])
def test_no_byte_of_a_part_can_be_changed(
    place: int, value: int, meet: Meet, monkeypatch: pytest.MonkeyPatch
) -> None:
    with meet(Place.PARTS) as asked:
        _patch(asked, monkeypatch, place, value)
        _expect(asked, "altered")


def test_a_list_in_other_parts_than_was_shown_is_not_asked(meet: Meet) -> None:
    with meet(Place.PARTS) as asked:
        _publish_again(asked, bucket_bits=3)
        _expect(asked, "changed")
        assert not any(entry.purpose in ("oprf", "bucket") for entry in asked.ledger)


def test_a_list_that_asks_another_evaluator_than_was_shown_is_not_asked(meet: Meet) -> None:
    with meet(Place.PARTS) as asked:
        asked.world.publish(("https://other.example",), epoch=8, valid_to=FAR_OFF)
        _expect(asked, "changed")
        assert not any(entry.purpose in ("oprf", "bucket") for entry in asked.ledger)


def test_a_description_of_an_unknown_form_is_not_read_by_halves(meet: Meet) -> None:
    with meet(Place.PARTS) as asked:
        described = b'{"schema": "brp2-manifest/1", "name": "small", "epoch": 8}'
        asked.world.repository.publish({"packs/small/e8/manifest.json": described})
        _expect(asked, "version")
        assert not any(entry.purpose in ("oprf", "bucket") for entry in asked.ledger)


def test_an_evaluator_with_another_key_is_found_out(
    meet: Meet, monkeypatch: pytest.MonkeyPatch
) -> None:
    with meet(Place.EVALUATOR) as asked:
        asked.world.key = derive_key(b"x" * 32, b"another")
        _expect(asked, "wrong_proof")
        assert not any(entry.purpose == "bucket" for entry in asked.ledger)


def _garbled(body: bytes) -> bytes:
    return bytes(octet ^ 0x55 for octet in body)


def _swapped(body: bytes) -> bytes:
    return body[:64] + body[96:128] + body[64:96] + body[128:]


def _nothing(body: bytes) -> bytes:
    return body[:64] + bytes(len(body) - 64)


@pytest.mark.parametrize("change", [_garbled, _swapped, _nothing])
def test_what_an_evaluator_cannot_prove_is_not_believed(
    change: Callable[[bytes], bytes], meet: Meet, monkeypatch: pytest.MonkeyPatch
) -> None:
    with meet(Place.EVALUATOR) as asked:
        evaluated = asked.world.evaluated

        def instead(body: bytes) -> Reply:
            status, kind, answer = evaluated(body)
            return status, kind, change(answer)

        monkeypatch.setattr(asked.world, "evaluated", instead)
        _expect(asked, "wrong_proof")


def test_a_pack_that_misses_its_own_known_entry_could_not_be_checked(meet: Meet) -> None:
    with meet(Place.PARTS) as asked:
        store = asked.network.stores[0]
        [manifest] = store.packs(asked.workspace.today())
        pack = asked.network.pack(store, manifest, 14)
        wrong = replace(pack, manifest=replace(manifest, canary=ABSENT))
        asking = asked.network.asking(CancelToken())
        with pytest.raises(CanaryError) as told:
            wrong.look_up([], asking)
        assert told.value.why == "canary"


def test_a_computer_whose_clock_is_days_ahead_takes_no_old_state(meet: Meet) -> None:
    with meet(Place.PARTS) as asked:
        # What the publisher said four days ago is to such a computer what it says today.
        asked.world.now -= timedelta(days=4)
        asked.world.repository.refresh()
        _expect(asked, "not_renewed")


def test_a_computer_whose_clock_is_days_behind_is_told_so(meet: Meet) -> None:
    with meet(Place.PARTS) as asked:
        behind = asked.world.now.date() - timedelta(days=5)
        _expect_on(asked, behind, "clock")


def test_a_list_is_not_used_after_its_time(meet: Meet) -> None:
    with meet(Place.PARTS) as asked:
        _expect_on(asked, date.fromisoformat(FAR_OFF) + timedelta(days=1), "outdated")


def _expect_on(asked: Meeting, day: date, why: str) -> None:
    asked.workspace = replace(asked.workspace, today=lambda: day)
    report = report_of(asked.check())
    assert (report.state, report.why) == (State.COULD_NOT_CHECK, why)
    assert not any(entry.purpose in ("oprf", "bucket") for entry in asked.ledger)
