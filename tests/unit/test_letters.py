"""Letters name the law of the country, leave blanks for the person, and are drafts."""

import json
from datetime import date
from pathlib import Path

import pytest

from exposure_app import i18n
from exposure_app.core.letters import Law, Letter, LetterKind, law_of
from exposure_app.core.registries import Registry
from exposure_app.errors import CatalogueError
from exposure_app.lookup.laws import load_laws
from exposure_app.lookup.registries import load_registries
from exposure_app.reports.letter_text import letter_text, receivers
from exposure_app.wording.letters import before_sending
from exposure_app.wording.registries import registry_answers, registry_name, registry_source
from tests.simulators import results

LAWS = load_laws()
NAMED = ("CN", "HK", "US", "GB", "DE", "FR", "IN", "JP", "KR", "AU")


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("kind", LetterKind)
@pytest.mark.parametrize("country", NAMED)
def test_a_letter_names_receiver_law_and_article_and_leaves_blanks(
    country: str, kind: LetterKind, language: str
) -> None:
    law = law_of(country, LAWS)
    assert law is not None
    i18n.activate(language)
    text = letter_text(Letter(kind, "Some Company", law))
    assert "Some Company" in text
    assert law.articles[kind] in text
    assert text.count("[") == text.count("]") >= 4
    deadline = law.deadlines[kind]
    if deadline is not None:
        assert str(deadline.count) in text
    assert law.answering in text


def test_the_time_to_answer_is_that_of_the_kind_of_letter() -> None:
    hong_kong, europe = law_of("HK", LAWS), law_of("DE", LAWS)
    assert "within 40 days" in letter_text(Letter(LetterKind.ACCESS, "", hong_kong))
    deletion = letter_text(Letter(LetterKind.DELETION, "", hong_kong))
    assert "without delay" in deletion
    assert "40" not in deletion
    # A month of the law is not thirty days.
    assert "within 1 month. How" in letter_text(Letter(LetterKind.DELETION, "", europe))


def test_the_article_on_answering_is_cited() -> None:
    text = letter_text(Letter(LetterKind.ACCESS, "", law_of("CN", LAWS)))
    assert "(article or section 45)" in text
    assert "laid down in article or section 50" in text


def test_a_second_hand_source_is_told_from_one_not_confirmed() -> None:
    by_grade = {law.grade: before_sending(law) for law in LAWS}
    assert set(by_grade) == {"A", "B", "C"}
    assert "second-hand" in by_grade["B"]
    assert "not confirmed yet" in by_grade["C"]
    assert "confirm" not in by_grade["A"]


def test_a_country_without_a_law_gets_a_letter_that_names_none() -> None:
    assert law_of("BR", LAWS) is None
    text = letter_text(Letter(LetterKind.ACCESS, "", None))
    assert "[name of the company]" in text
    assert "Under" not in text
    assert "no law on file" in before_sending(None)


def test_what_is_not_confirmed_asks_to_be_confirmed() -> None:
    for law in LAWS:
        assert ("please confirm" in before_sending(law)) == (law.grade != "A")


def test_lines_are_broken_for_a_terminal() -> None:
    letter = Letter(LetterKind.DELETION, "", law_of("DE", LAWS))
    assert max(map(len, letter_text(letter, 60).splitlines())) <= 60


def test_a_letter_goes_to_whom_the_answer_names_first(tmp_path: Path) -> None:
    answer = results.answer("found_strong", tmp_path)
    names = receivers(answer, results.shipped().catalogue)
    assert names
    assert len(set(names)) == len(names)


ROW = {
    "id": "one", "countries": ["CN"], "access": "1", "deletion": "2", "access_within": "30 days",
    "deletion_within": "1 month", "answering": "",
    "authority": "gb_ico", "source": "a source", "last_checked": "2026-11-20", "grade": "A",
}  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        {"access_within": "0 days"},
        {"access_within": 30},
        {"deletion_within": "soon"},
        {"deletion_within": "2 weeks"},
        {"countries": []},
        {"grade": "D"},
        {"last_checked": "November"},
        {"access": 15},
        {"source": ""},
        {"more": 1},
    ],
)
def test_a_row_of_laws_that_cannot_be_used_is_refused_by_name(
    change: dict[str, object], tmp_path: Path
) -> None:
    file = tmp_path / "laws.json"
    file.write_text(json.dumps({"schema": 1, "laws": [{**ROW, **change}]}), encoding="utf-8")
    with pytest.raises(CatalogueError) as refused:
        load_laws(file)
    assert refused.value.table == "laws"
    assert refused.value.row in ("one", "1")


def test_two_laws_for_one_country_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "laws.json"
    rows = [ROW, {**ROW, "id": "two"}]
    file.write_text(json.dumps({"schema": 1, "laws": rows}), encoding="utf-8")
    with pytest.raises(CatalogueError, match="same country"):
        load_laws(file)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("registry", load_registries(), ids=lambda registry: registry.id)
def test_a_registry_says_what_it_answers_and_when_it_was_checked(
    registry: Registry, language: str
) -> None:
    i18n.activate(language)
    assert registry_name(registry)
    assert registry_answers(registry)
    assert str(registry.last_checked.year) in registry_source(registry)


def test_laws_and_registries_are_checked_within_180_days_of_the_newest() -> None:
    days = [law.last_checked for law in LAWS]
    days += [registry.last_checked for registry in load_registries()]
    assert (max(days) - min(days)).days <= 180
    assert min(days) > date(2026, 1, 1)


def test_a_law_without_article_cites_none() -> None:
    law = law_of("US", LAWS)
    assert isinstance(law, Law)
    text = letter_text(Letter(LetterKind.ACCESS, "", law))
    assert "article" not in text
    assert "the privacy law of my state" in text
