"""Read a folder of case files, each with its answer when ``NAME.answer.json`` stands beside it.

The one rule: a file that cannot be used is named with its cure, and the others are read.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from exposure_app.cli.given_file import read_given_text
from exposure_app.cli.refusal import InputRefusedError
from exposure_app.core.breaches import Catalogue
from exposure_app.core.case_answers import CaseAnswer, check_answer, read_answer
from exposure_app.core.case_reading import read_case
from exposure_app.core.cases import Case
from exposure_app.errors import CaseError
from exposure_app.i18n import _
from exposure_app.wording.errors import error_text
from exposure_app.wording.failures import ErrorText

MOST_BYTES: Final = 4_000_000
ENDING: Final = ".json"
ANSWER_ENDING: Final = ".answer.json"


@dataclass(frozen=True, slots=True)
class FolderCase:
    """A case of the folder; ``answer`` is None when no file tells what is right."""

    name: str
    case: Case
    answer: CaseAnswer | None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file of the folder that was left out."""

    file: str
    text: ErrorText


def read_folder(folder: Path, catalogue: Catalogue) -> tuple[list[FolderCase], list[Refusal]]:
    """Every case of the folder by name, and the files that cannot be used."""
    names = {path.name for path in folder.glob(f"*{ENDING}") if path.is_file()}
    answers = {name for name in names if name.endswith(ANSWER_ENDING)}
    cases: list[FolderCase] = []
    refusals: list[Refusal] = []
    for name in sorted(names - answers):
        has_answer = _answer_of(name) in answers
        found = _read_pair(folder, name, catalogue, has_answer=has_answer)
        if isinstance(found, Refusal):
            refusals.append(found)
        else:
            cases.append(found)
    alone = answers - {_answer_of(name) for name in names - answers}
    cure = _("Put its case beside it, under the same name.")
    refusals += [_refusal(name, _("There is no case to this answer."), cure) for name in alone]
    return cases, sorted(refusals, key=lambda refusal: refusal.file)


def _answer_of(name: str) -> str:
    return name.removesuffix(ENDING) + ANSWER_ENDING


def _read_pair(
    folder: Path, name: str, catalogue: Catalogue, *, has_answer: bool
) -> FolderCase | Refusal:
    file, answer = name, None
    try:
        case = read_case(read_given_text(str(folder / name), name, MOST_BYTES))
        if has_answer:
            file = _answer_of(name)
            answer = read_answer(read_given_text(str(folder / file), file, MOST_BYTES))
            check_answer(answer, case, catalogue)
    except InputRefusedError as refusal:
        return Refusal(file, replace(refusal.text, meaning=_left_out()))
    except CaseError as error:
        text = error_text(error)
        return _refusal(file, text.what, text.cure)
    return FolderCase(name.removesuffix(ENDING), case, answer)


def _refusal(file: str, problem: str, cure: str) -> Refusal:
    what = _("{field}: {problem}").format(field=file, problem=problem)
    return Refusal(file, ErrorText(what, _left_out(), cure))


def _left_out() -> str:
    return _("This file was left out.")
