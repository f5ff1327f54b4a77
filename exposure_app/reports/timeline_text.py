"""What happened when, as dated lines of text."""

from exposure_app.core.breaches import Catalogue
from exposure_app.core.timeline import Timeline
from exposure_app.reports.wrapping import wrap
from exposure_app.wording.timeline import timeline_texts, timeline_title


def timeline_lines(timeline: Timeline, catalogue: Catalogue, country: str, width: int) -> list[str]:
    """Every date in order of time; nothing when only the day of the question is known.

    Args:
        timeline: the dates.
        catalogue: names of brands and incidents.
        country: ISO 3166 code of where the person lives.
        width: columns of a line.
    """
    if not timeline.lanes:
        return []
    lines = [timeline_title()]
    for text in timeline_texts(timeline, catalogue, country):
        lines += wrap(text, width, "  - ", "    ")
    return lines
