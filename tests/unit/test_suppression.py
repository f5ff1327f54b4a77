"""Lists of who asked to be left out: everybody on it is found, and nobody can be read from it."""

from functools import partial
from pathlib import Path

import pytest

from exposure_app.core.identifiers import IdentifierKind, LookupForm
from exposure_app.errors import PublishError
from exposure_app.publisher.crew import Crew
from exposure_app.publisher.suppression import KEY, LIST, Suppression, open_suppression, suppress

GONE = [LookupForm(IdentifierKind.PHONE, f"+8612{number:09}", "typed") for number in range(20)]
THERE = [LookupForm(IdentifierKind.PHONE, f"+8613{number:09}", "typed") for number in range(3000)]


def test_who_asked_is_held_and_nobody_else(tmp_path: Path) -> None:
    assert suppress(tmp_path, GONE) == 20
    assert suppress(tmp_path, [*GONE, THERE[0]]) == 1
    suppression = open_suppression(tmp_path)
    assert all(suppression.holds(form) for form in (*GONE, THERE[0]))
    assert not any(suppression.holds(form) for form in THERE[1:])
    same_text = LookupForm(IdentifierKind.OTHER, GONE[0].canonical, "typed")
    assert not suppression.holds(same_text)


def test_the_list_names_nobody_and_tells_nothing_without_its_key(tmp_path: Path) -> None:
    suppress(tmp_path / "one", GONE)
    suppress(tmp_path / "two", GONE)
    lists = [(tmp_path / name / LIST).read_text("ascii").split() for name in ("one", "two")]
    assert not set(lists[0]) & set(lists[1])
    assert lists[0] == sorted(lists[0])
    text = "".join(lists[0])
    assert not any(form.canonical[1:] in text for form in GONE)
    for name in (KEY, LIST):
        assert (tmp_path / "one" / name).stat().st_mode & 0o077 == 0
    assert "entries" not in repr(open_suppression(tmp_path / "one"))


def test_it_goes_to_other_processes_whole(tmp_path: Path) -> None:
    suppress(tmp_path, GONE)
    suppression = open_suppression(tmp_path)
    assert suppression.holds(GONE[0])
    with Crew(2) as crew:
        held = list(crew.each(partial(Suppression.holds, suppression), [*GONE[:3], *THERE[:3]]))
    assert held == [True] * 3 + [False] * 3


def test_people_who_ask_at_once_are_all_held(tmp_path: Path) -> None:
    forms = [*GONE, *THERE[:20]]
    with Crew(2) as crew:
        added = list(crew.each(partial(_withdrawn, tmp_path), forms))
    assert added == [1] * len(forms)
    suppression = open_suppression(tmp_path)
    assert all(suppression.holds(form) for form in forms)


def _withdrawn(folder: Path, form: LookupForm) -> int:
    return suppress(folder, [form])


def test_a_folder_that_is_not_there_is_no_empty_list(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="is missing") as told:
        open_suppression(tmp_path / "mistyped")
    assert told.value.field == "mistyped/suppression.key"
    assert not (tmp_path / "mistyped").exists()


def test_a_list_that_was_stopped_at_its_beginning_begins_anew(tmp_path: Path) -> None:
    (tmp_path / LIST).write_bytes(b"")
    assert suppress(tmp_path, GONE) == len(GONE)


def test_a_list_or_key_alone_is_never_replaced(tmp_path: Path) -> None:
    for name in (KEY, LIST):
        suppress(tmp_path / name, GONE)
        (tmp_path / name / name).unlink()
        with pytest.raises(PublishError, match="is missing"):
            suppress(tmp_path / name, THERE[:1])


def test_what_is_no_list_or_key_is_told(tmp_path: Path) -> None:
    suppress(tmp_path, GONE)
    (tmp_path / LIST).write_text("no list\n", "ascii")
    with pytest.raises(PublishError, match="not a list"):
        open_suppression(tmp_path)
    (tmp_path / LIST).write_text("abcd\n", "ascii")
    with pytest.raises(PublishError, match="wrong length"):
        open_suppression(tmp_path)
    (tmp_path / KEY).chmod(0o644)
    with pytest.raises(PublishError, match="chmod 600"):
        open_suppression(tmp_path)
    (tmp_path / KEY).unlink()
    with pytest.raises(PublishError, match="is missing"):
        open_suppression(tmp_path)
