"""The keys of a repository of packs, each in a file of its own.

The one rule: two of the three root keys are needed to change who may publish, so that they belong
to different people, on different media, away from the machine that publishes every day.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.serialization import load_pem_private_key
from securesystemslib.signer import CryptoSigner

from exposure_app.errors import PublishError
from exposure_app.publisher.secret_file import expect_private
from exposure_app.publisher.whole_files import write_whole

ROOT_KEYS: Final = ("root-1", "root-2", "root-3")
ROOT_THRESHOLD: Final = 2
TARGETS_KEY: Final = "targets"
ONLINE_KEY: Final = "online"
ALL_KEYS: Final = (*ROOT_KEYS, TARGETS_KEY, ONLINE_KEY)
_MOST_BYTES: Final = 4096


@dataclass(frozen=True, slots=True)
class KeyFolder:
    """A folder with some of the keys.

    Attributes:
        folder: where they lie.
    """

    folder: Path

    def make(self) -> None:
        """Make every key; none may be there yet.

        Raises:
            PublishError: one is there already, or cannot be written.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            for name in ALL_KEYS:
                if self._path(name).exists():
                    raise PublishError(self._path(name).name, "is there already")
            for name in ALL_KEYS:
                signer = CryptoSigner.generate_ed25519()
                write_whole(self._path(name), signer.private_bytes, is_private=True)
        except OSError:
            raise PublishError(self.folder.name, "cannot be written to") from None

    def signer(self, name: str) -> CryptoSigner:
        """One key, ready to sign.

        Raises:
            PublishError: it is not there, others may read it, or it is no key.
        """
        path = self._path(name)
        try:
            with path.open("rb") as file:
                expect_private(file.fileno(), path.name)
                data = file.read(_MOST_BYTES)
        except OSError:
            raise PublishError(path.name, "is not in the folder of keys") from None
        try:
            return CryptoSigner(load_pem_private_key(data, None))
        except (ValueError, TypeError):
            raise PublishError(path.name, "is not a key") from None

    def root_signers(self) -> list[CryptoSigner]:
        """The root keys that are here; at least as many as are needed.

        Raises:
            PublishError: there are too few.
        """
        here = [name for name in ROOT_KEYS if self._path(name).exists()]
        if len(here) < ROOT_THRESHOLD:
            raise PublishError(
                self.folder.name,
                f"has {len(here)} of the root keys and {ROOT_THRESHOLD} are needed; "
                "bring another of them",
            )
        return [self.signer(name) for name in here]

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.pem"
