"""The one file by which a program comes to trust a repository of packs.

The one rule: an introduction is doubted before anything of it is believed, and nothing in it is
asked for by reading it. Whoever gives it to a person is trusted with everything that follows, so it
goes by a way that the person trusts; from then on the root in it proves all the rest.

It is JSON: ``schema``, ``name``, ``title``, ``url``, ``root`` (the metadata as The Update Framework
writes it, as a text of its own), ``least_snapshot`` and ``dated``.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from exposure_app.core.addresses import is_server_address
from exposure_app.errors import IntroductionError

SCHEMA: Final = "exposure-source/1"
MAX_BYTES: Final = 64 << 10
MOST_TITLE: Final = 80

_NAME: Final = re.compile(r"[a-z0-9-]{1,32}")
_MOST_VERSION: Final = (1 << 53) - 1


@dataclass(frozen=True, slots=True)
class Introduction:
    """What a program is told of a repository.

    Attributes:
        name: lower-case letters, digits and hyphens.
        title: as people know its publisher.
        url: where it is served, without a slash at its end.
        root: the metadata to trust, as The Update Framework reads it.
        least_snapshot: an older state than this is never taken.
        dated: the day of that state.
    """

    name: str
    title: str
    url: str
    root: bytes = field(repr=False)
    least_snapshot: int
    dated: date


def is_source_name(text: str) -> bool:
    """Whether a repository may have this name.

    >>> is_source_name("cert-example"), is_source_name("CERT"), is_source_name("")
    (True, False, False)
    """
    return _NAME.fullmatch(text) is not None


def is_source_title(text: str) -> bool:
    """Whether a repository may be called so: one line of signs that can be seen."""
    return 0 < len(text) <= MOST_TITLE and text.isprintable() and not text.isspace()


def parse_introduction(data: bytes) -> Introduction:
    """Read and doubt an introduction.

    Raises:
        IntroductionError: it is none, of a schema that this program does not know, or one of its
            fields is missing or impossible.
    """
    if len(data) > MAX_BYTES:
        raise IntroductionError("too_large")
    fields = _object(data, "unreadable")
    if fields.get("schema") != SCHEMA:
        raise IntroductionError("version")
    name, title, url = (_text(fields, key) for key in ("name", "title", "url"))
    if not is_source_name(name) or not is_source_title(title):
        raise IntroductionError("name")
    if not is_server_address(url):
        raise IntroductionError("address")
    return Introduction(
        name=name,
        title=title,
        url=url.rstrip("/"),
        root=_root(_text(fields, "root")),
        least_snapshot=_version(fields.get("least_snapshot"), "state"),
        dated=_day(_text(fields, "dated")),
    )


def introduction_bytes(introduction: Introduction) -> bytes:
    """The file of an introduction; reading it gives the same introduction."""
    fields = {
        "schema": SCHEMA,
        "name": introduction.name,
        "title": introduction.title,
        "url": introduction.url,
        "root": introduction.root.decode("utf-8"),
        "least_snapshot": introduction.least_snapshot,
        "dated": introduction.dated.isoformat(),
    }
    return json.dumps(fields, indent=1).encode("ascii") + b"\n"


def _object(data: bytes | str, why: str) -> Mapping[str, object]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        raise IntroductionError(why) from None
    if not isinstance(found, dict):
        raise IntroductionError(why)
    return found


def _text(fields: Mapping[str, object], key: str) -> str:
    value = fields.get(key)
    if not isinstance(value, str):
        raise IntroductionError("unreadable")
    return value


def _root(text: str) -> bytes:
    """The metadata, if it is that of a root at all; its signatures are checked where it is used."""
    fields = _object(text, "root")
    signed, signatures = fields.get("signed"), fields.get("signatures")
    if not isinstance(signed, dict) or signed.get("_type") != "root":
        raise IntroductionError("root")
    if not isinstance(signatures, list) or not signatures:
        raise IntroductionError("root")
    _version(signed.get("version"), "root")
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        raise IntroductionError("root") from None


def _version(value: object, why: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= _MOST_VERSION:
        raise IntroductionError(why)
    return value


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise IntroductionError("state") from None
    if day.isoformat() != text:
        raise IntroductionError("state")
    return day
