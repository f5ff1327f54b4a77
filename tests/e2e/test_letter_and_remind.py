"""Letters and calendar files from the command line, as a process."""

import subprocess
import sys
from pathlib import Path

import pytest
from icalendar import Calendar


def _run(*words: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "exposure_app", *words, "--language", "en"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_letter_is_printed_and_what_to_know_is_told_beside_it() -> None:
    done = _run("letter", "--country", "CN", "--to", "China Mobile")
    assert done.returncode == 0
    assert "To China Mobile" in done.stdout
    assert "article or section 45" in done.stdout.replace("\n", " ")
    assert "not legal advice" in done.stderr


def test_a_letter_is_written_to_a_file(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    done = _run("letter", "--kind", "deletion", "--country", "DE", "--out", str(file))
    assert (done.returncode, done.stdout) == (0, "")
    assert "Request to delete" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "option"),
    [
        (("letter", "--kind", "both"), "--kind"),
        (("letter", "--country", "ZZ"), "--country"),
        (("letter", "--to", "+86 12000000001"), "--to"),
        (("remind", "--days", "0", "--out", "x.ics"), "--days"),
        (("remind",), "--out"),
    ],
)
def test_what_cannot_be_used_is_named(words: tuple[str, ...], option: str) -> None:
    done = _run(*words)
    assert done.returncode == 2
    assert option in done.stderr
    assert "12000000001" not in done.stderr


def test_the_reminder_is_a_calendar_file(tmp_path: Path) -> None:
    file = tmp_path / "again.ics"
    assert _run("remind", "--out", str(file)).returncode == 0
    assert len(Calendar.from_ical(file.read_bytes()).walk("VEVENT")) == 1
