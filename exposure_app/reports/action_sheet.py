"""The action sheet: one side of paper for the fridge, as HTML that screen readers read too.

The one rule: no identifier stands on it, masked or not, and no source on a private subject.
When not everything fits on one side, the same things are left out first each time; letters never
become smaller.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from exposure_app.core.attribution.leading import told_first
from exposure_app.core.breaches import Catalogue
from exposure_app.core.findings import CheckResult
from exposure_app.core.steps import Step, Urgency
from exposure_app.i18n import _
from exposure_app.reports.markup import heading, page, paragraph
from exposure_app.reports.paper import Paper
from exposure_app.reports.privacy import is_private
from exposure_app.wording.advice import (
    contact_line,
    country_note,
    doer_heading,
    grade_note,
    no_call_back_text,
    step_minutes,
    step_title,
    step_words_to_say,
    urgency_label,
)
from exposure_app.wording.connectors import attribution_lines
from exposure_app.wording.dates import format_date
from exposure_app.wording.headline import headline_text
from exposure_app.wording.lookups import lookup_summary, offline_text
from exposure_app.wording.reasons import reason_text
from exposure_app.wording.sentences import join_sentences, with_aside

_BOX: Final = "\N{BALLOT BOX}"


@dataclass(frozen=True, slots=True)
class Brevity:
    """How much stands on the sheet.

    Attributes:
        words_for: of so many calls the words to say are printed.
        calls: so many numbers are printed.
        week: so many steps for this week.
        has_reason: the strongest reason is printed.
        has_credits: who published the facts is printed.
        is_split: what a helper can do stands apart.
    """

    words_for: int
    calls: int = 4
    week: int = 3
    has_reason: bool = True
    has_credits: bool = True
    is_split: bool = True


# From everything to the least that is still a plan; the first that fits is printed.
BREVITIES: Final = (
    Brevity(words_for=4),
    Brevity(words_for=2),
    Brevity(words_for=1, calls=3),
    Brevity(words_for=1, calls=3, has_credits=False),
    Brevity(words_for=1, calls=3, week=2, has_credits=False),
    Brevity(words_for=0, calls=3, week=2, has_credits=False),
    Brevity(words_for=0, calls=3, week=2, has_reason=False, has_credits=False),
    Brevity(words_for=0, calls=2, week=1, has_reason=False, has_credits=False),
    Brevity(words_for=0, calls=2, week=1, has_reason=False, has_credits=False, is_split=False),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet is made from.

    Attributes:
        result: the answer with its plan.
        catalogue: names of brands and incidents.
        today: the date to print.
        label: how a helper calls the person; None when nobody helps.
        paper: what it is printed on.
        is_for_browser: False for those who lay it out on paper themselves.
    """

    result: CheckResult
    catalogue: Catalogue
    today: date
    label: str | None = None
    paper: Paper = Paper.A4
    is_for_browser: bool = True


def action_sheet(sheet: Sheet, brevity: Brevity = BREVITIES[0]) -> str:
    """One page: what we think, what to do, whom to call, and what could not be checked."""
    parts = sheet_parts(sheet, brevity)
    return page(sheet_title(sheet), parts, sheet.paper, is_for_browser=sheet.is_for_browser)


def sheet_title(sheet: Sheet) -> str:
    """What the paper is called, with the name of the person where a helper gave one."""
    if sheet.label:
        return _("What to do now: {name}").format(name=sheet.label)
    return _("What to do now")


def sheet_parts(sheet: Sheet, brevity: Brevity = BREVITIES[0]) -> list[str]:
    """The sheet piece by piece, to stand alone or before a full report."""
    result, plan = sheet.result, sheet.result.plan
    label = sheet.label if brevity.is_split else None
    credits_due = attribution_lines(result.elsewhere) if brevity.has_credits else ()
    return [
        heading(sheet_title(sheet), 1),
        paragraph(format_date(sheet.today)),
        heading(_("What we think")),
        *_thought(sheet, has_reason=brevity.has_reason),
        *_steps(Urgency.NOW, plan.now, label),
        *_steps(Urgency.TODAY, plan.today, label),
        *_steps(Urgency.WEEK, plan.week[: brevity.week], label),
        *_calls((*plan.now, *plan.today, *plan.week, *plan.urgent_contacts), brevity),
        paragraph(no_call_back_text(), "rule"),
        heading(_("What was checked")),
        paragraph(join_sentences((lookup_summary(result), offline_text(result)))),
        *map(paragraph, credits_due),
        paragraph(country_note(plan)),
        paragraph(_("This sheet is an estimate, not a finding of fault.")),
    ]


def _thought(sheet: Sheet, *, has_reason: bool) -> Iterable[str]:
    """The headline, and the strongest reason unless it tells of a private match."""
    result, catalogue = sheet.result, sheet.catalogue
    person, headline = result.person, result.explanation.headline
    if headline.source is not None and is_private(headline.source, result, catalogue):
        yield paragraph(_("The answer is private. It is not printed here."))
        return
    yield paragraph(headline_text(result.explanation, catalogue, person.country, person.carrier))
    if headline.source is None or not has_reason:
        return
    for reason in told_first(headline.source.argument.reasons)[:1]:
        yield paragraph(reason_text(reason, catalogue, person.country))


def _steps(urgency: Urgency, steps: Sequence[Step], label: str | None) -> Iterable[str]:
    if not steps:
        return
    yield heading(urgency_label(urgency))
    if label is None:
        yield from map(_step, steps)
        return
    for is_helper in (False, True):
        own = [step for step in steps if step.helper_can is is_helper]
        if own:
            yield heading(doer_heading(label, is_helper=is_helper), 3)
            yield from map(_step, own)


def _step(step: Step) -> str:
    return paragraph(f"{_BOX} {with_aside(step_title(step), step_minutes(step))}", "step")


def _calls(steps: Iterable[Step], brevity: Brevity) -> Iterable[str]:
    """Each number once, with the words to say and a request to confirm where it needs one."""
    with_number = {s.contact.phone: s for s in steps if s.contact is not None and s.contact.phone}
    chosen = list(with_number.values())[: brevity.calls]
    if chosen:
        yield heading(_("Numbers to call"))
    for place, step in enumerate(chosen):
        if step.contact is not None:
            yield paragraph(contact_line(step.contact), "call")
        words = step_words_to_say(step) if place < brevity.words_for else ""
        yield paragraph(join_sentences((words, grade_note(step))))
