"""Names of countries, and of anything that has a name in each language.

The one rule: a name that a language lacks is shown in English, never left out.
"""

from collections.abc import Mapping

from exposure_app import i18n
from exposure_app.core.countries import Country


def country_name(country: Country) -> str:
    """The country as people of the language spoken now call it."""
    return name_in_language(country.names)


def name_in_language(names: Mapping[str, str]) -> str:
    """The name for the language spoken now, English where there is none."""
    return names.get(i18n.active_language()) or names[i18n.ENGLISH]
