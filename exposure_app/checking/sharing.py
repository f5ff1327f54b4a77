"""How many others share what a receiver is told of an identifier.

The one rule: a code that fewer share than the settings ask for is held back, by every source alike.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from exposure_app.core.anonymity import Anonymity, Plan, anonymity_of
from exposure_app.core.findings import CheckRequest
from exposure_app.core.identifiers import Identifier, IdentifierKind, PhoneNumber
from exposure_app.core.ledger import Conclusion
from exposure_app.core.manifests import Suite
from exposure_app.lookup.network import Network
from exposure_app.lookup.network_pack import NetworkPack
from exposure_app.lookup.transport import receiver_of
from exposure_app.lookup.web_calls import Call

# Distinct addresses that Have I Been Pwned knew in March 2026: 393 for each of its 16^6 prefixes.
SERVICE_BITS: Final = 24
ADDRESSES: Final = Plan(393 << SERVICE_BITS)


def range_k(network: Network, pack: NetworkPack, identifiers: Iterable[Identifier]) -> int | None:
    """About how many others share the shortest-shared code that a host can read.

    None in the lane of parts, where the host cannot read any.
    """
    if pack.manifest.suite is not Suite.PLAIN:
        return None
    told = told_of(network, pack, "", identifiers)
    return min((one.worst_k for one in told), default=None)


def is_held_back(
    network: Network, conclusion: Conclusion, shared_by: int | None, request: CheckRequest
) -> bool:
    """Whether a code is not sent, because too few others share it and nobody said it may be.

    A code of which nobody knows how many share it is held back too.
    """
    if conclusion is not Conclusion.ONE_OF or request.accepts_fewer:
        return False
    return shared_by is None or shared_by < network.least_shared


def told_of(
    network: Network, pack: NetworkPack, receiver: str, identifiers: Iterable[Identifier]
) -> Iterator[Anonymity]:
    """What a host learns of each identifier, in the lane of parts together with the evaluator."""
    for identifier in identifiers:
        plan = _plan(network, pack.manifest.shape.kind, identifier)
        if plan is not None:
            yield anonymity_of(receiver, plan, pack.told_bits, network.least_shared)


def told_by_service(network: Network, call: Call) -> tuple[Anonymity, ...]:
    """What a service learns of an address from a short code; nothing from any other request."""
    if call.conclusion is not Conclusion.ONE_OF:
        return ()
    return (anonymity_of(receiver_of(call), ADDRESSES, SERVICE_BITS, network.least_shared),)


def _plan(network: Network, kind: IdentifierKind, identifier: Identifier) -> Plan | None:
    """The plan that an identifier is of; None when it is of another kind, or nobody counted."""
    if isinstance(identifier, PhoneNumber):
        is_asked = kind is IdentifierKind.PHONE
        return network.plans.mobile.get(identifier.region) if is_asked else None
    if identifier.kind is not kind:
        return None
    return ADDRESSES if kind is IdentifierKind.EMAIL else network.plans.accounts.get(kind.value)
