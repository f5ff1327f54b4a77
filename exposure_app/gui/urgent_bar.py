"""The bar above every page: whom to call for those who cannot wait, and help with the page."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from exposure_app.gui.card import text_label
from exposure_app.gui.field import without_mnemonic
from exposure_app.gui.icons import IconLabel
from exposure_app.gui.theme import ButtonRole, Space, set_role
from exposure_app.i18n import _


class UrgentBar(QFrame):
    """Leads to whom to call, without a check first; help is in the same place on every page.

    Large letters leave less room: then it says the same in fewer words, and cuts none.

    Signals:
        pressed: the person is in a hurry.
        help_wanted: the person wants help with the page shown.
    """

    pressed = Signal()
    help_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("urgentBar")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(IconLabel("phone", is_centred=True))
        self._words = text_label(_("In a hurry?"))
        self._words.setWordWrap(False)
        row.addWidget(self._words)
        self.button = QPushButton()
        self.button.setAccessibleName(without_mnemonic(_forms()[0][1]))
        set_role(self.button, ButtonRole.URGENT)
        self.button.clicked.connect(self.pressed)
        row.addWidget(self.button)
        row.addStretch(1)
        self.help_button = QPushButton()
        self.help_button.setAccessibleName(_("Help with this page"))
        set_role(self.help_button, ButtonRole.URGENT)
        self.help_button.clicked.connect(self.help_wanted)
        row.addWidget(self.help_button)
        self._say(*_forms()[0])

    def minimumSizeHint(self) -> QSize:
        """Room for the fewest words: the window may be that narrow."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as fits."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Say as much as fits in letters of another size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        for form in _forms():
            self._say(*form)
            layout = self.layout()
            if layout is None or layout.sizeHint().width() <= self.width():
                return

    def _say(self, hurry: str, call: str, help_text: str) -> None:
        self._words.setVisible(bool(hurry))
        for widget, text in (
            (self._words, hurry),
            (self.button, call),
            (self.help_button, help_text),
        ):
            if text and widget.text() != text:
                widget.setText(text)


def _forms() -> tuple[tuple[str, str, str], ...]:
    """Words, button, and help, from the most words to the fewest."""
    hurry, long = _("In a hurry?"), _("My phone has no signal, or money is movin&g")
    short, help_text = _("No si&gnal, or money moves"), _("Help (F1)")
    return (
        (hurry, long, help_text),
        ("", long, help_text),
        ("", short, help_text),
        ("", short, "F1"),
        ("", _("Ur&gent"), "F1"),
    )
