"""The pages beside the seven steps: opened at any time, and left for where the person was."""

from enum import Enum, auto


class Aside(Enum):
    """A page that is no step."""

    WELCOME = auto()
    URGENT = auto()
    SOURCES = auto()
    LEDGER = auto()
    LETTERS = auto()
    SETTINGS = auto()
    DANGER = auto()
    DESK_COUNTS = auto()
