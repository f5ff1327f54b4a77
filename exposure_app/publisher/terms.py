"""What a pack is to be, apart from its rows, and what its publisher keeps to itself.

The one rule: what is secret is never shown by printing one of these.
"""

from dataclasses import dataclass, field, replace
from datetime import date

from exposure_app.core.identifiers import IdentifierKind, LookupForm
from exposure_app.core.manifests import ListedIncident, Suite


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
        suite: how identifiers become digests.
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
    suite: Suite = Suite.OBLIVIOUS


@dataclass(frozen=True, slots=True)
class OperatorKey:
    """The key of the oblivious function of one operator.

    Attributes:
        seed: of the key.
        info: public text that goes into it.
    """

    seed: bytes = field(repr=False)
    info: bytes


@dataclass(frozen=True, slots=True)
class PackSecrets:
    """What a publisher keeps; in a demonstration all of it is open.

    Attributes:
        padding: seed of the padding entries.
        key: seed of the key of the oblivious function.
        key_info: public text that goes into the key.
        signing: seed of the Ed25519 key.
        second: the key of the other operator of a pack that two share; None for all others.
    """

    padding: bytes = field(repr=False)
    key: bytes = field(repr=False)
    key_info: bytes
    signing: bytes = field(repr=False)
    second: OperatorKey | None = field(default=None, repr=False)

    @property
    def operators(self) -> tuple[OperatorKey, ...]:
        """Every key of the oblivious function, in the order in which their digests are joined."""
        first = OperatorKey(self.key, self.key_info)
        return (first,) if self.second is None else (first, self.second)

    def shared_with(self, other: "PackSecrets") -> "PackSecrets":
        """These secrets for a pack of two operators; of the other, only the key is taken."""
        return replace(self, second=OperatorKey(other.key, other.key_info))
