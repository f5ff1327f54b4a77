"""The file form of a case, read key by key into a `Case`.

The one rule: every key is checked, and an error names the key and what was expected, never the
value that stood there.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Final, NoReturn, TypeVar

from exposure_app.core.attribution.person import Symptom
from exposure_app.core.cases import CARRIER_ORIGINS, STATED, Case, CaseLookup, StatedAccount
from exposure_app.core.periods import PartialDate
from exposure_app.core.vocabulary import DATA_CLASSES, HOLDER_KINDS, OTHERS_AFFECTED, SYMPTOMS
from exposure_app.errors import CaseError

LONGEST_TEXT: Final = 200
MOST_ENTRIES: Final = 5000

_CASE_KEYS: Final = (
    "country", "inputs", "symptoms", "strangers_know", "others_affected", "asked_on", "hits",
    "lookup",
)  # fmt: skip
_INPUT_KEYS: Final = (
    "phone", "carrier", "carrier_from", "province", "number_since", "number_had_previous_holder",
    "emails", "accounts", "address_used_only_for", "password_reused",
)  # fmt: skip
_ACCOUNT_KEYS: Final = ("service", "kind", "since", "handle")
_SYMPTOM_KEYS: Final = ("code", "service", "since")
_LOOKUP_KEYS: Final = (
    "checked", "missed", "could_not_check", "not_noticed", "not_known", "several_services",
)  # fmt: skip
_NEVER_UNASKED: Final = frozenset({"country", "asked_on"})
_COUNTRY: Final = re.compile(r"[A-Z]{2}")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_PRINTABLE_KEY: Final = re.compile(r"[A-Za-z_]{1,40}[0-9]?")

T = TypeVar("T")
Section = Mapping[str, object]


def read_case(text: str) -> Case:
    """Read the text of a case file.

    Raises:
        CaseError: the text is not JSON, or a key in it is wrong.
    """
    try:
        form = json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise CaseError("", "not_json", place) from None
    except (ValueError, RecursionError):
        raise CaseError("", "not_json") from None
    return parse_case(form)


def parse_case(form: object) -> Case:
    """Read a case that is already parsed JSON.

    Raises:
        CaseError: a key is unknown, missing or of the wrong type, or a code is not in its list.
    """
    case = _section(form, "", _CASE_KEYS)
    inputs = _section(case.get("inputs"), "inputs", _INPUT_KEYS)
    lookup = _section(case.get("lookup"), "lookup", _LOOKUP_KEYS)
    unasked = {key for key in _CASE_KEYS if key not in case and key not in _NEVER_UNASKED}
    unasked |= {f"inputs.{key}" for key in _INPUT_KEYS if key not in inputs}
    return Case(
        country=_required(case, "country", _country),
        asked_on=_required(case, "asked_on", _day),
        phone=_optional(inputs, "inputs.phone", _text),
        carrier=_optional(inputs, "inputs.carrier", _text),
        carrier_from=_optional(inputs, "inputs.carrier_from", _carrier_from) or STATED,
        province=_optional(inputs, "inputs.province", _text),
        number_since=_optional(inputs, "inputs.number_since", _date),
        number_had_previous_holder=_optional(inputs, "inputs.number_had_previous_holder", _flag),
        emails=_list(inputs, "inputs.emails", _text),
        accounts=_list(inputs, "inputs.accounts", _account),
        address_used_only_for=_optional(inputs, "inputs.address_used_only_for", _text),
        password_reused=_optional(inputs, "inputs.password_reused", _flag),
        symptoms=_list(case, "symptoms", _symptom),
        strangers_know=_list(case, "strangers_know", _one_of(DATA_CLASSES)),
        others_affected=_list(case, "others_affected", _one_of(OTHERS_AFFECTED)),
        hits=_list(case, "hits", _text),
        lookup=CaseLookup(
            checked=_list(lookup, "lookup.checked", _text),
            missed=_list(lookup, "lookup.missed", _text),
            could_not_check=_list(lookup, "lookup.could_not_check", _text),
            not_noticed=_list(lookup, "lookup.not_noticed", _one_of(SYMPTOMS)),
            not_known=_list(lookup, "lookup.not_known", _one_of(DATA_CLASSES)),
            several_services=_optional(lookup, "lookup.several_services", _flag),
        ),
        unasked=frozenset(unasked),
    )


def nearest(code: str, vocabulary: Sequence[str], most: int = 5) -> tuple[str, ...]:
    """The words of a vocabulary that are spelled most like ``code``, best first.

    >>> nearest("auto_folow", SYMPTOMS, 1)
    ('auto_follow',)
    """
    folded = code.strip().lower().replace("-", "_").replace(" ", "_")
    return tuple(get_close_matches(folded, vocabulary, n=most, cutoff=0.5))


def parse_code(value: object, key: str, vocabulary: Sequence[str]) -> str:
    """One word of a closed vocabulary.

    Raises:
        CaseError: the value is no word of it; the detail lists the nearest ones.
    """
    word = _text(value, key)
    if word not in vocabulary:
        raise CaseError(key, "unknown_code", ", ".join(nearest(word, vocabulary)))
    return word


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


def _section(value: object, path: str, known: Sequence[str]) -> Section:
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


def _required(section: Section, key: str, read: Callable[[object, str], T]) -> T:
    if key not in section:
        raise CaseError(key, "missing")
    return read(section[key], key)


def _optional(section: Section, path: str, read: Callable[[object, str], T]) -> T | None:
    value = section.get(path.rpartition(".")[2])
    return None if value is None else read(value, path)


def _list(section: Section, path: str, read: Callable[[object, str], T]) -> tuple[T, ...]:
    values = section.get(path.rpartition(".")[2])
    if values is None:
        return ()
    if not isinstance(values, list):
        raise CaseError(path, "wrong_type", "list")
    if len(values) > MOST_ENTRIES:
        raise CaseError(path, "too_long", str(MOST_ENTRIES))
    return tuple(read(value, f"{path}[{place}]") for place, value in enumerate(values))


def _text(value: object, key: str) -> str:
    if not isinstance(value, str):
        raise CaseError(key, "wrong_type", "text")
    if not value.strip():
        raise CaseError(key, "empty")
    if len(value) > LONGEST_TEXT:
        raise CaseError(key, "too_long", str(LONGEST_TEXT))
    if not value.isprintable():
        raise CaseError(key, "unreadable_text")
    return value


def _flag(value: object, key: str) -> bool:
    if not isinstance(value, bool):
        raise CaseError(key, "wrong_type", "true, false, null")
    return value


def _country(value: object, key: str) -> str:
    code = _text(value, key)
    if not _COUNTRY.fullmatch(code):
        raise CaseError(key, "bad_country", "CN")
    return code


def _day(value: object, key: str) -> date:
    text = _text(value, key)
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise CaseError(key, "bad_date", "YYYY-MM-DD")


def _date(value: object, key: str) -> PartialDate:
    try:
        return PartialDate.parse(_text(value, key))
    except ValueError:
        raise CaseError(key, "bad_date", "YYYY-MM, YYYY-MM-DD") from None


def _carrier_from(value: object, key: str) -> str:
    return parse_code(value, key, CARRIER_ORIGINS)


def _one_of(vocabulary: Sequence[str]) -> Callable[[object, str], str]:
    return lambda value, key: parse_code(value, key, vocabulary)


def _account(value: object, key: str) -> StatedAccount:
    form = _section(value, key, _ACCOUNT_KEYS)
    for name in ("service", "kind"):
        if name not in form:
            raise CaseError(f"{key}.{name}", "missing")
    return StatedAccount(
        service=_text(form["service"], f"{key}.service"),
        kind=parse_code(form["kind"], f"{key}.kind", HOLDER_KINDS),
        since=_optional(form, f"{key}.since", _date),
        handle=_optional(form, f"{key}.handle", _text),
    )


def _symptom(value: object, key: str) -> Symptom:
    form = _section(value, key, _SYMPTOM_KEYS)
    if "code" not in form:
        raise CaseError(f"{key}.code", "missing")
    return Symptom(
        code=parse_code(form["code"], f"{key}.code", SYMPTOMS),
        service=_optional(form, f"{key}.service", _text),
        since=_optional(form, f"{key}.since", _date),
    )
