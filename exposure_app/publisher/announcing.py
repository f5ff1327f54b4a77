"""Announce incidents, so that programs know what the lists of a publisher are about.

The one rule: a table that a program would refuse is not announced.
"""

from pathlib import Path

from exposure_app.errors import PublishError
from exposure_app.lookup.published_incidents import MOST_BYTES, TARGET, published_incidents
from exposure_app.publisher.repository import Repository


def announce_incidents(table: Path, repository: Repository) -> int:
    """Publish a table of incidents in the place of the last one; how many there are.

    Args:
        table: in the form of the tables of the program's catalogue.
        repository: where it is published.

    Raises:
        CatalogueError: the table has a row that cannot be used.
        PublishError: the file or the repository cannot be read, or a key is missing.
    """
    try:
        with table.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError:
        raise PublishError(table.name, "cannot be read") from None
    count = len(published_incidents(data, table.name))
    repository.publish({TARGET: data})
    return count
