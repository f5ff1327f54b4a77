"""What a check would send, in words, before it does.

The one rule: whoever could learn something is named with what they could learn; that somebody keeps
a promise is never taken for granted without saying so.
"""

from collections.abc import Iterable, Sequence
from math import floor

from exposure_app.core.anonymity import LINKED_ROWS, Anonymity, bit_budget, rows_left
from exposure_app.core.findings import Departure, SendingPlan
from exposure_app.core.ledger import Conclusion
from exposure_app.i18n import _, ngettext
from exposure_app.wording.dates import format_count
from exposure_app.wording.ledger import (
    always_concluded_text,
    conclusion_text,
    shared_text,
    size_text,
)
from exposure_app.wording.lookups import no_list_for
from exposure_app.wording.sentences import join_sentences, join_words


def sending_summary(plan: SendingPlan) -> str:
    """What pressing Check would send, in a few sentences."""
    if not plan.departures:
        return join_sentences((_stays(plan), no_list_for(plan.uncovered)))
    return join_sentences(
        (
            _in_full(plan.departures),
            _codes(plan.departures),
            _nothing_else(plan.departures),
            held_back_text(plan.departures),
            always_concluded_text(),
            no_list_for(plan.uncovered),
        )
    )


def learns_text(departure: Departure) -> str:
    """What the receiver of one departure can conclude."""
    if departure.is_held_back:
        return _("Nothing, because it is held back.")
    return join_sentences((conclusion_text(departure.conclusion), shared_text(departure.shared_by)))


def amount_text(departure: Departure) -> str:
    """How many requests, and how much goes out and comes back."""
    count = ngettext("{n} request", "{n} requests", departure.requests).format(n=departure.requests)
    return _("{count}, {sent} out, at most {back} back").format(
        count=count,
        sent=size_text(departure.bytes_sent),
        back=size_text(departure.bytes_back),
    )


def anonymity_facts(told: Sequence[Anonymity]) -> list[tuple[str, str]]:
    """The numbers behind what a receiver could conclude, entry by entry: name and text."""
    facts = []
    for place, one in enumerate(told, start=1):
        if len(told) > 1:
            facts.append((_("Entry {n}").format(n=place), ""))
        facts += [
            (_("Length of the code"), ngettext("{n} bit", "{n} bits", one.bits).format(n=one.bits)),
            (_("Share it on average"), _about(one.mean_k)),
            (_("Share it at least"), format_count(one.worst_k)),
        ]
        if one.place_k is not None:
            facts.append((_("In your city"), _about(one.place_k)))
    return facts


def together_facts(told: Sequence[Anonymity]) -> list[tuple[str, str]]:
    """What all codes together tell one who could link them: name and text; empty without any."""
    if not told:
        return []
    bits, least = [one.bits for one in told], told[0].least_k
    text = _(
        "{n} bits in all. Of {people} people in a collection, about {count} would fit. "
        "At most {budget} bits would leave {least}."
    ).format(
        n=sum(bits),
        people=format_count(LINKED_ROWS),
        count=format_count(max(1, round(rows_left(LINKED_ROWS, bits)))),
        budget=floor(bit_budget(LINKED_ROWS, max(1, least))),
        least=format_count(least),
    )
    return [(_("All codes together"), text)]


def shared_by_text(told: Sequence[Anonymity]) -> str:
    """How many share a code that its receiver can read, in plain words; empty without numbers."""
    if not told:
        return ""
    least = min(one.worst_k for one in told)
    text = _("At least {count} entries share the code.").format(count=format_count(least))
    return join_sentences((text, _in_city(told)))


def held_back_text(departures: Iterable[Departure]) -> str:
    """Says that codes are held back, and why; empty when none is."""
    is_code = Conclusion.ONE_OF
    held = [one for one in departures if one.is_held_back and one.conclusion is is_code]
    if not held:
        return ""
    return ngettext(
        "{n} code is held back, because too few others share it.",
        "{n} codes are held back, because too few others share them.",
        len(held),
    ).format(n=len(held))


def together_texts(departures: Iterable[Departure]) -> tuple[str, ...]:
    """What hosts could learn if they broke their promise; a line for each that is asked for parts.

    An evaluator sees points that look like chance and a host sees labels; only both together could
    narrow an entry down.
    """
    return tuple(
        _together(one.receiver, one.told)
        for one in departures
        if one.told and one.conclusion is Conclusion.LABELS
    )


def _together(receiver: str, told: Sequence[Anonymity]) -> str:
    least = min(told, key=lambda one: one.worst_k)
    text = _(
        "Apart, {receiver} and the one who makes the codes learn nothing. "
        "Together they could tell that your entry is one of at least {count}."
    ).format(receiver=receiver, count=format_count(least.worst_k))
    return join_sentences((text, _in_city(told)))


def _in_city(told: Sequence[Anonymity]) -> str:
    placed = [one.place_k for one in told if one.place_k is not None]
    if not placed:
        return ""
    narrower = _("Who knows your city could narrow that down to about {count}.")
    return narrower.format(count=format_count(max(1, round(min(placed)))))


def _about(count: float) -> str:
    return _("about {count}").format(count=format_count(max(1, round(count))))


def _in_full(departures: Iterable[Departure]) -> str:
    names = _receivers(departures, Conclusion.IN_FULL)
    if not names:
        return ""
    return _("What you typed goes in full to {receivers}.").format(receivers=join_words(names))


def _codes(departures: Iterable[Departure]) -> str:
    sent = [one for one in departures if not one.is_held_back]
    names = _receivers(sent, Conclusion.ONE_OF)
    if not names:
        return ""
    return _("A short code that others share goes to {receivers}.").format(
        receivers=join_words(names)
    )


def _nothing_else(departures: Sequence[Departure]) -> str:
    """That the other receivers learn nothing, as long as each keeps to itself."""
    told = {Conclusion.IN_FULL, Conclusion.ONE_OF}
    sent = [one for one in departures if not one.is_held_back]
    quiet = [one for one in sent if one.conclusion not in told]
    if not quiet:
        return ""
    count = sum(one.requests for one in quiet)
    if len(quiet) == len(sent):
        return ngettext(
            "{n} request would leave this computer. Its receiver cannot tell what you typed.",
            "{n} requests would leave this computer. "
            "None of their receivers can tell by itself what you typed.",
            count,
        ).format(n=count)
    return _("The other receivers cannot tell what you typed.")


def _receivers(departures: Iterable[Departure], conclusion: Conclusion) -> list[str]:
    return list(dict.fromkeys(one.receiver for one in departures if one.conclusion is conclusion))


def _stays(plan: SendingPlan) -> str:
    if plan.local_sources:
        return _("Nothing leaves this computer. The lists are on this computer.")
    return _("Nothing leaves this computer.")
