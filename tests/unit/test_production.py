"""Whole builds: the pack that the rows say, whoever works on it and however often it is begun."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from exposure_app.core.identifiers import IdentifierKind, LookupForm
from exposure_app.core.manifests import parse_manifest
from exposure_app.errors import PackMissingError, PublishError
from exposure_app.lookup.entries_file import ENTRIES
from exposure_app.lookup.local_pack import LocalPack
from exposure_app.lookup.signatures import PublisherKey
from exposure_app.publisher.build_file import BuildFile, read_build_file
from exposure_app.publisher.crew import Crew
from exposure_app.publisher.demonstration import PackRow, build_demonstration
from exposure_app.publisher.locks import alone
from exposure_app.publisher.normalising import canonical_form
from exposure_app.publisher.production import Built, Places, build_pack
from exposure_app.publisher.progress import Progress
from exposure_app.publisher.secret_file import new_secrets, public_keys
from exposure_app.publisher.suppression import Suppression, open_suppression, suppress
from exposure_app.publisher.terms import PackSecrets
from exposure_app.publisher.verifying import verify_pack
from exposure_app.publisher.whole_files import write_whole
from tests.simulators.breach_lists import (
    CANARY,
    INCIDENTS,
    pack_rows,
    rows,
    write_build_file,
    write_csv,
    write_json_lines,
)

SECRETS = PackSecrets(b"p" * 32, b"k" * 32, b"invented", b"s" * 32)
ROWS = rows(3000)


def _trusted(secrets: PackSecrets) -> tuple[PublisherKey, ...]:
    return (PublisherKey("test", public_keys(secrets)[1], is_for_demonstration=False),)


def _prepared(folder: Path, changes: Mapping[str, str] = {}) -> BuildFile:
    write_csv(folder / "a.csv", ROWS[:1500])
    write_json_lines(folder / "b.jsonl.gz", ROWS[1500:])
    write_build_file(folder / "build.toml", ["a.csv", "b.jsonl.gz"], changes)
    return read_build_file(folder / "build.toml")


def _built(
    build: BuildFile,
    out: Path,
    jobs: int = 1,
    secrets: PackSecrets = SECRETS,
    suppression: Suppression | None = None,
) -> Built:
    with Crew(jobs) as crew:
        progress = Progress(time.monotonic, lambda _line: None)
        return build_pack(build, secrets, suppression, Places.beside(out), (crew, progress))


def test_a_build_gives_what_the_rows_say(tmp_path: Path) -> None:
    build = _prepared(tmp_path)
    built = _built(build, tmp_path / "pack")
    in_memory = build_demonstration(pack_rows(ROWS), build.terms, SECRETS)
    assert (tmp_path / "pack" / ENTRIES).read_bytes() == in_memory[ENTRIES]
    manifest = verify_pack(tmp_path / "pack", _trusted(SECRETS)).manifest
    assert {listed.id for listed in manifest.incidents.values()} == set(INCIDENTS)
    assert not manifest.is_demonstration
    assert manifest.evaluators == ("https://evaluator.example/",)
    assert [one.good for one in built.taken] == [1500, 1501]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".pack.building.lock", "a.csv", "b.jsonl.gz", "build.toml", "pack",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "person"),
    [
        (IdentifierKind.EMAIL, "Person.{number}@Example.com"),
        (IdentifierKind.QQ, "99{number:07}"),
        (IdentifierKind.WEIBO_UID, "99{number:08}"),
        (IdentifierKind.TELEGRAM_NAME, "@Person_{number}"),
    ],
)
def test_every_kind_of_identifier_has_its_packs(
    tmp_path: Path, kind: IdentifierKind, person: str
) -> None:
    listed = [(person.format(number=number + 10), "one") for number in range(60)]
    write_csv(tmp_path / "a.csv", listed)
    canary = canonical_form(kind, listed[0][0], "")
    changes = {'kind = "phone"': f'kind = "{kind.value}"', CANARY: canary.canonical}
    write_build_file(tmp_path / "build.toml", ["a.csv"], changes)
    build = read_build_file(tmp_path / "build.toml")
    built = _built(build, tmp_path / "pack")
    assert (built.entries, built.taken[0].bad) == (60, 0)
    forms = [canonical_form(kind, text, "") for text, _incident in listed]
    wanted = [PackRow(form, ("one",), frozenset(INCIDENTS["one"])) for form in forms]
    in_memory = build_demonstration(wanted, build.terms, SECRETS)
    assert (tmp_path / "pack" / ENTRIES).read_bytes() == in_memory[ENTRIES]


def test_two_processes_and_other_orders_give_the_same_bytes(tmp_path: Path) -> None:
    build = _prepared(tmp_path)
    _built(build, tmp_path / "alone")
    write_csv(tmp_path / "a.csv", ROWS[::-1])
    turned = replace(build, inputs=build.inputs[:1])
    _built(turned, tmp_path / "turned", jobs=2)
    for name in ("entries.brp", "manifest.json", "manifest.sig"):
        assert (tmp_path / "alone" / name).read_bytes() == (tmp_path / "turned" / name).read_bytes()


def test_another_epoch_key_shares_no_entry(tmp_path: Path) -> None:
    build = _prepared(tmp_path)
    _built(build, tmp_path / "old")
    _built(build, tmp_path / "new", secrets=new_secrets("another"))
    found = []
    for name in ("old", "new"):
        data = (tmp_path / name / ENTRIES).read_bytes()
        found.append({data[at : at + 12] for at in range(4096 + 32, len(data) - 12)})
    # Headers and zeros are alike; twelve bytes of chance are not.
    alike = found[0] & found[1]
    assert len(alike) < 0.02 * len(found[0])


def test_a_pack_of_real_people_cannot_be_asked_without_its_key(tmp_path: Path) -> None:
    _built(_prepared(tmp_path), tmp_path / "pack")
    with pytest.raises(PackMissingError):
        LocalPack.open(tmp_path / "pack", _trusted(SECRETS))
    manifest = (tmp_path / "pack" / "manifest.json").read_bytes()
    assert parse_manifest(manifest, "pack").key_sha256 is None


def test_a_stopped_build_is_taken_up_and_gives_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("exposure_app.publisher.production._FEWEST_ROWS", 200)
    build = _prepared(tmp_path)
    _built(build, tmp_path / "whole")
    calls: list[str] = []

    def stops(path: Path, data: bytes, *, is_private: bool = False) -> None:
        calls.append(path.name)
        if len(calls) == 4:
            raise OSError(28, "No space left on device")
        write_whole(path, data, is_private=is_private)

    monkeypatch.setattr("exposure_app.publisher.digesting_parts.write_whole", stops)
    with pytest.raises(OSError, match="space"):
        _built(build, tmp_path / "pack")
    assert not (tmp_path / "pack").exists()
    _built(build, tmp_path / "pack")
    # The part that was finished is not digested again.
    assert calls.count(calls[0]) == 1
    assert (tmp_path / "pack" / ENTRIES).read_bytes() == (tmp_path / "whole" / ENTRIES).read_bytes()
    assert not (tmp_path / ".pack.building").exists()


def test_a_part_of_the_rows_that_is_gone_publishes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("exposure_app.publisher.production._FEWEST_ROWS", 200)
    build = _prepared(tmp_path)

    def stops(_path: Path, _data: bytes, *, is_private: bool = False) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("exposure_app.publisher.digesting_parts.write_whole", stops)
        with pytest.raises(OSError, match="space"):
            _built(build, tmp_path / "pack")
    rows_of_a_part = sorted((tmp_path / ".pack.building").rglob("*.rows"))
    assert rows_of_a_part
    rows_of_a_part[-1].unlink()
    with pytest.raises(PublishError, match="is not whole; remove the working folder"):
        _built(build, tmp_path / "pack")
    assert not (tmp_path / "pack").exists()


def test_one_process_builds_a_pack_at_a_time(tmp_path: Path) -> None:
    build = _prepared(tmp_path)
    places = Places.beside(tmp_path / "pack")
    with (
        alone(places.lock, "pack"),
        pytest.raises(PublishError, match="being worked on by another process"),
    ):
        _built(build, tmp_path / "pack")
    _built(build, tmp_path / "pack")


def test_a_build_is_known_again_by_every_process(tmp_path: Path) -> None:
    _prepared(tmp_path)
    script = (
        "import sys; from pathlib import Path\n"
        "from exposure_app.publisher.build_file import read_build_file\n"
        "from exposure_app.publisher.work_folder import _fingerprint\n"
        "print(_fingerprint(read_build_file(Path(sys.argv[1])), (b'k',)))\n"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", script, str(tmp_path / "build.toml")],
            env=dict(os.environ, PYTHONHASHSEED=str(seed)),
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in range(4)
    }
    assert len(found) == 1


def test_a_canary_that_was_withdrawn_publishes_nothing(tmp_path: Path) -> None:
    build = _prepared(tmp_path)
    suppress(tmp_path / "suppression", [build.terms.canary])
    with pytest.raises(PublishError, match="was withdrawn"):
        _built(build, tmp_path / "pack", suppression=open_suppression(tmp_path / "suppression"))


def test_other_lists_begin_anew(tmp_path: Path) -> None:
    build = _prepared(tmp_path)
    write_csv(tmp_path / "a.csv", ROWS[1:1500])
    with pytest.raises(PublishError, match="canary"):
        _built(build, tmp_path / "pack")
    write_csv(tmp_path / "a.csv", ROWS[:500])
    built = _built(read_build_file(tmp_path / "build.toml"), tmp_path / "pack")
    assert [one.good for one in built.taken] == [500, 1501]


def test_rows_that_cannot_be_used_are_reported_without_their_text(tmp_path: Path) -> None:
    build = _prepared(tmp_path)
    bad = [("not a number", "one"), ("+86138", "one"), ("+8612345678901", "nine")]
    write_csv(tmp_path / "a.csv", [*ROWS[:1500], *bad])
    built = _built(read_build_file(tmp_path / "build.toml"), tmp_path / "pack")
    assert (built.taken[0].good, built.taken[0].bad) == (1500, 3)
    report = (tmp_path / "pack.rejects.tsv").read_text("utf-8").splitlines()
    assert report == [
        "file\tline\treason",
        "a.csv\t1502\tnot_a_number",
        "a.csv\t1503\ttoo_short",
        "a.csv\t1504\tunknown_incident",
    ]
    assert build.most_bad == 0.01


def test_too_many_bad_rows_publish_nothing(tmp_path: Path) -> None:
    build = _prepared(tmp_path)
    write_csv(tmp_path / "a.csv", [*ROWS[:1500], *[("nobody", "one")] * 40])
    with pytest.raises(PublishError, match=r"40 of 3,041 rows \(1\.3%\)"):
        _built(build, tmp_path / "pack")
    assert not (tmp_path / "pack").exists()
    assert len((tmp_path / "pack.rejects.tsv").read_text("utf-8").splitlines()) == 41


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_canary_in_no_list_publishes_nothing(tmp_path: Path, jobs: int) -> None:
    build = _prepared(tmp_path)
    write_csv(tmp_path / "a.csv", ROWS[1:1500])
    with pytest.raises(PublishError, match="in none of the lists") as told:
        _built(read_build_file(tmp_path / "build.toml"), tmp_path / "pack", jobs)
    assert told.value.field == "pack.canary"
    assert not (tmp_path / "pack").exists()
    assert build.terms.canary.canonical == ROWS[0][0]


def test_whoever_asked_is_left_out_of_this_epoch_and_the_next(tmp_path: Path) -> None:
    build = _prepared(tmp_path)
    gone = {number for number, _incident in ROWS[5:9]}
    forms = [LookupForm(IdentifierKind.PHONE, number, "typed") for number in sorted(gone)]
    assert suppress(tmp_path / "suppression", forms) == len(gone)
    suppression = open_suppression(tmp_path / "suppression")
    left = [row for row in ROWS if row[0] not in gone]
    for name, secrets in (("this", SECRETS), ("next", new_secrets("next"))):
        built = _built(build, tmp_path / name, 2, secrets, suppression)
        assert built.withdrawn == len(gone)
        in_memory = build_demonstration(pack_rows(left), build.terms, secrets)
        assert (tmp_path / name / ENTRIES).read_bytes() == in_memory[ENTRIES]


def test_a_published_pack_is_never_changed(tmp_path: Path) -> None:
    build = _prepared(tmp_path)
    _built(build, tmp_path / "pack")
    with pytest.raises(PublishError, match="is there already"):
        _built(build, tmp_path / "pack")


def test_a_list_that_is_not_there_is_told_by_its_name(tmp_path: Path) -> None:
    build = _prepared(tmp_path)
    (tmp_path / "a.csv").unlink()
    with pytest.raises(PublishError, match="not there") as told:
        _built(build, tmp_path / "pack")
    assert told.value.field == "a.csv"
