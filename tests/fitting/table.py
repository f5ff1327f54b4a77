"""The score table: the shipped model beside simpler ones, on worlds that no fit has seen.

Run ``python tests/fitting/table.py`` from the checkout. The seeds are fixed, so two runs print the
same. Figures are by entity (a company, or a kind on the person's own side); the range in brackets
is where 95 of 100 redrawn samples lie.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Final

import numpy as np

_ROOT: Final = Path(__file__).parents[2]
sys.path.insert(0, str(_ROOT))

from exposure_app.core.attribution.explanation import OWN_SIDE  # noqa: E402 - the checkout's path
from exposure_app.core.attribution.scores import (  # noqa: E402
    Outcome,
    intervals,
    outcome,
    reliability,
    score,
)
from exposure_app.lookup.knowledge import load_knowledge  # noqa: E402
from tests.fitting import features, seeds  # noqa: E402
from tests.fitting.baselines import BASELINES  # noqa: E402
from tests.fitting.features import TERMS, Example, Numbers  # noqa: E402
from tests.fitting.fit import start  # noqa: E402
from tests.fitting.model import parameters_of, shares  # noqa: E402
from tests.simulators.worlds.settings import SHIFTED  # noqa: E402

Answer = Callable[[Example], Numbers]
_SURE, _BLAMED, _NAMED = 0.75, 0.6, 0.4
_ROUNDS: Final = 300


def by_entity(example: Example, of_candidates: Numbers) -> Numbers:
    """Shares of the entities from shares of the candidates."""
    found: Numbers = np.zeros(len(example.names))
    np.add.at(found, example.entities, of_candidates)
    return found


def true_entities(example: Example) -> set[int]:
    """The places of the entities that are right."""
    return {int(example.entities[place]) for place in np.flatnonzero(example.right)}


def outcomes(examples: Sequence[Example], answer: Answer) -> list[Outcome]:
    """How the answers of a method did."""
    return [
        outcome([float(share) for share in answer(example)], true_entities(example))
        for example in examples
    ]


def fitted_answer(parameters: Numbers) -> Answer:
    """The model with these parameters as a method."""
    return lambda example: by_entity(example, shares(example, parameters))


def _row(name: str, found: Sequence[Outcome]) -> str:
    figures, chance = score(found), Random(seeds.BOOTSTRAP)  # noqa: S311 - redrawing, no secret
    ranges = intervals(found, lambda count: chance.choices(range(count), k=count), _ROUNDS)
    cells = [
        f"{getattr(figures, name_of):.3f} [{ranges[name_of].low:.3f} {ranges[name_of].high:.3f}]"
        for name_of in ("top_1", "top_3", "brier", "ece", "log_loss")
    ]
    return f"{name:34} " + "  ".join(cells)


def _rate(right: Sequence[bool]) -> str:
    return f"{sum(right) / len(right):.3f} of {len(right)}" if right else "none"


def _limits(examples: Sequence[Example], answer: Answer) -> list[str]:
    sure, carriers, named, blamed, unrecorded = [], [], [], [], []
    for example in examples:
        said, right = answer(example), true_entities(example)
        first = int(said.argmax())
        is_right, kind = first in right, example.names[first].kind
        if said[first] >= _SURE:
            sure.append(is_right)
        if kind == "carrier":
            carriers.append(is_right)
            if said[first] >= _NAMED:
                named.append(is_right)
        if any(example.names[place].kind == "unknown" for place in right):
            is_company = kind not in (*OWN_SIDE, "unknown")
            blamed.append(bool(said[first] >= _BLAMED and is_company))
            if example.subject is not None and example.subject.profile == "unrecorded":
                unrecorded.append(blamed[-1])
    return [
        f"right where 75 in 100 or more was said: {_rate(sure)}",
        f"carrier in first place is right: {_rate(carriers)}",
        f"carrier named first, with 40 or more, is right: {_rate(named)}",
        f"unknown truths blamed on a company with 60 or more: {_rate(blamed)}",
        f"of these, where nothing recorded was the source: {_rate(unrecorded)}",
    ]


def _ablations(examples: Sequence[Example], parameters: Numbers) -> list[str]:
    lines = []
    for place, term in enumerate(TERMS):
        without = parameters.copy()
        without[place] = 0.0
        figures = score(outcomes(examples, fitted_answer(without)))
        lines.append(f"without {term.value:10} log loss {figures.log_loss:.3f}")
    return lines


def _bins(found: Sequence[Outcome]) -> list[str]:
    return [
        f"{part.low:.1f}  {part.count:5}  said {part.said:.2f}  right {part.right:.2f}"
        for part in reliability(found)
    ]


def main() -> int:
    """Print the table."""
    shipped, judged = load_knowledge(), start()
    parameters = parameters_of(shipped)
    unseen = features.of_worlds(seeds.TEST, shipped)
    answer = fitted_answer(parameters)
    found = outcomes(unseen, answer)
    lines = [f"{'':34} top-1, top-3, Brier, ECE, log loss; {len(unseen)} people"]
    lines += [_row(name, outcomes(unseen, method)) for name, method in BASELINES.items()]
    before = fitted_answer(parameters_of(judged))
    as_judged = features.of_worlds(seeds.TEST, judged)
    lines.append(_row("start values", outcomes(as_judged, before)))
    lines.append(_row("shipped", found))
    ceiling = features.of_worlds(seeds.TEST, shipped, is_ceiling=True)
    lines.append(_row("shipped, with the hidden table", outcomes(ceiling, answer)))
    shifted = features.of_worlds(seeds.SHIFTED, shipped, SHIFTED)
    lines.append(_row("shipped, shifted worlds", outcomes(shifted, answer)))
    lines += ["", *_limits(unseen, answer)]
    lines += ["", "The same with the hidden table:", *_limits(ceiling, answer)]
    lines += ["", *_bins(found), "", *_ablations(unseen, parameters)]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
