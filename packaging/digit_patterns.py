r"""How many strings of digits a pattern of a numbering plan accepts.

The one rule: the count is exact. A pattern outside the small language below is refused, never
guessed at.

The language: digits, ``\d``, classes such as ``[1-46]``, groups ``(?:...)`` and ``(...)``,
alternation, and the repetitions ``?``, ``{n}`` and ``{n,m}``. A pattern becomes an automaton that
may be in several states at once. A position is the set of states that the digits read so far can
lead to, so a string is counted once, however many ways the pattern accepts it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_DIGITS: Final = "0123456789"
_TOKEN: Final = re.compile(r"\\d|\[[\d-]+\]|\(\?:|[()|?]|\{\d+(?:,\d+)?\}|\d")

Position = frozenset[int]


class UnknownPatternError(ValueError):
    """A pattern uses something that is not counted here."""


@dataclass(frozen=True, slots=True)
class _One:
    digits: str


@dataclass(frozen=True, slots=True)
class _All:
    parts: "tuple[_Part, ...]"


@dataclass(frozen=True, slots=True)
class _Any:
    parts: "tuple[_Part, ...]"


@dataclass(frozen=True, slots=True)
class _Times:
    part: "_Part"
    least: int
    most: int


_Part = _One | _All | _Any | _Times


class DigitPattern:
    """The automaton of one pattern.

    Attributes:
        pattern: the pattern as it was given.
    """

    def __init__(self, pattern: str) -> None:
        """Read a pattern.

        Raises:
            UnknownPatternError: it is not of the small language.
        """
        self.pattern = pattern
        self._silent: list[list[int]] = []
        self._reading: list[dict[str, int]] = []
        self._next: dict[tuple[Position, str], Position] = {}
        self._counted: dict[tuple[Position, int], int] = {}
        begin = self._state()
        self._end = self._lay(_read(pattern), begin)
        self._start = self._with_silent([begin])

    def accepts(self, digits: str) -> bool:
        """Whether the whole string is accepted."""
        return self._end in self._after(digits)

    def count(self, lengths: Iterable[int], prefix: str = "") -> int:
        """How many accepted strings have one of these lengths and begin with a prefix."""
        position = self._after(prefix)
        rests = (length - len(prefix) for length in set(lengths))
        return sum(self._count(position, rest) for rest in rests if rest >= 0)

    def _after(self, digits: str) -> Position:
        position = self._start
        for digit in digits:
            position = self._step(position, digit)
        return position

    def _count(self, position: Position, rest: int) -> int:
        if not rest or not position:
            return int(self._end in position)
        key = (position, rest)
        if key not in self._counted:
            following = (self._step(position, digit) for digit in _DIGITS)
            self._counted[key] = sum(self._count(place, rest - 1) for place in following)
        return self._counted[key]

    def _step(self, position: Position, digit: str) -> Position:
        key = (position, digit)
        if key not in self._next:
            reached = [self._reading[state].get(digit) for state in position]
            self._next[key] = self._with_silent(state for state in reached if state is not None)
        return self._next[key]

    def _with_silent(self, states: Iterable[int]) -> Position:
        waiting = list(states)
        found: set[int] = set()
        while waiting:
            state = waiting.pop()
            if state not in found:
                found.add(state)
                waiting.extend(self._silent[state])
        return frozenset(found)

    def _state(self) -> int:
        self._silent.append([])
        self._reading.append({})
        return len(self._silent) - 1

    def _lay(self, part: _Part, begin: int) -> int:
        """Add the states of a part behind one state; the state in which the part is over."""
        here = begin
        match part:
            case _One(digits):
                here = self._state()
                self._reading[begin] |= dict.fromkeys(digits, here)
            case _All(parts):
                for single in parts:
                    here = self._lay(single, here)
            case _Any(parts):
                here = self._state()
                for single in parts:
                    self._join(self._lay(single, self._fork(begin)), here)
            case _Times(single, least, most):
                here = self._lay_times(single, least, most, begin)
        return here

    def _lay_times(self, part: _Part, least: int, most: int, begin: int) -> int:
        here = begin
        over = self._state()
        for time in range(most):
            if time >= least:
                self._join(here, over)
            here = self._lay(part, self._fork(here))
        self._join(here, over)
        return over

    def _fork(self, begin: int) -> int:
        state = self._state()
        self._join(begin, state)
        return state

    def _join(self, begin: int, end: int) -> None:
        self._silent[begin].append(end)


def _read(pattern: str) -> _Part:
    tokens = _TOKEN.findall(pattern)
    if "".join(tokens) != pattern:
        raise UnknownPatternError(f"{pattern!r} holds something that is not counted here")
    tokens.reverse()
    part = _read_choice(tokens)
    if tokens:
        raise UnknownPatternError(f"{pattern!r} has a bracket or a repetition too many")
    return part


def _read_choice(tokens: list[str]) -> _Part:
    """Read to the end or to the bracket that closes; ``tokens`` has the next one last."""
    parts = [_read_sequence(tokens)]
    while tokens and tokens[-1] == "|":
        tokens.pop()
        parts.append(_read_sequence(tokens))
    return _Any(tuple(parts))


def _read_sequence(tokens: list[str]) -> _Part:
    parts = []
    while tokens and tokens[-1] not in "|)" and not _is_times(tokens[-1]):
        part = _read_single(tokens)
        if tokens and _is_times(tokens[-1]):
            part = _repeated(part, tokens.pop())
        parts.append(part)
    return _All(tuple(parts))


def _read_single(tokens: list[str]) -> _Part:
    sign = tokens.pop()
    if not sign.startswith("("):
        return _One(_class(sign))
    part = _read_choice(tokens)
    if not tokens or tokens.pop() != ")":
        raise UnknownPatternError("a bracket is not closed")
    return part


def _is_times(sign: str) -> bool:
    return sign == "?" or sign.startswith("{")


def _repeated(part: _Part, sign: str) -> _Part:
    if sign == "?":
        return _Times(part, 0, 1)
    least, _, most = sign.strip("{}").partition(",")
    if int(most or least) < int(least):
        raise UnknownPatternError(f"{sign} repeats less often than at least")
    return _Times(part, int(least), int(most or least))


def _class(sign: str) -> str:
    if sign == r"\d":
        return _DIGITS
    # What a class accepts is what the regular expressions of the language say.
    try:
        return "".join(digit for digit in _DIGITS if re.fullmatch(sign, digit))
    except re.error:
        raise UnknownPatternError(f"{sign} is not a class of digits") from None
