"""The invented worlds behind the fit: the same for a seed, apart by seed, and hard enough."""

from exposure_app.core.attribution.scores import outcome
from exposure_app.lookup.knowledge import load_knowledge
from tests.fitting import seeds
from tests.fitting.baselines import BASELINES
from tests.fitting.features import of_subject
from tests.fitting.table import true_entities
from tests.simulators.worlds import world
from tests.simulators.worlds.settings import SHIFTED, Settings

_FEW = Settings(people=60)


def test_a_world_is_the_same_for_the_same_seed_and_another_for_another() -> None:
    assert world.build(1, _FEW).subjects == world.build(1, _FEW).subjects
    assert world.build(1, _FEW).subjects != world.build(2, _FEW).subjects


def test_worlds_for_fit_calibration_and_test_are_apart() -> None:
    groups = (
        seeds.FIT, seeds.FIT_ROUGH, seeds.CALIBRATE, seeds.CALIBRATE_ROUGH, seeds.TEST,
        seeds.SHIFTED,
    )  # fmt: skip
    every = [seed for group in groups for seed in group]
    assert len(every) == len(set(every))


def test_every_truth_stands_among_the_names_and_none_is_told_before_it_was_public() -> None:
    drawn = world.build(5, _FEW)
    knowledge = load_knowledge()
    for subject in drawn.subjects:
        assert of_subject(subject, drawn.catalogue, knowledge).right.any()
        incident = drawn.catalogue.incidents.get(subject.truths[0])
        assert incident is None or incident.is_known_on(subject.person.asked_on)


def test_the_hidden_table_differs_from_the_shipped_one_and_more_so_in_shifted_worlds() -> None:
    shipped = load_knowledge()
    ordinary, shifted = world.build(6, _FEW).causes, world.build(6, SHIFTED).causes
    known = sum(len(links) for links in shipped.links.values())
    assert sum(len(links) for links in ordinary.links.values()) > known
    assert sum(map(len, shifted.links.values())) > sum(map(len, ordinary.links.values()))


def test_simple_ways_to_answer_do_badly_here() -> None:
    drawn, knowledge = world.build(7, Settings(people=120)), load_knowledge()
    examples = [of_subject(one, drawn.catalogue, knowledge) for one in drawn.subjects]
    for method in BASELINES.values():
        told = [outcome([float(v) for v in method(one)], true_entities(one)) for one in examples]
        assert sum(one.first for one in told) / len(told) < 0.35
