"""The log-linear model as arrays: shares from parameters, and the loss that the fit makes small.

The score of a candidate is the sum of its term values times their weights, its offsets, and the
constant of its profile; the unknown source's score is zero. Shares are the softmax of the scores.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from exposure_app.core.attribution.explanation import Term
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.vocabulary import HOLDER_KINDS, TRAFFIC
from tests.fitting.features import OFFSETS, TERMS, Example, Numbers

PROFILES: Final = tuple(name for name in (*HOLDER_KINDS, TRAFFIC) if name != "unknown")
COUNT: Final = len(TERMS) + len(OFFSETS) + len(PROFILES)
_FLOOR: Final = 1e-9


def parameters_of(knowledge: Knowledge) -> Numbers:
    """The parameters that the shipped tables mean: term weights, no offset, kind constants."""
    temperature = knowledge.numbers["temperature"]
    weights = [knowledge.weights[term] * temperature for term in TERMS]
    scale = knowledge.weights[Term.KIND] * temperature
    kinds = [scale * (knowledge.kinds[name] - knowledge.kinds["unknown"]) for name in PROFILES]
    return np.array([*weights, *(0.0 for _offset in OFFSETS), *kinds])


def _inputs(example: Example) -> Numbers:
    indicators = np.array([[name == profile for profile in PROFILES] for name in example.profiles])
    return np.hstack([example.values, indicators.astype(np.float64)])


def shares(example: Example, parameters: Numbers) -> Numbers:
    """The share of each candidate."""
    scores = _inputs(example) @ parameters
    masses: Numbers = np.exp(scores - scores.max())
    total: Numbers = masses / masses.sum()
    return total


@dataclass(frozen=True, slots=True)
class Stack:
    """Many people in one array, one below the other.

    Attributes:
        inputs: a row for each candidate of each person.
        starts: where each person's rows begin.
        sizes: how many rows each person has.
        right: whether each row is right.
        importance: how much each person counts.
    """

    inputs: Numbers
    starts: NDArray[np.int64]
    sizes: NDArray[np.int64]
    right: NDArray[np.bool_]
    importance: Numbers


def stack(examples: Sequence[Example], importance: Sequence[float]) -> Stack:
    """The examples as one array; each has at least one right candidate."""
    sizes = np.array([len(example.ids) for example in examples])
    return Stack(
        inputs=np.vstack([_inputs(example) for example in examples]),
        starts=np.concatenate([[0], np.cumsum(sizes)[:-1]]),
        sizes=sizes,
        right=np.concatenate([example.right for example in examples]),
        importance=np.array(importance),
    )


def loss(parameters: Numbers, data: Stack) -> tuple[float, Numbers]:
    """The weighted log loss of everybody, and its gradient."""
    scores = data.inputs @ parameters
    highest = np.maximum.reduceat(scores, data.starts)
    masses = np.exp(scores - np.repeat(highest, data.sizes))
    total = np.add.reduceat(masses, data.starts)
    posterior = masses / np.repeat(total, data.sizes)
    on_truth = np.maximum(np.add.reduceat(posterior * data.right, data.starts), _FLOOR)
    within = posterior * data.right / np.repeat(on_truth, data.sizes)
    pull = (posterior - within) * np.repeat(data.importance, data.sizes)
    value = float(-(np.log(on_truth) * data.importance).sum())
    return value, data.inputs.T @ pull
