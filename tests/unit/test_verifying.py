"""Proving packs: what is whole passes, and any flipped bit does not."""

from pathlib import Path
from random import Random

import numpy as np
import pytest

from exposure_app.core.packs import PackShape, bucket_header, leaf_hash, pack_file, tree_root
from exposure_app.errors import PackError, PublishError
from exposure_app.lookup.entries_file import ENTRIES
from exposure_app.lookup.local_pack import MANIFEST, SIGNATURE
from exposure_app.publisher.manifest_text import manifest_bytes, signature_of
from exposure_app.publisher.verifying import deviation_from_chance, verify_pack, what_it_tells
from exposure_app.publisher.whole_files import write_pack
from tests.simulators.small_packs import SECRETS, TERMS, small_files, trusted


def test_a_whole_pack_passes_and_tells_sizes_alone(tmp_path: Path) -> None:
    write_pack(tmp_path, small_files())
    verified = verify_pack(tmp_path, trusted())
    text = "\n".join(what_it_tells(verified.manifest))
    assert "4 buckets" in text
    assert TERMS.canary.canonical not in text


def test_every_flipped_bit_is_reported(tmp_path: Path) -> None:
    files = dict(small_files())
    chance = Random(3)  # noqa: S311 - the same bits in each run
    for name in (ENTRIES, MANIFEST, SIGNATURE):
        for _turn in range(40):
            data = bytearray(files[name])
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            write_pack(tmp_path, {**files, name: bytes(data)})
            with pytest.raises(PackError):
                verify_pack(tmp_path, trusted())
    write_pack(tmp_path, files)
    verify_pack(tmp_path, trusted())


def test_entries_that_are_no_chance_are_refused_though_they_are_signed(tmp_path: Path) -> None:
    shape = PackShape(TERMS.name, TERMS.kind, TERMS.epoch, TERMS.bucket_bits, 2000)
    buckets = [
        bucket_header(shape, number) + b"".join(n.to_bytes(24, "big") for n in range(2000))
        for number in range(shape.buckets)
    ]
    key = "11" * 32
    facts = {
        "demonstration": True,
        "oprf_public_key": key,
        "merkle_root": tree_root([leaf_hash(bucket) for bucket in buckets]).hex(),
        "evaluator": {"key_sha256": key},
        "real_entries_rounded": 0,
    }
    manifest = manifest_bytes(TERMS, shape, facts)
    write_pack(
        tmp_path,
        {
            MANIFEST: manifest,
            SIGNATURE: signature_of(manifest, SECRETS),
            ENTRIES: pack_file(shape, buckets),
        },
    )
    with pytest.raises(PublishError, match="chance"):
        verify_pack(tmp_path, trusted())


def test_chance_deviates_little_and_order_much() -> None:
    chance = np.random.default_rng(1)
    counts = np.bincount(chance.integers(0, 256, 1_000_000), minlength=256)
    assert abs(deviation_from_chance(counts)) < 4
    counts[7] += 3000
    assert deviation_from_chance(counts) > 6
