"""``exposure-app explain CASE.json --why ID``: everything that was weighed for one source."""

from difflib import get_close_matches
from typing import Final

from exposure_app.cli import output, terminal
from exposure_app.cli.refusal import InputRefusedError
from exposure_app.core.attribution.dissection import dissect
from exposure_app.core.attribution.person import Person
from exposure_app.i18n import _
from exposure_app.reports.dissection_report import dissection_form, dissection_report
from exposure_app.workspace import Workspace

_FEW: Final = 5


def show(source_id: str, workspace: Workspace, person: Person, form: str) -> None:
    """Print the source of that id, taken apart.

    Raises:
        InputRefusedError: no such source was weighed; the cure lists the nearest ids.
    """
    found = dissect(source_id, person, workspace.catalogue, workspace.knowledge)
    if not found.routes:
        near = get_close_matches(source_id, found.known_ids, _FEW) or found.known_ids[:_FEW]
        cure = _("Use the id of a source of the answer, such as: {ids}.").format(
            ids=", ".join(near)
        )
        raise InputRefusedError("--why", _("No source of this id was weighed."), cure)
    if form == output.JSON:
        output.print_json(dissection_form(found, workspace.catalogue, person.country))
    else:
        print(dissection_report(found, workspace.catalogue, person.country, terminal.width()))
