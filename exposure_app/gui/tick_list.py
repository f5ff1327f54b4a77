"""A question with many possible answers: the common ones, and the rest behind a button."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exposure_app.gui.card import Card
from exposure_app.gui.disclosure import Disclosure
from exposure_app.gui.tick import Tick
from exposure_app.i18n import _


class TickList(Card):
    """Tick boxes for a set of codes.

    Signals:
        changed: the set of ticked codes.

    Args:
        question: the heading.
        why: why it is asked.
        labels: text of each code, in order.
        first: the codes shown at once; a ticked one is shown at once too.
        ticked: what was answered before.
    """

    changed = Signal(object)

    def __init__(
        self,
        question: str,
        why: str,
        labels: Mapping[str, str],
        first: Iterable[str],
        ticked: Iterable[str],
    ) -> None:
        super().__init__(question, why)
        self._more: Disclosure | None = None
        self.ticks: dict[str, Tick] = {}
        answered = set(ticked)
        shown = [code for code in labels if code in set(first) | answered]
        for code in shown:
            self.add(self._tick(code, labels[code], is_ticked=code in answered))
        rest = [code for code in labels if code not in shown]
        if rest:
            more = QWidget()
            column = QVBoxLayout(more)
            column.setContentsMargins(0, 0, 0, 0)
            for code in rest:
                column.addWidget(self._tick(code, labels[code], is_ticked=False))
            show = _("Show {n} more").format(n=len(rest))
            self._more = Disclosure(show, _("Show fewer"), more)
            self.add(self._more)

    def open(self) -> None:
        """Show every answer."""
        if self._more is not None:
            self._more.open()

    def _tick(self, code: str, text: str, *, is_ticked: bool) -> Tick:
        tick = Tick(text[:1].upper() + text[1:], is_ticked=is_ticked)
        tick.toggled.connect(self._tell)
        self.ticks[code] = tick
        return tick

    def _tell(self) -> None:
        self.changed.emit({code for code, tick in self.ticks.items() if tick.is_ticked})
