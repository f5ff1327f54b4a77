"""``exposure-app explain``: weigh a case file or a folder of them, without looking anything up."""

import argparse
from pathlib import Path
from typing import Final

from exposure_app import checking
from exposure_app.cli import explain_folder, output, terminal, why
from exposure_app.cli.case_folder import MOST_BYTES
from exposure_app.cli.given_file import STANDARD_INPUT, read_given_text
from exposure_app.core.case_reading import read_case
from exposure_app.core.cases import Case
from exposure_app.i18n import _
from exposure_app.reports.json_report import explanation_form
from exposure_app.reports.text_report import explanation_report
from exposure_app.workspace import Workspace, open_workspace

_FILE: Final = "CASE.json"


def add(parser: argparse.ArgumentParser) -> None:
    """Describe the options of this command."""
    parser.add_argument(
        "case", metavar=_FILE, help=_("a case file, or a folder of them; - for standard input")
    )
    output.add(parser)
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="INCIDENT_ID",
        help=_("leave an incident out of the catalogue; may be given several times"),
    )
    parser.add_argument(
        "--why",
        metavar="ID",
        help=_("show everything that was weighed for one source of the answer"),
    )


def run(options: argparse.Namespace) -> int:
    """Read the case, weigh it and print the answer.

    Raises:
        InputRefusedError: the file cannot be read.
        CaseError: a key in it is wrong.
        CatalogueError: a table of the program cannot be used.
    """
    form = output.form_of(options)
    if options.case != STANDARD_INPUT and Path(options.case).is_dir():
        return explain_folder.run(options)
    case = read_case(read_given_text(options.case, _FILE, MOST_BYTES))
    whole = open_workspace()
    for incident_id in options.without:
        if whole.catalogue.find(incident_id) is None:
            terminal.say(_("Note: --without names an incident that is not in the catalogue."))
    _note_unknown(whole, case)
    workspace = whole.without(options.without)
    person = checking.person_of_case(workspace, case)
    if options.why is not None:
        why.show(options.why, workspace, person, form)
        return 0
    explanation = checking.explain_case(workspace, case)
    changes = checking.changes_of_case(workspace, person, explanation)
    catalogue = workspace.catalogue
    if form == output.JSON:
        output.print_json(explanation_form(explanation, catalogue, person, changes))
    else:
        print(explanation_report(explanation, catalogue, person, terminal.width(), changes))
    return 0


def _note_unknown(workspace: Workspace, case: Case) -> None:
    for place, incident_id in enumerate(case.hits):
        if workspace.catalogue.find(incident_id) is None:
            terminal.say(
                _("Note: {key} is not in the catalogue and was left out.").format(
                    key=f"hits[{place}]"
                )
            )
