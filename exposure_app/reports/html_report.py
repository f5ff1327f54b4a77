"""The action sheet: one page for the fridge, as HTML that prints and that screen readers read.

The one rule: no identifier stands on it, masked or not, and no source on a private subject.
"""

from collections.abc import Iterable
from datetime import date
from html import escape
from pathlib import Path
from typing import Final

from exposure_app import i18n
from exposure_app.atomic_file import write_atomically
from exposure_app.core.attribution.leading import told_first
from exposure_app.core.breaches import Catalogue
from exposure_app.core.findings import CheckResult
from exposure_app.core.steps import Step, Urgency
from exposure_app.errors import ReportError
from exposure_app.i18n import _
from exposure_app.reports.privacy import is_private
from exposure_app.wording.advice import (
    contact_line,
    country_note,
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
_STYLE: Final = """
body { color: #000; background: #fff; font-family: sans-serif; font-size: 14pt; max-width: 42em;
  margin: 1.5em auto; padding: 0 1em; line-height: 1.35; }
h1 { font-size: 20pt; margin: 0 0 4pt 0; } h2 { font-size: 16pt; margin: 14pt 0 4pt 0; }
p { margin: 3pt 0; } .step { margin: 6pt 0; } .call { font-size: 17pt; font-weight: bold; }
.rule { font-weight: bold; border: 1.5pt solid #000; padding: 6pt; } .small { font-size: 11pt; }
"""


def action_sheet(result: CheckResult, catalogue: Catalogue, today: date) -> str:
    """One page: what we think, what to do, whom to call, and what could not be checked.

    Args:
        result: the answer with its plan.
        catalogue: names of brands and incidents.
        today: the date to print.
    """
    plan = result.plan
    title = _("What to do now")
    parts = [
        f"<h1>{escape(title)}</h1>",
        _paragraph(format_date(today), "small"),
        _heading(_("What we think")),
        *_thought(result, catalogue),
        *_steps(Urgency.NOW, plan.now),
        *_steps(Urgency.TODAY, plan.today),
        *_steps(Urgency.WEEK, plan.week),
        *_calls((*plan.now, *plan.today, *plan.week, *plan.urgent_contacts)),
        _paragraph(no_call_back_text(), "rule"),
        _heading(_("What was checked")),
        _paragraph(join_sentences((lookup_summary(result), offline_text(result)))),
        *(_paragraph(line, "small") for line in attribution_lines(result.elsewhere)),
        _paragraph(country_note(plan)),
        _paragraph(_("This sheet is an estimate, not a finding of fault."), "small"),
    ]
    language = i18n.active_language().replace("_", "-")
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head><meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>\n<body>\n"
        + "\n".join(part for part in parts if part)
        + "\n</body>\n</html>\n"
    )


def write_sheet(file: Path, text: str | bytes) -> None:
    """Write the sheet whole or not at all.

    Raises:
        ReportError: the file cannot be written.
    """
    try:
        write_atomically(file, text if isinstance(text, bytes) else text.encode("utf-8"))
    except OSError:
        raise ReportError("the sheet could not be written") from None


def _thought(result: CheckResult, catalogue: Catalogue) -> Iterable[str]:
    """The headline, and the strongest reason unless it tells of a private match."""
    person, headline = result.person, result.explanation.headline
    if headline.source is not None and is_private(headline.source, result, catalogue):
        return [_paragraph(_("The answer is private. It is not printed here."))]
    text = headline_text(result.explanation, catalogue, person.country, person.carrier)
    source = headline.source
    reasons = () if source is None else told_first(source.argument.reasons)[:1]
    worded = [_paragraph(reason_text(reason, catalogue, person.country)) for reason in reasons]
    return [_paragraph(text), *worded]


def _steps(urgency: Urgency, steps: Iterable[Step]) -> list[str]:
    lines = [
        _paragraph(f"{_BOX} {with_aside(step_title(step), step_minutes(step))}", "step")
        for step in steps
    ]
    return [_heading(urgency_label(urgency)), *lines] if lines else []


def _calls(steps: Iterable[Step]) -> list[str]:
    """Each number once, with the words to say and a request to confirm where it needs one."""
    lines: list[str] = []
    seen: set[str] = set()
    for step in steps:
        if step.contact is None or not step.contact.phone or step.contact.phone in seen:
            continue
        seen.add(step.contact.phone)
        lines.append(_paragraph(contact_line(step.contact), "call"))
        lines.append(_paragraph(join_sentences((step_words_to_say(step), grade_note(step)))))
    return [_heading(_("Numbers to call")), *filter(None, lines)] if lines else []


def _heading(text: str) -> str:
    return f"<h2>{escape(text)}</h2>"


def _paragraph(text: str, kind: str = "") -> str:
    if not text:
        return ""
    return f'<p class="{kind}">{escape(text)}</p>' if kind else f"<p>{escape(text)}</p>"
