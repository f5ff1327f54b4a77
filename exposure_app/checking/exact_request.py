"""Every byte of a request, before it is sent.

The one rule: the key of a service stands as asterisks, as in the ledger; everything else is as it
will be, when the request goes directly.
"""

from typing import Final

from exposure_app.lookup.transport import USER_AGENT, receiver_of
from exposure_app.lookup.web_calls import Call

_ALWAYS: Final = {
    "User-Agent": USER_AGENT,
    "Accept": "*/*",
    "Accept-Encoding": "identity",
    "Connection": "close",
}


def exact_request(call: Call) -> bytes:
    """The bytes of a request without a body."""
    host = receiver_of(call)
    path = call.url.partition("://")[2].removeprefix(host)
    own = {"Host": host, **_ALWAYS, **call.headers}
    lines = [f"GET {path} HTTP/1.1", *(f"{name}: {text}" for name, text in own.items()), "", ""]
    sent = "\r\n".join(lines)
    if call.secret:
        sent = sent.replace(call.secret, "*" * len(call.secret))
    return sent.encode("latin-1")
