"""Garbage is collected on the thread of the window, and all of it only in a pause."""

import gc
import weakref
from collections.abc import Iterator
from threading import Thread, current_thread, main_thread

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from exposure_app.gui.collector import Collector


class _Ring:
    """Something that only the collector lets go."""

    def __init__(self) -> None:
        self.own = self


def _waste(count: int) -> "weakref.ref[_Ring]":
    first = _Ring()
    for _ in range(count):
        _Ring()
    return weakref.ref(first)


@pytest.fixture
def quiet() -> list[bool]:
    """Whether the window is, as its one item."""
    return [True]


@pytest.fixture
def collector(quiet: list[bool], qapp: QObject) -> Iterator[Collector]:
    """At work, and stopped again."""
    gc.collect()
    collector = Collector(lambda: quiet[0], qapp)
    yield collector
    collector.stop()
    collector.deleteLater()
    assert gc.isenabled()


@pytest.mark.usefixtures("collector")
def test_what_is_new_goes_soon(qtbot: QtBot) -> None:
    wastes = [_waste(1_000)]
    assert wastes[0]() is not None

    def is_any_gone() -> bool:
        # More each time: a table that is read meanwhile has all that is there left alone for ever.
        wastes.append(_waste(1_000))
        return any(waste() is None for waste in wastes)

    qtbot.waitUntil(is_any_gone)


@pytest.mark.usefixtures("collector")
def test_no_worker_collects(qtbot: QtBot) -> None:
    threads = []

    def note(phase: str, _info: object) -> None:
        if phase == "start":
            threads.append(current_thread())

    gc.callbacks.append(note)
    try:
        worker = Thread(target=_waste, args=(50_000,))
        worker.start()
        worker.join()
        qtbot.waitUntil(lambda: bool(threads))
    finally:
        gc.callbacks.remove(note)
    assert set(threads) == {main_thread()}


@pytest.mark.usefixtures("collector")
def test_all_is_looked_at_only_in_a_pause(qtbot: QtBot, quiet: list[bool]) -> None:
    seen: list[int] = []

    def note(phase: str, info: "dict[str, int]") -> None:
        if phase == "start":
            seen.append(info["generation"])

    quiet[0] = False
    gc.callbacks.append(note)
    try:
        for _ in range(gc.get_threshold()[2] + 1):
            gc.collect(1)
        kept = [_Ring() for _ in range(2_000)]
        qtbot.waitUntil(lambda: 0 in seen)
        assert 2 not in seen
        quiet[0] = True
        qtbot.waitUntil(lambda: 2 in seen)
    finally:
        gc.callbacks.remove(note)
    assert kept
