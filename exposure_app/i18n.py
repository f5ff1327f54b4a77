"""One gettext catalogue for window, terminal and reports.

Use `_` and `ngettext` at the moment a text is shown, never at import time, so that a change of
language shows everywhere. `N_` marks a text for extraction that is translated later.
"""

import gettext as _gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager

from exposure_app import resources

DOMAIN = "exposure_app"
ENGLISH = "en"
CHINESE = "zh_CN"
LANGUAGES = (ENGLISH, CHINESE)

_active: _gettext.NullTranslations = _gettext.NullTranslations()
_language = ENGLISH


def activate(language: str) -> None:
    """Speak this language from now on; ``language`` is one of `LANGUAGES`.

    Raises:
        FileNotFoundError: the catalogue of that language was not built.
        ValueError: the language is not one of `LANGUAGES`.
    """
    global _active, _language  # noqa: PLW0603 - the one language a process speaks
    if language not in LANGUAGES:
        raise ValueError(f"unknown language {language}")
    if language == ENGLISH:
        _active = _gettext.NullTranslations()
    else:
        _active = _gettext.translation(DOMAIN, resources.path("locale"), [language])
    _language = language


@contextmanager
def in_language(language: str) -> Iterator[None]:
    """Speak another language for a while, such as for a letter to a company abroad.

    Raises:
        FileNotFoundError: the catalogue of that language was not built.
        ValueError: the language is not one of `LANGUAGES`.
    """
    before = _language
    activate(language)
    try:
        yield
    finally:
        activate(before)


def active_language() -> str:
    """The language spoken now, one of `LANGUAGES`."""
    return _language


def preferred_language() -> str:
    """The language the system asks for: Chinese for any Chinese locale, otherwise English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        wish = os.environ.get(name, "")
        if wish:
            return CHINESE if wish.lower().startswith("zh") else ENGLISH
    import locale  # noqa: PLC0415 - seldom needed, and the first frame waits for it

    wish = locale.getlocale()[0] or ""
    return CHINESE if wish.lower().startswith(("zh", "chinese")) else ENGLISH


def _(message: str) -> str:
    """The message in the active language."""
    return _active.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The message in the active language, in the form that fits ``count``."""
    return _active.ngettext(singular, plural, count)


def N_(message: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark a message for translation without translating it yet."""
    return message
