"""What may be asked, kept on this computer: off at first, whole, and doubted when read."""

import json
import stat
from pathlib import Path

import pytest

from exposure_app.core.introductions import introduction_bytes
from exposure_app.core.sessions import SECRET_BYTES
from exposure_app.errors import IntroductionError, SettingsError
from exposure_app.storage.introductions import (
    add_introduction,
    load_introductions,
    remove_introduction,
)
from exposure_app.storage.network_settings import (
    DIRECT,
    SYSTEM,
    NetworkSettings,
    is_proxy,
    load_network_settings,
    save_network_settings,
)
from exposure_app.storage.session_secret import session_secret
from tests.simulators.network_world import World


def test_nothing_is_on_at_first(tmp_path: Path) -> None:
    assert load_network_settings(tmp_path / "network.json") == NetworkSettings()
    assert not NetworkSettings().on


def test_settings_come_back(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "network.json"
    settings = NetworkSettings(frozenset({"cert", "hibp-range"}), "socks5://127.0.0.1:9050", 300, 0)
    save_network_settings(file, settings)
    assert load_network_settings(file) == settings


@pytest.mark.parametrize(
    "content",
    [
        "", "[]", "{", '{"on": "cert"}', '{"on": [1]}', '{"proxy": "ftp://x:1"}', '{"proxy": 1}',
        '{"least_shared": -1}', '{"least_shared": true}', '{"whole_up_to": 4000}',
        '{"whole_up_to": 1.5}',
    ],
)  # fmt: skip
def test_settings_that_are_none_are_told(tmp_path: Path, content: str) -> None:
    file = tmp_path / "network.json"
    file.write_text(content, "utf-8")
    with pytest.raises(SettingsError):
        load_network_settings(file)


def test_a_folder_that_takes_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(SettingsError):
        save_network_settings(tmp_path / "file" / "network.json", NetworkSettings())


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (DIRECT, True),
        (SYSTEM, True),
        ("http://proxy.example:3128", True),
        ("socks5://[::1]:9050/", True),
        ("socks5://127.0.0.1", False),
        ("socks5://127.0.0.1:0", False),
        ("socks4://127.0.0.1:9050", False),
        ("http://name:secret@proxy.example:3128", False),
        ("http://proxy.example:3128/path", False),
        ("", False),
    ],
)
def test_a_proxy_is_told_from_what_is_none(text: str, is_one: bool) -> None:  # noqa: FBT001
    assert is_proxy(text) is is_one


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The file that a publisher gave."""
    world = World(tmp_path / "world")
    world.found()
    path = tmp_path / "given.json"
    path.write_bytes(introduction_bytes(world.introduce("https://packs.example/brp1")))
    return path


def test_a_publisher_is_kept_as_it_introduced_itself(tmp_path: Path, file: Path) -> None:
    folder = tmp_path / "publishers"
    assert load_introductions(folder) == ()
    introduction = add_introduction(folder, file)
    assert load_introductions(folder) == (introduction,)
    assert add_introduction(folder, file) == introduction
    assert remove_introduction(folder, "small")
    assert not remove_introduction(folder, "small")
    assert load_introductions(folder) == ()


def test_another_publisher_does_not_take_a_name(tmp_path: Path, file: Path) -> None:
    folder = tmp_path / "publishers"
    add_introduction(folder, file)
    fields = json.loads(file.read_bytes())
    file.write_text(json.dumps(fields | {"url": "https://other.example"}), "utf-8")
    with pytest.raises(IntroductionError, match="taken"):
        add_introduction(folder, file)


def test_an_introduction_that_is_damaged_is_told(tmp_path: Path, file: Path) -> None:
    folder = tmp_path / "publishers"
    add_introduction(folder, file)
    (folder / "small.json").write_bytes(file.read_bytes()[:-20])
    with pytest.raises(IntroductionError, match="unreadable"):
        load_introductions(folder)
    with pytest.raises(IntroductionError, match="missing"):
        add_introduction(folder, tmp_path / "none.json")


def test_the_secret_of_this_computer_stays_and_is_for_its_owner(tmp_path: Path) -> None:
    file = tmp_path / "config" / "session.key"
    first = session_secret(file, bytes)
    assert len(first) == SECRET_BYTES
    assert session_secret(file, lambda count: b"x" * count) == first
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.write_bytes(b"short")
    assert session_secret(file, lambda count: b"x" * count) == b"x" * SECRET_BYTES
    assert session_secret(tmp_path / "config" / "session.key" / "no", bytes) == bytes(SECRET_BYTES)
