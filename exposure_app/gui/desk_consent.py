"""What a visitor at a support desk said yes to.

The one rule: what was not asked yet is a no.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DeskConsent:
    """Three answers.

    Attributes:
        may_check: a number or an account may be asked for and looked up.
        may_see_private: the helper may open results on private subjects.
        may_print: the answer may be put on paper, in a file or on the clipboard.
    """

    may_check: bool = False
    may_see_private: bool = False
    may_print: bool = False
