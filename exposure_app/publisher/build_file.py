"""The build file: what a pack is to be, from which lists, and which column says what.

The one rule: a key that is missing, unknown or impossible is refused by its name, before anything
is read. It is TOML, so that a person can write it and a review can read it::

    evaluators = ["https://evaluator.example"]

    [pack]
    name = "example-phones"
    kind = "phone"
    epoch = 3
    canary = "+8612900000000"
    notice = "Lists that the regulator confirmed in 2026."
    dated = 2026-11-01
    valid_from = 2026-11-01
    valid_to = 2027-05-01

    [[incidents]]
    id = "cn-example-2026"
    classes = ["phone", "name", "address"]
    flags = ["unverified"]

    [[inputs]]
    path = "list.csv.gz"
    country = "CN"
    incident = "cn-example-2026"
    columns = { identifier = "mobile", classes = "taken" }

``second_evaluators`` beside ``evaluators`` are those of the other operator of a pack that two
share. ``suite = "sha512"`` under ``[pack]`` makes a pack of e-mail addresses without a key.
"""

import codecs
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Final

from exposure_app.core.addresses import is_server_address
from exposure_app.core.identifiers import IdentifierKind, LookupForm
from exposure_app.core.manifests import MAX_EVALUATORS, ListedIncident, Suite
from exposure_app.core.ranges import NO_INCIDENT, RecordFlag
from exposure_app.core.vocabulary import DATA_CLASSES
from exposure_app.errors import PublishError
from exposure_app.publisher.terms import PackTerms

_MOST_CHOSEN_BITS: Final = 16
_ROWS_A_BUCKET: Final = 1000
DEFAULT_MOST_BAD: Final = 0.01
FORMATS: Final = ("csv", "tsv", "jsonl", "parquet")
COLUMNS: Final = ("identifier", "incident", "classes")

_FLAGS: Final = {flag.name.lower(): flag for flag in RecordFlag if flag.name}
_SUITES: Final = {"oblivious": Suite.OBLIVIOUS, "sha512": Suite.PLAIN}
_MOST_BITS: Final = 24
_MAX_EPOCH: Final = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class InputFile:
    """One list, and how to read it.

    Attributes:
        path: of the file.
        form: ``csv``, ``tsv``, ``jsonl`` or ``parquet``, compressed or not.
        country: ISO 3166 code for phone numbers without a country code; may be empty.
        incident: the incident of every row; empty where a column says it.
        columns: the names of the file's columns, by what they say.
        encoding: of the text.
    """

    path: Path
    form: str
    country: str
    incident: str
    columns: Mapping[str, str]
    encoding: str = "utf-8-sig"


@dataclass(frozen=True, slots=True)
class BuildFile:
    """What is to be built.

    Attributes:
        terms: of the pack; its bucket bits are 0 where the number of rows decides.
        flags: what is to be said with each incident, by its id.
        inputs: the lists.
        evaluators: addresses at which the key is asked.
        most_bad: share of rows that may be unreadable before nothing is published.
        second_evaluators: addresses of the other operator; empty when one is enough.
    """

    terms: PackTerms
    flags: Mapping[str, RecordFlag]
    inputs: tuple[InputFile, ...]
    evaluators: tuple[str, ...] = ()
    most_bad: float = field(default=DEFAULT_MOST_BAD)
    second_evaluators: tuple[str, ...] = ()


def bucket_bits_for(rows: int) -> int:
    """How many bucket bits suit so many rows: buckets of one to two thousand, 65,536 at most.

    Fewer buckets tell less of who is asked for, and have less padding; more are quicker to fetch.

    >>> bucket_bits_for(100_000_000), bucket_bits_for(10_000_000), bucket_bits_for(10)
    (16, 13, 0)
    """
    return min(_MOST_CHOSEN_BITS, max(0, (rows // _ROWS_A_BUCKET).bit_length() - 1))


def read_build_file(path: Path) -> BuildFile:
    """Read a build file; paths in it are beside it.

    Raises:
        PublishError: it cannot be read, or a key is missing, unknown or impossible.
    """
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except OSError:
        raise PublishError(path.name, "cannot be read") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as trouble:
        raise PublishError(path.name, f"is not TOML: {trouble}") from None
    return _read(_Table("", content), path.parent)


class _Table:
    """One table of the file; every key has to be asked for, or is unknown."""

    def __init__(self, name: str, content: Mapping[str, object]) -> None:
        self.name = name
        self._left = dict(content)

    def key(self, name: str) -> str:
        """The name of a key as a person finds it."""
        return f"{self.name}.{name}" if self.name else name

    def take(self, name: str, default: object = None) -> object:
        """The value of a key.

        Raises:
            PublishError: it is missing and has no default.
        """
        if name not in self._left and default is None:
            raise PublishError(self.key(name), "is missing")
        return self._left.pop(name, default)

    def text(self, name: str, default: str | None = None) -> str:
        """A text that is not empty, unless the default is."""
        value = self.take(name, default)
        if not isinstance(value, str) or (not value and default != ""):
            raise PublishError(self.key(name), "must be a text")
        return value

    def number(self, name: str, limits: range, default: int | None = None) -> int:
        """A whole number within limits."""
        value = self.take(name, default)
        if not isinstance(value, int) or isinstance(value, bool) or value not in limits:
            allowed = f"from {limits.start} to {limits.stop - 1}"
            raise PublishError(self.key(name), f"must be a whole number {allowed}")
        return value

    def share(self, name: str, default: float) -> float:
        """A number from 0 to 1."""
        value = self.take(name, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise PublishError(self.key(name), "must be a number from 0 to 1")
        return float(value)

    def day(self, name: str) -> date:
        """A day, as ``2026-11-01`` without quotes."""
        value = self.take(name)
        if not isinstance(value, date) or isinstance(value, datetime):
            raise PublishError(self.key(name), "must be a day such as 2026-11-01, without quotes")
        return value

    def words(self, name: str, known: Sequence[str]) -> tuple[str, ...]:
        """Some of the known words."""
        value = self.take(name, [])
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            raise PublishError(self.key(name), "must be a list of words")
        for word in value:
            if word not in known:
                raise PublishError(self.key(name), f"unknown word {word!r}")
        return tuple(value)

    def tables(self, name: str) -> "list[_Table]":
        """At least one table of this name."""
        value = self.take(name)
        if not isinstance(value, list) or not value:
            raise PublishError(self.key(name), "must be one or more tables")
        if not all(isinstance(row, dict) for row in value):
            raise PublishError(self.key(name), "must be one or more tables")
        return [_Table(f"{self.key(name)}[{place}]", row) for place, row in enumerate(value)]

    def table(self, name: str) -> "_Table":
        """One table."""
        value = self.take(name)
        if not isinstance(value, dict):
            raise PublishError(self.key(name), "must be a table")
        return _Table(self.key(name), value)

    def end(self) -> None:
        """Refuse what nobody asked for."""
        for name in self._left:
            raise PublishError(self.key(name), "is not a key of a build file")


def _read(content: _Table, folder: Path) -> BuildFile:
    pack, incidents = content.table("pack"), content.tables("incidents")
    inputs = content.tables("inputs")
    most_bad = content.share("most_bad", DEFAULT_MOST_BAD)
    evaluators = _addresses(content, "evaluators")
    second = _addresses(content, "second_evaluators")
    content.end()
    listed, flags = _incidents(incidents)
    terms = _terms(pack, listed)
    _expect_operators(terms, evaluators, second)
    found = tuple(_input(table, folder, tuple(flags)) for table in inputs)
    return BuildFile(terms, flags, found, evaluators, most_bad, second)


def _addresses(content: _Table, name: str) -> tuple[str, ...]:
    urls = content.take(name, [])
    if not isinstance(urls, list) or len(urls) > MAX_EVALUATORS:
        raise PublishError(name, f"must be a list of addresses, {MAX_EVALUATORS} at most")
    for url in urls:
        if not isinstance(url, str) or not is_server_address(url):
            raise PublishError(name, "must be addresses that begin with https://")
    return tuple(urls)


def _expect_operators(terms: PackTerms, first: Sequence[str], second: Sequence[str]) -> None:
    if terms.suite is Suite.PLAIN and (first or second):
        name = "evaluators" if first else "second_evaluators"
        raise PublishError(name, "are not asked: a pack of suite sha512 has no key")
    if set(first) & set(second):
        raise PublishError("second_evaluators", "must be of another operator than evaluators")


def _incidents(
    tables: Sequence[_Table],
) -> tuple[tuple[ListedIncident, ...], dict[str, RecordFlag]]:
    listed, flags = [], {}
    for table in tables:
        name = table.text("id")
        if name in flags:
            raise PublishError(table.key("id"), f"{name} stands twice")
        classes = table.words("classes", DATA_CLASSES)
        if not classes:
            raise PublishError(table.key("classes"), "must name what the list holds")
        flag = RecordFlag(0)
        for word in table.words("flags", tuple(_FLAGS)):
            flag |= _FLAGS[word]
        table.end()
        listed.append(ListedIncident(name, frozenset(classes)))
        flags[name] = flag
    if len(listed) >= NO_INCIDENT:
        raise PublishError("incidents", "are more than a pack can number")
    return tuple(listed), flags


def _terms(pack: _Table, incidents: tuple[ListedIncident, ...]) -> PackTerms:
    try:
        kind = IdentifierKind(pack.text("kind"))
    except ValueError:
        known = ", ".join(kind.value for kind in IdentifierKind)
        raise PublishError(pack.key("kind"), f"must be one of {known}") from None
    terms = PackTerms(
        name=pack.text("name"),
        kind=kind,
        epoch=pack.number("epoch", range(1, _MAX_EPOCH + 1)),
        bucket_bits=pack.number("bucket_bits", range(_MOST_BITS + 1), 0),
        incidents=incidents,
        canary=LookupForm(kind, pack.text("canary"), "typed"),
        notice=pack.text("notice"),
        dated=pack.day("dated"),
        valid_from=pack.day("valid_from"),
        valid_to=pack.day("valid_to"),
        suite=_suite(pack, kind),
    )
    pack.end()
    if terms.valid_to < terms.valid_from:
        raise PublishError(pack.key("valid_to"), "lies before valid_from")
    return terms


def _suite(pack: _Table, kind: IdentifierKind) -> Suite:
    """How identifiers become digests; without a key for e-mail alone."""
    suite = _SUITES.get(pack.text("suite", "oblivious"))
    if suite is None:
        raise PublishError(pack.key("suite"), f"must be one of {', '.join(_SUITES)}")
    if suite is Suite.PLAIN and kind is not IdentifierKind.EMAIL:
        why = "sha512 is for e-mail alone: of any other kind anyone can try every number or name"
        raise PublishError(pack.key("suite"), f"{why}, and read who is in the pack")
    return suite


def _input(table: _Table, folder: Path, incidents: tuple[str, ...]) -> InputFile:
    path = folder / table.text("path")
    columns = table.table("columns")
    names = {name: columns.text(name, "") for name in COLUMNS}
    columns.end()
    found = InputFile(
        path=path,
        form=table.text("format", "") or _form_of(path, table),
        country=table.text("country", "").upper(),
        incident=table.text("incident", ""),
        columns={name: column for name, column in names.items() if column},
        encoding=table.text("encoding", "utf-8-sig"),
    )
    table.end()
    try:
        codecs.lookup(found.encoding)
    except LookupError:
        raise PublishError(table.key("encoding"), "is not an encoding, such as utf-8") from None
    if found.form not in FORMATS:
        raise PublishError(table.key("format"), f"must be one of {', '.join(FORMATS)}")
    if "identifier" not in found.columns:
        raise PublishError(columns.key("identifier"), "is missing")
    if bool(found.incident) == ("incident" in found.columns):
        raise PublishError(table.key("incident"), "must be given once: here or as a column")
    if found.incident and found.incident not in incidents:
        raise PublishError(table.key("incident"), f"{found.incident} is none of the incidents")
    return found


def _form_of(path: Path, table: _Table) -> str:
    endings = [ending.lstrip(".").lower() for ending in path.suffixes]
    known = {"csv": "csv", "tsv": "tsv", "jsonl": "jsonl", "ndjson": "jsonl", "parquet": "parquet"}
    for ending in reversed(endings):
        if ending in known:
            return known[ending]
    raise PublishError(table.key("format"), f"must be one of {', '.join(FORMATS)}")
