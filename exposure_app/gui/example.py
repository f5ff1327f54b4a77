"""Fill a draft with one of the invented people of the demonstration.

The one rule: the numbers and names become the example's; what was already said of place and
carrier stays, and what the example noticed is added to what was ticked.
"""

from collections.abc import Iterable

from exposure_app.core.identifiers import Service
from exposure_app.gui.draft import CheckDraft, Noticed, TypedHandle
from exposure_app.lookup.example_people import ExamplePerson

_PHONE = "phone"


def example_for(people: Iterable[ExamplePerson], country: str) -> ExamplePerson:
    """The first person of that country, else the first of all."""
    known = tuple(people)
    return next((person for person in known if person.country == country), known[0])


def fill_in(draft: CheckDraft, person: ExamplePerson) -> None:
    """Put the invented person where a person of one's own would stand."""
    draft.is_example = True
    draft.number_region = person.country
    draft.phone = next((text for service, text in person.typed if service == _PHONE), "")
    draft.handles = [
        TypedHandle(Service(service), text) for service, text in person.typed if service != _PHONE
    ]
    if draft.country == person.country:
        draft.carrier = draft.carrier or person.carrier or None
        draft.province = draft.province or person.region or None
    draft.is_nothing_noticed = False
    for symptom in person.noticed:
        draft.noticed[symptom.code] = Noticed(symptom.service or "", symptom.since)


def is_invented(draft: CheckDraft, people: Iterable[ExamplePerson]) -> bool:
    """Whether everything typed belongs to invented people, as it was filled in."""
    if not draft.is_example:
        return False
    known = {text for person in people for _service, text in person.typed}
    typed = [draft.phone, *(handle.text for handle in draft.handles)]
    return all(text in known for text in typed if text.strip())
