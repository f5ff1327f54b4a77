"""Read the fields of a case file or of its expected answer, one function for each form of value.

The one rule: an error names the key and what was expected, never the value that stood there.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Final, NoReturn, TypeVar

from exposure_app.core.periods import PartialDate
from exposure_app.errors import CaseError

LONGEST_TEXT: Final = 200
LONGEST_PROSE: Final = 2000
MOST_ENTRIES: Final = 5000

_COUNTRY: Final = re.compile(r"[A-Z]{2}")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_PRINTABLE_KEY: Final = re.compile(r"[A-Za-z_]{1,40}[0-9]?")

T = TypeVar("T")
Section = Mapping[str, object]


def parse_json(content: str) -> object:
    """What the text of a file holds.

    Raises:
        CaseError: the text is not JSON, or a key in it stands twice.
    """
    try:
        form: object = json.loads(
            content, object_pairs_hook=_unique, parse_constant=_refuse_constant
        )
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise CaseError("", "not_json", place) from None
    except (ValueError, RecursionError):
        raise CaseError("", "not_json") from None
    return form


def nearest(word: str, vocabulary: Sequence[str], most: int = 5) -> tuple[str, ...]:
    """The words of a vocabulary that are spelled most like ``word``, best first.

    >>> nearest("auto_folow", ("auto_follow", "spam_calls"), 1)
    ('auto_follow',)
    """
    folded = word.strip().lower().replace("-", "_").replace(" ", "_")
    return tuple(get_close_matches(folded, vocabulary, n=most, cutoff=0.5))


def section(value: object, path: str, known: Sequence[str]) -> Section:
    """An object with no other keys than these; an empty one for null.

    Raises:
        CaseError: the value is something else, or has another key.
    """
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise CaseError(path, "wrong_type", "object")
    for key in value:
        if key not in known:
            shown = _printable(str(key))
            full = f"{path}.{shown}" if path else shown
            raise CaseError(full, "unknown_key", ", ".join(nearest(shown, known) or known))
    return value


def required(fields: Section, key: str, read: Callable[[object, str], T]) -> T:
    """The value of a key that has to be there.

    Raises:
        CaseError: it is missing or cannot be read.
    """
    if key not in fields:
        raise CaseError(key, "missing")
    return read(fields[key], key)


def optional(fields: Section, path: str, read: Callable[[object, str], T]) -> T | None:
    """The value of a key; None when it is missing or null.

    Raises:
        CaseError: it cannot be read.
    """
    value = fields.get(path.rpartition(".")[2])
    return None if value is None else read(value, path)


def list_of(fields: Section, path: str, read: Callable[[object, str], T]) -> tuple[T, ...]:
    """The entries of a list; none when it is missing or null.

    Raises:
        CaseError: it is no list, too long, or an entry cannot be read.
    """
    values = fields.get(path.rpartition(".")[2])
    if values is None:
        return ()
    if not isinstance(values, list):
        raise CaseError(path, "wrong_type", "list")
    if len(values) > MOST_ENTRIES:
        raise CaseError(path, "too_long", str(MOST_ENTRIES))
    return tuple(read(value, f"{path}[{place}]") for place, value in enumerate(values))


def code(value: object, key: str, vocabulary: Sequence[str]) -> str:
    """One word of a closed vocabulary.

    Raises:
        CaseError: the value is no word of it; the detail lists the nearest ones.
    """
    word = text(value, key)
    if word not in vocabulary:
        raise CaseError(key, "unknown_code", ", ".join(nearest(word, vocabulary)))
    return word


def one_of(vocabulary: Sequence[str]) -> Callable[[object, str], str]:
    """A reader of one word of a closed vocabulary."""
    return lambda value, key: code(value, key, vocabulary)


def text(value: object, key: str) -> str:
    """A short text, such as a name.

    Raises:
        CaseError: it is no text, empty, too long, or cannot be shown.
    """
    return _text(value, key, LONGEST_TEXT)


def prose(value: object, key: str) -> str:
    """A few sentences on one line.

    Raises:
        CaseError: it is no text, empty, too long, or cannot be shown.
    """
    return _text(value, key, LONGEST_PROSE)


def flag(value: object, key: str) -> bool:
    """True or false.

    Raises:
        CaseError: it is neither.
    """
    if not isinstance(value, bool):
        raise CaseError(key, "wrong_type", "true, false, null")
    return value


def country(value: object, key: str) -> str:
    """The code of a country.

    Raises:
        CaseError: it is no such code.
    """
    letters = text(value, key)
    if not _COUNTRY.fullmatch(letters):
        raise CaseError(key, "bad_country", "CN")
    return letters


def day(value: object, key: str) -> date:
    """One day.

    Raises:
        CaseError: it is no day.
    """
    written = text(value, key)
    try:
        if _DAY.fullmatch(written):
            return date.fromisoformat(written)
    except ValueError:
        pass
    raise CaseError(key, "bad_date", "YYYY-MM-DD")


def partial_date(value: object, key: str) -> PartialDate:
    """A date that may be known to the month or year only.

    Raises:
        CaseError: it is no date.
    """
    try:
        return PartialDate.parse(text(value, key))
    except ValueError:
        raise CaseError(key, "bad_date", "YYYY-MM, YYYY-MM-DD") from None


def _text(value: object, key: str, longest: int) -> str:
    if not isinstance(value, str):
        raise CaseError(key, "wrong_type", "text")
    if not value.strip():
        raise CaseError(key, "empty")
    if len(value) > longest:
        raise CaseError(key, "too_long", str(longest))
    if not value.isprintable():
        raise CaseError(key, "unreadable_text")
    return value


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    form = dict(pairs)
    if len(form) != len(pairs):
        keys = [key for key, _value in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise CaseError(_printable(twice), "duplicate_key")
    return form


def _refuse_constant(_constant: str) -> NoReturn:
    raise CaseError("", "not_json")


def _printable(key: str) -> str:
    """A key as it may be shown; text that does not look like a key may be an identifier."""
    return key if _PRINTABLE_KEY.fullmatch(key) else "?"
