"""What the pages after the first ask of the window.

The one rule: pages know nothing of each other; they say what the person wants, the window does it.
"""

from functools import partial
from typing import TYPE_CHECKING

from exposure_app.gui import spine
from exposure_app.gui.aside import Aside
from exposure_app.gui.step import Step

if TYPE_CHECKING:
    from exposure_app.gui.main_window import MainWindow
    from exposure_app.gui.page import Page


def connected(page: "Page", window: "MainWindow") -> "Page":
    """The page, with what its kind may ask for connected."""
    _connect(page, window)
    return page


def _connect(page: "Page", window: "MainWindow") -> None:
    if isinstance(page, spine.NumbersPage):
        page.carrier_wanted.connect(partial(window.go_to, Step.PLACE))
    elif isinstance(page, spine.LeavesPage):
        page.sources_wanted.connect(partial(window.open_aside, Aside.SOURCES))
        page.wished.connect(window.wish)
        page.primary_button.setEnabled(window.session.is_plan_fresh)
    elif isinstance(page, spine.RunningPage):
        page.cancelled.connect(window.flow.stop_check)
        window.flow.progressed.connect(page.show_progress)
    elif isinstance(page, spine.SettingsPage):
        page.kept_card.set_busy(is_busy=window.flow.is_checking)
        page.sources_wanted.connect(partial(window.open_aside, Aside.SOURCES))
        page.ways_wanted.connect(window.open_ways)
        page.erased.connect(window.take_erased)
    elif isinstance(page, spine.AnswerPage):
        page.answered.connect(window.flow.answer)
        page.ended.connect(window.flow.end_questions)
        page.ledger_wanted.connect(partial(window.open_aside, Aside.LEDGER))
    elif isinstance(page, spine.PlanPage):
        page.letter_wanted.connect(partial(window.open_aside, Aside.LETTERS))
    elif isinstance(page, spine.DangerPage):
        page.clear_wanted.connect(window.desk.clear)
