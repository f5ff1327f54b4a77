"""A pack kept on this computer: opened with every check, then asked one identifier at a time.

The one rule: a pack that is not exactly what its publisher signed gives an error, never an answer.

A folder holds ``manifest.json``, its detached signature ``manifest.sig``, the entries in one file
``entries.brp`` (laid out in `exposure_app.core.packs`) and, for a demonstration only, the key of
its evaluator in the open, ``oprf-key.json``. A pack of e-mail addresses may have no key at all.
Opening checks signature, manifest, key and header; for packs up to 64 MiB it also reads every page
and computes the root of the hash tree again.

Why late imports: the libraries for signatures and blinding are loaded with the first pack that is
opened, not with the program.
"""

import hashlib
import re
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from exposure_app.core.digests import oprf_input, plain_digest
from exposure_app.core.identifiers import IdentifierKind, LookupForm
from exposure_app.core.manifests import MAX_BYTES, Manifest, parse_manifest
from exposure_app.errors import (
    CanaryError,
    PackCorruptError,
    PackMissingError,
    PackOutdatedError,
    PackSignatureError,
)
from exposure_app.lookup.entries_file import ENTRIES, EntriesFile
from exposure_app.lookup.pack_hits import PackHit
from exposure_app.lookup.small_files import read_small

if TYPE_CHECKING:
    from exposure_app.lookup.desk_keys import DeskKey
    from exposure_app.lookup.signatures import PublisherKey

MANIFEST: Final = "manifest.json"
SIGNATURE: Final = "manifest.sig"
KEY: Final = "oprf-key.json"

_NOT_IN_NAMES: Final = re.compile(r"[^a-z0-9]+")
_FOLDER_KINDS: Final = {
    "phone": IdentifierKind.PHONE,
    "email": IdentifierKind.EMAIL,
    "qq": IdentifierKind.QQ,
    "weibo": IdentifierKind.WEIBO_UID,
}


def pack_id(folder: Path) -> str:
    """The id of a pack, also when it cannot be read: its folder and the one around it.

    >>> pack_id(Path("packs/demo/phone"))
    'demo-phone'
    """
    return _NOT_IN_NAMES.sub("-", f"{folder.parent.name}-{folder.name}".lower()).strip("-")


def expected_kind(folder: Path) -> IdentifierKind | None:
    """The kind that the name of a pack's folder promises; None when it promises none."""
    return _FOLDER_KINDS.get(folder.name)


class LocalPack:
    """An open pack; several threads may ask it at once.

    Attributes:
        id: stable id, from its folder.
        kind: what kind of identifier it holds.
        is_demonstration: invented people; must be said wherever it shows.
        dated: the day of its lists.
        lists: ids of the incidents whose lists it holds.
    """

    def __init__(
        self,
        own_id: str,
        manifest: Manifest,
        entries: EntriesFile,
        digest: Callable[[LookupForm], bytes],
    ) -> None:
        self.id = own_id
        self.kind = manifest.shape.kind
        self.is_demonstration = manifest.is_demonstration
        self.dated = manifest.dated
        self.lists = tuple(incident.id for incident in manifest.incidents.values())
        self._manifest = manifest
        self._entries = entries
        self._digest = digest

    @classmethod
    def open(
        cls,
        folder: Path,
        keys: "tuple[PublisherKey, ...] | None" = None,
        desk: "Callable[[], DeskKey | None] | None" = None,
    ) -> "LocalPack":
        """Open a pack and check everything that can be checked.

        Args:
            folder: where the pack lies.
            keys: the publishers to trust; those that ship with the program when None.
            desk: gives the key of the support desk that looks up, for packs that are sealed;
                called for no others.

        Raises:
            PackMissingError: a file is not there or cannot be opened, or the pack's key is with
                others.
            PackSignatureError: no trusted publisher signed the manifest.
            PackVersionError: the pack is of a schema or version this program does not know.
            PackCorruptError: its bytes are not the ones that were published, or they are those of
                a pack of another kind than the folder promises.
            KeyStoreError: the key of the desk cannot be read.
        """
        own_id = pack_id(folder)
        manifest = open_manifest(folder, keys, own_id)
        if expected_kind(folder) not in (None, manifest.shape.kind):
            raise PackCorruptError(own_id, "corrupt")
        digest = _digest_by(folder, manifest, keys, desk)
        entries = EntriesFile.open(folder / ENTRIES, manifest, own_id)
        return cls(own_id, manifest, entries, digest)

    def close(self) -> None:
        """Close the file of entries."""
        self._entries.close()

    @property
    def pages_read(self) -> int:
        """Pages asked of the system so far, for measurements."""
        return self._entries.pages_read

    def expect_valid_on(self, day: date) -> None:
        """Refuse a pack that its publisher does not vouch for on that day.

        Raises:
            PackOutdatedError: the day is not one of the days the pack is meant for.
        """
        if not self._manifest.valid_from <= day <= self._manifest.valid_to:
            raise PackOutdatedError(self.id, "outdated")

    def prove(self, nonce: bytes) -> None:
        """Show that the pack finds what is in it and does not find what is not.

        Args:
            nonce: fresh random bytes; the negative is derived from them.

        Raises:
            CanaryError: it missed its known positive, or found its random negative.
            PackError: a page is damaged.
        """
        if not self.look_up(self._manifest.canary):
            raise CanaryError(self.id, "canary")
        absent = hashlib.sha256(b"brp1 canary" + nonce).hexdigest()
        if self.look_up(LookupForm(self.kind, absent, "typed")):
            raise CanaryError(self.id, "canary")

    def look_up(self, form: LookupForm) -> tuple[PackHit, ...]:
        """Every incident in whose list this spelling stands; empty when in none.

        Raises:
            PackCorruptError: a page or record is damaged.
            ValueError: the pack holds another kind of identifier.
        """
        if form.kind is not self.kind:
            raise ValueError(f"a pack of {self.kind} was asked for {form.kind}")
        return self.look_up_digest(self._digest(form))

    def look_up_digest(self, digest: bytes) -> tuple[PackHit, ...]:
        """Every incident in whose list this digest stands; empty when in none.

        Raises:
            PackCorruptError: a page or record is damaged.
        """
        return self._entries.look_up(digest)


def open_manifest(folder: Path, keys: "tuple[PublisherKey, ...] | None", own_id: str) -> Manifest:
    """The manifest of a pack, once its signature was checked.

    Args:
        folder: where the pack lies.
        keys: the publishers to trust; those that ship with the program when None.
        own_id: of the pack, named in errors.

    Raises:
        PackError: it is missing, damaged, of an unknown version, or signed by nobody trusted.
    """
    from exposure_app.lookup import signatures  # noqa: PLC0415 - loaded with the first pack

    data = read_small(folder / MANIFEST, MAX_BYTES, own_id)
    signature = read_small(folder / SIGNATURE, signatures.SIGNATURE_BYTES, own_id)
    trusted = signatures.shipped_keys(own_id) if keys is None else keys
    key = signatures.signer(data, signature, trusted, own_id)
    manifest = parse_manifest(data, own_id)
    if key.is_for_demonstration and not manifest.is_demonstration:
        raise PackSignatureError(own_id, "signature")
    return manifest


def _digest_by(
    folder: Path,
    manifest: Manifest,
    keys: "tuple[PublisherKey, ...] | None",
    desk: "Callable[[], DeskKey | None] | None",
) -> Callable[[LookupForm], bytes]:
    """What digests identifiers for this pack: its key or keys, or none where it has none."""
    if manifest.public_key is None:
        return partial(plain_digest, epoch=manifest.shape.epoch)
    from exposure_app.lookup.evaluator import (  # noqa: PLC0415 - loaded with the first pack
        InProcessEvaluator,
    )

    key_file = _key_file(folder, manifest, keys, desk)
    second = None if manifest.second is None else manifest.second.public_key
    evaluator = InProcessEvaluator.open(key_file, manifest.public_key, pack_id(folder), second)
    return lambda form: evaluator.digest(oprf_input(form))


def _key_file(
    folder: Path,
    manifest: Manifest,
    keys: "tuple[PublisherKey, ...] | None",
    desk: "Callable[[], DeskKey | None] | None",
) -> bytes:
    """The key of a pack: in the open beside a demonstration, or sealed to a desk."""
    from exposure_app.lookup import signatures  # noqa: PLC0415 - loaded with the first pack
    from exposure_app.lookup.evaluator import MAX_KEY_FILE_BYTES  # noqa: PLC0415

    own_id = pack_id(folder)
    if manifest.key_sha256 is not None:
        key_file = read_small(folder / KEY, MAX_KEY_FILE_BYTES, own_id)
        if hashlib.sha256(key_file).digest() != manifest.key_sha256:
            raise PackCorruptError(own_id, "corrupt")
        return key_file
    own_key = None if desk is None else desk()
    if own_key is None:
        # Nobody but its evaluators and named desks has the key of a pack of real people.
        raise PackMissingError(own_id, "not_for_desk")
    from exposure_app.lookup.desk_keys import unsealed_key_file  # noqa: PLC0415 - for desks alone

    trusted = signatures.shipped_keys(own_id) if keys is None else keys
    return unsealed_key_file(folder, manifest, own_key, trusted, own_id)
