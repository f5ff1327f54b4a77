"""XposedOrNot's free e-mail check on loopback, with invented breaches.

Example:
    >>> with http_host(answering(XposedOrNot().answer)) as host:  # doctest: +SKIP
    ...     look_up(f"{host.address}/v1/check-email/anna@lantern.example")
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

PATH = "/v1/check-email/"
RETRY_AFTER = "3600"
KNOWN: Mapping[str, Sequence[str]] = {
    "anna@lantern.example": ("LanternMail", "HarborForum"),
    "bo@harbor.example": ("HarborForum",),
}


@dataclass
class XposedOrNot:
    """The service; ``answer`` can stand behind a host, with or without faults.

    Attributes:
        known: breaches of each address.
        allowance: how many questions are answered before the service asks to wait; without end
            if there is none.
        asked: the addresses it was asked about, as it understood them.
    """

    known: Mapping[str, Sequence[str]] = field(default_factory=lambda: dict(KNOWN))
    allowance: int | None = None
    asked: list[str] = field(default_factory=list)

    def answer(
        self, method: str, target: str, headers: Mapping[str, str], body: bytes
    ) -> tuple[int, Mapping[str, str], bytes]:
        """The reply to a request."""
        path = urlsplit(target).path
        if not path.startswith(PATH) or method != "GET":
            return _json(404, {"detail": "Not Found"})
        if self.allowance is not None and len(self.asked) >= self.allowance:
            status, own, text = _json(429, {"Error": "Rate limit exceeded"})
            return status, {**own, "Retry-After": RETRY_AFTER}, text
        email = unquote(path.removeprefix(PATH)).strip().lower()
        self.asked.append(email)
        if email not in self.known:
            return _json(404, {"Error": "Not found", "email": None})
        breaches = [[*self.known[email]]]
        return _json(200, {"breaches": breaches, "email": email, "status": "success"})


def _json(status: int, content: object) -> tuple[int, Mapping[str, str], bytes]:
    return status, {"Content-Type": "application/json"}, json.dumps(content).encode()
