"""Rows of the advice tables read into steps, and refused when they cannot be used.

The one rule: a row that is wrong is named with its table; none is skipped.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from exposure_app.core.causes import CAUSES
from exposure_app.core.steps import AdviceBook, Contact, Step, Urgency
from exposure_app.core.vocabulary import DATA_CLASSES, SYMPTOMS
from exposure_app.errors import CatalogueError

GENERAL: Final = "generic"
OLDEST: Final = timedelta(days=180)

_GRADES: Final = ("A", "B", "C")
_LONGEST_MINUTES: Final = 240
_REQUIRED: Final = frozenset(
    {
        "id", "text", "causes", "classes", "urgency", "minutes", "reversible",
        "needs_other_phone", "helper_can", "contact", "source", "last_checked", "grade",
    }
)  # fmt: skip
_OPTIONAL: Final = frozenset({"symptoms", "carriers", "instead_of", "law"})
_CONTACT: Final = frozenset({"label", "phone", "web"})


def parse_book(tables: Mapping[str, object]) -> AdviceBook:
    """Read every table; a table that holds for several countries lists them.

    Args:
        tables: parsed JSON by name; `GENERAL` holds for everywhere.

    Raises:
        CatalogueError: a table or row cannot be used.
    """
    if GENERAL not in tables:
        raise CatalogueError(GENERAL, "-", "the table is missing")
    read = {name: _Table(name, content) for name, content in tables.items()}
    general = read.pop(GENERAL).steps
    countries: dict[str, tuple[Step, ...]] = {}
    # A table for one country stands before one for many: its steps are the closer ones.
    for table in sorted(read.values(), key=lambda table: (len(table.countries), table.name)):
        for country in table.countries:
            countries[country] = countries.get(country, ()) + table.steps
    _refuse_repeats(general, countries.values())
    _refuse_lost_places(general, countries)
    return AdviceBook(general, countries)


def outdated(book: AdviceBook, today: date) -> tuple[str, ...]:
    """Ids of steps whose facts were last checked more than 180 days ago."""
    steps = {step.id: step for group in (book.general, *book.countries.values()) for step in group}
    return tuple(sorted(key for key, s in steps.items() if today - s.last_checked > OLDEST))


class _Table:
    """One table: the countries it holds for, and its steps."""

    def __init__(self, name: str, content: object) -> None:
        if not isinstance(content, dict) or set(content) != {"countries", "steps"}:
            raise CatalogueError(name, "-", "a table has the keys countries and steps")
        self.name = name
        self.countries = tuple(_words(name, "-", content["countries"]))
        if bool(self.countries) == (name == GENERAL):
            raise CatalogueError(name, "-", "only the general table names no country")
        rows = content["steps"]
        if not isinstance(rows, list):
            raise CatalogueError(name, "-", "steps is a list")
        self.steps = tuple(_step(name, place, row) for place, row in enumerate(rows, 1))


def _step(table: str, place: int, row: object) -> Step:
    if not isinstance(row, dict):
        raise CatalogueError(table, str(place), "a step is an object")
    name = str(row.get("id", place))
    missing, extra = _REQUIRED - set(row), set(row) - _REQUIRED - _OPTIONAL
    if missing or extra:
        raise CatalogueError(table, name, f"wrong keys: {', '.join(sorted(missing | extra))}")
    step = Step(
        id=_text(table, name, row["id"]),
        causes=_codes(table, name, row["causes"], CAUSES),
        classes=_codes(table, name, row["classes"], DATA_CLASSES),
        urgency=_urgency(table, name, row["urgency"]),
        minutes=_minutes(table, name, row["minutes"]),
        is_reversible=_truth(table, name, row["reversible"]),
        needs_other_phone=_truth(table, name, row["needs_other_phone"]),
        helper_can=_truth(table, name, row["helper_can"]),
        contact=_contact(table, name, row["contact"]),
        source=_text(table, name, row["source"]),
        last_checked=_day(table, name, row["last_checked"]),
        grade=_text(table, name, row["grade"]),
        text=_text(table, name, row["text"]),
        symptoms=_codes(table, name, row.get("symptoms", []), SYMPTOMS),
        carriers=frozenset(_words(table, name, row.get("carriers", []))),
        instead_of=str(row.get("instead_of", "")),
        law=str(row.get("law", "")),
    )
    _refuse_contradictions(table, step)
    return step


def _refuse_contradictions(table: str, step: Step) -> None:
    if step.grade not in _GRADES:
        raise CatalogueError(table, step.id, "grade is A, B or C")
    if bool(step.symptoms) != (step.urgency is Urgency.NOW):
        raise CatalogueError(table, step.id, "symptoms belong to steps to do now, and only there")


def _refuse_repeats(general: Sequence[Step], countries: Iterable[Sequence[Step]]) -> None:
    for steps in countries:
        seen: set[str] = set()
        for step in (*steps, *general):
            if step.id in seen:
                raise CatalogueError("advice", step.id, "the id stands twice")
            seen.add(step.id)


def _refuse_lost_places(general: Sequence[Step], countries: Mapping[str, Sequence[Step]]) -> None:
    places = {step.id for step in general}
    for country, steps in countries.items():
        for step in steps:
            if step.instead_of and step.instead_of not in places:
                raise CatalogueError(country, step.id, "instead_of names no general step")


def _contact(table: str, row: str, value: object) -> Contact | None:
    if value is None:
        return None
    if not isinstance(value, dict) or set(value) != _CONTACT:
        raise CatalogueError(table, row, "a contact has label, phone and web")
    phone, web = str(value["phone"]), str(value["web"])
    if "://" in web:
        raise CatalogueError(table, row, "web is written without scheme")
    return Contact(_text(table, row, value["label"]), phone, web)


def _urgency(table: str, row: str, value: object) -> Urgency:
    try:
        return Urgency(str(value))
    except ValueError:
        raise CatalogueError(table, row, "urgency is now, today or week") from None


def _day(table: str, row: str, value: object) -> date:
    try:
        return date.fromisoformat(_text(table, row, value))
    except ValueError:
        raise CatalogueError(table, row, "last_checked is written YYYY-MM-DD") from None


def _minutes(table: str, row: str, value: object) -> int:
    if type(value) is not int or not 0 < value <= _LONGEST_MINUTES:
        raise CatalogueError(table, row, f"minutes is 1 to {_LONGEST_MINUTES}")
    return value


def _truth(table: str, row: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise CatalogueError(table, row, "a field that is true or false holds something else")
    return value


def _text(table: str, row: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise CatalogueError(table, row, "a text is missing")
    return value


def _words(table: str, row: str, value: object) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
        raise CatalogueError(table, row, "a list of words is expected")
    return value


def _codes(table: str, row: str, value: object, vocabulary: Iterable[str]) -> frozenset[str]:
    words = frozenset(_words(table, row, value))
    unknown = words.difference(vocabulary)
    if unknown:
        raise CatalogueError(table, row, f"unknown codes: {', '.join(sorted(unknown))}")
    return words
