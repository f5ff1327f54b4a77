"""Computing time of one explanation, its next question included, after loading.

Run ``python tests/bench/bench_explain.py`` from the checkout. It prints medians in milliseconds of
processor time over the stories of ``tests/cases/stories`` and over a person with ten symptoms, and
ends with status 1 when one of them is over the budget.
"""

import sys
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

_ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(_ROOT))

from exposure_app.core.attribution.engine import explain  # noqa: E402 - needs the checkout's path
from exposure_app.core.attribution.person import Person, Symptom  # noqa: E402
from exposure_app.lookup.catalogue import load_catalogue  # noqa: E402
from exposure_app.lookup.knowledge import load_knowledge  # noqa: E402
from tests.case_bank import STORIES, cases_in  # noqa: E402

BUDGET_MS = 50.0
_ROUNDS = 5
_STORY = "carrier-traffic-zhejiang"
_TEN = (
    "auto_follow", "auto_join_groups", "friend_adds", "popup_ads", "spam_calls", "spam_sms",
    "scam_call_knows_order", "password_change_no_help", "unexpected_codes", "targeted_sales_calls",
)  # fmt: skip


def _people() -> dict[str, Person]:
    return {story.name: story.case.person() for story in cases_in(STORIES)}


def main() -> int:
    """Measure and print; 1 when over the budget."""
    catalogue, knowledge = load_catalogue(), load_knowledge()

    def measure(person: Person) -> float:
        taken = []
        for _round in range(_ROUNDS):
            start = time.process_time()
            explain(person, catalogue, knowledge)
            taken.append((time.process_time() - start) * 1000)
        return median(taken)

    people = _people()
    many = replace(people[_STORY], symptoms=tuple(Symptom(code) for code in _TEN))
    by_story = {name: measure(person) for name, person in people.items()}
    ten = measure(many)
    slowest = max(by_story, key=lambda name: by_story[name])
    out = sys.stdout.write
    out(f"stories: {len(by_story)}, median {median(by_story.values()):.1f} ms, ")
    out(f"slowest {by_story[slowest]:.1f} ms ({slowest})\n")
    out(f"ten symptoms: {ten:.1f} ms\nbudget: {BUDGET_MS:.0f} ms\n")
    return int(max(*by_story.values(), ten) > BUDGET_MS)


if __name__ == "__main__":
    sys.exit(main())
