"""Read the rows of a list, whatever its form, one after the other.

The one rule: memory does not grow with the list, and a row that cannot be read is a row with a
number and a reason, never the end of the reading.

Why the standard library for text: it tells the line of each row, which a person needs to find a bad
one, and a row costs a twentieth of what its digest costs. Parquet and zstd are Arrow's.
"""

import csv
import gzip
import io
import json
import zlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from typing import IO, Final, NamedTuple, cast

from exposure_app.errors import PublishError
from exposure_app.publisher.build_file import InputFile

BATCH_ROWS: Final = 4096

_LONGEST_FIELD: Final = 1 << 16
_LONGEST_LINE: Final = 1 << 20


class RawRow(NamedTuple):
    """One row of a list, as it stands there.

    Attributes:
        line: its line in the file, or its number in a file without lines; the first is 1.
        identifier: the text that is to be a number, an address or a name.
        incident: id of the incident; empty where the file has one for all rows.
        classes: data classes, with semicolons between; empty where the row tells none.
        problem: stable code of why it cannot be read; empty when it can.
    """

    line: int
    identifier: str
    incident: str = ""
    classes: str = ""
    problem: str = ""

    def __repr__(self) -> str:
        return f"RawRow(line={self.line})"


def batches(source: InputFile, size: int = BATCH_ROWS) -> Iterator[list[RawRow]]:
    """The rows of a list, some at a time.

    Raises:
        PublishError: the file cannot be opened or read on, or lacks a column.
    """
    rows = _rows(source)
    while batch := list(islice(rows, size)):
        yield batch


def _rows(source: InputFile) -> Iterator[RawRow]:
    name = source.path.name
    try:
        if source.form == "parquet":
            yield from _parquet_rows(source)
            return
        with _opened(source) as lines:
            if source.form == "jsonl":
                yield from _json_rows(lines, source.columns)
            else:
                yield from _separated_rows(lines, source)
    except UnicodeDecodeError:
        raise PublishError(name, f"is not text in {source.encoding}; see `encoding`") from None
    except (OSError, EOFError, zlib.error):
        raise PublishError(name, "cannot be read, or ends too early") from None


@contextmanager
def _opened(source: InputFile) -> Iterator[IO[str]]:
    """The text of a file, unpacked on the way."""
    with ExitStack() as stack:
        suffix = source.path.suffix.lower()
        if suffix == ".gz":
            raw = cast("IO[bytes]", stack.enter_context(gzip.open(source.path, "rb")))
        elif suffix in (".zst", ".zstd"):
            raw = stack.enter_context(_zstd(source.path))
        else:
            raw = stack.enter_context(source.path.open("rb"))
        yield stack.enter_context(io.TextIOWrapper(raw, source.encoding, newline=""))


@contextmanager
def _zstd(path: Path) -> Iterator[IO[bytes]]:
    import pyarrow as pa  # noqa: PLC0415 - slow to import, and seldom needed

    with path.open("rb") as packed, pa.CompressedInputStream(packed, "zstd") as stream:
        yield io.BufferedReader(stream)


def _separated_rows(lines: IO[str], source: InputFile) -> Iterator[RawRow]:
    csv.field_size_limit(_LONGEST_FIELD)
    # Strict: a stray quote is an error, and does not swallow the lines up to the next one.
    reader = (
        csv.reader(lines, delimiter=",", strict=True)
        if source.form == "csv"
        else csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True)
    )
    try:
        header = next(reader, [])
    except csv.Error:
        header = []
    places = _places(header, source)
    while True:
        line = reader.line_num + 1
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield from _lost(line, reader.line_num, "not_separated_values")
            continue
        if len(fields) == len(header):
            yield RawRow(line, **{name: fields[place] for name, place in places.items()})
        elif fields:
            yield from _lost(line, reader.line_num, "other_number_of_columns")


def _lost(first: int, last: int, problem: str) -> Iterator[RawRow]:
    """Each line that a bad row took up; an open quote takes many, and each may have been a row."""
    for line in range(first, last + 1):
        yield RawRow(line, "", problem=problem)


def _places(header: list[str], source: InputFile) -> Mapping[str, int]:
    found = [name.strip() for name in header]
    _expect_columns(found, source)
    return {name: found.index(column) for name, column in source.columns.items()}


def _expect_columns(found: list[str], source: InputFile) -> None:
    missing = [column for column in source.columns.values() if column not in found]
    if missing:
        raise PublishError(source.path.name, f"has no column {missing[0]!r}")


def _json_rows(lines: IO[str], columns: Mapping[str, str]) -> Iterator[RawRow]:
    number = 0
    while line := lines.readline(_LONGEST_LINE):
        number += 1
        if len(line) == _LONGEST_LINE and not line.endswith("\n"):
            yield RawRow(number, "", problem="line_too_long")
            while line and not line.endswith("\n"):
                line = lines.readline(_LONGEST_LINE)
            continue
        if line.strip():
            yield _json_row(number, line, columns)


def _json_row(number: int, line: str, columns: Mapping[str, str]) -> RawRow:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        return RawRow(number, "", problem="not_json")
    if not isinstance(fields, dict):
        return RawRow(number, "", problem="not_json")
    told = {name: _as_text(fields.get(column)) for name, column in columns.items()}
    if told["identifier"] is None:
        return RawRow(number, "", problem="no_identifier")
    return RawRow(number, **{name: text or "" for name, text in told.items()})


def _as_text(value: object) -> str | None:
    """A value as a list would have it in a column; None for what is no text or number."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        return ";".join(value)
    return None


def _parquet_rows(source: InputFile) -> Iterator[RawRow]:
    import pyarrow as pa  # noqa: PLC0415 - slow to import, and seldom needed
    from pyarrow import parquet  # noqa: PLC0415

    try:
        with parquet.ParquetFile(source.path) as file:
            _expect_columns(list(file.schema_arrow.names), source)
            names = list(source.columns)
            number = 0
            for batch in file.iter_batches(BATCH_ROWS, columns=list(source.columns.values())):
                columns = [batch.column(source.columns[name]).to_pylist() for name in names]
                for values in zip(*columns, strict=True):
                    number += 1
                    told = dict(zip(names, map(_as_text, values), strict=True))
                    if told["identifier"] is None:
                        yield RawRow(number, "", problem="no_identifier")
                    else:
                        yield RawRow(number, **{name: text or "" for name, text in told.items()})
    except pa.ArrowException:
        raise PublishError(source.path.name, "is not Parquet, or is damaged") from None
