"""Laws of the questions: "don't know" changes nothing, and nothing is asked twice."""

from dataclasses import replace
from datetime import date
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_app.core.attribution.engine import explain
from exposure_app.core.attribution.explanation import Explanation
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.person import Account, Person, Symptom
from exposure_app.core.attribution.questionnaire import MOST_ASKED, Questionnaire, answer
from exposure_app.core.attribution.questions import DONT_KNOW, QUESTIONS
from exposure_app.core.breaches import Catalogue
from exposure_app.core.vocabulary import DATA_CLASSES, SYMPTOMS
from exposure_app.lookup.knowledge import load_knowledge
from tests.simulators.incidents import catalogue, incident

_PEOPLE = st.builds(
    Person,
    country=st.just("GB"),
    asked_on=st.just(date(2021, 3, 1)),
    carrier=st.sampled_from((None, "North Mobile")),
    accounts=st.sampled_from(((), (Account("Chat", "social"),))),
    password_reused=st.sampled_from((None, True)),
    symptoms=st.lists(
        st.builds(Symptom, st.sampled_from(SYMPTOMS), st.sampled_from((None, "Chat"))), max_size=4
    ).map(tuple),
    strangers_know=st.frozensets(st.sampled_from(DATA_CLASSES), max_size=2),
    hits=st.sampled_from((frozenset(), frozenset(("staff",)))),
)
_REPLIES = st.lists(st.integers(0, 5), min_size=12, max_size=12)


@cache
def _world() -> tuple[Catalogue, Knowledge]:
    rows = (
        incident("staff", hibp_name="Staff"),
        incident("shop", brands=("Corner Shop",), kind="ecommerce", coverage=0.1),
    )
    return catalogue(*rows), load_knowledge()


def _shares(explanation: Explanation) -> dict[str, float]:
    return {source.id: source.probability for source in explanation.ranking}


def _reply(code: str, choice: int) -> str:
    """One of the answers of a question, a carrier or a date, or "don't know"."""
    free = {"carrier": "South Mobile", "number_since": "2019-05"}
    named = tuple(QUESTIONS[code].answers) or (free[code],)
    replies = (*named, DONT_KNOW)
    return replies[choice % len(replies)]


@given(_PEOPLE, st.sampled_from(tuple(QUESTIONS)))
@settings(max_examples=80, deadline=None)
def test_not_knowing_changes_no_answer_and_no_share(person: Person, code: str) -> None:
    unsure = answer(person, code, DONT_KNOW)
    assert unsure == person
    before = explain(person, *_world())
    after = explain(unsure, *_world(), frozenset((code,)))
    assert _shares(after) == _shares(before)
    assert after.headline == before.headline
    assert after.next_question is None or after.next_question.code != code


@given(_PEOPLE)
@settings(max_examples=25, deadline=None)
def test_not_knowing_anything_never_raises_confidence(person: Person) -> None:
    before = explain(person, *_world())
    questionnaire, explanation = Questionnaire(), before
    while (question := explanation.next_question) is not None:
        person = answer(person, question.code, DONT_KNOW)
        questionnaire = questionnaire.after(question.code, DONT_KNOW)
        explanation = explain(person, *_world(), questionnaire.passed_over)
    assert _shares(explanation) == _shares(before)
    assert explanation.headline == before.headline


@given(_PEOPLE, _REPLIES)
@settings(max_examples=40, deadline=None)
def test_at_most_eight_questions_are_put_and_none_of_them_twice(
    person: Person, choices: list[int]
) -> None:
    questionnaire = Questionnaire()
    explanation = explain(person, *_world())
    start = person
    for choice in choices:
        if (question := explanation.next_question) is None:
            break
        reply = _reply(question.code, choice)
        person = answer(person, question.code, reply)
        questionnaire = questionnaire.after(question.code, reply)
        explanation = explain(person, *_world(), questionnaire.passed_over)
    assert len(questionnaire.replies) == len(dict(questionnaire.replies)) <= MOST_ASKED
    assert questionnaire.given_to(start) == person
    assert questionnaire.given_to(person) == person


@given(_PEOPLE, st.sampled_from(tuple(QUESTIONS)), st.integers(0, 4))
@settings(max_examples=80, deadline=None)
def test_an_open_question_is_closed_by_its_answer(person: Person, code: str, choice: int) -> None:
    reply = _reply(code, choice)
    if not QUESTIONS[code].is_open(person) or reply == DONT_KNOW:
        return
    assert not QUESTIONS[code].is_open(answer(person, code, reply))


@given(_PEOPLE, st.sampled_from(tuple(QUESTIONS)), st.integers(0, 4))
@settings(max_examples=40, deadline=None)
def test_answering_forgets_nothing_that_was_told(person: Person, code: str, choice: int) -> None:
    answered = answer(person, code, _reply(code, choice))
    assert answered.symptoms[: len(person.symptoms)] == person.symptoms
    assert answered.strangers_know >= person.strangers_know
    assert replace(
        answered,
        carrier=person.carrier,
        symptoms=person.symptoms,
        strangers_know=person.strangers_know,
        not_noticed=frozenset(),
        not_known=frozenset(),
        others_affected=frozenset(),
        password_reused=person.password_reused,
        several_services=None,
        only_on_line=None,
        number_since=None,
    ) == replace(person, others_affected=frozenset())
