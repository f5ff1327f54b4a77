"""What the page of the settings shows that is not in memory, and the work behind it; as tasks.

The one rule: what is shown as kept was looked for anew after each change, also after erasing.
"""

from dataclasses import dataclass, field
from datetime import date

from exposure_app.cancellation import CancelToken
from exposure_app.core.findings import ShownList
from exposure_app.gui.places import Places
from exposure_app.gui.sources_state import Sources, SourcesState
from exposure_app.gui.tasks import Report, Work
from exposure_app.lookup.list_facts import list_facts
from exposure_app.storage.kept import Kept, What, erase_everything, kept


@dataclass(frozen=True, slots=True)
class SettingsState:
    """What is on this computer.

    Attributes:
        lists: the lists that came with the program.
        sources: publishers and services, and the way by which they are asked.
        kept: everything that may be kept here.
        today: the day, to tell old lists.
        left: what erasing left behind, and was told last; None when nothing was erased.
    """

    lists: tuple[ShownList, ...]
    sources: SourcesState
    kept: tuple[Kept, ...]
    today: date
    left: tuple[What, ...] | None = None


@dataclass(frozen=True, slots=True)
class SettingsWork:
    """The work of the page.

    Attributes:
        places: workspace, keys and ledgers.
        audience: whom the visit is for.
    """

    places: Places
    audience: str
    _sources: Sources = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_sources", Sources(self.places, self.audience))

    def reading(self) -> Work:
        """Work that reads everything."""

        def work(report: Report, token: CancelToken) -> SettingsState:
            return self._read(report, token)

        return work

    def erasing(self) -> Work:
        """Work that erases everything that is kept, on disk, in the keyring and of this run."""

        def work(report: Report, token: CancelToken) -> SettingsState:
            left = erase_everything()
            self.places.keys.forget_this_run()
            self.places.ledgers.forget_all()
            return self._read(report, token, left)

        return work

    def _read(
        self, report: Report, token: CancelToken, left: tuple[What, ...] | None = None
    ) -> SettingsState:
        today, folders = self.places.today, self.places.workspace.pack_folders
        sources = self._sources.reading()(report, token)
        if not isinstance(sources, SourcesState):
            raise TypeError("the work of the sources tells their state")
        lists = tuple(list_facts(folder, today) for folder in folders)
        return SettingsState(lists, sources, kept(), today, left)
