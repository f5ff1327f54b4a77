"""One visit: the answers, and what came of them; the window navigates by it.

The one rule: a result belongs to the answers it was made from; when they change it is out of date.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from exposure_app.gui.draft import CheckDraft
from exposure_app.gui.step import Step

if TYPE_CHECKING:
    from exposure_app.core.attribution.questionnaire import Questionnaire
    from exposure_app.core.findings import CheckRequest, CheckResult, Progress, SendingPlan
    from exposure_app.gui.answering import Answered
    from exposure_app.gui.places import Places


@dataclass
class Session:
    """What the window knows.

    Attributes:
        draft: the answers.
        places: the workspace and what to choose from, None until they are read.
        furthest: the last question page reached.
        prepared_from: the answers that request and plan were made from.
        request: what would be checked.
        plan: what would leave the computer.
        result: the answer.
        progress: what the running check reported.
        done: ids of the steps of the plan that are ticked.
        questionnaire: the questions put on the answer page, None before the first.
        answered: what the last of them changed; None when there is nothing to say.
    """

    draft: CheckDraft = field(default_factory=CheckDraft)
    places: "Places | None" = None
    furthest: Step = Step.WHO
    prepared_from: CheckDraft | None = None
    request: "CheckRequest | None" = None
    plan: "SendingPlan | None" = None
    result: "CheckResult | None" = None
    progress: "list[Progress]" = field(default_factory=list)
    done: set[str] = field(default_factory=set)
    questionnaire: "Questionnaire | None" = None
    answered: "Answered | None" = None

    def reachable(self) -> frozenset[Step]:
        """The steps whose pages can be opened now."""
        steps = {step for step in Step if step <= min(self.furthest, Step.NUMBERS)}
        if self.plan is not None and self.prepared_from == self.draft:
            steps.add(Step.LEAVES)
            if self.result is not None:
                steps |= {Step.ANSWER, Step.PLAN}
        return frozenset(steps)

    def prepare(self, draft: CheckDraft, request: "CheckRequest", plan: "SendingPlan") -> None:
        """Take what a check would do; an earlier result is out of date with it."""
        self.prepared_from, self.request, self.plan = draft, request, plan
        self.result = None
        self.answered = None
        self.progress = []

    def take(self, answered: "Answered") -> bool:
        """Take a result with one more answer; False when it was made from another result."""
        if answered.earlier is not self.result:
            return False
        self.result, self.questionnaire = answered.result, answered.questionnaire
        self.answered = answered
        return True

    def forget(self) -> None:
        """Start over: only the workspace stays."""
        self.draft = CheckDraft()
        self.furthest = Step.WHO
        self.prepared_from = self.request = self.plan = self.result = None
        self.questionnaire = self.answered = None
        self.progress = []
        self.done = set()
