"""Incidents that nobody can be looked up in: what happened, when, and what to do about it.

The one rule: such an incident is never called a match, and a claim is never called confirmed.
"""

from typing import Final

from exposure_app.core.breaches import Catalogue, Incident
from exposure_app.core.steps import Step
from exposure_app.i18n import N_, _, ngettext
from exposure_app.wording.advice import step_minutes, step_title
from exposure_app.wording.breaches import (
    attribution_text,
    incident_classes,
    incident_note,
    incident_period,
    incident_published,
    incident_title,
)
from exposure_app.wording.sentences import capitalised, join_sentences, with_aside

_LEADS: Final = {
    (True, True): N_("Your carrier had a confirmed incident in these months: {period}."),
    (True, False): N_("An incident at your carrier was reported for these months: {period}."),
    (False, True): N_("A company you use had a confirmed incident in these months: {period}."),
    (False, False): N_("An incident at a company you use was reported for: {period}."),
}


def unlisted_title() -> str:
    """Heading above these incidents."""
    return _("Known incidents that have no list")


def unlisted_note() -> str:
    """What must be known to read them rightly."""
    return _("These may concern you. Nobody can look you up in them, so none counts as a match.")


def unlisted_heading(incident: Incident, catalogue: Catalogue) -> str:
    """One of these incidents in one line."""
    return incident_title(incident, catalogue)


def unlisted_lead(incident: Incident) -> str:
    """Whose incident it was and in which months; confirmed only when it was read in a source."""
    is_confirmed = incident.provenance.basis == "found" and incident.confidence == "high"
    lead = _(_LEADS[incident.kind == "carrier", is_confirmed])
    return join_sentences(
        (lead.format(period=incident_period(incident)), _("It cannot be looked up."))
    )


def unlisted_facts(incident: Incident, step: Step | None) -> tuple[tuple[str, str], ...]:
    """What is known of it and what to do, as names and texts.

    Args:
        incident: one that has no list.
        step: the first step of the plan that fits, None when no step does.
    """
    learnt = (
        _("{text}.").format(text=capitalised(incident_published(incident))),
        incident_note(incident),
        attribution_text(incident.provenance.attribution),
    )
    facts = [
        (_("What was taken"), capitalised(incident_classes(incident))),
        (_("Where this was learnt"), join_sentences(learnt)),
    ]
    if step is not None:
        facts.append((_("Do this first"), with_aside(step_title(step), step_minutes(step))))
    return tuple(facts)


def more_unlisted(count: int) -> str:
    """How many more there are than are shown; empty when there are none."""
    if not count:
        return ""
    text = ngettext(
        "{n} more incident is not shown here.", "{n} more incidents are not shown here.", count
    )
    return text.format(n=count)
