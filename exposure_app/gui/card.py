"""A group of things that belong together, with a heading that screen readers announce."""

from PySide6.QtWidgets import QGroupBox, QLabel, QLayout, QVBoxLayout, QWidget

from exposure_app.gui.light import show_plainly
from exposure_app.gui.theme import Space, TextRole, set_role


class Card(QGroupBox):
    """A quiet frame round one thought.

    The heading is a wrapping label, since a group box cuts a long title; the box carries the same
    words as its accessible name, so that it is read as a group.
    """

    def __init__(self, heading: str = "", note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        self._layout.setSpacing(Space.SMALL)
        if heading:
            self.setAccessibleName(heading)
            self.heading = text_label(heading, TextRole.HEADING)
            self._layout.addWidget(self.heading)
        if note:
            self.setAccessibleDescription(note)
            self._layout.addWidget(text_label(note, TextRole.NOTE))

    @property
    def body(self) -> QVBoxLayout:
        """Where the card's content goes."""
        return self._layout

    def add(self, widget: QWidget) -> None:
        """Put a widget under what is already there."""
        self._layout.addWidget(widget)


def text_label(text: str, role: TextRole = TextRole.BODY, parent: QWidget | None = None) -> QLabel:
    """A label that wraps, in its part of the type scale."""
    label = QLabel(text, parent)
    label.setWordWrap(True)
    show_plainly(label)
    set_role(label, role)
    return label


def clear_layout(layout: QLayout) -> None:
    """Take every widget out of a layout, and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
