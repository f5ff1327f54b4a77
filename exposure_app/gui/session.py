"""One visit: the answers, and what came of them; the window navigates by it.

The one rule: a result belongs to the answers it was made from; when they change it is out of date.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from exposure_app.gui.desk_consent import DeskConsent
from exposure_app.gui.draft import DESK, CheckDraft
from exposure_app.gui.step import Step

if TYPE_CHECKING:
    from exposure_app.core.attribution.questionnaire import Questionnaire
    from exposure_app.core.findings import CheckRequest, CheckResult, Progress, SendingPlan
    from exposure_app.core.steps import Mark
    from exposure_app.gui.answering import Answered
    from exposure_app.gui.places import Places
    from exposure_app.gui.prepared import Prepared
    from exposure_app.gui.reach import Reach
    from exposure_app.gui.settings_state import SettingsState
    from exposure_app.workspace import Workspace

_NO_CONSENT = DeskConsent()
# Left out for somebody who does not want to be looked up.
LOOK_UP = frozenset({Step.NUMBERS, Step.LEAVES})


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person chose where it is shown what would be sent; for one check alone.

    Attributes:
        accepts_fewer: codes are sent that few others share.
        asks_nobody: nobody is asked over the network.
    """

    accepts_fewer: bool = False
    asks_nobody: bool = False


@dataclass(repr=False)
class TypedWays:
    """What is typed on the page of lists and services and not kept yet; None where nothing is.

    Attributes:
        key: of a service.
        proxy: by which way requests go: one of the words of the settings, or empty for an address.
        address: of a proxy.
        least_shared: how many have to share a code.
        whole_up_to: how large a list may be that comes whole, in MiB.
    """

    key: str = field(default="", repr=False)
    proxy: str | None = None
    address: str | None = None
    least_shared: str | None = None
    whole_up_to: str | None = None


@dataclass(repr=False)
class SettingsSeen:
    """What was read last, so that a page that is made anew shows it at once."""

    state: "SettingsState | None" = None


@dataclass(repr=False)
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
        used: with what the answer was made.
        progress: what the running check reported.
        marks: what became of the steps of the plan, by id.
        questionnaire: the questions put on the answer page, None before the first.
        answered: what the last of them changed; None when there is nothing to say.
        reach: whom the check asks, None before the first plan.
        wishes: what was chosen for this check.
        is_asking: the person who is helped is being asked for their yes.
        is_plan_fresh: nothing has happened since the plan that could make it another.
        typed: on the page of lists and services.
        settings_seen: what the page of the settings read last.
        consent: what a visitor at a desk said yes to.
    """

    draft: CheckDraft = field(default_factory=CheckDraft)
    places: "Places | None" = None
    furthest: Step = Step.WHO
    prepared_from: CheckDraft | None = None
    request: "CheckRequest | None" = None
    plan: "SendingPlan | None" = None
    result: "CheckResult | None" = None
    used: "Workspace | None" = None
    progress: "list[Progress]" = field(default_factory=list)
    marks: "dict[str, Mark]" = field(default_factory=dict)
    questionnaire: "Questionnaire | None" = None
    answered: "Answered | None" = None
    reach: "Reach | None" = None
    wishes: Wishes = Wishes()
    is_asking: bool = False
    is_plan_fresh: bool = False
    typed: TypedWays = field(default_factory=TypedWays)
    settings_seen: SettingsSeen = field(default_factory=SettingsSeen)
    consent: DeskConsent = _NO_CONSENT

    def reachable(self) -> frozenset[Step]:
        """The steps whose pages can be opened now."""
        steps = {step for step in Step if step <= min(self.furthest, Step.NUMBERS)}
        if self.draft.needs_yes:
            return frozenset({Step.WHO})
        if self.plan is not None and self.prepared_from == self.draft:
            steps.add(Step.LEAVES)
            if self.result is not None:
                steps |= {Step.ANSWER, Step.PLAN}
        return frozenset(steps if self.may_check else steps - LOOK_UP)

    def step_before(self, step: Step) -> Step:
        """Where *Back* leads."""
        before = [one for one in Step if one < step and (self.may_check or one not in LOOK_UP)]
        return max(before, default=Step.WHO)

    @property
    def is_desk(self) -> bool:
        """Whether somebody is helped at a support desk."""
        return self.draft.audience == DESK

    @property
    def may_check(self) -> bool:
        """Whether numbers and accounts may be asked for and looked up."""
        return not self.is_desk or self.consent.may_check

    @property
    def may_print(self) -> bool:
        """Whether anything may be offered that puts the answer on paper or in a file."""
        return not self.is_desk or self.consent.may_print

    @property
    def may_see_private(self) -> bool:
        """Whether the one at the screen may open what is private."""
        return not self.is_desk or self.consent.may_see_private

    def prepare(self, prepared: "Prepared") -> None:
        """Take what a check would do; an earlier result is out of date with it."""
        self.show_plan(prepared)
        self.result = None
        self.answered = None
        self.progress = []

    def show_plan(self, prepared: "Prepared") -> None:
        """Take what another check of the same answers would do; the result stays."""
        self.prepared_from, self.request = prepared.draft, prepared.request
        self.plan, self.reach, self.wishes = prepared.plan, prepared.reach, prepared.wishes
        self.is_plan_fresh = True

    def take(self, answered: "Answered") -> bool:
        """Take a result with one more answer; False when it was made from another result."""
        if answered.earlier is not self.result:
            return False
        self.result, self.questionnaire = answered.result, answered.questionnaire
        self.answered = answered
        return True

    def forget_settings(self) -> None:
        """Everything kept was erased: a plan has to be made anew, without what was typed for it."""
        self.typed, self.reach, self.is_plan_fresh = TypedWays(), None, False

    def forget(self) -> None:
        """Start over: only the workspace stays."""
        self.draft = CheckDraft()
        self.furthest = Step.WHO
        self.is_asking = False
        self.consent = _NO_CONSENT
        self.prepared_from = self.request = self.plan = None
        self.result = self.used = None
        self.questionnaire = self.answered = self.reach = None
        self.wishes, self.is_plan_fresh = Wishes(), False
        self.typed = TypedWays()
        self.progress = []
        self.marks = {}
        if self.places is not None:
            self.places.ledgers.forget_desk()
