"""Find a file that ships with the program: in a checkout, an installed wheel or a frozen app.

The one rule: nothing here is ever written to.
"""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_PLACES = (_PACKAGE / "_bundled", _PACKAGE.parent / "resources")


def root() -> Path:
    """The folder of everything that ships with the program.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    for place in _PLACES:
        if place.is_dir():
            return place
    raise FileNotFoundError("the program's resources are missing; install it again")


def path(*parts: str) -> Path:
    """The path of one shipped file, such as ``path("catalogue", "incidents.json")``."""
    return root().joinpath(*parts)
