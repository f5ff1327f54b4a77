"""Who may have contributed beside the main source, as plain sentences.

The one rule: a chance to have contributed is said as a chance of its own, never as a share.
"""

from exposure_app.core.attribution.leading import LeadingSource
from exposure_app.core.breaches import Catalogue
from exposure_app.i18n import _
from exposure_app.wording.headline import about_in_100
from exposure_app.wording.sentences import spaced
from exposure_app.wording.sources import source_name


def also_text(
    leader: LeadingSource, catalogue: Catalogue, country: str, *, is_hidden: bool = False
) -> str:
    """That a source may have contributed too.

    Args:
        leader: one of `leading.also_contributed`.
        catalogue: names of brands and incidents.
        country: ISO 3166 code of where the person lives.
        is_hidden: whether its name tells something private.
    """
    hidden = _("a private source")
    name = hidden if is_hidden else source_name(leader.source, catalogue, country)
    text = _("This may also have contributed: {name} ({about}).")
    return spaced(text.format(name=name, about=about_in_100(leader.probability)))
