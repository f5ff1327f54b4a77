"""Names of countries in the language spoken now."""

from collections.abc import Mapping

from exposure_app import i18n


def name_in_language(names: Mapping[str, str]) -> str:
    """The name for the language spoken now, English where there is none."""
    return names.get(i18n.active_language()) or names[i18n.ENGLISH]
