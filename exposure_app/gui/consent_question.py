"""One question for a visitor at a desk, answered with yes or no; nothing is chosen before."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton

from exposure_app.gui.card import Card
from exposure_app.gui.flow import Flow
from exposure_app.gui.theme import Space
from exposure_app.i18n import _


class ConsentQuestion(Card):
    """Two buttons side by side.

    Signals:
        changed: True or False.
    """

    changed = Signal(bool)

    def __init__(self, question: str, meaning: str) -> None:
        super().__init__(question, meaning)
        self.yes, self.no = QRadioButton(_("Yes")), QRadioButton(_("No"))
        self._group = QButtonGroup(self)
        row = Flow(gap=Space.LARGE)
        for button in (self.yes, self.no):
            button.setAccessibleName(button.text())
            self._group.addButton(button)
            row.addWidget(button)
        self.body.addLayout(row)
        self._group.buttonClicked.connect(self._tell)

    @property
    def answer(self) -> bool | None:
        """What was answered; None before."""
        if self.yes.isChecked():
            return True
        return False if self.no.isChecked() else None

    def _tell(self) -> None:
        self.changed.emit(self.yes.isChecked())
