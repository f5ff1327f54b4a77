"""What would be sent over the network, request by request, worked out without sending any.

The one rule: whatever is not told here is not sent by the check.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from exposure_app.checking.network_source import asked_pack, forms_of, range_bits
from exposure_app.checking.sharing import is_held_back, range_k, told_by_service, told_of
from exposure_app.checking.wanted import Wanted
from exposure_app.core.findings import CheckRequest, Departure, ShownList
from exposure_app.core.identifiers import IdentifierKind
from exposure_app.core.manifests import Manifest
from exposure_app.core.sessions import INPUTS, MOST_FORMS, REQUEST_POINTS, REQUESTS
from exposure_app.lookup.connectors.connector import Connector
from exposure_app.lookup.connectors.listed_breaches import ListedBreaches
from exposure_app.lookup.network import Network
from exposure_app.lookup.network_pack import Lane, NetworkPack
from exposure_app.lookup.pack_store import PackStore
from exposure_app.lookup.remote_evaluator import ANSWER_BYTES, POINT_BYTES
from exposure_app.lookup.transport import receiver_of, request_bytes, sent_bytes

# Root, timestamp, snapshot, targets and incidents: what a publisher with news is asked for, beside
# the manifest of each list.
_METADATA_REQUESTS: Final = 5


def kinds_of(network: Network, day: date) -> Iterator[IdentifierKind]:
    """The kinds that lists and services elsewhere may hold."""
    for store in network.stores:
        for manifest in store.packs(day):
            yield manifest.shape.kind
    for connector in network.connectors:
        yield connector.kind


def lists_of(network: Network, day: date) -> Iterator[ShownList]:
    """What is known of each list and service elsewhere, before it is asked."""
    for store in network.stores:
        known = store.packs(day)
        for manifest in known:
            asked = asked_pack(network.pack(store, manifest, 0))
            kind = manifest.shape.kind.value
            yield ShownList(asked.id, kind, manifest.is_demonstration, manifest.dated)
        if not known:
            other = IdentifierKind.OTHER.value
            yield ShownList(store.introduction.name, other, is_demonstration=False, dated=None)
    for connector in network.connectors:
        yield ShownList(connector.id, connector.kind.value, is_demonstration=False, dated=None)


def departures(
    network: Network, day: date, request: CheckRequest, wanted: tuple[Wanted, ...]
) -> Iterator[Departure]:
    """Everything that a check would send, in the order of the sources."""
    for store in network.stores:
        yield _metadata(store, day)
        for manifest in store.packs(day):
            yield from _pack(network, store, manifest, request, wanted)
    for connector in network.connectors:
        yield from _connector(network, connector, wanted, request)


def _pack(
    network: Network,
    store: PackStore,
    manifest: Manifest,
    request: CheckRequest,
    wanted: tuple[Wanted, ...],
) -> Iterator[Departure]:
    forms = forms_of(manifest.shape.kind, wanted)
    pack = network.pack(store, manifest, range_bits(forms))
    sessions = max(1, -(-len(forms) // MOST_FORMS))
    yield from _evaluations(pack, sessions)
    if network.lane(manifest) is Lane.WHOLE:
        yield from _pieces(network, pack, store)
    else:
        yield _parts(network, pack, sessions, request)


def _metadata(store: PackStore, day: date) -> Departure:
    call = store.metadata_call("timestamp.json")
    requests = _METADATA_REQUESTS + max(1, len(store.packs(day)))
    return Departure(
        receiver=receiver_of(call),
        purpose=call.purpose,
        bytes_sent=requests * sent_bytes(call),
        shared_by=None,
        source_id=call.source_id,
        requests=requests,
        bytes_back=call.most_bytes,
        conclusion=call.conclusion,
    )


def _evaluations(pack: NetworkPack, sessions: int) -> Iterator[Departure]:
    for evaluator in pack.evaluators():
        for url in evaluator.urls[:1]:
            call = evaluator.call(url, bytes(REQUEST_POINTS * POINT_BYTES))
            count = REQUESTS * sessions
            yield Departure(
                receiver=receiver_of(call),
                purpose=call.purpose,
                bytes_sent=count * sent_bytes(call),
                shared_by=None,
                source_id=pack.source_id,
                requests=count,
                bytes_back=count * ANSWER_BYTES,
                conclusion=call.conclusion,
            )


def _pieces(network: Network, pack: NetworkPack, store: PackStore) -> Iterator[Departure]:
    calls = network.whole(pack, store).pieces()
    if calls:
        yield Departure(
            receiver=receiver_of(calls[0]),
            purpose=calls[0].purpose,
            bytes_sent=sum(map(sent_bytes, calls)),
            shared_by=None,
            source_id=pack.source_id,
            requests=len(calls),
            bytes_back=pack.manifest.shape.file_bytes,
            conclusion=calls[0].conclusion,
        )


def _parts(network: Network, pack: NetworkPack, sessions: int, request: CheckRequest) -> Departure:
    call = pack.part_call(0)
    count = INPUTS * sessions * pack.parts_each
    told = tuple(told_of(network, pack, receiver_of(call), request.identifiers))
    worst = range_k(network, pack, request.identifiers)
    return Departure(
        receiver=receiver_of(call),
        purpose=call.purpose,
        bytes_sent=count * sent_bytes(call),
        shared_by=worst,
        source_id=pack.source_id,
        requests=count,
        bytes_back=count * call.most_bytes,
        conclusion=call.conclusion,
        told=told,
        is_held_back=bool(told) and is_held_back(network, call.conclusion, worst, request),
    )


def facts_departure(facts: ListedBreaches) -> Departure:
    """What would be sent for newer facts about breaches."""
    call = facts.call()
    return Departure(
        receiver=receiver_of(call),
        purpose=call.purpose,
        bytes_sent=sent_bytes(call),
        shared_by=None,
        source_id=call.source_id,
        bytes_back=call.most_bytes,
        conclusion=call.conclusion,
        exact=(request_bytes(call),),
    )


def _connector(
    network: Network, connector: Connector, wanted: Iterable[Wanted], request: CheckRequest
) -> Iterator[Departure]:
    """Each request of a service; they differ in what they tell."""
    calls = connector.calls(forms_of(connector.kind, wanted))
    # A service of which one code is held back is not asked anything.
    is_held = any(is_held_back(network, one.conclusion, one.shared_by, request) for one in calls)
    for call in calls:
        yield Departure(
            receiver=receiver_of(call),
            purpose=call.purpose,
            bytes_sent=sent_bytes(call),
            shared_by=call.shared_by,
            source_id=connector.id,
            bytes_back=call.most_bytes,
            conclusion=call.conclusion,
            told=told_by_service(network, call),
            is_held_back=is_held,
            exact=(request_bytes(call),),
        )
