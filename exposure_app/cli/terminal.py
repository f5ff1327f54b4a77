"""What reaches the terminal: answers on standard output, everything else on standard error.

The one rule: nothing is told by colour alone, and a line is rewritten only where a person watches.
"""

import io
import shutil
import sys
from typing import Final

from exposure_app.core.findings import Progress, ProgressState
from exposure_app.i18n import _
from exposure_app.wording.failures import ErrorText
from exposure_app.wording.lookups import state_label

_WIDEST: Final = 100
_NARROWEST: Final = 40


def width() -> int:
    """How many columns text may take."""
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size().columns))


def speak_utf8() -> None:
    """Let every character be printed, also where the system's encoding is a small one."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(text: str) -> None:
    """Tell the person something that is not the answer."""
    print(text, file=sys.stderr, flush=True)


def complain(error: ErrorText) -> None:
    """Tell what is wrong, what it means and what to do."""
    say(_("Error: {what}").format(what=error.what))
    say(error.meaning)
    say(error.cure)


def is_watched() -> bool:
    """Whether a person can be asked and sees what is said."""
    return sys.stdin.isatty() and sys.stderr.isatty()


class ProgressLines:
    """One line for each list as it answers; silent where nobody watches."""

    def __init__(self) -> None:
        self._is_shown = sys.stderr.isatty()

    def __call__(self, progress: Progress) -> None:
        """Tell one step."""
        if not self._is_shown or progress.state is not ProgressState.DONE:
            return
        done = _("{done} of {total}").format(done=progress.done, total=progress.total)
        if progress.result is None:
            say(f"  {done}  " + _("Weighing what is known"))
        else:
            say(f"  {done}  {progress.source_id}: {state_label(progress.result)}")
