"""Words for a source taken apart: its routes, its terms, and what each part says."""

from typing import Final

from exposure_app.core.attribution.candidates import Route
from exposure_app.core.attribution.dissection import WeighedPart
from exposure_app.core.attribution.explanation import Band, Reason, Term
from exposure_app.core.breaches import Catalogue
from exposure_app.i18n import N_, _
from exposure_app.wording.reasons import reason_text

_TERMS: Final = {
    Term.PRIOR: N_("How often such a source does harm"),
    Term.SYMPTOMS: N_("What you noticed"),
    Term.KNOW: N_("What strangers know"),
    Term.DIGEST: N_("Its published list"),
    Term.ALIAS: N_("An address used once"),
    Term.TIME: N_("When it began"),
    Term.SINCE: N_("Since when you are there"),
    Term.CARRIER: N_("Whether it is your carrier"),
    Term.REGION: N_("Where you live"),
    Term.OTHERS: N_("Who else saw it"),
    Term.PLATFORMS: N_("How many services show it"),
    Term.KIND: N_("Its kind"),
}
_ROUTES: Final = {
    Route.INCIDENT: N_("by a known incident"),
    Route.STAFF: N_("by staff, or those who work for it"),
    Route.TRAFFIC: N_("by reading what passes over the line"),
    Route.PLATFORM: N_("by an incident that is not known"),
    Route.SECTOR: N_("by a company of this kind"),
    Route.OWN_SIDE: N_("on your own side"),
    Route.UNKNOWN: N_("by nobody we know"),
}


def term_label(term: Term) -> str:
    """What a term looks at."""
    return _(_TERMS[term])


def route_label(route: Route) -> str:
    """How a source would have exposed the data, after its name."""
    return _(_ROUTES[route])


def part_text(term: Term, weighed: WeighedPart, catalogue: Catalogue, country: str) -> str:
    """What one part says, as the sentence that a reason would have."""
    part = weighed.part
    reason = Reason(term, part.aspect, Band.SOME, weighed.log_odds, dict(part.facts))
    return reason_text(reason, catalogue, country)
