"""The same as a picture says, as text to read, select and copy."""

from collections.abc import Iterable

from exposure_app.gui.disclosure import Disclosure
from exposure_app.gui.reading_text import ReadingText
from exposure_app.i18n import _


class ShownAsText(Disclosure):
    """Opens the text of a picture.

    Args:
        lines: the text.
        about: name of the picture.
    """

    def __init__(self, lines: Iterable[str], about: str) -> None:
        self.text = ReadingText("\n".join(lines))
        super().__init__(_("Show as text"), _("Hide the text"), self.text, about=about)
