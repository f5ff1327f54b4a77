"""How long it takes to read everything a check needs, against its budget.

    python tests/bench/bench_load.py

Every figure is the median of five fresh processes, without the start of Python itself.
"""

import statistics
import subprocess
import sys

LIMIT_S = 0.5
RUNS = 5
_MEASURED = """
import time
start = time.perf_counter()
from exposure_app.workspace import open_workspace
workspace = open_workspace()
opened = time.perf_counter()
from exposure_app.lookup.local_pack import LocalPack
for folder in workspace.pack_folders:
    LocalPack.open(folder).close()
packs = time.perf_counter()
print(opened - start, packs - opened)
"""


def measure() -> tuple[float, float]:
    """Seconds for the workspace and for all packs, medians."""
    pairs = []
    for _run in range(RUNS):
        done = subprocess.run(
            [sys.executable, "-c", _MEASURED], capture_output=True, text=True, check=True
        )
        workspace, packs = done.stdout.split()
        pairs.append((float(workspace), float(packs)))
    workspaces, packs_times = zip(*pairs, strict=True)
    return statistics.median(workspaces), statistics.median(packs_times)


def main() -> int:
    """Print the figures; 1 when they are over the limit."""
    workspace, packs = measure()
    print(f"catalogue, tables and advice  {workspace:.3f} s")  # noqa: T201 - a measurement
    print(f"all packs, fully checked      {packs:.3f} s")  # noqa: T201 - a measurement
    print(f"together                      {workspace + packs:.3f} s  limit {LIMIT_S} s")  # noqa: T201
    return 0 if workspace + packs < LIMIT_S else 1


if __name__ == "__main__":
    sys.exit(main())
