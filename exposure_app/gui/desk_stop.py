"""The places of a page where the keyboard stops on its way: each takes one answer.

The one rule: a key chooses, Enter goes on; a stop never goes on by itself.
"""

from collections.abc import Mapping

from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget

from exposure_app.i18n import _

YES = "y"
NO = "n"
DONT_KNOW = "d"


class Stop:
    """Somewhere to type; Enter goes on.

    Args:
        root: what it is; the keyboard is at this stop while it is in there.
        first: what gets the keyboard; the root when None.

    Attributes:
        is_anywhere: whether its keys count wherever on the page the keyboard is.
    """

    is_anywhere = False

    def __init__(self, root: QWidget, first: QWidget | None = None) -> None:
        self.root = root
        self._first = first or root

    @property
    def is_open(self) -> bool:
        """Whether the keyboard can go there now."""
        return self.root.isVisible() and self._first.isEnabled()

    @property
    def hint(self) -> str:
        """What the keys do here."""
        return _("Type, then press Enter to go on.")

    @property
    def ends(self) -> tuple[QWidget, ...]:
        """What has to be seen: the end, then the beginning, which counts where both do not fit."""
        return (self._first,)

    def holds(self, widget: QWidget | None) -> bool:
        """Whether the keyboard is here."""
        return widget is not None and (widget is self.root or self.root.isAncestorOf(widget))

    def enter(self) -> None:
        """Take the keyboard."""
        self._first.setFocus()

    def choose(self, key: str) -> bool:
        """Choose the answer of that key; whether there is one."""
        return not key

    def commit(self) -> bool:
        """Take what was typed or chosen; whether to go on."""
        return True


class ChoiceStop(Stop):
    """Answers that are chosen by one key each; the key is shown before the answer.

    Args:
        root: what holds the answers.
        answers: the buttons by their keys, the shown key first.
        must_be_answered: whether Enter waits for an answer.
        neutral: gets the keyboard where none of several push buttons is chosen yet.
        is_anywhere: whether the keys count wherever on the page the keyboard is.
    """

    def __init__(
        self,
        root: QWidget,
        answers: Mapping[str, QAbstractButton],
        *,
        must_be_answered: bool = False,
        neutral: QWidget | None = None,
        is_anywhere: bool = False,
    ) -> None:
        super().__init__(root, neutral)
        self.is_anywhere = is_anywhere
        self._answers = answers
        self._must = must_be_answered
        self._neutral = neutral
        for button in dict.fromkeys(answers.values()):
            keys = [key.upper() for key, own in answers.items() if own is button]
            _mark(button, keys)

    @property
    def hint(self) -> str:
        """Which keys choose."""
        shown = [
            next(key for key, own in self._answers.items() if own is button).upper()
            for button in dict.fromkeys(self._answers.values())
        ]
        keys = f"{shown[0]}-{shown[-1]}" if len(shown) > 1 else shown[0]
        letters = ", ".join(key.upper() for key in (YES, NO, DONT_KNOW) if key in self._answers)
        if letters:
            text = _("Choose with {keys}, or {letters}. Enter goes on.")
            return text.format(keys=keys, letters=letters)
        return _("Choose with {keys}. Enter goes on.").format(keys=keys)

    @property
    def ends(self) -> tuple[QWidget, ...]:
        """The last answer, and what is asked."""
        answers = tuple(self._answers.values())
        return (answers[-1], self._neutral or answers[0])

    def holds(self, widget: QWidget | None) -> bool:
        """Whether the keyboard is on one of the answers; other buttons may stand among them."""
        return widget is not None and (widget is self._neutral or widget in self._answers.values())

    def enter(self) -> None:
        """Take the keyboard, on what is chosen already."""
        chosen = [button for button in self._answers.values() if button.isChecked()]
        target = self._neutral or next(iter((*chosen, *self._answers.values())))
        target.setFocus()

    def choose(self, key: str) -> bool:
        """Choose; a push button only gets the keyboard, and is pressed by Enter."""
        button = self._answers.get(key)
        if button is None or not button.isEnabled():
            return False
        if not isinstance(button, QPushButton):
            button.click()
        button.setFocus()
        return True

    def commit(self) -> bool:
        """Press the push button that is chosen; with anything else there is only to go on."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QPushButton) and focused in self._answers.values():
            focused.click()
            return False
        return not self._must or any(button.isChecked() for button in self._answers.values())


def _mark(button: QAbstractButton, keys: list[str]) -> None:
    """Show the key before the answer, and tell it to those who hear."""
    if not button.accessibleName():
        button.setAccessibleName(button.text().replace("&", ""))
    button.setText(f"{keys[0]}   {button.text()}")
    told = _("Key {key}.").format(key=", ".join(keys))
    button.setAccessibleDescription(f"{button.accessibleDescription()} {told}".strip())
