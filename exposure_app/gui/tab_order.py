"""The order in which things are read: pieces as they are given, each line by line.

Why not the order in which Qt would go: that is the one in which widgets were made, and pages get
parts at any time.
"""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QAbstractSpinBox, QComboBox, QWidget

# Built here, when the module is loaded on a worker's thread, not when somebody first presses Tab.
ONWARD, BACKWARD = Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason
_BY_TAB = Qt.FocusPolicy.TabFocus
# Their parts are reached by their own keys.
_WHOLE = (QAbstractItemView, QAbstractSpinBox, QComboBox)


def stops_of(pieces: Iterable[QWidget]) -> list[QWidget]:
    """Where the keyboard stops in these pieces, as they are read.

    Args:
        pieces: in their own order.
    """
    return [stop for piece in pieces if piece.isVisible() for stop in _stops(piece)]


def _stops(piece: QWidget) -> list[QWidget]:
    """What the keyboard reaches in a piece, itself included, line by line."""
    found = [one for one in (piece, *piece.findChildren(QWidget)) if _is_stop(one)]
    is_mirrored = piece.layoutDirection() is Qt.LayoutDirection.RightToLeft
    placed = sorted(((_place(one, piece), one) for one in found), key=lambda pair: pair[0].top())
    lines: list[list[tuple[QRect, QWidget]]] = []
    for place, one in placed:
        if lines and place.top() < lines[-1][0][0].center().y():
            lines[-1].append((place, one))
        else:
            lines.append([(place, one)])
    for line in lines:
        line.sort(key=lambda pair: -pair[0].right() if is_mirrored else pair[0].left())
    return [one for line in lines for _place, one in line]


def _is_stop(widget: QWidget) -> bool:
    return (
        bool(widget.focusPolicy() & _BY_TAB)
        and widget.focusProxy() is None
        and widget.isVisible()
        and widget.isEnabled()
        and not isinstance(widget.parentWidget(), _WHOLE)
    )


def _place(widget: QWidget, ground: QWidget) -> QRect:
    return QRect(widget.mapTo(ground, QPoint(0, 0)), widget.size())
