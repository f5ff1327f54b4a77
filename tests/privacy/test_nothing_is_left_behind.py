"""After a check nothing holds what was typed: no output, log, file, error or surroundings.

The one exception is the masked form on the screen, by which people tell their entries apart.
"""

import hashlib
import logging
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from exposure_app import checking
from exposure_app.cancellation import CancelToken
from exposure_app.cli import main
from exposure_app.core.attribution.person import Person, Symptom
from exposure_app.core.digests import oprf_input
from exposure_app.core.findings import CheckRequest, CheckResult
from exposure_app.core.identifiers import (
    Identifier,
    Service,
    lookup_forms,
    parse_handle,
    parse_phone,
)
from exposure_app.reports.json_report import result_form
from exposure_app.reports.text_report import result_report
from exposure_app.workspace import Workspace, open_workspace

TYPED = {
    "phone": "+86 121 8000 0006",
    "email": "many.pages2011@example.com",
    "qq": "99180000006",
    "weibo": "9918000006",
    "wechat": "invented_canary_name",
}
WORDS = [word for service, text in TYPED.items() for word in (f"--{service}", text)]


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return open_workspace()


@pytest.fixture(scope="module")
def identifiers() -> tuple[Identifier, ...]:
    return (
        parse_phone(TYPED["phone"], "CN"),
        *(
            parse_handle(Service(service), text)
            for service, text in TYPED.items()
            if service != "phone"
        ),
    )


@pytest.fixture(scope="module")
def secrets(identifiers: tuple[Identifier, ...]) -> tuple[bytes, ...]:
    """Every form that would give an identifier away: spellings, digests, inputs, in hex too."""
    found: set[bytes] = {text.encode() for text in TYPED.values()}
    found |= {text.replace(" ", "").encode() for text in TYPED.values()}
    found |= {b"12180000006"}
    for identifier in identifiers:
        for form in lookup_forms(identifier):
            plain = form.canonical.encode()
            for raw in (plain, oprf_input(form)):
                found.add(raw)
                for algorithm in ("sha1", "sha256", "md5"):
                    digest = hashlib.new(algorithm, raw, usedforsecurity=False).digest()
                    found |= {digest, digest.hex().encode(), digest.hex().upper().encode()}
                    found |= {digest[:8], digest.hex()[:16].encode()}
            found.add(oprf_input(form).hex().encode())
    return tuple(found)


def traces(content: bytes, secrets: tuple[bytes, ...]) -> list[bytes]:
    return [secret for secret in secrets if secret in content]


def files_below(folder: Path) -> Iterator[Path]:
    return (file for file in folder.rglob("*") if file.is_file())


def check(workspace: Workspace, identifiers: tuple[Identifier, ...]) -> CheckResult:
    person = Person("CN", workspace.today(), symptoms=(Symptom("spam_calls"),))
    return checking.check(
        workspace, CheckRequest(person, identifiers), lambda _progress: None, CancelToken()
    )


def test_a_process_leaves_nothing_on_output_disk_or_in_its_surroundings(
    tmp_path: Path, secrets: tuple[bytes, ...]
) -> None:
    home, temporary = tmp_path / "home", tmp_path / "temporary"
    home.mkdir()
    temporary.mkdir()
    own = {"HOME": str(home), "TMPDIR": str(temporary), "PYTHONDONTWRITEBYTECODE": "1"}
    own |= {"XDG_CONFIG_HOME": str(home / "config"), "XDG_CACHE_HOME": str(home / "cache")}
    saved = tmp_path / "saved.json"
    lines = "\n".join(f"{service}={text}" for service, text in TYPED.items())
    done = subprocess.run(
        [
            sys.executable, "-m", "exposure_app", "check", "--country", "CN", "--from-file", "-",
            "--noticed", "spam_calls", "--save-case", str(saved),
        ],
        input=lines.encode(),
        capture_output=True,
        env={**os.environ, **own},
        check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert traces(done.stdout, secrets) == []
    assert traces(done.stderr, secrets) == []
    assert traces(saved.read_bytes(), secrets) == []
    assert list(files_below(home)) == []
    assert list(files_below(temporary)) == []


def test_the_surroundings_of_the_process_never_hold_what_was_typed(
    capsys: pytest.CaptureFixture[str], secrets: tuple[bytes, ...]
) -> None:
    before = dict(os.environ)
    assert main.run(["check", "--country", "CN", "--format", "json", *WORDS]) == 0
    assert dict(os.environ) == before
    out, err = capsys.readouterr()
    assert traces((out + err).encode(), secrets) == []


def test_logs_at_every_level_hold_nothing(
    workspace: Workspace,
    identifiers: tuple[Identifier, ...],
    secrets: tuple[bytes, ...],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    check(workspace, identifiers)
    assert "checked" in caplog.text
    assert traces(caplog.text.encode(), secrets) == []
    assert "•" not in caplog.text


def test_a_result_holds_no_identifier_in_any_form(
    workspace: Workspace, identifiers: tuple[Identifier, ...], secrets: tuple[bytes, ...]
) -> None:
    result = check(workspace, identifiers)
    shown = repr(result) + str(result_form(result, workspace.catalogue))
    shown += result_report(result, workspace.catalogue, 80, show_private=True)
    assert traces(shown.encode(), secrets) == []
    assert traces(repr(CheckRequest(result.person, identifiers)).encode(), secrets) == []


def test_no_socket_is_opened_during_a_check(
    workspace: Workspace,
    identifiers: tuple[Identifier, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_args: object, **_kwargs: object) -> NoReturn:
        raise AssertionError("a check opened a socket")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert check(workspace, identifiers).findings


def test_a_check_writes_no_file(
    workspace: Workspace, identifiers: tuple[Identifier, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    writes: list[str] = []
    is_watching = True

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if is_watching and event == "open" and any(sign in str(arguments[1]) for sign in "wax+"):
            writes.append(str(arguments[0]))

    sys.addaudithook(watch)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    check(workspace, identifiers)
    is_watching = False
    assert writes == []


@pytest.mark.parametrize(
    "words",
    [
        ["check", "--country", "CN", "--phone", "+86 121 8000 0006 or so"],
        ["check", "--country", "CN", "--qq", "99180000006x"],
        ["check", "--country", "CN", "--email", "9918000006"],
        ["check", "--country", "CN", "--handle", "99180000006"],
        ["check", "--country", "CN", "--handle", "99180000006=weibo"],
        ["check", "--country", "99180000006", "--noticed", "spam_calls"],
        ["check", "--country", "CN", "99180000006"],
        ["check", "--country", "CN", "--99180000006"],
        ["check", "--country", "CN", "--yes=99180000006"],
        ["check", "--country", "CN", "--noticed", "99180000006"],
        ["check", "--country", "CN", "--number-since", "99180000006", "--noticed", "spam_calls"],
        ["99180000006"],
        ["codes", "99180000006"],
        ["explain", "99180000006"],
        ["check", "--demo", "--format", "99180000006"],
        ["check", "--demo", "--language", "99180000006"],
        ["check", "--demo", "--save-case", "/99180000006/99180000006"],
    ],
)
def test_what_is_refused_is_never_repeated(
    words: list[str], capsys: pytest.CaptureFixture[str], secrets: tuple[bytes, ...]
) -> None:
    assert main.run(words) != 0
    assert traces(capsys.readouterr().err.encode(), secrets) == []


def test_a_fault_of_the_program_shows_where_but_not_what(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    secrets: tuple[bytes, ...],
) -> None:
    def break_down(*_args: object) -> NoReturn:
        raise RuntimeError(f"cannot go on with {TYPED['qq']}")

    monkeypatch.setattr(checking, "check", break_down)
    assert main.run(["check", "--country", "CN", *WORDS]) == 1
    err = capsys.readouterr().err
    assert "RuntimeError" in err
    assert traces(err.encode(), secrets) == []


def test_a_damaged_list_says_so_without_what_was_typed(
    workspace: Workspace,
    identifiers: tuple[Identifier, ...],
    secrets: tuple[bytes, ...],
    tmp_path: Path,
) -> None:
    folders = tuple(tmp_path / "demo" / folder.name for folder in workspace.pack_folders)
    broken = replace(workspace, pack_folders=folders)
    result = check(broken, identifiers)
    text = result_report(result, workspace.catalogue, 80)
    assert not result.is_complete
    assert traces((text + repr(result)).encode(), secrets) == []
