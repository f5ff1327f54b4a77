"""Settings of widgets for what is drawn in the first frame, without the `Qt` namespace.

Why not `Qt.TextFormat.PlainText` and the like: the first use of `Qt` builds every enumeration in
it, a fifth of the time an empty window takes. Qt's own property system takes the plain numbers.
Pages that open later use the named values.
"""

from PySide6.QtWidgets import QLabel, QWidget

_PLAIN_TEXT = 0
_NO_FOCUS = 0
_TOP_AND_MIDDLE = 0x20 | 0x04
_CENTRE = 0x80 | 0x04


def show_plainly(label: QLabel) -> None:
    """Show the text of a label as it is: no markup."""
    label.setProperty("textFormat", _PLAIN_TEXT)


def keep_from_focus(widget: QWidget) -> None:
    """Leave a widget out of the Tab order."""
    widget.setProperty("focusPolicy", _NO_FOCUS)


def align(label: QLabel, *, is_centred: bool) -> None:
    """Put what a label shows in the middle of its room, or at the top of it."""
    label.setProperty("alignment", _CENTRE if is_centred else _TOP_AND_MIDDLE)
