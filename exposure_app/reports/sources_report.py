"""The sources that this program may ask, as text and as JSON.

The one rule: it says of each whether it is on, and what it would learn.
"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, TypedDict

from exposure_app.errors import CatalogueError
from exposure_app.i18n import _, ngettext
from exposure_app.network_access import Access
from exposure_app.reports.wrapping import wrap
from exposure_app.storage.network_settings import HIBP_CATALOGUE, SERVICES
from exposure_app.wording.connectors import connector_text
from exposure_app.wording.dates import format_date
from exposure_app.wording.sentences import join_sentences
from exposure_app.wording.services import identifier_kind_label

if TYPE_CHECKING:
    from exposure_app.lookup.pack_store import PackStore

_INDENT = "    "


class ListForm(TypedDict):
    """A list of a publisher in JSON."""

    pack: str
    kind: str
    epoch: int
    dated: str


class SourceForm(TypedDict):
    """A source in JSON."""

    id: str
    title: str
    on: bool
    address: str
    fetched: str
    incidents: int | None
    lists: list[ListForm]


def source_forms(access: Access, day: date) -> list[SourceForm]:
    """Every publisher and service, on or off."""
    return [*_publishers(access, day), *_services(access)]


def source_lines(access: Access, day: date, width: int) -> list[str]:
    """The same for people."""
    lines: list[str] = []
    for form in source_forms(access, day):
        state = _("on") if form["on"] else _("off")
        lines += wrap(f"{form['id']} [{state}]  {form['title']}", width, "", _INDENT)
        lines += wrap(_about(form), width, _INDENT, _INDENT)
        lines += [line for one in form["lists"] for line in _list_lines(one, width)]
        told = incidents_text(form["incidents"])
        lines += wrap(told, width, f"{_INDENT}- ", f"{_INDENT}  ") if told else []
    settings = access.settings
    lines.append("")
    lines += wrap(
        _("Proxy: {proxy}. A code that fewer than {count} others share is held back.").format(
            proxy=settings.proxy, count=settings.least_shared
        ),
        width,
    )
    return lines


def _about(form: SourceForm) -> str:
    if form["id"] in SERVICES:
        words = connector_text(_title_code(form["id"])).leaves
        return join_sentences((words, fetched_text(form["fetched"]))) if form["fetched"] else words
    if form["lists"]:
        return form["address"]
    return _("{address} (its lists were not fetched yet)").format(address=form["address"])


def _list_lines(one: ListForm, width: int) -> list[str]:
    text = _("{kind}: {pack}, epoch {epoch}, of {date}").format(
        kind=identifier_kind_label(one["kind"]),
        pack=one["pack"],
        epoch=one["epoch"],
        date=format_date(date.fromisoformat(one["dated"])),
    )
    return wrap(text, width, f"{_INDENT}- ", f"{_INDENT}  ")


def _publishers(access: Access, day: date) -> Iterator[SourceForm]:
    if not access.introductions:
        return
    from exposure_app.lookup.pack_store import PackStore  # noqa: PLC0415 - brings the network along

    for introduction in access.introductions:
        store = PackStore(introduction, access.folder / introduction.name)
        yield {
            "id": introduction.name,
            "title": introduction.title,
            "on": introduction.name in access.settings.on,
            "address": introduction.url,
            "fetched": "",
            "incidents": _told_of(store),
            "lists": [
                {
                    "pack": manifest.shape.name,
                    "kind": manifest.shape.kind.value,
                    "epoch": manifest.shape.epoch,
                    "dated": manifest.dated.isoformat(),
                }
                for manifest in store.packs(day)
            ],
        }


def _services(access: Access) -> Iterator[SourceForm]:
    for name in SERVICES:
        yield {
            "id": name,
            "title": connector_text(_title_code(name)).name,
            "on": name in access.settings.on,
            "address": "",
            "fetched": _fetched(access) if name == HIBP_CATALOGUE else "",
            "incidents": 0,
            "lists": [],
        }


def _told_of(store: "PackStore") -> int | None:
    """How many incidents a publisher tells of; None when they cannot be used."""
    try:
        return len(store.incidents())
    except CatalogueError:
        return None


def incidents_text(count: int | None) -> str:
    """How many incidents a publisher tells of; empty when of none."""
    if count is None:
        return _("What it tells about incidents cannot be used. Its lists can.")
    if not count:
        return ""
    return ngettext(
        "{n} incident that it tells of", "{n} incidents that it tells of", count
    ).format(n=count)


def _fetched(access: Access) -> str:
    """The day of the facts that were fetched; empty when none were."""
    from exposure_app.lookup.connectors.listed_breaches import (  # noqa: PLC0415 - see above
        ListedBreaches,
    )

    day = ListedBreaches(access.listed_file).read().fetched
    return "" if day is None else day.isoformat()


def fetched_text(day: str) -> str:
    """When something was last fetched, given as in a `SourceForm`."""
    return _("Last fetched on {date}.").format(date=format_date(date.fromisoformat(day)))


def _title_code(name: str) -> str:
    return name.replace("-", "_")
