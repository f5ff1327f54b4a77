"""Which language the window speaks."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QRadioButton

from exposure_app.gui.card import Card
from exposure_app.gui.radio_group import RadioGroup
from exposure_app.i18n import CHINESE, ENGLISH, _, active_language

# A language is named in itself, so that those who speak no other find it.
_NAMES = {ENGLISH: "English", CHINESE: "简体中文"}


class LanguageCard(Card):
    """One radio button for each language.

    Signals:
        chosen: a code of `i18n.LANGUAGES`.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Language"))
        self.choices: dict[str, QRadioButton] = {}
        for language, name in _NAMES.items():
            button = QRadioButton(name)
            button.setChecked(language == active_language())
            button.clicked.connect(partial(self.chosen.emit, language))
            self.choices[language] = button
            self.add(button)
        self._group = RadioGroup(self, self.choices.values())
