"""Tables that are read once and stay, and Python's collector of garbage.

The one rule: the collector never stops the window to look through what is there to stay.

Why: it looks at everything that is alive whenever enough is new, and holds the interpreter
meanwhile; with the catalogue in memory that is a twentieth of a second and more each time.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def standing_data() -> Iterator[None]:
    """What is made inside stays until the program ends; the collector leaves it alone from then."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if was_on:
            gc.enable()
