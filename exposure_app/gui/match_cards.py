"""Every match as one card for each incident, private ones apart."""

from collections.abc import Sequence

from exposure_app.core.findings import CheckResult, Finding

Findings = Sequence[Finding]


def matches_by_incident(result: CheckResult) -> tuple[list[Findings], list[Findings]]:
    """The matches of each incident together: those anybody may see, and private ones."""
    groups: dict[str, list[Finding]] = {}
    for finding in result.findings:
        groups.setdefault(finding.incident_id, []).append(finding)
    shown: list[Findings] = []
    private: list[Findings] = []
    for group in groups.values():
        is_private = any(finding.is_sensitive for finding in group)
        (private if is_private else shown).append(group)
    return shown, private
