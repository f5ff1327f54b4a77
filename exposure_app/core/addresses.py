"""Addresses of servers, as signed pages and introductions may name them.

The one rule: what is asked goes enciphered, so an address begins with ``https://``; only a server
on this very computer may be asked in the open, since nothing leaves it then.

Why a pattern of its own: whatever could be read in two ways (a name and password before the host, a
question or a fragment behind the path) is refused, not understood.
"""

import re
from typing import Final

MOST_CHARACTERS: Final = 256

_MOST_PORT: Final = 0xFFFF
_PATH: Final = r"(?:/[A-Za-z0-9._~!$&'()*+,;=:@%/-]*)?"
_PORT: Final = r"(?::(?P<port>[1-9][0-9]{0,4}))?"
_HOST: Final = r"(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])"
_LOOPBACK: Final = r"(?:127\.0\.0\.1|localhost|\[::1\])"
_MATCHES: Final = tuple(
    re.compile(f"{scheme}://{host}{_PORT}{_PATH}").fullmatch
    for scheme, host in (("https", _HOST), ("http", _LOOPBACK))
)


def is_server_address(text: str) -> bool:
    """Whether the text is the address of a server that may be asked.

    >>> is_server_address("https://packs.example/brp1")
    True
    >>> is_server_address("http://127.0.0.1:8000"), is_server_address("http://packs.example/")
    (True, False)
    """
    if len(text) > MOST_CHARACTERS:
        return False
    found = [match for match in (matches(text) for matches in _MATCHES) if match]
    return bool(found) and int(found[0]["port"] or 1) <= _MOST_PORT
