"""``exposure-app codes``: the words that options and case files use, with their meaning."""

import argparse
from collections.abc import Callable, Sequence
from typing import Final

from exposure_app.cli.arguments import one_of
from exposure_app.core.vocabulary import (
    DATA_CLASSES,
    HOLDER_KINDS,
    OTHERS_AFFECTED,
    SYMPTOM_GROUPS,
)
from exposure_app.i18n import _
from exposure_app.wording.vocabulary import (
    data_class_label,
    kind_label,
    others_label,
    symptom_group_label,
    symptom_label,
)

LISTS: Final = ("symptoms", "data", "others", "kinds")


def add(parser: argparse.ArgumentParser) -> None:
    """Describe the options of this command."""
    parser.add_argument(
        "list",
        metavar="LIST",
        nargs="?",
        default="",
        help=_("one of: {lists}; all of them when left out").format(lists=", ".join(LISTS)),
    )


def run(options: argparse.Namespace) -> int:
    """Print the lists asked for."""
    wanted = (one_of("LIST", options.list, LISTS),) if options.list else LISTS
    blocks = [block for name in wanted for block in _blocks(name)]
    print("\n\n".join("\n".join(block) for block in blocks))
    return 0


def _blocks(name: str) -> list[list[str]]:
    if name == "symptoms":
        return [
            [symptom_group_label(group), *_lines(codes, symptom_label)]
            for group, codes in SYMPTOM_GROUPS.items()
        ]
    titles = {
        "data": (_("What callers or senders knew"), DATA_CLASSES, data_class_label),
        "others": (_("Who else saw the same"), OTHERS_AFFECTED, others_label),
        "kinds": (_("Kinds of companies and sources"), HOLDER_KINDS, kind_label),
    }
    title, codes, label = titles[name]
    return [[title, *_lines(codes, label)]]


def _lines(codes: Sequence[str], label: Callable[[str], str]) -> list[str]:
    longest = max(len(code) for code in codes)
    return [f"  {code.ljust(longest)}  {label(code)}" for code in codes]
