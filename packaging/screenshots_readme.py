"""Draws the pictures of the README: few colours and small files, for they travel with the code."""

import sys
import tempfile
from collections import Counter
from pathlib import Path

import screenshots_tour
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

SIZE = QSize(1280, 720)
LOOK = screenshots_tour.Look("en", "light", 100)
# The name of each picture, and the stop that it shows.
PICTURES = {"answer": "answer-found-strong", "family": "family-noticed-question-3", "plan": "plan"}
MOST_BYTES = 150_000
COLOURS = 256


def draw(folder: Path) -> int:
    """Draw them into a folder; the exit code."""
    with tempfile.TemporaryDirectory() as scratch:
        (drawn,) = screenshots_tour.draw(
            Path(scratch), LOOK, [SIZE], patterns=tuple(PICTURES.values())
        )
        for name, stop in PICTURES.items():
            _save(QImage(str(drawn / f"{stop}.png")), folder / f"{name}.png")
    large = [name for name in PICTURES if (folder / f"{name}.png").stat().st_size > MOST_BYTES]
    for name in large:
        print(f"{name}.png is larger than {MOST_BYTES} bytes.", file=sys.stderr)
    print(f"{len(PICTURES)} pictures are in {folder}")
    return 1 if large else 0


def _save(image: QImage, file: Path) -> None:
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    counts = Counter(memoryview(plain.constBits()).cast("I"))
    colours = [colour for colour, _count in counts.most_common(COLOURS)]
    few = plain.convertToFormat(
        QImage.Format.Format_Indexed8, colours, Qt.ImageConversionFlag.ThresholdDither
    )
    # Nought is the smallest file, not the worst picture: nothing is lost in a PNG.
    if not few.save(str(file), "PNG", 0):
        raise OSError(file.name)
