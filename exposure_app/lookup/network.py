"""Everything that may be asked over the network, and with what.

The one rule: nothing is in here that was not switched on.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from exposure_app.cancellation import CancelToken
from exposure_app.core.anonymity import Plans
from exposure_app.core.manifests import Manifest
from exposure_app.lookup.connectors.connector import Connector
from exposure_app.lookup.connectors.listed_breaches import ListedBreaches
from exposure_app.lookup.network_pack import Asking, Lane, NetworkPack, Shuffled, lane_of
from exposure_app.lookup.pack_store import PackStore
from exposure_app.lookup.transport import Transport
from exposure_app.lookup.whole_pack import WholePack


@dataclass(frozen=True, slots=True)
class Network:
    """Whom this computer may ask.

    Attributes:
        transport: by which everything is asked.
        stores: of the publishers that are switched on.
        connectors: services that are switched on.
        facts: fetches newer facts about breaches, without asking about anybody; None when that is
            not switched on.
        secret: of this computer, for the texts that nobody has.
        shuffled: puts numbers in an order that chance chose.
        folder: for whole packs.
        whole_up_to: packs of at most so many bytes come over whole.
        plans: how many numbers each plan has.
        least_shared: fewer others who share a code than this, and it is held back.
        prepare: finds out whether what is sent can be written down; raises when it cannot.
    """

    transport: Transport
    stores: tuple[PackStore, ...]
    connectors: tuple[Connector, ...]
    facts: ListedBreaches | None
    secret: bytes = field(repr=False)
    shuffled: Shuffled
    folder: Path
    whole_up_to: int
    plans: Plans
    least_shared: int
    prepare: Callable[[], None] = lambda: None

    def pack(self, store: PackStore, manifest: Manifest, range_bits: int) -> NetworkPack:
        """A pack of a publisher, as it is asked."""
        name = f"{store.introduction.name}-{manifest.shape.name}".lower()
        return NetworkPack(name, manifest, store.introduction.url, range_bits)

    def lane(self, manifest: Manifest) -> Lane:
        """How a pack is asked: whole if it is small."""
        return lane_of(manifest, self.whole_up_to)

    def whole(self, pack: NetworkPack, store: PackStore) -> WholePack:
        """The entries of a small pack on this computer."""
        shape = pack.manifest.shape
        place = self.folder / store.introduction.name / "packs" / shape.name / f"e{shape.epoch}"
        return WholePack(pack.source_id, pack.manifest, pack.host, place)

    def asking(self, token: CancelToken) -> Asking:
        """With what a source is asked whose time begins now."""
        return Asking(
            self.transport, token, self.transport.source_ends(), self.secret, self.shuffled
        )
