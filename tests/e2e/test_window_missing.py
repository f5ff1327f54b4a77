"""Started without a command where the window's libraries cannot be loaded."""

import os
import subprocess
import sys


def test_a_window_that_cannot_load_says_so_and_shows_the_command_line() -> None:
    script = (
        "import sys; sys.modules['PySide6'] = None; sys.argv = ['exposure-app'];"
        "from exposure_app.__main__ import main; sys.exit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
        check=False,
    )
    assert done.returncode == 1
    assert "The window cannot open" in done.stderr
    assert "exposure-app --help" in done.stderr
    assert "Traceback" not in done.stderr
