"""The ledger is shown whole, in words a person understands, and exported to the last byte."""

import json
from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path

import pytest

from exposure_app import i18n
from exposure_app.core.ledger import Conclusion
from exposure_app.errors import LedgerError, ReportError
from exposure_app.reports.ledger_report import ledger_form, ledger_lines, save_ledger
from exposure_app.reports.sent_bytes import sent_lines
from exposure_app.storage.ledger_record import LedgerReading
from exposure_app.wording.errors import error_text
from exposure_app.wording.ledger import (
    LEDGER_REASONS,
    conclusion_text,
    ledger_failure_text,
    outcome_text,
    shared_text,
    size_text,
    torn_text,
)
from tests.simulators.ledgers import BODY, HEAD, line, shared_line

CHINA = timezone(timedelta(hours=8))
READING = LedgerReading((line(), shared_line()), torn=(1,))
# What `exposure_app.lookup` can end a request with.
FAILURES = (
    "no_name", "no_answer", "timed_out", "cut_off", "not_secure", "certificate",
    "certificate_date", "certificate_host", "proxy", "too_large", "login_page", "wrong_type",
    "redirected", "stopped",
)  # fmt: skip


def _shown(reading: LedgerReading, last: int | None = None, *, has_bytes: bool = False) -> str:
    return "\n".join(ledger_lines(reading, 80, last, has_bytes=has_bytes, zone=CHINA))


def test_a_request_is_told_line_by_line() -> None:
    assert _shown(LedgerReading((line(),))) == (
        "Every receiver also sees your internet address and the time.\n"
        "\n"
        "1. 23 November 2026, 14:03:05\n"
        "   To: codes.example.org:443 (cn-phones)\n"
        "   What for: turn a hidden form of your number into a short code\n"
        "   Sent: 117 bytes\n"
        "   Received: 14.7 kB\n"
        "   Outcome: answered (200)\n"
        "   What the receiver can conclude: Nothing about what you typed. The bytes look\n"
        "     like chance."
    )


def test_a_line_that_was_cut_off_has_its_place() -> None:
    told = _shown(READING)
    assert told.index("1. 23") < told.index("Here the program stopped") < told.index("2. 23")
    assert "About 599 others send the same." in told
    assert "Outcome: it took too long\n" in told


def test_the_last_ones_keep_their_numbers() -> None:
    told = _shown(READING, 1)
    assert "2. 23 November" in told
    assert "1. 23 November" not in told
    assert _shown(READING, 9) == _shown(READING)
    entries = ledger_form(READING, 1)["entries"]
    assert isinstance(entries, list)
    assert [row["number"] for row in entries] == [2]


def test_an_empty_ledger_says_so_but_not_one_whose_only_line_was_cut_off() -> None:
    assert "empty" in _shown(LedgerReading())
    assert "empty" not in _shown(LedgerReading(torn=(0,)))
    assert "Here the program stopped" in _shown(LedgerReading(torn=(0,)))


def test_bytes_are_shown_as_text_and_as_hex() -> None:
    assert sent_lines(HEAD + BODY) == [
        "POST /brp1/evaluate HTTP/1.1\\r\\n",
        "Host: codes.example.org\\r\\n",
        "User-Agent: exposure-check\\r\\n",
        "\\r\\n",
        "00000000  80 81 82 83 84 85 86 87 88 89 8a 8b 8c 8d 8e 8f  |................|",
        "00000010  90 91 92 93 94 95 96 97 98 99 9a 9b 9c 9d 9e 9f  |................|",
    ]
    assert sent_lines(b"\x00AB") == [f"00000000  {'00 41 42':<47}  |.AB|"]
    assert sent_lines(b'GET / HTTP/1.1\r\nA: \x1b[2J\\\r\n\r\n{"a":\n1}')[1:] == [
        r"A: \x1b[2J\\\r\n",
        r"\r\n",
        r'{"a":\n',
        "1}",
    ]
    assert sent_lines(b"") == []
    assert "80 81 82" in _shown(READING, has_bytes=True)
    assert "80 81 82" not in _shown(READING)


def test_an_export_is_a_new_file_of_json_lines(tmp_path: Path) -> None:
    file = tmp_path / "sent.jsonl"
    save_ledger(READING, file)
    rows = [json.loads(text) for text in file.read_text("utf-8").splitlines()]
    assert [row["number"] for row in rows] == [1, 2]
    assert bytes.fromhex(rows[0]["sent"]) == line().sent
    assert rows[0]["at"] == "2026-11-23T06:03:05.678901+00:00"
    before = file.read_bytes()
    with pytest.raises(ReportError):
        save_ledger(LedgerReading(), file)
    assert file.read_bytes() == before
    with pytest.raises(ReportError):
        save_ledger(READING, tmp_path / "nowhere" / "sent.jsonl")


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_outcome_and_conclusion_has_words_of_its_own(language: str) -> None:
    i18n.activate(language)
    words = [outcome_text(code) for code in FAILURES]
    words += [outcome_text(code) for code in ("200", "206", "302", "403", "404", "429", "503")]
    words += [conclusion_text(conclusion) for conclusion in Conclusion]
    assert len(set(words)) == len(words)
    assert outcome_text("never heard of") not in words
    assert "999" in outcome_text("999")
    assert "{" not in "".join(words)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_reason_of_a_ledger_says_what_it_means_and_the_cure(language: str) -> None:
    i18n.activate(language)
    for why in LEDGER_REASONS:
        told = error_text(LedgerError(why))
        assert len({told.what, told.meaning, told.cure}) == 3
    assert ledger_failure_text("never heard of") == ledger_failure_text("unreadable")


def test_sizes_and_counts_are_written_as_people_read_them() -> None:
    sizes = [size_text(count) for count in (0, 1, 312, 14_664, 3_200_000)]
    assert sizes == ["0 bytes", "1 byte", "312 bytes", "14.7 kB", "3.2 MB"]
    assert shared_text(None) == ""
    assert shared_text(1) == "About 1 other person sends the same."
    assert shared_text(3_200_000) == "About 3.2 million others send the same."


def test_a_request_of_which_nothing_was_sent_tells_its_receiver_nothing() -> None:
    told = _shown(LedgerReading((replace(shared_line(), sent=b"", outcome="no_name"),)))
    told = " ".join(told.split())
    assert "Nothing, because no byte of the request was sent." in told
    assert "others" not in told


def test_the_ledger_is_told_in_chinese() -> None:
    i18n.activate(i18n.CHINESE)
    told = _shown(LedgerReading((shared_line(), replace(line(), outcome="stopped")), (1,)))
    assert "1. 2026年11月23日 14:03:05" in told.replace(" 年", "年")
    assert "大约有 599 人会发出同样的内容。" in told
    assert torn_text() in told.replace("\n", "")
    assert "you" not in told
