"""``exposure-app check``: look up number and accounts, and weigh what was noticed."""

import argparse
import json
import sys
from pathlib import Path

from exposure_app import checking
from exposure_app.cancellation import CancelToken
from exposure_app.cli import answers, output, terminal, typed
from exposure_app.cli.refusal import InputRefusedError
from exposure_app.core.cases import case_of
from exposure_app.core.findings import CheckRequest, CheckResult, State
from exposure_app.errors import ReportError
from exposure_app.i18n import _
from exposure_app.lookup.example_people import FIRST, load_example_people
from exposure_app.reports.json_report import result_form
from exposure_app.reports.text_report import result_report
from exposure_app.wording.lookups import sending_summary
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
        "--show-private", action="store_true", help=_("also name matches on private subjects")
    )
    group.add_argument(
        "--save-case",
        metavar="FILE",
        help=_("save the answers, without number and accounts, as a case file"),
    )
    group.add_argument(
        "--packs", metavar="FOLDER", help=_("look in the lists of this folder instead")
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
    folders = packs_in(Path(options.packs)) if options.packs else None
    workspace = open_workspace(folders)
    request = _request(options, workspace)
    if options.demo:
        terminal.say(_("This checks an invented person. Nobody has these numbers."))
    _say_what_leaves(workspace, request, is_told=bool(options.yes))
    result = checking.check(workspace, request, terminal.ProgressLines(), CancelToken())
    if options.save_case:
        _save(result, Path(options.save_case))
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
    return 0 if result.is_complete else COULD_NOT_CHECK


def _request(options: argparse.Namespace, workspace: Workspace) -> CheckRequest:
    country = answers.country_of(options, workspace)
    identifiers = typed.identifiers_of(typed.typed_in(options), country)
    person = answers.person_of(options, country, identifiers, workspace)
    if not identifiers and not person.symptoms:
        cure = _("Give a number or an account (--ask), or what was noticed (--noticed).")
        raise InputRefusedError("", _("There is nothing to check yet."), cure)
    return CheckRequest(person, identifiers, may_propose=options.carrier != answers.UNKNOWN)


def _fill_in_example(options: argparse.Namespace) -> None:
    """Put the invented person where the options left something open."""
    person = load_example_people()[FIRST]
    options.country = options.country or person.country
    options.carrier = options.carrier or person.carrier
    options.province = options.province or person.region
    options.noticed = [*person.symptoms, *options.noticed]
    options.handle = [*(f"{service}={text}" for service, text in person.typed), *options.handle]


def _say_what_leaves(workspace: Workspace, request: CheckRequest, *, is_told: bool) -> None:
    terminal.say(sending_summary(checking.sending_plan(workspace, request)))
    if not is_told and terminal.is_watched():
        terminal.say(_("Press Enter to check, or Ctrl+C to stop."))
        sys.stdin.readline()


def _save(result: CheckResult, file: Path) -> None:
    """Write the case, without identifiers; a file that is there is kept.

    Raises:
        InputRefusedError: there is such a file already.
        ReportError: the file cannot be written.
    """
    failed = [r.source_id for r in result.reports if r.state is State.COULD_NOT_CHECK]
    form = case_of(result.person, failed).as_dict()
    try:
        with file.open("x", encoding="utf-8") as stream:
            stream.write(json.dumps(form, ensure_ascii=False, indent=2) + "\n")
    except FileExistsError:
        cure = _("Choose another name.")
        problem = _("There is such a file already.")
        raise InputRefusedError("--save-case", problem, cure) from None
    except OSError:
        raise ReportError("unwritable") from None
