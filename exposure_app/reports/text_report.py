"""An answer as plain text: what is said first, why, what the lists said, and what to do.

The one rule: the headline comes first, and no meaning hangs on colour or on a sign alone.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from exposure_app.core.attribution.changes import Change
from exposure_app.core.attribution.engine import unlisted
from exposure_app.core.attribution.explanation import Explanation, HeadlineBand, ProbableSource
from exposure_app.core.attribution.leading import LeadingSource, leaders, told_first
from exposure_app.core.attribution.person import Person
from exposure_app.core.breaches import Catalogue
from exposure_app.core.findings import CheckResult
from exposure_app.core.timeline import timeline
from exposure_app.i18n import _
from exposure_app.reports.beside_text import also_texts, change_texts, changes_title
from exposure_app.reports.lists_text import list_lines
from exposure_app.reports.plan_text import plan_lines
from exposure_app.reports.privacy import private_incidents, private_sources
from exposure_app.reports.timeline_text import timeline_lines
from exposure_app.reports.unlisted_text import unlisted_lines
from exposure_app.reports.wrapping import wrap
from exposure_app.wording.headline import (
    about_in_100,
    headline_text,
    no_blame_text,
    rests_on_text,
)
from exposure_app.wording.questions import question_text, question_why
from exposure_app.wording.reasons import missing_text, reason_text
from exposure_app.wording.sentences import capitalised
from exposure_app.wording.sources import grade_label, source_name

MOST_REASONS: Final = 3
UNKNOWN: Final = "unknown"
# Causes in which something the person did may have played a part.
_OWN_PART: Final = ("device", "phishing", "stuffing", UNKNOWN)


def result_report(
    result: CheckResult, catalogue: Catalogue, width: int, *, show_private: bool = False
) -> str:
    """A whole check as text.

    Args:
        result: the check.
        catalogue: names of incidents and brands.
        width: columns of a line.
        show_private: whether matches on private subjects are named.
    """
    nobody = frozenset[str]()
    hidden = nobody if show_private else private_incidents(result)
    unnamed = nobody if show_private else private_sources(result, catalogue)
    apart = [one.incident_id for one in result.unlisted]
    dates = timeline(result.person, catalogue, result.explanation, apart, hidden)
    sections = (
        _answer(result.explanation, catalogue, result.person, result.changes, unnamed, width),
        timeline_lines(dates, catalogue, result.person.country, width),
        list_lines(result, catalogue, hidden, width),
        plan_lines(result.plan, width),
    )
    return "\n\n".join("\n".join(lines) for lines in sections if lines)


def explanation_report(
    explanation: Explanation,
    catalogue: Catalogue,
    person: Person,
    width: int,
    changes: Sequence[Change] = (),
) -> str:
    """The answer to a case file as text, with its dates and the incidents that have no list."""
    apart = unlisted(person, catalogue, explanation)
    dates = timeline(person, catalogue, explanation, apart)
    sections = (
        _answer(explanation, catalogue, person, changes, frozenset(), width),
        timeline_lines(dates, catalogue, person.country, width),
        unlisted_lines(apart, catalogue, None, width),
    )
    return "\n\n".join("\n".join(lines) for lines in sections if lines)


def _answer(
    explanation: Explanation,
    catalogue: Catalogue,
    person: Person,
    changes: Sequence[Change],
    hidden: frozenset[str],
    width: int,
) -> list[str]:
    lines = []
    for text in _first_words(explanation, catalogue, person, hidden):
        lines += wrap(text, width)
    lines += ["", _("Probable sources")]
    shown = leaders(explanation)
    for place, leader in enumerate(shown.sources, start=1):
        lines += _source_lines(place, leader, (catalogue, person.country), hidden, width)
    rest = _("Something else, or we cannot tell: {about}").format(about=about_in_100(shown.rest))
    lines += wrap(rest, width)
    for text in also_texts(explanation, catalogue, person.country, hidden):
        lines += wrap(text, width)
    moved = change_texts(changes, explanation, catalogue, person.country, hidden)
    bullets = [line for text in moved for line in wrap(text, width, "  - ", "    ")]
    if bullets:
        title = changes_title(explanation, catalogue, person.country)
        lines += ["", *wrap(title, width), *bullets]
    question = explanation.next_question
    if question is not None:
        lines += ["", _("The answer that would help most")]
        lines += wrap(question_text(question.code), width, "  ", "  ")
        lines += wrap(question_why(question.code), width, "  ", "  ")
    return lines


def _first_words(
    explanation: Explanation, catalogue: Catalogue, person: Person, hidden: frozenset[str]
) -> Iterable[str]:
    headline = explanation.headline
    if headline.source is not None and headline.source.id in hidden:
        yield _("The most probable source is private. Add --show-private to see it.")
        return
    yield headline_text(explanation, catalogue, person.country, person.carrier)
    is_told = headline.band is not HeadlineBand.CANNOT_TELL and headline.source is not None
    if is_told and headline.source is not None and headline.source.kind not in _OWN_PART:
        yield no_blame_text()
    yield rests_on_text(explanation.rests_on)


def _source_lines(
    place: int,
    leader: LeadingSource,
    names: tuple[Catalogue, str],
    hidden: frozenset[str],
    width: int,
) -> list[str]:
    catalogue, country = names
    source = leader.source
    is_hidden = source.id in hidden
    name = _("a private source") if is_hidden else source_name(source, catalogue, country)
    told = () if is_hidden else _reason_texts(source, catalogue, country)
    title = _("{name}: {about}").format(
        name=capitalised(name), about=about_in_100(leader.probability)
    )
    lines = wrap(title, width, f"{place}. ", "   ")
    lines += wrap(grade_label(source.argument.grade), width, "   ", "   ")
    for text in told:
        lines += wrap(text, width, "   - ", "     ")
    return lines


def _reason_texts(source: ProbableSource, catalogue: Catalogue, country: str) -> tuple[str, ...]:
    """The strongest reasons for and against and what is missing, each said to be what it is."""
    return (
        *(
            _("For: {reason}").format(reason=reason_text(reason, catalogue, country))
            for reason in told_first(source.argument.reasons)[:MOST_REASONS]
        ),
        *(
            _("Against: {reason}").format(reason=reason_text(reason, catalogue, country))
            for reason in told_first(source.argument.against)[:MOST_REASONS]
        ),
        *(
            _("Not known: {fact}").format(fact=missing_text(code))
            for code in source.argument.missing[:MOST_REASONS]
        ),
    )
