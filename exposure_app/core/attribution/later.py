"""A value that is computed when it is first asked for.

Why: a ranking weighs some hundred sources and a person reads the reasons of a few.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Later(Generic[Value]):
    """A value that is computed once, when it is first asked for; equal where the values are.

    Args:
        make: computes the value from nothing that can change.
    """

    def __init__(self, make: Callable[[], Value]) -> None:
        self._make = make

    @classmethod
    def known(cls, value: Value) -> "Later[Value]":
        """A value that is there already."""
        return cls(lambda: value)

    @cached_property
    def value(self) -> Value:
        """The value."""
        return self._make()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Later) and self.value == other.value

    def __hash__(self) -> int:
        return hash(self.value)
