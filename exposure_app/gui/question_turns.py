"""Whether a page asks one question at a time, and which of them the person was at."""

from exposure_app.gui.draft import CheckDraft
from exposure_app.gui.page import Page


def ask_in_turns(page: Page, draft: CheckDraft, total: int) -> None:
    """Let the page ask one question at a time where the person gets them so.

    Args:
        page: before any question is added.
        draft: says so, and remembers the place over a change of language or text size.
        total: how many questions the page has at most.
    """
    if not draft.is_one_by_one:
        return
    key = type(page).__name__
    turns = page.take_turns(total, draft.at_question.get(key, 0))

    def remember(number: int) -> None:
        draft.at_question[key] = number

    turns.turned.connect(remember)
