"""``exposure-app check``: look up number and accounts, and weigh what was noticed."""

import argparse
import json
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from exposure_app import checking
from exposure_app.atomic_file import write_atomically
from exposure_app.cancellation import CancelToken
from exposure_app.cli import answers, output, questioning, report, terminal, typed
from exposure_app.cli.refusal import InputRefusedError
from exposure_app.core.cases import case_of
from exposure_app.core.findings import CheckRequest, CheckResult, State
from exposure_app.errors import ReportError
from exposure_app.i18n import _
from exposure_app.lookup.example_people import FIRST, load_example_people
from exposure_app.lookup.signatures import PublisherKey, shipped_keys
from exposure_app.network_access import Access, with_network
from exposure_app.reports.action_sheet import Sheet
from exposure_app.reports.json_report import result_form
from exposure_app.reports.sending_report import sending_lines
from exposure_app.reports.text_report import result_report
from exposure_app.storage.api_keys import ApiKeys
from exposure_app.wording.countries import country_name
from exposure_app.workspace import Workspace, open_workspace, packs_in

COULD_NOT_CHECK = 1


def add(parser: argparse.ArgumentParser) -> None:
    """Describe the options of this command."""
    typed.add(parser)
    answers.add(parser)
    group = parser.add_argument_group(_("How to check and what to print"))
    output.add(group)
    group.add_argument("--yes", action="store_true", help=_("do not wait before the check"))
    group.add_argument(
        "--no-questions", action="store_true", help=_("ask nothing more after the check")
    )
    group.add_argument(
        "--show-private", action="store_true", help=_("also name matches on private subjects")
    )
    group.add_argument(
        "--save-case",
        metavar="FILE",
        help=_("save the answers, without number and accounts, as a case file"),
    )
    report.add(group)
    group.add_argument(
        "--packs", metavar="FOLDER", help=_("look in the lists of this folder instead")
    )
    group.add_argument(
        "--publisher",
        metavar="KEY",
        action="append",
        default=[],
        help=_("trust lists that carry the mark of this publisher"),
    )
    group.add_argument(
        "--offline", action="store_true", help=_("ask nobody over the network in this check")
    )
    group.add_argument(
        "--accept-fewer",
        action="store_true",
        help=_("also send codes that few others share"),
    )
    group.add_argument(
        "--demo", action="store_true", help=_("check an invented person, to see how it works")
    )


def run(options: argparse.Namespace) -> int:
    """Check and print; 1 when a list could not be checked.

    Raises:
        InputRefusedError: an option cannot be used.
        ReportError: the case file cannot be written.
        CatalogueError: a table of the program cannot be used.
    """
    form = output.form_of(options)
    if options.demo:
        _fill_in_example(options)
    folders = _pack_folders(options.packs)
    _expect_free(options.save_case)
    report.expect_usable(options)
    workspace = open_workspace(folders, publishers=_publishers(options.publisher))
    if not options.offline and not options.demo:
        workspace = with_network(workspace, Access.of_this_computer(), ApiKeys())
    request = _request(options, workspace)
    if options.demo:
        terminal.say(_("This checks an invented person. Nobody has these numbers."))
    _say_what_leaves(workspace, request, is_told=bool(options.yes))
    result = checking.check(workspace, request, terminal.ProgressLines(), CancelToken())
    if form != output.JSON and terminal.is_watched() and not options.no_questions:
        result = questioning.ask(workspace, result)
    if form == output.JSON:
        output.print_json(result_form(result, workspace.catalogue))
    else:
        print(
            result_report(
                result,
                workspace.catalogue,
                terminal.width(),
                show_private=options.show_private,
            )
        )
    if options.save_case:
        _save(result, Path(options.save_case))
    paper = report.paper_of(options, result.person.country)
    report.write(options, Sheet(result, workspace.catalogue, workspace.today(), None, paper))
    return 0 if result.is_complete else COULD_NOT_CHECK


def _request(options: argparse.Namespace, workspace: Workspace) -> CheckRequest:
    texts = typed.typed_in(options)
    if options.country is None:
        options.country = _country_of_number(texts, workspace)
    country = answers.country_of(options, workspace.countries)
    identifiers = typed.identifiers_of(texts, country)
    person = answers.person_of(options, country, identifiers, workspace)
    if not identifiers and not person.symptoms:
        cure = _("Give a number or an account (--ask), or what was noticed (--noticed).")
        raise InputRefusedError("", _("There is nothing to check yet."), cure)
    return CheckRequest(
        person,
        identifiers,
        may_propose=options.carrier != answers.UNKNOWN,
        accepts_fewer=bool(options.accept_fewer),
    )


def _country_of_number(texts: Iterable[typed.Typed], workspace: Workspace) -> str:
    """The country of the first number typed with its country code, and say so; else empty."""
    code = typed.region_of(texts)
    for country in workspace.countries:
        if country.code == code:
            told = _("The country is taken from the phone number: {country}.")
            terminal.say(told.format(country=country_name(country)))
            return code
    return ""


def _fill_in_example(options: argparse.Namespace) -> None:
    """Put the invented person where the options left something open."""
    person = load_example_people()[FIRST]
    options.country = options.country or person.country
    options.carrier = options.carrier or person.carrier
    options.province = options.province or person.region
    options.noticed = [*person.symptoms, *options.noticed]
    options.handle = [*(f"{service}={text}" for service, text in person.typed), *options.handle]


def _say_what_leaves(workspace: Workspace, request: CheckRequest, *, is_told: bool) -> None:
    """Show what would be sent, and wait until it may be.

    Raises:
        InputRefusedError: something would be sent, and nobody is here to agree.
    """
    plan = checking.sending_plan(workspace, request)
    terminal.say("\n".join(sending_lines(plan, terminal.width())))
    if is_told:
        return
    if terminal.is_watched():
        terminal.say(_("Press Enter to check, or Ctrl+C to stop."))
        sys.stdin.readline()
    elif plan.departures:
        cure = _("Add --yes to send it, or --offline to ask nobody.")
        raise InputRefusedError("--yes", _("Nobody is here to be asked."), cure)


def _pack_folders(typed: str | None) -> tuple[Path, ...] | None:
    """Where the lists lie; None for those that ship with the program."""
    if typed is None:
        return None
    if not typed or not Path(typed).is_dir():
        cure = _("Name a folder that is there.")
        raise InputRefusedError("--packs", _("There is no such folder."), cure)
    return packs_in(Path(typed))


def _publishers(typed: Sequence[str]) -> tuple[PublisherKey, ...] | None:
    """Whom to trust beside those that ship with the program; None for nobody else."""
    if not typed:
        return None
    found = []
    for text in typed:
        if not re.fullmatch("[0-9a-f]{64}", text):
            cure = _("Copy the 64 digits that the publisher told you.")
            raise InputRefusedError("--publisher", _("This is not the key of a publisher."), cure)
        found.append(PublisherKey("given", bytes.fromhex(text), is_for_demonstration=False))
    return (*found, *shipped_keys("given"))


def _expect_free(typed: str | None) -> None:
    """Refuse a file that cannot be the new case file, before anything is looked up."""
    if typed is None:
        return
    if not typed or not Path(typed).parent.is_dir():
        cure = _("Name a folder that is there.")
        raise InputRefusedError("--save-case", _("There is no such folder."), cure)
    if Path(typed).exists():
        cure = _("Choose another name.")
        raise InputRefusedError("--save-case", _("There is such a file already."), cure)


def _save(result: CheckResult, file: Path) -> None:
    """Write the case, without identifiers, whole or not at all.

    Raises:
        ReportError: the file cannot be written.
    """
    failed = [r.source_id for r in result.reports if r.state is State.COULD_NOT_CHECK]
    form = case_of(result.person, failed).as_dict()
    content = json.dumps(form, ensure_ascii=False, indent=2) + "\n"
    try:
        write_atomically(file, content.encode("utf-8"))
    except OSError:
        raise ReportError("unwritable") from None
