"""``exposure-app explain``: weigh a case file, without looking anything up."""

import argparse
from typing import Final

from exposure_app import checking
from exposure_app.cli import output, terminal
from exposure_app.cli.given_file import read_given
from exposure_app.cli.refusal import InputRefusedError
from exposure_app.core.case_reading import read_case
from exposure_app.core.cases import Case
from exposure_app.i18n import _
from exposure_app.reports.json_report import explanation_form
from exposure_app.reports.text_report import explanation_report
from exposure_app.workspace import Workspace, open_workspace

_MOST_BYTES: Final = 4_000_000
_FILE: Final = "CASE.json"


def add(parser: argparse.ArgumentParser) -> None:
    """Describe the options of this command."""
    parser.add_argument("case", metavar=_FILE, help=_("a case file; - for standard input"))
    output.add(parser)
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="INCIDENT_ID",
        help=_("leave an incident out of the catalogue; may be given several times"),
    )


def run(options: argparse.Namespace) -> int:
    """Read the case, weigh it and print the answer.

    Raises:
        InputRefusedError: the file cannot be read.
        CaseError: a key in it is wrong.
        CatalogueError: a table of the program cannot be used.
    """
    form = output.form_of(options)
    case = read_case(_content(options.case))
    whole = open_workspace()
    for incident_id in options.without:
        if whole.catalogue.find(incident_id) is None:
            terminal.say(_("Note: --without names an incident that is not in the catalogue."))
    _note_unknown(whole, case)
    workspace = whole.without(options.without)
    person = checking.person_of_case(workspace, case)
    explanation = checking.explain_case(workspace, case)
    if form == output.JSON:
        output.print_json(explanation_form(explanation, workspace.catalogue, person))
    else:
        print(explanation_report(explanation, workspace.catalogue, person, terminal.width()))
    return 0


def _note_unknown(workspace: Workspace, case: Case) -> None:
    for place, incident_id in enumerate(case.hits):
        if workspace.catalogue.find(incident_id) is None:
            terminal.say(
                _("Note: {key} is not in the catalogue and was left out.").format(
                    key=f"hits[{place}]"
                )
            )


def _content(name: str) -> str:
    content = read_given(name, _FILE, _MOST_BYTES)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        cure = _("Save the file as UTF-8 text.")
        raise InputRefusedError(_FILE, _("The file is no text."), cure) from None
