"""Labels of the closed vocabularies: one short line for each code.

The one rule: each code of `core.vocabulary` has exactly one label here or in `symptoms`.
"""

from typing import Final

from exposure_app.i18n import N_, _
from exposure_app.wording import symptoms

_CLASSES: Final = {
    "name": N_("name"),
    "phone": N_("phone number"),
    "email": N_("e-mail address"),
    "username": N_("user name"),
    "uid": N_("account number"),
    "password": N_("password"),
    "passcode": N_("PIN or passcode"),
    "security_questions": N_("security questions"),
    "address": N_("home address"),
    "address_region": N_("town or region"),
    "dob": N_("date of birth"),
    "gender": N_("gender"),
    "national_id": N_("ID number"),
    "national_id_part": N_("part of the ID number"),
    "photos": N_("photos"),
    "photos_id": N_("photos of ID papers"),
    "bank_account": N_("bank account"),
    "credit_card": N_("card number"),
    "credit_card_part": N_("part of the card number"),
    "income": N_("income"),
    "loan": N_("loans"),
    "orders": N_("orders"),
    "parcel": N_("parcels"),
    "itinerary": N_("flights and trains"),
    "stay_history": N_("hotel stays"),
    "resume": N_("CV"),
    "school": N_("school"),
    "student_no": N_("student number"),
    "child_birth": N_("birth of a child"),
    "vehicle": N_("car"),
    "reviews": N_("reviews"),
    "interest_tags": N_("interests"),
    "profile": N_("profile"),
    "groups": N_("groups"),
    "contacts": N_("contacts"),
    "location": N_("location"),
    "call_records": N_("call records"),
    "call_content": N_("content of calls"),
    "sms_content": N_("content of messages"),
    "codes": N_("codes sent by message"),
    "telecom_contract": N_("phone contract"),
    "support_history": N_("requests to customer support"),
    "carrier_name": N_("name of the carrier"),
    "sim_ids": N_("SIM card keys"),
    "imei": N_("device number of the phone"),
    "identity_for_sim": N_("ID shown for the SIM card"),
    "session": N_("signed-in sessions"),
    "browsing": N_("pages visited"),
    "ip": N_("internet address"),
    "private_messages": N_("private messages"),
    "email_content": N_("content of e-mails"),
    "apple_id": N_("Apple account"),
    "gambling_history": N_("gambling history"),
    "police_cases": N_("police cases"),
    "health": N_("health details"),
    "biometric": N_("face or fingerprint"),
    "employer": N_("employer"),
    "relatives": N_("relatives"),
    "property": N_("property"),
    "credit_score": N_("credit score"),
}

_OTHERS: Final = {
    "same_area": N_("People in my area"),
    "same_carrier": N_("People with the same carrier"),
    "same_device": N_("People with the same phone model"),
    "same_school": N_("People at the same school"),
    "same_platform": N_("People who use the same service"),
    "same_hospital": N_("People at the same hospital"),
    "same_shop": N_("People who buy at the same shop"),
    "different_carriers": N_("People with other carriers too"),
}

_KINDS: Final = {
    "carrier": N_("phone carrier"),
    "aggregator": N_("data collector or reseller"),
    "ecommerce": N_("online shop"),
    "government": N_("public office"),
    "game": N_("game"),
    "social": N_("social network"),
    "forum": N_("forum"),
    "courier": N_("parcel service"),
    "travel": N_("travel company"),
    "dealer": N_("phone shop"),
    "hotel": N_("hotel"),
    "video": N_("video service"),
    "hospital": N_("hospital or clinic"),
    "recruitment": N_("job site"),
    "bank": N_("bank"),
    "device_maker": N_("device maker"),
    "email": N_("e-mail provider"),
    "education": N_("school or course provider"),
    "payment": N_("payment service"),
    "cloud": N_("cloud storage"),
    "dating": N_("dating service"),
    "appstore": N_("app store"),
    "reading": N_("reading service"),
    "adult": N_("adult site"),
    "vehicle": N_("car maker or car service"),
    "insurer": N_("insurer"),
    "lender": N_("lender"),
    "estate_agent": N_("estate agent"),
    "utility": N_("energy or water supplier"),
    "broadcaster": N_("broadcaster"),
    "club": N_("club or association"),
    "party": N_("political party"),
    "employer": N_("employer"),
    "credit_bureau": N_("credit bureau"),
    "supplier": N_("supplier"),
    "device": N_("own device"),
    "stuffing": N_("reused password"),
    "phishing": N_("false page or message"),
    "unknown": N_("something else"),
}

_MECHANISMS: Final = {
    "hack": N_("intrusion from outside"),
    "insider": N_("somebody inside the company"),
    "interception": N_("data read on its way"),
    "third_party": N_("a company working for it"),
    "misconfiguration": N_("data left open by mistake"),
    "scrape": N_("public pages collected by machine"),
    "stuffing": N_("passwords from other sites tried"),
    "phishing": N_("people tricked with false pages"),
    "stealer": N_("spying software on devices"),
    "unknown": N_("not known how"),
}


def symptom_label(code: str) -> str:
    """What was noticed, as the person would say it; ``code`` of `vocabulary.SYMPTOMS`."""
    return _(symptoms.SYMPTOMS[code])


def symptom_group_label(group: str) -> str:
    """Heading of a group; ``group`` of `vocabulary.SYMPTOM_GROUPS`."""
    return _(symptoms.GROUPS[group])


def data_class_label(code: str) -> str:
    """A data class for the middle of a sentence; ``code`` of `vocabulary.DATA_CLASSES`."""
    return _(_CLASSES[code])


def others_label(code: str) -> str:
    """Who else was affected; ``code`` of `vocabulary.OTHERS_AFFECTED`."""
    return _(_OTHERS[code])


def kind_label(kind: str) -> str:
    """A kind of holder; ``kind`` of `vocabulary.HOLDER_KINDS`."""
    return _(_KINDS[kind])


def mechanism_label(code: str) -> str:
    """How it happened; ``code`` of `vocabulary.MECHANISMS`."""
    return _(_MECHANISMS[code])
