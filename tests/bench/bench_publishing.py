"""The publisher's steps beside their peers and limits, as ratios in one run.

Run ``python tests/bench/bench_publishing.py [ENTRIES]`` from the checkout (ten million when left
out). Needs DuckDB for one of the peers (``pip install duckdb``), and says so when it is not there.

- Numbers already in E.164, told apart, beside ``phonenumbers.parse`` and ``is_valid_number``.
- Digesting an identifier to its records, beside the bare oblivious function.
- Arranging ready records (partition, sort, pad, write, hash tree, checksums), beside DuckDB's sort
  of the same records from a file into a file; processor time and peak memory of each.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import median

_ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(_ROOT))

import numpy as np  # noqa: E402 - needs the checkout's path
import phonenumbers  # noqa: E402
from voprf.ristretto import Evaluator  # noqa: E402

from exposure_app.core.digests import oprf_input  # noqa: E402
from exposure_app.core.identifiers import IdentifierKind, LookupForm  # noqa: E402
from exposure_app.core.packs import PackShape  # noqa: E402
from exposure_app.lookup.evaluator import derive_key  # noqa: E402
from exposure_app.publisher.arranging import (  # noqa: E402
    RECORD_BYTES,
    Octets,
    as_records,
    fill_count,
)
from exposure_app.publisher.arranging_runs import runs_of, write_entries  # noqa: E402
from exposure_app.publisher.build_file import bucket_bits_for  # noqa: E402
from exposure_app.publisher.crew import Crew  # noqa: E402
from exposure_app.publisher.digesting import pack_records  # noqa: E402
from exposure_app.publisher.digesting_parts import count_sizes, write_records  # noqa: E402
from exposure_app.publisher.fast_numbers import fast_numbers  # noqa: E402
from exposure_app.publisher.listings import Listing  # noqa: E402
from exposure_app.publisher.progress import Progress  # noqa: E402
from exposure_app.publisher.work_folder import WorkFolder  # noqa: E402

_ROUNDS = 3
_TURNS = 7
_NUMBERS = 20_000
_IDENTIFIERS = 5_000
_BITS = 16
_PART = 1_000_000
_MIB = 1 << 20


def _seconds(work: Callable[[], object]) -> float:
    taken = []
    for _round in range(_ROUNDS):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return median(taken)


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _numbers() -> None:
    fast = fast_numbers()
    for name, numbers in (
        ("one country", [f"+8613800{number:06}" for number in range(_NUMBERS)]),
        ("all countries", _examples()),
    ):
        ours = _seconds(partial(_each, fast.is_canonical, numbers))
        some = numbers[:: max(1, len(numbers) // 1500)]
        theirs = _seconds(partial(_each, _parsed, some))
        theirs *= len(numbers) / len(some)
        _say(
            f"numbers, {name}: {len(numbers) / ours:,.0f} a second, {theirs / ours:.0f} x "
            "phonenumbers (at least 20)"
        )


def _each(asked: Callable[[str], bool], numbers: Sequence[str]) -> list[bool]:
    return [asked(text) for text in numbers]


def _parsed(text: str) -> bool:
    return phonenumbers.is_valid_number(phonenumbers.parse(text, None))


def _examples() -> list[str]:
    form = phonenumbers.PhoneNumberFormat.E164
    found = [
        phonenumbers.format_number(number, form)
        for region in sorted(phonenumbers.SUPPORTED_REGIONS)
        for kind in range(11)
        if (number := phonenumbers.example_number_for_type(region, kind)) is not None
    ]
    return found * (_NUMBERS // len(found))


def _digested(first: int) -> float:
    """Processor seconds for some identifiers."""
    key, listings = derive_key(b"k" * 32, b"bench"), [Listing(0, 1, 17)]
    forms = [
        LookupForm(IdentifierKind.PHONE, f"+8612{first + number:09}", "typed")
        for number in range(_IDENTIFIERS)
    ]
    start = time.process_time()
    for form in forms:
        list(pack_records(key.evaluate_known_input(oprf_input(form)), listings, _BITS))
    return time.process_time() - start


def _bare(key: Evaluator, inputs: Sequence[bytes]) -> float:
    """Processor seconds of the bare function for as many."""
    start = time.process_time()
    for text in inputs:
        key.evaluate_known_input(text)
    return time.process_time() - start


def _digesting() -> None:
    key = derive_key(b"k" * 32, b"bench")
    inputs = [
        oprf_input(LookupForm(IdentifierKind.PHONE, f"+8612{number:09}", "typed"))
        for number in range(_IDENTIFIERS)
    ]
    # By turns, so that whatever else the machine does meets both.
    turns = [(_bare(key, inputs), _digested(0)) for _turn in range(_TURNS)]
    bare, ours = (median(seconds) for seconds in zip(*turns, strict=True))
    _say(
        f"digesting: {_IDENTIFIERS / ours:,.0f} a second, {bare / ours:.2f} of bare (at least 0.8)"
    )
    rates = {}
    for jobs in (1, 2):
        with Crew(jobs) as crew:
            list(crew.each(_digested, range(jobs)))  # the processes are there and warm
            start = time.monotonic()
            list(crew.each(_digested, range(6)))
            rates[jobs] = 6 * _IDENTIFIERS / (time.monotonic() - start)
    _say(f"digesting, two processes: {rates[2] / rates[1]:.2f} x one (at least 1.8)")


def _random_records(count: int, seed: int, bits: int) -> Octets:
    chance = np.random.default_rng(seed)
    records = np.frombuffer(chance.bytes(RECORD_BYTES * count), np.uint8).reshape(count, -1).copy()
    records[:, :4] = (
        chance.integers(0, 1 << bits, count, dtype=np.uint32).astype(">u4").view(np.uint8)
    ).reshape(count, 4)
    return records


def write_input(folder: Path, entries: int) -> None:
    """Ready records in files of a million."""
    for part, start in enumerate(range(0, entries, _PART)):
        records = _random_records(min(_PART, entries - start), part, bucket_bits_for(entries))
        (folder / f"input-{part:05}.bin").write_bytes(records.tobytes())


def arrange_all(folder: Path, jobs: int) -> tuple[PackShape, bytes]:
    """Everything after digesting; the shape of the pack and the root of its tree."""
    inputs = sorted(folder.glob("input-*.bin"))
    bits = bucket_bits_for(sum(path.stat().st_size for path in inputs) // RECORD_BYTES)
    work = WorkFolder(folder / "work", len(inputs))
    work.folder.mkdir()
    runs = runs_of(bits, len(inputs))
    progress = Progress(time.monotonic, lambda _line: None)
    with Crew(jobs) as crew:
        tasks = [(path, work, part, runs) for part, path in enumerate(inputs)]
        list(crew.each_in_threads(_parted, tasks))
        shape = PackShape("bench", IdentifierKind.PHONE, 1, bits, fill_count(count_sizes(work)))
        root = write_entries(runs, shape, b"seed", (work, crew, progress))
    return shape, root


def _parted(task: tuple[Path, WorkFolder, int, tuple[object, ...]]) -> None:
    path, work, part, runs = task
    write_records(as_records(path.read_bytes()), work, part, runs)  # type: ignore[arg-type]


def sort_with_duckdb(folder: Path, jobs: int) -> int:
    """The same records through DuckDB's sort, from a file into a file; how many there are."""
    import duckdb  # noqa: PLC0415 - a peer, not a part
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import parquet  # noqa: PLC0415

    source, target = folder / "input.parquet", folder / "sorted.parquet"
    if not source.exists():
        schema = pa.schema([(name, pa.uint64()) for name in ("a", "b", "c")] + [("d", pa.uint32())])
        with parquet.ParquetWriter(
            source, schema, compression="none", use_dictionary=False
        ) as file:
            for path in sorted(folder.glob("input-*.bin")):
                records = as_records(path.read_bytes())
                words = np.ascontiguousarray(records[:, :24]).view(">u8").astype(np.uint64)
                last = np.ascontiguousarray(records[:, 24:]).view(">u4").astype(np.uint32)
                columns = [words[:, 0], words[:, 1], words[:, 2], last[:, 0]]
                file.write_table(pa.table([pa.array(c) for c in columns], schema=schema))
        return 0
    connection = duckdb.connect(str(folder / "bench.duckdb"))
    connection.execute(f"set threads = {jobs}; set memory_limit = '1GiB'")
    connection.read_parquet(str(source)).order("a, b").write_parquet(
        str(target), compression="uncompressed"
    )
    return int(parquet.ParquetFile(target).metadata.num_rows)


def _measured(what: str, folder: Path, jobs: int) -> Mapping[str, float]:
    """Wall and processor seconds and peak memory of one step in a process of its own."""
    words = [sys.executable, __file__, "--step", what, str(folder), str(jobs)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    found: Mapping[str, float] = json.loads(done.stdout)
    return found


def _arranging(entries: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_input(folder, entries)
        ours = _measured("arrange", folder, 2)
        _say(_line(f"arranging {entries:,} entries", entries, ours))
        try:
            _measured("duckdb", folder, 2)
            theirs = _measured("duckdb", folder, 2)
        except subprocess.CalledProcessError:
            _say("DuckDB is not installed: pip install duckdb")
            return
        _say(_line("DuckDB's sort", entries, theirs))
        _say(f"arranging: {theirs['wall'] / ours['wall']:.2f} of DuckDB's rate (at least 0.75)")


def _line(what: str, entries: int, taken: Mapping[str, float]) -> str:
    return (
        f"{what}: {taken['wall']:.1f} s, {taken['cpu']:.1f} s of processor, "
        f"{entries / taken['wall'] / 1e6:.2f} million a second, "
        f"{taken['mib']:,.0f} MiB in the largest process"
    )


def _step(what: str, folder: Path, jobs: int) -> None:
    begun = time.monotonic()
    {"arrange": arrange_all, "duckdb": sort_with_duckdb}[what](folder, jobs)
    wall = time.monotonic() - begun
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu = sum(one.ru_utime + one.ru_stime for one in used)
    mib = max(one.ru_maxrss for one in used) * 1024 / _MIB
    sys.stdout.write(json.dumps({"wall": wall, "cpu": cpu, "mib": mib}))


def main() -> int:
    """Measure and print."""
    if sys.argv[1:2] == ["--step"]:
        _step(sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]))
        return 0
    entries = int(float(sys.argv[1])) if sys.argv[1:] else 10_000_000
    _numbers()
    _digesting()
    _arranging(entries)
    return 0


if __name__ == "__main__":
    sys.exit(main())
