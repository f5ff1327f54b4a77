"""Somebody at a support desk who types: every press of a key is a real event, and is counted."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from exposure_app.gui.answer_page import AnswerPage
from exposure_app.gui.desk_consent_page import DeskConsentPage
from exposure_app.gui.desk_noticed_page import DeskNoticedPage
from exposure_app.gui.leaves_page import LeavesPage
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.numbers_page import NumbersPage
from exposure_app.gui.place_page import PlacePage
from exposure_app.gui.plan_page import PlanPage

ENTER = "\r"
INVENTED = "12000000001"
SEVERAL = "several_services"


class Typist:
    """Presses keys on the window as the screen would deliver them.

    Args:
        qtbot: waits.
        window: what is typed into.

    Attributes:
        presses: how many keys were pressed.
    """

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self._qtbot = qtbot
        self._window = window
        self.presses = 0

    def keys(self, text: str) -> None:
        """Press one key after the other."""
        for key in text:
            self.press(Qt.Key.Key_Return if key == ENTER else Qt.Key(ord(key.upper())))

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press one key, with nothing else held down as a rule."""
        self.presses += 1
        handle = self._window.windowHandle()
        held = modifier or Qt.KeyboardModifier.NoModifier
        QTest.keyClick(handle, key, held)

    def wait_for(self, kind: type[QWidget]) -> None:
        """Wait for a page, as a person does."""
        window = self._window
        self._qtbot.waitUntil(
            lambda: isinstance(window.page, kind) and window.is_idle, timeout=20_000
        )

    def consent(self, answers: str = "yyy") -> None:
        """Type the three answers."""
        self.wait_for(DeskConsentPage)
        self.keys("".join(f"{key}{ENTER}" for key in answers))
        self.wait_for(PlacePage)

    def say_where(self) -> None:
        """China, and the first of its carriers; the rest is left alone."""
        self.keys(f"cn{ENTER}{ENTER}1{ENTER}")
        self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.wait_for(DeskNoticedPage)

    def say_what(self) -> None:
        """Follows that nobody made, groups, and that the password helped nothing."""
        for number in ("11", "12", "72"):
            self.keys(f"{number}{ENTER}")
        self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def give_number(self, number: str = "") -> None:
        """Type a number or none, and go on to what would leave."""
        self.wait_for(NumbersPage)
        self.keys(number)
        self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.wait_for(LeavesPage)

    def check(self) -> None:
        """Start the check."""
        self.keys(ENTER)
        self.wait_for(AnswerPage)

    def say_several(self) -> None:
        """Leave questions open until it is asked whether several services are affected."""
        while (code := self.asked()) not in (SEVERAL, None):
            self._reply("d")
        assert code == SEVERAL
        self._reply("1")

    def asked(self) -> str | None:
        """The question put now."""
        result = self._window.session.result
        question = None if result is None else result.explanation.next_question
        return None if question is None else question.code

    def go_to_plan(self) -> None:
        """Ask nothing more."""
        self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.wait_for(PlanPage)

    def _reply(self, key: str) -> None:
        before = self._window.page
        self.keys(f"{key}{ENTER}")
        self._qtbot.waitUntil(
            lambda: self._window.page is not before and self._window.is_idle, timeout=20_000
        )


def founding_story(typist: Typist, number: str = "") -> None:
    """From the three answers to the plan."""
    typist.consent()
    typist.say_where()
    typist.say_what()
    typist.give_number(number)
    typist.check()
    typist.say_several()
    typist.go_to_plan()
