"""Preferences: whole or not at all, and nothing about a person."""

import json
from dataclasses import fields
from pathlib import Path

import pytest

from exposure_app.errors import SettingsError
from exposure_app.storage.settings import Appearance, Motion, Settings, load, save


def test_settings_are_read_as_they_were_saved(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "settings.json"
    settings = Settings("zh_CN", 200, Appearance.HIGH_CONTRAST, Motion.OFF)
    save(file, settings)
    assert load(file) == settings


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load(tmp_path / "settings.json") == Settings()


def test_an_unknown_key_is_dropped_and_never_written_again(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"language": "en", "phone": "+12025550100"}), encoding="utf-8")
    save(file, load(file))
    assert "12025550100" not in file.read_text(encoding="utf-8")


def test_no_field_has_room_for_free_text() -> None:
    assert {field.name for field in fields(Settings)} == {
        "language",
        "text_percent",
        "appearance",
        "motion",
        "is_simple",
    }


def test_a_file_of_an_earlier_version_is_read(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    old = {"language": "zh_CN", "text_percent": 150, "appearance": "dark"}
    file.write_text(json.dumps(old), encoding="utf-8")
    assert load(file) == Settings("zh_CN", 150, Appearance.DARK, Motion.SYSTEM)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{",
        '{"text_percent": 20}',
        '{"text_percent": true}',
        '{"appearance": "pink"}',
        '{"motion": "wild"}',
        '{"motion": true}',
    ],
)
def test_a_file_that_holds_something_else_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError):
        load(file)


def test_a_folder_that_takes_no_file_is_told(tmp_path: Path) -> None:
    place = tmp_path / "taken"
    place.write_text("", encoding="utf-8")
    with pytest.raises(SettingsError):
        save(place / "settings.json", Settings())


def test_a_failed_write_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "settings.json"
    save(file, Settings("en"))

    def fail(self: Path, target: Path) -> Path:
        raise OSError

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(SettingsError):
        save(file, Settings("zh_CN"))
    assert load(file).language == "en"
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]
