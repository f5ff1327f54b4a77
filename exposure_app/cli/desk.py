"""``exposure-app desk``: the key of a support desk, by which packs are sealed to it."""

import argparse
import secrets
from typing import Final

from exposure_app.cli.arguments import one_of
from exposure_app.i18n import _
from exposure_app.lookup.desk_keys import DeskKey
from exposure_app.storage.keys import DESK_KEY, forget_key, read_key, write_key

ACTIONS: Final = ("enrol", "show", "forget")
_KEY_BYTES: Final = 32
_NOT_THERE: Final = 1


def add(parser: argparse.ArgumentParser) -> None:
    """Describe the options of this command."""
    parser.add_argument(
        "action", metavar="ACTION", help=_("one of: {actions}").format(actions=", ".join(ACTIONS))
    )


def run(options: argparse.Namespace) -> int:
    """Make, show or forget the key; 1 when there is none.

    Raises:
        KeyStoreError: there is no keyring, or it is locked.
    """
    action = one_of("ACTION", options.action, ACTIONS)
    if action == "forget":
        was_there = forget_key(DESK_KEY)
        print(_("The key is gone.") if was_there else _("This desk has no key."))
        return 0 if was_there else _NOT_THERE
    private = read_key(DESK_KEY)
    if private is None and action == "show":
        print(_("This desk has no key. Make one with: exposure-app desk enrol"))
        return _NOT_THERE
    if private is None:
        private = secrets.token_bytes(_KEY_BYTES)
        write_key(DESK_KEY, private)
        print(_("Made a key for this desk. It stays in the keyring of this computer."))
    public = DeskKey(private).public.hex()
    print(_("Public key, to be told to publishers: {key}").format(key=public))
    return 0
