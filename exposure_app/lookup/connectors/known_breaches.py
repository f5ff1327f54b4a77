"""From the name of a breach to a hit, with all that is known of it here.

The one rule: each flag of an entry is used in one way, whoever named the entry.

- made up (fabricated): no evidence of anything, so there is no hit;
- taken back by the service (retired): no hit either;
- not verified, sensitive: a hit that says so;
- a list of addresses to send to (spam list): a hit that says so, since no holder lost it;
- gathered by harmful software (malware, stealer log): a hit that says so, since it came from the
  devices of people and from no holder.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from exposure_app import resources
from exposure_app.core.breaches import HIBP_PREFIX, Catalogue, Flags, Incident
from exposure_app.core.vocabulary import DATA_CLASSES
from exposure_app.errors import CatalogueError
from exposure_app.lookup.connectors.connector import ConnectorHit
from exposure_app.lookup.connectors.hibp_breaches import HibpBreach
from exposure_app.lookup.tables import read_table

_TABLE: Final = "hibp-data-classes"


@dataclass(frozen=True, slots=True)
class KnownBreaches:
    """What is known of breaches beside an answer.

    Attributes:
        catalogue: that ships with the program.
        classes: our data classes by the words of Have I Been Pwned, see `load_hibp_classes`.
        listed: newer rows by name, as `hibp.refresh_catalogue` fetched them; may be empty.
    """

    catalogue: Catalogue
    classes: Mapping[str, str]
    listed: Mapping[str, HibpBreach] = field(default_factory=dict)

    def hit_of_name(self, name: str) -> ConnectorHit | None:
        """The hit for a name of Have I Been Pwned; None when it is no evidence."""
        row = self.listed.get(name)
        if row is not None:
            return self.hit_of_row(row)
        incident = self.catalogue.find(HIBP_PREFIX + name)
        if incident is not None:
            return hit_of_incident(incident)
        return ConnectorHit(HIBP_PREFIX + name, name)

    def hit_of_row(self, row: HibpBreach) -> ConnectorHit | None:
        """The hit for a whole row; None when it is no evidence."""
        found = (self.classes.get(words, "") for words in row.data_classes)
        hit = ConnectorHit(
            incident_id=HIBP_PREFIX + row.name,
            title=row.title,
            exposed=row.exposed,
            listed=row.added,
            data_classes=frozenset(code for code in found if code),
            **_marks(row.flags),
        )
        return hit if _is_evidence(row.flags) else None


def hit_of_incident(incident: Incident) -> ConnectorHit | None:
    """The hit for an incident of the catalogue; None when it is no evidence."""
    name = incident.hibp_name
    hit = ConnectorHit(
        incident_id=HIBP_PREFIX + name if name else incident.id,
        title=incident.entity,
        exposed=incident.exposed_from,
        listed=incident.listed.first if incident.listed else None,
        data_classes=incident.data_classes,
        **_marks(incident.flags),
    )
    return hit if _is_evidence(incident.flags) else None


def load_hibp_classes(folder: Path | None = None) -> dict[str, str]:
    """Our data classes by the words of Have I Been Pwned; words that say nothing are left out.

    Raises:
        CatalogueError: the table is missing or has a row that cannot be used.
    """
    table = read_table((folder or resources.path("catalogue")) / f"{_TABLE}.json")
    rows = table.get("classes")
    if not isinstance(rows, dict):
        raise CatalogueError(_TABLE, "-", "classes is missing")
    for words, code in rows.items():
        if code is not None and code not in DATA_CLASSES:
            raise CatalogueError(_TABLE, str(words), "not a data class")
    return {words: code for words, code in rows.items() if code}


def _is_evidence(flags: Flags) -> bool:
    return not flags.is_fabricated and not flags.is_retired


def _marks(flags: Flags) -> dict[str, bool]:
    return {
        "is_unverified": flags.is_verified is False,
        "is_sensitive": bool(flags.is_sensitive),
        "is_spam_list": bool(flags.is_spam_list),
        "is_from_own_device": bool(flags.is_malware or flags.is_stealer_log),
    }
