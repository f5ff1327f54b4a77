"""Be connected and greeted in time, whatever has to be waited for below.

The one rule: the time for it is one for everything together: the name, each address that it stands
for, the proxy, and the greeting of TLS.

Why a thread: to look up a name, or to be greeted, cannot be stopped halfway. So that is waited for
in a thread which is left behind when the time is over or the person stops, and which then ends what
it began.
"""

import socket
import time
from collections.abc import Callable
from threading import Event, Thread
from typing import Final

from urllib3.util.connection import create_connection

from exposure_app.lookup.watch import SLICE_SECONDS, TookTooLongError, Watch

NAME: Final = "connecting"

# An address that does not answer must leave time for the next, as where IPv6 leads nowhere.
_ONE_OF_SEVERAL_SECONDS: Final = 2.0
_LEAST_SECONDS: Final = 0.01

Options = list[tuple[int, int, int | bytes]]


def connect_within(
    watch: Watch, seconds: float, connect: Callable[[], None], close: Callable[[], None]
) -> None:
    """Wait until it is connected.

    Args:
        watch: of the call.
        seconds: that it may take.
        connect: connects, or raises.
        close: ends a connection that came too late.

    Raises:
        TookTooLongError: the time is over.
        CheckCancelled: the person stopped.
    """
    failures: list[BaseException] = []
    is_done, is_left = Event(), Event()

    def work() -> None:
        try:
            connect()
        except BaseException as error:  # noqa: BLE001 - raised again by whoever waits
            failures.append(error)
        is_done.set()
        if is_left.is_set():
            close()

    Thread(target=work, name=NAME, daemon=True).start()
    try:
        _wait(is_done, watch, time.monotonic() + seconds)
    except BaseException:
        is_left.set()
        raise
    if failures:
        raise failures.pop()


def _wait(is_done: Event, watch: Watch, ends: float) -> None:
    while not is_done.wait(min(SLICE_SECONDS, watch.seconds_left())):
        if time.monotonic() >= ends:
            raise TookTooLongError


def dial(host: str, port: int, seconds: float, options: Options | None) -> socket.socket:
    """A connection to one of the addresses that a name stands for.

    Args:
        host: name or address.
        port: of the host.
        seconds: for all addresses together.
        options: of the socket.

    Raises:
        OSError: there is no such name, or nobody answered at any of its addresses.
    """
    found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    ends = time.monotonic() + seconds
    for place, (*_kinds, address) in enumerate(found, start=1):
        left = max(ends - time.monotonic(), _LEAST_SECONDS)
        is_last = place == len(found)
        own = left if is_last else min(left / 2, _ONE_OF_SEVERAL_SECONDS)
        try:
            link = create_connection((str(address[0]), port), own, socket_options=options)
        except OSError:
            if is_last:
                raise
        else:
            link.settimeout(seconds)
            return link
    raise OSError("a name without an address")
