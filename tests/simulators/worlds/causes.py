"""The chance that a true source makes a person notice something, by the hidden table.

Every cause acts on its own (noisy-OR); what one service cannot reach it causes seldom elsewhere.
"""

from typing import Final, Protocol

from tests.simulators.worlds.hidden import Cause, Causes

SLIP: Final = 0.01
OWN_SIDE: Final = frozenset(("device", "phishing", "stuffing"))


class Source(Protocol):
    """What the hidden table asks of a source."""

    @property
    def profile(self) -> str:
        """The kind, or ``carrier_traffic``."""

    @property
    def mechanism(self) -> str:
        """How the data got out."""

    @property
    def classes(self) -> frozenset[str]:
        """What was taken."""


def _acts(cause: Cause, source: Source) -> bool:
    # On the person's own side nobody took classes of data; the kind says all.
    if source.profile in OWN_SIDE and (cause.data_class or cause.mechanism):
        return False
    return (
        cause.profile in ("", source.profile)
        and cause.mechanism in ("", source.mechanism)
        and (not cause.data_class or cause.data_class in source.classes)
    )


def chance_of(symptom: str, source: Source, causes: Causes) -> float:
    """The chance that this source causes the symptom, 0 to 1."""
    spared = 1.0 - SLIP
    for cause in causes.links[symptom]:
        if _acts(cause, source):
            spared *= 1.0 - cause.strength
    return 1.0 - spared
