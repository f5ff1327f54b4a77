"""A real Secret Service in a session of its own, for one command at a time."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

PATIENCE_SECONDS = 60
_UNLOCK = "printf secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; "


class SecretService:
    """A keyring below a folder; it lasts from one command to the next, as on a disk.

    Args:
        folder: for its files.
    """

    def __init__(self, folder: Path) -> None:
        for tool in ("dbus-run-session", "gnome-keyring-daemon"):
            assert shutil.which(tool), "packaging/test.py installs a keyring"
        self._folder = folder
        for name in ("data", "run", "config"):
            (folder / name).mkdir(mode=0o700, parents=True)

    def run(
        self, words: Sequence[str], *, is_locked: bool = False, has_keyring: bool = True
    ) -> subprocess.CompletedProcess[str]:
        """Run a command in a session with this keyring.

        Args:
            words: of the command.
            is_locked: nobody unlocks the keyring.
            has_keyring: whether the session has one at all.
        """
        folder = self._folder
        environment = {
            **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
            "XDG_DATA_HOME": str(folder / "data"),
            "XDG_RUNTIME_DIR": str(folder / "run"),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "LANG": "C.UTF-8",
        }
        command = [*words]
        if has_keyring:
            unlock = "" if is_locked else _UNLOCK
            command = ["dbus-run-session", "--", "sh", "-c", unlock + 'exec "$@"', "sh", *words]
        else:
            environment["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
        return subprocess.run(
            command, env=environment, capture_output=True, text=True,
            timeout=PATIENCE_SECONDS, check=False,
        )  # fmt: skip
