"""The exchange with an evaluator elsewhere: it multiplies points that look like chance.

The one rule: an answer counts once its proof holds for the key in the signed manifest, so that an
evaluator cannot answer each person with another key and know them again by it.

Source of the exchange: RFC 9497, mode 1, suite ristretto255-SHA512; of its frame: four points of 32
bytes go out, a proof of 64 bytes and four points come back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from voprf import ristretto

from exposure_app.cancellation import CancelToken
from exposure_app.core.ledger import Conclusion
from exposure_app.core.sessions import REQUEST_POINTS
from exposure_app.errors import SourceProtocolError, SourceRefusedError, SourceUnreachableError
from exposure_app.lookup.transport import Transport
from exposure_app.lookup.web_calls import OCTETS, Call

POINT_BYTES: Final = 32
PROOF_BYTES: Final = 64
ANSWER_BYTES: Final = PROOF_BYTES + REQUEST_POINTS * POINT_BYTES
PATH: Final = "brp1/evaluate"

_BROKEN: Final = "server_error"


@dataclass(frozen=True, slots=True)
class RemoteEvaluator:
    """An evaluator that is asked over the network.

    Attributes:
        source_id: for which source it is asked.
        urls: its addresses; the next is asked when one does not answer or is broken.
        public_key: every answer is proved against it.
    """

    source_id: str
    urls: tuple[str, ...]
    public_key: bytes

    def digests(
        self, inputs: Sequence[bytes], transport: Transport, token: CancelToken, ends: float
    ) -> list[bytes]:
        """The digest of each input; as many requests as make up the inputs, of one size.

        Args:
            inputs: a multiple of `REQUEST_POINTS`.
            transport: by which to ask.
            token: stops it.
            ends: when the time of the source is over.

        Raises:
            SourceError: no address gave an answer that holds.
        """
        found: list[bytes] = []
        for at in range(0, len(inputs), REQUEST_POINTS):
            blinded = [ristretto.Client.blind(text) for text in inputs[at : at + REQUEST_POINTS]]
            body = b"".join(point.serialize() for _client, point in blinded)
            answer = self._ask(body, transport, token, ends)
            found += self._finalized([client for client, _point in blinded], answer)
        return found

    def call(self, url: str, body: bytes) -> Call:
        """One request to one of its addresses."""
        return Call(
            source_id=self.source_id,
            purpose="oprf",
            url=f"{url.rstrip('/')}/{PATH}",
            most_bytes=ANSWER_BYTES,
            conclusion=Conclusion.NOTHING,
            body=body,
            form=OCTETS,
        )

    def _ask(self, body: bytes, transport: Transport, token: CancelToken, ends: float) -> bytes:
        for place, url in enumerate(self.urls):
            try:
                return transport.fetch(self.call(url, body), token, ends).body
            except (SourceUnreachableError, SourceRefusedError) as error:
                is_over = isinstance(error, SourceRefusedError) and error.why != _BROKEN
                if is_over or place + 1 == len(self.urls):
                    raise
        raise SourceUnreachableError(self.source_id, "no_evaluator")

    def _finalized(self, clients: list[ristretto.Client], answer: bytes) -> list[bytes]:
        if len(answer) != ANSWER_BYTES:
            raise SourceProtocolError(self.source_id, "wrong_length")
        try:
            output = ristretto.VerifiableBatchOutput.deserialize(answer)
            key = ristretto.PublicKey.deserialize(self.public_key)
            return list(ristretto.Client.finalize_batch(clients, output, key))
        except ValueError:
            raise SourceProtocolError(self.source_id, "wrong_proof") from None
        except BaseException as error:
            # The library panics on a proof that does not hold, with an exception that is none of
            # its own and derives from no `Exception`.
            if type(error).__name__ == "PanicException":
                raise SourceProtocolError(self.source_id, "wrong_proof") from None
            raise
