"""Each row of the knowledge tables is a judgement, or names what really shows it."""

import json
from collections.abc import Iterator

import pytest

from exposure_app import resources
from exposure_app.core.attribution.causation import Link
from exposure_app.core.attribution.knowledge import check_incidents_named
from exposure_app.core.breaches import Incident
from exposure_app.errors import CatalogueError
from exposure_app.lookup.catalogue import load_catalogue
from exposure_app.lookup.knowledge import load_knowledge

_TABLES = resources.path("attribution")
_CATALOGUE = load_catalogue()
_KNOWLEDGE = load_knowledge()
_BY_KIND = [
    (symptom, link) for symptom, links in _KNOWLEDGE.by_kind.items() for link in links.values()
]
_LINKS = [
    *_BY_KIND,
    *[(symptom, link) for symptom, links in _KNOWLEDGE.links.items() for link in links],
]
_SOURCED = [(symptom, link) for symptom, link in _LINKS if link.source]

# What an incident's note tells although nobody affected reported it in these words.
_TOLD_IN_NOTE = {
    ("listed_publicly", "au-telstra-2022"),  # unlisted numbers printed in the directory
    ("listed_publicly", "au-optus-2019"),  # customers sent to the directory against their wish
    ("phone_lost_or_held", "cn-shop-codes"),  # the customer's phone in the clerk's hand
}


def _fits(link: Link, incident: Incident) -> bool:
    ways = {"stuffing", "phishing"}
    is_kind = link.profile in ("", incident.kind) or (
        link.profile in ways and link.profile == incident.mechanism
    )
    classes = incident.data_classes | incident.identifiers
    return (
        is_kind
        and link.mechanism in ("", incident.mechanism)
        and (not link.data_class or link.data_class in classes)
    )


@pytest.mark.parametrize(
    ("symptom", "link"),
    _SOURCED,
    ids=[f"{code}-{row.profile}{row.mechanism}{row.data_class}" for code, row in _SOURCED],
)
def test_an_incident_that_a_row_names_shows_what_the_row_says(symptom: str, link: Link) -> None:
    for key in link.source:
        if key in _KNOWLEDGE.sources:
            continue
        incident = _CATALOGUE.incidents[key]
        assert _fits(link, incident), key
        told = symptom in incident.symptoms_reported or (symptom, key) in _TOLD_IN_NOTE
        assert told, key
        assert incident.confidence != "low", key


def test_a_row_rests_on_a_source_or_is_a_judgement() -> None:
    assert all((link.basis == "source") == bool(link.source) for _symptom, link in _LINKS)
    assert len(_SOURCED) >= 200


def _named(table: object) -> Iterator[str]:
    if isinstance(table, dict):
        yield from table.get("source", ())
        yield from _named(list(table.values()))
    elif isinstance(table, list):
        for part in table:
            yield from _named(part)


def test_every_publication_is_named_by_a_row_and_says_what_it_shows() -> None:
    tables = (json.loads(file.read_text("utf-8")) for file in _TABLES.glob("*.json"))
    named = {key for table in tables for key in _named(table)}
    assert _KNOWLEDGE.sources.keys() <= named
    assert named <= _KNOWLEDGE.sources.keys() | _CATALOGUE.incidents.keys()
    assert all(source.says.endswith(".") for source in _KNOWLEDGE.sources.values())


def test_a_row_that_rests_on_an_incident_outside_the_catalogue_is_refused_by_its_place() -> None:
    check_incidents_named(_KNOWLEDGE, _CATALOGUE.incidents)
    without = _CATALOGUE.without(["cn-ruizhi-2018"])
    with pytest.raises(CatalogueError) as refusal:
        check_incidents_named(_KNOWLEDGE, without.incidents)
    rows = json.loads((_TABLES / "symptoms.json").read_text("utf-8"))
    first = next(n for n, row in enumerate(rows, 1) if "cn-ruizhi-2018" in row.get("source", ()))
    assert (refusal.value.table, refusal.value.row) == ("symptoms", str(first))
