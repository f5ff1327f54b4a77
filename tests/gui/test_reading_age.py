"""What most people read on their way can be read at twelve to thirteen.

English by the grade of Kincaid and others, "Derivation of New Readability Formulas" (1975): a grade
is a year of school, begun at six, so a reader of thirteen is in grade 8 at most. Chinese by a list
of words that a person of eighty should not have to know.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from exposure_app import i18n
from exposure_app.gui.theme import Theme
from tests.simulators.tour import walk
from tests.simulators.tourist import Persona

_HIGHEST_GRADE = 8.0
_LEAST_WORDS = 12
_LIMIT_MS = 20_000
# The way of somebody who checks themselves, as far as the plan.
_WAY = (
    "who", "place", "noticed-ticked", "numbers", "leaves", "answer", "plan",
)  # fmt: skip
_HARD_IN_CHINESE = (
    "哈希", "散列", "摘要值", "前缀", "后缀", "盲化", "不经意", "密钥交换", "协议栈", "令牌",
    "后验", "先验", "概率分布", "似然", "归因", "撞库", "脱敏", "元数据", "匿名性", "端点",
    "解析器", "缓存", "代理服务器", "十六进制", "字节流", "白名单", "溯源", "数据类",
)  # fmt: skip


def _sentences(texts: list[str]) -> list[str]:
    """What is said in sentences; labels and numbers are none."""
    parts = (part for text in texts for part in re.split(r"(?<=[.?!])\s+|\n", text))
    return [part for part in parts if part.endswith((".", "?", "!")) and " " in part]


def _syllables(word: str) -> int:
    """Groups of vowels, without a silent e at the end.

    >>> [_syllables(word) for word in ("phone", "number", "carrier", "estimate")]
    [1, 2, 2, 3]
    """
    bare = re.sub(r"[^a-z]", "", word.lower())
    bare = (
        re.sub(r"(?<![aeiouyl])e$|(?<=[aeiouy])[^aeiouyl]e$", "", bare) if len(bare) > 3 else bare
    )
    groups = re.findall(r"[aeiouy]+", bare)
    return max(len(groups), 1)


def _grade(sentences: list[str]) -> float:
    words = [word for one in sentences for word in re.findall(r"[A-Za-z][A-Za-z'-]*", one)]
    syllables = sum(map(_syllables, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def _texts(window: QWidget) -> list[str]:
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisibleTo(window):
            continue
        if isinstance(widget, QLabel | QAbstractButton):
            found.append(widget.text())
        elif isinstance(widget, QTextEdit | QPlainTextEdit):
            found.append(widget.toPlainText())
    return found


def _way(qtbot: QtBot, theme: Theme, tmp_path: Path) -> dict[str, list[str]]:
    def wait(is_done: Callable[[], bool]) -> None:
        qtbot.waitUntil(is_done, timeout=_LIMIT_MS)

    said = {}
    for stop, tourist in walk(theme, tmp_path, wait, Persona.SELF):
        if stop.name in _WAY:
            said[stop.name] = _texts(tourist.window.page)
    assert set(said) == set(_WAY)
    return said


def test_english_can_be_read_at_thirteen(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    said = _way(qtbot, theme, tmp_path)
    pages = {name: _sentences(texts) for name, texts in said.items()}
    whole = [sentence for sentences in pages.values() for sentence in sentences]
    assert _grade(whole) <= _HIGHEST_GRADE - 1
    long = {name: one for name, one in pages.items() if len(" ".join(one).split()) >= _LEAST_WORDS}
    hard = {
        name: round(grade, 1)
        for name, one in long.items()
        if (grade := _grade(one)) > _HIGHEST_GRADE
    }
    assert hard == {}


@pytest.mark.parametrize(
    ("text", "lowest", "highest"),
    [
        ("The cat sat on the mat. It was a big cat.", -3, 2),
        ("Probabilistic attribution necessitates considerable deliberation.", 20, 50),
    ],
)
def test_the_measure_tells_easy_from_hard(text: str, lowest: float, highest: float) -> None:
    assert lowest < _grade(_sentences([text])) < highest


def test_chinese_uses_no_word_that_only_experts_know(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    with i18n.in_language(i18n.CHINESE):
        said = _way(qtbot, theme, tmp_path)
    hard = [
        (name, word, text)
        for name, texts in said.items()
        for text in texts
        for word in _HARD_IN_CHINESE
        if word in text
    ]
    assert hard == []
    assert any("运营商" in text for text in said["place"])
