"""Everything that the program keeps on this computer, where it is, and one button for all of it.

The one rule: what could not be looked at is listed too, so that the list never looks whole.
"""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from exposure_app.gui.button_row import ButtonRow
from exposure_app.gui.card import Card
from exposure_app.gui.fact_grid import FactGrid
from exposure_app.gui.notice import Notice, Tone
from exposure_app.gui.reading_text import ReadingText
from exposure_app.gui.settings_state import SettingsState
from exposure_app.i18n import _
from exposure_app.reports.kept_report import state_text
from exposure_app.storage.kept import Kept
from exposure_app.wording.kept import erased_text, kept_meaning, kept_name, never_kept_text
from exposure_app.wording.sentences import join_sentences

_BREAK = "\N{ZERO WIDTH SPACE}"


class KeptCard(Card):
    """Names, sizes and places, and the way to be rid of them.

    Signals:
        erasing_wanted: everything is to be erased, once the person has said so again.
    """

    erasing_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("What is kept on this computer"))
        self.told = ReadingText(_("It is being read."))
        self.grid = FactGrid(())
        self.grid.hide()
        self.notice: Notice | None = None
        self.button = QPushButton(_("&Erase everything…"))
        self.button.clicked.connect(self.erasing_wanted)
        self.button.hide()
        self.busy = ReadingText(_("A check is running. Stop it or let it end, then erase."))
        self.busy.hide()
        for widget in (self.told, self.grid, ButtonRow(self.button), self.busy):
            self.add(widget)

    def show_state(self, state: SettingsState) -> None:
        """Show what is there, and what came of erasing."""
        here = [row for row in state.kept if row.is_there is not False]
        nothing = "" if here else _("Nothing else is kept here either.")
        self.told.say(join_sentences((never_kept_text(), nothing)))
        facts = [fact for row in here for fact in _facts(row)]
        self.grid.show_facts(facts)
        self.grid.setAccessibleName(self.grid.accessibleName().replace(_BREAK, ""))
        self.grid.setVisible(bool(facts))
        self.button.setVisible(bool(here))
        self._show_outcome(state)

    def set_busy(self, *, is_busy: bool) -> None:
        """While a check runs nothing is erased: it would write anew what is gone."""
        self.button.setEnabled(not is_busy)
        self.busy.setVisible(is_busy)

    def _show_outcome(self, state: SettingsState) -> None:
        if self.notice is not None:
            self.body.removeWidget(self.notice)
            self.notice.hide()
            self.notice.deleteLater()
            self.notice = None
        if state.left is not None:
            tone = Tone.CAUTION if state.left else Tone.INFO
            self.notice = Notice(erased_text([what.value for what in state.left]), tone)
            self.body.insertWidget(1, self.notice)


def _facts(row: Kept) -> Iterator[tuple[str, str]]:
    """What it is, how large and what it tells; then where."""
    yield kept_name(row.what), kept_meaning(row.what)
    if row.is_there is None:
        yield "", state_text(row)
    elif row.place is not None:
        place = _breakable(str(row.place))
        yield "", _("{size}, in {place}").format(size=state_text(row), place=place)


def _breakable(path: str) -> str:
    """The path with places where a line may end."""
    for mark in "/\\":
        path = path.replace(mark, mark + _BREAK)
    return path
