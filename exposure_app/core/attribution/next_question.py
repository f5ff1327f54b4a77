"""Which question to ask next: the one whose answer is expected to move the shares most.

The one rule: nothing is asked that was answered or passed over. Each plausible answer is tried on
the likeliest candidates; only the terms that it touches are computed again, and a symptom's chance
under a candidate only once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp, log
from typing import Final

from exposure_app.core.attribution.candidates import Candidate, Route
from exposure_app.core.attribution.explanation import NextQuestion, Term
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.person import Person, Symptom
from exposure_app.core.attribution.posterior import weight_of
from exposure_app.core.attribution.questions import (
    CARRIER,
    NUMBER_SINCE,
    QUESTIONS,
    Told,
    told_by,
)
from exposure_app.core.attribution.terms import TERMS
from exposure_app.core.attribution.terms.know import chances as class_chances
from exposure_app.core.attribution.terms.know import not_known
from exposure_app.core.attribution.terms.symptoms import (
    FACTS,
    background,
    brought_about,
    chance,
    either,
    follows,
    not_noticed,
    offset_of,
    repeated,
    seen_by,
)
from exposure_app.core.attribution.weighing import Weighed
from exposure_app.core.breaches import Catalogue

_MOST_CANDIDATES: Final = 12
_LEAST_CHANGE: Final = 0.01
_DAYS_PER_YEAR: Final = 365
_CLASS_SHARE: Final = 0.5
# How often an answer is given when the source is unknown, where no table says so.
_RATES: Final = {
    "several": 0.2, "one": 0.8, "same_carrier": 0.08, "different_carriers": 0.08,
    "only_line": 0.04, "any_line": 0.3, CARRIER: 0.3,
}  # fmt: skip
_REUSED: Final = 0.45
_YEARS: Final = ((1, 0.15), (20, 0.6))
_DENIED_SHARE: Final = {Term.SYMPTOMS: "not_noticed_share", Term.KNOW: "not_known_share"}
_FIELD_TERMS: Final[Mapping[str, tuple[Term, ...]]] = {
    "several_services": (Term.PLATFORMS,),
    "only_on_line": (Term.OTHERS,),
    "password_reused": (Term.PRIOR,),
    "carrier": (Term.CARRIER,),
    "carrier_from": (),
    "number_since": (Term.DIGEST, Term.SINCE),
}


@dataclass(frozen=True, slots=True)
class _Trial:
    """One plausible answer: what it tells, and how often it is given when nothing is known."""

    told: Told
    rate: float


def _rate(reply: str, told: Told, knowledge: Knowledge) -> float:
    if reply in _RATES:
        return _RATES[reply]
    if told.fields:
        return _REUSED
    rate = 1.0
    for code in told.noticed:
        rate *= background(code, knowledge)
    for code in told.not_noticed:
        rate *= 1.0 - background(code, knowledge)
    for code in told.known:
        rate *= _CLASS_SHARE * knowledge.known[code]["unknown"]
    for code in told.not_known:
        rate *= 1.0 - _CLASS_SHARE * knowledge.known[code]["unknown"]
    return rate


def _carriers(person: Person, catalogue: Catalogue) -> Iterator[str]:
    brands = [
        brand
        for (country, _name), brand in catalogue.brands.items()
        if country == person.country and brand.kind == "carrier"
    ]
    brands.sort(key=lambda brand: (-(brand.customers or 0), brand.name))
    return (brand.name for brand in brands[:3])


def _years_before(person: Person, years: int) -> str:
    """The day so many years before the question, near enough for trying an answer."""
    ordinal = max(1, person.asked_on.toordinal() - years * _DAYS_PER_YEAR)
    return person.asked_on.fromordinal(ordinal).isoformat()


def _trials(
    code: str, person: Person, catalogue: Catalogue, knowledge: Knowledge
) -> tuple[_Trial, ...]:
    if code == CARRIER:
        names = _carriers(person, catalogue)
        return tuple(_Trial(told_by(code, name), _RATES[code]) for name in names)
    if code == NUMBER_SINCE:
        return tuple(
            _Trial(told_by(code, _years_before(person, years)), rate) for years, rate in _YEARS
        )
    answers = QUESTIONS[code].answers
    return tuple(_Trial(told, _rate(reply, told, knowledge)) for reply, told in answers.items())


def plausible(
    code: str, person: Person, catalogue: Catalogue, knowledge: Knowledge
) -> tuple[Told, ...]:
    """What a person may well answer to that question, in the order offered."""
    return tuple(trial.told for trial in _trials(code, person, catalogue, knowledge))


def open_questions(person: Person, passed_over: frozenset[str]) -> tuple[str, ...]:
    """Codes of the questions that this person can still be asked."""
    return tuple(
        code
        for code, question in QUESTIONS.items()
        if code not in passed_over and question.is_open(person)
    )


class _Tried:
    """The likeliest candidates with their scores, to try answers on."""

    def __init__(self, weighed: Weighed, knowledge: Knowledge) -> None:
        person, candidates, matrix, shares = weighed
        places = sorted(range(len(candidates)), key=lambda place: (-shares[place], place))
        self._places = places[:_MOST_CANDIDATES]
        self._person = person
        self._candidates = [candidates[place] for place in self._places]
        self._shares = [shares[place] for place in self._places]
        self._rest = max(0.0, 1.0 - sum(self._shares))
        self._matrix = matrix
        self._knowledge = knowledge
        self._ratios: dict[tuple[Term, str], list[tuple[float, float]]] = {}
        self._sums: dict[Term, list[tuple[float, float]]] = {}
        self._seen = len({(s.code, s.service or "") for s in person.symptoms})
        self._unseen = len(not_noticed(person))
        self._known = len(person.strangers_know)
        self._unknown = len(not_known(person))

    def _ratios_of(self, term: Term, code: str) -> list[tuple[float, float]]:
        """Log ratios of the code when it is told and when it is denied, for each candidate."""
        if (term, code) not in self._ratios:
            pairs = (self._chances(term, code, candidate) for candidate in self._candidates)
            denied = self._knowledge.numbers[_DENIED_SHARE[term]]
            offset = self._offset(term, code)
            self._ratios[term, code] = [
                (log(p / vague) + offset, denied * log((1.0 - p) / (1.0 - vague)))
                if candidate.route is not Route.UNKNOWN
                else (0.0, 0.0)
                for candidate, (p, vague) in zip(self._candidates, pairs, strict=True)
            ]
        return self._ratios[term, code]

    def _offset(self, term: Term, code: str) -> float:
        knowledge, seen = self._knowledge, seen_by(self._person)
        if term is Term.KNOW:
            following = brought_about(knowledge.brings[code], seen)
            return (1.0 - following) * knowledge.numbers["known_offset"]
        return (1.0 - follows(code, seen, knowledge)) * offset_of(code, knowledge)

    def _chances(self, term: Term, code: str, candidate: Candidate) -> tuple[float, float]:
        if term is Term.KNOW:
            return class_chances(code, candidate, seen_by(self._person), self._knowledge)
        following = follows(code, seen_by(self._person), self._knowledge)
        vague = either(background(code, self._knowledge), following)
        likelihood = chance(Symptom(code), candidate, self._knowledge)
        return either(likelihood, following), vague

    def _by_codes(
        self, term: Term, told: Sequence[str], denied: Sequence[str], before: tuple[int, int]
    ) -> list[float]:
        """How a term of many codes moves: what is added, and that all of them then count less."""
        damped = [repeated(count, self._knowledge) for count in before]
        after = (
            repeated(before[0] + len(told), self._knowledge),
            repeated(before[1] + len(denied), self._knowledge),
        )
        weight = weight_of(term, self._knowledge)
        more = after[0] / damped[0] - 1.0, after[1] / damped[1] - 1.0
        moved = [one * more[0] + other * more[1] for one, other in self._said(term)]
        for code in told:
            ratios = self._ratios_of(term, code)
            moved = [one + after[0] * ratio for one, (ratio, _) in zip(moved, ratios, strict=True)]
        for code in denied:
            ratios = self._ratios_of(term, code)
            moved = [one + after[1] * ratio for one, (_, ratio) in zip(moved, ratios, strict=True)]
        return [weight * one for one in moved]

    def _said(self, term: Term) -> list[tuple[float, float]]:
        """What a term says so far of each candidate: by the codes told, and by those denied."""
        if term not in self._sums:
            self._sums[term] = [
                (
                    sum([part.value for part in parts if not part.is_denial]),
                    sum([part.value for part in parts if part.is_denial]),
                )
                for parts in (self._matrix[term][place] for place in self._places)
            ]
        return self._sums[term]

    def _by_symptoms(self, told: Told) -> list[float]:
        """How the symptoms move; all anew where the answer brings about what was noticed."""
        noticed = {symptom.code for symptom in self._person.symptoms}.union(told.noticed)
        causes = set(told.noticed)
        has_facts = not FACTS.isdisjoint(noticed)
        if has_facts or any(causes.intersection(self._knowledge.follows[code]) for code in noticed):
            person = told.added_to(self._person)
            return self._moved(Term.SYMPTOMS, person)
        before = self._seen, self._unseen
        return self._by_codes(Term.SYMPTOMS, told.noticed, told.not_noticed, before)

    def _by_time(self, told: Told) -> list[float]:
        """How the time moves, where the answer shows that data were used which go stale."""
        classes = {link.data_class for code in told.noticed for link in self._knowledge.links[code]}
        live = (classes | set(told.known)) & self._knowledge.live_classes
        is_first = bool(told.noticed) and not self._person.symptoms
        if not is_first and not live:
            return [0.0] * len(self._candidates)
        return self._moved(Term.TIME, told.added_to(self._person))

    def _moved(self, term: Term, person: Person) -> list[float]:
        """How a term moves that is computed anew for each candidate."""
        weight, column = weight_of(term, self._knowledge), self._matrix[term]
        candidates = [_as_held(candidate, person) for candidate in self._candidates]
        return [
            weight
            * (sum([part.value for part in parts]) - sum([part.value for part in column[place]]))
            for place, parts in zip(
                self._places, TERMS[term](candidates, person, self._knowledge), strict=True
            )
        ]

    def _by_terms(self, told: Told) -> list[float]:
        """How the terms move that an answer to a single question of theirs touches."""
        terms = [term for name in told.fields for term in _FIELD_TERMS[name]]
        terms += [Term.OTHERS] if told.others else []
        person = told.added_to(self._person)
        nothing = [0.0] * len(self._candidates)
        moves = [self._moved(term, person) for term in terms]
        return [sum(shifts) for shifts in zip(nothing, *moves, strict=True)]

    def _shifts(self, told: Told) -> list[float]:
        moves = []
        if told.noticed or told.not_noticed:
            moves.append(self._by_symptoms(told))
        if self._is_known_by(told):
            moves.append(self._moved(Term.KNOW, told.added_to(self._person)))
        elif told.known or told.not_known:
            before = self._known, self._unknown
            moves.append(self._by_codes(Term.KNOW, told.known, told.not_known, before))
        if told.noticed or told.known:
            moves.append(self._by_time(told))
        if told.fields or told.others:
            moves.append(self._by_terms(told))
        return [sum(shifts) for shifts in zip(*moves, strict=True)]

    def _is_known_by(self, told: Told) -> bool:
        """Whether what strangers know may follow from what is told to have been noticed."""
        causes = set(told.noticed)
        known = self._person.strangers_know.union(told.known)
        return any(causes.intersection(self._knowledge.brings[code]) for code in known)

    def expected_change(self, trials: Sequence[_Trial]) -> float:
        """The total variation that the answers are expected to cause."""
        silent = max(0.0, 1.0 - sum(trial.rate for trial in trials))
        total, change = silent, 0.0
        for trial in trials:
            masses = [
                share * exp(shift)
                for share, shift in zip(self._shares, self._shifts(trial.told), strict=True)
            ]
            mass = self._rest + sum(masses)
            moved = abs(self._rest / mass - self._rest)
            for share, one in zip(self._shares, masses, strict=True):
                moved += abs(one / mass - share)
            total += trial.rate * mass
            change += trial.rate * mass * moved / 2
        return change / total


def _as_held(candidate: Candidate, person: Person) -> Candidate:
    """The candidate as it would be if the person named its brand as their carrier."""
    if candidate.is_held or person.carrier is None or person.carrier not in candidate.brands:
        return candidate
    return replace(candidate, is_held=True)


def next_question(
    weighed: Weighed, catalogue: Catalogue, knowledge: Knowledge, passed_over: frozenset[str]
) -> NextQuestion | None:
    """The question worth most; None when no answer would change the result."""
    person, tried = weighed.person, _Tried(weighed, knowledge)
    best: NextQuestion | None = None
    for code in open_questions(person, passed_over):
        trials = _trials(code, person, catalogue, knowledge)
        if not trials:
            continue
        change = min(1.0, tried.expected_change(trials))
        if change >= _LEAST_CHANGE and (best is None or change > best.expected_change):
            best = NextQuestion(code, change)
    return best
