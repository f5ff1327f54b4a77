"""A pack that somebody else hosts: asked in sessions that all look alike.

The one rule: what is asked shows neither in the number of requests nor in their sizes, and what
comes back counts once it leads to the root in the signed manifest.

Three lanes lead to a pack. A small one comes over whole (`WHOLE`), so that its host learns no more
than that somebody uses it. Of a large one come eight parts (`PARTS`), by labels that only the key
of the evaluator could tell. A pack of e-mail addresses without a key (`RANGES`) is asked for
neighbouring parts around each, so many that enough others share them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from typing import Final

from exposure_app.cancellation import CancelToken
from exposure_app.core.digests import TAG_BYTES, Labels, join_digests, oprf_input, plain_digest
from exposure_app.core.identifiers import LookupForm
from exposure_app.core.ledger import Conclusion
from exposure_app.core.manifests import Manifest, Suite
from exposure_app.core.packs import bucket_file_name, open_bucket_file
from exposure_app.core.ranges import (
    ENTRY_BYTES,
    find_entry,
    records_of,
)
from exposure_app.core.sessions import Input, Part, sessions_of
from exposure_app.errors import CanaryError, PackError, SourceProtocolError
from exposure_app.lookup.entries_file import EntriesFile
from exposure_app.lookup.pack_hits import PackHit, hits_of
from exposure_app.lookup.remote_evaluator import RemoteEvaluator
from exposure_app.lookup.transport import Transport
from exposure_app.lookup.web_calls import Call

_AT_ONCE: Final = 4
Shuffled = Callable[[Iterable[int]], Sequence[int]]


class Lane(StrEnum):
    """How a pack is asked."""

    WHOLE = "whole"
    PARTS = "parts"
    RANGES = "ranges"


def lane_of(manifest: Manifest, whole_up_to: int) -> Lane:
    """How a pack is asked, where packs of at most so many bytes come over whole."""
    if manifest.shape.file_bytes <= whole_up_to:
        return Lane.WHOLE
    return Lane.RANGES if manifest.suite is Suite.PLAIN else Lane.PARTS


@dataclass(frozen=True, slots=True)
class Asking:
    """With what a pack is asked.

    Attributes:
        transport: by which to ask.
        token: stops it.
        ends: when the time of the source is over.
        secret: of this computer, for the texts that nobody has.
        shuffled: puts numbers in an order that chance chose.
    """

    transport: Transport
    token: CancelToken
    ends: float
    secret: bytes = field(repr=False)
    shuffled: Shuffled


@dataclass(frozen=True, slots=True)
class NetworkPack:
    """A pack elsewhere.

    Attributes:
        source_id: of this source.
        manifest: signed, and checked.
        host: address of the repository that has it.
        range_bits: of a digest, as many are told at most in the lane of ranges.
    """

    source_id: str
    manifest: Manifest
    host: str
    range_bits: int

    def look_up(
        self, forms: Sequence[LookupForm], asking: Asking, whole: EntriesFile | None = None
    ) -> Mapping[LookupForm, tuple[PackHit, ...]]:
        """Every incident in whose list each spelling stands.

        Args:
            forms: the spellings.
            asking: with what the pack is asked.
            whole: all its entries, when they are on this computer.

        Raises:
            SourceError: the pack could not be asked, or did not prove itself.
            PackError: what came is damaged.
            CheckCancelled: the person stopped.
        """
        found: dict[LookupForm, tuple[PackHit, ...]] = {}
        for session in sessions_of(self.manifest.shape, self.manifest.canary, forms, asking.secret):
            digests = self.digests([one.form for one in session], asking)
            search = whole.look_up if whole is not None else self._searching(digests, asking)
            for one, digest in zip(session, digests, strict=True):
                hits = search(digest)
                self.expect(one, hits)
                if one.part is Part.ASKED:
                    found[one.form] = hits
        return found

    def digests(self, inputs: Sequence[LookupForm], asking: Asking) -> list[bytes]:
        """The digests of the inputs of a session, asked in an order that chance chose."""
        manifest = self.manifest
        if manifest.suite is Suite.PLAIN:
            return [plain_digest(form, manifest.shape.epoch) for form in inputs]
        order = asking.shuffled(range(len(inputs)))
        texts = [oprf_input(inputs[place]) for place in order]
        with_what = (asking.transport, asking.token, asking.ends)
        mixed = [one.digests(texts, *with_what) for one in self.evaluators()]
        joined = mixed[0] if len(mixed) == 1 else list(map(join_digests, *mixed))
        placed = dict(zip(order, joined, strict=True))
        return [placed[place] for place in range(len(inputs))]

    def evaluators(self) -> tuple[RemoteEvaluator, ...]:
        """Whoever has to be asked; one operator or two, none for a pack without a key."""
        manifest = self.manifest
        if manifest.public_key is None:
            return ()
        first = RemoteEvaluator(self.source_id, manifest.evaluators, manifest.public_key)
        if manifest.second is None:
            return (first,)
        second = manifest.second
        return first, RemoteEvaluator(self.source_id, second.urls, second.public_key)

    def part_call(self, bucket: int) -> Call:
        """The request for one part."""
        shape = self.manifest.shape
        return Call(
            source_id=self.source_id,
            purpose="range" if self.manifest.suite is Suite.PLAIN else "bucket",
            url=f"{self.host}/packs/{shape.name}/{bucket_file_name(shape, bucket)}",
            most_bytes=shape.network_bytes,
            conclusion=self.conclusion,
        )

    @property
    def conclusion(self) -> Conclusion:
        """What the host can conclude from the parts that are asked for."""
        is_plain = self.manifest.suite is Suite.PLAIN
        return Conclusion.ONE_OF if is_plain else Conclusion.LABELS

    @property
    def told_bits(self) -> int:
        """How many bits of a digest the host is told of each input."""
        bits = self.manifest.shape.bucket_bits
        return min(bits, self.range_bits) if self.manifest.suite is Suite.PLAIN else bits

    @property
    def parts_each(self) -> int:
        """How many parts are asked for one input: its own, and neighbours that hide it."""
        return 1 << (self.manifest.shape.bucket_bits - self.told_bits)

    def parts_of(self, digest: bytes) -> range:
        """The parts that are asked for one digest."""
        own = Labels(digest).bucket(self.manifest.shape.bucket_bits)
        first = own - own % self.parts_each
        return range(first, first + self.parts_each)

    def expect(self, one: Input, hits: tuple[PackHit, ...]) -> None:
        """See that the pack proves itself.

        Raises:
            CanaryError: it missed what is in it, or found what nobody has.
        """
        if (one.part is Part.CANARY and not hits) or (one.part is Part.ABSENT and hits):
            raise CanaryError(self.source_id, "canary")

    def _parts(self, digests: Sequence[bytes], asking: Asking) -> Mapping[int, bytes]:
        """The entries of every part that is asked for; one asked for twice is fetched twice."""
        wanted = [part for digest in digests for part in self.parts_of(digest)]
        order = [wanted[place] for place in asking.shuffled(range(len(wanted)))]
        with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix=self.source_id) as pool:
            try:
                fetched = list(pool.map(partial(self._fetched, asking), order))
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
        return dict(zip(order, fetched, strict=True))

    def _fetched(self, asking: Asking, part: int) -> bytes:
        manifest = self.manifest
        data = asking.transport.fetch(self.part_call(part), asking.token, asking.ends).body
        if len(data) != manifest.shape.network_bytes:
            raise SourceProtocolError(self.source_id, "wrong_length")
        try:
            return open_bucket_file(data, manifest.shape, part, manifest.root, self.source_id)
        except PackError:
            raise SourceProtocolError(self.source_id, "altered") from None

    def _searching(
        self, digests: Sequence[bytes], asking: Asking
    ) -> Callable[[bytes], tuple[PackHit, ...]]:
        """Fetch the parts, and search in them."""
        return partial(self._hits, self._parts(digests, asking))

    def _hits(self, entries: Mapping[int, bytes], digest: bytes) -> tuple[PackHit, ...]:
        shape = self.manifest.shape
        own = entries[Labels(digest).bucket(shape.bucket_bits)]

        def find(tag: bytes) -> bytes | None:
            place = find_entry(own, tag)
            return None if place is None else own[place + TAG_BYTES : place + ENTRY_BYTES]

        return hits_of(records_of(digest, find, self.source_id), self.manifest, self.source_id)
