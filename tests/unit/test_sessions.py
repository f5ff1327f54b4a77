"""Sessions: always eight inputs, the same for the same question, and none shared by two people."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exposure_app.core.identifiers import IdentifierKind, LookupForm
from exposure_app.core.packs import PackShape
from exposure_app.core.sessions import INPUTS, MOST_FORMS, Input, Part, sessions_of

SHAPE = PackShape("small", IdentifierKind.PHONE, 7, 2, 100)
SECRET = b"s" * 32
NUMBERS = st.lists(st.from_regex(r"\+861[0-9]{10}", fullmatch=True), max_size=20, unique=True)


def _form(text: str) -> LookupForm:
    return LookupForm(IdentifierKind.PHONE, text, "typed")


CANARY = _form("+8612000000000")


def _sessions(
    numbers: list[str], shape: PackShape = SHAPE, secret: bytes = SECRET
) -> tuple[tuple[Input, ...], ...]:
    return sessions_of(shape, CANARY, [_form(number) for number in numbers], secret)


def _absent(numbers: list[str], shape: PackShape = SHAPE, secret: bytes = SECRET) -> set[str]:
    every = [one for session in _sessions(numbers, shape, secret) for one in session]
    return {one.form.canonical for one in every if one.part is Part.ABSENT}


@given(NUMBERS)
def test_every_session_is_of_one_size_and_proves_itself(numbers: list[str]) -> None:
    sessions = _sessions(numbers)
    assert len(sessions) == max(1, -(-len(numbers) // MOST_FORMS))
    for session in sessions:
        parts = Counter(one.part for one in session)
        assert len(session) == INPUTS
        assert parts[Part.CANARY] == 1
        assert parts[Part.ABSENT] >= 1
    asked = [one.form.canonical for s in sessions for one in s if one.part is Part.ASKED]
    assert asked == numbers


@given(NUMBERS)
def test_asking_again_asks_for_the_same(numbers: list[str]) -> None:
    assert _sessions(numbers) == _sessions(numbers)


def test_two_people_at_one_desk_have_nothing_in_common() -> None:
    assert not _absent(["+8613000000001"]) & _absent(["+8613000000002"])


def test_more_is_asked_without_showing_what_was_asked_before() -> None:
    first, second = "+8613000000001", "+8613000000002"
    # Whoever compares a session for one with a session for both finds decoys of the first in both.
    assert len(_absent([first]) & _absent([first, second])) >= 2


@pytest.mark.parametrize(
    "shape",
    [
        PackShape("other", IdentifierKind.PHONE, 7, 2, 100),
        PackShape("small", IdentifierKind.PHONE, 8, 2, 100),
        PackShape("small", IdentifierKind.QQ, 7, 2, 100),
    ],
)
def test_another_list_or_epoch_has_other_decoys(shape: PackShape) -> None:
    assert not _absent(["+8613000000001"]) & _absent(["+8613000000001"], shape)


def test_without_the_secret_nobody_can_tell_the_decoys() -> None:
    numbers = ["+8613000000001"]
    assert not _absent(numbers) & _absent(numbers, secret=b"t" * 32)
    assert all(len(text) == 64 and not text.startswith("+") for text in _absent(numbers))


def test_nothing_of_what_is_asked_shows() -> None:
    assert "+8613000000001" not in repr(_sessions(["+8613000000001"]))
