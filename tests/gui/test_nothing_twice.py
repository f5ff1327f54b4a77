"""Nothing is asked twice in one check, and what was said is there when somebody comes back."""

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from exposure_app.gui.card import Card
from exposure_app.gui.draft import DESK, FAMILY, SELF
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.noticed_page import NoticedPage
from exposure_app.gui.numbers_page import NumbersPage
from exposure_app.gui.place_page import PlacePage
from exposure_app.gui.step import Step
from tests.simulators.onlooker import settle

_STEPS = (Step.PLACE, Step.NOTICED, Step.NUMBERS)


def _asked(window: MainWindow) -> set[str]:
    """What a page asks: names of its fields, and of its cards of choices."""
    page = window.page
    fields = [
        field.accessibleName()
        for kind in (QLineEdit, QComboBox)
        for field in page.findChildren(kind)
        if not isinstance(field.parentWidget(), QComboBox)
    ]
    questions = [card.accessibleName() for card in page.findChildren(Card)]
    return {name for name in (*fields, *questions) if name}


@pytest.mark.parametrize("audience", [SELF, FAMILY, DESK])
def test_no_page_asks_what_another_has_asked(
    qtbot: QtBot, window: MainWindow, audience: str
) -> None:
    draft = window.session.draft
    draft.audience, draft.has_agreed, draft.country = audience, True, "CN"
    seen: dict[str, Step] = {}
    for step in _STEPS:
        window.go_to(step)
        settle(qtbot, window)
        window.page.finish()
        asked = _asked(window)
        assert asked
        assert not {name: seen[name] for name in asked if name in seen}
        seen.update(dict.fromkeys(asked, step))


def test_what_was_said_is_there_on_the_way_back_and_used_on_the_way_on(
    qtbot: QtBot, window: MainWindow
) -> None:
    draft = window.session.draft
    draft.country, draft.carrier = "CN", "China Mobile"
    window.go_to(Step.NUMBERS)
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, NumbersPage)
    assert page.region.currentData() == "CN"
    page.phone.setText("120 0000 0001")
    window.go_back()
    settle(qtbot, window)
    noticed = window.page
    assert isinstance(noticed, NoticedPage)
    noticed.rows["auto_follow"].tick.box.click()
    window.go_back()
    settle(qtbot, window)
    place = window.page
    assert isinstance(place, PlacePage)
    assert (place.country.currentData(), place.carrier.currentData()) == ("CN", "China Mobile")
    for _step in range(2):
        window.page.primary_button.click()
        settle(qtbot, window)
    again = window.page
    assert isinstance(again, NumbersPage)
    assert again.phone.text() == "120 0000 0001"
    assert set(draft.noticed) == {"auto_follow"}
