"""The command of publishers, from its words to its exit code.

The one rule: 0 means done, 1 that something must be mended and nothing was published, 2 that the
words were wrong. What it prints names files, lines and counts, never an identifier.
"""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from getpass import getpass
from pathlib import Path
from typing import Final

from exposure_app import log
from exposure_app.core.introductions import introduction_bytes
from exposure_app.errors import ExposureError, InvalidIdentifierError, PackError
from exposure_app.lookup.signatures import PublisherKey
from exposure_app.publisher.announcing import announce_incidents
from exposure_app.publisher.arguments import PROGRAM, Work, parser_for
from exposure_app.publisher.build_file import read_build_file
from exposure_app.publisher.crew import Crew
from exposure_app.publisher.introducing import introduce
from exposure_app.publisher.normalising import canonical_form
from exposure_app.publisher.production import Built, Places, build_pack
from exposure_app.publisher.progress import Progress
from exposure_app.publisher.releasing import release, retire
from exposure_app.publisher.repository import Repository
from exposure_app.publisher.repository_keys import ALL_KEYS, KeyFolder
from exposure_app.publisher.sealing import seal_to
from exposure_app.publisher.secret_file import (
    new_secrets,
    public_keys,
    read_secrets,
    write_secrets,
)
from exposure_app.publisher.suppression import open_suppression, suppress
from exposure_app.publisher.terms import PackSecrets
from exposure_app.publisher.verifying import Verified, verify_pack, what_it_tells
from exposure_app.publisher.verifying_releases import (
    is_repository,
    verify_incidents,
    verify_release,
)
from exposure_app.publisher.whole_files import write_whole

DONE, NOT_DONE, STOPPED, NOBODY_READS = 0, 1, 130, 141
_FIRST_ROOT: Final = "metadata/1.root.json"
_EVERY_SECONDS: Final = 0.2

_PACK_TROUBLES: Final = {
    "missing": "a file of the pack is not there",
    "unreadable": "a file of the pack cannot be read",
    "corrupt": "the pack is not what was published: a size, checksum, hash or order is wrong",
    "signature": "nobody who is trusted signed the pack; see --trust",
    "version": "the pack is of a version that this program does not know",
    "barred": "it has no key and is not of e-mail, so anyone could try every number or name",
}


def main(words: Sequence[str] | None = None) -> int:
    """Do what the words say; the exit code."""
    log.set_up()
    options = parser_for(_WORK).parse_args(words)
    work: Work = options.command
    try:
        code = work(options)
        sys.stdout.flush()
    except PackError as trouble:
        _complain(f"{trouble.pack_id}: {_PACK_TROUBLES.get(trouble.why, trouble.why)}")
    except ExposureError as trouble:
        _complain(str(trouble))
    except BrokenPipeError:
        # Whoever read the answer has gone; without this, closing the stream complains again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOBODY_READS
    except OSError as trouble:
        _complain(f"the disk: {os.strerror(trouble.errno or 0)}")
    except KeyboardInterrupt:
        _complain("stopped; the same command goes on where it was")
        return STOPPED
    else:
        return code
    return NOT_DONE


def _keys(options: argparse.Namespace) -> int:
    if not options.file.exists():
        write_secrets(options.file, new_secrets(options.info or options.file.stem))
        print(f"Made {options.file.name}. Keep it safe, and never beside a pack.")
    oblivious, signing = public_keys(read_secrets(options.file))
    print(f"Public key of lookups:    {oblivious.hex()}")
    print(f"Public key of signatures: {signing.hex()}")
    return DONE


def _build(options: argparse.Namespace) -> int:
    build, secrets = read_build_file(options.file), _secrets(options)
    suppression = None if options.suppression is None else open_suppression(options.suppression)
    line = _Line()
    with _crew(options) as crew:
        progress = Progress(time.monotonic, line.show)
        places = Places.beside(options.out)
        built = build_pack(build, secrets, suppression, places, (crew, progress))
    line.end()
    _report(built, options.out)
    return DONE


def _secrets(options: argparse.Namespace) -> PackSecrets:
    """The secrets that are given, of one operator or of two."""
    own = read_secrets(options.secrets)
    if options.second_secrets is None:
        return own
    return own.shared_with(read_secrets(options.second_secrets))


def _crew(options: argparse.Namespace) -> Crew:
    if options.engine == "local":
        return Crew(options.jobs)
    from exposure_app.publisher.cluster import (  # noqa: PLC0415 - only who has a cluster has Dask
        ClusterCrew,
    )

    return ClusterCrew(options.scheduler, options.jobs)


def _report(built: Built, out: Path) -> None:
    for one in built.taken:
        refused = f", {one.bad:,} refused" if one.bad else ""
        print(f"{one.file}: {one.good:,} rows{refused}")
    if built.withdrawn is not None:
        print(f"{built.withdrawn:,} identifiers left out, as their holders asked")
    shape = built.shape
    share = shape.buckets * shape.entries / built.entries - 1
    print(
        f"{out.name}: {built.entries:,} entries in {shape.buckets:,} buckets of "
        f"{shape.entries:,} ({share:.1%} padding), {shape.file_bytes:,} bytes"
    )


def _repository(options: argparse.Namespace) -> Repository:
    return Repository(options.repository, KeyFolder(options.keys), _now())


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)  # noqa: TID251 - the clock of the command


def _found(options: argparse.Namespace) -> int:
    KeyFolder(options.keys).make()
    _repository(options).create()
    print(f"Made {', '.join(f'{name}.pem' for name in ALL_KEYS)} in {options.keys.name}.")
    print("Now give root-1, root-2 and root-3 to three people, each on a medium of its own, and")
    print("take them off this machine. Two of them together can change who may publish here.")
    print("targets belongs to whoever releases packs; online stays here and signs every day.")
    print(f"Programs that are to trust this repository ship with {_FIRST_ROOT}.")
    return DONE


def _refresh(options: argparse.Namespace) -> int:
    _repository(options).refresh()
    return DONE


def _renew_root(options: argparse.Namespace) -> int:
    _repository(options).renew_root()
    print("The root is good for another year. Take the root keys off this machine again.")
    return DONE


def _release(options: argparse.Namespace) -> int:
    line = _Line()
    with Crew(options.jobs) as crew:
        progress = Progress(time.monotonic, line.show)
        repository, trusted = _repository(options), _trusted(options)
        target = release(options.pack, repository, trusted, (crew, progress))
    line.end()
    print(f"Released {target}. Serve {options.repository.name} as it is.")
    return DONE


def _retire(options: argparse.Namespace) -> int:
    retire(options.name, options.epoch, _repository(options))
    print(f"Retired epoch {options.epoch} of {options.name}.")
    return DONE


def _incidents(options: argparse.Namespace) -> int:
    count = announce_incidents(options.table, _repository(options))
    print(f"Incidents announced: {count:,}. They take the place of those announced before.")
    return DONE


def _introduce(options: argparse.Namespace) -> int:
    title = options.title or options.name
    introduced = introduce(_repository(options), options.name, title, options.url)
    write_whole(options.out, introduction_bytes(introduced))
    print(f"Wrote {options.out.name}: {introduced.name}, at {introduced.url},")
    print(f"from snapshot {introduced.least_snapshot} of {introduced.dated} on.")
    print("Whoever takes this file trusts what is published there: give it by a way that shows it")
    print("comes from you.")
    return DONE


def _evaluate(options: argparse.Namespace) -> int:
    from exposure_app.publisher.serving import (  # noqa: PLC0415 - a web server, for this alone
        Service,
        serve,
    )

    service = Service(options.host, options.port, options.jobs, options.a_day, tuple(options.proxy))
    serve(read_secrets(options.secrets), service)
    return DONE


def _trusted(options: argparse.Namespace) -> tuple[PublisherKey, ...] | None:
    if not options.trust:
        return None
    return tuple(PublisherKey("given", key, is_for_demonstration=False) for key in options.trust)


def _seal(options: argparse.Namespace) -> int:
    seal_to(options.pack, _secrets(options), tuple(options.desk))
    names = ", ".join(desk.name for desk in options.desk) or "nobody"
    print(f"Sealed to {names}. A desk that is to be left out is not named in the next epoch.")
    return DONE


def _withdraw(options: argparse.Namespace) -> int:
    if sys.stdin.isatty():
        print("One a line; an empty line ends. Nothing is shown.", file=sys.stderr)
        lines = iter(lambda: getpass(""), "")
    else:
        lines = (line.strip() for line in sys.stdin)
    forms, bad = [], 0
    for line in filter(None, lines):
        try:
            forms.append(canonical_form(options.kind, line, options.country))
        except InvalidIdentifierError:
            bad += 1
    added = suppress(options.folder, forms)
    print(f"{added:,} added, {len(forms) - added:,} there already, {bad:,} could not be read.")
    return NOT_DONE if bad else DONE


def _verify(options: argparse.Namespace) -> int:
    if is_repository(options.folder):
        return _verify_repository(options)
    verified = verify_pack(options.folder, _trusted(options))
    print("Whole: signature, sizes, checksums, hash tree and order are as published.")
    _tell(verified)
    return DONE


def _verify_repository(options: argparse.Namespace) -> int:
    repository = Repository(options.folder, KeyFolder(options.folder), _now())
    root = options.root or options.folder / _FIRST_ROOT
    found = list(verify_release(repository, root.read_bytes()))
    print(f"Whole: {len(found)} packs; signatures lead from {root.name} to every manifest,")
    print("and every bucket file is as its manifest says.")
    told = verify_incidents(repository, root.read_bytes())
    if told is not None:
        print(f"Incidents announced, each of a form that programs know: {told:,}.")
    for verified in found:
        _tell(verified)
    return DONE


def _tell(verified: Verified) -> None:
    print()
    print(f"The entries look like chance ({verified.deviation:+.1f} standard deviations).")
    print("Whoever holds these files learns:")
    for line in what_it_tells(verified.manifest):
        print(f"  {line}")


def _complain(text: str) -> None:
    print(f"{PROGRAM}: {text}", file=sys.stderr)


class _Line:
    """One line of the terminal that is written anew; nothing when nobody looks."""

    def __init__(self) -> None:
        self._is_shown = sys.stderr.isatty()
        self._last = 0.0
        self._length = 0

    def show(self, text: str) -> None:
        """Show the text, unless the last one is hardly older."""
        now = time.monotonic()
        if not self._is_shown or now - self._last < _EVERY_SECONDS:
            return
        self._last = now
        print("\r" + text.ljust(self._length), end="", file=sys.stderr, flush=True)
        self._length = len(text)

    def end(self) -> None:
        """Leave the line."""
        if self._length:
            print("\r" + " " * self._length, end="\r", file=sys.stderr, flush=True)


_WORK: Final = {
    "keys": _keys,
    "build": _build,
    "verify": _verify,
    "seal": _seal,
    "withdraw": _withdraw,
    "found": _found,
    "release": _release,
    "refresh": _refresh,
    "retire": _retire,
    "incidents": _incidents,
    "renew-root": _renew_root,
    "introduce": _introduce,
    "evaluate": _evaluate,
}

if __name__ == "__main__":
    sys.exit(main())
