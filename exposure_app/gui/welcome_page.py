"""The first run: in three sentences what the program does, and what it does not do."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QRadioButton, QWidget

from exposure_app.gui.card import Card, text_label
from exposure_app.gui.flow import Flow
from exposure_app.gui.icons import IconLabel
from exposure_app.gui.page import Page
from exposure_app.gui.preferences import Preferences
from exposure_app.gui.radio_group import RadioGroup
from exposure_app.gui.theme import Space
from exposure_app.i18n import CHINESE, ENGLISH, _, active_language

_TEXT_SIZES = (100, 150, 200)


class WelcomePage(Page):
    """What to expect, and the two choices that decide whether the rest can be read.

    Signals:
        language_wanted: a code of `i18n.LANGUAGES`.
        text_size_wanted: per cent.

    Args:
        preferences: language and size of text now.
    """

    drawing = "welcome"
    help_topic = "welcome"

    language_wanted = Signal(str)
    text_size_wanted = Signal(int)

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(
            _("Welcome to Exposure Check"),
            _("Three things to know before you begin."),
            primary=_("&Begin"),
        )
        self.back_button.hide()
        card = Card()
        for icon, text in _three_sentences():
            card.body.addWidget(_line(icon, text))
        self.add(card)
        self.add(self._choices(preferences.percent))
        self.set_first_focus(self.primary_button)

    def _choices(self, percent: int) -> Card:
        card = Card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.LARGE)
        self.languages = {ENGLISH: QRadioButton("English"), CHINESE: QRadioButton("简体中文")}
        self.sizes = {size: QRadioButton(f"{size} %") for size in _TEXT_SIZES}
        for language, button in self.languages.items():
            button.clicked.connect(partial(self.language_wanted.emit, language))
        for size, button in self.sizes.items():
            button.setAccessibleName(_("Text size {percent} %").format(percent=size))
            button.clicked.connect(partial(self.text_size_wanted.emit, size))
        self._language_group = _add_row(grid, "Language / 语言", tuple(self.languages.values()))
        self._size_group = _add_row(grid, _("Size of text"), tuple(self.sizes.values()))
        self.languages[active_language()].setChecked(True)
        if percent in self.sizes:
            self.sizes[percent].setChecked(True)
        grid.setColumnStretch(1, 1)
        card.body.addLayout(grid)
        return card


def _add_row(grid: QGridLayout, name: str, buttons: tuple[QRadioButton, ...]) -> RadioGroup:
    """One line of choices of which one counts."""
    number = grid.rowCount()
    group = RadioGroup(buttons[0], buttons)
    row = Flow(gap=Space.LARGE)
    for button in buttons:
        row.addWidget(button)
    grid.addWidget(text_label(name), number, 0)
    grid.addLayout(row, number, 1)
    return group


def _three_sentences() -> tuple[tuple[str, str], ...]:
    return (
        (
            "list",
            _(
                "It looks in lists of leaked data for your number and accounts,"
                " and sends nothing you have not seen."
            ),
        ),
        (
            "weigh",
            _(
                "It weighs what you noticed,"
                " and says who probably exposed you and what to do today."
            ),
        ),
        (
            "caution",
            _("It cannot see everything, so nothing found never proves that nothing leaked."),
        ),
    )


def _line(icon: str, text: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, Space.TIGHT, 0, Space.TIGHT)
    row.setSpacing(Space.MEDIUM)
    row.addWidget(IconLabel(icon))
    row.addWidget(text_label(text), 1)
    return line
