"""What the lists said is never calmer than what they could say."""

from datetime import date

from exposure_app import i18n
from exposure_app.core.attribution.explanation import (
    Explanation,
    Headline,
    HeadlineBand,
)
from exposure_app.core.attribution.person import Person
from exposure_app.core.findings import (
    CheckResult,
    SourceReport,
    State,
    Subject,
)
from exposure_app.core.steps import Plan
from exposure_app.wording.lookups import (
    age_text,
    lookup_summary,
    offline_text,
    source_title,
    why_text,
)
from tests.simulators.sources import source as named_source

DAY = date(2026, 3, 3)
UNKNOWN = named_source("unknown", "unknown", 1.0)
ANSWER = Explanation((UNKNOWN,), {}, Headline(HeadlineBand.CANNOT_TELL, None, 0.0), (), None)
PLAN = Plan("CN", True, (), (), (), ())  # noqa: FBT003 - a plan without steps
CALM = "Nothing found"


def _report(state: State, place: int = 1, *, is_demonstration: bool = False) -> SourceReport:
    why = "corrupt" if state is State.COULD_NOT_CHECK else ""
    return SourceReport(f"list-{place}", "phone", is_demonstration, state, why, DAY, (), ())


def _result(*states: State, uncovered: bool = False, is_demonstration: bool = False) -> CheckResult:
    reports = tuple(
        _report(state, place, is_demonstration=is_demonstration)
        for place, state in enumerate(states)
    )
    subjects = (Subject("phone-1", "phone", "+86"), Subject("jd-1", "jd", "a"))
    missing = ("jd-1",) if uncovered else ()
    return CheckResult(
        Person("CN", DAY), subjects, (), reports, missing, (), ANSWER, PLAN
    )  # fmt: skip


def test_nothing_found_is_worded_as_agreed() -> None:
    result = _result(*[State.NO_MATCH] * 5, State.COULD_NOT_CHECK)
    assert lookup_summary(result) == (
        "Nothing found in the 5 lists we could check. 1 list could not be checked. "
        "This does not prove that nothing leaked."
    )
    i18n.activate(i18n.CHINESE)
    assert lookup_summary(result) == (
        "能查的 5 份名单里没有找到。有 1 份没能查到。这不能证明没有泄露。"
    )


def test_a_failed_list_is_always_told() -> None:
    for states in (
        (State.NO_MATCH, State.COULD_NOT_CHECK),
        (State.MATCH, State.COULD_NOT_CHECK),
        (State.NOT_COVERED, State.COULD_NOT_CHECK),
        (State.COULD_NOT_CHECK,),
    ):
        assert "not" in lookup_summary(_result(*states))
        assert "check" in lookup_summary(_result(*states))


def test_when_every_list_failed_nothing_calm_is_said() -> None:
    told = lookup_summary(_result(State.COULD_NOT_CHECK, State.COULD_NOT_CHECK))
    assert CALM not in told
    assert told.startswith("We could not check any list")


def test_when_no_list_exists_nothing_calm_is_said() -> None:
    told = lookup_summary(_result(State.NOT_COVERED, uncovered=True))
    assert CALM not in told
    assert "There is no list here for: JD." in told


def test_a_match_is_counted_among_the_lists_that_answered() -> None:
    told = lookup_summary(_result(State.MATCH, State.NO_MATCH, State.NOT_COVERED))
    assert told.startswith("Found in 1 of the 2 lists we could check.")
    assert "prove" not in told


def test_one_list_is_spoken_of_as_one() -> None:
    assert "in the 1 list we could check" in lookup_summary(_result(State.NO_MATCH))


def test_a_list_of_invented_people_says_so_in_title_and_summary() -> None:
    assert "demonstration" in source_title("demo-phone", "phone", True)  # noqa: FBT003 - the flag
    assert "demonstration" not in source_title("own", "phone", False)  # noqa: FBT003 - the flag
    told = lookup_summary(_result(State.NO_MATCH, is_demonstration=True))
    assert "invented people" in told


def test_an_offline_check_names_the_day_of_the_list() -> None:
    assert offline_text(_result(State.NO_MATCH)) == (
        "This check used only the list on this computer, dated 3 March 2026."
    )


def test_an_old_list_says_how_old_it_is() -> None:
    assert age_text(_report(State.NO_MATCH), 90) == ""
    assert "91 days old" in age_text(_report(State.NO_MATCH), 91)


def test_a_reason_says_what_happened_what_it_means_and_what_to_press() -> None:
    told = why_text("corrupt")
    assert "damaged" in told
    assert "so it tells us nothing" in told
    assert "press Check again" in told
