"""Radio buttons of which one counts: one stop of the Tab key, at the one that is chosen.

Why: until a group has had the keyboard, Qt lets Tab stop at its first button, and an arrow key
there would choose another answer than the person sees.
"""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QButtonGroup


class RadioGroup(QButtonGroup):
    """Buttons that exclude each other.

    Args:
        parent: outlives the group.
        buttons: in their order; one of them is to be checked, now or later.
    """

    def __init__(self, parent: QObject, buttons: Iterable[QAbstractButton]) -> None:
        super().__init__(parent)
        for button in buttons:
            self.addButton(button)
        self.buttonToggled.connect(self._stop_at_chosen)
        self._stop_at_chosen()

    def _stop_at_chosen(self, *_toggled: object) -> None:
        chosen = self.checkedButton()
        for button in self.buttons():
            is_stop = chosen is None or button is chosen
            policy = Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
