"""One publisher or service: what it is, what it would learn, and whether it is asked."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from exposure_app.errors import ExposureError, SettingsError
from exposure_app.gui.announce import announce
from exposure_app.gui.badge import Badge
from exposure_app.gui.button_row import ButtonRow
from exposure_app.gui.card import Card, text_label
from exposure_app.gui.disclosure import Disclosure
from exposure_app.gui.exact_text import ExactText
from exposure_app.gui.fact_grid import FactGrid
from exposure_app.gui.switch import Switch
from exposure_app.gui.theme import ButtonRole, TextRole, set_role
from exposure_app.gui.trying_panel import TryingPanel
from exposure_app.i18n import _
from exposure_app.reports.sources_report import (
    ListForm,
    SourceForm,
    fetched_text,
    incidents_text,
)
from exposure_app.storage.network_settings import HIBP_CATALOGUE
from exposure_app.wording.connectors import ConnectorText
from exposure_app.wording.dates import format_date
from exposure_app.wording.errors import error_text
from exposure_app.wording.sentences import capitalised, join_sentences, labelled
from exposure_app.wording.services import identifier_kind_label


class SourceBox(Card):
    """What publishers and services have alike: a name, a state in words, and a switch.

    Signals:
        switched: whether it is to be asked.

    Args:
        form: what is known of it.
        switch: the words of its switch.
    """

    switched = Signal(bool)

    def __init__(self, form: SourceForm, switch: str) -> None:
        super().__init__(form["title"])
        self.name = form["id"]
        self.badge = Badge(_state(is_on=form["on"]))
        self.body.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignLeft)
        self.switch = Switch(switch, is_on=form["on"])
        self.switch.box.setAccessibleName(labelled(form["title"], switch))
        self.switch.wanted.connect(self.switched)
        self.problem = text_label("", TextRole.PROBLEM)
        self.problem.hide()

    def show_form(self, form: SourceForm) -> None:
        """Show what is kept now."""
        self.badge.say(_state(is_on=form["on"]))
        self.switch.show_state(is_on=form["on"])
        self.set_problem("")

    def show_failure(self, error: object) -> None:
        """Say why a change was not kept."""
        if isinstance(error, ExposureError):
            text = settings_words(error)
            self.set_problem(text)
            announce(self, text)

    def set_problem(self, text: str) -> None:
        """Say why the switch did not change, and how it will; empty takes it away."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        self.switch.box.setAccessibleDescription(text)
        if text:
            self.switch.show_state(is_on=self.switch.is_on)


class PublisherBox(SourceBox):
    """A publisher of lists.

    Signals:
        removed: it is to be forgotten.

    Args:
        form: what is known of it.
    """

    removed = Signal()

    def __init__(self, form: SourceForm) -> None:
        super().__init__(form, _("Ask this publisher in my checks"))
        self._facts = FactGrid(_publisher_facts(form))
        self.add(self._facts)
        self.add(self.switch)
        self.add(self.problem)
        self.trying = TryingPanel(form["title"], _("Try it now"))
        self.remove_button = QPushButton(_("Remove"))
        self.remove_button.setAccessibleName(labelled(_("Remove"), form["title"]))
        set_role(self.remove_button, ButtonRole.QUIET)
        self.remove_button.clicked.connect(self.removed)
        self.add(ButtonRow(self.trying.button, self.remove_button))
        self.add(self.trying)

    def show_form(self, form: SourceForm) -> None:
        """Show what is kept now."""
        super().show_form(form)
        self._facts.show_facts(_publisher_facts(form))


class ServiceBox(SourceBox):
    """A service that the program knows.

    Args:
        form: what is known of it.
        words: what leaves, and what it learns.
        example: every line that it would be sent about an invented address.
    """

    def __init__(self, form: SourceForm, words: ConnectorText, example: tuple[str, ...]) -> None:
        is_list = form["id"] == HIBP_CATALOGUE
        super().__init__(
            form,
            _("Use these facts in my checks") if is_list else _("Ask this service in my checks"),
        )
        self._words = words
        self._facts = FactGrid(_service_facts(form, words))
        self.add(self._facts)
        self.example = Disclosure(
            _("Show exactly what is sent") if is_list else _("Show an example of what is sent"),
            _("Hide it") if is_list else _("Hide the example"),
            ExactText(
                example,
                _("What is sent") if is_list else _("What is sent about an invented address"),
            ),
            form["title"],
        )
        self.add(self.example)
        self.add(self.switch)
        self.add(self.problem)
        self.trying: TryingPanel | None = None
        if is_list:
            self.trying = TryingPanel(form["title"], _("Fetch it now"))
            self.add(ButtonRow(self.trying.button))
            self.add(self.trying)

    def show_form(self, form: SourceForm) -> None:
        """Show what is kept now."""
        super().show_form(form)
        self._facts.show_facts(_service_facts(form, self._words))


def settings_words(error: ExposureError) -> str:
    """Why a change was not kept, and how it will be."""
    if isinstance(error, SettingsError):
        return _(
            "Nothing was changed. See that the disk has room and the folder can be written to."
        )
    words = error_text(error)
    return join_sentences((words.meaning, words.cure))


def _state(*, is_on: bool) -> str:
    return _("On") if is_on else _("Off")


def _publisher_facts(form: SourceForm) -> list[tuple[str, str]]:
    learns = _(
        "It sees that somebody at your internet address uses its lists. "
        "Each check shows first what more it could conclude."
    )
    return [
        (_("Address"), form["address"]),
        *_list_facts(form["lists"]),
        *_incident_facts(form),
        (_("It would learn"), learns),
    ]


def _service_facts(form: SourceForm, words: ConnectorText) -> list[tuple[str, str]]:
    if form["id"] != HIBP_CATALOGUE:
        when = _("Only when an e-mail address is typed, and you have seen it first.")
    elif form["fetched"]:
        fetched = fetched_text(form["fetched"])
        when = join_sentences((_("Only when you press “Fetch it now”."), fetched))
    else:
        when = join_sentences((_("Only when you press “Fetch it now”."), _("Not fetched yet.")))
    return [
        (_("What leaves"), words.leaves),
        (_("When"), when),
        (_("Whose facts"), words.attribution),
        ("", words.link),
    ]


def _incident_facts(form: SourceForm) -> list[tuple[str, str]]:
    told = incidents_text(form["incidents"])
    return [("", capitalised(told))] if told else []


def _list_facts(lists: list[ListForm]) -> Iterator[tuple[str, str]]:
    if not lists:
        yield _("What it has"), _("Not known yet. Press “Try it now” to fetch what it has.")
    for place, one in enumerate(lists):
        day = format_date(date.fromisoformat(one["dated"]))
        told = _("{kind}, of {date}").format(kind=identifier_kind_label(one["kind"]), date=day)
        yield _("What it has") if place == 0 else "", told
