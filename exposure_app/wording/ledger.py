"""What left the computer, in words: what became of a request, and what its receiver can conclude.

The one rule: a sentence never says less than the receiver could conclude.
"""

from datetime import datetime, tzinfo
from typing import Final

from exposure_app.core.ledger import Conclusion, LedgerEntry
from exposure_app.i18n import N_, _, ngettext
from exposure_app.wording.dates import format_count, format_date
from exposure_app.wording.failures import ErrorText
from exposure_app.wording.sentences import with_aside

_CONCLUSIONS: Final = {
    Conclusion.NOTHING: N_("Nothing about what you typed. The bytes look like chance."),
    Conclusion.LABELS: N_(
        "Which parts of a list were fetched. "
        "The receiver lacks the key that tells which entries they stand for."
    ),
    Conclusion.USES_LIST: N_("That somebody here uses this list. Nothing about what you typed."),
    Conclusion.ONE_OF: N_("A group of entries, and what you typed is one of them."),
    Conclusion.IN_FULL: N_("What you typed, in full."),
    Conclusion.KEY: N_("Whose key for this service it is. The key itself is not kept here."),
}

_IN_SHORT: Final = {
    Conclusion.NOTHING: N_("learns nothing of what you typed"),
    Conclusion.LABELS: N_("learns which parts were fetched"),
    Conclusion.USES_LIST: N_("learns that this list is used here"),
    Conclusion.ONE_OF: N_("learns a group that you are one of"),
    Conclusion.IN_FULL: N_("learns what you typed, in full"),
    Conclusion.KEY: N_("learns whose key it is"),
}

_OUTCOMES: Final = {
    "no_name": N_("its name could not be found"),
    "no_answer": N_("nobody answered"),
    "timed_out": N_("it took too long"),
    "cut_off": N_("the answer broke off"),
    "not_secure": N_("no protected connection could be made"),
    "certificate": N_("it could not prove who it is"),
    "certificate_date": N_("its proof of who it is does not hold today"),
    "certificate_host": N_("its proof of who it is names another"),
    "proxy": N_("the relay in between did not let it through"),
    "too_large": N_("the answer was too large"),
    "login_page": N_("a login page came instead"),
    "wrong_type": N_("something else came than was asked for"),
    "redirected": N_("it pointed elsewhere, which was not followed"),
    "stopped": N_("you stopped it"),
    "404": N_("it has nothing under this name"),
    "429": N_("it asked to wait, after too many requests"),
    "other": N_("no usable answer"),
}
_STATUS_GROUPS: Final = {
    "2": N_("answered"),
    "3": _OUTCOMES["redirected"],
    "4": N_("it refused"),
    "5": N_("something is wrong at the receiver"),
}
_STATUS_DIGITS: Final = 3

_SIZES: Final = ((10**6, N_("{number} MB")), (10**3, N_("{number} kB")))

_UNCHANGED: Final = N_("The ledger was neither read nor changed.")

# Each reason of a LedgerError: what happened, what it means, what to do.
LEDGER_REASONS: Final = {
    "locked": (
        N_("The keyring with the key of the ledger is locked."),
        _UNCHANGED,
        N_("Unlock the keyring, then try again."),
    ),
    "no_keyring": (
        N_("This computer has no keyring for the key of the ledger."),
        N_("So no ledger can be kept or read here."),
        N_("Set up the keyring of this system, then try again."),
    ),
    "damaged": (
        N_("The ledger was changed by something else, or lines were taken out."),
        N_("Only the lines before that place can be relied on. No line is added now."),
        N_("Export what can be read, then wipe the ledger: exposure-app ledger wipe"),
    ),
    "unreadable": (
        N_("The ledger cannot be opened, or its key is gone from the keyring."),
        N_("What left this computer before cannot be shown."),
        N_("Try again. If it stays, wipe the ledger: exposure-app ledger wipe"),
    ),
    "unwritable": (
        N_("The ledger could not be changed."),
        N_("It may lack the last line."),
        N_("See that the disk has room and the keyring answers, then try again."),
    ),
    "full": (
        N_("The ledger is full."),
        N_("No line can be added to it."),
        N_("Export it to a file, then wipe it: exposure-app ledger wipe"),
    ),
}


def conclusion_text(conclusion: Conclusion) -> str:
    """What the receiver can conclude, as one or two sentences."""
    return _(_CONCLUSIONS[conclusion])


def conclusion_in_short(entry: LedgerEntry) -> str:
    """The same in a few words, for a line among many."""
    return _(_IN_SHORT[entry.conclusion]) if entry.sent else _("learns nothing, as nothing went")


def nothing_sent_text() -> str:
    """What the receiver can conclude from a request of which nothing was sent."""
    return _("Nothing, because no byte of the request was sent.")


def always_concluded_text() -> str:
    """What every receiver sees beside that."""
    return _("Every receiver also sees your internet address and the time.")


def shared_text(shared_by: int | None) -> str:
    """How many others send the same; empty when the number says nothing."""
    if shared_by is None:
        return ""
    return ngettext(
        "About {count} other person sends the same.",
        "About {count} others send the same.",
        shared_by,
    ).format(count=format_count(shared_by))


def outcome_text(outcome: str) -> str:
    """What became of a request, with its status where there was one; unknown codes stay honest."""
    is_status = outcome.isdecimal() and len(outcome) == _STATUS_DIGITS
    group = _STATUS_GROUPS.get(outcome[0]) if is_status else None
    words = _OUTCOMES.get(outcome) or group or _OUTCOMES["other"]
    return with_aside(_(words), outcome) if is_status else _(words)


def moment_text(at: datetime, zone: tzinfo | None = None) -> str:
    """A moment as clocks show it where the person is.

    Args:
        at: the moment, of any zone.
        zone: where the person is; the zone of this computer when None.
    """
    there = at.astimezone(zone)
    return _("{date}, {time}").format(
        date=format_date(there.date()), time=there.strftime("%H:%M:%S")
    )


def size_text(count: int) -> str:
    """So many bytes, such as ``312 bytes`` or ``14.7 kB``."""
    for size, words in _SIZES:
        if count >= size:
            return _(words).format(number=f"{count / size:,.1f}")
    return ngettext("{n} byte", "{n} bytes", count).format(n=count)


def torn_text() -> str:
    """Stands where a line was cut off."""
    return _("Here the program stopped while it wrote a line. What the line said is lost.")


def ledger_failure_text(why: str) -> ErrorText:
    """The three parts for the reason of a `LedgerError`."""
    what, meaning, cure = LEDGER_REASONS.get(why, LEDGER_REASONS["unreadable"])
    return ErrorText(_(what), _(meaning), _(cure))
