"""Every match as one card for each incident, private ones apart."""

from PySide6.QtWidgets import QWidget

from exposure_app.core.breaches import Catalogue
from exposure_app.core.findings import CheckResult, Finding
from exposure_app.gui.match_card import MatchCard


def open_cards(result: CheckResult, catalogue: Catalogue) -> list[QWidget]:
    """Matches that anybody at the screen may see."""
    return _cards(result, catalogue, is_private=False)


def private_cards(result: CheckResult, catalogue: Catalogue) -> list[QWidget]:
    """Matches on private subjects; shown only when the person asks."""
    return _cards(result, catalogue, is_private=True)


def _cards(result: CheckResult, catalogue: Catalogue, *, is_private: bool) -> list[QWidget]:
    by_incident: dict[str, list[Finding]] = {}
    for finding in result.findings:
        by_incident.setdefault(finding.incident_id, []).append(finding)
    return [
        MatchCard(findings, result, catalogue)
        for findings in by_incident.values()
        if any(finding.is_sensitive for finding in findings) is is_private
    ]
