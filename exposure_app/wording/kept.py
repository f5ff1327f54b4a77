"""What the program keeps on this computer, in words: what each thing is and what it tells.

The one rule: it says of each thing what somebody could learn who finds it.
"""

from collections.abc import Sequence
from typing import Final

from exposure_app.i18n import N_, _
from exposure_app.wording.sentences import join_words

# By `storage.kept.What`.
_TEXTS: Final = {
    "settings": (
        N_("How the program looks"),
        N_("Language, text size, colours, motion. Nothing about a person."),
    ),
    "network": (
        N_("Whom the program may ask"),
        N_("What is switched on, and the proxy. Nothing about a person."),
    ),
    "introductions": (
        N_("Publishers of lists"),
        N_("The files that publishers gave you. They hold no secret."),
    ),
    "session_secret": (
        N_("A secret made by chance"),
        N_("With it the decoys of each check are drawn. It says nothing about what was checked."),
    ),
    "lists": (
        N_("Lists that were fetched"),
        N_("What publishers say, and small lists as a whole. Nothing about what was checked."),
    ),
    "listed_breaches": (
        N_("Newer facts about breaches"),
        N_("A public list. Nothing about a person."),
    ),
    "ledger": (
        N_("What was sent"),
        N_("Every request, sealed. Only the key in the keyring opens it."),
    ),
    "ledger_key": (N_("The key of what was sent"), N_("In the keyring of this computer.")),
    "service_key": (
        N_("Your key for Have I Been Pwned"),
        N_("In the keyring of this computer."),
    ),
    "desk_counts": (
        N_("How many visits a desk had"),
        N_("Numbers for each month and kind of cause. Nothing about a person."),
    ),
    "desk_key": (N_("The key of this support desk"), N_("In the keyring of this computer.")),
}


def kept_name(what: str) -> str:
    """What is kept, by its code.

    Raises:
        KeyError: nothing of that code is kept.
    """
    return _(_TEXTS[what][0])


def kept_meaning(what: str) -> str:
    """What it tells whoever finds it.

    Raises:
        KeyError: nothing of that code is kept.
    """
    return _(_TEXTS[what][1])


def erased_text(left: Sequence[str]) -> str:
    """What came of erasing everything.

    Args:
        left: codes of what could not be erased.
    """
    if not left:
        return _("Everything that this program kept here is gone.")
    names = join_words(kept_name(what) for what in left)
    return _(
        "This could not be erased: {names}. "
        "See that the files may be changed and the keyring is open, then try again."
    ).format(names=names)


def never_kept_text() -> str:
    """What is kept of a check."""
    return _("What you type and what you are told is never kept.")
