"""The steps to take, as lines of text with a box to tick."""

from collections.abc import Iterable

from exposure_app.core.steps import Plan, Step, Urgency
from exposure_app.i18n import _
from exposure_app.reports.wrapping import wrap
from exposure_app.wording.advice import (
    contact_line,
    country_note,
    grade_note,
    no_call_back_text,
    step_detail,
    step_minutes,
    step_source,
    step_title,
    step_words_to_say,
    urgency_label,
)
from exposure_app.wording.sentences import with_aside


def plan_lines(plan: Plan, width: int) -> list[str]:
    """What to do now, today and this week."""
    lines = [_("What to do")]
    note = country_note(plan)
    if note:
        lines += wrap(note, width, "  ", "  ")
    for urgency, steps in (
        (Urgency.NOW, plan.now),
        (Urgency.TODAY, plan.today),
        (Urgency.WEEK, plan.week),
    ):
        if steps:
            lines += ["", f"  {urgency_label(urgency)}", *_steps(steps, width)]
    return [*lines, "", *wrap(no_call_back_text(), width, "  ", "  ")]


def _steps(steps: Iterable[Step], width: int) -> list[str]:
    lines: list[str] = []
    for step in steps:
        title = with_aside(step_title(step), step_minutes(step))
        lines += wrap(title, width, "  [ ] ", "      ")
        say = step_words_to_say(step)
        told = (
            step_detail(step),
            "" if step.contact is None else contact_line(step.contact),
            grade_note(step),
            _("Say: {words}").format(words=say) if say else "",
            step_source(step),
        )
        for text in told:
            if text:
                lines += wrap(text, width, "      ", "      ")
    return lines
