"""Whom this computer may ask, and by what way.

The one rule: everything is off until somebody switched it on, and no field can hold anything about
a person.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from exposure_app.atomic_file import write_atomically
from exposure_app.core.anonymity import LEAST_K
from exposure_app.errors import SettingsError

DIRECT: Final = "direct"
SYSTEM: Final = "system"
WHOLE_UP_TO_MIB: Final = 64

HIBP_RANGE: Final = "hibp-range"
HIBP_DIRECT: Final = "hibp-direct"
HIBP_CATALOGUE: Final = "hibp-catalogue"
XPOSEDORNOT: Final = "xposedornot"
SERVICES: Final = (HIBP_RANGE, HIBP_DIRECT, XPOSEDORNOT, HIBP_CATALOGUE)
"""Ids of the services that the program knows without being introduced to them."""

_SIZE_LIMIT: Final = 64 << 10
_MOST_MIB: Final = 1024
_PROXY: Final = re.compile(r"(http|socks5)://([A-Za-z0-9.-]+|\[[0-9a-f:.]+\]):[1-9][0-9]{0,4}/?")


@dataclass(frozen=True, slots=True)
class NetworkSettings:
    """What may leave this computer.

    Attributes:
        on: ids of the publishers and services that may be asked.
        proxy: `DIRECT`, `SYSTEM`, or an address such as ``socks5://127.0.0.1:9050``.
        least_shared: fewer others who share a code than this, and the code is not sent.
        whole_up_to: lists of at most so many MiB come over whole; 0 for none.
    """

    on: frozenset[str] = frozenset()
    proxy: str = SYSTEM
    least_shared: int = LEAST_K
    whole_up_to: int = WHOLE_UP_TO_MIB

    def __post_init__(self) -> None:
        if not is_proxy(self.proxy):
            raise ValueError("proxy is direct, system or an address")
        if self.least_shared < 0 or not 0 <= self.whole_up_to <= _MOST_MIB:
            raise ValueError("a count is out of range")


def is_proxy(text: str) -> bool:
    """Whether the text says by what way requests go.

    >>> is_proxy("socks5://127.0.0.1:9050"), is_proxy("ftp://proxy.example")
    (True, False)
    """
    return text in (DIRECT, SYSTEM) or _PROXY.fullmatch(text) is not None


def load_network_settings(file: Path) -> NetworkSettings:
    """Read the settings; nothing is on when there is no file.

    Raises:
        SettingsError: the file cannot be read or holds something else.
    """
    try:
        with file.open("rb") as stream:
            stored = json.loads(stream.read(_SIZE_LIMIT))
        return _settings(stored)
    except FileNotFoundError:
        return NetworkSettings()
    except (OSError, ValueError, TypeError, AttributeError):
        raise SettingsError("unreadable") from None


def save_network_settings(file: Path, settings: NetworkSettings) -> None:
    """Write the settings, whole or not at all.

    Raises:
        SettingsError: the folder or disk does not take the file.
    """
    fields = {**asdict(settings), "on": sorted(settings.on)}
    text = json.dumps(fields, indent=2, sort_keys=True) + "\n"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(file, text.encode("utf-8"))
    except OSError:
        raise SettingsError("unwritable") from None


def _settings(stored: Mapping[str, object]) -> NetworkSettings:
    usual = NetworkSettings()
    names = stored.get("on", [])
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise TypeError("expected names")
    proxy = stored.get("proxy", usual.proxy)
    if not isinstance(proxy, str):
        raise TypeError("expected text")
    return NetworkSettings(
        on=frozenset(names),
        proxy=proxy,
        least_shared=_whole(stored.get("least_shared", usual.least_shared)),
        whole_up_to=_whole(stored.get("whole_up_to", usual.whole_up_to)),
    )


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError("expected a whole number")
    return value
