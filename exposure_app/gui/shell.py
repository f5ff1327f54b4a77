"""What stands around every page: the bar for the hurried above, the steps on the left.

The one rule: it shows what it is given; where to go next is the window's business.
"""

from collections.abc import Container
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from exposure_app.gui.page import Page
from exposure_app.gui.step import Step, rail_width
from exposure_app.gui.urgent_bar import UrgentBar

if TYPE_CHECKING:
    from exposure_app.gui.steps import StepList


class Shell(QWidget):
    """Bar, steps and one page.

    Signals:
        urgent_wanted: the person is in a hurry.
        step_wanted: the step the person chose from the list.

    Attributes:
        steps: the list of the steps, None before the first frame.
    """

    urgent_wanted = Signal()
    step_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.urgent_bar = UrgentBar()
        self.urgent_bar.pressed.connect(self.urgent_wanted)
        self.urgent_bar.help_wanted.connect(self.toggle_help)
        self.steps: StepList | None = None
        self._is_narrow = False
        self._rail = QFrame()
        self._rail.setObjectName("rail")
        self._rail.setFixedWidth(rail_width(self.font()))
        self._rail_box = QVBoxLayout(self._rail)
        self._rail_box.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.urgent_bar)
        self.row = QHBoxLayout()
        self.row.setSpacing(0)
        self.row.addWidget(self._rail)
        self.row.addWidget(self._stack, 1)
        self.column.addLayout(self.row, 1)

    @property
    def page(self) -> Page | None:
        """The page shown now; None before the first."""
        page = self._stack.currentWidget()
        return page if isinstance(page, Page) else None

    def pieces(self) -> list[QWidget]:
        """Everything in the window in the order of reading: the page, and what stands round it."""
        page = self.page
        round_it = [*_widgets(self.row), *_widgets(self.column)]
        return [
            *(() if page is None else page.pieces()),
            *(w for w in round_it if w is not self._stack),
        ]

    def toggle_help(self) -> None:
        """Show the help with the page, or put it away."""
        if self.page is not None:
            self.page.toggle_help()

    def add_steps(self) -> None:
        """Add the list of the steps, which the first frame does without."""
        from exposure_app.gui.steps import StepList  # noqa: PLC0415 - after the first frame

        self.steps = StepList()
        self.steps.chosen.connect(self.step_wanted)
        self.steps.narrow(is_narrow=self._is_narrow)
        self._rail_box.addWidget(self.steps)

    def show_pages(self, *, is_wanted: bool) -> None:
        """Show the pages, or leave their room to something else for a while."""
        self._stack.setVisible(is_wanted)

    def narrow_steps(self, *, is_narrow: bool) -> None:
        """Show the steps as numbers only, or as the text size has it."""
        self._is_narrow = is_narrow
        self._rail.setFixedWidth(rail_width(self.font(), is_narrow=is_narrow))
        if self.steps is not None:
            self.steps.narrow(is_narrow=is_narrow)

    def show_page(self, page: Page, *, is_faded: bool = False) -> None:
        """Show another page; the one before is told and goes, with a fade if wanted."""
        old = self.page
        picture = self._stack.grab() if is_faded and old is not None else None
        self._stack.addWidget(page)
        # Else it is measured twice, the first time in a size that nobody sees.
        page.setGeometry(self._stack.contentsRect())
        self._stack.setCurrentWidget(page)
        if old is not None:
            from exposure_app.gui.parting import Parting  # noqa: PLC0415 - after the first frame

            old.leave()
            self._stack.removeWidget(old)
            # Removing gives it to Python, which might let it go on the thread of a worker.
            old.setParent(self._stack)
            old.hide()
            Parting(old)
        if picture is not None:
            from exposure_app.gui.fade import Fade  # noqa: PLC0415 - after the first frame

            Fade(self._stack, picture)

    def show_place(self, step: Step, reachable: Container[Step]) -> None:
        """Mark the step where the person is, and those that can be gone to."""
        if self.steps is not None:
            self.steps.show_place(step, reachable)


def _widgets(layout: QBoxLayout) -> list[QWidget]:
    items = (layout.itemAt(place) for place in range(layout.count()))
    return [widget for item in items if item is not None and (widget := item.widget())]
