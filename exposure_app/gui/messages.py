"""What the window says at the top of a page: what happened, what it means and what to press.

The one rule: the answers stay, and the message says so where somebody could fear for them.
"""

from exposure_app.errors import ExposureError
from exposure_app.gui.notice import Notice, Tone
from exposure_app.gui.page import Page
from exposure_app.i18n import _


def say_failed(page: Page, error: ExposureError) -> Notice:
    """An error of ours, with its advice."""
    from exposure_app.wording.errors import error_text  # noqa: PLC0415 - seldom needed
    from exposure_app.wording.sentences import join_sentences  # noqa: PLC0415

    words = error_text(error)
    return page.show_problem(join_sentences((words.meaning, words.cure)), words.what)


def say_own_error(page: Page) -> Notice:
    """A bug; the crash dialog tells the rest."""
    return page.show_problem(
        _("No answer was made. All answers are still here. Press the button again."),
        _("The program met an error of its own."),
    )


def say_stopped(page: Page) -> Notice:
    """The person stopped the check."""
    return page.show_problem(
        _("Press Check to begin again. All answers are still here."),
        _("The check was stopped."),
        Tone.INFO,
    )


def say_font_is_missing(page: Page) -> Notice:
    """Why the window does not speak Chinese; in both languages it could only be boxes."""
    text = _("This computer has no Chinese font. Install one, such as fonts-noto-cjk.")
    return page.show_problem(text, _("Chinese cannot be shown yet"))
