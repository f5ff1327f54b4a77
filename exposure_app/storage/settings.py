"""What the window remembers between runs: language, text size, appearance, motion.

The one rule: no field can hold anything about a person; an unknown key is dropped, not kept.
"""

from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from exposure_app.errors import SettingsError

SMALLEST_TEXT = 100
LARGEST_TEXT = 300
_SIZE_LIMIT = 64 * 1024


class Appearance(StrEnum):
    """Light, dark or high contrast, or as the system asks."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


class Motion(StrEnum):
    """Whether pages may change with a short fade."""

    SYSTEM = "system"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Settings:
    """Preferences of the window.

    Attributes:
        language: a code of `exposure_app.i18n.LANGUAGES`; empty to follow the system.
        text_percent: size of all text, 100 to 300.
        appearance: light, dark, high contrast or the system's.
        motion: off or the system's.
        is_simple: one question at a time, for whoever asked for that.
    """

    language: str = ""
    text_percent: int = SMALLEST_TEXT
    appearance: Appearance = Appearance.SYSTEM
    motion: Motion = Motion.SYSTEM
    is_simple: bool = False

    def __post_init__(self) -> None:
        if not SMALLEST_TEXT <= self.text_percent <= LARGEST_TEXT:
            raise ValueError("text_percent is from 100 to 300")


def load(file: Path) -> Settings:
    """Read the settings; the defaults when there is no file yet.

    Raises:
        SettingsError: the file cannot be read or holds something else.
    """
    if not file.exists():
        return Settings()
    import json  # noqa: PLC0415 - the first run has no file and needs no reader

    try:
        if file.stat().st_size > _SIZE_LIMIT:
            raise SettingsError("too_large")
        stored = json.loads(file.read_text(encoding="utf-8"))
        return Settings(
            language=_text(stored.get("language", "")),
            text_percent=_whole(stored.get("text_percent", SMALLEST_TEXT)),
            appearance=Appearance(stored.get("appearance", Appearance.SYSTEM)),
            motion=Motion(stored.get("motion", Motion.SYSTEM)),
            is_simple=_yes_or_no(stored.get("is_simple", False)),
        )
    except (OSError, ValueError, TypeError, AttributeError):
        raise SettingsError("unreadable") from None


def save(file: Path, settings: Settings) -> None:
    """Write the settings so that a cut never leaves half a file.

    Raises:
        SettingsError: the folder or disk does not take the file.
    """
    import json  # noqa: PLC0415 - see `load`

    from exposure_app.atomic_file import write_atomically  # noqa: PLC0415 - see `load`

    text = json.dumps(asdict(settings), indent=2, sort_keys=True) + "\n"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(file, text.encode("utf-8"))
    except OSError:
        raise SettingsError("unwritable") from None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("expected text")
    return value


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("expected true or false")
    return value


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError("expected a whole number")
    return value
