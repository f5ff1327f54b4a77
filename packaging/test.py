"""Set up everything the tests need on this machine, and run them all.

python3 packaging/test.py                      format, lint, types, layers, texts, tests
python3 packaging/test.py tests/unit -k phone  only these tests, as pytest names them
"""

import os
import subprocess
import sys
import time

import machine

CHECKS = (
    ("Format", ["ruff", "format", "--check", "-q", "."]),
    ("Lint", ["ruff", "check", "-q", "."]),
    ("Types", ["mypy"]),
    ("Layers", ["lint-imports"]),
)


def _in_environment(words: list, environment: dict) -> int:
    machine.say("$ " + " ".join(words))
    begun = time.monotonic()
    program = str(machine.environment_python().parent / words[0])
    done = subprocess.run(
        [program, *words[1:]], cwd=str(machine.PROJECT), env=environment, check=False
    )
    machine.say(f"  {time.monotonic() - begun:.0f} s")
    return done.returncode


def _run_everything(arguments: list) -> int:
    # Bytecode is kept: hundreds of tests start the program, and each would compile it again.
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", PYTHONDONTWRITEBYTECODE="")
    failed = []
    if not arguments:
        for name, words in CHECKS:
            machine.say(f"\n{name}")
            if _in_environment(words, environment) != 0:
                failed.append(name)
        machine.say("\nTexts")
        if _in_environment(["python", "packaging/translations.py", "check"], environment) != 0:
            failed.append("Texts")
    machine.say("\nTests")
    tests = ["python", "-m", "pytest", "-q", "-n", "2", "--dist", "loadfile", *arguments]
    if _in_environment(tests, environment) != 0:
        failed.append("Tests")
    if failed:
        machine.say(f"\nNot passed: {', '.join(failed)}")
        return 1
    machine.say("\nEverything passed.")
    return 0


def main() -> int:
    """Set up, then check everything or run the tests that were named."""
    try:
        machine.use_new_enough_python()
        machine.install_system_packages(with_test_tools=True)
        machine.install_python_packages("test")
        machine.compile_translations()
    except machine.StepFailed as trouble:
        machine.say(f"\nThe tests could not be set up.\n{trouble}")
        return 1
    return _run_everything(sys.argv[1:])


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
