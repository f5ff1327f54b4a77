"""One real answer for each state the window can be in: the real check on the invented people."""

import shutil
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from exposure_app import resources
from exposure_app.cancellation import CancelToken
from exposure_app.checking import check, explain_case, person_of_case
from exposure_app.core.advice import choose_plan
from exposure_app.core.attribution.person import Account, Person, Symptom
from exposure_app.core.cases import Case
from exposure_app.core.findings import CheckRequest, CheckResult, Progress
from exposure_app.core.identifiers import Identifier, Service, parse_handle, parse_phone
from exposure_app.core.periods import PartialDate
from exposure_app.lookup.entries_file import ENTRIES
from exposure_app.lookup.example_people import ExamplePerson, load_example_people
from exposure_app.workspace import Workspace, open_workspace, packs_in

TODAY: Final = date(2026, 11, 23)


@cache
def shipped() -> Workspace:
    """The workspace as it ships, on one fixed day."""
    return open_workspace(today=lambda: TODAY)


def answer(state: str, scratch: Path) -> CheckResult:
    """The result of a check that ends in this state.

    Args:
        state: one of `STATES`.
        scratch: an empty folder, for lists that are damaged first.
    """
    return _BUILDERS[state](scratch)


def of_case(case: Case) -> CheckResult:
    """The answer to a case file, as if its facts had been typed and noticed today."""
    workspace = shipped()
    person = person_of_case(workspace, case)
    result = run(workspace, CheckRequest(person))
    explanation = explain_case(workspace, case)
    plan = choose_plan(workspace.advice, explanation, result.findings, person)
    return replace(result, person=person, explanation=explanation, plan=plan)


def request(key: str, symptoms: Iterable[str] | None = None) -> CheckRequest:
    """What one invented person asks; other symptoms than theirs when given."""
    example = load_example_people()[key]
    noticed = example.symptoms if symptoms is None else tuple(symptoms)
    person = Person(
        country=example.country,
        asked_on=TODAY,
        carrier=example.carrier or None,
        province=example.region or None,
        has_phone=True,
        accounts=_accounts(example),
        symptoms=tuple(_symptom(text) for text in noticed),
    )
    return CheckRequest(person, _identifiers(example))


def run(workspace: Workspace, wanted: CheckRequest) -> CheckResult:
    """The real check."""
    return check(workspace, wanted, _ignore, CancelToken())


def with_a_torn_list(scratch: Path) -> Workspace:
    """The shipped lists with one of them cut in half."""
    copy = scratch / "demo"
    shutil.copytree(resources.path("packs", "demo"), copy)
    entries = copy / "email" / ENTRIES
    entries.write_bytes(entries.read_bytes()[: entries.stat().st_size // 2])
    return replace(shipped(), pack_folders=packs_in(copy))


def without_lists(scratch: Path) -> Workspace:
    """A workspace whose lists were all deleted."""
    return replace(shipped(), pack_folders=packs_in(scratch / "demo"))


def _identifiers(example: ExamplePerson) -> tuple[Identifier, ...]:
    return tuple(
        parse_phone(text, example.country)
        if service == "phone"
        else parse_handle(Service(service), text)
        for service, text in example.typed
    )


def _accounts(example: ExamplePerson) -> tuple[Account, ...]:
    names = {"weibo": "Weibo", "qq": "QQ"}
    services = dict(example.typed)
    return tuple(Account(names[service], "social") for service in names if service in services)


def _symptom(text: str) -> Symptom:
    """A symptom written ``code@service:since``, the last two optional."""
    rest, _, since = text.partition(":")
    code, _, service = rest.partition("@")
    return Symptom(code, service or None, PartialDate.parse(since) if since else None)


def _contradictory() -> CheckRequest:
    """A person whose answers point to several places at once."""
    wanted = request(
        "old-forum",
        (
            "auto_follow@Weibo",
            "password_change_helped",
            "password_change_no_help",
            "unknown_app_authorised",
            "scam_call_knows_parcel",
        ),
    )
    person = replace(wanted.person, others_affected=frozenset({"different_carriers"}))
    return replace(wanted, person=person)


def _strong() -> CheckRequest:
    """A person whose callers know what the carrier's list holds."""
    wanted = request("att-2019", ("scam_calls",))
    known = frozenset({"telecom_contract", "national_id", "address", "dob", "passcode"})
    others = frozenset({"same_carrier"})
    return replace(
        wanted, person=replace(wanted.person, strangers_know=known, others_affected=others)
    )


def _former_owner() -> CheckRequest:
    """A person whose number belonged to somebody else when the list was made."""
    wanted = request("att-2019", ())
    since = PartialDate.parse("2025-01")
    return replace(wanted, person=replace(wanted.person, number_since=since))


def _ignore(_progress: Progress) -> None:
    """Nobody watches."""


_BUILDERS: Final[dict[str, Callable[[Path], CheckResult]]] = {
    "symptoms_only": lambda _: run(shipped(), replace(request("old-forum"), identifiers=())),
    "nothing_found": lambda _: run(shipped(), request("in-no-list", ("spam_calls",))),
    "found_weak": lambda _: run(shipped(), request("old-forum", ())),
    "found_strong": lambda _: run(shipped(), _strong()),
    "contradictory": lambda _: run(shipped(), _contradictory()),
    "partial": lambda scratch: run(with_a_torn_list(scratch), request("old-forum")),
    "all_failed": lambda scratch: run(without_lists(scratch), request("in-no-list")),
    "cannot_tell": lambda _: run(shipped(), request("in-no-list")),
    "private": lambda _: run(shipped(), request("sensitive")),
    "former_owner": lambda _: run(shipped(), _former_owner()),
    "many_lists": lambda _: run(shipped(), request("many-lists")),
}
STATES: Final = tuple(_BUILDERS)
