"""Start the program: the window without arguments, the command line with them."""

import sys


def main() -> int:
    """Open the window or run a command; the exit code."""
    words = sys.argv[1:]
    if words:
        from exposure_app.cli.main import run  # noqa: PLC0415 - the window does not need it

        return run(words)
    return _open_window()


def _open_window() -> int:
    try:
        from exposure_app.gui import app  # noqa: PLC0415 - the command line never loads Qt
    except ImportError as error:
        name = error.name or "Qt"
        print(  # noqa: T201 - there is no window to say it in
            f"The window cannot open: {name} is missing or cannot be loaded.\n"
            "Set the program up again, or use the command line: exposure-app --help",
            file=sys.stderr,
        )
        return 1
    return app.main()


if __name__ == "__main__":
    sys.exit(main())
