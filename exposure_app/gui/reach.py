"""Whom the next check may ask: opened anew for each, so that a change counts at once.

The one rule: what cannot be read costs the network, never the check; and about an invented person
nobody is asked.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from exposure_app.errors import ExposureError, IntroductionError, SettingsError
from exposure_app.gui.draft import DESK, CheckDraft
from exposure_app.gui.example import is_invented
from exposure_app.gui.places import Places
from exposure_app.gui.session import Wishes
from exposure_app.network_access import Access, with_network
from exposure_app.workspace import Workspace


class Absence(StrEnum):
    """Why nobody is asked over the network."""

    NOTHING_ON = "nothing_on"
    INVENTED = "invented"
    UNWANTED = "unwanted"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Reach:
    """With what a check works.

    Attributes:
        workspace: with the network, or without.
        absence: why it is without; None when it is with.
        problem: what cannot be read, for `Absence.BROKEN`.
    """

    workspace: Workspace
    absence: Absence | None = None
    problem: ExposureError | None = None

    @property
    def least_shared(self) -> int:
        """Fewer others who share a code than this, and it is held back."""
        network = self.workspace.network
        return 0 if network is None else network.least_shared


def reach_of(places: Places, draft: CheckDraft, wishes: Wishes) -> Reach:
    """Open what is switched on; slow, so it runs as a task."""
    without = places.workspace
    if wishes.asks_nobody:
        return Reach(without, Absence.UNWANTED)
    if is_invented(draft, places.examples):
        return Reach(without, Absence.INVENTED)
    try:
        access = access_of(places, draft.audience)
    except (SettingsError, IntroductionError) as error:
        return Reach(without, Absence.BROKEN, error)
    found = with_network(without, access, places.keys)
    return Reach(found, Absence.NOTHING_ON if found.network is None else None)


def access_of(places: Places, audience: str) -> Access:
    """Where what the network needs is kept, with the ledger of this run of the window.

    Raises:
        SettingsError: the settings cannot be read.
        IntroductionError: that of a publisher cannot be read.
    """
    access = Access.of_this_computer(is_kept=audience != DESK)
    return replace(access, ledger=places.ledgers.of(audience))
