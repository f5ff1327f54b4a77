"""Sources of an answer that nobody weighed: with the share that a test gives them."""

from exposure_app.core.attribution.explanation import Argument, Grade, ProbableSource, Reason
from exposure_app.core.attribution.later import Later


def source(
    name: str,
    kind: str,
    share: float,
    brand: str = "",
    *,
    grade: Grade = Grade.NONE,
    reasons: tuple[Reason, ...] = (),
) -> ProbableSource:
    """A source without an incident; it contributed exactly if it is the main one."""
    return ProbableSource(
        id=name,
        kind=kind,
        brand=brand,
        incident_id="",
        probability=share,
        argued=Later.known(Argument(grade, reasons)),
        contributions=Later.known({name: share}),
    )
