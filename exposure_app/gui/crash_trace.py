"""What is shown of an unexpected failure: where it happened, never with what values.

The one rule: no text of the exception and no local variable, because either may hold a number
that somebody typed.
"""

import traceback
from pathlib import Path


def trace_of(error: BaseException) -> str:
    """Kinds of the exceptions and the lines they passed, the cause first."""
    parts = []
    current: BaseException | None = error
    while current is not None:
        frames = traceback.extract_tb(current.__traceback__, limit=-40)
        lines = [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in frames]
        parts.append("\n".join([*lines, type(current).__name__]))
        current = current.__cause__
    return "\n\n".join(reversed(parts))
