"""Steps to take, in words.

The one rule: a number, address or article that is not official carries a request to confirm it.
"""

from typing import Final

from exposure_app.core.steps import Contact, Plan, Step, Urgency
from exposure_app.i18n import N_, _, ngettext
from exposure_app.wording import steps_anywhere, steps_by_country
from exposure_app.wording.contacts import CONTACTS
from exposure_app.wording.dates import format_date
from exposure_app.wording.sentences import join_sentences
from exposure_app.wording.step_words import StepWords

_STEPS: Final = {**steps_anywhere.STEPS, **steps_by_country.STEPS}

# Codes that stand in place of a source in the advice tables.
_GENERAL: Final = "general"
_UNCONFIRMED: Final = "unconfirmed"

_URGENCIES: Final = {
    Urgency.NOW: N_("Now"),
    Urgency.TODAY: N_("Today"),
    Urgency.WEEK: N_("This week"),
}


def step_title(step: Step) -> str:
    """What to do, in one line."""
    return _(_words(step).title)


def step_detail(step: Step) -> str:
    """Why and how, and the law behind it when there is one."""
    law = _("The law behind it: {law}.").format(law=step.law) if step.law else ""
    other = _("Use another phone for this.") if step.needs_other_phone else ""
    final = "" if step.is_reversible else _("This step cannot be undone.")
    return join_sentences((_(_words(step).detail), other, final, law))


def step_words_to_say(step: Step) -> str:
    """What to say on the telephone; empty when nothing is to be said."""
    words = _words(step).words
    return _(words) if words else ""


def step_minutes(step: Step) -> str:
    """How long a step takes, such as ``10 minutes``."""
    return ngettext("{n} minute", "{n} minutes", step.minutes).format(n=step.minutes)


def step_source(step: Step) -> str:
    """Where the facts come from and when they were checked."""
    day = format_date(step.last_checked)
    if step.source == _GENERAL:
        return _("General advice. Checked on {date}.").format(date=day)
    if step.source == _UNCONFIRMED:
        return _("Source not confirmed. Looked at on {date}.").format(date=day)
    return _("Source: {source}. Checked on {date}.").format(source=step.source, date=day)


def urgency_label(urgency: Urgency) -> str:
    """Heading of the steps of one urgency."""
    return _(_URGENCIES[urgency])


def doer_heading(label: str, *, is_helper: bool) -> str:
    """Heading of the steps of one of two people who sit together.

    Args:
        label: how the helper calls the person; may be empty.
        is_helper: for the steps that the helper can do.
    """
    if is_helper:
        return _("You can do this for them")
    return _("{name} does this").format(name=label) if label else _("They do this themselves")


def contact_label(contact: Contact) -> str:
    """Whom to call or where to go, by name."""
    return _(CONTACTS[contact.label])


def contact_line(contact: Contact) -> str:
    """Name, number and address in one line of text."""
    return "  ".join(part for part in (contact_label(contact), contact.phone, contact.web) if part)


def grade_note(step: Step) -> str:
    """Asks to confirm what is not official; empty for general advice, which cites nothing."""
    has_facts = step.contact is not None and bool(step.contact.phone or step.contact.web)
    if step.grade == "A" or (step.source == _GENERAL and not (has_facts or step.law)):
        return ""
    if step.grade == "B":
        return _("From a second-hand source: please confirm.")
    return _("Not confirmed yet: please confirm before you rely on it.")


def country_note(plan: Plan) -> str:
    """Says when there is no checked advice for the country; otherwise empty."""
    if plan.is_country_known:
        return ""
    return _("We have no checked advice for your country. These steps help everywhere.")


def no_call_back_text() -> str:
    """The one rule for calls about this, to be printed large."""
    return _("If someone calls you about this: hang up, and call a number from this page.")


def urgent_text() -> str:
    """The line of the urgent bar."""
    return _("No signal all of a sudden? Call your carrier from another phone first.")


def _words(step: Step) -> StepWords:
    return _STEPS[step.text]
