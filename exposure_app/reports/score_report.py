"""How the engine did on cases whose truth is known: one line a case, and a table of figures.

The one rule: each figure stands beside the range it would keep to with other cases like these.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from exposure_app.core.attribution.scores import FIGURES
from exposure_app.core.case_answers import CaseAnswer
from exposure_app.core.case_judging import Judgements, Measure, Measured, Mode, Table
from exposure_app.i18n import _
from exposure_app.reports.wrapping import columns, wrap
from exposure_app.wording.judging import figure_label, measure_label, mode_label, verdict_label

Form = dict[str, object]

_LABEL: Final = 19
_CELL: Final = 20
_NONE: Final = "-"


@dataclass(frozen=True, slots=True)
class CaseLine:
    """What is told of one case of a folder.

    Attributes:
        name: name of its file, without its ending.
        first: id of the name that came first.
        said: share given to it.
        answer: what is right; None when that is not known.
        judged: how the engine did; empty when nothing is known to be right.
    """

    name: str
    first: str
    said: float
    answer: CaseAnswer | None
    judged: Judgements


def score_lines(cases: Iterable[CaseLine], table: Table, width: int) -> list[str]:
    """The table of figures, then one line for each case."""
    lines = [*_table_lines(table), ""] if table else []
    for case in cases:
        lines += _case_lines(case, width)
    return lines


def score_form(cases: Iterable[CaseLine], table: Table) -> Form:
    """The same as JSON."""
    return {
        "modes": {
            mode.value: {measure.value: _measured_form(found) for measure, found in part.items()}
            for mode, part in table.items()
        },
        "cases": [_case_form(case) for case in cases],
    }


def _case_lines(case: CaseLine, width: int) -> list[str]:
    if case.answer is None:
        return wrap(f"{case.name}: {case.first}", width, f"{case.said:4.2f}  ", "      ")
    verdict = verdict_label(case.judged[Mode.FULL].verdict)
    expected = _("expected: {names}").format(names=", ".join(case.answer.expected))
    start = f"{_padded(verdict, 9)} {case.said:4.2f}  "
    text = f"{case.name}: {case.first}; {expected}"
    return wrap(text, width, start, " " * columns(start))


def _table_lines(table: Table) -> list[str]:
    lines = ["".join([_padded("", _LABEL), *(_padded(mode_label(mode), _CELL) for mode in table)])]
    counts = (next(iter(part.values())).score.count for part in table.values())
    lines.append(
        "".join([_padded(_("Cases"), _LABEL), *(_padded(str(count), _CELL) for count in counts)])
    )
    for measure in Measure:
        lines += ["", measure_label(measure)]
        for figure in FIGURES:
            cells = (_cell(part.get(measure), figure) for part in table.values())
            lines.append(
                "".join(
                    [_padded(figure_label(figure), _LABEL), *(_padded(c, _CELL) for c in cells)]
                )
            )
    lines = [line.rstrip() for line in lines]
    lines += ["", _("In brackets: the range for 95 of 100 banks of cases like this one.")]
    return lines


def _cell(measured: Measured | None, figure: str) -> str:
    if measured is None:
        return _NONE
    value, kept = getattr(measured.score, figure), measured.ranges[figure]
    return f"{value:.2f} [{kept.low:.2f}, {kept.high:.2f}]"


def _padded(text: str, width: int) -> str:
    return text + " " * max(1, width - columns(text))


def _measured_form(measured: Measured) -> Form:
    form: Form = {"count": measured.score.count}
    for figure in FIGURES:
        kept = measured.ranges[figure]
        form[figure] = {
            "value": getattr(measured.score, figure),
            "low": kept.low,
            "high": kept.high,
        }
    return form


def _case_form(case: CaseLine) -> Form:
    form: Form = {"name": case.name, "first": case.first, "said": case.said}
    if case.answer is None:
        return form
    left_out: Mapping[str, object] = {
        mode.value: {"first": one.first, "kind_first": one.outcomes[Measure.KIND].first == 1.0}
        for mode, one in case.judged.items()
    }
    return {
        **form,
        "verdict": case.judged[Mode.FULL].verdict.value,
        "expected": list(case.answer.expected),
        "modes": left_out,
    }
