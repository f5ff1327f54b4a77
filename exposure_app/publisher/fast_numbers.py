"""Phone numbers that are already in E.164, told apart from all others without parsing them.

The one rule: what this accepts is a valid number that `core.identifiers.parse_phone` would leave as
it is; whatever it is not sure of goes the slow way.

Why: reading a number with `phonenumbers` takes some 70 microseconds, and a list has a thousand
million of them. Their country code and their pattern, taken once from that library's metadata,
answer in two.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import phonenumbers

_TYPES: Final = (
    "fixed_line", "mobile", "toll_free", "premium_rate", "shared_cost", "personal_number", "voip",
    "pager", "uan", "voicemail",
)  # fmt: skip
_NO_REGION: Final = "001"


class FastNumbers:
    """The numbering plans of the world as one pattern; making it takes a quarter of a second."""

    def __init__(self) -> None:
        by_code = {str(code): pattern for code, pattern in _plans()}
        # What is too short or too long is refused by `parse_phone` as well.
        pattern = rf"\+(?=[0-9]{{7,15}}\Z)(?:{_branches(by_code, '')})"
        self._matches = re.compile(pattern).fullmatch

    def is_canonical(self, text: str) -> bool:
        """Whether the text is a valid number in E.164, exactly as it would be written.

        >>> FastNumbers().is_canonical("+8613800138000")
        True
        >>> FastNumbers().is_canonical("13800138000")
        False
        """
        return self._matches(text) is not None


@cache
def fast_numbers() -> FastNumbers:
    """The one table of this process."""
    return FastNumbers()


def _branches(by_code: Mapping[str, str], begun: str) -> str:
    """One branch for each next digit, so that no number is tried against every country."""
    if begun in by_code:
        return by_code[begun]
    longer = sorted({code[len(begun)] for code in by_code if code.startswith(begun)})
    return "|".join(f"{digit}(?:{_branches(by_code, begun + digit)})" for digit in longer)


def _plans() -> Iterator[tuple[int, str]]:
    import phonenumbers  # noqa: PLC0415 - a second to import, and only phone lists need it

    for code, regions in phonenumbers.COUNTRY_CODE_TO_REGION_CODE.items():
        found = [_metadata(code, region) for region in regions]
        known = [metadata for metadata in found if metadata is not None]
        if known:
            patterns = dict.fromkeys(pattern for one in known for pattern in _patterns(one))
            prefix = known[0].national_prefix_for_parsing
            # The library may take such a prefix away.
            unless = f"(?!{prefix})" if prefix else ""
            yield code, (unless + f"(?:{'|'.join(patterns)})").replace(r"\d", "[0-9]")


def _metadata(code: int, region: str) -> "phonenumbers.PhoneMetadata | None":
    import phonenumbers  # noqa: PLC0415 - see above

    if region == _NO_REGION:
        return phonenumbers.PhoneMetadata.metadata_for_nongeo_region(code, None)
    return phonenumbers.PhoneMetadata.metadata_for_region(region, None)


def _patterns(metadata: "phonenumbers.PhoneMetadata") -> Iterator[str]:
    """What a valid national number of one country looks like: of a type, and of the country."""
    country = metadata.general_desc
    general = country.national_number_pattern if country is not None else ""
    for name in _TYPES:
        description = getattr(metadata, name)
        if description is not None and description.national_number_pattern:
            yield rf"(?=(?:{general})\Z)(?:{description.national_number_pattern})"
