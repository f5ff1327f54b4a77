"""The action sheet: one side of paper for the fridge, as HTML that screen readers read too.

The one rule: no identifier stands on it, masked or not, and no source on a private subject.
Letters are as large as one side allows. Where not everything fits at 14 points, the same things are
left out first each time; letters never become smaller.
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
from exposure_app.reports.markup import SMALLEST, heading, number_to_call, page, paragraph
from exposure_app.reports.paper import Paper
from exposure_app.reports.plain_text import plain_text
from exposure_app.reports.privacy import is_private
from exposure_app.wording.advice import (
    contact_label,
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
from exposure_app.wording.sentences import join_sentences, labelled, with_aside

_BOX: Final = "\N{BALLOT BOX}"
_UNBROKEN: Final = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Fit:
    """How large the letters of the sheet are, and how much stands on it.

    Attributes:
        points: size of the letters.
        words_for: of so many calls the words to say are printed.
        calls: so many numbers are printed.
        week: so many steps for this week.
        has_reason: the strongest reason is printed.
        has_credits: who published the facts is printed.
        is_split: what a helper can do stands apart.
    """

    points: int = SMALLEST
    words_for: int = 4
    calls: int = 4
    week: int = 3
    has_reason: bool = True
    has_credits: bool = True
    is_split: bool = True


# From the largest letters to the least that is still a plan; the first that fits is printed.
FITS: Final = (
    Fit(points=18),
    Fit(points=17),
    Fit(points=16),
    Fit(points=15),
    Fit(),
    Fit(words_for=2),
    Fit(words_for=1, calls=3),
    Fit(words_for=1, calls=3, has_credits=False),
    Fit(words_for=1, calls=2, has_credits=False),
    Fit(words_for=0, calls=2, has_credits=False),
    Fit(words_for=0, calls=2, has_credits=False, is_split=False),
    Fit(words_for=0, calls=2, week=2, has_credits=False, is_split=False),
    Fit(words_for=0, calls=2, week=1, has_credits=False, is_split=False),
    Fit(words_for=0, calls=1, week=0, has_credits=False, is_split=False, has_reason=False),
)
# All of it at the size of the words around it, for those who need not fit it on a side.
WHOLE: Final = Fit()


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


def action_sheet(sheet: Sheet, fit: Fit = WHOLE) -> str:
    """One page: what we think, what to do, whom to call, and what could not be checked."""
    return page(
        sheet_title(sheet),
        sheet_parts(sheet, fit),
        sheet.paper,
        is_for_browser=sheet.is_for_browser,
        points=fit.points,
    )


def sheet_text(sheet: Sheet) -> str:
    """The words of the sheet alone."""
    return plain_text(action_sheet(sheet))


def sheet_title(sheet: Sheet) -> str:
    """What the paper is called, with the name of the person where a helper gave one."""
    if sheet.label:
        return _("What to do now: {name}").format(name=sheet.label)
    return _("What to do now")


def sheet_parts(sheet: Sheet, fit: Fit = WHOLE) -> list[str]:
    """The sheet piece by piece, to stand alone or before a full report."""
    result, plan = sheet.result, sheet.result.plan
    label = sheet.label if fit.is_split else None
    credits_due = attribution_lines(result.elsewhere) if fit.has_credits else ()
    return [
        heading(sheet_title(sheet), 1),
        paragraph(format_date(sheet.today)),
        heading(_("What we think")),
        *_thought(sheet, has_reason=fit.has_reason),
        *_steps(Urgency.NOW, plan.now, label),
        *_steps(Urgency.TODAY, plan.today, label),
        *_steps(Urgency.WEEK, plan.week[: fit.week], label),
        *_calls((*plan.now, *plan.today, *plan.week, *plan.urgent_contacts), fit),
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
    """The steps of one urgency; for two people who sit together, by who does them."""
    if not steps:
        return
    title = urgency_label(urgency)
    if label is None:
        yield heading(title)
        yield from map(_step, steps)
        return
    groups = [
        (doer_heading(label, is_helper=is_helper), own)
        for is_helper in (False, True)
        if (own := [step for step in steps if step.helper_can is is_helper])
    ]
    if len(groups) == 1:
        yield heading(labelled(title, groups[0][0]))
        yield from map(_step, steps)
        return
    yield heading(title)
    for doer, own in groups:
        yield heading(doer, 3)
        yield from map(_step, own)


def _step(step: Step) -> str:
    minutes = step_minutes(step).replace(" ", _UNBROKEN)
    return paragraph(f"{_BOX}{_UNBROKEN}{with_aside(step_title(step), minutes)}", "step")


def _calls(steps: Iterable[Step], fit: Fit) -> Iterable[str]:
    """Each number once, with the words to say and a request to confirm where it needs one."""
    with_number = {s.contact.phone: s for s in steps if s.contact is not None and s.contact.phone}
    chosen = list(with_number.values())[: fit.calls]
    if chosen:
        yield heading(_("Numbers to call"))
    for place, step in enumerate(chosen):
        contact = step.contact
        if contact is not None:
            yield number_to_call(contact_label(contact), contact.phone, contact.web)
        words = step_words_to_say(step) if place < fit.words_for else ""
        yield paragraph(join_sentences((words, grade_note(step))))
