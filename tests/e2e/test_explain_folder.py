"""``explain`` with a folder, and with one source taken apart, as a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import copy

import pytest

from exposure_app.cli import main
from tests.case_bank import ANSWER, STORIES

STORY = "small-charges-korea"
OTHER = "remote-help"


def _explain(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "exposure_app", "explain", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"LC_ALL": "C.UTF-8", "COLUMNS": "100"},
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (STORY, OTHER):
        for ending in (".json", ANSWER):
            copy(STORIES / f"{name}{ending}", tmp_path)
    return tmp_path


def test_a_folder_with_answers_is_scored_and_each_case_told(folder: Path) -> None:
    done = _explain(str(folder))
    assert (done.returncode, done.stderr) == (0, "")
    head, cases = done.stdout.split("By kind")
    assert head.splitlines()[1].split() == ["Cases", "2", "2", "1"]
    assert "Incident left out" in head
    assert f"{STORY}: kr-kt-2025; expected: kr-kt-2025" in cases
    assert done.stdout == _explain(str(folder)).stdout


def test_a_folder_can_be_told_as_json(folder: Path) -> None:
    done = _explain(str(folder), "--format", "json")
    form = json.loads(done.stdout)
    assert form.keys() == {"modes", "cases", "refused"}
    assert form["modes"]["full"]["by_name"]["count"] == 2
    assert [one["name"] for one in form["cases"]] == [OTHER, STORY]
    assert form["refused"] == []


def test_cases_without_answers_are_told_without_a_table(folder: Path) -> None:
    for name in (STORY, OTHER):
        (folder / f"{name}{ANSWER}").unlink()
    done = _explain(str(folder))
    assert done.returncode == 0
    assert [line[6:].split(":")[0] for line in done.stdout.splitlines()] == [OTHER, STORY]


def test_an_incident_can_be_left_out_of_every_case(folder: Path) -> None:
    form = json.loads(_explain(str(folder), "--format", "json", "--without", "kr-kt-2025").stdout)
    told = {one["name"]: one["first"] for one in form["cases"]}
    assert told[STORY] != "kr-kt-2025"


def test_files_that_cannot_be_used_are_named_and_the_others_still_told(folder: Path) -> None:
    (folder / "torn.json").write_text("{", "utf-8")
    (folder / "bytes.json").write_bytes(b"\xff\xfe")
    (folder / f"alone{ANSWER}").write_text("{}", "utf-8")
    (folder / f"{OTHER}{ANSWER}").write_text('{"frist": []}', "utf-8")
    done = _explain(str(folder))
    assert done.returncode == 1
    for name in ("torn.json", "bytes.json", f"alone{ANSWER}"):
        assert f"Error: {name}: " in done.stderr
    assert f"Error: {OTHER}{ANSWER}: frist: This key is not known." in done.stderr
    assert done.stderr.count("This file was left out.") == 4
    assert f"{STORY}: kr-kt-2025" in done.stdout
    assert OTHER not in done.stdout
    form = json.loads(_explain(str(folder), "--format", "json").stdout)
    assert [one["file"] for one in form["refused"]] == [
        f"alone{ANSWER}", "bytes.json", f"{OTHER}{ANSWER}", "torn.json",
    ]  # fmt: skip


def test_a_source_is_taken_apart_with_numbers_that_add_up() -> None:
    file = str(STORIES / f"{STORY}.json")
    done = _explain(file, "--why", "carrier:KT", "--format", "json")
    form = json.loads(done.stdout)
    assert {route["route"] for route in form["routes"]} == {"staff", "traffic"}
    assert sum(route["probability"] for route in form["routes"]) == pytest.approx(
        form["probability"]
    )
    text = _explain(file, "--why", "carrier:KT").stdout
    assert text.count("Together") == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["FOLDER", "--why", "unknown"], "--why"),
        ([str(STORIES / f"{STORY}.json"), "--why", "kr-kt-2024"], "kr-kt-2025"),
        ([str(STORIES / f"{STORY}.json"), "--why"], "--why"),
    ],
)
def test_a_question_that_cannot_be_answered_names_the_cure(
    words: list[str], told: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [str(folder) if word == "FOLDER" else word for word in words]
    assert main.run(["explain", *words]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err


def test_an_empty_folder_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["explain", str(tmp_path)]) == 2
    assert "FOLDER" in capsys.readouterr().err
