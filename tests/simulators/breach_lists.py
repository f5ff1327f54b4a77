"""Invented breach lists as publishers get them, and the pack that they must give."""

import csv
import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from exposure_app.core.identifiers import IdentifierKind, LookupForm
from exposure_app.core.ranges import RecordFlag
from exposure_app.publisher.demonstration import PackRow

CANARY: Final = "+8612900000000"
INCIDENTS: Final = {
    "one": ("phone", "name"),
    "two": ("phone", "address"),
    "three": ("phone", "password"),
    "four": ("phone", "orders"),
    "five": ("phone", "health"),
}
FLAGS: Final = {"two": RecordFlag.UNVERIFIED, "five": RecordFlag.SENSITIVE}

Row = tuple[str, str]


def rows(count: int) -> list[Row]:
    """Invented numbers with the incident in whose list they stand; some in several."""
    names = list(INCIDENTS)
    found = [(CANARY, "one")]
    for number in range(count):
        person = number * 7919 % max(1, count * 2 // 3)
        found.append((f"+8612{person:09}", names[(number + person) % len(names)]))
    return found


def pack_rows(listed: Iterable[Row]) -> list[PackRow]:
    """The same for a pack built in memory."""
    return [
        PackRow(
            LookupForm(IdentifierKind.PHONE, number, "typed"),
            (incident,),
            frozenset(INCIDENTS[incident]),
            FLAGS.get(incident, RecordFlag(0)),
        )
        for number, incident in listed
    ]


def write_csv(path: Path, listed: Sequence[Row], separator: str = ",") -> None:
    """A list of numbers in separated values."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=separator)
        writer.writerow(("mobile", "list", "note"))
        writer.writerows((number, incident, "a, b") for number, incident in listed)


def write_json_lines(path: Path, listed: Sequence[Row]) -> None:
    """The same as JSON lines, packed by gzip."""
    with gzip.open(path, "wt", encoding="utf-8") as file:
        for number, incident in listed:
            file.write(json.dumps({"mobile": number, "list": incident}) + "\n")


def write_build_file(path: Path, inputs: Sequence[str], changes: Mapping[str, str] = {}) -> None:
    """A build file for these lists; ``changes`` replace one text of it by another."""
    incidents = [
        f'[[incidents]]\nid = "{name}"\nclasses = {json.dumps(classes)}\n'
        + (f'flags = ["{FLAGS[name].name.lower()}"]\n' if name in FLAGS else "")  # type: ignore[union-attr]
        for name, classes in INCIDENTS.items()
    ]
    lists = [
        f'[[inputs]]\npath = "{name}"\ncountry = "CN"\n'
        'columns = { identifier = "mobile", incident = "list" }\n'
        for name in inputs
    ]
    text = "\n".join((_PACK, *incidents, *lists))
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


_PACK: Final = f"""
evaluators = ["https://evaluator.example/"]

[pack]
name = "invented"
kind = "phone"
epoch = 3
bucket_bits = 5
canary = "{CANARY}"
notice = "Invented people."
dated = 2026-11-01
valid_from = 2026-11-01
valid_to = 2027-11-01
"""
