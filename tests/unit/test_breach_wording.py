"""Incidents are named without a verdict, and claims are shown as claims."""

from dataclasses import replace

import pytest

from exposure_app import i18n
from exposure_app.core.breaches import Flags, Incident, Provenance
from exposure_app.core.findings import Finding
from exposure_app.core.periods import PartialDate
from exposure_app.lookup.catalogue import load_catalogue
from exposure_app.wording.breaches import (
    attribution_text,
    finding_notes,
    incident_note,
    incident_period,
    incident_title,
    quality_text,
)
from exposure_app.wording.dates import format_count, format_date

CATALOGUE = load_catalogue()


def _incident() -> Incident:
    [found] = [one for one in CATALOGUE.incidents.values() if one.id == "cn-ruizhi-2018"]
    return found


def test_a_carrier_is_never_named_without_those_who_work_for_it() -> None:
    carriers = [one for one in CATALOGUE.incidents.values() if one.kind == "carrier"]
    assert carriers
    for incident in carriers:
        if incident.mechanism in {"stuffing", "phishing"}:
            continue
        assert "working for" in incident_title(incident, CATALOGUE)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_incident_has_a_title_a_period_and_a_source(language: str) -> None:
    i18n.activate(language)
    for incident in CATALOGUE.incidents.values():
        assert incident_title(incident, CATALOGUE)
        assert incident_period(incident)
        source = attribution_text(incident.provenance.attribution)
        assert all(key not in source.split() for key in incident.provenance.attribution), source


def test_what_was_not_read_or_not_confirmed_is_shown_as_a_claim() -> None:
    known = replace(_incident(), provenance=Provenance("known", {"en": "A note."}))
    assert incident_note(known).startswith("This entry comes from general knowledge")
    weak = replace(_incident(), confidence="low")
    assert incident_note(weak).startswith("This entry is a claim")
    assert not incident_note(_incident()).startswith("This entry")


def test_the_quality_of_a_list_is_said_apart_from_any_probability() -> None:
    unverified = replace(_incident(), flags=Flags(is_verified=False, is_spam_list=True))
    assert quality_text(unverified) == "unverified list, mixed list for advertising"
    assert quality_text(replace(_incident(), flags=Flags())) == ""


def test_a_match_says_what_makes_it_weak() -> None:
    plain = Finding("phone-1", "list", "one", frozenset(), "typed")
    assert finding_notes(plain) == ()
    old = replace(plain, is_before_ownership=True, is_unverified=True, form="gmail_variant")
    assert len(finding_notes(old)) == 3


@pytest.mark.parametrize(
    ("typed", "at_home", "in_chinese"),
    [
        ("2018", "2018", "2018年"),
        ("2018-03", "March 2018", "2018年3月"),
        ("2018-03-09", "9 March 2018", "2018年3月9日"),
    ],
)
def test_a_date_is_never_shown_as_more_exact_than_it_is(
    typed: str, at_home: str, in_chinese: str
) -> None:
    value = PartialDate.parse(typed)
    assert format_date(value) == at_home
    i18n.activate(i18n.CHINESE)
    assert format_date(value) == in_chinese


def test_large_counts_are_said_as_people_of_the_language_count() -> None:
    assert format_count(172_000_000) == "172 million"
    assert format_count(1_200) == "1,200"
    i18n.activate(i18n.CHINESE)
    assert format_count(172_000_000) == "1.7亿"
    assert format_count(30_000) == "3万"
