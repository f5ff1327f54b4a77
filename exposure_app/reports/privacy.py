"""Which matches are shown only when the person asks for them."""

from exposure_app.core.findings import CheckResult


def private_incidents(result: CheckResult) -> frozenset[str]:
    """Ids of incidents whose lists hold the person and tell something private by their name."""
    return frozenset(finding.incident_id for finding in result.findings if finding.is_sensitive)
