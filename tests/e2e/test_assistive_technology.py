"""A whole check by accessible names and actions alone, through the real AT-SPI on a real screen."""

import sys
from pathlib import Path
from typing import Any

import pytest

from tests.simulators.assistive import follow, program_with_accessibility

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="AT-SPI is the way of Linux"
)


def _said(read: dict[str, Any], key: str) -> str:
    return "\n".join(read[key])


def _expect_an_answer(read: dict[str, Any]) -> None:
    assert read["nameless"] == []
    assert "Nothing leaves this computer." in _said(read, "leaves")
    [table] = read["tables"]
    assert ["Phone numbers (demonstration)", "1 November 2026"] in table
    assert "carrier" in read["headline"]
    answer = _said(read, "answer")
    assert "in 100" in answer
    assert "China Mobile" in answer
    assert "It is not a finding of fault." in answer
    assert "Not found" in answer
    plan = _said(read, "plan")
    assert "Today" in plan
    assert "Sign out everywhere, in each affected service" in plan


def test_a_check_by_oneself_is_done_and_read(tmp_path: Path) -> None:
    with program_with_accessibility(tmp_path) as environment:
        read = follow(environment, "self")
    assert read["me"] is True
    _expect_an_answer(read)


def test_a_relative_gives_their_own_yes_and_is_asked_one_question_at_a_time(
    tmp_path: Path,
) -> None:
    with program_with_accessibility(tmp_path) as environment:
        read = follow(environment, "family")
    assert "I can stop at any time." in _said(read, "consent")
    assert read["questions"] == 5
    _expect_an_answer(read)
