"""Why a list could not be checked: what happened, what it means, and what to press.

The one rule: each code that a pack or a source fails with has all three parts here.
"""

from dataclasses import dataclass
from typing import Final

from exposure_app.i18n import N_, _
from exposure_app.wording.sentences import join_sentences


@dataclass(frozen=True, slots=True)
class ErrorText:
    """An error in three short parts.

    Attributes:
        what: what happened.
        meaning: what it means for the answer.
        cure: what to do or press.
    """

    what: str
    meaning: str
    cure: str

    def __str__(self) -> str:
        """All three parts, one after the other."""
        return join_sentences((self.what, self.meaning, self.cure))


_TELLS_NOTHING: Final = N_("We could not check this list, so it tells us nothing.")
_NO_KIND: Final = N_("Nothing is known about such entries, neither good nor bad.")
_INSTALL: Final = N_("Install the program or its lists again, then press Check again.")
_UPDATE: Final = N_("Update the program, then press Check again.")
_RENEW: Final = N_("Look at the date of this computer, or take a newer list.")
_AGAIN: Final = N_("Press Check again. If it stays, install the list again.")
_ASK: Final = N_("Remove this list and take it again from the one who publishes it.")
_SEAL: Final = N_("Tell its publisher the key of this desk, and take the list again.")
_KEYRING: Final = N_("Set up the keyring of this system, then try again.")
_UNLOCK: Final = N_("Unlock the keyring, then try again.")
_OTHER: Final = N_("Go on with the other lists, or check by what you noticed.")

_WHYS: Final = {
    "missing": (N_("The files of this list are not there."), _INSTALL),
    "unreadable": (N_("The files of this list cannot be opened."), _INSTALL),
    "corrupt": (N_("The files of this list are damaged."), _INSTALL),
    "signature": (N_("This list does not carry the mark of its publisher."), _ASK),
    "version": (N_("This list has a form that this program does not know."), _UPDATE),
    "outdated": (N_("This list is not meant for the date of today."), _RENEW),
    "not_for_desk": (N_("This list is sealed to others than this desk."), _SEAL),
    "no_keyring": (N_("This computer has no keyring for the key of this desk."), _KEYRING),
    "keyring_locked": (N_("The keyring with the key of this desk is locked."), _UNLOCK),
    "keyring_failed": (N_("The keyring of this computer does not answer rightly."), _KEYRING),
    "canary": (N_("This list failed its own test."), _AGAIN),
    "other": (N_("This list gave no usable answer."), _AGAIN),
}

_NOT_COVERED: Final = {
    "no_list": N_("There is no list here for this kind of entry."),
    "no_subject": N_("Nothing was typed that this list could hold."),
}


def failure_text(code: str) -> ErrorText:
    """The three parts for the reason of a failed or unasked list; unknown codes stay honest."""
    if code in _NOT_COVERED:
        return ErrorText(_(_NOT_COVERED[code]), _(_NO_KIND), _(_OTHER))
    what, cure = _WHYS.get(code, _WHYS["other"])
    return ErrorText(_(what), _(_TELLS_NOTHING), _(cure))
