"""Every request that leaves the computer goes through here: limited, recorded, and alike.

The one rule: a request carries nothing that could tell one run from another. Each has a connection
of its own; there are no cookies, no conditions, no compression, no redirections followed, no TLS
session taken up again, and one constant name of the program. An answer is what the call expected,
or an error with a stable code; foreign texts never go into it, since they hold addresses.
"""

import re
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import requests
from urllib3.exceptions import HTTPError

from exposure_app.cancellation import CancelToken
from exposure_app.core.ledger import LedgerEntry
from exposure_app.errors import (
    CheckCancelled,
    SourceError,
    SourceProtocolError,
    SourceRefusedError,
    SourceUnreachableError,
)
from exposure_app.lookup.trusted import trusting
from exposure_app.lookup.watch import TookTooLongError, TooMuchError, Watch
from exposure_app.lookup.watched_connections import WatchedAdapter
from exposure_app.lookup.web_calls import OK, USUAL_LIMITS, Call, Limits, Reply
from exposure_app.lookup.web_failures import failure_of, wait_told

USER_AGENT: Final = "exposure-check"

_CHUNK_BYTES: Final = 64 << 10
_PAGE: Final = "text/html"
# Sources: RFC 9110, section 15.5.8; RFC 6585, sections 4 and 6.
_REFUSALS: Final = {407: "proxy", 429: "rate_limited", 511: "login_page"}
_REDIRECTIONS: Final = range(300, 400)
_SERVER_ERRORS: Final = range(500, 600)
_PROXY_KEY: Final = re.compile(rb"(\r\nProxy-Authorization: Basic )([^\r]+)")
_WORTH_ANOTHER_TRY: Final = frozenset({"cut_off", "server_error", "rate_limited"})


@dataclass(frozen=True, slots=True)
class Transport:
    """How requests leave this computer.

    Attributes:
        note: is told of every request, also of one that failed.
        now: tells the time, in UTC.
        chance: draws a number from 0 to 1, for pauses.
        proxy: through which everything goes, such as ``socks5h://127.0.0.1:9050``; None for none.
        limits: of time.
        authorities: a file of certificates to trust instead of the usual ones; None for those.
    """

    note: Callable[[LedgerEntry], None]
    now: Callable[[], datetime]
    chance: Callable[[], float]
    proxy: str | None = field(default=None, repr=False)
    limits: Limits = USUAL_LIMITS
    authorities: Path | None = None

    def source_ends(self) -> float:
        """When the time of a source is over that begins now, by `time.monotonic`."""
        return time.monotonic() + self.limits.source

    def fetch(self, call: Call, token: CancelToken, ends: float | None = None) -> Reply:
        """Ask, and ask again where that can help.

        Args:
            call: what to ask.
            token: stops it.
            ends: when the time of the source is over, by `time.monotonic`; a new time when None.

        Raises:
            SourceUnreachableError: nobody answered, or not to the end.
            SourceRefusedError: the answer was no.
            SourceProtocolError: the answer is none that was expected.
            CheckCancelled: the person stopped.
        """
        ends = self.source_ends() if ends is None else ends
        for attempt in range(self.limits.tries):
            try:
                return self._fetch_once(call, token, ends)
            except SourceError as error:
                pause = self._pause(error, attempt)
                if pause is None or time.monotonic() + pause >= ends:
                    raise
            token.wait(pause)
        raise AssertionError("the last try raises")

    def _pause(self, error: SourceError, attempt: int) -> float | None:
        """How long to wait before the next try; None when there is none."""
        if error.why not in _WORTH_ANOTHER_TRY or attempt + 1 >= self.limits.tries:
            return None
        told = error.retry_after if isinstance(error, SourceRefusedError) else None
        if error.why == "rate_limited" and told is None:
            return None
        # Chance keeps many who were cut off at once from coming back at once.
        own = float(self.limits.pause * 2**attempt * (1 + self.chance()) / 2)
        return own if told is None else told + own

    def _fetch_once(self, call: Call, token: CancelToken, ends: float) -> Reply:
        watch = Watch(min(ends, time.monotonic() + self.limits.call), call.most_bytes, token)
        at, outcome = self.now(), "stopped"
        try:
            reply = self._exchange(call, watch)
            outcome = str(reply.status)
        except SourceRefusedError as error:
            outcome = str(error.status)
            raise
        except SourceError as error:
            outcome = error.why
            raise
        except CheckCancelled:
            raise
        else:
            return reply
        finally:
            self.note(_entry(call, watch, at, outcome))

    def _exchange(self, call: Call, watch: Watch) -> Reply:
        request = requests.Request(
            "POST" if call.body else "GET", call.url, _headers(call), data=call.body or None
        ).prepare()
        # Not by a session: it would read on behind a redirection that nobody follows, and unpack
        # what comes there.
        with closing(WatchedAdapter(watch, trusting(self.authorities))) as adapter:
            try:
                answer = adapter.send(
                    request,
                    stream=True,
                    timeout=(min(self.limits.connect, watch.seconds_left()), self.limits.call),
                    proxies=self._proxies(),
                )
                with answer:
                    _expect(call, answer)
                    return Reply(answer.status_code, _body(call, answer))
            except TookTooLongError:
                raise SourceUnreachableError(call.source_id, "timed_out") from None
            except TooMuchError:
                raise SourceProtocolError(call.source_id, "too_large") from None
            except (requests.RequestException, HTTPError, OSError, ValueError) as error:
                has_proxy = self.proxy is not None
                raise failure_of(call.source_id, error, has_proxy=has_proxy) from None

    def _proxies(self) -> dict[str, str]:
        return {} if self.proxy is None else {"http": self.proxy, "https": self.proxy}


def _headers(call: Call) -> Mapping[str, str]:
    own = {"User-Agent": USER_AGENT, "Accept": "*/*", "Accept-Encoding": "identity"}
    if call.body:
        own["Content-Type"] = "application/octet-stream"
    return {**own, "Connection": "close", **call.headers}


def _expect(call: Call, answer: requests.Response) -> None:
    """Refuse an answer that is none.

    Raises:
        SourceRefusedError: the answer was no.
        SourceProtocolError: it is something else than what was asked for.
    """
    status = answer.status_code
    form = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if status in call.expected:
        if form == _PAGE:
            raise SourceProtocolError(call.source_id, "login_page")
        is_form = not call.form or form == call.form or status != OK
        if not is_form or not _is_plain(answer.headers):
            raise SourceProtocolError(call.source_id, "wrong_type")
        return
    if status in _REDIRECTIONS:
        raise SourceProtocolError(call.source_id, "redirected")
    why = _REFUSALS.get(status, "server_error" if status in _SERVER_ERRORS else "refused")
    raise SourceRefusedError(call.source_id, why, status, wait_told(answer.headers))


def _is_plain(headers: Mapping[str, str]) -> bool:
    """Whether the body comes as it is, and its length, where it is told, is one."""
    lengths = headers.get("Content-Length", "0").split(",")
    is_length = all(length.strip().isdecimal() for length in lengths)
    return is_length and headers.get("Content-Encoding", "identity") == "identity"


def _body(call: Call, answer: requests.Response) -> bytes:
    found = bytearray()
    while chunk := answer.raw.read(_CHUNK_BYTES, decode_content=False):
        found += chunk
        if len(found) > call.most_bytes:
            raise TooMuchError
    return bytes(found)


def _entry(call: Call, watch: Watch, at: datetime, outcome: str) -> LedgerEntry:
    sent = bytes(watch.sent)
    sent = _PROXY_KEY.sub(lambda found: found[1] + b"*" * len(found[2]), sent, count=1)
    return LedgerEntry(
        at=at,
        source_id=call.source_id,
        receiver=receiver_of(call),
        purpose=call.purpose,
        sent=_masked(sent, call),
        received=watch.received,
        outcome=outcome,
        conclusion=call.conclusion,
        shared_by=call.shared_by,
    )


def receiver_of(call: Call) -> str:
    """Who gets a request: host, and port where it is not the usual one."""
    return urlsplit(call.url).netloc


def request_bytes(call: Call) -> bytes:
    """Every byte of a request when it goes directly, to be shown before it does.

    The key of a service stands as asterisks, as in the ledger.
    """
    target = urlsplit(call.url)
    path = target.path + (f"?{target.query}" if target.query else "")
    line = f"{'POST' if call.body else 'GET'} {path} HTTP/1.1\r\nHost: {target.netloc}\r\n"
    length = {"Content-Length": str(len(call.body))} if call.body else {}
    head = "".join(f"{name}: {value}\r\n" for name, value in {**_headers(call), **length}.items())
    return _masked(f"{line}{head}\r\n".encode("latin-1"), call) + call.body


def sent_bytes(call: Call) -> int:
    """How many bytes a request will be, when it goes directly; to be shown before it does."""
    return len(request_bytes(call))


def _masked(sent: bytes, call: Call) -> bytes:
    """What was sent, without the key of the service."""
    if not call.secret:
        return sent
    return sent.replace(call.secret.encode("latin-1"), b"*" * len(call.secret))
