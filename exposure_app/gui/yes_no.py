"""A question that is answered with yes, no, or "don't know"."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QRadioButton

from exposure_app.gui.card import Card
from exposure_app.gui.radio_group import RadioGroup
from exposure_app.i18n import _


class YesNo(Card):
    """Three buttons; "don't know" is chosen until the person says otherwise.

    Signals:
        changed: True, False or None.
    """

    changed = Signal(object)

    def __init__(self, question: str, why: str, *, value: bool | None = None) -> None:
        super().__init__(question, why)
        texts = ((_("Yes"), True), (_("No"), False), (_("Don't know"), None))
        self.buttons: tuple[QRadioButton, ...] = tuple(QRadioButton(text) for text, _value in texts)
        for button, (text, answer) in zip(self.buttons, texts, strict=True):
            button.setAccessibleName(text)
            button.setChecked(answer is value)
            button.clicked.connect(partial(self._tell, answer))
            self.add(button)
        self._group = RadioGroup(self, self.buttons)

    def _tell(self, answer: bool | None, _is_checked: object = None) -> None:  # noqa: FBT001
        self.changed.emit(answer)
