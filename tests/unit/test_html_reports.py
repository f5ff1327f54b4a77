"""Sheet and report as HTML and as text: well formed, read out in order, and about nobody."""

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from exposure_app import i18n
from exposure_app.core.findings import CheckResult
from exposure_app.lookup.example_people import load_example_people
from exposure_app.reports.action_sheet import Sheet, action_sheet, sheet_text
from exposure_app.reports.checked_parts import left_parts
from exposure_app.reports.full_report import full_report, full_text
from exposure_app.reports.markup import grid, named_paragraphs, number_to_call, table
from exposure_app.reports.paper import Paper
from exposure_app.reports.plain_text import plain_text
from tests.simulators import results

_VOID = frozenset({"meta", "br", "rect", "line", "path", "circle", "polygon"})
_LOADS = frozenset({"src", "href", "xlink:href", "action", "srcset", "data", "poster", "style"})
_LEAST_CONTRAST = 4.5


class _Page(HTMLParser):
    """Reads a page as a browser does, and keeps what can be wrong with it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self.astray: list[str] = []
        self.outside: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.astray.append(tag)

    def handle_data(self, data: str) -> None:
        text = data.strip()
        if text and self.open:
            self.texts.setdefault(self.open[-1], []).append(text)
            if "body" in self.open and "main" not in self.open:
                self.outside.append(text)

    def given(self, name: str) -> list[str]:
        return [
            value for _tag, own in self.tags for key, value in own.items() if key == name and value
        ]

    def names(self) -> list[str]:
        return [tag for tag, _attributes in self.tags]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, CheckResult]:
    """One answer for every state."""
    scratch = tmp_path_factory.mktemp("answers")
    return {state: results.answer(state, scratch) for state in results.STATES}


def _sheet(result: CheckResult, paper: Paper = Paper.A4) -> Sheet:
    workspace = results.shipped()
    return Sheet(result, workspace.catalogue, workspace.today(), "Dad", paper)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("make", [action_sheet, full_report])
@pytest.mark.parametrize("state", results.STATES)
def test_a_page_is_well_formed_and_names_its_parts(
    answers: dict[str, CheckResult], state: str, make: Callable[[Sheet], str], language: str
) -> None:
    i18n.activate(language)
    page = _Page(make(_sheet(answers[state])))
    assert (page.open, page.astray, page.outside) == ([], [], [])
    assert page.given("lang") == [language.replace("_", "-")]
    names = page.names()
    assert names.count("h1") == names.count("main") == 1
    levels = [int(name[1]) for name in names if re.fullmatch("h[1-6]", name)]
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))
    ids = page.given("id")
    assert len(ids) == len(set(ids))
    named_by = [name for value in page.given("aria-labelledby") for name in value.split()]
    assert set(named_by) <= set(ids)
    assert names.count("svg") == len(page.given("aria-labelledby")) == names.count("desc")
    for tag, own in page.tags:
        assert tag != "th" or own["scope"] in {"row", "col"}
        assert tag != "svg" or own["role"] == "img"


@pytest.mark.parametrize("make", [action_sheet, full_report])
@pytest.mark.parametrize("state", results.STATES)
def test_a_page_needs_nothing_but_itself(
    answers: dict[str, CheckResult], state: str, make: Callable[[Sheet], str]
) -> None:
    written = make(_sheet(answers[state]))
    page = _Page(written)
    assert not {"script", "link", "iframe", "img", "form", "object", "embed"} & set(page.names())
    loading = [
        (tag, key)
        for tag, own in page.tags
        for key, value in own.items()
        if key in _LOADS and value != "max-width:100%;height:auto"
    ]
    assert loading == []
    assert not [key for _tag, own in page.tags for key in own if key.startswith("on")]
    assert "@import" not in written
    assert "url(" not in written


def test_letters_stand_out_from_what_is_behind_them(answers: dict[str, CheckResult]) -> None:
    written = full_report(_sheet(answers["many_lists"]))
    behind = set(re.findall(r"background: (#[0-9a-f]+)", written))
    inks = {"#000", *re.findall(r'<text[^>]*fill="(#[0-9A-Fa-f]{6})"', written)}
    assert behind == {"#fff", "#e8e8e8"}
    assert len(inks) > 1
    for ink in inks:
        contrast = (_luminance("#ffffff") + 0.05) / (_luminance(ink) + 0.05)
        assert contrast >= _LEAST_CONTRAST
    assert (_luminance("#e8e8e8") + 0.05) / 0.05 >= _LEAST_CONTRAST


@pytest.mark.parametrize("make", [action_sheet, full_report])
def test_a_page_grows_with_the_letters_and_prints_on_its_paper(
    answers: dict[str, CheckResult], make: Callable[[Sheet], str]
) -> None:
    for paper, name in ((Paper.A4, "A4"), (Paper.LETTER, "letter")):
        written = make(_sheet(answers["found_strong"], paper))
        assert f"@page {{ size: {name};" in written
        assert re.search("max-width: [0-9]+em", written)
        assert not re.search(r"[{ ;](?:width|height|min-width): ?\d+(?:px|pt)", written)
        smallest = min(float(size) for size in re.findall(r"font-size: ([\d.]+)pt", written))
        assert smallest >= 14


@pytest.mark.parametrize("make", [action_sheet, full_report, sheet_text, full_text])
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_nobody_is_named_in_any_form(
    answers: dict[str, CheckResult], make: Callable[[Sheet], str], language: str
) -> None:
    i18n.activate(language)
    typed = [text for one in load_example_people().values() for _kind, text in one.typed]
    assert len(typed) > 5
    for result in answers.values():
        written = make(_sheet(result))
        bare = re.sub(r"[\s()-]", "", written)
        assert not [text for text in typed if re.sub(r"[\s()-]", "", text) in bare]
        assert not [one.masked for one in result.subjects if one.masked in written]
        for finding in result.findings:
            incident = results.shipped().catalogue.find(finding.incident_id)
            if finding.is_sensitive and incident is not None:
                assert not [brand for brand in incident.brands if brand in written]


@pytest.mark.parametrize("make", [sheet_text, full_text])
def test_a_probable_source_that_is_private_is_not_printed(
    answers: dict[str, CheckResult], make: Callable[[Sheet], str]
) -> None:
    result = answers["found_strong"]
    first = result.explanation.headline.source
    assert first is not None
    assert first.brand == "AT&T"
    assert "Very likely your carrier" in make(_sheet(result))
    findings = tuple(replace(finding, is_sensitive=True) for finding in result.findings)
    thought = make(_sheet(replace(result, findings=findings))).partition("\nToday")[0]
    assert "The answer is private. It is not printed here." in thought
    assert "carrier" not in thought
    assert "AT&T" not in thought


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_text_says_what_the_page_says_without_its_signs(
    answers: dict[str, CheckResult], language: str
) -> None:
    i18n.activate(language)
    for result in answers.values():
        for written, text in (
            (action_sheet(_sheet(result)), sheet_text(_sheet(result))),
            (full_report(_sheet(result)), full_text(_sheet(result))),
        ):
            assert not re.search("</|&[a-z]+;", text)
            page = _Page(written)
            for tag in ("h1", "h2", "h3", "p", "li", "td"):
                for told in page.texts.get(tag, []):
                    assert " ".join(told.split()) in " ".join(text.split())
            assert not [line for line in text.splitlines() if line != line.rstrip()]


def test_the_full_report_says_of_each_list_what_it_said_and_why_it_failed(
    answers: dict[str, CheckResult],
) -> None:
    text = full_text(_sheet(answers["partial"]))
    lists = text.partition("Answer of each list")[2].partition("What left this computer")[0]
    assert "could not be checked" in lists.lower() or "Could not check" in lists
    assert "damaged" in lists
    assert "This check used only" in text.partition("What left this computer")[2]


def test_the_full_report_says_who_was_asked_over_the_network(
    answers: dict[str, CheckResult],
) -> None:
    result = answers["found_strong"]
    first, second, *others = result.reports
    service = replace(first, source_id="hibp-range")
    asked = replace(
        result,
        reports=(service, second, *others),
        elsewhere=(service.source_id, second.source_id),
    )
    text = " ".join(" ".join(left_parts(asked)).split())
    assert "Have I Been Pwned, by a short code" in text
    assert "About 390 of the addresses it knows share each code." in text
    assert "This list was asked over the network." in text
    assert "Every byte that was sent stands in the program" in text


def test_a_line_without_a_name_goes_on_below_the_one_before() -> None:
    facts = [("", "<first>"), ("When", "2019"), ("", "Public & known"), ("Who", "")]
    assert table(facts) == (
        '<table><tr><td colspan="2">&lt;first&gt;</td></tr>'
        '<tr><th scope="row">When</th><td>2019<br>Public &amp; known</td></tr>'
        '<tr><th scope="row">Who</th><td></td></tr></table>'
    )
    assert named_paragraphs(facts).splitlines()[:2] == [
        "<p>&lt;first&gt;</p>",
        "<p><b>When</b>: 2019<br>Public &amp; known</p>",
    ]


def test_text_keeps_lists_rows_and_lines_apart() -> None:
    page = (
        "<html><head><title>T</title></head><body><h1>One</h1>"
        f"{number_to_call('Police', '110', 'example.org')}<ul><li>a</li><li>b</li></ul>"
        f"<figure>picture</figure><details><summary>words</summary>{table([('x', 'y')])}</details>"
        f"<h2>Two</h2>{grid(['List', 'Answer', 'Day'], [('A', 'Found', 'May')])}</body></html>"
    )
    assert plain_text(page).splitlines() == [
        "One",
        "Police 110 example.org",
        "- a",
        "- b",
        "x: y",
        "",
        "Two",
        "A: Found. May",
    ]
