"""What puts an answer on paper, in a file or on the clipboard: marked and hidden in one way.

The one rule: a widget that offers to take something away is marked when it is made; where a visitor
at a desk said no to it, nothing that is marked is shown.
"""

from PySide6.QtWidgets import QWidget

_MARK = "takesAway"


def mark_taking_away(widget: QWidget) -> None:
    """Say of a card or button that it prints, saves or copies."""
    widget.setProperty(_MARK, True)  # noqa: FBT003 - Qt's own signature


def hide_taking_away(page: QWidget) -> None:
    """Hide everything on a page that was marked."""
    for widget in (page, *page.findChildren(QWidget)):
        if widget.property(_MARK):
            widget.hide()
