"""Draws table cells with room to breathe and the sign of a state before its word."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from exposure_app.core.findings import State
from exposure_app.gui.state_sign import draw_state_sign
from exposure_app.gui.text_table_model import StateRole
from exposure_app.gui.theme import Space

# What the style sheet of the table keeps free in a cell, and the style round a text.
_EDGES = 3 * Space.SMALL

_AnyIndex = QModelIndex | QPersistentModelIndex


class SignDelegate(QStyledItemDelegate):
    """A cell delegate that pads its text and draws state signs."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        """Reserve the room of the sign where a cell has one."""
        super().initStyleOption(option, index)
        if index.data(StateRole) is not None:
            side = option.fontMetrics.height()
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.decorationSize = QSize(side, side)

    def sizeHint(self, option: QStyleOptionViewItem, index: _AnyIndex) -> QSize:
        """The size of the text with a margin above and below."""
        own = QStyleOptionViewItem(option)
        if option.rect.width() > _EDGES:
            own.rect = option.rect.adjusted(0, 0, -_EDGES, 0)
        size = super().sizeHint(own, index)
        return QSize(size.width() + self.margin(option), size.height() + self.margin(option))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        """Draw the cell, then the sign in the room that was kept for it."""
        super().paint(painter, option, index)
        state = index.data(StateRole)
        if state is None:
            return
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        element = QStyle.SubElement.SE_ItemViewItemDecoration
        room = own.widget.style().subElementRect(element, own, own.widget)
        side = own.fontMetrics.height() * 0.8
        place = QRectF(0, 0, side, side)
        place.moveCenter(QRectF(room).center())
        is_selected = bool(own.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.Text
        draw_state_sign(painter, place, State(state), own.palette.color(role))

    @staticmethod
    def margin(option: QStyleOptionViewItem) -> int:
        """Room above and below a text together, growing with the text."""
        return int(option.fontMetrics.height() * 0.7)
