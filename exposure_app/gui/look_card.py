"""A few choices of which one counts at once: colours, motion."""

from collections.abc import Iterable
from enum import StrEnum
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QRadioButton

from exposure_app.gui.card import Card
from exposure_app.gui.radio_group import RadioGroup


class LookCard(Card):
    """One radio button for each choice.

    Signals:
        chosen: the choice.

    Args:
        heading: what is chosen.
        names: each choice and the words on its button.
        current: what counts now.
        note: what it is for.
    """

    chosen = Signal(object)

    def __init__(
        self, heading: str, names: Iterable[tuple[StrEnum, str]], current: StrEnum, note: str = ""
    ) -> None:
        super().__init__(heading, note)
        self.choices: dict[StrEnum, QRadioButton] = {}
        for choice, name in names:
            button = QRadioButton(name)
            button.setChecked(choice is current)
            button.clicked.connect(partial(self._choose, choice))
            self.choices[choice] = button
            self.add(button)
        self._group = RadioGroup(self, self.choices.values())

    def _choose(self, choice: StrEnum) -> None:
        self.chosen.emit(choice)
