"""Ask a list that somebody else hosts.

The one rule: nobody is asked whom the person has not been shown. A list that changed between the
showing and the asking is not asked.
"""

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import Final

from exposure_app.cancellation import CancelToken
from exposure_app.checking.answers import NEW_LISTS, TOO_FEW, Answer, Asked
from exposure_app.checking.sharing import is_held_back, range_k
from exposure_app.checking.wanted import Wanted
from exposure_app.core.anonymity import LINKED_ROWS, bits_each
from exposure_app.core.findings import CheckRequest
from exposure_app.core.identifiers import IdentifierKind, LookupForm
from exposure_app.core.manifests import Manifest
from exposure_app.errors import PackError, PackOutdatedError, SourceError, SourceProtocolError
from exposure_app.lookup.network import Network
from exposure_app.lookup.network_pack import Lane, NetworkPack
from exposure_app.lookup.pack_store import PackStore

MOST_RANGE_BITS: Final = 14
WITHDRAWN: Final = "withdrawn"

_PATIENCE: Final = 0.1


@dataclass(slots=True)
class Refreshing:
    """One publisher, brought up to date once in a check, whichever of its lists comes first.

    Attributes:
        network: by which to ask.
        store: of the publisher.
        day: of the check.
    """

    network: Network
    store: PackStore
    day: date
    _lock: Lock = field(default_factory=Lock)
    _is_done: bool = False
    _error: SourceError | None = None

    def now(self, token: CancelToken) -> None:
        """Wait until the publisher is up to date.

        Raises:
            SourceError: that failed.
            CheckCancelled: the person stopped the check.
        """
        while not self._lock.acquire(timeout=_PATIENCE):
            token.check()
        try:
            if not self._is_done:
                self._refresh(token)
        finally:
            self._lock.release()
        if self._error is not None:
            raise self._error

    def _refresh(self, token: CancelToken) -> None:
        transport = self.network.transport
        try:
            self.store.refresh(transport, token, self.day, transport.source_ends())
        except SourceError as error:
            self._error = error
        self._is_done = True


def forms_of(kind: IdentifierKind, wanted: Iterable[Wanted]) -> list[LookupForm]:
    """Every spelling of a kind, each once."""
    forms = [form for one in wanted for form in one.forms if form.kind is kind]
    return list(dict.fromkeys(forms))


def range_bits(forms: Iterable[LookupForm]) -> int:
    """How many bits of each digest may be told to one who could link all of them."""
    return min(MOST_RANGE_BITS, bits_each(LINKED_ROWS, max(1, len(list(forms)))))


def ask_pack(
    refreshing: Refreshing,
    shown: Manifest,
    request: CheckRequest,
    wanted: tuple[Wanted, ...],
    token: CancelToken,
) -> Answer:
    """Ask one list of a publisher.

    Args:
        refreshing: of the publisher.
        shown: the manifest from which the person was shown what would be sent.
        request: what the person agreed to.
        wanted: everything that is looked up in this check.
        token: stops it.

    Raises:
        CheckCancelled: the person stopped the check.
    """
    network, store = refreshing.network, refreshing.store
    asked = asked_pack(network.pack(store, shown, 0))
    forms = forms_of(shown.shape.kind, wanted)
    try:
        refreshing.now(token)
        manifest = _same_pack(refreshing, shown)
        pack = network.pack(store, manifest, range_bits(forms))
        asked = asked_pack(pack)
        if not manifest.valid_from <= refreshing.day <= manifest.valid_to:
            raise PackOutdatedError(asked.id, "outdated")
        if network.lane(manifest) is Lane.WHOLE:
            whole = network.whole(pack, store)
            whole.fetch(network.transport, token)
            with closing(whole.open()) as entries:
                hits = pack.look_up(forms, network.asking(token), entries)
        elif forms and _is_held_back(network, pack, request):
            return asked.failed(TOO_FEW, wanted)
        else:
            hits = pack.look_up(forms, network.asking(token))
        return asked.answered(wanted, hits)
    except (PackError, SourceError) as error:
        return asked.failed(error.why, wanted)


def _is_held_back(network: Network, pack: NetworkPack, request: CheckRequest) -> bool:
    shared_by = range_k(network, pack, request.identifiers)
    return is_held_back(network, pack.conclusion, shared_by, request)


def ask_unknown(
    refreshing: Refreshing,
    wanted: tuple[Wanted, ...],
    token: CancelToken,
    name: str | None = None,
) -> Answer:
    """Ask a publisher what it has; nothing can be looked up before the person has seen that.

    Args:
        refreshing: of the publisher.
        wanted: everything that is looked up in this check.
        token: stops it.
        name: of a list that could not be used so far, as `PackStore.unusable` has it; None when
            nothing is known of the publisher yet.

    Raises:
        CheckCancelled: the person stopped the check.
    """
    store, day = refreshing.store, refreshing.day
    asked = Asked(unknown_id(store, name), None)
    try:
        refreshing.now(token)
    except SourceError as error:
        return asked.failed(error.why, wanted)
    return asked.failed(_why_not_shown(store, day, name), wanted)


def unknown_id(store: PackStore, name: str | None) -> str:
    """Under which id a list is asked of which nothing is known but its name, if that."""
    return f"{store.introduction.name}-{name}".lower() if name else store.introduction.name


def asked_pack(pack: NetworkPack) -> Asked:
    """A list as its reports name it."""
    manifest = pack.manifest
    return Asked(
        pack.source_id,
        manifest.shape.kind,
        manifest.is_demonstration,
        manifest.dated,
        tuple(incident.id for incident in manifest.incidents.values()),
    )


def _same_pack(refreshing: Refreshing, shown: Manifest) -> Manifest:
    """The newest edition of a list, if nobody learns more by it than by the one that was shown."""
    network, store = refreshing.network, refreshing.store
    for manifest in store.packs(refreshing.day):
        if manifest.shape.name == shown.shape.name:
            if _told(network, manifest) != _told(network, shown):
                raise SourceProtocolError(store.introduction.name, "changed")
            return manifest
    why = _why_not_shown(store, refreshing.day, shown.shape.name)
    raise SourceProtocolError(store.introduction.name, why)


def _why_not_shown(store: PackStore, day: date, name: str | None) -> str:
    """Why a list cannot be asked now that its publisher is up to date; None for all its lists."""
    usable = {one.shape.name for one in store.packs(day)}
    unusable = [one.why for one in store.unusable(day) if name in (None, one.name)]
    if unusable and (name is not None or not usable):
        return unusable[0]
    is_there = name in usable if name else bool(usable)
    return NEW_LISTS if is_there else WITHDRAWN


def _told(network: Network, manifest: Manifest) -> tuple[object, ...]:
    """Who is asked, and what decides what they can conclude."""
    second = None if manifest.second is None else manifest.second.urls
    lane = network.lane(manifest)
    bits = 0 if lane is Lane.WHOLE else manifest.shape.bucket_bits
    return manifest.evaluators, second, manifest.suite, bits, manifest.shape.kind, lane
