"""Where the program keeps its own files on each platform.

The one rule: only `config_folder` is written to, and only by `exposure_app.storage`.
"""

import os
import sys
from pathlib import Path

_FOLDER = "exposure-check"


def config_folder() -> Path:
    """The folder of this program's preferences; it may not exist yet."""
    if sys.platform == "win32":
        home = os.environ.get("APPDATA", "")
        return (Path(home) if home else Path.home() / "AppData" / "Roaming") / _FOLDER
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / _FOLDER
    home = os.environ.get("XDG_CONFIG_HOME", "")
    return (Path(home) if Path(home).is_absolute() else Path.home() / ".config") / _FOLDER


def settings_file() -> Path:
    """The file of `settings.Settings`."""
    return config_folder() / "settings.json"
