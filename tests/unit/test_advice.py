"""Steps fit the probable cause, the data found and the country, and urgent ones come first."""

from datetime import date, timedelta

import pytest

from exposure_app import i18n
from exposure_app.core.advice import Urgency, choose_plan, urgent_contacts
from exposure_app.core.advice_book import OLDEST, outdated, parse_book
from exposure_app.core.attribution.explanation import (
    Explanation,
    Headline,
    HeadlineBand,
)
from exposure_app.core.attribution.person import Person, Symptom
from exposure_app.core.findings import Finding
from exposure_app.core.steps import AdviceBook, Plan, Step
from exposure_app.core.vocabulary import HOLDER_KINDS, SYMPTOMS
from exposure_app.errors import CatalogueError
from exposure_app.lookup.advice import load_advice
from exposure_app.wording import advice as words
from tests.simulators.sources import source as named_source

BOOK = load_advice()
DAY = date(2026, 11, 23)
COUNTRIES = ("CN", "HK", "TW", "SG", "US", "GB", "FR", "DE", "IT", "AU", "JP", "KR", "IN")


def _answer(kind: str, probability: float = 0.7, *, told: bool = True) -> Explanation:
    named = named_source(f"sector:{kind}", kind, probability)
    rest = named_source("unknown", "unknown", 1 - probability)
    band = HeadlineBand.LIKELY if told else HeadlineBand.CANNOT_TELL
    headline = Headline(band, named if told else None, probability)
    return Explanation((named, rest), {kind: probability}, headline, ("noticed",), None)


def _person(*symptoms: str, country: str = "CN", carrier: str | None = "China Mobile") -> Person:
    noticed = tuple(Symptom(code) for code in symptoms)
    return Person(country, DAY, carrier=carrier, symptoms=noticed)


def _plan(kind: str, *symptoms: str, country: str = "CN", told: bool = True) -> Plan:
    return choose_plan(BOOK, _answer(kind, told=told), (), _person(*symptoms, country=country))


def _texts(steps: tuple[Step, ...]) -> list[str]:
    return [step.text for step in steps]


def _all_steps(book: AdviceBook) -> list[Step]:
    return [*book.general, *(step for steps in book.countries.values() for step in steps)]


def test_stolen_sessions_are_ended_before_the_password_is_changed() -> None:
    today = _texts(_plan("carrier", "auto_follow", "password_change_no_help").today)
    assert today[:2] == ["sign_out_everywhere", "change_password_after"]
    assert today[2] == "service_password"


@pytest.mark.parametrize("country", [*COUNTRIES, "BR"])
def test_in_every_country_sessions_are_ended_before_the_password_is_changed(country: str) -> None:
    plan = _plan("carrier", "auto_follow", "password_change_no_help", country=country)
    assert _texts(plan.today)[:2] == ["sign_out_everywhere", "change_password_after"]


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_step_on_a_plan_says_how_long_it_takes_and_when_it_was_checked(country: str) -> None:
    plan = _plan("carrier", "sim_lost_service", country=country)
    for step in (*plan.now, *plan.today, *plan.week):
        assert str(step.minutes) in words.step_minutes(step)
        assert str(step.last_checked.year) in words.step_source(step)


def test_a_number_to_call_comes_with_words_to_say() -> None:
    called = [step for step in _all_steps(BOOK) if step.contact is not None and step.contact.phone]
    # A message is forwarded, nothing is said.
    silent = {step.text for step in called if not words.step_words_to_say(step)}
    assert silent == {"forward_texts"}


def test_an_unknown_app_is_removed_first() -> None:
    today = _texts(_plan("social", "auto_follow", "unknown_app_authorised").today)
    assert today[0] == "remove_apps_cn"


def test_a_password_that_helped_is_not_taken_for_a_stolen_session() -> None:
    today = _texts(_plan("social", "auto_follow", "password_change_helped").today)
    assert "sign_out_everywhere" not in today


def test_a_reused_password_is_changed_at_mail_and_payment_first() -> None:
    today = _texts(_plan("stuffing").today)
    assert today[:2] == ["mail_and_payment_first", "change_same_password"]


def test_a_device_is_disconnected_before_anything_is_typed_on_it() -> None:
    assert _texts(_plan("device").today)[:2] == ["remove_remote_help", "use_another_device"]


def test_when_it_cannot_tell_it_names_steps_that_help_in_any_case() -> None:
    plan = _plan("carrier", told=False, country="BR")
    assert _texts(plan.today) == ["check_devices", "protect_mail", "call_back"]
    assert plan.week


@pytest.mark.parametrize("kind", HOLDER_KINDS)
@pytest.mark.parametrize("country", [*COUNTRIES, "BR"])
def test_every_answer_has_one_to_three_steps_for_today_and_for_the_week(
    kind: str, country: str
) -> None:
    plan = _plan(kind, country=country)
    assert 1 <= len(plan.today) <= 3
    assert 1 <= len(plan.week) <= 3
    assert plan.now == ()
    shown = _texts(plan.today + plan.week)
    assert len(shown) == len(set(shown))
    assert plan.is_country_known == (country != "BR")


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_lost_signal_leads_to_the_carrier_from_another_phone(country: str) -> None:
    plan = _plan("carrier", "sim_lost_service", country=country)
    assert plan.now[0].text == "call_carrier_now"
    assert plan.now[0].needs_other_phone
    assert all(step.urgency is Urgency.NOW for step in plan.now)


@pytest.mark.parametrize(
    "symptom", ["sim_lost_service", "number_ported", "unexpected_codes", "codes_not_received"]
)
def test_every_sign_of_a_takeover_is_urgent(symptom: str) -> None:
    assert "call_carrier_now" in _texts(_plan("unknown", symptom, told=False).now)


def test_money_that_is_gone_leads_to_the_bank_and_the_police() -> None:
    now = _texts(_plan("bank", "bank_account_emptied").now)
    assert set(now) == {"call_bank_now", "call_police_now"}


def test_urgent_contacts_need_no_check_and_name_the_own_carrier() -> None:
    contacts = urgent_contacts(BOOK, "CN", "China Unicom")
    assert [step.contact.phone for step in contacts if step.contact] == ["10010", "", "96110"]
    assert len(urgent_contacts(BOOK, "BR", None)) == 3


def test_the_advice_of_another_carrier_is_not_given() -> None:
    plan = choose_plan(BOOK, _answer("carrier"), (), _person(carrier="China Telecom"))
    phones = {step.contact.phone for step in plan.today if step.contact}
    assert "10086" not in phones
    assert "10000" in phones


def test_what_a_list_holds_is_acted_on() -> None:
    finding = Finding("email-1", "list", "incident", frozenset({"security_questions"}), "typed")
    without = choose_plan(BOOK, _answer("unknown", told=False), (), _person())
    told = choose_plan(BOOK, _answer("unknown", told=False), (finding,), _person())
    assert "new_answers" not in _texts(without.today + without.week)
    assert "new_answers" in _texts(told.today + told.week)


def test_every_step_and_contact_has_words_in_both_languages() -> None:
    steps = _all_steps(BOOK)
    english = {step.id: (words.step_title(step), words.step_detail(step)) for step in steps}
    i18n.activate(i18n.CHINESE)
    for step in steps:
        title, detail = english[step.id]
        assert title
        assert detail
        assert words.step_title(step) != title
        assert words.step_detail(step) != detail
        if step.contact is not None:
            assert words.contact_label(step.contact)


def test_facts_that_are_not_official_ask_to_be_confirmed() -> None:
    for step in _all_steps(BOOK):
        has_facts = step.contact is not None and (step.contact.phone or step.contact.web)
        if step.grade != "A" and (has_facts or step.law or step.source != "general"):
            assert "please confirm" in words.grade_note(step)
        else:
            assert words.grade_note(step) == ""


def test_a_country_without_checked_advice_is_told_so() -> None:
    assert "no checked advice" in words.country_note(_plan("carrier", country="BR"))
    assert words.country_note(_plan("carrier")) == ""


def test_no_fact_is_older_than_180_days_on_the_day_of_the_newest() -> None:
    newest = max(step.last_checked for step in _all_steps(BOOK))
    assert outdated(BOOK, newest) == ()
    assert outdated(BOOK, newest + OLDEST + timedelta(days=1))


def test_every_urgent_symptom_is_one_a_person_can_tick() -> None:
    urgent = {code for step in _all_steps(BOOK) for code in step.symptoms}
    assert urgent
    assert urgent <= set(SYMPTOMS)


GOOD = {
    "id": "one", "text": "two_step", "causes": [], "classes": [], "urgency": "week",
    "minutes": 5, "reversible": True, "needs_other_phone": False, "helper_can": True,
    "contact": None,
    "source": "a source", "last_checked": "2026-11-20", "grade": "A",
}  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        {"id": ""},
        {"causes": ["sorcery"]},
        {"classes": ["shoe size"]},
        {"urgency": "soon"},
        {"minutes": 0},
        {"reversible": "yes"},
        {"helper_can": 1},
        {"contact": {"label": "bank", "phone": "159"}},
        {"contact": {"label": "bank", "phone": "", "web": "https://example.com"}},
        {"source": ""},
        {"last_checked": "20 November"},
        {"grade": "D"},
        {"symptoms": ["spam_calls"]},
        {"extra": 1},
    ],
)
def test_a_row_that_cannot_be_used_is_refused_by_name(change: dict[str, object]) -> None:
    row = {**GOOD, **change}
    with pytest.raises(CatalogueError) as refused:
        parse_book({"generic": {"countries": [], "steps": [row]}})
    assert refused.value.table == "generic"
    assert refused.value.row == (row["id"] or "")


def test_an_id_that_stands_twice_is_refused() -> None:
    table = {"countries": [], "steps": [GOOD, GOOD]}
    with pytest.raises(CatalogueError, match="twice"):
        parse_book({"generic": table, "CN": {"countries": ["CN"], "steps": []}})


def test_a_step_that_is_put_off_makes_room_for_the_next_best() -> None:
    answer, person = _answer("carrier"), _person("auto_follow", "password_change_no_help")
    before = choose_plan(BOOK, answer, (), person)
    put_off = {before.today[0].id}
    after = choose_plan(BOOK, answer, (), person, put_off)
    assert len(after.today) == len(before.today) == 3
    assert after.today[:2] == before.today[1:]
    assert put_off.isdisjoint(step.id for step in (*after.today, *after.week))


def test_what_needs_the_persons_own_account_is_not_for_a_helper() -> None:
    by_text = {step.text: step.helper_can for step in _all_steps(BOOK)}
    assert not by_text["sign_out_everywhere"]
    assert not by_text["call_bank_now"]
    assert by_text["call_carrier_now"]
    assert by_text["keep_diary"]
