"""What one answer changed, in one line."""

from exposure_app.core.attribution.moved import Moved
from exposure_app.core.breaches import Catalogue
from exposure_app.i18n import _
from exposure_app.wording.headline import rounded
from exposure_app.wording.sentences import spaced
from exposure_app.wording.sources import source_name


def moved_text(
    moved: Moved | None, catalogue: Catalogue, country: str, *, is_hidden: bool = False
) -> str:
    """What an answer did to the source that leads now.

    Args:
        moved: how far the source moved; None when none is shown.
        catalogue: names of brands and incidents.
        country: ISO 3166 code of where the person lives.
        is_hidden: whether the name of the source tells something private.
    """
    if moved is None:
        return _("This answer points to nobody in particular.")
    before, after = rounded(moved.before), rounded(moved.after)
    if before == after and not moved.is_new:
        return _("This answer confirms what was said.")
    if before == after:
        text = _("This answer puts another source first: {name}, about {after} in 100.")
    elif before < after:
        text = _("This answer raised this from about {before} to about {after} in 100: {name}.")
    else:
        text = _("This answer lowered this from about {before} to about {after} in 100: {name}.")
    hidden = _("a private source")
    name = hidden if is_hidden else source_name(moved.source, catalogue, country)
    return spaced(text.format(name=name, before=before, after=after))


def unmoved_text() -> str:
    """What is said after "don't know"."""
    return _("Nothing changes by that.")
