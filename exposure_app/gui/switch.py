"""A tick box that asks before it changes: it shows what is kept, not what was pressed."""

from PySide6.QtCore import Signal

from exposure_app.gui.tick import Tick


class Switch(Tick):
    """Says that another state is wanted; `show_state` says what it is.

    Signals:
        wanted: whether it is to be on.

    Args:
        text: what it is for.
        is_on: how it is now.
    """

    wanted = Signal(bool)

    def __init__(self, text: str, *, is_on: bool) -> None:
        super().__init__(text, is_ticked=is_on)
        self._is_on = is_on
        self.toggled.connect(self._ask)

    @property
    def is_on(self) -> bool:
        """What is kept."""
        return self._is_on

    def show_state(self, *, is_on: bool) -> None:
        """Show what is kept; also after a change that was refused."""
        self._is_on = is_on
        self.box.setChecked(is_on)

    def _ask(self, is_ticked: bool) -> None:  # noqa: FBT001 - the shape of Qt's own signal
        if is_ticked is not self._is_on:
            self.wanted.emit(is_ticked)
