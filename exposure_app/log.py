"""Logging, set up once for window and command line.

The one rule: a line is an event with counts, codes and ids of sources; never an identifier, not
even a masked one. Only warnings reach standard error, so that output stays what was asked for.
"""

import logging
import sys

_FORMAT = "%(levelname)s %(name)s: %(message)s"
# These print the address they ask, some even in warnings, and an address may end in a prefix.
_TALKATIVE = ("requests", "urllib3")


def set_up() -> None:
    """Send warnings to standard error; a second call changes nothing."""
    logging.basicConfig(level=logging.WARNING, format=_FORMAT, stream=sys.stderr)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL)
