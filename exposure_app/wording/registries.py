"""Official registries in words: what each answers, and what it does not.

The one rule: a registry answers whether an identity is used, never who exposed it; it is said.
"""

from typing import Final

from exposure_app.core.registries import Registry
from exposure_app.i18n import N_, _
from exposure_app.wording.dates import format_date
from exposure_app.wording.sentences import join_sentences

_UNCONFIRMED: Final = "unconfirmed"
_WORDS: Final = {
    "cn_lines": (
        N_("State query of phone lines"),
        N_("It lists the phone lines opened with your ID card. The answer comes within 48 hours."),
    ),
    "cn_accounts": (
        N_("State query of accounts"),
        N_(
            "It counts the accounts on your number."
            " Enter it in WeChat, in the account of the ministry."
        ),
    ),
    "in_tafcop": (
        N_("TAFCOP in Sanchar Saathi"),
        N_("It lists the phone lines in your name. Mark each that is not yours."),
    ),
    "kr_msafer": (
        N_("M-Safer"),
        N_("It lists the phone lines in your name, and can block new ones."),
    ),
    "us_ftc": (
        N_("IdentityTheft.gov"),
        N_("It makes a report and a plan when somebody uses your identity."),
    ),
}


def registry_name(registry: Registry) -> str:
    """The name of a registry."""
    return _(_WORDS[registry.id][0])


def registry_answers(registry: Registry) -> str:
    """What it answers."""
    return _(_WORDS[registry.id][1])


def registries_note() -> str:
    """What no registry answers, and what this program does not do there."""
    return join_sentences(
        (
            _("They show whether your name is used. They do not show who exposed it."),
            _("This program never asks for an ID number, and sends nothing there."),
        )
    )


def registry_source(registry: Registry) -> str:
    """Where the facts come from, with a request to confirm them where they need one."""
    day = format_date(registry.last_checked)
    if registry.source == _UNCONFIRMED:
        return join_sentences(
            (
                _("Source not confirmed. Looked at on {date}.").format(date=day),
                _("Not confirmed yet: please confirm before you rely on it."),
            )
        )
    source = _("Source: {source}. Checked on {date}.").format(source=registry.source, date=day)
    confirm = _("From a second-hand source: please confirm.") if registry.grade != "A" else ""
    return join_sentences((confirm, source))
