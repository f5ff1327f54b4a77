"""One line says what an answer changed, and it is true of the shares."""

from dataclasses import replace
from datetime import date

import pytest

from exposure_app.core.attribution.engine import explain
from exposure_app.core.attribution.explanation import Explanation
from exposure_app.core.attribution.moved import Moved, moved
from exposure_app.core.attribution.person import Account, Person, Symptom
from exposure_app.lookup.knowledge import load_knowledge
from exposure_app.wording.moved import moved_text, unmoved_text
from tests.simulators.incidents import catalogue

_PERSON = Person(
    country="GB",
    asked_on=date(2020, 8, 1),
    carrier="North Mobile",
    accounts=(Account("Corner Shop", "ecommerce"),),
    symptoms=(Symptom("contract_end_calls"),),
)


def _explained(person: Person) -> Explanation:
    return explain(person, catalogue(), load_knowledge())


def test_it_tells_the_shares_of_the_source_that_leads_after_the_answer() -> None:
    before = _explained(_PERSON)
    told = replace(_PERSON, strangers_know=frozenset(("telecom_contract",)))
    after = _explained(told)
    found = moved(before, after)
    assert found is not None
    assert found.source.brand == "North Mobile"
    assert found.after > found.before
    assert moved(after, after) == Moved(found.source, found.after, found.after, is_new=False)


@pytest.mark.parametrize(
    ("before", "after", "is_new", "words"),
    [
        (0.5, 0.68, False, "raised this from about 50 to about 70 in 100: North Mobile"),
        (0.68, 0.5, False, "lowered this from about 70 to about 50 in 100: North Mobile"),
        (0.51, 0.52, True, "puts another source first: North Mobile"),
        (0.51, 0.52, False, "This answer confirms what was said."),
    ],
)
def test_each_move_has_its_line(before: float, after: float, words: str, *, is_new: bool) -> None:
    source = replace(_explained(_PERSON).ranking[0], kind="carrier", brand="North Mobile")
    text = moved_text(Moved(source, before, after, is_new), catalogue(), "GB")
    assert words in text
    hidden = moved_text(Moved(source, before, after, is_new), catalogue(), "GB", is_hidden=True)
    assert "North Mobile" not in hidden


def test_nothing_shown_and_nothing_known_are_said_too() -> None:
    assert moved_text(None, catalogue(), "GB") == "This answer points to nobody in particular."
    assert unmoved_text() == "Nothing changes by that."
