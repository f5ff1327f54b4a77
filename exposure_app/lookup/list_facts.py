"""What is known of a list on this computer before it is asked."""

from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from exposure_app.core.findings import ShownList
from exposure_app.core.identifiers import IdentifierKind
from exposure_app.errors import KeyStoreError, PackError
from exposure_app.lookup.local_pack import LocalPack, expected_kind, pack_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from exposure_app.lookup.desk_keys import DeskKey
    from exposure_app.lookup.signatures import PublisherKey


def list_facts(
    folder: Path,
    day: date,
    publishers: "tuple[PublisherKey, ...] | None" = None,
    desk: "Callable[[], DeskKey | None] | None" = None,
) -> ShownList:
    """Name, kind and date of a list; without a date when it cannot be used on that day.

    Args:
        folder: where the list lies.
        day: of the check.
        publishers: whom to trust; those that ship with the program when None.
        desk: gives the key of the support desk that looks up, for lists that are sealed.
    """
    try:
        with closing(LocalPack.open(folder, publishers, desk)) as pack:
            pack.expect_valid_on(day)
            return ShownList(pack.id, pack.kind.value, pack.is_demonstration, pack.dated)
    except (PackError, KeyStoreError):
        kind = expected_kind(folder) or IdentifierKind.OTHER
        return ShownList(pack_id(folder), kind.value, folder.parent.name == "demo", None)
