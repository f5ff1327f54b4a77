"""A list that is not exactly what was published never makes an answer calm."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from exposure_app import checking
from exposure_app.cancellation import CancelToken
from exposure_app.core.attribution.person import Person, Symptom
from exposure_app.core.findings import (
    CheckRequest,
    CheckResult,
    Progress,
    ProgressState,
    SourceReport,
    State,
)
from exposure_app.core.identifiers import Identifier, Service, parse_handle, parse_phone
from exposure_app.errors import CanaryError, CatalogueError, CheckCancelled
from exposure_app.lookup.catalogue import load_catalogue
from exposure_app.lookup.knowledge import load_knowledge
from exposure_app.lookup.local_pack import LocalPack
from exposure_app.reports.text_report import result_report
from exposure_app.resources import path
from exposure_app.wording.failures import failure_text
from exposure_app.wording.lookups import lookup_summary
from exposure_app.workspace import PACK_NAMES, Workspace, open_workspace, packs_in

SHIPPED = path("packs", "demo")


@pytest.fixture(scope="module")
def shipped() -> Workspace:
    return open_workspace()


@pytest.fixture
def copied(shipped: Workspace, tmp_path: Path) -> Workspace:
    folder = tmp_path / "demo"
    shutil.copytree(SHIPPED, folder)
    return replace(shipped, pack_folders=packs_in(folder))


def everybody(*, in_lists: bool) -> tuple[Identifier, ...]:
    """An identifier of each kind, in the lists or in none."""
    if in_lists:
        return (
            parse_phone("+86 121 8000 0006", "CN"),
            parse_handle(Service.EMAIL, "many.pages2011@example.com"),
            parse_handle(Service.QQ, "99180000006"),
            parse_handle(Service.WEIBO, "9918000006"),
        )
    return (
        parse_phone("+86 120 9999 9999", "CN"),
        parse_handle(Service.EMAIL, "not.in.any.list@example.com"),
        parse_handle(Service.QQ, "99876543210"),
        parse_handle(Service.WEIBO, "9987654321"),
    )


def ask(workspace: Workspace, identifiers: tuple[Identifier, ...]) -> CheckResult:
    person = Person(country="CN", asked_on=workspace.today())
    request = CheckRequest(person, identifiers)
    return checking.check(workspace, request, lambda _progress: None, CancelToken())


def put_in_another_list(folder: Path) -> None:
    other = folder.parent / ("qq" if folder.name == "phone" else "phone")
    shutil.rmtree(folder)
    shutil.copytree(other, folder)


def delete(folder: Path) -> None:
    shutil.rmtree(folder)


def delete_entries(folder: Path) -> None:
    (folder / "entries.brp").unlink()


def truncate(folder: Path) -> None:
    file = folder / "entries.brp"
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def cut_last_byte(folder: Path) -> None:
    file = folder / "entries.brp"
    file.write_bytes(file.read_bytes()[:-1])


def empty(folder: Path) -> None:
    (folder / "entries.brp").write_bytes(b"")


def alter_entry(folder: Path) -> None:
    file = folder / "entries.brp"
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


def alter_manifest(folder: Path) -> None:
    file = folder / "manifest.json"
    file.write_bytes(file.read_bytes().replace(b"2026", b"2027"))


def alter_signature(folder: Path) -> None:
    file = folder / "manifest.sig"
    file.write_bytes(bytes(64))


def alter_key(folder: Path) -> None:
    file = folder / "oprf-key.json"
    file.write_bytes(file.read_bytes() + b" ")


FAULTS = (
    delete, delete_entries, truncate, cut_last_byte, empty, alter_entry, alter_manifest,
    alter_signature, alter_key, put_in_another_list,
)  # fmt: skip


def report_of(result: CheckResult, name: str) -> SourceReport:
    return next(one for one in result.reports if one.source_id == f"demo-{name}")


def test_whole_lists_answer_for_everybody_planted(copied: Workspace) -> None:
    result = ask(copied, everybody(in_lists=True))
    assert result.is_complete
    assert result.count(State.MATCH) == 4


def test_whole_lists_without_a_match_are_honest_about_what_that_means(copied: Workspace) -> None:
    result = ask(copied, everybody(in_lists=False))
    assert result.is_complete
    assert result.count(State.NO_MATCH) == 4
    assert "This does not prove that nothing leaked." in lookup_summary(result)


@pytest.mark.parametrize("name", PACK_NAMES)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_damaged_list_could_not_be_checked_and_the_others_still_answer(
    copied: Workspace, name: str, fault: Callable[[Path], None]
) -> None:
    fault(copied.pack_folders[PACK_NAMES.index(name)])
    result = ask(copied, everybody(in_lists=True))
    report = report_of(result, name)
    assert report.state is State.COULD_NOT_CHECK
    assert failure_text(report.why) != failure_text("no such reason")
    assert [said.state for said in report.answers] == [State.COULD_NOT_CHECK]
    assert not report.lists
    assert result.count(State.MATCH) == 3
    assert not result.is_complete
    assert "1 list could not be checked." in lookup_summary(result)


@pytest.mark.parametrize("fault", [delete, truncate, alter_entry])
def test_a_headline_is_never_calm_when_a_list_failed(
    copied: Workspace, fault: Callable[[Path], None]
) -> None:
    fault(copied.pack_folders[0])
    result = ask(copied, everybody(in_lists=False))
    text = " ".join(result_report(result, copied.catalogue, 100).split())
    assert "1 list could not be checked." in text
    assert "Could not check" in text
    assert failure_text(report_of(result, "phone").why).what in text


@pytest.mark.parametrize("day", [date(2026, 10, 31), date(2036, 11, 2)])
def test_a_list_that_is_not_meant_for_today_could_not_be_checked(
    copied: Workspace, day: date
) -> None:
    workspace = replace(copied, today=lambda: day)
    result = ask(workspace, everybody(in_lists=False))
    assert {(one.state, one.why) for one in result.reports} == {(State.COULD_NOT_CHECK, "outdated")}
    assert "Nothing found" not in lookup_summary(result)
    plan = checking.sending_plan(workspace, CheckRequest(result.person, everybody(in_lists=True)))
    assert {one.dated for one in plan.lists} == {None}


def test_a_lone_damaged_list_never_says_that_nothing_was_found(copied: Workspace) -> None:
    delete(copied.pack_folders[0])
    result = ask(
        replace(copied, pack_folders=copied.pack_folders[:1]), everybody(in_lists=False)[:1]
    )
    assert "Nothing found" not in lookup_summary(result)
    assert result.person.misses == frozenset()


def test_a_list_that_fails_its_own_test_could_not_be_checked(
    shipped: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    prove = LocalPack.prove

    def fail_for_qq(self: LocalPack, nonce: bytes) -> None:
        if self.id == "demo-qq":
            raise CanaryError(self.id, "canary")
        prove(self, nonce)

    monkeypatch.setattr(LocalPack, "prove", fail_for_qq)
    result = ask(shipped, everybody(in_lists=True))
    assert (report_of(result, "qq").state, report_of(result, "qq").why) == (
        State.COULD_NOT_CHECK,
        "canary",
    )
    assert result.count(State.MATCH) == 3


def test_every_list_proves_itself_with_fresh_bytes_in_each_check(shipped: Workspace) -> None:
    drawn: list[bytes] = []

    def nonce() -> bytes:
        drawn.append(shipped.nonce())
        return drawn[-1]

    ask(replace(shipped, nonce=nonce), everybody(in_lists=False))
    ask(replace(shipped, nonce=nonce), everybody(in_lists=False))
    assert len(set(drawn)) == 2 * len(PACK_NAMES)


def test_a_stopped_check_ends_without_an_answer(shipped: Workspace) -> None:
    token = CancelToken()

    def stop_when_running(progress: Progress) -> None:
        if progress.state is ProgressState.RUNNING:
            token.cancel()

    request = CheckRequest(Person("CN", shipped.today()), everybody(in_lists=True))
    with pytest.raises(CheckCancelled):
        checking.check(shipped, request, stop_when_running, token)


def test_progress_ends_at_its_total_and_names_every_list(shipped: Workspace) -> None:
    seen: list[Progress] = []
    request = CheckRequest(Person("CN", shipped.today()), everybody(in_lists=True))
    checking.check(shipped, request, seen.append, CancelToken())
    done = [one for one in seen if one.state is ProgressState.DONE]
    assert {one.source_id for one in done} == {
        "demo-phone", "demo-email", "demo-qq", "demo-weibo", "attribution",
    }  # fmt: skip
    assert [one.done for one in done] == [1, 2, 3, 4, 5]
    assert done[-1].total == 5


def test_symptoms_alone_ask_no_list(shipped: Workspace) -> None:
    person = Person("CN", shipped.today(), symptoms=(Symptom("spam_calls"),))
    result = checking.check(shipped, CheckRequest(person), lambda _progress: None, CancelToken())
    assert (result.reports, result.subjects) == ((), ())
    assert sum(source.probability for source in result.explanation.ranking) == pytest.approx(1)


def test_a_service_without_a_list_is_not_covered(shipped: Workspace) -> None:
    wechat = parse_handle(Service.WECHAT, "invented_name")
    result = ask(shipped, (wechat,))
    assert result.uncovered == ("wechat-1",)
    assert {report.state for report in result.reports} == {State.NOT_COVERED}
    plan = checking.sending_plan(shipped, CheckRequest(result.person, (wechat,)))
    assert (plan.departures, plan.local_sources, plan.uncovered) == ((), (), ("wechat",))


def test_a_broken_row_of_the_catalogue_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "catalogue"
    shutil.copytree(path("catalogue"), folder)
    table = folder / "incidents-china.json"
    form = json.loads(table.read_text(encoding="utf-8"))
    assert form["incidents"]
    rows = form["incidents"]
    rows = rows.values() if isinstance(rows, dict) else rows
    next(iter(rows))["mechanism"] = "magic"
    table.write_text(json.dumps(form), encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(folder)
    assert caught.value.table.startswith("incidents-china")
    assert caught.value.row


@pytest.mark.parametrize("table", ["symptoms", "weights", "kinds"])
def test_a_broken_table_of_the_model_is_named(tmp_path: Path, table: str) -> None:
    folder = tmp_path / "attribution"
    shutil.copytree(path("attribution"), folder)
    (folder / f"{table}.json").write_text('{"broken": 1}', encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load_knowledge(folder)
    assert caught.value.table == table
