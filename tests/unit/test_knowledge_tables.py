"""The engine's tables: complete as shipped, and refused with table and row when they are not."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exposure_app import resources
from exposure_app.core.attribution.explanation import Term
from exposure_app.core.vocabulary import SYMPTOMS
from exposure_app.errors import CatalogueError
from exposure_app.lookup.knowledge import load_knowledge

_ROWS = json.loads(resources.path("attribution", "symptoms.json").read_text("utf-8"))
_KNOWN = len(json.loads(resources.path("attribution", "known.json").read_text("utf-8")))
_SOURCED = next(place for place, row in enumerate(_ROWS) if row["basis"] == "source")


def _spoilt(tmp_path: Path, table: str, spoil: Callable[[Any], None]) -> Path:
    folder = tmp_path / "tables"
    shutil.copytree(resources.path("attribution"), folder)
    file = folder / f"{table}.json"
    content = json.loads(file.read_text("utf-8"))
    spoil(content)
    file.write_text(json.dumps(content), "utf-8")
    return folder


def _set(row: int, key: str, value: object) -> Callable[[Any], None]:
    def spoil(rows: list[dict[str, object]]) -> None:
        rows[row][key] = value

    return spoil


def test_the_shipped_tables_link_every_symptom() -> None:
    knowledge = load_knowledge()
    assert all(knowledge.by_kind[code] for code in SYMPTOMS if code != "none")
    assert set(knowledge.weights) == set(Term)
    assert sum(map(len, knowledge.by_kind.values())) >= 1500
    assert sum(map(len, knowledge.links.values())) >= 150
    assert knowledge.port_rates["CN"] > 0


@pytest.mark.parametrize(
    ("table", "spoil", "row"),
    [
        ("symptoms", _set(4, "strength", 0.95), "5"),
        ("symptoms", _set(0, "symptom", "no_such_thing"), "1"),
        ("symptoms", _set(2, "strenght", 0.5), "3"),
        ("symptoms", _set(1, "basis", "hearsay"), "2"),
        ("symptoms", lambda rows: rows[_SOURCED].pop("source"), str(_SOURCED + 1)),
        ("symptoms", _set(_SOURCED, "basis", "fitted"), str(_SOURCED + 1)),
        ("symptoms", _set(_SOURCED, "source", []), str(_SOURCED + 1)),
        ("symptoms", _set(_SOURCED, "source", ["cn-ruizhi-2018"] * 2), str(_SOURCED + 1)),
        ("symptoms", _set(2, "source", ["cn-ruizhi-2018"]), "3"),
        ("known", _set(3, "chance", 1.0), "4"),
        ("known", _set(3, "class", "shoe_size"), "4"),
        ("known", _set(3, "basis", "hearsay"), "4"),
        ("known", lambda rows: rows.append(rows[4]), str(_KNOWN + 1)),
        ("known", lambda rows: rows.pop(0), "name"),
        ("consequences", _set(0, "follows", "a_former_holder"), "1"),
        ("sources", _set(0, "says", ""), "1"),
        ("sources", _set(1, "key", "stolen-credentials-2017"), "2"),
        ("kinds", _set(0, "value", "high"), "1"),
        ("kinds", list.pop, "unknown"),
        ("sectors", _set(1, "holds", ["shoe_size"]), "2"),
        ("sectors", _set(0, "listing", "often"), "1"),
        ("portability", _set(3, "country", "Germany"), "4"),
        ("portability", list.clear, "XX"),
        ("mechanisms", lambda tables: tables["misuse"].pop(0), "insider"),
        ("weights", lambda table: table["terms"].pop("know"), "know"),
        ("weights", lambda table: table["numbers"].update(leak="much"), "leak"),
        ("weights", lambda table: table["numbers"].pop("temperature"), "temperature"),
    ],
)
def test_a_bad_row_is_refused_by_table_and_row(
    tmp_path: Path, table: str, spoil: Callable[[Any], None], row: str
) -> None:
    with pytest.raises(CatalogueError) as refusal:
        load_knowledge(_spoilt(tmp_path, table, spoil))
    assert (refusal.value.table, refusal.value.row) == (table, row)


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe", b" " * 1_000_001])
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, content: bytes) -> None:
    folder = _spoilt(tmp_path, "kinds", lambda rows: None)
    (folder / "kinds.json").write_bytes(content)
    with pytest.raises(CatalogueError):
        load_knowledge(folder)
    (folder / "kinds.json").unlink()
    with pytest.raises(CatalogueError):
        load_knowledge(folder)
