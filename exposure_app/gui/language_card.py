"""Which language the window speaks."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QRadioButton

from exposure_app.gui.card import Card
from exposure_app.gui.field import without_mnemonic
from exposure_app.gui.look_names import LANGUAGE_NAMES
from exposure_app.gui.radio_group import RadioGroup
from exposure_app.i18n import _, active_language


class LanguageCard(Card):
    """One radio button for each language.

    Signals:
        chosen: a code of `i18n.LANGUAGES`.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Language"))
        self.choices: dict[str, QRadioButton] = {}
        for language, name in LANGUAGE_NAMES.items():
            button = QRadioButton(without_mnemonic(name))
            button.clicked.connect(partial(self._choose, language))
            self.choices[language] = button
            self.add(button)
        self._group = RadioGroup(self, self.choices.values())
        self.show_spoken()

    def show_spoken(self) -> None:
        """Show the language spoken now; another may not have been to be had."""
        self.choices[active_language()].setChecked(True)

    def _choose(self, language: str) -> None:
        self.chosen.emit(language)
