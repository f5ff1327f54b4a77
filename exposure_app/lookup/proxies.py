"""The proxy through which everything goes, in the form that the libraries want.

The one rule: with a proxy nothing goes around it, and names are looked up by it: an address for
SOCKS always becomes one of the kind that leaves names to the proxy.

So a list of hosts that need no proxy (``no_proxy``, or the exceptions in the settings of a system)
is not obeyed: who set up a proxy for this program meant everything.
"""

from typing import Final
from urllib.request import getproxies

_SYSTEM_NAMES: Final = ("https", "all", "socks", "http")
_BY_NAME: Final = {"socks5": "socks5h", "socks": "socks5h", "socks4": "socks4a"}
_SOCKS: Final = "socks"


def system_proxy() -> str | None:
    """The proxy that the system or the environment names; None when it names none."""
    found = getproxies()
    for name in _SYSTEM_NAMES:
        if found.get(name):
            return _of_its_kind(name, found[name])
    return None


def with_remote_names(address: str) -> str:
    """The same proxy, asked to look up names itself.

    >>> with_remote_names("socks5://127.0.0.1:9050")
    'socks5h://127.0.0.1:9050'
    """
    scheme, colon, rest = address.strip().partition("://")
    if not colon:
        return f"http://{scheme}"
    scheme = scheme.lower()
    return f"{_BY_NAME.get(scheme, scheme)}://{rest}"


def _of_its_kind(name: str, address: str) -> str:
    """Some systems write every proxy as one for HTTP; that for SOCKS is told by its name alone."""
    found = with_remote_names(address)
    if name == _SOCKS and not found.startswith(_SOCKS):
        return f"socks5h://{found.partition('://')[2]}"
    return found
