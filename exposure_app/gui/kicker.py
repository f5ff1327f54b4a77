"""The line above the heading of a page: which step it is, and for whom."""

from exposure_app.gui.draft import DESK, FAMILY, CheckDraft
from exposure_app.gui.step import Step
from exposure_app.i18n import _


def kicker(step: Step, draft: CheckDraft) -> str:
    """Where in the check the person is."""
    place = _("Step {n} of {total}").format(n=step + 1, total=len(Step))
    if draft.audience == DESK:
        return _("{place} · Nothing will be saved").format(place=place)
    if draft.audience == FAMILY and draft.label:
        return _("{place} · for {name}").format(place=place, name=draft.label)
    return place
