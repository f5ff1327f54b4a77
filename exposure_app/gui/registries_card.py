"""Hands over to the official registries of a country, after a plain explanation."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QPushButton

from exposure_app.core.registries import Registry
from exposure_app.gui import open_web
from exposure_app.gui.button_row import ButtonRow
from exposure_app.gui.card import text_label
from exposure_app.gui.reading_text import ReadingText
from exposure_app.gui.theme import Space, TextRole
from exposure_app.gui.told_card import ToldCard
from exposure_app.i18n import _
from exposure_app.wording.registries import (
    registries_note,
    registry_answers,
    registry_name,
    registry_source,
)


class RegistriesCard(ToldCard):
    """What each registry answers, and a button that opens it in the browser.

    Args:
        registries: of the person's country; at least one.
    """

    def __init__(self, registries: Sequence[Registry]) -> None:
        super().__init__(_("Is somebody using your name?"), registries_note())
        self.buttons: dict[str, QPushButton] = {}
        for registry in registries:
            self._add_registry(registry)
        self.add(self.status)

    def _add_registry(self, registry: Registry) -> None:
        self.body.addSpacing(Space.LARGE if self.buttons else Space.SMALL)
        self.add(text_label(registry_name(registry), TextRole.HEADING))
        self.add(ReadingText(registry_answers(registry)))
        self.add(text_label(registry_source(registry), TextRole.NOTE))
        if registry.web:
            button = QPushButton(_("Open {web} in the browser").format(web=registry.web))
            button.clicked.connect(partial(self._open, registry.web))
            self.buttons[registry.id] = button
            self.add(ButtonRow(button))

    def _open(self, web: str, _is_checked: object = None) -> None:
        if open_web.open_web(web):
            self.tell(_("It was opened in your browser."))
        else:
            self.tell(_("No browser was found. Type the address yourself: {web}").format(web=web))
