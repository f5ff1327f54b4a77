"""The client of The Update Framework, with our own transport below it and our own errors above.

The one rule: nothing is fetched but by the transport, and no foreign error gets out.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO, Final, TypeVar

from tuf.api.exceptions import (
    BadVersionNumberError,
    DownloadError,
    DownloadHTTPError,
    ExpiredMetadataError,
    RepositoryError,
    UnsignedMetadataError,
)
from tuf.api.metadata import Metadata, Root, Snapshot, Targets, Timestamp
from tuf.ngclient import FetcherInterface

from exposure_app.cancellation import CancelToken
from exposure_app.core.ledger import Conclusion
from exposure_app.errors import (
    PackError,
    SourceError,
    SourceProtocolError,
    SourceRefusedError,
    SourceUnreachableError,
)
from exposure_app.lookup.small_files import read_small
from exposure_app.lookup.transport import Transport
from exposure_app.lookup.web_calls import Call

PURPOSE: Final = "manifest"
MISSING: Final = "missing"
MOST_BYTES: Final = 5 << 20
ROLES: Final = ("timestamp", "snapshot", "targets")
_NOT_FOUND: Final = 404
Kind = TypeVar("Kind", Root, Timestamp, Snapshot, Targets)


@dataclass(frozen=True, slots=True)
class Errand:
    """Whom to ask, and with what.

    Attributes:
        source_id: the publisher.
        transport: by which to ask.
        token: stops it.
        ends: when the time of the source is over.
    """

    source_id: str
    transport: Transport
    token: CancelToken
    ends: float

    def body(self, url: str, most_bytes: int) -> bytes:
        """What is at an address, never more of it than it may have."""
        call = Call(self.source_id, PURPOSE, url, min(most_bytes, MOST_BYTES), Conclusion.USES_LIST)
        return self.transport.fetch(call, self.token, self.ends).body


class TransportFetcher(FetcherInterface):
    """Gets what the framework's client wants, by our own transport.

    Args:
        errand: whom to ask, and with what.
    """

    def __init__(self, errand: Errand) -> None:
        self._errand = errand

    @contextmanager
    def download_file(self, url: str, max_length: int) -> Iterator[IO[bytes]]:
        """The file at an address."""
        try:
            yield BytesIO(self._errand.body(url, max_length))
        except SourceRefusedError as refusal:
            if refusal.why != "refused":
                raise
            # The client of the framework asks for the next root until it is told there is none.
            raise DownloadHTTPError(refusal.why, refusal.status) from None

    def _fetch(self, url: str) -> Iterator[bytes]:
        yield self._errand.body(url, MOST_BYTES)


@contextmanager
def told(source_id: str) -> Iterator[None]:
    """Turn the framework's errors, and those of the disk, into ours.

    Raises:
        SourceError: whatever failed within.
    """
    try:
        yield
    except SourceError:
        raise
    except DownloadHTTPError as error:
        why = "not_there" if error.status_code == _NOT_FOUND else "refused"
        raise SourceRefusedError(source_id, why, error.status_code, None) from None
    except TimeoutError:
        raise SourceUnreachableError(source_id, "busy") from None
    except (RepositoryError, DownloadError, OSError) as error:
        why = next((why for kind, why in _WHYS if isinstance(error, kind)), "altered")
        raise SourceProtocolError(source_id, why) from None


def read_role(folder: Path, kind: type[Kind], source_id: str) -> Kind:
    """The metadata of a role as they lie in a folder; who signed them is not looked at again.

    Raises:
        SourceProtocolError: they are not there, or are none.
    """
    try:
        data = read_small(folder / f"{kind.type}.json", MOST_BYTES, source_id)
        metadata: Metadata[Kind] = Metadata.from_bytes(data)
    except (PackError, RepositoryError) as error:
        is_missing = isinstance(error, PackError) and error.why == MISSING
        why = MISSING if is_missing else "state_unreadable"
        raise SourceProtocolError(source_id, why) from None
    if not isinstance(metadata.signed, kind):
        raise SourceProtocolError(source_id, "state_unreadable")
    return metadata.signed


_WHYS: Final[tuple[tuple[type[Exception], str], ...]] = (
    (ExpiredMetadataError, "not_renewed"),
    (BadVersionNumberError, "rolled_back"),
    (UnsignedMetadataError, "wrong_key"),
    (OSError, "state_unwritable"),
)
