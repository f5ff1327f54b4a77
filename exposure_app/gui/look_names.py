"""What the choices of the look are called, in the menu and on the page of the settings alike."""

from exposure_app.i18n import CHINESE, ENGLISH, _
from exposure_app.storage.settings import Appearance

LANGUAGE_NAMES = {ENGLISH: "&English", CHINESE: "简体中文(&Z)"}
"""Each language in itself, so that those who speak no other find it."""


def appearance_names() -> dict[Appearance, str]:
    """By appearance, its name with a mnemonic."""
    return {
        Appearance.SYSTEM: _("As the &system"),
        Appearance.LIGHT: _("&Light"),
        Appearance.DARK: _("&Dark"),
        Appearance.HIGH_CONTRAST: _("&High contrast"),
    }
