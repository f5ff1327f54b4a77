"""What is switched on and what could be, and the work that changes it; all of it runs as tasks.

The one rule: a change is written before it is shown, and what cannot be read is never overwritten
unless the person says so.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from exposure_app.cancellation import CancelToken
from exposure_app.checking.trying import Tried, try_sources, trying_plan
from exposure_app.core.findings import SendingPlan
from exposure_app.errors import KeyStoreError, SettingsError
from exposure_app.gui.example_requests import example_requests
from exposure_app.gui.list_tables import shown_title
from exposure_app.gui.places import Places
from exposure_app.gui.tasks import Report, Work
from exposure_app.i18n import _
from exposure_app.network_access import Access, with_network
from exposure_app.reports.sources_report import SourceForm, source_forms
from exposure_app.storage import paths
from exposure_app.storage.api_keys import HIBP, Keeping
from exposure_app.storage.introductions import (
    add_introduction,
    remove_introduction,
    split_introductions,
)
from exposure_app.storage.network_settings import (
    HIBP_CATALOGUE,
    NetworkSettings,
    load_network_settings,
    save_network_settings,
)
from exposure_app.wording.connectors import connector_of
from exposure_app.wording.lookups import tried_text
from exposure_app.workspace import Workspace

Change = Callable[[NetworkSettings], NetworkSettings]


@dataclass(frozen=True, slots=True)
class SourcesState:
    """Whom this computer may ask.

    Attributes:
        settings: as they are kept; the usual ones where they cannot be read.
        sources: every publisher and service, on or off.
        damaged: names of files of publishers that cannot be read.
        is_damaged: the settings cannot be read.
        key: where the key of Have I Been Pwned is kept; None when there is none to be had.
        key_problem: stable code of why the keyring did not answer; empty when it did.
        examples: by service, the requests about an invented address.
    """

    settings: NetworkSettings
    sources: tuple[SourceForm, ...]
    damaged: tuple[str, ...] = ()
    is_damaged: bool = False
    key: Keeping | None = None
    key_problem: str = ""
    examples: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TryingPlan:
    """What a try would send, and with what it is made."""

    workspace: Workspace
    plan: SendingPlan


@dataclass(frozen=True, slots=True)
class TriedState:
    """What came of a try.

    Attributes:
        texts: one for each list or service, and whether nothing is wrong with it.
    """

    texts: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """The work of the page.

    Attributes:
        places: workspace, keys and ledgers.
        audience: whom the visit is for.
    """

    places: Places
    audience: str

    def reading(self) -> Work:
        """Work that reads everything."""
        return self._after(lambda: None)

    def switching(self, name: str, *, is_on: bool) -> Work:
        """Work that switches a source on or off."""

        def switched(settings: NetworkSettings) -> NetworkSettings:
            on = settings.on | {name} if is_on else settings.on - {name}
            return replace(settings, on=on)

        return self.changing(switched)

    def changing(self, change: Change) -> Work:
        """Work that changes the settings."""

        def act() -> None:
            file = paths.network_settings_file()
            save_network_settings(file, change(load_network_settings(file)))

        return self._after(act)

    def beginning_again(self) -> Work:
        """Work that puts the usual settings in the place of some that cannot be read."""
        file = paths.network_settings_file()
        return self._after(lambda: save_network_settings(file, NetworkSettings()))

    def adding(self, file: Path) -> Work:
        """Work that adds a publisher by the file it gave."""
        return self._after(lambda: add_introduction(paths.introductions_folder(), file))

    def removing(self, name: str) -> Work:
        """Work that switches a publisher off and forgets it."""

        def act() -> None:
            file = paths.network_settings_file()
            settings = load_network_settings(file)
            save_network_settings(file, replace(settings, on=settings.on - {name}))
            remove_introduction(paths.introductions_folder(), name)

        return self._after(act)

    def keeping_key(self, text: str, keeping: Keeping) -> Work:
        """Work that keeps the key of Have I Been Pwned."""
        return self._after(lambda: self.places.keys.write(HIBP, text, keeping))

    def forgetting_key(self) -> Work:
        """Work that takes that key away."""
        return self._after(lambda: self.places.keys.forget(HIBP))

    def planning_try(self, name: str) -> Work:
        """Work that finds out what trying one source would send."""

        def work(_report: Report, _token: CancelToken) -> TryingPlan:
            workspace = with_network(
                self.places.workspace, self._access(), self.places.keys, [name]
            )
            return TryingPlan(workspace, trying_plan(workspace))

        return work

    def trying(self, planned: TryingPlan) -> Work:
        """Work that sends it."""

        def work(_report: Report, token: CancelToken) -> TriedState:
            tried = try_sources(planned.workspace, token)
            titles = _titles(planned.workspace)
            return TriedState(tuple((_came_of(one, titles), one.is_right) for one in tried))

        return work

    def _after(self, act: Callable[[], object]) -> Work:
        def work(_report: Report, _token: CancelToken) -> SourcesState:
            act()
            return self._read()

        return work

    def _read(self) -> SourcesState:
        access, is_damaged = self._access_and_damage()
        _known, damaged = split_introductions(paths.introductions_folder())
        key, key_problem = self._key()
        return SourcesState(
            settings=access.settings,
            sources=tuple(source_forms(access, self.places.today)),
            damaged=damaged,
            is_damaged=is_damaged,
            key=key,
            key_problem=key_problem,
            examples=example_requests(self.places.workspace.catalogue),
        )

    def _access(self) -> Access:
        return self._access_and_damage()[0]

    def _access_and_damage(self) -> tuple[Access, bool]:
        """Where everything is kept, as far as it can be read, and whether the settings cannot."""
        is_damaged = False
        try:
            settings = load_network_settings(paths.network_settings_file())
        except SettingsError:
            settings, is_damaged = NetworkSettings(), True
        known, _damaged = split_introductions(paths.introductions_folder())
        ledger = self.places.ledgers.of(self.audience)
        access = Access(
            settings,
            known,
            paths.stores_folder(),
            paths.listed_breaches_file(),
            paths.session_secret_file(),
            ledger,
        )
        return access, is_damaged

    def _key(self) -> tuple[Keeping | None, str]:
        try:
            return self.places.keys.keeping(HIBP), ""
        except KeyStoreError as error:
            return None, error.why


def _titles(workspace: Workspace) -> Mapping[str, str]:
    """By id, the name of each list that is known after a try."""
    from exposure_app.checking.departures import lists_of  # noqa: PLC0415 - brings the network along

    if workspace.network is None:
        return {}
    lists = lists_of(workspace.network, workspace.today())
    return {one.source_id: shown_title(one) for one in lists}


def _came_of(tried: Tried, titles: Mapping[str, str]) -> str:
    if tried.source_id == HIBP_CATALOGUE and tried.is_right:
        return _("The facts were fetched. They count from the next check on.")
    words = connector_of(tried.source_id)
    name = tried.source_id if words is None else words.name
    return tried_text(titles.get(tried.source_id, name), tried.why)
