"""The error tree: everything that can be told to a person with advice.

The one rule: an error carries facts (a kind, a source, a status), never what the person typed.
Anything raised that is not an `ExposureError` or `CheckCancelled` is a bug.
"""


class ExposureError(Exception):
    """The root of every error that is shown to a person with advice.

    Its facts are the arguments it was made with, in their order, so that it comes back whole from
    another process.
    """

    def __reduce__(self) -> tuple[type["ExposureError"], tuple[object, ...]]:
        """Be made again from the facts."""
        return type(self), tuple(vars(self).values())


class InvalidIdentifierError(ExposureError):
    """A typed number or handle that cannot be read.

    Attributes:
        field: the input that was wrong, as a stable code such as ``phone`` or ``qq``.
        why: a stable code of the reason, worded by `exposure_app.wording.errors`.
    """

    def __init__(self, field: str, why: str) -> None:
        super().__init__(f"{field}: {why}")
        self.field = field
        self.why = why


class CaseError(ExposureError):
    """A case file that cannot be read.

    Attributes:
        key: path of the key that was wrong, such as ``inputs.carrier_from``.
        why: a stable code of the reason, worded by `exposure_app.wording.errors`.
        detail: what was expected: vocabulary words or a format, never an identifier.
    """

    def __init__(self, key: str, why: str, detail: str = "") -> None:
        super().__init__(f"{key}: {why} {detail}".rstrip())
        self.key = key
        self.why = why
        self.detail = detail


class SourceError(ExposureError):
    """A source of published digests that did not give an answer.

    Attributes:
        source_id: which source.
    """

    def __init__(self, source_id: str, why: str) -> None:
        super().__init__(f"{source_id}: {why}")
        self.source_id = source_id
        self.why = why


class SourceUnreachableError(SourceError):
    """A source that nobody reached, or that stopped before the end of its answer."""


class SourceRefusedError(SourceError):
    """A source that said no.

    Attributes:
        status: the number of its answer.
        retry_after: after how many seconds it may be asked again; None when it did not say.
    """

    def __init__(self, source_id: str, why: str, status: int, retry_after: float | None) -> None:
        super().__init__(source_id, why)
        self.status = status
        self.retry_after = retry_after


class SourceProtocolError(SourceError):
    """A source whose answer is none: something else came, or not what was published."""


class CanaryError(SourceError):
    """A source that missed its known positive, or found its random negative."""


class PackError(ExposureError):
    """A pack that cannot be used.

    Attributes:
        pack_id: which pack.
        why: a stable code of the reason, worded by `exposure_app.wording.errors`.
    """

    def __init__(self, pack_id: str, why: str) -> None:
        super().__init__(f"{pack_id}: {why}")
        self.pack_id = pack_id
        self.why = why


class PackMissingError(PackError):
    """A pack whose files are not there or cannot be opened."""


class PackCorruptError(PackError):
    """A pack whose bytes are not the ones that were published."""


class PackSignatureError(PackError):
    """A manifest that the pack's publisher did not sign."""


class PackVersionError(PackError):
    """A pack of a schema or version this program does not know."""


class PackOutdatedError(PackError):
    """A pack that is not meant for the day of the check."""


class IntroductionError(ExposureError):
    """An introduction of a source that cannot be used.

    Attributes:
        why: a stable code of the reason, worded by `exposure_app.wording.errors`.
    """

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class CatalogueError(ExposureError):
    """A catalogue or knowledge table with a row that cannot be used.

    Attributes:
        table: which table.
        row: the row's id, or its place when it has none.
        why: what is wrong with it.
    """

    def __init__(self, table: str, row: str, why: str) -> None:
        super().__init__(f"{table}: row {row}: {why}")
        self.table = table
        self.row = row
        self.why = why


class SettingsError(ExposureError):
    """Settings that cannot be read or written."""


class KeyStoreError(ExposureError):
    """A keyring that is not there, is locked, or does not do what it should.

    Attributes:
        why: a stable code of the reason, worded by `exposure_app.wording.failures`.
    """

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class LedgerError(ExposureError):
    """A ledger of requests that cannot be read, added to or deleted.

    Attributes:
        why: a stable code of the reason, worded by `exposure_app.wording.ledger`.
    """

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class ReportError(ExposureError):
    """A report that cannot be written."""


class CheckCancelled(Exception):  # noqa: N818 - control flow, not an error
    """The person stopped the check."""


class PublishError(ExposureError):
    """Something that a publisher has to mend before a pack can be built or used.

    Attributes:
        field: what is wrong: a key of the build file, a file name, or a folder.
        why: what is wrong with it and what would be right, in plain words.
    """

    def __init__(self, field: str, why: str) -> None:
        super().__init__(f"{field}: {why}")
        self.field = field
        self.why = why
