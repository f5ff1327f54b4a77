import json
from contextlib import suppress
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from exposure_app.core.attribution.person import Symptom
from exposure_app.core.case_reading import parse_case, read_case
from exposure_app.core.cases import Case, CaseLookup, StatedAccount
from exposure_app.core.periods import PartialDate
from exposure_app.core.vocabulary import DATA_CLASSES, HOLDER_KINDS, OTHERS_AFFECTED, SYMPTOMS
from exposure_app.errors import CaseError

# Drawn printable, which is much quicker than to draw anything and throw most of it away.
_PRINTABLE = st.characters(exclude_categories=("C", "Z"), include_characters=" ")
TEXTS = st.text(_PRINTABLE, min_size=1, max_size=20).filter(lambda text: bool(text.strip()))
DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
DATES = st.builds(lambda day, size: PartialDate.parse(day.isoformat()[:size]), DAYS, st.just(7)) | (
    DAYS.map(lambda day: PartialDate(day, day))
)
IDS = st.lists(TEXTS, max_size=3).map(tuple)
CASES = st.builds(
    Case,
    country=st.from_regex(r"[A-Z]{2}", fullmatch=True),
    asked_on=DAYS,
    phone=st.none() | TEXTS,
    carrier=st.none() | TEXTS,
    carrier_from=st.sampled_from(["user", "prefix"]),
    province=st.none() | TEXTS,
    number_since=st.none() | DATES,
    number_had_previous_holder=st.none() | st.booleans(),
    emails=IDS,
    accounts=st.lists(
        st.builds(
            StatedAccount,
            TEXTS,
            st.sampled_from(HOLDER_KINDS),
            st.none() | DATES,
            st.none() | TEXTS,
        ),
        max_size=3,
    ).map(tuple),
    address_used_only_for=st.none() | TEXTS,
    password_reused=st.none() | st.booleans(),
    symptoms=st.lists(
        st.builds(Symptom, st.sampled_from(SYMPTOMS), st.none() | TEXTS, st.none() | DATES),
        max_size=4,
    ).map(tuple),
    strangers_know=st.lists(st.sampled_from(DATA_CLASSES), max_size=3).map(tuple),
    others_affected=st.lists(st.sampled_from(OTHERS_AFFECTED), max_size=3).map(tuple),
    hits=IDS,
    lookup=st.builds(
        CaseLookup,
        IDS,
        IDS,
        IDS,
        not_noticed=st.lists(st.sampled_from(SYMPTOMS), max_size=3).map(tuple),
        not_known=st.lists(st.sampled_from(DATA_CLASSES), max_size=3).map(tuple),
        several_services=st.none() | st.booleans(),
        only_on_line=st.none() | st.booleans(),
    ),
    unasked=st.just(frozenset()),
)
KEYS = st.text(max_size=8) | st.sampled_from(
    ["country", "asked_on", "inputs", "accounts", "symptoms", "hits", "lookup", "code", "service"],
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner),
    max_leaves=12,
)


@given(CASES)
def test_a_case_written_and_read_is_the_same_case(case: Case) -> None:
    assert read_case(json.dumps(case.as_dict(), ensure_ascii=False)) == case


@given(CASES)
def test_a_case_without_identifiers_survives_the_file_too(case: Case) -> None:
    bare = case.without_identifiers()
    assert parse_case(bare.as_dict()) == bare


@given(JSON)
def test_any_json_is_read_or_refused_by_name(form: object) -> None:
    with suppress(CaseError):
        assert parse_case(form).country


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_by_name(text: str) -> None:
    with suppress(CaseError):
        assert read_case(text).country
