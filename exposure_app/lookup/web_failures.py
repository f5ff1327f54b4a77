"""What went wrong below a request, as one stable code.

The one rule: foreign errors are told apart by their types and numbers, never by their texts, and
nothing of them is passed on.
"""

import ssl
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import (
    BadStatusLine,
    HTTPException,
    IncompleteRead,
    RemoteDisconnected,
    UnknownProtocol,
)
from typing import Final

import socks
from requests.exceptions import InvalidProxyURL
from urllib3.exceptions import (
    ConnectTimeoutError,
    InvalidHeader,
    NameResolutionError,
    NewConnectionError,
    ProxyError,
    ProxySchemeUnknown,
    ReadTimeoutError,
)

from exposure_app.errors import SourceError, SourceProtocolError, SourceUnreachableError

# X509_V_ERR numbers of OpenSSL, from its manual page of x509_verify errors.
_NOT_YET_VALID, _EXPIRED, _WRONG_HOST, _WRONG_ADDRESS = 9, 10, 62, 64
_CERTIFICATE_WHYS: Final = {
    _NOT_YET_VALID: "certificate_date",
    _EXPIRED: "certificate_date",
    _WRONG_HOST: "certificate_host",
    _WRONG_ADDRESS: "certificate_host",
}
_LONGEST_WAIT: Final = 7 * 86_400


def failure_of(source_id: str, error: BaseException, *, has_proxy: bool) -> SourceError:
    """What is to be raised when there was no answer, or none that could be read.

    Args:
        source_id: for which source.
        error: as the libraries below raised it.
        has_proxy: whether the request went through a proxy.
    """
    why = _why(list(_chain(error)), has_proxy=has_proxy)
    kind = SourceProtocolError if why in _NO_ANSWERS else SourceUnreachableError
    return kind(source_id, why)


def _why(found: Iterable[BaseException], *, has_proxy: bool) -> str:
    for one in found:
        if isinstance(one, ssl.SSLCertVerificationError):
            return _CERTIFICATE_WHYS.get(one.verify_code, "certificate")
    if has_proxy and any(isinstance(one, _OF_PROXIES) for one in found):
        return "proxy"
    for kinds, why in _WHYS:
        if any(isinstance(one, kinds) for one in found):
            return "proxy" if has_proxy and why in ("no_answer", "no_name") else why
    return "cut_off"


_OF_PROXIES: Final = (ProxyError, socks.ProxyError, InvalidProxyURL, ProxySchemeUnknown)
# The first that fits. The last but one: no status, an impossible length, half a number. The last:
# a head of too many or too long lines.
_WHYS: Final[tuple[tuple[tuple[type[BaseException], ...], str], ...]] = (
    ((NameResolutionError,), "no_name"),
    ((ConnectionRefusedError,), "no_answer"),
    ((TimeoutError, ReadTimeoutError), "timed_out"),
    ((NewConnectionError,), "no_answer"),
    ((ConnectTimeoutError,), "timed_out"),
    ((ssl.SSLError,), "not_secure"),
    ((RemoteDisconnected, IncompleteRead, ConnectionError), "cut_off"),
    ((BadStatusLine, UnknownProtocol, InvalidHeader, ValueError), "wrong_type"),
    ((HTTPException,), "too_large"),
)
_NO_ANSWERS: Final = frozenset({"wrong_type", "too_large"})


def wait_told(headers: Mapping[str, str]) -> float | None:
    """Seconds to wait, as the header Retry-After says; None when it says nothing usable.

    Source: RFC 9110, section 10.2.3: a number of seconds, or a date.
    """
    text = headers.get("Retry-After", "").strip()
    if text.isdecimal():
        return float(min(int(text[:9]), _LONGEST_WAIT))
    try:
        until = parsedate_to_datetime(text)
        since = parsedate_to_datetime(headers["Date"])
    except (KeyError, TypeError, ValueError, OverflowError):
        return None
    return min(max(0.0, _seconds(until) - _seconds(since)), float(_LONGEST_WAIT))


def _seconds(moment: datetime) -> float:
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An error and all that it came from, each once."""
    seen: set[int] = set()
    waiting: list[BaseException] = [error]
    while waiting:
        one = waiting.pop(0)
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        causes = (one.__cause__, one.__context__, getattr(one, "reason", None), *one.args)
        waiting += [cause for cause in causes if isinstance(cause, BaseException)]
