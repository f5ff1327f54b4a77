"""What the lists said, and what they could not say.

The one rule: a summary is never calm when a list could not be checked, and never says more than
that nothing was found in what could be checked.
"""

from typing import Final

from exposure_app.core.findings import CheckResult, SourceReport, State
from exposure_app.i18n import N_, _, ngettext
from exposure_app.wording.connectors import connector_of
from exposure_app.wording.dates import format_date
from exposure_app.wording.failures import failure_text
from exposure_app.wording.sentences import join_sentences, join_words
from exposure_app.wording.services import identifier_kind_label, service_label

_STATES: Final = {
    State.MATCH: N_("Found"),
    State.NO_MATCH: N_("Not found"),
    State.COULD_NOT_CHECK: N_("Could not check"),
    State.NOT_COVERED: N_("No list for this"),
}

_PURPOSES: Final = {
    "oprf": N_("turn a hidden form of your number into a short code"),
    "bucket": N_("fetch the part of the list that a short code points to"),
    "range": N_("fetch the part of the list that a short code points to"),
    "manifest": N_("fetch the description of the list"),
    "account": N_("ask about an e-mail address, which is sent in full"),
    "hash_range": N_("fetch what is known of all addresses that share a short code"),
    "status": N_("ask what your key for the service allows"),
    "catalogue": N_("fetch the facts about known incidents"),
    "pack": N_("fetch a whole list"),
    "other": N_("ask a list"),
}

OLD_AFTER_DAYS: Final = 90


def lookup_summary(result: CheckResult) -> str:
    """What all lists together said, in a few sentences; honest about what is missing."""
    if not result.subjects:
        return _("No number or account was typed, so no list was checked.")
    found, missed = result.count(State.MATCH), result.count(State.NO_MATCH)
    failed = result.count(State.COULD_NOT_CHECK)
    if not found and not missed:
        return join_sentences((_nothing_checked(failed), _uncovered(result)))
    return join_sentences(
        (
            _answer(found, missed),
            _failed(failed),
            _uncovered(result),
            _caution(found),
            _demonstration(result),
        )
    )


def state_label(state: State) -> str:
    """One of the four states in a word or three."""
    return _(_STATES[state])


def state_meaning(state: State) -> str:
    """What a state means for the answer, as one or two sentences."""
    meanings = {
        State.MATCH: _("This list holds what you typed."),
        State.NO_MATCH: _("This list does not hold what you typed. Other lists may."),
        State.COULD_NOT_CHECK: _("We could not check this list, so it tells us nothing."),
        State.NOT_COVERED: _("No list here holds this kind of entry, so nothing is known."),
    }
    return meanings[state]


def source_title(source_id: str, kind: str, is_demonstration: bool) -> str:  # noqa: FBT001
    """The name of a list; a list of invented people says so."""
    service = connector_of(source_id)
    if service is not None:
        return service.name
    title = identifier_kind_label(kind)
    if is_demonstration:
        return _("{title} (demonstration)").format(title=title)
    return _("{title} ({list})").format(title=title, list=source_id)


def demonstration_badge() -> str:
    """The short mark beside everything that comes from a list of invented people."""
    return _("Demonstration")


def demonstration_text() -> str:
    """What a demonstration list can and cannot say."""
    return _("The lists here hold invented people only. No real person can be found in them.")


def dated_text(report: SourceReport) -> str:
    """How old a list is; empty when its date could not be read."""
    if report.dated is None:
        return ""
    return _("List of {date}").format(date=format_date(report.dated))


def age_text(report: SourceReport, days: int) -> str:
    """A remark when a list is more than 90 days old; otherwise empty."""
    if report.dated is None or days <= OLD_AFTER_DAYS:
        return ""
    return _("This list is {days} days old. Newer incidents are not in it.").format(days=days)


def offline_text(result: CheckResult) -> str:
    """Says whom the answer is from: only lists on this computer, and how old the oldest is."""
    if result.elsewhere:
        return ngettext(
            "{n} list or service was asked over the network.",
            "{n} lists and services were asked over the network.",
            len(result.elsewhere),
        ).format(n=len(result.elsewhere))
    days = [report.dated for report in result.reports if report.dated is not None]
    if not days:
        return _("Nothing left this computer.")
    return ngettext(
        "This check used only the list on this computer, dated {date}.",
        "This check used only the lists on this computer, the oldest dated {date}.",
        len(days),
    ).format(date=format_date(min(days)))


def purpose_text(purpose: str) -> str:
    """What one departure is for; an unknown purpose is said in general words."""
    return _(_PURPOSES.get(purpose, _PURPOSES["other"]))


def tried_text(source: str, why: str) -> str:
    """What came of trying a source; ``why`` is empty when nothing is wrong."""
    if not why:
        return _("{source}: answers, and proved itself.").format(source=source)
    return f"{source}: {why_text(why)}"


def why_text(code: str) -> str:
    """Why a list could not be checked, what it means and what to press, in one text."""
    return str(failure_text(code))


def _answer(found: int, missed: int) -> str:
    checked = found + missed
    if found:
        return ngettext(
            "Found in {found} of the {n} list we could check.",
            "Found in {found} of the {n} lists we could check.",
            checked,
        ).format(found=found, n=checked)
    return ngettext(
        "Nothing found in the {n} list we could check.",
        "Nothing found in the {n} lists we could check.",
        checked,
    ).format(n=checked)


def _failed(failed: int) -> str:
    if not failed:
        return ""
    return ngettext(
        "{n} list could not be checked.", "{n} lists could not be checked.", failed
    ).format(n=failed)


def _caution(found: int) -> str:
    return "" if found else _("This does not prove that nothing leaked.")


def _nothing_checked(failed: int) -> str:
    if failed:
        return _("We could not check any list, so the lists tell us nothing.")
    return _("There is no list here for what you typed, so the lists tell us nothing.")


def _uncovered(result: CheckResult) -> str:
    services = {subject.id: subject.service for subject in result.subjects}
    return no_list_for(tuple(services[subject] for subject in result.uncovered))


def no_list_for(services: tuple[str, ...]) -> str:
    """Says for what there is no list here; empty when there is one for everything."""
    if not services:
        return ""
    names = join_words(service_label(service) for service in dict.fromkeys(services))
    return _("There is no list here for: {services}.").format(services=names)


def _demonstration(result: CheckResult) -> str:
    """What lists of invented people cannot say, when there are any."""
    invented = [report.is_demonstration for report in result.reports]
    if all(invented):
        return demonstration_text()
    if not any(invented):
        return ""
    return _("The demonstration lists hold invented people only, so they tell nothing about you.")
