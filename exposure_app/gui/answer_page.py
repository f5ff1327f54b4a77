"""The answer: what it probably was, why, and what the lists said."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exposure_app.core.attribution.explanation import HeadlineBand
from exposure_app.core.attribution.questionnaire import Questionnaire
from exposure_app.core.breaches import Catalogue
from exposure_app.core.findings import CheckResult, State
from exposure_app.core.timeline import timeline
from exposure_app.gui.announce import announce
from exposure_app.gui.answering import Answered
from exposure_app.gui.lines_card import LinesCard
from exposure_app.gui.lists_card import ListsCard
from exposure_app.gui.match_card import MatchCard
from exposure_app.gui.notice import Notice, Tone
from exposure_app.gui.page import Page
from exposure_app.gui.portions import Make, Portions
from exposure_app.gui.private_curtain import PrivateCurtain
from exposure_app.gui.question_card import QuestionCard
from exposure_app.gui.reading_text import ReadingText
from exposure_app.gui.reasons_card import ReasonsCard
from exposure_app.gui.sources_card import SourcesCard
from exposure_app.gui.take_card import TakeCard
from exposure_app.gui.theme import TextRole
from exposure_app.gui.timeline_card import TimelineCard
from exposure_app.gui.unlisted_card import UnlistedCard
from exposure_app.i18n import _
from exposure_app.reports.beside_text import (
    also_texts,
    also_title,
    change_texts,
    changes_title,
)
from exposure_app.reports.matches import Findings, matches_by_incident
from exposure_app.reports.privacy import is_private, private_incidents, private_sources
from exposure_app.wording.headline import (
    about_in_100,
    headline_text,
    no_blame_text,
    rests_on_text,
)
from exposure_app.wording.lookups import demonstration_text, lookup_summary
from exposure_app.wording.moved import moved_text, unmoved_text
from exposure_app.wording.sentences import join_sentences
from exposure_app.workspace import Workspace

# What may begin with something the person did: there the sentence would be untrue.
_OWN_PART = frozenset({"device", "phishing", "stuffing"})


class AnswerPage(Page):
    """Answer first, reasons second, details below.

    Signals:
        answered: code of a question and the reply.
        ended: no more questions are wanted.
        ledger_wanted: what was sent is to be shown.

    Args:
        result: the answer.
        workspace: catalogue and clock.
        questionnaire: the questions put so far.
        answered: what the last of them changed.
        label: how a helper calls the person; None when nobody helps.
        may_take: whether it may be printed and saved; at a desk the visitor says.
    """

    drawing = "answer"
    help_topic = "answer"
    # Warnings, on what it rests, and the question that the keyboard may be on.
    at_once = 3
    is_still = True

    answered = Signal(str, str)
    ended = Signal()
    ledger_wanted = Signal()

    def __init__(
        self,
        result: CheckResult,
        workspace: Workspace,
        questionnaire: Questionnaire | None = None,
        answered: Answered | None = None,
        label: str | None = None,
        *,
        may_take: bool = True,
    ) -> None:
        catalogue = workspace.catalogue
        super().__init__(_headline(result, catalogue), primary=_("&What to do now"))
        self._result, self._workspace, self._label = result, workspace, label
        self._add_standing()
        self._add_warnings()
        self._add_question(workspace, questionnaire or Questionnaire(), answered)
        for make in (
            self._sources,
            self._changes,
            self._contributors,
            self._reasons,
            self._timeline,
            self._lists,
        ):
            self.add_later(make)
        self._shown, self._private = matches_by_incident(result)
        self.add_later(self._matches)
        for make in (self._curtain, self._unlisted, *((self._take_away,) if may_take else ())):
            self.add_later(make)

    def _sources(self) -> QWidget:
        self._named = SourcesCard(self._result, self._workspace.catalogue)
        self.add_next_pieces([self._named.add_next] * self._named.waiting)
        return self._named

    def _changes(self) -> QWidget | None:
        """What would change the first source."""
        result, catalogue = self._result, self._workspace.catalogue
        explanation, country = result.explanation, result.person.country
        hidden = private_sources(result, catalogue)
        moved = list(change_texts(result.changes, explanation, catalogue, country, hidden))
        return LinesCard(changes_title(explanation, catalogue, country), moved) if moved else None

    def _contributors(self) -> QWidget | None:
        """Who may have contributed beside the first source."""
        result, catalogue = self._result, self._workspace.catalogue
        hidden = private_sources(result, catalogue)
        also = list(also_texts(result.explanation, catalogue, result.person.country, hidden))
        return LinesCard(also_title(), also) if also else None

    def _reasons(self) -> QWidget | None:
        named = self._named.named
        return ReasonsCard(self._result, self._workspace.catalogue, named) if named else None

    def _timeline(self) -> QWidget | None:
        result, catalogue = self._result, self._workspace.catalogue
        unlisted = [one.incident_id for one in result.unlisted]
        hidden = private_incidents(result)
        dates = timeline(result.person, catalogue, result.explanation, unlisted, hidden)
        return TimelineCard(dates, catalogue, result.person.country) if dates.lanes else None

    def _lists(self) -> QWidget:
        lists = ListsCard(self._result, self._workspace.today())
        lists.ledger_wanted.connect(self.ledger_wanted)
        return lists

    def _matches(self) -> QWidget | None:
        """The first matches, and the rest when they are asked for."""
        if not self._shown:
            return None
        matches = Portions([self._card(one) for one in self._shown], _("Matches"))
        self.make_later(matches)
        matches.begin()
        return matches

    def _curtain(self) -> QWidget | None:
        if not self._private:
            return None
        cards = [self._card(one) for one in self._private]
        curtain = PrivateCurtain(cards, self._named.hidden, self._label)
        self.make_later(curtain.matches)
        return curtain

    def _card(self, findings: Findings) -> Make:
        return partial(MatchCard, findings, self._result, self._workspace.catalogue)

    def _unlisted(self) -> QWidget | None:
        result = self._result
        if not result.unlisted:
            return None
        return UnlistedCard(result.unlisted, self._workspace.catalogue, result.plan)

    def _take_away(self) -> QWidget:
        result = self._result
        return TakeCard(lambda: result, self._workspace, self._label, is_full=True)

    def show_question(self) -> None:
        """Put the keyboard where the next answer is given, and tell what the last one did."""
        if self.question is None:
            return
        self.question.first.setFocus()
        self.scroll_area.ensureWidgetVisible(self.question.first)
        if self.question.told is not None:
            announce(self, self.question.told.text)

    def _add_question(
        self, workspace: Workspace, questionnaire: Questionnaire, answered: Answered | None
    ) -> None:
        """The next question; without any, what the last answer did."""
        result = self._result
        told = "" if answered is None else _told(answered, workspace.catalogue)
        question = result.explanation.next_question
        self.question: QuestionCard | None = None
        if question is None and not told:
            return
        self.question = QuestionCard(
            None if question is None else question.code,
            len(questionnaire.replies),
            told,
            workspace.carriers(result.person.country),
            workspace.today().year,
        )
        self.question.answered.connect(self.answered)
        self.question.ended.connect(self.ended)
        self.add(self.question)

    def _add_standing(self) -> None:
        """On what the answer rests, and that it blames nobody."""
        explanation = self._result.explanation
        headline = explanation.headline
        blameless = (
            headline.band is not HeadlineBand.CANNOT_TELL
            and headline.source is not None
            and headline.source.kind not in _OWN_PART
        )
        sentences = (
            no_blame_text() if blameless else "",
            rests_on_text(explanation.rests_on),
            _("It is not a finding of fault."),
        )
        self.add(ReadingText(join_sentences(sentences), TextRole.LEAD))

    def _add_warnings(self) -> None:
        """What stands above everything: lists that failed, and lists of invented people."""
        result = self._result
        if not result.is_complete:
            self.add(Notice(lookup_summary(result), Tone.CAUTION, _("Part of this is not known")))
            return
        shown = (State.MATCH, State.NO_MATCH)
        if any(one.is_demonstration and one.state in shown for one in result.reports):
            self.add(Notice(demonstration_text(), heading=_("Demonstration lists")))


def _told(answered: Answered, catalogue: Catalogue) -> str:
    """What the last answer changed, in one line."""
    if not answered.is_known:
        return unmoved_text()
    result, moved = answered.result, answered.moved
    is_hidden = moved is not None and is_private(moved.source, result, catalogue)
    return moved_text(moved, catalogue, result.person.country, is_hidden=is_hidden)


def _headline(result: CheckResult, catalogue: Catalogue) -> str:
    """What is said first; a private source is not named where others may read along."""
    headline, person = result.explanation.headline, result.person
    if headline.source is not None and is_private(headline.source, result, catalogue):
        about = about_in_100(headline.probability)
        return _("The most probable source is private: {about}. This is an estimate.").format(
            about=about
        )
    return headline_text(result.explanation, catalogue, person.country, person.carrier)
