"""Any request comes back from the ledger as it was, sealed or exported, and is shown unbroken."""

import json
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from exposure_app.core.ledger import Conclusion, LedgerEntry
from exposure_app.reports.ledger_report import entry_form, ledger_lines
from exposure_app.reports.sent_bytes import escaped
from exposure_app.storage.ledger_chain import MARK, Place, Rest, seal, walk_file
from exposure_app.storage.ledger_record import LedgerReading, Record, read_record, record_bytes

KEY, HEAD = bytes(range(32)), MARK + bytes(16)
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
TEXTS = st.text(max_size=20)
ENTRIES = st.builds(
    LedgerEntry,
    at=st.datetimes(datetime(1990, 1, 2), datetime(2100, 1, 1), timezones=st.just(UTC) | ZONES),  # noqa: DTZ001 - bounds of the strategy
    source_id=TEXTS,
    receiver=TEXTS,
    purpose=TEXTS,
    sent=st.binary(max_size=200),
    received=st.integers(0, 2**50),
    outcome=TEXTS,
    conclusion=st.sampled_from(Conclusion),
    shared_by=st.none() | st.integers(0, 2**50),
)
RECORDS = st.lists(st.builds(Record, ENTRIES, st.booleans()), max_size=5)


def _file(records: list[Record]) -> bytes:
    place, content = Place(HEAD), b""
    for number, record in enumerate(records):
        written, place = seal(KEY, place, record_bytes(record), number.to_bytes(12, "big"))
        content += written
    assert place.end == len(content)
    return content


@given(RECORDS)
def test_what_was_sealed_opens_equal(records: list[Record]) -> None:
    found = walk_file(KEY, _file(records), HEAD)
    assert [read_record(plain) for plain in found.plains] == records
    assert found.rest is Rest.NOTHING


@given(RECORDS.filter(bool), st.data())
def test_a_file_with_one_byte_changed_never_opens_to_its_end(
    records: list[Record], data: st.DataObject
) -> None:
    content = bytearray(_file(records))
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    found = walk_file(KEY, bytes(content), HEAD)
    assert found.rest is not Rest.NOTHING
    whole = [record_bytes(record) for record in records]
    assert list(found.plains) == whole[: len(found.plains)]


@given(RECORDS.filter(bool), st.data())
def test_a_file_cut_anywhere_opens_up_to_there(records: list[Record], data: st.DataObject) -> None:
    content = _file(records)
    found = walk_file(KEY, content[: data.draw(st.integers(0, len(content)))], HEAD)
    whole = [record_bytes(record) for record in records]
    assert list(found.plains) == whole[: len(found.plains)]
    assert found.rest is not Rest.CHANGED


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_told(content: bytes) -> None:
    for begin in (b"", HEAD):
        assert walk_file(KEY, begin + content, HEAD).plains == ()


@given(ENTRIES)
def test_an_exported_line_holds_every_byte(entry: LedgerEntry) -> None:
    form = json.loads(json.dumps(entry_form(1, entry)))
    assert bytes.fromhex(form["sent"]) == entry.sent
    assert datetime.fromisoformat(form["at"]) == entry.at


@given(ENTRIES)
def test_no_request_steers_the_terminal(entry: LedgerEntry) -> None:
    lines = ledger_lines(LedgerReading((entry,)), 80, has_bytes=True, zone=UTC)
    assert all(line.isprintable() for line in lines)


@given(st.binary(max_size=100))
def test_escaped_bytes_can_be_turned_back(content: bytes) -> None:
    shown = escaped(content)
    assert shown.isascii()
    assert shown.encode().decode("unicode_escape").encode("latin-1") == content
