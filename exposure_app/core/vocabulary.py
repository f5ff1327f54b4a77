"""The closed vocabularies in which incidents, cases and answers are written.

Every code is stable: it stands in case files, catalogues and tables. Words for people are in
`exposure_app.wording`.
"""

from typing import Final

HOLDER_KINDS: Final = (
    "carrier", "aggregator", "ecommerce", "government", "game", "social", "forum", "courier",
    "travel", "dealer", "hotel", "video", "hospital", "recruitment", "bank", "device_maker",
    "email", "education", "payment", "cloud", "dating", "appstore", "reading", "adult", "vehicle",
    "insurer", "lender", "estate_agent", "utility", "broadcaster", "club", "party", "employer",
    "credit_bureau", "supplier", "device", "stuffing", "phishing", "unknown",
)  # fmt: skip

# A carrier acts in two ways: through its customer files, or through what passes over its lines.
TRAFFIC: Final = "carrier_traffic"
PROFILES: Final = frozenset((*HOLDER_KINDS, TRAFFIC))

MECHANISMS: Final = (
    "hack", "insider", "interception", "third_party", "misconfiguration", "scrape", "stuffing",
    "phishing", "stealer", "unknown",
)  # fmt: skip

OTHERS_AFFECTED: Final = (
    "same_area", "same_carrier", "same_device", "same_school", "same_platform", "same_hospital",
    "same_shop", "different_carriers",
)  # fmt: skip

DATA_CLASSES: Final = (
    "name", "phone", "email", "username", "uid", "password", "passcode", "security_questions",
    "address", "address_region", "dob", "gender", "national_id", "national_id_part", "photos",
    "photos_id", "bank_account", "credit_card", "credit_card_part", "income", "loan", "orders",
    "parcel", "itinerary", "stay_history", "resume", "school", "student_no", "child_birth",
    "vehicle", "reviews", "interest_tags", "profile", "groups", "contacts", "location",
    "call_records", "call_content", "sms_content", "codes", "telecom_contract", "support_history",
    "carrier_name", "sim_ids", "imei", "identity_for_sim", "session", "browsing", "ip",
    "private_messages", "email_content", "apple_id", "gambling_history", "police_cases", "health",
    "biometric", "employer", "relatives", "property", "credit_score",
)  # fmt: skip

# The groups are the order in which a person is asked; `none` is the answer "nothing of these".
SYMPTOM_GROUPS: Final[dict[str, tuple[str, ...]]] = {
    "accounts": (
        "auto_follow", "auto_join_groups", "friend_adds", "popup_ads", "stranger_adds_by_phone",
        "pulled_into_coupon_groups", "account_sends_ads", "account_takeover",
        "fake_reviews_in_my_name", "fake_orders_from_my_account", "tickets_refunded",
        "mail_locked", "private_messages_published", "photo_rating_site", "listed_publicly",
        "number_lookup_by_strangers",
    ),
    "calls_and_texts": (
        "spam_calls", "spam_sms", "betting_sms", "property_sms", "loan_calls", "debt_calls",
        "targeted_sales_calls", "baby_sales_calls", "job_offer_calls", "contract_end_calls",
        "fault_then_competitor_calls", "calls_known", "location_tracked",
    ),
    "scam_calls": (
        "scam_calls", "scam_call_refund", "scam_call_knows_order", "scam_call_knows_parcel",
        "scam_call_flight", "scam_call_knows_school", "scam_call_student_aid",
        "scam_call_knows_identity", "scam_call_engineer", "fake_bank_advisor",
    ),
    "threats_and_phishing": (
        "phishing_sms", "phishing_email", "extortion_adult", "extortion_stay",
        "extortion_data_sms", "extortion_old_password", "extortion_of_company", "extortion_email",
        "extortion_health", "devices_locked_ransom",
    ),
    "phone_line": (
        "sim_lost_service", "number_ported", "unexpected_codes", "codes_not_received",
        "codes_used_by_others", "unauthorised_account_change", "unauthorised_upgrade",
        "unauthorised_charges", "unauthorised_line_opened", "unlock_request_not_made",
    ),
    "money_and_identity": (
        "accounts_in_my_name", "credit_opened", "card_misuse", "direct_debits",
        "bank_account_emptied", "identity_used", "statement_given_to_third_party",
    ),
    "what_helped": (
        "password_change_helped", "password_change_no_help", "sign_out_everywhere_helped",
        "sign_out_everywhere_no_help", "unknown_app_authorised", "unknown_login_device",
    ),
    "what_i_did": (
        "typed_data_on_page", "installed_app_or_remote_help", "phone_lost_or_held",
        "friend_shared_contacts",
    ),
    "nothing": ("none",),
}  # fmt: skip

SYMPTOMS: Final = tuple(code for group in SYMPTOM_GROUPS.values() for code in group)

# The number had another holder, whose calls and messages still come: no symptom, but it brings
# some about.
FORMER_HOLDER: Final = "number_had_previous_holder"
