"""The first sentence says how likely, what, and that it is an estimate."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exposure_app import i18n
from exposure_app.core.attribution.explanation import (
    Band,
    Explanation,
    Headline,
    HeadlineBand,
    NextQuestion,
    ProbableSource,
    Reason,
    Term,
)
from exposure_app.core.breaches import Brand, Catalogue
from exposure_app.wording.headline import (
    about_in_100,
    headline_text,
    no_blame_text,
    rests_on_text,
    rounded,
)
from exposure_app.wording.questions import question_text
from exposure_app.wording.sources import source_name
from tests.simulators.sources import source as named_source

CARRIER = named_source("carrier:China Mobile", "carrier", 0.7, "China Mobile")
CATALOGUE = Catalogue(
    incidents={},
    brands={
        ("CN", "China Mobile"): Brand(
            "China Mobile", {"en": "China Mobile", "zh_CN": "中国移动"}, (), "carrier", "CN", None
        ),
        ("CN", "Weibo"): Brand("Weibo", {"en": "Weibo", "zh_CN": "微博"}, (), "social", "CN", None),
    },
    dated=date(2026, 11, 20),
)
DIGEST = Reason(Term.DIGEST, "hit", Band.STRONG, 3.0, {})


def _answer(
    source: ProbableSource | None,
    band: HeadlineBand = HeadlineBand.LIKELY,
    probability: float = 0.71,
    question: str = "",
) -> Explanation:
    ranking = (source or CARRIER,)
    following = NextQuestion(question, 0.2) if question else None
    return Explanation(ranking, {}, Headline(band, source, probability), (), following)


def test_a_probable_carrier_is_worded_as_agreed() -> None:
    assert headline_text(_answer(CARRIER), CATALOGUE, "CN") == (
        "Likely your carrier, or a company working for it: about 70 in 100. This is an estimate."
    )
    i18n.activate(i18n.CHINESE)
    assert headline_text(_answer(CARRIER), CATALOGUE, "CN") == (
        "很可能是运营商，或替它做事的公司：100 次里约 70 次。这是估计，不是结论。"  # noqa: RUF001 - Chinese
    )


def test_a_carrier_that_is_not_the_own_one_is_named() -> None:
    told = headline_text(_answer(CARRIER), CATALOGUE, "CN", "China Unicom")
    assert told.startswith("Likely China Mobile, or a company working for it")
    own = headline_text(_answer(CARRIER), CATALOGUE, "CN", "China Mobile")
    assert own.startswith("Likely your carrier")


def test_a_company_found_in_a_list_is_only_matched_by_its_customers() -> None:
    weibo = replace(CARRIER, id="platform:Weibo", kind="social", brand="Weibo")
    assert "Likely Weibo:" in headline_text(_answer(weibo), CATALOGUE, "CN")
    listed = named_source("platform:Weibo", "social", 0.7, "Weibo", reasons=(DIGEST,))
    told = headline_text(_answer(listed), CATALOGUE, "CN")
    assert "a list of data that matches customers of Weibo" in told


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("device", "your own device"),
        ("stuffing", "a password that was used in several places"),
        ("phishing", "a false page or message"),
        ("courier", "a parcel service"),
    ],
)
def test_a_source_without_a_company_is_named_by_what_it_is(kind: str, words: str) -> None:
    source = replace(CARRIER, id=kind, kind=kind, brand="")
    assert words in headline_text(_answer(source), CATALOGUE, "CN")


def test_when_it_cannot_tell_it_asks_the_next_question() -> None:
    unsure = _answer(None, HeadlineBand.CANNOT_TELL, 0.3, "password_reused")
    told = headline_text(unsure, CATALOGUE, "CN")
    assert told.startswith("We cannot tell yet. One more answer would help most: ")
    assert told.endswith(question_text("password_reused"))
    nothing_left = _answer(None, HeadlineBand.CANNOT_TELL, 0.3)
    assert headline_text(nothing_left, CATALOGUE, "CN").startswith("We cannot tell yet.")


@pytest.mark.parametrize("band", [band for band in HeadlineBand if band != "cannot_tell"])
def test_every_band_says_its_word_its_number_and_that_it_is_an_estimate(
    band: HeadlineBand,
) -> None:
    told = headline_text(_answer(CARRIER, band), CATALOGUE, "CN")
    assert told.lower().startswith(band.value.replace("_", " "))
    assert "about 70 in 100" in told
    assert told.endswith("This is an estimate.")


@given(st.floats(min_value=0, max_value=1))
def test_a_probability_is_said_in_steps_of_five_and_never_as_certain(probability: float) -> None:
    said = rounded(probability)
    assert said % 5 == 0
    assert 5 <= said <= 95
    assert abs(said - 100 * probability) <= 5
    assert about_in_100(probability) == f"about {said} in 100"


def test_every_mixture_of_evidence_has_a_sentence_of_its_own() -> None:
    streams = ("published_match", "noticed", "known_incident")
    mixtures = [mix for size in range(4) for mix in combinations(streams, size)]
    assert len({rests_on_text(mix) for mix in mixtures}) == len(mixtures)
    assert rests_on_text(("known_incident", "noticed")) == rests_on_text(streams[1:])


def test_names_follow_the_language_and_the_country() -> None:
    i18n.activate(i18n.CHINESE)
    assert source_name(CARRIER, CATALOGUE, "CN") == "中国移动，或替它做事的公司"  # noqa: RUF001 - Chinese
    foreign = replace(CARRIER, brand="KPN")
    assert source_name(foreign, CATALOGUE, "NL") == "KPN，或替它做事的公司"  # noqa: RUF001 - Chinese


def test_nobody_is_blamed() -> None:
    assert no_blame_text() == "This was probably not caused by anything you did."
    i18n.activate(i18n.CHINESE)
    assert no_blame_text() == "这多半不是您的过错。"
