"""The ranked sources with their shares, as rows and as lines of text.

The one rule: picture and text are made from the same rows, so they say the same.
"""

from dataclasses import dataclass

from exposure_app.core.attribution.explanation import Explanation
from exposure_app.core.attribution.leading import LeadingSource, leaders
from exposure_app.core.breaches import Catalogue
from exposure_app.i18n import _
from exposure_app.wording.headline import about_in_100
from exposure_app.wording.sentences import capitalised, labelled, spaced
from exposure_app.wording.sources import source_name


@dataclass(frozen=True, slots=True)
class ShareRow:
    """One line of the ranking.

    Attributes:
        label: place and name, such as ``1. China Mobile, or a company working for it``.
        about: the share in words, such as ``about 70 in 100``.
        share: 0 to 1.
        is_named: False for everything that is not shown by name.
    """

    label: str
    about: str
    share: float
    is_named: bool


def share_rows(
    explanation: Explanation, catalogue: Catalogue, country: str, private: frozenset[str]
) -> tuple[ShareRow, ...]:
    """At most three sources and the share of everything else, first when nobody stands out.

    Args:
        explanation: the answer.
        catalogue: names of brands and incidents.
        country: ISO 3166 code of where the person lives.
        private: ids of sources that are not named.
    """
    shown = leaders(explanation)
    rows = []
    for place, leader in enumerate(shown.sources, start=1):
        name = leader_name(leader, catalogue, country, private)
        label = _("{place}. {name}").format(place=place, name=name)
        is_named = leader.source.id not in private
        rows.append(ShareRow(label, about_in_100(leader.probability), leader.probability, is_named))
    rest = ShareRow(rest_label(), about_in_100(shown.rest), shown.rest, is_named=False)
    rows.insert(0 if shown.is_rest_first else len(rows), rest)
    return tuple(rows)


def share_lines(rows: tuple[ShareRow, ...]) -> tuple[str, ...]:
    """The whole picture as text."""
    return tuple(labelled(row.label, row.about) for row in rows)


def shares_title() -> str:
    """What the picture and the text are called."""
    return _("Where it probably came from")


def rest_label() -> str:
    """Everything that is not named, and everything nobody knows of yet."""
    return _("Something else, or cannot tell")


def leader_name(
    leader: LeadingSource, catalogue: Catalogue, country: str, private: frozenset[str]
) -> str:
    """A shown source to stand alone on a line; a private one is not named."""
    if leader.source.id in private:
        return capitalised(_("a private source"))
    return spaced(capitalised(source_name(leader.source, catalogue, country)))
