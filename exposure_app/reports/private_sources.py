"""Which probable sources tell something private by their name alone.

The one rule: a name that stands behind the curtain among the matches stands nowhere else either.
"""

from exposure_app.core.attribution.explanation import ProbableSource
from exposure_app.core.breaches import Catalogue
from exposure_app.core.findings import CheckResult
from exposure_app.reports.privacy import private_incidents


def is_private(source: ProbableSource, result: CheckResult, catalogue: Catalogue) -> bool:
    """Whether a source is, or has the brand of, an incident with a private match."""
    hidden = private_incidents(result)
    incidents = [catalogue.find(incident_id) for incident_id in hidden]
    brands = {brand for incident in incidents if incident for brand in incident.brands}
    return source.incident_id in hidden or source.brand in brands
