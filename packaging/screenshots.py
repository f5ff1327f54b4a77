"""Draw every page and every state of the window into a folder, without a screen.

Usage: screenshots.py [FOLDER] [--language en ...] [--look light ...] [--percent 100 ...]
       [--size 1280x720 ...] [--persona NAME ...] [--stop PATTERN ...] [--sheets] [--jobs N]
       screenshots.py --readme

Each picture is named after its stop on the tour, and lies in a folder named after language, look,
size of text and size of the window. A page that is longer than the window is drawn in parts. With
--sheets, sheets of many small pictures are drawn as well; with --readme, the pictures of the
README. Only invented people are shown, and nothing of whoever runs this is read or changed.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "screenshots"
LANGUAGES = ("en", "zh_CN")
LOOKS = ("light", "dark", "high-contrast")
SIZES = ("1280x720", "1920x1080")
# Text this large is drawn in the smaller window alone, where it is hardest.
LARGE = 200
PERCENTS = (100, LARGE)


def main() -> int:
    """Draw what was asked for; the exit code."""
    begun = time.monotonic()
    wishes = _arguments()
    if wishes.readme:
        import screenshots_readme  # noqa: PLC0415 - it loads Qt

        return screenshots_readme.draw(ROOT / "resources" / "pictures")
    sets = tuple(product(wishes.language, wishes.look, wishes.percent))
    if len(sets) == 1:
        _draw_here(wishes)
    elif not _draw_apart(wishes, sets):
        print("Some pictures are missing.", file=sys.stderr)
        return 1
    count = sum(1 for _ in wishes.folder.rglob("*.png"))
    print(f"{count} pictures are in {wishes.folder} after {time.monotonic() - begun:.0f} s.")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Draw every page of the window into a folder.")
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    parser.add_argument("--language", nargs="+", default=LANGUAGES, choices=LANGUAGES)
    parser.add_argument("--look", nargs="+", default=LOOKS, choices=LOOKS)
    parser.add_argument("--percent", nargs="+", type=int, default=PERCENTS)
    parser.add_argument("--size", nargs="+", default=SIZES, help="of the window")
    parser.add_argument("--persona", nargs="+", default=[], help="who walks; all of them if left")
    parser.add_argument("--stop", nargs="+", default=["*"], help="patterns of names of stops")
    parser.add_argument("--sheets", action="store_true", help="sheets of small pictures as well")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at once")
    parser.add_argument("--readme", action="store_true", help="the pictures of the README instead")
    return parser.parse_args()


def _draw_here(wishes: argparse.Namespace) -> None:
    """Draw one language, look and size of text in this process."""
    import screenshots_tour  # noqa: PLC0415 - it loads Qt

    percent = wishes.percent[0]
    has_room = percent < LARGE
    look = screenshots_tour.Look(wishes.language[0], wishes.look[0], percent)
    sizes = [screenshots_tour.size_of(text) for text in wishes.size if has_room or text == SIZES[0]]
    folders = screenshots_tour.draw(
        wishes.folder, look, sizes, personas=wishes.persona, patterns=wishes.stop
    )
    if wishes.sheets:
        import screenshots_sheets  # noqa: PLC0415 - it loads Qt

        for folder in folders:
            screenshots_sheets.draw(folder)


def _draw_apart(wishes: argparse.Namespace, sets: tuple[tuple[str, str, int], ...]) -> bool:
    """Draw each set in a process of its own, some at once; whether all came to their end."""
    with ThreadPoolExecutor(wishes.jobs) as workers:
        commands = [[*_command(wishes, *one)] for one in sets]
        codes = list(workers.map(lambda one: subprocess.run(one, check=False).returncode, commands))
    return not any(codes)


def _command(wishes: argparse.Namespace, language: str, look: str, percent: int) -> Iterator[str]:
    yield from (sys.executable, str(Path(__file__).resolve()), str(wishes.folder))
    yield from ("--language", language, "--look", look, "--percent", str(percent))
    yield from ("--size", *wishes.size, "--stop", *wishes.stop)
    if wishes.persona:
        yield from ("--persona", *wishes.persona)
    if wishes.sheets:
        yield "--sheets"


if __name__ == "__main__":
    sys.exit(main())
