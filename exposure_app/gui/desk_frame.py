"""What stands round the pages of a desk: bar, script and the line of the keys."""

from PySide6.QtCore import QEvent, QObject

from exposure_app.gui.desk_bar import DeskBar
from exposure_app.gui.key_line import KeyLine
from exposure_app.gui.script_panel import ScriptPanel, room_for_script
from exposure_app.gui.shell import Shell
from exposure_app.gui.step import Step, rail_width
from exposure_app.wording import desk as words

_ROOM_FOR_PAGE = 44
_ANY_WIDTH = 16_777_215  # Qt's own limit
_SCRIPTS = {
    Step.WHO: words.CONSENT,
    Step.PLACE: words.PLACE,
    Step.NOTICED: words.NOTICED,
    Step.NUMBERS: words.NUMBERS,
    Step.LEAVES: words.LEAVES,
    Step.ANSWER: words.ANSWER,
    Step.PLAN: words.PLAN,
}


class DeskFrame(QObject):
    """Puts itself round the pages of one shell; the steps give room and show numbers only.

    The script is there as long as the page keeps room for its lines, unless somebody chose. With
    letters so large that both do not fit it takes the place of the page until the next one.

    Args:
        shell: which.
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.shell = shell
        self._is_script_wanted: bool | None = None
        self._is_alone = False
        self.bar = DeskBar()
        self.script = ScriptPanel()
        self.line = KeyLine()
        self.bar.script_wanted.connect(self.toggle_script)
        shell.column.insertWidget(1, self.bar)
        shell.row.insertWidget(1, self.script)
        shell.column.addWidget(self.line)
        shell.narrow_steps(is_narrow=True)
        shell.installEventFilter(self)
        self._fit()

    def take_off(self) -> None:
        """Leave the shell as it was."""
        self.shell.removeEventFilter(self)
        column, row = self.shell.column, self.shell.row
        for layout, widget in ((column, self.bar), (row, self.script), (column, self.line)):
            # Else Python would go on to know the place in the layout that Qt has let go, and take
            # whatever comes to be at the same address for it.
            layout.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.shell.show_pages(is_wanted=True)
        self.shell.narrow_steps(is_narrow=False)

    def show_script(self, step: Step, *, is_running: bool) -> None:
        """Show what is said at a step."""
        code = words.RUNNING if is_running else _SCRIPTS[step]
        if code != self.script.code and self._is_alone:
            self.toggle_script()
        self.script.show_script(code)

    def toggle_script(self) -> None:
        """Show the script, or put it away."""
        self._is_script_wanted = self.script.isHidden()
        self._fit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look whether there still is room for the script."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def _fit(self) -> None:
        font = self.shell.font()
        script = room_for_script(self.shell.fontMetrics())
        taken = rail_width(font, is_narrow=True) + script
        needed = self.shell.fontMetrics().horizontalAdvance("n") * _ROOM_FOR_PAGE
        has_room = self.shell.width() - taken >= needed
        wanted = has_room if self._is_script_wanted is None else self._is_script_wanted
        self.script.setVisible(wanted)
        self._is_alone = wanted and not has_room
        self.script.setMinimumWidth(script)
        self.script.setMaximumWidth(_ANY_WIDTH if self._is_alone else script)
        self.shell.show_pages(is_wanted=not self._is_alone)
