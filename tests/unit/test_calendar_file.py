"""The calendar file is read by a calendar, alarms, and tells nothing about anybody."""

from datetime import date, timedelta

import pytest
from icalendar import Calendar

from exposure_app import i18n
from exposure_app.reports.calendar_file import CHOICES, calendar_file

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("days", CHOICES)
def test_the_event_is_a_whole_day_with_an_alarm(days: int, language: str) -> None:
    i18n.activate(language)
    calendar = Calendar.from_ical(calendar_file(TODAY, days, "0a1b"))
    [event] = calendar.walk("VEVENT")
    due = TODAY + timedelta(days=days)
    assert event.decoded("dtstart") == due
    assert event.decoded("dtend") == due + timedelta(days=1)
    assert event.decoded("uid") == "0a1b@exposure-check"
    [alarm] = event.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(hours=9)


def test_two_files_of_one_day_differ_by_the_name_of_the_event_alone() -> None:
    first, second = calendar_file(TODAY, 90, "aa"), calendar_file(TODAY, 90, "bb")
    assert first.replace(b"aa@", b"bb@") == second


def test_lines_end_and_fold_as_calendars_want_them() -> None:
    i18n.activate(i18n.CHINESE)
    content = calendar_file(TODAY, 90, "0a1b")
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
