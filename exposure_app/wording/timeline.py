"""The dates of one person as labels for a picture and as dated lines in order.

The one rule: a date is told as exactly as it is known, and what is not shown is said.
"""

from typing import Final

from exposure_app.core.breaches import Catalogue
from exposure_app.core.timeline import Concern, Event, Lane, LaneKind, Mark, Timeline
from exposure_app.i18n import N_, _, ngettext
from exposure_app.wording.breaches import incident_title
from exposure_app.wording.dates import format_date, format_period
from exposure_app.wording.sentences import join_sentences, labelled, spaced, with_aside
from exposure_app.wording.sources import brand_name
from exposure_app.wording.vocabulary import symptom_label

MARKS: Final = {
    Mark.BEGAN: N_("number or account began"),
    Mark.EXPOSED: N_("data exposed"),
    Mark.PUBLISHED: N_("became public"),
    Mark.NOTICED: N_("noticed"),
}
_CONCERNS: Final = {
    Concern.PROBABLE: N_("probable source"),
    Concern.MATCH: N_("a list holds you"),
    Concern.NO_LIST: N_("no list to check"),
}


def timeline_title() -> str:
    """What the picture and the text are called."""
    return _("What happened when")


def timeline_lines(
    timeline: Timeline, catalogue: Catalogue, country: str
) -> tuple[tuple[str, str], ...]:
    """The whole picture as text: date and event, in order of time, then what is not shown.

    Args:
        timeline: the dates.
        catalogue: names of brands and incidents.
        country: ISO 3166 code of where the person lives.
    """
    events = [(event, lane) for lane in timeline.lanes for event in lane.events]
    events.sort(key=lambda pair: (pair[0].begin.first, pair[0].begin.last))
    lines = [
        (
            format_period(event.begin, event.end),
            _told(event, lane, timeline, (catalogue, country)),
        )
        for event, lane in events
    ]
    lines.append((format_date(timeline.asked_on), _("The day of the question.")))
    return (*lines, *(("", note) for note in timeline_notes(timeline)))


def timeline_texts(timeline: Timeline, catalogue: Catalogue, country: str) -> tuple[str, ...]:
    """The same as one line of text each."""
    lines = timeline_lines(timeline, catalogue, country)
    return tuple(labelled(when, text) if when else text for when, text in lines)


def timeline_notes(timeline: Timeline) -> tuple[str, ...]:
    """What is not in the picture, as sentences; empty when all of it is."""
    notes = []
    if timeline.undated:
        text = ngettext(
            "{n} account or sign has no date and is not shown.",
            "{n} accounts or signs have no date and are not shown.",
            timeline.undated,
        )
        notes.append(text.format(n=timeline.undated))
    if timeline.left_out:
        text = ngettext(
            "{n} more line is left out here.", "{n} more lines are left out here.",
            timeline.left_out,
        )  # fmt: skip
        notes.append(text.format(n=timeline.left_out))
    return tuple(notes)


def lane_label(lane: Lane, catalogue: Catalogue, country: str) -> str:
    """What one line tells of."""
    if lane.kind is LaneKind.NUMBER:
        return _("Your number")
    if lane.kind is LaneKind.ACCOUNT:
        name = brand_name(lane.subject, catalogue, country)
        return spaced(_("Your account: {name}").format(name=name))
    if lane.kind is LaneKind.SYMPTOM:
        return _noticed(lane, catalogue, country)
    incident = catalogue.find(lane.subject)
    title = lane.subject if incident is None else incident_title(incident, catalogue)
    return title if lane.concern is None else with_aside(title, _(_CONCERNS[lane.concern]))


def lane_dates(lane: Lane) -> str:
    """The dates of one line in words."""
    texts = {
        Mark.BEGAN: N_("Since {date}."),
        Mark.EXPOSED: N_("Exposed: {date}."),
        Mark.PUBLISHED: N_("Public: {date}."),
        Mark.NOTICED: N_("Since {date}."),
    }
    return join_sentences(
        _(texts[event.mark]).format(date=format_period(event.begin, event.end))
        for event in lane.events
    )


def mark_label(mark: Mark) -> str:
    """What a mark of the picture means."""
    return _(MARKS[mark])


def onset_text(timeline: Timeline) -> str:
    """When it began, to stand at its place on the picture; empty when that is not known."""
    if timeline.onset is None:
        return ""
    return _("It began: {date}").format(date=format_date(timeline.onset))


def asked_text(timeline: Timeline) -> str:
    """The day of the question, to stand at the end of the picture."""
    return _("Asked: {date}").format(date=format_date(timeline.asked_on))


def _noticed(lane: Lane, catalogue: Catalogue, country: str) -> str:
    label = symptom_label(lane.subject)
    if not lane.service:
        return label
    return with_aside(label, brand_name(lane.service, catalogue, country))


def _told(event: Event, lane: Lane, timeline: Timeline, names: tuple[Catalogue, str]) -> str:
    label = lane_label(lane, *names)
    if event.mark is Mark.BEGAN:
        return _begun(lane, names)
    if event.mark is Mark.NOTICED:
        is_first = event.begin == timeline.onset
        text = _("It began with: {symptom}.") if is_first else _("You noticed: {symptom}.")
        return text.format(symptom=label)
    if event.mark is Mark.PUBLISHED:
        return _("It became public: {title}.").format(title=label)
    return _("Exposed: {title}.").format(title=label)


def _begun(lane: Lane, names: tuple[Catalogue, str]) -> str:
    if lane.kind is LaneKind.NUMBER:
        return _("The number became yours.")
    brand = brand_name(lane.subject, *names)
    return spaced(_("The account began: {name}.").format(name=brand))
