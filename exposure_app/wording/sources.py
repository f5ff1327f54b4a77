"""Names of probable sources: a company, a sector, or something at home.

The one rule: a name is an estimate. A carrier is always named together with those who work for
it, and a list is "data that matches customers of" a company, never proof against it.
"""

from typing import Final

from exposure_app.core.attribution.explanation import Grade, ProbableSource
from exposure_app.core.breaches import Brand, Catalogue
from exposure_app.i18n import N_, _
from exposure_app.wording.countries import name_in_language
from exposure_app.wording.sentences import spaced

# In the middle of a sentence, with the article that English wants.
_SECTORS: Final = {
    "carrier": N_("a phone carrier, or a company working for it"),
    "aggregator": N_("a company that collects or sells data"),
    "ecommerce": N_("an online shop"),
    "government": N_("a public office"),
    "game": N_("a game"),
    "social": N_("a social network"),
    "forum": N_("a forum"),
    "courier": N_("a parcel service"),
    "travel": N_("a travel company"),
    "dealer": N_("a phone shop"),
    "hotel": N_("a hotel"),
    "video": N_("a video service"),
    "hospital": N_("a hospital or clinic"),
    "recruitment": N_("a job site"),
    "bank": N_("a bank"),
    "device_maker": N_("a device maker"),
    "email": N_("an e-mail provider"),
    "education": N_("a school or course provider"),
    "payment": N_("a payment service"),
    "cloud": N_("a cloud storage service"),
    "dating": N_("a dating service"),
    "appstore": N_("an app store"),
    "reading": N_("a reading service"),
    "adult": N_("a site for adults"),
    "vehicle": N_("a car maker or car service"),
    "insurer": N_("an insurer"),
    "lender": N_("a lender"),
    "estate_agent": N_("an estate agent"),
    "utility": N_("an energy or water supplier"),
    "broadcaster": N_("a broadcaster"),
    "club": N_("a club or association"),
    "party": N_("a political party"),
    "employer": N_("an employer"),
    "credit_bureau": N_("a credit bureau"),
    "supplier": N_("a supplier of another company"),
    "device": N_("an app or program on your own device"),
    "stuffing": N_("a password that was used in several places"),
    "phishing": N_("a false page or message"),
    "unknown": N_("something else"),
}

_GRADES: Final = {
    Grade.DOCUMENTED_INCIDENT: N_("A known incident fits."),
    Grade.HOLDS_WHAT_THEY_KNOW: N_("It holds data that would explain this."),
    Grade.SECTOR_GUESS: N_("A guess at the line of business only."),
    Grade.NONE: N_("No company is named."),
}


def source_name(source: ProbableSource, catalogue: Catalogue, country: str) -> str:
    """The source for the middle of a sentence or a list, such as ``Weibo``.

    Args:
        source: one candidate of the answer.
        catalogue: names of brands and incidents.
        country: ISO 3166 code of where the person lives.
    """
    name = company_name(source, catalogue, country)
    if not name:
        return sector_name(source.kind)
    if source.kind == "carrier":
        return spaced(_("{carrier}, or a company working for it").format(carrier=name))
    return name


def company_name(source: ProbableSource, catalogue: Catalogue, country: str) -> str:
    """The company alone; empty when the source is a sector or no company at all."""
    incident = catalogue.incidents.get(source.incident_id)
    if source.brand:
        home = incident.country if incident is not None else country
        return brand_name(source.brand, catalogue, home)
    return "" if incident is None else incident.entity


def sector_name(kind: str) -> str:
    """A company of that kind, without a name; ``kind`` of `vocabulary.HOLDER_KINDS`."""
    return _(_SECTORS[kind])


def brand_name(brand: str, catalogue: Catalogue, country: str) -> str:
    """A brand as people of the language spoken now call it."""
    found = _find_brand(brand, catalogue, country)
    return brand if found is None else name_in_language(found.names)


def grade_label(grade: Grade) -> str:
    """On what a name rests, as one sentence."""
    return _(_GRADES[grade])


def _find_brand(brand: str, catalogue: Catalogue, country: str) -> Brand | None:
    return catalogue.brands.get((country, brand)) or catalogue.brands.get(("XX", brand))
