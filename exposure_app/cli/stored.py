"""``exposure-app stored``: what this program keeps on this computer, and how it all goes.

The one rule: nothing is erased before somebody agreed, and what could not be erased is named.
"""

import argparse
import sys
from typing import Final

from exposure_app.cli import output, terminal
from exposure_app.cli.arguments import one_of
from exposure_app.cli.refusal import InputRefusedError
from exposure_app.i18n import _
from exposure_app.reports.kept_report import kept_forms, kept_lines
from exposure_app.storage.kept import erase_everything, kept
from exposure_app.wording.kept import erased_text

ACTIONS: Final = ("list", "erase")
_CONSENT: Final = "yes"
_DONE: Final = 0
_NOT_DONE: Final = 1


def add(parser: argparse.ArgumentParser) -> None:
    """Describe the options of this command."""
    parser.add_argument(
        "action",
        metavar="ACTION",
        nargs="?",
        default="list",
        help=_("one of: {actions}").format(actions=", ".join(ACTIONS)),
    )
    parser.add_argument("--yes", action="store_true", help=_("erase without asking"))
    output.add(parser)


def run(options: argparse.Namespace) -> int:
    """List what is kept, or erase all of it; 1 when something was left.

    Raises:
        InputRefusedError: the words cannot be used.
    """
    if one_of("ACTION", options.action, ACTIONS) == "erase":
        return _erase(is_agreed=bool(options.yes))
    if output.form_of(options) == output.JSON:
        output.print_json(kept_forms(kept()))
    else:
        print("\n".join(kept_lines(kept(), terminal.width())))
    return _DONE


def _erase(*, is_agreed: bool) -> int:
    if not is_agreed and not terminal.is_watched():
        cure = _("Add --yes to erase without being asked.")
        raise InputRefusedError("--yes", _("Nobody is here to be asked."), cure)
    if not is_agreed:
        terminal.say(
            "\n".join(kept_lines((row for row in kept() if row.is_there), terminal.width()))
        )
        terminal.say(_("This erases all of it, for good."))
        terminal.say(_("Type {word} to erase it. Enter alone keeps it.").format(word=_CONSENT))
        if sys.stdin.readline().strip().lower() != _CONSENT:
            print(_("Nothing was erased."))
            return _NOT_DONE
    left = erase_everything()
    (terminal.say if left else print)(erased_text(left))
    return _NOT_DONE if left else _DONE
