"""``exposure-app sources``: whom this program may ask, and by what way.

The one rule: nothing is on that was not switched on, and before anything is sent it is said to whom
it goes and what for.
"""

import argparse
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from getpass import getpass
from pathlib import Path
from typing import Final

from exposure_app.checking.trying import try_sources, trying_plan
from exposure_app.cli import output, terminal
from exposure_app.cli.arguments import one_of
from exposure_app.cli.refusal import InputRefusedError
from exposure_app.core.anonymity import LEAST_K
from exposure_app.i18n import _
from exposure_app.network_access import Access, with_network
from exposure_app.reports.sending_report import sending_lines
from exposure_app.reports.sources_report import source_forms, source_lines
from exposure_app.storage import paths
from exposure_app.storage.api_keys import HIBP, ApiKeys, Keeping
from exposure_app.storage.introductions import add_introduction, remove_introduction
from exposure_app.storage.network_settings import (
    DIRECT,
    HIBP_CATALOGUE,
    SERVICES,
    SYSTEM,
    WHOLE_UP_TO_MIB,
    NetworkSettings,
    is_proxy,
    load_network_settings,
    save_network_settings,
)
from exposure_app.wording.lookups import tried_text
from exposure_app.workspace import open_workspace

_DONE: Final = 0
_NOT_DONE: Final = 1
_ON: Final = "exposure-app sources on"
_TRY: Final = "exposure-app sources test"

Act = Callable[[argparse.Namespace], int]


def add(parser: argparse.ArgumentParser) -> None:
    """Describe the options of this command."""
    parser.add_argument(
        "action", metavar="ACTION", help=_("one of: {actions}").format(actions=", ".join(_ACTS))
    )
    parser.add_argument("name", metavar="NAME", nargs="?", help=_("of a source; for add, a file"))
    parser.add_argument("value", metavar="VALUE", nargs="?", help=_("for set: the new value"))
    parser.add_argument("--yes", action="store_true", help=_("do not wait before sending"))
    output.add(parser)


def run(options: argparse.Namespace) -> int:
    """Do one of the actions; 1 when it could not be done or a source did not answer.

    Raises:
        InputRefusedError: the words cannot be used.
        ExposureError: what is kept on this computer cannot be read or written.
    """
    return _ACTS[one_of("ACTION", options.action, tuple(_ACTS))](options)


def _list(options: argparse.Namespace) -> int:
    access = Access.of_this_computer()
    if output.form_of(options) == output.JSON:
        output.print_json(source_forms(access, open_workspace().today()))
    else:
        lines = source_lines(access, open_workspace().today(), terminal.width())
        print("\n".join(lines))
    return _DONE


def _add(options: argparse.Namespace) -> int:
    if not options.name:
        cure = _("Name the file that the publisher gave you.")
        raise InputRefusedError("NAME", _("This is missing."), cure)
    introduction = add_introduction(paths.introductions_folder(), Path(options.name))
    print(_("Added: {title} ({name}).").format(title=introduction.title, name=introduction.name))
    command = f"{_ON} {introduction.name}"
    print(_("It is off. Switch it on with: {command}").format(command=command))
    return _DONE


def _remove(options: argparse.Namespace) -> int:
    name = _known(options)
    if name in SERVICES:
        cure = _("Switch it off instead.")
        raise InputRefusedError("NAME", _("This service is part of the program."), cure)
    _change(lambda settings: replace(settings, on=settings.on - {name}))
    remove_introduction(paths.introductions_folder(), name)
    print(_("Forgotten: {name}.").format(name=name))
    return _DONE


def _on(options: argparse.Namespace) -> int:
    name = _known(options)
    _change(lambda settings: replace(settings, on=settings.on | {name}))
    print(_("On: {name}. Before anything is sent, you are told what.").format(name=name))
    if name not in SERVICES or name == HIBP_CATALOGUE:
        print(_("Fetch what it has with: {command}").format(command=f"{_TRY} {name}"))
    return _DONE


def _off(options: argparse.Namespace) -> int:
    name = _known(options)
    _change(lambda settings: replace(settings, on=settings.on - {name}))
    print(_("Off: {name}. Nothing is sent there any more.").format(name=name))
    return _DONE


def _test(options: argparse.Namespace) -> int:
    name = _known(options)
    workspace = with_network(open_workspace(), Access.of_this_computer(), ApiKeys(), [name])
    if name in SERVICES and name != HIBP_CATALOGUE:
        cure = _("It is asked when a check has an address for it.")
        raise InputRefusedError("NAME", _("This service can only be asked about somebody."), cure)
    terminal.say("\n".join(sending_lines(trying_plan(workspace), terminal.width())))
    _expect_consent(options)
    tried = try_sources(workspace)
    for one in tried:
        print(tried_text(one.source_id, one.why))
    return _DONE if all(one.is_right for one in tried) else _NOT_DONE


def _expect_consent(options: argparse.Namespace) -> None:
    """Wait for a person to agree, or refuse where there is none.

    Raises:
        InputRefusedError: nobody is here to agree.
    """
    if options.yes:
        return
    if not terminal.is_watched():
        cure = _("Add --yes to send it without being asked.")
        raise InputRefusedError("--yes", _("Nobody is here to be asked."), cure)
    terminal.say(_("Press Enter to go on, or Ctrl+C to stop."))
    sys.stdin.readline()


def _set_key(options: argparse.Namespace) -> int:
    service = _with_key(options)
    typed = getpass(_("Key (not shown): ")) if sys.stdin.isatty() else sys.stdin.readline()
    ApiKeys().write(service, typed, Keeping.STORED)
    print(_("Kept in the keyring of this computer."))
    return _DONE


def _forget_key(options: argparse.Namespace) -> int:
    was_there = ApiKeys().forget(_with_key(options))
    print(_("The key is gone.") if was_there else _("There was no key."))
    return _DONE if was_there else _NOT_DONE


def _with_key(options: argparse.Namespace) -> str:
    """The service whose key is meant."""
    return one_of("NAME", options.name or "", (HIBP,))


def _set(options: argparse.Namespace) -> int:
    what = one_of("NAME", options.name or "", tuple(_SETTINGS))
    value = options.value or ""
    changed = _change(lambda settings: _SETTINGS[what](settings, value))
    print(f"{what}: {_shown(changed, what)}")
    return _DONE


def _shown(settings: NetworkSettings, what: str) -> str:
    return str(getattr(settings, what.replace("-", "_")))


def _with_proxy(settings: NetworkSettings, value: str) -> NetworkSettings:
    if not is_proxy(value):
        cure = _("Give {direct}, {system}, or an address such as {address}.").format(
            direct=DIRECT, system=SYSTEM, address="socks5://127.0.0.1:9050"
        )
        raise InputRefusedError("VALUE", _("This is no proxy."), cure)
    return replace(settings, proxy=value)


def _with_least_shared(settings: NetworkSettings, value: str) -> NetworkSettings:
    return _counted(lambda: replace(settings, least_shared=int(value)), LEAST_K)


def _with_whole_up_to(settings: NetworkSettings, value: str) -> NetworkSettings:
    return _counted(lambda: replace(settings, whole_up_to=int(value)), WHOLE_UP_TO_MIB)


def _counted(change: Callable[[], NetworkSettings], example: int) -> NetworkSettings:
    try:
        return change()
    except ValueError:
        cure = _("Give a whole number, such as {example}.").format(example=example)
        raise InputRefusedError("VALUE", _("This is no count."), cure) from None


def _change(change: Callable[[NetworkSettings], NetworkSettings]) -> NetworkSettings:
    file = paths.network_settings_file()
    changed = change(load_network_settings(file))
    save_network_settings(file, changed)
    return changed


def _known(options: argparse.Namespace) -> str:
    """The source that is meant, refused when there is none of that name."""
    access = Access.of_this_computer()
    names = (*(one.name for one in access.introductions), *SERVICES)
    return one_of("NAME", options.name or "", names)


_SETTINGS: Final[Mapping[str, Callable[[NetworkSettings, str], NetworkSettings]]] = {
    "proxy": _with_proxy,
    "least-shared": _with_least_shared,
    "whole-up-to": _with_whole_up_to,
}

_ACTS: Final[Mapping[str, Act]] = {
    "list": _list,
    "add": _add,
    "remove": _remove,
    "on": _on,
    "off": _off,
    "test": _test,
    "set-key": _set_key,
    "forget-key": _forget_key,
    "set": _set,
}
