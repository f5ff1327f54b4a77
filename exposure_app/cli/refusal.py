"""Input of the command line that cannot be used.

The one rule: it names the option and the cure, and never repeats what was typed.
"""

from exposure_app.errors import ExposureError
from exposure_app.i18n import _
from exposure_app.wording.failures import ErrorText


class InputRefusedError(ExposureError):
    """An option or file that cannot be used.

    Attributes:
        text: what is wrong and how to put it right.
    """

    def __init__(self, field: str, problem: str, cure: str) -> None:
        super().__init__(f"input refused: {field}")
        what = _("{field}: {problem}").format(field=field, problem=problem) if field else problem
        self.text = ErrorText(what, _("Nothing was checked."), cure)
