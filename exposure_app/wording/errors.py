"""Errors for people: what happened, what it means for the answer, and what to press.

The one rule: the field that is wrong is named, and every error says how to go on.
"""

from typing import Final

from exposure_app.errors import (
    CaseError,
    CatalogueError,
    ExposureError,
    IntroductionError,
    InvalidIdentifierError,
    KeyStoreError,
    LedgerError,
    PackError,
    ReportError,
    SettingsError,
    SourceError,
)
from exposure_app.i18n import N_, _
from exposure_app.wording.failures import ErrorText, failure_text
from exposure_app.wording.ledger import ledger_failure_text
from exposure_app.wording.services import service_label

_FIELDS: Final = {
    "region": N_("Country"),
    "country": N_("Country"),
    "handle": N_("Account"),
    "service": N_("Service"),
    "carrier": N_("Carrier"),
    "since": N_("Date"),
}

# What is wrong with a typed number or account, and how to type it.
IDENTIFIER_REASONS: Final = {
    "empty": (N_("Nothing is typed here."), N_("Type something, or leave this line out.")),
    "too_short": (N_("This is too short."), N_("Type it in full.")),
    "too_long": (N_("This is too long."), N_("Type one entry only.")),
    "unexpected_character": (
        N_("A character in it does not belong here."),
        N_("Type it as the service shows it."),
    ),
    "several_numbers": (N_("More than one number is typed."), N_("Type one number in each line.")),
    "is_an_address": (
        N_("This looks like an e-mail address."),
        N_("Type it in the line for e-mail."),
    ),
    "is_a_phone": (
        N_("This looks like a phone number."),
        N_("Type it in the line for phone numbers."),
    ),
    "not_an_address": (
        N_("This is not an e-mail address."),
        N_("Type it as name, at sign and provider."),
    ),
    "letters_in_number": (N_("A number has no letters."), N_("Type the digits only.")),
    "not_a_number": (N_("This is not a number."), N_("Type the digits only.")),
    "needs_country": (
        N_("The country of this number is not known."),
        N_("Choose the country, or begin with + and its code."),
    ),
    "starts_with_zero": (
        N_("This number does not begin with zero."),
        N_("Type it without the zero in front."),
    ),
    "needs_letter_first": (
        N_("This name begins with a letter."),
        N_("Look it up in the profile and type it in full."),
    ),
    "other": (N_("This cannot be read."), N_("Look at how the service writes it, and type that.")),
}

CASE_REASONS: Final = {
    "not_json": (
        N_("The file is not in the JSON format. Place: {detail}."),
        N_("Correct the file at that place."),
    ),
    "unknown_key": (
        N_("This key is not known."),
        N_("Remove it, or use one of these: {detail}."),
    ),
    "unknown_code": (
        N_("This word is not in the list of words."),
        N_("Use one of these: {detail}."),
    ),
    "duplicate_key": (N_("This key stands twice."), N_("Remove one of the two.")),
    "missing": (N_("This key is missing."), N_("Add it.")),
    "wrong_type": (N_("The value has the wrong form."), N_("Write this form: {detail}.")),
    "too_long": (N_("This is too long. The limit is {detail}."), N_("Shorten it.")),
    "empty": (N_("The text is empty."), N_("Write a text, or null for not known.")),
    "unreadable_text": (
        N_("The text contains characters that cannot be shown."),
        N_("Write it again without them."),
    ),
    "bad_country": (
        N_("This is not a country code."),
        N_("Write two capital letters, such as {detail}."),
    ),
    "bad_date": (N_("This is not a date."), N_("Write the date as {detail}.")),
    "unknown_id": (
        N_("This id is not in the catalogue."),
        N_("Use an id of the catalogue. Spelled most alike: {detail}."),
    ),
    "unknown_brand": (
        N_("The case does not name this company."),
        N_("Spell it as the case does: {detail}."),
    ),
    "not_yet_public": (
        N_("This incident became public only after the day of the question: {detail}."),
        N_("Name the company instead, or ask on a later day."),
    ),
    "other": (N_("This value cannot be used."), N_("Correct it.")),
}

# What is wrong with the file by which a publisher is added, and how to go on.
_GIVE_AGAIN: Final = N_("Ask the publisher for the file again.")
INTRODUCTION_REASONS: Final = {
    "too_large": (N_("This file is too large to be one that a publisher gives."), _GIVE_AGAIN),
    "unreadable": (N_("This is not a file that a publisher gives to be added."), _GIVE_AGAIN),
    "version": (
        N_("This file has a form that this program does not know."),
        N_("Update the program, then add the file again."),
    ),
    "name": (N_("The name of the publisher in this file cannot be used."), _GIVE_AGAIN),
    "address": (
        N_("The address of the publisher in this file cannot be used."),
        N_("Ask the publisher for a file whose address begins with https."),
    ),
    "root": (N_("This file does not say how to know what the publisher signed."), _GIVE_AGAIN),
    "state": (N_("This file does not say from when on its publisher's lists count."), _GIVE_AGAIN),
    "missing": (
        N_("This file is not there or cannot be opened."),
        N_("Choose the file that the publisher gave you."),
    ),
    "taken": (
        N_("Another publisher here already has this name."),
        N_("Remove that one first, or ask the publisher for a file with another name."),
    ),
    "reserved": (
        N_("A service of this program has this name."),
        N_("Ask the publisher for a file with another name."),
    ),
    "unwritable": (
        N_("The file of this publisher cannot be kept or removed."),
        N_("See that the disk has room and the folder can be written to."),
    ),
    "other": (N_("This file of a publisher cannot be used."), _GIVE_AGAIN),
}

_NO_CHECK: Final = N_("The check cannot start yet.")


def error_text(error: ExposureError) -> ErrorText:
    """Any error of ours in three parts."""
    match error:
        case InvalidIdentifierError():
            text = _invalid_identifier(error)
        case CaseError():
            text = _case(error)
        case PackError() | SourceError():
            text = failure_text(error.why)
        case IntroductionError():
            text = _introduction(error)
        case CatalogueError():
            text = _catalogue(error)
        case _:
            text = _at_the_edge(error)
    return text


def field_label(field: str) -> str:
    """The name of an input as the window shows it."""
    if field in _FIELDS:
        return _(_FIELDS[field])
    return service_label(field)


def _invalid_identifier(error: InvalidIdentifierError) -> ErrorText:
    what, cure = IDENTIFIER_REASONS.get(error.why, IDENTIFIER_REASONS["other"])
    named = _("{field}: {problem}").format(field=field_label(error.field), problem=_(what))
    return ErrorText(named, _(_NO_CHECK), _(cure))


def _case(error: CaseError) -> ErrorText:
    what, cure = CASE_REASONS.get(error.why, CASE_REASONS["other"])
    problem = _(what).format(detail=error.detail)
    if error.key:
        problem = _("{field}: {problem}").format(field=error.key, problem=problem)
    return ErrorText(problem, _("The case was not read."), _(cure).format(detail=error.detail))


def _introduction(error: IntroductionError) -> ErrorText:
    what, cure = INTRODUCTION_REASONS.get(error.why, INTRODUCTION_REASONS["other"])
    return ErrorText(_(what), _("Nothing was added, and nothing was asked."), _(cure))


def _catalogue(error: CatalogueError) -> ErrorText:
    return ErrorText(
        _("A table of the program cannot be used: {table}, row {row}.").format(
            table=error.table, row=error.row
        ),
        _("Without it no answer can be given."),
        _("Install the program again."),
    )


def _at_the_edge(error: ExposureError) -> ErrorText:
    if isinstance(error, KeyStoreError):
        text, kept = (
            failure_text(error.why),
            _("The key was neither read nor changed."),
        )
        return ErrorText(text.what, kept, text.cure)
    if isinstance(error, LedgerError):
        return ledger_failure_text(error.why)
    if isinstance(error, ReportError):
        return ErrorText(
            _("The report could not be written."),
            _("The answer on the screen is not affected."),
            _("Choose another folder, then save again."),
        )
    if isinstance(error, SettingsError):
        return ErrorText(
            _("The settings could not be read or written."),
            _("The answer is not affected."),
            _("Choose the settings again."),
        )
    return ErrorText(
        _("Something did not work."),
        _("The answer may be incomplete."),
        _("Press Check again."),
    )
