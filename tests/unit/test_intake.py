"""Lists in all their forms: the same rows, and a line and reason for each that is none."""

import gzip
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from exposure_app.errors import PublishError
from exposure_app.publisher.build_file import InputFile
from exposure_app.publisher.intake import RawRow, batches
from tests.simulators.breach_lists import rows, write_csv, write_json_lines

COLUMNS = {"identifier": "mobile", "incident": "list"}
ROWS = rows(50)


def _read(path: Path, form: str, encoding: str = "utf-8-sig") -> list[RawRow]:
    source = InputFile(path, form, "CN", "", COLUMNS, encoding)
    return [row for batch in batches(source, 7) for row in batch]


def _told(path: Path, form: str) -> list[tuple[str, str]]:
    return [(row.identifier, row.incident) for row in _read(path, form)]


def test_every_form_gives_the_same_rows(tmp_path: Path) -> None:
    write_csv(tmp_path / "a.csv", ROWS)
    write_csv(tmp_path / "a.tsv", ROWS, "\t")
    write_json_lines(tmp_path / "a.jsonl.gz", ROWS)
    plain = (tmp_path / "a.csv").read_bytes()
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(plain))
    (tmp_path / "a.csv.zst").write_bytes(pa.compress(plain, "zstd", asbytes=True))
    table = pa.table({"mobile": [a for a, _ in ROWS], "list": [b for _, b in ROWS]})
    parquet.write_table(table, tmp_path / "a.parquet")
    for name in ("a.csv", "a.csv.gz", "a.csv.zst"):
        assert _told(tmp_path / name, "csv") == ROWS
    assert _told(tmp_path / "a.tsv", "tsv") == ROWS
    assert _told(tmp_path / "a.jsonl.gz", "jsonl") == ROWS
    assert _told(tmp_path / "a.parquet", "parquet") == ROWS


def test_a_bad_row_has_its_line_and_reason(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('mobile,list\n+861,one\n+862\n\n+863,one,two\n"+86\n4",one\n', "utf-8")
    found = [(row.line, row.identifier, row.problem) for row in _read(path, "csv")]
    assert found == [
        (2, "+861", ""),
        (3, "", "other_number_of_columns"),
        (5, "", "other_number_of_columns"),
        (6, "+86\n4", ""),
    ]


def test_lines_that_an_open_quote_swallows_are_all_lost_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    lines = ["mobile,list", "+861,one", '"+862,one', *["+863,one"] * 9000, "+864,one"]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    found = _read(path, "csv")
    lost = [row for row in found if row.problem]
    assert {row.problem for row in lost} <= {"not_separated_values", "other_number_of_columns"}
    assert lost[0].line == 3
    assert len(lost) > 7000
    assert max(row.line for row in found) <= len(lines)


def test_a_stray_quote_costs_its_own_line_only(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('mobile,list\n+861,one\n"+862"x,one\n+863,one\n', "utf-8")
    found = [(row.line, row.identifier, row.problem) for row in _read(path, "csv")]
    assert found == [(2, "+861", ""), (3, "", "not_separated_values"), (4, "+863", "")]
    path.write_text('mobile\tlist\n"+861\tone\n+862"\tone\n', "utf-8")
    assert _told(path, "tsv") == [('"+861', "one"), ('+862"', "one")]


def test_bad_json_lines_have_their_line_and_reason(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    long = '{"mobile": "' + "9" * (1 << 20) + '"}'
    lines = [
        '{"mobile": 86139, "list": "one"}',
        "{",
        "[1]",
        '{"list": "one"}',
        long,
        '{"mobile": "+1"}',
    ]
    path.write_text("\n".join(lines), "utf-8")
    found = [(row.line, row.identifier, row.problem) for row in _read(path, "jsonl")]
    assert found == [
        (1, "86139", ""),
        (2, "", "not_json"),
        (3, "", "not_json"),
        (4, "", "no_identifier"),
        (5, "", "line_too_long"),
        (6, "+1", ""),
    ]


def test_a_file_that_cannot_be_read_on_is_told_by_its_name(tmp_path: Path) -> None:
    write_json_lines(tmp_path / "a.jsonl.gz", ROWS)
    cut = (tmp_path / "a.jsonl.gz").read_bytes()[:-20]
    (tmp_path / "cut.jsonl.gz").write_bytes(cut)
    damaged = bytearray(cut)
    damaged[12:40] = bytes(28)
    (tmp_path / "damaged.jsonl.gz").write_bytes(damaged)
    (tmp_path / "a.parquet").write_bytes(b"PAR1 and nothing more")
    (tmp_path / "latin.csv").write_bytes("mobile,list\nGrüße,one\n".encode("latin-1"))
    (tmp_path / "other.csv").write_text("phone,list\n+861,one\n", "utf-8")
    for name, form, why in (
        ("cut.jsonl.gz", "jsonl", "too early"),
        ("damaged.jsonl.gz", "jsonl", "too early"),
        ("a.parquet", "parquet", "not Parquet"),
        ("latin.csv", "csv", "encoding"),
        ("other.csv", "csv", "mobile"),
        ("none.csv", "csv", "cannot be read"),
    ):
        with pytest.raises(PublishError, match=why) as told:
            _read(tmp_path / name, form)
        assert told.value.field == name
    assert _read(tmp_path / "latin.csv", "csv", "latin-1")[0].identifier == "Grüße"


def test_a_row_does_not_show_its_text() -> None:
    assert "138" not in repr(RawRow(3, "+8613800138000", "one"))
