"""Without the publishers' keys no list can be trusted, so none is said to be checked."""

from pathlib import Path

import pytest

from exposure_app import checking, resources
from exposure_app.cancellation import CancelToken
from exposure_app.core.attribution.person import Person
from exposure_app.core.findings import CheckRequest, State
from exposure_app.core.identifiers import parse_phone
from exposure_app.workspace import open_workspace


@pytest.mark.parametrize("content", [None, b"", b"[]", b'[{"name": "demonstration"}]'])
def test_no_key_means_no_list_could_be_checked(
    content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = open_workspace()
    keys = tmp_path / "publishers.json"
    if content is not None:
        keys.write_bytes(content)
    found = resources.path
    monkeypatch.setattr(
        resources, "path", lambda *parts: keys if parts[0] == "keys" else found(*parts)
    )
    person = Person(country="CN", asked_on=workspace.today())
    request = CheckRequest(person, (parse_phone("120 0012 3456", "CN"),))
    result = checking.check(workspace, request, lambda _step: None, CancelToken())
    assert {report.state for report in result.reports} == {State.COULD_NOT_CHECK}
    assert not result.is_complete
