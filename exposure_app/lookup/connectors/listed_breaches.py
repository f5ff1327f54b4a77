"""The list of breaches of Have I Been Pwned, newer than the one that ships: fetched, and kept.

The one rule: a list is kept whole or not at all, and one that cannot be read again is as none: what
ships with the program then holds.
"""

import json
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from exposure_app.atomic_file import write_atomically
from exposure_app.cancellation import CancelToken
from exposure_app.core.breaches import HIBP_PREFIX, Incident, Provenance
from exposure_app.core.periods import PartialDate
from exposure_app.errors import PackError, PackMissingError, SourceProtocolError
from exposure_app.lookup.connectors.answers import read_json
from exposure_app.lookup.connectors.hibp import (
    ADDRESS,
    CATALOGUE_ID,
    catalogue_call,
    refresh_catalogue,
)
from exposure_app.lookup.connectors.hibp_breaches import HibpBreach, breaches_of, form_of
from exposure_app.lookup.small_files import read_small
from exposure_app.lookup.transport import Transport
from exposure_app.lookup.web_calls import Call

_SCHEMA: Final = 1
_MOST_BYTES: Final = 16 << 20
_NAMING: Final = frozenset({"phone", "email", "username", "uid", "name", "national_id"})

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Listed:
    """A list as it was fetched.

    Attributes:
        rows: by the name of the service.
        fetched: on which day; None when there is no list.
    """

    rows: Mapping[str, HibpBreach]
    fetched: date | None


NO_LIST: Final = Listed({}, None)


@dataclass(frozen=True, slots=True)
class ListedBreaches:
    """Fetches the list and keeps it in a file.

    Attributes:
        file: where it is kept.
        address: of the service.
    """

    file: Path
    address: str = ADDRESS

    @property
    def id(self) -> str:
        """Of this source, in the ledger and in the settings."""
        return CATALOGUE_ID

    def call(self) -> Call:
        """Exactly the request that `refresh` makes."""
        return catalogue_call(self.address)

    def read(self) -> Listed:
        """The list that was kept; `NO_LIST` when there is none that can be read."""
        try:
            content = read_json(read_small(self.file, _MOST_BYTES, CATALOGUE_ID))
        except PackMissingError as error:
            if error.why != "missing":
                _log.warning("the list of breaches that was fetched cannot be opened")
            return NO_LIST
        except PackError:
            content = None
        found = _listed(content)
        if found is None:
            _log.warning("the list of breaches that was fetched cannot be used")
        return found or NO_LIST

    def refresh(self, transport: Transport, token: CancelToken, today: date) -> Listed:
        """Fetch the list, and keep it in the place of the last.

        Raises:
            SourceError: no list came that can be used, or it cannot be kept; the last one stays.
            CheckCancelled: the person stopped.
        """
        rows = refresh_catalogue(transport, token, self.address)
        content = {
            "schema": _SCHEMA,
            "fetched": today.isoformat(),
            "breaches": [form_of(row) for row in rows],
        }
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self.file, text.encode("utf-8"))
        except OSError:
            raise SourceProtocolError(CATALOGUE_ID, "state_unwritable") from None
        return Listed({row.name: row for row in rows}, today)


def _listed(content: object) -> Listed | None:
    if not isinstance(content, dict) or content.get("schema") != _SCHEMA:
        return None
    rows = breaches_of(content.get("breaches"))
    try:
        fetched = date.fromisoformat(str(content.get("fetched")))
    except ValueError:
        return None
    return None if rows is None else Listed({row.name: row for row in rows}, fetched)


def incidents_of(
    rows: Mapping[str, HibpBreach], classes: Mapping[str, str], users: int
) -> Iterator[Incident]:
    """Each breach of a list as an incident; those that are no evidence are left out.

    Nothing but the list speaks of them here, so their kind and country are unknown, and they are
    weighed once somebody is found in one of them.

    Args:
        rows: by name.
        classes: our data classes by the words of the service.
        users: people who use the internet.
    """
    for row in rows.values():
        if not row.flags.is_fabricated and not row.flags.is_retired:
            yield _incident(row, classes, users)


def _incident(row: HibpBreach, classes: Mapping[str, str], users: int) -> Incident:
    held = frozenset(classes[words] for words in row.data_classes if words in classes)
    listed = PartialDate.parse(row.added.isoformat())
    return Incident(
        id=HIBP_PREFIX + row.name,
        hibp_name=row.name,
        entity=row.title,
        brands=(),
        kind="aggregator" if row.flags.is_spam_list or _is_from_devices(row) else "unknown",
        country="XX",
        regions=(),
        exposed_from=min(row.exposed, listed, key=lambda when: when.first),
        exposed_to=min(row.exposed, listed, key=lambda when: when.first),
        published=listed,
        mechanism=_mechanism(row),
        identifiers=held & _NAMING,
        data_classes=held,
        records=None,
        people=row.accounts,
        confidence="high" if row.flags.is_verified else "medium",
        symptoms_reported=frozenset(),
        coverage=min(1.0, row.accounts / users),
        flags=row.flags,
        provenance=Provenance("found", {}, ("hibp",)),
        reach=min(1.0, row.accounts / users),
        listed=listed,
    )


def _is_from_devices(row: HibpBreach) -> bool:
    return bool(row.flags.is_malware or row.flags.is_stealer_log)


def _mechanism(row: HibpBreach) -> str:
    if _is_from_devices(row):
        return "stealer"
    if row.flags.is_spam_list:
        return "scrape"
    # What a company lost, as the list tells it, was most often taken by somebody from outside.
    return "hack" if row.domain else "unknown"
