"""From a person's answers to the ranked, explained sources: start here.

Deterministic: the same person, catalogue and knowledge give the same answer to the last digit, in
whatever order the answers were given.
"""

from collections import defaultdict

from exposure_app.core.attribution.brand_names import spellings, with_canonical_brands
from exposure_app.core.attribution.candidates import hit_incidents
from exposure_app.core.attribution.explanation import Explanation
from exposure_app.core.attribution.headline import headline, rests_on
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.next_question import next_question
from exposure_app.core.attribution.person import Person
from exposure_app.core.attribution.ranking import rank
from exposure_app.core.attribution.weighing import weigh
from exposure_app.core.breaches import Catalogue, Incident


def explain(
    person: Person,
    catalogue: Catalogue,
    knowledge: Knowledge,
    passed_over: frozenset[str] = frozenset(),
) -> Explanation:
    """Who probably exposed this person's data, why, and what to ask next.

    Args:
        person: the answers, and what the lists said.
        catalogue: every incident and brand.
        knowledge: the tables.
        passed_over: codes of questions that were skipped or not known; not asked again.
    """
    weighed = weigh(person, catalogue, knowledge)
    ranking = rank(weighed, knowledge)
    kinds: defaultdict[str, float] = defaultdict(float)
    for source in ranking:
        kinds[source.kind] += source.probability
    first = headline(ranking)
    return Explanation(
        ranking=ranking,
        kinds=dict(sorted(kinds.items(), key=lambda item: (-item[1], item[0]))),
        headline=first,
        rests_on=rests_on(first, weighed.person),
        next_question=next_question(weighed, catalogue, knowledge, passed_over),
    )


def _is_unlisted(incident: Incident, person: Person, held: frozenset[str]) -> bool:
    concerns = incident.country == person.country and bool(held.intersection(incident.brands))
    is_elsewhere = bool(
        person.province
        and incident.regions
        and not incident.regions_incomplete
        and person.province not in incident.regions
    )
    is_confirmed = incident.confidence != "low" and incident.mechanism != "stuffing"
    return concerns and is_confirmed and not is_elsewhere and not incident.hibp_name


def unlisted(person: Person, catalogue: Catalogue, explanation: Explanation) -> tuple[str, ...]:
    """Ids of confirmed incidents at the person's companies that no list can be looked up for."""
    person = with_canonical_brands(person, spellings(person, catalogue))
    names = {person.carrier, *(account.service for account in person.accounts)}
    held = frozenset(name for name in names if name is not None)
    checked = hit_incidents(person.hits | person.misses, catalogue)
    found = []
    for source in explanation.ranking:
        incident = catalogue.incidents.get(source.incident_id)
        if incident is None or incident.id in checked:
            continue
        if _is_unlisted(incident, person, held):
            found.append(incident.id)
    return tuple(found)
