"""Countries by the names people know them by.

The one rule: a country is its ISO 3166 code; names and calling codes only help to choose it.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Country:
    """One country or territory with phone numbers of its own.

    Attributes:
        code: ISO 3166 code of two letters.
        names: name by language (``en``, ``zh_CN``).
        calling_code: what is dialled after the ``+`` to reach it.
    """

    code: str
    names: Mapping[str, str]
    calling_code: int
