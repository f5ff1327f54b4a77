"""The shape of the command line: a parser that speaks plainly and repeats nothing.

The one rule: an error names the option, never the value, because a value may be an identifier.
"""

import argparse
import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Final, NoReturn

from exposure_app.cli.refusal import InputRefusedError
from exposure_app.core.case_fields import LONGEST_TEXT, nearest
from exposure_app.core.periods import PartialDate
from exposure_app.i18n import _

_FEW: Final = 12
_NAMED: Final = re.compile(r"argument ([A-Za-z][A-Za-z_]*|--?[a-z-]+)")
_MISSING: Final = re.compile(r"the following arguments are required: ([A-Za-z_., -]+)")
_NO_NAME: Final = re.compile(r"[@=]|\d([ -]?\d){5}")
_OPTION: Final = re.compile(r"(--[a-z-]{1,30})(?:=.*)?", re.DOTALL)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help whose fixed words can be translated."""

    def add_usage(self, *args: object, **kwargs: object) -> None:
        """Put our own word before the usage line."""
        kwargs["prefix"] = _("Usage: ")
        super().add_usage(*args, **kwargs)  # type: ignore[arg-type]


class Parser(argparse.ArgumentParser):
    """A parser whose errors are ours."""

    def __init__(self, prog: str, form: str, description: str, epilog: str) -> None:
        super().__init__(
            prog=prog,
            usage=f"{prog} {form}",
            description=description,
            epilog=epilog,
            formatter_class=_Formatter,
            add_help=False,
            allow_abbrev=False,
        )

    def error(self, message: str) -> NoReturn:
        """Refuse the line.

        Raises:
            InputRefusedError: always.
        """
        cure = _("See: {command}").format(command=f"{self.prog} --help")
        missing = _MISSING.match(message)
        if missing:
            raise InputRefusedError(missing[1], _("This is missing."), cure)
        named = _NAMED.match(message)
        if named:
            problem = _("The value is missing or cannot be used.")
            raise InputRefusedError(named[1], problem, cure)
        raise InputRefusedError("", _("This command line cannot be read."), cure)

    def refuse_unknown(self, words: Sequence[str]) -> NoReturn:
        """Refuse words that are no option of this command.

        Raises:
            InputRefusedError: always; with the options spelled most alike.
        """
        typed = [match[1] for word in words if (match := _OPTION.fullmatch(word))]
        known = sorted(self._option_string_actions)
        alike = [near for word in typed for near in get_close_matches(word, known, 3)]
        cure = _("See: {command}").format(command=f"{self.prog} --help")
        if alike:
            cure = _("Did you mean {options}?").format(options=", ".join(dict.fromkeys(alike)))
        raise InputRefusedError("", _("An argument is not known."), cure)


def one_of(option: str, value: str, words: Sequence[str]) -> str:
    """The value when it is one of the words.

    Raises:
        InputRefusedError: it is not; the cure lists the nearest words.
    """
    if value in words:
        return value
    near = tuple(words) if len(words) <= _FEW else nearest(value, words) or tuple(words[:_FEW])
    cure = _("Use one of these: {words}.").format(words=", ".join(near))
    raise InputRefusedError(option, _("This word is not in the list of words."), cure)


def date_of(option: str, value: str) -> PartialDate:
    """A date that may be known to the month or year only.

    Raises:
        InputRefusedError: it is no date.
    """
    try:
        return PartialDate.parse(value)
    except ValueError:
        cure = _("Write the date as {form}.").format(form="YYYY-MM")
        raise InputRefusedError(option, _("This is not a date."), cure) from None


def name_of(option: str, value: str | None) -> str | None:
    """The name of a company or place; None when not given.

    A text that looks like a number, an address or an account is refused: it would be kept in a
    saved case.

    Raises:
        InputRefusedError: it is no such name.
    """
    if value is None:
        return None
    name = value.strip()
    if not 0 < len(name) <= LONGEST_TEXT or not name.isprintable() or _NO_NAME.search(name):
        cure = _("Give the name of a company or place alone, without number or account.")
        raise InputRefusedError(option, _("This is not a name."), cure)
    return name


def yes_or_no(option: str, value: str | None) -> bool | None:
    """True or False; None when not given or not known.

    Raises:
        InputRefusedError: it is none of the words.
    """
    if value is None:
        return None
    word = one_of(option, value.lower(), ("yes", "no", "unknown"))
    return {"yes": True, "no": False}.get(word)
