"""Incidents as people meet them: title, period, note and who documents them.

The one rule: a list is "data that matches customers of" a company; claims are shown as claims.
"""

from collections.abc import Iterable
from typing import Final

from exposure_app import i18n
from exposure_app.core.breaches import Catalogue, Incident
from exposure_app.core.findings import Finding
from exposure_app.i18n import N_, _
from exposure_app.wording.dates import format_count, format_date, format_period
from exposure_app.wording.sentences import join_sentences, join_words, spaced
from exposure_app.wording.sources import brand_name
from exposure_app.wording.vocabulary import data_class_label

_ATTRIBUTIONS: Final = {
    "hibp": N_("Have I Been Pwned (haveibeenpwned.com), licence CC BY 4.0"),
    "project": N_("reports of courts, regulators, companies and news, in our own words"),
    "un": N_("United Nations population estimates"),
}
_MOST_NAMES: Final = 3
# The company named there is where it showed, not where the data came from.
_ATTEMPTS: Final = frozenset({"stuffing", "phishing"})

_QUALITIES: Final = (
    ("is_fabricated", N_("made-up list")),
    ("is_stealer_log", N_("collected by spying software")),
    ("is_malware", N_("collected by spying software")),
    ("is_spam_list", N_("mixed list for advertising")),
    ("is_retired", N_("withdrawn by its publisher")),
)


def incident_title(incident: Incident, catalogue: Catalogue) -> str:
    """The incident in one line, such as ``Data that matches customers of Weibo``."""
    name = incident_holder(incident, catalogue)
    if incident.kind == "carrier" and len(incident.brands) > 1:
        title = _("Data from {companies}, or companies working for them").format(companies=name)
    elif incident.kind == "carrier":
        title = _("Data from {company}, or a company working for it").format(company=name)
    elif _ATTEMPTS.intersection((incident.kind, incident.mechanism)):
        title = _("Attempts to enter accounts at {company}").format(company=name)
    elif incident.kind in {"aggregator", "unknown"}:
        title = _("Collected data known as {name}").format(name=name)
    else:
        title = _("Data that matches customers of {company}").format(company=name)
    return spaced(title)


def incident_holder(incident: Incident, catalogue: Catalogue) -> str:
    """The companies of an incident as people know them, or the name the sources give."""
    names = [brand_name(brand, catalogue, incident.country) for brand in incident.brands]
    if not names:
        return incident.entity
    if len(names) <= _MOST_NAMES:
        return join_words(names)
    return _("{names} and others").format(names=join_words(names[:_MOST_NAMES]))


def incident_period(incident: Incident) -> str:
    """When the data were exposed, such as ``March 2018 to June 2019``."""
    return format_period(incident.exposed_from, incident.exposed_to)


def incident_published(incident: Incident) -> str:
    """When it became known; says so when that is not known."""
    if incident.published is None:
        return _("not known when it became public")
    return _("public since {date}").format(date=format_date(incident.published))


def incident_people(incident: Incident) -> str:
    """How many people were affected; empty when not stated."""
    if incident.people is None:
        return ""
    return _("about {count} people").format(count=format_count(incident.people))


def incident_classes(incident: Incident) -> str:
    """What was exposed, as a list of words in alphabetical order of their labels."""
    return classes_text(incident.data_classes)


def classes_text(codes: Iterable[str]) -> str:
    """Data classes as a list of words."""
    return join_words(sorted(data_class_label(code) for code in codes))


def incident_note(incident: Incident) -> str:
    """What the source says, in our words; a claim is introduced as one."""
    notes = incident.provenance.note
    note = notes.get(i18n.active_language()) or notes.get(i18n.ENGLISH, "")
    doubt = ""
    if incident.provenance.basis == "known":
        doubt = _("This entry comes from general knowledge and was not read in a source.")
    elif incident.confidence == "low":
        doubt = _("This entry is a claim that was not confirmed.")
    return join_sentences((doubt, note))


def quality_text(incident: Incident) -> str:
    """How good the list is, as a list of words; empty when nothing is known of it."""
    flags = incident.flags
    words = [_(word) for name, word in _QUALITIES if getattr(flags, name)]
    if flags.is_verified is not None:
        words.insert(0, _("verified list") if flags.is_verified else _("unverified list"))
    return join_words(dict.fromkeys(words))


def finding_notes(finding: Finding) -> tuple[str, ...]:
    """What must be known to read one match rightly, as sentences."""
    notes = (
        (finding.is_before_ownership, _("This may concern the former owner of the number.")),
        (finding.is_unverified, _("It is not known whether this list is genuine.")),
        (finding.is_compilation, _("This list was put together from others.")),
        (finding.form == "gmail_variant", _("Another spelling of the same mailbox was found.")),
        (finding.form == "untagged", _("It was found without the part after the plus sign.")),
    )
    return tuple(note for applies, note in notes if applies)


def private_match_text() -> str:
    """Stands for a match on a private subject until the person asks to see it."""
    return _("1 private item. Only you decide who sees it.")


def attribution_text(keys: Iterable[str]) -> str:
    """Who documents an incident, to be shown beside it; empty when nobody is named."""
    names = [_(_ATTRIBUTIONS[key]) if key in _ATTRIBUTIONS else key for key in keys]
    if not names:
        return ""
    return _("Source: {sources}").format(sources=_("; ").join(names))
