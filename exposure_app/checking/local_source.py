"""Ask a list that lies on this computer."""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from exposure_app.cancellation import CancelToken
from exposure_app.checking.answers import Answer, Asked
from exposure_app.checking.wanted import Wanted
from exposure_app.errors import KeyStoreError, PackError, SourceError
from exposure_app.lookup.local_pack import LocalPack, expected_kind, pack_id
from exposure_app.workspace import Workspace


def ask_folder(
    workspace: Workspace, folder: Path, nonce: bytes, wanted: Iterable[Wanted], token: CancelToken
) -> Answer:
    """Open a list, let it prove itself, and look up what it may hold.

    Args:
        workspace: whom to trust.
        folder: where the list lies.
        nonce: fresh random bytes, by which it has to prove itself.
        wanted: everything that is looked up in this check.
        token: stops it.

    Raises:
        CheckCancelled: the person stopped the check.
    """
    token.check()
    try:
        with closing(LocalPack.open(folder, workspace.publishers, workspace.desk)) as pack:
            pack.expect_valid_on(workspace.today())
            token.check()
            pack.prove(nonce)
            forms = [form for one in wanted for form in one.forms if form.kind is pack.kind]
            hits = {}
            for form in forms:
                token.check()
                hits[form] = pack.look_up(form)
            asked = Asked(pack.id, pack.kind, pack.is_demonstration, pack.dated, pack.lists)
            return asked.answered(wanted, hits)
    except (PackError, SourceError, KeyStoreError) as error:
        is_demonstration = folder.parent.name == "demo"
        asked = Asked(pack_id(folder), expected_kind(folder), is_demonstration)
        return asked.failed(error.why, wanted)
