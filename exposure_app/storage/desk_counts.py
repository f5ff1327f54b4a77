"""How many visits at a support desk ended in which kind of cause, by month; only if switched on.

The one rule: a number, a month and a kind are all that is ever written. There is no field for a
person, a day or a time, and a file that holds anything else is refused as a whole.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from exposure_app.atomic_file import write_atomically
from exposure_app.core.vocabulary import HOLDER_KINDS
from exposure_app.errors import SettingsError
from exposure_app.file_lock import alone

CANNOT_TELL: Final = "cannot_tell"
_KINDS: Final = frozenset((*HOLDER_KINDS, CANNOT_TELL))
_MONTH: Final = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_SIZE_LIMIT: Final = 256 * 1024
_MOST: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class DeskCounts:
    """What was counted.

    Attributes:
        is_on: whether visits are counted.
        months: by month such as ``2026-11``, and there by kind of cause.
    """

    is_on: bool = False
    months: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def with_one_more(self, month: str, kind: str) -> "DeskCounts":
        """The same with one more visit.

        Args:
            month: when it ended, such as ``2026-11``.
            kind: one of `core.vocabulary.HOLDER_KINDS`, or `CANNOT_TELL`.

        Raises:
            ValueError: the month or kind is something else.
        """
        if not _MONTH.fullmatch(month) or kind not in _KINDS:
            raise ValueError("a count is of a month and a kind")
        counted = dict(self.months.get(month, {}))
        counted[kind] = counted.get(kind, 0) + 1
        return DeskCounts(self.is_on, {**self.months, month: counted})


def load_desk_counts(file: Path) -> DeskCounts:
    """Read what was counted; nothing, and switched off, when there is no file.

    Raises:
        SettingsError: the file cannot be read or holds something else.
    """
    import json  # noqa: PLC0415 - a desk that does not count has no file

    try:
        if not file.exists():
            return DeskCounts()
        if file.stat().st_size > _SIZE_LIMIT:
            raise SettingsError("too_large")
        stored = json.loads(file.read_text(encoding="utf-8"))
        is_on, months = stored["is_on"], stored["months"]
        if not isinstance(is_on, bool) or set(stored) != {"is_on", "months"}:
            raise SettingsError("unreadable")
        return DeskCounts(is_on, {month: _counted(month, row) for month, row in months.items()})
    except (OSError, ValueError, TypeError, AttributeError, KeyError):
        raise SettingsError("unreadable") from None


def switch_desk_counts(file: Path, *, is_on: bool) -> DeskCounts:
    """Count from now on, or no more; what was counted stays until it is erased.

    Raises:
        SettingsError: the file cannot be read or written.
    """
    return _change(file, lambda counts: DeskCounts(is_on, counts.months))


def count_visit(file: Path, month: str, kind: str) -> None:
    """Count one visit, if that is switched on.

    Raises:
        SettingsError: the file cannot be read or written.
        ValueError: the month or kind is something else.
    """
    if load_desk_counts(file).is_on:
        _change(file, lambda counts: counts.with_one_more(month, kind))


def erase_desk_counts(file: Path) -> None:
    """Forget every number, and count no more.

    Raises:
        SettingsError: the file cannot be deleted.
    """
    try:
        file.unlink(missing_ok=True)
        _lock(file).unlink(missing_ok=True)
    except OSError:
        raise SettingsError("unwritable") from None


def _change(file: Path, change: Callable[[DeskCounts], DeskCounts]) -> DeskCounts:
    """Read, change and write with nobody else in between: a desk may have several windows."""
    import json  # noqa: PLC0415 - see `load_desk_counts`

    try:
        with alone(_lock(file)):
            counts = change(load_desk_counts(file))
            stored = {"is_on": counts.is_on, "months": counts.months}
            text = json.dumps(stored, indent=1, sort_keys=True) + "\n"
            write_atomically(file, text.encode("ascii"))
    except OSError:
        raise SettingsError("unwritable") from None
    return counts


def _lock(file: Path) -> Path:
    return file.with_suffix(".lock")


def _counted(month: str, row: Mapping[str, int]) -> dict[str, int]:
    if not _MONTH.fullmatch(month) or not set(row) <= _KINDS:
        raise ValueError("not a month with its kinds")
    for number in row.values():
        if type(number) is not int or not 0 < number <= _MOST:
            raise ValueError("not a number of visits")
    return dict(row)
