"""How fast packs open and answer, as medians, beside SQLite with the same digests.

    python tests/bench/bench_packs.py [--quick]

Wall times of one run compare with each other only; ratios and pages repeat between runs.
"""

# ruff: noqa: T201 - it measures to print

import hashlib
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from exposure_app.core.digests import bucket_index, tag  # noqa: E402
from exposure_app.core.identifiers import IdentifierKind, LookupForm  # noqa: E402
from exposure_app.core.packs import PackShape, bucket_header, leaf_hash, pack_file  # noqa: E402
from exposure_app.core.ranges import ENTRY_BYTES, find_by_guessing  # noqa: E402
from exposure_app.lookup.local_pack import LocalPack  # noqa: E402
from exposure_app.lookup.page_file import PageFile  # noqa: E402

PACKS = ROOT / "resources" / "packs" / "demo"
FOLDERS = ("phone", "email", "qq", "weibo")
ENTRIES = 1_000_000
BITS = 7
FIRST_ANSWER = """
import sys, time
start = time.perf_counter()
from pathlib import Path
from exposure_app.core.identifiers import LookupForm
from exposure_app.lookup.local_pack import LocalPack
loaded = time.perf_counter()
for name in ("phone", "email", "qq", "weibo"):
    pack = LocalPack.open(Path(sys.argv[1]) / name)
    pack.look_up(LookupForm(pack.kind, "nobody", "typed"))
print(1000 * (loaded - start), 1000 * (time.perf_counter() - loaded))
"""


def median_ms(work: Callable[[], object], times: int) -> float:
    """The median of some runs, in milliseconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - start))
    return statistics.median(taken)


def fresh_process(times: int) -> tuple[float, float]:
    """Medians of a new process: importing, and opening all packs with one answer from each."""
    runs = []
    for _ in range(times):
        command = [sys.executable, "-c", FIRST_ANSWER, str(PACKS)]
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
        runs.append([float(value) for value in done.stdout.split()])
    return statistics.median(run[0] for run in runs), statistics.median(run[1] for run in runs)


def shipped(times: int) -> None:
    """The packs that ship: opening with every check, and the whole exchange."""
    imports, answers = fresh_process(max(3, times // 10))
    print(f"new process: imports {imports:.0f} ms; all four packs open and asked {answers:.1f} ms")
    opening = median_ms(lambda: [LocalPack.open(PACKS / name) for name in FOLDERS], times)
    print(f"open and verify all four packs again: {opening:.1f} ms")
    pack = LocalPack.open(PACKS / "phone")
    form = LookupForm(IdentifierKind.PHONE, "+8612000123456", "typed")
    print(
        f"one look-up with blinding and proof: {median_ms(lambda: pack.look_up(form), 200):.2f} ms"
    )


def digests(count: int) -> Iterable[bytes]:
    """Digests of nobody."""
    return (hashlib.sha512(number.to_bytes(8, "big")).digest() for number in range(count))


def large(folder: Path, times: int) -> None:
    """A file of a million entries against SQLite, both warm, the digest given."""
    buckets: list[list[bytes]] = [[] for _ in range(1 << BITS)]
    table = sqlite3.connect(folder / "table.sqlite")
    table.execute("CREATE TABLE t (tag BLOB PRIMARY KEY, pay BLOB) WITHOUT ROWID")
    for digest in digests(ENTRIES):
        entry = tag(digest, 0) + digest[:12]
        buckets[bucket_index(digest, BITS)].append(entry)
    fill = max(map(len, buckets))
    shape = PackShape("bench", IdentifierKind.PHONE, 1, BITS, fill)
    bodies = []
    for number, entries in enumerate(buckets):
        table.executemany("INSERT INTO t VALUES (?, ?)", ((e[:12], e[12:]) for e in entries))
        noise = hashlib.shake_256(bytes((number,))).digest(24 * (fill - len(entries)))
        entries += [noise[place : place + 24] for place in range(0, len(noise), 24)]
        bodies.append(bucket_header(shape, number) + b"".join(sorted(entries)))
    table.commit()
    path = folder / "entries.brp"
    path.write_bytes(pack_file(shape, bodies))
    pages = PageFile.open(path, shape.pages, "bench")
    pages.expect_single_reads()
    asked = list(digests(times * 20))
    measure(asked, pages, shape, table)
    print(f"file: {path.stat().st_size / ENTRIES:.1f} bytes an entry, padding and checks included")
    size = (folder / "table.sqlite").stat().st_size
    print(f"SQLite: {size / ENTRIES:.1f} bytes an entry; tree of {len(bodies)} buckets: ", end="")
    print(f"{median_ms(lambda: [leaf_hash(body) for body in bodies], 3):.0f} ms")


def measure(
    asked: list[bytes], pages: PageFile, shape: PackShape, table: sqlite3.Connection
) -> None:
    """Print the median of one warm look-up in each, and the pages it read."""

    def ours(digest: bytes) -> bytes | None:
        bucket = bucket_index(digest, BITS)

        def window(guess: int) -> tuple[int, bytes]:
            first, end = shape.entries_beside(bucket, guess)
            place = shape.entries_at(bucket) + first * ENTRY_BYTES
            return first, pages.read(place, (end - first) * ENTRY_BYTES)

        return find_by_guessing(tag(digest, 0), shape.entries, window)

    def theirs(digest: bytes) -> bytes | None:
        row = table.execute("SELECT pay FROM t WHERE tag = ?", (tag(digest, 0),)).fetchone()
        return bytes(row[0]) if row else None

    assert all(ours(digest) == theirs(digest) == digest[:12] for digest in asked[:100])
    before = pages.pages_read
    for digest in asked:
        ours(digest)
    print(f"pages read for one look-up: {(pages.pages_read - before) / len(asked):.2f}")
    one = statistics.median(median_ms(partial(ours, digest), 1) for digest in asked)
    other = statistics.median(median_ms(partial(theirs, digest), 1) for digest in asked)
    print(f"warm look-up among {ENTRIES:,}: {1000 * one:.1f} us, ", end="")
    print(f"SQLite {1000 * other:.1f} us, ratio {one / other:.2f}")


def main() -> None:
    """Measure and print."""
    times = 10 if "--quick" in sys.argv else 50
    shipped(times)
    with tempfile.TemporaryDirectory() as folder:
        large(Path(folder), times)


if __name__ == "__main__":
    main()
