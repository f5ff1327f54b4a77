"""How long work is told to stop."""

from threading import Event

from exposure_app.errors import CheckCancelled


class CancelToken:
    """A wish to stop, shared by the one who waits and the one who works."""

    def __init__(self) -> None:
        self._event = Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next chance."""
        self._event.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether the work has been asked to stop."""
        return self._event.is_set()

    def check(self) -> None:
        """Stop here if asked to.

        Raises:
            CheckCancelled: the person stopped the check.
        """
        if self._event.is_set():
            raise CheckCancelled

    def wait(self, seconds: float) -> None:
        """Wait, and stop waiting at once when asked to.

        Raises:
            CheckCancelled: the person stopped the check.
        """
        self._event.wait(seconds)
        self.check()
