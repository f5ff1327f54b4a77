"""What becomes of a check at each fault of each place, and how long it takes beside what it may.

Usage: bench_faults.py [--usual]

A source may take twice the time of its limits: once to learn what its publisher has, and once to be
asked. The limits are short ones, so that it ends soon; with ``--usual`` those of the program. Fails
when a check took longer, or ended otherwise than as an answer or *could not check*.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

_ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(_ROOT))

from exposure_app.core.findings import State  # noqa: E402 - needs the checkout's path
from exposure_app.lookup.web_calls import USUAL_LIMITS, Limits  # noqa: E402
from exposure_app.workspace import Workspace, open_workspace  # noqa: E402
from tests.simulators.certificates import Certificates, make_certificates  # noqa: E402
from tests.simulators.faults import Fault  # noqa: E402
from tests.simulators.faulty_places import (  # noqa: E402
    LIMITS,
    Place,
    faults_of,
    meeting,
    report_of,
)

_ROW = "{:<10}  {:<19}  {:<15}  {:<16}  {:>7}  {:>5}  {:>5}\n"
_EXPECTED = (State.MATCH, State.COULD_NOT_CHECK)


class Case(NamedTuple):
    """One fault, as it went."""

    place: Place
    fault: Fault
    state: State
    why: str
    seconds: float
    limit: float

    @property
    def ratio(self) -> float:
        """How much of its time it took."""
        return self.seconds / self.limit


def _met(
    workspace: Workspace, tls: Certificates, place: Place, fault: Fault, limits: Limits
) -> Case:
    with (
        tempfile.TemporaryDirectory() as name,
        meeting(Path(name), workspace, place, fault, tls, limits=limits) as asked,
    ):
        start = time.monotonic()
        report = report_of(asked.check())
        seconds = time.monotonic() - start
    return Case(place, fault, report.state, report.why, seconds, 2 * limits.source)


def main() -> int:
    """Meet every fault and print what came of it; 1 when one took too long."""
    parser = argparse.ArgumentParser(description="Meet every fault of a source.")
    parser.add_argument("--usual", action="store_true", help="with the limits of the program")
    limits = USUAL_LIMITS if parser.parse_args().usual else LIMITS
    workspace, cases = open_workspace(), []
    sys.stdout.write(_ROW.format("place", "fault", "state", "why", "seconds", "limit", "ratio"))
    with tempfile.TemporaryDirectory() as name:
        tls = make_certificates(Path(name) / "tls")
        for place in Place:
            for fault in faults_of(place):
                one = _met(workspace, tls, place, fault, limits)
                cases.append(one)
                figures = (f"{one.seconds:.2f}", f"{one.limit:.0f}", f"{one.ratio:.2f}")
                sys.stdout.write(_ROW.format(place, fault, one.state, one.why or "-", *figures))
    worst = max(cases, key=lambda one: one.ratio)
    sys.stdout.write(
        f"{len(cases)} faults; the slowest took {worst.ratio:.2f} of its time: "
        f"{worst.place}, {worst.fault}\n"
    )
    return int(worst.ratio > 1 or any(one.state not in _EXPECTED for one in cases))


if __name__ == "__main__":
    sys.exit(main())
