"""What it says that several unrelated services acted at once.

Whoever reads the traffic or sits on the phone reaches them all; one service reaches itself alone.
"""

from exposure_app.core.attribution.candidates import Candidate, Route
from exposure_app.core.attribution.knowledge import TRAFFIC, Knowledge
from exposure_app.core.attribution.person import Person
from exposure_app.core.attribution.terms.part import NOTHING, Part, Parts


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


def _as_told(step: float, person: Person) -> Parts:
    """Whether several are affected as the person says, where at most one was named."""
    if person.several_services is None:
        return NOTHING
    if person.several_services:
        return (Part("several_told_fits" if step > 0 else "several_told_against", step),)
    return (Part("one_told_fits" if step < 0 else "one_told_against", -step),)


def platforms(candidate: Candidate, person: Person, knowledge: Knowledge) -> Parts:
    """Grows with each further service, up to a few."""
    if candidate.route is Route.UNKNOWN:
        return NOTHING
    services = services_affected(person)
    count = min(len(services), int(knowledge.numbers["most_services"]))
    step = _step(candidate, knowledge)
    if not step:
        return NOTHING
    if count <= 1:
        return _as_told(step, person)
    aspect = "several_services_fit" if step > 0 else "several_services_against"
    return (Part(aspect, step * (count - 1), (("services", services),)),)
