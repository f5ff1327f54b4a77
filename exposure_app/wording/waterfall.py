"""The steps from an even start to a source's score, as sentences.

The one rule: every step is told with its side and its weight, and the end says what they come to.
"""

from math import exp
from typing import Final

from exposure_app.core.attribution.explanation import Band
from exposure_app.core.attribution.waterfall import StepKind, Waterfall, WaterfallStep
from exposure_app.core.breaches import Catalogue
from exposure_app.i18n import N_, _
from exposure_app.wording.reasons import reason_text
from exposure_app.wording.sentences import capitalised, labelled

_WEIGHTS: Final = {
    (Band.STRONG, True): N_("for it, strong"),
    (Band.SOME, True): N_("for it, some"),
    (None, True): N_("for it, small"),
    (Band.STRONG, False): N_("against it, strong"),
    (Band.SOME, False): N_("against it, some"),
    (None, False): N_("against it, small"),
}
_EVEN: Final = 1.5
_EXACT: Final = 20
_MOST: Final = 1000


def waterfall_title(name: str) -> str:
    """What the picture and the text are called; ``name`` as in `shares.leader_name`."""
    return _("How the reasons add up: {name}").format(name=name)


def waterfall_lines(way: Waterfall, catalogue: Catalogue, country: str) -> tuple[str, ...]:
    """The whole picture as text, one line for each step."""
    steps = (
        _("{place}. {text}").format(
            place=place, text=labelled(capitalised(weight_label(step)), told)
        )
        for place, step in enumerate(way.steps, start=1)
        if (told := step_text(step, catalogue, country))
    )
    return (start_text(), *steps, end_text(way.total))


def start_text() -> str:
    """Where every source starts."""
    return _("Start: as likely as a source that nobody knows.")


def end_text(total: float) -> str:
    """What all steps come to."""
    return labelled(_("Together"), times_text(total))


def step_text(step: WaterfallStep, catalogue: Catalogue, country: str) -> str:
    """What one step stands for, as a sentence."""
    if step.kind is StepKind.SMALL:
        return _("Everything else: small points taken together.")
    if step.kind is StepKind.SAME_COMPANY or step.reason is None:
        return _("Other ways in which it may be the source.")
    return reason_text(step.reason, catalogue, country)


def weight_label(step: WaterfallStep) -> str:
    """Which way a step points and how much it weighs, such as ``for it, strong``."""
    return _(_WEIGHTS[step.band, step.log_odds > 0])


def times_text(total: float) -> str:
    """Log-odds against the unknown source as people say them."""
    times = exp(abs(total))
    if times < _EVEN:
        return _("about as likely as a source that nobody knows.")
    if times > _MOST:
        more = _("more than 1,000 times as likely as a source that nobody knows.")
        return (
            more
            if total > 0
            else _("a source that nobody knows is more than 1,000 times as likely.")
        )
    number = round(times) if times < _EXACT else int(float(f"{times:.1e}"))
    if total > 0:
        return _("about {number} times as likely as a source that nobody knows.").format(
            number=number
        )
    return _("a source that nobody knows is about {number} times as likely.").format(number=number)


def less_likely_label() -> str:
    """The left end of the scale."""
    return _("less likely")


def even_label() -> str:
    """The middle of the scale."""
    return _("even")


def more_likely_label() -> str:
    """The right end of the scale."""
    return _("more likely")


def grid_note() -> str:
    """What the distance between two lines of the scale means."""
    return _("From one line to the next it is ten times as likely.")
