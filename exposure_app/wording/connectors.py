"""Services that are asked about an address, in words: what leaves, and what they learn by it.

The one rule: what is said before a service is switched on leaves out nothing that it could learn.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from exposure_app.i18n import N_, _


@dataclass(frozen=True, slots=True)
class ConnectorText:
    """A connector in words.

    Attributes:
        name: of the service, and how it is asked.
        leaves: what leaves this computer, and what the receiver can conclude.
        attribution: the line to show beside what it found, which names it and its licence.
        link: where that line leads.
    """

    name: str
    leaves: str
    attribution: str
    link: str


_HIBP_LINE: Final = N_("Facts about breaches: Have I Been Pwned, under CC BY 4.0.")
_HIBP_LINK: Final = "https://haveibeenpwned.com/"

# Each by the title code of its connector.
_TEXTS: Final = {
    "hibp_range": (
        N_("Have I Been Pwned, by a short code"),
        N_(
            "A short code of each address leaves, with your key. "
            "The receiver learns whose key it is, and a group that the address is one of. "
            "About 390 of the addresses it knows share each code. "
            "If you ask about several addresses, it can compare them."
        ),
        _HIBP_LINE,
        _HIBP_LINK,
    ),
    "hibp_direct": (
        N_("Have I Been Pwned, by the whole address"),
        N_(
            "The whole address leaves in each of its spellings, with your key. "
            "The receiver learns the address, and whose key it is."
        ),
        _HIBP_LINE,
        _HIBP_LINK,
    ),
    "hibp_catalogue": (
        N_("Newer facts about breaches, from Have I Been Pwned"),
        N_(
            "Nothing about you leaves. "
            "The receiver learns that somebody at your connection uses its list of breaches."
        ),
        _HIBP_LINE,
        _HIBP_LINK,
    ),
    "xposedornot": (
        N_("XposedOrNot, by the whole address"),
        N_(
            "The whole address leaves in each of its spellings. "
            "The receiver learns the address, and that somebody asks about it."
        ),
        N_("Names of breaches: XposedOrNot."),
        "https://xposedornot.com/",
    ),
}


def connector_text(title: str) -> ConnectorText:
    """The words for a connector by its title code.

    Raises:
        KeyError: no connector has this code.
    """
    name, leaves, attribution, link = _TEXTS[title]
    return ConnectorText(_(name), _(leaves), _(attribution), link)


def connector_of(source_id: str) -> ConnectorText | None:
    """The words for the connector that is this source; None when the source is a list."""
    code = source_id.replace("-", "_")
    return connector_text(code) if code in _TEXTS else None


def attribution_lines(source_ids: Iterable[str]) -> tuple[str, ...]:
    """The lines to show beside what these sources found, each once, with where it leads."""
    found = [words for words in map(connector_of, source_ids) if words is not None]
    return tuple(dict.fromkeys(f"{words.attribution} {words.link}" for words in found))


def name_of_breach(incident_id: str) -> str:
    """The name that a service gives a breach which is in no catalogue; empty when none does."""
    _service, colon, name = incident_id.partition(":")
    return name if colon else ""
