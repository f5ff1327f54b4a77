"""A question that is answered with yes, no, or "don't know"."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton

from exposure_app.gui.card import Card
from exposure_app.i18n import _


class YesNo(Card):
    """Three buttons; "don't know" is chosen until the person says otherwise.

    Signals:
        changed: True, False or None.
    """

    changed = Signal(object)

    def __init__(self, question: str, why: str, *, value: bool | None = None) -> None:
        super().__init__(question, why)
        self._group = QButtonGroup(self)
        self._values: tuple[bool | None, ...] = (True, False, None)
        texts = (_("Yes"), _("No"), _("Don't know"))
        for place, (text, answer) in enumerate(zip(texts, self._values, strict=True)):
            button = QRadioButton(text)
            button.setAccessibleName(text)
            button.setChecked(answer is value)
            self._group.addButton(button, place)
            self.add(button)
        self._group.idClicked.connect(self._tell)

    @property
    def buttons(self) -> tuple[QRadioButton, ...]:
        """The three buttons: yes, no, don't know."""
        found = self._group.buttons()
        return tuple(button for button in found if isinstance(button, QRadioButton))

    def _tell(self, place: int) -> None:
        self.changed.emit(self._values[place])
