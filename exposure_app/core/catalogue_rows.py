"""Read one row of the catalogue's tables into a value, or say what is wrong with it.

The one rule: a row is read whole or refused; nothing in it is guessed, dropped or corrected.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from exposure_app.core.breaches import HIBP_PREFIX, Brand, Flags, Incident, Provenance
from exposure_app.core.periods import PartialDate
from exposure_app.core.vocabulary import DATA_CLASSES, HOLDER_KINDS, MECHANISMS, SYMPTOMS

ValueType = type[object] | tuple[type[object], ...]

_KINDS: Final = frozenset(HOLDER_KINDS)
_MECHANISMS: Final = frozenset(MECHANISMS)
_CLASSES: Final = frozenset(DATA_CLASSES)
_SYMPTOMS: Final = frozenset(SYMPTOMS)
_BASES: Final = frozenset({"found", "known"})
_CONFIDENCES: Final = frozenset({"high", "medium", "low"})
_LANGUAGES: Final = frozenset({"en", "zh_CN"})
_FLAGS: Final = frozenset(Flags.__dataclass_fields__)
_MISSING: Final = object()
_COUNTRY_LETTERS: Final = 2


class Fields:
    """The fields of one row, each taken once; what is left over at the end is unknown."""

    def __init__(self, row: object) -> None:
        if not isinstance(row, dict):
            raise ValueError("a row is an object")  # noqa: TRY004 - one error kind for bad rows
        self._left: dict[str, object] = dict(row)

    def take(self, key: str, kind: ValueType, default: object = _MISSING) -> object:
        """The value under a key, of the asked type.

        Raises:
            ValueError: it is missing without a default, or of another type.
        """
        value = self._left.pop(key, default)
        if value is _MISSING:
            raise ValueError(f"{key} is missing")
        if value is default:
            return value
        if not isinstance(value, kind) or isinstance(value, bool) != (kind is bool):
            raise ValueError(f"{key} has the wrong type")
        return value

    def text(self, key: str, default: object = _MISSING) -> str:
        """A text; empty only where that is the default."""
        value = str(self.take(key, str, default))
        if not value and default is _MISSING:
            raise ValueError(f"{key} is empty")
        return value

    def code(self, key: str, vocabulary: frozenset[str]) -> str:
        """A word of a closed vocabulary."""
        value = self.text(key)
        if value not in vocabulary:
            raise ValueError(f"{key} {value!r} is not in the vocabulary")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of different, non-empty texts; empty when the key is absent."""
        value = self.take(key, list, ())
        if not isinstance(value, list):
            return ()
        found = tuple(value)
        if not all(isinstance(item, str) and item for item in found):
            raise ValueError(f"{key} is a list of texts")
        if len(set(found)) != len(found):
            raise ValueError(f"{key} names something twice")
        return found

    def codes(self, key: str, vocabulary: frozenset[str]) -> frozenset[str]:
        """A list of words of a closed vocabulary."""
        found = frozenset(self.texts(key))
        outside = found - vocabulary
        if outside:
            raise ValueError(f"{key} {min(outside)!r} is not in the vocabulary")
        return found

    def count(self, key: str) -> int | None:
        """A positive whole number, or None when the key is absent."""
        value = self.take(key, int, None)
        if isinstance(value, int) and value < 1:
            raise ValueError(f"{key} is not a positive number")
        return value if isinstance(value, int) else None

    def share(self, key: str) -> float:
        """A share above 0 and at most 1."""
        value = self.take(key, (int, float))
        if not isinstance(value, (int, float)) or not 0 < value <= 1:
            raise ValueError(f"{key} is not a share above 0 and at most 1")
        return float(value)

    def share_known(self, key: str) -> float | None:
        """A share above 0 and at most 1, or None when the key is absent."""
        return self.share(key) if key in self._left else None

    def when(self, key: str) -> PartialDate:
        """A date, or a month or year."""
        return _date(key, self.text(key))

    def when_known(self, key: str) -> PartialDate | None:
        """A date, month or year, or None when the key is absent."""
        value = self.text(key, "")
        return _date(key, value) if value else None

    def country(self, key: str) -> str:
        """An ISO 3166 alpha-2 code, or XX."""
        value = self.text(key)
        if not (len(value) == _COUNTRY_LETTERS and value.isascii() and value.isupper()):
            raise ValueError(f"{key} {value!r} is not a country code")
        return value

    def words(self, key: str) -> dict[str, str]:
        """Texts by language: none at all, or one for each language."""
        value = self.take(key, dict, None)
        if not isinstance(value, dict):
            return {}
        if set(value) != _LANGUAGES:
            raise ValueError(f"{key} has one text for each language")
        if not all(isinstance(text, str) and text for text in value.values()):
            raise ValueError(f"{key} has an empty text")
        return {str(language): str(text) for language, text in value.items()}

    def close(self) -> None:
        """End the reading.

        Raises:
            ValueError: a key was left that no field is called.
        """
        if self._left:
            raise ValueError(f"unknown key {min(self._left)!r}")


def parse_incident(row: object, countries: frozenset[str] | None = None) -> Incident:
    """Read one incident.

    Args:
        row: the row as it stands in the table.
        countries: the country codes allowed; None allows any two capital letters.

    Raises:
        ValueError: what is wrong with the row.
    """
    fields = Fields(row)
    hibp_name = fields.text("hibp_name", "")
    incident = Incident(
        id=fields.text("id"),
        hibp_name=hibp_name,
        entity=fields.text("entity"),
        brands=fields.texts("brands"),
        kind=fields.code("kind", _KINDS),
        country=fields.country("country"),
        regions=fields.texts("regions"),
        exposed_from=fields.when("exposed_from"),
        exposed_to=fields.when("exposed_to"),
        published=fields.when_known("published"),
        mechanism=fields.code("mechanism", _MECHANISMS),
        identifiers=fields.codes("identifiers", _CLASSES),
        data_classes=fields.codes("data_classes", _CLASSES),
        records=fields.count("records"),
        people=fields.count("people"),
        confidence=fields.code("confidence", _CONFIDENCES),
        symptoms_reported=fields.codes("symptoms_reported", _SYMPTOMS),
        coverage=fields.share("coverage"),
        reach=fields.share("reach"),
        customer_share=fields.share_known("customer_share"),
        listed=fields.when_known("listed"),
        regions_incomplete=bool(fields.take("regions_incomplete", bool, default=False)),
        flags=_flags(fields.take("flags", dict, None)),
        provenance=Provenance(
            basis=fields.code("basis", _BASES),
            note=fields.words("note"),
            attribution=fields.texts("attribution"),
        ),
    )
    fields.close()
    _check_incident(incident, countries)
    return incident


def parse_brand(row: object, countries: frozenset[str] | None = None) -> Brand:
    """Read one brand.

    Raises:
        ValueError: what is wrong with the row.
    """
    fields = Fields(row)
    brand = Brand(
        name=fields.text("name"),
        names=fields.words("names"),
        aliases=fields.texts("aliases"),
        kind=fields.code("kind", _KINDS),
        country=fields.country("country"),
        customers=fields.count("customers"),
    )
    fields.close()
    if brand.names.get("en") != brand.name:
        raise ValueError("names has another English name than name")
    _check_country(brand.country, countries)
    return brand


@cache
def _date(key: str, text: str) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except ValueError:
        raise ValueError(f"{key} {text!r} is not a date") from None


def _flags(value: object) -> Flags:
    """The flags that are set; those not named are not set, unless none is known at all."""
    if not isinstance(value, dict):
        return Flags()
    for key, flag in value.items():
        if key not in _FLAGS:
            raise ValueError(f"flags has an unknown key {key!r}")
        if not isinstance(flag, bool):
            raise ValueError(f"flags {key} is neither true nor false")  # noqa: TRY004 - see Fields
    return Flags(**{key: value.get(key, False) for key in _FLAGS})


def _check_country(country: str, countries: frozenset[str] | None) -> None:
    if countries is not None and country not in countries:
        raise ValueError(f"country {country!r} is not in the vocabulary")


_Rule = tuple[str, Callable[[Incident], bool]]
_RULES: Final[tuple[_Rule, ...]] = (
    ("exposed_to is before exposed_from", lambda row: row.exposed_to.last < row.exposed_from.first),
    (
        "published is before exposed_from",
        lambda row: row.published is not None and row.published.last < row.exposed_from.first,
    ),
    (
        "listed is before published",
        lambda row: (
            row.listed is not None
            and row.published is not None
            and row.listed.last < row.published.first
        ),
    ),
    (
        "id and hibp_name differ",
        lambda row: row.id.startswith(HIBP_PREFIX) and row.id != HIBP_PREFIX + row.hibp_name,
    ),
    (
        "an incident of the HIBP catalogue names its source",
        lambda row: bool(row.hibp_name) != ("hibp" in row.provenance.attribution),
    ),
)


def _check_incident(incident: Incident, countries: frozenset[str] | None) -> None:
    _check_country(incident.country, countries)
    for wrong, holds in _RULES:
        if holds(incident):
            raise ValueError(wrong)


def index_rows(rows: Mapping[str, object], key: str) -> list[object]:
    """The list of rows under a table's key.

    Raises:
        ValueError: there is no such list.
    """
    found = rows.get(key)
    if not isinstance(found, list):
        raise ValueError(f"{key} is missing")  # noqa: TRY004 - one error kind for bad tables
    return found
