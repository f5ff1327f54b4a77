"""Incidents that no list exists for, as lines of text, apart from matches."""

from collections.abc import Iterable

from exposure_app.core.breaches import Catalogue
from exposure_app.core.fitting_step import fitting_step
from exposure_app.core.steps import Plan
from exposure_app.reports.wrapping import wrap
from exposure_app.wording.sentences import labelled
from exposure_app.wording.unlisted import (
    unlisted_facts,
    unlisted_heading,
    unlisted_lead,
    unlisted_note,
    unlisted_title,
)


def unlisted_lines(
    incident_ids: Iterable[str], catalogue: Catalogue, plan: Plan | None, width: int
) -> list[str]:
    """All of them, each with what is known and what to do; nothing when there are none.

    Args:
        incident_ids: what concerns the person.
        catalogue: the incidents.
        plan: the steps that were chosen, None when none were.
        width: columns of a line.
    """
    lines: list[str] = []
    for incident_id in incident_ids:
        incident = catalogue.find(incident_id)
        if incident is None:
            continue
        lines += wrap(unlisted_heading(incident, catalogue), width, "  - ", "    ")
        lines += wrap(unlisted_lead(incident), width, "    ", "    ")
        step = None if plan is None else fitting_step(plan, incident)
        for name, text in unlisted_facts(incident, step):
            lines += wrap(labelled(name, text), width, "    ", "    ")
    if not lines:
        return []
    return [unlisted_title(), *wrap(unlisted_note(), width, "  ", "  "), *lines]
