"""The questions a person may be asked, and what each answer tells.

The one rule: a question is open only while nothing is answered that it asks for. An answer "don't
know" tells nothing, so it stands in no table here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from exposure_app.core.attribution.person import Person, Symptom
from exposure_app.core.attribution.terms.platforms import services_affected
from exposure_app.core.periods import PartialDate
from exposure_app.core.vocabulary import SYMPTOM_GROUPS

YES: Final = "yes"
NO: Final = "no"
DONT_KNOW: Final = "dont_know"
CARRIER: Final = "carrier"
NUMBER_SINCE: Final = "number_since"

_ON_ACCOUNTS: Final = frozenset(SYMPTOM_GROUPS["accounts"])
_BY_CALL: Final = frozenset((*SYMPTOM_GROUPS["calls_and_texts"], *SYMPTOM_GROUPS["scam_calls"]))


@dataclass(frozen=True, slots=True)
class Told:
    """What one answer tells.

    Attributes:
        noticed: symptom codes that the person has seen.
        not_noticed: symptom codes that the person has not seen.
        known: data classes that strangers know.
        not_known: data classes that strangers do not know.
        others: who else saw the same.
        fields: other fields of `Person` by name.
    """

    noticed: tuple[str, ...] = ()
    not_noticed: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    not_known: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    fields: Mapping[str, object] = field(default_factory=dict)

    def added_to(self, person: Person) -> Person:
        """The same answers with these ones too."""
        seen = tuple(Symptom(code) for code in self.noticed)
        return replace(
            person,
            symptoms=person.symptoms + seen,
            not_noticed=person.not_noticed.union(self.not_noticed),
            strangers_know=person.strangers_know.union(self.known),
            not_known=person.not_known.union(self.not_known),
            others_affected=person.others_affected.union(self.others),
            **self.fields,  # type: ignore[arg-type]
        )


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        is_open: whether it is still worth asking this person.
        answers: what may be answered beside "don't know", by reply; none for a name or a date.
    """

    is_open: Callable[[Person], bool]
    answers: Mapping[str, Told]


def _noticed(person: Person) -> frozenset[str]:
    return frozenset(symptom.code for symptom in person.symptoms)


def _asks_symptoms(answers: Mapping[str, Told], after: frozenset[str] = frozenset()) -> Question:
    """A question for symptoms, put to those who noticed something of ``after``."""
    codes = frozenset(
        code for told in answers.values() for code in (*told.noticed, *told.not_noticed)
    )

    def is_open(person: Person) -> bool:
        noticed = _noticed(person)
        return not codes & (noticed | person.not_noticed) and (not after or bool(after & noticed))

    return Question(is_open, answers)


def _is_it_noticed(code: str, after: frozenset[str] = frozenset()) -> Question:
    return _asks_symptoms({YES: Told(noticed=(code,)), NO: Told(not_noticed=(code,))}, after)


def _either(yes: str, no: str) -> Question:
    """A question on what helped: both answers are something that the person noticed."""
    return _asks_symptoms({YES: Told(noticed=(yes,)), NO: Told(noticed=(no,))}, _ON_ACCOUNTS)


def _asks_known(answers: Mapping[str, Told]) -> Question:
    """A question for what callers know, put to those who were called or written to."""
    codes = frozenset(code for told in answers.values() for code in (*told.known, *told.not_known))

    def is_open(person: Person) -> bool:
        told = person.strangers_know | person.not_known
        return not codes & told and bool(_BY_CALL & _noticed(person))

    return Question(is_open, answers)


def _is_several_open(person: Person) -> bool:
    is_told = person.several_services is not None or len(services_affected(person)) > 1
    return not is_told and bool(_ON_ACCOUNTS & _noticed(person))


def _is_others_open(person: Person) -> bool:
    is_told = bool(person.others_affected) or person.only_on_line is not None
    return person.carrier is not None and not is_told and bool(person.symptoms)


_SEVERAL: Final = Question(
    _is_several_open,
    {
        "several": Told(fields={"several_services": True}),
        "one": Told(fields={"several_services": False}),
    },
)
_LINE: Final = ("sim_lost_service", "unexpected_codes")
_LINE_ANSWERS: Final = {
    "signal": Told(noticed=_LINE[:1], not_noticed=_LINE[1:]),
    "codes": Told(noticed=_LINE[1:], not_noticed=_LINE[:1]),
    "both": Told(noticed=_LINE),
    NO: Told(not_noticed=_LINE),
}
_DELIVERED: Final = ("orders", "parcel", "loan")
_OTHERS: Final = Question(
    _is_others_open,
    {
        "same_carrier": Told(others=("same_carrier",)),
        "different_carriers": Told(others=("different_carriers",)),
        "only_line": Told(fields={"only_on_line": True}),
        "any_line": Told(fields={"only_on_line": False}),
    },
)

# In the order in which equally useful ones are asked.
QUESTIONS: Final[Mapping[str, Question]] = {
    "several_services": _SEVERAL,
    "back_after_password_change": _either("password_change_no_help", "password_change_helped"),
    "after_sign_out_everywhere": _either(
        "sign_out_everywhere_helped", "sign_out_everywhere_no_help"
    ),
    "unknown_app_in_permissions": _is_it_noticed("unknown_app_authorised", _ON_ACCOUNTS),
    "foreign_login": _is_it_noticed("unknown_login_device", _ON_ACCOUNTS),
    "callers_know_plan": _asks_known(
        {YES: Told(known=("telecom_contract",)), NO: Told(not_known=("telecom_contract",))}
    ),
    "callers_know_order": _asks_known(
        {
            **{data_class: Told(known=(data_class,)) for data_class in _DELIVERED},
            NO: Told(not_known=_DELIVERED),
        }
    ),
    "lost_signal_or_codes": _asks_symptoms(_LINE_ANSWERS),
    "registry_new_lines": _is_it_noticed("accounts_in_my_name"),
    "others_same_carrier": _OTHERS,
    "password_reused": Question(
        lambda person: person.password_reused is None,
        {
            YES: Told(fields={"password_reused": True}),
            NO: Told(fields={"password_reused": False}),
        },
    ),
    "unknown_app_on_phone": _is_it_noticed("installed_app_or_remote_help"),
    CARRIER: Question(lambda person: person.carrier is None, {}),
    NUMBER_SINCE: Question(lambda person: person.number_since is None and bool(person.hits), {}),
}


def told_by(code: str, reply: str) -> Told:
    """What a reply to a question tells; nothing for "don't know".

    Args:
        code: one of `QUESTIONS`.
        reply: one of the question's answers, the name of a carrier, or a date as in a case file.

    Raises:
        KeyError: the question has no such answer.
        ValueError: the reply is no date where one is asked for.
    """
    if reply == DONT_KNOW:
        return Told()
    if code == CARRIER:
        return Told(fields={"carrier": reply, "carrier_from": "user"})
    if code == NUMBER_SINCE:
        return Told(fields={"number_since": PartialDate.parse(reply)})
    return QUESTIONS[code].answers[reply]
