"""One account: the service, what it is called there, and since when."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from exposure_app.core.identifiers import Service
from exposure_app.gui.draft import TypedHandle
from exposure_app.gui.field import Field
from exposure_app.gui.month_field import MonthField
from exposure_app.gui.search_combo import QuietCombo
from exposure_app.gui.theme import ButtonRole, Space, set_role
from exposure_app.i18n import _
from exposure_app.wording.services import service_label


class HandleRow(QWidget):
    """One account to look up; writes into its `TypedHandle` at once.

    Signals:
        removed: the person wants the row gone.
        edited: the text or service is another than before.
    """

    removed = Signal()
    edited = Signal()

    def __init__(self, handle: TypedHandle, number: int, this_year: int) -> None:
        super().__init__()
        self.handle = handle
        self.service = QuietCombo()
        for service in Service:
            self.service.addItem(service_label(service), service)
        self.service.show_data(handle.service)
        self.text = QLineEdit(handle.text)
        self.text.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.since = MonthField(
            _("Since when do you have it? You may leave this out."), this_year, handle.since
        )
        self.remove = QPushButton(_("Remove"))
        set_role(self.remove, ButtonRole.QUIET)
        self._service_field = Field(_("Service"), self.service)
        self._text_field = Field(_("Name, number or address there"), self.text)
        self._arrange()
        self._name_all(number)
        self.service.currentIndexChanged.connect(self._choose_service)
        self.text.textChanged.connect(self._type)
        self.since.changed.connect(self._date)
        self.remove.clicked.connect(self.removed)

    def set_problem(self, text: str) -> None:
        """Say what is wrong with the text and the cure; empty takes it away."""
        self._text_field.set_problem(text)

    @property
    def problem(self) -> str:
        """What is said to be wrong now."""
        return self._text_field.problem

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, Space.MEDIUM)
        layout.setSpacing(Space.SMALL)
        line = QHBoxLayout()
        line.setSpacing(Space.MEDIUM)
        line.addWidget(self._service_field, 2, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._text_field, 5, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(line)
        last = QHBoxLayout()
        last.addWidget(self.since, 1)
        last.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignBottom)
        layout.addLayout(last)

    def _name_all(self, number: int) -> None:
        """Tell rows apart for those who hear them."""
        names = {
            self.service: _("Account {n}: service"),
            self.text: _("Account {n}: name, number or address"),
            self.remove: _("Remove account {n}"),
        }
        for widget, name in names.items():
            widget.setAccessibleName(name.format(n=number))

    def _choose_service(self) -> None:
        self.handle.service = Service(self.service.currentData())
        self.set_problem("")
        self.edited.emit()

    def _type(self, text: str) -> None:
        self.handle.text = text
        self.set_problem("")
        self.edited.emit()

    def _date(self) -> None:
        self.handle.since = self.since.value
