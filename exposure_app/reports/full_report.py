"""The full report as one page of HTML: the action sheet, then reasons, matches and dates.

The one rule: no identifier stands on it, masked or not, and no source on a private subject.
"""

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import Final, NamedTuple

from exposure_app.core.attribution.explanation import Argument, Reason
from exposure_app.core.attribution.leading import LeadingSource, leaders, told_first
from exposure_app.core.attribution.waterfall import waterfall
from exposure_app.core.breaches import Catalogue
from exposure_app.core.findings import CheckResult
from exposure_app.core.fitting_step import fitting_step
from exposure_app.core.timeline import timeline
from exposure_app.i18n import _
from exposure_app.reports.action_sheet import WHOLE, Fit, Sheet, sheet_parts, sheet_title
from exposure_app.reports.beside_text import also_texts, change_texts, changes_title
from exposure_app.reports.checked_parts import checked_parts, left_parts
from exposure_app.reports.markup import bullets, heading, named_paragraphs, page, paragraph, table
from exposure_app.reports.matches import match_facts, match_title, matches_by_incident
from exposure_app.reports.pictures.bars import bars_picture
from exposure_app.reports.pictures.dates import dates_picture
from exposure_app.reports.pictures.display import Picture
from exposure_app.reports.pictures.metrics import NOTE_SCALE, EstimatedMetrics, Metrics
from exposure_app.reports.pictures.steps import steps_picture
from exposure_app.reports.pictures.svg import svg
from exposure_app.reports.plain_text import plain_text
from exposure_app.reports.privacy import is_private, private_incidents, private_sources
from exposure_app.reports.text_report import MOST_REASONS
from exposure_app.wording.breaches import private_match_text
from exposure_app.wording.headline import headline_text, rests_on_text
from exposure_app.wording.reasons import missing_text, reason_text
from exposure_app.wording.shares import leader_name, share_rows, shares_title
from exposure_app.wording.sources import grade_label
from exposure_app.wording.timeline import timeline_lines, timeline_title
from exposure_app.wording.unlisted import (
    unlisted_facts,
    unlisted_heading,
    unlisted_lead,
    unlisted_note,
    unlisted_title,
)
from exposure_app.wording.waterfall import waterfall_title

Markup = Callable[[Picture, str], str]

WIDTH: Final = 640.0
# In the pixels of a page that is 96 to the inch; 14 points, as the words around the pictures.
LETTERS: Final = 18.7


class Look(NamedTuple):
    """How the page is made for those who show it.

    Attributes:
        markup: makes HTML of a picture; the key tells pictures apart.
        metrics: sizes of letters in the pictures.
        is_paper: only the shares are a picture, without its text. Those of reasons and dates can be
            taller than a page, so reasons and dates stand there in words alone.
    """

    markup: Markup
    metrics: Metrics
    is_paper: bool = False


BROWSER: Final = Look(svg, EstimatedMetrics(LETTERS / NOTE_SCALE))


class _Page:
    """One answer on its way to HTML."""

    def __init__(self, result: CheckResult, catalogue: Catalogue, look: Look) -> None:
        self.result, self.catalogue = result, catalogue
        self.country = result.person.country
        self.private = private_sources(result, catalogue)
        self._look = look

    def headline(self) -> str:
        first = self.result.explanation.headline.source
        if first is not None and is_private(first, self.result, self.catalogue):
            return _("The answer is private. It is not printed here.")
        person = self.result.person
        return headline_text(self.result.explanation, self.catalogue, self.country, person.carrier)

    def shares(self) -> Iterable[str]:
        rows = share_rows(self.result.explanation, self.catalogue, self.country, self.private)
        picture = bars_picture(rows, WIDTH, self._look.metrics)
        yield heading(shares_title())
        yield from self._figure(picture, "shares", [(row.label, row.about) for row in rows])

    def sources(self) -> Iterable[str]:
        """Reasons in words, and how they add up."""
        for place, leader in enumerate(leaders(self.result.explanation).sources):
            if leader.source.id in self.private:
                continue
            name = leader_name(leader, self.catalogue, self.country, self.private)
            yield heading(waterfall_title(name))
            yield paragraph(grade_label(leader.source.argument.grade))
            yield from self._argument(leader.source.argument)
            if not self._look.is_paper:
                yield from self._steps(place, leader, name)

    def _argument(self, argument: Argument) -> Iterable[str]:
        """What speaks for a source and against it, and what is not known."""
        groups = (
            (_("What speaks for it"), self._told(argument.reasons)),
            (_("What speaks against it"), self._told(argument.against)),
            (_("What we do not know"), list(map(missing_text, argument.missing[:MOST_REASONS]))),
        )
        for title, texts in groups:
            if texts:
                yield heading(title, 3)
                yield bullets(texts)

    def _steps(self, place: int, leader: LeadingSource, name: str) -> Iterable[str]:
        way = waterfall(leader, self.result.explanation)
        named = (name, self.catalogue, self.country)
        picture = steps_picture(way, named, WIDTH, self._look.metrics)
        twin = [("", line) for line in picture.description]
        yield from self._figure(picture, f"steps{place}", twin)

    def _told(self, reasons: Sequence[Reason]) -> list[str]:
        return [
            reason_text(one, self.catalogue, self.country)
            for one in told_first(reasons)[:MOST_REASONS]
        ]

    def beside(self) -> Iterable[str]:
        """Who may have contributed too, and which answers would change the ranking."""
        explanation, catalogue = self.result.explanation, self.catalogue
        for text in also_texts(explanation, catalogue, self.country, self.private):
            yield paragraph(text)
        moved = change_texts(
            self.result.changes, explanation, catalogue, self.country, self.private
        )
        lines = list(moved)
        if lines:
            yield heading(changes_title(explanation, catalogue, self.country))
            yield bullets(lines)

    def dates(self) -> Iterable[str]:
        apart = [one.incident_id for one in self.result.unlisted]
        hidden = private_incidents(self.result)
        found = timeline(self.result.person, self.catalogue, self.result.explanation, apart, hidden)
        if not found.lanes:
            return
        names = (self.catalogue, self.country)
        yield heading(timeline_title())
        lines = timeline_lines(found, *names)
        if self._look.is_paper:
            yield self._facts(lines)
            return
        picture = dates_picture(found, names, WIDTH, self._look.metrics)
        yield from self._figure(picture, "dates", lines)

    def matches(self) -> Iterable[str]:
        """What is known of each match; private ones are counted only."""
        groups, private = matches_by_incident(self.result)
        if groups or private:
            yield heading(_("Matches in published lists"))
        for findings in groups:
            yield heading(match_title(findings[0], self.catalogue), 3)
            facts = match_facts(findings, self.result, self.catalogue, has_masked=False)
            yield self._facts(facts)
        if private:
            yield paragraph(private_match_text())

    def apart(self) -> Iterable[str]:
        found = [self.catalogue.find(one.incident_id) for one in self.result.unlisted]
        incidents = [one for one in found if one is not None and not one.flags.is_sensitive]
        if not incidents:
            return
        yield heading(unlisted_title())
        yield paragraph(unlisted_note())
        for incident in incidents:
            step = fitting_step(self.result.plan, incident)
            yield heading(unlisted_heading(incident, self.catalogue), 3)
            yield paragraph(unlisted_lead(incident))
            yield self._facts(unlisted_facts(incident, step))

    def _facts(self, facts: Iterable[tuple[str, str]]) -> str:
        return named_paragraphs(facts) if self._look.is_paper else table(facts)

    def _figure(self, picture: Picture, key: str, twin: Sequence[tuple[str, str]]) -> Iterable[str]:
        """The picture, and under it the same as a table that opens."""
        yield f"<figure>{self._look.markup(picture, key)}</figure>"
        if self._look.is_paper:
            return
        summary = escape(_("The same in words"))
        yield f"<details><summary>{summary}</summary>{table(twin)}</details>"


def full_report(sheet: Sheet, look: Look = BROWSER, fit: Fit = WHOLE) -> str:
    """Everything for a browser, for paper or for somebody who helps."""
    answer = _Page(sheet.result, sheet.catalogue, look)
    parts = [
        *sheet_parts(sheet, fit),
        heading(_("Why we think so"), 2, "page"),
        paragraph(answer.headline()),
        paragraph(rests_on_text(sheet.result.explanation.rests_on)),
        *answer.shares(),
        *answer.sources(),
        *answer.beside(),
        *answer.dates(),
        *checked_parts(sheet.result, sheet.today),
        *answer.matches(),
        *answer.apart(),
        *left_parts(sheet.result),
    ]
    return page(sheet_title(sheet), parts, sheet.paper, is_for_browser=sheet.is_for_browser)


def full_text(sheet: Sheet) -> str:
    """The words of the report alone; those of each picture stand where it would be."""
    return plain_text(full_report(sheet))
