"""Numbers that all processes of a service share.

The one rule: only the name of the memory goes to another process; each takes hold of it itself.
"""

from dataclasses import dataclass, field
from multiprocessing.shared_memory import SharedMemory


@dataclass(slots=True)
class SharedWords:
    """Words in shared memory, zero at first.

    Attributes:
        name: of the memory.
        form: of a word, as `struct` writes it, such as ``H``.
        size: of all words, in bytes.
    """

    name: str
    form: str
    size: int
    _memory: SharedMemory | None = field(default=None, repr=False)

    def open(self) -> None:
        """Take hold of the memory, in each process."""
        self._memory = SharedMemory(self.name)

    def close(self) -> None:
        """Let go of it."""
        if self._memory is not None:
            self._memory.close()
            self._memory = None

    def words(self) -> memoryview:
        """The words; to be released before the memory is closed.

        Raises:
            RuntimeError: the memory is not open.
        """
        if self._memory is None or self._memory.buf is None:
            raise RuntimeError("the shared memory is not open")
        return self._memory.buf[: self.size].cast(self.form)  # type: ignore[call-overload, no-any-return]
