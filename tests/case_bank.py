"""The cases under ``tests/cases``, each with the answer that is known to be right.

``stories`` show one rule each. ``tuning`` and ``held`` judge the engine; nothing is fitted to
``held``.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from exposure_app.core.case_answers import CaseAnswer, read_answer
from exposure_app.core.case_reading import read_case
from exposure_app.core.cases import Case

CASES: Final = Path(__file__).parent / "cases"
STORIES: Final = CASES / "stories"
TUNING: Final = CASES / "tuning"
HELD: Final = CASES / "held"
FOLDERS: Final = (STORIES, TUNING, HELD)
ANSWER: Final = ".answer.json"


@dataclass(frozen=True, slots=True)
class BankCase:
    """One case with its answer."""

    name: str
    case: Case
    answer: CaseAnswer


def case_files(folder: Path) -> list[Path]:
    """The case files of a folder, by name."""
    return sorted(file for file in folder.glob("*.json") if not file.name.endswith(ANSWER))


def answer_file(case_file: Path) -> Path:
    """The answer that belongs to a case file."""
    return case_file.with_name(case_file.stem + ANSWER)


def cases_in(folder: Path) -> list[BankCase]:
    """Every case of a folder, by name."""
    return [
        BankCase(
            file.stem,
            read_case(file.read_text("utf-8")),
            read_answer(answer_file(file).read_text("utf-8")),
        )
        for file in case_files(folder)
    ]
