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
_TELL: Final = N_("Remove this list, and tell the one who publishes it.")
_UNLOCK: Final = N_("Unlock the keyring, then try again.")
_LATER: Final = N_("Press Check again in a while.")
_LINE: Final = N_("Look at the connection to the internet, then press Check again.")
_LOG_IN: Final = N_("Log in to this network in your web browser, then press Check again.")
_ELSEWHERE: Final = N_(
    "Do not trust this network with it. Try another one, then press Check again."
)
_RELAY: Final = N_("See that the proxy runs, or change it in the settings, then press Check again.")
_CLOCK: Final = N_("Set the clock of this computer, then press Check again.")
_GO_ON: Final = N_("Tell its publisher, and go on with the other lists.")
_SEE_FIRST: Final = N_("Press Check again, and you see first what would be sent now.")
_DECIDE: Final = N_("If you accept that, say so where you see what would be sent.")
_GIVE_KEY: Final = N_("Give your key for this service again, or switch the service off.")
_COPY: Final = N_("Copy the key once more from the page of the service, whole.")
_FOLDER: Final = N_("See that the disk has room and the folder can be written to.")
_OTHER: Final = N_("Go on with the other lists, or check by what you noticed.")

_WHYS: Final = {
    "missing": (N_("The files of this list are not there."), _INSTALL),
    "unreadable": (N_("The files of this list cannot be opened."), _INSTALL),
    "corrupt": (N_("The files of this list are damaged."), _INSTALL),
    "signature": (N_("This list does not carry the mark of its publisher."), _ASK),
    "version": (N_("This list has a form that this program does not know."), _UPDATE),
    "barred": (N_("Anyone could read this list by guessing who is in it."), _TELL),
    "outdated": (N_("This list is not meant for the date of today."), _RENEW),
    "not_for_desk": (N_("This list is sealed to others than this desk."), _SEAL),
    "no_keyring": (N_("This computer has no keyring in which a key could be kept."), _KEYRING),
    "keyring_locked": (N_("The keyring with the key is locked."), _UNLOCK),
    "keyring_failed": (N_("The keyring of this computer does not answer rightly."), _KEYRING),
    "canary": (N_("This list failed its own test."), _AGAIN),
    "no_name": (N_("The address of this list could not be found."), _LINE),
    "no_answer": (N_("Nobody answered at the address of this list."), _LINE),
    "no_evaluator": (N_("This list does not say whom to ask."), _GO_ON),
    "timed_out": (N_("The answer took too long."), _LATER),
    "cut_off": (N_("The answer broke off."), _LATER),
    "not_secure": (N_("No protected connection could be made."), _ELSEWHERE),
    "certificate": (N_("Somebody answered who could not prove to be this list."), _ELSEWHERE),
    "certificate_date": (N_("The proof of who answered does not hold today."), _CLOCK),
    "certificate_host": (N_("Somebody else answered at the address of this list."), _ELSEWHERE),
    "proxy": (N_("The proxy that this program uses did not let it through."), _RELAY),
    "too_large": (N_("Far more came than this list may send."), _GO_ON),
    "wrong_length": (N_("Something of another size came than was published."), _LATER),
    "wrong_type": (N_("Something else came than was asked for."), _LATER),
    "login_page": (N_("A page of the network came instead of the list."), _LOG_IN),
    "redirected": (N_("The answer pointed to another address, which was not followed."), _LOG_IN),
    "refused": (N_("The one who has this list refused to answer."), _LATER),
    "rate_limited": (N_("Too much was asked from here. The list wants us to wait."), _LATER),
    "server_error": (N_("Something is wrong at the one who has this list."), _LATER),
    "not_there": (N_("This list is no longer at its address."), _GO_ON),
    "wrong_proof": (N_("The answer was made with another key than the published one."), _GO_ON),
    "altered": (N_("What came is not what was published."), _ELSEWHERE),
    "clock": (N_("The clock of this computer shows a day before this list was made."), _CLOCK),
    "not_renewed": (N_("Nobody has said lately that this list is the newest."), _CLOCK),
    "rolled_back": (N_("An older list came than this computer has seen."), _ELSEWHERE),
    "wrong_key": (N_("This list does not carry the marks of its publisher."), _ELSEWHERE),
    "state_unreadable": (N_("What this computer knew of this list cannot be read."), _ASK),
    "state_unwritable": (N_("This list cannot be kept on this computer."), _FOLDER),
    "changed": (N_("This list asks somebody else now than you were shown."), _SEE_FIRST),
    "new_lists": (N_("The lists of this publisher were not known here yet."), _SEE_FIRST),
    "withdrawn": (N_("Its publisher has taken this list back."), _GO_ON),
    "too_few": (N_("Too few others share the code, so it was not sent."), _DECIDE),
    "schema": (N_("This service answered in a form that this program does not know."), _UPDATE),
    "prefix_changed": (N_("This service works with other codes than it did."), _UPDATE),
    "not_a_key": (N_("This has not the form of a key of this service."), _COPY),
    "no_key": (N_("There is no key for this service."), _GIVE_KEY),
    "key_refused": (N_("This service did not accept the key."), _GIVE_KEY),
    "no_kanon": (N_("The plan of this key does not include short codes."), _GIVE_KEY),
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
