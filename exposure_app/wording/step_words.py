"""The words of one step."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StepWords:
    """A step in words, in English, marked for translation.

    Attributes:
        title: what to do.
        detail: why and how, in one or two sentences.
        words: what to say on the telephone or in a letter; empty when nothing is to be said.
    """

    title: str
    detail: str
    words: str = ""
