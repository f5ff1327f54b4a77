"""The questions that follow a check in a terminal: the one worth most first, each may be skipped.

The one rule: an empty line is "don't know"; it changes nothing.
"""

import sys
from collections.abc import Callable, Mapping
from typing import Final

from exposure_app import checking
from exposure_app.cli import terminal
from exposure_app.core.attribution.moved import moved
from exposure_app.core.attribution.questionnaire import MOST_ASKED, Questionnaire, answer
from exposure_app.core.attribution.questions import CARRIER, DONT_KNOW, NUMBER_SINCE, QUESTIONS
from exposure_app.core.findings import CheckResult
from exposure_app.core.periods import PartialDate
from exposure_app.i18n import _
from exposure_app.reports.privacy import is_private
from exposure_app.wording.countries import name_in_language
from exposure_app.wording.headline import headline_text
from exposure_app.wording.moved import moved_text, unmoved_text
from exposure_app.wording.questions import question_text, question_why, reply_label
from exposure_app.workspace import Workspace

_END: Final = "q"
_MOST_CARRIERS: Final = 6

ReadLine = Callable[[], str]


def ask(workspace: Workspace, result: CheckResult, read: ReadLine | None = None) -> CheckResult:
    """The check with what the person answered to at most eight questions.

    Args:
        workspace: what to weigh with.
        result: the check so far.
        read: gives the next line typed, empty at the end; standard input when not given.
    """
    read_line = read or sys.stdin.readline
    if result.explanation.next_question is None:
        return result
    terminal.say(_shown(workspace, result))
    terminal.say(
        _("A few questions may help. Enter skips one, {key} skips the rest.").format(key=_END)
    )
    questionnaire = Questionnaire()
    while (question := result.explanation.next_question) is not None:
        reply = _reply(question.code, len(questionnaire.replies), workspace, result, read_line)
        if reply is None:
            terminal.say("")
            break
        questionnaire = questionnaire.after(question.code, reply)
        person = answer(result.person, question.code, reply)
        before = result
        result = checking.reweigh(workspace, result, person, questionnaire.passed_over)
        terminal.say(_told(workspace, before, result, is_known=reply != DONT_KNOW))
    return result


def _shown(workspace: Workspace, result: CheckResult) -> str:
    """The headline, unless it names something private."""
    headline, person = result.explanation.headline, result.person
    if headline.source is not None and is_private(headline.source, result, workspace.catalogue):
        return _("The most probable source is private. Add --show-private to see it.")
    return headline_text(result.explanation, workspace.catalogue, person.country, person.carrier)


def _told(workspace: Workspace, before: CheckResult, after: CheckResult, *, is_known: bool) -> str:
    if not is_known:
        return unmoved_text()
    move = moved(before.explanation, after.explanation)
    is_hidden = move is not None and is_private(move.source, after, workspace.catalogue)
    return moved_text(move, workspace.catalogue, after.person.country, is_hidden=is_hidden)


def _reply(
    code: str, asked: int, workspace: Workspace, result: CheckResult, read_line: ReadLine
) -> str | None:
    """What was answered; None when no more questions are wanted."""
    place = _("Question {n} of at most {total}").format(n=asked + 1, total=MOST_ASKED)
    terminal.say(f"\n{place}\n{question_text(code)}")
    terminal.say(_("Why we ask: {why}").format(why=question_why(code)))
    replies = _replies(code, workspace, result)
    for number, label in enumerate(replies.values(), start=1):
        terminal.say(f"  {number}  {label}")
    while True:
        line = read_line()
        typed = line.strip()
        if not line or typed.casefold() == _END:
            return None
        reply = DONT_KNOW if not typed else _understood(code, typed, tuple(replies))
        if reply is not None:
            return reply
        terminal.say(_cure(code))


def _replies(code: str, workspace: Workspace, result: CheckResult) -> Mapping[str, str]:
    """What may be chosen by its number, with the words for it."""
    if code == CARRIER:
        carriers = workspace.carriers(result.person.country)[:_MOST_CARRIERS]
        return {brand.name: name_in_language(brand.names) for brand in carriers}
    return {reply: reply_label(code, reply) for reply in QUESTIONS[code].answers}


def _understood(code: str, typed: str, replies: tuple[str, ...]) -> str | None:
    """The reply meant; None when it cannot be read."""
    if code == NUMBER_SINCE:
        return _as_date(typed)
    if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(replies):
        return replies[int(typed) - 1]
    if code == CARRIER and typed.isprintable() and not typed.isdigit():
        return typed
    return None


def _as_date(typed: str) -> str | None:
    try:
        return str(PartialDate.parse(typed))
    except ValueError:
        return None


def _cure(code: str) -> str:
    if code == NUMBER_SINCE:
        return _("Write it as {form}.").format(form="2012-05")
    return _("Type one of the numbers. Enter skips the question.")
