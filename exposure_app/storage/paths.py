"""Where the program keeps its own files on each platform.

The one rule: only `config_folder` and `data_folder` are written to, and only by
`exposure_app.storage`.
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


def data_folder() -> Path:
    """The folder of what this program keeps on this computer; it may not exist yet."""
    if sys.platform == "win32":
        home = os.environ.get("LOCALAPPDATA", "")
        return (Path(home) if home else Path.home() / "AppData" / "Local") / _FOLDER
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / _FOLDER
    home = os.environ.get("XDG_DATA_HOME", "")
    return (Path(home) if Path(home).is_absolute() else Path.home() / ".local/share") / _FOLDER


def settings_file() -> Path:
    """The file of `settings.Settings`."""
    return config_folder() / "settings.json"


def ledger_file() -> Path:
    """The file of `ledger.Ledger`."""
    return data_folder() / "ledger.sealed"


def network_settings_file() -> Path:
    """The file of `network_settings.NetworkSettings`."""
    return config_folder() / "network.json"


def introductions_folder() -> Path:
    """The folder of the publishers that this computer was introduced to."""
    return config_folder() / "publishers"


def session_secret_file() -> Path:
    """The file of `session_secret.session_secret`."""
    return config_folder() / "session.key"


def listed_breaches_file() -> Path:
    """The file of the list of breaches that was fetched, with which the catalogue is made newer."""
    return data_folder() / "hibp-breaches.json"


def stores_folder() -> Path:
    """The folder of what publishers have published, as far as it is on this computer."""
    return data_folder() / "publishers"


def desk_counts_file() -> Path:
    """The file of `desk_counts.DeskCounts`."""
    return data_folder() / "desk-counts.json"
