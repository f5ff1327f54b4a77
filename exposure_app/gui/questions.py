"""The few dialogs of the window; each has a function that tests replace."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox, QWidget

from exposure_app import __version__
from exposure_app.gui.step import is_compact
from exposure_app.i18n import _


def ask_start_over(parent: QWidget) -> bool:
    """Ask before all answers are forgotten; True when the person wants it."""
    return _ask(
        parent,
        _("Start over"),
        (
            _("Forget all answers and begin again?"),
            _("Answers are kept nowhere else, so they cannot be brought back."),
        ),
        (_("&Forget answers"), QMessageBox.ButtonRole.AcceptRole),
        _("&Keep answers"),
    )


def ask_wipe_ledger(parent: QWidget) -> bool:
    """Ask before the list of what was sent is deleted; True when the person wants it."""
    return _ask(
        parent,
        _("Wipe the list"),
        (
            _("Delete the list of everything that left this computer?"),
            _("It cannot be brought back. Export it first if you may need it."),
        ),
        (_("&Delete the list"), QMessageBox.ButtonRole.DestructiveRole),
        _("&Keep the list"),
    )


def ask_erase_everything(parent: QWidget) -> bool:
    """Ask before everything that is kept is erased; True when the person wants it."""
    return _ask(
        parent,
        _("Erase everything"),
        (
            _("Erase everything that this program keeps on this computer?"),
            _("Settings, lists, keys and what was sent all go. None of it can be brought back."),
        ),
        (_("&Erase everything"), QMessageBox.ButtonRole.DestructiveRole),
        _("&Keep everything"),
    )


def _ask(
    parent: QWidget,
    title: str,
    texts: tuple[str, str],
    act: tuple[str, QMessageBox.ButtonRole],
    keep: str,
) -> bool:
    """Ask before something that cannot be taken back; keeping it is what Enter and Escape do."""
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    text, meaning = texts
    box.setText(text)
    box.setInformativeText(meaning)
    wanted = box.addButton(*act)
    kept = box.addButton(keep, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(kept)
    box.setEscapeButton(kept)
    for button in (wanted, kept):
        # The box makes itself as narrow as its buttons allow, which would cut their words.
        button.ensurePolished()
        button.setMinimumWidth(button.sizeHint().width())
    row = box.findChild(QDialogButtonBox)
    if row is not None and is_compact(box.font()):
        row.setOrientation(Qt.Orientation.Vertical)
    box.exec()
    return box.clickedButton() is wanted


def show_about(parent: QWidget) -> None:
    """Say what the program is, and what it is not."""
    lines = (
        _("Exposure Check, version {version}").format(version=__version__),
        _("It looks in lists of leaked data, and weighs what you noticed."),
        _("Who exposed your data is an estimate, not a finding of fault."),
        _("Nothing you type is stored. What would leave this computer is shown first."),
        _("Open source under the Apache License 2.0."),
        _("Facts about breaches: Have I Been Pwned, under CC BY 4.0, and our own notes."),
    )
    box = QMessageBox(parent)
    box.setWindowTitle(_("About this program"))
    box.setText("\n\n".join(lines))
    box.exec()
