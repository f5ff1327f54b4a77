"""Answers a drop-down by its number, a short code or part of a name, without a list popping up."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject

from exposure_app.gui.desk_stop import Stop
from exposure_app.gui.search_combo import SearchCombo
from exposure_app.i18n import _
from exposure_app.wording.sentences import join_words

_MOST_NUMBERED = 99
_SHOWN = 5

Say = Callable[[str], None]


class TypeAhead(Stop):
    """Typing looks for a row, and Enter takes it; an empty line keeps what was chosen.

    A row is found by its number where there are not many, by what it stands for, such as the code
    of a country, or by part of the name, in the language shown or in English.

    Args:
        combo: the drop-down; its own list of completions is switched off.
        say: tells what Enter would take.
    """

    def __init__(self, combo: SearchCombo, say: Say) -> None:
        super().__init__(combo)
        self._combo = combo
        self._say = say
        combo.setCompleter(None)  # type: ignore[arg-type]
        line = combo.lineEdit()
        if line is None:
            raise TypeError("a list that can be searched has a line to type in")
        self._line = line
        self._is_typed = False
        line.textEdited.connect(self._look)
        self._arriving = _Arriving(combo, self._arrive)
        combo.installEventFilter(self._arriving)

    @property
    def hint(self) -> str:
        """The first rows with their numbers, or how to type."""
        if not self._is_numbered:
            return _("Type a code of two letters, such as CN, or part of a name. Enter takes it.")
        rows = [*range(1, min(self._combo.count(), _SHOWN + 1)), 0]
        names = join_words(f"{row} {self._combo.itemText(row)}" for row in rows)
        return _("{choices}. Or type part of a name.").format(choices=names)

    def enter(self) -> None:
        """Take the keyboard; the first key replaces what stands there."""
        self._combo.setFocus()
        self._arrive()

    def commit(self) -> bool:
        """Take the row that was found; stay where none was."""
        if not self._is_typed or not self._line.text().strip():
            self._line.setText(self._combo.itemText(self._combo.currentIndex()))
            self._is_typed = False
            return True
        row = self.row_of(self._line.text())
        if row < 0:
            self._say(_("Nothing fits that. Type another part of the name."))
            return False
        self._is_typed = False
        self._combo.setCurrentIndex(row)
        self._line.setText(self._combo.itemText(row))
        self._combo.chosen.emit(self._combo.itemData(row))
        return True

    def row_of(self, text: str) -> int:
        """The row that is meant; -1 for none."""
        typed = text.strip().casefold()
        if not typed:
            return -1
        if typed.isdecimal() and self._is_numbered:
            return int(typed) if int(typed) < self._combo.count() else -1
        rows = range(self._combo.count())
        for fits in (_is_code, _begins, _is_in):
            for row in rows:
                names = (self._combo.itemText(row), str(self._combo.itemData(row) or ""))
                if any(fits(name.casefold(), typed) for name in names):
                    return row
        return -1

    @property
    def _is_numbered(self) -> bool:
        return self._combo.count() <= _MOST_NUMBERED

    def _arrive(self) -> None:
        self._is_typed = False
        self._line.selectAll()

    def _look(self, text: str) -> None:
        self._is_typed = True
        row = self.row_of(text)
        if row < 0:
            self._say(_("Nothing fits that. Type another part of the name."))
        else:
            self._say(_("Enter takes: {name}").format(name=self._combo.itemText(row)))


class _Arriving(QObject):
    """Notices that a drop-down gets the keyboard, however that comes."""

    def __init__(self, combo: SearchCombo, arrive: Callable[[], None]) -> None:
        super().__init__(combo)
        self._arrive = arrive

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Tell it."""
        if event.type() == QEvent.Type.FocusIn:
            self._arrive()
        return False


def _is_code(name: str, typed: str) -> bool:
    return name == typed


def _begins(name: str, typed: str) -> bool:
    return name.startswith(typed)


def _is_in(name: str, typed: str) -> bool:
    return typed in name
