"""What is known of a list on this computer before it is asked."""

from contextlib import closing
from datetime import date
from pathlib import Path

from exposure_app.core.findings import LocalList
from exposure_app.core.identifiers import IdentifierKind
from exposure_app.errors import PackError
from exposure_app.lookup.local_pack import LocalPack, expected_kind, pack_id


def list_facts(folder: Path, day: date) -> LocalList:
    """Name, kind and date of a list; without a date when it cannot be used on that day."""
    try:
        with closing(LocalPack.open(folder)) as pack:
            pack.expect_valid_on(day)
            return LocalList(pack.id, pack.kind.value, pack.is_demonstration, pack.dated)
    except PackError:
        kind = expected_kind(folder) or IdentifierKind.OTHER
        return LocalList(pack_id(folder), kind.value, folder.parent.name == "demo", None)
