"""An assistive technology beside the program: its own bus, and one who reads and acts through it.

The one rule: the client knows names, roles, states and actions; no places, keys or parts of Qt.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Final

from tests.simulators.x_screen import ROOT, x_screen

# pyatspi needs the bindings of the system, which only its own Python finds.
SYSTEM_PYTHON: Final = "/usr/bin/python3"
LAUNCHER: Final = "/usr/libexec/at-spi-bus-launcher"
CLIENT: Final = Path(__file__).with_name("assistive_client.py")
PATIENCE_SECONDS: Final = 90


@contextmanager
def program_with_accessibility(home: Path) -> Iterator[dict[str, str]]:
    """The program on a screen and a bus of its own, on its first run; the environment of both."""
    assert shutil.which("dbus-daemon"), "packaging/test.py installs dbus"
    assert Path(LAUNCHER).exists(), "packaging/test.py installs at-spi2-core"
    with ExitStack() as ends:
        environment = dict(
            os.environ,
            DISPLAY=ends.enter_context(x_screen()),
            QT_QPA_PLATFORM="xcb",
            QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
            LANG="C.UTF-8",
            XDG_RUNTIME_DIR=str(home),
        )
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
            environment[name] = str(home)
        environment["DBUS_SESSION_BUS_ADDRESS"] = _begin_bus(ends, environment)
        _wake_accessibility(environment)
        _begin(ends, environment, sys.executable, "-m", "exposure_app")
        # There is no window manager that would give the keyboard to the window.
        find = ["search", "--sync", "--onlyvisible", "--name", "^Exposure Check$"]
        command = ["xdotool", *find, "windowfocus", "--sync"]
        subprocess.run(command, env=environment, timeout=PATIENCE_SECONDS, check=True)
        yield environment


def follow(environment: dict[str, str], story: str) -> dict[str, Any]:
    """Let the client walk one of its stories; what it read on its way."""
    done = subprocess.run(
        [SYSTEM_PYTHON, str(CLIENT), story],
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    read = json.loads(done.stdout)
    assert isinstance(read, dict)
    return read


def _begin(ends: ExitStack, environment: dict[str, str], *words: str) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        words,
        env=environment,
        cwd=ROOT,
        text=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    ends.callback(process.wait)
    ends.callback(process.kill)
    return process


def _begin_bus(ends: ExitStack, environment: dict[str, str]) -> str:
    """A bus for this program alone; its address."""
    reader, writer = os.pipe()
    words = ["dbus-daemon", "--session", "--nofork", f"--print-address={writer}"]
    process = subprocess.Popen(words, env=environment, pass_fds=[writer], stderr=subprocess.DEVNULL)
    ends.callback(process.wait)
    ends.callback(process.kill)
    os.close(writer)
    with os.fdopen(reader) as told:
        return told.readline().strip()


def _wake_accessibility(environment: dict[str, str]) -> None:
    """Have the bus begin the service: the program looks for it once, when it starts."""
    words = ["dbus-send", "--session", "--print-reply", "--dest=org.a11y.Bus", "/org/a11y/bus"]
    subprocess.run(
        [*words, "org.a11y.Bus.GetAddress"],
        env=environment,
        capture_output=True,
        timeout=PATIENCE_SECONDS,
        check=True,
    )
