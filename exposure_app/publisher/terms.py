"""What a pack is to be, apart from its rows, and what its publisher keeps to itself."""

from dataclasses import dataclass, field
from datetime import date

from exposure_app.core.identifiers import IdentifierKind, LookupForm
from exposure_app.core.manifests import ListedIncident


@dataclass(frozen=True, slots=True)
class PackTerms:
    """Everything about a pack that is not a row.

    Attributes:
        name: the published name.
        kind: what kind of identifier it holds.
        epoch: which edition.
        bucket_bits: there are ``2 ** bucket_bits`` buckets.
        incidents: the lists, in the order of their numbers.
        canary: an identifier among the rows, by which the pack proves itself.
        notice: what a person who opens the manifest should know.
        dated: the day of the lists.
        valid_from: first day on which it may be used.
        valid_to: last day on which it may be used.
    """

    name: str
    kind: IdentifierKind
    epoch: int
    bucket_bits: int
    incidents: tuple[ListedIncident, ...]
    canary: LookupForm = field(repr=False)
    notice: str
    dated: date
    valid_from: date
    valid_to: date


@dataclass(frozen=True, slots=True)
class PackSecrets:
    """What a publisher keeps; in a demonstration all of it is open.

    Attributes:
        padding: seed of the padding entries.
        key: seed of the key of the oblivious function.
        key_info: public text that goes into the key.
        signing: seed of the Ed25519 key.
    """

    padding: bytes = field(repr=False)
    key: bytes = field(repr=False)
    key_info: bytes
    signing: bytes = field(repr=False)
