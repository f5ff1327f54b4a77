"""Brand names as people write them, brought to the spelling of the catalogue."""

from dataclasses import replace
from typing import Final

from exposure_app.core.attribution.person import Person
from exposure_app.core.breaches import Catalogue

_WORLD: Final = "XX"


def canonical_brand(name: str, country: str, catalogue: Catalogue) -> str:
    """The catalogue's key of a brand known by this name here; the name itself when none is."""
    if (country, name) in catalogue.brands or (_WORLD, name) in catalogue.brands:
        return name
    wanted = name.strip().casefold()
    for place in (country, _WORLD):
        for (where, key), brand in catalogue.brands.items():
            if where == place:
                spellings = (key, *brand.names.values(), *brand.aliases)
                if any(spelling.casefold() == wanted for spelling in spellings):
                    return key
    return name


def with_canonical_brands(person: Person, catalogue: Catalogue) -> Person:
    """The same answers with every brand in the spelling of the catalogue."""
    known: dict[str, str] = {}

    def spell(name: str) -> str:
        if name not in known:
            known[name] = canonical_brand(name, person.country, catalogue)
        return known[name]

    def spell_optional(name: str | None) -> str | None:
        return None if name is None else spell(name)

    return replace(
        person,
        carrier=spell_optional(person.carrier),
        address_used_only_for=spell_optional(person.address_used_only_for),
        accounts=tuple(replace(a, service=spell(a.service)) for a in person.accounts),
        symptoms=tuple(replace(s, service=spell_optional(s.service)) for s in person.symptoms),
    )
