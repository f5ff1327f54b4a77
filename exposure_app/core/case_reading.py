"""The file form of a case, read key by key into a `Case`.

The one rule: every key is checked, and an error names the key and what was expected, never the
value that stood there.
"""

from typing import Final

from exposure_app.core import case_fields as fields
from exposure_app.core.attribution.person import Symptom
from exposure_app.core.cases import CARRIER_ORIGINS, STATED, Case, CaseLookup, StatedAccount
from exposure_app.core.vocabulary import DATA_CLASSES, HOLDER_KINDS, OTHERS_AFFECTED, SYMPTOMS
from exposure_app.errors import CaseError

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
    "only_on_line",
)  # fmt: skip
_NEVER_UNASKED: Final = frozenset({"country", "asked_on"})


def read_case(text: str) -> Case:
    """Read the text of a case file.

    Raises:
        CaseError: the text is not JSON, or a key in it is wrong.
    """
    return parse_case(fields.parse_json(text))


def parse_case(form: object) -> Case:
    """Read a case that is already parsed JSON.

    Raises:
        CaseError: a key is unknown, missing or of the wrong type, or a code is not in its list.
    """
    case = fields.section(form, "", _CASE_KEYS)
    inputs = fields.section(case.get("inputs"), "inputs", _INPUT_KEYS)
    lookup = fields.section(case.get("lookup"), "lookup", _LOOKUP_KEYS)
    unasked = {key for key in _CASE_KEYS if key not in case and key not in _NEVER_UNASKED}
    unasked |= {f"inputs.{key}" for key in _INPUT_KEYS if key not in inputs}
    return Case(
        country=fields.required(case, "country", fields.country),
        asked_on=fields.required(case, "asked_on", fields.day),
        phone=fields.optional(inputs, "inputs.phone", fields.text),
        carrier=fields.optional(inputs, "inputs.carrier", fields.text),
        carrier_from=fields.optional(inputs, "inputs.carrier_from", _carrier_from) or STATED,
        province=fields.optional(inputs, "inputs.province", fields.text),
        number_since=fields.optional(inputs, "inputs.number_since", fields.partial_date),
        number_had_previous_holder=fields.optional(
            inputs, "inputs.number_had_previous_holder", fields.flag
        ),
        emails=fields.list_of(inputs, "inputs.emails", fields.text),
        accounts=fields.list_of(inputs, "inputs.accounts", _account),
        address_used_only_for=fields.optional(inputs, "inputs.address_used_only_for", fields.text),
        password_reused=fields.optional(inputs, "inputs.password_reused", fields.flag),
        symptoms=fields.list_of(case, "symptoms", _symptom),
        strangers_know=fields.list_of(case, "strangers_know", fields.one_of(DATA_CLASSES)),
        others_affected=fields.list_of(case, "others_affected", fields.one_of(OTHERS_AFFECTED)),
        hits=fields.list_of(case, "hits", fields.text),
        lookup=CaseLookup(
            checked=fields.list_of(lookup, "lookup.checked", fields.text),
            missed=fields.list_of(lookup, "lookup.missed", fields.text),
            could_not_check=fields.list_of(lookup, "lookup.could_not_check", fields.text),
            not_noticed=fields.list_of(lookup, "lookup.not_noticed", fields.one_of(SYMPTOMS)),
            not_known=fields.list_of(lookup, "lookup.not_known", fields.one_of(DATA_CLASSES)),
            several_services=fields.optional(lookup, "lookup.several_services", fields.flag),
            only_on_line=fields.optional(lookup, "lookup.only_on_line", fields.flag),
        ),
        unasked=frozenset(unasked),
    )


def _carrier_from(value: object, key: str) -> str:
    return fields.code(value, key, CARRIER_ORIGINS)


def _account(value: object, key: str) -> StatedAccount:
    form = fields.section(value, key, _ACCOUNT_KEYS)
    for name in ("service", "kind"):
        if name not in form:
            raise CaseError(f"{key}.{name}", "missing")
    return StatedAccount(
        service=fields.text(form["service"], f"{key}.service"),
        kind=fields.code(form["kind"], f"{key}.kind", HOLDER_KINDS),
        since=fields.optional(form, f"{key}.since", fields.partial_date),
        handle=fields.optional(form, f"{key}.handle", fields.text),
    )


def _symptom(value: object, key: str) -> Symptom:
    form = fields.section(value, key, _SYMPTOM_KEYS)
    if "code" not in form:
        raise CaseError(f"{key}.code", "missing")
    return Symptom(
        code=fields.code(form["code"], f"{key}.code", SYMPTOMS),
        service=fields.optional(form, f"{key}.service", fields.text),
        since=fields.optional(form, f"{key}.since", fields.partial_date),
    )
