"""The few sources and reasons a person is shown, out of all that were weighed.

The one rule: what a person takes for one thing is one: shares of one brand and kind are added,
and so are reasons that say the same of several symptoms. What is not shown is never lost, it is
the share of "something else".
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from exposure_app.core.attribution.explanation import (
    Band,
    Explanation,
    HeadlineBand,
    ProbableSource,
    Reason,
)
from exposure_app.core.attribution.ranking import band_of

MOST_SHOWN = 3
_LEAST_SHOWN = 0.05
_LEAST_CONTRIBUTED = 0.2
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
    first: dict[tuple[str, str], ProbableSource] = {}
    shares: dict[tuple[str, str], float] = {}
    for candidate in explanation.ranking:
        if candidate.id == _UNKNOWN:
            continue
        key = candidate.group
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


def also_contributed(explanation: Explanation) -> tuple[LeadingSource, ...]:
    """The few sources beside the first that may have contributed, likeliest first.

    Their probability is the chance to have contributed at all, so they need not add up to one.
    """
    shown = leaders(explanation).sources
    first = {leader.source.group for leader in shown[:1]}
    found: dict[tuple[str, str], LeadingSource] = {}
    for candidate in explanation.ranking:
        key, chance = candidate.group, candidate.contributed
        if candidate.id == _UNKNOWN or key in first or chance < _LEAST_CONTRIBUTED:
            continue
        if key not in found or chance > found[key].probability:
            found[key] = LeadingSource(candidate, chance)
    order = sorted(found.values(), key=lambda one: (-one.probability, one.source.id))
    return tuple(order[:MOST_SHOWN])


# The facts of which one sentence can name several.
_LISTED = ("symptom", "data_class")


def merged(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """The reasons with those that say the same of several symptoms or data classes as one.

    Their log-odds are added, so the order and the bands are those of the sums.
    """
    together: dict[tuple[object, ...], Reason] = {}
    for reason in reasons:
        key = (reason.term, reason.aspect, _without_listed(reason))
        together[key] = _joined(together[key], reason) if key in together else reason
    return tuple(sorted(together.values(), key=lambda reason: -abs(reason.log_odds)))


# What holds of one source as of another, and so does not tell why it is this one.
_GENERAL = frozenset(
    ("few_notice_it", "many_notice_it", "known_at_all", "incident_rate", "sector_rate",
     "seldom_public", "more_than_public", "kind_often", "kind_seldom")
)  # fmt: skip


def told_first(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """The merged reasons in the order to tell them: what points to this source, then the rest."""
    return tuple(sorted(merged(reasons), key=lambda reason: reason.aspect in _GENERAL))


def _without_listed(reason: Reason) -> tuple[object, ...]:
    return tuple(sorted((k, v) for k, v in reason.facts.items() if k not in _LISTED))


def _joined(first: Reason, second: Reason) -> Reason:
    facts = dict(first.facts)
    for key in _LISTED:
        if key in facts:
            facts[key] = (*_as_codes(facts[key]), *_as_codes(second.facts[key]))
    log_odds = first.log_odds + second.log_odds
    return replace(first, facts=facts, log_odds=log_odds, band=band_of(log_odds) or Band.SOME)


def _as_codes(value: str | int | tuple[str, ...]) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)
