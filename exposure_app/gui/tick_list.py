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
        self._ticks: dict[str, Tick] = {}
        self._labels = labels
        answered = set(ticked)
        shown = [code for code in labels if code in set(first) | answered]
        for code in shown:
            self.add(self._tick(code, is_ticked=code in answered))
        self._rest = [code for code in labels if code not in shown]
        if self._rest:
            self._add_more(len(self._rest))

    @property
    def ticks(self) -> dict[str, Tick]:
        """By code; those behind the button are made now."""
        self._make_rest()
        return self._ticks

    def _add_more(self, count: int) -> None:
        more = QWidget()
        self._column = QVBoxLayout(more)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._more = Disclosure(_("Show {n} more").format(n=count), _("Show fewer"), more)
        self._more.button.toggled.connect(self._make_rest)
        self.add(self._more)

    def _make_rest(self) -> None:
        """Few people open it, and it is half of a page."""
        rest, self._rest = self._rest, []
        for code in rest:
            self._column.addWidget(self._tick(code, is_ticked=False))

    def open(self) -> None:
        """Show every answer."""
        if self._more is not None:
            self._more.open()

    def _tick(self, code: str, *, is_ticked: bool) -> Tick:
        text = self._labels[code]
        tick = Tick(text[:1].upper() + text[1:], is_ticked=is_ticked)
        tick.toggled.connect(self._tell)
        self._ticks[code] = tick
        return tick

    def _tell(self) -> None:
        self.changed.emit({code for code, tick in self._ticks.items() if tick.is_ticked})
