"""Read a file that was named on the command line, or standard input for ``-``.

The one rule: at most as much is read as was agreed, and no error names the file.
"""

import sys
from pathlib import Path

from exposure_app.cli.refusal import InputRefusedError
from exposure_app.i18n import _

STANDARD_INPUT = "-"


def read_given(name: str, field: str, most_bytes: int) -> bytes:
    """The bytes of the file; ``field`` names the option or argument in an error.

    Raises:
        InputRefusedError: the file cannot be opened, or holds more than ``most_bytes``.
    """
    try:
        if name == STANDARD_INPUT:
            content = sys.stdin.buffer.read(most_bytes + 1)
        else:
            with Path(name).open("rb") as file:
                content = file.read(most_bytes + 1)
    except OSError:
        cure = _("Check that the file is there and may be read.")
        raise InputRefusedError(field, _("The file cannot be opened."), cure) from None
    if len(content) > most_bytes:
        raise InputRefusedError(field, _("The file is too large."), _("Shorten it."))
    return content


def read_given_text(name: str, field: str, most_bytes: int) -> str:
    """The text of the file, in UTF-8.

    Raises:
        InputRefusedError: the file cannot be opened, is too large, or is no text.
    """
    try:
        return read_given(name, field, most_bytes).decode("utf-8-sig")
    except UnicodeDecodeError:
        cure = _("Save the file as UTF-8 text.")
        raise InputRefusedError(field, _("The file is no text."), cure) from None
