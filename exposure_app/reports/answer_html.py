"""The whole answer as one page of HTML: words, pictures and their texts, nothing to load.

The one rule: no identifier stands on it, masked or not, and no source on a private subject.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from html import escape
from typing import Final, NamedTuple

from exposure_app import i18n
from exposure_app.core.attribution.leading import leaders
from exposure_app.core.attribution.waterfall import waterfall
from exposure_app.core.breaches import Catalogue
from exposure_app.core.findings import CheckResult
from exposure_app.core.fitting_step import fitting_step
from exposure_app.core.timeline import timeline
from exposure_app.i18n import _
from exposure_app.reports.beside_text import also_texts, change_texts, changes_title
from exposure_app.reports.pictures.bars import bars_picture
from exposure_app.reports.pictures.dates import dates_picture
from exposure_app.reports.pictures.display import Picture
from exposure_app.reports.pictures.metrics import EstimatedMetrics, Metrics
from exposure_app.reports.pictures.steps import steps_picture
from exposure_app.reports.pictures.svg import svg
from exposure_app.reports.privacy import is_private, private_incidents, private_sources
from exposure_app.wording.connectors import attribution_lines
from exposure_app.wording.dates import format_date
from exposure_app.wording.headline import headline_text, rests_on_text
from exposure_app.wording.lookups import lookup_summary, offline_text
from exposure_app.wording.reasons import missing_text
from exposure_app.wording.sentences import join_sentences, labelled
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

WIDTH: Final = 620.0
PAPER_STYLE: Final = """
h1 { font-size: 19pt; margin: 0 0 8px 0; } h2 { font-size: 15pt; margin: 28px 0 6px 0; }
h3 { font-size: 12.5pt; margin: 18px 0 4px 0; } p, ul { margin: 4px 0; }
h2, h3 { break-after: avoid; } .page { page-break-before: always; }
figure { margin: 10px 0; break-inside: avoid; } summary { padding: 6px 0; }
th { text-align: left; font-weight: normal; padding-right: 1em; vertical-align: top; }
td { vertical-align: top; } .small { font-size: 10.5pt; }
"""
SCREEN_STYLE: Final = f"""{PAPER_STYLE}
body {{ color: #000; background: #fff; font-family: sans-serif; font-size: 12pt;
  max-width: 660px; margin: 1.5em auto; padding: 0 1em; line-height: 1.4; }}
"""


class Look(NamedTuple):
    """How the page is made for those who show it.

    Attributes:
        markup: makes HTML of a picture; the key tells pictures apart.
        metrics: sizes of letters in the pictures.
        style: the style sheet.
        has_words: whether the text of each picture follows it; paper shows the picture alone.
    """

    markup: Markup
    metrics: Metrics
    style: str
    has_words: bool = True


BROWSER: Final = Look(svg, EstimatedMetrics(), SCREEN_STYLE)


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
        yield _heading(shares_title())
        yield from self._figure(picture, "shares", [(row.label, row.about) for row in rows])

    def sources(self) -> Iterable[str]:
        """Reasons in words, and how they add up."""
        for place, leader in enumerate(leaders(self.result.explanation).sources):
            if leader.source.id in self.private:
                continue
            name = leader_name(leader, self.catalogue, self.country, self.private)
            yield _heading(waterfall_title(name))
            yield _paragraph(grade_label(leader.source.argument.grade))
            way = waterfall(leader, self.result.explanation)
            named = (name, self.catalogue, self.country)
            picture = steps_picture(way, named, WIDTH, self._look.metrics)
            yield from self._figure(
                picture, f"steps{place}", [("", line) for line in picture.description]
            )
            yield _list(
                labelled(_("Not known"), missing_text(c)) for c in leader.source.argument.missing
            )

    def beside(self) -> Iterable[str]:
        """Who may have contributed too, and which answers would change the ranking."""
        explanation, catalogue = self.result.explanation, self.catalogue
        for text in also_texts(explanation, catalogue, self.country, self.private):
            yield _paragraph(text)
        moved = change_texts(
            self.result.changes, explanation, catalogue, self.country, self.private
        )
        lines = list(moved)
        if lines:
            yield _heading(changes_title(explanation, catalogue, self.country))
            yield _list(lines)

    def dates(self) -> Iterable[str]:
        apart = [one.incident_id for one in self.result.unlisted]
        hidden = private_incidents(self.result)
        found = timeline(self.result.person, self.catalogue, self.result.explanation, apart, hidden)
        if not found.lanes:
            return
        names = (self.catalogue, self.country)
        yield f'<h2 class="page">{escape(timeline_title())}</h2>'
        picture = dates_picture(found, names, WIDTH, self._look.metrics)
        yield from self._figure(picture, "dates", timeline_lines(found, *names))

    def apart(self) -> Iterable[str]:
        found = [self.catalogue.find(one.incident_id) for one in self.result.unlisted]
        incidents = [one for one in found if one is not None and not one.flags.is_sensitive]
        if not incidents:
            return
        yield _heading(unlisted_title())
        yield _paragraph(unlisted_note())
        for incident in incidents:
            step = fitting_step(self.result.plan, incident)
            yield f"<h3>{escape(unlisted_heading(incident, self.catalogue))}</h3>"
            yield _paragraph(unlisted_lead(incident))
            yield _table(unlisted_facts(incident, step))

    def _figure(self, picture: Picture, key: str, twin: Sequence[tuple[str, str]]) -> Iterable[str]:
        """The picture, and under it the same as a table that opens."""
        yield f"<figure>{self._look.markup(picture, key)}</figure>"
        if not self._look.has_words:
            return
        summary = escape(_("The same in words"))
        yield f"<details><summary>{summary}</summary>{_table(twin)}</details>"


def answer_html(
    result: CheckResult,
    catalogue: Catalogue,
    today: date,
    look: Look = BROWSER,
) -> str:
    """The answer for a browser, for paper or for somebody who helps.

    Args:
        result: the answer with its plan.
        catalogue: names of brands and incidents.
        today: the date to print.
        look: for what it is made; a browser when not given.
    """
    page = _Page(result, catalogue, look)
    title = page.headline()
    parts = [
        f"<h1>{escape(title)}</h1>",
        _paragraph(format_date(today), "small"),
        _paragraph(rests_on_text(result.explanation.rests_on)),
        _paragraph(_("This is an estimate, not a finding of fault.")),
        *page.shares(),
        *page.sources(),
        *page.beside(),
        *page.dates(),
        _heading(_("What was checked")),
        _paragraph(join_sentences((lookup_summary(result), offline_text(result)))),
        *(_paragraph(line, "small") for line in attribution_lines(result.elsewhere)),
        *page.apart(),
    ]
    language = i18n.active_language().replace("_", "-")
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head><meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>{look.style}</style></head>\n<body>\n"
        + "\n".join(part for part in parts if part)
        + "\n</body>\n</html>\n"
    )


def _heading(text: str) -> str:
    return f"<h2>{escape(text)}</h2>"


def _paragraph(text: str, kind: str = "") -> str:
    if not text:
        return ""
    return f'<p class="{kind}">{escape(text)}</p>' if kind else f"<p>{escape(text)}</p>"


def _list(texts: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return f"<ul>{items}</ul>" if items else ""


def _table(facts: Iterable[tuple[str, str]]) -> str:
    """Names and texts; a line without a name goes over both columns."""
    rows = (
        f'<tr><th scope="row">{escape(name)}</th><td>{escape(text)}</td></tr>'
        if name
        else f'<tr><td colspan="2">{escape(text)}</td></tr>'
        for name, text in facts
    )
    return f"<table>{''.join(rows)}</table>"
