"""Visits are counted by month and kind, only when that is on, and nothing else is ever kept."""

import json
from pathlib import Path

import pytest

from exposure_app.core.vocabulary import HOLDER_KINDS
from exposure_app.errors import SettingsError
from exposure_app.storage.desk_counts import (
    CANNOT_TELL,
    DeskCounts,
    count_visit,
    erase_desk_counts,
    load_desk_counts,
    switch_desk_counts,
)
from exposure_app.wording.desk_counts import counted_rows


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "desk-counts.json"


def test_it_is_off_and_writes_nothing_until_it_is_switched_on(file: Path) -> None:
    assert load_desk_counts(file) == DeskCounts(is_on=False, months={})
    count_visit(file, "2026-11", "carrier")
    assert not file.parent.exists()


def test_visits_are_counted_by_month_and_kind(file: Path) -> None:
    switch_desk_counts(file, is_on=True)
    for month, kind in (("2026-11", "carrier"), ("2026-11", "carrier"), ("2026-12", CANNOT_TELL)):
        count_visit(file, month, kind)
    counts = load_desk_counts(file)
    assert counts.months == {"2026-11": {"carrier": 2}, "2026-12": {CANNOT_TELL: 1}}
    assert counted_rows(counts.months) == [
        ("December 2026", "Cannot tell", "1"),
        ("November 2026", "Phone carrier", "2"),
    ]


def test_the_file_holds_numbers_months_and_kinds_alone(file: Path) -> None:
    switch_desk_counts(file, is_on=True)
    count_visit(file, "2026-11", "social")
    stored = json.loads(file.read_text("utf-8"))
    assert stored == {"is_on": True, "months": {"2026-11": {"social": 1}}}


def test_switched_off_the_numbers_stay_and_grow_no_more(file: Path) -> None:
    switch_desk_counts(file, is_on=True)
    count_visit(file, "2026-11", "carrier")
    switch_desk_counts(file, is_on=False)
    count_visit(file, "2026-11", "carrier")
    assert load_desk_counts(file) == DeskCounts(is_on=False, months={"2026-11": {"carrier": 1}})


def test_erased_nothing_is_left(file: Path) -> None:
    switch_desk_counts(file, is_on=True)
    count_visit(file, "2026-11", "carrier")
    erase_desk_counts(file)
    assert list(file.parent.iterdir()) == []
    assert load_desk_counts(file) == DeskCounts()
    erase_desk_counts(file)


@pytest.mark.parametrize(
    ("month", "kind"),
    [("2026-13", "carrier"), ("2026-11-26", "carrier"), ("2026-11", "China Mobile"), ("", "")],
)
def test_a_day_or_a_name_cannot_be_counted(month: str, kind: str) -> None:
    with pytest.raises(ValueError, match="month"):
        DeskCounts(is_on=True).with_one_more(month, kind)


def test_every_kind_of_source_can_be_counted_and_said() -> None:
    counts = DeskCounts(is_on=True)
    for kind in (*HOLDER_KINDS, CANNOT_TELL):
        counts = counts.with_one_more("2026-11", kind)
    assert len({row[1] for row in counted_rows(counts.months)}) == len(HOLDER_KINDS) + 1


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        '{"is_on": 1, "months": {}}',
        '{"is_on": true, "months": {"2026-11": {"carrier": -1}}}',
        '{"is_on": true, "months": {"2026-11": {"carrier": true}}}',
        '{"is_on": true, "months": {"2026-11": {"somebody": 1}}}',
        '{"is_on": true, "months": {"2026-11-26": {"carrier": 1}}}',
        '{"is_on": true, "months": {}, "last": "2026-11-26"}',
        '{"is_on": true, "months": {"2026-11": 3}}',
    ],
)
def test_a_file_that_holds_anything_else_is_refused(file: Path, content: str) -> None:
    file.parent.mkdir()
    file.write_text(content, "utf-8")
    with pytest.raises(SettingsError):
        load_desk_counts(file)
