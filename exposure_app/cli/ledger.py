"""``exposure-app ledger``: everything that left this computer, to be read, kept or deleted.

The one rule: what can be read is given even when the ledger is damaged, and then the exit code
says that something is missing.
"""

import argparse
import sys
from pathlib import Path
from typing import Final

from exposure_app.cli import output, terminal
from exposure_app.cli.arguments import one_of
from exposure_app.cli.refusal import InputRefusedError
from exposure_app.i18n import _
from exposure_app.reports.ledger_report import ledger_form, ledger_lines, save_ledger
from exposure_app.storage.ledger import Ledger
from exposure_app.storage.ledger_record import LedgerReading
from exposure_app.storage.paths import ledger_file
from exposure_app.wording.ledger import ledger_failure_text, torn_text

ACTIONS: Final = ("show", "export", "wipe")
_CONSENT: Final = "yes"
_WHOLE: Final = 0
_NOT_DONE: Final = 1


def add(parser: argparse.ArgumentParser) -> None:
    """Describe the options of this command."""
    parser.add_argument(
        "action", metavar="ACTION", help=_("one of: {actions}").format(actions=", ".join(ACTIONS))
    )
    parser.add_argument(
        "file", metavar="FILE", nargs="?", help=_("for export: the new file, of JSON lines")
    )
    parser.add_argument(
        "--bytes", action="store_true", help=_("show every byte that was sent (JSON has them)")
    )
    parser.add_argument(
        "--last", metavar="N", type=int, help=_("show only so many requests, from the end")
    )
    parser.add_argument("--yes", action="store_true", help=_("wipe without asking"))
    output.add(parser)


def run(options: argparse.Namespace) -> int:
    """Show, export or delete the ledger; 1 when a part of it is missing or nothing was deleted.

    Raises:
        InputRefusedError: the options do not fit together.
        LedgerError: there is no keyring or it is locked, or the file cannot be read.
        ReportError: the exported file cannot be written.
    """
    action = one_of("ACTION", options.action, ACTIONS)
    form = output.form_of(options)
    if options.last is not None and options.last < 1:
        raise InputRefusedError("--last", _("This is no count."), _("Give a number from 1 on."))
    if action != "export" and options.file is not None:
        raise InputRefusedError("FILE", _("Only export takes a file."), _("Leave it out."))
    ledger = Ledger.open(ledger_file())
    if action == "wipe":
        return _wipe(ledger, is_agreed=bool(options.yes))
    if action == "export":
        return _export(ledger, _new_file(options.file))
    reading = ledger.read()
    if form == output.JSON:
        output.print_json(ledger_form(reading, options.last))
    else:
        width = terminal.width()
        shown = ledger_lines(reading, width, options.last, has_bytes=bool(options.bytes))
        # Of a damaged ledger an empty part says nothing about what was sent.
        if reading.entries or reading.torn or not reading.is_damaged:
            print("\n".join(shown))
    return _code(reading)


def _export(ledger: Ledger, file: Path) -> int:
    reading = ledger.read()
    save_ledger(reading, file)
    print(_("Requests written to the file: {n}").format(n=len(reading.entries)))
    if reading.torn:
        terminal.say(torn_text())
    return _code(reading)


def _code(reading: LedgerReading) -> int:
    if reading.is_damaged:
        terminal.complain(ledger_failure_text("damaged"))
        return _NOT_DONE
    return _WHOLE


def _wipe(ledger: Ledger, *, is_agreed: bool) -> int:
    if not is_agreed and not terminal.is_watched():
        cure = _("Add --yes to wipe without being asked.")
        raise InputRefusedError("--yes", _("Nobody is here to be asked."), cure)
    if not is_agreed:
        terminal.say(_("This deletes the list of everything that left this computer, for good."))
        terminal.say(_("Type {word} to delete it. Enter alone keeps it.").format(word=_CONSENT))
        if sys.stdin.readline().strip().lower() != _CONSENT:
            print(_("Nothing was deleted."))
            return _NOT_DONE
    was_there = ledger.wipe()
    print(_("The ledger and its key are gone.") if was_there else _("There was no ledger."))
    return _WHOLE if was_there else _NOT_DONE


def _new_file(typed: str | None) -> Path:
    """The file to export to, refused before the keyring is asked."""
    if typed is None:
        raise InputRefusedError("FILE", _("This is missing."), _("Name a new file."))
    file = Path(typed)
    if not typed or not file.parent.is_dir():
        cure = _("Name a folder that is there.")
        raise InputRefusedError("FILE", _("There is no such folder."), cure)
    if file.exists():
        raise InputRefusedError(
            "FILE", _("There is such a file already."), _("Choose another name.")
        )
    return file
