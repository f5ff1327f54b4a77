"""``exposure-app explain FOLDER``: weigh every case of a folder, and score the answers.

The one rule: a file that cannot be used is told on standard error; it never stops the others.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from exposure_app.checking import explain_case
from exposure_app.checking.bank import judge_case, score_table, without_reports
from exposure_app.cli import output, terminal
from exposure_app.cli.case_folder import FolderCase, read_folder
from exposure_app.cli.refusal import InputRefusedError
from exposure_app.core.case_judging import Mode
from exposure_app.i18n import _
from exposure_app.reports.score_report import CaseLine, score_form, score_lines
from exposure_app.workspace import Workspace, open_workspace

FOLDER: Final = "FOLDER"
_ALL_READ: Final = 0
_SOME_LEFT_OUT: Final = 1


def run(options: argparse.Namespace) -> int:
    """Weigh every case of the folder and print how the answers did.

    Raises:
        InputRefusedError: no case of the folder can be used.
        CatalogueError: a table of the program cannot be used.
    """
    form = output.form_of(options)
    if options.why is not None:
        cure = _("Give one case file with it, not a folder.")
        raise InputRefusedError("--why", _("It explains one case."), cure)
    whole = open_workspace()
    cases, refusals = read_folder(Path(options.case), whole.catalogue)
    for refusal in refusals:
        terminal.complain(refusal.text)
    if not cases:
        cure = _("Put case files there, each with the ending {ending}.").format(ending=".json")
        raise InputRefusedError(FOLDER, _("No case in it can be used."), cure)
    lines = weigh(whole.without(options.without), cases)
    table = score_table([line.judged for line in lines if line.judged])
    if form == output.JSON:
        refused = [
            {"file": one.file, "problem": one.text.what, "cure": one.text.cure} for one in refusals
        ]
        output.print_json({**score_form(lines, table), "refused": refused})
    else:
        print("\n".join(score_lines(lines, table, terminal.width())))
    return _SOME_LEFT_OUT if refusals else _ALL_READ


def weigh(workspace: Workspace, cases: Sequence[FolderCase]) -> list[CaseLine]:
    """What comes first in each case, and how that did where it is known what is right."""
    blanked = without_reports(workspace)
    lines = []
    for one in cases:
        if one.answer is None:
            first = explain_case(workspace, one.case).ranking[0]
            lines.append(CaseLine(one.name, first.id, first.probability, None, {}))
        else:
            judged = judge_case(workspace, blanked, one.case, one.answer)
            said = judged[Mode.FULL].said
            lines.append(CaseLine(one.name, judged[Mode.FULL].first, said, one.answer, judged))
    return lines
