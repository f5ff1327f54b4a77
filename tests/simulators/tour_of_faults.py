"""Stops where something is broken: files that cannot be read, tables, a fault of the program."""

from typing import Final

from exposure_app.errors import CatalogueError, SettingsError
from exposure_app.gui.aside import Aside
from exposure_app.gui.crash_dialog import CrashDialog
from exposure_app.gui.desk_counts_page import DeskCountsPage
from exposure_app.gui.leaves_page import LeavesPage
from exposure_app.gui.ledger_page import LedgerPage
from exposure_app.gui.numbers_page import NumbersPage
from exposure_app.gui.settings_page import SettingsPage
from exposure_app.gui.sources_page import SourcesPage
from exposure_app.gui.step import Step
from exposure_app.gui.who_page import WhoPage
from exposure_app.storage import paths
from tests.simulators.tourist import Persona, Stop, Tourist

_RUBBISH: Final = b"\0rubbish"


def _tables_broken(tourist: Tourist) -> None:
    tourist.window.flow.opening_failed.emit(CatalogueError("brands", "7", "the name is missing"))


def _font_missing(tourist: Tourist) -> None:
    tourist.window.page.clear_problem()
    tourist.window.say_font_is_missing()


def _not_written(tourist: Tourist) -> None:
    tourist.window.page.clear_problem()
    tourist.window.preferences.failed.emit(SettingsError("write"))


def _own_fault(tourist: Tourist) -> None:
    """A bug is told on the page, and in a dialog before it."""
    tourist.window.page.clear_problem()
    try:
        int("")
    except ValueError as error:
        tourist.look_at(CrashDialog(error, tourist.window))


def _break(tourist: Tourist) -> None:
    """Every file of the program that there can be is rubbish now."""
    publishers = paths.introductions_folder()
    publishers.mkdir(parents=True, exist_ok=True)
    files = (
        paths.network_settings_file(),
        paths.ledger_file(),
        paths.desk_counts_file(),
        publishers / "broken.json",
    )
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_RUBBISH)


def _sources_broken(tourist: Tourist) -> None:
    _break(tourist)
    page = tourist.aside(Aside.SOURCES, SourcesPage)
    tourist.wait(lambda: page.is_read)
    tourist.settle()


def _ledger_broken(tourist: Tourist) -> None:
    places = tourist.window.session.places
    if places is None:
        raise RuntimeError
    places.ledgers.forget_all()
    page = tourist.aside(Aside.LEDGER, LedgerPage)
    tourist.wait(lambda: page.is_read)
    tourist.settle()


def _settings_broken(tourist: Tourist) -> None:
    page = tourist.aside(Aside.SETTINGS, SettingsPage)
    tourist.wait(lambda: page.is_read or page.problem is not None)
    tourist.settle()


def _counts_broken(tourist: Tourist) -> None:
    tourist.aside(Aside.DESK_COUNTS, DeskCountsPage)


def _leaves_broken(tourist: Tourist) -> None:
    draft = tourist.window.session.draft
    draft.country, draft.phone = "CN", "120 0012 3456"
    tourist.turn_to(Step.NUMBERS, NumbersPage)
    tourist.go_on(LeavesPage)


STOPS: Final = (
    Stop("tables-broken", Persona.UNLUCKY, WhoPage, _tables_broken),
    Stop("font-missing", Persona.UNLUCKY, WhoPage, _font_missing),
    Stop("settings-not-written", Persona.UNLUCKY, WhoPage, _not_written),
    Stop("crash", Persona.UNLUCKY, WhoPage, _own_fault),
    Stop("sources-broken", Persona.UNLUCKY, SourcesPage, _sources_broken),
    Stop("ledger-broken", Persona.UNLUCKY, LedgerPage, _ledger_broken),
    Stop("settings-broken", Persona.UNLUCKY, SettingsPage, _settings_broken),
    Stop("counts-broken", Persona.UNLUCKY, DeskCountsPage, _counts_broken),
    Stop("leaves-broken", Persona.UNLUCKY, LeavesPage, _leaves_broken),
)
