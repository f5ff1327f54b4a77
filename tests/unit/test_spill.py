"""Working files: everything comes back under the same key, and nothing without it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exposure_app.errors import PublishError
from exposure_app.publisher.listings import Listing
from exposure_app.publisher.spill import (
    SpillKeys,
    SpillWriter,
    packed_rows,
    part_name,
    read_part,
    unpacked_rows,
)

KEYS = SpillKeys(b"k" * 32)
ROWS = [(f"+8612{number:09}", Listing(number % 16, number % 5, number)) for number in range(500)]


def _written(folder: Path, parts: int) -> None:
    writer = SpillWriter(folder, KEYS, parts)
    for at in range(0, len(ROWS), 50):
        writer.add(packed_rows(ROWS[at : at + 50], KEYS, parts))
    writer.close()


def test_every_row_comes_back_once_and_people_stay_together(tmp_path: Path) -> None:
    _written(tmp_path, 7)
    found = [list(read_part(tmp_path, part, KEYS)) for part in range(7)]
    assert sorted(row for part in found for row in part) == sorted(ROWS)
    for part, part_rows in enumerate(found):
        assert all(KEYS.part_of(text.encode(), 7) == part for text, _listing in part_rows)


def test_nothing_can_be_read_without_the_key(tmp_path: Path) -> None:
    _written(tmp_path, 2)
    data = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert not any(text.encode() in data or text[3:].encode() in data for text, _listing in ROWS)
    with pytest.raises(PublishError, match="build and key"):
        list(read_part(tmp_path, 0, SpillKeys(b"x" * 32)))


def test_a_damaged_or_exchanged_file_is_refused(tmp_path: Path) -> None:
    _written(tmp_path, 2)
    first, second = (tmp_path / part_name(part) for part in (0, 1))
    data = first.read_bytes()
    second.write_bytes(data)
    for damaged in (data[:-1], data[:20] + bytes([data[20] ^ 1]) + data[21:], data[:2]):
        first.write_bytes(damaged)
        with pytest.raises(PublishError):
            list(read_part(tmp_path, 0, KEYS))
    with pytest.raises(PublishError):
        list(read_part(tmp_path, 1, KEYS))


@given(
    st.lists(
        st.tuples(
            st.text(max_size=40),
            st.builds(
                Listing, st.integers(0, 255), st.integers(0, 65535), st.integers(0, 2**32 - 1)
            ),
        )
    )
)
def test_packing_loses_nothing(rows: list[tuple[str, Listing]]) -> None:
    try:
        packed = packed_rows(rows, KEYS, 1)
    except UnicodeEncodeError:
        return
    count, data = packed.get(0, (0, b""))
    assert count == len(rows)
    assert list(unpacked_rows(data)) == rows
