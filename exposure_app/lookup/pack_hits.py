"""What a record of a pack says to a person: the incidents, and what is to be said with them."""

from collections.abc import Iterable
from dataclasses import dataclass

from exposure_app.core.manifests import Manifest
from exposure_app.core.ranges import Record, RecordFlag, class_codes
from exposure_app.errors import PackCorruptError


@dataclass(frozen=True, slots=True)
class PackHit:
    """One incident in whose list the identifier stands.

    Attributes:
        incident_ids: ids in the catalogue; one.
        data_classes: what the list holds of this identifier; classes, never values.
        is_sensitive: shown only after the person confirms.
        is_unverified: the list is not known to be genuine.
        is_doubtful: the classes are not sure.
        is_compilation: the record was republished in a mixed list.
    """

    incident_ids: tuple[str, ...]
    data_classes: frozenset[str]
    is_sensitive: bool = False
    is_unverified: bool = False
    is_doubtful: bool = False
    is_compilation: bool = False


def hits_of(records: Iterable[Record], manifest: Manifest, own_id: str) -> tuple[PackHit, ...]:
    """The incidents of these records.

    Raises:
        PackCorruptError: a record names an incident that is not in the manifest.
    """
    return tuple(hit for record in records for hit in _hits(record, manifest, own_id))


def _hits(record: Record, manifest: Manifest, own_id: str) -> tuple[PackHit, ...]:
    listed = manifest.incidents
    if any(number not in listed for number in record.incidents):
        raise PackCorruptError(own_id, "corrupt")
    told = class_codes(record.bitmap)
    return tuple(
        PackHit(
            incident_ids=(listed[number].id,),
            data_classes=told & listed[number].data_classes,
            is_sensitive=RecordFlag.SENSITIVE in record.flags,
            is_unverified=RecordFlag.UNVERIFIED in record.flags,
            is_doubtful=RecordFlag.DOUBTFUL in record.flags,
            is_compilation=RecordFlag.COMPILATION in record.flags,
        )
        for number in record.incidents
    )
