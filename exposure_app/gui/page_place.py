"""Where somebody is on a page: what has the keyboard, and how far the page is scrolled.

The one rule: a page that is made anew looks as if it had stayed; what the keyboard is on stays
where the eye has it, also when everything above it has grown.
"""

from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QWidget

from exposure_app.gui.page import Page


@dataclass(frozen=True, slots=True)
class PagePlace:
    """A place that is found again on another page of the same kind.

    Attributes:
        kind: class of the page.
        focus_kind: class of what has the keyboard; None when it is not on the page.
        focus_number: which one of that class on the page.
        height: of its upper edge below that of the part that is seen, as a share of that part.
        scrolled: how far the page is scrolled, from 0 to 1.
    """

    kind: type[Page]
    focus_kind: type[QWidget] | None = None
    focus_number: int = 0
    height: float = 0.0
    scrolled: float = 0.0

    @classmethod
    def of(cls, page: Page) -> "PagePlace":
        """Where somebody is on this page."""
        bar = page.scroll_area.verticalScrollBar()
        scrolled = bar.value() / max(1, bar.maximum())
        focus = cast("QWidget | None", page.focusWidget())
        if focus is None or not page.isAncestorOf(focus):
            return cls(type(page), scrolled=scrolled)
        kind = type(focus)
        number = page.findChildren(kind).index(focus)
        return cls(type(page), kind, number, _height(page, focus), scrolled)

    def find(self, page: Page) -> None:
        """Go there, as far as the page has it by now."""
        if type(page) is not self.kind:
            return
        bar = page.scroll_area.verticalScrollBar()
        focus = self._focus(page)
        if focus is None or not page.scroll_area.isAncestorOf(focus):
            bar.setValue(round(self.scrolled * bar.maximum()))
        else:
            shift = _height(page, focus) - self.height
            bar.setValue(bar.value() + round(shift * page.scroll_area.viewport().height()))
        if focus is not None:
            focus.setFocus()
            if page.scroll_area.isAncestorOf(focus):
                page.scroll_area.ensureWidgetVisible(focus, 0, 0)

    def _focus(self, page: Page) -> QWidget | None:
        if self.focus_kind is None:
            return None
        found = page.findChildren(self.focus_kind)
        focus = found[self.focus_number] if self.focus_number < len(found) else None
        group = focus.group() if isinstance(focus, QAbstractButton) else None
        # With an arrow key the choice is made before the keyboard moves.
        return focus if group is None else group.checkedButton() or focus


def _height(page: Page, widget: QWidget) -> float:
    """How far down the part that is seen a widget begins."""
    part = page.scroll_area.viewport()
    return widget.mapTo(page, QPoint()).y() / max(1, part.height())
