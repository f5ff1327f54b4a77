"""The door of the publishers' command: it says what is missing before anything needs it."""

import sys
from importlib.util import find_spec
from typing import Final

_NEEDED: Final = ("numpy", "pyarrow", "tuf", "uvicorn", "prometheus_client")
_NOT_INSTALLED: Final = 2


def main() -> int:
    """Run the command; the exit code."""
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        sys.stderr.write(
            f"exposure-publish: {' and '.join(missing)} is missing; "
            "install exposure-check[publisher]\n"
        )
        return _NOT_INSTALLED
    from exposure_app.publisher import main as command  # noqa: PLC0415 - needs what was looked for

    return command.main()
