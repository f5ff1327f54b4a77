"""The key of Have I Been Pwned: typed unseen, kept in the keyring or for this run alone."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton

from exposure_app.gui.button_row import ButtonRow
from exposure_app.gui.card import Card
from exposure_app.gui.field import Field
from exposure_app.gui.reading_text import ReadingText
from exposure_app.gui.session import TypedWays
from exposure_app.gui.theme import ButtonRole, set_role
from exposure_app.i18n import _
from exposure_app.storage.api_keys import Keeping
from exposure_app.wording.failures import failure_text
from exposure_app.wording.sentences import join_sentences


class KeyCard(Card):
    """Takes and forgets the key.

    Signals:
        kept: the key as it was typed, and where it is to be kept.
        forgotten: it is to be taken away.

    Args:
        typed: what is typed and not kept yet is written here at once.
    """

    kept = Signal(str, object)
    forgotten = Signal()

    def __init__(self, typed: TypedWays) -> None:
        super().__init__(
            _("Key for Have I Been Pwned"),
            _("You get one at haveibeenpwned.com. It goes to that service alone."),
        )
        self._typed = typed
        self.status = ReadingText("")
        self.add(self.status)
        self.line = QLineEdit(typed.key)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        hidden = Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData
        self.line.setInputMethodHints(hidden | Qt.InputMethodHint.ImhNoPredictiveText)
        self.line.textChanged.connect(self._type)
        note = _("32 letters and digits. They are not shown.")
        self.field = Field(_("&Key"), self.line, note)
        self.add(self.field)
        self.store_button = QPushButton(_("Keep it in the &keyring"))
        self.run_button = QPushButton(_("Use it for this &run only"))
        self.forget_button = QPushButton(_("&Forget the key"))
        set_role(self.forget_button, ButtonRole.QUIET)
        self.store_button.clicked.connect(self._store)
        self.run_button.clicked.connect(self._use)
        self.forget_button.clicked.connect(self.forgotten)
        self.add(ButtonRow(self.store_button, self.run_button, self.forget_button))

    def show_key(self, keeping: Keeping | None, problem: str) -> None:
        """Say where the key is, or why that is not known.

        Args:
            keeping: where it is kept; None when there is none to be had.
            problem: stable code of why the keyring did not answer.
        """
        texts = {
            Keeping.STORED: _("A key is kept in the keyring of this computer."),
            Keeping.THIS_RUN: _("A key is here until the program ends."),
            None: _("There is no key here."),
        }
        self.status.say(join_sentences((texts[keeping], _keyring_text(problem))))
        self.forget_button.setVisible(keeping is not None)
        self.store_button.setVisible(not problem)

    def take_kept(self) -> None:
        """What was typed is kept now."""
        self._typed.key = ""
        self.line.clear()
        self.field.set_problem("")

    def set_problem(self, why: str) -> None:
        """Say why the key was not kept; what was typed stays."""
        words = failure_text(why)
        cure = words.cure
        if why != "not_a_key":
            self.store_button.hide()
            cure = _("Or use it for this run only.")
        self.field.set_problem(join_sentences((words.what, cure)))
        self.line.setFocus()

    def ask_for_key(self) -> None:
        """Say that a key is needed first."""
        self.field.set_problem(_("Type your key here first, then switch the service on."))
        self.line.setFocus()

    def _type(self, text: str) -> None:
        self._typed.key = text
        self.field.set_problem("")

    def _store(self) -> None:
        self._keep(Keeping.STORED)

    def _use(self) -> None:
        self._keep(Keeping.THIS_RUN)

    def _keep(self, keeping: Keeping) -> None:
        if not self.line.text().strip():
            self.field.set_problem(
                _("No key is typed here. Paste it from the page of the service.")
            )
            self.line.setFocus()
            return
        self.kept.emit(self.line.text(), keeping)


def _keyring_text(problem: str) -> str:
    if not problem:
        return ""
    words = failure_text(problem)
    return join_sentences((words.what, _("You can use a key for this run only.")))
