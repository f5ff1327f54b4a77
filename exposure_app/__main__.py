"""Start the program: the window without arguments or for a desk, the command line with others."""

import gc
import sys
from contextlib import suppress
from importlib.util import find_spec
from typing import TYPE_CHECKING

from exposure_app import i18n
from exposure_app.i18n import _

_DESK = ["--desk"]

if TYPE_CHECKING:
    from exposure_app.reports.action_sheet import Sheet


def main() -> int:
    """Open the window or run a command; the exit code."""
    words = sys.argv[1:]
    if words and words != _DESK:
        from exposure_app.cli.main import run  # noqa: PLC0415 - the window does not need it

        return run(words, _make_pdf if find_spec("PySide6") else None)
    return _open_window(is_desk=words == _DESK)


def _make_pdf(sheet: "Sheet", is_full: bool) -> bytes:  # noqa: FBT001 - `report.PdfMaker`
    from exposure_app.gui.pdf_alone import pdf_alone  # noqa: PLC0415 - loads Qt

    return pdf_alone(sheet, is_full=is_full)


def _open_window(*, is_desk: bool) -> int:
    # Modules leave no garbage; from the first frame on the window collects it, see `collector`.
    gc.disable()
    try:
        from exposure_app.gui.app import main as open_window  # noqa: PLC0415 - loads Qt
    except ImportError as error:
        with suppress(FileNotFoundError):  # without its translation the program speaks English
            i18n.activate(i18n.preferred_language())
        missing = _("The window cannot open: {name} is missing or cannot be loaded.")
        cure = _("Set the program up again, or use the command line: {command}")
        print(missing.format(name=error.name or "Qt"), file=sys.stderr)  # noqa: T201 - no window
        print(cure.format(command="exposure-app --help"), file=sys.stderr)  # noqa: T201 - no window
        return 1
    return open_window(is_desk=is_desk)


if __name__ == "__main__":
    sys.exit(main())
