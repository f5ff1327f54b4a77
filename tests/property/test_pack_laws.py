"""Laws of packs: round trips hold, and any bytes are read or refused."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from exposure_app.core.identifiers import IdentifierKind
from exposure_app.core.manifests import Manifest, parse_manifest
from exposure_app.core.packs import (
    PackShape,
    bucket_header,
    check_bucket,
    check_file_header,
    leaf_hash,
    open_bucket_file,
    root_of_path,
    tree_path,
    tree_root,
)
from exposure_app.core.ranges import (
    ALL_FLAGS,
    Record,
    RecordFlag,
    class_bitmap,
    class_codes,
    decode_record,
    encode_record,
    find_by_guessing,
    hide_record,
    records_of,
)
from exposure_app.core.vocabulary import DATA_CLASSES
from exposure_app.errors import PackError
from exposure_app.lookup.local_pack import MANIFEST
from tests.simulators.small_packs import small_files

GOOD = small_files()[MANIFEST]
SHAPE = PackShape("small", IdentifierKind.PHONE, 1, 2, 3)

RECORDS = st.builds(
    Record,
    st.lists(st.integers(0, 0xFFFE), min_size=1, max_size=3).map(tuple),
    st.integers(0, 2**32 - 1),
    st.integers(0, ALL_FLAGS.value).map(RecordFlag),
)
DIGESTS = st.binary(min_size=64, max_size=64)


@given(RECORDS)
def test_a_record_is_read_as_it_was_written(record: Record) -> None:
    assert decode_record(encode_record(record), "x") == record


@given(st.binary(max_size=16))
def test_any_payload_is_a_record_or_refused(payload: bytes) -> None:
    try:
        record = decode_record(payload, "x")
    except PackError:
        return
    assert encode_record(record) == payload


@given(st.sets(st.sampled_from(DATA_CLASSES)))
def test_classes_lose_nothing_on_the_wire(codes: set[str]) -> None:
    bitmap = class_bitmap(codes)
    assert codes <= class_codes(bitmap)
    assert class_bitmap(class_codes(bitmap)) == bitmap


@given(DIGESTS, st.lists(RECORDS, max_size=6), st.sets(st.binary(min_size=24, max_size=24)))
def test_records_are_found_among_any_padding(
    digest: bytes, records: list[Record], padding: set[bytes]
) -> None:
    real = [hide_record(digest, number, record) for number, record in enumerate(records)]
    tags = {entry[:12] for entry in real}
    data = b"".join(sorted([*real, *(one for one in padding if one[:12] not in tags)]))

    def find(tag: bytes) -> bytes | None:
        return find_by_guessing(
            tag, len(data) // 24, lambda guess: (guess, data[24 * guess : 24 * guess + 24])
        )

    assert records_of(digest, find, "x") == tuple(records)


@given(
    st.lists(st.binary(min_size=12, max_size=12), unique=True), st.binary(min_size=12, max_size=12)
)
def test_guessing_agrees_with_looking_everywhere(tags: list[bytes], wanted: bytes) -> None:
    entries = [tag + hashlib.md5(tag, usedforsecurity=False).digest()[:12] for tag in sorted(tags)]
    data = b"".join(entries)
    plain = next((entry[12:] for entry in entries if entry.startswith(wanted)), None)
    for width in (1, 3):

        def window(guess: int, width: int = width) -> tuple[int, bytes]:
            first = guess // width * width
            return first, data[24 * first : 24 * (first + width)]

        assert find_by_guessing(wanted, len(entries), window) == plain


@given(
    st.integers(0, 6).flatmap(lambda bits: st.tuples(st.just(bits), st.integers(0, 2**bits - 1)))
)
def test_every_path_leads_to_the_root(place: tuple[int, int]) -> None:
    bits, index = place
    leaves = [leaf_hash(bytes((number,))) for number in range(1 << bits)]
    assert root_of_path(leaves[index], index, tree_path(leaves, index)) == tree_root(leaves)


@given(st.binary(max_size=300) | st.binary(min_size=168, max_size=168), st.integers(0, 3))
def test_any_bytes_are_a_bucket_or_refused(data: bytes, bucket: int) -> None:
    for sized in (data, bucket_header(SHAPE, bucket) + data):
        try:
            check_bucket(sized, SHAPE, bucket, "x")
        except PackError:
            continue
        assert sized.startswith(bucket_header(SHAPE, bucket))


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_as_a_bucket_file_or_a_header(data: bytes) -> None:
    refusals = 0
    for check in (
        lambda: open_bucket_file(data, SHAPE, 0, bytes(32), "x"),
        lambda: check_file_header(data, SHAPE, "x"),
    ):
        try:
            check()
        except PackError:
            refusals += 1
    assert refusals == 2


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_as_a_manifest(data: bytes) -> None:
    try:
        manifest = parse_manifest(data, "x")
    except PackError:
        return
    assert isinstance(manifest, Manifest)


@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255))
def test_a_changed_manifest_is_read_or_refused(place: int, value: int) -> None:
    changed = GOOD[:place] + bytes((value,)) + GOOD[place + 1 :]
    try:
        manifest = parse_manifest(changed, "x")
    except PackError:
        return
    assert manifest.shape.entries > 0
