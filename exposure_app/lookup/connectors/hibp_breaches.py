"""The list of breaches of Have I Been Pwned: rows that were doubted, field by field.

The one rule: a list is read whole or refused; what we do not use of a row is not kept.

Source of the fields: its interface of version 3.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from exposure_app.core.breaches import Flags
from exposure_app.core.periods import PartialDate
from exposure_app.lookup.connectors.answers import is_short_text, read_json

_NAME: Final = re.compile(r"[A-Za-z0-9._-]{1,100}")
_MOMENT: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T[0-9:.]+Z?)?")
_FLAG_FIELDS: Final = {
    "Verified": "is_verified",
    "Fabricated": "is_fabricated",
    "Sensitive": "is_sensitive",
    "Retired": "is_retired",
    "SpamList": "is_spam_list",
    "Malware": "is_malware",
    "StealerLog": "is_stealer_log",
}
# These two came later than the others.
_LATER_FLAGS: Final = frozenset({"Malware", "StealerLog"})
_MOST_CLASSES: Final = 400
_MOST_ACCOUNTS: Final = 10**12


@dataclass(frozen=True, slots=True)
class HibpBreach:
    """One breach as the service lists it.

    Attributes:
        name: stable.
        title: to show.
        domain: of whom it happened to; empty when there is none.
        breached: when it happened; often only the month is right.
        added: when the service listed it.
        modified: when the service last changed its entry.
        accounts: how many the list holds.
        data_classes: in the words of the service.
        flags: what the service says of it.
    """

    name: str
    title: str
    domain: str
    breached: date
    added: date
    modified: date
    accounts: int
    data_classes: tuple[str, ...]
    flags: Flags

    @property
    def exposed(self) -> PartialDate:
        """The month in which it happened."""
        return PartialDate.parse(self.breached.isoformat()[:7])


def is_breach_name(value: object) -> bool:
    """Whether this can be the name of a breach."""
    return isinstance(value, str) and bool(_NAME.fullmatch(value))


def read_breaches(body: bytes) -> tuple[HibpBreach, ...] | None:
    """Every row of an answer; None when one of them cannot be used."""
    return breaches_of(read_json(body))


def breaches_of(content: object) -> tuple[HibpBreach, ...] | None:
    """Every row of a list that was read; None when one of them cannot be used."""
    if not isinstance(content, list):
        return None
    try:
        found = tuple(_row(row) for row in content)
    except (KeyError, TypeError, ValueError):
        return None
    return found if len({row.name for row in found}) == len(found) else None


def form_of(row: HibpBreach) -> dict[str, object]:
    """A row as the service would list it, with the fields alone that we use."""
    flags = {f"Is{name}": getattr(row.flags, field) for name, field in _FLAG_FIELDS.items()}
    return {
        "Name": row.name,
        "Title": row.title,
        "Domain": row.domain,
        "BreachDate": row.breached.isoformat(),
        "AddedDate": row.added.isoformat(),
        "ModifiedDate": row.modified.isoformat(),
        "PwnCount": row.accounts,
        "DataClasses": list(row.data_classes),
        **flags,
    }


def _row(row: Mapping[str, object]) -> HibpBreach:
    name, domain = row["Name"], row["Domain"]
    if not is_breach_name(name) or not (domain == "" or is_short_text(domain)):
        raise ValueError("not a breach")
    return HibpBreach(
        name=str(name),
        title=_text(row["Title"]),
        domain=str(domain),
        breached=_day(row["BreachDate"]),
        added=_day(row["AddedDate"]),
        modified=_day(row["ModifiedDate"]),
        accounts=_count(row["PwnCount"]),
        data_classes=_texts(row["DataClasses"]),
        flags=Flags(**{field: _flag(row, name) for name, field in _FLAG_FIELDS.items()}),
    )


def _flag(row: Mapping[str, object], name: str) -> bool:
    key = f"Is{name}"
    return _claim(row.get(key, False) if name in _LATER_FLAGS else row[key])


def _text(value: object) -> str:
    if not is_short_text(value):
        raise ValueError("not a text to show")
    return str(value)


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > _MOST_CLASSES:
        raise ValueError("not a list of texts")
    return tuple(_text(one) for one in value)


def _day(value: object) -> date:
    form = _MOMENT.fullmatch(value) if isinstance(value, str) else None
    if form is None:
        raise ValueError("not a day")
    return date.fromisoformat(form[1])


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _MOST_ACCOUNTS:
        raise ValueError("not a count")
    return value


def _claim(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("neither true nor false")  # noqa: TRY004 - one error kind for bad rows
    return value
