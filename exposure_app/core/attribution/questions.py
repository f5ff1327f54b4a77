"""Which question to ask next: the one whose answer is expected to move the shares most.

The one rule: nothing is asked that was answered. Each plausible answer is tried on the likeliest
candidates; only the terms that it touches are computed again.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp
from typing import Final

from exposure_app.core.attribution.candidates import Candidate
from exposure_app.core.attribution.explanation import NextQuestion, Term
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.person import Person, Symptom
from exposure_app.core.attribution.posterior import evaluate, term_scores
from exposure_app.core.attribution.terms.platforms import services_affected
from exposure_app.core.attribution.terms.symptoms import background
from exposure_app.core.breaches import Catalogue
from exposure_app.core.periods import PartialDate
from exposure_app.core.vocabulary import SYMPTOM_GROUPS

_MOST_CANDIDATES: Final = 24
_LEAST_CHANGE: Final = 0.01
_DAYS_PER_YEAR: Final = 365
_ON_ACCOUNTS: Final = frozenset(SYMPTOM_GROUPS["accounts"])
_BY_CALL: Final = frozenset((*SYMPTOM_GROUPS["calls_and_texts"], *SYMPTOM_GROUPS["scam_calls"]))
_HELPED: Final = ("password_change_helped", "password_change_no_help")
_SIGNED_OUT: Final = ("sign_out_everywhere_helped", "sign_out_everywhere_no_help")
_LOST: Final = ("sim_lost_service", "unexpected_codes")
_SYMPTOM_TERMS: Final = (Term.SYMPTOMS, Term.TIME)


@dataclass(frozen=True, slots=True)
class Answer:
    """One plausible answer.

    Attributes:
        person: the person with this answer given.
        rate: how often it is given when the source is unknown.
        terms: the terms that it touches; none when the answer changes nothing.
    """

    person: Person
    rate: float
    terms: tuple[Term, ...]


Ask = Callable[[Person, Catalogue, Knowledge], Iterator[Answer]]


def _noticed(person: Person) -> frozenset[str]:
    return frozenset(symptom.code for symptom in person.symptoms)


def _with_symptoms(
    person: Person, knowledge: Knowledge, codes: Sequence[str], service: str | None = None
) -> Iterator[Answer]:
    if _noticed(person) & frozenset(codes):
        return
    for code in codes:
        symptoms = (*person.symptoms, Symptom(code, service))
        yield Answer(
            replace(person, symptoms=symptoms), background(code, knowledge), _SYMPTOM_TERMS
        )


def _symptom_question(asked_after: frozenset[str], *codes: str) -> Ask:
    def ask(person: Person, _catalogue: Catalogue, knowledge: Knowledge) -> Iterator[Answer]:
        if not asked_after or asked_after & _noticed(person):
            yield from _with_symptoms(person, knowledge, codes)

    return ask


def _class_question(data_class: str) -> Ask:
    def ask(person: Person, _catalogue: Catalogue, knowledge: Knowledge) -> Iterator[Answer]:
        if data_class not in person.strangers_know and _BY_CALL & _noticed(person):
            known = person.strangers_know | {data_class}
            rate = knowledge.numbers["known_if_unknown"] / 2
            yield Answer(replace(person, strangers_know=known), rate, (Term.KNOW, Term.TIME))

    return ask


def _several_services(
    person: Person, _catalogue: Catalogue, _knowledge: Knowledge
) -> Iterator[Answer]:
    on_accounts = [symptom for symptom in person.symptoms if symptom.code in _ON_ACCOUNTS]
    if on_accounts and len(services_affected(person)) <= 1:
        first = min(on_accounts, key=lambda symptom: (symptom.code, symptom.service or ""))
        here = replace(first, service=first.service or "first")
        symptoms = (*person.symptoms, here, replace(first, service="another"))
        yield Answer(replace(person, symptoms=symptoms), 0.2, (Term.SYMPTOMS, Term.PLATFORMS))


def _others(person: Person, _catalogue: Catalogue, _knowledge: Knowledge) -> Iterator[Answer]:
    if person.carrier is not None and not person.others_affected:
        for code in ("same_carrier", "different_carriers"):
            yield Answer(replace(person, others_affected=frozenset((code,))), 0.08, (Term.OTHERS,))


def _reused(person: Person, _catalogue: Catalogue, _knowledge: Knowledge) -> Iterator[Answer]:
    if person.password_reused is None:
        for is_reused in (True, False):
            yield Answer(replace(person, password_reused=is_reused), 0.45, (Term.PRIOR,))


def _carrier(person: Person, catalogue: Catalogue, _knowledge: Knowledge) -> Iterator[Answer]:
    if person.carrier is not None:
        return
    brands = [
        brand
        for (country, _name), brand in catalogue.brands.items()
        if country == person.country and brand.kind == "carrier"
    ]
    brands.sort(key=lambda brand: (-(brand.customers or 0), brand.name))
    for brand in brands[:3]:
        yield Answer(replace(person, carrier=brand.name, carrier_from="user"), 0.3, (Term.CARRIER,))


def _number_since(person: Person, _catalogue: Catalogue, _knowledge: Knowledge) -> Iterator[Answer]:
    if person.number_since is None and person.hits:
        for years, rate in ((1, 0.15), (20, 0.6)):
            day = date_before(person, years)
            yield Answer(replace(person, number_since=day), rate, (Term.DIGEST, Term.SINCE))


def date_before(person: Person, years: int) -> PartialDate:
    """The day so many years before the question, near enough for trying an answer."""
    day = person.asked_on.fromordinal(person.asked_on.toordinal() - years * _DAYS_PER_YEAR)
    return PartialDate(day, day)


QUESTIONS: Final[Mapping[str, Ask]] = {
    "several_services": _several_services,
    "back_after_password_change": _symptom_question(_ON_ACCOUNTS, *_HELPED),
    "after_sign_out_everywhere": _symptom_question(_ON_ACCOUNTS, *_SIGNED_OUT),
    "unknown_app_in_permissions": _symptom_question(_ON_ACCOUNTS, "unknown_app_authorised"),
    "foreign_login": _symptom_question(_ON_ACCOUNTS, "unknown_login_device"),
    "callers_know_plan": _class_question("telecom_contract"),
    "callers_know_order": _class_question("orders"),
    "lost_signal_or_codes": _symptom_question(frozenset(), *_LOST),
    "registry_new_lines": _symptom_question(frozenset(), "accounts_in_my_name"),
    "others_same_carrier": _others,
    "password_reused": _reused,
    "unknown_app_on_phone": _symptom_question(frozenset(), "installed_app_or_remote_help"),
    "carrier": _carrier,
    "number_since": _number_since,
}


class _Tried:
    """The likeliest candidates with their scores, to try answers on."""

    def __init__(
        self, candidates: Sequence[Candidate], by_term: Mapping[Term, Sequence[float]],
        shares: Sequence[float], knowledge: Knowledge,
    ) -> None:  # fmt: skip
        places = sorted(range(len(candidates)), key=lambda place: (-shares[place], place))
        self._places = places[:_MOST_CANDIDATES]
        self._candidates = [candidates[place] for place in self._places]
        self._by_term = {t: [column[p] for p in self._places] for t, column in by_term.items()}
        self._shares = [shares[place] for place in self._places]
        self._rest = 1.0 - sum(self._shares)
        self._knowledge = knowledge

    def _shifts(self, answer: Answer) -> list[float]:
        candidates = [_as_held(c, answer.person) for c in self._candidates]
        matrix = evaluate(answer.terms, candidates, answer.person, self._knowledge)
        shifts = [0.0] * len(candidates)
        for term, column in term_scores(matrix, self._knowledge).items():
            before = self._by_term[term]
            shifts = [s + new - old for s, new, old in zip(shifts, column, before, strict=True)]
        return shifts

    def expected_change(self, answers: Sequence[Answer]) -> float:
        """The total variation that the answers are expected to cause."""
        masses, changes = [], []
        for answer in answers:
            shifts = self._shifts(answer)
            masses.append(answer.rate * self._mass(shifts))
            changes.append(self._variation(shifts))
        silent = max(0.0, 1.0 - sum(answer.rate for answer in answers))
        total = sum(masses) + silent
        return sum(m * c for m, c in zip(masses, changes, strict=True)) / total

    def _mass(self, shifts: Sequence[float]) -> float:
        return self._rest + sum(
            share * exp(shift) for share, shift in zip(self._shares, shifts, strict=True)
        )

    def _variation(self, shifts: Sequence[float]) -> float:
        mass = self._mass(shifts)
        moved = [
            abs(share * exp(shift) / mass - share)
            for share, shift in zip(self._shares, shifts, strict=True)
        ]
        return (sum(moved) + abs(self._rest / mass - self._rest)) / 2


def _as_held(candidate: Candidate, person: Person) -> Candidate:
    """The candidate as it would be if the person named its brand as their carrier."""
    if candidate.is_held or person.carrier is None or person.carrier not in candidate.brands:
        return candidate
    return replace(candidate, is_held=True)


def next_question(
    person: Person,
    catalogue: Catalogue,
    knowledge: Knowledge,
    scored: tuple[Sequence[Candidate], Mapping[Term, Sequence[float]], Sequence[float]],
) -> NextQuestion | None:
    """The question worth most; None when no answer would change the result."""
    candidates, by_term, shares = scored
    tried = _Tried(candidates, by_term, shares, knowledge)
    best: NextQuestion | None = None
    for code, ask in QUESTIONS.items():
        answers = tuple(ask(person, catalogue, knowledge))
        if not answers:
            continue
        change = min(1.0, tried.expected_change(answers))
        if change >= _LEAST_CHANGE and (best is None or change > best.expected_change):
            best = NextQuestion(code, change)
    return best
