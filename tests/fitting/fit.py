"""Fit the weights of the terms and the constants of the kinds, calibrate them, and print them.

Run ``python tests/fitting/fit.py`` from the checkout; with ``--write`` it also writes the shipped
tables in ``resources/attribution``. Seeds are fixed, so two runs print the same.

Fitted on invented worlds and on the cases in ``tests/cases/tuning`` and ``stories``, which count
`CASE_IMPORTANCE` each, since they are few and the worlds are invented. Some of the worlds are
rough: the program knows less of what causes what there, so that no table is trusted too far. Held
to the values it starts from (``start.json``) by a normal prior, so that what neither can show, such
as kinds of companies that the worlds lack, stays as judged. The temperature is fitted afterwards,
on worlds that the weights did not see, and on the cases in ``tuning``.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from scipy.optimize import minimize, minimize_scalar

_ROOT: Final = Path(__file__).parents[2]
sys.path.insert(0, str(_ROOT))

from exposure_app.core.attribution.explanation import Term  # noqa: E402 - the checkout's path
from exposure_app.core.attribution.knowledge import Knowledge, parse  # noqa: E402
from exposure_app.lookup.catalogue import load_catalogue  # noqa: E402
from tests.fitting import features, seeds  # noqa: E402
from tests.fitting.features import OFFSETS, TERMS, Example, Numbers  # noqa: E402
from tests.fitting.model import PROFILES, loss, parameters_of, stack  # noqa: E402
from tests.simulators.worlds.settings import ROUGH  # noqa: E402

WORLD_IMPORTANCE: Final = 0.7
CASE_IMPORTANCE: Final = 6.0
_PRIOR_SPREAD: Final = {"weight": 0.15, "offset": 0.4, "kind": 0.5}
_MOST_WEIGHT: Final = 3.0
_LEAST_SHARE: Final = 0.05
_TABLES: Final = _ROOT / "resources" / "attribution"
_START: Final = Path(__file__).with_name("start.json")
_CASES: Final = _ROOT / "tests" / "cases"


def documented(folder: str, knowledge: Knowledge) -> list[Example]:
    """The documented cases of a folder, as they are."""
    catalogue = load_catalogue()
    return [features.of_case(path, catalogue, knowledge) for path in _files(folder)]


def undocumented(folder: str, knowledge: Knowledge) -> list[Example]:
    """The documented cases of a folder as if their incidents were unknown."""
    catalogue = load_catalogue()
    found = (features.of_case_without(path, catalogue, knowledge) for path in _files(folder))
    return [example for example in found if example is not None]


def _files(folder: str) -> list[Path]:
    paths = sorted((_CASES / folder).glob("*.json"))
    return [path for path in paths if not path.name.endswith(".answer.json")]


def start() -> Knowledge:
    """The shipped knowledge with the weights and constants judged before any fit."""
    tables: dict[str, Any] = {
        path.stem: json.loads(path.read_text("utf-8")) for path in sorted(_TABLES.glob("*.json"))
    }
    judged = json.loads(_START.read_text("utf-8"))
    tables["weights"]["terms"].update(judged["terms"])
    tables["weights"]["numbers"].update(judged["numbers"])
    for row in tables["kinds"]:
        row["value"] = judged["kinds"][row["kind"]]
    return parse(tables)


def _spreads() -> Numbers:
    return np.array(
        [_PRIOR_SPREAD["weight"]] * len(TERMS)
        + [_PRIOR_SPREAD["offset"]] * len(OFFSETS)
        + [_PRIOR_SPREAD["kind"]] * len(PROFILES)
    )


def fit(examples: Sequence[Example], importance: Sequence[float], begin: Numbers) -> Numbers:
    """The parameters with the least loss, the prior around ``begin`` counted in."""
    data = stack(examples, importance)
    spreads = _spreads()

    def penalised(parameters: Numbers) -> tuple[float, Numbers]:
        value, slope = loss(parameters, data)
        away = (parameters - begin) / spreads
        return value + float(away @ away) / 2, slope + away / spreads

    free = len(begin) - len(TERMS)
    bounds = [(0.0, _MOST_WEIGHT)] * len(TERMS) + [(None, None)] * free
    found = minimize(penalised, begin, jac=True, method="L-BFGS-B", bounds=bounds)
    if not found.success:
        raise ArithmeticError(str(found.message))
    fitted: Numbers = found.x
    return fitted


def calibrate(examples: Sequence[Example], importance: Sequence[float], found: Numbers) -> float:
    """The factor on every parameter that gives the least loss."""
    data = stack(examples, importance)
    best = minimize_scalar(lambda factor: loss(found * factor, data)[0], bounds=(0.5, 1.5))
    return float(best.x)


def as_tables(found: Numbers, factor: float, judged: Knowledge) -> dict[str, dict[str, float]]:
    """The parameters in the form of the shipped tables."""
    weights = dict(zip([term.value for term in TERMS], found, strict=False))
    offsets = dict(zip(OFFSETS, found[len(TERMS) :], strict=False))
    numbers = {"temperature": factor}

    def moved(name: str, term: Term, offset: str) -> float:
        return judged.numbers[name] + float(offsets[offset] / weights[term.value])

    numbers["undocumented"] = moved("undocumented", Term.PRIOR, "undocumented")
    for name in ("guess_always", "guess_seldom", "guess_never"):
        numbers[name] = moved(name, Term.PRIOR, "guess")
    numbers["entered"] = moved("entered", Term.PRIOR, "entered")
    numbers["guess_unhinted"] = moved("guess_unhinted", Term.PRIOR, "unhinted")
    numbers["guess_beside"] = moved("guess_beside", Term.PRIOR, "beside")
    numbers["fact"] = moved("fact", Term.SYMPTOMS, "fact")
    # What counts for every candidate alike counts against the unknown source's own chances.
    for name in ("specific", "vague"):
        numbers[f"{name}_offset"] = moved(f"{name}_offset", Term.SYMPTOMS, name)
    numbers["known_offset"] = moved("known_offset", Term.KNOW, "known")
    for name, term in (("not_noticed", Term.SYMPTOMS), ("not_known", Term.KNOW)):
        share = moved(f"{name}_share", term, name)
        numbers[f"{name}_share"] = min(1.0, max(_LEAST_SHARE, share))
    kinds = dict(zip(PROFILES, found[len(TERMS) + len(OFFSETS) :], strict=True))
    return {
        "terms": {**{name: _short(value) for name, value in weights.items()}, "kind": 1.0},
        "numbers": {name: _short(value) for name, value in numbers.items()},
        "kinds": {**{name: _short(value) for name, value in kinds.items()}, "unknown": 0.0},
    }


def _short(value: float) -> float:
    return round(float(value), 3)


def _write(tables: dict[str, dict[str, float]]) -> None:
    weights = json.loads((_TABLES / "weights.json").read_text("utf-8"))
    weights["terms"].update(tables["terms"])
    weights["numbers"].update(tables["numbers"])
    weights["basis"] = "fitted"
    text = json.dumps(weights, indent=2, ensure_ascii=False)
    (_TABLES / "weights.json").write_text(text + "\n", "utf-8")
    rows = json.loads((_TABLES / "kinds.json").read_text("utf-8"))
    for row in rows:
        row["value"], row["basis"] = tables["kinds"][row["kind"]], "fitted"
    lines = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in rows)
    (_TABLES / "kinds.json").write_text(f"[\n{lines}\n]\n", "utf-8")


def _people(ordinary: Sequence[int], rough: Sequence[int], judged: Knowledge) -> list[Example]:
    """Everybody of ordinary and of rough worlds."""
    return [
        *features.of_worlds(ordinary, judged),
        *features.of_worlds(rough, judged, ROUGH),
    ]


def main(arguments: Sequence[str]) -> int:
    """Fit, calibrate, print; write when asked to."""
    judged = start()
    people = _people(seeds.FIT, seeds.FIT_ROUGH, judged)
    told = [
        example
        for folder in ("tuning", "stories")
        for example in (*documented(folder, judged), *undocumented(folder, judged))
    ]
    cases = [example for example in told if example.right.any()]
    importance = [WORLD_IMPORTANCE] * len(people) + [CASE_IMPORTANCE] * len(cases)
    found = fit([*people, *cases], importance, parameters_of(judged))
    unseen = _people(seeds.CALIBRATE, seeds.CALIBRATE_ROUGH, judged)
    tuning = documented("tuning", judged)
    # All cases together count half as much as the many invented people.
    counts = [1.0] * len(unseen) + [len(unseen) / len(tuning) / 2] * len(tuning)
    factor = calibrate([*unseen, *tuning], counts, found)
    tables = as_tables(found, factor, judged)
    sys.stdout.write(f"people {len(people)}, cases {len(cases)}, temperature {factor:.3f}\n")
    for group, values in tables.items():
        for name, value in values.items():
            sys.stdout.write(f"{group:8} {name:18} {value:7.3f}\n")
    if "--write" in arguments:
        _write(tables)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
