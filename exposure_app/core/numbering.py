"""What the number block says of a phone number: carrier, province, and whether to believe it.

The one rule: this is a proposal. Numbers move between carriers, so the person always decides.

Why the imports inside functions: importing `phonenumbers` takes over a second, and its table of
places another third of a second and 110 MiB.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from exposure_app.core.identifiers import PhoneNumber

# The library does not know that numbers in China have been portable since November 2019.
_ALSO_PORTABLE = ("CN",)


@dataclass(frozen=True, slots=True)
class CarrierNames:
    """How the names of the number library are spelled in the catalogue.

    Attributes:
        brands: by country, from the library's carrier name to the brand; others are kept.
        virtual_blocks: number blocks of virtual operators, with the network they use; empty
            where the library names it.
        provinces: by country, first-level regions by English name, with the Chinese name.
        places: by country, from the library's place to the English name of its region.
    """

    brands: Mapping[str, Mapping[str, str]]
    virtual_blocks: Mapping[str, str]
    provinces: Mapping[str, Mapping[str, str]]
    places: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class CarrierProposal:
    """What the number block says.

    Attributes:
        brand: carrier the block was given to, None when not known.
        province: English name of the first-level region, None when not known.
        is_portable: whether the number may have moved to another carrier.
        is_virtual: whether a virtual operator sells the block; `brand` is then its network.
    """

    brand: str | None
    province: str | None
    is_portable: bool
    is_virtual: bool = False


def propose(phone: PhoneNumber, names: CarrierNames) -> CarrierProposal:
    """Propose carrier and province from the number block."""
    block = _virtual_block(phone, names)
    return CarrierProposal(
        brand=_brand(phone, names, names.virtual_blocks.get(block, "")),
        province=_province(phone, names),
        is_portable=_is_portable(phone.region),
        is_virtual=bool(block),
    )


def _virtual_block(phone: PhoneNumber, names: CarrierNames) -> str:
    digits = phone.e164.removeprefix("+")
    blocks = (digits[:length] for length in range(len(digits), 0, -1))
    return next((block for block in blocks if block in names.virtual_blocks), "")


def _brand(phone: PhoneNumber, names: CarrierNames, network: str) -> str | None:
    import phonenumbers  # noqa: PLC0415 - see the module
    from phonenumbers import carrier  # noqa: PLC0415 - see the module

    if network or not phone.region:
        return network or None
    number = phonenumbers.parse(phone.e164, None)
    # Not `name_for_number`: it is silent about blocks that the numbering plan does not know yet.
    found = carrier.name_for_valid_number(number, "en")
    return names.brands.get(phone.region, {}).get(found, found) or None


def _province(phone: PhoneNumber, names: CarrierNames) -> str | None:
    provinces = names.provinces.get(phone.region)
    if provinces is None:
        return None
    import phonenumbers  # noqa: PLC0415 - see the module
    from phonenumbers import geocoder  # noqa: PLC0415 - see the module

    number = phonenumbers.parse(phone.e164, None)
    place = geocoder.description_for_valid_number(number, "en").rpartition(", ")[2]
    province = names.places.get(phone.region, {}).get(place, place)
    return province if province in provinces else None


def _is_portable(region: str) -> bool:
    import phonenumbers  # noqa: PLC0415 - see the module

    return region in _ALSO_PORTABLE or phonenumbers.is_mobile_number_portable_region(region)
