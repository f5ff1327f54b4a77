"""Every statement that a term can make has a sentence, and no sentence is left over."""

import ast
from pathlib import Path

from exposure_app.core.attribution import terms
from exposure_app.core.attribution.questions import QUESTIONS
from exposure_app.wording import questions
from exposure_app.wording.reasons import REASONS


def _codes_in_terms() -> set[str]:
    folder = Path(terms.__file__).parent
    found = set()
    for file in folder.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return found


def test_no_sentence_is_left_over() -> None:
    assert {aspect for _term, aspect in REASONS} <= _codes_in_terms()


def test_every_part_that_a_term_makes_has_a_sentence() -> None:
    worded = {aspect for _term, aspect in REASONS}
    folder = Path(terms.__file__).parent
    for file in folder.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            is_part = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Part"
            if is_part and isinstance(node, ast.Call) and isinstance(node.args[0], ast.Constant):
                assert node.args[0].value in worded, file.name


def test_every_question_is_worded() -> None:
    assert set(QUESTIONS) == set(questions.QUESTIONS)


def test_every_answer_of_a_question_has_a_label_of_its_own() -> None:
    for code, question in QUESTIONS.items():
        labels = [questions.reply_label(code, reply) for reply in question.answers]
        assert len(set(labels)) == len(labels), code
        assert "Don't know" not in labels


def test_sentences_are_short() -> None:
    for text in REASONS.values():
        for sentence in text.split(". "):
            assert len(sentence.split()) <= 20
