"""One input with its label, its note and its problem, tied together for eyes and screen readers."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from exposure_app.gui.canvas import bring_into_sight
from exposure_app.gui.card import text_label
from exposure_app.gui.theme import Space, TextRole


class Field(QWidget):
    """A label above an input; below it a quiet note, or what is wrong and how to mend it."""

    def __init__(self, label: str, editor: QWidget, note: str = "") -> None:
        super().__init__()
        self.editor = editor
        self._spoken_note = note
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.SMALL, 0, 0)
        layout.setSpacing(Space.TIGHT)
        self.label = QLabel(label)
        self.label.setWordWrap(True)
        self.label.setBuddy(editor)
        self.note = text_label(note, TextRole.NOTE)
        if not note:
            self.note.hide()
        self._problem = text_label("", TextRole.PROBLEM)
        self._problem.hide()
        for widget in (self.label, editor, self.note, self._problem):
            layout.addWidget(widget)
        editor.setAccessibleName(without_mnemonic(label))
        editor.setAccessibleDescription(note)

    @property
    def problem(self) -> str:
        """What is said to be wrong now; empty when nothing is."""
        return self._problem.text()

    def set_note(self, text: str) -> None:
        """Say something quietly under the input."""
        self._spoken_note = text
        self.note.setText(text)
        self.note.setVisible(bool(text))
        self._describe()

    def set_problem(self, text: str) -> None:
        """Say what is wrong and the cure; an empty text takes it away."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self.editor.setProperty("problem", "true" if text else "false")
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)
        self._describe()
        if text:
            # Only then do the words have their place, and whoever comes here the keyboard.
            QTimer.singleShot(0, self, self._show_problem)

    def _show_problem(self) -> None:
        """Have the words on the screen, not the input alone."""
        if self.isAncestorOf(QApplication.focusWidget() or self):
            bring_into_sight(self)

    def _describe(self) -> None:
        words = (self._problem.text(), self._spoken_note)
        self.editor.setAccessibleDescription(" ".join(word for word in words if word))


def without_mnemonic(text: str) -> str:
    """The text as it is read aloud: no ``&``, and no ``(&X)`` as Chinese labels carry it."""
    place = text.find("(&")
    if place >= 0 and text[place + 3 : place + 4] == ")":
        text = text[:place] + text[place + 4 :]
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
