"""Every reason that the program can fail with has words that say how to go on."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from exposure_app import i18n
from exposure_app.errors import (
    CaseError,
    CatalogueError,
    ExposureError,
    IntroductionError,
    InvalidIdentifierError,
    PackCorruptError,
    ReportError,
    SettingsError,
)
from exposure_app.wording import errors
from exposure_app.wording.errors import error_text, field_label
from exposure_app.wording.failures import failure_text

PACKAGE = Path(errors.__file__).parents[1]
LISTS = {
    "PackMissingError", "PackCorruptError", "PackSignatureError", "PackVersionError",
    "PackOutdatedError", "CanaryError",
}  # fmt: skip


def _reasons(names: set[str]) -> Iterator[str]:
    """Every second literal argument with which one of these errors is raised."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in names:
                for argument in node.args[1:2]:
                    for part in ast.walk(argument):
                        if isinstance(part, ast.Constant) and isinstance(part.value, str):
                            yield part.value


def test_every_reason_of_a_list_has_words_of_its_own() -> None:
    reasons = set(_reasons(LISTS))
    assert {"missing", "corrupt", "signature", "version", "canary"} <= reasons
    for why in reasons:
        assert failure_text(why) != failure_text("no such reason"), why


def test_every_reason_of_a_typed_entry_has_words_of_its_own() -> None:
    for why in set(_reasons({"InvalidIdentifierError"})):
        assert why in errors.IDENTIFIER_REASONS, why


def test_every_reason_of_a_case_has_words_of_its_own() -> None:
    for why in set(_reasons({"CaseError"})):
        assert why in errors.CASE_REASONS, why


ERRORS: list[ExposureError] = [
    InvalidIdentifierError("qq", "too_short"),
    InvalidIdentifierError("phone", "never heard of"),
    CaseError("inputs.carrier", "wrong_type", "text"),
    CaseError("", "not_json", "line 3"),
    PackCorruptError("demo-phone", "corrupt"),
    CatalogueError("brands", "7", "no name"),
    SettingsError("x"),
    IntroductionError("root"),
    ReportError("x"),
    ExposureError("x"),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_error_says_what_happened_what_it_means_and_the_cure(
    error: ExposureError, language: str
) -> None:
    i18n.activate(language)
    told = error_text(error)
    assert told.what
    assert told.meaning
    assert told.cure
    assert "{" not in str(told)
    assert len({told.what, told.meaning, told.cure}) == 3


def test_the_field_that_is_wrong_is_named() -> None:
    assert error_text(ERRORS[0]).what.startswith(field_label("qq"))
    assert error_text(ERRORS[2]).what.startswith("inputs.carrier")


def test_an_unknown_reason_of_a_list_stays_honest() -> None:
    assert "tells us nothing" in failure_text("never heard of").meaning
