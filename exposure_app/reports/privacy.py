"""Which matches and sources are shown only when the person asks for them.

The one rule: a name that stands behind the curtain among the matches stands nowhere else either.
"""

from exposure_app.core.attribution.explanation import ProbableSource
from exposure_app.core.breaches import Catalogue
from exposure_app.core.findings import CheckResult


def private_incidents(result: CheckResult) -> frozenset[str]:
    """Ids of incidents whose lists hold the person and tell something private by their name."""
    return frozenset(finding.incident_id for finding in result.findings if finding.is_sensitive)


def is_private(source: ProbableSource, result: CheckResult, catalogue: Catalogue) -> bool:
    """Whether a source is, or has the brand of, an incident with a private match."""
    hidden = private_incidents(result)
    incidents = [catalogue.find(incident_id) for incident_id in hidden]
    brands = {brand for incident in incidents if incident for brand in incident.brands}
    return source.incident_id in hidden or source.brand in brands


def private_sources(result: CheckResult, catalogue: Catalogue) -> frozenset[str]:
    """Ids of every source of the ranking that `is_private`."""
    ranking = result.explanation.ranking
    return frozenset(source.id for source in ranking if is_private(source, result, catalogue))
