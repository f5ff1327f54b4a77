"""The seven steps of a check, by name and in order."""

from enum import IntEnum

from PySide6.QtGui import QFont, QFontMetrics

from exposure_app.gui.scales import LARGE_POINTS
from exposure_app.i18n import _

_ROOM_AROUND = 64


class Step(IntEnum):
    """The pages of a check, in order."""

    WHO = 0
    PLACE = 1
    NOTICED = 2
    NUMBERS = 3
    LEAVES = 4
    ANSWER = 5
    PLAN = 6


def step_name(step: Step) -> str:
    """The name of a step in the list."""
    names = {
        Step.WHO: _("Who it is for"),
        Step.PLACE: _("Place and carrier"),
        Step.NOTICED: _("What you noticed"),
        Step.NUMBERS: _("Numbers and names"),
        Step.LEAVES: _("What will leave"),
        Step.ANSWER: _("Answer"),
        Step.PLAN: _("Plan"),
    }
    return names[step]


def is_compact(font: QFont) -> bool:
    """Whether text is so large that the list shows numbers only."""
    return font.pointSizeF() > LARGE_POINTS


def rail_width(font: QFont, *, is_narrow: bool = False) -> int:
    """How wide the list of steps is with that text; narrow when something else needs the room."""
    texts = (
        ["0 ✓"] if is_narrow or is_compact(font) else [f"0     {step_name(step)}" for step in Step]
    )
    metrics = QFontMetrics(font)
    return max(metrics.horizontalAdvance(text) for text in texts) + _ROOM_AROUND
