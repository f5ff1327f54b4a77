"""Building packs: the same bytes again, one size for all buckets, nothing half written."""

import json
import math
import os
from collections import Counter
from pathlib import Path

import pytest

from exposure_app.core.identifiers import IdentifierKind, LookupForm
from exposure_app.core.packs import PackShape, bucket_header
from exposure_app.core.ranges import RecordFlag
from exposure_app.lookup.entries_file import ENTRIES
from exposure_app.lookup.local_pack import MANIFEST
from exposure_app.publisher.arranging import fill_count
from exposure_app.publisher.demonstration import PackRow, build_demonstration
from exposure_app.publisher.terms import PackSecrets
from exposure_app.publisher.whole_files import write_pack
from tests.simulators.small_packs import CLASSES, ROWS, SECRETS, TERMS, phone, row, small_files

FILES = small_files()


def shape_of(manifest: bytes) -> PackShape:
    told = json.loads(manifest)
    return PackShape(
        "small", IdentifierKind.PHONE, 7, told["bucket_bits"], told["entries_per_bucket"]
    )


def entries_of(files: dict[str, bytes]) -> list[list[bytes]]:
    shape = shape_of(files[MANIFEST])
    buckets = []
    for bucket in range(shape.buckets):
        start = shape.entries_at(bucket)
        assert files[ENTRIES][start - 32 : start] == bucket_header(shape, bucket)
        buckets.append(
            [files[ENTRIES][start + 24 * n : start + 24 * (n + 1)] for n in range(shape.entries)]
        )
    return buckets


def test_the_same_rows_give_the_same_bytes() -> None:
    assert small_files() == FILES


def test_the_order_of_people_does_not_matter() -> None:
    turned = [*ROWS[4:], *ROWS[:4]]
    assert build_demonstration(turned, TERMS, SECRETS) == FILES


def test_another_seed_changes_the_padding_and_nothing_real() -> None:
    other = PackSecrets(b"another", SECRETS.key, SECRETS.key_info, SECRETS.signing)
    mine = {entry for bucket in entries_of(dict(FILES)) for entry in bucket}
    theirs = {
        entry
        for bucket in entries_of(dict(build_demonstration(ROWS, TERMS, other)))
        for entry in bucket
    }
    assert len(mine & theirs) == len(ROWS) + 1


def test_two_keys_share_no_tag() -> None:
    other = PackSecrets(SECRETS.padding, bytes(32), b"next", SECRETS.signing)
    tags = [
        {entry[:12] for bucket in entries_of(dict(files)) for entry in bucket}
        for files in (FILES, build_demonstration(ROWS, TERMS, other))
    ]
    real = len(ROWS) + 1
    assert len(tags[0] & tags[1]) <= len(tags[0]) - real


def test_all_buckets_have_one_size_and_are_sorted() -> None:
    buckets = entries_of(dict(FILES))
    assert len({len(bucket) for bucket in buckets}) == 1
    assert all(bucket == sorted(bucket) for bucket in buckets)
    tags = [entry[:12] for bucket in buckets for entry in bucket]
    assert len(set(tags)) == len(tags)


def test_the_bytes_of_the_entries_are_evenly_spread() -> None:
    data = b"".join(entry for bucket in entries_of(dict(FILES)) for entry in bucket)
    expected = len(data) / 256
    chi = sum((Counter(data)[value] - expected) ** 2 / expected for value in range(256))
    assert 255 - 6 * math.sqrt(510) < chi < 255 + 6 * math.sqrt(510)


@pytest.mark.parametrize(
    ("sizes", "count"), [([100, 100], 160), ([10, 200], 200), ([0, 0], 1), ([4], 16)]
)
def test_the_fill_count_covers_the_largest_bucket_and_chance(sizes: list[int], count: int) -> None:
    assert fill_count(sizes) == count


def test_a_row_of_another_kind_is_refused() -> None:
    mail = PackRow(
        LookupForm(IdentifierKind.EMAIL, "a@example.com", "typed"), ("one",), CLASSES["one"]
    )
    with pytest.raises(ValueError, match="another kind"):
        build_demonstration([*ROWS, mail], TERMS, SECRETS)


def test_a_pack_without_its_canary_is_refused() -> None:
    with pytest.raises(ValueError, match="canary"):
        build_demonstration(ROWS[1:], TERMS, SECRETS)


def test_more_records_than_can_be_found_are_refused() -> None:
    many = [row(9, *CLASSES, flags=RecordFlag(flags)) for flags in range(16)]
    with pytest.raises(ValueError, match="more records"):
        build_demonstration([*ROWS, *many], TERMS, SECRETS)


def test_a_list_that_is_told_twice_is_said_once() -> None:
    twice = [*ROWS, *[row(9, "one")] * 17]
    assert build_demonstration(twice, TERMS, SECRETS) == build_demonstration(
        [*ROWS, row(9, "one")], TERMS, SECRETS
    )


def test_no_identifier_stands_in_a_pack_but_the_canary() -> None:
    whole = b"".join(FILES.values())
    assert all(phone(n).canonical.encode() not in whole for n in range(1, 400))


def test_a_failed_write_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pack(tmp_path, FILES)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def full(_descriptor: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        write_pack(tmp_path, dict.fromkeys(FILES, b"new"))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert before == dict(FILES)
