"""The bytes of buckets, of the one file, and of the tree over them."""

import hashlib

import pytest

from exposure_app.core.identifiers import IdentifierKind
from exposure_app.core.packs import (
    PAGE_BYTES,
    PackShape,
    bucket_header,
    check_bucket,
    check_file_header,
    file_header,
    leaf_hash,
    open_bucket_file,
    pack_file,
    pack_id_bytes,
    page_check,
    root_of_path,
    tree_path,
    tree_root,
)
from exposure_app.errors import PackCorruptError, PackVersionError

SHAPE = PackShape("small", IdentifierKind.QQ, 0x01020304, 3, 5)
BODIES = [bucket_header(SHAPE, n) + bytes((n,)) * (24 * 5) for n in range(8)]
LEAVES = [leaf_hash(body) for body in BODIES]
ROOT = tree_root(LEAVES)


def test_a_bucket_header_has_the_bytes_of_the_protocol() -> None:
    head = bucket_header(SHAPE, 6)
    assert head[:24].hex() == "425250310103031801020304000000060000000500000000"
    assert head[24:] == pack_id_bytes("small")
    assert len(head) == 32


def test_the_sizes_follow_from_the_shape() -> None:
    assert SHAPE.bucket_bytes == 32 + 24 * 5
    assert SHAPE.network_bytes == SHAPE.bucket_bytes + 3 * 32
    assert SHAPE.pages == 1
    assert SHAPE.file_bytes == 2 * PAGE_BYTES + 4
    assert len(pack_file(SHAPE, BODIES)) == SHAPE.file_bytes


def test_the_one_file_holds_the_buckets_end_to_end_with_a_checksum_for_each_page() -> None:
    data = pack_file(SHAPE, BODIES)
    start = SHAPE.entries_at(3)
    assert data[start - 32 : start + 24 * 5] == BODIES[3]
    assert data[SHAPE.checks_at :] == page_check(data[PAGE_BYTES : 2 * PAGE_BYTES])


def test_the_entries_beside_one_are_all_whole_ones_on_its_pages() -> None:
    shape = PackShape("large", IdentifierKind.QQ, 1, 2, 999)
    for bucket in range(4):
        start = shape.entries_at(bucket)
        spans = [
            ((start + 24 * n) // PAGE_BYTES, (start + 24 * n + 23) // PAGE_BYTES)
            for n in range(999)
        ]
        for entry, (low, high) in enumerate(spans):
            first, end = shape.entries_beside(bucket, entry)
            whole = [n for n in range(999) if low <= spans[n][0] and spans[n][1] <= high]
            assert (first, end) == (whole[0], whole[-1] + 1)


def test_the_tree_is_the_one_of_the_protocol() -> None:
    def node(left: bytes, right: bytes) -> bytes:
        return hashlib.sha256(b"\x01" + left + right).digest()

    assert leaf_hash(b"x") == hashlib.sha256(b"\x00x").digest()
    assert tree_root(LEAVES[:1]) == LEAVES[0]
    assert tree_root(LEAVES[:4]) == node(node(*LEAVES[:2]), node(*LEAVES[2:4]))


@pytest.mark.parametrize("count", [0, 3, 6])
def test_a_tree_over_a_count_that_is_no_power_of_two_is_refused(count: int) -> None:
    with pytest.raises(ValueError, match="power of two"):
        tree_root(LEAVES[:count])


@pytest.mark.parametrize("bucket", range(8))
def test_every_path_leads_to_the_root_and_only_from_its_own_place(bucket: int) -> None:
    path = tree_path(LEAVES, bucket)
    assert len(path) == 3
    assert root_of_path(LEAVES[bucket], bucket, path) == ROOT
    assert root_of_path(LEAVES[bucket], bucket ^ 1, path) != ROOT
    assert root_of_path(LEAVES[bucket ^ 1], bucket, path) != ROOT


@pytest.mark.parametrize("bucket", range(8))
def test_a_bucket_file_opens_to_its_entries(bucket: int) -> None:
    data = BODIES[bucket] + b"".join(tree_path(LEAVES, bucket))
    assert open_bucket_file(data, SHAPE, bucket, ROOT, "x") == BODIES[bucket][32:]


def test_every_changed_bit_of_a_bucket_file_is_refused() -> None:
    data = BODIES[2] + b"".join(tree_path(LEAVES, 2))
    for place in range(len(data)):
        changed = bytearray(data)
        changed[place] ^= 1 << place % 8
        with pytest.raises((PackCorruptError, PackVersionError)):
            open_bucket_file(bytes(changed), SHAPE, 2, ROOT, "x")


@pytest.mark.parametrize("cut", [0, 1, 31, 100, 247])
def test_a_cut_bucket_file_is_refused(cut: int) -> None:
    data = BODIES[2] + b"".join(tree_path(LEAVES, 2))
    with pytest.raises(PackCorruptError):
        open_bucket_file(data[:cut], SHAPE, 2, ROOT, "x")


def test_a_bucket_of_another_place_is_refused() -> None:
    with pytest.raises(PackCorruptError):
        check_bucket(BODIES[1], SHAPE, 2, "x")


def test_a_bucket_of_another_version_is_told_apart_from_a_damaged_one() -> None:
    newer = BODIES[2][:4] + b"\x02" + BODIES[2][5:]
    with pytest.raises(PackVersionError):
        check_bucket(newer, SHAPE, 2, "x")


def test_a_file_of_another_version_is_told_apart_from_a_damaged_one() -> None:
    head = file_header(SHAPE)
    check_file_header(head, SHAPE, "x")
    newer = head[:4] + b"\x02" + head[5:-4]
    with pytest.raises(PackVersionError):
        check_file_header(newer + page_check(newer), SHAPE, "x")
    with pytest.raises(PackCorruptError):
        check_file_header(newer + head[-4:], SHAPE, "x")
