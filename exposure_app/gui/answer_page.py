"""The answer: what it probably was, why, and what the lists said."""

from PySide6.QtCore import Signal

from exposure_app.core.attribution.explanation import HeadlineBand
from exposure_app.core.attribution.questionnaire import Questionnaire
from exposure_app.core.breaches import Catalogue
from exposure_app.core.findings import CheckResult, State
from exposure_app.core.timeline import timeline
from exposure_app.gui.announce import announce
from exposure_app.gui.answering import Answered
from exposure_app.gui.keep_card import KeepCard
from exposure_app.gui.lines_card import LinesCard
from exposure_app.gui.lists_card import ListsCard
from exposure_app.gui.match_cards import open_cards, private_cards
from exposure_app.gui.notice import Notice, Tone
from exposure_app.gui.page import Page
from exposure_app.gui.private_curtain import PrivateCurtain
from exposure_app.gui.question_card import QuestionCard
from exposure_app.gui.reading_text import ReadingText
from exposure_app.gui.reasons_card import ReasonsCard
from exposure_app.gui.sources_card import SourcesCard
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
    """

    drawing = "answer"
    help_topic = "answer"

    answered = Signal(str, str)
    ended = Signal()
    ledger_wanted = Signal()

    def __init__(
        self,
        result: CheckResult,
        workspace: Workspace,
        questionnaire: Questionnaire | None = None,
        answered: Answered | None = None,
    ) -> None:
        catalogue = workspace.catalogue
        super().__init__(_headline(result, catalogue), primary=_("&What to do now"))
        self._result = result
        self._add_standing()
        self._add_warnings()
        self._add_question(workspace, questionnaire or Questionnaire(), answered)
        sources = SourcesCard(result, catalogue)
        self.add(sources)
        self._add_beside(catalogue)
        if sources.named:
            self.add(ReasonsCard(result, catalogue, sources.named))
        self._add_timeline(catalogue)
        lists = ListsCard(result, workspace.today())
        lists.ledger_wanted.connect(self.ledger_wanted)
        self.add(lists)
        for card in open_cards(result, catalogue):
            self.add(card)
        private = private_cards(result, catalogue)
        if private:
            self.add(PrivateCurtain(private, sources.hidden))
        if result.unlisted:
            self.add(UnlistedCard(result.unlisted, catalogue, result.plan))
        self.add(KeepCard(result, workspace))

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

    def _add_beside(self, catalogue: Catalogue) -> None:
        """What would change the first source, and who may have contributed beside it."""
        result = self._result
        explanation, country = result.explanation, result.person.country
        hidden = private_sources(result, catalogue)
        moved = list(change_texts(result.changes, explanation, catalogue, country, hidden))
        if moved:
            title = changes_title(explanation, catalogue, country)
            self.add(LinesCard(title, moved))
        also = list(also_texts(explanation, catalogue, country, hidden))
        if also:
            self.add(LinesCard(also_title(), also))

    def _add_timeline(self, catalogue: Catalogue) -> None:
        result = self._result
        unlisted = [one.incident_id for one in result.unlisted]
        hidden = private_incidents(result)
        dates = timeline(result.person, catalogue, result.explanation, unlisted, hidden)
        if dates.lanes:
            self.add(TimelineCard(dates, catalogue, result.person.country))

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
