"""What does not fit on a page: cut texts, texts over each other, and pages to scroll sideways."""

from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from exposure_app.reports.wrapping import pieces

# Qt rounds sizes of text up and places down.
_ROUNDING = 2
_MAY_BREAK = "\u200b"
_SHOWING = (QLabel, QAbstractButton, QComboBox, QLineEdit, QTextEdit)


def misfits(window: QWidget) -> list[str]:
    """Every fault of the window as it is shown now, in words."""
    shown = [one for kind in _SHOWING for one in window.findChildren(kind) if _is_shown(one)]
    return [
        *(f"cut: {_words(one)} {_sizes(one)}" for one in shown if _is_cut(one)),
        *(f"outside its place: {_words(one)}" for one in shown if _is_outside(one)),
        *_over_each_other(shown, window),
        *_sideways(window),
    ]


def _is_shown(widget: QWidget) -> bool:
    if not widget.isVisible() or widget.width() <= 0:
        return False
    # Parts of another control are its own affair.
    return not isinstance(widget.parentWidget(), QComboBox | QLineEdit) and bool(_words(widget))


def _words(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        return widget.text() or widget.accessibleName()
    return widget.accessibleName() or type(widget).__name__


def _is_cut(widget: QWidget) -> bool:
    if isinstance(widget, QLabel) and widget.wordWrap():
        if widget.height() + _ROUNDING < widget.heightForWidth(widget.width()):
            return True
        parts = widget.text().replace(_MAY_BREAK, " ")
        words = (piece.strip() for piece in pieces(parts))
        longest = max(map(widget.fontMetrics().horizontalAdvance, words), default=0)
        return widget.contentsRect().width() + _ROUNDING < longest
    if isinstance(widget, QLabel):
        need = widget.minimumSizeHint()
    elif isinstance(widget, QAbstractButton):
        need = widget.sizeHint()
    else:
        return widget.height() + _ROUNDING < widget.fontMetrics().height()
    return widget.width() + _ROUNDING < need.width() or widget.height() + _ROUNDING < need.height()


def _is_outside(widget: QWidget) -> bool:
    """Whether some of it is beyond what holds it; what is scrolled may be long."""
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            place = _place(widget, parent)
            return place.left() < -_ROUNDING or place.right() > parent.width() + _ROUNDING
        margins = QRect(-_ROUNDING, -_ROUNDING, 2 * _ROUNDING, 2 * _ROUNDING)
        room = parent.rect().adjusted(
            margins.left(), margins.top(), margins.width(), margins.height()
        )
        if not room.contains(_place(widget, parent)):
            return True
        parent = parent.parentWidget()
    return False


def _place(widget: QWidget, ground: QWidget) -> QRect:
    return QRect(widget.mapTo(ground, QPoint(0, 0)), widget.size())


def _over_each_other(shown: list[QWidget], window: QWidget) -> list[str]:
    """Texts that stand on one another, each compared with those of the same scrolled ground."""
    faults = []
    grounds: dict[QWidget, list[tuple[QWidget, QRect]]] = {}
    for one in shown:
        ground = _ground(one, window)
        grounds.setdefault(ground, []).append((one, _place(one, ground)))
    for placed in grounds.values():
        for (one, here), (other, there) in combinations(placed, 2):
            both = here.intersected(there)
            is_over = both.width() > _ROUNDING and both.height() > _ROUNDING
            if is_over and not one.isAncestorOf(other) and not other.isAncestorOf(one):
                faults.append(f"over each other: {_words(one)!r} and {_words(other)!r}")
    return faults


def _ground(widget: QWidget, window: QWidget) -> QWidget:
    """What it scrolls with; the window when it does not scroll."""
    parent = widget
    while parent is not window:
        above = parent.parentWidget()
        if above is None:
            return parent
        if isinstance(above.parentWidget(), QAbstractScrollArea):
            return parent
        parent = above
    return window


def _sideways(window: QWidget) -> list[str]:
    return [
        f"scrolls sideways by {one.horizontalScrollBar().maximum()}: {type(one).__name__}"
        for one in window.findChildren(QScrollArea)
        if one.isVisible() and one.horizontalScrollBar().maximum() > 0
    ]


def _sizes(widget: QWidget) -> str:
    hint = widget.sizeHint()
    return f"({widget.width()} by {widget.height()}, wants {hint.width()} by {hint.height()})"
