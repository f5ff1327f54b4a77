"""Set up Exposure Check on this machine and open it.

    python3 packaging/run.py                 the window; without a screen, the same check as text
    python3 packaging/run.py check --help    the command line, once everything is in place

A second run finds everything in place and starts at once.
"""

import os
import subprocess
import sys

import machine


def _has_screen() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _start(*arguments: str) -> int:
    program = [str(machine.environment_python()), "-m", "exposure_app", *arguments]
    return subprocess.run(program, check=False).returncode


def _check_example() -> int:
    machine.say("A check of the example person on the demonstration lists follows as text.")
    machine.say("To check your own: python3 packaging/run.py check --help\n")
    return _start("check", "--demo")


def main() -> int:
    """Set up, then open the window or show the same job on the command line."""
    try:
        machine.use_new_enough_python()
        machine.install_system_packages(with_test_tools=False)
        machine.install_python_packages("run")
        machine.compile_translations()
    except machine.StepFailed as trouble:
        machine.say(f"\nExposure Check could not be set up.\n{trouble}")
        return 1
    if sys.argv[1:]:
        return _start(*sys.argv[1:])
    if not _has_screen():
        machine.say("This computer has no screen, so no window can open.")
        return _check_example()
    ended = _start()
    if ended < 0:
        machine.say("The window could not be opened on this screen.")
        return _check_example()
    return ended


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
