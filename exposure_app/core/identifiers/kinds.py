"""The kinds of identifier as values, and why a typed text is none of them.

The one rule: the text itself is left out of every repr.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

# Every `why` of an `InvalidIdentifierError`; each has its words in `exposure_app.wording.errors`.
INVALID_REASONS: Final = (
    "empty", "too_short", "too_long", "not_a_number", "several_numbers", "needs_country",
    "starts_with_zero", "letters_in_number", "not_an_address", "is_an_address", "is_a_phone",
    "needs_letter_first", "unexpected_character",
)  # fmt: skip


class Service(StrEnum):
    """A place where a person has an account, as the window offers it."""

    EMAIL = "email"
    WEIBO = "weibo"
    QQ = "qq"
    WECHAT = "wechat"
    TAOBAO = "taobao"
    ALIPAY = "alipay"
    BAIDU = "baidu"
    DOUYIN = "douyin"
    JD = "jd"
    TELEGRAM = "telegram"
    X = "x"
    INSTAGRAM = "instagram"
    OTHER = "other"


class IdentifierKind(StrEnum):
    """What kind of digest an identifier has; the numbers of the wire are in `digests`."""

    PHONE = "phone"
    EMAIL = "email"
    QQ = "qq"
    WEIBO_UID = "weibo_uid"
    WECHAT = "wechat"
    WEIBO_NAME = "weibo_name"
    TELEGRAM_ID = "telegram_id"
    TELEGRAM_NAME = "telegram_name"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """One phone number.

    Attributes:
        e164: canonical form, ``+`` and 7 to 15 digits.
        region: ISO 3166 code of the country the number belongs to, empty when none claims it.
        is_known_valid: whether the numbering plan knows the block; False is a warning only.
    """

    e164: str = field(repr=False)
    region: str
    is_known_valid: bool


@dataclass(frozen=True, slots=True)
class AccountHandle:
    """One account name, number or address at a service.

    Attributes:
        service: where the person has it.
        kind: what kind of digest it has.
        canonical: the form that is digested.
    """

    service: Service
    kind: IdentifierKind
    canonical: str = field(repr=False)


Identifier = PhoneNumber | AccountHandle


@dataclass(frozen=True, slots=True)
class LookupForm:
    """One spelling of an identifier under which a list may hold it.

    Attributes:
        kind: what kind of digest it has.
        canonical: the exact text that is digested.
        form: ``typed``, ``gmail_variant`` or ``untagged``: which spelling this is.
    """

    kind: IdentifierKind
    canonical: str = field(repr=False)
    form: str
