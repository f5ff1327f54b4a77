"""Pictures of real answers: nothing overlaps, nothing is cut, and each says what its text says."""

import gettext
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import combinations
from pathlib import Path

import pytest

from exposure_app import i18n
from exposure_app.core.attribution.leading import leaders
from exposure_app.core.attribution.waterfall import waterfall
from exposure_app.core.findings import CheckResult
from exposure_app.core.timeline import timeline
from exposure_app.reports.action_sheet import Sheet
from exposure_app.reports.full_report import full_report
from exposure_app.reports.pictures.bars import bars_picture
from exposure_app.reports.pictures.dates import dates_picture
from exposure_app.reports.pictures.display import Box, Ink, Picture, Shape, Spot, Style, Words
from exposure_app.reports.pictures.metrics import EstimatedMetrics, lines_of
from exposure_app.reports.pictures.steps import steps_picture
from exposure_app.reports.pictures.svg import svg
from exposure_app.wording.shares import share_rows
from tests.simulators import results

_STATES = ("found_strong", "contradictory", "symptoms_only", "former_owner", "private")
_WIDTHS = (200.0, 380.0, 560.0, 620.0, 900.0)
_LANGUAGES = (*i18n.LANGUAGES, "long")


class _Long(gettext.NullTranslations):
    """Every text half as long again, as some languages are."""

    def gettext(self, message: str) -> str:
        tail = "\N{LATIN SMALL LETTER W WITH CIRCUMFLEX}o" * (len(message) // 4 + 1)
        return f"{message} {tail}"


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, CheckResult]:
    return {state: results.answer(state, tmp_path_factory.mktemp(state)) for state in _STATES}


@pytest.fixture(params=_LANGUAGES)
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    spoken = str(request.param)
    if spoken == "long":
        monkeypatch.setattr(i18n, "_active", _Long())
    else:
        i18n.activate(spoken)
    return spoken


def _pictures(result: CheckResult, width: float) -> Iterator[Picture]:
    catalogue, metrics = results.shipped().catalogue, EstimatedMetrics()
    country = result.person.country
    rows = share_rows(result.explanation, catalogue, country, frozenset())
    yield bars_picture(rows, width, metrics)
    for leader in leaders(result.explanation).sources:
        way = waterfall(leader, result.explanation)
        yield steps_picture(way, ("Name", catalogue, country), width, metrics)
    ids = [one.incident_id for one in result.unlisted]
    dates = timeline(result.person, catalogue, result.explanation, ids)
    if dates.lanes:
        yield dates_picture(dates, (catalogue, country), width, metrics)


def _overlapping(picture: Picture) -> list[tuple[str, str]]:
    words = [mark for mark in picture.marks if isinstance(mark, Words)]
    return [
        (one.text, other.text)
        for one, other in combinations(words, 2)
        if one.left + one.width > other.left + 0.5
        and other.left + other.width > one.left + 0.5
        and one.baseline + one.descent > other.baseline - other.ascent + 0.5
        and other.baseline + other.descent > one.baseline - one.ascent + 0.5
    ]


def _outside(picture: Picture) -> list[str]:
    return [
        mark.text
        for mark in picture.marks
        if isinstance(mark, Words)
        and (
            mark.left < -0.5
            or mark.left + mark.width > picture.width + 0.5
            or mark.baseline - mark.ascent < -0.5
            or mark.baseline + mark.descent > picture.height + 0.5
        )
    ]


def _covered(picture: Picture) -> list[str]:
    """Words that a bar lies on."""
    boxes = [
        mark
        for mark in picture.marks
        if isinstance(mark, Box) and mark.fill in (Ink.ACCENT, Ink.INK, Ink.SURFACE)
    ]
    return [
        words.text
        for words in picture.marks
        if isinstance(words, Words)
        for box in boxes
        if words.left + words.width > box.x + 1
        and box.x + box.width > words.left + 1
        and words.baseline > box.y + 1
        and box.y + box.height > words.baseline - words.ascent + 3
    ]


@pytest.mark.parametrize("state", _STATES)
def test_no_words_overlap_or_leave_the_picture_at_any_width(
    answers: dict[str, CheckResult], state: str, language: str
) -> None:
    for width in _WIDTHS:
        for picture in _pictures(answers[state], width):
            assert _overlapping(picture) == [], (picture.title, width)
            assert _outside(picture) == [], (picture.title, width)
            assert _covered(picture) == [], (picture.title, width)


@pytest.mark.parametrize("state", _STATES)
def test_every_shape_lies_within_its_picture(answers: dict[str, CheckResult], state: str) -> None:
    for width in _WIDTHS:
        for picture in _pictures(answers[state], width):
            for mark in picture.marks:
                if isinstance(mark, Box):
                    assert mark.x >= -1
                    assert mark.x + mark.width <= picture.width + 1, picture.title
                elif isinstance(mark, Spot):
                    assert mark.radius <= mark.x <= picture.width - mark.radius
                elif isinstance(mark, Shape):
                    assert all(0 <= x <= picture.width for x, _y in mark.points)


def test_what_is_for_and_what_is_against_differ_without_colour(
    answers: dict[str, CheckResult],
) -> None:
    result = answers["contradictory"]
    catalogue = results.shipped().catalogue
    way = waterfall(leaders(result.explanation).sources[0], result.explanation)
    picture = steps_picture(way, ("Name", catalogue, "CN"), 620.0, EstimatedMetrics())
    solid = [m for m in picture.marks if isinstance(m, Box) and m.fill is Ink.ACCENT]
    hatched = [m for m in picture.marks if isinstance(m, Box) and m.fill is Ink.SURFACE]
    assert len(solid) == sum(step.log_odds > 0 for step in way.steps)
    assert len(hatched) == sum(step.log_odds < 0 for step in way.steps)
    words = [mark.text for mark in picture.marks if isinstance(mark, Words)]
    assert sum(text.startswith(("for it", "against it")) for text in words) == len(way.steps)


def test_bars_are_as_long_as_their_shares(answers: dict[str, CheckResult]) -> None:
    result = answers["contradictory"]
    rows = share_rows(result.explanation, results.shipped().catalogue, "CN", frozenset())
    picture = bars_picture(rows, 620.0, EstimatedMetrics())
    boxes = [mark for mark in picture.marks if isinstance(mark, Box)]
    for row, track, bar in zip(rows, boxes[::2], boxes[1::2], strict=True):
        assert bar.width == pytest.approx(max(2.0, track.width * row.share))
    assert [m.text for m in picture.marks if isinstance(m, Words) and m.text in {
        row.about for row in rows}] == [row.about for row in rows]  # fmt: skip


def test_a_line_is_never_wider_than_its_room_and_loses_no_letter() -> None:
    metrics = EstimatedMetrics()
    for text in ("one two three", "x" * 60, "微博、QQ 和其他(三个)账号。", ""):
        for room in (20.0, 60.0, 400.0):
            lines = lines_of(text, room, metrics, Style.BODY)
            assert "".join(lines).replace(" ", "") == text.replace(" ", "")
            assert all(
                metrics.width(line, Style.BODY) <= room or len(line) <= 2 for line in lines
            ), lines


class _Reader(HTMLParser):
    """Keeps what somebody with a screen reader meets of a picture."""

    def __init__(self) -> None:
        super().__init__()
        self.roles: list[str] = []
        self.ids: set[str] = set()
        self.named_by: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "svg":
            self.roles.append(given.get("role", ""))
            self.named_by += given.get("aria-labelledby", "").split()
        self.ids |= {given["id"]} if "id" in given else set()
        self.addresses += [given[key] for key in ("href", "src", "xlink:href") if key in given]


def test_each_picture_of_the_page_is_named_and_needs_nothing_else(
    answers: dict[str, CheckResult], language: str
) -> None:
    workspace = results.shipped()
    for result in answers.values():
        page = full_report(Sheet(result, workspace.catalogue, workspace.today()))
        reader = _Reader()
        reader.feed(page)
        assert reader.roles == ["img"] * len(reader.roles)
        assert len(reader.roles) >= 2
        assert set(reader.named_by) <= reader.ids
        assert reader.addresses == []
        assert page.count("<details>") == len(reader.roles)
        assert "url(" not in page


def test_the_description_of_a_picture_is_its_text(answers: dict[str, CheckResult]) -> None:
    for picture in _pictures(answers["symptoms_only"], 620.0):
        drawn = svg(picture, "key")
        described = re.search("<desc[^>]*>(.*?)</desc>", drawn)
        assert described is not None
        assert f'<title id="key-title">{picture.title}</title>' in drawn
        for line in picture.description:
            assert line.replace("&", "&amp;").replace("'", "&#x27;") in described[1]


def test_a_private_source_is_named_nowhere_on_the_page(
    answers: dict[str, CheckResult], tmp_path: Path
) -> None:
    workspace = results.shipped()
    result = answers["private"]
    page = full_report(Sheet(result, workspace.catalogue, workspace.today()))
    hidden = {finding.incident_id for finding in result.findings if finding.is_sensitive}
    assert hidden
    for incident_id in hidden:
        incident = workspace.catalogue.find(incident_id)
        assert incident is not None
        assert not [brand for brand in incident.brands if brand in page]
    for subject in result.subjects:
        assert subject.masked not in page
