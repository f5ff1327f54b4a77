"""In which form an answer is printed."""

import argparse
import json
from typing import Final

from exposure_app.cli.arguments import one_of
from exposure_app.i18n import _

TEXT: Final = "text"
JSON: Final = "json"
FORMATS: Final = (TEXT, JSON)


def add(parser: argparse._ActionsContainer) -> None:
    """Describe the option that chooses the form."""
    parser.add_argument(
        "--format",
        default=TEXT,
        metavar="FORMAT",
        help=_("text for people (the usual), json for programs"),
    )


def form_of(options: argparse.Namespace) -> str:
    """The form asked for.

    Raises:
        InputRefusedError: it is not one of `FORMATS`.
    """
    return one_of("--format", options.format, FORMATS)


def print_json(form: object) -> None:
    """Print JSON that a person can read too."""
    print(json.dumps(form, ensure_ascii=False, indent=2, allow_nan=False))
