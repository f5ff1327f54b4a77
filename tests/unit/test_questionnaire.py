"""What each question asks for, what its answers tell, and which is asked next."""

from dataclasses import replace
from datetime import date

import pytest

from exposure_app.core.attribution.candidates import candidates
from exposure_app.core.attribution.engine import explain
from exposure_app.core.attribution.explanation import Term
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.next_question import _trials, _Tried, open_questions
from exposure_app.core.attribution.person import Account, Person, Symptom
from exposure_app.core.attribution.posterior import evaluate, softmax, term_scores, total_scores
from exposure_app.core.attribution.questionnaire import MOST_ASKED, Questionnaire, answer
from exposure_app.core.attribution.questions import QUESTIONS, told_by
from exposure_app.core.attribution.weighing import Weighed
from exposure_app.core.periods import PartialDate
from exposure_app.lookup.knowledge import load_knowledge
from tests.simulators.incidents import catalogue, incident

_PERSON = Person(
    country="GB",
    asked_on=date(2020, 8, 1),
    carrier="North Mobile",
    accounts=(Account("Chat", "social"),),
    symptoms=(Symptom("auto_follow", "Chat", PartialDate.parse("2020-03")), Symptom("scam_calls")),
    strangers_know=frozenset(("name",)),
)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.mark.parametrize(
    ("code", "reply", "noticed"),
    [
        ("back_after_password_change", "yes", "password_change_no_help"),
        ("back_after_password_change", "no", "password_change_helped"),
        ("after_sign_out_everywhere", "yes", "sign_out_everywhere_helped"),
        ("after_sign_out_everywhere", "no", "sign_out_everywhere_no_help"),
        ("unknown_app_in_permissions", "yes", "unknown_app_authorised"),
        ("foreign_login", "yes", "unknown_login_device"),
        ("lost_signal_or_codes", "codes", "unexpected_codes"),
        ("registry_new_lines", "yes", "accounts_in_my_name"),
        ("unknown_app_on_phone", "yes", "installed_app_or_remote_help"),
    ],
)
def test_an_answer_is_kept_as_what_was_noticed(code: str, reply: str, noticed: str) -> None:
    assert answer(_PERSON, code, reply).symptoms[-1] == Symptom(noticed)


def test_a_no_is_kept_as_what_was_asked_for_and_not_seen() -> None:
    assert answer(_PERSON, "foreign_login", "no").not_noticed == {"unknown_login_device"}
    assert answer(_PERSON, "lost_signal_or_codes", "no").not_noticed == {
        "sim_lost_service",
        "unexpected_codes",
    }
    assert answer(_PERSON, "callers_know_order", "no").not_known == {"orders", "parcel", "loan"}
    assert answer(_PERSON, "several_services", "one").several_services is False
    assert answer(_PERSON, "password_reused", "no").password_reused is False
    assert answer(_PERSON, "others_same_carrier", "any_line").only_on_line is False


def test_a_carrier_is_kept_as_stated_and_a_date_as_a_date() -> None:
    proposed = replace(_PERSON, carrier=None, carrier_from="prefix")
    told = answer(proposed, "carrier", "South Mobile")
    assert (told.carrier, told.carrier_from) == ("South Mobile", "user")
    since = answer(_PERSON, "number_since", "2019-05").number_since
    assert since == PartialDate.parse("2019-05")


def test_an_answer_that_the_question_does_not_have_is_refused() -> None:
    with pytest.raises(KeyError):
        answer(_PERSON, "foreign_login", "perhaps")
    with pytest.raises(ValueError, match="a date is written"):
        answer(_PERSON, "number_since", "long ago")


def test_order_parcel_and_loan_are_one_question() -> None:
    for data_class in ("orders", "parcel", "loan"):
        knows = replace(_PERSON, strangers_know=frozenset((data_class,)))
        assert "callers_know_order" not in open_questions(knows, frozenset())
    assert "callers_know_order" in open_questions(_PERSON, frozenset())


def test_questions_about_accounts_wait_for_something_noticed_there() -> None:
    called = replace(_PERSON, symptoms=(Symptom("spam_calls"),))
    found = open_questions(called, frozenset())
    assert "foreign_login" not in found
    assert "callers_know_plan" in found
    assert "foreign_login" in open_questions(_PERSON, frozenset())


def test_a_question_passed_over_is_not_offered_again(knowledge: Knowledge) -> None:
    asked: frozenset[str] = frozenset()
    for _turn in range(len(QUESTIONS)):
        question = explain(_PERSON, catalogue(), knowledge, asked).next_question
        if question is None:
            break
        assert question.code not in asked
        asked |= {question.code}
    assert len(asked) > 5
    assert explain(_PERSON, catalogue(), knowledge, frozenset(QUESTIONS)).next_question is None


def test_after_eight_questions_and_when_the_person_ends_them_none_is_put(
    knowledge: Knowledge,
) -> None:
    def question(questionnaire: Questionnaire) -> object:
        passed_over = questionnaire.passed_over
        return explain(_PERSON, catalogue(), knowledge, passed_over).next_question

    assert question(Questionnaire()) is not None
    assert question(Questionnaire().ended()) is None
    some = Questionnaire((("carrier", "dont_know"), ("number_since", "dont_know")))
    assert question(some) is not None
    full = Questionnaire(tuple((code, "dont_know") for code in list(QUESTIONS)[:MOST_ASKED]))
    assert full.is_over
    assert question(full) is None


def test_replies_are_given_again_where_they_are_still_asked_for() -> None:
    told = Questionnaire((("foreign_login", "yes"), ("password_reused", "no")))
    later = replace(_PERSON, password_reused=True)
    again = told.given_to(later)
    assert again.password_reused is True
    assert again.symptoms[-1] == Symptom("unknown_login_device")


def test_trying_an_answer_gives_what_giving_it_gives(knowledge: Knowledge) -> None:
    """The shortcut that touches few terms agrees with weighing everything again."""
    live = incident("live", data_classes=frozenset(("name", "orders", "phone")))
    world = catalogue(live, incident("plain"), incident("listed", hibp_name="Listed"))
    person = replace(_PERSON, hits=frozenset(("listed",)), not_noticed=frozenset(("loan_calls",)))

    def scores(who: Person) -> tuple[float, ...]:
        return tuple(total_scores(term_scores(evaluate(Term, found, who, knowledge), knowledge)))

    found = candidates(person, world, knowledge, {})
    matrix = evaluate(Term, found, person, knowledge)
    shares = softmax(scores(person))
    tried = _Tried(Weighed(person, found, matrix, shares), knowledge)
    before = scores(person)
    for code in open_questions(person, frozenset()):
        for trial in _trials(code, person, world, knowledge):
            after = scores(trial.told.added_to(person))
            whole = [after[place] - before[place] for place in tried._places]
            assert tried._shifts(trial.told) == pytest.approx(whole, abs=1e-9), code


def test_every_answer_of_every_question_tells_something() -> None:
    for code, question in QUESTIONS.items():
        for reply in question.answers:
            assert told_by(code, reply).added_to(_PERSON) != _PERSON, (code, reply)
