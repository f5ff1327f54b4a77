"""What is asked of a list in one session: always as much, whatever somebody wants to know.

The one rule: a session has eight inputs. One is in the list and proves that it answers; the others
are what is asked, and for the rest texts that nobody has, so that neither the number of requests
nor their sizes tell how much was asked.

The texts that nobody has come from a secret of this computer, the list, its epoch, and what is
asked. So asking again asks for the same parts of the list, and whoever compares two sessions
cannot tell what both have in common; and two people who are checked one after the other at a desk
have none of them in common.
"""

import hashlib
import hmac
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from exposure_app.core.digests import KIND_NUMBER
from exposure_app.core.identifiers import LookupForm
from exposure_app.core.packs import PackShape

INPUTS: Final = 8
REQUEST_POINTS: Final = 4
REQUESTS: Final = INPUTS // REQUEST_POINTS
MOST_FORMS: Final = INPUTS - 2
SECRET_BYTES: Final = 32

_DECOY: Final = b"brp1 decoy"


class Part(Enum):
    """Why an input is in a session."""

    CANARY = "canary"
    ASKED = "asked"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Input:
    """One input of a session.

    Attributes:
        form: what goes into the function.
        part: why.
    """

    form: LookupForm = field(repr=False)
    part: Part


def sessions_of(
    shape: PackShape, canary: LookupForm, forms: Sequence[LookupForm], secret: bytes
) -> tuple[tuple[Input, ...], ...]:
    """The sessions in which these spellings are asked; one, also when there are none.

    Args:
        shape: of the pack that is asked.
        canary: what is in it for sure.
        forms: what is asked; all of the kind of the pack.
        secret: of this computer, `SECRET_BYTES` long.
    """
    several = [forms[at : at + MOST_FORMS] for at in range(0, len(forms), MOST_FORMS)] or [()]
    return tuple(_session(shape, canary, some, secret) for some in several)


def _session(
    shape: PackShape, canary: LookupForm, forms: Sequence[LookupForm], secret: bytes
) -> tuple[Input, ...]:
    asked = [Input(form, Part.ASKED) for form in forms]
    absent = _absent(shape, [form.canonical for form in forms] or [""], secret)
    free = INPUTS - 1 - len(asked)
    decoys = [Input(form, Part.ABSENT) for form, _place in zip(absent, range(free), strict=False)]
    return (Input(canary, Part.CANARY), *asked, *decoys)


def _absent(shape: PackShape, asked: Sequence[str], secret: bytes) -> Iterator[LookupForm]:
    """Texts that nobody has, in turn for each thing that is asked."""
    number = 0
    while True:
        for canonical in asked:
            yield LookupForm(shape.kind, _decoy(shape, canonical, number, secret), "typed")
        number += 1


def _decoy(shape: PackShape, canonical: str, number: int, secret: bytes) -> str:
    parts = (
        _DECOY,
        shape.name.encode("utf-8"),
        shape.epoch.to_bytes(4, "big"),
        KIND_NUMBER[shape.kind].to_bytes(1, "big"),
        number.to_bytes(2, "big"),
        canonical.encode("utf-8"),
    )
    return hmac.new(secret, _framed(parts), hashlib.sha256).hexdigest()


def _framed(parts: Iterable[bytes]) -> bytes:
    """Parts one after the other, each with its length, so that no two lists look alike."""
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)
