"""Mail addresses: the typed form that is digested, and the other spellings Gmail delivers to.

The one rule: the part before the @ is only trimmed, and only its ASCII letters are lower-cased;
published lists hold it as it was typed, dots and tags included.

Why not the codec ``idna`` of the standard library: it follows the rules of 2003, under which
domains with ß or a final ς become other domains than the ones registered today.
"""

import re
import string
import unicodedata
from typing import Final

from exposure_app.core.identifiers import spelling
from exposure_app.errors import InvalidIdentifierError

_MAX_LOCAL: Final = 64
_MAX_DOMAIN: Final = 253
_MAX_LABEL: Final = 63
_LOWER_ASCII: Final = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)
_NOT_IN_LOCAL: Final = re.compile(r'[\s\x00-\x1f\x7f-\x9f"(),:;<>\[\\\]@]')
_LABEL: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")
_FULL_STOPS: Final = str.maketrans("。．｡", "...")  # noqa: RUF001 - all three are typed for a dot
_AT_SIGNS: Final = str.maketrans("＠﹫", "@@")  # noqa: RUF001 - both are typed for an @
_INNER_MARKS: Final = "·・"
_GMAIL_DOMAINS: Final = ("gmail.com", "googlemail.com")


def parse_mail(field: str, text: str) -> str:
    """The canonical form of a mail address.

    Args:
        field: the input it was typed into, for the error.
        text: what was typed; ``Name <address>`` and ``mailto:`` are understood.

    Raises:
        InvalidIdentifierError: the text is no mail address.
    """
    local, at, domain = _bare(spelling.visible(field, text)).rpartition("@")
    local = local.strip().translate(_LOWER_ASCII)
    if not at or not local or _NOT_IN_LOCAL.search(local):
        raise InvalidIdentifierError(field, "not_an_address")
    if len(local.encode("utf-8")) > _MAX_LOCAL:
        raise InvalidIdentifierError(field, "too_long")
    return f"{local}@{_ascii_domain(field, domain.strip())}"


def gmail_variants(address: str) -> tuple[tuple[str, str], ...]:
    """Other spellings that reach the same Gmail mailbox, each with its form code.

    Spellings without the tag are marked ``untagged``, the others ``gmail_variant``; for addresses
    elsewhere there are none.
    """
    local, _, domain = address.rpartition("@")
    if domain not in _GMAIL_DOMAINS:
        return ()
    name, plus, tag = local.partition("+")
    found = {address: ""}
    for form, ending in (("gmail_variant", plus + tag), ("untagged", "")):
        for spelt in (name, name.replace(".", "")):
            for host in _GMAIL_DOMAINS:
                if spelt:
                    found.setdefault(f"{spelt}{ending}@{host}", form)
    del found[address]
    return tuple(found.items())


def _bare(text: str) -> str:
    """The address alone, without the name or the link it was copied with."""
    if text.endswith(">") and "<" in text:
        text = text[text.rindex("<") + 1 : -1].strip()
    if text[:7].lower() == "mailto:":
        text = text[7:]
    return text if "@" in text else text.translate(_AT_SIGNS)


def _ascii_domain(field: str, domain: str) -> str:
    """The domain in the form that stands in the name system."""
    spelt = unicodedata.normalize("NFC", domain.translate(_FULL_STOPS))
    # Twice: lower-casing can make a letter and its accent into a pair that has a form of its own.
    lower = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", spelt).lower())
    labels = [_ascii_label(label) for label in lower.removesuffix(".").split(".")]
    joined = ".".join(labels)
    if len(labels) < 2 or "" in labels or labels[-1].isdecimal():  # noqa: PLR2004 - name and zone
        raise InvalidIdentifierError(field, "not_an_address")
    if len(joined) > _MAX_DOMAIN:
        raise InvalidIdentifierError(field, "too_long")
    return joined


def _ascii_label(label: str) -> str:
    """One label of a domain in ASCII, empty when it cannot be one."""
    if not label.isascii():
        if label[0] == "-" or label[-1] == "-" or not all(map(_is_letter, label)):
            return ""
        if unicodedata.category(label[0]).startswith("M"):
            return ""
        label = "xn--" + label.encode("punycode").decode("ascii")
    return label if len(label) <= _MAX_LABEL and _LABEL.fullmatch(label) else ""


def _is_letter(char: str) -> bool:
    return char == "-" or char in _INNER_MARKS or unicodedata.category(char)[0] in "LMN"
