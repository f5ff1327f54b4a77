"""The incidents that a publisher tells of: a table in its signed list, read whole or refused.

The one rule: such a table adds to the catalogue and changes nothing that is in it; beside each of
its incidents stands who tells of it.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from exposure_app.core.breaches import HIBP_PREFIX, Incident
from exposure_app.errors import CatalogueError
from exposure_app.lookup.catalogue import read_incidents

TARGET: Final = "catalogue/incidents.json"
"""Under which the table is announced."""
MOST_BYTES: Final = 4_000_000


def published_incidents(data: bytes, publisher: str) -> tuple[Incident, ...]:
    """The incidents of a table.

    Args:
        data: the bytes of the table.
        publisher: the name to show beside them.

    Raises:
        CatalogueError: the table is too large, or has a row that cannot be used.
    """
    if len(data) > MOST_BYTES:
        raise CatalogueError(TARGET, "-", "the file is too large")
    return tuple(_told_by(publisher, data))


def _told_by(publisher: str, data: bytes) -> Iterator[Incident]:
    for incident in read_incidents(data, TARGET):
        if incident.id.startswith(HIBP_PREFIX) or incident.provenance.attribution:
            raise CatalogueError(TARGET, incident.id, "only the publisher stands for its incidents")
        yield replace(incident, provenance=replace(incident.provenance, attribution=(publisher,)))
