"""Whoever would get something, receiver by receiver: what for, how much, what it can conclude."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from PySide6.QtWidgets import QWidget

from exposure_app.core.anonymity import Anonymity
from exposure_app.core.findings import Departure
from exposure_app.core.ledger import Conclusion
from exposure_app.gui.disclosure import Disclosure
from exposure_app.gui.exact_text import ExactText
from exposure_app.gui.fact_grid import FactGrid
from exposure_app.i18n import _
from exposure_app.reports.sent_bytes import sent_lines
from exposure_app.wording.lookups import purpose_text
from exposure_app.wording.sending import (
    amount_text,
    anonymity_facts,
    learns_text,
    shared_by_text,
    together_facts,
)
from exposure_app.wording.sentences import capitalised, join_sentences

Fact = tuple[str, str]


def by_receiver(departures: Iterable[Departure]) -> list[tuple[str, list[Departure]]]:
    """Every receiver once, with what it gets; what differs in size alone is put together."""
    found: dict[str, list[Departure]] = {}
    for one in departures:
        found.setdefault(one.receiver, []).append(one)
    return [(receiver, _together(own)) for receiver, own in found.items()]


def departure_facts(departure: Departure) -> list[Fact]:
    """What one receiver gets for one purpose."""
    facts = [
        (_("What for"), capitalised(purpose_text(departure.purpose))),
        (_("How much"), amount_text(departure)),
        (_("It can conclude"), _concludes(departure)),
    ]
    if departure.is_held_back:
        facts.append((_("If it were sent"), _concludes(replace(departure, is_held_back=False))))
    return facts


def readable_numbers(departures: Iterable[Departure]) -> tuple[Anonymity, ...]:
    """The numbers behind the codes that the receiver can read by itself."""
    return tuple(told for one in departures if _is_readable(one) for told in one.told)


def numbers_disclosure(told: tuple[Anonymity, ...], about: str) -> QWidget:
    """A button that shows those numbers."""
    facts = FactGrid([*anonymity_facts(told), *together_facts(told)])
    return Disclosure(_("Show the numbers"), _("Hide the numbers"), facts, about)


def exact_lines(departures: Iterable[Departure]) -> tuple[str, ...]:
    """Every byte of the requests that are known before, request by request."""
    requests = [sent for one in departures for sent in one.exact]
    return tuple(line for sent in requests for line in (*sent_lines(sent), ""))[:-1]


def exact_disclosure(lines: tuple[str, ...], about: str) -> QWidget:
    """A button that shows those bytes."""
    name = _("Every byte that would be sent")
    return Disclosure(
        _("Show every byte that would be sent"), _("Hide the bytes"), ExactText(lines, name), about
    )


def _concludes(departure: Departure) -> str:
    is_readable = _is_readable(departure) and not departure.is_held_back
    shared = shared_by_text(departure.told) if is_readable else ""
    return join_sentences((learns_text(departure), shared))


def _is_readable(departure: Departure) -> bool:
    return departure.conclusion is Conclusion.ONE_OF


def _together(departures: list[Departure]) -> list[Departure]:
    def kind(one: Departure) -> tuple[object, ...]:
        return one.source_id, one.purpose, one.conclusion, one.shared_by, one.is_held_back

    return [_sum(list(some)) for _kind, some in groupby(departures, kind)]


def _sum(some: list[Departure]) -> Departure:
    return replace(
        some[0],
        bytes_sent=sum(one.bytes_sent for one in some),
        bytes_back=sum(one.bytes_back for one in some),
        requests=sum(one.requests for one in some),
        told=tuple(told for one in some for told in one.told),
        exact=tuple(sent for one in some for sent in one.exact),
    )
