"""Identifiers on the command line: from options, a prompt, a file or standard input.

The one rule: what was typed goes into an `Identifier` at once and is repeated nowhere. A prompt or
a file keeps it out of the shell's history and out of the list of running programs.
"""

import argparse
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import Final

from exposure_app.cli import terminal
from exposure_app.cli.arguments import one_of
from exposure_app.cli.given_file import read_given
from exposure_app.cli.refusal import InputRefusedError
from exposure_app.core.identifiers import Identifier, Service, parse_handle, parse_phone
from exposure_app.errors import InvalidIdentifierError
from exposure_app.i18n import _
from exposure_app.wording.errors import error_text
from exposure_app.wording.services import service_label

PHONE: Final = "phone"
SERVICES: Final = tuple(service.value for service in Service)
Typed = tuple[str, str]

_MOST_BYTES: Final = 100_000


def add(parser: argparse.ArgumentParser) -> None:
    """Describe the options that take identifiers."""
    group = parser.add_argument_group(_("What to look up (each may be given several times)"))
    group.add_argument(
        "--phone", action="append", default=[], metavar="NUMBER", help=_("a phone number")
    )
    for service in Service:
        group.add_argument(
            f"--{service.value}",
            action="append",
            default=[],
            metavar="TEXT",
            help=service_label(service.value),
        )
    group.add_argument(
        "--handle",
        action="append",
        default=[],
        metavar="SERVICE=TEXT",
        help=_("the same, with the service as a word: weibo=..."),
    )
    group.add_argument(
        "--ask",
        action="store_true",
        help=_("ask for number and accounts, so that they stay out of the shell's history"),
    )
    group.add_argument(
        "--from-file",
        metavar="FILE",
        help=_("read lines such as phone=... and weibo=... from a file; - for standard input"),
    )


def typed_in(options: argparse.Namespace) -> list[Typed]:
    """Everything that was typed, as pairs of service and text.

    Raises:
        InputRefusedError: a line or file cannot be read.
    """
    typed = [(PHONE, text) for text in options.phone]
    for service in SERVICES:
        typed += [(service, text) for text in getattr(options, service)]
    typed += [_pair("--handle", text) for text in options.handle]
    if options.from_file:
        typed += _from_file(options.from_file)
    if options.ask:
        typed += _asked()
    return typed


def identifiers_of(typed: Iterable[Typed], country: str) -> tuple[Identifier, ...]:
    """Each typed text as the identifier it is.

    Raises:
        InputRefusedError: a text is no identifier of its service.
    """
    found = (_identifier(service, text, country) for service, text in typed)
    return tuple(dict.fromkeys(found))


def region_of(typed: Iterable[Typed]) -> str:
    """The country of the first number that is typed with its country code; empty when none is."""
    for service, text in typed:
        if service == PHONE:
            # A number that cannot be read names no country; it is refused once there is one.
            with suppress(InvalidIdentifierError):
                region = parse_phone(text, "").region
                if region:
                    return region
    return ""


def _identifier(service: str, text: str, country: str) -> Identifier:
    try:
        if service == PHONE:
            return parse_phone(text, country)
        return parse_handle(Service(service), text, country)
    except InvalidIdentifierError as error:
        words = error_text(error)  # names the service itself
        raise InputRefusedError("", words.what, words.cure) from None


def _pair(option: str, text: str) -> Typed:
    service, sign, rest = text.partition("=")
    if not sign:
        cure = _("Write it as {form}.").format(form="weibo=NAME")
        raise InputRefusedError(option, _("The service is missing."), cure)
    return one_of(option, service.strip().lower(), (PHONE, *SERVICES)), rest.strip()


def _from_file(name: str) -> list[Typed]:
    content = read_given(name, "--from-file", _MOST_BYTES)
    try:
        lines = content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        cure = _("Save the file as UTF-8 text.")
        raise InputRefusedError("--from-file", _("The file is no text."), cure) from None
    return [_pair("--from-file", line) for line in lines if line.strip()]


def _asked() -> list[Typed]:
    terminal.say(_("Leave a line empty to go on. Nothing of this is stored."))
    typed: list[Typed] = []
    for service in (PHONE, *SERVICES):
        terminal.say(f"{service_label(service)}:")
        answer = sys.stdin.readline()
        if not answer:
            break
        if answer.strip():
            typed.append((service, answer.strip()))
    return typed
