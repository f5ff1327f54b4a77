"""Laws of introductions: what is written is read, and any bytes are read or refused."""

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from exposure_app.core.introductions import (
    Introduction,
    introduction_bytes,
    is_source_title,
    parse_introduction,
)
from exposure_app.errors import IntroductionError

NAMES = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=32)
HOSTS = st.from_regex(
    r"[a-z]{1,8}(\.[a-z]{1,8}){1,3}(:[1-9][0-9]{0,3})?(/[a-z]{1,8})*", fullmatch=True
)
ROOTS = st.integers(1, 9999).map(
    lambda version: json.dumps(
        {"signatures": [{}], "signed": {"_type": "root", "version": version}}
    ).encode()
)
INTRODUCTIONS = st.builds(
    Introduction,
    NAMES,
    st.text(max_size=80).filter(is_source_title),
    HOSTS.map(lambda host: f"https://{host}"),
    ROOTS,
    st.integers(1, (1 << 53) - 1),
    st.dates(date(1970, 1, 1)),
)


@given(INTRODUCTIONS)
def test_an_introduction_is_read_as_it_was_written(introduction: Introduction) -> None:
    assert parse_introduction(introduction_bytes(introduction)) == introduction


@given(INTRODUCTIONS, st.data())
def test_a_changed_introduction_is_read_or_refused(
    introduction: Introduction, data: st.DataObject
) -> None:
    whole = introduction_bytes(introduction)
    place = data.draw(st.integers(0, len(whole) - 1))
    changed = whole[:place] + data.draw(st.binary(max_size=3)) + whole[place + 1 :]
    try:
        found = parse_introduction(changed)
    except IntroductionError:
        return
    assert parse_introduction(introduction_bytes(found)) == found


@given(
    st.binary(max_size=200)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(("schema", "name", "root", "url")), inner, max_size=4)
        ),
    ).map(lambda value: json.dumps(value).encode())
)
def test_any_bytes_are_refused(data: bytes) -> None:
    try:
        parse_introduction(data)
    except IntroductionError:
        return
    raise AssertionError
