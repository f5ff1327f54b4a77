"""Ask a service that somebody else runs, and that is told more than a list is."""

from exposure_app.cancellation import CancelToken
from exposure_app.checking.answers import TOO_FEW, Answer, Asked
from exposure_app.checking.network_source import forms_of
from exposure_app.checking.sharing import is_held_back
from exposure_app.checking.wanted import Wanted
from exposure_app.core.findings import CheckRequest
from exposure_app.errors import KeyStoreError, SourceError
from exposure_app.lookup.connectors.connector import Connector, ConnectorHit
from exposure_app.lookup.network import Network
from exposure_app.lookup.pack_hits import PackHit


def ask_connector(
    network: Network,
    connector: Connector,
    request: CheckRequest,
    wanted: tuple[Wanted, ...],
    token: CancelToken,
) -> Answer:
    """Ask a service for what it may know; it is not asked when nothing of its kind was typed.

    Raises:
        CheckCancelled: the person stopped the check.
    """
    asked = Asked(connector.id, connector.kind)
    forms = forms_of(connector.kind, wanted)
    if not forms:
        return asked.answered(wanted, {})
    try:
        for call in connector.calls(forms):
            if is_held_back(network, call.conclusion, call.shared_by, request):
                return asked.failed(TOO_FEW, wanted)
        ends = network.transport.source_ends()
        found = connector.look_up(forms, network.transport, token, ends)
        hits = {form: tuple(map(_pack_hit, some)) for form, some in found.items()}
        return asked.answered(wanted, hits)
    except (SourceError, KeyStoreError) as error:
        return asked.failed(error.why, wanted)


def _pack_hit(hit: ConnectorHit) -> PackHit:
    """What a service said, as a list would say it."""
    return PackHit(
        incident_ids=(hit.incident_id,),
        data_classes=hit.data_classes,
        is_sensitive=hit.is_sensitive,
        is_unverified=hit.is_unverified,
        is_compilation=hit.is_spam_list,
    )
