"""Which of the many answers are shown first; all others stand behind "show more"."""

from typing import Final

from exposure_app.gui.draft import SELF

_SYMPTOMS: Final = (
    "spam_calls", "spam_sms", "phishing_sms", "phishing_email", "scam_calls",
    "scam_call_knows_identity", "fake_bank_advisor", "account_takeover", "unexpected_codes",
    "sim_lost_service", "extortion_old_password", "accounts_in_my_name",
)  # fmt: skip
_SYMPTOMS_OF: Final = {
    "CN": (
        "auto_follow", "auto_join_groups", "friend_adds", "popup_ads", "spam_calls", "betting_sms",
        "loan_calls", "scam_call_refund", "scam_call_knows_order", "unexpected_codes",
        "password_change_no_help", "sim_lost_service",
    ),
    "KR": (
        "spam_sms", "phishing_sms", "scam_calls", "scam_call_knows_parcel", "unexpected_codes",
        "unauthorised_line_opened", "unauthorised_charges", "sim_lost_service", "loan_calls",
        "account_takeover", "card_misuse", "identity_used",
    ),
    "US": (
        "spam_calls", "spam_sms", "phishing_sms", "phishing_email", "scam_calls",
        "sim_lost_service", "number_ported", "unexpected_codes", "account_takeover",
        "extortion_old_password", "credit_opened", "card_misuse",
    ),
}  # fmt: skip
_FOR_HELPERS: Final = ("installed_app_or_remote_help", "bank_account_emptied")

STRANGERS_KNOW: Final = (
    "name", "phone", "national_id", "address", "orders", "telecom_contract", "password",
    "call_records",
)  # fmt: skip


def first_symptoms(country: str, audience: str) -> tuple[str, ...]:
    """About a dozen symptoms, the ones most reported in that country."""
    first = _SYMPTOMS_OF.get(country, _SYMPTOMS)
    return first if audience == SELF else first + _FOR_HELPERS
