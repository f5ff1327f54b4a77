"""Which step of a plan answers an incident that nobody can be looked up in.

The one rule: a step is taken from the plan as it is, so that nobody is told two things.
"""

from exposure_app.core.breaches import Incident
from exposure_app.core.causes import UNKNOWN, cause_of_kind
from exposure_app.core.steps import Plan, Step


def fitting_step(plan: Plan, incident: Incident) -> Step | None:
    """The first step against such a source, else against what was exposed, else for any case.

    Where none of these is in the plan it is the plan's first step; None only in an empty plan.

    Args:
        plan: the steps that were chosen.
        incident: what happened.
    """
    steps = (*plan.now, *plan.today, *plan.week)
    cause = cause_of_kind(incident.kind)
    against_source = [step for step in steps if cause in step.causes]
    against_data = [step for step in steps if step.classes & incident.data_classes]
    anyway = [step for step in steps if UNKNOWN in step.causes or not step.causes | step.classes]
    return next(iter((*against_source, *against_data, *anyway, *steps)), None)
