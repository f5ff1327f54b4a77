"""What is said first, in one of five fixed words or as *cannot tell*.

The one rule: no company is named first on less than 40 in 100, or while an unknown source is
likelier. Shares of one brand and kind are added, since people meet one company.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from exposure_app.core.attribution.explanation import (
    Headline,
    HeadlineBand,
    ProbableSource,
    Reason,
    Term,
)
from exposure_app.core.attribution.person import Person

LEAST_TOLD: Final = 0.40
# The words' ranges of the risk-word studies, with each gap and overlap closed at its middle.
_BANDS: Final = (
    (0.80, HeadlineBand.VERY_LIKELY),
    (0.60, HeadlineBand.LIKELY),
    (0.30, HeadlineBand.POSSIBLE),
    (0.15, HeadlineBand.UNLIKELY),
)
_NOTICED: Final = (Term.SYMPTOMS, Term.KNOW, Term.ALIAS, Term.OTHERS, Term.PLATFORMS)


def band_for(probability: float) -> HeadlineBand:
    """The fixed word for a probability."""
    for least, band in _BANDS:
        if probability >= least:
            return band
    return HeadlineBand.VERY_UNLIKELY


def headline(ranking: Sequence[ProbableSource]) -> Headline:
    """The first thing said about a ranking."""
    shares: defaultdict[tuple[str, str], float] = defaultdict(float)
    for source in ranking:
        shares[source.group] += source.probability
    first = max(ranking, key=lambda source: shares[source.group])
    probability = min(1.0, shares[first.group])
    if first.id == "unknown" or ranking[0].id == "unknown" or probability < LEAST_TOLD:
        return Headline(HeadlineBand.CANNOT_TELL, None, probability)
    return Headline(band_for(probability), first, probability)


def _has(reasons: Sequence[Reason], terms: Sequence[Term]) -> bool:
    return any(reason.term in terms for reason in reasons)


def rests_on(first: Headline, person: Person) -> tuple[str, ...]:
    """Which streams of evidence the answer rests on."""
    if first.source is None:
        has_noticed = bool(person.symptoms or person.strangers_know)
        streams = {"published_match": bool(person.hits), "noticed": has_noticed}
    else:
        reasons = first.source.argument.reasons
        streams = {
            "published_match": _has(reasons, (Term.DIGEST,)),
            "noticed": _has(reasons, _NOTICED),
            "known_incident": bool(first.source.incident_id),
        }
    return tuple(stream for stream, is_used in streams.items() if is_used)
