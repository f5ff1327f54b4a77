"""What is known to be right about a case: the file ``NAME.answer.json`` beside ``NAME.json``.

The one rule: every key is checked, and an error names the key and what was expected. An answer may
only ask for names that the engine can give for that case on that day.
"""

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from exposure_app.core import case_fields as fields
from exposure_app.core.attribution.explanation import OWN_SIDE, HeadlineBand
from exposure_app.core.breaches import Catalogue
from exposure_app.core.cases import Case
from exposure_app.core.vocabulary import HOLDER_KINDS
from exposure_app.errors import CaseError

SETTLED_BY: Final = ("court", "police", "regulator", "company", "press", "constructed")

_KEYS: Final = (
    "first", "in_three", "kind", "without", "settled_by", "source", "story", "band", "not_first",
)  # fmt: skip
_BANDS: Final = tuple(band.value for band in HeadlineBand)
_NAMED: Final = ("carrier", "platform")
_SECTOR: Final = "sector"
_FEW: Final = 3


@dataclass(frozen=True, slots=True)
class CaseAnswer:
    """What is right for one case.

    Attributes:
        first: ids of which any is right as the first name.
        in_three: further ids that also count among the first three.
        kind: the right kinds of source.
        without: incidents to leave out so that the source is not known; empty when no table
            tells of it.
        settled_by: who settled what happened, of `SETTLED_BY`.
        source: the public record, or why it is constructed.
        story: what happened and what people noticed.
        band: what the headline has to say; empty when nothing is asked of it.
        not_first: kinds that must not come first.
    """

    first: tuple[str, ...]
    in_three: tuple[str, ...]
    kind: tuple[str, ...]
    without: tuple[str, ...]
    settled_by: str
    source: str
    story: str
    band: str = ""
    not_first: tuple[str, ...] = ()

    @property
    def expected(self) -> tuple[str, ...]:
        """Every id that counts among the first three."""
        return (*self.first, *self.in_three)


def read_answer(content: str) -> CaseAnswer:
    """Read the text of an answer file.

    Raises:
        CaseError: the text is not JSON, or a key in it is wrong.
    """
    form = fields.section(fields.parse_json(content), "", _KEYS)
    return CaseAnswer(
        first=_some(form, "first", fields.text),
        in_three=fields.list_of(form, "in_three", fields.text),
        kind=_some(form, "kind", fields.one_of(HOLDER_KINDS)),
        without=_present(form, "without"),
        settled_by=fields.required(form, "settled_by", fields.one_of(SETTLED_BY)),
        source=fields.required(form, "source", fields.prose),
        story=fields.required(form, "story", fields.prose),
        band=fields.optional(form, "band", fields.one_of(_BANDS)) or "",
        not_first=fields.list_of(form, "not_first", fields.one_of(HOLDER_KINDS)),
    )


def check_answer(answer: CaseAnswer, case: Case, catalogue: Catalogue) -> None:
    """See that the answer asks for names that can be given for this case.

    Raises:
        CaseError: an id is not in the catalogue or was not public on the day of the question, or
            a brand is spelled otherwise than in the case.
    """
    for key, ids in (("first", answer.first), ("in_three", answer.in_three)):
        for place, name in enumerate(ids):
            _check_name(name, f"{key}[{place}]", case, catalogue)
    for place, incident_id in enumerate(answer.without):
        if catalogue.find(incident_id) is None:
            raise _unknown_incident(incident_id, f"without[{place}]", catalogue)


def _check_name(name: str, key: str, case: Case, catalogue: Catalogue) -> None:
    form, sign, rest = name.partition(":")
    if name in OWN_SIDE or name == "unknown":
        return
    if sign and form in _NAMED:
        brands = _brands(case, form)
        if rest not in brands:
            raise CaseError(key, "unknown_brand", ", ".join(brands))
    elif sign and form == _SECTOR:
        fields.code(rest, key, HOLDER_KINDS)
    else:
        incident = catalogue.find(name)
        if incident is None:
            raise _unknown_incident(name, key, catalogue)
        if not incident.is_known_on(case.asked_on):
            raise CaseError(key, "not_yet_public", str(incident.published))


def _brands(case: Case, form: str) -> tuple[str, ...]:
    """The brands of the case that may follow ``carrier:`` or ``platform:``."""
    is_carrier = form == _NAMED[0]
    accounts = [one.service for one in case.accounts if (one.kind == "carrier") == is_carrier]
    named = case.carrier if is_carrier else case.address_used_only_for
    return tuple(name for name in (named, *accounts) if name is not None)


def _unknown_incident(incident_id: str, key: str, catalogue: Catalogue) -> CaseError:
    near = get_close_matches(incident_id, tuple(catalogue.incidents), _FEW)
    return CaseError(key, "unknown_id", ", ".join(near))


def _some(form: fields.Section, key: str, read: Callable[[object, str], str]) -> tuple[str, ...]:
    if not form.get(key):
        raise CaseError(key, "missing")
    return fields.list_of(form, key, read)


def _present(form: fields.Section, key: str) -> tuple[str, ...]:
    if key not in form:
        raise CaseError(key, "missing")
    return fields.list_of(form, key, fields.text)
