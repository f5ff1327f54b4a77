"""The few dialogs of the window; each has a function that tests replace."""

from PySide6.QtWidgets import QMessageBox, QWidget

from exposure_app import __version__
from exposure_app.i18n import _


def ask_start_over(parent: QWidget) -> bool:
    """Ask before all answers are forgotten; True when the person wants it."""
    box = QMessageBox(parent)
    box.setWindowTitle(_("Start over"))
    box.setText(_("Forget all answers and begin again?"))
    box.setInformativeText(_("Answers are kept nowhere else, so they cannot be brought back."))
    forget = box.addButton(_("&Forget answers"), QMessageBox.ButtonRole.AcceptRole)
    keep = box.addButton(_("&Keep answers"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.exec()
    return box.clickedButton() is forget


def ask_wipe_ledger(parent: QWidget) -> bool:
    """Ask before the list of what was sent is deleted; True when the person wants it."""
    box = QMessageBox(parent)
    box.setWindowTitle(_("Wipe the list"))
    box.setText(_("Delete the list of everything that left this computer?"))
    box.setInformativeText(_("It cannot be brought back. Export it first if you may need it."))
    wipe = box.addButton(_("&Delete the list"), QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton(_("&Keep the list"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.exec()
    return box.clickedButton() is wipe


def ask_erase_everything(parent: QWidget) -> bool:
    """Ask before everything that is kept is erased; True when the person wants it."""
    box = QMessageBox(parent)
    box.setWindowTitle(_("Erase everything"))
    box.setText(_("Erase everything that this program keeps on this computer?"))
    box.setInformativeText(
        _("Settings, lists, keys and what was sent all go. None of it can be brought back.")
    )
    erase = box.addButton(_("&Erase everything"), QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton(_("&Keep everything"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.exec()
    return box.clickedButton() is erase


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
