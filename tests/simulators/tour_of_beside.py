"""Stops beside the check: whom to call, letters, lists and services, settings, what was sent."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from exposure_app.core.letters import LetterKind
from exposure_app.gui import questions
from exposure_app.gui.aside import Aside
from exposure_app.gui.ledger_page import LedgerPage
from exposure_app.gui.letters_page import LettersPage
from exposure_app.gui.settings_page import SettingsPage
from exposure_app.gui.sources_page import SourcesPage
from exposure_app.gui.urgent_page import UrgentPage
from exposure_app.gui.welcome_page import WelcomePage
from exposure_app.storage.api_keys import Keeping
from exposure_app.storage.network_settings import HIBP_RANGE
from tests.simulators.ledgers import line, shared_line
from tests.simulators.tourist import Persona, Stop, Tourist

_KEY = "0123456789abcdef" * 2


def _urgent(tourist: Tourist) -> None:
    tourist.press(tourist.window.urgent_bar.button)
    tourist.reach(UrgentPage)


def _urgent_china(tourist: Tourist) -> None:
    tourist.window.session.draft.country = "CN"
    tourist.window.session.draft.carrier = "China Mobile"
    tourist.aside(Aside.URGENT, UrgentPage)


def _letters(tourist: Tourist) -> None:
    tourist.aside(Aside.LETTERS, LettersPage)


def _letter_copied(tourist: Tourist) -> None:
    page = tourist.page(LettersPage)
    page.kinds[LetterKind.DELETION].click()
    page.receiver.setEditText("Example Telecom")
    tourist.press(page.copy_button)


def _what_it_does(tourist: Tourist) -> None:
    tourist.aside(Aside.WELCOME, WelcomePage)


def _sources(tourist: Tourist) -> None:
    page = tourist.aside(Aside.SOURCES, SourcesPage)
    tourist.wait(lambda: page.is_read)
    tourist.settle()


def _sources_open(tourist: Tourist) -> None:
    tourist.unfold()


def _sources_need_key(tourist: Tourist) -> None:
    tourist.page(SourcesPage).boxes[HIBP_RANGE].switch.box.click()
    tourist.settle()


def _key_refused(tourist: Tourist) -> None:
    page = tourist.page(SourcesPage)
    page.key_card.line.setText("not a key")
    tourist.press(page.key_card.run_button)
    tourist.settle()


def _key_kept(tourist: Tourist) -> None:
    page = tourist.page(SourcesPage)
    page.key_card.line.setText(_KEY)
    page.key_card.kept.emit(_KEY, Keeping.THIS_RUN)
    tourist.settle()
    page.boxes[HIBP_RANGE].switch.box.click()
    tourist.settle()


def _ways_wrong(tourist: Tourist) -> None:
    page = tourist.page(SourcesPage)
    page.ways_card.least.line.setText("none")
    tourist.press(page.ways_card.save_button)
    page.scroll_area.ensureWidgetVisible(page.ways_card)


def _ledger_empty(tourist: Tourist) -> None:
    page = tourist.aside(Aside.LEDGER, LedgerPage)
    tourist.wait(lambda: page.is_read)
    tourist.settle()


def _ledger(tourist: Tourist) -> None:
    places = tourist.window.session.places
    if places is None:
        raise RuntimeError
    for entry in (line(), shared_line(), line("late")):
        places.ledgers.kept.note(entry)
    _ledger_empty(tourist)


def _ledger_wiping(tourist: Tourist) -> None:
    tourist.ask(lambda: questions.ask_wipe_ledger(tourist.window))


def _settings(tourist: Tourist) -> None:
    page = tourist.aside(Aside.SETTINGS, SettingsPage)
    tourist.wait(lambda: page.is_read)
    tourist.settle()


def _erasing(tourist: Tourist) -> None:
    tourist.ask(lambda: questions.ask_erase_everything(tourist.window))


def _erased(tourist: Tourist) -> None:
    page = tourist.page(SettingsPage)
    with _sure():
        tourist.press(page.kept_card.button)
    tourist.wait(lambda: tourist.page(SettingsPage).kept_card.notice is not None)
    tourist.settle()


@contextmanager
def _sure() -> Iterator[None]:
    """Say yes to what is asked before everything is erased."""
    usual = questions.ask_erase_everything
    questions.ask_erase_everything = lambda parent: True
    try:
        yield
    finally:
        questions.ask_erase_everything = usual


def _about(tourist: Tourist) -> None:
    tourist.ask(lambda: questions.show_about(tourist.window))


STOPS: Final = (
    Stop("urgent", Persona.BESIDE, UrgentPage, _urgent),
    Stop("urgent-china", Persona.BESIDE, UrgentPage, _urgent_china),
    Stop("letters", Persona.BESIDE, LettersPage, _letters),
    Stop("letter-copied", Persona.BESIDE, LettersPage, _letter_copied),
    Stop("what-it-does", Persona.BESIDE, WelcomePage, _what_it_does),
    Stop("sources", Persona.BESIDE, SourcesPage, _sources),
    Stop("sources-open", Persona.BESIDE, SourcesPage, _sources_open),
    Stop("sources-need-key", Persona.BESIDE, SourcesPage, _sources_need_key),
    Stop("sources-key-refused", Persona.BESIDE, SourcesPage, _key_refused),
    Stop("sources-key-kept", Persona.BESIDE, SourcesPage, _key_kept),
    Stop("sources-ways-wrong", Persona.BESIDE, SourcesPage, _ways_wrong),
    Stop("ledger-empty", Persona.BESIDE, LedgerPage, _ledger_empty),
    Stop("ledger", Persona.BESIDE, LedgerPage, _ledger),
    Stop("ledger-wiping", Persona.BESIDE, LedgerPage, _ledger_wiping),
    Stop("settings", Persona.BESIDE, SettingsPage, _settings),
    Stop("about", Persona.BESIDE, SettingsPage, _about),
    Stop("erasing", Persona.BESIDE, SettingsPage, _erasing),
    Stop("erased", Persona.BESIDE, SettingsPage, _erased),
)
