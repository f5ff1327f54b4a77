"""The command line from its words to its exit code.

The one rule: 0 means answered, 1 something could not be checked, 2 the input could not be used;
nothing else is ever printed on standard output than the answer.
"""

import argparse
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import Final

from exposure_app import __version__, i18n, log
from exposure_app.cli import (
    check,
    codes,
    desk,
    explain,
    ledger,
    letter,
    remind,
    sources,
    stored,
    terminal,
)
from exposure_app.cli.arguments import Parser, one_of
from exposure_app.cli.refusal import InputRefusedError
from exposure_app.cli.report import PdfMaker
from exposure_app.errors import CaseError, ExposureError, InvalidIdentifierError
from exposure_app.i18n import _
from exposure_app.wording.errors import error_text

PROGRAM: Final = "exposure-app"
ANSWERED: Final = 0
NOT_ANSWERED: Final = 1
BAD_INPUT: Final = 2
STOPPED: Final = 130
NOBODY_READS: Final = 141

_LANGUAGE: Final = "--language"
_HELP: Final = ("-h", "--help")


def run(words: Sequence[str], make_pdf: PdfMaker | None = None) -> int:
    """Do what the words of a command line say.

    Args:
        words: of the command line.
        make_pdf: makes PDF files, with the library of the window; None where there is none.

    Returns:
        The exit code.
    """
    terminal.speak_utf8()
    log.set_up()
    try:
        code = _run(list(words), make_pdf)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:
        # Whoever read the answer has gone; without this, closing the stream complains again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOBODY_READS
    return code


def _run(words: list[str], make_pdf: PdfMaker | None) -> int:
    try:
        words = _take_language(words)
        return _command(words, make_pdf)
    except InputRefusedError as refusal:
        terminal.complain(refusal.text)
        return BAD_INPUT
    except (CaseError, InvalidIdentifierError) as error:
        terminal.complain(error_text(error))
        return BAD_INPUT
    except ExposureError as error:
        terminal.complain(error_text(error))
        return NOT_ANSWERED
    except (KeyboardInterrupt, BrokenPipeError):
        raise
    except Exception as error:  # noqa: BLE001 - the last place; anything else here is a bug
        _tell_bug(error)
        return NOT_ANSWERED


def _command(words: list[str], make_pdf: PdfMaker | None) -> int:
    commands = _commands()
    if not words or words[0] in _HELP or words[0] == "help":
        print(_overview(commands))
        return ANSWERED
    if words[0] == "--version":
        print(f"{PROGRAM} {__version__}")
        return ANSWERED
    name = one_of("COMMAND", words[0], tuple(commands))
    description, form, epilog, add, act = commands[name]
    parser = Parser(f"{PROGRAM} {name}", form, description, f"{epilog}\n\n{_exit_codes()}")
    add(parser)
    group = parser.add_argument_group(_("General"))
    group.add_argument(_LANGUAGE, metavar="LANGUAGE", help=_("en or zh_CN"))
    group.add_argument(*_HELP, action="store_true", help=_("show this help"))
    if any(word in _HELP for word in words[1:]):
        print(parser.format_help())
        return ANSWERED
    options, unknown = parser.parse_known_args(words[1:])
    if unknown:
        parser.refuse_unknown(unknown)
    options.make_pdf = make_pdf
    return act(options)


_Row = tuple[
    str, str, str, Callable[[argparse.ArgumentParser], None], Callable[[argparse.Namespace], int]
]


def _commands() -> dict[str, _Row]:
    """Each command: what it does, its form, examples, its options, and what runs it."""
    return {
        "check": (
            _("Look up a number and accounts in lists of leaked data, and say what it means."),
            "[OPTIONS]",
            _examples(
                "check --demo",
                "check --ask --country CN",
                "check --demo --report sheet.pdf",
                "check --country CN --noticed auto_follow@Weibo:2018-02 --noticed spam_calls",
            ),
            check.add,
            check.run,
        ),
        "explain": (
            _("Say who probably exposed the data in a case file. Nothing is looked up."),
            "CASE.json|FOLDER [OPTIONS]",
            _examples(
                "explain CASE.json",
                "explain CASE.json --format json --without INCIDENT_ID",
                "explain CASE.json --why unknown",
                "explain FOLDER",
            ),
            explain.add,
            explain.run,
        ),
        **_afterwards(),
        **_kept(),
        "codes": (
            _("List the words that --noticed, --strangers-know and --others take."),
            "[symptoms|data|others|kinds]",
            _examples("codes symptoms", "codes data --language zh_CN"),
            codes.add,
            codes.run,
        ),
    }


def _afterwards() -> dict[str, _Row]:
    """The commands for what follows an answer."""
    return {
        "letter": (
            _("Write a letter that asks a company for your data, or to delete them."),
            "[OPTIONS]",
            _examples(
                'letter --country CN --to "China Mobile"',
                "letter --kind deletion --country DE --out letter.txt",
            ),
            letter.add,
            letter.run,
        ),
        "remind": (
            _("Write a calendar file that reminds you to check again."),
            "--out FILE [OPTIONS]",
            _examples("remind --out check-again.ics", "remind --days 30 --out check-again.ics"),
            remind.add,
            remind.run,
        ),
    }


def _kept() -> dict[str, _Row]:
    """The commands for what the program keeps on this computer."""
    return {
        "desk": (
            _("Make, show or forget the key of this support desk."),
            "enrol|show|forget",
            _examples("desk enrol"),
            desk.add,
            desk.run,
        ),
        "sources": (
            _("List the lists and services that may be asked, and switch them on and off."),
            "ACTION [NAME] [VALUE] [OPTIONS]",
            _examples(
                "sources list",
                "sources add publisher.json",
                "sources on NAME",
                "sources test NAME",
                "sources set-key hibp",
                "sources set proxy socks5://127.0.0.1:9050",
            ),
            sources.add,
            sources.run,
        ),
        "ledger": (
            _("Show, export or wipe the list of everything that left this computer."),
            "show|export FILE|wipe [OPTIONS]",
            _examples("ledger show --last 5", "ledger show --bytes", "ledger export sent.jsonl"),
            ledger.add,
            ledger.run,
        ),
        "stored": (
            _("List what this program keeps on this computer, or erase all of it."),
            "[list|erase] [OPTIONS]",
            _examples("stored", "stored erase"),
            stored.add,
            stored.run,
        ),
    }


def _overview(commands: dict[str, _Row]) -> str:
    lines = [
        _("Exposure Check: who probably exposed your data, and what to do now."),
        "",
        _("Usage: ") + f"{PROGRAM} [COMMAND] [OPTIONS]",
        "",
        _("Without a command the window opens. Commands:"),
        *(f"  {name:<9}{row[0]}" for name, row in commands.items()),
        "",
        _("At a support desk: {command}").format(command=f"{PROGRAM} --desk"),
        "",
        _("Every command tells its options: {command}").format(command=f"{PROGRAM} check --help"),
        _("Nothing leaves this computer before you have seen what would."),
        "",
        _examples("check --demo", "check --ask --country CN"),
        "",
        _exit_codes(),
    ]
    return "\n".join(lines)


def _examples(*lines: str) -> str:
    return "\n".join([_("Examples:"), *(f"  {PROGRAM} {line}" for line in lines)])


def _exit_codes() -> str:
    return _("Exit codes: 0 answered, 1 something could not be checked, 2 input not usable.")


def _take_language(words: list[str]) -> list[str]:
    """Speak the language asked for, or the system's; the other words are given back."""
    wish, rest, place = "", [], 0
    while place < len(words):
        name, sign, value = words[place].partition("=")
        if name == _LANGUAGE:
            if not sign:
                place += 1
                value = words[place] if place < len(words) else ""
            wish = one_of(_LANGUAGE, value, i18n.LANGUAGES)
        else:
            rest.append(words[place])
        place += 1
    try:
        i18n.activate(wish or i18n.preferred_language())
    except FileNotFoundError:
        if wish:
            terminal.say("The translation of this language was not built; English is used.")
    return rest


def _tell_bug(error: Exception) -> None:
    """Where it happened, without the text of the error: it may hold what was typed."""
    terminal.say(_("This is a fault in the program. It is not caused by what you typed."))
    terminal.say(type(error).__name__)
    for frame in traceback.extract_tb(error.__traceback__):
        terminal.say(f"  {frame.filename}:{frame.lineno} {frame.name}")
