"""A large pack on this computer: opening, the first answer, cold reads and memory.

Run ``python tests/bench/bench_large_pack.py [ENTRIES]`` from the checkout (ten million when left
out). The entries are random, as outputs of the oblivious function are. It ends with status 1 when a
limit is not kept. Cold means that the system was told to forget the file before each look-up.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

_ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(_ROOT))

from exposure_app.core.digests import oprf_input  # noqa: E402 - needs the checkout's path
from exposure_app.core.identifiers import LookupForm  # noqa: E402
from exposure_app.lookup.entries_file import ENTRIES  # noqa: E402
from exposure_app.lookup.evaluator import derive_key, key_file_bytes  # noqa: E402
from exposure_app.lookup.local_pack import KEY, MANIFEST, SIGNATURE, LocalPack  # noqa: E402
from exposure_app.publisher.manifest_text import manifest_bytes, signature_of  # noqa: E402
from exposure_app.publisher.whole_files import write_pack  # noqa: E402
from tests.bench.bench_publishing import arrange_all, write_input  # noqa: E402
from tests.simulators.small_packs import SECRETS, TERMS, trusted  # noqa: E402

_FIRST_MS, _COLD_KIB, _GROWTH_MIB = 5.0, 12.0, 16.0
_FRESH, _COLD, _MANY = 9, 200, 100_000


def _pack(folder: Path, entries: int) -> Path:
    """A pack of so many random entries, with its key in the open."""
    write_input(folder, entries)
    shape, root = arrange_all(folder, 2)
    for path in folder.glob("input-*.bin"):
        path.unlink()
    key = derive_key(SECRETS.key, SECRETS.key_info)
    key_file = key_file_bytes(SECRETS.key, SECRETS.key_info, TERMS.notice)
    facts = {
        "demonstration": True,
        "oprf_public_key": key.public_key.serialize().hex(),
        "merkle_root": root.hex(),
        "evaluator": {"key_sha256": hashlib.sha256(key_file).hexdigest()},
        "real_entries_rounded": entries,
    }
    terms = replace(TERMS, name=shape.name, epoch=shape.epoch)
    manifest = manifest_bytes(terms, shape, facts)
    pack = folder / "work" / "pack"
    write_pack(
        pack, {MANIFEST: manifest, SIGNATURE: signature_of(manifest, SECRETS), KEY: key_file}
    )
    size = (pack / ENTRIES).stat().st_size
    padding = shape.buckets * shape.entries / entries
    sys.stdout.write(
        f"{entries:,} entries in {shape.buckets:,} buckets: {size / entries:.2f} bytes each, "
        f"{size / entries / padding / 24 - 1:+.2%} beside 24 and the padding of {padding - 1:.1%}\n"
    )
    return pack


def _forget(pack: Path) -> None:
    """Tell the system to forget the file."""
    descriptor = os.open(pack / ENTRIES, os.O_RDONLY)
    os.fsync(descriptor)
    os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    os.close(descriptor)


def _form(number: int) -> LookupForm:
    return LookupForm(TERMS.kind, f"nobody {number}", "typed")


def _first(pack: Path) -> None:
    """In a fresh process: opening and the first answer, beside the bare exchange."""
    from exposure_app.lookup.evaluator import InProcessEvaluator  # noqa: PLC0415

    key_file, manifest = (pack / KEY).read_bytes(), json.loads((pack / MANIFEST).read_bytes())
    public = bytes.fromhex(manifest["oprf_public_key"])
    evaluator = InProcessEvaluator.open(key_file, public, "bench")
    evaluator.digest(b"warm")
    keys = trusted()
    _forget(pack)
    start = time.perf_counter()
    LocalPack.open(pack, keys).look_up(_form(0))
    ours = time.perf_counter() - start
    start = time.perf_counter()
    evaluator.digest(oprf_input(_form(1)))
    bare = time.perf_counter() - start
    sys.stdout.write(str(1000 * (ours - bare)))


def _read_bytes() -> int:
    lines = Path("/proc/self/io").read_text("ascii").splitlines()
    return int(dict(line.split(": ") for line in lines)["read_bytes"])


def _cold_kib(pack: Path) -> float:
    opened = LocalPack.open(pack, trusted())
    taken = []
    for number in range(_COLD):
        digest = hashlib.sha512(b"cold %d" % number).digest()
        _forget(pack)
        before = _read_bytes()
        opened.look_up_digest(digest)
        taken.append((_read_bytes() - before) / 1024)
    opened.close()
    return sum(taken) / len(taken)


def _resident_mib() -> float:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)


def _growth_mib(pack: Path) -> float:
    opened = LocalPack.open(pack, trusted())
    opened.look_up_digest(hashlib.sha512(b"first").digest())
    before = _resident_mib()
    for number in range(_MANY):
        opened.look_up_digest(hashlib.sha512(number.to_bytes(8, "big")).digest())
    opened.close()
    return _resident_mib() - before


def main() -> int:
    """Measure and print; 1 when a limit is not kept."""
    if sys.argv[1:2] == ["--first"]:
        _first(Path(sys.argv[2]))
        return 0
    entries = int(float(sys.argv[1])) if sys.argv[1:] else 10_000_000
    with tempfile.TemporaryDirectory() as name:
        pack = _pack(Path(name), entries)
        words = [sys.executable, __file__, "--first", str(pack)]
        first = median(
            float(subprocess.run(words, capture_output=True, text=True, check=True).stdout)
            for _turn in range(_FRESH)
        )
        cold, growth = _cold_kib(pack), _growth_mib(pack)
    sys.stdout.write(
        f"open and answer first, file cold: {first:.1f} ms beyond the bare exchange "
        f"(at most {_FIRST_MS:.0f})\n"
        f"a cold look-up reads {cold:.1f} KiB (at most {_COLD_KIB:.0f})\n"
        f"{_MANY:,} look-ups grow memory by {growth:.1f} MiB (at most {_GROWTH_MIB:.0f})\n"
    )
    return int(first > _FIRST_MS or cold > _COLD_KIB or growth > _GROWTH_MIB)


if __name__ == "__main__":
    sys.exit(main())
