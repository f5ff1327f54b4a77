"""Build files: every mistake is told by the key that has it."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from exposure_app.core.identifiers import IdentifierKind
from exposure_app.core.manifests import Suite
from exposure_app.core.ranges import RecordFlag
from exposure_app.errors import PublishError
from exposure_app.publisher.build_file import read_build_file
from tests.simulators.breach_lists import write_build_file


def test_a_build_file_says_everything(tmp_path: Path) -> None:
    path = tmp_path / "build.toml"
    write_build_file(path, ["a.csv.gz", "b.parquet"])
    build = read_build_file(path)
    assert build.terms.kind is IdentifierKind.PHONE
    assert (build.terms.epoch, build.terms.bucket_bits) == (3, 5)
    assert build.flags["five"] == RecordFlag.SENSITIVE
    assert [source.form for source in build.inputs] == ["csv", "parquet"]
    assert build.inputs[0].path == tmp_path / "a.csv.gz"
    assert build.inputs[0].columns == {"identifier": "mobile", "incident": "list"}
    assert build.evaluators == ("https://evaluator.example/",)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({'name = "invented"': ""}, "pack.name"),
        ({'name = "invented"': 'name = ""'}, "pack.name"),
        ({'kind = "phone"': 'kind = "fax"'}, "pack.kind"),
        ({"epoch = 3": "epoch = 0"}, "pack.epoch"),
        ({"epoch = 3": "epoch = true"}, "pack.epoch"),
        ({"bucket_bits = 5": "bucket_bits = 40"}, "pack.bucket_bits"),
        ({"dated = 2026-11-01": 'dated = "2026-11-01"'}, "pack.dated"),
        ({"valid_to = 2027-11-01": "valid_to = 2025-11-01"}, "pack.valid_to"),
        ({"epoch = 3": "epoch = 3\nepok = 4"}, "pack.epok"),
        ({'id = "two"': 'id = "one"'}, "incidents[1].id"),
        ({'classes = ["phone", "health"]': 'classes = ["phone", "shoes"]'}, "incidents[4].classes"),
        ({'classes = ["phone", "health"]': "classes = []"}, "incidents[4].classes"),
        ({'flags = ["sensitive"]': 'flags = ["loud"]'}, "incidents[4].flags"),
        ({'identifier = "mobile", ': ""}, "inputs[0].columns.identifier"),
        ({', incident = "list"': ""}, "inputs[0].incident"),
        ({'country = "CN"': 'country = "CN"\nincident = "one"'}, "inputs[0].incident"),
        ({'path = "a.csv"': 'path = "a.xls"'}, "inputs[0].format"),
        ({'path = "a.csv"': 'path = "a.csv"\nformat = "xml"'}, "inputs[0].format"),
        ({"https://evaluator": "http://evaluator"}, "evaluators"),
        ({"https://evaluator": "http://localhost.evaluator"}, "evaluators"),
        ({'.example/"]': '.example/"]\nsecond_evaluators = "two"'}, "second_evaluators"),
        (
            {'.example/"]': '.example/"]\nsecond_evaluators = ["http://two.example"]'},
            "second_evaluators",
        ),
        (
            {'.example/"]': '.example/"]\nsecond_evaluators = ["https://evaluator.example/"]'},
            "second_evaluators",
        ),
        ({"epoch = 3": 'epoch = 3\nsuite = "sha512"'}, "pack.suite"),
        ({'"phone"\nepoch = 3': '"qq"\nepoch = 3\nsuite = "sha512"'}, "pack.suite"),
        ({'"phone"\nepoch = 3': '"email"\nepoch = 3\nsuite = "md5"'}, "pack.suite"),
        ({'"phone"\nepoch = 3': '"email"\nepoch = 3\nsuite = "sha512"'}, "evaluators"),
        ({"evaluators =": "most_bad = 3\nevaluators ="}, "most_bad"),
        ({"[pack]": "[pak]"}, "pack"),
    ],
)
def test_a_mistake_is_told_by_its_key(
    tmp_path: Path, changes: Mapping[str, str], field: str
) -> None:
    path = tmp_path / "build.toml"
    write_build_file(path, ["a.csv"], changes)
    with pytest.raises(PublishError) as told:
        read_build_file(path)
    assert told.value.field == field
    assert told.value.why


def test_two_operators_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "build.toml"
    two = '.example/"]\nsecond_evaluators = ["http://127.0.0.1:8001"]'
    write_build_file(path, ["a.csv"], {'.example/"]': two})
    build = read_build_file(path)
    assert build.evaluators == ("https://evaluator.example/",)
    assert build.second_evaluators == ("http://127.0.0.1:8001",)


def test_addresses_may_be_digested_without_a_key_and_why_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "build.toml"
    changes = {
        'evaluators = ["https://evaluator.example/"]\n': "",
        'kind = "phone"': 'kind = "email"\nsuite = "sha512"',
    }
    write_build_file(path, ["a.csv"], changes)
    assert read_build_file(path).terms.suite is Suite.PLAIN
    path.write_text(path.read_text("utf-8").replace('"email"', '"phone"'), "utf-8")
    with pytest.raises(PublishError, match="anyone can try every number"):
        read_build_file(path)


def test_what_is_no_toml_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "build.toml"
    path.write_text("[pack]\nname = \n", "utf-8")
    with pytest.raises(PublishError, match="line 2"):
        read_build_file(path)
    with pytest.raises(PublishError, match="cannot be read"):
        read_build_file(tmp_path / "none.toml")
