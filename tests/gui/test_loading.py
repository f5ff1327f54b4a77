"""A page that cannot be loaded is told, and the others are not called ready."""

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from exposure_app.gui import loading


def test_a_page_that_is_missing_is_told(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "_PAGES", ("tab_order", "no_such_page", "spine"))
    parent, ended = QObject(), []
    one = loading.Loading(parent)
    one.ended.connect(lambda: ended.append(True))
    with qtbot.waitSignal(one.failed) as told:
        pass
    assert isinstance(told.args[0], ImportError)
    qtbot.wait(50)
    assert ended == []
    assert not one.isActive()
