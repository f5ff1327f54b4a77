"""Whatever was noticed, found and put off, a plan stays short, ordered and free of repeats."""

from collections.abc import Iterable
from datetime import date
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from exposure_app.core.advice import MOST_STEPS, choose_plan
from exposure_app.core.attribution.explanation import Explanation, Headline, HeadlineBand
from exposure_app.core.attribution.person import Person, Symptom
from exposure_app.core.findings import Finding
from exposure_app.core.steps import AdviceBook, Plan, Step, Urgency
from exposure_app.core.vocabulary import DATA_CLASSES, HOLDER_KINDS, SYMPTOMS
from exposure_app.lookup.advice import load_advice
from tests.simulators.sources import source

DAY = date(2026, 11, 26)
NAMED = ("CN", "HK", "US", "GB", "DE", "FR", "IT", "IN", "JP", "KR", "AU")


@cache
def _book() -> AdviceBook:
    return load_advice()


def _answer(kind: str, *, told: bool) -> Explanation:
    named, rest = source(f"sector:{kind}", kind, 0.7), source("unknown", "unknown", 0.3)
    band = HeadlineBand.LIKELY if told else HeadlineBand.CANNOT_TELL
    headline = Headline(band, named if told else None, 0.7)
    return Explanation((named, rest), {kind: 0.7}, headline, ("noticed",), None)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Explanation, tuple[Finding, ...], Person]:
    """A cause, what a list holds, and a person of a named country or of none we know."""
    answer = _answer(draw(st.sampled_from(sorted(HOLDER_KINDS))), told=draw(st.booleans()))
    classes = draw(st.frozensets(st.sampled_from(sorted(DATA_CLASSES)), max_size=4))
    found = (Finding("email-1", "list", "incident", classes, "typed"),) if classes else ()
    noticed = draw(st.lists(st.sampled_from(sorted(SYMPTOMS)), max_size=4, unique=True))
    country = draw(st.sampled_from((*NAMED, "BR")))
    return answer, found, Person(country, DAY, symptoms=tuple(map(Symptom, noticed)))


def _ids(steps: Iterable[Step]) -> list[str]:
    return [step.id for step in steps]


def _put_off(draw: st.DataObject, plan: Plan) -> frozenset[str]:
    shown = _ids((*plan.today, *plan.week))
    return draw.draw(st.frozensets(st.sampled_from(shown))) if shown else frozenset()


@given(cases(), st.data())
def test_no_more_than_three_steps_at_a_time_and_none_twice(
    case: tuple[Explanation, tuple[Finding, ...], Person], draw: st.DataObject
) -> None:
    put_off = _put_off(draw, choose_plan(_book(), *case))
    plan = choose_plan(_book(), *case, put_off)
    for steps in (plan.now, plan.today, plan.week):
        assert len(steps) <= MOST_STEPS
    texts = [step.text for step in (*plan.today, *plan.week)]
    assert len(texts) == len(set(texts))
    assert all(step.urgency is Urgency.TODAY for step in plan.today)


@given(cases(), st.data())
def test_what_is_put_off_is_gone_and_the_others_keep_their_order(
    case: tuple[Explanation, tuple[Finding, ...], Person], draw: st.DataObject
) -> None:
    before = choose_plan(_book(), *case)
    put_off = _put_off(draw, before)
    after = choose_plan(_book(), *case, put_off)
    kept = [step for step in _ids(before.today) if step not in put_off]
    assert put_off.isdisjoint(_ids((*after.today, *after.week)))
    assert _ids(after.today)[: len(kept)] == kept


@given(cases(), st.data())
def test_room_that_was_made_is_filled_while_steps_are_left(
    case: tuple[Explanation, tuple[Finding, ...], Person], draw: st.DataObject
) -> None:
    before = choose_plan(_book(), *case)
    put_off = _put_off(draw, before)
    after = choose_plan(_book(), *case, put_off)
    waiting = [s for s in before.week if s.urgency is Urgency.TODAY and s.id not in put_off]
    lost = len(put_off.intersection(_ids(before.today)))
    assert len(after.today) >= len(before.today) - lost + min(lost, len(waiting))


@given(cases(), st.data())
def test_urgent_steps_cannot_be_put_off(
    case: tuple[Explanation, tuple[Finding, ...], Person], draw: st.DataObject
) -> None:
    before = choose_plan(_book(), *case)
    urgent = _ids((*before.now, *before.urgent_contacts))
    put_off = draw.draw(st.frozensets(st.sampled_from(urgent))) if urgent else frozenset()
    after = choose_plan(_book(), *case, put_off)
    assert (after.now, after.urgent_contacts) == (before.now, before.urgent_contacts)


@given(cases())
def test_steps_brought_back_give_the_first_plan_again(
    case: tuple[Explanation, tuple[Finding, ...], Person],
) -> None:
    before = choose_plan(_book(), *case)
    assert choose_plan(_book(), *case, frozenset()) == before
