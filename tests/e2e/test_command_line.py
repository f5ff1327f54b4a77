"""The command line as a process of its own, from words to exit code."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from exposure_app.cli import main

STORY: dict[str, Any] = {
    "country": "CN",
    "inputs": {
        "phone": None,
        "carrier": "China Mobile",
        "carrier_from": "user",
        "province": "Zhejiang",
        "accounts": [
            {"service": "Weibo", "kind": "social", "since": "2012-01"},
            {"service": "QQ", "kind": "social", "since": "2010-01"},
        ],
    },
    "symptoms": [
        {"code": "auto_follow", "service": "Weibo", "since": "2018-02"},
        {"code": "auto_join_groups", "service": "QQ", "since": "2018-02"},
        {"code": "password_change_no_help", "service": "Weibo", "since": None},
    ],
    "asked_on": "2018-12-01",
    "hits": ["cn-csdn-2011"],
}
NOTICED = ("check", "--country", "CN", "--noticed", "spam_calls")
INCIDENT = "cn-ruizhi-2018"


def run(*words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "exposure_app", *words],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"LC_ALL": "C.UTF-8"},
        check=False,
    )


@pytest.fixture
def story(tmp_path: Path) -> str:
    file = tmp_path / "case.json"
    file.write_text(json.dumps(STORY), encoding="utf-8")
    return str(file)


def test_the_example_person_gets_a_whole_answer_and_the_lists_are_called_demonstration() -> None:
    done = run("check", "--demo")
    assert done.returncode == 0
    assert "demonstration" in done.stdout
    assert "CSDN" in done.stdout
    assert "Nothing leaves this computer." in done.stderr
    for secret in ("12000123456", "120 0012 3456", "quiet.river66", "99000123456", "9900012345"):
        assert secret not in done.stdout + done.stderr


def test_the_story_is_explained_by_the_carrier_in_the_first_line(story: str) -> None:
    done = run("explain", story)
    assert (done.returncode, done.stderr) == (0, "")
    assert "your carrier, or a company working for it" in done.stdout.split("Probable sources")[0]
    assert "Against:" in done.stdout


def test_the_json_answer_has_every_key_and_shares_that_sum_to_one(story: str) -> None:
    done = run("explain", story, "--format", "json")
    answer = json.loads(done.stdout)
    assert {"ranking", "kinds", "headline", "rests_on", "next_question"} <= answer.keys()
    ranking = answer["ranking"]
    for source in ranking:
        assert source.keys() == {
            "id", "name", "kind", "probability", "contributed", "grade", "reasons", "against",
            "missing",
        }  # fmt: skip
        for reason in (*source["reasons"], *source["against"]):
            assert reason.keys() == {"term", "band", "log_odds", "text"}
            assert reason["band"] in ("strong", "some")
    assert sum(source["probability"] for source in ranking) == pytest.approx(1)
    assert sum(answer["kinds"].values()) == pytest.approx(1)
    assert "unknown" in [source["id"] for source in ranking]
    assert ranking[0]["id"] == INCIDENT
    assert answer["headline"]["band"] != "cannot_tell"


def test_without_the_incident_the_answer_is_still_the_kind_of_the_carrier(story: str) -> None:
    done = run("explain", story, "--format", "json", "--without", INCIDENT)
    answer = json.loads(done.stdout)
    assert INCIDENT not in [source["id"] for source in answer["ranking"]]
    assert max(answer["kinds"], key=answer["kinds"].get) == "carrier"


def test_a_case_can_come_from_standard_input_in_chinese() -> None:
    done = run("explain", "-", "--language", "zh_CN", stdin=json.dumps(STORY))
    assert done.returncode == 0
    assert "运营商" in done.stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nonsense"], "COMMAND"),
        (["check"], "--country"),
        (["check", "--country", "Atlantis"], "--country"),
        (["check", "--country", "CN"], "nothing to check"),
        (["check", "--country", "CN", "--noticed", "auto_folow"], "auto_follow"),
        (["check", "--country", "CN", "--strangers-know", "fone"], "phone"),
        (["check", "--country", "CN", "--noticed", "spam_calls:soon"], "--noticed"),
        (["check", "--country", "CN", "--phone"], "--phone"),
        (["check", "--country", "CN", "--phone", "abc"], "Phone number"),
        (["check", "--country", "CN", "--handle", "weibo"], "--handle"),
        (["check", "--demo", "--fromat", "json"], "--format"),
        (["check", "--demo", "--format", "xml"], "--format"),
        (["check", "--demo", "--password-reused", "maybe"], "--password-reused"),
        (["check", "--demo", "--language", "fr"], "--language"),
        ([*NOTICED, "--carrier", ""], "--carrier"),
        ([*NOTICED, "--carrier", "120 1234 5678"], "--carrier"),
        ([*NOTICED, "--province", "\n"], "--province"),
        ([*NOTICED, "--only-for", "someone@example.com"], "--only-for"),
        ([*NOTICED, "--account", "weibo=someone"], "--account"),
        ([*NOTICED, "--noticed", "auto_follow@99123456789"], "--noticed"),
        ([*NOTICED, "--number-since", ""], "--number-since"),
        ([*NOTICED, "--number-since", "2999-01"], "--number-since"),
        ([*NOTICED, "--noticed", "spam_sms:2999"], "--noticed"),
        ([*NOTICED, "--account", "Weibo:2999-01"], "--account"),
        ([*NOTICED, "--packs", "missing"], "--packs"),
        ([*NOTICED, "--save-case", "missing/case.json"], "--save-case"),
        ([*NOTICED, "--save-case", ""], "--save-case"),
        (["check", "--phone", "120 9999 9999"], "--country"),
        (["check", "--phone", "+999 120 9999 9999"], "--country"),
        (["explain"], "CASE.json"),
        (["explain", "missing.json"], "CASE.json"),
        (["codes", "colours"], "symptoms"),
    ],
)
def test_bad_input_ends_with_two_and_names_field_and_cure(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert main.run(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err
    assert err.startswith("Error: ")
    assert "Traceback" not in err


def test_bad_input_of_a_process_stands_on_standard_error_alone() -> None:
    done = run("check")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--country" in done.stderr


def test_a_wrong_case_names_the_key_and_the_nearest_words() -> None:
    wrong = {**STORY, "symptoms": [{"code": "auto_folow"}]}
    done = run("explain", "-", stdin=json.dumps(wrong))
    assert done.returncode == 2
    assert "symptoms[0].code" in done.stderr
    assert "auto_follow" in done.stderr


def test_a_list_that_could_not_be_checked_ends_with_one(tmp_path: Path) -> None:
    done = run("check", "--demo", "--packs", str(tmp_path))
    assert done.returncode == 1
    assert "could not check any list" in done.stdout


def test_identifiers_can_stay_out_of_the_command_line() -> None:
    typed = "phone=+86 121 8000 0006\nqq=99180000006\n"
    done = run("check", "--country", "CN", "--from-file", "-", "--format", "json", stdin=typed)
    answer = json.loads(done.stdout)
    assert done.returncode == 0
    found = {(one["subject"], one["incident"]) for one in answer["lookup"]["findings"]}
    assert ("phone-1", "cn-jd-2013") in found
    assert ("qq-2", "cn-qqgroup-2011") in found
    assert sum(source["probability"] for source in answer["ranking"]) == pytest.approx(1)


def test_identifiers_can_be_asked_for() -> None:
    done = run("check", "--country", "CN", "--ask", stdin="+86 121 8000 0006\n\n\n")
    assert done.returncode == 0
    assert "Phone number:" in done.stderr
    assert "Found in 1 of" in done.stdout


def test_a_saved_case_has_no_identifiers_and_can_be_explained(tmp_path: Path) -> None:
    file = tmp_path / "saved.json"
    assert run("check", "--demo", "--save-case", str(file)).returncode == 0
    written = file.read_text(encoding="utf-8")
    for secret in ("12000123456", "quiet.river66", "99000123456", "9900012345"):
        assert secret not in written
    assert run("explain", str(file)).returncode == 0
    again = run("check", "--demo", "--save-case", str(file))
    assert again.returncode == 2
    assert "--save-case" in again.stderr


def test_a_case_that_cannot_be_saved_is_refused_before_anything_is_looked_up(
    tmp_path: Path,
) -> None:
    file = tmp_path / "there.json"
    file.write_text("kept", encoding="utf-8")
    done = run("check", "--demo", "--save-case", str(file))
    assert (done.returncode, done.stdout) == (2, "")
    assert file.read_text(encoding="utf-8") == "kept"
    assert [one.name for one in tmp_path.iterdir()] == ["there.json"]


def test_the_country_is_taken_from_a_number_with_its_country_code() -> None:
    done = run("check", "--phone", "+86 121 8000 0006", "--format", "json")
    assert done.returncode == 0
    assert "The country is taken from the phone number: China." in done.stderr
    assert "1218000" not in done.stderr + done.stdout
    stated = run("check", "--country", "CN", "--phone", "+86 121 8000 0006", "--format", "json")
    assert json.loads(done.stdout)["ranking"] == json.loads(stated.stdout)["ranking"]
    assert "taken from" not in stated.stderr


def test_private_matches_are_named_only_when_asked_for() -> None:
    words = ["check", "--country", "US", "--email", "night.garden12@example.com"]
    assert "AdultFriendFinder" not in run(*words).stdout.replace(" ", "")
    assert "Only you decide" in run(*words).stdout
    assert "Only you decide" not in run(*words, "--show-private").stdout


@pytest.mark.parametrize("command", ["check", "explain", "codes"])
def test_help_shows_examples_and_what_the_exit_codes_mean(command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0
    assert f"exposure-app {command}" in done.stdout
    assert "Examples:" in done.stdout
    assert "Exit codes:" in done.stdout


def test_the_overview_names_every_command_in_both_languages() -> None:
    for words in (["--help"], ["--language", "zh_CN", "help"]):
        done = run(*words)
        assert done.returncode == 0
        assert all(command in done.stdout for command in ("check", "explain", "codes"))


def test_the_command_line_never_loads_the_window() -> None:
    script = (
        "import sys; from exposure_app.cli.main import run; code = run(['check', '--demo']);"
        "print([name for name in sys.modules if 'PySide6' in name or 'exposure_app.gui' in name]);"
        "sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_reader_that_goes_away_causes_no_complaint() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "exposure_app", "codes"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


@pytest.mark.skipif(os.name != "posix", reason="Windows has another signal for it")
def test_stopping_with_the_keyboard_leaves_no_trace() -> None:
    # A job started in the background ignores Ctrl+C, and so would everything it starts.
    listening = "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); "
    listening += "os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
    words = ["-m", "exposure_app", "check", "--country", "CN", "--ask"]
    with subprocess.Popen(
        [sys.executable, "-c", listening, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stderr is not None
        assert process.stderr.readline()  # it asks, so it is past its start
        process.send_signal(signal.SIGINT)
        out, rest = process.communicate()
    assert process.returncode == 130
    assert (out, b"Traceback" in rest) == (b"", False)


@pytest.mark.parametrize("amount", [[], ["--full"]])
@pytest.mark.parametrize("form", [".html", ".pdf", ".txt"])
def test_the_sheet_is_written_beside_the_answer(
    form: str, amount: list[str], tmp_path: Path
) -> None:
    file = tmp_path / f"sheet{form}"
    done = run("check", "--demo", "--report", str(file), "--paper", "Letter", *amount)
    assert done.returncode == 0, done.stderr
    content = file.read_bytes()
    begins = {".html": b"<!DOCTYPE html>", ".pdf": b"%PDF", ".txt": b"What to do now\n"}
    assert content.startswith(begins[form])
    if form != ".pdf":
        assert (b"Why we think so" in content) is bool(amount)


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    file = tmp_path / "sheet.txt"
    file.write_text("mine", encoding="utf-8")
    done = run("check", "--demo", "--report", str(file))
    assert (done.returncode, done.stdout) == (2, "")
    assert "There is such a file already." in done.stderr
    assert file.read_text(encoding="utf-8") == "mine"


def test_text_and_page_are_written_where_there_is_no_window(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['PySide6'] = None\n"
        "from exposure_app.cli.main import run\n"
        "sys.exit(run(sys.argv[1:], None))"
    )
    for form, expected in ((".txt", 0), (".html", 0), (".pdf", 2)):
        file = tmp_path / f"sheet{form}"
        words = ["check", "--demo", "--report", str(file), "--full", "--language", "en"]
        done = subprocess.run(
            [sys.executable, "-c", code, *words], capture_output=True, text=True, check=False
        )
        assert done.returncode == expected, done.stderr
        assert file.exists() is (expected == 0)
        assert ("No PDF can be made here." in done.stderr) is (expected == 2)


@pytest.mark.parametrize(
    ("words", "option"),
    [
        (["--report", "sheet.doc"], "--report"),
        (["--report", "none/sheet.pdf"], "--report"),
        (["--report", "sheet.pdf", "--paper", "A3"], "--paper"),
    ],
)
def test_a_sheet_that_cannot_be_written_is_refused_before_the_check(
    words: list[str], option: str
) -> None:
    done = run("check", "--demo", *words)
    assert done.returncode == 2
    assert option in done.stderr
    assert done.stdout == ""
