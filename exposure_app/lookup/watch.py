"""How far one request may go, and what it sent and got so far.

The one rule: nothing goes on past the limits of the call, neither of time nor of size, and a person
who stops is obeyed at the next look.
"""

import time
from dataclasses import dataclass, field
from typing import Final

from exposure_app.cancellation import CancelToken

SLICE_SECONDS: Final = 0.1
"""Between two looks at the watch, by whoever waits."""

_MOST_HEAD_BYTES: Final = 64 << 10


class TookTooLongError(Exception):
    """The time of the call is over."""


class TooMuchError(Exception):
    """More came than the call allows."""


@dataclass(slots=True)
class Watch:
    """What one call sent and got so far, and how far it may go.

    Attributes:
        ends: when its time is over, by `time.monotonic`.
        most_bytes: that may come, beside the head of the answer.
        token: stops it.
        sent: every byte that was sent.
        received: how many bytes came.
        is_ended: whether the other side said that no more comes.
    """

    ends: float
    most_bytes: int
    token: CancelToken
    sent: bytearray = field(default_factory=bytearray, repr=False)
    received: int = 0
    is_ended: bool = False

    def seconds_left(self) -> float:
        """Time until the end of the call.

        Raises:
            TookTooLongError: it is over.
            CheckCancelled: the person stopped.
        """
        self.token.check()
        left = self.ends - time.monotonic()
        if left <= 0:
            raise TookTooLongError
        return left

    def take(self, count: int) -> None:
        """Count what came; nothing when it was the end.

        Raises:
            TooMuchError: it is more than the call allows.
        """
        self.received += count
        self.is_ended = count == 0
        if self.received > self.most_bytes + _MOST_HEAD_BYTES:
            raise TooMuchError
