"""The fit: the arrays say what the engine says, and fitting makes the loss smaller."""

import numpy as np
from scipy.optimize import check_grad

from exposure_app.core.attribution.engine import explain
from exposure_app.lookup.knowledge import load_knowledge
from tests.fitting.features import of_subject
from tests.fitting.fit import fit, start
from tests.fitting.model import loss, parameters_of, shares, stack
from tests.simulators.worlds import world
from tests.simulators.worlds.settings import Settings


def test_the_arrays_give_the_shares_of_the_engine() -> None:
    drawn, knowledge = world.build(8, Settings(people=12)), load_knowledge()
    for subject in drawn.subjects:
        example = of_subject(subject, drawn.catalogue, knowledge)
        told = explain(subject.person, drawn.catalogue, knowledge)
        found = shares(example, parameters_of(knowledge))
        for source in told.ranking:
            same = [float(found[i]) for i, name in enumerate(example.ids) if name == source.id]
            assert np.isclose(sum(same), source.probability)


def test_a_fit_makes_the_loss_smaller_and_its_slope_is_right() -> None:
    drawn, judged = world.build(9, Settings(people=60)), start()
    examples = [of_subject(one, drawn.catalogue, judged) for one in drawn.subjects]
    data, begin = stack(examples, [1.0] * len(examples)), parameters_of(judged)
    assert check_grad(lambda p: loss(p, data)[0], lambda p: loss(p, data)[1], begin) < 1e-2
    assert loss(fit(examples, [1.0] * len(examples), begin), data)[0] < loss(begin, data)[0]
