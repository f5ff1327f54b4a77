"""The pages before the first question: the welcome of the first run, and a relative's own yes."""

from functools import partial
from typing import TYPE_CHECKING

from exposure_app.gui.aside import Aside
from exposure_app.gui.consent_page import ConsentPage
from exposure_app.gui.kicker import kicker
from exposure_app.gui.step import Step
from exposure_app.gui.welcome_page import WelcomePage

if TYPE_CHECKING:
    from exposure_app.gui.main_window import MainWindow


def welcome_page(window: "MainWindow") -> WelcomePage:
    """What the program does, with language and size of text."""
    page = WelcomePage(window.preferences)
    page.proceed.connect(window.preferences.remember_welcome)
    page.proceed.connect(window.go_back)
    page.language_wanted.connect(window.preferences.speak)
    page.text_size_wanted.connect(window.preferences.resize_text)
    return page


def consent_page(window: "MainWindow") -> ConsentPage:
    """Asks the person who is helped, and goes on only after their yes."""
    draft = window.session.draft
    page = ConsentPage(draft.label)

    def agree() -> None:
        draft.has_agreed = True
        window.go_to(Step.PLACE)

    page.agreed.connect(agree)
    page.declined.connect(window.decline)
    page.urgent_wanted.connect(partial(window.open_aside, Aside.URGENT))
    for way_back in (page.back, page.ended):
        way_back.connect(partial(window.go_to, Step.WHO))
    page.set_kicker(kicker(Step.WHO, draft))
    return page
