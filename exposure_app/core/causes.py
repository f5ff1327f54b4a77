"""Causes that advice answers, read from an answer and what was noticed.

The one rule: a cause is what to act against, not whom to blame; without a name the steps that
help in any case are chosen.
"""

from typing import Final

from exposure_app.core.attribution.explanation import Explanation, HeadlineBand
from exposure_app.core.attribution.person import Person

TAKEOVER: Final = "takeover"
SESSION_THEFT: Final = "session_theft"
APP_ALLOWED: Final = "app_allowed"
STUFFING: Final = "stuffing"
CARRIER: Final = "carrier"
PHISHING: Final = "phishing"
DEVICE: Final = "device"
PLATFORM: Final = "platform"
BROKER: Final = "broker"
UNKNOWN: Final = "unknown"

CAUSES: Final = (
    TAKEOVER, SESSION_THEFT, APP_ALLOWED, STUFFING, CARRIER, PHISHING, DEVICE, PLATFORM, BROKER,
    UNKNOWN,
)  # fmt: skip

TAKEOVER_SIGNS: Final = frozenset(
    {
        "sim_lost_service", "number_ported", "unexpected_codes", "codes_not_received",
        "codes_used_by_others", "unlock_request_not_made",
    }
)  # fmt: skip
SESSION_SIGNS: Final = frozenset(
    {
        "auto_follow", "auto_join_groups", "friend_adds", "popup_ads", "account_sends_ads",
        "password_change_no_help", "sign_out_everywhere_helped",
    }
)  # fmt: skip

# Kinds that hold an account with a password; all other companies hold a customer record.
_ACCOUNT_KINDS: Final = frozenset(
    {
        "social", "forum", "game", "video", "email", "cloud", "dating", "appstore", "reading",
        "adult", "payment", "device_maker",
    }
)  # fmt: skip
_KINDS: Final = {
    "carrier": CARRIER, "dealer": CARRIER, "stuffing": STUFFING, "phishing": PHISHING,
    "device": DEVICE, "unknown": UNKNOWN,
}  # fmt: skip
_NOT_BY_SESSION: Final = frozenset({STUFFING, PHISHING, DEVICE})
_SECOND_FROM: Final = 0.15


def probable_causes(explanation: Explanation, person: Person) -> tuple[str, ...]:
    """Causes to act against, most pressing first; at least `UNKNOWN`."""
    noticed = {symptom.code for symptom in person.symptoms}
    named = _named_causes(explanation)
    causes = []
    if noticed & TAKEOVER_SIGNS:
        causes.append(TAKEOVER)
    if "unknown_app_authorised" in noticed:
        causes.append(APP_ALLOWED)
    if _looks_like_session_theft(noticed, named):
        causes.append(SESSION_THEFT)
    causes.extend(named)
    return tuple(dict.fromkeys(causes)) or (UNKNOWN,)


def cause_of_kind(kind: str) -> str:
    """The cause that stands for a kind of holder; ``kind`` of `vocabulary.HOLDER_KINDS`."""
    return _KINDS.get(kind, PLATFORM if kind in _ACCOUNT_KINDS else BROKER)


def _named_causes(explanation: Explanation) -> list[str]:
    if explanation.headline.band is HeadlineBand.CANNOT_TELL:
        return [UNKNOWN]
    first, *others = explanation.ranking
    if explanation.headline.source is not None:
        first = explanation.headline.source
    named = [first, *(other for other in others[:2] if other.probability >= _SECOND_FROM)]
    return [cause_of_kind(source.kind) for source in named]


def _looks_like_session_theft(noticed: set[str], named: list[str]) -> bool:
    if "password_change_helped" in noticed or named[0] in _NOT_BY_SESSION:
        return False
    return bool(noticed & SESSION_SIGNS)
