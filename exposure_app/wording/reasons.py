"""Reasons for and against a source, and what is missing, as plain sentences.

The one rule: each (term, aspect) that the engine can give has exactly one sentence here. It says
what the fact is and which way it points; how much it weighs is said beside it.
"""

from typing import Final

from exposure_app.core.attribution.explanation import Reason, Term
from exposure_app.core.breaches import Catalogue
from exposure_app.i18n import N_, _
from exposure_app.wording.sentences import join_words, spaced
from exposure_app.wording.sources import brand_name
from exposure_app.wording.vocabulary import (
    data_class_label,
    kind_label,
    others_label,
    symptom_label,
)

REASONS: Final = {
    (Term.PRIOR, "incident_rate"): N_("How many people were affected, and how, was weighed."),
    (Term.PRIOR, "claim_only"): N_("The report of this incident is only a claim."),
    (Term.PRIOR, "sector_rate"): N_("Few people are affected by any one source like this."),
    (Term.PRIOR, "seldom_public"): N_("Most of what gets out of such companies is never told."),
    (Term.PRIOR, "more_than_public"): N_("More may have got out there than was made public."),
    (Term.PRIOR, "not_entered"): N_("You did not name a company of this kind."),
    (Term.PRIOR, "not_hinted"): N_("Nothing you told points to companies of this kind."),
    (Term.PRIOR, "incident_instead"): N_("An incident is known there, which is weighed by itself."),
    (Term.PRIOR, "another_entered"): N_(
        "It would be another company of this kind than the one you named."
    ),
    (Term.PRIOR, "entered"): N_("You have an account or a contract there."),
    (Term.PRIOR, "password_reused"): N_("One password was used for several accounts."),
    (Term.PRIOR, "password_not_reused"): N_("Each account had its own password."),
    (Term.PRIOR, "password_listed"): N_("A list that holds you also holds passwords."),
    (Term.SYMPTOMS, "few_notice_it"): N_("Few people notice such things by chance."),
    (Term.SYMPTOMS, "many_notice_it"): N_("Many people notice such things by chance."),
    (Term.SYMPTOMS, "symptom_fits"): N_("It fits what you noticed: {symptom}."),
    (Term.SYMPTOMS, "session_fits"): N_(
        "It fits an account used without its password ({service}): {symptom}."
    ),
    (Term.SYMPTOMS, "symptom_reported"): N_("Others affected reported the same: {symptom}."),
    (Term.SYMPTOMS, "symptom_does_not_fit"): N_("It does not explain what you noticed: {symptom}."),
    (Term.SYMPTOMS, "not_noticed_fits"): N_("It fits what you have not noticed: {symptom}."),
    (Term.SYMPTOMS, "not_noticed_does_not_fit"): N_(
        "It often leads to what you have not noticed: {symptom}."
    ),
    (Term.KNOW, "known_at_all"): N_("Strangers know things about you, which is seldom chance."),
    (Term.KNOW, "held_it"): N_("It held what strangers know: {data_class}."),
    (Term.KNOW, "perhaps_held_it"): N_("It perhaps held what strangers know: {data_class}."),
    (Term.KNOW, "did_not_hold_it"): N_(
        "As far as we know, it did not hold what strangers know: {data_class}."
    ),
    (Term.KNOW, "shows_it"): N_(
        "If it were the source, strangers would often know this, as they do: {data_class}."
    ),
    (Term.KNOW, "seldom_shows_it"): N_(
        "If it were the source, strangers would seldom know this, and they do: {data_class}."
    ),
    (Term.KNOW, "not_known_fits"): N_("It fits what strangers do not know: {data_class}."),
    (Term.KNOW, "not_known_does_not_fit"): N_(
        "If it were the source, strangers would often know this, and they do not: {data_class}."
    ),
    (Term.DIGEST, "hit"): N_("Its published list holds one of your entries."),
    (Term.DIGEST, "hit_unverified"): N_(
        "A list under its name holds one of your entries. The list may not be genuine."
    ),
    (Term.DIGEST, "hit_in_mixed_list"): N_(
        "A mixed list holds one of your entries. Such lists seldom show the origin."
    ),
    (Term.DIGEST, "hit_of_former_holder"): N_(
        "The match probably belongs to a former holder of your number."
    ),
    (Term.DIGEST, "miss"): N_("Its published list was checked and does not hold you."),
    (Term.ALIAS, "only_they_had_it"): N_("The address that turned up was given to {brand} alone."),
    (Term.ALIAS, "another_had_it"): N_("The address that turned up was given to {brand} alone."),
    (Term.TIME, "began_before"): N_("What you noticed began before this incident."),
    (Term.TIME, "soon_after"): N_("What you noticed began then, or soon after."),
    (Term.TIME, "long_after"): N_("What you noticed began about {months} months after it."),
    (Term.TIME, "live_data_stale"): N_(
        "Such data are of use for weeks only. It ended about {months} months before."
    ),
    (Term.SINCE, "no_account"): N_("You did not name an account there: {brand}."),
    (Term.SINCE, "account_younger"): N_("Your account there is newer than the incident."),
    (Term.SINCE, "number_younger"): N_("The number became yours only after the incident."),
    (Term.CARRIER, "own_carrier"): N_("It is your own carrier."),
    (Term.CARRIER, "carrier_proposed"): N_(
        "The carrier was read from your number. Numbers can be moved: {brand}."
    ),
    (Term.CARRIER, "carrier_moved"): N_("The number may have been moved away from {brand}."),
    (Term.CARRIER, "another_carrier"): N_("Your own carrier is {brand}, so it is another one."),
    (Term.CARRIER, "carrier_not_stated"): N_("We do not know your carrier."),
    (Term.CARRIER, "other_carrier"): N_("Your carrier is {own}, not {brand}."),
    (Term.CARRIER, "former_customer"): N_(
        "Your carrier is {own}. You may have been with {brand} before."
    ),
    (Term.REGION, "region_named"): N_("{province} is named among the places affected."),
    (Term.REGION, "region_not_named"): N_("{province} is not among the places affected."),
    (Term.OTHERS, "others_fit"): N_("Others saw the same, which fits: {others}."),
    (Term.OTHERS, "others_do_not_fit"): N_("It does not explain why others saw it: {others}."),
    (Term.OTHERS, "only_line_fits"): N_("It shows on your line alone, which fits."),
    (Term.OTHERS, "only_line_does_not_fit"): N_(
        "It does not explain why it shows on your line alone."
    ),
    (Term.OTHERS, "any_line"): N_("It does not show on one line alone."),
    (Term.PLATFORMS, "several_services_fit"): N_(
        "It can reach all of these services at once: {services}."
    ),
    (Term.PLATFORMS, "several_services_against"): N_(
        "One company does not explain several services: {services}."
    ),
    (Term.PLATFORMS, "several_told_fits"): N_("It can reach several services at once."),
    (Term.PLATFORMS, "several_told_against"): N_("One company does not explain several services."),
    (Term.PLATFORMS, "one_told_fits"): N_("Only one service is affected, which fits."),
    (Term.PLATFORMS, "one_told_against"): N_(
        "It would reach several services. Only one is affected."
    ),
    (Term.KIND, "kind_often"): N_(
        "Apart from your answers, this kind of source is frequent: {kind}."
    ),
    (Term.KIND, "kind_seldom"): N_(
        "Apart from your answers, other kinds are more frequent than this: {kind}."
    ),
}

_LABELS: Final = {
    "symptom": symptom_label,
    "data_class": data_class_label,
    "others": others_label,
    "kind": kind_label,
}

MISSING: Final = {
    "carrier": N_("Which carrier you have."),
    "carrier_confirmed": N_("Whether the carrier read from your number is right."),
    "province": N_("In which province or state you live."),
    "number_since": N_("Since when the number is yours."),
    "account_since": N_("Since when you have the account."),
    "symptom_dates": N_("When it began."),
    "symptoms": N_("What you noticed."),
    "strangers_know": N_("What callers or senders know about you."),
    "others_affected": N_("Whether people near you saw the same."),
    "password_reused": N_("Whether one password was used for several accounts."),
    "no_list": N_("No list of this incident can be checked."),
    "mixed_list": N_("Where the entries of the mixed list came from."),
    "no_incident": N_("Whether anything was exposed there: no report is known."),
}


def reason_text(reason: Reason, catalogue: Catalogue, country: str) -> str:
    """The reason as one sentence in the language spoken now."""
    words = {key: _fact(key, value, catalogue, country) for key, value in reason.facts.items()}
    return spaced(_(REASONS[reason.term, reason.aspect]).format(**words))


def missing_text(code: str) -> str:
    """What is not known and would help; ``code`` of `explanation.ProbableSource.missing`."""
    return _(MISSING[code])


def _fact(key: str, value: str | int | tuple[str, ...], catalogue: Catalogue, country: str) -> str:
    if isinstance(value, int) or not value:
        return str(value)
    codes = value if isinstance(value, tuple) else (value,)
    if key in _LABELS:
        return _("; ").join(_LABELS[key](code) for code in codes)
    if key == "province":
        return join_words(codes)
    return join_words(brand_name(name, catalogue, country) for name in codes)
