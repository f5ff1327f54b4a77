"""Account names and numbers as people type them, read by the rules of each service.

The one rule: where a service's format is uncertain, the name is kept. Refusing somebody's own
name is worse than looking up one that cannot exist.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from exposure_app.core.identifiers import mail, phones, spelling
from exposure_app.core.identifiers.kinds import (
    AccountHandle,
    Identifier,
    IdentifierKind,
    Service,
)
from exposure_app.errors import InvalidIdentifierError

_ALIPAY_ID: Final = re.compile(r"2088\d{12}")
_QQ_MAIL: Final = re.compile(r"(\d+)@(?:vip\.)?qq\.com", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _NameRule:
    """What a name at one service looks like.

    Attributes:
        kind: what kind of digest it has.
        shortest: fewest characters.
        longest: most characters; one outside ASCII counts two, as the services count.
        characters: what it is made of, as a regular expression.
        needs_letter_first: whether it cannot begin with a digit or a mark.
        link: what stands before the name in the address of a profile page.
    """

    kind: IdentifierKind
    shortest: int
    longest: int
    characters: str
    needs_letter_first: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class _NumberRule:
    """What a number at one service looks like.

    Attributes:
        kind: what kind of digest it has.
        shortest: fewest digits.
        longest: most digits.
    """

    kind: IdentifierKind
    shortest: int
    longest: int


_ANY: Final = r"[^\s/@<>?&%\x00-\x1f\x7f-\x9f]"
_SPACED: Final = r"[^\x00-\x1f\x7f-\x9f]"

# QQ, WeChat, X, Instagram and Telegram publish their limits; the others have changed theirs over
# the years, so theirs are wide.
_NAMES: Final[Mapping[Service, _NameRule]] = MappingProxyType(
    {
        Service.WECHAT: _NameRule(
            IdentifierKind.WECHAT, 6, 20, "[a-z0-9_-]", needs_letter_first=True
        ),
        Service.WEIBO: _NameRule(
            IdentifierKind.WEIBO_NAME, 1, 30, _ANY, link=r"weibo\.(?:com|cn)/(?:u/|n/|profile/)?"
        ),
        Service.TAOBAO: _NameRule(IdentifierKind.OTHER, 2, 40, _ANY),
        Service.BAIDU: _NameRule(IdentifierKind.OTHER, 1, 40, _ANY),
        Service.DOUYIN: _NameRule(IdentifierKind.OTHER, 2, 40, r"[a-z0-9_.-]"),
        Service.JD: _NameRule(IdentifierKind.OTHER, 2, 50, _ANY),
        Service.ALIPAY: _NameRule(IdentifierKind.OTHER, 2, 64, _ANY),
        Service.TELEGRAM: _NameRule(
            IdentifierKind.TELEGRAM_NAME, 4, 32, "[a-z0-9_]", needs_letter_first=True,
            link=r"(?:t|telegram)\.(?:me|dog)/(?:s/)?",
        ),
        Service.X: _NameRule(
            IdentifierKind.OTHER, 1, 15, "[a-z0-9_]", link=r"(?:x|twitter)\.com/"
        ),
        Service.INSTAGRAM: _NameRule(
            IdentifierKind.OTHER, 1, 30, "[a-z0-9_.]", link=r"instagram\.com/"
        ),
        Service.OTHER: _NameRule(IdentifierKind.OTHER, 1, 100, _SPACED),
    }
)  # fmt: skip

_NUMBERS: Final[Mapping[Service, _NumberRule]] = MappingProxyType(
    {
        Service.QQ: _NumberRule(IdentifierKind.QQ, 5, 11),
        Service.WEIBO: _NumberRule(IdentifierKind.WEIBO_UID, 4, 16),
        Service.TELEGRAM: _NumberRule(IdentifierKind.TELEGRAM_ID, 3, 16),
    }
)


def parse_handle(service: Service, text: str, region: str = "CN") -> Identifier:
    """Read an account name, number or address.

    Args:
        service: where the account is.
        text: what was typed; a profile link or a leading ``@`` is understood.
        region: country of a phone number typed as an Alipay account without country code.

    Returns:
        An `AccountHandle`; a `PhoneNumber` where an Alipay account is one. An address typed for
        Alipay or another service has the kind of an address, so that mail lists are asked.

    Raises:
        InvalidIdentifierError: the text cannot be an account there.
    """
    if service is Service.EMAIL:
        return AccountHandle(service, IdentifierKind.EMAIL, mail.parse_mail(service.value, text))
    typed = spelling.plain(service.value, text)
    if service is Service.QQ:
        return _qq(typed)
    if service is Service.ALIPAY:
        return _alipay(text, typed, region)
    if service is Service.OTHER and _is_address(typed):
        return AccountHandle(service, IdentifierKind.EMAIL, mail.parse_mail(service.value, text))
    return _name_or_number(service, typed)


def _qq(typed: str) -> AccountHandle:
    typed = spelling.without_label(typed)
    address = _QQ_MAIL.fullmatch(typed)
    if address is not None:
        typed = address[1]
    elif "@" in typed:
        raise InvalidIdentifierError(Service.QQ.value, "is_an_address")
    digits = re.sub(r"[\s-]", "", typed)
    if not digits.isdecimal():
        raise InvalidIdentifierError(Service.QQ.value, "letters_in_number")
    return _number(Service.QQ, digits)


def _alipay(text: str, typed: str, region: str) -> Identifier:
    service = Service.ALIPAY
    digits = spelling.ascii_digits(re.sub(r"\s", "", typed))
    if _ALIPAY_ID.fullmatch(digits):
        return AccountHandle(service, IdentifierKind.OTHER, digits)
    if "@" in typed:
        return AccountHandle(service, IdentifierKind.EMAIL, mail.parse_mail(service.value, text))
    if re.search("[^\\W\\d_]", spelling.without_label(typed)):
        return _name_or_number(service, typed)
    try:
        return phones.parse_phone(text, region)
    except InvalidIdentifierError as error:
        raise InvalidIdentifierError(service.value, error.why) from None


def _name_or_number(service: Service, typed: str) -> AccountHandle:
    rule = _NAMES[service]
    name = _lower(_without_link(rule, typed)).lstrip("@").strip()
    if service in _NUMBERS and name.isdecimal():
        return _number(service, name)
    _check_name(service, rule, name)
    return AccountHandle(service, rule.kind, name)


def _check_name(service: Service, rule: _NameRule, name: str) -> None:
    wrong = {
        "empty": not name,
        "is_an_address": rule.characters != _SPACED and _is_address(name),
        "is_a_phone": service is Service.TELEGRAM and _is_phone(name),
        "unexpected_character": not re.fullmatch(f"(?:{rule.characters})+", name),
        "needs_letter_first": rule.needs_letter_first and not name[:1].isalpha(),
        "too_short": _width(name) < rule.shortest,
        "too_long": _width(name) > rule.longest,
    }
    for why, is_wrong in wrong.items():
        if is_wrong:
            raise InvalidIdentifierError(service.value, why)


def _number(service: Service, typed: str) -> AccountHandle:
    rule = _NUMBERS[service]
    digits = spelling.ascii_digits(typed)
    if digits.startswith("0"):
        raise InvalidIdentifierError(service.value, "starts_with_zero")
    if len(digits) < rule.shortest:
        raise InvalidIdentifierError(service.value, "too_short")
    if len(digits) > rule.longest:
        raise InvalidIdentifierError(service.value, "too_long")
    return AccountHandle(service, rule.kind, digits)


def _without_link(rule: _NameRule, typed: str) -> str:
    """The name alone when the address of a profile page was pasted."""
    if not rule.link:
        return typed
    found = re.fullmatch(
        rf"(?:https?://)?(?:www\.|m\.|mobile\.)?{rule.link}([^/?#]+)/?(?:[?#].*)?",
        typed,
        re.IGNORECASE,
    )
    return found[1] if found else typed


def _lower(text: str) -> str:
    """Lower case and NFKC at once.

    Twice, because lower-casing can make a letter and its accent into a pair that has a form of
    its own; then two spellings of one name would have two digests.
    """
    return unicodedata.normalize("NFKC", text.lower())


def _width(name: str) -> int:
    return sum(1 if char.isascii() else 2 for char in name)


def _is_address(text: str) -> bool:
    return re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", text) is not None


def _is_phone(text: str) -> bool:
    return re.fullmatch(r"\+[\d\s()-]+", text) is not None
