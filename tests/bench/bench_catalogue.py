"""Time the reading of the shipped catalogue: `python tests/bench/bench_catalogue.py`.

Prints the median and the slowest of ten runs, in milliseconds. The budget is 150 ms.
"""

import statistics
import sys
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from exposure_app.lookup.catalogue import load_catalogue

RUNS = 10


def main() -> None:
    times = []
    incidents = 0
    for _ in range(RUNS):
        start = perf_counter()
        incidents = len(load_catalogue().incidents)
        times.append((perf_counter() - start) * 1000)
    median, slowest = statistics.median(times), max(times)
    sys.stdout.write(f"{incidents} incidents: median {median:.0f} ms, slowest {slowest:.0f} ms\n")


if __name__ == "__main__":
    main()
