"""Words for how the engine did on cases whose truth is known."""

from typing import Final

from exposure_app.core.case_judging import Measure, Mode, Verdict
from exposure_app.i18n import N_, _

_VERDICTS: Final = {
    Verdict.RIGHT: N_("right"),
    Verdict.IN_THREE: N_("in three"),
    Verdict.NO: N_("no"),
}
_MEASURES: Final = {
    Measure.NAME: N_("By name"),
    Measure.COMPANY: N_("By company"),
    Measure.KIND: N_("By kind"),
}
# By figure of `exposure_app.core.attribution.scores.FIGURES`.
_FIGURES: Final = {
    "top_1": N_("First is right"),
    "top_3": N_("Right in three"),
    "brier": N_("Brier"),
    "log_loss": N_("Log loss"),
    "ece": N_("Calibration error"),
    "said": N_("Said of the first"),
    "gap": N_("Said minus right"),
}
# At most 19 columns wide.
_MODES: Final = {
    Mode.FULL: N_("As it is"),
    Mode.UNREPORTED: N_("Reports blanked"),
    Mode.WITHOUT: N_("Incident left out"),
}


def verdict_label(verdict: Verdict) -> str:
    """Where the right name stands, in a word or two."""
    return _(_VERDICTS[verdict])


def measure_label(measure: Measure) -> str:
    """By what answers were compared with the truth."""
    return _(_MEASURES[measure])


def figure_label(figure: str) -> str:
    """The name of a figure; ``figure`` of `scores.FIGURES`."""
    return _(_FIGURES[figure])


def mode_label(mode: Mode) -> str:
    """What the engine was given beside the case."""
    return _(_MODES[mode])
