"""Phone numbers as people type them, read into E.164.

The one rule: a number that no numbering plan knows is kept and marked, never refused; only text
that is no phone number at all is refused.

Why the imports inside functions: importing `phonenumbers` takes over a second, and the window has
to be there before that.
"""

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from exposure_app.core.identifiers import spelling
from exposure_app.core.identifiers.kinds import PhoneNumber
from exposure_app.errors import InvalidIdentifierError

if TYPE_CHECKING:
    import phonenumbers

FIELD: Final = "phone"

_MIN_DIGITS: Final = 7
_MAX_DIGITS: Final = 15
_MIN_TYPED: Final = 3
_MAX_DIALLED: Final = 22  # E.164, a trunk zero, and the code for dialling abroad
_NO_REGION: Final = ("", "001", "ZZ")

# The library takes the first digits of some of these for the code of a call-by-call operator.
_CHINESE_MOBILE: Final = re.compile(r"1[2-9]\d{9}")

_EXTENSION: Final = re.compile(
    r"(?:;\s*ext\s*=|\bext(?:ension|n)?\b\.?|(?<=[\d\s)])x|доб\.?|转|轉|分机|分機|内线|內線|#|,,+)"
    r"\s*[:.]?\s*\d{0,7}\s*#?\s*$",
    re.IGNORECASE,
)
_BETWEEN_NUMBERS: Final = re.compile(r"[;/|、,\n]|\bor\b|或")
_GAP_CATEGORIES: Final = frozenset({"Zs", "Cc", "Mn", "Pc", "Pd", "Pe", "Pf", "Pi", "Ps", "So"})
_GAP_MARKS: Final = "./,'~·・ー\N{MINUS SIGN}"


def parse_phone(text: str, region: str) -> PhoneNumber:
    """Read a phone number.

    Args:
        text: what was typed; digits of any script, with or without country code.
        region: ISO 3166 code of the country to assume without a country code, may be empty.

    Raises:
        InvalidIdentifierError: the text is no phone number.
    """
    dialled = _dialled(text)
    number = _parsed(dialled, region.strip().upper())
    if number is None:
        return _unclaimed(dialled)
    return _as_phone(number)


def format_phone(phone: PhoneNumber) -> str:
    """The number with its country code and the gaps people of that country write."""
    import phonenumbers  # noqa: PLC0415 - see the module

    try:
        number = phonenumbers.parse(phone.e164, None)
    except phonenumbers.NumberParseException:
        return phone.e164
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _dialled(text: str) -> str:
    """The digits that were typed, behind a ``+`` when there was one."""
    plain = spelling.without_label(spelling.ascii_digits(spelling.plain(FIELD, text)))
    plain = _EXTENSION.sub("", plain)
    numbers = [part for part in _BETWEEN_NUMBERS.split(plain) if _count(part) >= _MIN_DIGITS]
    if len(numbers) > 1:
        raise InvalidIdentifierError(FIELD, "several_numbers")
    packed = "".join(char for char in plain if not _is_gap(char))
    plus = "+" if packed.startswith("+") else ""
    digits = packed.lstrip("+")
    if not re.fullmatch("[0-9]+", digits):
        if "@" in digits:
            raise InvalidIdentifierError(FIELD, "is_an_address")
        has_both = _count(digits) >= _MIN_TYPED and digits.isalnum()
        raise InvalidIdentifierError(FIELD, "letters_in_number" if has_both else "not_a_number")
    return _with_plus(plus, digits)


def _with_plus(plus: str, digits: str) -> str:
    """The digits behind their ``+``, with what people put between the two taken out."""
    if plus and digits.startswith("00"):
        digits = digits[2:]
    if plus and digits.startswith("0"):
        plus = ""  # no country code begins with 0: the number was meant as a national one
    if len(digits) > (_MAX_DIGITS + 1 if plus else _MAX_DIALLED):
        raise InvalidIdentifierError(FIELD, "too_long")
    if len(digits) < (_MIN_DIGITS if plus else _MIN_TYPED):
        raise InvalidIdentifierError(FIELD, "too_short")
    return plus + digits


def _is_gap(char: str) -> bool:
    """Whether people write this between the digits of a number."""
    return char in _GAP_MARKS or unicodedata.category(char) in _GAP_CATEGORIES


def _count(text: str) -> int:
    return sum(char.isdecimal() for char in text)


def _parsed(dialled: str, region: str) -> "phonenumbers.PhoneNumber | None":
    """The number as the library reads it, None when no country has the code after the ``+``."""
    import phonenumbers  # noqa: PLC0415 - see the module

    if region == "CN" and _CHINESE_MOBILE.fullmatch(dialled):
        dialled = "+86" + dialled
    if dialled.startswith("+"):
        return _attempt(dialled, None)
    number = _attempt(dialled, region)
    if number is not None and phonenumbers.is_valid_number(number):
        return number
    return _abroad(dialled, number)


def _abroad(dialled: str, number: "phonenumbers.PhoneNumber | None") -> "phonenumbers.PhoneNumber":
    """The number read as one with a country code, where that fits better than a national one.

    Raises:
        InvalidIdentifierError: it cannot be read without a country.
    """
    other = _attempt("+" + dialled.removeprefix("00"), None)
    if other is not None and _fits_better(dialled, other, number):
        return other
    if number is None:
        raise InvalidIdentifierError(FIELD, "needs_country")
    return number


def _fits_better(
    dialled: str,
    other: "phonenumbers.PhoneNumber",
    number: "phonenumbers.PhoneNumber | None",
) -> bool:
    """Whether the reading with a country code is the likelier one of an unknown number."""
    import phonenumbers  # noqa: PLC0415 - see the module

    abroad = phonenumbers.CountryCodeSource.FROM_NUMBER_WITH_IDD
    if dialled.startswith("00"):
        is_plainly_abroad = number is not None and number.country_code_source == abroad
        return phonenumbers.is_valid_number(other) or (
            not is_plainly_abroad and phonenumbers.is_possible_number(other)
        )
    is_national = number is None or phonenumbers.is_possible_number(number)
    return not is_national and phonenumbers.is_valid_number(other)


def _attempt(dialled: str, region: str | None) -> "phonenumbers.PhoneNumber | None":
    import phonenumbers  # noqa: PLC0415 - see the module

    try:
        return phonenumbers.parse(dialled, region or None, keep_raw_input=True)
    except phonenumbers.NumberParseException:
        return None


def _unclaimed(dialled: str) -> PhoneNumber:
    """A number whose country code belongs to no country: kept as it was typed."""
    digits = dialled.removeprefix("+")
    if len(digits) > _MAX_DIGITS:
        raise InvalidIdentifierError(FIELD, "too_long")
    return PhoneNumber("+" + digits, "", is_known_valid=False)


def _as_phone(number: "phonenumbers.PhoneNumber") -> PhoneNumber:
    import phonenumbers  # noqa: PLC0415 - see the module

    if not number.national_number:  # nothing but zeros after the country code
        raise InvalidIdentifierError(FIELD, "not_a_number")
    number, e164 = _settled(number)
    if len(e164) - 1 < _MIN_DIGITS:
        raise InvalidIdentifierError(FIELD, "too_short")
    if len(e164) - 1 > _MAX_DIGITS:
        raise InvalidIdentifierError(FIELD, "too_long")
    region = phonenumbers.region_code_for_number(number)
    if region is None:  # numbers outside every plan: the main country of the code
        region = phonenumbers.region_code_for_country_code(number.country_code or 0)
    return PhoneNumber(
        e164,
        "" if region in _NO_REGION else region,
        is_known_valid=phonenumbers.is_valid_number(number),
    )


def _settled(
    number: "phonenumbers.PhoneNumber",
) -> "tuple[phonenumbers.PhoneNumber, str]":
    """The number that reads back as itself, and its canonical form.

    A second reading can take away a dialling prefix that the first one uncovered. Each turn is
    shorter than the one before, so this ends.
    """
    import phonenumbers  # noqa: PLC0415 - see the module

    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    while True:
        again = _attempt(e164, None)
        if again is None:
            return number, e164
        text = phonenumbers.format_number(again, phonenumbers.PhoneNumberFormat.E164)
        if len(text) >= len(e164):
            return again, e164
        number, e164 = again, text
