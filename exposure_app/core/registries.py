"""Official registries of lines and accounts in somebody's name.

They answer whether an identity is used, which no list of breaches can; the person goes there alone.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Registry:
    """One registry.

    Attributes:
        id: key of its words in `exposure_app.wording.registries`.
        countries: ISO 3166 codes of those it is for.
        web: address without scheme; empty where it is reached in another way.
        source: where the facts come from.
        last_checked: when they were last checked.
        grade: ``A`` official, ``B`` secondary, ``C`` to be confirmed by the reader.
    """

    id: str
    countries: frozenset[str]
    web: str
    source: str
    last_checked: date
    grade: str
