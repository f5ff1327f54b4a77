"""The words of the publishers' command, and what is wrong with them.

The one rule: a word is turned into a value here, so that what is done with it never sees a text.
"""

import argparse
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, TypeAlias

from exposure_app.core.addresses import is_server_address
from exposure_app.core.identifiers import IdentifierKind
from exposure_app.core.introductions import MOST_TITLE, is_source_name, is_source_title
from exposure_app.publisher.quota import MOST_A_DAY
from exposure_app.publisher.sealing import Desk

PROGRAM: Final = "exposure-publish"

Work: TypeAlias = Callable[[argparse.Namespace], int]
_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001
_KEY_HEX: Final = 64
_A_DAY: Final = 100
_JOBS: Final = os.cpu_count() or 1


def parser_for(work: Mapping[str, Work]) -> argparse.ArgumentParser:
    """The parser of the command.

    Args:
        work: what each of its commands does, by name; the parsed words have it as ``command``.
    """
    parser = argparse.ArgumentParser(
        PROGRAM,
        description="Build packs from breach lists, so that nobody can read who is in them.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for add in (
        _add_keys, _add_build, _add_verify, _add_seal, _add_withdraw, _add_found, _add_release,
        _add_refresh, _add_retire, _add_incidents, _add_renew_root, _add_introduce, _add_evaluate,
    ):  # fmt: skip
        name = add.__name__.removeprefix("_add_").replace("_", "-")
        add(commands).set_defaults(command=work[name])
    return parser


def _add_keys(commands: _Commands) -> argparse.ArgumentParser:
    keys = commands.add_parser("keys", help="make the secrets of an epoch, or show what is public")
    keys.add_argument("file", type=Path, help="file of secrets; it is made if it is not there")
    keys.add_argument("--info", default="", help="public text that goes into a new key")
    return keys


def _add_build(commands: _Commands) -> argparse.ArgumentParser:
    build = commands.add_parser("build", help="build and sign a pack from lists")
    build.add_argument("file", type=Path, help="build file; see the README")
    _add_secrets(build)
    build.add_argument(
        "--second-secrets", type=Path,
        help="secrets of another operator, who lends them to this build or builds jointly; the "
        "pack then needs the answers of both",
    )  # fmt: skip
    build.add_argument("--out", type=Path, required=True, help="folder that will be the pack")
    build.add_argument("--jobs", type=_count, default=_JOBS, help="processes")
    build.add_argument(
        "--engine", choices=("local", "dask"), default="local", help="where the work is done"
    )
    build.add_argument(
        "--scheduler", default="",
        help="address of a Dask scheduler; a cluster on this machine when left out",
    )  # fmt: skip
    build.add_argument("--suppression", type=Path, help="folder of who is to be left out")
    return build


def _add_verify(commands: _Commands) -> argparse.ArgumentParser:
    verify = commands.add_parser(
        "verify", help="prove a pack or a repository whole, and say what it tells"
    )
    verify.add_argument("folder", type=Path, help="folder of the pack or repository")
    _add_trust(verify)
    verify.add_argument(
        "--root", type=Path, help="root of a repository to trust; its first when left out"
    )
    return verify


def _add_seal(commands: _Commands) -> argparse.ArgumentParser:
    seal = commands.add_parser("seal", help="let named support desks look up in a pack offline")
    seal.add_argument("pack", type=Path, help="folder of the pack")
    _add_secrets(seal)
    seal.add_argument(
        "--second-secrets", type=Path, help="secrets of the other operator of a pack that two share"
    )
    seal.add_argument(
        "--desk", metavar="NAME=KEY", type=_desk, action="append", default=[],
        help="a desk and its public key; nobody else, when given again",
    )  # fmt: skip
    return seal


def _add_withdraw(commands: _Commands) -> argparse.ArgumentParser:
    withdraw = commands.add_parser(
        "withdraw", help="leave identifiers out of the next packs; reads one a line"
    )
    withdraw.add_argument("folder", type=Path, help="folder of the list and its key")
    withdraw.add_argument("--kind", type=_kind, required=True, help="such as phone")
    withdraw.add_argument("--country", default="", help="for numbers without a country code")
    return withdraw


def _add_found(commands: _Commands) -> argparse.ArgumentParser:
    return _with_repository(
        commands.add_parser("found", help="begin a repository of packs, and make its keys")
    )


def _add_release(commands: _Commands) -> argparse.ArgumentParser:
    release = _with_repository(
        commands.add_parser("release", help="lay a pack out in a repository and announce it")
    )
    release.add_argument("pack", type=Path, help="folder of the pack")
    release.add_argument("--jobs", type=_count, default=_JOBS, help="threads")
    _add_trust(release)
    return release


def _add_refresh(commands: _Commands) -> argparse.ArgumentParser:
    return _with_repository(
        commands.add_parser("refresh", help="say again what is newest; at least every two days")
    )


def _add_incidents(commands: _Commands) -> argparse.ArgumentParser:
    incidents = _with_repository(
        commands.add_parser("incidents", help="tell programs of incidents, by a table of them")
    )
    incidents.add_argument("table", type=Path, help="in the form of the program's own tables")
    return incidents


def _add_retire(commands: _Commands) -> argparse.ArgumentParser:
    retire = _with_repository(
        commands.add_parser("retire", help="take an epoch of a pack out of a repository")
    )
    retire.add_argument("name", help="of the pack")
    retire.add_argument("epoch", type=_count, help="of the pack")
    return retire


def _add_renew_root(commands: _Commands) -> argparse.ArgumentParser:
    return _with_repository(
        commands.add_parser("renew-root", help="a new root for a year; needs two root keys")
    )


def _add_introduce(commands: _Commands) -> argparse.ArgumentParser:
    introduce = _with_repository(
        commands.add_parser("introduce", help="write the file that makes a program trust it")
    )
    introduce.add_argument(
        "--url", type=_address, required=True, help="where the repository is served"
    )
    introduce.add_argument(
        "--name", type=_source_name, required=True,
        help="lower-case letters, digits and hyphens, 32 at most",
    )  # fmt: skip
    introduce.add_argument(
        "--title", type=_source_title, help="as people know the publisher; its name when left out"
    )
    introduce.add_argument("--out", type=Path, required=True, help="file to write")
    return introduce


def _add_evaluate(commands: _Commands) -> argparse.ArgumentParser:
    evaluate = commands.add_parser("evaluate", help="serve the oblivious function of an epoch")
    _add_secrets(evaluate)
    evaluate.add_argument("--host", default="127.0.0.1", help="address to listen at")
    evaluate.add_argument("--port", type=int, default=8000, help="port to listen at")
    evaluate.add_argument("--jobs", type=_count, default=_JOBS, help="processes")
    evaluate.add_argument(
        "--a-day", type=_quota, default=_A_DAY,
        help=f"requests of one address in a day, {MOST_A_DAY} at most; 0 for no limit",
    )  # fmt: skip
    evaluate.add_argument(
        "--proxy", action="append", default=[],
        help="address of a reverse proxy, whose word on who asks counts",
    )  # fmt: skip
    return evaluate


def _with_repository(command: argparse.ArgumentParser) -> argparse.ArgumentParser:
    command.add_argument("--repository", type=Path, required=True, help="folder to be served")
    command.add_argument("--keys", type=Path, required=True, help="folder of its keys")
    return command


def _add_secrets(command: argparse.ArgumentParser) -> None:
    command.add_argument("--secrets", type=Path, required=True, help="file of secrets")


def _add_trust(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--trust", metavar="KEY", type=_key, action="append",
        help="public signing key in hexadecimal digits; those of the program when left out",
    )  # fmt: skip


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("must be a whole number, 1 or more")
    return int(text)


def _kind(text: str) -> IdentifierKind:
    try:
        return IdentifierKind(text)
    except ValueError:
        known = ", ".join(kind.value for kind in IdentifierKind)
        raise argparse.ArgumentTypeError(f"must be one of {known}") from None


def _desk(text: str) -> Desk:
    name, _equals, key = text.rpartition("=")
    if not name:
        raise argparse.ArgumentTypeError("must be NAME=KEY")
    return Desk(name, _key(key))


def _address(text: str) -> str:
    if not is_server_address(text):
        raise argparse.ArgumentTypeError("must be an address such as https://packs.example/brp1")
    return text


def _source_name(text: str) -> str:
    if not is_source_name(text):
        raise argparse.ArgumentTypeError("must be lower-case letters, digits and hyphens, 1 to 32")
    return text


def _source_title(text: str) -> str:
    if not is_source_title(text):
        raise argparse.ArgumentTypeError(f"must be one line of 1 to {MOST_TITLE} signs")
    return text


def _quota(text: str) -> int:
    if not text.isdecimal() or int(text) > MOST_A_DAY:
        raise argparse.ArgumentTypeError(f"must be a whole number from 0 to {MOST_A_DAY}")
    return int(text)


def _key(text: str) -> bytes:
    try:
        found = bytes.fromhex(text)
    except ValueError:
        found = b""
    if len(text) != _KEY_HEX or not found:
        raise argparse.ArgumentTypeError(f"must be {_KEY_HEX} hexadecimal digits")
    return found
