"""What one answer did to the sources that are shown.

The one rule: it speaks of the source that leads after the answer, by the shares of its brand.
"""

from dataclasses import dataclass

from exposure_app.core.attribution.explanation import Explanation, ProbableSource
from exposure_app.core.attribution.leading import leaders


@dataclass(frozen=True, slots=True)
class Moved:
    """How far an answer moved a source.

    Attributes:
        source: the source that leads now.
        before: share of its brand before the answer, 0 to 1.
        after: share of its brand now.
        is_new: whether another source led before.
    """

    source: ProbableSource
    before: float
    after: float
    is_new: bool


def moved(before: Explanation, after: Explanation) -> Moved | None:
    """How an answer moved the source that leads now; None when none is shown.

    Args:
        before: the explanation without the answer.
        after: the explanation with it.
    """
    shown = leaders(after).sources
    if not shown:
        return None
    leader = shown[0]
    group = leader.source.group
    share = sum(one.probability for one in before.ranking if one.group == group)
    old = leaders(before).sources[:1]
    is_new = not old or old[0].source.group != group
    return Moved(leader.source, min(1.0, share), leader.probability, is_new)
