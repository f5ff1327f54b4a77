"""One check, from request to result. Synchronous; window and terminal call it the same way."""

from collections.abc import Callable

from exposure_app.cancellation import CancelToken
from exposure_app.core.findings import CheckRequest, CheckResult, Progress, SendingPlan
from exposure_app.workspace import Workspace

ProgressSink = Callable[[Progress], None]


def sending_plan(workspace: Workspace, request: CheckRequest) -> SendingPlan:
    """What pressing Check would send, and to whom."""
    raise NotImplementedError


def check(
    workspace: Workspace,
    request: CheckRequest,
    progress: ProgressSink,
    token: CancelToken,
) -> CheckResult:
    """Look up every identifier, weigh the evidence and choose the steps.

    Raises:
        CheckCancelled: the person stopped the check.
    """
    raise NotImplementedError
