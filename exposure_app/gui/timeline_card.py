"""What happened when: the dates of the answer on one picture."""

from functools import partial

from exposure_app.core.breaches import Catalogue
from exposure_app.core.timeline import Timeline
from exposure_app.gui.card import Card
from exposure_app.gui.picture_view import PictureView
from exposure_app.gui.shown_as_text import ShownAsText
from exposure_app.reports.pictures.dates import dates_picture
from exposure_app.wording.timeline import timeline_texts, timeline_title


class TimelineCard(Card):
    """Number, accounts, incidents and what was noticed, on one axis of years.

    Args:
        timeline: the dates; at least one line.
        catalogue: names of brands and incidents.
        country: ISO 3166 code of where the person lives.
    """

    def __init__(self, timeline: Timeline, catalogue: Catalogue, country: str) -> None:
        super().__init__(timeline_title())
        self.view = PictureView(partial(dates_picture, timeline, (catalogue, country)))
        self.as_text = ShownAsText(timeline_texts(timeline, catalogue, country), timeline_title())
        self.add(self.view)
        self.add(self.as_text)
