"""A calendar file that reminds of the next check.

The one rule: it tells no more than that a check is due: no name, no number, no answer.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from exposure_app import i18n
from exposure_app.i18n import _

CHOICES: Final = (30, 90, 180)
USUAL: Final = 90
_MORNING: Final = timedelta(hours=9)


def calendar_file(today: date, days: int, name: str) -> bytes:
    """An event of a whole day with an alarm in the morning (RFC 5545).

    Args:
        today: the day of this check.
        days: in how many the next is due.
        name: what no other event in that calendar is called; drawn by the caller.

    Returns:
        The content of an ``.ics`` file.
    """
    from icalendar import Alarm, Calendar, Event  # noqa: PLC0415 - only for those who want it

    due = today + timedelta(days=days)
    event = Event()
    event.add("uid", f"{name}@exposure-check")
    # The day alone: the hour at which somebody made a check is nobody's business.
    event.add("dtstamp", datetime.combine(today, time(), UTC))
    event.add("dtstart", due)
    event.add("dtend", due + timedelta(days=1))
    event.add("summary", _("Check again with Exposure Check"))
    event.add("description", _("Open Exposure Check and make the check again."))
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _("Check again with Exposure Check"))
    alarm.add("trigger", _MORNING)
    event.add_component(alarm)
    calendar = Calendar()
    calendar.add("prodid", f"-//Exposure Check//{i18n.active_language()}//")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
