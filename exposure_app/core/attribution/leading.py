"""The few sources a person is shown, out of all that were weighed.

The one rule: sources of one brand are one to a person, so their shares are added; what is not
shown is never lost, it is the share of "something else".
"""

from dataclasses import dataclass

from exposure_app.core.attribution.explanation import Explanation, HeadlineBand, ProbableSource

MOST_SHOWN = 3
_LEAST_SHOWN = 0.05
_UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class LeadingSource:
    """One source as it is shown.

    Attributes:
        source: the likeliest candidate of its brand.
        probability: share of all candidates of that brand, 0 to 1.
    """

    source: ProbableSource
    probability: float


@dataclass(frozen=True, slots=True)
class Leaders:
    """What is shown of a ranking.

    Attributes:
        sources: at most three, best first.
        rest: share of everything else, "unknown" included, 0 to 1.
        is_rest_first: nobody stands out, so "something else" is said before any name.
    """

    sources: tuple[LeadingSource, ...]
    rest: float
    is_rest_first: bool


def leaders(explanation: Explanation) -> Leaders:
    """The sources to show, with the shares of one brand added up."""
    first: dict[str, ProbableSource] = {}
    shares: dict[str, float] = {}
    for candidate in explanation.ranking:
        if candidate.id == _UNKNOWN:
            continue
        key = candidate.brand or candidate.id
        first.setdefault(key, candidate)
        shares[key] = shares.get(key, 0.0) + candidate.probability
    order = sorted(shares, key=lambda key: -shares[key])
    shown = tuple(
        LeadingSource(first[key], shares[key])
        for key in order[:MOST_SHOWN]
        if shares[key] >= _LEAST_SHOWN
    )
    return Leaders(
        sources=shown,
        rest=max(0.0, 1.0 - sum(leader.probability for leader in shown)),
        is_rest_first=explanation.headline.band is HeadlineBand.CANNOT_TELL,
    )
