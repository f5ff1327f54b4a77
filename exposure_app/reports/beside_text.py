"""What stands beside the ranking, in words: who may also have contributed, what would change it.

The one rule: a private source has no name here either, now or after a change.
"""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from exposure_app.core.attribution.changes import Change
from exposure_app.core.attribution.explanation import Explanation
from exposure_app.core.attribution.leading import also_contributed, leaders
from exposure_app.core.breaches import Catalogue
from exposure_app.i18n import _
from exposure_app.wording.changes import change_text
from exposure_app.wording.contributed import also_text
from exposure_app.wording.sentences import labelled
from exposure_app.wording.sources import source_name


def changes_title(explanation: Explanation, catalogue: Catalogue, country: str) -> str:
    """The heading over `change_texts`, which are about the source that leads."""
    title = _("What would change this")
    leader = next(iter(leaders(explanation).sources), None)
    if leader is None:
        return title
    return labelled(title, source_name(leader.source, catalogue, country))


def also_title() -> str:
    """The heading over `also_texts`."""
    return _("Who may also have contributed")


def also_texts(
    explanation: Explanation, catalogue: Catalogue, country: str, hidden: AbstractSet[str]
) -> Iterable[str]:
    """One sentence for each source that may have contributed beside the first.

    Args:
        explanation: the answer.
        catalogue: names of brands and incidents.
        country: ISO 3166 code of where the person lives.
        hidden: ids of sources that are not named.
    """
    for leader in also_contributed(explanation):
        is_hidden = leader.source.id in hidden
        yield also_text(leader, catalogue, country, is_hidden=is_hidden)


def change_texts(
    changes: Sequence[Change],
    explanation: Explanation,
    catalogue: Catalogue,
    country: str,
    hidden: AbstractSet[str],
) -> Iterable[str]:
    """One line for each other answer that would move the first source; none when that is private.

    Args:
        changes: of `changes.what_would_change`.
        explanation: the answer that they would change.
        catalogue: names of brands and incidents.
        country: ISO 3166 code of where the person lives.
        hidden: ids of sources that are not named.
    """
    first = leaders(explanation).sources[:1]
    if any(leader.source.id in hidden for leader in first):
        return
    groups = {source.group for source in explanation.ranking if source.id in hidden}
    for change in changes:
        after = change.first_after
        is_hidden = after is not None and (after.id in hidden or after.group in groups)
        yield change_text(change, catalogue, country, is_first_hidden=is_hidden)
