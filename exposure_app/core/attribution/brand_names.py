"""Brand names as people write them, brought to the spelling of the catalogue."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from exposure_app.core.attribution.person import Person
from exposure_app.core.breaches import Catalogue

_WORLD: Final = "XX"


def canonical_brand(name: str, country: str, catalogue: Catalogue) -> str:
    """The catalogue's key of a brand known by this name here; the name itself when none is."""
    if (country, name) in catalogue.brands or (_WORLD, name) in catalogue.brands:
        return name
    own = catalogue.brand_spelt(country, name)
    return own or catalogue.brand_spelt(_WORLD, name) or name


def spellings(person: Person, catalogue: Catalogue) -> dict[str, str]:
    """The catalogue's key of every brand that the person names, by the person's own spelling."""
    names = {person.carrier, person.address_used_only_for}
    names.update(account.service for account in person.accounts)
    names.update(symptom.service for symptom in person.symptoms)
    return {
        name: canonical_brand(name, person.country, catalogue)
        for name in sorted(name for name in names if name is not None)
    }


def with_canonical_brands(person: Person, keys: Mapping[str, str]) -> Person:
    """The same answers with every brand in the spelling of the catalogue."""

    def spell(name: str | None) -> str | None:
        return None if name is None else keys[name]

    return replace(
        person,
        carrier=spell(person.carrier),
        address_used_only_for=spell(person.address_used_only_for),
        accounts=tuple(replace(a, service=keys[a.service]) for a in person.accounts),
        symptoms=tuple(replace(s, service=spell(s.service)) for s in person.symptoms),
    )
