"""The questions that may be asked next, why each is asked, and what may be answered.

The one rule: every code of `core.attribution.questions.QUESTIONS` has both sentences here, and each
of its answers a label.
"""

from typing import Final

from exposure_app.i18n import N_, _

QUESTIONS: Final = {
    "several_services": (
        N_("Does it happen on one service, or on several unrelated ones?"),
        N_("Several at once point to the line, the phone or a reused password."),
    ),
    "back_after_password_change": (
        N_("Did it come back after you changed the password?"),
        N_("If it came back, the password was probably not the way in."),
    ),
    "after_sign_out_everywhere": (
        N_("Did it stop after you signed out on all devices?"),
        N_("If it stopped, somebody used a log-in that was still open."),
    ),
    "unknown_app_in_permissions": (
        N_("Does the account's list of permitted apps show one you do not know?"),
        N_("An app you once allowed can act in your name."),
    ),
    "foreign_login": (
        N_("Does the account's list of log-ins show a device or city that is not yours?"),
        N_("It shows that somebody signed in with a password or an open log-in."),
    ),
    "callers_know_plan": (
        N_("Do callers know your phone plan, your bill or when your contract ends?"),
        N_("Only your carrier and its sales partners hold these."),
    ),
    "callers_know_order": (
        N_("Do callers know an order, a parcel or a loan of yours?"),
        N_("Only the shop, the parcel service or the lender hold these."),
    ),
    "lost_signal_or_codes": (
        N_("Did the phone suddenly lose its signal, or did codes arrive that you did not ask for?"),
        N_("Somebody may be trying to take over your number. That is urgent."),
    ),
    "registry_new_lines": (
        N_("Does the official register show lines or accounts in your name that you do not know?"),
        N_("They show that a copy of your ID was used."),
    ),
    "others_same_carrier": (
        N_("Do people near you see the same, or does it show on your own line alone?"),
        N_("If one carrier or one line is affected, the carrier's side is more likely."),
    ),
    "password_reused": (
        N_("Was the same password used for several accounts?"),
        N_("A password from an old list opens other accounts too."),
    ),
    "unknown_app_on_phone": (
        N_("Is there an app or a remote-help tool on the phone that you do not know?"),
        N_("An app on the phone can read and do what you can."),
    ),
    "carrier": (
        N_("Which carrier do you have?"),
        N_("Then we can weigh what is known about that carrier."),
    ),
    "number_since": (
        N_("Since when is the number yours?"),
        N_("An older match may belong to somebody who had the number before."),
    ),
}

REPLIES: Final = {
    "yes": N_("Yes"),
    "no": N_("No"),
    "dont_know": N_("Don't know"),
    "several": N_("On several"),
    "one": N_("On one"),
    "signal": N_("It lost its signal"),
    "codes": N_("Codes arrived"),
    "both": N_("Both"),
    "orders": N_("An order"),
    "parcel": N_("A parcel"),
    "loan": N_("A loan"),
    "same_carrier": N_("Others with the same carrier"),
    "different_carriers": N_("Others with other carriers too"),
    "only_line": N_("Only my mobile data or home line"),
    "any_line": N_("Neither of these"),
}
# Where more than one thing is asked for, "no" has to say that it means all of them.
_NO_TO_SEVERAL: Final = {
    "callers_know_order": N_("None of these"),
    "lost_signal_or_codes": N_("Neither of these"),
}


def question_text(code: str) -> str:
    """The question as asked."""
    return _(QUESTIONS[code][0])


def question_why(code: str) -> str:
    """Why it is asked."""
    return _(QUESTIONS[code][1])


def reply_label(code: str, reply: str) -> str:
    """One answer that may be chosen; ``reply`` of the question with that code."""
    if reply == "no" and code in _NO_TO_SEVERAL:
        return _(_NO_TO_SEVERAL[code])
    return _(REPLIES[reply])
