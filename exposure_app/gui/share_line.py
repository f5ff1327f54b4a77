"""One source in the ranking: its name, its number, and a bar that echoes the number."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from exposure_app.gui.card import text_label
from exposure_app.gui.share_bar import ShareBar
from exposure_app.gui.theme import Space, TextRole
from exposure_app.wording.headline import about_in_100


class ShareLine(QWidget):
    """A name on the left, ``about 70 in 100`` on the right, a bar below both.

    Args:
        name: what has the share.
        share: 0 to 1.
        is_muted: draw the bar as something that is no named source.
    """

    def __init__(self, name: str, share: float, *, is_muted: bool = False) -> None:
        super().__init__()
        number = about_in_100(share)
        self.name = name
        self.number = number
        self.setAccessibleName(f"{name}: {number}")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.SMALL)
        title = text_label(name, TextRole.HEADING)
        amount = text_label(number, TextRole.HEADING)
        amount.setWordWrap(False)
        amount.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        grid.addWidget(title, 0, 0)
        grid.addWidget(amount, 0, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(ShareBar(share, is_muted=is_muted), 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)
