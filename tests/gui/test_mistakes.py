"""A mistake names its field and its cure to eyes and ears, and nothing that was typed is lost."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from exposure_app import i18n
from exposure_app.core.identifiers import Service
from exposure_app.gui.draft import FAMILY, SELF, TypedHandle
from exposure_app.gui.main_window import MainWindow
from exposure_app.gui.numbers_page import NumbersPage
from exposure_app.gui.place_page import PlacePage
from exposure_app.gui.step import Step
from tests.simulators.onlooker import settle, texts

_WRONG_PHONE, _WRONG_ADDRESS, _RIGHT_QQ = "12", "somebody at example.org", "99000000001"


def _go_past_questions(qtbot: QtBot, window: MainWindow) -> None:
    page = window.page
    page.primary_button.click()
    settle(qtbot, window)
    if page.turns is not None and page.problem is None:
        page.primary_button.click()
        settle(qtbot, window)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("audience", [SELF, FAMILY])
def test_wrong_numbers_and_names_say_where_and_how(
    qtbot: QtBot, window: MainWindow, audience: str, language: str
) -> None:
    i18n.activate(language)
    draft = window.session.draft
    draft.audience, draft.has_agreed, draft.country = audience, True, "CN"
    draft.phone = _WRONG_PHONE
    draft.handles = [TypedHandle(Service.EMAIL, _WRONG_ADDRESS), TypedHandle(Service.QQ, _RIGHT_QQ)]
    window.go_to(Step.NUMBERS)
    settle(qtbot, window)
    _go_past_questions(qtbot, window)
    page = window.page
    assert isinstance(page, NumbersPage)
    qtbot.waitUntil(page.phone.hasFocus)
    wrong, right = page.rows[0].text, page.rows[1].text
    for field in (page.phone, wrong):
        assert field.property("problem") == "true"
        assert field.accessibleName()
        # The problem and its cure are two sentences, read with the field.
        assert sum(field.accessibleDescription().count(stop) for stop in ".。") >= 2
    assert right.property("problem") != "true"
    assert (page.phone.text(), wrong.text(), right.text()) == (
        _WRONG_PHONE,
        _WRONG_ADDRESS,
        _RIGHT_QQ,
    )
    assert page._phone_field.problem in texts(page)


def test_a_mistake_is_gone_once_it_is_mended(qtbot: QtBot, window: MainWindow) -> None:
    draft = window.session.draft
    draft.country, draft.handles = "CN", [TypedHandle(Service.EMAIL, _WRONG_ADDRESS)]
    window.go_to(Step.NUMBERS)
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, NumbersPage)
    page.primary_button.click()
    field: QLineEdit = page.rows[0].text
    qtbot.waitUntil(lambda: field.property("problem") == "true")
    field.setText("somebody@example.org")
    assert field.property("problem") != "true"


def test_a_missing_country_is_named_and_the_rest_stays(qtbot: QtBot, window: MainWindow) -> None:
    draft = window.session.draft
    draft.country, draft.carrier, draft.had_previous_holder = "CN", "China Mobile", True
    window.go_to(Step.PLACE)
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, PlacePage)
    draft.country = ""
    page.primary_button.click()
    assert window.page is page
    assert "Choose a country first" in page.country.accessibleDescription()
    assert QApplication.focusWidget() is page.country
    assert page.carrier.currentData() == "China Mobile"
    assert (draft.carrier, draft.had_previous_holder) == ("China Mobile", True)
