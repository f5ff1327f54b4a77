"""Computing time of one explanation, and of what would change it, after loading.

Run ``python tests/bench/bench_explain.py`` from the checkout. It prints milliseconds of processor
time, the median of several rounds: of every story and documented case, and of a person with ten
symptoms. An explanation has the next question in it; it ends with status 1 when one of them takes
longer than the limit. What would change an answer weighs a person some hundred times.
"""

import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median

_ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(_ROOT))

from exposure_app.core.attribution.changes import (  # noqa: E402 - needs the checkout's path
    what_would_change,
)
from exposure_app.core.attribution.engine import explain  # noqa: E402
from exposure_app.core.attribution.person import Person, Symptom  # noqa: E402
from exposure_app.lookup.catalogue import load_catalogue  # noqa: E402
from exposure_app.lookup.knowledge import load_knowledge  # noqa: E402
from tests.case_bank import HELD, STORIES, TUNING, cases_in  # noqa: E402

LIMIT_MS = 5.0
_ROUNDS = 9
_STORY = "carrier-traffic-zhejiang"
_TEN = (
    "auto_follow", "auto_join_groups", "friend_adds", "popup_ads", "spam_calls", "spam_sms",
    "scam_call_knows_order", "password_change_no_help", "unexpected_codes", "targeted_sales_calls",
)  # fmt: skip


def _people() -> dict[str, Person]:
    found = {
        f"{folder.name}/{row.name}": row.case.person()
        for folder in (STORIES, TUNING, HELD)
        for row in cases_in(folder)
    }
    many = found[f"{STORIES.name}/{_STORY}"]
    return {**found, "ten symptoms": replace(many, symptoms=tuple(map(Symptom, _TEN)))}


def _measure(work: Callable[[], object]) -> float:
    taken = []
    for _round in range(_ROUNDS):
        start = time.process_time()
        work()
        taken.append((time.process_time() - start) * 1000)
    return median(taken)


def _report(what: str, taken: Mapping[str, float]) -> float:
    slowest = max(taken, key=lambda name: taken[name])
    sys.stdout.write(
        f"{what}: {len(taken)} people, median {median(taken.values()):.1f} ms, "
        f"slowest {taken[slowest]:.1f} ms ({slowest})\n"
    )
    return taken[slowest]


def main() -> int:
    """Measure and print; 1 when an explanation takes longer than the limit."""
    catalogue, knowledge = load_catalogue(), load_knowledge()
    people = _people()
    explained = {
        name: _measure(partial(explain, person, catalogue, knowledge))
        for name, person in people.items()
    }
    changed = {}
    for name in sorted(people)[::10]:
        person, answer = people[name], explain(people[name], catalogue, knowledge)
        changed[name] = _measure(partial(what_would_change, person, catalogue, knowledge, answer))
    slowest = _report("explanation", explained)
    _report("what would change it", changed)
    sys.stdout.write(f"limit of an explanation: {LIMIT_MS:.0f} ms\n")
    return int(slowest > LIMIT_MS)


if __name__ == "__main__":
    sys.exit(main())
