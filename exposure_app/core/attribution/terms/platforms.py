"""What it says that several unrelated services acted at once.

Whoever reads the traffic or sits on the phone reaches them all; one service reaches itself alone.
"""

from collections.abc import Sequence

from exposure_app.core.attribution.candidates import Candidate, Route
from exposure_app.core.attribution.knowledge import Knowledge
from exposure_app.core.attribution.person import Person
from exposure_app.core.attribution.terms.part import NOTHING, Column, Part, Parts, silent
from exposure_app.core.vocabulary import TRAFFIC


def services_affected(person: Person) -> tuple[str, ...]:
    """The services on which something was noticed, each once."""
    return tuple(sorted({s.service for s in person.symptoms if s.service is not None}))


def _step(candidate: Candidate, knowledge: Knowledge) -> float:
    numbers = knowledge.numbers
    reads_traffic = candidate.profile == TRAFFIC or (
        candidate.mechanism == "interception" and "session" in candidate.holds
    )
    if reads_traffic or candidate.kind in ("device", "device_maker"):
        return numbers["several_upstream"]
    if candidate.kind in ("stuffing", "aggregator", "email"):
        return numbers["several_reuse"]
    if knowledge.sectors[candidate.profile].is_platform:
        return numbers["several_single"]
    return 0.0


def _as_told(step: float, person: Person) -> Part:
    """Whether several are affected as the person says, where at most one was named."""
    if person.several_services:
        return Part("several_told_fits" if step > 0 else "several_told_against", step)
    return Part("one_told_fits" if step < 0 else "one_told_against", -step)


def _as_named(step: float, services: tuple[str, ...], knowledge: Knowledge) -> Part:
    """Grows with each further service, up to a few."""
    count = min(len(services), int(knowledge.numbers["most_services"]))
    aspect = "several_services_fit" if step > 0 else "several_services_against"
    return Part(aspect, step * (count - 1), (("services", services),))


def platforms(candidates: Sequence[Candidate], person: Person, knowledge: Knowledge) -> Column:
    """For whoever reaches several services, where several are affected."""
    services = services_affected(person)
    is_named = min(len(services), int(knowledge.numbers["most_services"])) > 1
    if not is_named and person.several_services is None:
        return silent(candidates)

    def says(candidate: Candidate) -> Parts:
        step = _step(candidate, knowledge)
        if not step or candidate.route is Route.UNKNOWN:
            return NOTHING
        return (_as_named(step, services, knowledge) if is_named else _as_told(step, person),)

    return [says(candidate) for candidate in candidates]
