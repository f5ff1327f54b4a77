"""Lists and services: whom this computer may ask over the network, and by what way.

The one rule: nothing is on that was not switched on here, and it says beforehand what each learns.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer

from exposure_app.errors import ExposureError, KeyStoreError
from exposure_app.gui.add_publisher_card import AddPublisherCard
from exposure_app.gui.announce import announce
from exposure_app.gui.card import text_label
from exposure_app.gui.key_card import KeyCard
from exposure_app.gui.notice import Notice, Tone
from exposure_app.gui.page import Page
from exposure_app.gui.places import Places
from exposure_app.gui.session import TypedWays
from exposure_app.gui.source_box import PublisherBox, ServiceBox, SourceBox, settings_words
from exposure_app.gui.sources_state import Sources, SourcesState
from exposure_app.gui.stack_box import StackBox
from exposure_app.gui.tasks import Task, TaskRunner, Work
from exposure_app.gui.theme import TextRole
from exposure_app.gui.trying import Trying
from exposure_app.gui.ways_card import WaysCard
from exposure_app.i18n import _
from exposure_app.reports.sources_report import SourceForm
from exposure_app.storage.api_keys import Keeping
from exposure_app.storage.network_settings import HIBP_DIRECT, HIBP_RANGE, SERVICES
from exposure_app.wording.connectors import connector_of
from exposure_app.wording.errors import error_text
from exposure_app.wording.sentences import join_sentences

_WITH_KEY = frozenset({HIBP_RANGE, HIBP_DIRECT})
_LOCKED = "keyring_locked"


class SourcesPage(Page):
    """Reads and changes as tasks; what it shows is what is kept.

    Args:
        places: workspace, keys and ledgers.
        audience: whom the visit is for.
        typed: what is typed and not kept yet.
        runner: runs the work.
    """

    drawing = "lists"
    help_topic = "sources"

    def __init__(self, places: Places, audience: str, typed: TypedWays, runner: TaskRunner) -> None:
        super().__init__(
            _("Lists and services"),
            _(
                "All of these are off until you switch them on. "
                "Each check shows first what it sends."
            ),
        )
        self._work = Sources(places, audience)
        self._runner = runner
        self._state: SourcesState | None = None
        self._tries: dict[str, Trying] = {}
        self._before: frozenset[str] = frozenset()
        self._is_ways_wanted = False
        self.boxes: dict[str, SourceBox] = {}
        self._problems = StackBox()
        self._publishers = StackBox()
        self._services = StackBox()
        self.adding = AddPublisherCard()
        self.key_card = KeyCard(typed)
        self.ways_card = WaysCard(typed)
        self._arrange()
        self.set_first_focus(self.back_button)
        self._read()

    def leave(self) -> None:
        """Stop every try."""
        for one in self._tries.values():
            one.stop()
        self._tries.clear()

    @property
    def is_read(self) -> bool:
        """Whether what is kept is shown."""
        return self._state is not None

    def show_ways(self) -> None:
        """Go to the way of requests, as soon as it and everything above it is there."""
        self._is_ways_wanted = True
        self._go_to_ways()

    def _go_to_ways(self) -> None:
        if self._is_ways_wanted and self.is_read and self.ways_card.isVisible():
            self._is_ways_wanted = False
            self.ways_card.chosen_way.setFocus()
            self.scroll_area.ensureWidgetVisible(self.ways_card)

    def _arrange(self) -> None:
        publishers = text_label(_("Publishers of lists"), TextRole.HEADLINE)
        services = text_label(_("Services that are asked about an address"), TextRole.HEADLINE)
        more = text_label(_("For all of them"), TextRole.HEADLINE)
        for widget in (
            self._problems, publishers, self._publishers, self.adding, services, self._services,
            self.key_card, more, self.ways_card,
        ):  # fmt: skip
            self.add(widget)
        self.adding.chosen.connect(self._add)
        self.key_card.kept.connect(self._keep_key)
        self.key_card.forgotten.connect(self._forget_key)
        self.ways_card.saved.connect(self._save_ways)

    def _start(self, work: Work, failed: Callable[[Exception], None]) -> Task:
        """Run work that ends in another state to show."""
        task = self._runner.start(work)
        task.succeeded.connect(self._show_state)
        task.failed.connect(failed)
        return task

    def _show_state(self, state: object) -> None:
        if not isinstance(state, SourcesState):
            return
        self._state = state
        self._show_problems(state)
        publishers = [form for form in state.sources if form["id"] not in SERVICES]
        services = [form for form in state.sources if form["id"] in SERVICES]
        self._show_boxes(self._publishers, publishers)
        self._show_boxes(self._services, services)
        self._publishers.setVisible(bool(publishers))
        self.key_card.show_key(state.key, state.key_problem)
        self.ways_card.show_settings(state.settings)
        QTimer.singleShot(0, self, self._go_to_ways)

    def _show_boxes(self, stack: StackBox, forms: list[SourceForm]) -> None:
        """Keep the boxes that stay, so that the keyboard stays where it is."""
        if [form["id"] for form in forms] != stack.names:
            for name in stack.names:
                self._forget_try(name)
                self.boxes.pop(name, None)
            stack.show_all([(form["id"], self._box(form)) for form in forms])
        for form in forms:
            self.boxes[form["id"]].show_form(form)

    def _box(self, form: SourceForm) -> SourceBox:
        name = form["id"]
        words = connector_of(name)
        box: PublisherBox | ServiceBox
        if words is not None and self._state is not None:
            box = ServiceBox(form, words, self._state.examples.get(name, ()))
        else:
            box = PublisherBox(form)
            box.removed.connect(partial(self._remove, name))
        box.switched.connect(partial(self._switch, name))
        if box.trying is not None:
            one = self._tries[name] = Trying(name, box.trying, self._work, self._runner)
            one.ended.connect(self._read)
            one.bug_met.connect(self.bug_met)
        self.boxes[name] = box
        return box

    def _read(self) -> None:
        self._start(self._work.reading(), self._show_failure)

    def _forget_try(self, name: str) -> None:
        one = self._tries.pop(name, None)
        if one is not None:
            one.stop()

    def _show_problems(self, state: SourcesState) -> None:
        notices: list[tuple[str, Notice]] = []
        if state.is_damaged:
            notice = Notice(
                _("So nobody is asked over the network. Publishers and keys are still here."),
                Tone.CAUTION,
                _("The settings of the network cannot be read."),
            )
            notice.add_button(_("Begin again with the &usual settings")).clicked.connect(
                self._begin_again
            )
            notices.append(("settings", notice))
        for name in state.damaged:
            notice = Notice(
                _("So nobody is asked over the network. Remove it, then add it again."),
                Tone.CAUTION,
                _("The file of this publisher cannot be read: {name}").format(name=name),
            )
            notice.add_button(_("Remove it")).clicked.connect(partial(self._remove, name))
            notices.append((name, notice))
        self._problems.show_all(notices)
        self._problems.setVisible(bool(notices))

    def _switch(self, name: str, is_on: bool) -> None:  # noqa: FBT001 - the shape of the signal
        if is_on and not self._has_key_for(name):
            text = _("This service needs your key. Type it below, then switch the service on.")
            self.boxes[name].set_problem(text)
            self.key_card.ask_for_key()
            self.scroll_area.ensureWidgetVisible(self.key_card)
            announce(self, text)
            return
        box = self.boxes[name]
        task = self._start(self._work.switching(name, is_on=is_on), box.show_failure)
        task.failed.connect(self._tell_bug)

    def _has_key_for(self, name: str) -> bool:
        """Whether there is a key, or may be one in a keyring that is locked."""
        state = self._state
        if name not in _WITH_KEY or state is None:
            return True
        return state.key is not None or state.key_problem == _LOCKED

    def _add(self, file: Path) -> None:
        self._before = frozenset(self.boxes)
        task = self._start(self._work.adding(file), self._not_added)
        task.succeeded.connect(self._added)

    def _added(self, _state: object) -> None:
        new = [self.boxes[name] for name in self.boxes if name not in self._before]
        title = new[0].accessibleName() if new else ""
        heading = _("Added: {title}").format(title=title) if title else _("Added again")
        self.adding.say(_("It is off. Switch it on above when you want it to be asked."), heading)

    def _not_added(self, error: Exception) -> None:
        self._tell_bug(error)
        if isinstance(error, ExposureError):
            words = error_text(error)
            text = join_sentences((words.meaning, words.cure))
            self.adding.say(text, words.what, Tone.CAUTION)

    def _remove(self, name: str) -> None:
        self._forget_try(name)
        self._start(self._work.removing(name), self._show_failure)
        self.adding.button.setFocus()

    def _begin_again(self) -> None:
        self._start(self._work.beginning_again(), self._show_failure)

    def _keep_key(self, text: str, keeping: Keeping) -> None:
        task = self._start(self._work.keeping_key(text, keeping), self._key_not_kept)
        task.succeeded.connect(self._key_kept)

    def _key_kept(self, _state: object) -> None:
        self.key_card.take_kept()
        announce(self, self.key_card.status.text())

    def _key_not_kept(self, error: Exception) -> None:
        if isinstance(error, KeyStoreError):
            self.key_card.set_problem(error.why)
            announce(self, self.key_card.field.problem)
        self._tell_bug(error)

    def _forget_key(self) -> None:
        self._start(self._work.forgetting_key(), self._key_not_kept)

    def _save_ways(self, change: object) -> None:
        if callable(change):
            task = self._start(self._work.changing(change), self._show_failure)
            task.succeeded.connect(self._ways_saved)

    def _ways_saved(self, _state: object) -> None:
        self.ways_card.take_saved()

    def _show_failure(self, error: object) -> None:
        if isinstance(error, ExposureError):
            words = error_text(error)
            self.show_problem(settings_words(error), words.what)
        self._tell_bug(error)

    def _tell_bug(self, error: object) -> None:
        if not isinstance(error, ExposureError):
            self.bug_met.emit(error)
