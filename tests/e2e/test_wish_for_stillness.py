"""What a desktop says about motion, asked on a real bus of a session of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]
_BUS = "dbus-run-session"
_PORTAL = "tests.simulators.portal"


@pytest.mark.skipif(shutil.which(_BUS) is None, reason="no bus can be started here")
@pytest.mark.parametrize(
    ("wish", "is_unwanted"), [("still", True), ("moving", False), ("mute", False)]
)
def test_the_portal_is_asked_and_nothing_moves_before_it_answered(
    wish: str, *, is_unwanted: bool, tmp_path: Path
) -> None:
    environment = {**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)}
    done = subprocess.run(
        [_BUS, "--", sys.executable, "-m", _PORTAL, wish],
        cwd=_ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.split() == ["before", "True", "after", str(is_unwanted)]
